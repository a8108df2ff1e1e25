//! Numbers with a unit: money, percent, counts, measures, ages, ordinals.

use super::{Found, may_end, number, range, tails, value};
use crate::analysis::{EntityType, Value, ValueKind};
use crate::lexicon;

/// The quantity that begins at `at`.
pub fn at(text: &str, at: usize) -> Option<Found> {
    let (start, about) = super::lead(text, at);
    let rest = text.get(start..)?;
    let first = rest.chars().next()?;
    let mut found = if first.is_ascii_digit() {
        score(text, start).or_else(|| fraction(text, start)).or_else(|| numbered(text, start, false))
    } else if let Some(code) = sign(first) {
        signed(text, start + first.len_utf8(), code)
    } else if first == '제' {
        numbered(text, start + first.len_utf8(), true)
    } else {
        cold(text, start).or_else(|| native(text, start)).or_else(|| ordinal_word(text, start))
    }?;
    found.value.approximate |= about;
    Some(found)
}

const fn sign(c: char) -> Option<&'static str> {
    Some(match c {
        '$' => "USD",
        '₩' | '￦' => "KRW",
        '€' => "EUR",
        '£' => "GBP",
        '¥' => "JPY",
        _ => return None,
    })
}

fn quantity(kind: ValueKind, amount: f64, unit: &str, about: bool, end: usize, rule: &'static str) -> Found {
    let value = Value { amount: Some(amount), unit: Some(unit.to_owned()), approximate: about, ..value(kind) };
    Found { end, kind: EntityType::Quantity, value, rule }
}

/// $100만, ₩5,000.
fn signed(text: &str, at: usize, code: &str) -> Option<Found> {
    let n = number::read(text, at)?;
    Some(quantity(ValueKind::Money, n.value, code, false, n.end, "n.quantity.money"))
}

/// 12개, 3.5%, 150조 원, 제3조, 20만원대.
fn numbered(text: &str, at: usize, ordinal: bool) -> Option<Found> {
    let n = number::read(text, at)?;
    let mut end = n.end;
    let mut about = false;
    if let Some(m) = range(text, end).and_then(|s| number::read(text, s)) {
        (end, about) = (m.end, true);
    } else if let Some(m) = unit_then_range(text, end) {
        (end, about) = (m, true);
    }
    if text.get(end..)?.starts_with('여') {
        (end, about) = (end + '여'.len_utf8(), true);
    } else if text.get(end..)?.starts_with("수") && text.get(end + 3..)?.starts_with(['십', '백']) {
        return None;
    }
    let space = usize::from(text.get(end..)?.starts_with(' '));
    let rest = text.get(end + space..)?;
    let unit = unit_at(text, end + space, rest).filter(|(len, row)| {
        // After a space only units that are no words of their own: 3 명, 150조 원, 5 km.
        space == 0
            || *len > 3
            || matches!(row.field(0), "money" | "percent" | "measure")
            || n.plain && matches!(rest.get(..3), Some("명" | "개"))
    });
    let Some((len, row)) = unit else {
        return ordinal
            .then(|| quantity(ValueKind::Ordinal, n.value, "제", false, n.end, "n.quantity.ordinal"))
            .filter(|_| n.plain && may_end(text, n.end));
    };
    let kind = match row.field(0) {
        "money" => ValueKind::Money,
        "percent" => ValueKind::Percent,
        "measure" => ValueKind::Measure,
        "age" => ValueKind::Age,
        "ordinal" => ValueKind::Ordinal,
        _ if ordinal => ValueKind::Ordinal,
        _ => ValueKind::Count,
    };
    let factor: f64 = row.field(2).parse().unwrap_or(1.0);
    let end = end + space + len;
    let allowed = match kind {
        ValueKind::Money => "money",
        ValueKind::Percent => "percent",
        ValueKind::Age => "age",
        _ => "count",
    };
    let (end, more) = tails(text, end, allowed);
    let (kind, end) = decade(text, end, n.value).map_or((kind, end), |e| (ValueKind::Age, e));
    let rule = match kind {
        ValueKind::Money => "n.quantity.money",
        ValueKind::Percent => "n.quantity.percent",
        ValueKind::Measure => "n.quantity.measure",
        ValueKind::Age => "n.quantity.age",
        ValueKind::Ordinal => "n.quantity.ordinal",
        _ => "n.quantity.count",
    };
    Some(quantity(kind, n.value * factor, row.field(1), about || more, end, rule))
}

