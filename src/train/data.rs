//! Sentences with names: JSON lines (`text`, `entities` in code points, `source`) and the TSV files that KLUE and KONEC
//! publish (`## id<TAB>sentence`, then a line for each character with its BIO label).

use std::collections::{HashMap, HashSet};
use std::path::Path;

use serde_json::Value;

use crate::analysis::EntityType;
use crate::ner::model::labels::Kind;

/// A name in a sentence: characters `start..end`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Name {
    /// The first character.
    pub start: usize,
    /// Past the last.
    pub end: usize,
    /// The number of its kind.
    pub kind: usize,
}

/// A sentence and its names.
#[derive(Debug, Clone)]
pub struct Sentence {
    /// Its name in the data.
    pub id: String,
    /// Where it comes from: `wikitree` is news.
    pub source: String,
    /// Its characters.
    pub chars: Vec<char>,
    /// Its names, by start, without overlap.
    pub names: Vec<Name>,
    /// What rules say of it.
    pub hints: Vec<crate::ner::model::features::Hint>,
    /// How much it counts.
    pub weight: f32,
}

/// Which names are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Convention {
    /// The fine types of KONEC, mapped to our kinds.
    Konec,
    /// KLUE's own six types.
    Klue,
}

/// Whether a fine type is something that a news reader would call a product: a work, a service, a project, a thing with
/// a name of its own, not a kind of thing.
fn is_product(fine: &str) -> bool {
    matches!(fine.split('_').next(), Some("AFA" | "AFW"))
        || matches!(fine, "TMI_SW" | "TMI_SITE" | "TMI_SERVICE" | "TMI_PROJECT" | "TMI_MODEL")
}

/// Our kind for a label of either convention; `None` for what ttaom does not name.
pub fn kind_of(label: &str) -> Option<Kind> {
    Some(Kind::Entity(match label.split('_').next()? {
        "PS" => EntityType::Person,
        "LC" | "LCP" | "LCG" => EntityType::Location,
        "OG" | "OGG" => EntityType::Organization,
        "DT" => EntityType::Date,
        "TI" => EntityType::Time,
        "QT" => EntityType::Quantity,
        "EV" => EntityType::Event,
        _ if is_product(label) => EntityType::Product,
        "CV" if matches!(label, "CV_POSITION" | "CV_OCCUPATION") => return Some(Kind::Post),
        _ => return None,
    }))
}

/// Reads one file; what is wrong is said with its line.
pub fn read(path: &Path, convention: Convention, kinds: usize) -> Result<Vec<Sentence>, String> {
    let say = |e: std::io::Error| format!("{}: {e}", path.display());
    let text = std::fs::read_to_string(path).map_err(say)?;
    let tsv = path.extension().is_some_and(|e| e == "tsv");
    let read = if tsv { from_tsv(&text, kinds) } else { from_jsonl(&text, convention, kinds) };
    read.map_err(|e| format!("{}: {e}", path.display()))
}

fn from_jsonl(text: &str, convention: Convention, kinds: usize) -> Result<Vec<Sentence>, String> {
    let field = match convention {
        Convention::Konec => "entities",
        Convention::Klue => "klue",
    };
    let mut out = Vec::new();
    for (number, line) in (1..).zip(text.lines()).filter(|(_, l)| !l.trim().is_empty()) {
        let bad = |what: &str| format!("line {number}: {what}");
        let row: Value = serde_json::from_str(line).map_err(|e| bad(&e.to_string()))?;
        let id = row["id"].as_str().ok_or_else(|| bad("no \"id\""))?.to_owned();
        let chars: Vec<char> = row["text"].as_str().unwrap_or("").chars().collect();
        let mut names = Vec::new();
        for name in row[field].as_array().ok_or_else(|| bad(&format!("no \"{field}\"")))? {
            let (Some(start), Some(end), Some(label)) = (name[0].as_u64(), name[1].as_u64(), name[2].as_str()) else {
                return Err(bad("a name is not [start, end, label]"));
            };
            let (start, end) = (start as usize, end as usize);
            // Rows of labels alone have no text; `join` brings it.
            if start >= end || !chars.is_empty() && end > chars.len() {
                return Err(bad("a name lies outside of the sentence"));
            }
            names.extend(numbered(label, kinds).map(|kind| Name { start, end, kind }));
        }
        let source = row["source"].as_str().unwrap_or("").to_owned();
        out.push(Sentence { id, source, chars, names: apart(names), hints: Vec::new(), weight: 1.0 });
    }
    Ok(out)
}

