//! One walk through the article, sentence by sentence: every quotation gets its verb and its speaker.

use super::clause::{Clause, Part};
use super::cue::{self, Strength};
use super::marked::Draft;
use super::noun_phrase::{Head, Reader};
use super::resolve::{self, Focus};
use super::speaker::{self, Candidate};
use super::tail::Built;
use super::{Cue, Speaker, indirect};
use crate::analysis::SectionKind;
use crate::evidence::Reason;
use crate::span::Span;

/// Whether a verb that reports by itself stands among the first words of `span`.
pub fn cue_near(text: &str, span: Span) -> bool {
    let clause = Clause::read(text, span, &[]);
    let last = clause.words.len().min(6);
    (0..last).any(|i| cue::at(text, &clause.words, i).is_some_and(|m| m.strength == Strength::Strong))
}

/// Attributes all drafts outside titles, in the order of the text.
pub fn run(reader: &Reader<'_>, drafts: &mut Vec<Draft>) {
    let mut focus = Focus::default();
    let mut from = 0;
    let mut found = Vec::new();
    let mut next_id = drafts.len();
    for (at, &sentence) in reader.doc.sentences.iter().enumerate() {
        let to = from + drafts.get(from..).unwrap_or(&[]).iter().take_while(|d| d.sentence <= at).count();
        let section = reader.doc.kind_at(sentence.start);
        let own = from..to;
        from = to;
        match section {
            SectionKind::Title | SectionKind::Subtitle | SectionKind::Boilerplate | SectionKind::Byline => continue,
            SectionKind::Body | SectionKind::Caption => {}
        }
        let Some(drafts) = drafts.get_mut(own) else { continue };
        sentence_of(reader, &mut focus, drafts, sentence, at, &mut next_id, &mut found);
    }
    drafts.append(&mut found);
}

/// One sentence.
fn sentence_of(
    reader: &Reader<'_>,
    focus: &mut Focus,
    drafts: &mut [Draft],
    sentence: Span,
    at: usize,
    next_id: &mut usize,
    found_indirect: &mut Vec<Draft>,
) {
    let text = reader.doc.text();
    let outermost: Vec<(usize, Span)> =
        drafts.iter().enumerate().filter(|(_, d)| d.outer.is_none()).map(|(i, d)| (i, d.whole)).collect();
    let end = outermost.iter().map(|(_, s)| s.end).max().unwrap_or(0).max(sentence.end);
    let clause = Clause::read(text, Span::new(sentence.start, end), &outermost);
    let mut previous: Option<(usize, Option<Speaker>, usize)> = None;
    for &(i, _) in &outermost {
        let cue = cue_of(text, &clause, i, drafts.get(i).map(|d| d.tail.built));
        let reporting = drafts.get(i).is_some_and(|d| match d.tail.built {
            Built::Report | Built::And => true,
            Built::Adnominal | Built::Bare | Built::Copula => cue.is_some(),
            Built::Particle => false,
        });
        let found = own_speaker(reader, &clause, i, previous.as_ref().map(|p| p.0), reporting);
        let mut joined = None;
        let (speaker, rule) = match (found, &previous) {
            (Some(c), _) => (resolve::speaker(reader, focus, &c.phrase, c.score, at), c.rule),
            // No subject of its own between two quotations of a sentence: the same speaker goes on.
            (None, Some((_, speaker, utterance))) => {
                joined = Some(*utterance);
                (speaker.clone(), "q.speaker.same-sentence")
            }
            (None, None) if unsourced(text, &clause, i, drafts) => (None, "q.speaker.unsourced"),
            (None, None) => (focus.carried(at), "q.speaker.carry-over"),
        };
        let Some(draft) = drafts.get_mut(i) else { continue };
        if let Some(utterance) = joined {
            draft.quote.utterance = utterance;
        }
        if let Some(speaker) = &speaker {
            let at = speaker.mention.map_or(Reason::bare(rule), |m| Reason::new(rule, m));
            draft.quote.evidence.push(at);
            focus.note(speaker, draft.sentence);
        }
        draft.quote.speaker.clone_from(&speaker);
        draft.quote.cue = cue;
        previous = Some((i, speaker, draft.quote.utterance));
    }
    let section = reader.doc.kind_at(sentence.start);
    for report in indirect::find(text, &clause) {
        if let Some(draft) = indirect_draft(reader, focus, &clause, drafts, &report, at, *next_id, section) {
            *next_id += 1;
            found_indirect.push(draft);
        }
    }
    if outermost.is_empty() {
        note_subject(reader, focus, &clause, at);
    }
    last_parts_only(&clause, drafts, &outermost);
    inner(reader, focus, drafts, at);
}

