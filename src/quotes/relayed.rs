//! Reports of a report: 대변인은 장관이 “…”고 말했다고 전했다, 총리가 “…”고 말했다고 새벽일보가 보도했다. The words are
//! those of the one who is reported; all of it is indirect speech of the one who reports.

use super::clause::{Clause, Part};
use super::cue::{self, Match, Strength};
use super::indirect::Report;
use super::noun_phrase::{Head, NounPhrase, Reader};
use super::speaker;
use super::tail::Built;
use crate::lexicon;
use crate::span::Span;
use crate::text::endings::modifying;
use crate::text::josa::Role;

/// A report around a quotation.
#[derive(Debug, Clone, Copy)]
pub struct Relay {
    /// From the subject of what is reported to the verb, its 고 left out.
    pub span: Span,
    /// Who speaks the words in marks.
    pub inner: NounPhrase,
    /// Who reports; `None` where it is whoever the article spoke of before.
    pub source: Option<NounPhrase>,
    /// The verb of the report.
    pub cue: Match,
}

/// How many words behind the quotation its own verb may stand.
const VERB: usize = 4;
/// How many words behind that the verb of the report may stand.
const REPORT: usize = 6;

/// The report that quotation `i` is part of.
pub fn find(reader: &Reader<'_>, clause: &Clause, i: usize, left: &[Part], built: Built) -> Option<Relay> {
    if built != Built::Report {
        return None;
    }
    let text = reader.doc.text();
    let passed = |w: usize| clause.words.get(w).is_some_and(|w| w.span.of(text).ends_with("다고"));
    if !clause.words_after(i).take(VERB + 2).any(passed) {
        return None;
    }
    let words: Vec<usize> = clause.words_after(i).take(VERB + REPORT).collect();
    let form = |n: usize| words.get(n).and_then(|&w| clause.words.get(w)).map_or("", |w| w.span.of(text));
    let says = |n: &usize| {
        let found = words.get(*n).and_then(|&w| cue::at(text, &clause.words, w));
        found.is_some_and(|m| matches!(m.strength, Strength::Strong | Strength::Weak))
    };
    let verb = (0..words.len().min(VERB)).find(says)?;
    // 말하고 있다고, 말한 바 있다고
    let end = (verb..words.len().min(verb + 3)).find(|&n| form(n).ends_with("다고"))?;
    let cue = words.get(end + 1..)?.iter().take(REPORT).find_map(|&w| {
        let strong = cue::at(text, &clause.words, w).filter(|m| m.strength == Strength::Strong);
        strong.or_else(|| cue::at(text, &clause.words, w).filter(|m| m.strength == Strength::Weak && w == end + 1))
    })?;
    let last = clause.words.get(*words.get(end)?)?.span;
    let phrases =
        || left.iter().rev().take(speaker::FARTHEST).filter_map(Part::word).filter_map(|w| speaks(reader, clause, w));
    let speaks_here = |p: &NounPhrase| p.role == Role::Subject || p.topic;
    let free = |p: &NounPhrase| p.topic || !super::nominative::taken(reader, clause, p.word, left);
    let subject = phrases().find(|p| speaks_here(p) && free(p)).or_else(|| phrases().find(speaks_here))?;
    let begin = |from: usize| super::begin::clause(text, &clause.words, from, subject.word);
    // 말했다고 새벽일보가 보도했다
    let behind = words.get(end + 1..)?.iter().take(REPORT);
    let behind = behind.take_while(|w| clause.words.get(**w).is_some_and(|w| w.span.end <= cue.span.start));
    let behind = behind.filter_map(|&w| speaks(reader, clause, w)).find(|p| p.role == Role::Subject || p.topic);
    let first = left.iter().find_map(Part::word)?;
    let (source, start) = match behind {
        Some(source) => (Some(source), subject.span.start),
        // 경찰은 “…”고 말했다고 전했다: whose words they are is not told.
        None if subject.topic => return None,
        None => {
            let topic = phrases().find(|p| p.word < subject.word && p.topic);
            (topic, begin(topic.map_or(first, |t| t.word + 1))?.min(subject.span.start))
        }
    };
    Some(Relay { span: Span::new(start, last.end - "고".len()), inner: subject, source, cue })
}

/// The report that a report without marks is part of (로이터는 장관이 사임하겠다고 말했다고 전했다). `open` is what stands before
/// its ending in the clause.
pub fn unmarked(reader: &Reader<'_>, clause: &Clause, report: &Report, open: &[Part]) -> Option<Relay> {
    let text = reader.doc.text();
    let verb = clause.word_from(report.cue?.span.start);
    let last = clause.words.get(verb)?.span;
    if !last.of(text).ends_with("다고") {
        return None;
    }
    let cue = (verb + 1..verb + 1 + VERB)
        .find_map(|w| cue::at(text, &clause.words, w).filter(|m| m.strength == Strength::Strong))?;
    // 그는 …다고 말했다고 새벽일보가 보도했다: the topic before them is the one who is reported.
    let behind = (verb + 1..clause.word_from(cue.span.start)).find_map(|w| speaks(reader, clause, w));
    if let Some(source) = behind {
        let speaks = matches!(source.role, Role::Subject | Role::Topic);
        let mut phrases = open.iter().filter_map(Part::word).filter_map(|w| self::speaks(reader, clause, w));
        let inner = phrases.find(|p| p.topic).filter(|_| speaks)?;
        let span = Span::new(inner.span.start, last.end - "고".len());
        return Some(Relay { span, inner, source: Some(source), cue });
    }
    let mut phrases = open.iter().filter_map(Part::word).filter_map(|w| speaks(reader, clause, w));
    let source = phrases.find(|p| p.topic)?;
    // The first subject behind the topic is who is reported, unless it has a verb of its own (손님들이 남긴 음식); those of what is
    // said come later.
    let own = |w: usize| clause.words.get(w + 1).is_some_and(|w| modifying(w.span.of(text)));
    let inner = phrases.find(|p| p.role == Role::Subject && !own(p.word))?;
    let start = super::begin::clause(text, &clause.words, source.word + 1, inner.word)?.min(inner.span.start);
    Some(Relay { span: Span::new(start, last.end - "고".len()), inner, source: Some(source), cue })
}

/// A phrase at word `at` that can speak.
fn speaks(reader: &Reader<'_>, clause: &Clause, at: usize) -> Option<NounPhrase> {
    let text = reader.doc.text();
    reader.phrase(&clause.words, at).filter(|p| match p.head {
        Head::Mention(_) | Head::Pronoun(_) | Head::People(_) | Head::Document => true,
        Head::Unknown => {
            let name = p.span.of(text);
            super::nouns::like_organization(name)
                || super::resolve::looks_korean(name) && !lexicon::nouns_like_names().has(name)
        }
    })
}
