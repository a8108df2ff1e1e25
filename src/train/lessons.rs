//! Sentences as the program will read them: cut where it cuts, with what its rules say of them.

use super::cores;
use super::data::{Name, Sentence};
use crate::ner;

/// The sentences of `rows`, each cut by the program's own rules, with hints. On all cores; the same for every number.
pub fn prepare(rows: Vec<Sentence>) -> Vec<Sentence> {
    cores::map(&rows, cut).into_iter().flatten().collect()
}

fn cut(row: &Sentence) -> Vec<Sentence> {
    let text: String = row.chars.iter().collect();
    let starts: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
    let char_at = |byte: usize| starts.partition_point(|&s| s < byte);
    let piece = |(span, hints): (crate::span::Span, Vec<_>)| {
        let (from, to) = (char_at(span.start), char_at(span.end));
        let inside = row.names.iter().filter(|n| n.start >= from && n.end <= to);
        let names = inside.map(|n| Name { start: n.start - from, end: n.end - from, ..*n }).collect();
        Sentence { chars: row.chars[from..to].to_vec(), names, hints, ..row.clone() }
    };
    ner::lessons(&text).into_iter().map(piece).collect()
}
