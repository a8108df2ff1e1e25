//! Question and answer: ‘…’는 질문에 그는 “…”라고 답했다. The question is the asker's, the answer the subject's; so
//! it is where the asking has a verb of its own: 기자들이 ‘…’고 묻자 그는 “…”고 했다.

use super::clause::{Clause, Part};
use super::noun_phrase::{Head, NounPhrase, Reader};
use crate::lexicon;
use crate::span::Span;
use crate::text::josa::Role;

/// Whether quotation `i` is a question that somebody was asked (…는 질문에, …를 묻는 말에, …고 묻자).
pub fn asked(text: &str, clause: &Clause, i: usize) -> bool {
    let words = clause.words_after(i).filter_map(|w| clause.words.get(w));
    words.take(3).any(|w| lexicon::begins_with(w.span.of(text), "question").is_some())
}

/// Whether somebody asks with quotation `i` whom the next words answer (…고 묻자).
pub fn asks(text: &str, clause: &Clause, i: usize) -> bool {
    let words = clause.words_after(i).filter_map(|w| clause.words.get(w));
    words.take(4).any(|w| lexicon::begins_with(w.span.of(text), "asks").is_some())
}

/// Who asks: reporters or an audience, named before the question or between it and its noun (…는 취재진의 질문에).
pub fn asker(reader: &Reader<'_>, clause: &Clause, i: usize) -> Option<NounPhrase> {
    let text = reader.doc.text();
    let ends = |w: &usize| {
        clause.words.get(*w).is_none_or(|w| {
            let form = w.span.of(text);
            lexicon::begins_with(form, "question").is_some() || lexicon::begins_with(form, "asks").is_some()
        })
    };
    let behind = clause.words_after(i).take(4).take_while(|w| !ends(w));
    let before = clause.before(i).iter().rev().take(super::speaker::FARTHEST).filter_map(Part::word);
    behind.chain(before).find_map(|at| {
        let word = clause.words.get(at)?;
        let form = word.span.of(text);
        let split = crate::text::josa::best(form);
        if !lexicon::is_word(form.get(..split.stem_len)?, "asker") {
            return None;
        }
        let span = Span::new(word.span.start, word.span.start + split.stem_len);
        Some(NounPhrase::of(span, at, Head::People("group"), Role::Genitive))
    })
}
