//! How Hanja are read in Korean.

use std::sync::OnceLock;

use super::hangul::is_hanja;
use crate::lexicon;
use crate::order;

/// The usual reading of `c`, without the initial-sound rule (李 is 리); `None` where `seeds/lexicon/hanja.tsv` has none.
pub fn reading(c: char) -> Option<char> {
    if !is_hanja(c) {
        return None;
    }
    static READINGS: OnceLock<Vec<(char, char)>> = OnceLock::new();
    let table = READINGS.get_or_init(|| {
        let mut all = Vec::new();
        for (reading, row) in lexicon::hanja().iter() {
            let Some(syllable) = reading.chars().next() else { continue };
            all.extend(row.field(0).chars().map(|hanja| (hanja, syllable)));
        }
        order::by(&mut all, |&(hanja, syllable)| (hanja.into(), syllable.into()));
        all
    });
    let at = table.binary_search_by_key(&c, |&(hanja, _)| hanja).ok()?;
    table.get(at).map(|&(_, syllable)| syllable)
}

#[cfg(test)]
mod tests {
    use super::reading;

    #[test]
    fn readings() {
        assert_eq!((reading('李'), reading('檢'), reading('北')), (Some('리'), Some('검'), Some('북')));
        assert_eq!((reading('가'), reading('a'), reading('龘')), (None, None, None));
    }
}
