//! Durations of days and more: 3년 6개월 동안, 14년 만, 사흘, 2박3일.

use super::{Found, may_end, number, range, tails, value};
use crate::analysis::{EntityType, Value, ValueKind};
use crate::{decimal, lexicon};

/// 3년, 1년 6개월, 사흘, 2박3일, with 전, 만, 동안, 째 …
pub fn at(text: &str, at: usize) -> Option<Found> {
    // 지난 5년간, 최근 3개월간: only with a word that says that it lasted.
    let since = ["지난 ", "최근 "].into_iter().find(|w| text.get(at..).is_some_and(|t| t.starts_with(w)));
    if let Some(word) = since {
        let from = at + word.len();
        let mut found = plain(text, from)?;
        let words = text.get(from..found.end)?;
        found.value.relative_to = Some("article".to_owned());
        return ["간", "동안"].iter().any(|w| words.ends_with(w)).then_some(found);
    }
    plain(text, at)
}

fn plain(text: &str, at: usize) -> Option<Found> {
    let (start, mut about) = super::lead(text, at);
    let rest = text.get(start..)?;
    let (mut end, iso) = if rest.starts_with(|c: char| c.is_ascii_digit()) {
        chain(text, start, &mut about)?
    } else if let Some(found) = native(text, start) {
        found
    } else {
        let (len, row) = lexicon::date_words().longest_prefix(rest).filter(|(_, r)| r.field(0) == "duration")?;
        may_end(text, start + len).then_some(())?;
        (start + len, row.field(1).to_owned())
    };
    let (e, more) = tails(text, end, "duration");
    end = e;
    let value = Value { iso: Some(iso), approximate: about || more, ..value(ValueKind::Duration) };
    Some(Found { end, kind: EntityType::Date, value, rule: "n.date.duration" })
}

/// 한 달, 두 해, 석 달.
fn native(text: &str, start: usize) -> Option<(usize, String)> {
    let (len, row) = lexicon::numerals().longest_prefix(text.get(start..)?).filter(|(_, r)| r.field(1) != "alone")?;
    let space = usize::from(text.get(start + len..)?.starts_with(' '));
    let from = start + len + space;
    let units = [("개월", 'M'), ("달", 'M'), ("해", 'Y'), ("주일", 'W'), ("주", 'W'), ("학기", 'S')];
    let (unit, letter) = units.into_iter().find(|(u, _)| text.get(from..).is_some_and(|t| t.starts_with(u)))?;
    let end = from + unit.len();
    // 첫 해 is an ordinal; 한해 and 세주 are words of their own.
    let fits = row.field(0) != "1" || text.get(start..)?.starts_with('한');
    (fits && (space == 1 || letter == 'M') && may_end(text, end)).then_some(())?;
    let n = decimal::read(row.field(0))?;
    // A term of school is half a year.
    let iso = if letter == 'S' {
        format!("P{}M", decimal::write(6.0 * n))
    } else {
        format!("P{}{letter}", decimal::write(n))
    };
    Some((end, iso))
}

fn chain(text: &str, start: usize, about: &mut bool) -> Option<(usize, String)> {
    let mut end = start;
    let mut iso = String::from("P");
    let mut sure = false;
    for step in 0..3 {
        let space = step > 0 && text.get(end..).is_some_and(|t| t.starts_with(' '));
        let Some(n) = number::read(text, end + usize::from(space)) else { break };
        let mut at = n.end;
        // 7~10년
        let mut ranged = false;
        if let Some(m) = range(text, at).and_then(|s| number::read(text, s)) {
            at = m.end;
            ranged = true;
        }
        let few = text.get(at..).is_some_and(|t| t.starts_with('여'));
        at += if few { '여'.len_utf8() } else { 0 };
        at += usize::from(few && text.get(at..).is_some_and(|t| t.starts_with(' ')));
        let rest = text.get(at..)?;
        let units = [
            ("개월", 'M', true),
            ("개년", 'Y', true),
            ("년간", 'Y', true),
            ("주일", 'W', true),
            ("주간", 'W', true),
            ("일간", 'D', true),
            ("년", 'Y', false),
            ("달", 'M', true),
            ("주", 'W', false),
            ("박", 'N', false),
            ("일", 'D', false),
        ];
        // 80-90년대 is no duration.
        if rest.starts_with("년대") {
            break;
        }
        let Some(&(unit, letter, own)) = units.iter().find(|(u, ..)| rest.starts_with(u)) else { break };
        let e = at + unit.len();
        // 2박3일 is one stay; 달 and 주 need the end of the word.
        let digit = text.get(e..).is_some_and(|t| t.starts_with(|c: char| c.is_ascii_digit()));
        if !(digit && !own || may_end(text, e))
            || letter == 'Y' && !own && n.plain && n.digits == 4 && n.value >= 1000.0
        {
            break;
        }
        sure |= own || few || letter == 'N' || ranged && letter == 'Y' || letter == 'Y' && !digit || letter == 'W';
        if letter != 'N' {
            iso.push_str(&format!("{}{letter}", decimal::write(n.value)));
        }
        *about |= few || ranged;
        end = e;
        if own && !matches!(unit, "개월") {
            break;
        }
    }
    if end == start {
        return None;
    }
    // 3일 is a day of the month unless something says that days are counted; so is 97년 a year.
    let (e, _) = tails(text, end, "duration");
    let tail = text.get(end..e).unwrap_or("").trim();
    let counted = ["동안", "간", "만", "째", "내내", "가량", "정도", "남짓"].iter().any(|t| tail.starts_with(t));
    let ago = ["전", "후", "뒤"].iter().any(|t| tail.starts_with(t));
    let two_digit_year = iso.ends_with('Y')
        && text.get(start..).is_some_and(|t| t.starts_with(['5', '6', '7', '8', '9']))
        && text.get(start..end).is_some_and(|t| t.len() == 5);
    (counted || ago || sure && !two_digit_year).then_some((end, iso))
}

#[cfg(test)]
mod tests {
    use crate::{Options, text::Document};

    /// The dates of `text` as `words=iso`, for an article of 2026-03-05 (a Thursday).
    fn dates(text: &str) -> Vec<String> {
        let doc = Document::read(text);
        let options = Options { date: Some("2026-03-05".to_owned()), ..Options::default() };
        let found = super::super::find(&doc, &options);
        let iso = |m: &crate::ner::Mention| m.value.as_ref().and_then(|v| v.iso.clone()).unwrap_or_default();
        found.iter().map(|m| format!("{}={}", doc.words(m.span), iso(m))).collect()
    }

    #[test]
    fn durations() {
        for (text, want) in [
            ("3년 6개월 동안", "3년 6개월 동안=P3Y6M"),
            ("14년 만에", "14년 만=P14Y"),
            ("사흘간 열린", "사흘간=P3D"),
            ("10일 동안", "10일 동안=P10D"),
            ("2박3일로", "2박3일=P3D"),
            ("10여 년간", "10여 년간=P10Y"),
            ("4개월째", "4개월째=P4M"),
            ("지난 5년간", "지난 5년간=P5Y"),
            ("한 달 만에", "한 달 만=P1M"),
            ("두 달간", "두 달간=P2M"),
            ("반년 동안", "반년 동안=P6M"),
            ("5년여만에", "5년여만=P5Y"),
            ("6개월 간", "6개월 간=P6M"),
        ] {
            assert_eq!(dates(text), [want], "{text}");
        }
    }
}
