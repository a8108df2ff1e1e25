//! Numbers that say what they are by what stands around them: 김 모(35) · 2013 · 112에 · 타율 0.312 · 시즌 2 · 고3.

use super::{Found, may_end, number, value};
use crate::analysis::{EntityType, Value, ValueKind};

fn quantity(kind: ValueKind, amount: f64, unit: Option<&str>, end: usize, rule: &'static str) -> Found {
    let value = Value { amount: Some(amount), unit: unit.map(str::to_owned), ..value(kind) };
    Found { end, kind: EntityType::Quantity, value, rule }
}

/// What has to be asked before dates and units: ages in brackets and telephone numbers.
pub fn first(text: &str, at: usize) -> Option<Found> {
    age(text, at).or_else(|| phone(text, at))
}

/// What is asked when a number has no unit.
pub fn last(text: &str, at: usize) -> Option<Found> {
    rate(text, at).or_else(|| short_phone(text, at)).or_else(|| year(text, at)).or_else(|| large(text, at))
}

/// 이 모(35) 씨, 환자(52·여).
fn age(text: &str, at: usize) -> Option<Found> {
    let before = text.get(..at)?.strip_suffix('(')?;
    if !before.ends_with(|c: char| ('가'..='힣').contains(&c)) {
        return None;
    }
    let n = number::read(text, at).filter(|n| n.plain && n.digits == 2 && n.value >= 10.0)?;
    let next = text.get(n.end..)?.chars().next()?;
    // In 5·18 and 3,4 a number follows.
    let digit = text.get(n.end + next.len_utf8()..)?.trim_start().starts_with(|c: char| c.is_ascii_digit());
    let ends = next == ')' || matches!(next, '·' | ',' | 'ㆍ' | '・' | '/') && !digit;
    ends.then(|| quantity(ValueKind::Age, n.value, Some("age"), n.end, "n.quantity.age-bracket"))
}

/// 02-123-4567, 010-1234-5678, 1588-1234.
fn phone(text: &str, at: usize) -> Option<Found> {
    let group = |i: usize| text.get(i..).map_or(0, |t| t.bytes().take(5).take_while(u8::is_ascii_digit).count());
    let first = group(at);
    let dash = |i: usize| text.get(i..).is_some_and(|t| t.starts_with('-'));
    if !dash(at + first) {
        return None;
    }
    let second = group(at + first + 1);
    let mut end = at + first + 1 + second;
    let zero = text.get(at..)?.starts_with('0');
    if zero && (2..=3).contains(&first) && (3..=4).contains(&second) && dash(end) && group(end + 1) == 4 {
        end += 5;
    } else if !(text.get(at..)?.starts_with("15") || text.get(at..)?.starts_with("16")) || first != 4 || second != 4 {
        return None;
    }
    let more = text.get(end..)?.starts_with(|c: char| c.is_ascii_alphanumeric() || c == '-');
    (!more).then(|| quantity(ValueKind::Count, 0.0, None, end, "n.quantity.phone"))
}

/// 112에, 119로.
fn short_phone(text: &str, at: usize) -> Option<Found> {
    let n = number::read(text, at).filter(|n| n.plain && n.digits == 3)?;
    let known = matches!(text.get(at..n.end)?, "112" | "119" | "114" | "911" | "110" | "111" | "113" | "117" | "118");
    let run = super::run(text, n.end);
    let call = text.get(n.end..)?.trim_start_matches(' ').starts_with("신고");
    (known && (call || matches!(run, "에" | "로" | "나" | "와" | "에도")))
        .then(|| quantity(ValueKind::Count, 0.0, None, n.end, "n.quantity.phone"))
}

/// 타율 0.312, 평균자책점 2.41, 승률 5할 (a unit) is read elsewhere.
fn rate(text: &str, at: usize) -> Option<Found> {
    let n = number::read(text, at).filter(|n| !n.plain && n.value < 1000.0)?;
    if !text.get(at..n.end)?.contains('.') || !may_end(text, n.end) {
        return None;
    }
    let before = text.get(..at)?;
    let before = before.strip_suffix(' ').unwrap_or(before);
    let words = ["율", "평균자책점", "평점", "별점", "학점", "규모", "지수는", "책점은", "율은", "율이"];
    let fits = words.iter().any(|w| before.ends_with(w));
    fits.then(|| quantity(ValueKind::Measure, n.value, None, n.end, "n.quantity.bare"))
}

