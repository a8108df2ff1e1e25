//! The trained model: a linear chain over the characters of a sentence, read from one file.
//!
//! The file (numbers are little-endian):
//!
//! | bytes | what |
//! |---|---|
//! | 8 | `TTAOMNER` |
//! | 4 | version of the format |
//! | 4 | CRC-32 (IEEE) of all that follows |
//! | 4 | number of sections |
//! | 12 each | tag, offset from the start of the file, length |
//! | … | the sections, in this order and without gaps |
//!
//! | section | what |
//! |---|---|
//! | `NAME` | the model's name and how it was made, UTF-8 |
//! | `KIND` | the number of each kind of name that it tells |
//! | `MOVE` | 16-bit scores of what follows what, a square of (kinds + 1) |
//! | `SURE` | for each kind, 16 chances in 255ths: how often a name with that margin is right |
//! | `ROWS` | weights ([`rows`]) |
//! | `LETR` | the letters of the dictionary, four bytes each, by code |
//! | `FAMI` | the surnames of its full names, by codes of their own |
//! | `PERS` | persons of the dictionary (a [`tree`](crate::lexicon::tree)), `PLAC` places, `PROP` other proper nouns |
//! | `TURN` | full names of the dictionary, the surname last and in its own code (a tree) |
//!
//! Our own lists, which are features as well, do not lie in it: they are in the program already.

pub mod decode;
pub mod features;
pub mod hints;
pub mod labels;
pub mod lists;
pub mod own;
pub mod rows;
pub mod tag;

use std::borrow::Cow;
use std::fmt;
use std::sync::OnceLock;

use decode::Transitions;
use labels::{Kind, MOST_KINDS, count};
use lists::Lists;
use rows::Rows;

use crate::lexicon::bytes::{self, Bytes, Reader};

const MAGIC: &[u8; 8] = b"TTAOMNER";
const VERSION: u32 = 3;
/// Steps of the table of chances.
pub const STEPS: usize = 16;

/// A trained model.
#[derive(Debug)]
pub struct Model {
    /// Its name and how it was made.
    pub name: String,
    /// What it tells, by number.
    pub kinds: Vec<Kind>,
    moves: Transitions,
    sure: [[u8; STEPS]; MOST_KINDS],
    rows: Rows,
    lists: Lists,
}

/// Why a file is no model.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum ModelError {
    /// It does not begin like a model of ttaom.
    NotAModel,
    /// Made for another version of ttaom: the version of its format.
    Version(u32),
    /// Cut short, or changed on its way.
    Damaged,
}

impl fmt::Display for ModelError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            ModelError::NotAModel => f.write_str("not a model of ttaom"),
            ModelError::Version(v) => write!(f, "a model of format {v}; this version of ttaom reads format {VERSION}"),
            ModelError::Damaged => f.write_str("a damaged model: bytes are missing or changed"),
        }
    }
}

impl std::error::Error for ModelError {}

impl Model {
    /// Reads a model from a file's bytes and checks them. Time: linear in their number.
    ///
    /// # Errors
    ///
    /// Says whether the bytes are no model, one of another format, or one that is damaged. Whatever they are, it does not
    /// panic.
    pub fn from_bytes(bytes: Vec<u8>) -> Result<Model, ModelError> {
        let stored = head(&bytes)?;
        if bytes.get(16..).is_none_or(|rest| crc32fast::hash(rest) != stored) {
            return Err(ModelError::Damaged);
        }
        // What lies in the program is taken at its word; a file may be made by anybody.
        Model::read(&Cow::Owned(bytes)).and_then(|m| if m.lists.is_sound() { Ok(m) } else { Err(ModelError::Damaged) })
    }

