//! Our own lists, as features look words up in them: in the tables that the rules read, so that nothing is kept twice.

use super::lists::{Class, Spelled};
use crate::lexicon::{self, FIRSTS, Hashed, List, Set, first_of, length};

/// Our own lists, each with what its words are.
#[derive(Debug, Default)]
pub struct Own {
    lists: Vec<(&'static List, Class)>,
    /// Sets of nouns.
    nouns: Vec<&'static Set>,
    /// By the first letter of a word (see [`first_of`]) and its length (the bit of [`length`]): which of the lists have such
    /// words, a bit for each. One row holds what one letter needs, so that most lists are not even asked.
    holders: Vec<[u16; LENGTHS]>,
    /// A bit for the two letters of each word of two, and for the first three of each longer one (see [`bit`]): most places of
    /// a text end here, without a hash of their words.
    two: Vec<u64>,
    three: Vec<u64>,
}

/// The longest word that is taken, in letters.
const LONGEST: usize = 12;

/// How many lengths are told apart.
const LENGTHS: usize = 16;

/// Bits of a place among those of beginnings: 32 kB each.
const BITS: u32 = 18;

/// The place of a beginning.
fn bit(letters: impl Iterator<Item = char>) -> usize {
    let hash = letters.fold(0u32, |hash, c| (hash.rotate_left(9) ^ c as u32).wrapping_mul(0x9e37_79b1));
    (hash >> (32 - BITS)) as usize
}

fn set(bits: &mut [u64], bit: usize) {
    if let Some(word) = bits.get_mut(bit / 64) {
        *word |= 1 << (bit % 64);
    }
}

fn has(bits: &[u64], bit: usize) -> bool {
    bits.get(bit / 64).is_some_and(|word| word >> (bit % 64) & 1 == 1)
}

impl Own {
    /// Those of the program.
    pub fn read() -> Own {
        let lists = vec![
            (lexicon::titles(), Class::Title),
            (lexicon::people(), Class::Title),
            (lexicon::organizations(), Class::Organization),
            (lexicon::org_suffixes(), Class::Organization),
            (lexicon::places(), Class::Area),
            (lexicon::place_suffixes(), Class::Area),
            (lexicon::foreign_names(), Class::Person),
            (lexicon::given_names(), Class::Person),
            (lexicon::generic_heads(), Class::Noun),
            (lexicon::josa(), Class::Particle),
            (lexicon::tails(), Class::Particle),
            (lexicon::surnames(), Class::Surname),
        ];
        let nouns = vec![lexicon::nouns_like_names(), lexicon::nouns_like_foreign(), lexicon::not_organizations()];
        Own { nouns, ..Own::of(lists) }
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
        let none = || vec![0; 1 << (BITS - 6)];
        Own { lists, nouns: Vec::new(), holders, two: none(), three: none() }
    }

    /// Takes note of how the words begin, and calls `found` for each: its class, its first letter, and its second where it has
    /// one. Has to be called once, before the words are looked up.
    pub fn beginnings(&mut self, mut found: impl FnMut(Class, char, Option<char>)) {
        for &(list, class) in &self.lists {
            for key in list.keys() {
                let mut letters = key.chars();
                let Some(first) = letters.next() else { continue };
                let second = letters.next();
                match (second, letters.next()) {
                    (Some(second), None) => set(&mut self.two, bit([first, second].into_iter())),
                    (Some(second), Some(third)) => set(&mut self.three, bit([first, second, third].into_iter())),
                    _ => {}
                }
                found(class, first, second);
            }
        }
        for nouns in &self.nouns {
            nouns.pairs(|first, second| found(Class::Noun, first, Some(second)));
        }
    }

    /// Tells in `longest` of each class in `classes` how many letters the longest word of two and more has that begins at
    /// `start`, where that is more.
    pub fn longest(&self, spelled: &Spelled, start: usize, classes: u16, longest: &mut [u8; Class::COUNT]) {
        let Some(rest) = spelled.from(start) else { return };
        if classes & Class::Noun.bit() != 0 {
            let noun = &mut longest[Class::Noun as usize];
            *noun =
                self.nouns.iter().fold(*noun, |most, nouns| most.max(nouns.longest_prefix(rest).min(LONGEST) as u8));
        }
        let two = has(&self.two, bit(rest.chars().take(2)));
        let three = has(&self.three, bit(rest.chars().take(3)));
        let Some(holders) = self.holders.get(first_of(rest.as_bytes())).filter(|_| two || three) else { return };
        let mut asked = 0u16;
        for (i, (_, class)) in self.lists.iter().enumerate() {
            asked |= u16::from(class.bit() & classes != 0) << (i % LENGTHS);
        }
        let reach = holders.iter().rposition(|lists| lists & asked != 0).unwrap_or(0);
        for len in if two { 2 } else { 3 }..=if three { LONGEST } else { 2 } {
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
