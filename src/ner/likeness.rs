//! How much a word looks like a person's name by its syllables alone.

use super::token::is_hangul;
use crate::lexicon;
use crate::text::{hangul, hanja};

/// A Korean name: how long its surname is and how much its syllables speak for a name, in bits.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Korean {
    /// Length of the surname in bytes.
    pub surname: usize,
    /// Evidence in bits: above 4 few common words are left, below -4 hardly a name.
    pub bits: f64,
    /// Whether the word is also a common noun.
    pub noun: bool,
}

/// A surname of one syllable.
const SINGLE: i8 = 1;
/// A surname of more.
const DOUBLE: i8 = 2;

/// The weights of every syllable in tenths of a bit: first, second, third of a Korean name, anywhere in a foreign one. Behind
/// them, how many syllables the surnames have that it begins: [`SINGLE`], [`DOUBLE`].
fn weights(c: char) -> Option<&'static [i8; 5]> {
    static ALL: std::sync::OnceLock<Vec<[i8; 5]>> = std::sync::OnceLock::new();
    let read = || {
        let mut all = vec![[-90, -40, -40, 0, 0]; 11_172];
        for (surname, _) in lexicon::surnames().iter() {
            let index = surname.chars().next().map(|c| (c as usize).wrapping_sub(0xac00));
            if let Some([.., surnames]) = index.and_then(|i| all.get_mut(i)) {
                *surnames |= if surname.len() == 3 { SINGLE } else { DOUBLE };
            }
        }
        for (syllable, row) in lexicon::name_syllables().iter() {
            let index = syllable.chars().next().map(|c| (c as usize).wrapping_sub(0xac00));
            let Some(slot) = index.and_then(|i| all.get_mut(i)) else { continue };
            for (n, w) in slot.iter_mut().take(4).enumerate() {
                *w = row.field(n).parse().unwrap_or(*w);
            }
        }
        all
    };
    ALL.get_or_init(read).get((c as usize).wrapping_sub(0xac00))
}

fn weight(c: char, place: usize) -> f64 {
    weights(c).and_then(|w| w.get(place)).map_or(0.0, |&w| f64::from(w) / 10.0)
}

/// `word` as a Korean name of two to four syllables; `None` where it cannot be one.
pub fn korean(word: &str) -> Option<Korean> {
    if !(6..=12).contains(&word.len()) {
        return None;
    }
    // Most words begin with no surname.
    let [.., surnames] = *weights(word.chars().next()?)?;
    let first = surnames & SINGLE != 0;
    if !first && (surnames & DOUBLE == 0 || word.len() < 9) {
        return None;
    }
    let double = word.get(..6).filter(|s| surnames & DOUBLE != 0 && lexicon::surnames().has(s));
    if !first && double.is_none() {
        return None;
    }
    if !word.chars().all(is_hangul) {
        return None;
    }
    let mut chars = word.chars();
    let (a, b, c, d) = (chars.next()?, chars.next()?, chars.next(), chars.next());
    let (surname, bits) = match (c, d, double) {
        // 남궁억, 황보가온: a surname of two syllables speaks for itself.
        (Some(c), None, Some(_)) if weight(c, 2) > 0.0 => (6, 4.0 + weight(c, 2)),
        (Some(c), Some(d), Some(_)) => (6, 6.0 + weight(c, 1) + weight(d, 2)),
        (None, ..) => (3, weight(a, 0) + weight(b, 2) - 1.0),
        (Some(c), None, _) => (3, weight(a, 0) + weight(b, 1) + weight(c, 2)),
        _ => return None,
    };
    // 민하늘: the syllables of Korean words say little, the word itself much.
    let word_name = word.len() > 6 && lexicon::given_names().has(word.get(surname..)?);
    let bits = if word_name { bits.max(4.0 + weight(a, 0).min(4.0)) } else { bits };
    let noun = lexicon::nouns_like_names().has(word);
    (first || surname > 3).then_some(Korean { surname, bits, noun })
}

