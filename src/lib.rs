//! ttaom (따옴, "quoted") reads a Korean news article as a person pastes it and says who and what it names, and who
//! said what.
//!
//! ```
//! let article = "한도윤 장관은 “예산을 다시 짜겠다”라고 말했다.";
//! let analysis = ttaom::analyze(article, &ttaom::Options::default());
//! for quote in &analysis.quotes {
//!     assert_eq!(&article[quote.range.start..quote.range.end], quote.text);
//! }
//! ```

#![forbid(unsafe_code)]

pub mod analysis;
mod assemble;
#[cfg(feature = "bench")]
#[doc(hidden)]
pub mod bench;
mod decimal;
mod evidence;
mod fields;
mod lexicon;
mod linking;
mod ner;
pub mod offsets;
mod options;
mod order;
mod quotes;
mod span;
mod text;
#[cfg(feature = "train")]
#[doc(hidden)]
pub mod train;
#[cfg(target_arch = "wasm32")]
mod wasm;

#[cfg(doctest)]
#[doc = include_str!("../README.md")]
#[doc = include_str!("../README.ko.md")]
mod readme {}

pub use analysis::{Analysis, Unit};
pub use ner::model::{Model, ModelError};
pub use options::{Options, UserWord};

/// The version of this crate, as it stands in every result.
pub const VERSION: &str = env!("CARGO_PKG_VERSION");

/// Analyses `text`. It never fails and never panics; the same text gives the same result.
///
/// Time and memory are linear in the length of the text.
pub fn analyze(text: &str, options: &Options) -> Analysis {
    let doc = text::Document::read(text);
    let mentions = ner::find(&doc, options);
    let links = linking::link(&doc, mentions);
    let found = quotes::find(&doc, &links);
    assemble::assemble(&doc, &links, &found, options)
}

/// [`analyze`], and for each quote who could have said it: whom it was given to, and the others whom its sentence and the
/// quotes before offer, with how likely each is.
#[cfg(feature = "cli")]
pub fn explain(text: &str, options: &Options) -> (Analysis, Vec<Vec<analysis::Candidate>>) {
    let doc = text::Document::read(text);
    let links = linking::link(&doc, ner::find(&doc, options));
    let found = quotes::find(&doc, &links);
    let candidates = quotes::candidates::of(&doc, &links, &found.quotes);
    (assemble::assemble(&doc, &links, &found, options), assemble::candidates(&doc, &candidates, options))
}
