//! Names with and without what stands before or behind them: 식물협회 and 독일 식물협회, 행정위원회 and 국회 행정위원회; 강남 and
//! 강남구.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::super::{Groups, Scene, squeeze};
use super::Named;
use crate::analysis::EntityType;
use crate::lexicon;

/// Joins them.
#[inline(never)]
pub fn link(scene: &Scene<'_, '_>, names: &[Named<'_>], groups: &mut Groups) {
    let mut known: BTreeMap<(EntityType, &str), &Named<'_>> = BTreeMap::new();
    known.extend(names.iter().map(|n| ((n.kind, n.name.as_ref()), n)));
    // A short form that two long ones share is nobody's.
    let mut longer: BTreeMap<usize, Vec<(usize, &'static str)>> = BTreeMap::new();
    for n in names {
        let written = scene.mentions.get(n.mention).map_or("", |m| scene.doc.words(m.span));
        let short = match n.kind {
            EntityType::Organization => without_head(written),
            EntityType::Location => without_kind(written).map(Cow::Borrowed),
            _ => None,
        };
        let rule = if n.kind == EntityType::Location { "l.place.kind" } else { "l.org.head" };
        if let Some(other) =
            short.and_then(|s| known.get(&(n.kind, s.as_ref())).copied()).filter(|o| o.group != n.group)
        {
            let list = longer.entry(other.mention).or_default();
            if list.len() < 3 {
                list.push((n.mention, rule));
            }
        }
    }
    for n in names {
        let Some([(long, rule)]) = longer.get(&n.mention).map(Vec::as_slice) else { continue };
        if let Some(group) = groups.get(*long) {
            groups.unite(n.mention, group, rule, 0.8);
        }
    }
}

/// The name without the country or body before it: 독일 식물협회, 獨식물협회, 국회 행정위원회.
fn without_head(name: &str) -> Option<Cow<'_, str>> {
    if let Some((head, rest)) = name.split_once(' ') {
        let place = lexicon::places().has(head) || lexicon::organizations().has(head);
        // 서울 지방법원 and 한국 정부: kinds of bodies are no names.
        let long = rest.chars().filter(|c| !c.is_whitespace()).count() >= 4 && !lexicon::short_forms().has(rest);
        return (place && long).then(|| squeeze(rest));
    }
    let first = name.chars().next()?;
    let rest = name.get(first.len_utf8()..)?;
    let country =
        lexicon::headline_hanja().get(first.encode_utf8(&mut [0; 4])).is_some_and(|r| r.field(1) == "location");
    (country && rest.chars().count() >= 3).then_some(Cow::Borrowed(rest))
}

/// 강남구 → 강남.
fn without_kind(name: &str) -> Option<&str> {
    let short = name.strip_suffix(['시', '군', '구', '도', '읍', '면'])?;
    let known =
        lexicon::places().get(name).is_some_and(|r| matches!(r.field(0), "city" | "county" | "district" | "province"));
    (known && short.chars().count() >= 2).then_some(short)
}

#[cfg(test)]
mod tests {
    use super::{without_head, without_kind};

    #[test]
    fn short_forms() {
        assert_eq!(without_head("독일 식물협회").as_deref(), Some("식물협회"));
        assert_eq!(without_head("獨식물협회").as_deref(), Some("식물협회"));
        assert_eq!(without_head("한국 정부"), None);
        assert_eq!(
            (without_kind("강남구"), without_kind("가나다라"), without_kind("중구")),
            (Some("강남"), None, None)
        );
    }
}
