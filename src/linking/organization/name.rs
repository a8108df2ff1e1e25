//! The same name, and names that the list knows for one: 대한민국 and 한국, 미 and 미국 (한·미).

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::super::{Groups, Scene, squeeze};
use super::{Named, bracket, government};
use crate::analysis::EntityType;
use crate::lexicon;
use crate::span::Span;

/// Groups the mentions of one name; gives the different names.
#[inline(never)]
pub fn link<'b>(scene: &Scene<'_, 'b>, all: &[usize], groups: &mut Groups) -> Vec<Named<'b>> {
    let mut known: BTreeMap<(EntityType, Cow<'b, str>), (usize, usize)> = BTreeMap::new();
    let mut names: Vec<Named<'b>> = Vec::new();
    for &i in all {
        let Some(m) = scene.mentions.get(i) else { continue };
        let written = squeeze(scene.doc.words(m.span));
        let other = canonical(m.kind, &written);
        let rule = if other.is_none() { "l.org.same-name" } else { "l.place.same" };
        let key = (m.kind, other.unwrap_or(written));
        let row = in_row(scene, i);
        if let Some(&(group, at)) = known.get(&key) {
            groups.join(i, group, rule, 1.0);
            if let Some(n) = names.get_mut(at) {
                n.row |= row;
            }
            continue;
        }
        let group = match bracket::explains(scene, i, groups) {
            Some(group) => {
                groups.join(i, group, "l.org.bracket", 0.95);
                group
            }
            None => groups.open(i, m.span),
        };
        names.push(Named { kind: m.kind, name: key.1.clone(), group, mention: i, row });
        known.insert(key, (group, names.len() - 1));
    }
    names
}

/// One name for the several that a place has (대한민국 → 한국, 미 → 미국), where it is another.
fn canonical(kind: EntityType, name: &str) -> Option<Cow<'static, str>> {
    let government = Some(name).filter(|_| kind == EntityType::Organization).and_then(government::canonical);
    let other = government.map(Cow::Owned).or_else(|| canonical_place(kind, name).map(Cow::Borrowed));
    other.filter(|o| o != name)
}

fn canonical_place(kind: EntityType, name: &str) -> Option<&'static str> {
    if kind != EntityType::Location {
        // 제1야당 is the 야당 that the article goes on to speak of.
        let rest = name.strip_prefix('제')?.trim_start_matches(|c: char| c.is_ascii_digit());
        return (rest == "야당").then_some("야당");
    }
    let single = || lexicon::shorthand().get(name).filter(|r| r.field(0) == "location" && name.chars().count() == 1);
    match lexicon::same_places().get(name) {
        Some(row) => Some(row.field(0)),
        None => single().map(|r| r.field(1)),
    }
}

/// Whether a name stands in a row with others of its kind: 가나·다라, 가나와 다라.
fn in_row(scene: &Scene<'_, '_>, i: usize) -> bool {
    let joins = |a: usize, b: usize| {
        let (Some(a), Some(b)) = (scene.mentions.get(a), scene.mentions.get(b)) else { return false };
        let gap = scene.doc.words(Span::new(a.span.end, b.span.start));
        a.kind == b.kind && matches!(gap, "·" | "ㆍ" | "・" | "/" | ", " | "와 " | "과 " | "-")
    };
    i.checked_sub(1).is_some_and(|b| joins(b, i)) || joins(i, i + 1)
}

#[cfg(test)]
mod tests {
    use crate::linking::tests::named;

    #[test]
    fn one_place() {
        let got = named("미국은 반대했다. 한·미 회담에서 한국은 찬성했다.");
        assert!(got.iter().any(|e| e.contains("미국") && e.contains(" 미")), "{got:?}");
        assert_eq!(named("부산에서 대구로 갔다.").len(), 2);
    }
}
