//! Word lists: `seeds/lexicon/*.tsv`, compiled in and read once, at first use.
//!
//! A list is UTF-8 text: `#` lines are comments, the first other line names the columns, the rest are rows of
//! tab-separated fields, sorted by the first. `seeds/lexicon/SOURCES.tsv` says where each list comes from.

use std::hash::Hasher;
use std::sync::OnceLock;

/// One list: its rows by their first column, and in the order of the file.
///
/// Nothing of a list is copied: a table tells where in its text the row of a key begins. Most look-ups are for words that are
/// no keys, and most of those end at the first of the keys' summaries, without a hash.
#[derive(Debug)]
pub struct List {
    /// The rows, one a line.
    rows: &'static str,
    /// Open addressing: where a row begins, plus one (24 bits), and eight bits of its key's hash; 0 where there is none.
    slots: Vec<u32>,
    /// By the first letters of a key: which lengths such keys have (see [`length`]).
    lengths: Vec<u16>,
    /// By the last letters of a key: whether there are such keys.
    lasts: Vec<u64>,
    longest: usize,
}

/// The fields after the first.
#[derive(Debug, Clone, Copy)]
pub struct Row {
    line: &'static str,
}

impl Row {
    /// The field `n` columns after the key (0 is the one next to it); empty where there is none.
    pub fn field(self, n: usize) -> &'static str {
        // Fields are short: a byte at a time is the quickest.
        let mut rest = self.line;
        for _ in 0..n {
            rest = cut(rest, b'\t').1;
        }
        cut(rest, b'\t').0
    }
}

/// What stands before `byte`, an ASCII one, and what behind.
fn cut(text: &str, byte: u8) -> (&str, &str) {
    let at = text.bytes().position(|b| b == byte).unwrap_or(text.len());
    (text.get(..at).unwrap_or(""), text.get(at + 1..).unwrap_or(""))
}

/// How many first letters are told apart.
pub const FIRSTS: usize = 1 << 12;
const LASTS: usize = 1 << 14;

/// The lower bits of the first letter of a word: exact enough that few words share them by chance.
pub fn first_of(key: &[u8]) -> usize {
    let bits = |middle: u8, last: u8| (usize::from(middle) << 6 ^ usize::from(last & 0x3f)) % FIRSTS;
    match *key {
        [first @ ..0x80, ..] => usize::from(first),
        [0xe0..=0xff, middle, last, ..] => bits(middle, last),
        // A letter of two bytes: what comes then belongs to the next one.
        [_, last, ..] => bits(last, 0),
        _ => 0,
    }
}

/// The lower bits of the last letter of a word; no two syllables have the same.
fn last_of(key: &[u8]) -> usize {
    let [first, middle, last] = match *key {
        [.., last @ ..0x80] => return usize::from(last),
        // A letter of two bytes: what comes before belongs to another.
        [.., lead @ 0xc0..=0xff, last] => [0, lead, last],
        [.., first, middle, last] => [first, middle, last],
        _ => return 0,
    };
    (usize::from(first) << 12 ^ usize::from(middle & 0x3f) << 6 ^ usize::from(last & 0x3f)) % LASTS
}

/// A bit for the length of a key: a syllable has three bytes; all from 46 bytes on share one.
pub const fn length(bytes: usize) -> u16 {
    let syllables = bytes.div_ceil(3);
    1 << if syllables < 15 { syllables } else { 15 }
}

/// The most bytes that a key of one of these lengths has.
fn most(lengths: u16) -> usize {
    match lengths.checked_ilog2() {
        None => 0,
        Some(15) => usize::MAX,
        Some(syllables) => 3 * syllables as usize,
    }
}

/// A hash of keys that are fixed when the program is built: no text can make them collide, so that the slower keyed hash of
/// the standard library buys nothing.
fn hash(key: &[u8]) -> u64 {
    let mut hash = Quick { state: key.len() as u64 };
    hash.write(key);
    hash.finish()
}

/// A word with its hash, for asking several lists.
#[derive(Debug, Clone, Copy)]
pub struct Hashed<'a> {
    word: &'a str,
    hash: u64,
}

