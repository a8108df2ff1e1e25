//! Sections: what each line of the pasted text is.

use super::Section;
use crate::analysis::SectionKind;
use crate::span::Span;

/// The sections of `text`, by start.
pub fn find(text: &str) -> Vec<Section> {
    let mut out = Vec::new();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let start = at + (line.len() - line.trim_start().len());
        let end = at + line.trim_end().len();
        if start < end {
            out.push(Section { span: Span::new(start, end), kind: SectionKind::Body });
        }
        at += line.len();
    }
    out
}
