//! What rules found, as the model is told of it. The model has learned how far each rule can be believed, and where.

use super::features::Hint;
use crate::analysis::EntityType;
use crate::ner::Mention;
use crate::span::Span;

/// The mentions that lie in `span`, in characters from its start. `mentions` are by start and do not overlap; those
/// before `span` are skipped, so that going through a text takes one walk.
pub fn of<'m>(
    text: &str,
    span: Span,
    mentions: &mut std::iter::Peekable<impl Iterator<Item = &'m Mention>>,
) -> Vec<Hint> {
    let mut out = Vec::new();
    let (mut at, mut chars) = (span.start, 0);
    // How many characters lie before this byte; asked for in order.
    let mut count = |byte: usize| {
        chars += text.get(at..byte).map_or(0, |t| t.chars().count());
        at = byte.max(at);
        chars
    };
    while mentions.next_if(|m| m.span.start < span.start).is_some() {}
    while let Some(m) = mentions.next_if(|m| m.span.start < span.end) {
        if m.span.end <= span.end {
            let (start, end) = (count(m.span.start), count(m.span.end));
            out.push(Hint { start, end, kind: number(m.kind), rule: m.evidence.first().map_or(0, |e| hash(e.rule)) });
        }
    }
    out
}

/// A number for each kind that stays the same, since it lies in files.
const fn number(kind: EntityType) -> u32 {
    match kind {
        EntityType::Person => 1,
        EntityType::Location => 2,
        EntityType::Organization => 3,
        EntityType::Date => 4,
        EntityType::Time => 5,
        EntityType::Quantity => 6,
        EntityType::Product => 7,
        EntityType::Event => 8,
        EntityType::Email => 9,
        EntityType::Url => 10,
    }
}

/// A number for a rule's stable id (FNV-1a).
fn hash(rule: &str) -> u32 {
    rule.bytes().fold(0x811c_9dc5, |h, b| (h ^ u32::from(b)).wrapping_mul(0x0100_0193))
}
