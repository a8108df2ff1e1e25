//! Why something was decided, while the rooms still count in composed bytes.

use crate::span::Span;

/// A rule and the words that it rests on.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Reason {
    /// The rule's stable id: room, phenomenon, case (`n.person.surname-title`).
    pub rule: &'static str,
    /// The words.
    pub at: Option<Span>,
    /// How much it counted.
    pub weight: Option<f64>,
}

impl Reason {
    /// `rule`, resting on `at`.
    pub const fn new(rule: &'static str, at: Span) -> Self {
        Reason { rule, at: Some(at), weight: None }
    }

    /// `rule`, resting on nothing in particular.
    pub const fn bare(rule: &'static str) -> Self {
        Reason { rule, at: None, weight: None }
    }
}
