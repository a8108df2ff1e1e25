//! The words that features look up: a dictionary's proper nouns, which lie in the model's file, and our own lists, which lie
//! in the program, as the rules read them.
//!
//! Nothing is laid out but two tables: of the words of one letter, and of the first two letters of all others. At most places of
//! a text the second says that no word begins there; else it says where to look.

use super::own::Own;
#[cfg(test)]
use crate::lexicon::List;
use crate::lexicon::bytes::Bytes;
#[cfg(any(test, feature = "train"))]
use crate::lexicon::grow;
use crate::lexicon::letters::{self, Letters};
use crate::lexicon::tree::Tree;

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

/// The words that features look up.
#[derive(Debug, Default)]
pub struct Lists {
    letters: Letters,
    /// Words of the classes of [`DICTIONARY`].
    dictionary: [Tree; 3],
    /// Persons' full names of three syllables with the surname last (도윤한): most of a dictionary, and in this order they
    /// need less room, since few surnames stand before each given name.
    names: Tree,
    /// The codes of surnames in that tree, by the codes of all letters: they have their own, since there are few.
    families: Vec<u16>,
    own: Own,
    /// The classes of each word of one letter, by its code.
    single: Vec<u16>,
    /// By the first two letters of a word (see [`pair`]): in which trees there may be one, a bit for each, and in which of
    /// [`OWN`].
    pairs: Vec<u8>,
    /// What the dictionary was read from.
    #[cfg(any(test, feature = "train"))]
    pub sections: Sections,
}

/// The sections of a model's file that make a dictionary: its letters by code, the surnames by theirs, a tree for each class
/// of [`DICTIONARY`], and the full names.
pub type Sections = [Bytes; 6];

/// The bit of the full names in the table of pairs.
const NAMES: u8 = 1 << DICTIONARY.len();

/// The classes of our own lists that share a bit in the table of pairs, each behind the one before.
const OWN: [u16; 4] = [
    Class::Title.bit(),
    Class::Organization.bit() | Class::Area.bit() | Class::Person.bit(),
    Class::Noun.bit(),
    Class::Particle.bit(),
];

/// The bit of a class of our own lists; none for what is looked up by one letter only.
const fn own_bit(class: Class) -> u8 {
    let mut at = 0;
    while at < OWN.len() {
        if OWN[at] & class.bit() != 0 {
            return NAMES << (at + 1);
        }
        at += 1;
    }
    0
}

/// Bits of a place in the table of pairs: enough that two pairs of letters seldom share one.
const PAIR: u32 = 18;

/// The place of two letters in the table of pairs.
const fn pair(first: char, second: char) -> usize {
    (((first as u32) << 16 ^ second as u32).wrapping_mul(0x9e37_79b1) >> (32 - PAIR)) as usize
}

/// Some text in the forms in which words are looked up in it, kept so that a long one needs no new memory for each sentence.
#[derive(Debug, Default)]
pub struct Spelled {
    /// The codes of its characters.
    codes: Vec<u16>,
    /// In which lists a word may be that begins at each.
    begins: Vec<u8>,
    /// Itself, and where each character begins; one more at the end.
    text: String,
    starts: Vec<u32>,
}

impl Spelled {
    /// What begins at character `start`.
    pub fn from(&self, start: usize) -> Option<&str> {
        self.text.get(*self.starts.get(start)? as usize..)
    }

    /// The characters `range`.
    pub fn cut(&self, range: std::ops::Range<usize>) -> Option<&str> {
        let start = *self.starts.get(range.start)? as usize;
        self.text.get(start..*self.starts.get(range.end)? as usize)
    }
}

impl Lists {
    /// Reads a dictionary and our own lists; `None` where the bytes are no dictionary.
    pub fn read(sections: &Sections) -> Option<Lists> {
        Lists::with(sections, Own::read())
    }

    /// Reads a dictionary with other words than those of our own lists.
    #[cfg(test)]
    pub fn with_words(sections: &Sections, words: &[(&str, Class)]) -> Option<Lists> {
        let list = |word: &str| Box::leak(Box::new(List::read(format!("form\n{word}").leak())));
        Lists::with(sections, Own::of(words.iter().map(|&(word, class)| (&*list(word), class)).collect()))
    }

