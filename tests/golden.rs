//! Whole articles: `seeds/articles/NAME.txt` is the text, `tests/golden/NAME.txt` is what is true of it.
//!
//! The golden file has four parts. `[sections]`: a kind and the lines that it covers, or `kind N: words` for what
//! begins with these words inside line N. `[quotes]`, in text order:
//! kind | words | speaker | speaker kind | mention | cue, with `-` for none, `A // B` for speakers that are equally
//! right, a leading `+` for another part of the utterance before, and a last `| in N` for a quote inside the Nth
//! (counted from 1). `[not speech]`: marked words. `[entities]`: type | name | surfaces | roles.
//!
//! Each thing that can be right or wrong is a check with a name. The checks that fail today stand in
//! `tests/golden/xfail.tsv`; any other failure fails the test. `TTAOM_MARK_XFAIL=1` writes that list anew;
//! `TTAOM_BLESS=1` writes beside it, in the target folder, what the engine gives in the same form, to compare by eye.

#![allow(clippy::unwrap_used, clippy::panic)]

use std::collections::BTreeSet;
use std::fmt::Write;
use std::path::{Path, PathBuf};

use ttaom::analysis::{Entity, EntityType, Quote, QuoteKind, Range, SpeakerKind};
use ttaom::{Analysis, Options, Unit};

/// What is true of an article.
#[derive(Default)]
struct Golden {
    /// For each line of the text, counted from 1, the kind of what it begins with, or of what begins with the words.
    sections: Vec<(usize, String, String)>,
    quotes: Vec<Expected>,
    not_speech: Vec<String>,
    entities: Vec<Named>,
}

struct Expected {
    kind: String,
    range: Range,
    text: String,
    speakers: Vec<String>,
    speaker_kind: String,
    mention: String,
    cue: String,
    goes_on: bool,
    inside: Option<usize>,
}

