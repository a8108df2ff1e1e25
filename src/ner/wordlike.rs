//! Names of two syllables that are words as well (노을, 하늘, 여울): their shape tells nothing, and 노을 장관 could be any
//! noun before a post. What tells is the rest of the article, which calls the same person by surname and title (노 장관),
//! or an age behind the name with the post behind it.

use std::collections::{BTreeMap, BTreeSet};

use super::person::{self, Scene, is_known_other, person};
use super::{Mention, likeness};
use crate::lexicon;
use crate::span::Span;

/// How a name was introduced that is a word as well.
struct Introduction<'a> {
    token: usize,
    surname: &'a str,
    title: person::After,
}

/// Finds the names; `found` are the persons of direct evidence, among them the full names that a surname may belong to.
pub fn find(scene: &Scene<'_, '_>, found: &[Mention]) -> Vec<Mention> {
    let tokens = scene.tokens;
    let text = tokens.text;
    let mut all: Vec<Introduction<'_>> = Vec::new();
    // Which surname stands alone before which post.
    let mut called: BTreeSet<(&str, &str)> = BTreeSet::new();
    let mut out = Vec::new();
    for i in 0..tokens.items.len() {
        let word = tokens.word(i);
        match word.len() {
            3 if likeness::is_surname(word) && stands_apart(scene, i) => {
                let title = person::after_name(scene, i + 1).filter(|t| t.near);
                called.extend(title.map(|t| (word, t.core.of(text))));
            }
            6 if is_word_and_name(scene, i) => {
                let Some(title) = person::after_name(scene, i + 1) else { continue };
                if has_age(scene, i) && title.between <= 2 {
                    out.push(person(scene.span(i), Some(title.span), 0.85, "n.person.name-age"));
                } else if let Some(surname) = word.get(..3) {
                    all.push(Introduction { token: i, surname, title });
                }
            }
            _ => {}
        }
    }
    all.retain(|i| called.contains(&(i.surname, i.title.core.of(text))));
    if all.is_empty() {
        return out;
    }
    // 조직 위원장 and 조 위원장 where 조아란 위원장 is named: the surname is hers.
    let mut borne: BTreeMap<(&str, &str), usize> = BTreeMap::new();
    for m in found {
        let name = m.span.of(text);
        let Some(surname) = name.get(..3).filter(|_| (6..=9).contains(&name.len())) else { continue };
        let post = m.title.map_or("", |t| t.of(text).rsplit(' ').next().unwrap_or(""));
        for i in all.iter().filter(|i| i.surname == surname).take(8) {
            let core = i.title.core.of(text);
            if post.is_empty() || post.ends_with(core) || core.ends_with(post) {
                *borne.entry((i.surname, core)).or_default() += 1;
            }
        }
    }
    for i in all.iter().filter(|i| !borne.contains_key(&(i.surname, i.title.core.of(text)))) {
        out.push(person(scene.span(i.token), Some(i.title.span), 0.8, "n.person.name-called"));
    }
    out
}

/// Whether token `i` is a word of two syllables that could be a name, and neither known as something else nor what posts
/// have before them.
fn is_word_and_name(scene: &Scene<'_, '_>, i: usize) -> bool {
    let word = scene.tokens.word(i);
    scene.tokens.korean(i).is_some_and(|k| k.noun)
        && stands_apart(scene, i)
        && !is_known_other(word)
        && scene.title(i).is_none()
        && !lexicon::titles().has(word)
        && !lexicon::name_context().has(word)
        && !lexicon::people().has(word)
        && !lexicon::org_suffixes().has(word)
        && !lexicon::clause_words().has(word)
}

fn stands_apart(scene: &Scene<'_, '_>, i: usize) -> bool {
    scene.tokens.spaced(i) || person::opens(scene.tokens, i)
}

/// Whether an age stands in parentheses right behind token `i`: (54), (54·가람시), (54세).
fn has_age(scene: &Scene<'_, '_>, i: usize) -> bool {
    let tokens = scene.tokens;
    let inside = tokens.word(i + 2);
    let number = inside.strip_suffix('세').unwrap_or(inside);
    tokens.mark(i + 1) == Some('(')
        && !tokens.spaced(i + 1)
        && number.len() == 2
        && number.bytes().all(|b| b.is_ascii_digit())
        && matches!(tokens.mark(i + 3), Some(')' | '·' | ',' | 'ㆍ' | '/'))
}

