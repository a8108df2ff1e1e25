//! The syllables with which a value in Hangul may begin, so that most words are passed by with one look-up.

use std::collections::HashSet;
use std::sync::OnceLock;

use crate::lexicon;

/// What the scanners read without a list: 약 3명, 제3조, 시속 60km, 전반 31분, 시즌 2, 고3, 첫째 …
const OTHERS: &str = "약대각제영시만규전후고중초첫둘셋넷다섭지북남동서생절";

/// Whether a value may begin with `c`.
pub fn may_begin(c: char) -> bool {
    static SET: OnceLock<HashSet<char>> = OnceLock::new();
    let set = SET.get_or_init(|| {
        let lists = [lexicon::date_words(), lexicon::numerals()];
        lists.iter().flat_map(|l| l.iter()).filter_map(|(w, _)| w.chars().next()).chain(OTHERS.chars()).collect()
    });
    set.contains(&c)
}

#[cfg(test)]
mod tests {
    #[test]
    fn first_syllables() {
        for c in "지두약올낮".chars() {
            assert!(super::may_begin(c), "{c}");
        }
        assert!(!super::may_begin('꽃') && !super::may_begin('a'));
    }
}
