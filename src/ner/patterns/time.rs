//! Times of the day and durations of hours: 오후 2시 30분 · 14:30 · 3시간 · 오전.

use super::{Found, may_end, number, range, tails, value};
use crate::analysis::{EntityType, Value, ValueKind};
use crate::lexicon;

/// The time that begins at `at`.
pub fn at(text: &str, at: usize) -> Option<Found> {
    let (start, about) = super::lead(text, at);
    colon(text, start).or_else(|| clock(text, start)).or_else(|| duration(text, start)).map(|mut found| {
        found.value.approximate |= about;
        found
    })
}

/// 14:30, 14:30:15, 08:40∼10:00.
fn colon(text: &str, at: usize) -> Option<Found> {
    let mut found = one_colon(text, at)?;
    if let Some(second) = range(text, found.end).and_then(|s| one_colon(text, s)) {
        found.end = second.end;
    }
    Some(found)
}

fn one_colon(text: &str, at: usize) -> Option<Found> {
    let two = |i: usize| {
        let d = text.get(i..i + 2)?;
        d.bytes().all(|b| b.is_ascii_digit()).then(|| d.parse::<u32>().ok())?
    };
    let h = two(at).filter(|&h| h < 24)?;
    (text.get(at + 2..at + 3)? == ":").then_some(())?;
    let m = two(at + 3).filter(|&m| m < 60)?;
    let mut end = at + 5;
    if text.get(end..end + 1) == Some(":") && two(end + 1).is_some_and(|s| s < 60) {
        end += 3;
    }
    text.get(end..)?.chars().next().is_none_or(|c| !c.is_ascii_digit()).then_some(())?;
    let value = Value { iso: Some(format!("T{h:02}:{m:02}")), ..value(ValueKind::Time) };
    Some(Found { end, kind: EntityType::Time, value, rule: "n.time.colon" })
}

/// 오후 2시 30분께, 새벽, 정오; 오전 9시부터 오후 6시까지 is one.
fn clock(text: &str, at: usize) -> Option<Found> {
    if let Some(found) = half_of_a_game(text, at) {
        return Some(found);
    }
    let mut found = one_clock(text, at)?;
    let from = text.get(..found.end).is_some_and(|t| t.ends_with("부터"));
    let second = if from && text.get(found.end..)?.starts_with(' ') {
        one_clock(text, found.end + 1).filter(|f| text.get(..f.end).is_some_and(|t| t.ends_with("까지")))
    } else {
        range(text, found.end).and_then(|s| one_clock(text, s))
    };
    found.end = second.map_or(found.end, |s| s.end);
    Some(found)
}

/// 전반 in 전반 12분.
fn half_of_a_game(text: &str, at: usize) -> Option<Found> {
    let rest = text.get(at..)?;
    let word = ["전반", "후반"].into_iter().find(|w| rest.starts_with(w))?;
    let end = at + word.len();
    let n =
        number::read(text, end + usize::from(rest.get(word.len()..)?.starts_with(' '))).filter(|n| n.digits <= 2)?;
    let minutes = text.get(n.end..)?.starts_with('분') && !text.get(n.end..)?.starts_with("분기");
    minutes.then(|| Found { end, kind: EntityType::Time, value: value(ValueKind::Time), rule: "n.time.clock" })
}

