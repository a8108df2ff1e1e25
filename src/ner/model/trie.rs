//! Listed words as a trie that is read where it lies.
//!
//! Nodes are numbered level by level, so that the children of a node follow each other and its first child is told by
//! the number of children of all nodes before it. A node is four bytes, in four planes that compress well: the low and
//! the high byte of its character's code, which set of classes it has, the number of its children. Only the sums of every 16th node
//! are made when the file is read.

use super::bytes::{Bytes, Reader};

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

/// Nodes between two stored sums.
const BLOCK: usize = 16;

/// The words that features look up.
#[derive(Debug)]
pub struct Lists {
    /// Words of all classes.
    pub words: Trie,
    /// Persons' full names of three syllables with the surname last (도윤한): most of a dictionary, and in this order they
    /// need less room, since few surnames stand before each given name.
    pub names: Trie,
}

impl Lists {
    /// No words.
    pub const fn empty() -> Lists {
        Lists { words: Trie::empty(), names: Trie::empty() }
    }

    /// Whether these are the surname and the given name of a listed person.
    pub fn is_full_name(&self, [family, first, second]: [char; 3]) -> bool {
        self.names.classes(&[first, second, family]) != 0
    }
}

/// A trie of words with their classes.
#[derive(Debug)]
pub struct Trie {
    /// Of each composed syllable, its code plus one; 0 where it does not occur. The most frequent character has the
    /// smallest code.
    syllables: Vec<u16>,
    /// The other characters with their codes, in order.
    others: Vec<(char, u16)>,
    low: Bytes,
    high: Bytes,
    sets: Bytes,
    degrees: Bytes,
    /// The sets of classes that occur.
    classes: Vec<u16>,
    /// The children of nodes with 255 or more of them, by node.
    large: Vec<(u32, u32)>,
    /// The number of children of all nodes before each block.
    sums: Vec<u32>,
    roots: usize,
    /// Of each code, its root plus one; 0 where it is none. Every look-up begins here.
    root_of: Vec<u16>,
}

const FIRST: u32 = '가' as u32;
const SYLLABLES: usize = 11_172;

impl Trie {
    /// A trie without words.
    pub const fn empty() -> Trie {
        const NONE: Bytes = std::borrow::Cow::Borrowed(&[]);
        Trie {
            syllables: Vec::new(),
            others: Vec::new(),
            low: NONE,
            high: NONE,
            sets: NONE,
            degrees: NONE,
            classes: Vec::new(),
            large: Vec::new(),
            sums: Vec::new(),
            roots: 0,
            root_of: Vec::new(),
        }
    }

    /// Reads a trie from its bytes; `None` where they are none.
    pub fn read(bytes: &Bytes) -> Option<Trie> {
        let mut from = Reader::new(bytes);
        let mut count = || from.word().map(|n| n as usize);
        let (roots, nodes, letters, large, sets) = (count()?, count()?, count()?, count()?, count()?);
        // No count may be larger than what is there to be counted.
        if [roots, nodes, letters, large, sets].iter().any(|&n| n > bytes.len()) || letters >= usize::from(u16::MAX) {
            return None;
        }
        let mut alphabet = Vec::with_capacity(letters);
        for _ in 0..letters {
            alphabet.push(char::from_u32(from.word()?)?);
        }
        let mut wide = Vec::with_capacity(large);
        for _ in 0..large {
            wide.push((from.word()?, from.word()?));
        }
        let mut classes = Vec::with_capacity(sets);
        for _ in 0..sets {
            classes.push(u16::try_from(from.word()?).ok()?);
        }
        let mut plane = || from.plane(nodes);
        let (low, high, sets, degrees) = (plane()?, plane()?, plane()?, plane()?);
        let sorted = wide.windows(2).all(|w| w[0].0 < w[1].0);
        if !from.is_done() || !sorted || roots > nodes || sets.iter().any(|&s| usize::from(s) >= classes.len()) {
            return None;
        }
        let mut syllables = vec![0; SYLLABLES];
        let mut others = Vec::new();
        for (code, &c) in (0u16..).zip(&alphabet) {
            match (c as u32).checked_sub(FIRST).and_then(|s| syllables.get_mut(s as usize)) {
                Some(place) => *place = code + 1,
                None => others.push((c, code)),
            }
        }
        others.sort_unstable();
        let mut root_of = vec![0; letters];
        for (root, (&low, &high)) in (1u16..).zip(low.iter().zip(high.iter())).take(roots) {
            *root_of.get_mut(usize::from(u16::from_le_bytes([low, high])))? = root;
        }
        let trie = Trie {
            syllables,
            others,
            low,
            high,
            sets,
            degrees,
            classes,
            large: wide,
            sums: Vec::new(),
            roots,
            root_of,
        };
        let mut sum = 0u32;
        let mut sums = Vec::with_capacity(nodes / BLOCK + 1);
        for (node, &degree) in trie.degrees.iter().enumerate() {
            if node % BLOCK == 0 {
                sums.push(sum);
            }
            let children = if degree == u8::MAX { trie.wide(node)? } else { u32::from(degree) };
            sum = sum.checked_add(children)?;
        }
        // Every node but the roots is the child of one.
        (sum as usize == nodes - roots).then_some(Trie { sums, ..trie })
    }

