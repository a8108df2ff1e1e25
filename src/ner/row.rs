//! Names in a row, which speak for each other: 김보람, 한도윤, 민유라 의원.

use super::Mention;
use super::person::{Scene, is_known_other, person};
use crate::span::Span;

/// Names in a row: 가, 나, 다 의원.
pub fn find(scene: &Scene<'_, '_>) -> Vec<Mention> {
    let tokens = scene.tokens;
    let mut out = Vec::new();
    let mut run: Vec<(usize, usize, f64)> = Vec::new();
    let mut i = 0;
    while i < tokens.items.len() {
        if let Some((stem, bits)) = list_item(scene, i) {
            run.push((i, stem, bits));
            let bare = stem == tokens.word(i).len();
            let next = tokens.after_bracket(i + 1, 10).unwrap_or(i + 1);
            let comma =
                bare && tokens.follows(next) && matches!(tokens.mark(next), Some(',' | '·' | 'ㆍ' | '・' | '、'));
            if comma && tokens.follows(next + 1) && list_item(scene, next + 1).is_some() {
                i = next + 1;
                continue;
            }
        }
        let sure = run.iter().filter(|r| r.2 >= 4.0).count();
        if run.len() >= 3 && sure * 2 >= run.len() || run.len() == 2 && run.iter().all(|r| r.2 >= 5.0) {
            for &(k, stem, _) in &run {
                let start = scene.span(k).start;
                out.push(person(Span::new(start, start + stem), None, 0.8, "n.person.list"));
            }
        }
        run.clear();
        i += 1;
    }
    out
}

/// The stem of token `i` and its bits where it may be a name of a list.
fn list_item(scene: &Scene<'_, '_>, i: usize) -> Option<(usize, f64)> {
    let word = scene.tokens.word(i);
    if !scene.tokens.is_word(i) || scene.title(i).is_some() {
        return None;
    }
    scene.tokens.readings(i).iter().find_map(|t| {
        let stem = word.get(..t.stem)?;
        let k = t.korean.filter(|k| !k.noun && k.bits >= 1.0 && stem.len() >= 9)?;
        (!is_known_other(stem)).then_some((t.stem, k.bits))
    })
}

#[cfg(test)]
mod tests {
    use crate::ner::persons;

    #[test]
    fn finds() {
        assert_eq!(persons("김보람, 한도윤, 민유라가 모였다.").len(), 3);
        assert!(persons("사과, 국수, 전화가 있다.").is_empty());
    }
}