fn one_clock(text: &str, at: usize) -> Option<Found> {
    let rest = text.get(at..)?;
    let word = lexicon::date_words().longest_prefix(rest).filter(|(_, r)| r.field(0) == "clock");
    let (half, mut end) = word.map_or(("", at), |(len, r)| (r.field(1), at + len));
    let space = word.is_some() && text.get(end..)?.starts_with(' ');
    let from = end + usize::from(space);
    let hour = number::read(text, from)
        .filter(|n| n.plain && n.digits <= 2 && n.value <= 24.0)
        .or_else(|| native_hour(text, from, word.is_some()));
    let mut out = value(ValueKind::Time);
    // 6∼12시
    let last = hour.and_then(|h| range(text, h.end).and_then(|s| number::read(text, s)).map_or(Some(h), Some));
    let hours = hour.zip(last).filter(|(_, l)| {
        text.get(l.end..).is_some_and(|t| t.starts_with('시') && !t.starts_with("시간") && !t.starts_with("시즌"))
    });
    if let Some((h, l)) = hours {
        end = l.end + '시'.len_utf8();
        let digit = text.get(end..)?.starts_with(|c: char| c.is_ascii_digit() || c == '반');
        (digit || may_end(text, end)).then_some(())?;
        let mut minutes = 0.0;
        let space = usize::from(text.get(end..)?.starts_with(' '));
        if let Some(m) = number::read(text, end + space).filter(|m| m.plain && m.value < 60.0) {
            if text.get(m.end..)?.starts_with('분') {
                minutes = m.value;
                end = m.end + '분'.len_utf8();
            }
        } else if text.get(end + space..)?.starts_with('반') && may_end(text, end + space + '반'.len_utf8()) {
            minutes = 30.0;
            end += space + '반'.len_utf8();
        }
        // The night goes on after midnight.
        let night = rest.starts_with('밤') || rest.starts_with("심야") || rest.starts_with("한밤");
        let hour = match half {
            "pm" if night && h.value == 12.0 => 0.0,
            "pm" if night && h.value < 6.0 => h.value,
            "pm" if h.value < 12.0 => h.value + 12.0,
            "am" if h.value == 12.0 => 0.0,
            "noon" if h.value < 6.0 => h.value + 12.0,
            _ => h.value,
        };
        out.iso = Some(format!("T{:02}:{:02}", hour as u32, minutes as u32));
    } else {
        // A part of the day by itself: 오전, 새벽.
        // 아침식사, 점심시간
        let meal = ["식사", "시간", "밥"].iter().any(|w| text.get(end..).is_some_and(|t| t.starts_with(w)));
        word.filter(|_| may_end(text, end) || meal).map(|_| ())?;
        let named = rest.get(..end - at)?;
        out.iso = match named {
            "정오" => Some("T12:00".to_owned()),
            "자정" => Some("T00:00".to_owned()),
            _ => None,
        };
        // 낮은 is far more often low.
        (named != "낮" || !super::run(text, end).starts_with(['은', '을'])).then_some(())?;
    }
    let (end, about) = tails(text, end, "time");
    out.approximate = about;
    Some(Found { end, kind: EntityType::Time, value: out, rule: "n.time.clock" })
}

/// 세 시, 열두 시: after a part of the day, or with its minutes.
fn native_hour(text: &str, at: usize, after_half: bool) -> Option<number::Number> {
    let (len, row) = lexicon::numerals().longest_prefix(text.get(at..)?).filter(|(_, r)| r.field(1) != "alone")?;
    let end = at + len + usize::from(text.get(at + len..)?.starts_with(' '));
    let next = text.get(end..)?.strip_prefix('시')?;
    let n = crate::decimal::read(row.field(0)).filter(|n| (1.0..=12.0).contains(n))?;
    (after_half || next.starts_with(" 반")).then_some(number::Number { value: n, end, digits: 1, plain: true })
}

