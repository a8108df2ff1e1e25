//! Which pieces are one utterance: parts that a sentence goes on with have one number, and only the last has the verb.

use super::clause::{Clause, Part};
use super::indirect;
use super::marked::Draft;
use super::speaker;
use super::tail::Built;
use crate::span::Span;

/// The utterance of the quotation that a report without marks goes on with: the one before it that leaves the sentence
/// open (“…”며 …라고 덧붙였다), or, where the report leaves it open itself, the one behind it (…다며 “…”고 밝혔다).
pub fn joined(clause: &Clause, drafts: &[Draft], report: &indirect::Report, name: &str) -> Option<usize> {
    let place = clause.place_of_word(report.word);
    let same = |d: &&Draft| d.quote.speaker.as_ref().is_some_and(|s| s.name == name);
    let quote = |p: &Part| if let Part::Quote(q) = p { drafts.get(*q) } else { None };
    let before = clause.parts.get(place.saturating_sub(speaker::FARTHEST)..place)?.iter().rev().find_map(quote);
    if let Some(d) = before.filter(|d| d.tail.built == Built::And && d.quote.cue.is_none()).filter(same) {
        return Some(d.quote.utterance);
    }
    let behind = clause.parts.get(place + 1..)?.iter().take(8).find_map(quote);
    behind.filter(|_| report.cue.is_none()).filter(same).map(|d| d.quote.utterance)
}

/// Of the parts of one utterance only the last keeps its verb, unless a part has reported by a verb of its own (“…”라고
/// 전하고 “…”라고 덧붙였다).
pub fn last_parts_only(drafts: &mut [Draft], outermost: &[(usize, Span)]) {
    for pair in outermost.windows(2) {
        let [(a, _), (b, _)] = pair else { continue };
        let same = match (drafts.get(*a), drafts.get(*b)) {
            (Some(x), Some(y)) => x.quote.utterance == y.quote.utterance,
            _ => false,
        };
        if same && let Some(draft) = drafts.get_mut(*a).filter(|d| d.tail.built != Built::Report) {
            draft.quote.cue = None;
        }
    }
}

/// Words in a row (“그만하라”, “쉬고 싶다” 등의 글을 올렸다, ‘…’·‘…’라고 적힌) are each an utterance of its own, with the verb of all.
pub fn rows(text: &str, drafts: &mut [Draft], outermost: &[(usize, Span)]) {
    for pair in outermost.windows(2).rev() {
        let &[(a, _), (b, _)] = pair else { continue };
        let (Some(first), Some(second)) = (drafts.get(a), drafts.get(b)) else { continue };
        let gap = text.get(first.whole.end..second.whole.start).unwrap_or("");
        let listed = matches!(gap, "," | ", " | "·" | "ㆍ") && first.tail.built == Built::Bare;
        let told = second
            .quote
            .cue
            .clone()
            .filter(|_| listed && second.tail.span.start < second.quote.cue.as_ref().map_or(0, |c| c.span.start));
        let Some(cue) = told else { continue };
        let numbers = (first.id, second.id);
        if let Some(draft) = drafts.get_mut(b) {
            draft.quote.utterance = numbers.1;
        }
        if let Some(draft) = drafts.get_mut(a) {
            draft.quote.utterance = numbers.0;
            draft.quote.cue = Some(cue);
        }
    }
}
