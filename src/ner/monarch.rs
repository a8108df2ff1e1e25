//! Monarchs and popes: a name and the number of those who bore it (베르타 2세 여왕, 클라로 5세 교황). The number of years somebody has
//! lived is written alike, so that a title of those who are numbered has to stand behind it once.

use std::collections::BTreeSet;

use super::person::{self, Scene, person};
use super::{Mention, gazetteer};
use crate::lexicon;
use crate::span::Span;

/// Surer than that the number is one of years.
const SCORE: f64 = 0.99;

/// The monarchs and popes of the article, in no order.
#[inline(never)]
pub fn find(scene: &Scene<'_, '_>) -> Vec<Mention> {
    let tokens = scene.tokens;
    let places: Vec<(usize, usize)> = (1..tokens.items.len()).filter_map(|i| Some((i, numbered(scene, i)?))).collect();
    let whole = |&(i, stem): &(usize, usize)| {
        let start = scene.span(i - 1).start;
        Span::new(start, scene.span(i).start + stem)
    };
    let title = |i: usize| {
        // 올로프 3세 덴마크 국왕: a country at most stands between.
        let after = person::after_name(scene, i + 1).filter(|a| a.between <= 1)?;
        lexicon::is_around(after.core.of(tokens.text), "numbered").then_some(after.span)
    };
    let mut known: BTreeSet<&str> = BTreeSet::new();
    known.extend(places.iter().filter(|(i, _)| title(*i).is_some()).map(|p| whole(p).of(tokens.text)));
    let one = |p: &(usize, usize)| {
        let span = whole(p);
        known.contains(span.of(tokens.text)).then(|| person(span, title(p.0), SCORE, "n.person.numbered"))
    };
    places.iter().filter_map(one).collect()
}

/// The length of the number at token `i` (14세, 2세) where the word before it may be a name.
fn numbered(scene: &Scene<'_, '_>, i: usize) -> Option<usize> {
    let tokens = scene.tokens;
    let number = tokens.word(i);
    let digits = number.bytes().take_while(u8::is_ascii_digit).count();
    let stem = digits + '세'.len_utf8();
    if !(1..=2).contains(&digits)
        || number.get(digits..stem) != Some("세")
        || !tokens.readings(i).iter().any(|t| t.stem == stem)
    {
        return None;
    }
    let name = tokens.word(i - 1);
    let plain = (6..=21).contains(&name.len()) && name.chars().all(super::token::is_hangul);
    let other =
        gazetteer::entry(name).is_some_and(|e| !e.also) || lexicon::titles().has(name) || lexicon::people().has(name);
    (plain && !other && tokens.is_word(i - 1) && tokens.follows(i) && tokens.spaced(i)).then_some(stem)
}

#[cfg(test)]
mod tests {
    use crate::ner::persons;

    #[test]
    fn finds() {
        let cases: &[(&str, &[&str])] = &[
            ("클라로 5세 교황은 미사를 집전했다.", &["클라로 5세/교황"]),
            ("베르타 2세 여왕이 왔다. 베르타 2세는 웃었다.", &["베르타 2세/여왕", "베르타 2세/"]),
            ("올로프 3세 전 국왕이 왔다.", &["올로프 3세/전 국왕"]),
            ("올로프 3세 덴마크 국왕이 왔다.", &["올로프 3세/덴마크 국왕"]),
            // How old somebody is.
            ("당시 14세 선수가 나섰다. 국왕 2세는 없다.", &[]),
            ("재벌 3세 대표는 웃었다.", &[]),
        ];
        for (text, want) in cases {
            assert_eq!(&persons(text), want, "{text}");
        }
    }
}
