//! What every word list of `seeds/` must be: UTF-8 in NFC, one `#` comment or more, a row that names the columns, rows
//! of as many fields, sorted by the first in byte order, no key twice, nothing that cannot be seen. And for each list
//! of `seeds/lexicon` a row in SOURCES.tsv, for each row a list.

#![allow(clippy::unwrap_used, clippy::panic)]

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use unicode_normalization::is_nfc;

fn seeds() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds")
}

/// All lists, by name.
fn lists() -> Vec<PathBuf> {
    let mut files: Vec<PathBuf> = [seeds(), seeds().join("lexicon")]
        .iter()
        .flat_map(|folder| std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()))
        .filter(|path| path.extension().is_some_and(|e| e == "tsv"))
        .collect();
    files.sort();
    files
}

/// What is wrong with a list, a line each.
fn faults(bytes: &[u8]) -> Vec<String> {
    let Ok(text) = std::str::from_utf8(bytes) else { return vec!["is not UTF-8".into()] };
    let mut faults = Vec::new();
    if !text.ends_with('\n') {
        faults.push("does not end in a line feed".into());
    }
    if !text.starts_with('#') {
        faults.push("does not say in a # line what it lists".into());
    }
    let mut columns = None;
    let mut before = "";
    for (i, line) in text.lines().enumerate() {
        let mut fault = |what: &str| faults.push(format!("line {}: {what}: {line:?}", i + 1));
        if line.is_empty() {
            fault("is empty");
            continue;
        }
        if !is_nfc(line) {
            fault("is not in NFC");
        }
        if line.chars().any(|c| c != '\t' && (c.is_control() || unseen(c))) {
            fault("holds a character that cannot be seen");
        }
        if line.ends_with(char::is_whitespace) {
            fault("ends in a space");
        }
        if line.starts_with('#') {
            if columns.is_some() {
                fault("is a comment among the rows");
            }
            continue;
        }
        let fields: Vec<&str> = line.split('\t').collect();
        if fields.iter().any(|f| f.is_empty() || f.trim() != *f) {
            fault("has a field that is empty or has spaces around it");
        }
        let Some(columns) = columns else {
            columns = Some(fields.len());
            continue;
        };
        if fields.len() != columns {
            fault(&format!("has {} fields, the first row {columns}", fields.len()));
        }
        let key = fields.first().copied().unwrap_or("");
        if key == before {
            fault("has the key of the row before");
        } else if key < before {
            fault("stands behind a greater key");
        }
        before = key;
    }
    if columns.is_none() {
        faults.push("has no row that names the columns".into());
    }
    faults
}

/// Zero-width and direction characters, a byte order mark, no-break and other odd spaces. U+FE0F may stand: it makes an
/// emoji of the sign before it, and pages hold both.
fn unseen(c: char) -> bool {
    matches!(c, '\u{a0}' | '\u{ad}' | '\u{2000}'..='\u{200f}' | '\u{2028}'..='\u{202f}' | '\u{205f}'..='\u{206f}')
        || matches!(c, '\u{3000}' | '\u{3164}' | '\u{feff}' | '\u{fe00}'..='\u{fe0e}' | '\u{e0100}'..='\u{e01ef}')
}

#[test]
fn lists_are_well_formed() {
    let lists = lists();
    assert!(lists.len() > 20, "only {} lists found", lists.len());
    let mut report = String::new();
    for path in lists {
        let name = path.strip_prefix(seeds()).unwrap().display();
        let faults = faults(&std::fs::read(&path).unwrap());
        faults.iter().take(5).for_each(|fault| report += &format!("{name}: {fault}\n"));
        if faults.len() > 5 {
            report += &format!("{name}: and {} more\n", faults.len() - 5);
        }
    }
    assert!(report.is_empty(), "\n{report}");
}

#[test]
fn faults_are_seen() {
    let good = "# Words.\nform\tclass\n가\tx\n나\ty\n";
    assert_eq!(faults(good.as_bytes()), Vec::<String>::new());
    let bad = [
        (&b"\xff"[..], "is not UTF-8"),
        ("# Words.\nform\n가".as_bytes(), "line feed"),
        ("form\n가\n".as_bytes(), "# line"),
        (b"# Words.\n", "names the columns"),
        ("# Words.\nform\n\n가\n".as_bytes(), "is empty"),
        ("# Words.\nform\n\u{1100}\u{1161}\n".as_bytes(), "NFC"),
        ("# Words.\nform\n가\u{200b}\n".as_bytes(), "cannot be seen"),
        ("# Words.\nform\n가 \n".as_bytes(), "ends in a space"),
        ("# Words.\nform\n가\n# more\n나\n".as_bytes(), "a comment among"),
        ("# Words.\nform\tclass\n가\t\tx\n".as_bytes(), "empty or has spaces"),
        ("# Words.\nform\tclass\n가\n".as_bytes(), "has 1 fields"),
        ("# Words.\nform\n가\n가\n".as_bytes(), "the row before"),
        ("# Words.\nform\n나\n가\n".as_bytes(), "greater key"),
    ];
    for (list, what) in bad {
        let found = faults(list);
        assert!(found.iter().any(|f| f.contains(what)), "{what}: {found:?}");
    }
}

#[test]
fn sources_name_every_list() {
    let sources = std::fs::read_to_string(seeds().join("lexicon/SOURCES.tsv")).unwrap();
    let mut rows = sources.lines().filter(|line| !line.starts_with('#'));
    assert_eq!(rows.next(), Some("file\twhat\tsource\tlicence\tdate"));
    let mut named = BTreeSet::new();
    for row in rows {
        let fields: Vec<&str> = row.split('\t').collect();
        named.insert(fields.first().copied().unwrap_or("").to_owned());
        let date: Vec<Option<u32>> =
            fields.get(4).copied().unwrap_or("").split('-').map(|part| part.parse().ok()).collect();
        assert!(
            matches!(date.as_slice(), [Some(2000..), Some(1..=12), Some(1..=31)]),
            "{row:?} has no date such as 2026-11-22"
        );
    }
    let there: BTreeSet<String> = std::fs::read_dir(seeds().join("lexicon"))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter(|name| name != "SOURCES.tsv")
        .collect();
    assert_eq!(named, there, "SOURCES.tsv (left) and the files of seeds/lexicon (right) differ");
}

#[test]
fn lists_are_declared() {
    let code = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("src/lexicon/mod.rs")).unwrap();
    let build = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("build.rs")).unwrap();
    for path in lists().iter().filter(|path| path.parent().unwrap().ends_with("lexicon")) {
        let name = path.file_name().unwrap().to_str().unwrap();
        // A set is named by its file without the ending, in build.rs as well.
        let stem = name.strip_suffix(".tsv").unwrap();
        let set = build.contains(&format!("\"{stem}\"")) && code.contains(&format!("= \"{stem}\";"));
        let read = set || code.contains(&format!("= \"{name}\";"));
        assert!(name == "SOURCES.tsv" || read, "nothing in src reads {name}");
    }
}
