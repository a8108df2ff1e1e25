//! Quotations inside quotations: whoever the words around them say.

use std::collections::BTreeMap;

use super::clause::{self, Clause, Part};
use super::cue::{self, Strength};
use super::marked::Draft;
use super::noun_phrase::{Head, Reader};
use super::resolve::{self, Focus};
use super::{Speaker, holder, speaker, verb};
use crate::evidence::Reason;
use crate::lexicon;
use crate::span::Span;
use crate::text::josa::Role;

/// The rule by which words inside a quotation are those of whoever says it.
const OWN: &str = "q.speaker.inner-own";

/// Gives thoughts inside quotations whose speakers were found later (in interviews) those speakers.
pub fn settle(drafts: &mut [Draft]) {
    let open = |d: &Draft| d.quote.speaker.is_none() && d.quote.evidence.iter().any(|e| e.rule == OWN);
    if !drafts.iter().any(open) {
        return;
    }
    let mut speakers: BTreeMap<usize, Speaker> = BTreeMap::new();
    speakers.extend(drafts.iter().filter_map(|d| Some((d.id, d.quote.speaker.clone()?))));
    for draft in drafts.iter_mut().filter(|d| open(d)) {
        let outer = draft.outer.and_then(|o| speakers.get(&o));
        draft.quote.speaker = outer.map(|s| Speaker { mention: None, carried: false, ..s.clone() });
    }
}

/// Quotations inside quotations: whoever the outer words say.
pub fn attribute(reader: &Reader<'_>, known: &Focus, drafts: &mut [Draft], at: usize) {
    let text = reader.doc.text();
    for i in 0..drafts.len() {
        let Some((outer, masked, built)) = drafts.get(i).and_then(|d| Some((d.outer?, d.masked(), d.tail.built)))
        else {
            continue;
        };
        // Outer quotations come first in the order of the text, so that ids rise.
        let Ok(holder) = drafts.binary_search_by_key(&outer, |d| d.id) else { continue };
        let Some(holder) = drafts.get(holder) else { continue };
        let span = inner_sentence(text, holder.quote.span, masked);
        let clause = Clause::read(text, span, &[(i, masked)]);
        let cue = verb::of(text, &clause, i, built, None);
        let left = behind_another(text, &clause, clause.before(i));
        let found = super::attribute::own_speaker(reader, &clause, i, left, cue.is_some());
        let mut speaker = found.and_then(|c| resolve::speaker(reader, known, &c.phrase, c.score, at));
        let mut rule = "q.speaker.inner";
        // “그가 ‘싫다’고 했다”: nobody calls himself 그.
        let another = found.is_some_and(|c| matches!(c.phrase.head, Head::Pronoun("person")));
        let same = |s: &Speaker| holder.quote.speaker.as_ref().is_some_and(|outer| outer.name == s.name);
        speaker = speaker.filter(|s| !(another && same(s)));
        // ‘실적이 없다’는 말만 들었다: whoever speaks has heard it.
        let heard = holder::received(reader, &clause, i, built);
        if let Some(source) = heard {
            speaker = source.and_then(|s| resolve::speaker(reader, known, &s, 3.0, at));
        }
        let held = holder::held(reader, &clause, i, built);
        if let Some((owner, _)) = held {
            speaker = resolve::speaker(reader, known, &owner, 3.0, at);
        }
        if let Some(document) = holder::contained(reader, &clause, i, built) {
            speaker = resolve::speaker(reader, known, &document, 2.5, at);
        }
        // 그가 말했다. ‘…’: the sentence before ends with the verb.
        if speaker.is_none() && heard.is_none() && clause.before(i).is_empty() {
            speaker = said_before(reader, known, Span::new(holder.quote.span.start, span.start), at);
        }
        // ‘이번엔 넘기자’고 마음먹었다: what nobody else is said to say or think is the speaker's own.
        if speaker.is_none() && heard.is_none() && !another && !others(text, &clause, i) {
            rule = OWN;
            let own = holder.quote.speaker.clone();
            speaker = own.map(|s| Speaker { mention: None, carried: false, ..s });
        }
        let Some(draft) = drafts.get_mut(i) else { continue };
        let why = speaker.as_ref().map(|s| s.mention.map_or(Reason::bare(rule), |m| Reason::new(rule, m)));
        draft.quote.evidence.extend(why.or((rule == OWN).then_some(Reason::bare(OWN))));
        draft.quote.speaker = speaker;
        draft.quote.cue = held.map(|(_, cue)| cue).or(cue);
    }
}

