//! Our own lists, as features look words up in them: in the tables that the rules read, so that nothing is kept twice.

use super::lists::{Class, Spelled};
use crate::lexicon::{self, FIRSTS, Hashed, List, first_of, length};

/// Our own lists, each with what its words are.
#[derive(Debug, Default)]
pub struct Own {
    lists: Vec<(&'static List, Class)>,
    /// By the first letter of a word (see [`first_of`]) and its length (the bit of [`length`]): which of the lists have such
    /// words, a bit for each. One row holds what one letter needs, so that most lists are not even asked.
    holders: Vec<[u16; LENGTHS]>,
}

/// The longest word that is taken, in letters.
const LONGEST: usize = 12;

/// How many lengths are told apart.
const LENGTHS: usize = 16;

impl Own {
    /// Those of the program.
    pub fn read() -> Own {
        Own::of(vec![
            (lexicon::titles(), Class::Title),
            (lexicon::people(), Class::Title),
            (lexicon::organizations(), Class::Organization),
            (lexicon::org_suffixes(), Class::Organization),
            (lexicon::places(), Class::Area),
            (lexicon::place_suffixes(), Class::Area),
            (lexicon::foreign_names(), Class::Person),
            (lexicon::given_names(), Class::Person),
            (lexicon::nouns_like_names(), Class::Noun),
            (lexicon::nouns_like_foreign(), Class::Noun),
            (lexicon::not_organizations(), Class::Noun),
            (lexicon::generic_heads(), Class::Noun),
            (lexicon::josa(), Class::Particle),
            (lexicon::tails(), Class::Particle),
            (lexicon::surnames(), Class::Surname),
        ])
    }

    /// These lists, sixteen at most.
    pub fn of(lists: Vec<(&'static List, Class)>) -> Own {
        let mut holders = vec![[0; LENGTHS]; FIRSTS];
        for (i, (list, _)) in lists.iter().enumerate() {
            for (first, row) in holders.iter_mut().enumerate() {
                let mut lengths = list.lengths(first);
                while lengths != 0 {
                    if let Some(of) = row.get_mut(lengths.trailing_zeros() as usize) {
                        *of |= 1 << (i % LENGTHS);
                    }
                    lengths &= lengths - 1;
                }
            }
        }
        Own { lists, holders }
    }

    /// Calls `found` for every word: its class, its first letter, and its second where it has one.
    pub fn beginnings(&self, mut found: impl FnMut(Class, char, Option<char>)) {
        for &(list, class) in &self.lists {
            for row in list.rows() {
                let mut letters = row.chars();
                let Some(first) = letters.next() else { continue };
                found(class, first, letters.next().filter(|c| !matches!(c, '\t' | '\n')));
            }
        }
    }

    /// Tells in `longest` of each class in `classes` how many letters the longest word of two and more has that begins at
    /// `start`, where that is more.
    pub fn longest(&self, spelled: &Spelled, start: usize, classes: u16, longest: &mut [u8; Class::COUNT]) {
        let Some(rest) = spelled.from(start) else { return };
        let Some(holders) = self.holders.get(first_of(rest.as_bytes())) else { return };
        let mut asked = 0u16;
        for (i, (_, class)) in self.lists.iter().enumerate() {
            asked |= u16::from(class.bit() & classes != 0) << (i % LENGTHS);
        }
        let reach = holders.iter().rposition(|lists| lists & asked != 0).unwrap_or(0);
        for len in 2..=LONGEST {
            let Some(word) = spelled.cut(start..start + len) else { return };
            let bytes = length(word.len()).trailing_zeros() as usize;
            if bytes > reach {
                return;
            }
            let mut lists = holders.get(bytes).map_or(0, |lists| lists & asked);
            if lists == 0 {
                continue;
            }
            let word = Hashed::of(word);
            while lists != 0 {
                if let Some(&(list, class)) = self.lists.get(lists.trailing_zeros() as usize)
                    && list.holds(word)
                {
                    let longest = &mut longest[class as usize];
                    *longest = (len as u8).max(*longest);
                }
                lists &= lists - 1;
            }
        }
    }

    /// Whether the characters `range` are something that follows a noun.
    pub fn is_particle(&self, spelled: &Spelled, range: std::ops::Range<usize>) -> bool {
        range.len() <= LONGEST
            && spelled
                .cut(range)
                .is_some_and(|word| self.lists.iter().any(|(list, class)| *class == Class::Particle && list.has(word)))
    }
}
