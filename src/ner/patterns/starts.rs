//! The syllables and words with which a value in Hangul may begin, so that most words are passed by with one look-up and most
//! of the others with three: every scanner would ask the same lists.

use std::sync::OnceLock;

use crate::lexicon;

/// What the scanners read without a list: the words of `lead`, 최근 3년간, 절반.
const OTHERS: [&str; 6] = ["약 ", "대략 ", "각각 ", "각 ", "최근 ", "절반"];
/// And the syllables with a number written to them: 제3조, 고3.
const LED: &str = "제고중초";

/// One bit a syllable.
type Bits = [u64; (('힣' as usize) - ('가' as usize)) / 64 + 1];

/// Whether a value may begin at the head of `rest`.
pub fn may_begin(rest: &str) -> bool {
    let mut chars = rest.chars();
    if !chars.next().is_some_and(may_be_first) {
        return false;
    }
    lists().iter().any(|l| l.longest_prefix(rest).is_some())
        || OTHERS.iter().any(|w| rest.starts_with(w))
        || chars.next().is_some_and(|c| c.is_ascii_digit())
}

/// The lists of what values in Hangul begin with.
fn lists() -> [&'static lexicon::List; 3] {
    [lexicon::date_words(), lexicon::numerals(), lexicon::value_leads()]
}

/// Whether a value may begin with `c`.
fn may_be_first(c: char) -> bool {
    static SET: OnceLock<Bits> = OnceLock::new();
    let set = SET.get_or_init(|| {
        let mut bits: Bits = [0; _];
        let lists = lists();
        let words = lists.iter().flat_map(|l| l.iter()).map(|(w, _)| w).chain(OTHERS);
        for n in words.filter_map(|w| w.chars().next()).chain(LED.chars()).filter_map(index) {
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
    fn first_words() {
        for word in ["지난 5년간", "두 명", "약 3명", "최근 3년", "절반", "제3조", "고3", "영하 2도", "시즌 2"]
        {
            assert!(super::may_begin(word), "{word}");
        }
        for word in ["", "지역", "약속", "최고", "제조업", "고교", "꽃", "a"] {
            assert!(!super::may_begin(word), "{word}");
        }
    }

    #[test]
    fn first_syllables() {
        for c in "지두약올낮최".chars() {
            assert!(super::may_be_first(c), "{c}");
        }
        for c in "꽃a힣\u{10ffff}".chars() {
            assert!(!super::may_be_first(c), "{c}");
        }
    }
}
