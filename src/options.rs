//! What a caller may choose.

use std::sync::Arc;

use crate::Model;
use crate::analysis::{EntityType, Unit};

/// How to analyse. `Options::default()` counts bytes and knows no words of its own.
#[derive(Debug, Clone, Default)]
#[non_exhaustive]
pub struct Options {
    /// Comes back as [`crate::Analysis::id`].
    pub id: Option<String>,
    /// What offsets count.
    pub unit: Unit,
    /// The article's date (ISO 8601), where the caller knows it.
    pub date: Option<String>,
    /// The user's own words; they win over the model and every list.
    pub words: Vec<UserWord>,
    /// Another model than the one that comes with ttaom.
    pub model: Option<Arc<Model>>,
}

/// A word of the user's own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UserWord {
    /// As it is written in the text.
    pub text: String,
    /// What it is.
    pub kind: EntityType,
}
