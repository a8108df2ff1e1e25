//! What was asked for.

use std::ffi::OsString;
use std::path::PathBuf;

use lexopt::prelude::{Long, Short, Value};
use regex::Regex;
use ttaom::{Options, Unit};

use super::lang::Lang;
use super::{Failure, input};

/// What to do.
#[derive(Debug)]
pub enum Command {
    /// `--help`
    Help,
    /// `--version`
    Version,
    /// Anything else.
    Analyze(Args),
}

/// How to read and what to print.
#[derive(Debug, Default)]
pub struct Args {
    /// `None` and `-` are standard input.
    pub file: Option<PathBuf>,
    pub jsonl: bool,
    pub format: Format,
    pub compact: bool,
    /// Code points where nothing is said: what Python, jq and most tools beside this one count.
    pub unit: Option<Unit>,
    pub color: Color,
    pub explain: bool,
    pub date: Option<String>,
    pub words: Option<PathBuf>,
    pub model: Option<PathBuf>,
    /// Only what matches is listed.
    pub find: Option<Regex>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Format {
    #[default]
    Text,
    Json,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Color {
    #[default]
    Auto,
    Always,
    Never,
}

impl Args {
    /// The options of the library, with the user's words read from their file.
    pub fn options(&self, lang: Lang) -> Result<Options, Failure> {
        let mut options = Options::default();
        options.unit = self.unit.unwrap_or(Unit::Codepoint);
        options.date.clone_from(&self.date);
        if let Some(path) = &self.words {
            options.words = input::words(path, lang)?;
        }
        if let Some(path) = &self.model {
            options.model = Some(input::model(path, lang)?);
        }
        Ok(options)
    }
}

/// Reads the arguments (without the program's own name).
pub fn parse(given: Vec<OsString>, lang: Lang) -> Result<Command, Failure> {
    let mut parser = lexopt::Parser::from_args(given);
    let mut args = Args::default();
    let mut text_only: Option<&str> = None;
    let mut format_given = false;
    loop {
        let bad = |e: lexopt::Error| Failure::usage(lang.bad_argument(&e));
        let Some(argument) = parser.next().map_err(bad)? else { break };
        match argument {
            Short('h') | Long("help") => return Ok(Command::Help),
            Short('V') | Long("version") => return Ok(Command::Version),
            Long("jsonl") => args.jsonl = true,
            Long("compact") => args.compact = true,
            Long("explain") => {
                args.explain = true;
                text_only = Some("--explain");
            }
            Long("format") => {
                format_given = true;
                args.format = choice(&mut parser, "--format", &FORMATS, lang)?;
            }
            Long("unit") => args.unit = Some(choice(&mut parser, "--unit", &UNITS, lang)?),
            Long("color" | "colour") => {
                args.color = choice(&mut parser, "--color", &COLORS, lang)?;
                text_only = text_only.or((args.color == Color::Always).then_some("--color always"));
            }
            // Read before everything else, so that even errors speak it; only its value is checked here.
            Long("lang") => {
                choice(&mut parser, "--lang", &LANGS, lang)?;
            }
            Long("date") => args.date = Some(date(&mut parser, lang)?),
            Long("find") => {
                args.find = Some(pattern(&mut parser, lang)?);
                text_only = Some("--find");
            }
            Long("model") => args.model = Some(parser.value().map_err(bad)?.into()),
            Long("words") => args.words = Some(parser.value().map_err(bad)?.into()),
            Value(file) if args.file.is_none() => args.file = Some(file.into()),
            Value(file) => return Err(Failure::usage(lang.second_file(&file.to_string_lossy()))),
            Short(_) | Long(_) => return Err(Failure::usage(lang.bad_argument(&argument.unexpected()))),
        }
    }
    if args.jsonl && format_given {
        return Err(Failure::usage(lang.do_not_go_together("--jsonl", "--format")));
    }
    if let Some(option) = text_only.filter(|_| args.jsonl || args.format == Format::Json) {
        let other = if args.jsonl { "--jsonl" } else { "--format json" };
        return Err(Failure::usage(lang.do_not_go_together(option, other)));
    }
    if let Some(option) = args.unit.map(|_| "--unit").or(args.compact.then_some("--compact"))
        && !args.jsonl
        && args.format == Format::Text
    {
        return Err(Failure::usage(lang.needs_json(option)));
    }
    Ok(Command::Analyze(args))
}

const FORMATS: [(&str, Format); 2] = [("text", Format::Text), ("json", Format::Json)];
const UNITS: [(&str, Unit); 3] = [("utf16", Unit::Utf16), ("codepoint", Unit::Codepoint), ("byte", Unit::Byte)];
const COLORS: [(&str, Color); 3] = [("auto", Color::Auto), ("always", Color::Always), ("never", Color::Never)];
const LANGS: [(&str, Lang); 2] = [("ko", Lang::Ko), ("en", Lang::En)];

/// The pattern of --find.
fn pattern(parser: &mut lexopt::Parser, lang: Lang) -> Result<Regex, Failure> {
    let value = parser.value().map_err(|e| Failure::usage(lang.bad_argument(&e)))?;
    let value = value.to_string_lossy();
    // The library explains over several lines, with the reason in the last; one line says enough.
    Regex::new(&value).map_err(|e| {
        let reason = e.to_string();
        Failure::usage(lang.not_a_pattern(&value, reason.lines().last().unwrap_or("").trim_start_matches("error: ")))
    })
}

/// The value of `option`, one of `all`.
fn choice<T: Copy>(parser: &mut lexopt::Parser, option: &str, all: &[(&str, T)], lang: Lang) -> Result<T, Failure> {
    let value = parser.value().map_err(|e| Failure::usage(lang.bad_argument(&e)))?;
    let found = all.iter().find(|(name, _)| value == *name).map(|&(_, value)| value);
    found.ok_or_else(|| {
        let names: Vec<&str> = all.iter().map(|&(name, _)| name).collect();
        Failure::usage(lang.not_a_choice(option, &value.to_string_lossy(), &names))
    })
}

/// A day of the calendar, `YYYY-MM-DD`.
fn date(parser: &mut lexopt::Parser, lang: Lang) -> Result<String, Failure> {
    let value = parser.value().map_err(|e| Failure::usage(lang.bad_argument(&e)))?;
    let value = value.to_string_lossy().into_owned();
    if is_date(&value) { Ok(value) } else { Err(Failure::usage(lang.not_a_date(&value))) }
}

/// Whether `text` is a day of the calendar, `YYYY-MM-DD`.
pub fn is_date(text: &str) -> bool {
    let shape = text.len() == 10
        && text.bytes().enumerate().all(|(i, b)| if i == 4 || i == 7 { b == b'-' } else { b.is_ascii_digit() });
    let number = |from: usize, to: usize| text.get(from..to).and_then(|s| s.parse::<u32>().ok()).unwrap_or(0);
    let (year, month, day) = (number(0, 4), number(5, 7), number(8, 10));
    let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    let days = match month {
        2 if leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => 0,
    };
    shape && year > 0 && (1..=days).contains(&day)
}

#[cfg(test)]
mod tests {
    use super::is_date;

    #[test]
    fn days_of_the_calendar() {
        assert!(is_date("2026-03-04") && is_date("2024-02-29") && is_date("2000-02-29"));
        let wrong = ["2026-02-29", "1900-02-29", "2026-13-01", "2026-00-10", "2026-04-31", "2026-4-3", "0000-01-01"];
        assert!(wrong.iter().chain(&["2026년3월", "2026-03-04T10:00", ""]).all(|d| !is_date(d)));
    }
}
