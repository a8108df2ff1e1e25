//! The dictionary of proper nouns that the model is told of.

use std::io::Read as _;
use std::path::Path;

use crate::lexicon;
use crate::ner::model::lists::Dictionary;

/// Reads a dictionary (`form<TAB>class`, 0 person, 1 place, 2 other; plain or .xz); empty where there is none. Words of two to
/// `longest` characters are taken.
pub fn read(path: Option<&Path>, longest: usize) -> Result<Dictionary, String> {
    let mut out = Dictionary::default();
    let Some(path) = path else { return Ok(out) };
    for (form, class) in plain(path)?.lines().filter_map(|line| line.split_once('\t')) {
        let class = class.trim();
        if let Some(turned) = turned(form).filter(|_| class == "0") {
            out.names.insert(turned);
            continue;
        }
        let [persons, places, proper] = &mut out.words;
        let word: Vec<char> = form.chars().collect();
        if (2..=longest).contains(&word.len()) {
            match class {
                "0" => persons,
                "1" => places,
                _ => proper,
            }
            .insert(word);
        }
    }
    Ok(out)
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