/// A name of two syllables with the particle 이 taken for a third (배우 한윤이): cut where the article has the two alone and
/// never the three with a particle of their own (한윤이는).
pub fn cut_particles(scene: &Scene<'_, '_>, found: &mut [Mention]) {
    let tokens = scene.tokens;
    let text = tokens.text;
    let longer = |m: &&Mention| {
        let name = m.span.of(text);
        name.len() == 9
            && m.kind == crate::analysis::EntityType::Person
            && name.strip_suffix('이').and_then(|n| n.chars().next_back()).and_then(super::token::closed) == Some(true)
    };
    let mut names: BTreeSet<&str> = BTreeSet::new();
    names.extend(found.iter().filter(longer).map(|m| m.span.of(text)));
    if names.is_empty() {
        return;
    }
    let (mut alone, mut whole): (BTreeSet<&str>, BTreeSet<&str>) = (BTreeSet::new(), BTreeSet::new());
    for i in 0..tokens.items.len() {
        let word = tokens.word(i);
        for t in tokens.readings(i) {
            let stem = word.get(..t.stem).unwrap_or("");
            let particle = !t.is_bare() || scene.title(i + 1).is_some_and(|n| n.after && !n.is_joined());
            if particle && names.contains(stem) {
                whole.insert(stem);
            }
            // The two with another particle, or with a title behind.
            let longer = word.get(..9).filter(|w| t.stem == 6 && names.contains(w));
            if particle && t.stem == 6 && longer.is_none() {
                alone.insert(stem);
            }
        }
    }
    for m in found.iter_mut().filter(|m| longer(&&**m)) {
        let name = m.span.of(text);
        let Some(short) = name.strip_suffix('이').filter(|s| alone.contains(s) && !whole.contains(name)) else {
            continue;
        };
        let after = text.get(m.span.end..).and_then(|r| r.chars().next());
        if m.title.is_none_or(|t| t.end <= m.span.start) && !after.is_some_and(super::token::is_hangul) {
            m.span = Span::new(m.span.start, m.span.start + short.len());
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::ner::persons;

    #[test]
    fn called_by_surname_and_title() {
        let cases: &[(&str, &[&str])] = &[
            (
                "노을 산림해양부 장관이 왔다. 노을 장관은 웃었다. 노 장관은 떠났다. 모두 노을을 보았다.",
                &["노을/산림해양부 장관", "노을/장관", "노/장관", "노을/"],
            ),
            ("그는 “하늘 전 차관이 왔다”고 했다. 하 전 차관은 웃었다.", &["하늘/전 차관", "하/전 차관"]),
            ("여울(54) 나루시장은 웃었다.", &["여울/나루시장"]),
            ("여울(54·나루시) 대표가 왔다.", &["여울/대표"]),
        ];
        for (text, want) in cases {
            assert_eq!(&persons(text), want, "{text}");
        }
    }

    #[test]
    fn words_before_posts() {
        for text in [
            // The surname belongs to somebody with a full name.
            "조직 위원장이 왔다. 조아란 위원장이 왔다. 조 위원장은 웃었다.",
            // Nobody is called by the surname, or by another post.
            "고문 변호사가 왔다. 고 의원은 웃었다.",
            "현장 소장이 왔다. 소장은 웃었다.",
            "여성 의원이 왔다. 이 의원은 처음이다.",
            "조항(12) 개정은 위원장이 맡는다.",
        ] {
            assert!(
                persons(text).iter().all(|p| !p.starts_with(['조', '고', '현', '여'])
                    || p.starts_with("조아란")
                    || p.starts_with("조/")
                    || p.starts_with("고/")),
                "{text} {:?}",
                persons(text)
            );
        }
    }

    #[test]
    fn two_syllables_and_a_particle() {
        assert_eq!(persons("배우 한윤이 왔다. 한윤은 웃었다."), ["한윤/배우", "한윤/"]);
        // 솔이 is her name.
        assert_eq!(
            persons("배우 김솔이가 왔다. 배우 김솔이 웃었다. 김솔이는 떠났다.").first().map(String::as_str),
            Some("김솔이/배우")
        );
    }
}
