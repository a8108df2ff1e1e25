//! Abbreviations: 가온 of 가온그룹, 산해부 of 산림해양부, 공정위 of 공정거래위원회, 중앙지검 of 서울중앙지방검찰청. Two long names
//! that a short one could be made from leave it open.

use std::collections::BTreeMap;

use super::super::Groups;
use super::Named;
use crate::analysis::EntityType;
use crate::lexicon;

/// Joins the short names to the long ones.
#[inline(never)]
pub fn link(names: &[Named<'_>], groups: &mut Groups) {
    let bodies: Vec<&Named<'_>> = names.iter().filter(|n| n.kind == EntityType::Organization).collect();
    // Only names that begin alike or end alike can be made from one another.
    let mut firsts: BTreeMap<char, Vec<&Named<'_>>> = BTreeMap::new();
    for n in &bodies {
        if let Some(c) = n.name.chars().next() {
            firsts.entry(c).or_default().push(n);
        }
    }
    let mut order = bodies.clone();
    crate::order::by(&mut order, |n| (!(n.name.chars().count() as u64), 0));
    for short in order.iter().filter(|n| (2..=6).contains(&n.name.chars().count())) {
        let first = short.name.chars().next().and_then(|c| firsts.get(&c)).map_or(&[][..], Vec::as_slice);
        let by = |list: &[&Named<'_>], how: fn(&str, &str) -> bool, groups: &Groups| {
            let own = groups.get(short.mention);
            let mut found: Option<usize> = None;
            let fits = |n: &&&Named<'_>| n.name != short.name && how(&short.name, &n.name) && !is_abroad(short, n);
            for n in list.iter().filter(fits) {
                let group = groups.get(n.mention)?;
                if Some(group) == own {
                    return None;
                }
                if found.is_some_and(|f| f != group) {
                    return None;
                }
                found = Some(group);
            }
            found
        };
        let found = (by(first, kind_of_body, groups).map(|g| (g, "l.org.kind-of-body")))
            .or_else(|| by(&bodies, is_party, groups).map(|g| (g, "l.org.abbreviation")))
            .or_else(|| by(first, begins, groups).map(|g| (g, "l.org.abbreviation")))
            .or_else(|| by(first, abbreviates, groups).map(|g| (g, "l.org.abbreviation")))
            .or_else(|| {
                // Said of the short one alone, and false of most.
                let office = lexicon::ends_with(&short.name, "office-end");
                by(if office { &bodies } else { &[] }, picks, groups).map(|g| (g, "l.org.abbreviation"))
            });
        if let Some((group, rule)) = found {
            groups.unite(short.mention, group, rule, 0.85);
        }
    }
}

/// Whether `long` is another country's body of the name `short`, which the article named first: 외교부 before 중국 외교부.
fn is_abroad(short: &Named<'_>, long: &Named<'_>) -> bool {
    let country = long.name.strip_suffix(&*short.name);
    short.mention < long.mention && country.is_some_and(|c| c != "한국" && lexicon::is_country(c))
}

/// Whether `long` is `short` and a word that only says what kind of body it is (가온그룹, 가온방송).
fn kind_of_body(short: &str, long: &str) -> bool {
    let rest = long.strip_prefix(short);
    rest.is_some_and(|r| lexicon::is_word(r, "kind-of-body"))
        || matches!(long.strip_prefix("주식회사").or_else(|| long.strip_prefix("㈜")), Some(r) if r == short)
}

/// Whether `short` is a party by the end of its name: 나루당 of 새길나루당, 나루 in titles.
fn is_party(short: &str, long: &str) -> bool {
    let whole = short.ends_with('당') && short.chars().count() >= 3 && long.ends_with(short);
    whole || long.strip_suffix('당').is_some_and(|name| name.ends_with(short))
}

/// Whether two names end in the same kind of office: 부, 위 and 위원회, 법 and 법원, 검 and 검찰청, 노조 and 노동조합.
fn end_alike(short: &str, long: &str) -> bool {
    let ends = [
        ("위", "위원회"),
        ("법", "법원"),
        ("검", "검찰청"),
        ("노조", "노동조합"),
        ("협", "협회"),
        ("협", "협의회"),
        ("련", "연합"),
        ("련", "연합회"),
        ("연", "연구원"),
        ("연", "연구소"),
    ];
    let last = |s: &str| s.chars().next_back();
    last(short) == last(long) || ends.iter().any(|(s, l)| short.ends_with(s) && long.ends_with(l))
}

/// Whether `short` is the beginning of a name whose end only says that it is an office (대검).
fn begins(short: &str, long: &str) -> bool {
    long.strip_prefix(short).is_some_and(|rest| matches!(rest, "찰청" | "위원회" | "판소"))
}

/// Whether `short` picks its syllables in order from `long`, the first and the end alike (산해부, 과기정통부).
fn abbreviates(short: &str, long: &str) -> bool {
    let (s, l): (Vec<char>, Vec<char>) = (short.chars().collect(), long.chars().collect());
    if s.first() != l.first() || !hangul_only(&s) {
        return false;
    }
    !long.starts_with(short) && s.len() + 2 <= l.len() && end_alike(short, long) && subsequence(&s, &l)
}

/// Whether `short`, the name of an office, picks from the middle of `long` on (농감처, 남부지법): three syllables and more,
/// with an end that says that both are one kind of office.
fn picks(short: &str, long: &str) -> bool {
    if !end_alike(short, long) {
        return false;
    }
    let (s, l): (Vec<char>, Vec<char>) = (short.chars().collect(), long.chars().collect());
    // 남부지법 of 가람남부지법: the beginning left out.
    let tail = long.ends_with(short) && l.len() >= s.len() + 2 && s.len() >= 4;
    tail || s.len() >= 3 && s.len() + 2 <= l.len() && hangul_only(&s) && subsequence(&s, &l)
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
    use super::{abbreviates, begins, kind_of_body, picks};
    use crate::analysis::EntityType;
    use crate::linking::tests::{marked, named};

    #[test]
    fn syllable_picking() {
        for (short, long) in [
            ("산해부", "산림해양부"),
            ("과기정통부", "과학기술정보통신부"),
            ("가람중앙지검", "가람중앙지방검찰청"),
            ("나루노조", "나루전자노동조합"),
        ] {
            assert!(abbreviates(short, long), "{short} {long}");
        }
        for (short, long) in [
            ("공정위", "공정거래위원회"),
            ("농감처", "나루농산물감독처"),
            ("남부지법", "가람남부지방법원"),
            ("중앙지검", "가람중앙지검"),
        ] {
            assert!(picks(short, long), "{short} {long}");
        }
        for (short, long) in [("가온", "가온전자"), ("가나", "가다라"), ("해양부", "산림해양부")] {
            assert!(!abbreviates(short, long) && !kind_of_body(short, long), "{short} {long}");
        }
        assert!(begins("나검", "나검찰청") && !begins("나검", "나루지검"));
        assert!(kind_of_body("가온", "가온그룹") && !kind_of_body("가온", "가온전자"));
    }

    #[test]
    fn in_articles() {
        let got = named("공정거래위원회는 밝혔다. 공정위는 조사했다.");
        assert_eq!(got.len(), 1, "{got:?}");
        let got = named("더불어민주당은 법안을 냈다. 민주당은 밝혔다. 국민의힘은 반대했다.");
        assert_eq!(got.len(), 2, "{got:?}");
        let text = "외교부는 밝혔다. 중국 외교부는 반대했다. 외교부는 다시 밝혔다.";
        assert_eq!(marked(text, &["외교부", "중국 외교부"], EntityType::Organization).len(), 2);
        // Two that it could be made from.
        let got = named("가람남부지방법원과 나루남부지방법원은 판결했다. 남부지법은 밝혔다.");
        assert!(got.iter().all(|e| !(e.contains("지방법원") && e.contains("남부지법"))), "{got:?}");
    }
}
