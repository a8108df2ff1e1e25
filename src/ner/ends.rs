//! What a word may be by its last letter. Rules cut a word in many places and ask lists for every end: most words end as no
//! word of a list does, which one look-up says for all lists.

use std::sync::OnceLock;

use super::works::{self, Place};
use crate::lexicon;

/// The lists that have words with the last letter of a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ends(u8);

impl Ends {
    /// Titles.
    pub const TITLE: Ends = Ends(1);
    /// Endings of names of organisations.
    pub const ORGANIZATION: Ends = Ends(1 << 1);
    /// Endings of names of places.
    pub const PLACE: Ends = Ends(1 << 2);
    /// Nouns that end names of works and events without marks.
    pub const NAMED: Ends = Ends(1 << 3);
    /// Words written to a place.
    pub const AFTER_PLACE: Ends = Ends(1 << 4);
    /// Endings of verbs.
    pub const VERB: Ends = Ends(1 << 5);
    /// What follows a name in its word.
    pub const TAIL: Ends = Ends(1 << 6);
    /// Kinds of firms.
    pub const FIRM: Ends = Ends(1 << 7);
    /// What is not known by its last letter.
    const ANY: Ends = Ends(u8::MAX);

    /// How `word` ends.
    pub fn of(word: &str) -> Ends {
        static ALL: OnceLock<Vec<u8>> = OnceLock::new();
        let Some(last) = word.chars().next_back() else { return Ends(0) };
        index(last).and_then(|n| ALL.get_or_init(read).get(n)).map_or(Ends::ANY, |&bits| Ends(bits))
    }

    /// Whether the list `other` is one of them.
    pub const fn has(self, other: Ends) -> bool {
        self.0 & other.0 != 0
    }
}

const SYLLABLES: usize = '힣' as usize - '가' as usize + 1;

/// The place of a letter in the table: syllables, then ASCII.
const fn index(c: char) -> Option<usize> {
    match c {
        '가'..='힣' => Some(c as usize - '가' as usize),
        '\0'..='\x7f' => Some(SYLLABLES + c as usize),
        _ => None,
    }
}

fn read() -> Vec<u8> {
    let mut all = vec![0; SYLLABLES + 0x80];
    let mut put = |word: &str, list: Ends| {
        if let Some(bits) = word.chars().next_back().and_then(index).and_then(|n| all.get_mut(n)) {
            *bits |= list.0;
        }
    };
    for (list, words) in [
        (Ends::TITLE, lexicon::titles()),
        (Ends::ORGANIZATION, lexicon::org_suffixes()),
        (Ends::PLACE, lexicon::place_suffixes()),
        (Ends::TAIL, lexicon::tails()),
    ] {
        words.iter().for_each(|(word, _)| put(word, list));
    }
    for (word, row) in lexicon::work_context().iter() {
        if [Place::Unit, Place::Named, Place::Whole].iter().any(|&place| works::says(row, place).is_some()) {
            put(word, Ends::NAMED);
        }
    }
    for (word, row) in lexicon::name_context().iter() {
        match row.field(0) {
            "after-place" | "after-body" => put(word, Ends::AFTER_PLACE),
            "firm" => put(word, Ends::FIRM),
            "verb-end" => put(word, Ends::VERB),
            _ => {}
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn last_letters() {
        assert!(Ends::of("대변인").has(Ends::TITLE) && Ends::of("CEO").has(Ends::TITLE));
        assert!(Ends::of("나루은행").has(Ends::ORGANIZATION) && Ends::of("나래공항").has(Ends::PLACE));
        assert!(Ends::of("미국인").has(Ends::AFTER_PLACE) && Ends::of("장관은").has(Ends::TAIL));
        assert!(!Ends::of("쀍").has(Ends::ANY) && !Ends::of("").has(Ends::ANY));
        assert!(Ends::of("李").has(Ends::TITLE), "what the table does not know may be anything");
    }
}
