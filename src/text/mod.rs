//! The text as it was pasted: composed, cut into sections, sentences and eojeol. Nothing is deleted.

pub mod compose;
pub mod endings;
pub mod hangul;
pub mod hanja;
pub mod html;
pub mod inflect;
pub mod josa;
pub mod marks;
#[cfg(test)]
mod properties;
pub mod sections;
pub mod sentences;

use crate::analysis::SectionKind;
use crate::span::{Byte, Span};
use compose::Composition;
use marks::Marked;
use sections::lines::is_blank;

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
        let sections = sections::find_on_page(text, &|span| composition.has_leaked_tags(span));
        let marks = marks::pair(text, &sections);
        let sentences = sentences::find(text, &sections, &marks);
        Document { composition, sections, sentences, marks }
    }

    /// The sections as they stand in the pasted text, by start: tags are boilerplate there.
    pub fn sections_in_source(&self) -> Vec<(Span<Byte>, SectionKind)> {
        let source = self.composition.source();
        let mut out: Vec<(Span<Byte>, SectionKind)> = Vec::with_capacity(self.sections.len());
        let mut put = |span: Span<Byte>, kind: SectionKind| {
            let words = source.get(span.start..span.end).unwrap_or("");
            let start = span.start + (words.len() - words.trim_start_matches(is_blank).len());
            let span = Span::new(start, span.start + words.trim_end_matches(is_blank).len());
            // Tags in a row, and what is debris between them, are one.
            match out.last_mut() {
                _ if span.is_empty() => {}
                Some((last, before)) if *before == kind && kind == SectionKind::Boilerplate => *last = last.join(span),
                _ => out.push((span, kind)),
            }
        };
        let mut tags = self.composition.tags().iter().copied().peekable();
        for section in &self.sections {
            let span = self.composition.to_source(section.span);
            let mut start = span.start;
            while let Some(tag) = tags.next_if(|t| t.start < span.end) {
                put(Span::new(start, tag.start), section.kind);
                put(tag, SectionKind::Boilerplate);
                start = start.max(tag.end);
            }
            put(Span::new(start, span.end), section.kind);
        }
        tags.for_each(|tag| put(tag, SectionKind::Boilerplate));
        out
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
