//! Numbers of games and laws that are said as one: 3-1, 2대 4, 7.5대 1, 2승 1무 3패, 3조1항.

use super::{Found, may_end, number, value};
use crate::analysis::{EntityType, ValueKind};
use crate::lexicon;

/// 1사 2루: outs of baseball.
pub fn outs(text: &str, end: usize) -> bool {
    let next = text.get(end..).unwrap_or("").trim_start_matches(' ');
    let game = next.starts_with(|c: char| c.is_ascii_digit())
        || ["만루", "후", "뒤", "주자"].iter().any(|w| next.starts_with(w));
    text.get(..end).is_some_and(|t| t.ends_with('사')) && game
}

/// 2승 1무 3패, 3조1항: numbers that are said as one.
pub fn chained(text: &str, mut found: Found) -> Found {
    const FAMILIES: [&[char]; 2] = [&['승', '무', '패'], &['조', '항', '호']];
    let last = |end: usize| text.get(..end).and_then(|t| t.chars().next_back());
    let family = FAMILIES.into_iter().find(|f| last(found.end).is_some_and(|c| f.contains(&c)));
    let Some(family) = family else { return found };
    for _ in 0..3 {
        let space = usize::from(text.get(found.end..).is_some_and(|t| t.starts_with(' ')));
        let Some(n) = number::read(text, found.end + space).filter(|n| n.plain) else { break };
        let Some(c) = text.get(n.end..).and_then(|t| t.chars().next()).filter(|c| family.contains(c)) else { break };
        let end = n.end + c.len_utf8();
        if !may_end(text, end) && !text.get(end..).is_some_and(|t| t.starts_with(|c: char| c.is_ascii_digit())) {
            break;
        }
        found.end = end;
        // The several numbers have no one amount.
        found.value.amount = None;
    }
    found
}

/// 3-1로, 2대 0: results of games stand with 로, 으로 or a comma after them.
pub fn score(text: &str, at: usize) -> Option<Found> {
    let n = number::read(text, at).filter(|n| n.digits <= 3)?;
    let rest = text.get(n.end..)?;
    let sep = ["-", " 대 ", "대 ", "대", ":", " : "].into_iter().find(|s| rest.starts_with(s))?;
    if !n.plain && !sep.contains('대') {
        return None;
    }
    let m = number::read(text, n.end + sep.len()).filter(|m| m.plain && m.digits <= 3)?;
    let run = super::run(text, m.end);
    let ends = run.is_empty() || lexicon::tails().has(run) || matches!(run, "이던" | "이었던" | "이었다" | "까지");
    let next = text.get(m.end..)?.chars().next();
    // 12-34-5 is a number of something; a house number has its street before it.
    let small = sep != "-" || n.digits <= 2 && m.digits <= 2;
    let ok = ends && small && next.is_none_or(|c| !matches!(c, '-' | '.' | ':' | '/') && !c.is_ascii_alphanumeric());
    ok.then(|| Found {
        end: m.end,
        kind: EntityType::Quantity,
        value: value(ValueKind::Count),
        rule: "n.quantity.score",
    })
}

#[cfg(test)]
mod tests {
    use crate::{Options, text::Document};

    #[test]
    fn results() {
        for (text, want) in [
            ("0-0 무승부", Some("0-0")),
            ("2 대 1로", Some("2 대 1")),
            ("2승 3패를", Some("2승 3패")),
            ("12-34-56", None),
            ("1사 만루", None),
        ] {
            let doc = Document::read(text);
            let all = super::super::find(&doc, &Options::default());
            assert_eq!(all.first().map(|m| doc.words(m.span)), want, "{text}");
        }
    }
}
