//! Hostile pages: every line with what it is (`tests/sections/NAME.txt`).
//!
//! A line is `kind | words`; `+ kind | words` goes on in the line before, where line breaks were lost; an empty line is
//! one of the page.
//!
//! Every page is read as it stands and in other forms of the same text: CRLF, no-break spaces, single jamo, marks as
//! entities, each also with a byte order mark. The sections must be the same.

#![allow(clippy::unwrap_used, clippy::panic)]

use ttaom::{Options, Unit, analyze};

struct Page {
    text: String,
    /// Start, end and kind of each piece.
    pieces: Vec<(usize, usize, String)>,
}

fn page(source: &str) -> Page {
    let mut page = Page { text: String::new(), pieces: Vec::new() };
    for line in source.lines() {
        let (same, rest) = line.strip_prefix("+ ").map_or((false, line), |rest| (true, rest));
        if rest.is_empty() {
            page.text.push('\n');
            continue;
        }
        let (kind, words) = rest.split_once(" | ").unwrap_or_else(|| panic!("no kind: {line}"));
        if same {
            page.text.truncate(page.text.trim_end().len());
            page.text.push(' ');
        }
        let start = page.text.len();
        page.text.push_str(words);
        page.pieces.push((start, page.text.len(), kind.trim().to_owned()));
        page.text.push('\n');
    }
    page
}

/// The page with every character written as `form` says; pieces move with it.
fn written(page: &Page, form: &dyn Fn(char) -> String) -> Page {
    let mut places = vec![0; page.text.len() + 1];
    let mut text = String::new();
    for (at, c) in page.text.char_indices() {
        places[at] = text.len();
        text.push_str(&form(c));
    }
    places[page.text.len()] = text.len();
    let pieces = page.pieces.iter().map(|(a, b, kind)| (places[*a], places[*b], kind.clone())).collect();
    Page { text, pieces }
}

fn jamo(c: char) -> String {
    let Some(index) = (c as u32).checked_sub(0xAC00).filter(|i| *i < 11172) else { return c.to_string() };
    let all = [0x1100 + index / 588, 0x1161 + index % 588 / 28, 0x11A7 + index % 28];
    all.into_iter().filter(|&j| j != 0x11A7).map(|j| char::from_u32(j).unwrap()).collect()
}

fn entity(c: char) -> String {
    match c {
        '“' => "&#8220;".to_owned(),
        '”' => "&rdquo;".to_owned(),
        '"' => "&quot;".to_owned(),
        '‘' => "&lsquo;".to_owned(),
        '’' => "&#x2019;".to_owned(),
        '&' => "&amp;".to_owned(),
        '<' => "&lt;".to_owned(),
        '>' => "&gt;".to_owned(),
        '©' => "&copy;".to_owned(),
        _ => c.to_string(),
    }
}

/// What is wrong with the sections of `page`.
fn differences(page: &Page) -> Vec<String> {
    let mut options = Options::default();
    options.unit = Unit::Byte;
    let analysis = analyze(&page.text, &options);
    let mut out = Vec::new();
    for (start, end, kind) in &page.pieces {
        let here: Vec<_> = analysis.sections.iter().filter(|s| s.range.start < *end && s.range.end > *start).collect();
        let exact = ["body", "boilerplate"].contains(&kind.as_str())
            || here.iter().all(|s| (s.range.start, s.range.end) == (*start, *end));
        if here.len() != 1 || here[0].kind.name() != kind || !exact {
            let got: Vec<&str> = here.iter().map(|s| s.kind.name()).collect();
            out.push(format!("{kind}, not {got:?}: {}", &page.text[*start..*end]));
        }
    }
    out
}

#[test]
fn pages() {
    let mut wrong = Vec::new();
    let mut paths: Vec<_> = std::fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/sections"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    paths.sort();
    for path in paths {
        let source = std::fs::read_to_string(&path).unwrap();
        let page = page(&source);
        let forms: [(&str, &dyn Fn(char) -> String); 5] = [
            ("", &|c| c.to_string()),
            ("crlf", &|c| if c == '\n' { "\r\n".to_owned() } else { c.to_string() }),
            ("nbsp", &|c| if c == ' ' { "\u{A0}".to_owned() } else { c.to_string() }),
            ("nfd", &jamo),
            ("entities", &entity),
        ];
        for (name, form) in forms {
            let name = format!("{} {name}", path.file_stem().unwrap().to_str().unwrap());
            let mut page = written(&page, form);
            wrong.extend(differences(&page).into_iter().map(|d| format!("{name}: {d}")));
            page.text.insert(0, '\u{FEFF}');
            page.pieces.iter_mut().for_each(|p| (p.0, p.1) = (p.0 + 3, p.1 + 3));
            wrong.extend(differences(&page).into_iter().map(|d| format!("{name} with BOM: {d}")));
        }
    }
    assert!(wrong.is_empty(), "{} differences\n{}", wrong.len(), wrong.join("\n"));
}
