//! Question and answer: ‘…’는 질문에 그는 “…”라고 답했다. The question is the asker's, the answer the subject's.

use super::clause::{Clause, Part};
use super::noun_phrase::{Head, NounPhrase, Reader};
use crate::lexicon;
use crate::text::josa::Role;

/// Whether quotation `i` is a question that somebody was asked (…는 질문에, …를 묻는 말에, …고 묻자).
pub fn asked(text: &str, clause: &Clause, i: usize) -> bool {
    let words = clause.after(i).iter().map_while(|p| if let Part::Word(w) = p { clause.words.get(*w) } else { None });
    let words: Vec<&str> = words.take(3).map(|w| w.span.of(text)).collect();
    words.iter().any(|w| lexicon::begins_with(w, "question").is_some())
}

/// Who asks: reporters or an audience that the sentence names before the question.
pub fn asker(reader: &Reader<'_>, clause: &Clause, i: usize) -> Option<NounPhrase> {
    let text = reader.doc.text();
    let before: Vec<usize> =
        clause.before(i).iter().filter_map(|p| if let Part::Word(w) = p { Some(*w) } else { None }).collect();
    before.into_iter().rev().find_map(|at| {
        let word = clause.words.get(at)?;
        let form = word.span.of(text);
        let split = crate::text::josa::best(form);
        if !lexicon::is_word(form.get(..split.stem_len)?, "asker") {
            return None;
        }
        let span = crate::span::Span::new(word.span.start, word.span.start + split.stem_len);
        Some(NounPhrase { span, word: at, head: Head::People("group"), role: Role::Genitive, topic: false })
    })
}
