//! A set of words that is only asked what it holds. The largest lists are sets: packed when the program is built, they are
//! half the size and need no table to be made.

use super::bytes::{Bytes, Reader};
use super::letters::{self, Letters};
use super::tree::Tree;

/// A set of words.
#[derive(Debug, Default)]
pub struct Set {
    alphabet: Vec<char>,
    letters: Letters,
    tree: Tree,
}

impl Set {
    /// The set of these bytes; `None` where they are none.
    pub fn read(bytes: &Bytes) -> Option<Set> {
        let mut from = Reader::new(bytes);
        let count = from.word()? as usize;
        let alphabet = letters::read(&from.plane(count.checked_mul(4)?)?)?;
        let tree = Tree::read(&from.rest()?, count)?;
        Some(Set { letters: Letters::new(alphabet.iter().copied()), alphabet, tree })
    }

    /// Whether `word` is in the set.
    pub fn has(&self, word: &str) -> bool {
        self.tree.has(word.chars().map(|c| self.letters.code(c)))
    }

    /// How many letters the longest word has that `text` begins with; 0 where there is none.
    pub fn longest_prefix(&self, text: &str) -> usize {
        self.tree.longest(text.chars().map(|c| self.letters.code(c)))
    }

    /// Calls `found` with the first two letters of every word that has so many.
    pub fn pairs(&self, found: impl FnMut(char, char)) {
        self.tree.pairs(&self.alphabet, found);
    }
}

#[cfg(test)]
mod tests {
    use super::super::grow;
    use super::*;

    #[test]
    fn holds_what_was_put_in() {
        let words = ["가온", "가온골", "나루", "Abé"];
        let chars: Vec<Vec<char>> = words.iter().map(|w| w.chars().collect()).collect();
        let bytes: Bytes = grow::set(&chars).into();
        let set = Set::read(&bytes).expect("a set");
        assert!(words.iter().all(|word| set.has(word)));
        assert!(["", "가", "가온골짜기", "나", "나루가", "Abe", "漢"].iter().all(|word| !set.has(word)));
        assert_eq!(
            (set.longest_prefix("가온골짜기"), set.longest_prefix("가온은"), set.longest_prefix("가는")),
            (3, 2, 0)
        );
        let mut twos = Vec::new();
        set.pairs(|first, second| twos.push((first, second)));
        twos.sort_unstable();
        assert_eq!(twos, [('A', 'b'), ('가', '온'), ('나', '루')]);
        for n in 0..bytes.len() {
            assert!(Set::read(&bytes[..n].to_vec().into()).is_none(), "{n}");
        }
    }
}
