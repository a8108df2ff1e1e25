//! A set of words that is only asked what it holds. The largest lists are sets: packed when the program is built, they are
//! half the size and need no table to be made.

use super::bytes::{Bytes, Reader, cut};
use super::letters::Letters;
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
        let mut alphabet = Vec::new();
        for _ in 0..count {
            alphabet.push(char::from_u32(from.word()?)?);
        }
        let letters = Letters::new(alphabet.iter().copied());
        let start = 4 + 4 * count;
        let tree = Tree::read(&cut(bytes, start, bytes.len() - start)?, count)?;
        Some(Set { alphabet, letters, tree })
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
    pub fn beginnings(&self, mut found: impl FnMut(char, char)) {
        let letter = |code: u16| self.alphabet.get(usize::from(code)).copied();
        self.tree.beginnings(|first, _, seconds| {
            if let Some(first) = letter(first) {
                seconds.iter().filter_map(|&second| letter(second)).for_each(|second| found(first, second));
            }
        });
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
        set.beginnings(|first, second| twos.push((first, second)));
        twos.sort_unstable();
        assert_eq!(twos, [('A', 'b'), ('가', '온'), ('나', '루')]);
        for n in 0..bytes.len() {
            assert!(Set::read(&bytes[..n].to_vec().into()).is_none(), "{n}");
        }
    }
}
