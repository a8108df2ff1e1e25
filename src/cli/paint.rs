//! The annotated article: quotations in their speaker's colour with the number that the list uses, names underlined,
//! debris dimmed. Without colour the numbers remain.

use std::collections::BTreeMap;
use std::fmt::Write;

use ttaom::Analysis;
use ttaom::analysis::{EntityType, Form, QuoteKind, Range, SectionKind};

/// Foreground colours of the terminal's own palette, which is readable on its own background.
const SPEAKERS: [&str; 6] = ["36", "33", "35", "32", "34", "31"];

/// Which colours are used for whom.
pub struct Paint {
    on: bool,
    /// For each quote the place of its speaker in the list; `None` where the speaker is not known.
    speaker_of: Vec<Option<usize>>,
    /// The quotes of each speaker, in the order in which speakers first speak; those without one come last.
    pub groups: Vec<Vec<usize>>,
}

/// Who is the same speaker.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Key<'a> {
    Entities(&'a [usize]),
    Name(&'a str),
}

impl Paint {
    pub fn new(analysis: &Analysis, on: bool) -> Self {
        let mut place: BTreeMap<Key<'_>, usize> = BTreeMap::new();
        let mut groups: Vec<Vec<usize>> = Vec::new();
        let mut unknown = Vec::new();
        let mut speaker_of = Vec::new();
        for quote in &analysis.quotes {
            let Some(speaker) = &quote.speaker else {
                unknown.push(quote.id);
                speaker_of.push(None);
                continue;
            };
            let key = match speaker.entities.as_slice() {
                [] => Key::Name(&speaker.name),
                entities => Key::Entities(entities),
            };
            let group = *place.entry(key).or_insert(groups.len());
            if group == groups.len() {
                groups.push(Vec::new());
            }
            if let Some(quotes) = groups.get_mut(group) {
                quotes.push(quote.id);
            }
            speaker_of.push(Some(group));
        }
        if !unknown.is_empty() {
            groups.push(unknown);
        }
        Paint { on, speaker_of, groups }
    }

    /// `text` in the colour of the speaker of `quote`.
    pub fn speaker(&self, quote: usize, text: &str) -> String {
        self.with(&format!("1;{}", self.color(quote)), text)
    }

    pub fn bold(&self, text: &str) -> String {
        self.with("1", text)
    }

    pub fn dim(&self, text: &str) -> String {
        self.with("2", text)
    }

    fn with(&self, codes: &str, text: &str) -> String {
        if self.on { format!("\x1b[{codes}m{text}\x1b[0m") } else { text.to_owned() }
    }

    fn color(&self, quote: usize) -> &'static str {
        let speaker = self.speaker_of.get(quote).copied().flatten();
        speaker.and_then(|s| SPEAKERS.get(s % SPEAKERS.len())).copied().unwrap_or("39")
    }

    /// The whole article; `analysis` must count bytes.
    pub fn article(&self, text: &str, analysis: &Analysis) -> String {
        let mut out = String::with_capacity(text.len() * 2);
        let mut state = State::default();
        let mut done = 0;
        for (at, event) in events(text, analysis) {
            self.words(&mut out, text.get(done..at).unwrap_or(""), &state, analysis);
            done = done.max(at);
            state.apply(event);
            if let Event::Number(id) = event {
                out.push_str(&self.dim(&format!("[{}]", id + 1)));
            }
        }
        self.words(&mut out, text.get(done..).unwrap_or(""), &state, analysis);
        if !out.ends_with('\n') {
            out.push('\n');
        }
        out
    }

    /// A run of words with one style. Line ends stay outside it, so that no style runs over a line.
    fn words(&self, out: &mut String, words: &str, state: &State, analysis: &Analysis) {
        let codes = if self.on { self.codes(state, analysis) } else { String::new() };
        for (i, line) in words.split('\n').enumerate() {
            if i > 0 {
                out.push('\n');
            }
            let line = line.strip_suffix('\r').unwrap_or(line);
            if line.is_empty() {
                continue;
            }
            if codes.is_empty() {
                printable(out, line);
            } else {
                let _ = write!(out, "\x1b[{codes}m");
                printable(out, line);
                out.push_str("\x1b[0m");
            }
        }
    }

    fn codes(&self, state: &State, analysis: &Analysis) -> String {
        let mut codes: Vec<&str> = Vec::new();
        match state.section {
            Some(SectionKind::Title) => codes.push("1"),
            Some(SectionKind::Boilerplate | SectionKind::Byline) => codes.push("2"),
            _ => {}
        }
        if let Some(&id) = state.quotes.last() {
            codes.push(self.color(id));
            if analysis.quotes.get(id).is_some_and(|q| q.kind == QuoteKind::Indirect) {
                codes.push("3");
            }
        }
        if state.names > 0 {
            codes.push("4");
        }
        codes.join(";")
    }
}

/// Control characters of a pasted text could steer the terminal; they are shown as a replacement character.
pub fn printable(out: &mut String, words: &str) {
    out.extend(words.chars().map(|c| if c.is_control() && c != '\t' { '\u{fffd}' } else { c }));
}

const CLOSING: [char; 9] = ['”', '’', '"', '\'', '」', '』', '〉', '》', '＂'];

/// In the order in which they apply where several fall on one place: what ends, then what begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Event {
    NameEnd,
    QuoteEnd(usize),
    Number(usize),
    SectionEnd,
    SectionStart(SectionKind),
    QuoteStart(usize),
    NameStart,
}

fn events(text: &str, analysis: &Analysis) -> Vec<(usize, Event)> {
    let mut events = Vec::new();
    let mut add = |range: Range, start: Event, end: Event| {
        if range.start < range.end {
            events.extend([(range.start, start), (range.end, end)]);
        }
    };
    for section in &analysis.sections {
        add(section.range, Event::SectionStart(section.kind), Event::SectionEnd);
    }
    for mention in &analysis.mentions {
        let named = matches!(
            mention.kind,
            EntityType::Person
                | EntityType::Organization
                | EntityType::Location
                | EntityType::Product
                | EntityType::Event
        );
        if mention.form == Form::Name && named {
            add(mention.range, Event::NameStart, Event::NameEnd);
        }
    }
    for quote in &analysis.quotes {
        add(quote.range, Event::QuoteStart(quote.id), Event::QuoteEnd(quote.id));
    }
    for quote in &analysis.quotes {
        // The number stands behind the closing mark.
        let mark = text.get(quote.range.end..).and_then(|rest| rest.chars().next()).filter(|c| CLOSING.contains(c));
        events.push((quote.range.end + mark.map_or(0, char::len_utf8), Event::Number(quote.id)));
    }
    events.sort();
    events
}

#[derive(Default)]
struct State {
    section: Option<SectionKind>,
    quotes: Vec<usize>,
    names: usize,
}

impl State {
    fn apply(&mut self, event: Event) {
        match event {
            Event::SectionStart(kind) => self.section = Some(kind),
            Event::SectionEnd => self.section = None,
            Event::QuoteStart(id) => self.quotes.push(id),
            Event::Number(_) => {}
            Event::QuoteEnd(id) => self.quotes.retain(|&open| open != id),
            Event::NameStart => self.names += 1,
            Event::NameEnd => self.names = self.names.saturating_sub(1),
        }
    }
}
