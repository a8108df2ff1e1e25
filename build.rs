//! Packs the largest word lists of `seeds/lexicon`, those that are only asked whether they hold a word, into trees that the
//! program reads where they lie (`src/lexicon/set.rs`): one file each in the folder that Cargo gives.

use std::path::Path;
use std::{env, fs, io};

#[path = "src/lexicon/grow.rs"]
mod grow;

/// The lists, by file; `src/lexicon/mod.rs` names the same.
const SETS: [&str; 6] =
    ["adjectives", "verb-stems", "nouns-like-names", "frequent-nouns", "nouns-like-foreign", "not-organizations"];

fn main() -> io::Result<()> {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=src/lexicon/grow.rs");
    let out = env::var_os("OUT_DIR").ok_or_else(|| io::Error::other("Cargo names no folder"))?;
    for name in SETS {
        let file = format!("seeds/lexicon/{name}.tsv");
        println!("cargo::rerun-if-changed={file}");
        let text = fs::read_to_string(&file)?;
        // Comments, then one line with the names of the columns, as in every list.
        let rows = text.lines().skip_while(|line| line.starts_with('#')).skip(1);
        let words: Vec<Vec<char>> = rows.map(|row| row.chars().collect()).collect();
        fs::write(Path::new(&out).join(name), grow::set(&words))?;
    }
    Ok(())
}