struct Named {
    kind: String,
    name: String,
    surfaces: BTreeSet<String>,
    roles: Vec<String>,
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn articles() -> Vec<(String, String)> {
    let mut paths: Vec<PathBuf> =
        std::fs::read_dir(root().join("seeds/articles")).unwrap().map(|e| e.unwrap().path()).collect();
    paths.sort();
    let read = |p: &PathBuf| (p.file_stem().unwrap().to_str().unwrap().to_owned(), std::fs::read_to_string(p).unwrap());
    paths.iter().map(read).collect()
}

/// Reads a golden file; panics with the line where it is malformed or does not fit the text.
fn golden(name: &str, text: &str) -> Golden {
    let path = root().join("tests/golden").join(format!("{name}.txt"));
    let source = std::fs::read_to_string(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
    let mut golden = Golden::default();
    let mut part = "";
    for (number, line) in source.lines().enumerate() {
        let bad = |what: &str| -> ! { panic!("{name}.txt:{}: {what}: {line}", number + 1) };
        match line {
            "" => {}
            "[sections]" | "[quotes]" | "[not speech]" | "[entities]" => part = line,
            _ if part == "[sections]" => match section(line) {
                Some(lines) => golden.sections.extend(lines),
                None => bad("not a section"),
            },
            _ if part == "[quotes]" => {
                let from = golden.quotes.last().map_or(0, |q| q.range.start);
                match quote(line, text, from) {
                    Some(quote) => golden.quotes.push(quote),
                    None => bad("not a quote, or not in the text in this order"),
                }
            }
            _ if part == "[not speech]" && text.contains(line) => golden.not_speech.push(line.to_owned()),
            _ if part == "[entities]" => match entity(line, text) {
                Some(entity) => golden.entities.push(entity),
                None => bad("not an entity of this text"),
            },
            _ => bad("not understood"),
        }
    }
    golden
}

fn section(line: &str) -> Option<Vec<(usize, String, String)>> {
    let (kind, lines) = line.split_once(' ')?;
    let (lines, words) = lines.split_once(": ").unwrap_or((lines, ""));
    let (first, last) = lines.split_once('-').unwrap_or((lines, lines));
    let (first, last): (usize, usize) = (first.parse().ok()?, last.parse().ok()?);
    Some((first..=last).map(|n| (n, kind.to_owned(), words.to_owned())).collect())
}

fn none(field: &str) -> String {
    if field == "-" { String::new() } else { field.to_owned() }
}

fn quote(line: &str, text: &str, from: usize) -> Option<Expected> {
    let (goes_on, line) = line.strip_prefix("+ ").map_or((false, line), |rest| (true, rest));
    let mut fields = line.split(" | ");
    let kind = fields.next().filter(|k| ["direct", "partial", "indirect"].contains(k))?.to_owned();
    let words = fields.next()?;
    // A quote inside another begins behind it; the same words may stand again later.
    let skip = if from == 0 { 0 } else { text.get(from..)?.chars().next()?.len_utf8() };
    let start = from + skip + text.get(from + skip..)?.find(words)?;
    let speakers = fields.next()?.split(" // ").map(none).collect();
    let speaker_kind = fields.next()?.to_owned();
    let mention = none(fields.next()?);
    let cue = none(fields.next()?);
    let inside = match fields.next() {
        Some(field) => Some(field.strip_prefix("in ")?.parse::<usize>().ok()?.checked_sub(1)?),
        None => None,
    };
    let range = Range { start, end: start + words.len() };
    Some(Expected { kind, range, text: words.to_owned(), speakers, speaker_kind, mention, cue, goes_on, inside })
}

fn entity(line: &str, text: &str) -> Option<Named> {
    let mut fields = line.split(" | ");
    let (kind, name) = (fields.next()?.to_owned(), fields.next()?.to_owned());
    let surfaces: BTreeSet<String> = fields.next()?.split("; ").map(str::to_owned).collect();
    let roles = fields.next().map(|f| f.split("; ").map(str::to_owned).collect()).unwrap_or_default();
    surfaces.iter().all(|s| text.contains(s.as_str())).then_some(Named { kind, name, surfaces, roles })
}

/// A named check: what was wrong, where something was.
type Check = (String, Option<String>);

fn check(name: String, want: &str, got: &str) -> Check {
    (name, (want != got).then(|| format!("want “{want}”, got “{got}”")))
}

fn checks(text: &str, golden: &Golden, analysis: &Analysis) -> Vec<Check> {
    let mut all = Vec::new();
    sections(text, golden, analysis, &mut all);
    quotes(text, golden, analysis, &mut all);
    for words in &golden.not_speech {
        let known = analysis.not_speech.iter().any(|n| n.text == *words);
        all.push(check(format!("not speech “{words}”"), "not speech", if known { "not speech" } else { "nothing" }));
    }
    entities(golden, analysis, &mut all);
    all
}

fn sections(text: &str, golden: &Golden, analysis: &Analysis, all: &mut Vec<Check>) {
    let mut start = 0;
    for (number, line) in text.split_inclusive('\n').enumerate() {
        let first = start + line.len() - line.trim_start().len();
        start += line.len();
        if line.trim().is_empty() {
            continue;
        }
        let here = golden.sections.iter().filter(|(n, ..)| *n == number + 1);
        assert!(here.clone().any(|(.., words)| words.is_empty()), "no section for line {}: {line}", number + 1);
        for (_, kind, words) in here {
            let place = line.find(words).unwrap_or_else(|| panic!("“{words}” is not in line {}", number + 1));
            let at = if words.is_empty() { first } else { start - line.len() + place };
            let got = analysis.sections.iter().find(|s| s.range.start <= at && at < s.range.end);
            let name = format!("section of line {}{}{words}", number + 1, if words.is_empty() { "" } else { ": " });
            all.push(check(name, kind, got.map_or("", |s| s.kind.name())));
        }
    }
}

/// Outer space and a final full stop or comma are a matter of taste.
fn trimmed(text: &str, range: Range) -> Range {
    let words = text.get(range.start..range.end).unwrap_or("");
    let end = words.trim_end_matches(|c: char| c.is_whitespace() || c == '.' || c == ',').len();
    let start = words.len() - words.trim_start().len();
    Range { start: range.start + start.min(end), end: range.start + end }
}

fn quotes(text: &str, golden: &Golden, analysis: &Analysis, all: &mut Vec<Check>) {
    let place =
        |want: &Expected| analysis.quotes.iter().find(|got| trimmed(text, got.range) == trimmed(text, want.range));
    let found: Vec<Option<&Quote>> = golden.quotes.iter().map(place).collect();
    for (i, (want, got)) in golden.quotes.iter().zip(&found).enumerate() {
        let name = |what: &str| format!("quote {} {what}“{}”", i + 1, short(&want.text));
        all.push((name(""), got.is_none().then(|| "not found".to_owned())));
        let Some(got) = got else { continue };
        all.push(check(name("kind "), &want.kind, kind(got.kind)));
        let speaker = got.speaker.as_ref();
        let said_by = speaker.map_or("", |s| s.name.as_str());
        let right = want.speakers.iter().any(|s| same_speaker(s, said_by, &golden.entities));
        let wrong = || format!("want “{}”, got “{said_by}”", want.speakers.join("” or “"));
        all.push((name("speaker "), (!right).then(wrong)));
        if let Some(speaker) = speaker.filter(|_| want.speaker_kind != "unknown") {
            all.push(check(name("speaker kind "), &want.speaker_kind, speaker_kind(speaker.kind)));
        }
        let mention = speaker.and_then(|s| s.mention.as_ref()).map_or("", |m| m.text.as_str());
        all.push(check(name("mention "), &want.mention, mention));
        all.push(check(name("cue "), &want.cue, got.cue.as_ref().map_or("", |c| c.text.as_str())));
        let outer = want.inside.and_then(|n| found.get(n).copied().flatten()).map(|q| q.id);
        all.push(check(name("inside "), &format!("{outer:?}"), &format!("{:?}", got.inside)));
        // The part before of the same utterance: the last row that is not inside another.
        let before = golden.quotes.iter().zip(&found).take(i).rev().find(|(q, _)| q.inside.is_none() || !want.goes_on);
        if let Some((_, Some(before))) = before {
            let same = (before.utterance == got.utterance).to_string();
            all.push(check(name("one utterance with the one before "), &want.goes_on.to_string(), &same));
        }
    }
    for quote in analysis.quotes.iter().filter(|q| !found.iter().flatten().any(|f| f.id == q.id)) {
        let name = format!("extra quote “{}”", short(&quote.text));
        all.push((name, Some(format!("{}, not expected", kind(quote.kind)))));
    }
}

/// Enough of the words to know them by.
fn short(text: &str) -> String {
    text.chars().map(|c| if c.is_whitespace() { ' ' } else { c }).take(24).collect()
}

fn same_speaker(want: &str, got: &str, entities: &[Named]) -> bool {
    let alias = |e: &&Named| e.name == want || e.surfaces.contains(want);
    want == got || entities.iter().filter(alias).any(|e| e.name == got || e.surfaces.contains(got))
}

fn kind(kind: QuoteKind) -> &'static str {
    match kind {
        QuoteKind::Direct => "direct",
        QuoteKind::Partial => "partial",
        QuoteKind::Indirect => "indirect",
    }
}

fn speaker_kind(kind: SpeakerKind) -> &'static str {
    match kind {
        SpeakerKind::Person => "person",
        SpeakerKind::Organization => "organization",
        SpeakerKind::Anonymous => "anonymous",
        SpeakerKind::Document => "document",
    }
}

