//! The words that the model is told of: a dictionary's proper nouns and our own lists.

use std::collections::BTreeMap;
use std::io::Read as _;
use std::path::Path;

use crate::lexicon;
use crate::ner::model::trie::{self, Class};

/// The bytes of the two tries of a dictionary (`form<TAB>class`, 0 person, 1 place, 2 other; plain or .xz) and our lists. Of
/// the dictionary, words of at most `longest` characters are taken.
pub fn build(dictionary: Option<&Path>, longest: usize) -> Result<[Vec<u8>; 2], String> {
    let mut names: BTreeMap<Vec<char>, u16> = BTreeMap::new();
    let mut words: BTreeMap<Vec<char>, u16> = BTreeMap::new();
    let mut add = |word: &str, class: Class, least: usize, most: usize| {
        let word: Vec<char> = word.chars().collect();
        if (least..=most).contains(&word.len()) {
            *words.entry(word).or_insert(0) |= class.bit();
        }
    };
    if let Some(path) = dictionary {
        let text = plain(path)?;
        let rows: Vec<(&str, &str)> = text.lines().filter_map(|line| line.split_once('\t')).collect();
        for (surname, _) in lexicon::surnames().iter() {
            add(surname, Class::Surname, 1, 1);
        }
        for (form, class) in rows {
            if let Some(turned) = turned(form).filter(|_| class.trim() == "0") {
                names.insert(turned, Class::Person.bit());
                continue;
            }
            let class = match class.trim() {
                "0" => Class::Person,
                "1" => Class::Place,
                _ => Class::Proper,
            };
            add(form, class, 2, longest);
        }
    }
    let lists = [
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
    ];
    for (list, class) in lists {
        for (word, _) in list.iter() {
            add(word, class, 1, 12);
        }
    }
    Ok([trie::build(&words), trie::build(&names)])
}

/// A full name of three syllables that begins with a surname, with the surname last.
fn turned(form: &str) -> Option<Vec<char>> {
    let letters: Vec<char> = form.chars().collect();
    let &[family, first, second] = letters.as_slice() else { return None };
    lexicon::surnames().has(&family.to_string()).then(|| vec![first, second, family])
}

fn plain(path: &Path) -> Result<String, String> {
    let say = |e: &dyn std::fmt::Display| format!("{}: {e}", path.display());
    let bytes = std::fs::read(path).map_err(|e| say(&e))?;
    if path.extension().is_some_and(|e| e == "xz") {
        let mut out = Vec::new();
        lzma_rs::xz_decompress(&mut bytes.as_slice(), &mut out).map_err(|e| say(&format!("{e:?}")))?;
        return String::from_utf8(out).map_err(|e| say(&e));
    }
    let mut text = String::new();
    bytes.as_slice().read_to_string(&mut text).map_err(|e| say(&e))?;
    Ok(text)
}
