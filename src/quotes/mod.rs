//! Who said what.

use crate::analysis::{QuoteKind, SpeakerKind};
use crate::evidence::Reason;
use crate::linking::Links;
use crate::span::Span;
use crate::text::Document;

/// A piece of reported speech.
#[derive(Debug, Clone)]
pub struct Quote {
    /// The words without their marks.
    pub span: Span,
    /// How it is quoted.
    pub kind: QuoteKind,
    /// Parts of one utterance share a number.
    pub utterance: usize,
    /// Index of the outer quote.
    pub inside: Option<usize>,
    /// Who said it.
    pub speaker: Option<Speaker>,
    /// To whom.
    pub addressee: Option<Span>,
    /// Through what.
    pub medium: Option<Span>,
    /// The reporting verb.
    pub cue: Option<Cue>,
    /// Reported as hearsay.
    pub hedged: bool,
    /// Reported as not said.
    pub negated: bool,
    /// How sure, 0 to 1.
    pub score: f64,
    /// Why.
    pub evidence: Vec<Reason>,
}

/// Who said it.
#[derive(Debug, Clone)]
pub struct Speaker {
    /// The fullest name, or the description.
    pub name: String,
    /// What the speaker is.
    pub kind: SpeakerKind,
    /// Indices into [`Links::entities`].
    pub entities: Vec<usize>,
    /// The words that carry the attribution.
    pub mention: Option<Span>,
    /// Whether it stands in an earlier sentence.
    pub carried: bool,
    /// How sure, 0 to 1.
    pub score: f64,
}

/// The reporting verb.
#[derive(Debug, Clone)]
pub struct Cue {
    /// As written.
    pub span: Span,
    /// Lemma.
    pub verb: String,
    /// Act.
    pub act: String,
}

/// Marked words that report nobody's speech.
#[derive(Debug, Clone)]
pub struct NotSpeech {
    /// The words without their marks.
    pub span: Span,
    /// The rule that decided.
    pub reason: &'static str,
}

/// What [`find`] gives.
#[derive(Debug, Default)]
pub struct Found {
    /// By start.
    pub quotes: Vec<Quote>,
    /// By start.
    pub not_speech: Vec<NotSpeech>,
}

/// The quotes of `doc`.
pub fn find(_doc: &Document<'_>, _links: &Links) -> Found {
    Found::default()
}
