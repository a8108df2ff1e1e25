//! Word lists: `seeds/lexicon/*.tsv`, compiled in and read once, at first use.
//!
//! A list is UTF-8 text: `#` lines are comments, the first other line names the columns, the rest are rows of
//! tab-separated fields, sorted by the first. `seeds/lexicon/SOURCES.tsv` says where each list comes from.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};
use std::sync::OnceLock;

/// One list: its rows by their first column, and in the order of the file.
#[derive(Debug)]
pub struct List {
    rows: HashMap<&'static str, Row, BuildHasherDefault<Quick>>,
    lines: Vec<(&'static str, Row)>,
    longest: usize,
    /// The length of the longest key that begins with a character.
    tops: HashMap<char, usize, BuildHasherDefault<Quick>>,
    /// The length of the longest key that ends with a character, and a bit for each length that one has (the last bit for
    /// all that are longer).
    lasts: HashMap<char, (usize, u64), BuildHasherDefault<Quick>>,
    /// What keys end in, a bit for each two last bytes: most words that are asked for are in no list, and need not be hashed.
    ends: [u64; 64],
}

/// The fields after the first.
#[derive(Debug, Clone, Copy)]
pub struct Row {
    line: &'static str,
}

impl Row {
    /// The field `n` columns after the key (0 is the one next to it); empty where there is none.
    pub fn field(self, n: usize) -> &'static str {
        self.line.split('\t').nth(n).unwrap_or("")
    }
}

impl List {
    fn read(tsv: &'static str) -> List {
        let mut lines = tsv.lines().filter(|l| !l.is_empty() && !l.starts_with('#'));
        lines.next();
        let mut rows = HashMap::default();
        let mut in_order = Vec::new();
        let mut longest = 0;
        let mut ends = [0; 64];
        let mut lasts: HashMap<char, (usize, u64), BuildHasherDefault<Quick>> = HashMap::default();
        let mut tops: HashMap<char, usize, BuildHasherDefault<Quick>> = HashMap::default();
        for line in lines {
            let (key, rest) = line.split_once('\t').unwrap_or((line, ""));
            longest = longest.max(key.len());
            let (word, bit) = end(key);
            if let Some(slot) = ends.get_mut(word) {
                *slot |= bit;
            }
            if let Some(last) = key.chars().next_back() {
                let (top, lengths) = lasts.entry(last).or_default();
                *top = key.len().max(*top);
                *lengths |= 1 << key.len().min(63);
            }
            if let Some(first) = key.chars().next() {
                let top = tops.entry(first).or_default();
                *top = key.len().max(*top);
            }
            rows.insert(key, Row { line: rest });
            in_order.push((key, Row { line: rest }));
        }
        List { rows, lines: in_order, longest, tops, lasts, ends }
    }

