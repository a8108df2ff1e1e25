//! With what a value in Hangul may begin, so that most words are passed by with one look-up and most of the others with three:
//! every scanner would ask the same lists.

use std::sync::OnceLock;

use crate::lexicon;
use crate::ner::heads::{Head, Heads};

/// What the scanners read without a list: the words of `lead`, 최근 3년간, 절반.
const OTHERS: [&str; 6] = ["약 ", "대략 ", "각각 ", "각 ", "최근 ", "절반"];

/// Whether a value may begin at the head of `rest`.
pub fn may_begin(rest: &str) -> bool {
    static HEADS: OnceLock<Heads> = OnceLock::new();
    let lists = [lexicon::date_words(), lexicon::numerals(), lexicon::value_leads()];
    let heads = HEADS.get_or_init(|| {
        let listed = lists.iter().flat_map(|l| l.iter()).map(|(word, _)| word);
        Heads::of(listed.chain(OTHERS))
    });
    let word = || lists.iter().any(|l| l.longest_prefix(rest).is_some()) || OTHERS.iter().any(|w| rest.starts_with(w));
    heads.may_begin(Head::of(rest)) && word() || is_led(rest)
}

/// Whether `rest` begins with a syllable that has a number written to it: 제3조, 고3.
fn is_led(rest: &str) -> bool {
    let number = rest.strip_prefix(['제', '고', '중', '초']);
    number.is_some_and(|n| n.starts_with(|c: char| c.is_ascii_digit()))
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
}
