//! Bare titles that stand for a person named elsewhere (대통령은, 감독은).

use super::Groups;
use crate::analysis::{EntityType, Form, SectionKind, Source};
use crate::evidence::Reason;
use crate::lexicon;
use crate::ner::Mention;
use crate::span::Span;
use crate::text::Document;
use crate::text::josa::{self, Role};

/// Adds a mention for every bare title that commonly means one known person.
pub fn add(doc: &Document<'_>, mentions: &mut Vec<Mention>) {
    let text = doc.text();
    let mut found = Vec::new();
    for section in doc.sections.iter().filter(|s| matches!(s.kind, SectionKind::Body | SectionKind::Caption)) {
        let body = section.span.of(text);
        let mut at = section.span.start;
        let mut before = "";
        for word in body.split_inclusive(char::is_whitespace) {
            let previous = std::mem::replace(&mut before, word);
            let start = at;
            at += word.len();
            let lead = word.len() - word.trim_start_matches(|c: char| !c.is_alphanumeric()).len();
            let form = word.get(lead..).unwrap_or("").trim_end();
            let split = josa::best(form);
            if !matches!(split.role, Role::Topic | Role::Subject | Role::Also) {
                continue;
            }
            let stem = form.get(..split.stem_len).unwrap_or("");
            let Some(row) = lexicon::titles().get(stem) else { continue };
            if row.field(2) != "y" || !starts_phrase(previous) {
                continue;
            }
            let span = Span::new(start + lead, start + lead + stem.len());
            found.push(Mention {
                span,
                kind: EntityType::Person,
                form: Form::Title,
                title: None,
                score: 0.6,
                source: Source::Linked,
                evidence: vec![Reason::new("l.person.bare-title", span)],
                value: None,
            });
        }
    }
    // A title that belongs to a name is not bare.
    let taken: Vec<Span> = mentions.iter().map(|m| m.title.map_or(m.span, |t| m.span.join(t))).collect();
    let mut ends: Vec<Span> = taken;
    ends.sort();
    found.retain(|f| {
        let at = ends.partition_point(|t| t.start <= f.span.start);
        let near = ends.get(at.saturating_sub(4)..(at + 2).min(ends.len())).unwrap_or(&[]);
        !near.iter().any(|t| t.overlaps(f.span))
    });
    mentions.extend(found);
    mentions.sort_by_key(|m| m.span);
}

/// Whether a noun behind `previous` can begin a phrase of its own: a name or an organisation right before a title
/// belongs to it (올란드 대표).
fn starts_phrase(previous: &str) -> bool {
    let ends_clause =
        previous.is_empty() || previous.contains('\n') || previous.trim_end().ends_with([',', '.', '”', '"', '’']);
    let word = previous.trim();
    ends_clause
        || !matches!(josa::best(word).role, Role::Bare | Role::Genitive)
        || crate::lexicon::connectives().has(word)
}

/// Gives each bare title the person who bore that title last before it, if only one person of the article fits.
pub fn link(doc: &Document<'_>, mentions: &[Mention], groups: &mut Groups) {
    // Bearers of a title as the reading goes on: (last word of the title, group).
    let mut bearers: Vec<(String, usize)> = Vec::new();
    let mut pending: Vec<(usize, String)> = Vec::new();
    for (i, m) in mentions.iter().enumerate() {
        if m.kind != EntityType::Person || !super::counts(doc, m) {
            continue;
        }
        if m.form == Form::Title {
            pending.push((i, doc.words(m.span).to_owned()));
        } else if let (Some(title), Some(group)) = (m.title, groups.get(i)) {
            let last = doc.words(title).rsplit(' ').next().unwrap_or("").to_owned();
            if !bearers.iter().any(|(t, g)| *t == last && *g == group) && bearers.len() < 400 {
                bearers.push((last, group));
            }
        }
    }
    for (i, title) in pending {
        let mut fitting: Vec<usize> = bearers.iter().filter(|(t, _)| t.ends_with(&title)).map(|&(_, g)| g).collect();
        fitting.dedup();
        // Where several bear the title, the one who is named most often is meant if anybody is.
        let group = match fitting.as_slice() {
            [] => None,
            [one] => Some(*one),
            many => most_named(mentions, groups, many),
        };
        if let Some(group) = group {
            groups.set(i, group);
        }
    }
}

fn most_named(mentions: &[Mention], groups: &Groups, among: &[usize]) -> Option<usize> {
    let count = |g: usize| (0..mentions.len()).filter(|&i| groups.get(i) == Some(g)).count();
    let counted: Vec<(usize, usize)> = among.iter().take(8).map(|&g| (count(g), g)).collect();
    let best = counted.iter().map(|c| c.0).max()?;
    let second = counted.iter().map(|c| c.0).filter(|&n| n < best).max().unwrap_or(0);
    // 대통령 of an article that opens with its own president is not the foreign one whom it mentions as often.
    if best < 2 * second.max(1) {
        return among.first().copied();
    }
    counted.iter().find(|c| c.0 == best).map(|c| c.1)
}
