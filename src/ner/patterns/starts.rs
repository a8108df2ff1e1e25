//! The syllables with which a value in Hangul may begin, so that most words are passed by with one look-up.

use std::sync::OnceLock;

use crate::lexicon;

/// What the scanners read without a list: 제3조, 전반 12분, 시즌 2, 고3, 첫째, 절반; the words of `lead`.
const OTHERS: &str = "약대각제시전후고중초첫둘셋넷다섭지최절";

/// One bit a syllable.
type Bits = [u64; (('힣' as usize) - ('가' as usize)) / 64 + 1];

/// Whether a value may begin with `c`.
pub fn may_begin(c: char) -> bool {
    static SET: OnceLock<Bits> = OnceLock::new();
    let set = SET.get_or_init(|| {
        let mut bits: Bits = [0; _];
        let lists = [lexicon::date_words(), lexicon::numerals(), lexicon::value_leads()];
        let firsts = lists.iter().flat_map(|l| l.iter()).filter_map(|(w, _)| w.chars().next());
        for n in firsts.chain(OTHERS.chars()).filter_map(index) {
            if let Some(word) = bits.get_mut(n / 64) {
                *word |= 1 << (n % 64);
            }
        }
        bits
    });
    index(c).and_then(|n| Some(set.get(n / 64)? >> (n % 64) & 1)) == Some(1)
}

/// The number of a syllable.
const fn index(c: char) -> Option<usize> {
    (c as usize).checked_sub('가' as usize)
}

#[cfg(test)]
mod tests {
    #[test]
    fn first_syllables() {
        for c in "지두약올낮최".chars() {
            assert!(super::may_begin(c), "{c}");
        }
        for c in "꽃a힣\u{10ffff}".chars() {
            assert!(!super::may_begin(c), "{c}");
        }
    }
}
