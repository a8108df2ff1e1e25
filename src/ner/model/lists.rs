//! The words that features look up: a dictionary's proper nouns, which lie in the model's file, and our own lists, which lie
//! in the program, as the rules read them.

use super::bytes::{Bytes, Reader};
use super::tree::Tree;
use super::trie::{Letters, Trie};
use crate::lexicon::{self, List};

/// What a listed word is. A word may be of several classes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub enum Class {
    /// A person in a dictionary.
    Person,
    /// A place in a dictionary.
    Place,
    /// Another proper noun of a dictionary.
    Proper,
    /// A title or an occupation.
    Title,
    /// An organisation, or what names of organisations end in.
    Organization,
    /// A common noun that looks like a name.
    Noun,
    /// A place of our lists, or what names of places end in.
    Area,
    /// What may follow a noun in its word.
    Particle,
    /// A surname of one syllable.
    Surname,
}

impl Class {
    /// How many there are.
    pub const COUNT: usize = 9;

    /// All that are looked for at every character; a particle is one only at the end of its word.
    pub fn all() -> impl Iterator<Item = Class> {
        use Class::{Area, Noun, Organization, Person, Place, Proper, Title};
        [Person, Place, Proper, Title, Organization, Noun, Area].into_iter()
    }

    /// Its bit among a node's classes.
    pub const fn bit(self) -> u16 {
        1 << self as u16
    }
}

/// The classes of a dictionary, in the order of their trees.
pub const DICTIONARY: [Class; 3] = [Class::Person, Class::Place, Class::Proper];

