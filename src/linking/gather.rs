//! Groups of mentions → entities with their names, aliases and roles.

use super::{Entity, Groups, Links};
use crate::analysis::{EntityType, Form};
use crate::ner::Mention;
use crate::span::Span;
use crate::text::Document;

/// Makes the entities, most mentioned first.
pub fn gather(doc: &Document<'_>, mentions: Vec<Mention>, groups: &Groups) -> Links {
    let mut members: Vec<Vec<usize>> = vec![Vec::new(); groups.count];
    for i in 0..mentions.len() {
        if let Some(list) = groups.get(i).and_then(|g| members.get_mut(g)) {
            list.push(i);
        }
    }
    let mut entities: Vec<(Entity, usize)> = Vec::new();
    for list in members.into_iter().filter(|l| !l.is_empty()) {
        let first = list.first().copied().unwrap_or(0);
        entities.push((entity(doc, &mentions, list), first));
    }
    entities.sort_by(|(a, i), (b, j)| b.mentions.len().cmp(&a.mentions.len()).then(i.cmp(j)));
    let entities: Vec<Entity> = entities.into_iter().map(|(e, _)| e).collect();
    let mut entity_of = vec![None; mentions.len()];
    for (id, e) in entities.iter().enumerate() {
        for &m in &e.mentions {
            if let Some(slot) = entity_of.get_mut(m) {
                *slot = Some(id);
            }
        }
    }
    Links { mentions, entity_of, entities }
}

/// The name with the place or body right before it (가람 시의회, 국회 예산위원회): another way to refer to it.
fn with_place<'a>(doc: &'a Document<'_>, mentions: &[Mention], m: &Mention) -> Option<&'a str> {
    let at = mentions.partition_point(|o| o.span.start < m.span.start);
    let before = mentions.get(at.checked_sub(1)?)?;
    let kind = matches!(before.kind, EntityType::Organization | EntityType::Location);
    let gap = doc.words(Span::new(before.span.end, m.span.start));
    (kind && gap == " ").then(|| doc.words(before.span.join(m.span)))
}

/// The longer name is the fuller one; one in Hangul before one in another script (오픈랩 before OpenLab).
fn fullness(name: &str) -> (bool, usize) {
    (name.chars().any(crate::text::hangul::is_syllable), name.chars().count())
}

fn entity(doc: &Document<'_>, mentions: &[Mention], list: Vec<usize>) -> Entity {
    let all = || list.iter().filter_map(|&i| mentions.get(i));
    let kind = all().next().map_or(EntityType::Person, |m| m.kind);
    let mut aliases: Vec<String> = Vec::new();
    let mut roles: Vec<String> = Vec::new();
    let add = |list: &mut Vec<String>, words: &str| {
        if !words.is_empty() && !list.iter().any(|a| a == words) {
            list.push(words.to_owned());
        }
    };
    for m in all().filter(|m| m.form == Form::Name) {
        let name = doc.words(m.span);
        let single = name.chars().count() == 1 && name.chars().all(crate::text::hangul::is_syllable);
        // A bare surname is no name by itself (이 회장 is); a letter is not either (A씨).
        if !(kind == EntityType::Person && (single || name.len() == 1)) {
            add(&mut aliases, name);
        }
        if matches!(kind, EntityType::Organization | EntityType::Location)
            && let Some(longer) = with_place(doc, mentions, m)
        {
            add(&mut aliases, longer);
        }
        if let Some(title) = m.title {
            add(&mut aliases, doc.words(m.span.join(title)));
            add(&mut roles, doc.words(title));
        }
    }
    let name = all()
        .filter(|m| m.form == Form::Name)
        .map(|m| doc.words(m.span))
        .fold("", |best, n| if fullness(n) > fullness(best) { n } else { best });
    let name = if kind == EntityType::Person && name.chars().count() == 1 {
        aliases.first().cloned().unwrap_or_else(|| name.to_owned())
    } else {
        name.to_owned()
    };
    Entity { kind, name, aliases, roles, mentions: list }
}