/// 40대 중반, 40대 남성: an age, and where it ends.
fn decade(text: &str, end: usize, n: f64) -> Option<usize> {
    if !(10.0..100.0).contains(&n) || n % 10.0 != 0.0 || !text.get(..end)?.ends_with('대') {
        return None;
    }
    let rest = text.get(end..)?;
    let part = [" 초반", " 중반", " 후반", "초반", "중반", "후반"].into_iter().find(|w| rest.starts_with(w));
    if let Some(w) = part.filter(|w| may_end(text, end + w.len())) {
        return Some(end + w.len());
    }
    [" 남", " 여", " 청", " 직장인", " 주부", " 가장", " A", " B"].iter().any(|w| rest.starts_with(w)).then_some(end)
}

/// The unit at `at`, if the word may end after it.
fn unit_at(text: &str, at: usize, rest: &str) -> Option<(usize, lexicon::Row)> {
    let mut top = rest;
    // The longest unit after which the word may end: 개월 before 개, but 개 in 개가.
    for _ in 0..4 {
        let (len, row) = lexicon::units().longest_prefix(top)?;
        let sign = matches!(row.field(0), "percent") && !rest.starts_with(|c: char| ('가'..='힣').contains(&c));
        if sign || may_end(text, at + len) || row.field(0) == "money" && may_follow_money(text, at + len) {
            return Some((len, row));
        }
        let shorter = rest.get(..len)?.char_indices().next_back()?.0;
        top = rest.get(..shorter).filter(|t| !t.is_empty())?;
    }
    None
}

/// 5만원권, 1달러당.
fn may_follow_money(text: &str, at: usize) -> bool {
    super::run(text, at).starts_with(['권', '당', '대', '선', '짜', '어', '에', '을', '은', '이', '으'])
}

/// 32평~62평: the end of the second number, whose unit follows.
fn unit_then_range(text: &str, at: usize) -> Option<usize> {
    let (len, row) = lexicon::units().longest_prefix(text.get(at..)?)?;
    let second = range(text, at + len)?;
    let m = number::read(text, second)?;
    let (_, again) = lexicon::units().longest_prefix(text.get(m.end..)?)?;
    (again.field(0) == row.field(0)).then_some(m.end)
}

/// 4분의 1, 1/3.
fn fraction(text: &str, at: usize) -> Option<Found> {
    let n = number::read(text, at).filter(|n| n.plain && n.value >= 1.0)?;
    let rest = text.get(n.end..)?;
    let m = if let Some(r) = rest.strip_prefix("분의") {
        number::read(text, text.len() - r.trim_start_matches(' ').len())?
    } else {
        return None;
    };
    Some(quantity(ValueKind::Percent, 100.0 * m.value / n.value, "%", false, m.end, "n.quantity.fraction"))
}

/// 3-1로, 2대 0: results of games stand with 로, 으로 or a comma after them.
fn score(text: &str, at: usize) -> Option<Found> {
    let n = number::read(text, at).filter(|n| n.plain && n.digits <= 3)?;
    let rest = text.get(n.end..)?;
    let sep = ["-", "대", " 대 ", "대 ", ":"].into_iter().find(|s| rest.starts_with(s))?;
    let m = number::read(text, n.end + sep.len()).filter(|m| m.plain && m.digits <= 3)?;
    let run = super::run(text, m.end);
    let ends =
        matches!(run, "로" | "으로" | "의" | "" | "이던" | "으로서" | "이었던") && (run.is_empty() || sep != ":");
    let next = text.get(m.end..)?.chars().next();
    let ok = ends && !run.is_empty() && next.is_none_or(|c| !matches!(c, '-' | '.' | ':'));
    ok.then(|| Found {
        end: m.end,
        kind: EntityType::Quantity,
        value: value(ValueKind::Count),
        rule: "n.quantity.score",
    })
}

/// 영하 20도, 시속 135km.
fn cold(text: &str, at: usize) -> Option<Found> {
    let rest = text.get(at..)?;
    let (word, factor) = [("영하 ", -1.0), ("영상 ", 1.0), ("시속 ", 1.0), ("만 ", 1.0), ("규모 ", 1.0)]
        .into_iter()
        .find(|(w, _)| rest.starts_with(w))?;
    let mut found = numbered(text, at + word.len(), false)?;
    let fits = match word {
        "만 " => found.value.kind == ValueKind::Age,
        "규모 " => false,
        _ => found.value.kind == ValueKind::Measure,
    };
    fits.then(|| {
        found.value.amount = found.value.amount.map(|a| a * factor);
        found
    })
}

