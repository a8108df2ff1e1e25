//! The phenomena of Korean news quotations: `tests/cases/NN-slug.toml`, one file a phenomenon, one `[[case]]` a
//! sentence or two with all that is true of them. Prints how many cases of each row pass, and fails where a case
//! fails that is not in the list of known failures (`tests/cases/xfail.tsv`: row, case, what is wrong), or where one
//! of that list passes.
//!
//! `TTAOM_CASES=report` prints every difference and fails only on malformed cases; `TTAOM_MARK_XFAIL=1` writes the
//! list anew from what the engine does; `TTAOM_ROW=12` keeps to one row.
//!
//! In a case, `quotes` are all quotes of the text in order. `speaker` is a name, a list of names that are equally
//! right, or missing where the text does not tell; `cue = ""` says that there is none, a missing `cue` says nothing;
//! so do `speaker_kind`, `mention`, `medium`, `addressee`, `hedged`, `negated`, `carried` and `utterance`. `inside`
//! counts from 0 in `quotes`. `not_speech` lists marked words that must be known to report nobody's speech.

#![allow(clippy::unwrap_used, clippy::panic)]

use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use serde::Deserialize;
use ttaom::analysis::{Quote, QuoteKind, Range, SpeakerKind};
use ttaom::{Analysis, Options};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    row: usize,
    title: String,
    case: Vec<Case>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    name: String,
    why: String,
    text: String,
    #[serde(default)]
    quotes: Vec<Expected>,
    #[serde(default)]
    not_speech: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Expected {
    text: String,
    kind: String,
    speaker: Option<Names>,
    speaker_kind: Option<String>,
    mention: Option<String>,
    cue: Option<String>,
    inside: Option<usize>,
    utterance: Option<usize>,
    medium: Option<String>,
    addressee: Option<String>,
    hedged: Option<bool>,
    negated: Option<bool>,
    carried: Option<bool>,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Names {
    One(String),
    Any(Vec<String>),
}

impl Names {
    fn all(&self) -> &[String] {
        match self {
            Names::One(name) => std::slice::from_ref(name),
            Names::Any(names) => names,
        }
    }
}

/// What came of one case.
struct Outcome {
    name: String,
    /// What is not as expected; nothing where it passes.
    wrong: Vec<String>,
}

fn main() -> ExitCode {
    let report = std::env::var("TTAOM_CASES").is_ok_and(|v| v == "report");
    let only: Option<usize> = std::env::var("TTAOM_ROW").ok().and_then(|v| v.parse().ok());
    // The list is of all rows or none.
    let mark = std::env::var_os("TTAOM_MARK_XFAIL").is_some() && only.is_none();
    let mut troubles: Vec<String> = Vec::new();
    let (mut whole, mut rows, mut passed, mut cases) = (0, 0, 0, 0);
    let mut table = String::new();
    let known = std::fs::read_to_string(folder().join("xfail.tsv")).unwrap_or_default();
    let known: Vec<(&str, &str)> = known.lines().filter_map(failure).collect();
    let mut failures =
        String::from("# Cases that fail today. TTAOM_MARK_XFAIL=1 cargo test --test cases writes this list.\n");
    for path in files() {
        let source = std::fs::read_to_string(&path).unwrap();
        let slug = path.file_stem().unwrap().to_str().unwrap().to_owned();
        let row: Row = match toml::from_str(&source) {
            Ok(row) => row,
            Err(e) => {
                troubles.push(format!("{slug}: {e}"));
                continue;
            }
        };
        if only.is_some_and(|n| n != row.row) {
            continue;
        }
        troubles.extend(malformed(&row, &slug));
        let outcomes: Vec<Outcome> = row.case.iter().map(run).collect();
        let good = outcomes.iter().filter(|o| o.wrong.is_empty()).count();
        let _ = writeln!(table, "{:<28} {good}/{}  {}", slug, outcomes.len(), row.title);
        rows += 1;
        whole += usize::from(good == outcomes.len());
        passed += good;
        cases += outcomes.len();
        if report {
            for outcome in outcomes.iter().filter(|o| !o.wrong.is_empty()) {
                let _ = writeln!(table, "     {}: {}", outcome.name, outcome.wrong.join("\n          "));
            }
        } else if !mark {
            troubles.extend(outcomes.iter().filter_map(|o| surprise(o, &slug, &known)));
        }
        for outcome in outcomes {
            if let Some(wrong) = outcome.wrong.first() {
                let _ = writeln!(failures, "{slug}\t{}\t{}", outcome.name, wrong.replace(['\n', '\t'], " "));
            }
        }
    }
    if mark {
        std::fs::write(folder().join("xfail.tsv"), failures).unwrap();
        eprintln!("cases: the READMEs show the sums: TTAOM_WRITE=1 cargo test --features cli --test readme");
    }
    print!("{table}");
    println!("rows that pass whole {whole}/{rows}, cases {passed}/{cases}");
    for trouble in &troubles {
        eprintln!("cases: {trouble}");
    }
    if troubles.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases")
}

fn files() -> Vec<PathBuf> {
    let mut files: Vec<PathBuf> = std::fs::read_dir(folder()).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.retain(|path| path.extension().is_some_and(|e| e == "toml"));
    files.sort();
    files
}

/// The row and the case of a line of the list of known failures.
fn failure(line: &str) -> Option<(&str, &str)> {
    let (row, rest) = line.split_once('\t')?;
    Some((row, rest.split_once('\t')?.0))
}

fn surprise(outcome: &Outcome, slug: &str, known: &[(&str, &str)]) -> Option<String> {
    match (outcome.wrong.first(), known.contains(&(slug, outcome.name.as_str()))) {
        (Some(wrong), false) => Some(format!("{slug} {}: {wrong}", outcome.name)),
        (None, true) => Some(format!("{slug} {}: passes now; TTAOM_MARK_XFAIL=1 takes it from the list", outcome.name)),
        _ => None,
    }
}

/// What is wrong with the cases themselves.
fn malformed(row: &Row, slug: &str) -> Vec<String> {
    let mut found = Vec::new();
    if !slug.starts_with(&format!("{:02}-", row.row)) {
        found.push(format!("{slug}: is row {}", row.row));
    }
    if row.case.len() < 5 {
        found.push(format!("{slug}: has {} cases, fewer than five", row.case.len()));
    }
    for (i, case) in row.case.iter().enumerate() {
        let mut bad = |what: String| found.push(format!("{slug} {}: {what}", case.name));
        if row.case.iter().take(i).any(|other| other.name == case.name) {
            bad("has the name of another case".to_owned());
        }
        if case.why.is_empty() || case.text.trim() != case.text {
            bad("needs a why, and a text without space around it".to_owned());
        }
        for (quote, range) in case.quotes.iter().zip(places(case)) {
            if range.is_none() {
                bad(format!("“{}” does not stand in the text, or not in this order", quote.text));
            }
            if kind(&quote.kind).is_none() || quote.speaker_kind.as_deref().is_some_and(|k| speaker_kind(k).is_none()) {
                bad(format!("“{}” has an unknown kind", quote.text));
            }
            if quote.inside.is_some_and(|outer| outer >= case.quotes.len()) {
                bad(format!("“{}” is inside a quote that is not there", quote.text));
            }
            let parts = [&quote.mention, &quote.cue, &quote.medium, &quote.addressee];
            for part in parts.into_iter().flatten().filter(|part| !case.text.contains(part.as_str())) {
                bad(format!("“{part}” does not stand in the text"));
            }
        }
        for words in case.not_speech.iter().filter(|words| !case.text.contains(words.as_str())) {
            bad(format!("“{words}” does not stand in the text"));
        }
    }
    found
}

fn kind(name: &str) -> Option<QuoteKind> {
    [("direct", QuoteKind::Direct), ("partial", QuoteKind::Partial), ("indirect", QuoteKind::Indirect)]
        .into_iter()
        .find_map(|(known, kind)| (known == name).then_some(kind))
}

fn speaker_kind(name: &str) -> Option<SpeakerKind> {
    let kinds = [
        ("person", SpeakerKind::Person),
        ("organization", SpeakerKind::Organization),
        ("anonymous", SpeakerKind::Anonymous),
        ("document", SpeakerKind::Document),
    ];
    kinds.into_iter().find_map(|(known, kind)| (known == name).then_some(kind))
}

/// Where each expected quote stands: in text order, each after the start of the one before.
fn places(case: &Case) -> Vec<Option<Range>> {
    let mut from = 0;
    let place = |quote: &Expected| {
        let start = from + case.text.get(from..)?.find(&quote.text)?;
        from = start + case.text.get(start..)?.chars().next().map_or(0, char::len_utf8);
        Some(Range { start, end: start + quote.text.len() })
    };
    case.quotes.iter().map(place).collect()
}

fn run(case: &Case) -> Outcome {
    let analysis = ttaom::analyze(&case.text, &Options::default());
    let wrong = differences(case, &analysis);
    Outcome { name: case.name.clone(), wrong }
}

/// Outer space and a final full stop or comma are a matter of taste.
fn trimmed(text: &str, range: Range) -> Range {
    let words = text.get(range.start..range.end).unwrap_or("");
    let end = words.trim_end_matches(|c: char| c.is_whitespace() || c == '.' || c == ',').len();
    let start = words.len() - words.trim_start().len();
    Range { start: range.start + start.min(end), end: range.start + end }
}

fn differences(case: &Case, analysis: &Analysis) -> Vec<String> {
    let mut wrong = Vec::new();
    let expected: Vec<Option<Range>> =
        places(case).into_iter().map(|range| range.map(|r| trimmed(&case.text, r))).collect();
    // For each expected quote the one found in its place.
    let found: Vec<Option<&Quote>> = expected
        .iter()
        .map(|want| analysis.quotes.iter().find(|q| Some(trimmed(&case.text, q.range)) == *want))
        .collect();
    for quote in &analysis.quotes {
        if !found.iter().flatten().any(|f| f.id == quote.id) {
            wrong.push(format!("{} not expected: “{}”", quote_kind(quote.kind), quote.text));
        }
    }
    for (want, got) in case.quotes.iter().zip(&found) {
        match got {
            None => wrong.push(format!("not found: “{}”", want.text)),
            Some(got) => compare(want, got, &found, &mut wrong),
        }
    }
    utterances(case, &found, &mut wrong);
    for words in &case.not_speech {
        if !analysis.not_speech.iter().any(|n| n.text == *words) {
            wrong.push(format!("not known as not speech: “{words}”"));
        }
    }
    wrong
}

fn quote_kind(kind: QuoteKind) -> &'static str {
    match kind {
        QuoteKind::Direct => "direct",
        QuoteKind::Partial => "partial",
        QuoteKind::Indirect => "indirect",
    }
}

