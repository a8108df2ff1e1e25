//! Persons: full names, surname + title, parts of foreign names, names in parentheses.

use std::collections::{BTreeMap, HashMap};

use super::Groups;
use crate::analysis::{EntityType, Form};
use crate::ner::Mention;
use crate::span::Span;
use crate::text::{Document, hangul};

/// What is known of a person while the article is read.
#[derive(Debug, Default)]
struct Known {
    /// Groups by full name, spaces left out.
    full: HashMap<String, usize>,
    /// Groups by each part of a name of several parts (마르텐 of 리브 마르텐), in the order of the article.
    part: HashMap<String, Vec<usize>>,
    /// Groups by surname, in the order of the article, with where the full name stood last and its title.
    surname: BTreeMap<String, Vec<Bearer>>,
    /// Groups of persons known only by surname and title.
    short: HashMap<(String, String), usize>,
    /// Full names in the order of the article, for spelling variants.
    foreign: Vec<(String, usize)>,
}

#[derive(Debug, Clone)]
struct Bearer {
    group: usize,
    at: usize,
    titles: Vec<String>,
}

/// Groups the persons among `mentions`; full names first, so that a headline's short form finds its person.
pub fn link(doc: &Document<'_>, mentions: &[Mention], order: &[usize], groups: &mut Groups) {
    let mut known = Known::default();
    let persons: Vec<usize> = order
        .iter()
        .copied()
        .filter(|&i| {
            mentions
                .get(i)
                .is_some_and(|m| m.kind == EntityType::Person && m.form == Form::Name && super::counts(doc, m))
        })
        .collect();
    // Names of several parts first: one part alone (올란드 of 리브 올란드) then finds its person, wherever it stands.
    let parts = |i: &usize| mentions.get(*i).is_some_and(|m| doc.words(m.span).contains(' '));
    let (several, one): (Vec<usize>, Vec<usize>) = persons.iter().copied().partition(parts);
    for &i in several.iter().chain(&one) {
        let Some(m) = mentions.get(i) else { continue };
        if is_full(doc.words(m.span)) {
            full(doc, mentions, i, m, &mut known, groups);
        }
    }
    for &i in &persons {
        let Some(m) = mentions.get(i) else { continue };
        if groups.get(i).is_none() {
            short(doc, i, m, &mut known, groups);
        }
    }
}

/// Whether a name stands for itself: two syllables and more in Hangul, or any foreign name longer than a syllable.
fn is_full(name: &str) -> bool {
    name.chars().filter(|c| c.is_alphanumeric()).count() >= 2
}

fn key(name: &str) -> String {
    name.chars().filter(|c| !c.is_whitespace()).collect()
}

fn title_of(doc: &Document<'_>, m: &Mention) -> String {
    // The last word of the title is the post itself (한울 회장 → 회장).
    let title = m.title.map(|t| doc.words(t)).unwrap_or("");
    title.rsplit(' ').next().unwrap_or("").to_owned()
}

fn full(doc: &Document<'_>, mentions: &[Mention], i: usize, m: &Mention, known: &mut Known, groups: &mut Groups) {
    let name = doc.words(m.span);
    let k = key(name);
    let group = if let Some(&g) = known.full.get(&k) {
        groups.set(i, g);
        g
    } else if let Some(g) = in_brackets(doc, mentions, i, groups) {
        // 요시다 하루(길하루): one person, two names.
        groups.set(i, g);
        known.full.insert(k.clone(), g);
        g
    } else if let Some(g) = part_of(&k, known).or_else(|| variant_of(&k, known)) {
        groups.set(i, g);
        g
    } else {
        let g = groups.open(i);
        known.full.insert(k.clone(), g);
        g
    };
    let parts: Vec<&str> = name.split_whitespace().collect();
    if parts.len() > 1 {
        for p in &parts {
            let list = known.part.entry((*p).to_owned()).or_default();
            if !list.contains(&group) {
                list.push(group);
            }
        }
    }
    let last = parts.last().filter(|_| parts.len() > 1).map(|p| (*p).to_owned());
    for k in last.into_iter().chain([k]) {
        if known.foreign.len() < 500 && !known.foreign.iter().any(|(n, _)| *n == k) {
            known.foreign.push((k, group));
        }
    }
    if let Some(surname) = surname(name) {
        let list = known.surname.entry(surname).or_default();
        let title = title_of(doc, m);
        match list.iter_mut().find(|b| b.group == group) {
            Some(b) => {
                if !title.is_empty() && !b.titles.contains(&title) {
                    b.titles.push(title);
                }
            }
            None => list.push(Bearer { group, at: m.span.start, titles: vec![title] }),
        }
    }
}

