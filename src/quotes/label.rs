//! Labels that say who speaks: [구하늘/온빛시 중앙동 : “…”], ◆ 구하늘> …, <녹취> 구하늘(교수) : “…”, or on the line above
//! ([구하늘/교수]). Broadcasters and conversations lay out words so.

use super::Speaker;
use super::noun_phrase::Reader;
use crate::analysis::{EntityType, Form, SpeakerKind};
use crate::lexicon;
use crate::span::Span;

/// The longest label, in characters: a name, a post and a town.
const LONGEST: usize = 40;

/// What a label at the beginning of a line says.
#[derive(Debug)]
pub struct Label {
    /// Who speaks.
    pub speaker: Speaker,
    /// Where the words begin.
    pub words: usize,
}

/// The label that `line` begins with, up to its colon, its = or its >.
pub fn of(reader: &Reader<'_>, line: Span) -> Option<Label> {
    let text = reader.doc.text();
    let words = line.of(text);
    let marked = || words.starts_with(|c: char| "◆◇▶▷■□●○★☆◎▲△".contains(c));
    // <녹취>, ◀ INT ▶: what kind of words come.
    let lead = kind_of_words(words);
    let mut chars = words.char_indices().skip_while(|&(i, _)| i < lead).take(LONGEST);
    let (at, width) =
        chars.find(|&(_, c)| matches!(c, ':' | '=' | '：') || c == '>' && marked()).map(|(i, c)| (i, c.len_utf8()))?;
    let speaker = named(reader, Span::new(line.start + lead, line.start + at))?;
    let rest = words.get(at + width..)?;
    Some(Label { speaker, words: line.end - rest.trim_start().len() })
}

/// Whom a line names that is nothing but a label ([구하늘/온빛시 중앙동], ◀ INT ▶ 구하늘/교수).
pub fn alone(reader: &Reader<'_>, line: Span) -> Option<Speaker> {
    let text = reader.doc.text();
    let words = line.of(text).trim_end();
    if words.chars().take(LONGEST + 1).count() > LONGEST || words.ends_with(['.', '다', '요']) {
        return None;
    }
    let lead = kind_of_words(words);
    let bracketed = words.starts_with('[') && words.ends_with(']');
    if lead == 0 && !bracketed {
        return None;
    }
    named(reader, Span::new(line.start + lead, line.start + words.len()))
}

/// The length of what tells that a recording follows.
fn kind_of_words(line: &str) -> usize {
    if !line.starts_with(['<', '◀', '[', '【']) {
        return 0;
    }
    let inner = |open: &str, close: &str| {
        let rest = line.strip_prefix(open)?;
        let end = rest
            .char_indices()
            .take(12)
            .map(|(i, _)| i)
            .find(|&i| rest.get(i..).is_some_and(|r| r.starts_with(close)))?;
        lexicon::is_word(rest.get(..end)?.trim(), "recording").then_some(open.len() + end + close.len())
    };
    let found =
        [("<", ">"), ("◀", "▶"), ("[", "]"), ("【", "】")].into_iter().find_map(|(open, close)| inner(open, close));
    found.unwrap_or(0)
}

/// The person or the description that a label begins with.
fn named(reader: &Reader<'_>, label: Span) -> Option<Speaker> {
    let text = reader.doc.text();
    let words = label.of(text);
    let bare = words.trim_start_matches(|c: char| !c.is_alphanumeric());
    let start = label.start + words.len() - bare.len();
    let name = bare.split(['/', '(', ',', '·', ']']).next()?.trim_end();
    let end = start + name.len();
    let last = name.rsplit(' ').next().unwrap_or(name);
    // Who asks and who broadcasts is no source.
    let mut parts = bare.split(|c: char| !c.is_alphanumeric());
    if name.is_empty() || parts.any(|p| lexicon::ends_with(p, "newsroom")) || lexicon::is_word(last, "asker") {
        return None;
    }
    let mention = reader.mention_ending(end).filter(|&m| {
        let found = reader.links.mentions.get(m);
        found.is_some_and(|f| f.kind == EntityType::Person && f.form != Form::Title) && reader.whole(m).start == start
    });
    let entity = mention.and_then(|m| reader.links.entity_of.get(m).copied().flatten());
    let known = entity.and_then(|e| reader.links.entities.get(e)).map(|e| e.name.as_str());
    let shaped = name.split(' ').next().filter(|n| super::resolve::looks_korean(n));
    let described = || lexicon::people().has(last).then_some((name, SpeakerKind::Anonymous));
    let (name, kind) = known.or(shaped).map(|n| (n, SpeakerKind::Person)).or_else(described)?;
    Some(Speaker {
        name: name.to_owned(),
        kind,
        entities: entity.into_iter().collect(),
        mention: Some(Span::new(start, end)),
        carried: false,
        several: false,
        score: 0.8,
    })
}