/// 두 명, 세 번째, 한 달, 수십만 명.
fn native(text: &str, at: usize) -> Option<Found> {
    let rest = text.get(at..)?;
    let (len, row) = lexicon::numerals().longest_prefix(rest)?;
    let amount: f64 = row.field(0).parse().ok()?;
    let mut end = at + len;
    let about = amount == 0.0 || text.get(end..)?.starts_with('여');
    end += if text.get(end..)?.starts_with('여') { '여'.len_utf8() } else { 0 };
    let space = usize::from(text.get(end..)?.starts_with(' '));
    let rest = text.get(end + space..)?;
    let (unit, row) = unit_at(text, end + space, rest)?;
    let class = row.field(0);
    let word = rest.get(..unit)?;
    // 한 사람, 두 가지; a single syllable written together is seldom a counter (한대, 세기).
    let counter = matches!(class, "count" | "age")
        && (space == 1 || unit >= 6 || matches!(word, "명" | "개" | "번" | "살" | "곳" | "건"));
    // 한번 is more often an adverb.
    let counter = counter && !(word == "번" && space == 0 && (amount == 1.0 || amount == 0.0));
    let nth = word == "번째" || word == "번" && class == "ordinal";
    if !(counter || nth || amount == 0.0 && class == "money") || word == "분" && space == 0 {
        return None;
    }
    let kind = match class {
        "money" => ValueKind::Money,
        "age" => ValueKind::Age,
        "ordinal" => ValueKind::Ordinal,
        _ => ValueKind::Count,
    };
    let (end, more) = tails(text, end + space + unit, "count");
    let mut found = quantity(kind, amount, row.field(1), about || more, end, "n.quantity.native");
    if amount == 0.0 {
        found.value.amount = None;
    }
    Some(found)
}

/// 첫째, 둘째.
fn ordinal_word(text: &str, at: usize) -> Option<Found> {
    let rest = text.get(at..)?;
    let words = [
        ("첫째", 1.0),
        ("둘째", 2.0),
        ("셋째", 3.0),
        ("넷째", 4.0),
        ("다섯째", 5.0),
        ("첫번째", 1.0),
        ("첫 번째", 1.0),
    ];
    let (word, n) = words.into_iter().find(|(w, _)| rest.starts_with(w))?;
    let end = at + word.len();
    may_end(text, end).then(|| quantity(ValueKind::Ordinal, n, "번째", false, end, "n.quantity.ordinal"))
}

#[cfg(test)]
mod tests {
    use crate::{Options, text::Document};

    fn found(text: &str) -> Vec<String> {
        let doc = Document::read(text);
        let all = super::super::find(&doc, &Options::default());
        let show = |m: &crate::ner::Mention| {
            let v = m.value.clone();
            let amount = v.as_ref().and_then(|v| v.amount).map(|a| format!("{a}")).unwrap_or_default();
            let about = if v.as_ref().is_some_and(|v| v.approximate) { "~" } else { "" };
            format!("{}={about}{amount} {}", doc.words(m.span), v.and_then(|v| v.unit).unwrap_or_default())
        };
        all.iter().map(show).collect()
    }

    #[test]
    fn reads() {
        for (text, want) in [
            ("150조 원을", "150조 원=150000000000000 KRW"),
            ("5000억달러 규모", "5000억달러=500000000000 USD"),
            ("20만원대 요금", "20만원대=200000 KRW"),
            ("3.5%포인트 올라", "3.5%포인트=3.5 %p"),
            ("약 7.1% 더", "약 7.1%=~7.1 %"),
            ("10여명이", "10여명=~10 명"),
            ("100만명 이상", "100만명 이상=1000000 명"),
            ("20~30명", "20~30명=~20 명"),
            ("제3조에", "제3조=3 조"),
            ("2위까지", "2위까지=2 위"),
            ("두 명이", "두 명=2 명"),
            ("세 번째로", "세 번째=3 번째"),
            ("40대 중반의", "40대 중반=40 대"),
            ("12살 아이", "12살=12 age"),
            ("7.2km 구간", "7.2km=7200 m"),
            ("영하 20도까지", "영하 20도까지=-20 degC"),
            ("$100만을", "$100만=1000000 USD"),
            ("4분의 1로", "4분의 1=25 %"),
            ("수십만 명이", "수십만 명=~ 명"),
            ("첫째, 돈", "첫째=1 번째"),
        ] {
            assert_eq!(found(text), [want], "{text}");
        }
    }

    #[test]
    fn not_quantities() {
        for text in ["3원칙", "5대양", "한번에", "세기의", "두산의", "제조업", "한국개발", "열대야", "한명회"]
        {
            assert!(found(text).is_empty(), "{text} {:?}", found(text));
        }
    }
}
