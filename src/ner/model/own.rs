//! Our own lists, as features look words up in them: in the tables that the rules read, so that nothing is kept twice.

use super::lists::{Class, Spelled};
use crate::lexicon::{self, Hashed, List, first_of, length};

/// Our own lists, each with what its words are.
#[derive(Debug, Default)]
pub struct Own {
    lists: Vec<(&'static List, Class)>,
}

/// The longest word that is taken, in letters.
const LONGEST: usize = 12;

/// Room for the lengths of each list's words at one place.
const MOST: usize = 16;

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

    /// These lists.
    pub const fn of(lists: Vec<(&'static List, Class)>) -> Own {
        Own { lists }
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
        // How long the words are in each list that begin with this letter, and in any.
        let first = first_of(rest.as_bytes());
        let mut lengths = [0; MOST];
        for (of, (list, class)) in lengths.iter_mut().zip(&self.lists) {
            if class.bit() & classes != 0 {
                *of = list.lengths(first);
            }
        }
        let any = lengths.iter().fold(0, |any, of| any | of);
        for len in 2..=LONGEST {
            let Some(word) = spelled.cut(start..start + len) else { return };
            let bit = length(word.len());
            if bit > any {
                return;
            }
            if any & bit == 0 {
                continue;
            }
            let word = Hashed::of(word);
            for (of, &(list, class)) in lengths.iter().zip(&self.lists) {
                if of & bit != 0 && list.holds(word) {
                    let longest = &mut longest[class as usize];
                    *longest = (len as u8).max(*longest);
                }
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
