//! 정부 is the government of this country, whatever it is called beside (한국 정부, 우리 정부, the one of its president), where
//! the article speaks of no other.

use super::super::{Groups, Scene};
use super::Named;
use crate::lexicon;
use crate::linking::person::looks_korean;

/// Joins 정부 with the one government that is called by more.
pub fn link(scene: &Scene<'_, '_>, names: &[Named], groups: &mut Groups) {
    let Some(bare) = names.iter().find(|n| n.name == "정부") else { return };
    let mut own: Vec<&Named> = Vec::new();
    for n in names {
        let written = scene.mentions.get(n.mention).map_or("", |m| scene.doc.words(m.span));
        let Some(head) = written.strip_suffix(" 정부") else { continue };
        let place = lexicon::places().has(head) || lexicon::same_places().has(head);
        if !place && looks_korean(head) || lexicon::same_places().get(head).map_or(head, |r| r.field(0)) == "한국" {
            own.push(n);
        }
    }
    // Two presidents are two governments; this country's own joins with either.
    let led = own.iter().filter(|n| !n.name.starts_with("한국") && !n.name.starts_with("대한민국")).count();
    if led > 1 {
        return;
    }
    for n in own {
        if let Some(group) = groups.get(bare.mention) {
            groups.unite(n.mention, group, "l.org.government", 0.8);
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::analysis::EntityType;
    use crate::linking::tests::marked;

    #[test]
    fn one_government() {
        let names = ["한국 정부", "김보람 정부", "이나래 정부", "미국 정부", "정부"];
        let count = |text: &str| marked(text, &names, EntityType::Organization).len();
        assert_eq!(count("한국 정부는 밝혔다. 김보람 정부의 정책이다. 정부는 서두른다."), 1);
        assert_eq!(count("미국 정부는 밝혔다. 정부는 서두른다."), 2);
        assert_eq!(count("김보람 정부와 이나래 정부는 다르다. 정부는 서두른다."), 3);
    }
}
