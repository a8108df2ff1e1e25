//! Word lists: `seeds/lexicon/*.tsv`, compiled in and read once, at first use.
//!
//! A list is UTF-8 text: `#` lines are comments, the first other line names the columns, the rest are rows of
//! tab-separated fields, sorted by the first. `seeds/lexicon/SOURCES.tsv` says where each list comes from.
//!
//! A [`List`] is read from that text; a [`Set`], which has no fields but the first, from the tree that `build.rs` makes of it.

pub mod bytes;
#[cfg(any(test, feature = "train"))]
#[allow(dead_code, reason = "the trainer makes trees, the build sets")]
pub mod grow;
pub mod letters;
mod list;
mod set;
pub mod tree;

use std::borrow::Cow;
use std::sync::OnceLock;

pub use list::{FIRSTS, Hashed, List, Quick, Row, first_of, length};
pub use set::Set;

/// Whether `word` is the name of a country.
pub fn is_country(word: &str) -> bool {
    places().get(word).is_some_and(|r| r.field(0) == "country")
}

/// How many bytes the noun has that `word` begins with and that makes speech of the words before it (주장을, 설명이다).
///
/// Of a noun that ends in such a noun (소수의견을, 공동성명을) all of it.
pub fn noun_of_saying(word: &str) -> Option<usize> {
    let list = quotative_nouns();
    let says = |found: Option<(usize, Row)>| found.filter(|(_, row)| row.field(0) == "says").map(|(n, _)| n);
    says(list.longest_prefix(word)).or_else(|| {
        let stem = word.get(..crate::text::josa::best(word).stem_len)?;
        let n = says(list.longest_suffix(stem).filter(|(n, _)| *n >= 6 && stem.len() >= n + 6))?;
        (n < stem.len()).then_some(stem.len())
    })
}

/// Whether `word` is a clause word of `class`.
pub fn is_word(word: &str, class: &str) -> bool {
    clause_words().get(word).is_some_and(|r| r.field(0).split(' ').any(|c| c == class))
}

/// Whether `word` is of a `kind` of those around names.
pub fn is_around(word: &str, kind: &str) -> bool {
    name_context().get(word).is_some_and(|r| r.field(0) == kind)
}

/// Words before a title that say when it is held: 전, 현, 신임 …
pub fn is_modifier(word: &str) -> bool {
    name_context().get(word).is_some_and(|r| r.field(0) == "modifier")
}

/// Whether `word` is a verb that modifies a noun or joins a clause: 알리는, 나누던, 알린, 알릴, 치르고.
pub fn is_verb_form(word: &str) -> bool {
    if let Some(stem) = word.strip_suffix(['는', '던', '고', '며', '면', '지', '게', '자']) {
        return verb_stems().has(stem);
    }
    let Some((cut, last)) = word.char_indices().next_back() else { return false };
    let open = crate::text::hangul::tail(last).filter(|tail| matches!(tail, 4 | 8));
    let open = open.and_then(|tail| char::from_u32(last as u32 - tail));
    open.is_some_and(|open| verb_stems().has(&format!("{}{open}", word.get(..cut).unwrap_or(""))))
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
            LIST.get_or_init(|| List::read(include_str!(concat!("../../seeds/lexicon/", $file))))
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
    /// Words for dates and parts of the day: kind, value.
    date_words = "date-words.tsv";
    /// Foreign given names and Japanese surnames.
    foreign_names = "foreign-names.tsv";
    /// Words that make a kind of organisation or place, not a name.
    generic_heads = "generic-heads.tsv";
    /// Native numerals: value.
    numerals = "numerals.tsv";
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
    /// What the names of units inside of a body are made of: places.
    units_of_bodies = "units-of-bodies.tsv";
    /// Products and events of general fame: type, also.
    works = "works.tsv";
}

/// Declares a function per set. To add one, name it in `build.rs` as well.
macro_rules! sets {
    ($($(#[$doc:meta])* $name:ident = $file:literal;)*) => {$(
        $(#[$doc])*
        pub fn $name() -> &'static Set {
            static SET: OnceLock<Set> = OnceLock::new();
            // A test sees to it that each is whole.
            SET.get_or_init(|| {
                Set::read(&Cow::Borrowed(include_bytes!(concat!(env!("OUT_DIR"), "/", $file)))).unwrap_or_default()
            })
        }
    )*};
}

sets! {
    /// Adjectives as they modify a noun.
    adjectives = "adjectives";
    /// Stems of verbs that end in a vowel.
    verb_stems = "verb-stems";
    /// Common nouns that look like Korean names.
    nouns_like_names = "nouns-like-names";
    /// Those of them that are frequent.
    frequent_nouns = "frequent-nouns";
    /// Common nouns whose syllables are those of foreign names.
    nouns_like_foreign = "nouns-like-foreign";
    /// Common nouns that end like an organisation or a place.
    not_organizations = "not-organizations";
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sets_hold_the_words_of_their_files() {
        for (set, tsv) in [
            (verb_stems(), include_str!("../../seeds/lexicon/verb-stems.tsv")),
            (adjectives(), include_str!("../../seeds/lexicon/adjectives.tsv")),
            (nouns_like_names(), include_str!("../../seeds/lexicon/nouns-like-names.tsv")),
            (frequent_nouns(), include_str!("../../seeds/lexicon/frequent-nouns.tsv")),
            (nouns_like_foreign(), include_str!("../../seeds/lexicon/nouns-like-foreign.tsv")),
            (not_organizations(), include_str!("../../seeds/lexicon/not-organizations.tsv")),
        ] {
            let mut words = tsv.lines().filter(|line| !line.starts_with('#')).skip(1).peekable();
            assert!(words.peek().is_some());
            assert!(words.all(|word| set.has(word)), "{tsv:.60}");
            assert!(!set.has("form") && !set.has("힣힣"));
        }
    }
}
