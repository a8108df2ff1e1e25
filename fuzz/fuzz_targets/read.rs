//! Any text is read without a panic, and what comes out stands where it says.
//!
//! `cargo +nightly fuzz run read` from the project's root.

#![no_main]

use libfuzzer_sys::fuzz_target;
use ttaom::{Options, Unit, analyze};

fuzz_target!(|text: &str| {
    let mut options = Options::default();
    options.unit = Unit::Byte;
    let analysis = analyze(text, &options);
    let mut end = 0;
    for section in &analysis.sections {
        assert!(section.range.start >= end && section.range.end > section.range.start);
        assert!(text.get(section.range.start..section.range.end).is_some());
        end = section.range.end;
    }
    for sentence in &analysis.sentences {
        assert!(text.get(sentence.start..sentence.end).is_some());
    }
    for quote in &analysis.quotes {
        assert_eq!(text.get(quote.range.start..quote.range.end), Some(quote.text.as_str()));
    }
    for mention in &analysis.mentions {
        assert_eq!(text.get(mention.range.start..mention.range.end), Some(mention.text.as_str()));
    }
});
