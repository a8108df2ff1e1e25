//! A name with its Chinese characters behind it: 시진핑(習近平) 주석.

use super::person::{self, Scene, person};
use super::token::is_hanja;
use super::{Mention, gazetteer, likeness};
use crate::lexicon;

/// NAME(Hanja) TITLE, whatever the syllables.
pub fn titled(scene: &Scene<'_, '_>, i: usize) -> Option<Mention> {
    let tokens = scene.tokens;
    let word = tokens.word(i);
    if tokens.mark(i + 3) != Some(')') {
        return None;
    }
    let inside = tokens.word(i + 2);
    let (letters, syllables) = (inside.chars().count(), word.chars().count());
    // 린하오(林浩): a Chinese character may have two syllables of Hangul.
    let chinese = || letters >= 2 && letters < syllables && likeness::foreign(word).is_some_and(|bits| bits >= 0.0);
    let same = inside.chars().all(is_hanja) && (letters == syllables || chinese());
    let plain = (2..=4).contains(&syllables) && word.chars().all(super::token::is_hangul);
    let title = person::title_from(scene, i + 4).filter(|_| tokens.spaced(i + 4))?;
    let other = gazetteer::entry(word).is_some() || lexicon::titles().has(word) || likeness::is_frequent_noun(word);
    (same && plain && !other).then(|| person(scene.span(i), Some(title), 0.9, "n.person.name-hanja"))
}

#[cfg(test)]
mod tests {
    use crate::ner::persons;

    #[test]
    fn finds() {
        assert_eq!(persons("첸하오(錢豪) 중국 외교부 대변인은 말했다."), ["첸하오/중국 외교부 대변인"]);
        assert_eq!(persons("린웨이밍(林偉明) 주석은 말했다."), ["린웨이밍/주석"]);
        // A gloss of fewer characters is no name where the syllables are Korean.
        assert!(persons("국경수비(國境) 대장은 말했다.").is_empty());
    }
}
