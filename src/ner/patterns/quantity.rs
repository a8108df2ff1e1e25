//! Numbers with a unit: money, percent, counts, measures, ages, ordinals.

use super::{Found, may_end, native, number, range, results, tails, value};
use crate::analysis::{EntityType, Value, ValueKind};
use crate::lexicon;

/// The quantity that begins at `at`.
pub fn at(text: &str, at: usize) -> Option<Found> {
    let (start, about) = super::lead(text, at);
    let rest = text.get(start..)?;
    let first = rest.chars().next()?;
    let mut found = if first.is_ascii_digit() {
        results::score(text, start)
            .or_else(|| fraction(text, start))
            .or_else(|| numbered(text, start, false))
            .map(|found| results::chained(text, found))
            .map(|found| below(text, start, found))
    } else if let Some(code) = sign(first) {
        signed(text, start + first.len_utf8(), code)
    } else if first == '제' {
        numbered(text, start + first.len_utf8(), true)
    } else {
        cold(text, start).or_else(|| native::ordinal(text, start)).or_else(|| native::at(text, start))
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

pub fn quantity(kind: ValueKind, amount: f64, unit: &str, about: bool, end: usize, rule: &'static str) -> Found {
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
    } else if let Some(m) = both(text, &n) {
        end = m;
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
            || about
            || matches!(rest.get(..3), Some("명" | "개" | "건" | "대" | "곳" | "톤"))
    });
    // 2차전, 9호선: the number is part of a name; in 시즌2도 and 별 1개도 the syllable is a particle.
    let unit = unit.filter(|(_, r)| r.field(3) != "noun" || space == 0 || about || !n.plain);
    if unit.is_some_and(|(_, r)| r.field(0) == "name") {
        return None;
    }
    if let Some((len, _)) = unit
        && results::outs(text, end + space + len)
    {
        return None;
    }
    if let Some((len, _)) = unit
        && division(text, at, end + space + len)
    {
        return None;
    }
    let Some((len, row)) = unit else {
        if about && let Some(found) = split_scale(text, &n, end) {
            return Some(found);
        }
        let court = ["형사", "민사", "행정", "가사", "특별"].iter().any(|w| rest.starts_with(w));
        return ordinal
            .then(|| quantity(ValueKind::Ordinal, n.value, "제", false, n.end, "n.quantity.ordinal"))
            .filter(|_| n.plain && (may_end(text, n.end) || court));
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
    let factor = crate::decimal::read(row.field(2)).unwrap_or(1.0);
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
    Some(quantity(kind, n.value * factor, row.field(1), about && kind != ValueKind::Ordinal || more, end, rule))
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

/// 1·2심: the end of the second number, whose unit is that of both.
fn both(text: &str, n: &number::Number) -> Option<usize> {
    let next = text.get(n.end..)?.chars().next().filter(|c| matches!(c, '·' | 'ㆍ' | '・'))?;
    let m =
        number::read(text, n.end + next.len_utf8()).filter(|m| m.plain && n.plain && m.digits <= 2 && n.digits <= 2)?;
    unit_at(text, m.end, text.get(m.end..)?).map(|_| m.end)
}

/// 특수2부, 형사 6부(…): a division of an office, not a number of copies.
fn division(text: &str, at: usize, end: usize) -> bool {
    let attached = text.get(..at).is_some_and(|t| t.ends_with(|c: char| ('가'..='힣').contains(&c) && c != '제'));
    let part = text.get(at..end).is_some_and(|t| t.ends_with('부'));
    part && (attached || text.get(end..).is_some_and(|t| t.starts_with('(')))
}

/// 3억5000여만원: 여 stands inside the number, before its last 만 or 억, which is at `at`.
fn split_scale(text: &str, n: &number::Number, at: usize) -> Option<Found> {
    let (c, by) = [('만', 1e4), ('억', 1e8), ('조', 1e12)]
        .into_iter()
        .find(|(c, _)| text.get(at..).is_some_and(|t| t.starts_with(*c)))?;
    let from = at + c.len_utf8();
    let from = from + usize::from(text.get(from..)?.starts_with(' '));
    let (len, row) = unit_at(text, from, text.get(from..)?)?;
    let low = n.value % 1e4;
    let kind = match row.field(0) {
        "money" => ValueKind::Money,
        "count" => ValueKind::Count,
        _ => return None,
    };
    let factor = crate::decimal::read(row.field(2)).unwrap_or(1.0);
    let (end, _) = tails(text, from + len, if kind == ValueKind::Money { "money" } else { "count" });
    let rule = if kind == ValueKind::Money { "n.quantity.money" } else { "n.quantity.count" };
    Some(quantity(kind, (n.value - low + low * by) * factor, row.field(1), true, end, rule))
}

/// The floor of 지하 2층 is below.
fn below(text: &str, at: usize, mut found: Found) -> Found {
    if text.get(..at).is_some_and(|t| t.ends_with("지하 "))
        && text.get(at..found.end).is_some_and(|t| t.ends_with('층'))
    {
        found.value.amount = found.value.amount.map(|a| -a);
    }
    found
}

/// The unit at `at`, if the word may end after it.
pub fn unit_at(text: &str, at: usize, rest: &str) -> Option<(usize, lexicon::Row)> {
    let mut top = rest;
    // The longest unit after which the word may end: 개월 before 개, but 개 in 개가.
    for _ in 0..4 {
        let (len, row) = lexicon::units().longest_prefix(top)?;
        let open = row.field(3) == "open" || row.field(0) == "name";
        let sign = open || matches!(row.field(0), "percent") && !rest.starts_with(|c: char| ('가'..='힣').contains(&c));
        let digit = text.get(at + len..).is_some_and(|t| t.starts_with(|c: char| c.is_ascii_digit()));
        let sign = sign || digit && rest.get(..len).is_some_and(|u| matches!(u, "조" | "승" | "무" | "패" | "항"));
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
    let n = number::read(text, at).filter(|n| n.value >= 1.0)?;
    let rest = text.get(n.end..)?;
    let m = if let Some(r) = rest.strip_prefix("분의") {
        number::read(text, text.len() - r.trim_start_matches(' ').len())?
    } else {
        return None;
    };
    let (end, about) = tails(text, m.end, "percent");
    Some(quantity(ValueKind::Percent, 100.0 * m.value / n.value, "%", about, end, "n.quantity.fraction"))
}

/// 영하 20도, 시속 135km, 지하 1층, 규모 5.8, 생후 7개월: a word before the number says what it measures.
fn cold(text: &str, at: usize) -> Option<Found> {
    let rest = text.get(at..)?;
    let (len, row) = lexicon::value_leads().longest_prefix(rest)?;
    let space = usize::from(rest.get(len..)?.starts_with(' '));
    let from = at + len + space;
    let wants = row.field(0);
    // 지하 2층 is two words, 지하2층 is one.
    if wants == "floor" && space == 1 {
        return None;
    }
    if space == 0 && wants != "floor" && row.field(1) != "-1" {
        return None;
    }
    if wants == "decimal" {
        let n = number::read(text, from).filter(|n| n.value < 10.0 && may_end(text, n.end))?;
        return text.get(from..n.end)?.contains('.').then(|| {
            quantity(ValueKind::Measure, n.value, rest.get(..len).unwrap_or(""), false, n.end, "n.quantity.measure")
        });
    }
    if wants == "life" {
        // 생후 7개월: an age in months.
        let n = number::read(text, from)?;
        let unit =
            ["개월", "일", "주", "년"].into_iter().find(|u| text.get(n.end..).is_some_and(|t| t.starts_with(u)))?;
        let end = n.end + unit.len();
        return may_end(text, end).then(|| quantity(ValueKind::Age, n.value, unit, false, end, "n.quantity.age"));
    }
    let (start, about) = super::lead(text, from);
    let mut found = numbered(text, start, false)?;
    let floor = || text.get(..found.end).is_some_and(|t| t.ends_with('층'));
    let fits = match wants {
        "age" => found.value.kind == ValueKind::Age,
        "floor" => floor(),
        _ => found.value.kind == ValueKind::Measure,
    };
    fits.then(|| {
        let factor = crate::decimal::read(row.field(1)).unwrap_or(1.0);
        found.value.approximate |= about;
        found.value.amount = found.value.amount.map(|a| a * factor);
        found.value.unit = match row.field(2) {
            "-" => found.value.unit,
            unit => Some(unit.to_owned()),
        };
        found
    })
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
            ("150만여 명이", "150만여 명=~1500000 명"),
            ("3억5000여만원을", "3억5000여만원=~350000000 KRW"),
            ("3천여만 달러", "3천여만 달러=~30000000 USD"),
            ("1만여 권", "1만여 권=~10000 권"),
            ("절반 이상이", "절반 이상=50 %"),
            ("1·2심 법원", "1·2심=1 심"),
            ("2승 1무 3패를", "2승 1무 3패= 승"),
            ("3조1항에", "3조1항= 조"),
            ("둘은 웃었다", "둘=2 개"),
            ("다시 한번 말했다", "한번=1 번"),
            ("두 배로", "두 배=2 x"),
            ("두 후보는", "두 후보=2 명"),
            ("규모 5.8의 지진", "규모 5.8=5.8 규모"),
            ("지하 2층에서", "2층=-2 층"),
            ("지하2층에서", "지하2층=-2 층"),
            ("시속 90km로", "시속 90km=25 m/s"),
            ("생후 7개월", "생후 7개월=7 개월"),
            ("만 19세", "만 19세=19 age"),
            ("7.5대 1의 경쟁률", "7.5대 1= "),
            ("2대 4로 졌다", "2대 4= "),
            ("3-1로 이겼다", "3-1= "),
            ("1인당 쌀", "1인당=1 명"),
            ("첫째, 돈", "첫째=1 번째"),
        ] {
            assert_eq!(found(text), [want], "{text}");
        }
    }

    #[test]
    fn not_quantities() {
        for text in [
            "한 병원",
            "첫 승",
            "한번도",
            "특수2부 검사",
            "형사 2부(부장검사",
            "9호선",
            "2차전",
            "몇 명",
            "수천만원",
            "하나은행",
            "3원칙",
            "5대양",
            "한번에",
            "세기의",
            "두산의",
            "제조업",
            "한국개발",
            "열대야",
            "한명회",
        ] {
            assert!(found(text).is_empty(), "{text} {:?}", found(text));
        }
    }
}
