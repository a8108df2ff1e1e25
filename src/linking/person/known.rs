//! What is known of the persons while the article is read.

use std::collections::BTreeMap;

use super::super::variant::Names;
use crate::ner::Mention;
use crate::order;
use crate::text::{Document, hangul};

/// The persons so far.
#[derive(Debug, Default)]
pub struct Known {
    /// Groups by full name, spaces left out.
    pub full: BTreeMap<String, usize>,
    /// Groups by each part of a name of several parts (마르텐 of 리브 마르텐), in the order of the article.
    pub part: BTreeMap<String, Vec<usize>>,
    /// Groups by the given name of two syllables of a Korean name.
    pub given: BTreeMap<String, Vec<usize>>,
    /// Groups by surname, by where they were introduced.
    pub surname: BTreeMap<String, Vec<Bearer>>,
    /// Groups of persons known only by surname and title.
    pub short: BTreeMap<(String, String), usize>,
    /// Withheld names (김모, A): group and age, in the order of the article.
    pub masked: BTreeMap<String, Vec<(usize, Option<u32>)>>,
    /// The party of each group that is told.
    pub party: BTreeMap<usize, String>,
    /// Foreign names and their last parts, by the sounds that spellings share.
    pub foreign: Names,
}

/// A person with a surname.
#[derive(Debug, Clone)]
pub struct Bearer {
    /// The group.
    pub group: usize,
    /// Where the person was introduced.
    pub at: usize,
    /// The posts, last words only.
    pub titles: Vec<String>,
    /// Whether a headline names the person.
    pub head: bool,
}

impl Known {
    /// Takes note of a bearer of `surname`.
    pub fn bearer(&mut self, surname: &str, group: usize, at: usize, title: &str, head: bool) {
        let list = self.surname.entry(surname.to_owned()).or_default();
        // The last ones of very many are found first; nobody reads an article with more of one surname.
        let from = list.len().saturating_sub(64);
        match list.iter_mut().skip(from).find(|b| b.group == group) {
            Some(b) => {
                b.head |= head;
                if !title.is_empty() && b.titles.len() < 16 && b.titles.iter().all(|t| t != title) {
                    b.titles.push(title.to_owned());
                }
            }
            None => list.push(Bearer { group, at, titles: vec![title.to_owned()], head }),
        }
    }

    /// Brings the bearers of each surname into the order of their introductions.
    pub fn sort(&mut self) {
        for list in self.surname.values_mut() {
            order::by(list, |b| (b.at as u64, 0));
        }
    }
}

/// The post itself: the last word of the title (한울 회장 → 회장).
pub fn post<'d>(doc: &'d Document<'_>, m: &Mention) -> &'d str {
    let title = m.title.map_or("", |t| doc.words(t));
    let title = title.split('(').next().unwrap_or(title).trim_end();
    title.rsplit(' ').next().unwrap_or("")
}

/// The surname of a Korean name of two to four syllables, or behind a foreign given name (제이슨 곽).
pub fn surname(name: &str) -> Option<&str> {
    let last = name.rsplit_once(' ').map(|(_, last)| last).filter(|l| l.chars().count() == 1);
    if let Some(last) = last.filter(|l| crate::lexicon::surnames().has(l)) {
        return Some(last);
    }
    let first = name.split_whitespace().next()?;
    let letters = first.chars().take(5).count();
    if letters > 4 || !first.chars().all(hangul::is_syllable) {
        return None;
    }
    // A syllable has three bytes.
    let double = first.get(..6).unwrap_or("");
    if letters >= 4 && crate::lexicon::surnames().has(double) || letters == 2 && name.contains(' ') {
        return Some(double);
    }
    first.get(..3)
}

/// Whether a name has the shape of a Korean one: a surname and one or two syllables more.
pub fn looks_korean(name: &str) -> bool {
    let count = name.chars().count();
    (2..=3).contains(&count) && surname(name).is_some_and(|s| crate::lexicon::surnames().has(s))
}