fn from_tsv(text: &str, kinds: usize) -> Result<Vec<Sentence>, String> {
    let mut out: Vec<Sentence> = Vec::new();
    for (number, line) in (1..).zip(text.lines()) {
        let line = line.strip_suffix('\r').unwrap_or(line);
        if let Some(head) = line.strip_prefix("## ") {
            let (id, _) = head.split_once('\t').unwrap_or((head, ""));
            let source = if id.ends_with("wikitree") { "wikitree" } else { "nsmc" };
            let (id, source) = (id.to_owned(), source.to_owned());
            out.push(Sentence { id, source, chars: Vec::new(), names: Vec::new(), hints: Vec::new(), weight: 1.0 });
            continue;
        }
        if line.is_empty() || line.starts_with("##") {
            continue;
        }
        let bad = || format!("line {number}: not a character, a tab and a label");
        let (shown, label) = line.rsplit_once('\t').ok_or_else(bad)?;
        let c = shown.chars().next().ok_or_else(bad)?;
        let sentence = out.last_mut().ok_or_else(bad)?;
        let at = sentence.chars.len();
        sentence.chars.push(c);
        let (place, fine) = label.split_once('-').unwrap_or((label, ""));
        let Some(kind) = numbered(fine, kinds) else { continue };
        match sentence.names.last_mut() {
            Some(last) if place == "I" && last.end == at && last.kind == kind => last.end = at + 1,
            _ if place == "O" => {}
            _ => sentence.names.push(Name { start: at, end: at + 1, kind }),
        }
    }
    Ok(out)
}

fn numbered(label: &str, kinds: usize) -> Option<usize> {
    kind_of(label)?.number().filter(|&n| n < kinds)
}

/// `names` by start, the longer of two that overlap.
fn apart(mut names: Vec<Name>) -> Vec<Name> {
    names.sort_by_key(|n| (n.start, std::cmp::Reverse(n.end)));
    let mut end = 0;
    names.retain(|n| {
        let free = n.start >= end;
        end = if free { n.end } else { end };
        free
    });
    names
}

/// The sentences of `base` with the names of `labels`, by id.
pub fn join(base: Vec<Sentence>, labels: Vec<Sentence>) -> Vec<Sentence> {
    let mut names: HashMap<String, Vec<Name>> = labels.into_iter().map(|s| (s.id, s.names)).collect();
    let joined = base.into_iter().filter_map(|s| Some(Sentence { names: names.remove(&s.id)?, ..s }));
    joined.filter(|s| s.names.iter().all(|n| n.end <= s.chars.len())).collect()
}

/// Keeps the sentences whose ids stand in the file, one a line.
pub fn only(sentences: &mut Vec<Sentence>, ids: &Path) -> Result<(), String> {
    let text = std::fs::read_to_string(ids).map_err(|e| format!("{}: {e}", ids.display()))?;
    let ids: HashSet<&str> = text.lines().map(str::trim).collect();
    sentences.retain(|s| ids.contains(s.id.as_str()));
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_formats_say_the_same() {
        let json = r#"{"id":"a_wikitree","text":"김보람 왔다","source":"wikitree","entities":[[0,3,"PS_NAME"],[1,2,"LC_OTHERS"]]}"#;
        let tsv = "## a_wikitree\t김보람 왔다\n김\tB-PS_NAME\n보\tI-PS_NAME\n람\tI-PS_NAME\n \tO\n왔\tO\n다\tO\n\n";
        let (a, b) = (from_jsonl(json, Convention::Konec, 9).unwrap(), from_tsv(tsv, 9).unwrap());
        assert_eq!((&a[0].chars, &a[0].names), (&b[0].chars, &b[0].names));
        assert_eq!(a[0].names, [Name { start: 0, end: 3, kind: 0 }]);
        assert!(from_jsonl("{}", Convention::Konec, 9).unwrap_err().starts_with("line 1"));
        assert!(from_jsonl(r#"{"id":"a","text":"가","entities":[[0,2,"PS_NAME"]]}"#, Convention::Konec, 9).is_err());
    }
}