/// How much the syllables of `word` speak for a foreign name, in bits; `None` where it is no run of one to seven
/// syllables.
pub fn foreign(word: &str) -> Option<f64> {
    if word.is_empty() || word.len() > 21 {
        return None;
    }
    word.chars().try_fold(0.0, |sum, c| is_hangul(c).then(|| sum + foreign_weight(c)))
}

fn foreign_weight(c: char) -> f64 {
    weight(c, 3)
}

/// Whether `word` is a surname of its own.
pub fn is_surname(word: &str) -> bool {
    let [.., surnames] = word.chars().next().and_then(weights).copied().unwrap_or_default();
    match word.len() {
        3 => surnames & SINGLE != 0,
        _ => surnames & DOUBLE != 0 && lexicon::surnames().has(word),
    }
}

/// Whether a surname is written with the Chinese character `c`.
pub fn surname_of_hanja(c: char) -> bool {
    let Some(reading) = hanja::reading(c) else { return false };
    let row = lexicon::surnames().get(reading.encode_utf8(&mut [0; 4]));
    row.is_some_and(|r| r.field(0).contains(c))
}

/// Whether `word` is a frequent noun that begins with a surname.
pub fn is_frequent_noun(word: &str) -> bool {
    lexicon::frequent_nouns().has(word)
}

/// Whether `word` is a noun of two or three syllables with a particle or 하다/되다 after it, so that its syllables only
/// happen to look like a name (이유로, 이용한).
pub fn is_inflected_noun(word: &str) -> bool {
    let Some(last) = word.chars().next_back() else { return false };
    let inflects = matches!(
        last,
        '은' | '는'
            | '이'
            | '가'
            | '을'
            | '를'
            | '의'
            | '에'
            | '로'
            | '와'
            | '과'
            | '도'
            | '하'
            | '한'
            | '해'
            | '할'
            | '함'
            | '했'
            | '된'
            | '되'
            | '돼'
            | '될'
            | '적'
    );
    let stem = word.get(..word.len() - last.len_utf8()).unwrap_or("");
    // 최고은: a vowel takes 는, so that this 은 belongs to a name.
    let open = hangul::last_tail(stem) == Some(0);
    // 주인인, 전신인: what somebody is, no other noun, since names end so (박해인, 이상인).
    if last == '인' {
        return stem.len() == 6 && (lexicon::people().has(stem) || lexicon::is_word(stem, "is-so"));
    }
    inflects && !(open && last == '은') && lexicon::nouns_like_names().has(stem)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_nouns() {
        for (word, least) in [("김보람", 4.0), ("한도윤", 4.0), ("노해찬", 1.0), ("황보가온", 0.0), ("남궁억", 2.0)]
        {
            assert!(korean(word).is_some_and(|k| k.bits > least && !k.noun), "{word} {:?}", korean(word));
        }
        for word in ["정부는", "이번주", "전국의", "한국당"] {
            assert!(korean(word).is_none_or(|k| k.bits < 3.0 || k.noun), "{word} {:?}", korean(word));
        }
        for word in ["", "김", "기업들이", "AB김", "뷁뷁뷁"] {
            assert!(korean(word).is_none_or(|k| k.bits < 4.0), "{word} {:?}", korean(word));
        }
        for word in ["트렌트", "마르텐", "올리비에", "벨라스케스"] {
            assert!(foreign(word).is_some_and(|f| f > 2.0), "{word} {:?}", foreign(word));
        }
        for word in ["정부", "회장", "국민의", "경제"] {
            assert!(foreign(word).is_some_and(|f| f < 0.0), "{word} {:?}", foreign(word));
        }
        assert!(foreign("AI").is_none() && foreign("").is_none());
        assert!(is_inflected_noun("이유로") && is_inflected_noun("이용한"));
        assert!(!is_inflected_noun("김보람") && !is_inflected_noun("최고은"));
    }
}
