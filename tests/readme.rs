//! The two READMEs say the same and say what is so: they mirror each other, their commands print what stands below them,
//! their table of phenomena is what `tests/cases` says, every file that the documentation links to is there.
//! (Their Rust examples are doctests, their JavaScript is run by `tests/node/readme.test.mjs`.)
//!
//! `TTAOM_WRITE=1 cargo test --features cli --test readme` writes the table and the output of the commands anew.

#![allow(clippy::unwrap_used, clippy::panic)]

use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::process::Command;

const READMES: [&str; 2] = ["README.md", "README.ko.md"];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn read(name: &str) -> String {
    std::fs::read_to_string(root().join(name)).unwrap_or_else(|e| panic!("{name}: {e}"))
}

/// Compares with the file, or writes it where `TTAOM_WRITE` asks for that.
fn must_be(name: &str, wanted: &str) {
    if std::env::var_os("TTAOM_WRITE").is_some() {
        std::fs::write(root().join(name), wanted).unwrap();
    }
    let there = read(name);
    let differs = there.lines().zip(wanted.lines()).find(|(a, b)| a != b);
    assert!(
        there == wanted,
        "{name} is old, first here: {differs:?}\nTTAOM_WRITE=1 cargo test --features cli --test readme"
    );
}

/// The headings by level and the code blocks by language, in order: what a translation must have in common.
fn outline(text: &str) -> Vec<String> {
    let mut outline = Vec::new();
    let mut open = false;
    for line in text.lines() {
        if let Some(language) = line.strip_prefix("```") {
            open = !open;
            if open {
                outline.push(format!("code {language}"));
            }
        } else if !open && line.starts_with('#') {
            outline.push("#".repeat(line.chars().take_while(|&c| c == '#').count()));
        } else if !open && (line.starts_with("- ") || line.starts_with('|') || line.starts_with('!')) {
            outline.push(line.chars().take(1).collect());
        }
    }
    outline
}

#[test]
fn the_languages_mirror_each_other() {
    let [english, korean] = READMES.map(read);
    assert!(english.starts_with("**English** · [한국어](README.ko.md)\n"));
    assert!(korean.starts_with("[English](README.md) · **한국어**\n"));
    let (english, korean) = (outline(&english), outline(&korean));
    assert!(english.len() > 40);
    assert_eq!(english, korean);
}

/// `name` with every command of its `console` blocks run and what it prints put below it.
fn with_output(name: &str) -> String {
    let folder = Path::new(env!("CARGO_BIN_EXE_ttaom")).parent().unwrap();
    let path = format!("{}:{}", folder.display(), std::env::var("PATH").unwrap());
    let mut out = String::new();
    let mut console = false;
    let mut commands = 0;
    for line in read(name).lines() {
        let fence = line.starts_with("```");
        if fence {
            console = line == "```console";
        }
        if !console || fence {
            out.push_str(line);
            out.push('\n');
        } else if let Some(command) = line.strip_prefix("$ ") {
            let run = Command::new("sh").args(["-c", command]).current_dir(root()).env("PATH", &path).output().unwrap();
            assert!(run.status.success() && run.stderr.is_empty(), "{command}: {run:?}");
            let _ = write!(out, "{line}\n{}", String::from_utf8(run.stdout).unwrap());
            commands += 1;
        }
    }
    assert!(commands >= 2, "{name} has {commands} commands");
    out
}

/// A row of `tests/cases`: how many cases it has and how many of them pass.
struct Row {
    number: String,
    title: String,
    cases: usize,
    passed: usize,
}

fn rows() -> Vec<Row> {
    let folder = root().join("tests/cases");
    let known = read("tests/cases/xfail.tsv");
    let mut files: Vec<PathBuf> = std::fs::read_dir(folder).unwrap().map(|e| e.unwrap().path()).collect();
    files.retain(|path| path.extension().is_some_and(|e| e == "toml"));
    files.sort();
    let row = |path: &PathBuf| {
        let slug = path.file_stem().unwrap().to_str().unwrap();
        let source = std::fs::read_to_string(path).unwrap();
        let title = source.lines().find_map(|line| line.strip_prefix("title = \"")?.strip_suffix('"')).unwrap();
        let cases = source.lines().filter(|line| *line == "[[case]]").count();
        let failing = known.lines().filter(|line| line.split('\t').next() == Some(slug)).count();
        let number = slug.split('-').next().unwrap().to_owned();
        Row { number, title: title.to_owned(), cases, passed: cases - failing }
    };
    files.iter().map(row).collect()
}

