//! Every rule that can be given as evidence has words in `seeds/rules.tsv`, which `--explain` and the page show.

#![allow(clippy::unwrap_used, clippy::panic)]

use std::collections::BTreeMap;
use std::path::Path;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn table() -> BTreeMap<String, (String, String)> {
    let source = std::fs::read_to_string(root().join("seeds/rules.tsv")).unwrap();
    let rows: Vec<Vec<&str>> =
        source.lines().filter(|l| !l.starts_with('#')).map(|l| l.split('\t').collect()).collect();
    assert_eq!(rows.first().unwrap(), &["rule", "ko", "en"]);
    let rows = &rows[1..];
    assert!(rows.is_sorted_by_key(|row| row[0]), "rows are sorted by rule");
    for row in rows {
        assert!(row.len() == 3 && row.iter().all(|field| !field.trim().is_empty()), "{row:?}");
    }
    let table: BTreeMap<_, _> = rows.iter().map(|r| (r[0].to_owned(), (r[1].to_owned(), r[2].to_owned()))).collect();
    assert_eq!(table.len(), rows.len(), "no rule stands twice");
    table
}

/// The rule ids that stand in the sources, as string literals: a room's letter, a phenomenon, a case.
fn rules(folder: &Path, found: &mut Vec<(String, String)>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            rules(&path, found);
        } else if path.extension().is_some_and(|e| e == "rs") {
            let source = std::fs::read_to_string(&path).unwrap();
            let literals = source.split('"').filter(|l| is_rule(l));
            found.extend(literals.map(|l| (l.to_owned(), path.display().to_string())));
        }
    }
}

fn is_rule(literal: &str) -> bool {
    let parts: Vec<&str> = literal.split('.').collect();
    let plain = |part: &&str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_lowercase() || b == b'-');
    parts.len() >= 2 && matches!(parts[0], "t" | "n" | "l" | "q") && parts.iter().all(plain)
}

#[test]
fn every_rule_has_words() {
    let table = table();
    let mut found = Vec::new();
    rules(&root().join("src"), &mut found);
    assert!(found.len() > 20, "the sources name rules");
    // The words of the phenomenon will do; those of the room alone say nothing.
    let told = |rule: &str| {
        let mut id = rule;
        while id.contains('.') {
            if table.contains_key(id) {
                return true;
            }
            id = id.rsplit_once('.').map_or("", |(head, _)| head);
        }
        false
    };
    let silent: Vec<_> = found.iter().filter(|(rule, _)| !told(rule)).collect();
    assert!(silent.is_empty(), "give these words in seeds/rules.tsv: {silent:?}");
}
