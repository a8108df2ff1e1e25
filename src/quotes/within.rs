//! Marked words inside a report without marks: 새벽일보는 정부가 “감산은 없다”는 방침을 정했다고 보도했다. Whoever is
//! reported to have said them speaks, not whoever reports; a rumour is nobody's.

use super::clause::{Clause, Part};
use super::marked::Draft;
use super::noun_phrase::Reader;
use super::resolve::{self, Focus};
use super::speaker;
use super::tail::Built;
use crate::evidence::Reason;
use crate::lexicon;
use crate::span::Span;

/// Corrects the speakers of the marked words of a sentence that lie inside one of `reports`.
pub fn attribute(
    reader: &Reader<'_>,
    known: &Focus,
    clause: &Clause,
    drafts: &mut [Draft],
    reports: &[Draft],
    at: usize,
) {
    let text = reader.doc.text();
    for i in 0..drafts.len() {
        let Some(draft) = drafts.get_mut(i).filter(|d| d.outer.is_none() && d.tail.built == Built::Adnominal) else {
            continue;
        };
        let holds = |r: &&Draft| r.whole.start < draft.whole.start && draft.whole.end <= r.whole.end;
        let Some(report) = reports.iter().rev().take(8).find(holds) else { continue };
        let start = |p: &Part| p.word().and_then(|w| clause.words.get(w)).map_or(0, |w| w.span.start);
        let left = clause.before(i);
        let left = left.iter().position(|p| start(p) >= report.whole.start).and_then(|from| left.get(from..));
        let found = left.and_then(|left| speaker::before(reader, clause, left, false));
        let next = clause.words_after(i).next().and_then(|w| clause.words.get(w)).map_or("", |w| w.span.of(text));
        let speaker = if lexicon::begins_with(next, "rumour").is_some() {
            None
        } else if let Some(c) = found {
            resolve::speaker(reader, known, &c.phrase, c.score, at)
        } else {
            continue;
        };
        draft.quote.evidence.truncate(1);
        let mention =
            speaker.as_ref().and_then(|s| s.mention).unwrap_or(Span::new(draft.tail.span.start, draft.tail.span.end));
        draft.quote.evidence.push(Reason::new("q.speaker.within", mention));
        draft.quote.cue = None;
        draft.quote.speaker = speaker;
    }
}
