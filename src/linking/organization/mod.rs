//! Organisations, places, products and everything else: which names mean one thing.

mod abbreviation;
mod bracket;
mod company;
mod government;
mod latin;
mod name;
mod place;

pub use bracket::is_letters_gloss;
pub use government::whole as whole_governments;

use std::borrow::Cow;

use super::{Groups, Scene};
use crate::analysis::{EntityType, Form};

/// A name of the article, without spaces, with its group; in the order in which names come up.
#[derive(Debug, Clone)]
pub struct Named<'a> {
    kind: EntityType,
    name: Cow<'a, str>,
    group: usize,
    /// A mention of it.
    mention: usize,
    /// Whether it stands in a row with other names (가나·다라).
    row: bool,
}

/// How many different names rules look at that compare names with each other.
const MOST: usize = 400;

/// Groups the mentions that are no persons.
#[inline(never)]
pub fn link(scene: &Scene<'_, '_>, groups: &mut Groups) {
    let counted: &Groups = groups;
    let counts = |&i: &usize| {
        scene.mentions.get(i).is_some_and(|m| m.kind != EntityType::Person && m.form == Form::Name && counted.counts(i))
    };
    let all: Vec<usize> = scene.order.iter().copied().filter(counts).collect();
    let names = name::link(scene, &all, groups);
    let few = names.get(..MOST.min(names.len())).unwrap_or(&names);
    abbreviation::link(few, groups);
    company::link(scene, few, groups);
    government::link(scene, few, groups);
    latin::link(few, groups);
    place::link(scene, &names, groups);
}
