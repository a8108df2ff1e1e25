//! A name and its title in one word: 김보람의원, 김보람씨.

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
        // Three syllables of a name and two of a title, unless the title is 씨.
        // 봄날씨, 붓글씨, 온빛이앤씨
        if lexicon::ends_with(stem, "no-honorific") {
            continue;
        }
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
