//! The surname characters of headlines (李, 尹): resolved by somebody in the body, else left as they are.

use super::Groups;
use crate::analysis::{EntityType, Form};
use crate::lexicon;
use crate::ner::Mention;
use crate::text::{Document, hangul};

/// Groups each surname character with the most mentioned person of that surname.
pub fn link(doc: &Document<'_>, mentions: &[Mention], groups: &mut Groups) {
    for i in 0..mentions.len() {
        let Some(m) = mentions.get(i).filter(|m| m.kind == EntityType::Person && m.form == Form::Name) else {
            continue;
        };
        let name = doc.words(m.span);
        let mut chars = name.chars();
        let (Some(c), None) = (chars.next(), chars.next()) else { continue };
        if !hangul::is_hanja(c) || !super::counts(doc, m) {
            continue;
        }
        if let Some(group) = bearer(doc, mentions, groups, c, i) {
            groups.set(i, group);
        }
    }
}

/// The group of the person with the most mentions among those whose surname is written `hanja`.
fn bearer(doc: &Document<'_>, mentions: &[Mention], groups: &Groups, hanja: char, own: usize) -> Option<usize> {
    let mut counts: Vec<(usize, usize)> = Vec::new();
    for (i, m) in mentions.iter().enumerate() {
        let first = doc.words(m.span).chars().next();
        let fits = i != own
            && m.kind == EntityType::Person
            && first.is_some_and(|f| {
                hangul::is_syllable(f)
                    && lexicon::surnames().get(f.encode_utf8(&mut [0; 4])).is_some_and(|r| r.field(0).contains(hanja))
            });
        let Some(group) = groups.get(i).filter(|_| fits) else { continue };
        let room = counts.len() < 200;
        match counts.iter_mut().find(|(g, _)| *g == group) {
            Some((_, n)) => *n += 1,
            None if room => counts.push((group, 1)),
            None => {}
        }
    }
    // The first of the most mentioned: ties go to whom the article names first.
    let most = counts.iter().map(|&(_, n)| n).max()?;
    counts.iter().find(|&&(_, n)| n == most).map(|&(g, _)| g)
}
