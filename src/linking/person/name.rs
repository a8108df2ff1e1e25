//! Full names: the same name is the same person, with spaces or without; a name in parentheses explains the one before
//! (요시다 하루(길하루)); another spelling of a foreign name is no other person.

use std::borrow::Cow;

use super::super::{Groups, Scene, is_head, squeeze, variant};
use super::known::{Known, looks_korean, post, surname};
use super::{part, party, shared};
use crate::analysis::EntityType;
use crate::evidence::Reason;
use crate::lexicon;
use crate::ner::Mention;
use crate::span::Span;
use crate::text::hangul;

/// Whether a name stands for itself: two syllables and more in Hangul, or any foreign name longer than a syllable.
pub fn is_full(name: &str) -> bool {
    name.chars().filter(|&c| hangul::is_letter(c)).count() >= 2
}

/// Finds the person of the full name `i`, or opens one.
#[inline(never)]
pub fn link(scene: &Scene<'_, '_>, i: usize, m: &Mention, known: &mut Known, groups: &mut Groups) {
    let name = scene.doc.words(m.span);
    // (한)도윤: the surname that was not said.
    let whole = name.strip_prefix('(').map(|rest| Cow::Owned(rest.replacen(')', "", 1)));
    let key = whole.unwrap_or_else(|| squeeze(name));
    let several = name.contains(' ');
    let title = shared::post_of(scene, i).unwrap_or_else(|| post(scene.doc, m));
    let found = (known.full.get(key.as_ref()).map(|&g| (g, "l.person.same-name", 1.0)))
        .or_else(|| in_brackets(scene, i, groups).map(|g| (g, "l.person.bracket", 0.95)))
        .or_else(|| part::of(&key, known).map(|g| (g, "l.person.part", 0.9)))
        .or_else(|| given(scene, m, &key, known).map(|g| (g, "l.person.part", 0.9)))
        .or_else(|| {
            let guarded = !several || key.chars().count() >= 5;
            let hit = variant::of(&key, title, &known.foreign).filter(|_| guarded && !looks_korean(&key));
            hit.map(|g| (g, "l.person.variant", 0.85))
        });
    let group = match found {
        Some((group, rule, weight)) => {
            groups.join(i, group, rule, weight);
            group
        }
        None => groups.open(i, m.span),
    };
    if m.title.is_none()
        && let Some(at) = super::shared_title(scene, i)
    {
        groups.note(i, Reason { rule: "l.person.shared-title", at: Some(at), weight: Some(0.9) });
    }
    if !known.party.contains_key(&group) {
        let own = party::of(scene, i, m).map(str::to_owned);
        let fellow = || {
            let at = m.title.map_or(m.span.start, |t| t.start.min(m.span.start));
            party::antecedent(scene, i, groups, known).filter(|_| party::is_same(scene, at))?.1.map(str::to_owned)
        };
        if let Some(party) = own.or_else(fellow) {
            known.party.insert(group, party);
        }
    }
    part::note(if name.starts_with('(') { key.as_ref() } else { name }, group, known);
    if several || !looks_korean(&key) {
        let last = name.split_whitespace().last().filter(|_| several);
        for name in last.into_iter().chain([key.as_ref()]) {
            variant::note(name, group, &mut known.foreign);
        }
    }
    // Who is called 도윤 in speech, once the reporter has told the surname: (한)도윤.
    if let Some((_, given)) = name.split_once(')').filter(|_| name.starts_with('(')) {
        known.full.entry(given.to_owned()).or_insert(group);
    }
    if !several && looks_korean(&key) && key.chars().count() == 3 {
        let bearers = known.given.entry(key.get(3..).unwrap_or("").to_owned()).or_default();
        if bearers.last() != Some(&group) {
            bearers.push(group);
        }
    }
    if !known.full.contains_key(key.as_ref()) {
        known.full.insert(key.into_owned(), group);
    }
    // 제갈윤: either 제 or 제갈.
    let double = name.get(..6).filter(|double| name.chars().count() == 3 && lexicon::surnames().has(double));
    for surname in surname(name).into_iter().chain(double) {
        known.bearer(surname, group, m.span.start, title, is_head(scene.doc, m));
    }
}

/// Who is called by the given name alone with 씨 behind it (도윤씨 of 한도윤씨), where one person only has it.
fn given(scene: &Scene<'_, '_>, m: &Mention, key: &str, known: &Known) -> Option<usize> {
    let honoured = m.title.is_some_and(|t| matches!(scene.doc.words(t), "씨" | "군" | "양"));
    match known.given.get(key).filter(|_| honoured)?.as_slice() {
        [one] => Some(*one),
        _ => None,
    }
}

/// The person whose name this one explains in parentheses.
fn in_brackets(scene: &Scene<'_, '_>, i: usize, groups: &Groups) -> Option<usize> {
    let m = scene.mentions.get(i)?;
    let before = i.checked_sub(1)?;
    let other = scene.mentions.get(before).filter(|o| o.kind == EntityType::Person)?;
    let gap = scene.doc.words(Span::new(other.span.end, m.span.start));
    let closes = scene.doc.text().get(m.span.end..).is_some_and(|r| r.starts_with([')', ',', '·']));
    // 형사 김보람(한도윤): two Korean names are a part and who plays it.
    let two = [other.span, m.span].iter().all(|&s| looks_korean(scene.doc.words(s)));
    (gap == "(" && closes && !two).then(|| groups.get(before)).flatten()
}

#[cfg(test)]
mod tests {
    use crate::linking::tests::persons;

    #[test]
    fn one_name_one_person() {
        let got = persons("한도윤 장관은 웃었다. 한도윤은 곧 떠났다.");
        assert_eq!(got, ["한도윤: 한도윤 장관, 한도윤 (장관)"]);
        // Names of people are never merged for being alike.
        assert_eq!(persons("김민수 의원과 김민서 의원이 왔다.").len(), 2);
        assert_eq!(persons("형사 김보람(한도윤)이 왔다.").len(), 2);
        assert_eq!(persons("한도윤 선수가 왔다. “(한)도윤이가 불렀다”고 했다.").len(), 1);
        assert_eq!(persons("한도윤씨(61)는 웃었다. 도윤씨는 곧 떠났다.").len(), 1);
        assert_eq!(persons("한도윤씨와 민도윤씨가 왔다. 도윤씨는 떠났다.").len(), 3);
        assert_eq!(persons("요시다 하루(길하루) 회장이 왔다.").len(), 1);
        assert_eq!(persons("마리아 벨로니 총리와 다리아 벨로니 의원이 왔다.").len(), 2);
    }
}
