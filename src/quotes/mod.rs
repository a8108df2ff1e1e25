//! Who said what.
//!
//! `marked` decides what is speech and gives every piece its sentence; `attribute` goes through the article once and
//! finds speakers and verbs; `indirect` finds what is reported without marks; `headline` asks the body who said what
//! the title quotes.

mod aside;
mod attribute;
mod begin;
#[cfg(feature = "cli")]
pub mod candidates;
mod clause;
mod contracted;
mod cue;
mod described;
mod details;
mod headline;
mod holder;
mod indirect;
mod inner;
mod interview;
mod label;
mod marked;
mod near;
mod nominative;
mod noun_phrase;
mod nouns;
mod question;
mod relayed;
mod reported;
mod requote;
mod resolve;
mod sentence;
mod setting;
mod source;
mod speaker;
mod speech;
mod tail;
mod utterance;
mod verb;
mod voiced;
mod which;
mod within;

use crate::analysis::{QuoteKind, SpeakerKind};
use crate::evidence::Reason;
use crate::linking::Links;
use crate::order;
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

impl Quote {
    /// A quote of which nothing is known yet but where it stands.
    const fn at(span: Span, kind: QuoteKind, utterance: usize, score: f64) -> Quote {
        Quote {
            span,
            kind,
            utterance,
            inside: None,
            speaker: None,
            addressee: None,
            medium: None,
            cue: None,
            hedged: false,
            negated: false,
            score,
            evidence: Vec::new(),
        }
    }
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
    /// Whether several speak together.
    pub several: bool,
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

/// The quotes of `doc`. Linear in the length of the text.
#[inline(never)]
pub fn find(doc: &Document<'_>, links: &Links) -> Found {
    let (mut drafts, not_speech) = marked::find(doc);
    let reader = noun_phrase::Reader::new(doc, links);
    attribute::run(&reader, &mut drafts);
    let met = interview::run(&reader, &mut drafts);
    headline::run(&reader, &mut drafts, met.as_ref());
    inner::settle(&mut drafts);
    Found { quotes: finish(drafts), not_speech }
}

/// Puts the quotes in order, numbers the utterances from 1 and turns the outer quotes' places into indices.
fn finish(mut drafts: Vec<marked::Draft>) -> Vec<Quote> {
    order::by(&mut drafts, |d| d.quote.span.place());
    // By the numbers of the drafts, which are those of their utterances too: below twice as many as there are.
    let count = drafts.iter().map(|d| d.id.max(d.quote.utterance) + 1).max().unwrap_or(0);
    let (mut order, mut utterances): (Vec<Option<usize>>, Vec<Option<usize>>) = (vec![None; count], vec![None; count]);
    for (i, draft) in drafts.iter().enumerate() {
        if let Some(slot) = order.get_mut(draft.id) {
            *slot = Some(i);
        }
    }
    let mut last = 0;
    let mut out = Vec::with_capacity(drafts.len());
    let mut report: Option<(usize, usize)> = None;
    for draft in drafts {
        let mut next = || {
            last += 1;
            last
        };
        let utterance = utterances.get_mut(draft.quote.utterance).map_or(0, |u| *u.get_or_insert_with(&mut next));
        let inside = draft.outer.and_then(|o| order.get(o).copied().flatten());
        // Marked words of a report without marks lie within it.
        let held = report.filter(|&(end, _)| draft.quote.span.end <= end).map(|(_, at)| at);
        let inside = inside.or(held.filter(|_| draft.quote.kind != QuoteKind::Indirect));
        if draft.quote.kind == QuoteKind::Indirect && inside.is_none() {
            report = Some((draft.quote.span.end, out.len()));
        }
        out.push(Quote { utterance, inside, ..draft.quote });
    }
    out
}