    fn with(sections: &Sections, mut own: Own) -> Option<Lists> {
        let [letters, surnames, trees @ ..] = sections;
        let (alphabet, surnames) = (letters::read(letters)?, letters::read(surnames)?);
        let mut letters = Letters::new(alphabet.iter().copied());
        let count = letters.len();
        // No letter may come twice.
        if count != alphabet.len() {
            return None;
        }
        let mut families = vec![Letters::NONE; count];
        for (family, &letter) in (0..).zip(&surnames) {
            *families.get_mut(usize::from(letters.code(letter)))? = family;
        }
        let mut single = vec![0u16; count];
        let mut pairs = vec![0u8; 1 << PAIR];
        let mut put = |first: char, second: char, bit: u8| {
            if let Some(place) = pairs.get_mut(pair(first, second)) {
                *place |= bit;
            }
        };
        let mut read: [Tree; 4] = Default::default();
        // Words of one letter are no full names.
        let classes = DICTIONARY.map(Class::bit).into_iter().chain([0]);
        for ((i, bytes), (tree, class)) in trees.iter().enumerate().zip(read.iter_mut().zip(classes)) {
            *tree = Tree::read(bytes, count)?;
            tree.beginnings(|first, ends, _| {
                if let Some(classes) = single.get_mut(usize::from(first)).filter(|_| ends) {
                    *classes |= class;
                }
            });
            tree.pairs(&alphabet, |first, second| put(first, second, 1 << i));
        }
        own.beginnings(|class, first, second| match second {
            Some(second) => put(first, second, own_bit(class)),
            None => {
                let code = usize::from(letters.add(first));
                if single.len() < letters.len() {
                    single.resize(letters.len(), 0);
                }
                if let Some(classes) = single.get_mut(code) {
                    *classes |= class.bit();
                }
            }
        });
        let [one, two, three, names] = read;
        Some(Lists {
            dictionary: [one, two, three],
            names,
            families,
            letters,
            own,
            single,
            pairs,
            #[cfg(any(test, feature = "train"))]
            sections: sections.clone(),
        })
    }

    /// Whether all letters of the dictionary have codes. Asked of files only: a test has looked at what comes with ttaom.
    pub fn is_sound(&self) -> bool {
        self.dictionary.iter().chain([&self.names]).all(Tree::is_spelled)
    }

    /// Makes `chars` ready for being looked up.
    pub fn spell(&self, chars: &[char], spelled: &mut Spelled) {
        let Spelled { codes, begins, text, starts } = spelled;
        codes.clear();
        codes.extend(chars.iter().map(|&c| self.letters.code(c)));
        begins.clear();
        let begin = |first, second| self.pairs.get(pair(first, second)).copied().unwrap_or(0);
        begins.extend(chars.array_windows().map(|&[first, second]| begin(first, second)));
        text.clear();
        starts.clear();
        starts.push(0);
        for &c in chars {
            text.push(c);
            starts.push(text.len() as u32);
        }
    }

    /// Of each class, how many letters the longest word of it has that begins at `start`; 0 where there is none.
    pub fn longest(&self, spelled: &Spelled, start: usize) -> [u8; Class::COUNT] {
        let mut longest = [0; Class::COUNT];
        let Some(codes) = spelled.codes.get(start..) else { return longest };
        let single = codes.first().and_then(|&code| self.single.get(usize::from(code))).copied().unwrap_or(0);
        if single != 0 {
            (0..).zip(&mut longest).for_each(|(bit, len)| *len = (single >> bit & 1) as u8);
        }
        let begins = spelled.begins.get(start).copied().unwrap_or(0);
        for (i, (class, tree)) in DICTIONARY.iter().zip(&self.dictionary).enumerate() {
            if begins >> i & 1 == 1 {
                let len = &mut longest[*class as usize];
                *len = tree.longest(codes.iter().copied()).max(usize::from(*len)).min(255) as u8;
            }
        }
        let own = OWN.iter().zip((0..).map(|i| (begins / NAMES) >> (i + 1) & 1));
        let own =
            own.fold(0, |all, (classes, bit)| if bit == 1 { all | classes } else { all }) & !Class::Particle.bit();
        if own != 0 {
            self.own.longest(spelled, start, own, &mut longest);
        }
        let person = &mut longest[Class::Person as usize];
        if *person < 3 && single & Class::Surname.bit() != 0 && self.is_full_name(spelled, start) {
            *person = 3;
        }
        longest
    }

    /// Whether a surname at `start` and what follows are those of a listed person.
    fn is_full_name(&self, spelled: &Spelled, start: usize) -> bool {
        if spelled.begins.get(start + 1).is_none_or(|bits| bits & NAMES == 0) {
            return false;
        }
        let Some(&[family, first, second]) = spelled.codes.get(start..start + 3) else { return false };
        let family = self.families.get(usize::from(family)).copied().unwrap_or(Letters::NONE);
        self.names.has([first, second, family])
    }