/// The person whose name of several parts has `name` as its last part (or its first).
fn part_of(name: &str, known: &Known) -> Option<usize> {
    known.part.get(name).and_then(|l| l.last()).copied()
}

/// The surname of a Korean name of two to four syllables.
fn surname(name: &str) -> Option<String> {
    let first = name.split_whitespace().next()?;
    let letters: Vec<char> = first.chars().collect();
    let hangul = letters.iter().all(|&c| hangul::is_syllable(c));
    if !hangul || letters.len() > 4 {
        return None;
    }
    let double: String = letters.iter().take(2).collect();
    if letters.len() >= 4 && crate::lexicon::surnames().has(&double) || name.contains(' ') && letters.len() == 2 {
        return Some(double);
    }
    letters.first().map(char::to_string)
}

/// The name that this one explains in parentheses.
fn in_brackets(doc: &Document<'_>, mentions: &[Mention], i: usize, groups: &Groups) -> Option<usize> {
    let m = mentions.get(i)?;
    let before = i.checked_sub(1)?;
    let other = mentions.get(before).filter(|o| o.kind == EntityType::Person)?;
    let gap = Span::new(other.span.end, m.span.start).of(doc.text());
    let closes = doc.text().get(m.span.end..).is_some_and(|r| r.starts_with([')', ',', '·']));
    if gap == "(" && closes { groups.get(before) } else { None }
}

/// Another spelling of a foreign name: one or two letters apart, in names that no Korean bears.
fn variant_of(name: &str, known: &Known) -> Option<usize> {
    if name.chars().count() < 3
        || surname(name).is_some_and(|s| crate::lexicon::surnames().has(&s)) && name.chars().count() == 3
    {
        return None;
    }
    known.foreign.iter().rev().find(|(n, _)| alike(n, name)).map(|&(_, g)| g)
}

/// Whether two names differ by no more than two jamo, at the same number of syllables, with one syllable alike.
fn alike(a: &str, b: &str) -> bool {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    if a.len() != b.len() || a.len() < 3 {
        return false;
    }
    let mut apart = 0;
    for (x, y) in a.iter().zip(&b) {
        if x == y {
            continue;
        }
        let (Some(x), Some(y)) = (hangul::decompose(*x), hangul::decompose(*y)) else { return false };
        apart += usize::from(x.lead != y.lead) + usize::from(x.vowel != y.vowel) + usize::from(x.tail != y.tail);
    }
    apart <= 2
}

/// A surname with a title (김 의원), or one part of a foreign name.
fn short(doc: &Document<'_>, i: usize, m: &Mention, known: &mut Known, groups: &mut Groups) {
    let name = key(doc.words(m.span));
    let title = title_of(doc, m);
    let bearers = known.surname.get(&name).map_or(&[][..], Vec::as_slice);
    let same_title: Vec<&Bearer> = bearers.iter().filter(|b| compatible(&b.titles, &title)).collect();
    // The nearest introduction before, else the first one after (a headline or a lead that names the person later).
    let pick = |list: &[&Bearer]| -> Option<usize> {
        list.iter().rev().find(|b| b.at <= m.span.start).or_else(|| list.first()).map(|b| b.group)
    };
    let all: Vec<&Bearer> = bearers.iter().filter(|b| b.titles.iter().all(String::is_empty)).collect();
    let found = pick(&same_title)
        .or_else(|| pick(&all))
        .or_else(|| if bearers.len() == 1 { bearers.first().map(|b| b.group) } else { None });
    if let Some(group) = found {
        groups.set(i, group);
        return;
    }
    match known.short.get(&(name.clone(), title.clone())) {
        Some(&group) => groups.set(i, group),
        None => {
            let group = groups.open(i);
            known.short.insert((name, title), group);
        }
    }
}

/// Whether one of a person's titles can be shortened to `title` (최고경영자 and 대표 cannot; 부장판사 and 판사 can).
fn compatible(titles: &[String], title: &str) -> bool {
    titles.iter().any(|t| !t.is_empty() && (t.ends_with(title) || title.ends_with(t.as_str())))
}
