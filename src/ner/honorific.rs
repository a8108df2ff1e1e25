//! Persons by honorifics and by withheld names: 솔이 씨, 김모(41)씨, A씨.

use super::person::{self, Scene, is_verbal, person};
use super::{Mention, gazetteer, likeness};
use crate::lexicon;
use crate::span::Span;

/// (한)도윤이 형, (민)유라 선수: the surname put in brackets for the reader before a given name that somebody said.
pub fn completed(scene: &Scene<'_, '_>, i: usize) -> Option<Mention> {
    let tokens = scene.tokens;
    let open = i.checked_sub(3)?;
    let surname = tokens.word(i - 2);
    if tokens.mark(open) != Some('(')
        || tokens.mark(i - 1) != Some(')')
        || (open + 1..=i).any(|k| tokens.spaced(k))
        || surname.len() != 3
        || !likeness::is_surname(surname)
        || open > 0 && !tokens.spaced(open) && tokens.is_word(open - 1)
    {
        return None;
    }
    let word = tokens.word(i);
    // 도윤이가: 이 behind a given name is no part of it.
    let given = tokens.readings(i).iter().rev().find(|t| t.stem == 6 || t.stem == 9 && word.get(6..9) == Some("이"))?;
    let stem = word.get(..6)?;
    let whole = format!("{surname}{stem}");
    let name = likeness::korean(&whole).filter(|k| !k.noun)?;
    // (주)나래, (구)시청, (신)공항: what else is written so.
    let other = lexicon::is_around(surname, "bracketed") || lexicon::is_modifier(surname);
    let title = if given.is_bare() { person::title_from(scene, i + 1) } else { None };
    let told = given.stem == 9 || title.is_some();
    let sure = if other { told && name.bits >= 2.0 } else { told || name.bits >= 2.0 };
    let span = Span::new(scene.span(open).start, scene.span(i).start + stem.len());
    // Surer than the given name alone with its title.
    sure.then(|| person(span, title, 0.97, "n.person.completed"))
}

/// 솔이 씨, 라온씨: whatever name stands before 씨. 이 모 씨: a withheld given name written apart.
pub fn honoured(scene: &Scene<'_, '_>, i: usize) -> Option<Mention> {
    let tokens = scene.tokens;
    let word = tokens.word(i);
    let start = scene.span(i).start;
    let named = |w: &str| {
        (6..=15).contains(&w.len())
            && w.chars().all(super::token::is_hangul)
            && !likeness::is_frequent_noun(w)
            && !lexicon::nouns_like_foreign().has(w)
            && !lexicon::titles().has(w)
            && gazetteer::entry(w).is_none_or(|e| e.also)
            && !is_verbal(w)
            && !w.ends_with(['모', '씨'])
    };
    let is_ssi = |k: usize| {
        let next = tokens.word(k);
        next.starts_with('씨') && tokens.readings(k).iter().any(|t| t.stem == '씨'.len_utf8())
    };
    let after = tokens.after_bracket(i + 1, 8).unwrap_or(i + 1);
    if tokens.follows(after) && is_ssi(after) && tokens.spaced(i) {
        let title = Span::new(scene.span(after).start, scene.span(after).start + '씨'.len_utf8());
        if word == "모" && i > 0 && tokens.follows(i) && likeness::is_surname(tokens.word(i - 1)) {
            let span = scene.span(i - 1).join(scene.span(i));
            return Some(person(span, Some(title), 0.9, "n.person.masked"));
        }
        let particle = tokens.readings(i).iter().any(|t| matches!(t.role, "topic" | "object" | "genitive"));
        return (named(word) && !particle).then(|| person(scene.span(i), Some(title), 0.8, "n.person.name-title"));
    }
    // 법운 스님: a name in religion has two syllables of any kind.
    let monk = || tokens.readings(i + 1).iter().any(|t| matches!(tokens.word(i + 1).get(..t.stem), Some("스님")));
    let noun = lexicon::adjectives().has(word) || lexicon::nouns_like_names().has(word) || lexicon::places().has(word);
    let religious = word.len() == 6
        && named(word)
        && !noun
        && !lexicon::is_modifier(word)
        && !lexicon::people().has(word)
        && !lexicon::clause_words().has(word)
        && !lexicon::date_words().has(word);
    if religious
        && tokens.follows(i + 1)
        && tokens.spaced(i + 1)
        && monk()
        && tokens.readings(i).iter().all(|t| t.is_bare())
    {
        let at = scene.span(i + 1).start;
        return Some(person(scene.span(i), Some(Span::new(at, at + "스님".len())), 0.8, "n.person.name-title"));
    }
    // 라온씨가: three syllables at least, so that 글씨 and 마음씨 stay words.
    tokens.readings(i).iter().find_map(|t| {
        let stem = word.get(..t.stem)?;
        let name = stem.strip_suffix('씨')?;
        // 황 모씨
        let surname =
            i.checked_sub(1).filter(|&b| tokens.follows(i) && tokens.spaced(i) && likeness::is_surname(tokens.word(b)));
        if name == "모"
            && let Some(before) = surname
        {
            let cut = start + name.len();
            let title = Span::new(cut, cut + '씨'.len_utf8());
            return Some(person(Span::new(scene.span(before).start, cut), Some(title), 0.9, "n.person.masked"));
        }
        let known = lexicon::nouns_like_names().has(stem) || lexicon::ends_with(stem, "no-honorific");
        (named(name) && !known).then(|| {
            let cut = start + name.len();
            let title = Span::new(cut, cut + '씨'.len_utf8());
            person(Span::new(start, cut), Some(title), 0.75, "n.person.name-title-joined")
        })
    })
}

