//! Sentences: never split inside a quotation.

use super::Section;
use super::marks::Marked;
use crate::span::Span;

/// The sentences of `text`, by start.
pub fn find(_text: &str, sections: &[Section], _marks: &[Marked]) -> Vec<Span> {
    sections.iter().map(|s| s.span).collect()
}
