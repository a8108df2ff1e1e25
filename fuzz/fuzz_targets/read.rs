//! Any text is read without a panic, what comes out stands where it says in every unit, and nothing is left out.
//!
//! `cargo +nightly fuzz run read` from the project's root.

#![no_main]

use libfuzzer_sys::fuzz_target;
use ttaom::analysis::Range;
use ttaom::{Analysis, Options, Unit, analyze};

fn read(text: &str, unit: Unit) -> Analysis {
    let mut options = Options::default();
    options.unit = unit;
    let analysis = analyze(text, &options);
    assert_eq!(analysis, analyze(text, &options), "the same text gives the same result");
    analysis
}

/// All spans of a result, in an order that does not depend on the unit.
fn spans(a: &Analysis) -> Vec<Range> {
    let sections = a.sections.iter().map(|s| s.range);
    let quotes = a.quotes.iter().map(|q| q.range);
    sections.chain(a.sentences.iter().copied()).chain(a.mentions.iter().map(|m| m.range)).chain(quotes).collect()
}

fuzz_target!(|text: &str| {
    let analysis = read(text, Unit::Byte);
    // Sections and what is between them are the text; what is between them cannot be seen.
    let mut end = 0;
    for section in &analysis.sections {
        assert!(section.range.start >= end && section.range.end > section.range.start);
        assert!(text.get(section.range.start..section.range.end).is_some());
        let between = &text[end..section.range.start];
        assert!(!between.chars().any(char::is_alphanumeric), "in no section: {between:?}");
        end = section.range.end;
    }
    assert!(!text[end..].chars().any(char::is_alphanumeric), "in no section: {:?}", &text[end..]);
    let mut end = 0;
    for sentence in &analysis.sentences {
        assert!(sentence.start >= end && sentence.end > sentence.start);
        assert!(text.get(sentence.start..sentence.end).is_some());
        end = sentence.end;
    }
    for quote in &analysis.quotes {
        assert_eq!(text.get(quote.range.start..quote.range.end), Some(quote.text.as_str()));
    }
    for mention in &analysis.mentions {
        assert_eq!(text.get(mention.range.start..mention.range.end), Some(mention.text.as_str()));
    }
    // The other units cut the same words.
    let bytes = spans(&analysis);
    let points = spans(&read(text, Unit::Codepoint));
    let wide = spans(&read(text, Unit::Utf16));
    assert_eq!((bytes.len(), bytes.len()), (points.len(), wide.len()));
    let chars: Vec<char> = text.chars().collect();
    let utf16: Vec<u16> = text.encode_utf16().collect();
    for ((b, p), w) in bytes.iter().zip(&points).zip(&wide) {
        let words = &text[b.start..b.end];
        assert_eq!(chars[p.start..p.end].iter().collect::<String>(), words);
        assert_eq!(String::from_utf16(&utf16[w.start..w.end]).ok().as_deref(), Some(words));
    }
});
