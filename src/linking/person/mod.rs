//! Persons: which mentions of people are one.

pub mod known;
pub mod masked;
mod name;
mod part;
mod party;
mod shared;
mod surname;

use super::{Groups, Scene};
use crate::analysis::{EntityType, Form};
use crate::lexicon;
use crate::span::Span;
use known::Known;
pub use known::{looks_korean, post, surname};
pub use surname::compatible;

/// The title that a name without one shares with those behind it.
pub fn shared_title(scene: &Scene<'_, '_>, i: usize) -> Option<Span> {
    shared::title(scene, i).map(|(title, _)| title)
}

/// How many names are looked through for a longer one.
const MOST: usize = 400;

/// Groups the persons; full names first, so that a headline's short form finds its person.
#[inline(never)]
pub fn link(scene: &Scene<'_, '_>, groups: &mut Groups) {
    let mut known = Known::default();
    let counted: &Groups = groups;
    let named = |&i: &usize| {
        scene.mentions.get(i).is_some_and(|m| m.kind == EntityType::Person && m.form == Form::Name && counted.counts(i))
    };
    let persons: Vec<usize> = scene.order.iter().copied().filter(named).collect();
    // 황보씨, where the article has 황보라미: a surname of two syllables, no name of its own.
    let longer = |name: &str| {
        let words = persons.iter().filter_map(|&i| scene.mentions.get(i)).map(|m| scene.doc.words(m.span));
        words
            .take(MOST)
            .any(|words| words.strip_prefix(name).is_some_and(|given| !given.is_empty() && !given.contains(' ')))
    };
    let is_surname = |i: usize| {
        let name = scene.mentions.get(i).filter(|m| m.title.is_some()).map_or("", |m| scene.doc.words(m.span));
        name.chars().nth(1).is_some() && lexicon::surnames().has(name) && longer(name)
    };
    // Names of several parts first: one part alone (올란드 of 리브 올란드) then finds its person, wherever it stands.
    let parts = |i: &usize| scene.mentions.get(*i).is_some_and(|m| scene.doc.words(m.span).contains(' '));
    let (several, one): (Vec<usize>, Vec<usize>) = persons.iter().copied().partition(parts);
    for &i in several.iter().chain(&one) {
        let Some(m) = scene.mentions.get(i) else { continue };
        if masked::is_masked(scene.doc.words(m.span)) {
            continue;
        }
        if name::is_full(scene.doc.words(m.span)) && !is_surname(i) {
            name::link(scene, i, m, &mut known, groups);
        }
    }
    for &i in &persons {
        let Some(m) = scene.mentions.get(i) else { continue };
        if masked::is_masked(scene.doc.words(m.span)) {
            masked::link(scene, i, m, &mut known, groups);
        }
    }
    known.sort();
    for &i in &persons {
        let Some(m) = scene.mentions.get(i) else { continue };
        // A single Hanja waits for `hanja`: nobody, unless somebody bears it.
        if groups.get(i).is_none() && !super::hanja::is_single(scene.doc.words(m.span)) {
            surname::link(scene, i, m, &mut known, groups);
        }
    }
}