/// Our own lists with their classes.
fn own() -> [(&'static List, Class); 14] {
    [
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
    ]
}

/// The longest word of our lists that is taken, in letters.
const LONGEST: usize = 12;

/// The words that features look up.
#[derive(Debug, Default)]
pub struct Lists {
    letters: Letters,
    /// Words of all classes.
    words: Trie,
    /// Persons' full names of three syllables with the surname last (도윤한): most of a dictionary, and in this order they
    /// need less room, since few surnames stand before each given name.
    names: Trie,
    /// What the dictionary was read from.
    #[cfg(any(test, feature = "train"))]
    pub sections: Sections,
}

/// The sections of a model's file that make a dictionary: its letters by code, a tree for each class of [`DICTIONARY`],
/// and the full names.
pub type Sections = [Bytes; 5];

impl Lists {
    /// Reads a dictionary and our own lists; `None` where the bytes are no dictionary.
    pub fn read(sections: &Sections) -> Option<Lists> {
        Lists::with(sections, listed)
    }

    /// Reads a dictionary with other words than those of our own lists.
    #[cfg(test)]
    pub fn with_words(sections: &Sections, words: &[(&str, Class)]) -> Option<Lists> {
        Lists::with(sections, |letters| {
            let mut codes = |word: &str| word.chars().map(|c| letters.add(c)).collect::<Vec<u16>>();
            let words: Vec<_> = words.iter().map(|(word, class)| (codes(word), class.bit())).collect();
            Tree::of(words.iter().map(|(codes, class)| (codes.as_slice(), *class)))
        })
    }

    fn with(sections: &Sections, own: impl FnOnce(&mut Letters) -> Tree) -> Option<Lists> {
        let [letters, persons, places, proper, names] = sections;
        let mut from = Reader::new(letters);
        let mut alphabet = Vec::with_capacity(letters.len() / 4);
        while !from.is_done() {
            alphabet.push(char::from_u32(from.word()?)?);
        }
        let mut letters = Letters::new(alphabet.iter().copied());
        let count = letters.len();
        // No letter may come twice.
        if count != alphabet.len() {
            return None;
        }
        let [one, two, three] = DICTIONARY.map(Class::bit);
        let dictionary =
            (Tree::read(persons, count, one)?, Tree::read(places, count, two)?, Tree::read(proper, count, three)?);
        let names = Trie::of(Tree::read(names, count, one)?);
        let trees = [dictionary.0, dictionary.1, dictionary.2, own(&mut letters)];
        Some(Lists {
            words: Trie::of_all(&trees),
            names,
            letters,
            #[cfg(any(test, feature = "train"))]
            sections: sections.clone(),
        })
    }

    /// The code of `c`, for looking it up.
    pub fn code(&self, c: char) -> u16 {
        self.letters.code(c)
    }

    /// Calls `found` with the length in letters and the classes of every word that `codes` begin with, the shortest first.
    #[inline]
    pub fn walk(&self, codes: &[u16], found: impl FnMut(usize, u16)) {
        self.words.walk(codes, found);
    }

    /// Whether these are the surname and the given name of a listed person.
    pub fn is_full_name(&self, [family, first, second]: [u16; 3]) -> bool {
        self.names.classes(&[first, second, family]) != 0
    }

    /// Whether the word `codes` is something that follows a noun.
    pub fn is_particle(&self, codes: &[u16]) -> bool {
        self.words.classes(codes) & Class::Particle.bit() != 0
    }
}

/// Our own lists as one tree.
fn listed(letters: &mut Letters) -> Tree {
    let (mut codes, mut ends) = (Vec::new(), Vec::new());
    let mut put = |word: &str, class: Class, most: usize| {
        let start = codes.len();
        codes.extend(word.chars().map(|c| letters.add(c)));
        let whole = codes.get(start..).is_some_and(|word| word.len() <= most && !word.contains(&Letters::NONE));
        if !whole {
            codes.truncate(start);
        } else {
            ends.push((codes.len(), class.bit()));
        }
    };
    for (list, class) in own() {
        list.iter().for_each(|(word, _)| put(word, class, LONGEST));
    }
    lexicon::surnames().iter().for_each(|(word, _)| put(word, Class::Surname, 1));
    let mut start = 0;
    Tree::of(ends.iter().map(|&(end, class)| {
        let word = codes.get(start..end).unwrap_or(&[]);
        start = end;
        (word, class)
    }))
}

/// A dictionary by class and full names, each word with the letters in the order of its tree.
#[cfg(any(test, feature = "train"))]
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct Dictionary {
    /// Words of each class of [`DICTIONARY`].
    pub words: [std::collections::BTreeSet<Vec<char>>; 3],
    /// Full names, the surname last.
    pub names: std::collections::BTreeSet<Vec<char>>,
}

#[cfg(any(test, feature = "train"))]
impl Dictionary {
    /// The sections of a file.
    pub fn sections(&self) -> Sections {
        // Frequent letters have small codes: so the trees compress best.
        let mut often: std::collections::BTreeMap<char, usize> = std::collections::BTreeMap::new();
        let all = self.words.iter().chain([&self.names]);
        all.clone().flatten().flatten().for_each(|&c| *often.entry(c).or_insert(0) += 1);
        let mut alphabet: Vec<char> = often.keys().copied().collect();
        alphabet.sort_by_key(|c| (std::cmp::Reverse(often[c]), *c));
        alphabet.truncate(usize::from(Letters::NONE) - 1);
        let letters = Letters::new(alphabet.iter().copied());
        let mut out: Sections = Default::default();
        let [first, rest @ ..] = &mut out;
        *first = alphabet.iter().flat_map(|&c| (c as u32).to_le_bytes()).collect::<Vec<u8>>().into();
        for (section, words) in rest.iter_mut().zip(all) {
            let words: Vec<Vec<u16>> = words.iter().map(|w| w.iter().map(|&c| letters.code(c)).collect()).collect();
            *section = Tree::of(words.iter().map(|w| (w.as_slice(), 1))).to_bytes().into();
        }
        out
    }

    /// The dictionary of these sections; `None` where they are none.
    pub fn read([letters, trees @ ..]: &Sections) -> Option<Dictionary> {
        let letters: Vec<char> =
            letters.as_chunks().0.iter().map(|b| char::from_u32(u32::from_le_bytes(*b))).collect::<Option<_>>()?;
        let mut out = Dictionary::default();
        for (words, bytes) in out.words.iter_mut().chain([&mut out.names]).zip(trees) {
            let tree = Tree::read(bytes, letters.len(), 1)?;
            let word = |(codes, _): (Vec<u16>, u16)| codes.iter().map(|&c| letters[usize::from(c)]).collect();
            *words = tree.words().into_iter().map(word).collect();
        }
        Some(out)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_dictionary_is_read_as_it_was_written() {
        let words = |list: &[&str]| list.iter().map(|w| w.chars().collect()).collect();
        let dictionary = Dictionary {
            words: [words(&["마르텐", "벨라"]), words(&["벨라", "가온골"]), words(&["가온", "ABC"])],
            names: words(&["도윤한", "보람서"]),
        };
        let sections = dictionary.sections();
        assert_eq!(Dictionary::read(&sections), Some(dictionary));
        let own = [("장관", Class::Title), ("에서", Class::Particle), ("벨라", Class::Noun)];
        let lists = Lists::with_words(&sections, &own).expect("lists");
        let codes = |w: &str| w.chars().map(|c| lists.code(c)).collect::<Vec<u16>>();
        let classes = |w: &str| lists.words.classes(&codes(w));
        assert_eq!(classes("벨라"), Class::Person.bit() | Class::Place.bit() | Class::Noun.bit());
        assert_eq!(classes("ABC"), Class::Proper.bit());
        assert_eq!(classes("장관"), Class::Title.bit());
        assert!(lists.is_particle(&codes("에서")) && !lists.is_particle(&codes("벨라")));
        let name = |w: &str| lists.is_full_name(codes(w).try_into().expect("three letters"));
        assert!(name("한도윤") && name("서보람") && !name("한보람"));
        assert!(Dictionary::read(&Default::default()).is_none() && Lists::read(&Default::default()).is_none());
        let bare = Lists::read(&Dictionary::default().sections()).expect("our own lists");
        assert!(bare.is_particle(&"에서".chars().map(|c| bare.code(c)).collect::<Vec<u16>>()));
    }
}
