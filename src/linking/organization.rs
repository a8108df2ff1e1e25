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
        let name = canonical(m.kind, name);
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

/// One name for the several that a place has (대한민국 → 한국).
fn canonical(kind: EntityType, name: String) -> String {
    match crate::lexicon::same_places().get(&name) {
        Some(row) if kind == EntityType::Location => row.field(0).to_owned(),
        _ => name,
    }
}

/// What a name in parentheses explains: 한국은행(한은), SK(에스케이).
fn bracketed(doc: &Document<'_>, mentions: &[Mention], i: usize, groups: &Groups) -> Option<usize> {
    let m = mentions.get(i)?;
    let before = i.checked_sub(1)?;
    let other = mentions.get(before).filter(|o| o.kind == m.kind)?;
    // 서남권(전남) tells where, not what it is also called.
    if m.kind == EntityType::Location {
        return None;
    }
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
        if !(2..=6).contains(&short.chars().count()) {
            continue;
        }
        let fits = |how: fn(&str, &str) -> bool| {
            let mut found = long.iter().filter(|(k, name, g)| k == kind && g != group && how(short, name));
            // Two long names that a short one could be made from leave it open.
            found.next().filter(|_| found.next().is_none()).map(|(_, _, g)| *g)
        };
        if let Some(target) = fits(shortens).or_else(|| fits(abbreviates)).or_else(|| fits(picks)) {
            joined.insert(*group, target);
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
            groups.set(i, joined.get(&target).copied().filter(|&t| t != group).unwrap_or(target));
        }
    }
}

/// Whether `long` is `short` and a word that only says what kind of body it is (가온그룹, 가온방송).
fn shortens(short: &str, long: &str) -> bool {
    let rest = long.strip_prefix(short);
    rest.is_some_and(|r| crate::lexicon::is_word(r, "kind-of-body"))
        || matches!(long.strip_prefix("주식회사").or_else(|| long.strip_prefix("㈜")), Some(r) if r == short)
}

/// Whether `short` picks its syllables in order from `long`, the first and the last alike (국토부, 과기정통부), or is the
/// beginning of a name whose end only says that it is an office (대검).
fn abbreviates(short: &str, long: &str) -> bool {
    let (s, l): (Vec<char>, Vec<char>) = (short.chars().collect(), long.chars().collect());
    if s.first() != l.first() || !hangul_only(&s) {
        return false;
    }
    if let Some(rest) = long.strip_prefix(short) {
        return matches!(rest, "찰청" | "위원회" | "판소");
    }
    s.len() + 2 <= l.len() && s.last() == l.last() && subsequence(&s, &l)
}

/// Whether `short` picks from the middle of `long` on (공수처, 동부지법): three syllables and more, with an end that says
/// that both are one kind of office.
fn picks(short: &str, long: &str) -> bool {
    let (s, l): (Vec<char>, Vec<char>) = (short.chars().collect(), long.chars().collect());
    let end = crate::lexicon::ends_with(short, "office-end");
    let alike = s.last() == l.last()
        || l.ends_with(&['원']) && s.ends_with(&['법'])
        || long.ends_with("원회") && s.ends_with(&['위']);
    s.len() >= 3 && s.len() + 2 <= l.len() && end && alike && hangul_only(&s) && subsequence(&s, &l)
}

fn hangul_only(letters: &[char]) -> bool {
    letters.iter().all(|&c| crate::text::hangul::is_syllable(c))
}

/// Whether the letters of `short` stand in `long` in their order.
fn subsequence(short: &[char], long: &[char]) -> bool {
    let mut rest = long.iter();
    short.iter().all(|c| rest.any(|x| x == c))
}

#[cfg(test)]
mod tests {
    use super::{abbreviates, picks, shortens};

    #[test]
    fn syllable_picking() {
        for (short, long) in [("국토부", "국토교통부"), ("과기정통부", "과학기술정보통신부"), ("대검", "대검찰청")]
        {
            assert!(abbreviates(short, long), "{short} {long}");
        }
        for (short, long) in
            [("공정위", "공정거래위원회"), ("공수처", "고위공직자범죄수사처"), ("남부지법", "가람남부지방법원")]
        {
            assert!(picks(short, long), "{short} {long}");
        }
        for (short, long) in [("가온", "가온전자"), ("가나", "가다라"), ("교통부", "국토교통부")] {
            assert!(!abbreviates(short, long) && !shortens(short, long), "{short} {long}");
        }
        assert!(shortens("가온", "가온그룹") && !shortens("가온", "가온전자"));
    }
}