/// The table of phenomena in one language.
fn table(korean: bool) -> String {
    let rows = rows();
    assert_eq!(rows.len(), 63);
    let whole = rows.iter().filter(|row| row.passed == row.cases).count();
    let (passed, cases): (usize, usize) =
        (rows.iter().map(|row| row.passed).sum(), rows.iter().map(|row| row.cases).sum());
    let titles = read("tests/cases/titles.ko.tsv");
    let titles: Vec<(&str, &str)> = titles.lines().filter_map(|line| line.split_once('\t')).collect();
    let mut out = String::new();
    let _ = if korean {
        write!(
            out,
            "기사 속 인용에서 나타나는 현상 63가지를 지어낸 문장 {cases}개로 검사합니다(`cargo test --test cases`). 한 문장은 인용, 화자,\n\
             동사와 적어 둔 나머지가 모두 맞아야 통과합니다. 지금 **{passed}개**가 통과하고, **{whole}가지** 현상은 모든 문장이\n\
             통과합니다. 나머지는 [tests/cases/xfail.tsv](tests/cases/xfail.tsv)에 무엇이 틀리는지 적혀 있습니다.\n\n\
             <details><summary>현상 63가지</summary>\n\n\
             | | 현상 | 통과 |\n|---|---|---|\n"
        )
    } else {
        write!(
            out,
            "63 phenomena of quotations in Korean news are checked with {cases} invented sentences (`cargo test --test cases`).\n\
             A sentence passes where quotations, speakers, verbs and all else that is written down of it are right. Today\n\
             **{passed}** pass, and of **{whole}** phenomena every sentence does;\n\
             [tests/cases/xfail.tsv](tests/cases/xfail.tsv) says what is wrong with each of the others.\n\n\
             <details><summary>The 63 phenomena</summary>\n\n\
             | | phenomenon | pass |\n|---|---|---|\n"
        )
    };
    for row in &rows {
        let ko = titles.iter().find(|(number, _)| *number == row.number).unwrap_or_else(|| {
            panic!("tests/cases/titles.ko.tsv has no Korean title for row {}, {:?}", row.number, row.title)
        });
        let title = if korean { ko.1 } else { &row.title };
        let mark = if row.passed == row.cases { " ✓" } else { "" };
        let title = title.replace('|', "\\|").replace('<', "&lt;");
        let _ = writeln!(out, "| {} | {title} | {}/{}{mark} |", row.number, row.passed, row.cases);
    }
    out.push_str("\n</details>\n");
    out
}

/// `text` with what stands between `<!-- name -->` and `<!-- /… -->` replaced.
fn between(text: &str, name: &str, inner: &str) -> String {
    let open = format!("<!-- {name} -->\n");
    let close = format!("<!-- /{} -->", name.split(' ').next().unwrap());
    let (before, rest) = text.split_once(&open).unwrap_or_else(|| panic!("no {open}"));
    let (_, after) = rest.split_once(&close).unwrap_or_else(|| panic!("no {close}"));
    format!("{before}{open}{inner}{close}{after}")
}

#[test]
fn commands_and_table_are_fresh() {
    for (name, language) in READMES.into_iter().zip(["en", "ko"]) {
        let text = between(&with_output(name), &format!("cases {language}"), &table(language == "ko"));
        must_be(name, &text);
    }
}

#[test]
fn links_lead_somewhere() {
    let mut pages: Vec<String> = [
        "ARCHITECTURE.md",
        "CHANGELOG.md",
        "CONTRIBUTING.md",
        "PRIVACY.md",
        "README.ko.md",
        "README.md",
        "SECURITY.md",
    ]
    .map(str::to_owned)
    .to_vec();
    for entry in std::fs::read_dir(root().join("docs")).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        if name.ends_with(".md") {
            pages.push(format!("docs/{name}"));
        }
    }
    let mut links = 0;
    for page in pages {
        let text = read(&page);
        for target in text.split("](").skip(1).filter_map(|rest| rest.split(')').next()) {
            let (file, anchor) = target.split_once('#').unwrap_or((target, ""));
            if file.starts_with("https:") || target.contains(char::is_whitespace) {
                continue;
            }
            let path = root().join(&page).parent().unwrap().join(file);
            assert!(file.is_empty() || path.exists(), "{page} links to {target}, which is not there");
            if file.is_empty() {
                assert!(text.lines().any(|line| anchor_of(line) == anchor), "{page} has no heading #{anchor}");
            }
            links += 1;
        }
    }
    assert!(links > 30, "only {links} links");
}

/// What a heading is linked to by.
fn anchor_of(line: &str) -> String {
    let heading = line.trim_start_matches('#').trim().to_lowercase();
    let kept = heading.chars().filter(|c| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_'));
    kept.map(|c| if c == ' ' { '-' } else { c }).collect()
}