    /// All rows, in the order of the file.
    pub fn iter(&self) -> impl Iterator<Item = (&'static str, Row)> + '_ {
        self.lines.iter().copied()
    }

    /// The row of `key`. What is longer than every key is not even hashed: rules ask for every part of a word, and a
    /// word may be as long as the text.
    pub fn get(&self, key: &str) -> Option<Row> {
        if key.len() > self.longest || !self.ends_alike(key) { None } else { self.rows.get(key).copied() }
    }

    /// Whether a key may end as `text` does.
    fn ends_alike(&self, text: &str) -> bool {
        let (word, bit) = end(text);
        self.ends.get(word).is_some_and(|w| w & bit != 0)
    }

    /// Whether `key` is in the list.
    pub fn has(&self, key: &str) -> bool {
        self.get(key).is_some()
    }

    /// Whether any key ends with the last character of `text`.
    pub fn may_end(&self, text: &str) -> bool {
        self.ends_alike(text) && text.chars().next_back().is_some_and(|c| self.lasts.contains_key(&c))
    }

    /// The longest key that `text` begins with: its length in bytes and its row.
    pub fn longest_prefix(&self, text: &str) -> Option<(usize, Row)> {
        let top = text.len().min(*self.tops.get(&text.chars().next()?)?);
        (1..=top).rev().filter(|&n| text.is_char_boundary(n)).find_map(|n| Some((n, self.get(text.get(..n)?)?)))
    }

    /// The longest key that `text` ends with: its length in bytes and its row.
    pub fn longest_suffix(&self, text: &str) -> Option<(usize, Row)> {
        if !self.ends_alike(text) {
            return None;
        }
        let &(longest, lengths) = self.lasts.get(&text.chars().next_back()?)?;
        let top = text.len().min(longest);
        (1..=top)
            .rev()
            .filter(|&n| lengths >> n.min(63) & 1 == 1 && text.is_char_boundary(text.len() - n))
            .find_map(|n| Some((n, self.get(text.get(text.len() - n..)?)?)))
    }
}

/// The place of the two last bytes of `text` in [`List::ends`].
fn end(text: &str) -> (usize, u64) {
    let (one, two) = match text.as_bytes() {
        [.., a, b] => (*a, *b),
        [b] => (0, *b),
        [] => (0, 0),
    };
    (usize::from(one & 63), 1 << (two & 63))
}

/// Whether `word` is the name of a country.
pub fn is_country(word: &str) -> bool {
    places().get(word).is_some_and(|r| r.field(0) == "country")
}

/// Whether `word` is a clause word of `class`.
pub fn is_word(word: &str, class: &str) -> bool {
    clause_words().get(word).is_some_and(|r| r.field(0).split(' ').any(|c| c == class))
}

/// Whether `word` begins with a clause word of `class`, of any length; gives how many bytes it has.
pub fn begins_with(word: &str, class: &str) -> Option<usize> {
    let ends = word.char_indices().map(|(i, c)| i + c.len_utf8()).take(8);
    ends.filter(|&end| word.get(..end).is_some_and(|w| is_word(w, class))).last()
}

/// Whether `word` ends with a clause word of `class`.
pub fn ends_with(word: &str, class: &str) -> bool {
    word.char_indices().rev().take(4).any(|(i, _)| word.get(i..).is_some_and(|w| is_word(w, class)))
}

/// A quick hash for keys that are fixed when the program is built: no text can make them collide, so that the slower
/// keyed hash of the standard library buys nothing.
#[derive(Debug, Default)]
pub struct Quick {
    state: u64,
}

impl Hasher for Quick {
    fn write(&mut self, bytes: &[u8]) {
        let mut add = |word: u64| self.state = (self.state.rotate_left(5) ^ word).wrapping_mul(0x517c_c1b7_2722_0a95);
        let mut chunks = bytes.chunks_exact(8);
        for chunk in &mut chunks {
            add(<[u8; 8]>::try_from(chunk).map_or(0, u64::from_le_bytes));
        }
        let mut rest = chunks.remainder();
        if !rest.is_empty() {
            let mut word = rest.len() as u64;
            if let Some((four, more)) = rest.split_first_chunk::<4>() {
                word = word << 32 | u64::from(u32::from_le_bytes(*four));
                rest = more;
            }
            add(rest.iter().fold(word, |word, &b| word << 8 | u64::from(b)));
        }
    }

    /// What strings end with, so that none is the beginning of another.
    fn write_u8(&mut self, byte: u8) {
        self.state = (self.state.rotate_left(5) ^ u64::from(byte)).wrapping_mul(0x517c_c1b7_2722_0a95);
    }

    fn finish(&self) -> u64 {
        // The table looks at the upper and the lower bits: both have to depend on all of the key.
        self.state ^ self.state >> 29
    }
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
    /// Nouns that make marked words a work or an event (place and noun): type.
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
    fn affixes() {
        let l = List::read("# c\nform\trole\n가\tsubject\n가나\tx\ty\n");
        assert_eq!(l.longest_prefix("가나다").map(|(n, r)| (n, r.field(1))), Some((6, "y")));
        assert_eq!(l.longest_suffix("다가").map(|(n, r)| (n, r.field(0))), Some((3, "subject")));
        assert!(l.longest_suffix("나").is_none() && l.has("가") && l.get("나").is_none());
    }
}
