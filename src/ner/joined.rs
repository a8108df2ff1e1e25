//! A name and its title in one word: 김보람의원, 김보람씨.

use std::collections::HashMap;

use super::ends::Ends;
use super::person::{Scene, person};
use super::{Mention, gazetteer, likeness};
use crate::lexicon;
use crate::span::Span;

/// 김보람의원, 김보람씨: name and title in one word.
pub fn find(scene: &Scene<'_, '_>, i: usize) -> Option<Mention> {
    let word = scene.tokens.word(i);
    let start = scene.span(i).start;
    for t in scene.tokens.readings(i) {
        let stem = word.get(..t.stem)?;
        // 봄날씨, 붓글씨, 온빛이앤씨
        if lexicon::ends_with(stem, "no-honorific") {
            continue;
        }
        // Three syllables of a name and two of a title, unless the title is 씨.
        if !t.ends.has(Ends::TITLE) || stem.len() < 15 && !stem.ends_with('씨') {
            continue;
        }
        let at = |n: usize| stem.char_indices().nth(n).map(|(at, _)| at);
        for n in [3, 2, 1] {
            let Some(cut) = at(n) else { continue };
            let (name, title) = stem.split_at(cut);
            if title != "씨" && (n < 3 || title.len() < 6) {
                continue;
            }
            let Some(row) = lexicon::titles().get(title).filter(|r| r.field(1) != "b") else { continue };
            let ok = match n {
                // 정씨: rare surnames are left out (종씨, 매씨).
                1 => title == "씨" && name != "모" && lexicon::surnames().get(name).is_some_and(|r| r.field(1) != "1"),
                2 => title == "씨" && likeness::korean(name).is_some_and(|k| !k.noun && k.bits > 0.0),
                // Single syllables (군, 장, 형) end many words: only 씨 is safe.
                _ => {
                    (title == "씨" || title.len() >= 6 && row.field(0) != "kin")
                        && likeness::korean(name)
                            .is_some_and(|k| !k.noun && k.bits >= if title == "씨" { -2.0 } else { 4.0 })
                        && gazetteer::entry(name.get(..6).unwrap_or("")).is_none()
                        && !likeness::is_inflected_noun(name)
                }
            };
            if ok {
                let span = Span::new(start, start + cut);
                return Some(person(
                    span,
                    Some(Span::new(start + cut, start + t.stem)),
                    0.85,
                    "n.person.name-title-joined",
                ));
            }
        }
    }
    None
}

/// 노감독, 정교수: the surname of somebody whom the article names, written to their title.
pub fn surname(scene: &Scene<'_, '_>, i: usize, surnames: &HashMap<String, usize>) -> Option<Mention> {
    let word = scene.tokens.word(i);
    let first = word.chars().next()?.len_utf8();
    if !surnames.contains_key(word.get(..first)?) {
        return None;
    }
    let start = scene.span(i).start;
    scene.tokens.readings(i).iter().find_map(|t| {
        let stem = word.get(..t.stem)?;
        let title = stem.get(first..)?;
        let row = lexicon::titles().get(title).filter(|_| title.len() >= 6)?;
        // 이사장, 조교수, 정회원: titles and nouns of their own.
        let other = lexicon::titles().has(stem)
            || lexicon::people().has(stem)
            || lexicon::nouns_like_names().has(stem)
            || lexicon::is_modifier(word.get(..first)?);
        (!other && row.field(1) != "b" && row.field(0) != "kin").then(|| {
            let span = Span::new(start, start + first);
            person(span, Some(Span::new(start + first, start + t.stem)), 0.8, "n.person.surname-title")
        })
    })
}
