//! Whose party is told, and 같은 당 김 의원: of the party of whoever was named before, but somebody else.

use super::super::{Groups, Scene};
use super::known::{Bearer, Known};
use crate::analysis::EntityType;
use crate::ner::Mention;
use crate::text::near::{before, first};

/// How many mentions back the one stands whose party is meant.
const REACH: usize = 8;

/// The party that stands beside a name: 김보람 푸른당 의원, 김보람 의원(푸른당·온빛3), 푸른당 김보람 의원.
pub fn of<'a>(scene: &'a Scene<'_, '_>, i: usize, m: &Mention) -> Option<&'a str> {
    let doc = scene.doc;
    let is_party = |w: &str| w.chars().count() >= 2 && w.ends_with('당');
    if let Some(title) = m.title {
        if let Some(word) = doc.words(title).split(' ').find(|w| is_party(w)) {
            return Some(word);
        }
        let inside = doc.text().get(title.end..)?.strip_prefix('(').map_or("", |r| first(r, 60));
        let inside = inside.find(')').and_then(|end| inside.get(..end)).unwrap_or("");
        if let Some(word) = inside.split(['·', ',', ' ', '/']).find(|w| is_party(w)) {
            return Some(word);
        }
    }
    let start = m.title.map_or(m.span.start, |t| t.start.min(m.span.start));
    let body = i.checked_sub(1).and_then(|b| scene.mentions.get(b)).filter(|b| b.kind == EntityType::Organization)?;
    let word = doc.words(body.span);
    (body.span.end + 1 == start && is_party(word)).then_some(word)
}

/// Whether 같은 당 stands right before `at`, with the words that may follow it.
pub fn is_same(scene: &Scene<'_, '_>, at: usize) -> bool {
    let text = before(scene.doc.text(), at);
    ["같은 당 ", "같은 당의 ", "같은 당 소속 ", "같은 당 소속인 "].iter().any(|w| text.ends_with(w))
}

/// The person before mention `i` whose party is meant, with the party where it is known.
pub fn antecedent<'k>(
    scene: &Scene<'_, '_>,
    i: usize,
    groups: &Groups,
    known: &'k Known,
) -> Option<(usize, Option<&'k str>)> {
    let near = (i.saturating_sub(REACH)..i).rev();
    let mut persons = near.filter(|&b| scene.mentions.get(b).is_some_and(|m| m.kind == EntityType::Person));
    let group = persons.find_map(|b| groups.get(b))?;
    Some((group, known.party.get(&group).map(String::as_str)))
}

/// Those of `bearers` who may be meant: not the one before, and nobody who is known to be of another party; those of the
/// same party alone where there are any.
pub fn fellows(bearers: &[Bearer], before: (usize, Option<&str>), known: &Known) -> Vec<Bearer> {
    let (group, party) = before;
    let party_of = |b: &Bearer| known.party.get(&b.group).map(String::as_str);
    let others = || bearers.iter().filter(|b| b.group != group);
    let same: Vec<Bearer> = others().filter(|b| party.is_some() && party_of(b) == party).cloned().collect();
    if !same.is_empty() {
        return same;
    }
    others().filter(|b| party.is_none() || party_of(b).is_none()).cloned().collect()
}

#[cfg(test)]
mod tests {
    use crate::linking::tests::persons;

    #[test]
    fn of_the_same_party() {
        // Who is 김 의원 in each?
        for (text, who) in [
            (
                "김보람 푸른당 의원이 왔다. 김여울 푸른당 의원은 웃었다. 김가온 새길당 의원은 울었다. 김보람 의원은 말했다. 같은 당 김 의원은 떠났다.",
                "김여울",
            ),
            (
                "김가온 의원(새길당·온빛1)은 울었다. 김여울 의원(푸른당·온빛2)은 웃었다. 서가영 푸른당 의원은 말했다. 같은 당 소속 김 의원은 떠났다.",
                "김여울",
            ),
            // Of no party that is told: the nearest but the one before.
            ("김보람 의원이 왔다. 김여울 의원은 웃었다. 같은 당 김 의원은 울었다.", "김보람"),
            // A full name takes the party of the one before.
            (
                "서가영 푸른당 의원은 반대했다. 같은 당 김도란 의원도 반대했다. 김가온 새길당 의원은 찬성했다. 서가영 의원은 나갔다. 같은 당 김 의원은 떠났다.",
                "김도란",
            ),
        ] {
            let got = persons(text);
            assert!(got.iter().any(|p| p.starts_with(who) && p.contains("김 의원")), "{text} {got:?}");
        }
        // Nobody of that party: nobody who is known.
        let got = persons(
            "서가영 푸른당 의원은 반대했다. 김가온 새길당 의원은 찬성했다. 서가영 의원은 나갔다. 같은 당 김 의원은 떠났다.",
        );
        assert!(got.iter().any(|p| p.starts_with("김 의원")), "{got:?}");
    }
}