impl<'a> Hashed<'a> {
    /// Of this word.
    pub fn of(word: &'a str) -> Hashed<'a> {
        Hashed { word, hash: hash(word.as_bytes()) }
    }
}

/// [`hash`] for maps whose keys no text can choose freely.
#[derive(Debug, Default, Clone, Copy)]
pub struct Quick {
    state: u64,
}

impl Hasher for Quick {
    fn write(&mut self, bytes: &[u8]) {
        // Whole words, then the last one, which may share bytes with the one before.
        let (words, rest) = bytes.as_chunks::<8>();
        words.iter().for_each(|word| self.write_u64(u64::from_le_bytes(*word)));
        self.write_u64(match (bytes.last_chunk::<8>(), bytes.first_chunk::<4>(), bytes.last_chunk::<4>()) {
            _ if rest.is_empty() => return,
            (Some(last), ..) => u64::from_le_bytes(*last),
            (_, Some(first), Some(last)) => {
                u64::from(u32::from_le_bytes(*first)) << 32 | u64::from(u32::from_le_bytes(*last))
            }
            _ => bytes.iter().fold(0, |word, &b| word << 8 | u64::from(b)),
        });
    }

    fn write_u64(&mut self, word: u64) {
        self.state = (self.state.rotate_left(5) ^ word).wrapping_mul(0x517c_c1b7_2722_0a95);
    }

    fn write_usize(&mut self, word: usize) {
        self.write_u64(word as u64);
    }

    fn finish(&self) -> u64 {
        // Tables look at the lower and at the upper bits: both have to depend on all of the key.
        self.state ^ self.state >> 32
    }
}

/// Where a row begins in the lower 24 bits of a slot.
const AT: u32 = 0xff_ffff;

impl List {
    /// The list of a file's text.
    pub fn read(tsv: &'static str) -> List {
        // Comments stand at the top, then one line with the names of the columns.
        let mut rows = tsv;
        loop {
            let (line, rest) = rows.split_once('\n').unwrap_or((rows, ""));
            rows = rest;
            if !line.is_empty() && !line.starts_with('#') || rest.is_empty() {
                break;
            }
        }
        // Counted in bytes by small pieces, a text takes a few steps for sixteen letters.
        let lines =
            rows.as_bytes().chunks(128).map(|c| usize::from(c.iter().map(|&b| u8::from(b == b'\n')).sum::<u8>()));
        let size = ((lines.sum::<usize>() + 1) * 2).next_power_of_two();
        let mut list =
            List { rows, slots: vec![0; size], lengths: vec![0; FIRSTS], lasts: vec![0; LASTS / 64], longest: 0 };
        let bytes = rows.as_bytes();
        let mut start = 0;
        while start < bytes.len() {
            let end = find(bytes, start, |b| matches!(b, b'\t' | b'\n'));
            list.put(start, end);
            start = find(bytes, end, |b| b == b'\n') + 1;
        }
        list
    }

    /// Takes the row that begins at `at` with a key up to `end` into the tables.
    fn put(&mut self, at: usize, end: usize) {
        let rows = self.rows.as_bytes();
        let key = rows.get(at..end).unwrap_or(&[]);
        if key.is_empty() || at >= AT as usize {
            return;
        }
        self.longest = self.longest.max(key.len());
        if let Some(lengths) = self.lengths.get_mut(first_of(key)) {
            *lengths |= length(key.len());
        }
        let last = last_of(key);
        if let Some(word) = self.lasts.get_mut(last / 64) {
            *word |= 1 << (last % 64);
        }
        let hash = hash(key);
        let tag = (hash >> 32) as u32 & !AT;
        let mask = self.slots.len() - 1;
        let mut place = hash as usize & mask;
        // Of two rows of one key the later one counts, as in a map.
        while let Some(slot) = self.slots.get_mut(place) {
            let is_key = |at: usize| rows.get(at..).is_some_and(|row| is_key(row, key));
            if *slot == 0 || *slot & !AT == tag && is_key((*slot & AT) as usize - 1) {
                *slot = tag | (at as u32 + 1);
                return;
            }
            place = (place + 1) & mask;
        }
    }

    /// The text from each key on, in no order.
    pub fn rows(&self) -> impl Iterator<Item = &'static str> + '_ {
        let slots = self.slots.iter().filter(|slot| **slot != 0);
        slots.filter_map(|slot| self.rows.get((slot & AT) as usize - 1..))
    }