/// 3시간 30분, 40여분, 10초, 두 시간.
fn duration(text: &str, at: usize) -> Option<Found> {
    let mut end = at;
    let mut iso = String::from("PT");
    let mut about = false;
    for step in 0..3 {
        let space = step > 0 && text.get(end..)?.starts_with(' ');
        let from = end + usize::from(space);
        let Some(n) = number::read(text, from).or_else(|| native_hours(text, from)) else { break };
        let mut e = n.end;
        if let Some(m) = range(text, e).and_then(|s| number::read(text, s)) {
            (e, about) = (m.end, true);
        }
        if text.get(e..)?.starts_with('여') {
            (e, about) = (e + '여'.len_utf8(), true);
        }
        e += usize::from(text.get(e..)?.starts_with(' ') && text.get(e + 1..)?.starts_with("시간"));
        let Some((unit, letter)) = [("시간", 'H'), ("분", 'M'), ("초", 'S')]
            .into_iter()
            .find(|(u, _)| text.get(e..).is_some_and(|t| t.starts_with(u)))
        else {
            break;
        };
        let next = e + unit.len();
        // 4분의 1 is a fraction.
        let digit = text.get(next..)?.starts_with(|c: char| c.is_ascii_digit());
        let open = letter == 'H' && !text.get(next..)?.starts_with(['표', '급', '제', '강', '당']);
        if !(digit || open || may_end(text, next)) || letter == 'M' && text.get(next..)?.starts_with('의') {
            break;
        }
        iso.push_str(&format!("{}{letter}", crate::decimal::write(n.value)));
        end = next;
        // 3시간 반.
        let half = text.get(end..)?.starts_with(" 반") && may_end(text, end + " 반".len());
        if letter == 'H' && half {
            iso.push_str("30M");
            end += " 반".len();
            break;
        }
        // 2분31초56: hundredths of a second.
        let parts = text.get(end..)?.bytes().take(3).take_while(u8::is_ascii_digit).count();
        if letter == 'S' && parts == 2 {
            iso.pop();
            iso.push_str(&format!(".{}S", text.get(end..end + 2)?));
            end += 2;
        }
    }
    (end > at).then_some(())?;
    let (end, more) = tails(text, end, "duration");
    let value = Value { iso: Some(iso), approximate: about || more, ..value(ValueKind::Duration) };
    Some(Found { end, kind: EntityType::Time, value, rule: "n.time.duration" })
}

/// The numeral of 두 시간, 한시간.
fn native_hours(text: &str, at: usize) -> Option<number::Number> {
    let (len, row) = lexicon::numerals().longest_prefix(text.get(at..)?).filter(|(_, r)| r.field(1) != "alone")?;
    let end = at + len + usize::from(text.get(at + len..)?.starts_with(' '));
    if !text.get(end..)?.starts_with("시간") || text.get(at..)?.starts_with('첫') {
        return None;
    }
    Some(number::Number { value: crate::decimal::read(row.field(0))?, end, digits: 1, plain: true })
}

#[cfg(test)]
mod tests {
    use crate::{Options, text::Document};

    fn times(text: &str) -> Vec<String> {
        let doc = Document::read(text);
        let found = super::super::find(&doc, &Options::default());
        let iso = |m: &crate::ner::Mention| m.value.as_ref().and_then(|v| v.iso.clone()).unwrap_or_default();
        found.iter().map(|m| format!("{}={}", doc.words(m.span), iso(m))).collect()
    }

    #[test]
    fn reads() {
        for (text, want) in [
            ("오후 2시 30분께 나왔다", "오후 2시 30분께=T14:30"),
            ("오전 10시 반에", "오전 10시 반=T10:30"),
            ("새벽 1시쯤", "새벽 1시쯤=T01:00"),
            ("낮 12시까지", "낮 12시까지=T12:00"),
            ("14:30에", "14:30=T14:30"),
            ("오전 내내", "오전 내내="),
            ("정오에", "정오=T12:00"),
            ("3시간 30분 동안", "3시간 30분 동안=PT3H30M"),
            ("40여분 만에", "40여분 만=PT40M"),
            ("약 10초", "약 10초=PT10S"),
            ("두 시간 동안", "두 시간 동안=PT2H"),
            ("2분31초56를", "2분31초56=PT2M31.56S"),
            ("오전 9시부터 오후 6시까지", "오전 9시부터 오후 6시까지=T09:00"),
            ("08:40∼10:00", "08:40∼10:00=T08:40"),
            ("오후 세 시에", "오후 세 시=T15:00"),
            ("아침식사", "아침="),
            ("밤 12시에", "밤 12시=T00:00"),
            ("밤 1시쯤", "밤 1시쯤=T01:00"),
            ("3시간 반 동안", "3시간 반 동안=PT3H30M"),
        ] {
            assert_eq!(times(text), [want], "{text}");
        }
        for text in ["낮은 언덕", "두시", "낮은 산", "밤나무", "24시즌", "오후반", "25:99"] {
            assert!(times(text).iter().all(|t| !t.contains("=T")), "{text} {:?}", times(text));
        }
    }
}