/// The types that are annotated; of products and events only those that are expected are looked at.
fn annotated(entity: &Entity) -> bool {
    use EntityType::{Event, Location, Organization, Person, Product};
    matches!(entity.kind, Person | Organization | Location | Product | Event)
}

fn surfaces(entity: &Entity) -> BTreeSet<String> {
    entity.aliases.iter().chain([&entity.name]).cloned().collect()
}

fn entities(golden: &Golden, analysis: &Analysis, all: &mut Vec<Check>) {
    let mut taken = BTreeSet::new();
    for want in &golden.entities {
        let name = |what: &str| format!("{what} {} {}", want.kind, want.name);
        let shared = |e: &&Entity| e.aliases.iter().filter(|a| want.surfaces.contains(*a)).count();
        let fits = |e: &&Entity| e.kind.name() == want.kind && shared(e) > 0 && !taken.contains(&e.id);
        // Where two fit, the one that shares most; the first of equals.
        let best = analysis.entities.iter().filter(fits).rev().max_by_key(shared);
        all.push((name("entity"), best.is_none().then(|| "not found".to_owned())));
        let Some(got) = best else { continue };
        taken.insert(got.id);
        let list = |set: &BTreeSet<String>| set.iter().map(String::as_str).collect::<Vec<_>>().join("; ");
        let mut expected = want.surfaces.clone();
        expected.insert(got.name.clone());
        let aliases = surfaces(got);
        all.push(check(name("surfaces of"), &list(&expected), &list(&aliases)));
        let missing: Vec<&String> = want.roles.iter().filter(|r| !got.roles.contains(r)).collect();
        all.push((name("roles of"), (!missing.is_empty()).then(|| format!("{missing:?} not in {:?}", got.roles))));
    }
    let core = |e: &&Entity| annotated(e) && !matches!(e.kind, EntityType::Product | EntityType::Event);
    for entity in analysis.entities.iter().filter(core).filter(|e| !taken.contains(&e.id)) {
        let name = format!("extra {} {}", entity.kind.name(), short(&entity.name));
        all.push((name, Some(format!("not expected: {}", entity.aliases.join("; ")))));
    }
}

