//! The words of the article as linking looks at them: with their particle cut off, read once for all rules.

use crate::analysis::SectionKind;
use crate::order;
use crate::span::Span;
use crate::text::Document;
use crate::text::hangul::is_letter;
use crate::text::josa::{self, Role};

/// One word.
#[derive(Debug, Clone, Copy)]
pub struct Word {
    /// Without the marks before it.
    pub span: Span,
    /// Without its particle and what follows.
    pub stem: Span,
    /// The particle's role.
    pub role: Role,
    /// Whether a phrase of its own can begin here: the word before ends a phrase.
    pub opens: bool,
    /// The section.
    pub section: SectionKind,
}

/// The words of titles, captions and body, by start.
#[inline(never)]
pub fn read(doc: &Document<'_>) -> Vec<Word> {
    let text = doc.text();
    // A word has some nine bytes, with its space.
    let mut out = Vec::with_capacity(text.len() / 8);
    for section in &doc.sections {
        if matches!(section.kind, SectionKind::Boilerplate | SectionKind::Byline) {
            continue;
        }
        let mut at = section.span.start;
        let mut before = "";
        let mut role_before = Role::Topic;
        for piece in section.span.of(text).split_inclusive(char::is_whitespace) {
            let previous = std::mem::replace(&mut before, piece);
            let start = at;
            at += piece.len();
            let lead = piece.len() - piece.trim_start_matches(|c: char| !is_letter(c)).len();
            let form = piece.get(lead..).unwrap_or("").trim_end();
            if form.is_empty() {
                role_before = Role::Topic;
                continue;
            }
            let split = josa::best(form);
            let stem = form.get(..split.stem_len).unwrap_or("").trim_end_matches(|c: char| !is_letter(c));
            let opens = lead > 0 || opens_after(previous, role_before);
            let span = Span::new(start + lead, start + lead + form.len());
            let stem = Span::new(span.start, span.start + stem.len());
            out.push(Word { span, stem, role: split.role, opens, section: section.kind });
            role_before = split.role;
        }
    }
    out
}

/// Whether a noun behind `previous` can begin a phrase of its own: a name or an organisation right before a title
/// belongs to it (올란드 대표).
fn opens_after(previous: &str, role: Role) -> bool {
    !matches!(role, Role::Bare | Role::Genitive)
        || previous.is_empty()
        || previous.contains('\n')
        || previous.trim_end().ends_with([',', '.', '”', '"', '’'])
        || crate::lexicon::connectives().has(previous.trim())
}

/// Keeps of `found` what overlaps none of `mentions` (by start, title included), and adds it.
pub fn add_free(mentions: &mut Vec<crate::ner::Mention>, mut found: Vec<crate::ner::Mention>) {
    if found.is_empty() {
        return;
    }
    let mut taken: Vec<Span> = mentions.iter().map(|m| m.title.map_or(m.span, |t| m.span.join(t))).collect();
    order::by(&mut taken, |t| t.place());
    order::by(&mut found, |m| m.span.place());
    let mut end = 0;
    found.retain(|f| {
        let at = taken.partition_point(|t| t.start <= f.span.start);
        let near = taken.get(at.saturating_sub(4)..(at + 2).min(taken.len())).unwrap_or(&[]);
        let free = f.span.start >= end && !near.iter().any(|t| t.overlaps(f.span));
        if free {
            end = f.span.end;
        }
        free
    });
    mentions.extend(found);
    order::by(mentions, |m| m.span.place());
}