    /// All rows, in the order of the file.
    pub fn iter(&self) -> impl Iterator<Item = (&'static str, Row)> + '_ {
        let lines = self.rows.split('\n').filter(|line| !line.is_empty());
        lines.map(|line| {
            let (key, line) = line.split_once('\t').unwrap_or((line, ""));
            (key, Row { line })
        })
    }

    /// Which lengths the keys have (see [`length`]) that begin with a letter, told by [`first_of`].
    pub fn lengths(&self, first: usize) -> u16 {
        self.lengths.get(first).copied().unwrap_or(0)
    }

    /// Where the row of `key` begins.
    fn find(&self, key: &str) -> Option<usize> {
        if key.len() > self.longest || self.lengths(first_of(key.as_bytes())) & length(key.len()) == 0 {
            return None;
        }
        self.place(Hashed::of(key))
    }

    /// Where the row of a key begins, found by its hash.
    ///
    /// A function of its own, so that what most look-ups end before stays small.
    #[inline(never)]
    fn place(&self, Hashed { word, hash }: Hashed<'_>) -> Option<usize> {
        let mask = self.slots.len() - 1;
        let mut place = hash as usize & mask;
        loop {
            let slot = *self.slots.get(place)?;
            if slot == 0 {
                return None;
            }
            let at = (slot & AT) as usize - 1;
            if slot & !AT == (hash >> 32) as u32 & !AT && is_key(self.rows.as_bytes().get(at..)?, word.as_bytes()) {
                return Some(at);
            }
            place = (place + 1) & mask;
        }
    }

    /// Whether `key`, of one of the [`List::lengths`], is in the list.
    pub fn holds(&self, key: Hashed<'_>) -> bool {
        self.place(key).is_some()
    }

    /// The row of `key`. Time: linear in the length of the key and the row; a constant for most words that are none, however
    /// long they are: rules ask for every part of a word.
    pub fn get(&self, key: &str) -> Option<Row> {
        Some(self.row(self.find(key)? + key.len()))
    }

    /// The row whose key ends at `end`.
    fn row(&self, end: usize) -> Row {
        let (line, _) = cut(self.rows.get(end..).unwrap_or(""), b'\n');
        Row { line: line.strip_prefix('\t').unwrap_or(line) }
    }

    /// Whether `key` is in the list.
    pub fn has(&self, key: &str) -> bool {
        self.find(key).is_some()
    }

    /// Whether any key ends with the last character of `text`.
    pub fn may_end(&self, text: &str) -> bool {
        let last = last_of(text.as_bytes());
        self.lasts.get(last / 64).is_some_and(|word| word >> (last % 64) & 1 == 1)
    }

    /// The longest key that `text` begins with: its length in bytes and its row.
    pub fn longest_prefix(&self, text: &str) -> Option<(usize, Row)> {
        let lengths = self.lengths(first_of(text.as_bytes()));
        let top = text.len().min(self.longest).min(most(lengths));
        let lens = (1..=top).rev().filter(|&n| lengths & length(n) != 0 && text.is_char_boundary(n));
        lens.filter_map(|n| text.get(..n)).find_map(|key| {
            let at = self.place(Hashed::of(key))?;
            Some((key.len(), self.row(at + key.len())))
        })
    }

    /// The longest key that `text` ends with: its length in bytes and its row.
    pub fn longest_suffix(&self, text: &str) -> Option<(usize, Row)> {
        if !self.may_end(text) {
            return None;
        }
        let top = text.len().min(self.longest);
        (1..=top)
            .rev()
            .filter(|&n| text.is_char_boundary(text.len() - n))
            .find_map(|n| Some((n, self.get(text.get(text.len() - n..)?)?)))
    }
}

/// Where the first byte of ASCII is that `is` wants, from the start of a letter on; the end where there is none.
fn find(text: &[u8], mut at: usize, is: impl Fn(u8) -> bool) -> usize {
    while let Some(&byte) = text.get(at)
        && !is(byte)
    {
        // A syllable is three bytes.
        at += if byte < 0xe0 { 1 } else { 3 };
    }
    at.min(text.len())
}

/// Whether a row is that of `key`.
fn is_key(row: &[u8], key: &[u8]) -> bool {
    row.starts_with(key) && matches!(row.get(key.len()), None | Some(b'\t' | b'\n'))
}

/// Whether `word` is the name of a country.
pub fn is_country(word: &str) -> bool {
    places().get(word).is_some_and(|r| r.field(0) == "country")
}

/// How many bytes the noun has that `word` begins with and that makes speech of the words before it (주장을, 설명이다).
pub fn noun_of_saying(word: &str) -> Option<usize> {
    quotative_nouns().longest_prefix(word).filter(|(_, row)| row.field(0) == "says").map(|(n, _)| n)
}

/// Whether `word` is a clause word of `class`.
pub fn is_word(word: &str, class: &str) -> bool {
    clause_words().get(word).is_some_and(|r| r.field(0).split(' ').any(|c| c == class))
}

/// Whether `word` begins with a clause word of `class`, of any length; gives how many bytes it has.
pub fn begins_with(word: &str, class: &str) -> Option<usize> {
    let (longest, _) = clause_words().longest_prefix(word)?;
    let ends = word.char_indices().map(|(i, c)| i + c.len_utf8()).take(8).take_while(|&end| end <= longest);
    ends.filter(|&end| word.get(..end).is_some_and(|w| is_word(w, class))).last()
}

/// Whether `word` ends with a clause word of `class`.
pub fn ends_with(word: &str, class: &str) -> bool {
    word.char_indices().rev().take(4).any(|(i, _)| word.get(i..).is_some_and(|w| is_word(w, class)))
}

/// Declares a function per list. To add a list: put the file into `seeds/lexicon`, a row into SOURCES.tsv, a line here.
macro_rules! lists {
    ($($(#[$doc:meta])* $name:ident = $file:literal;)*) => {$(
        $(#[$doc])*
        pub fn $name() -> &'static List {
            static LIST: OnceLock<List> = OnceLock::new();
            LIST.get_or_init(|| List::read(include_str!(concat!("../seeds/lexicon/", $file))))
        }
    )*};
}

lists! {
    /// Given names from Korean words.
    given_names = "given-names.tsv";
    /// Latin abbreviations whose full stop does not end a sentence.
    abbreviations = "abbreviations.tsv";
    /// Words that continue a sentence behind a quotation.
    after_quote = "after-quote.tsv";
    /// News and picture agencies, as photo credits name them.
    agencies = "agencies.tsv";
    /// Compatibility ideographs: first of sixteen, unified ones.
    compat_hanja = "compat-hanja.tsv";
    /// Letters with marks: mark, pairs.
    compose = "compose.tsv";
    /// Words of web pages: phrase, kind, where, weight.
    debris = "debris.tsv";
    /// Whole lines of web pages, squeezed: line, kind, weight.
    debris_lines = "debris-lines.tsv";
    /// Character entities: name, code point.
    entities = "entities.tsv";
    /// Readings of Hanja: syllable, all characters read so.
    hanja = "hanja.tsv";
    /// Honorifics written onto a name: 님, 씨.
    honorifics = "honorifics.tsv";
    /// Names of HTML elements: name, kind.
    html_tags = "html-tags.tsv";
    /// Particles: form, role, the sound that it follows, weight, role after a closing mark.
    josa = "josa.tsv";
    /// Words that only look as if they ended in a particle.
    particle_like = "particle-like.tsv";
    /// What reporters are called in a byline.
    reporter_titles = "reporter-titles.tsv";
    /// One-syllable words that often stand alone before a particle.
    short_words = "short-words.tsv";
    /// Words around names: kind.
    name_context = "name-context.tsv";
    /// Weights of syllables in Korean names.
    name_syllables = "name-syllables.tsv";
    /// Common nouns whose syllables are those of foreign names.
    nouns_like_foreign = "nouns-like-foreign.tsv";
    /// Common nouns that look like Korean names.
    nouns_like_names = "nouns-like-names.tsv";
    /// Words for dates and parts of the day: kind, value.
    date_words = "date-words.tsv";
    /// Foreign given names and Japanese surnames.
    foreign_names = "foreign-names.tsv";
    /// Words that make a kind of organisation or place, not a name.
    generic_heads = "generic-heads.tsv";
    /// Native numerals: value.
    numerals = "numerals.tsv";
    /// Common nouns that end like an organisation or a place.
    not_organizations = "not-organizations.tsv";
    /// Endings of names of organisations: strength.
    org_suffixes = "org-suffixes.tsv";
    /// Organisations: class, also.
    organizations = "organizations.tsv";
    /// Endings of names of places: strength.
    place_suffixes = "place-suffixes.tsv";
    /// Places: class, province, also.
    places = "places.tsv";
    /// Surnames: Hanja, bearers in thousands.
    surnames = "surnames.tsv";
    /// What may follow a name in its eojeol: sound before, role.
    tails = "tails.tsv";
    /// Titles: class, place, bare, joins.
    titles = "titles.tsv";
    /// Words that tell how a reporting sentence is built: classes.
    clause_words = "clause-words.tsv";
    /// Ends of contracted reports that other words have as well: how they report.
    contracted = "contracted.tsv";
    /// Ends of spoken sentences that nouns have as well: where they are ones.
    spoken_ends = "spoken-ends.tsv";
    /// Second names of places: the name that each stands for.
    same_places = "same-places.tsv";
    /// Characters that stand for offices and countries in headlines: full name, type.
    headline_hanja = "headline-hanja.tsv";
    /// Reporting verbs and idioms: lemma, act, strength.
    cues = "cues.tsv";
    /// Nouns that name a source without a name: form, class.
    people = "people.tsv";
    /// Things written or recorded that can be the source of words.
    documents = "documents.tsv";
    /// Occasions and channels through which something is said.
    media = "media.tsv";
    /// Nouns behind marked words: form, class (says, names).
    quotative_nouns = "quotative-nouns.tsv";
    /// Nouns before marked words that make them a title or a name.
    work_nouns = "work-nouns.tsv";
    /// Words with which the speaker of the sentence before goes on.
    connectives = "connectives.tsv";
    /// Words that begin a sentence and hardly stand inside one.
    openers = "openers.tsv";
    /// Nouns behind a small number for those named before: what they are.
    counted_nouns = "counted-nouns.tsv";
    /// Pronouns: form, class, what each stands for, how many.
    pronouns = "pronouns.tsv";
    /// What is written to a closing quotation mark: form, class.
    mark_tails = "mark-tails.tsv";
    /// Units after numbers: kind, unit, factor, use.
    units = "units.tsv";
    /// Words before a number that belong to its value: needs, factor, unit.
    value_leads = "value-leads.tsv";
    /// What follows a number with its unit: kind.
    value_tails = "value-tails.tsv";
    /// Names of Latin letters: letter.
    letter_names = "letter-names.tsv";
    /// One character for an office or a country: type, meaning, also.
    shorthand = "shorthand.tsv";
    /// Nouns that make marked words a work or an event: type by place.
    work_context = "work-context.tsv";
    /// Words that introduce another name of somebody: place.
    nickname_words = "nickname-words.tsv";
    /// Words for a kind of body that stand for one: what its name ends in.
    short_forms = "short-forms.tsv";
    /// Products and events of general fame: type, also.
    works = "works.tsv";
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys() {
        let l = List::read("# c\nform\trole\n가\tsubject\n가나\tx\ty\n\nab\n가\tlater");
        assert_eq!(l.get("가").map(|r| r.field(0)), Some("later"));
        assert_eq!(l.get("ab").map(|r| r.field(0)), Some(""));
        for none in ["", "나", "가나다", "a", "abc", "role", "x", "가\tsubject"] {
            assert!(!l.has(none), "{none}");
        }
        assert!(l.may_end("바나") && !l.may_end("바다") && !l.may_end(""));
        assert_eq!(l.iter().map(|(k, _)| k).collect::<Vec<_>>(), ["가", "가나", "ab", "가"]);
        let marks = List::read("x\n·\né\n가é");
        assert_eq!(marks.longest_prefix("·가").map(|(n, _)| n), Some(2));
        assert_eq!(marks.longest_suffix("가나é").map(|(n, _)| n), Some(2));
        assert_eq!(marks.longest_suffix("나가é").map(|(n, _)| n), Some(5));
        for empty in ["", "# c", "form", "# c\nform\n"] {
            assert!(List::read(empty).iter().next().is_none() && !List::read(empty).has("form"), "{empty}");
        }
    }

    #[test]
    fn affixes() {
        let l = List::read("# c\nform\trole\n가\tsubject\n가나\tx\ty\n");
        assert_eq!(l.longest_prefix("가나다").map(|(n, r)| (n, r.field(1))), Some((6, "y")));
        assert_eq!(l.longest_suffix("다가").map(|(n, r)| (n, r.field(0))), Some((3, "subject")));
        assert!(l.longest_suffix("나").is_none() && l.has("가") && l.get("나").is_none());
    }
}