    fn wide(&self, node: usize) -> Option<u32> {
        let found = self.large.binary_search_by_key(&(node as u32), |&(n, _)| n).ok()?;
        self.large.get(found).map(|&(_, degree)| degree)
    }

    fn degree(&self, node: usize) -> usize {
        match self.degrees.get(node) {
            Some(&u8::MAX) => self.wide(node).unwrap_or(0) as usize,
            Some(&degree) => usize::from(degree),
            None => 0,
        }
    }

    /// The children of `node`.
    fn children(&self, node: usize) -> (usize, usize) {
        let count = self.degree(node);
        if count == 0 {
            return (0, 0);
        }
        let block = node / BLOCK;
        let before = self.degrees.get(block * BLOCK..node).unwrap_or(&[]);
        let mut sum = self.sums.get(block).copied().unwrap_or(0);
        for (i, &degree) in before.iter().enumerate() {
            sum += if degree == u8::MAX { self.wide(block * BLOCK + i).unwrap_or(0) } else { u32::from(degree) };
        }
        let first = self.roots + sum as usize;
        (first, first + count)
    }

    fn code(&self, c: char) -> Option<u16> {
        match (c as u32).checked_sub(FIRST).and_then(|s| self.syllables.get(s as usize)) {
            Some(0) => None,
            Some(code) => Some(code - 1),
            None => {
                let at = self.others.binary_search_by_key(&c, |&(other, _)| other).ok()?;
                self.others.get(at).map(|&(_, code)| code)
            }
        }
    }

    fn find(&self, (from, to): (usize, usize), code: u16) -> Option<usize> {
        let (mut from, mut to) = (from, to);
        while from < to {
            let middle = from.midpoint(to);
            let here = u16::from_le_bytes([*self.low.get(middle)?, *self.high.get(middle)?]);
            match here.cmp(&code) {
                std::cmp::Ordering::Less => from = middle + 1,
                std::cmp::Ordering::Equal => return Some(middle),
                std::cmp::Ordering::Greater => to = middle,
            }
        }
        None
    }

    /// Calls `found` with the length in characters and the classes of every word that `chars` begins with, the shortest
    /// first.
    pub fn walk(&self, chars: &[char], mut found: impl FnMut(usize, u16)) {
        let mut range = (0, 0);
        for (i, &c) in chars.iter().enumerate() {
            let Some(code) = self.code(c) else { return };
            let node = match i {
                0 => self.root_of.get(usize::from(code)).and_then(|&root| usize::from(root).checked_sub(1)),
                _ => self.find(range, code),
            };
            let Some(node) = node else { return };
            let set = self.sets.get(node).map_or(0, |&s| usize::from(s));
            let classes = self.classes.get(set).copied().unwrap_or(0);
            if classes != 0 {
                found(i + 1, classes);
            }
            range = self.children(node);
            if range.0 == range.1 {
                return;
            }
        }
    }

    /// The classes of `word`; 0 where it is not listed.
    pub fn classes(&self, word: &[char]) -> u16 {
        let mut all = 0;
        self.walk(word, |len, classes| {
            if len == word.len() {
                all = classes;
            }
        });
        all
    }

    /// Whether `word` is something that follows a noun.
    pub fn is_particle(&self, word: &[char]) -> bool {
        self.classes(word) & Class::Particle.bit() != 0
    }
}

#[cfg(any(test, feature = "train"))]
impl Trie {
    /// All words with their classes.
    pub fn all(&self) -> Vec<(Vec<char>, u16)> {
        use std::collections::BTreeMap;
        let syllables = (FIRST..).zip(&self.syllables).filter(|(_, code)| **code > 0);
        let mut letters: BTreeMap<u16, char> =
            syllables.filter_map(|(c, code)| Some((code - 1, char::from_u32(c)?))).collect();
        letters.extend(self.others.iter().map(|&(c, code)| (code, c)));
        let mut out = Vec::new();
        let mut open: Vec<(usize, usize, usize)> = vec![(0, self.roots, 0)];
        let mut word: Vec<char> = Vec::new();
        while let Some((node, end, depth)) = open.pop() {
            if node == end {
                continue;
            }
            open.push((node + 1, end, depth));
            word.truncate(depth);
            let code = u16::from_le_bytes([self.low[node], self.high[node]]);
            word.push(letters[&code]);
            let classes = self.classes[usize::from(self.sets[node])];
            if classes != 0 {
                out.push((word.clone(), classes));
            }
            let (first, last) = self.children(node);
            open.push((first, last, depth + 1));
        }
        out
    }
}

