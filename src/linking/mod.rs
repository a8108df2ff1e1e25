//! Mentions → entities: who is who.

use crate::analysis::EntityType;
use crate::ner::Mention;
use crate::text::Document;

/// Who or what the article is about.
#[derive(Debug, Clone)]
pub struct Entity {
    /// What it is.
    pub kind: EntityType,
    /// The fullest name that the article gives.
    pub name: String,
    /// Every distinct string that refers to it outside boilerplate.
    pub aliases: Vec<String>,
    /// Titles and posts.
    pub roles: Vec<String>,
    /// Indices into [`Links::mentions`], by start.
    pub mentions: Vec<usize>,
}

/// All mentions (those that linking found as well) and what they refer to.
#[derive(Debug, Default)]
pub struct Links {
    /// By start, without overlap.
    pub mentions: Vec<Mention>,
    /// For each mention the index of its entity.
    pub entity_of: Vec<Option<usize>>,
    /// Most mentioned first.
    pub entities: Vec<Entity>,
}

/// Links `mentions`.
pub fn link(_doc: &Document<'_>, mentions: Vec<Mention>) -> Links {
    let entity_of = vec![None; mentions.len()];
    Links { mentions, entity_of, entities: Vec::new() }
}
