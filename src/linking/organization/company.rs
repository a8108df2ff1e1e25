//! A group and its company: 가온 stands for 가온전자 where the article knows one 가온 only; where it tells them apart (가온그룹
//! beside 가온전자, 가온·나루 beside 가온전자) they stay two. A club is called by its home or by its name (가람 이글스: 가람,
//! 이글스).

use std::collections::BTreeMap;

use super::super::{Groups, Scene};
use super::Named;
use crate::analysis::EntityType;
use crate::lexicon;

const RULE: &str = "l.org.company";

/// Joins the short names of companies and clubs.
#[inline(never)]
pub fn link(scene: &Scene<'_, '_>, names: &[Named<'_>], groups: &mut Groups) {
    let bodies: Vec<&Named<'_>> = names.iter().filter(|n| n.kind == EntityType::Organization).collect();
    let mut short: BTreeMap<&str, &Named<'_>> = BTreeMap::new();
    short.extend(bodies.iter().map(|n| (n.name.as_ref(), *n)));
    // How many names begin with each short one.
    let mut longer: BTreeMap<&str, Vec<&Named<'_>>> = BTreeMap::new();
    let mut groups_of: BTreeMap<&str, bool> = BTreeMap::new();
    for n in &bodies {
        for (cut, _) in n.name.char_indices().skip(2).take(10) {
            let Some((head, rest)) = n.name.split_at_checked(cut) else { continue };
            if let Some((key, _)) = short.get_key_value(head) {
                longer.entry(key).or_default().push(n);
                *groups_of.entry(key).or_default() |= rest == "그룹";
            }
        }
        // 이글스 of 가람 이글스.
        let written = scene.mentions.get(n.mention).map_or("", |m| scene.doc.words(m.span));
        if let Some((_, club)) = written.rsplit_once(' ').filter(|(_, c)| is_club(c))
            && let Some(alone) = short.get(club)
            && bodies.iter().filter(|b| b.name.ends_with(club) && b.name != club).count() == 1
            && let Some(group) = groups.get(n.mention)
        {
            groups.unite(alone.mention, group, RULE, 0.9);
        }
    }
    for n in &bodies {
        let Some([one]) = longer.get(n.name.as_ref()).map(Vec::as_slice) else { continue };
        if groups_of.get(n.name.as_ref()).copied().unwrap_or(false) {
            continue;
        }
        let rest = one.name.strip_prefix(n.name.as_ref()).unwrap_or("");
        let club = is_club(rest);
        let company =
            !n.row && lexicon::org_suffixes().get(rest).is_some_and(|r| matches!(r.field(0), "weak" | "strong"));
        // 가온연구소 and 가온재단 are what 가온 runs, not what it is.
        let runs = lexicon::is_word(rest, "run-by");
        if (club || company && !runs)
            && let Some(group) = groups.get(one.mention)
        {
            groups.unite(n.mention, group, RULE, if club { 0.85 } else { 0.7 });
        }
    }
}

fn is_club(word: &str) -> bool {
    lexicon::org_suffixes().get(word).is_some_and(|r| r.field(0) == "club")
}

#[cfg(test)]
mod tests {
    use crate::analysis::EntityType;
    use crate::linking::tests::marked;

    #[test]
    fn one_or_two() {
        let names = [
            "가온전자",
            "가온물산",
            "가온그룹",
            "가온연구소",
            "나루",
            "가온",
            "소래 라이트하우스",
            "라이트하우스",
            "소래",
        ];
        let count = |text: &str| marked(text, &names, EntityType::Organization).len();
        assert_eq!(count("가온전자는 밝혔다. 가온은 투자한다."), 1);
        assert_eq!(count("소래 라이트하우스가 이겼다. 라이트하우스는 웃었다. 소래의 승리였다."), 1);
        // The article tells them apart, or knows several.
        assert_eq!(count("가온전자는 밝혔다. 가온그룹은 투자한다. 가온은 크다."), 2);
        assert_eq!(count("가온전자는 밝혔다. 가온·나루는 투자한다."), 3);
        assert_eq!(count("가온전자와 가온물산은 밝혔다. 가온은 투자한다."), 3);
        assert_eq!(count("가온연구소는 밝혔다. 가온은 투자한다."), 2);
    }
}
