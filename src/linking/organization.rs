//! Organisations, places, products and everything else: one name, its abbreviation, its gloss in parentheses.

use std::collections::HashMap;

use super::Groups;
use crate::analysis::{EntityType, Form};
use crate::ner::Mention;
use crate::span::Span;
use crate::text::Document;

/// Groups the mentions that are no persons.
pub fn link(doc: &Document<'_>, mentions: &[Mention], order: &[usize], groups: &mut Groups) {
    let mut names: HashMap<(EntityType, String), usize> = HashMap::new();
    // Long names in the order of the article, for abbreviations: bounded, so that hostile lists stay linear.
    let mut long: Vec<(EntityType, String, usize)> = Vec::new();
    for &i in order {
        let Some(m) = mentions.get(i) else { continue };
        if m.kind == EntityType::Person || m.form != Form::Name || !super::counts(doc, m) {
            continue;
        }
        let name: String = doc.words(m.span).chars().filter(|c| !c.is_whitespace()).collect();
        let known = names.get(&(m.kind, name.clone())).copied();
        let group = known.or_else(|| bracketed(doc, mentions, i, groups));
        let group = match group {
            Some(g) => {
                groups.set(i, g);
                g
            }
            None => groups.open(i),
        };
        names.entry((m.kind, name.clone())).or_insert(group);
        if m.kind == EntityType::Organization && long.len() < 400 && !long.iter().any(|(_, n, _)| *n == name) {
            long.push((m.kind, name, group));
        }
    }
    abbreviations(doc, mentions, order, groups, &long);
}

/// What a name in parentheses explains: 한국은행(한은), SK(에스케이).
fn bracketed(doc: &Document<'_>, mentions: &[Mention], i: usize, groups: &Groups) -> Option<usize> {
    let m = mentions.get(i)?;
    let before = i.checked_sub(1)?;
    let other = mentions.get(before).filter(|o| o.kind == m.kind)?;
    let gap = Span::new(other.span.end, m.span.start).of(doc.text());
    let closes = doc.text().get(m.span.end..).is_some_and(|r| r.starts_with([')', ',']));
    if matches!(gap, "(" | "(이하 " | "(이하 ‘" | "(약칭 ") && closes { groups.get(before) } else { None }
}

/// Joins the group of a short name to that of the long name it is made from: 공정위 and 공정거래위원회.
fn abbreviations(
    doc: &Document<'_>,
    mentions: &[Mention],
    order: &[usize],
    groups: &mut Groups,
    long: &[(EntityType, String, usize)],
) {
    let mut joined: HashMap<usize, usize> = HashMap::new();
    for (kind, short, group) in long {
        let syllables = short.chars().count();
        if !(2..=5).contains(&syllables) {
            continue;
        }
        let full = long.iter().find(|(k, name, g)| k == kind && g != group && abbreviates(short, name));
        if let Some((_, _, target)) = full {
            joined.insert(*group, *target);
        }
    }
    if joined.is_empty() {
        return;
    }
    for &i in order {
        let Some(group) = groups.get(i) else { continue };
        if let Some(&target) = joined.get(&group)
            && mentions.get(i).is_some_and(|m| m.kind != EntityType::Person && super::counts(doc, m))
        {
            // One step only: a chain would make the result depend on the order of the names.
            groups.set(i, joined.get(&target).copied().unwrap_or(target));
        }
    }
}

/// Whether `short` picks its syllables in order from `long`: the first and the last alike, at least two fewer, and
/// never a mere beginning of it (삼성 is not 삼성전자), unless what is left out only says what kind of body it is.
fn abbreviates(short: &str, long: &str) -> bool {
    let (s, l): (Vec<char>, Vec<char>) = (short.chars().collect(), long.chars().collect());
    if s.len() + 1 > l.len() || s.first() != l.first() {
        return false;
    }
    if let Some(rest) = long.strip_prefix(short) {
        return matches!(rest, "그룹" | "주식회사" | "(주)");
    }
    if s.len() + 2 > l.len() || s.last() != l.last() || !s.iter().all(|&c| crate::text::hangul::is_syllable(c)) {
        return false;
    }
    let mut rest = l.iter();
    s.iter().all(|c| rest.any(|x| x == c))
}

#[cfg(test)]
mod tests {
    use super::abbreviates;

    #[test]
    fn syllable_picking() {
        for (short, long) in [
            ("공정위", "공정거래위원회".trim_end_matches("원회")),
            ("국토부", "국토교통부"),
            ("과기정통부", "과학기술정보통신부"),
            ("가온", "가온그룹"),
        ] {
            assert!(abbreviates(short, long), "{short} {long}");
        }
        for (short, long) in [("가온", "가온전자"), ("교통부", "국토교통부"), ("가나", "가다라")] {
            assert!(!abbreviates(short, long), "{short} {long}");
        }
    }
}
