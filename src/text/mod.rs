//! The text as it was pasted: composed, cut into sections, sentences and eojeol. Nothing is deleted.

pub mod compose;
pub mod hangul;
pub mod hanja;
pub mod josa;
pub mod marks;
pub mod sections;
pub mod sentences;

use crate::analysis::SectionKind;
use crate::span::Span;
use compose::Composition;
use marks::Marked;

/// A run of lines of one kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Section {
    /// Where it stands, without the blank lines around it.
    pub span: Span,
    /// What it is.
    pub kind: SectionKind,
}

/// A text that has been read: what every later room works on.
#[derive(Debug)]
pub struct Document<'a> {
    /// The clean text and its way back to what was pasted.
    pub composition: Composition<'a>,
    /// By start, without overlap; every non-blank line lies in one.
    pub sections: Vec<Section>,
    /// By start, without overlap; each inside one section, none ending inside a quotation.
    pub sentences: Vec<Span>,
    /// Words in quotation marks, by start; each inside one section.
    pub marks: Vec<Marked>,
}

impl<'a> Document<'a> {
    /// Reads `source`. Time and memory are linear in its length.
    pub fn read(source: &'a str) -> Document<'a> {
        let composition = Composition::new(source);
        let text = composition.text();
        let sections = sections::find(text);
        let marks = marks::pair(text, &sections);
        let sentences = sentences::find(text, &sections, &marks);
        Document { composition, sections, sentences, marks }
    }

    /// The composed text.
    pub fn text(&self) -> &str {
        self.composition.text()
    }

    /// The words of `span`.
    pub fn words(&self, span: Span) -> &str {
        span.of(self.text())
    }

    /// The index of the section that `offset` lies in (or the last one before it).
    pub fn section_at(&self, offset: usize) -> Option<usize> {
        self.sections.partition_point(|s| s.span.start <= offset).checked_sub(1)
    }

    /// The kind of the section that `offset` lies in; body where there is none.
    pub fn kind_at(&self, offset: usize) -> SectionKind {
        self.section_at(offset).and_then(|i| self.sections.get(i)).map_or(SectionKind::Body, |s| s.kind)
    }

    /// The index of the sentence that `offset` lies in (or the last one before it).
    pub fn sentence_at(&self, offset: usize) -> Option<usize> {
        self.sentences.partition_point(|s| s.start <= offset).checked_sub(1)
    }
}
