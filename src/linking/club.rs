//! A club by one half of its name: 라이트하우스 and 소래 of 소래 라이트하우스. The home alone only where it is no place that the
//! list knows, for a town is more than its club.

use std::collections::BTreeMap;

use super::{Introduced, found, words};
use crate::analysis::{EntityType, Form};
use crate::lexicon;
use crate::ner::Mention;
use crate::span::Span;
use crate::text::Document;

const RULE: &str = "l.org.company";

/// Finds the halves where they stand alone.
#[inline(never)]
pub fn add(doc: &Document<'_>, read: &[words::Word], mentions: &mut Vec<Mention>, introduced: &mut Vec<Introduced>) {
    // A half that two clubs share is nobody's.
    let mut halves: BTreeMap<&str, (Span, &str)> = BTreeMap::new();
    let mut shared: Vec<&str> = Vec::new();
    for m in mentions.iter().filter(|m| m.kind == EntityType::Organization && m.form == Form::Name) {
        let name = doc.words(m.span);
        let Some((home, club)) = name.split_once(' ').filter(|(_, c)| is_club(c)) else { continue };
        let town = lexicon::places().has(home) || lexicon::organizations().has(home);
        for half in [Some(club), Some(home).filter(|h| !town && h.chars().count() >= 2)].into_iter().flatten() {
            match halves.get(half) {
                Some((_, other)) if *other != name => shared.push(half),
                Some(_) => {}
                None => {
                    halves.insert(half, (m.span, name));
                }
            }
        }
    }
    for half in shared {
        halves.remove(half);
    }
    if halves.is_empty() {
        return;
    }
    let mut out = Vec::new();
    for word in read {
        if let Some(&(owner, _)) = halves.get(doc.words(word.stem)) {
            out.push(found(word.stem, EntityType::Organization, Form::Name, 0.7, RULE));
            introduced.push(Introduced { alias: word.stem, owner, rule: RULE });
        }
    }
    words::add_free(mentions, out);
}

fn is_club(word: &str) -> bool {
    lexicon::org_suffixes().get(word).is_some_and(|r| r.field(0) == "club")
}

#[cfg(test)]
mod tests {
    use crate::analysis::EntityType;
    use crate::linking::tests::marked;

    #[test]
    fn halves() {
        let clubs = ["소래 라이트하우스", "가람 이글스", "너른들 이글스", "서울 타이거스"];
        let got = |text: &str| marked(text, &clubs, EntityType::Organization);
        let one = got("소래 라이트하우스가 이겼다. 라이트하우스는 웃었다. 소래의 승리였다.");
        assert_eq!(one, ["organization 소래 라이트하우스: 소래 라이트하우스, 라이트하우스, 소래"]);
        // Two clubs of one name, and a town.
        let two = got("가람 이글스와 너른들 이글스가 만났다. 이글스는 웃었다. 서울 타이거스도 왔다. 서울은 덥다.");
        assert!(two.iter().all(|e| !e.contains(", 이글스") && !e.contains(", 서울")), "{two:?}");
    }
}