/// A report without marks with its speaker; `None` where nobody is its source.
#[allow(clippy::too_many_arguments)]
fn indirect_draft(
    reader: &Reader<'_>,
    focus: &mut Focus,
    clause: &Clause,
    drafts: &[Draft],
    report: &indirect::Report,
    at: usize,
    id: usize,
    section: SectionKind,
) -> Option<Draft> {
    let text = reader.doc.text();
    let word = clause.parts.iter().position(|p| matches!(p, Part::Word(w) if *w == report.word))?;
    let left = clause.parts.get(..word)?;
    // A quotation with a verb of its own ends what stands before; one that is part of a clause does not.
    let wall = left.iter().rposition(|p| {
        matches!(p, Part::Quote(q) if drafts.get(*q).is_some_and(|d| matches!(d.tail.built, Built::Report | Built::And)))
    });
    let open = left.get(wall.map_or(0, |w| w + 1)..)?;
    let source = speaker::source(reader, clause, open);
    let (speaker, rule, from) = match source {
        Some(c) => (resolve::speaker(reader, focus, &c.phrase, c.score, at), c.rule, c.phrase.word + 1),
        None if report.needs_source => return None,
        None => {
            let first = open.iter().find_map(|p| if let Part::Word(w) = p { Some(*w) } else { None })?;
            let before =
                wall.and_then(|w| left.get(w)).and_then(|p| if let Part::Quote(q) = p { drafts.get(*q) } else { None });
            match before {
                // “…”며 …라고 덧붙였다: the same speaker goes on behind the quotation's tail.
                Some(d) => (d.quote.speaker.clone(), "q.speaker.same-sentence", first + 1),
                None => (focus.carried(at), "q.speaker.carry-over", first),
            }
        }
    };
    let speaker = speaker?;
    let start = indirect::begin(text, &clause.words, from, report.word)?;
    let span = Span::new(start, report.end);
    if span.of(text).split_whitespace().count() < 2 {
        return None;
    }
    focus.note(&speaker, at);
    let mention = speaker.mention;
    let quote = super::Quote {
        span,
        kind: crate::analysis::QuoteKind::Indirect,
        utterance: usize::MAX - id,
        inside: None,
        speaker: Some(speaker),
        addressee: None,
        medium: None,
        cue: report.cue.map(|c| Cue { span: c.span, verb: c.verb.to_owned(), act: c.act.to_owned() }),
        hedged: false,
        negated: false,
        score: report.score,
        evidence: vec![
            Reason::new(report.rule, clause.words.get(report.word)?.span),
            mention.map_or(Reason::bare(rule), |m| Reason::new(rule, m)),
        ],
    };
    let _ = section;
    let tail = super::tail::Tail { built: Built::Bare, span: Span::new(report.end, report.end) };
    Some(Draft { id, quote, outer: None, whole: span, tail, sentence: at })
}

/// The speaker that the sentence itself gives to quotation `i`; `previous` is the quotation before it.
fn own_speaker(
    reader: &Reader<'_>,
    clause: &Clause,
    i: usize,
    previous: Option<usize>,
    reporting: bool,
) -> Option<Candidate> {
    let left = clause.before(i);
    // Words before an earlier quotation speak for that one; for this one only those in between.
    let from = previous.and_then(|p| left.iter().rposition(|x| matches!(x, Part::Quote(q) if *q == p)));
    let left = left.get(from.map_or(0, |f| f + 1)..).unwrap_or(&[]);
    let right = clause.after(i);
    speaker::before(reader, clause, left, reporting)
        .or_else(|| speaker::behind(reader, clause, right))
        .or_else(|| speaker::modified(reader, clause, right))
}

/// Opinions that come up without a source (“…”는 반응이 나왔다, “…”는 질문에): nobody's words are carried to them.
fn unsourced(text: &str, clause: &Clause, i: usize, drafts: &[Draft]) -> bool {
    if drafts.get(i).is_none_or(|d| d.tail.built != Built::Adnominal) {
        return false;
    }
    let mut words =
        clause.after(i).iter().filter_map(|p| if let Part::Word(w) = p { clause.words.get(*w) } else { None });
    // The first word is the tail itself (는, 라는).
    let words: Vec<&str> = words.by_ref().take(4).map(|w| w.span.of(text)).collect();
    let question = words.iter().any(|w| ["질문", "물음", "질의"].iter().any(|q| w.starts_with(q)));
    question || words.iter().any(|w| indirect::arises(w))
}

