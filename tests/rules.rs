//! Every rule that can be given as evidence has words in `seeds/rules.tsv`, which `--explain` and the page show, and
//! stands in `docs/rules.md`. `TTAOM_WRITE=1 cargo test --test rules` writes that page anew.

#![allow(clippy::unwrap_used, clippy::panic)]

use std::collections::BTreeMap;
use std::fmt::Write;
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
            let code = source.split("#[cfg(test)]").next().unwrap_or("");
            let literals = code.split('"').filter(|l| is_rule(l));
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

/// The rooms that rules come from, with what the page calls them.
const ROOMS: [(char, &str); 4] = [
    ('t', "글 · Text (`src/text`)"),
    ('n', "이름 · Names (`src/ner`)"),
    ('l', "누가 누구인가 · Linking (`src/linking`)"),
    ('q', "인용 · Quotations (`src/quotes`)"),
];

#[test]
fn the_page_lists_every_rule() {
    let path = root().join("docs/rules.md");
    let page = page();
    if std::env::var_os("TTAOM_WRITE").is_some() {
        std::fs::write(&path, &page).unwrap();
    }
    let there = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(there == page, "docs/rules.md is old; write it anew: TTAOM_WRITE=1 cargo test --test rules");
}

fn page() -> String {
    let table = table();
    let mut found = Vec::new();
    rules(&root().join("src"), &mut found);
    let mut ids: Vec<String> = found.into_iter().map(|(rule, _)| rule).collect();
    ids.sort();
    ids.dedup();
    let mut page = String::from(
        "# 규칙 · Rules\n\n\
         <!-- Written by `TTAOM_WRITE=1 cargo test --test rules` from src and seeds/rules.tsv. -->\n\n\
         결과의 `evidence`와 `notSpeech`의 `reason`에 나오는 규칙 이름입니다. `q.term.*`은 따옴표 안에 있지만 발언이 아닌 말입니다.\n\n\
         The names of rules in `evidence` and in the `reason` of `notSpeech`. `q.term.*` are words in marks that are not speech.\n",
    );
    for (room, title) in ROOMS {
        let mut rows = ids.iter().filter(|id| id.starts_with(room)).peekable();
        if rows.peek().is_none() {
            continue;
        }
        let _ = write!(page, "\n## {title}\n\n| rule | 한국어 | English |\n|---|---|---|\n");
        for id in rows {
            let words = ancestors(id).find_map(|id| table.get(id));
            let (ko, en) = words.unwrap_or_else(|| panic!("seeds/rules.tsv has no words for {id}"));
            let _ = writeln!(page, "| `{id}` | {ko} | {en} |");
        }
    }
    page
}

/// The id itself, then its phenomenon; never the room alone.
fn ancestors(id: &str) -> impl Iterator<Item = &str> {
    std::iter::successors(Some(id), |id| Some(id.rsplit_once('.')?.0)).filter(|id| id.contains('.'))
}