#[test]
fn articles_are_read_as_a_careful_reader_would() {
    let path = root().join("tests/golden/xfail.tsv");
    let known = std::fs::read_to_string(&path).unwrap_or_default();
    let known: BTreeSet<(&str, &str)> = known.lines().filter_map(|l| l.split_once('\t')).map(key).collect();
    let mark = std::env::var_os("TTAOM_MARK_XFAIL").is_some();
    let mut list =
        String::from("# Checks that fail today. TTAOM_MARK_XFAIL=1 cargo test --test golden writes this list.\n");
    let mut troubles = String::new();
    let (mut right, mut total) = (0, 0);
    for (name, text) in articles() {
        let golden = golden(&name, &text);
        let analysis = ttaom::analyze(&text, &Options::default());
        if std::env::var_os("TTAOM_BLESS").is_some() {
            let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("golden-{name}.txt"));
            std::fs::write(&path, in_golden_form(&text, &analysis)).unwrap();
            println!("{}", path.display());
        }
        let checks = checks(&text, &golden, &analysis);
        total += checks.len();
        right += checks.iter().filter(|(_, wrong)| wrong.is_none()).count();
        for (check, wrong) in checks {
            let listed = known.contains(&(name.as_str(), check.as_str()));
            match wrong {
                Some(wrong) => {
                    let _ = writeln!(list, "{name}\t{check}\t{}", wrong.replace(['\n', '\t'], " "));
                    if !listed {
                        let _ = writeln!(troubles, "{name}: {check}: {wrong}");
                    }
                }
                None if listed => {
                    let _ =
                        writeln!(troubles, "{name}: {check}: passes now; TTAOM_MARK_XFAIL=1 takes it from the list");
                }
                None => {}
            }
        }
    }
    println!("golden articles: {right} of {total} checks right");
    if mark {
        std::fs::write(&path, list).unwrap();
    } else {
        assert!(troubles.is_empty(), "\n{troubles}");
    }
}