/// The verb behind quotation `i`.
fn cue_of(text: &str, clause: &Clause, i: usize, built: Option<Built>) -> Option<Cue> {
    let right = clause.after(i);
    let words: Vec<usize> = right.iter().map_while(|p| if let Part::Word(w) = p { Some(*w) } else { None }).collect();
    let mut passive = None;
    for (n, &w) in words.iter().enumerate().take(24) {
        let Some(found) = cue::at(text, &clause.words, w) else { continue };
        let near = n <= 2;
        match found.strength {
            Strength::Strong => return Some(cue(text, &found)),
            Strength::Weak | Strength::Thought
                if near && matches!(built, Some(Built::Report | Built::And | Built::Bare)) =>
            {
                return Some(cue(text, &found));
            }
            Strength::Passive if passive.is_none() => passive = Some(found),
            _ => {}
        }
    }
    passive.map(|p| cue(text, &p))
}

fn cue(_text: &str, found: &cue::Match) -> Cue {
    Cue { span: found.span, verb: found.verb.to_owned(), act: found.act.to_owned() }
}

/// Of the parts of one utterance only the last keeps its verb.
fn last_parts_only(_clause: &Clause, drafts: &mut [Draft], outermost: &[(usize, Span)]) {
    for pair in outermost.windows(2) {
        let [(a, _), (b, _)] = pair else { continue };
        let same = match (drafts.get(*a), drafts.get(*b)) {
            (Some(x), Some(y)) => x.quote.utterance == y.quote.utterance,
            _ => false,
        };
        if same && let Some(draft) = drafts.get_mut(*a) {
            draft.quote.cue = None;
        }
    }
}

/// A sentence without quotation: whom it is about.
fn note_subject(reader: &Reader<'_>, focus: &mut Focus, clause: &Clause, at: usize) {
    let best = speaker::before(reader, clause, &clause.parts, false);
    let Some(best) = best else { return };
    let speaks = matches!(best.phrase.head, Head::Mention(_) | Head::Pronoun(_))
        || matches!(best.phrase.head, Head::People("source" | "person"));
    if speaks && let Some(speaker) = resolve::speaker(reader, focus, &best.phrase, best.score, at) {
        focus.note(&speaker, at);
    }
}

/// Quotations inside quotations: whoever the outer words say.
fn inner(reader: &Reader<'_>, focus: &Focus, drafts: &mut [Draft], at: usize) {
    let text = reader.doc.text();
    for i in 0..drafts.len() {
        let Some((outer, whole)) = drafts.get(i).and_then(|d| Some((d.outer?, d.whole))) else { continue };
        let Some(holder) = drafts.iter().find(|d| d.id == outer) else { continue };
        let span = inner_sentence(text, holder.quote.span, whole);
        let clause = Clause::read(text, span, &[(i, whole)]);
        let cue = cue_of(text, &clause, i, drafts.get(i).map(|d| d.tail.built));
        let found = own_speaker(reader, &clause, i, None, cue.is_some());
        let speaker = found.and_then(|c| resolve::speaker(reader, focus, &c.phrase, c.score, at));
        let Some(draft) = drafts.get_mut(i) else { continue };
        if let Some(s) = &speaker {
            draft
                .quote
                .evidence
                .push(s.mention.map_or(Reason::bare("q.speaker.inner"), |m| Reason::new("q.speaker.inner", m)));
        }
        draft.quote.speaker = speaker;
        draft.quote.cue = cue;
    }
}

/// The sentence inside `outer` that `inner` stands in.
fn inner_sentence(text: &str, outer: Span, inner: Span) -> Span {
    let head = Span::new(outer.start, inner.start).of(text);
    let rest = Span::new(inner.end, outer.end).of(text);
    let start =
        [". ", "? ", "! "].iter().filter_map(|p| head.rfind(p)).max().map_or(outer.start, |p| outer.start + p + 2);
    let end = [". ", "? ", "! "].iter().filter_map(|p| rest.find(p)).min().map_or(outer.end, |p| inner.end + p);
    Span::new(start, end)
}
