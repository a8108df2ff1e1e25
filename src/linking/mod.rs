//! Mentions → entities: who is who.
//!
//! `person` and `name` decide which mentions refer to one; `hanja` resolves the headline's surname characters;
//! `bare` finds titles that stand for a person without a name; `gather` makes the entities with their names, aliases
//! and roles. One pass over the mentions each: linear for real articles.

mod bare;
mod gather;
mod hanja;
mod organization;
mod person;

use crate::analysis::{EntityType, SectionKind};
use crate::lexicon;
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
pub fn link(doc: &Document<'_>, mut mentions: Vec<Mention>) -> Links {
    hanja::add(doc, &mut mentions);
    bare::add(doc, &mut mentions);
    let mut groups = Groups::new(mentions.len());
    // The headline names people as the body introduces them: the body is read first.
    let mut order: Vec<usize> = (0..mentions.len()).collect();
    order.sort_by_key(|&i| mentions.get(i).map_or(0, |m| usize::from(is_head(doc, m))));
    person::link(doc, &mentions, &order, &mut groups);
    organization::link(doc, &mentions, &order, &mut groups);
    hanja::link(doc, &mentions, &mut groups);
    bare::link(doc, &mentions, &mut groups);
    gather::gather(doc, mentions, &groups)
}

/// Whether a mention stands in a title or subtitle.
fn is_head(doc: &Document<'_>, mention: &Mention) -> bool {
    matches!(doc.kind_at(mention.span.start), SectionKind::Title | SectionKind::Subtitle)
}

/// Whether a mention counts: those in boilerplate and bylines belong to no entity of the article; nor do reporters and
/// the agency of a credit or a dateline (사진=새벽통신, (가람=새벽통신)), wherever they stand.
fn counts(doc: &Document<'_>, mention: &Mention) -> bool {
    !matches!(doc.kind_at(mention.span.start), SectionKind::Boilerplate | SectionKind::Byline)
        && !reporter(doc, mention)
        && !credit(doc, mention)
}

fn reporter(doc: &Document<'_>, mention: &Mention) -> bool {
    let title = mention.title.map_or("", |t| doc.words(t));
    let last = title.rsplit(' ').next().unwrap_or("");
    mention.kind == EntityType::Person && !last.is_empty() && lexicon::reporter_titles().has(last)
}

fn credit(doc: &Document<'_>, mention: &Mention) -> bool {
    if mention.kind != EntityType::Organization {
        return false;
    }
    let text = doc.text();
    let before = text.get(..mention.span.start).and_then(|t| t.chars().next_back());
    let after = text.get(mention.span.end..).and_then(|t| t.chars().next());
    let agency = lexicon::agencies().has(doc.words(mention.span));
    let caption = doc.kind_at(mention.span.start) == SectionKind::Caption;
    agency && caption
        || matches!(before, Some('=' | '/' | 'ⓒ' | '©'))
        || matches!((before, after), (Some('['), Some(']' | '=')))
}

/// Which mentions refer to the same: a group's number for each mention, none while it is not known.
#[derive(Debug)]
pub struct Groups {
    of: Vec<Option<usize>>,
    count: usize,
}

impl Groups {
    fn new(mentions: usize) -> Self {
        Groups { of: vec![None; mentions], count: 0 }
    }

    /// The group of a mention.
    pub fn get(&self, mention: usize) -> Option<usize> {
        self.of.get(mention).copied().flatten()
    }

    /// Puts a mention into a group of its own; gives the group.
    pub fn open(&mut self, mention: usize) -> usize {
        let group = self.count;
        self.count += 1;
        self.set(mention, group);
        group
    }

    /// Puts a mention into `group`.
    pub fn set(&mut self, mention: usize, group: usize) {
        if let Some(slot) = self.of.get_mut(mention) {
            *slot = Some(group);
        }
    }
}