/// What stands behind another quotation and its verb: ‘여기 앉아라’ 하시는데 ‘괜찮아요’ 하고.
fn behind_another<'p>(text: &str, clause: &Clause, left: &'p [Part]) -> &'p [Part] {
    let form = |part: &Part| part.word().map_or("", |w| clause::form(text, &clause.words, w));
    let Some(mark) = left.iter().rposition(|part| form(part).contains(['’', '\''])) else { return left };
    let verb = left
        .get(mark + 1..)
        .unwrap_or(&[])
        .iter()
        .position(|part| part.word().is_some_and(|w| cue::at(text, &clause.words, w).is_some()));
    verb.and_then(|verb| left.get(mark + verb + 2..)).unwrap_or(left)
}

/// The subject of the sentence that ends `span`, where its verb says that somebody spoke.
fn said_before(reader: &Reader<'_>, known: &Focus, span: Span, at: usize) -> Option<Speaker> {
    let text = reader.doc.text();
    let words = span.of(text).trim_end();
    let body = words.trim_end_matches('.');
    let start = [". ", "? ", "! "].iter().filter_map(|p| body.rfind(p)).max().map_or(0, |p| p + 2);
    let clause = Clause::read(text, Span::new(span.start + start, span.start + body.len()), &[]);
    let last = clause.words.len().checked_sub(1)?;
    let says = cue::at(text, &clause.words, last).filter(|m| {
        let form = m.span.of(text);
        // 관리자가 와서 그럽디다. ‘…’
        m.strength.speaks() && form.ends_with('다') || m.verb == "그러다" && form.ends_with(['다', '요'])
    });
    // 그분이 늘 하는 말이 있다
    let form = |w: usize| clause::form(text, &clause.words, w);
    let has = || form(last).starts_with("있") && last > 0 && lexicon::is_word(form(last - 1), "has-said");
    if has() {
        let mut nearest = (0..last - 1).rev().filter_map(|w| reader.phrase(&clause.words, w));
        let owner = nearest.find(|p| matches!(p.role, Role::Subject | Role::Topic) && p.head != Head::Unknown)?;
        return resolve::speaker(reader, known, &owner, 3.0, at);
    }
    says?;
    let found = speaker::before(reader, &clause, &clause.parts, false)?;
    resolve::speaker(reader, known, &found.phrase, found.score, at)
}

/// Whether the verb behind quotation `i` is somebody else's, though nobody is named: 하셨다, 하더라.
fn others(text: &str, clause: &Clause, i: usize) -> bool {
    let verb = clause.words_after(i).take(3).find_map(|w| cue::at(text, &clause.words, w).map(|m| (w, m)));
    verb.is_some_and(|(w, found)| {
        let form = clause::form(text, &clause.words, w);
        let honoured =
            form.contains('셨') || ["시며", "시고", "신다", "시는", "십니다"].iter().any(|e| form.ends_with(e));
        let heard = ["더라", "더군", "던데", "대요", "래요"].iter().any(|s| form.contains(s));
        honoured || heard || found.strength == Strength::Passive
    })
}

/// The sentence inside `outer` that `inner` stands in.
fn inner_sentence(text: &str, outer: Span, inner: Span) -> Span {
    let head = Span::new(outer.start, inner.start).of(text);
    let rest = Span::new(inner.end, outer.end).of(text);
    let ends = [". ", "? ", "! "];
    let start = ends.iter().filter_map(|p| head.rfind(p)).max().map_or(outer.start, |p| outer.start + p + 2);
    let end = ends.iter().filter_map(|p| rest.find(p)).min().map_or(outer.end, |p| inner.end + p);
    Span::new(start, end)
}
