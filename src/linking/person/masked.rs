//! Withheld names: 김모(41)씨 is not 김모(52)씨, and A씨 is not B씨; 김씨 is the 김모씨 of the article.

use super::super::{Groups, Scene, is_head, squeeze};
use super::known::{Known, post};
use crate::ner::Mention;
use crate::text::hangul;

/// Whether a name is withheld: a letter (A) or a surname with 모 (김모, 이 모).
pub fn is_masked(name: &str) -> bool {
    // Most names end in neither.
    if !name.ends_with(|c: char| c == '모' || c.is_ascii_uppercase() || c.is_whitespace()) {
        return false;
    }
    let letters: Vec<char> = name.chars().filter(|c| !c.is_whitespace()).take(4).collect();
    match letters.as_slice() {
        [c] => c.is_ascii_uppercase(),
        [c, '모'] => hangul::is_syllable(*c),
        [_, _, '모'] => name.get(..6).is_some_and(|s| crate::lexicon::surnames().has(s)),
        _ => false,
    }
}

/// The age in the parentheses behind a name: (41), (41·여), (41세).
fn age(scene: &Scene<'_, '_>, m: &Mention) -> Option<u32> {
    let rest = scene.doc.text().get(m.span.end..)?.strip_prefix('(')?;
    let digits = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    rest.get(..digits.min(3))?.parse().ok()
}

/// Finds the person of the withheld name `i`, or opens one.
#[inline(never)]
pub fn link(scene: &Scene<'_, '_>, i: usize, m: &Mention, known: &mut Known, groups: &mut Groups) {
    let key = squeeze(scene.doc.words(m.span));
    let age = age(scene, m);
    let list = known.masked.entry(key.clone().into_owned()).or_default();
    // Without an age the last one is meant; two ages are two persons.
    let same = list.iter().rev().take(64).find(|(_, a)| age.is_none() || a.is_none() || *a == age);
    let group = match same.map(|&(g, _)| g) {
        Some(group) => {
            groups.join(i, group, "l.person.masked", 0.9);
            if let Some(entry) = list.iter_mut().rev().take(64).find(|(g, _)| *g == group) {
                entry.1 = entry.1.or(age);
            }
            group
        }
        None => {
            let group = groups.open(i, m.span);
            list.push((group, age));
            group
        }
    };
    if let Some(surname) = key.strip_suffix('모').filter(|s| !s.is_empty()) {
        known.bearer(surname, group, m.span.start, post(scene.doc, m), is_head(scene.doc, m));
    }
}

#[cfg(test)]
mod tests {
    use super::is_masked;
    use crate::linking::tests::persons;

    #[test]
    fn apart() {
        let got = persons("김모(41)씨와 김모(52)씨, A씨와 B씨가 왔다. 경찰은 A씨를 불렀다.");
        assert_eq!(got, ["A씨: A씨", "김모(41)씨: 김모(41)씨", "김모(52)씨: 김모(52)씨", "B씨: B씨"]);
        assert_eq!(persons("김모(41)씨가 왔다. 김씨는 웃었다."), ["김모(41)씨: 김모(41)씨, 김씨"]);
        // 김 의원 is somebody with a name.
        assert_eq!(persons("김모(41)씨가 김보람 의원을 만났다. 김 의원은 웃었다.").len(), 2);
    }

    #[test]
    fn withheld() {
        assert!(is_masked("A") && is_masked("김모") && is_masked("이 모") && is_masked("황보모"));
        assert!(!is_masked("김보람") && !is_masked("AB") && !is_masked("모") && !is_masked(""));
    }
}