fn compare(want: &Expected, got: &Quote, found: &[Option<&Quote>], wrong: &mut Vec<String>) {
    let of: String = want.text.chars().take(16).collect();
    let mut unlike = |what: &str, want: &str, got: &str| {
        if want != got {
            let (want, got) = (or_none(want), or_none(got));
            wrong.push(format!("{what} of “{of}”: want {want}, got {got}"));
        }
    };
    unlike("kind", &want.kind, quote_kind(got.kind));
    let outer = want.inside.and_then(|i| found.get(i).copied().flatten()).map(|q| q.id);
    unlike("outer quote", &shown(outer), &shown(got.inside));
    let speaker = got.speaker.as_ref();
    let name = speaker.map_or("", |s| s.name.as_str());
    match &want.speaker {
        None => unlike("speaker", "", name),
        Some(names) if names.all().iter().any(|n| n == name) => {}
        Some(names) => unlike("speaker", &names.all().join(" / "), name),
    }
    if let (Some(kind), Some(speaker)) = (&want.speaker_kind, speaker) {
        unlike("speaker kind", kind, speaker_kind_name(speaker.kind));
    }
    if let Some(mention) = &want.mention {
        unlike("mention", mention, speaker.and_then(|s| s.mention.as_ref()).map_or("", |m| m.text.as_str()));
    }
    if let Some(carried) = want.carried {
        unlike("carried", &carried.to_string(), &speaker.is_some_and(|s| s.carried).to_string());
    }
    if let Some(cue) = &want.cue {
        unlike("cue", cue, got.cue.as_ref().map_or("", |c| c.text.as_str()));
    }
    if let Some(medium) = &want.medium {
        unlike("medium", medium, got.medium.as_deref().unwrap_or(""));
    }
    if let Some(addressee) = &want.addressee {
        unlike("addressee", addressee, got.addressee.as_deref().unwrap_or(""));
    }
    if let Some(hedged) = want.hedged {
        unlike("hedged", &hedged.to_string(), &got.hedged.to_string());
    }
    if let Some(negated) = want.negated {
        unlike("negated", &negated.to_string(), &got.negated.to_string());
    }
}

fn or_none(words: &str) -> &str {
    if words.is_empty() { "none" } else { words }
}

fn shown(id: Option<usize>) -> String {
    id.map_or(String::new(), |id| id.to_string())
}

fn speaker_kind_name(kind: SpeakerKind) -> &'static str {
    match kind {
        SpeakerKind::Person => "person",
        SpeakerKind::Organization => "organization",
        SpeakerKind::Anonymous => "anonymous",
        SpeakerKind::Document => "document",
    }
}

/// Quotes with the same number are parts of one utterance, those with different numbers are not.
fn utterances(case: &Case, found: &[Option<&Quote>], wrong: &mut Vec<String>) {
    let numbered: Vec<(usize, &Quote)> =
        case.quotes.iter().zip(found).filter_map(|(want, got)| Some((want.utterance?, (*got)?))).collect();
    for two in numbered.windows(2) {
        let [(want_a, a), (want_b, b)] = two else { continue };
        if (want_a == want_b) != (a.utterance == b.utterance) {
            let relation = if want_a == want_b { "one utterance" } else { "two utterances" };
            wrong.push(format!("“{}” and “{}” are {relation}", a.text, b.text));
        }
    }
}
