//! Dates, times, numbers with their units, addresses: what grammar knows better than statistics, with normalised values.
//!
//! One pass over the text; at each place where a value may begin the scanners are asked in a fixed order.

mod address;
mod calendar;
mod date;
mod dotted;
mod duration;
mod native;
mod number;
mod plain;
mod quantity;
mod results;
mod starts;
mod time;

use super::token::{is_hangul, is_hanja};
use super::{Mention, mention};
use crate::Options;
use crate::analysis::{EntityType, Source, Value, ValueKind};
use crate::evidence::Reason;
use crate::lexicon;
use crate::span::Span;
use crate::text::Document;
pub use calendar::Day;

/// A value in the text.
#[derive(Debug, Clone)]
struct Found {
    /// Offset just past it.
    end: usize,
    kind: EntityType,
    value: Value,
    rule: &'static str,
}

/// A value of `kind` with nothing known of it yet.
const fn value(kind: ValueKind) -> Value {
    Value { kind, iso: None, amount: None, unit: None, approximate: false, relative_to: None }
}

/// The article's own date in ISO 8601, from its lines.
pub fn published(doc: &Document<'_>) -> Option<String> {
    dotted::published(doc).map(Day::iso)
}

/// The dates, times, quantities, e-mail addresses and URLs of `doc`, by start.
#[inline(never)]
pub fn find(doc: &Document<'_>, options: &Options) -> Vec<Mention> {
    let text = doc.text();
    let anchor = options.date.as_deref().and_then(Day::parse).or_else(|| dotted::published(doc));
    let mut out = Vec::new();
    // The latest day that the article names, for 이날.
    let mut scan = date::Scan { text, anchor, last: None };
    let mut skip = 0;
    let mut before = ' ';
    let mut addresses = Vec::new();
    for (at, c) in text.char_indices() {
        // Most letters stand inside words, where nothing begins.
        if is_hangul(c) && is_hangul(before) {
            continue;
        }
        if c.is_ascii() {
            address::take(text, at, c, &mut addresses);
        }
        if at >= skip
            && let Some(found) = begin(&mut scan, at, c, before)
        {
            let span = Span::new(at, found.end);
            skip = found.end;
            let reason = Reason::new(found.rule, span);
            // A number without its unit is weaker than the name that it may be part of; a telephone number has no value.
            let score = if matches!(found.rule, "n.date.year" | "n.quantity.bare") { 0.3 } else { 0.95 };
            let value = (found.rule != "n.quantity.phone").then_some(found.value);
            out.push(Mention { value, ..mention(span, found.kind, score, Source::Pattern, reason) });
        }
        before = c;
    }
    out.extend(addresses);
    out
}

/// The ages in brackets after the persons of `found`: 김보람(52), 김보람(52·가람시).
pub fn ages(text: &str, found: &[Mention]) -> Vec<Mention> {
    let age = |m: &Mention| {
        let start = m.span.end + 1;
        let rest = text.get(m.span.end..)?.strip_prefix('(')?;
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        let after = rest.get(digits..)?.chars().next()?;
        if !(1..=2).contains(&digits) || !matches!(after, ')' | '·' | ',' | 'ㆍ' | '・' | '/') {
            return None;
        }
        let span = Span::new(start, start + digits);
        let years = rest.get(..digits).and_then(crate::decimal::read);
        let value = Value { amount: years, unit: Some("age".to_owned()), ..value(ValueKind::Age) };
        let reason = Reason::new("n.quantity.age-bracket", span);
        Some(Mention { value: Some(value), ..mention(span, EntityType::Quantity, 0.96, Source::Pattern, reason) })
    };
    found.iter().filter(|m| m.kind == EntityType::Person).filter_map(age).collect()
}

/// The value that begins at `at` with `c`.
fn begin(scan: &mut date::Scan<'_>, at: usize, c: char, before: char) -> Option<Found> {
    if c.is_ascii_digit() {
        // A digit inside a word of letters or after another digit's point begins nothing.
        if before.is_ascii_alphanumeric() || matches!(before, '.' | ',' | '-' | '/') && ended_by_digit(scan.text, at) {
            return None;
        }
        return plain::first(scan.text, at)
            .or_else(|| scan.at(at))
            .or_else(|| time::at(scan.text, at))
            .or_else(|| quantity::at(scan.text, at))
            .or_else(|| plain::last(scan.text, at));
    }
    if matches!(c, '$' | '₩' | '￦' | '€' | '£' | '¥') {
        return quantity::at(scan.text, at);
    }
    let inside = |before: char| before.is_ascii_alphanumeric() || is_hangul(before) || is_hanja(before);
    // Most words begin no value.
    if !is_hangul(c) || inside(before) || !starts::may_begin(scan.text.get(at..)?) {
        return None;
    }
    scan.at(at)
        .or_else(|| time::at(scan.text, at))
        .or_else(|| quantity::at(scan.text, at))
        .or_else(|| plain::led(scan.text, at))
}

/// Whether the mark before `at` has a digit before it.
fn ended_by_digit(text: &str, at: usize) -> bool {
    text.get(..at).is_some_and(|t| t.chars().rev().nth(1).is_some_and(|c| c.is_ascii_digit()))
}

