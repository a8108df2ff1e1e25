//! The words of the article as linking looks at them: with their particle cut off, read once for all rules.

use crate::analysis::SectionKind;
use crate::lexicon;
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
    /// The section.
    pub section: SectionKind,
    /// Whether marks stand before it.
    marked: bool,
    /// The role of the word before it; that of a topic where there is none.
    behind: Role,
}

impl Word {
    /// Whether a phrase of its own can begin here: a name or an organisation right before a title belongs to it (올란드
    /// 대표), unless marks or a particle stand between them.
    pub fn opens(&self, doc: &Document<'_>) -> bool {
        if self.marked || !matches!(self.behind, Role::Bare | Role::Genitive) {
            return true;
        }
        let before = doc.text().get(..self.span.start).unwrap_or("");
        let words = before.trim_end();
        let word = words.rsplit(char::is_whitespace).next().unwrap_or("");
        before.ends_with('\n') || word.ends_with([',', '.', '”', '"', '’']) || lexicon::connectives().has(word)
    }
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
        let mut behind = Role::Topic;
        for piece in section.span.of(text).split_inclusive(char::is_whitespace) {
            let start = at;
            at += piece.len();
            let lead = piece.len() - piece.trim_start_matches(|c: char| !is_letter(c)).len();
            let form = piece.get(lead..).unwrap_or("").trim_end();
            if form.is_empty() {
                behind = Role::Topic;
                continue;
            }
            let split = josa::best(form);
            let stem = form.get(..split.stem_len).unwrap_or("").trim_end_matches(|c: char| !is_letter(c));
            let span = Span::new(start + lead, start + lead + form.len());
            let stem = Span::new(span.start, span.start + stem.len());
            out.push(Word { span, stem, role: split.role, section: section.kind, marked: lead > 0, behind });
            behind = split.role;
        }
    }
    out
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
    // Both stand in order.
    let mut found = found.into_iter().peekable();
    let mut all = Vec::with_capacity(mentions.len() + found.len());
    for mention in mentions.drain(..) {
        while let Some(new) = found.next_if(|f| f.span.place() < mention.span.place()) {
            all.push(new);
        }
        all.push(mention);
    }
    all.extend(found);
    *mentions = all;
}
