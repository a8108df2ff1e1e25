//! Doors for the benchmarks; behind the feature `bench`, no part of the interface.

use crate::text::Document;
use crate::text::hangul;
use crate::text::josa;

/// Reads `text` as far as its sentences; how many pieces were found.
pub fn read(text: &str) -> usize {
    let doc = Document::read(text);
    doc.sections.len() + doc.sentences.len() + doc.marks.len()
}

/// Splits every word of `text` from its particles; how many readings there are.
pub fn particles(text: &str) -> usize {
    text.split_whitespace().map(|word| josa::splits(word).len()).sum()
}

/// The single jamo of a syllable, as macOS writes them; other characters as they are.
pub fn jamo(c: char) -> Vec<char> {
    let Some(j) = hangul::decompose(c) else { return vec![c] };
    let tail = (j.tail > 0).then_some(0x11A7 + j.tail);
    [Some(0x1100 + j.lead), Some(0x1161 + j.vowel), tail].into_iter().flatten().filter_map(char::from_u32).collect()
}

/// Finds the dates, times, quantities and addresses of `text`, which is read once; the returned function says how many.
pub fn patterns(text: &str) -> impl Fn() -> usize + '_ {
    let doc = Document::read(text);
    move || crate::ner::values(&doc)
}

/// Reads `text` with the model alone, its sentences and what rules say of them being known; the returned function says how
/// many names there are.
pub fn model(text: &str) -> impl FnMut() -> usize + use<> {
    crate::ner::reader(text)
}

/// Finds all names of `text`, which is read once.
pub fn names(text: &str) -> impl Fn() -> usize + '_ {
    let doc = Document::read(text);
    move || crate::ner::find(&doc, &crate::Options::default()).len()
}

/// An article whose names are found.
pub struct Article<'a> {
    doc: Document<'a>,
    mentions: Vec<crate::ner::Mention>,
}

/// The names of an [`Article`], as they go into linking, which keeps them.
pub struct Names(Vec<crate::ner::Mention>);

/// What linking found.
pub struct Linked(crate::linking::Links);

impl<'a> Article<'a> {
    /// Reads `text` and finds its names.
    pub fn new(text: &'a str) -> Self {
        let doc = Document::read(text);
        let mentions = crate::ner::find(&doc, &crate::Options::default());
        Article { doc, mentions }
    }

    /// A copy of its names, to be made outside of what is measured.
    pub fn names(&self) -> Names {
        Names(self.mentions.clone())
    }

    /// Links the names.
    pub fn link(&self, names: Names) -> Linked {
        Linked(crate::linking::link(&self.doc, names.0))
    }

    /// Finds who said what; says how many quotes there are.
    pub fn quotes(&self, links: &Linked) -> usize {
        crate::quotes::find(&self.doc, &links.0).quotes.len()
    }
}
