//! Numbers for the letters of listed words.

use super::bytes::{Bytes, Reader};

/// The letters of some bytes, four each; `None` where they are none.
pub fn read(bytes: &Bytes) -> Option<Vec<char>> {
    let mut from = Reader::new(bytes);
    let mut letters = Vec::with_capacity(bytes.len() / 4);
    while !from.is_done() {
        letters.push(char::from_u32(from.word()?)?);
    }
    Some(letters)
}

/// Codes of letters: the most frequent have the smallest ones.
#[derive(Debug, Default)]
pub struct Letters {
    /// Of each composed syllable, its code plus one; 0 where it has none.
    syllables: Vec<u16>,
    /// The other letters with their codes, by letter.
    others: Vec<(char, u16)>,
    count: u16,
}

const FIRST: u32 = '가' as u32;
const SYLLABLES: usize = 11_172;

impl Letters {
    /// Letters with the codes 0, 1, 2 …
    pub fn new(letters: impl Iterator<Item = char>) -> Letters {
        let mut all = Letters { syllables: vec![0; SYLLABLES], others: Vec::new(), count: 0 };
        for c in letters {
            all.add(c);
        }
        all
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        usize::from(self.count)
    }

    /// What no letter has for a code.
    pub const NONE: u16 = u16::MAX;

    /// The code of `c`; [`Letters::NONE`] where it has none.
    pub fn code(&self, c: char) -> u16 {
        match (c as u32).checked_sub(FIRST).and_then(|s| self.syllables.get(s as usize)) {
            // 0, none, wraps to the greatest number.
            Some(code) => code.wrapping_sub(1),
            None => match self.others.binary_search_by_key(&c, |&(other, _)| other) {
                Ok(at) => self.others.get(at).map_or(Letters::NONE, |&(_, code)| code),
                Err(_) => Letters::NONE,
            },
        }
    }

    /// The code of `c`, which gets the next one where it has none; [`Letters::NONE`] once they are used up.
    pub fn add(&mut self, c: char) -> u16 {
        let code = self.code(c);
        if code != Letters::NONE || self.count == Letters::NONE - 1 {
            return code;
        }
        let new = self.count;
        self.count += 1;
        match (c as u32).checked_sub(FIRST).and_then(|s| self.syllables.get_mut(s as usize)) {
            Some(slot) => *slot = new + 1,
            None => {
                let at = self.others.partition_point(|&(other, _)| other < c);
                self.others.insert(at, (c, new));
            }
        }
        new
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_have_the_codes_of_their_order() {
        let mut letters = Letters::new("나가A".chars());
        assert_eq!((letters.len(), letters.code('나'), letters.code('가'), letters.code('A')), (3, 0, 1, 2));
        assert!(['다', 'B', '漢', '힣'].iter().all(|&c| letters.code(c) == Letters::NONE));
        assert_eq!((letters.add('가'), letters.add('漢'), letters.add('다'), letters.add('漢')), (1, 3, 4, 3));
        assert_eq!((letters.len(), letters.code('漢'), letters.code('A')), (5, 3, 2));
    }
}
