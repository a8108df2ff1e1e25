//! Groups of mentions → entities with their names, aliases and roles.

use super::{Entity, Groups, Links, nickname, person, roles, short, surfaces};
use crate::analysis::{EntityType, Form};
use crate::ner::{Mention, unit};
use crate::order;
use crate::span::Span;
use crate::text::{Document, hangul};
use std::collections::BTreeSet;

/// Makes the entities, most mentioned first.
#[inline(never)]
pub fn gather(doc: &Document<'_>, mentions: Vec<Mention>, groups: &Groups) -> Links {
    let mut members: Vec<Vec<usize>> = vec![Vec::new(); groups.count()];
    for i in 0..mentions.len() {
        if let Some(list) = groups.get(i).and_then(|g| members.get_mut(g)) {
            list.push(i);
        }
    }
    let mut entities: Vec<(Entity, usize)> = Vec::new();
    for list in members.into_iter().filter(|l| !l.is_empty()) {
        let first = list.first().copied().unwrap_or(0);
        // Nobody but a pronoun, or a syllable that found no body: no entity.
        let named =
            list.iter().any(|&i| mentions.get(i).is_some_and(|m| m.form == Form::Name && !short::homeless(doc, m)));
        if named {
            entities.push((entity(doc, &mentions, list), first));
        }
    }
    order::by(&mut entities, |(e, first)| (!(e.mentions.len() as u64), *first as u64));
    let entities: Vec<Entity> = entities.into_iter().map(|(e, _)| e).collect();
    let mut entity_of = vec![None; mentions.len()];
    for (id, e) in entities.iter().enumerate() {
        for &m in &e.mentions {
            if let Some(slot) = entity_of.get_mut(m) {
                *slot = Some(id);
            }
        }
    }
    Links { mentions, entity_of, entities, several: std::collections::BTreeMap::new() }
}

/// The longer name is the fuller one; one in Hangul before one in another script (오픈랩 before OpenLab).
fn fullness(name: &str) -> (bool, usize) {
    (name.chars().any(hangul::is_syllable), name.chars().filter(|c| !matches!(c, '(' | ')')).count())
}

fn entity(doc: &Document<'_>, mentions: &[Mention], list: Vec<usize>) -> Entity {
    let all = || list.iter().filter_map(|&i| mentions.get(i));
    let kind = all().find(|m| m.form == Form::Name).map_or(EntityType::Person, |m| m.kind);
    let mut aliases: Vec<Span> = Vec::new();
    // Two that differ only in how they were pasted (a compatibility Hanja, single jamo) look alike: one of them is enough.
    let mut seen: BTreeSet<&str> = BTreeSet::new();
    for &i in &list {
        for span in surfaces::of(doc, mentions, i) {
            let words = doc.words(span);
            if !words.is_empty() && seen.insert(words) {
                aliases.push(span);
            }
        }
    }
    let roles = if kind == EntityType::Person { roles::of(doc, mentions, &list) } else { Vec::new() };
    // A unit is named with its body.
    let name = list
        .iter()
        .filter_map(|&i| mentions.get(i).filter(|m| m.form == Form::Name).map(|m| (i, m)))
        .map(|(i, m)| (doc.words(unit::with_body(mentions, i)), nickname::is_one(m)))
        .fold(("", true), |best, n| if (!n.1, fullness(n.0)) > (!best.1, fullness(best.0)) { n } else { best })
        .0;
    // Known by surname only, or withheld: named with the title (김 회장, 김모(41)씨).
    let short = name.chars().count() == 1 || person::masked::is_masked(name);
    let name = match aliases.first() {
        Some(&first) if kind == EntityType::Person && short => doc.words(first),
        _ => name,
    };
    // (한)도윤 is 한도윤.
    let name = match name.strip_prefix('(').filter(|_| kind == EntityType::Person) {
        Some(rest) => rest.replacen(')', "", 1),
        None => name.to_owned(),
    };
    Entity { kind, name, aliases, roles, mentions: list }
}
