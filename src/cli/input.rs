//! Articles and word lists from files and standard input.

use std::fs;
use std::io::{self, IsTerminal, Read};
use std::path::Path;
use std::sync::Arc;

use ttaom::analysis::EntityType;
use ttaom::{Model, ModelError, UserWord};

use super::Failure;
use super::lang::Lang;

/// The text of `file`, or of standard input where there is none or it is `-`. Nothing is stripped from it.
pub fn article(file: Option<&Path>, lang: Lang) -> Result<String, Failure> {
    match file.filter(|f| *f != Path::new("-")) {
        Some(path) => read(path, lang),
        None => {
            if io::stdin().is_terminal() {
                eprintln!("{}", lang.paste_here());
            }
            let mut bytes = Vec::new();
            let name = lang.standard_input();
            io::stdin().lock().read_to_end(&mut bytes).map_err(|e| Failure::input(format!("{name}: {e}")))?;
            utf8(bytes, name, lang)
        }
    }
}

fn read(path: &Path, lang: Lang) -> Result<String, Failure> {
    let name = path.display().to_string();
    let bytes = fs::read(path).map_err(|e| Failure::input(lang.cannot_read(&name, &e)))?;
    utf8(bytes, &name, lang)
}

fn utf8(bytes: Vec<u8>, name: &str, lang: Lang) -> Result<String, Failure> {
    String::from_utf8(bytes).map_err(|e| Failure::input(lang.not_utf8(name, e.utf8_error().valid_up_to())))
}

/// The user's own words: `text<TAB>type` a line; blank lines and lines that begin with `#` say nothing, and a first
/// line `text<TAB>type` is a header.
pub fn words(path: &Path, lang: Lang) -> Result<Vec<UserWord>, Failure> {
    let text = read(path, lang)?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(&text);
    let mut found = Vec::new();
    for (number, line) in text.lines().enumerate() {
        if line.trim().is_empty() || line.starts_with('#') || (found.is_empty() && line == "text\ttype") {
            continue;
        }
        let bad = |why: String| Failure::input(format!("{}:{}: {why}", path.display(), number + 1));
        let (word, kind) = line.split_once('\t').ok_or_else(|| bad(lang.no_tab()))?;
        let (word, kind) = (word.trim(), kind.trim());
        if word.is_empty() {
            return Err(bad(lang.no_word()));
        }
        let kind = EntityType::ALL.iter().find(|t| t.name() == kind).ok_or_else(|| {
            let names: Vec<&str> = EntityType::ALL.iter().map(|t| t.name()).collect();
            bad(lang.not_a_type(kind, &names))
        })?;
        found.push(UserWord { text: word.to_owned(), kind: *kind });
    }
    Ok(found)
}

/// The model of a file.
pub fn model(path: &Path, lang: Lang) -> Result<Arc<Model>, Failure> {
    let name = path.display().to_string();
    let bytes = fs::read(path).map_err(|e| Failure::input(lang.cannot_read(&name, &e)))?;
    let bad = |e: ModelError| Failure::input(lang.bad_model(&name, e));
    Model::from_bytes(bytes).map(Arc::new).map_err(bad)
}
