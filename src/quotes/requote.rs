//! Re-quoting: an outlet cites its source (소식통을 인용해 “…”고 보도했다). The source speaks, the outlet is the medium.

use super::clause::{Clause, Part, Word};
use super::noun_phrase::{NounPhrase, Reader};
use crate::lexicon;
use crate::text::josa::Role;

/// The source that the words before quotation `i` cite.
pub fn cited(reader: &Reader<'_>, clause: &Clause, parts: &[Part]) -> Option<NounPhrase> {
    let text = reader.doc.text();
    let words: Vec<usize> = parts.iter().filter_map(Part::word).collect();
    let verb = words.iter().rev().find(|&&w| cites(text, clause.words.get(w)))?;
    // The object right before the verb, one word of description between them allowed (소식통의 말을 인용해).
    let object = (verb.saturating_sub(1)..*verb).rev().find_map(|w| reader.object(&clause.words, w))?;
    Some(NounPhrase { role: Role::Object, ..object })
}

fn cites(text: &str, word: Option<&Word>) -> bool {
    word.is_some_and(|w| lexicon::begins_with(w.span.of(text), "cites").is_some())
}