    /// The model that comes with ttaom. Read once, where it lies; a test has checked its bytes.
    pub fn built_in() -> &'static Model {
        static MODEL: OnceLock<Model> = OnceLock::new();
        MODEL.get_or_init(|| {
            // Without a model names are still found by rules; a test sees to it that there is one.
            Model::read(&Cow::Borrowed(include_bytes!("../../../seeds/model/ner.bin")))
                .unwrap_or_else(|_| Model::empty())
        })
    }

    /// A model that finds nothing.
    fn empty() -> Model {
        Model {
            name: String::new(),
            kinds: Vec::new(),
            moves: Transitions::default(),
            sure: Default::default(),
            rows: Rows::empty(),
            lists: Lists::default(),
        }
    }

    fn read(bytes: &Bytes) -> Result<Model, ModelError> {
        head(bytes)?;
        Model::sections(bytes).ok_or(ModelError::Damaged)
    }

    fn sections(bytes: &Bytes) -> Option<Model> {
        let mut from = Reader::new(bytes);
        // The magic (two words), the version, the checksum.
        (0..4).try_for_each(|_| from.word().map(drop))?;
        let count_of = from.word()?;
        if count_of as usize != TAGS.len() {
            return None;
        }
        let mut at = 20 + 12 * TAGS.len();
        let mut all = Vec::new();
        for tag in TAGS {
            let (named, start, len) = (from.word()?, from.word()? as usize, from.word()? as usize);
            if named != u32::from_le_bytes(*tag) || start != at {
                return None;
            }
            all.push(bytes::cut(bytes, start, len)?);
            at = start.checked_add(len)?;
        }
        let [name, kinds, moves, sure, rows, lists @ ..]: [Bytes; TAGS.len()] = all.try_into().ok()?;
        if at != bytes.len() {
            return None;
        }
        let kinds: Vec<Kind> = kinds.iter().map(|&n| Kind::numbered(usize::from(n))).collect::<Option<_>>()?;
        let groups = kinds.len() + 1;
        if kinds.len() > MOST_KINDS || moves.len() != groups * groups * 2 || sure.len() != kinds.len() * STEPS {
            return None;
        }
        let mut model = Model { name: String::from_utf8(name.into_owned()).ok()?, ..Model::empty() };
        for (i, pair) in moves.chunks_exact(2).enumerate() {
            let cell = model.moves.get_mut(i / groups)?.get_mut(i % groups)?;
            *cell = i32::from(i16::from_le_bytes(pair.try_into().ok()?));
        }
        for (row, chances) in model.sure.iter_mut().zip(sure.chunks_exact(STEPS)) {
            row.copy_from_slice(chances);
        }
        model.rows = Rows::read(&rows, count(kinds.len()))?;
        model.lists = Lists::read(&lists)?;
        model.kinds = kinds;
        Some(model)
    }
}

/// The sections of a file, in their order.
const TAGS: [&[u8; 4]; 11] =
    [b"NAME", b"KIND", b"MOVE", b"SURE", b"ROWS", b"LETR", b"FAMI", b"PERS", b"PLAC", b"PROP", b"TURN"];

/// The checksum that the head of a model tells.
fn head(bytes: &[u8]) -> Result<u32, ModelError> {
    let word = |at: usize| Some(u32::from_le_bytes(bytes.get(at..at + 4)?.try_into().ok()?));
    if !bytes.starts_with(MAGIC) {
        return Err(ModelError::NotAModel);
    }
    match (word(8), word(12)) {
        (Some(VERSION), Some(sum)) => Ok(sum),
        (Some(VERSION), None) | (None, _) => Err(ModelError::Damaged),
        (Some(other), _) => Err(ModelError::Version(other)),
    }
}

/// A model laid open, for those who look at it.
#[cfg(any(test, feature = "train"))]
#[derive(Debug)]
pub struct Contents<'a> {
    /// How many kinds.
    pub kinds: usize,
    /// What follows what, by group and group.
    pub moves: Vec<i16>,
    /// Chances, [`STEPS`] for each kind.
    pub sure: Vec<u8>,
    /// Weights.
    pub rows: &'a Rows,
    /// The words that features look up.
    pub lists: &'a Lists,
}

#[cfg(any(test, feature = "train"))]
impl Model {
    /// All that is in it.
    pub fn contents(&self) -> Contents<'_> {
        let kinds = self.kinds.len();
        let rows = self.moves.iter().take(kinds + 1);
        let moves = rows.flat_map(|row| row.iter().take(kinds + 1)).map(|&m| m as i16).collect();
        let sure = self.sure.iter().take(kinds).flatten().copied().collect();
        Contents { kinds, moves, sure, rows: &self.rows, lists: &self.lists }
    }
}