/// Makes the bytes of a trie.
#[cfg(any(test, feature = "train"))]
pub fn build(words: &std::collections::BTreeMap<Vec<char>, u16>) -> Vec<u8> {
    use std::collections::BTreeMap;
    // All beginnings of words, level by level.
    let mut levels: Vec<BTreeMap<&[char], u16>> = Vec::new();
    for (word, &classes) in words {
        for len in 1..=word.len() {
            if levels.len() < len {
                levels.push(BTreeMap::new());
            }
            let slot = levels[len - 1].entry(&word[..len]).or_insert(0);
            if len == word.len() {
                *slot |= classes;
            }
        }
    }
    // Frequent characters have small codes: so the planes compress best.
    let mut often: BTreeMap<char, usize> = BTreeMap::new();
    for last in levels.iter().flat_map(|level| level.keys()).filter_map(|key| key.last()) {
        *often.entry(*last).or_insert(0) += 1;
    }
    let mut alphabet: Vec<char> = often.keys().copied().collect();
    alphabet.sort_by_key(|c| (std::cmp::Reverse(often[c]), *c));
    let codes: BTreeMap<char, u16> = alphabet.iter().copied().zip(0u16..).collect();
    // The sets by how often they occur, the empty one first: small numbers compress well. What is beyond a byte is empty.
    let mut often: BTreeMap<u16, usize> = BTreeMap::from([(0, usize::MAX)]);
    words.values().for_each(|&set| *often.entry(set).or_insert(0) += 1);
    let mut sets: Vec<(u16, usize)> = often.into_iter().collect();
    sets.sort_by_key(|&(set, n)| (std::cmp::Reverse(n), set));
    sets.truncate(256);
    let numbers: BTreeMap<u16, u8> = sets.iter().map(|&(set, _)| set).zip(0u8..=255).collect();
    let mut planes: [Vec<u8>; 4] = Default::default();
    let mut large = Vec::new();
    let mut node = 0u32;
    for (depth, level) in levels.iter().enumerate() {
        let mut degrees: BTreeMap<&[char], u32> = BTreeMap::new();
        for key in levels.get(depth + 1).into_iter().flat_map(BTreeMap::keys) {
            *degrees.entry(&key[..=depth]).or_insert(0) += 1;
        }
        // Siblings stand together, by code.
        let mut keys: Vec<(Vec<u16>, &[char], u16)> =
            level.iter().map(|(&key, &set)| (key.iter().map(|c| codes[c]).collect(), key, set)).collect();
        keys.sort_unstable();
        for (_, key, classes) in keys {
            let [low, high] = codes[&key[depth]].to_le_bytes();
            let degree = degrees.get(&key).copied().unwrap_or(0);
            if degree >= 255 {
                large.push((node, degree));
            }
            planes[0].push(low);
            planes[1].push(high);
            planes[2].push(numbers.get(&classes).copied().unwrap_or(0));
            planes[3].push(degree.min(255) as u8);
            node += 1;
        }
    }
    let counts = [levels.first().map_or(0, BTreeMap::len), node as usize, alphabet.len(), large.len(), sets.len()];
    let words = counts.iter().map(|&n| n as u32).chain(alphabet.iter().map(|&c| c as u32));
    let words = words.chain(large.iter().flat_map(|&(a, b)| [a, b]));
    let words = words.chain(sets.iter().map(|&(set, _)| u32::from(set)));
    let mut out: Vec<u8> = words.flat_map(u32::to_le_bytes).collect();
    out.extend(planes.into_iter().flatten());
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeMap;

    fn words(list: &[(&str, u16)]) -> BTreeMap<Vec<char>, u16> {
        list.iter().map(|&(w, c)| (w.chars().collect(), c)).collect()
    }

    #[test]
    fn finds_what_was_put_in() {
        let many: Vec<(String, u16)> = ('가'..='깋').map(|c| (format!("나{c}다"), 1)).collect();
        let mut list = words(&[("가", 1), ("가나", 2), ("가나다", 4), ("가라", 8), ("ABC", 3), ("나", 1024)]);
        list.extend(many.iter().map(|(w, c)| (w.chars().collect(), *c)));
        let bytes = build(&list);
        let trie = Trie::read(&bytes.into()).expect("a trie");
        for (word, &classes) in &list {
            assert_eq!(trie.classes(word), classes, "{word:?}");
        }
        for none in ["", "다", "가다", "가나다라", "나가", "AB", "漢"] {
            assert_eq!(trie.classes(&none.chars().collect::<Vec<_>>()), 0, "{none}");
        }
        let mut seen = Vec::new();
        trie.walk(&"가나다라".chars().collect::<Vec<_>>(), |n, c| seen.push((n, c)));
        assert_eq!(seen, [(1, 1), (2, 2), (3, 4)]);
    }

    #[test]
    fn broken_bytes_are_refused() {
        let bytes = build(&words(&[("가나", 1), ("나다라", 2)]));
        assert!(Trie::read(&bytes.clone().into()).is_some() && Trie::read(&build(&BTreeMap::new()).into()).is_some());
        for n in 0..bytes.len() {
            assert!(Trie::read(&bytes[..n].to_vec().into()).is_none(), "{n}");
        }
    }
}