/// 2013 in (2013), 2015 한국 …: a year without its 년.
fn year(text: &str, at: usize) -> Option<Found> {
    let n = number::read(text, at).filter(|n| n.plain && n.digits == 4 && (1900.0..2050.0).contains(&n.value))?;
    let before = text.get(..at)?.chars().next_back();
    let rest = text.get(n.end..)?;
    let mut next = rest.chars();
    let open = matches!(before, None | Some(' ' | '(' | '\'' | '‘' | '“' | '"' | '<' | '《' | '〈' | '[' | '\n'));
    let closes = matches!((before, next.next()), (Some('('), Some(')')));
    let word = rest.starts_with(' ')
        && rest.trim_start().starts_with(|c: char| ('가'..='힣').contains(&c) || c.is_ascii_uppercase());
    if !(open && (closes || word)) {
        return None;
    }
    let out = Value { iso: Some(format!("{:04}", n.value as u32)), ..value(ValueKind::Date) };
    Some(Found { end: n.end, kind: EntityType::Date, value: out, rule: "n.date.year" })
}

/// 조회 수 640만을: a large number whose thing stands before it.
fn large(text: &str, at: usize) -> Option<Found> {
    let n = number::read(text, at).filter(|n| n.value >= 1e4)?;
    let (rest, word) = (super::run(text, n.end), text.get(at..n.end)?);
    let ends = rest.is_empty() || crate::lexicon::tails().has(rest);
    (word.ends_with(['만', '억']) && ends && may_end(text, n.end))
        .then(|| quantity(ValueKind::Count, n.value, None, n.end, "n.quantity.bare"))
}

/// 시즌 2, 고3: a word and its number.
pub fn led(text: &str, at: usize) -> Option<Found> {
    let rest = text.get(at..)?;
    let next = |w: &str| {
        let r = rest.strip_prefix(w)?;
        let from = at + w.len() + usize::from(r.starts_with(' ') && w == "시즌");
        number::read(text, from).filter(|n| n.plain && n.digits <= 2)
    };
    if let Some(n) = next("시즌") {
        // 시즌 6승: the number has a unit of its own.
        let rest = text.get(n.end..)?;
        if crate::lexicon::units()
            .longest_prefix(rest)
            .is_some_and(|(len, _)| !rest.starts_with('도') && may_end(text, n.end + len))
        {
            return None;
        }
        let (end, _) = super::tails(text, n.end, "count");
        return Some(quantity(ValueKind::Ordinal, n.value, Some("시즌"), end, "n.quantity.ordinal"));
    }
    let (n, most) = [("고", 3.0), ("중", 3.0), ("초", 6.0)].into_iter().find_map(|(w, m)| Some((next(w)?, m)))?;
    let ends = may_end(text, n.end) || super::run(text, n.end).starts_with('생');
    ((1.0..=most).contains(&n.value) && n.digits == 1 && ends && super::range(text, n.end).is_none())
        .then(|| quantity(ValueKind::Ordinal, n.value, Some("학년"), n.end, "n.quantity.ordinal"))
}

#[cfg(test)]
mod tests {
    use crate::ner::patterns::tests::words;

    #[test]
    fn finds() {
        for (text, want) in [
            ("환자(35)가 왔다", "35"),
            ("운전자(52·여)는", "52"),
            ("영화 가람(2013)의", "2013"),
            ("2015 가람영화제에서", "2015"),
            ("문의는 02-123-4567로", "02-123-4567"),
            ("1588-1234", "1588-1234"),
            ("곧바로 112에 알렸다", "112"),
            ("타율 0.312를 남겼다", "0.312"),
            ("조회 수 640만을 넘겼다", "640만"),
            ("시즌 2를 찍는다", "시즌 2"),
            ("시즌3도 나온다", "시즌3"),
            ("고3 학생", "고3"),
            ("시즌 6승을", "6승"),
        ] {
            assert_eq!(words(text), [want], "{text}");
        }
    }

    #[test]
    fn leaves_alone() {
        for text in
            ["(5)", "가람(7)", "2013", "방 2013호실로", "고7", "고35", "중앙", "123-45-6", "버전 0.312를", "112층"]
        {
            let got = words(text);
            assert!(got.iter().all(|w| w.ends_with(['실', '층'])), "{text} {got:?}");
        }
    }
}
