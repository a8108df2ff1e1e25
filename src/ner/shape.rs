//! Korean names with nothing beside them but their own shape: weaker evidence, which a headline, a quotation after the
//! name or a second occurrence makes stronger.

use std::collections::HashMap;

use super::person::{Scene, is_known_other, is_verbal, person};
use super::token::Tail;
use super::{Mention, gazetteer, likeness};
use crate::analysis::SectionKind;
use crate::lexicon;
use crate::span::Span;
use crate::text::Document;

/// Bits that a name needs when nothing else speaks for it.
const ALONE: f64 = 7.0;
/// Bits that a name needs when it stands where speakers stand or comes back.
const SUPPORTED: f64 = 4.0;

/// A word that may be a name.
struct Candidate<'a> {
    token: usize,
    name: &'a str,
    tail: Tail,
    bits: f64,
}

/// The names of the article by their shape, in no order, where nothing of `found` (by start) stands.
#[inline(never)]
pub fn find(doc: &Document<'_>, scene: &Scene<'_, '_>, found: &[Mention]) -> Vec<Mention> {
    let tokens = scene.tokens;
    let free = |c: &Candidate<'_>| {
        let Some(token) = tokens.items.get(c.token) else { return false };
        let next = found.partition_point(|m| m.span.end <= token.span.start);
        found.get(next).is_none_or(|m| !m.span.overlaps(token.span))
    };
    let candidates: Vec<Candidate<'_>> =
        (0..tokens.items.len()).filter_map(|i| candidate(scene, i)).filter(free).collect();
    // Names that come back with another particle.
    let mut roles: HashMap<&str, Vec<&str>> = HashMap::new();
    for c in &candidates {
        let seen = roles.entry(c.name).or_default();
        if !seen.contains(&c.tail.role) && seen.len() < 3 {
            seen.push(c.tail.role);
        }
    }
    let mut out = Vec::new();
    for c in &candidates {
        let rule = if roles.get(c.name).is_some_and(|r| r.len() >= 2) && c.bits >= SUPPORTED {
            "n.person.shape-again"
        } else if before_quote(doc, scene, c) && c.bits >= SUPPORTED {
            "n.person.shape-quote"
        } else if c.bits >= ALONE {
            "n.person.shape"
        } else {
            continue;
        };
        let start = tokens.items.get(c.token).map_or(0, |t| t.span.start);
        let score = if rule == "n.person.shape" { 0.55 } else { 0.65 };
        out.push(person(Span::new(start, start + c.name.len()), None, score, rule));
    }
    out
}

fn candidate<'a>(scene: &Scene<'a, '_>, i: usize) -> Option<Candidate<'a>> {
    let tokens = scene.tokens;
    if !tokens.is_word(i) || scene.title(i).is_some() {
        return None;
    }
    let word = tokens.word(i);
    let tails = tokens.readings(i);
    // 전라남도, 황보건설: a known name or the ending of one explains the word better.
    let known =
        |t: &Tail| word.get(..t.stem).is_some_and(|s| gazetteer::entry(s).is_some() || gazetteer::ends_like_name(s));
    let found = tails.iter().find_map(|&tail| {
        let name = word.get(..tail.stem)?;
        let k = tail.korean.filter(|k| !k.noun && name.len() >= 9 && k.bits >= SUPPORTED)?;
        // 임원진: a frequent noun and a syllable.
        let noun = name.get(..6).is_some_and(likeness::is_frequent_noun);
        let bits = k.bits - if noun { 3.0 } else { 0.0 };
        // 방학철, 단풍철: a name by its syllables.
        let season = || lexicon::is_around(name, "season");
        // 하소연, 넋두리: what people say.
        let said = || lexicon::quotative_nouns().has(name);
        let fine =
            bits >= SUPPORTED && !season() && !said() && !is_known_other(name) && !is_verbal(word) && !is_verbal(name);
        fine.then_some(Candidate { token: i, name, tail, bits })
    })?;
    (!tails.iter().any(known)).then_some(found)
}

/// Whether the name is the subject of a quotation or heads a headline's quote: 가나다는 “…”, 가나다 “…”.
fn before_quote(doc: &Document<'_>, scene: &Scene<'_, '_>, c: &Candidate<'_>) -> bool {
    let tokens = scene.tokens;
    let opens = |i: usize| matches!(tokens.mark(i), Some('“' | '"' | '‘' | '\'' | '「'));
    let next = c.token + 1;
    if c.tail.is_bare() {
        let at = tokens.items.get(c.token).map_or(0, |t| t.span.start);
        let headline =
            matches!(doc.kind_at(at), SectionKind::Title | SectionKind::Subtitle) || tokens.begins_line(c.token);
        return headline
            && tokens.follows(next)
            && (opens(next) || tokens.mark(next) == Some(',') || tokens.mark(next) == Some('…'));
    }
    matches!(c.tail.role, "topic" | "subject" | "also")
        && (next..next + 12).take_while(|&i| tokens.follows(i)).any(opens)
}

#[cfg(test)]
mod tests {
    use crate::analysis::EntityType;
    use crate::text::Document;

    fn persons(text: &str) -> Vec<String> {
        let doc = Document::read(text);
        let all = crate::ner::ruled(&doc);
        all.iter().filter(|m| m.kind == EntityType::Person).map(|m| doc.words(m.span).to_owned()).collect()
    }

    #[test]
    fn finds() {
        for (text, want) in [
            ("김보람 “물러나지 않겠다”\n본문이다.", vec!["김보람"]),
            ("한편 최윤서는 “그렇다”고 말했다.", vec!["최윤서"]),
            ("윤재현이 왔다. 모두 윤재현을 보았다.", vec!["윤재현", "윤재현"]),
            ("박지훈이 달렸다.", vec!["박지훈"]),
        ] {
            assert_eq!(persons(text), want, "{text}");
        }
    }

    #[test]
    fn not_persons() {
        for text in [
            "이용한 사람은 “그렇다”고 했다.",
            "하소연만 늘었다. 하소연은 길다.",
            "전어철에는 단풍철보다 바쁘다. 전어철은 짧다. 방학철은 길다.",
            "정부는 “그렇다”고 했다.",
            "이번 조사에서 이같은 한국인 유학생은",
            "장관은 전해진 말을",
        ] {
            assert!(persons(text).is_empty(), "{text} {:?}", persons(text));
        }
    }
}