/// 김모(41)씨, 김모 씨, A씨, B(21) 군.
pub fn masked(scene: &Scene<'_, '_>, i: usize) -> Option<Mention> {
    let tokens = scene.tokens;
    let word = tokens.word(i);
    if !word.starts_with(|c: char| c.is_ascii_uppercase()) && word.get(3..6) != Some("모") {
        return None;
    }
    let start = scene.span(i).start;
    let letter = |w: &str| w.len() == 1 && w.bytes().all(|b| b.is_ascii_uppercase());
    let surname_mo = |w: &str| w.strip_suffix('모').is_some_and(|s| likeness::is_surname(s) && s.len() == 3);
    let honorific = |w: &str| matches!(w, "씨" | "군" | "양" | "군은" | "양은");
    // All in one word: A씨는, 김모씨가.
    for t in scene.tokens.readings(i) {
        let Some(stem) = word.get(..t.stem) else { continue };
        for (cut, _) in stem.char_indices().skip(1) {
            let Some((name, end)) = stem.split_at_checked(cut) else { continue };
            if !(letter(name) || surname_mo(name)) {
                continue;
            }
            if lexicon::name_context().get(end).is_some_and(|r| r.field(0) == "masked") {
                let at = start + cut;
                return Some(person(Span::new(start, at), Some(Span::new(at, at + end.len())), 0.9, "n.person.masked"));
            }
        }
    }
    if !(letter(word) || surname_mo(word)) {
        return None;
    }
    let mut j = i + 1;
    let bracket = tokens.after_bracket(j, 10);
    if let Some(after) = bracket {
        j = after;
    }
    let title = scene.title(j).filter(|t| t.after && tokens.follows(j))?;
    let core = title.span.of(tokens.text);
    if !(honorific(core) || bracket.is_some() && !tokens.spaced(i + 1) || surname_mo(word)) || title.is_joined() {
        return None;
    }
    Some(person(scene.span(i), Some(title.span), 0.9, "n.person.masked"))
}

#[cfg(test)]
mod tests {
    use crate::ner::persons;

    #[test]
    fn masked_names() {
        assert_eq!(persons("A씨는 김모(41)씨와 만났고 이모 씨도 왔다."), ["A/씨", "김모/씨", "이모/씨"]);
        assert_eq!(persons("B군과 C양, 최모씨가 있다."), ["B/군", "C/양", "최모/씨"]);
        assert_eq!(persons("이 모 씨와 정씨, 이 씨가 왔다."), ["이 모/씨", "정/씨", "이/씨"]);
        assert_eq!(persons("법운 스님은 웃었다. 주지 스님과 노스님, 당시 스님"), ["법운/스님"]);
        assert_eq!(persons("황 모씨 등 3명이 왔다."), ["황 모/씨"]);
        assert_eq!(persons("민솔 씨와 라온씨가 왔다."), ["민솔/씨", "라온/씨"]);
        assert_eq!(persons("량보(梁波) 중국 국가주석"), ["량보/중국 국가주석"]);
        assert!(persons("날씨와 글씨, 마음씨, 아저씨, 불씨가 좋다.").is_empty());
        assert_eq!(persons("(한)도윤이가 불렀다. (민)유라 선수는"), ["(한)도윤/", "(민)유라/선수"]);
        assert!(persons("(주)나래는 (구)시청과 (신)공항 앞에").is_empty());
        assert!(persons("A형 독감과 B급 감성, 이모가 왔다.").is_empty());
    }
}
