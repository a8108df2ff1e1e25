//! NOTICE names everything that ships and is not ours: the crates inside the WASM file and the command line, the word
//! lists with a licence of their own.

#![allow(clippy::unwrap_used, clippy::panic)]

use std::collections::BTreeSet;
use std::path::Path;
use std::process::Command;

fn notice() -> String {
    std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("NOTICE")).unwrap()
}

/// The crates that `ttaom` is linked with on `platform`: normal dependencies, procedural macros left out.
fn linked(platform: &str, features: &[&str]) -> BTreeSet<String> {
    let output = Command::new(env!("CARGO"))
        .args([
            "tree",
            "--locked",
            "--edges=normal,no-proc-macro",
            "--prefix=none",
            "--format={p}",
            "--target",
            platform,
        ])
        .args(features)
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let tree = String::from_utf8(output.stdout).unwrap();
    let names = tree.lines().filter_map(|line| line.split(' ').next());
    names.filter(|name| *name != "ttaom").map(str::to_owned).collect()
}

#[test]
fn crates() {
    let notice = notice();
    let named: BTreeSet<&str> =
        notice.lines().filter_map(|l| l.strip_prefix("  ")?.split_whitespace().next()).collect();
    let mut linked_anywhere = linked("wasm32-unknown-unknown", &[]);
    assert!(linked_anywhere.contains("wasm-bindgen"), "{linked_anywhere:?}");
    linked_anywhere.extend(linked("x86_64-unknown-linux-gnu", &["--features=cli"]));
    let missing: Vec<&String> = linked_anywhere.iter().filter(|name| !named.contains(name.as_str())).collect();
    assert!(missing.is_empty(), "NOTICE does not name {missing:?}");
}

#[test]
fn lists() {
    let notice = notice();
    let sources = include_str!("../seeds/lexicon/SOURCES.tsv");
    let mut others = 0;
    for row in sources.lines().filter(|line| !line.starts_with('#')).skip(1) {
        let fields: Vec<&str> = row.split('\t').collect();
        if fields[3] != "MIT OR Apache-2.0" {
            assert!(notice.contains(fields[0]), "NOTICE does not name {}, which is under {}", fields[0], fields[3]);
            others += 1;
        }
    }
    assert!(others > 0);
}
