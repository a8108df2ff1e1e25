//! Consistency over the article: a name found once with good evidence is found wherever it stands.

use std::collections::{BTreeSet, HashMap};

use super::ends::Ends;
use super::heads::Heads;
use super::person::Scene;
use super::token::Kind;
use super::{Mention, mention};
use crate::analysis::{EntityType, Source};
use crate::evidence::Reason;
use crate::lexicon;
use crate::span::Span;

/// The other places of the names in `found`.
#[inline(never)]
pub fn find(scene: &Scene<'_, '_>, found: &[Mention]) -> Vec<Mention> {
    let tokens = scene.tokens;
    let mut names: HashMap<&str, (EntityType, f64)> = HashMap::with_capacity(found.len());
    for m in found {
        let name = m.span.of(tokens.text);
        if m.score >= 0.7 && name.chars().nth(1).is_some() && !name.contains(char::is_whitespace) {
            names.entry(name).or_insert((m.kind, m.score - 0.1));
        }
    }
    if names.is_empty() {
        return Vec::new();
    }
    // Most words begin like no name, which this says without a hash.
    let heads = Heads::of(names.keys().copied());
    // What is surely found with its title is not found better without.
    let sure = |m: &&Mention| m.title.is_some() && m.score >= 0.75;
    let mut titled: BTreeSet<Span> = BTreeSet::new();
    titled.extend(found.iter().filter(sure).map(|m| m.span));
    let mut out = Vec::new();
    for (i, token) in tokens.items.iter().enumerate() {
        if token.kind != Kind::Word {
            continue;
        }
        let word = tokens.word(i);
        if !tokens.begins(i, &heads) {
            continue;
        }
        let hit = tokens.readings(i).iter().find_map(|t| {
            let stem = word.get(..t.stem)?;
            names.get(stem).map(|&kind| (t.stem, None, kind)).or_else(|| {
                // No name and title together are longer; every cut is asked for.
                if stem.len() > 60 || !t.ends.has(Ends::TITLE) {
                    return None;
                }
                // 김보람의원은: the title joined to the name.
                let (cut, _) = stem.char_indices().skip(2).find(|&(cut, _)| {
                    stem.split_at_checked(cut).is_some_and(|(a, b)| names.contains_key(a) && lexicon::titles().has(b))
                })?;
                let kind = *names.get(stem.get(..cut)?)?;
                Some((cut, Some(Span::new(token.span.start + cut, token.span.start + t.stem)), kind))
            })
        });
        if let Some((len, title, (kind, score))) = hit {
            let span = Span::new(token.span.start, token.span.start + len);
            if title.is_none() && titled.contains(&span) {
                continue;
            }
            let reason = Reason::new("n.spread.same-name", span);
            out.push(Mention { title, ..mention(span, kind, score, Source::Linked, reason) });
        }
    }
    out
}

#[cfg(test)]
mod tests {

    #[test]
    fn a_name_is_found_wherever_it_stands() {
        let text =
            "민유라 의원이 왔다. 그러나 민유라는 웃지 않았고 민유라의 말도, 민유라의원의 말도 없었다. 유라는 갔다.";
        let doc = crate::text::Document::read(text);
        let found = crate::ner::ruled(&doc);
        let words: Vec<_> = found.iter().map(|m| doc.words(m.span)).collect();
        assert_eq!(words, ["민유라"; 4]);
    }
}