    /// Whether the characters `range` are something that follows a noun.
    pub fn is_particle(&self, spelled: &Spelled, range: std::ops::Range<usize>) -> bool {
        if range.len() == 1 {
            let code = spelled.codes.get(range.start).copied().unwrap_or(Letters::NONE);
            return self.single.get(usize::from(code)).is_some_and(|classes| classes & Class::Particle.bit() != 0);
        }
        spelled.begins.get(range.start).is_some_and(|bits| bits & own_bit(Class::Particle) != 0)
            && self.own.is_particle(spelled, range)
    }
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
        let names = self.names.iter().filter_map(|name| name.split_last());
        let words = self.words.iter().flatten().map(Vec::as_slice);
        // A surname needs a code among all letters as well: what is looked up is spelled in those.
        let mut letters = grow::alphabet(words.chain(self.names.iter().map(Vec::as_slice)));
        letters.truncate(usize::from(Letters::NONE) - 1);
        let surnames = grow::alphabet(names.map(|(surname, _)| std::slice::from_ref(surname)));
        let all = Letters::new(letters.iter().copied());
        let families = Letters::new(surnames.iter().copied());
        let spell = |word: &[char], letters: &Letters| word.iter().map(|&c| letters.code(c)).collect::<Vec<_>>();
        let tree = |words: &mut Vec<Vec<u16>>| {
            words.retain(|word| !word.contains(&Letters::NONE));
            Bytes::from(grow::tree(words))
        };
        let [one, two, three] =
            self.words.each_ref().map(|words| tree(&mut words.iter().map(|word| spell(word, &all)).collect()));
        let turned = |(surname, given): (&char, &[char])| {
            let mut word = spell(given, &all);
            word.push(families.code(*surname));
            word
        };
        let names = tree(&mut self.names.iter().filter_map(|name| name.split_last()).map(turned).collect());
        [grow::letters(&letters).into(), grow::letters(&surnames).into(), one, two, three, names]
    }

    /// The dictionary of these sections; `None` where they are none.
    pub fn read([letters, surnames, trees @ .., names]: &Sections) -> Option<Dictionary> {
        let (letters, surnames) = (letters::read(letters)?, letters::read(surnames)?);
        let spell = |codes: &[u16], letters: &[char]| {
            codes.iter().map(|&code| letters.get(usize::from(code)).copied()).collect::<Option<Vec<char>>>()
        };
        let mut out = Dictionary::default();
        for (words, bytes) in out.words.iter_mut().zip(trees) {
            *words = Tree::read(bytes, letters.len())?
                .words()
                .iter()
                .map(|word| spell(word, &letters))
                .collect::<Option<_>>()?;
        }
        for codes in Tree::read(names, letters.len())?.words() {
            let (surname, given) = codes.split_last()?;
            let mut name = spell(given, &letters)?;
            name.extend(spell(&[*surname], &surnames)?);
            out.names.insert(name);
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
        let own = [
            ("장관", Class::Title),
            ("에서", Class::Particle),
            ("벨라", Class::Noun),
            ("은", Class::Particle),
            ("한", Class::Surname),
        ];
        let lists = Lists::with_words(&sections, &own).expect("lists");
        let spell = |lists: &Lists, text: &str| {
            let mut spelled = Spelled::default();
            lists.spell(&text.chars().collect::<Vec<_>>(), &mut spelled);
            spelled
        };
        let longest = |text: &str| {
            let longest = lists.longest(&spell(&lists, text), 0);
            let named = |class: Class| (class, longest[class as usize]);
            Class::all().map(named).filter(|(_, len)| *len > 0).collect::<Vec<_>>()
        };
        assert_eq!(longest("벨라를"), [(Class::Person, 2), (Class::Place, 2), (Class::Noun, 2)]);
        assert_eq!(longest("가온골 가온"), [(Class::Place, 3), (Class::Proper, 2)]);
        assert_eq!(longest("ABCD"), [(Class::Proper, 3)]);
        assert_eq!(longest("장관"), [(Class::Title, 2)]);
        assert_eq!(longest("한도윤도"), [(Class::Person, 3)]);
        assert!(["", "벨", "벨기에", "한보람", "장", "漢字"].iter().all(|none| longest(none).is_empty()));
        let particle = |lists: &Lists, word: &str| lists.is_particle(&spell(lists, word), 0..word.chars().count());
        assert!(particle(&lists, "에서") && particle(&lists, "은"));
        assert!(!particle(&lists, "벨라") && !particle(&lists, "에서는") && !particle(&lists, "도"));
        assert!(Dictionary::read(&Default::default()).is_none() && Lists::read(&Default::default()).is_none());
        let bare = Lists::read(&Dictionary::default().sections()).expect("our own lists");
        assert!(particle(&bare, "에서") && particle(&bare, "은"));
    }
}
