//! Mentions → entities: who is who.
//!
//! First the rules that find what names alone do not show: `hanja` (the single characters of headlines), `bracket` and
//! `nickname` (other names that the article introduces), `variant` (other spellings), `short` (시, 법원, 노조), `bare` (a
//! title without a name), `pronoun` and `several` (양측). Then `person` and `organization` group the mentions, each rule a file, and
//! `gather` makes the entities, with their `roles` and `surfaces`. One pass over the mentions each.

mod bare;
mod bracket;
mod club;
mod country;
mod credit;
mod gather;
mod groups;
mod hanja;
mod nickname;
mod organization;
mod person;
mod pronoun;
mod roles;
mod several;
mod short;
mod surfaces;
#[cfg(test)]
mod tests;
mod variant;
mod words;
mod work;

use std::borrow::Cow;
use std::collections::BTreeMap;

use crate::analysis::{EntityType, Form, SectionKind, Source};
use crate::evidence::Reason;
use crate::lexicon;
use crate::ner::Mention;
use crate::span::Span;
use crate::text::Document;
use groups::Groups;
pub use pronoun::Referents;

/// Who or what the article is about.
#[derive(Debug, Clone)]
pub struct Entity {
    /// What it is.
    pub kind: EntityType,
    /// The fullest name that the article gives, in composed form: the same name is the same string in every article.
    pub name: String,
    /// Where each distinct string that refers to it outside boilerplate stands first.
    pub aliases: Vec<Span>,
    /// Where its titles and posts stand.
    pub roles: Vec<Span>,
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
    /// Pronouns that stand for several (이들, 양측), by where they stand.
    pub several: BTreeMap<usize, Referents>,
}

/// What the grouping rules look at.
pub struct Scene<'a, 'b> {
    /// The article.
    pub doc: &'b Document<'a>,
    /// All mentions, by start.
    pub mentions: &'b [Mention],
    /// Their indices, the body before the headlines.
    pub order: &'b [usize],
}

/// Another name that the article introduces for the one that stands at `owner`.
#[derive(Debug, Clone, Copy)]
pub struct Introduced {
    alias: Span,
    owner: Span,
    rule: &'static str,
}

/// Links `mentions`.
#[inline(never)]
pub fn link(doc: &Document<'_>, mut mentions: Vec<Mention>) -> Links {
    let words = words::read(doc);
    let mut introduced = Vec::new();
    hanja::add(doc, &mut mentions);
    organization::whole_governments(doc, &mut mentions);
    bracket::add(doc, &mut mentions, &mut introduced);
    nickname::add(doc, &words, &mut mentions, &mut introduced);
    variant::add(doc, &words, &mut mentions);
    work::add(doc, &words, &mut mentions);
    club::add(doc, &words, &mut mentions, &mut introduced);
    short::add(doc, &words, &mut mentions);
    bare::determiners(doc, &mut mentions);
    bare::add(doc, &words, &mut mentions);
    pronoun::add(doc, &words, &mut mentions);
    let mut groups = Groups::new(mentions.iter().map(|m| counts(doc, m)).collect());
    // The headline names people as the body introduces them: the body is read first.
    let numbered = || mentions.iter().enumerate();
    let mut order: Vec<usize> = numbered().filter(|(_, m)| !is_head(doc, m)).map(|(i, _)| i).collect();
    order.extend(numbered().filter(|(_, m)| is_head(doc, m)).map(|(i, _)| i));
    let scene = Scene { doc, mentions: &mentions, order: &order };
    person::link(&scene, &mut groups);
    organization::link(&scene, &mut groups);
    work::link(&scene, &mut groups);
    unite(&mentions, &introduced, &mut groups);
    short::link(&scene, &mut groups);
    hanja::link(doc, &mentions, &mut groups);
    bare::link(doc, &mentions, &mut groups);
    country::note(doc, &words, &mentions, &mut groups);
    credit::drop_publisher(doc, &mentions, &mut groups);
    pronoun::link(doc, &mentions, &mut groups);
    let several = several::link(doc, &words, &mentions, &groups);
    several::mark(&several, &mut mentions, &mut groups);
    groups.explain(&mut mentions);
    let mut links = gather::gather(doc, mentions, &groups);
    links.several = pronoun::entities(several, &links);
    links
}

/// Makes one of the introduced names and those that they were introduced for.
fn unite(mentions: &[Mention], introduced: &[Introduced], groups: &mut Groups) {
    let find = |span: Span| mentions.binary_search_by_key(&span, |m| m.span).ok();
    for i in introduced {
        if let (Some(alias), Some(group)) = (find(i.alias), find(i.owner).and_then(|o| groups.get(o))) {
            groups.unite(alias, group, i.rule, 0.95);
        }
    }
}

/// A mention that linking found.
fn found(span: Span, kind: EntityType, form: Form, score: f64, rule: &'static str) -> Mention {
    let evidence = vec![Reason::new(rule, span)];
    Mention { span, kind, form, title: None, score, source: Source::Linked, evidence, value: None }
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
        && !credit::is_credit(doc, mention)
}

/// Whether a person reports: a reporter anywhere; who writes or edits, in a line of nothing else (김보람 작가 is written
/// about as well).
fn reporter(doc: &Document<'_>, mention: &Mention) -> bool {
    let title = mention.title.map_or("", |t| doc.words(t));
    let last = title.rsplit(' ').next().unwrap_or("");
    let always = || ["기자", "특파원"].iter().any(|end| last.ends_with(end));
    let by_trade = || lexicon::reporter_titles().has(last) && (always() || credit::in_short_line(doc, mention));
    mention.kind == EntityType::Person && (!last.is_empty() && by_trade() || credit::signs_off(doc, mention))
}

/// `name` without its spaces: how names are compared.
fn squeeze(name: &str) -> Cow<'_, str> {
    if !name.contains(char::is_whitespace) {
        return Cow::Borrowed(name);
    }
    Cow::Owned(name.chars().filter(|c| !c.is_whitespace()).collect())
}

/// Whether `c` can belong to a word beside a name.
const fn is_person_word(c: char) -> bool {
    matches!(c, '가'..='힣') || c.is_ascii_alphanumeric()
}