/// The run of Hangul from `at` on.
fn run(text: &str, at: usize) -> &str {
    let rest = text.get(at..).unwrap_or("");
    let end = rest.find(|c: char| !('가'..='힣').contains(&c)).unwrap_or(rest.len());
    rest.get(..end).unwrap_or("")
}

/// Whether a value may end at `at`: what follows in the word is nothing, or particles.
fn may_end(text: &str, at: usize) -> bool {
    let run = run(text, at);
    if run.is_empty() {
        return text.get(at..).and_then(|t| t.chars().next()).is_none_or(|c| !c.is_ascii_alphanumeric());
    }
    lexicon::tails().has(run) || lexicon::value_tails().longest_prefix(run).is_some()
}

/// The words after a value that belong to it, as `allowed` says (약 3명 가량 · 2위까지): where the value ends then, and
/// whether it is only about so much.
fn tails(text: &str, mut end: usize, allowed: &str) -> (usize, bool) {
    let mut about = false;
    for _ in 0..3 {
        let skip = usize::from(text.get(end..).is_some_and(|t| t.starts_with(' ')));
        let Some((len, row)) = lexicon::value_tails().longest_prefix(run(text, end + skip)) else { break };
        let tail = text.get(end + skip..end + skip + len).unwrap_or("");
        let fits = match tail {
            "내내" if allowed == "time" => true,
            "만" if skip == 0 && matches!(allowed, "count" | "percent") => true,
            "전" | "후" | "뒤" | "만" | "간" | "동안" | "내내" | "째" => {
                allowed == "duration" || tail == "째"
            }
            "어치" | "상당" => allowed == "money",
            "권" => allowed == "money" && skip == 0,
            "대" => matches!(allowed, "money" | "percent" | "age" | "count") && skip == 0,
            "선" => matches!(allowed, "money" | "percent" | "age") && skip == 0,
            // 5월 중, 올해 중: what lasts; 3일 중 is one of three.
            "중" => {
                allowed == "date"
                    && skip == 1
                    && text.get(..end).is_some_and(|t| t.ends_with(['월', '달', '기', '년', '해']))
            }
            "사이" | "직후" | "직전" => allowed == "date" && tail != "사이",
            "밖에" => skip == 0 && allowed == "count",
            "께" | "경" => matches!(allowed, "time" | "date"),
            "짜리" => true,
            "여" | "씩" | "쯤" | "까지" | "부터" | "꼴" => skip == 0 && (tail != "여" || allowed == "duration"),
            _ => allowed != "date" || !matches!(tail, "이상" | "이하" | "미만" | "초과" | "남짓"),
        };
        let next = end + skip + len;
        let apart = matches!(tail, "전" | "후" | "뒤" | "만" | "중" | "간" | "째" | "경" | "께");
        if row.field(0) == "after" || !fits || !may_end(text, next) || skip == 1 && tail.len() <= 3 && !apart {
            break;
        }
        // 3년 전략: the tail has to end its word, or another tail has to (5년여만).
        let rest = run(text, next);
        let whole = rest.is_empty() || lexicon::tails().has(rest) || tail == "여" && rest.starts_with(['만', '간']);
        if tail.len() <= 3 && !whole {
            break;
        }
        about |= row.field(0) == "approx";
        end = next;
    }
    (end, about)
}

/// Where the number begins after 약, 총 … at `at`, and whether it is only about so much.
fn lead(text: &str, at: usize) -> (usize, bool) {
    let rest = text.get(at..).unwrap_or("");
    let words = [("약 ", true), ("대략 ", true), ("각각 ", false), ("각 ", false)];
    let hit = words.into_iter().find(|(w, _)| rest.starts_with(w));
    hit.map_or((at, false), |(w, about)| (at + w.len(), about))
}

/// The offset after a mark of range (7~10일).
fn range(text: &str, at: usize) -> Option<usize> {
    let c = text.get(at..)?.chars().next()?;
    matches!(c, '~' | '∼' | '～' | '–' | '-').then_some(at + c.len_utf8())
}

#[cfg(test)]
mod tests {
    use crate::{Options, text::Document};

    /// The words of each value of `text`.
    pub fn words(text: &str) -> Vec<String> {
        let doc = Document::read(text);
        super::find(&doc, &Options::default()).iter().map(|m| doc.words(m.span).to_owned()).collect()
    }

    #[test]
    fn nothing_begins_inside_words() {
        for text in ["A4 용지", "MP3", "갤S24", "K2리그", "5G", "이일은", "하루카", "제조업", "1심에"] {
            assert!(words(text).len() <= 1, "{text} {:?}", words(text));
        }
        assert!(words("").is_empty() && words("제조업과 하루카").is_empty());
    }

    #[test]
    fn hostile_input() {
        for text in [
            "1".repeat(3000),
            "1,".repeat(2000),
            "1조".repeat(1000),
            "1~".repeat(2000),
            "지난 ".repeat(1000),
            "@".repeat(3000),
        ] {
            let _ = words(&text);
        }
    }
}