/// What a file is made of.
#[cfg(any(test, feature = "train"))]
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Parts {
    /// See [`Model::name`].
    pub name: String,
    /// The numbers of the kinds.
    pub kinds: usize,
    /// What follows what, by group and group.
    pub moves: Vec<i16>,
    /// Chances, [`STEPS`] for each kind.
    pub sure: Vec<u8>,
    /// See [`rows::build`].
    pub rows: Vec<u8>,
    /// The dictionary.
    pub lists: lists::Sections,
}

#[cfg(any(test, feature = "train"))]
impl Parts {
    /// The bytes of the file.
    pub fn to_bytes(&self) -> Vec<u8> {
        let kinds: Vec<u8> = (0u8..).take(self.kinds).collect();
        let moves: Vec<u8> = self.moves.iter().flat_map(|m| m.to_le_bytes()).collect();
        let mut sections: Vec<&[u8]> = vec![self.name.as_bytes(), &kinds, &moves, &self.sure, &self.rows];
        sections.extend(self.lists.iter().map(|section| &**section));
        let mut rest = (TAGS.len() as u32).to_le_bytes().to_vec();
        let mut at = 20 + 12 * TAGS.len();
        for (tag, section) in TAGS.iter().zip(&sections) {
            rest.extend(*tag);
            rest.extend((at as u32).to_le_bytes());
            rest.extend((section.len() as u32).to_le_bytes());
            at += section.len();
        }
        rest.extend(sections.concat());
        let mut out = MAGIC.to_vec();
        out.extend(VERSION.to_le_bytes());
        out.extend(crc32fast::hash(&rest).to_le_bytes());
        out.extend(rest);
        out
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeMap;

    fn parts() -> Parts {
        let words = std::collections::BTreeSet::from(["가나".chars().collect()]);
        let dictionary = lists::Dictionary { names: words.clone(), words: [words.clone(), words.clone(), words] };
        let weight = rows::Weight { slot: 1, label: 2, value: -3 };
        Parts {
            name: "시험".to_owned(),
            kinds: 9,
            moves: (0..100).map(|n| n - 50).collect(),
            sure: vec![128; 9 * STEPS],
            rows: rows::build(2, &BTreeMap::from([(1u64 << 16 | 7, vec![weight])])),
            lists: dictionary.sections(),
        }
    }

    #[test]
    fn a_file_is_read_as_it_was_written() {
        let model = Model::from_bytes(parts().to_bytes()).expect("a model");
        assert_eq!((model.name.as_str(), model.kinds.len()), ("시험", 9));
        assert_eq!((model.moves[0][0], model.moves[9][9]), (-50, 49));
    }

    #[test]
    fn every_truncation_and_every_flipped_bit_is_an_error() {
        let bytes = parts().to_bytes();
        for n in 0..bytes.len() {
            assert!(Model::from_bytes(bytes[..n].to_vec()).is_err(), "{n} bytes");
            for bit in 0..8 {
                let mut other = bytes.clone();
                other[n] ^= 1 << bit;
                assert!(Model::from_bytes(other).is_err(), "bit {bit} of byte {n}");
            }
        }
        let mut longer = bytes.clone();
        longer.push(0);
        assert_eq!(Model::from_bytes(longer).unwrap_err(), ModelError::Damaged);
        // With a checksum that fits, a lie in a number is still found, and nothing panics.
        for n in 16..bytes.len() {
            let mut other = bytes.clone();
            other[n] = other[n].wrapping_add(93);
            let sum = crc32fast::hash(&other[16..]).to_le_bytes();
            other[12..16].copy_from_slice(&sum);
            let _ = Model::from_bytes(other);
        }
        let mut newer = bytes;
        newer[8] = 9;
        assert_eq!(Model::from_bytes(newer).unwrap_err(), ModelError::Version(9));
        assert_eq!(Model::from_bytes(b"PK".to_vec()).unwrap_err(), ModelError::NotAModel);
    }

    #[test]
    fn the_model_that_comes_with_ttaom_is_whole() {
        let bytes = include_bytes!("../../../seeds/model/ner.bin");
        let model = Model::from_bytes(bytes.to_vec()).expect("seeds/model/ner.bin");
        assert_eq!(model.kinds.len(), MOST_KINDS);
        assert_eq!(model.name, Model::built_in().name);
    }
}