/// The article and the check of a line of the list.
fn key<'a>((article, rest): (&'a str, &'a str)) -> (&'a str, &'a str) {
    (article, rest.split_once('\t').map_or(rest, |(check, _)| check))
}

/// What the engine gives, in the form of a golden file.
fn in_golden_form(text: &str, analysis: &Analysis) -> String {
    let line_of = |at: usize| text.get(..at).unwrap_or("").matches('\n').count() + 1;
    let mut out = String::from("[sections]\n");
    for s in &analysis.sections {
        let (first, last) = (line_of(s.range.start), line_of(s.range.end.saturating_sub(1).max(s.range.start)));
        let lines = if first == last { first.to_string() } else { format!("{first}-{last}") };
        let _ = writeln!(out, "{} {lines}", s.kind.name());
    }
    out.push_str("\n[quotes]\n");
    let or_dash = |s: &str| if s.is_empty() { "-".to_owned() } else { s.to_owned() };
    let mut last = 0;
    for q in &analysis.quotes {
        let (name, kind_of, mention) = q.speaker.as_ref().map_or(("", "unknown", ""), |s| {
            (s.name.as_str(), speaker_kind(s.kind), s.mention.as_ref().map_or("", |m| m.text.as_str()))
        });
        let cue = q.cue.as_ref().map_or("", |c| c.text.as_str());
        let inside = q.inside.map_or(String::new(), |n| format!(" | in {}", n + 1));
        let plus = if q.utterance == last { "+ " } else { "" };
        last = q.utterance;
        let fields = [or_dash(name), kind_of.to_owned(), or_dash(mention), or_dash(cue)].join(" | ");
        let _ = writeln!(out, "{plus}{} | {} | {fields}{inside}", kind(q.kind), q.text);
    }
    out.push_str("\n[not speech]\n");
    for n in &analysis.not_speech {
        let _ = writeln!(out, "{}", n.text);
    }
    out.push_str("\n[entities]\n");
    for e in analysis.entities.iter().filter(|e| annotated(e)) {
        let roles = if e.roles.is_empty() { String::new() } else { format!(" | {}", e.roles.join("; ")) };
        let _ = writeln!(out, "{} | {} | {}{roles}", e.kind.name(), e.name, e.aliases.join("; "));
    }
    out
}

#[test]
fn offsets_slice_the_articles_in_every_unit() {
    for (name, text) in articles() {
        let utf16: Vec<u16> = text.encode_utf16().collect();
        let chars: Vec<char> = text.chars().collect();
        for unit in [Unit::Byte, Unit::Codepoint, Unit::Utf16] {
            let mut options = Options::default();
            options.unit = unit;
            let analysis = ttaom::analyze(&text, &options);
            let slice = |r: Range| match unit {
                Unit::Byte => text[r.start..r.end].to_owned(),
                Unit::Codepoint => chars[r.start..r.end].iter().collect(),
                Unit::Utf16 => String::from_utf16(&utf16[r.start..r.end]).unwrap(),
            };
            for q in &analysis.quotes {
                assert_eq!(slice(q.range), q.text, "{name} {unit:?}");
                let mention = q.speaker.as_ref().and_then(|s| s.mention.as_ref());
                for words in mention.into_iter() {
                    assert_eq!(slice(words.range), words.text, "{name} {unit:?}");
                }
                if let Some(cue) = &q.cue {
                    assert_eq!(slice(cue.range), cue.text, "{name} {unit:?}");
                }
            }
            for m in &analysis.mentions {
                assert_eq!(slice(m.range), m.text, "{name} {unit:?}");
            }
            for n in &analysis.not_speech {
                assert_eq!(slice(n.range), n.text, "{name} {unit:?}");
            }
        }
    }
}
