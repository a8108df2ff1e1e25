//! Foreign names whose first words no list knows, whole: behind the body whose post they hold (새봄청의 부단 오르메 대변인), behind a noun
//! for people (주민 데니 오르메는), of Japan before a town and its mayor, and where only the last word was found.

use std::collections::BTreeMap;

use super::abroad::{is_noun, word_of_name};
use super::gazetteer::{ends_like_name, entry};
use super::likeness;
use super::person::{Scene, person};
use super::{Mention, mention};
use crate::analysis::{EntityType, Form, Source};
use crate::evidence::Reason;
use crate::lexicon;
use crate::span::Span;

/// Words of one name at most.
const LONGEST: usize = 3;

/// How foreign, in bits, two words must look behind a noun for people, and together with the last word that was found.
const SOMEBODY: f64 = 2.5;
const WHOLE: f64 = 2.0;

/// How foreign words must look between a body and a post, where nothing else stands but nouns of its field.
const HOLDER: f64 = -2.0;

/// The names told by what stands around them, in no order.
#[inline(never)]
pub fn find(scene: &Scene<'_, '_>) -> Vec<Mention> {
    let tokens = scene.tokens;
    let mut out = Vec::new();
    for i in (1..tokens.items.len()).filter(|&i| tokens.is_word(i)) {
        if tokens.follows(i) && tokens.spaced(i) {
            out.extend(holder(scene, i).or_else(|| somebody(scene, i)));
        }
        if let Some((name, town)) = mayor(scene, i - 1) {
            // The town, which no list knows, would be another name before the title.
            let reason = Reason::new("n.person.foreign-whole", town);
            out.extend([name, mention(town, EntityType::Location, 0.9, Source::Pattern, reason)]);
        }
    }
    out
}

/// Whether token `i` is a word alone.
fn is_bare(scene: &Scene<'_, '_>, i: usize) -> bool {
    let word = scene.tokens.word(i);
    let particle = |t: &super::token::Tail| !t.is_bare() && t.stem >= 6;
    is_known(word) || !scene.tokens.readings(i).iter().any(particle)
}

fn is_known(word: &str) -> bool {
    word.len() >= 6 && lexicon::foreign_names().has(word)
}

fn bits(word: &str) -> f64 {
    likeness::foreign(word).unwrap_or(-99.0)
}

/// Whether token `i + 1` stands one space behind token `i`.
fn goes_on(scene: &Scene<'_, '_>, i: usize) -> bool {
    scene.tokens.is_word(i + 1) && scene.tokens.follows(i + 1) && scene.tokens.spaced(i + 1)
}

/// BODY의 WORD WORD TITLE.
fn holder(scene: &Scene<'_, '_>, i: usize) -> Option<Mention> {
    let tokens = scene.tokens;
    // 새봄청(SB)의 as well.
    let owner = tokens.word(i - 1);
    let stem = owner.strip_suffix('의')?;
    let closed = stem.is_empty() && i >= 2 && tokens.mark(i - 2) == Some(')');
    let listed = || entry(stem).is_some_and(|e| e.kind == EntityType::Organization && !e.also);
    let body = closed || stem.bytes().all(|b| b.is_ascii_uppercase()) && stem.len() >= 2 || listed();
    if !body {
        return None;
    }
    let last = (i + 1..i + LONGEST).find(|&k| scene.title(k + 1).is_some())?;
    let title = scene.title(last + 1).filter(|t| t.after && !t.is_joined() && t.class != "kin")?;
    let named = |k: usize| tokens.word(k).len() >= 6 && word_of_name(scene, k) && is_bare(scene, k);
    let foreign: f64 = (i..=last).map(|k| bits(tokens.word(k))).sum();
    let all = (i..=last).all(named) && (i..=last).all(|k| goes_on(scene, k)) && foreign >= HOLDER;
    let span = Span::new(scene.span(i).start, scene.span(last).end);
    all.then(|| person(span, Some(title.span), 0.96, "n.person.foreign-whole"))
}

/// PEOPLE WORD WORD with the particle of a subject: 주민 데니 오르메는.
fn somebody(scene: &Scene<'_, '_>, i: usize) -> Option<Mention> {
    let tokens = scene.tokens;
    lexicon::people().get(tokens.word(i - 1)).filter(|r| r.field(0) == "person")?;
    let first = tokens.word(i);
    if first.len() < 6 || !goes_on(scene, i) || !word_of_name(scene, i) || !is_bare(scene, i) {
        return None;
    }
    let word = tokens.word(i + 1);
    let tail = tokens.readings(i + 1).iter().find(|t| matches!(t.role, "topic" | "subject") && t.stem >= 6)?;
    let stem = word.get(..tail.stem)?;
    let other = entry(stem).is_some_and(|e| !e.also)
        || likeness::is_frequent_noun(stem)
        || lexicon::nouns_like_foreign().has(stem)
        || lexicon::nouns_like_names().has(stem)
        || lexicon::people().has(stem)
        || lexicon::titles().has(stem)
        || lexicon::generic_heads().has(stem)
        || ends_like_name(stem)
        || scene.title(i + 1).is_some();
    let foreign = bits(first) + bits(stem) >= SOMEBODY && bits(first) >= 1.0;
    let span = Span::new(scene.span(i).start, scene.span(i + 1).start + stem.len());
    (foreign && !other).then(|| person(span, Some(scene.span(i - 1)), 0.8, "n.person.foreign-whole"))
}

/// SURNAME GIVEN TOWN MAYOR, of Japan: 다니시로 히로카즈 니카세노 시장. Without the name, 시장 is as often a market.
fn mayor(scene: &Scene<'_, '_>, i: usize) -> Option<(Mention, Span)> {
    let tokens = scene.tokens;
    if !matches!(scene.title(i + 3)?.core.of(tokens.text), "시장" | "지사") || !(i..i + 3).all(|k| goes_on(scene, k))
    {
        return None;
    }
    let (surname, given, town) = (tokens.word(i), tokens.word(i + 1), tokens.word(i + 2));
    let own = |word: &str| word.len() >= 6 && super::foreign::is_japanese(word) && bits(word) >= 2.0;
    let plain = |word: &str| !lexicon::nouns_like_foreign().has(word) && entry(word).is_none_or(|e| e.also);
    let sure = own(surname) && own(given) && plain(surname) && plain(given) && surname.len() + given.len() >= 18;
    let place = bits(town) >= 2.0 && town.len() >= 6 && !lexicon::nouns_like_foreign().has(town);
    let title = scene.title(i + 3).filter(|t| !t.is_joined())?;
    let span = Span::new(scene.span(i).start, scene.span(i + 1).end);
    let whole = scene.span(i + 2).join(title.span);
    (sure && place).then(|| (person(span, Some(whole), 0.97, "n.person.foreign-whole"), scene.span(i + 2)))
}

/// Takes into the persons of `found` (by start) the first word of their names, where only the last was found.
#[inline(never)]
pub fn complete(scene: &Scene<'_, '_>, found: &mut Vec<Mention>) {
    for k in 0..found.len() {
        let Some(start) = found.get(k).and_then(|m| first_word(scene, m)) else { continue };
        let before = k.checked_sub(1).and_then(|b| found.get(b));
        // 이시다 마사노리: the surname may have been found as somebody else.
        let surname = |b: &Mention| {
            let word = b.span.of(scene.tokens.text);
            b.kind == EntityType::Person
                && b.span.start == start
                && lexicon::foreign_names().get(word).is_some_and(|r| r.field(0) == "jfamily")
        };
        if before.is_some_and(|b| b.span.end > start && !surname(b)) {
            continue;
        }
        let Some(m) = found.get_mut(k) else { continue };
        m.span.start = start;
        m.title = m.title.filter(|t| !t.overlaps(m.span));
        m.evidence.push(Reason::new("n.person.foreign-whole", m.span));
    }
    let whole: BTreeMap<usize, usize> =
        found.iter().filter(|m| is_whole(m)).map(|m| (m.span.start, m.span.end)).collect();
    let inside = |m: &Mention| {
        !is_whole(m) && whole.range(..=m.span.start).next_back().is_some_and(|(_, &end)| m.span.end <= end)
    };
    if !whole.is_empty() {
        found.retain(|m| !inside(m));
    }
}

fn is_whole(m: &Mention) -> bool {
    m.kind == EntityType::Person && m.evidence.iter().any(|e| e.rule == "n.person.foreign-whole")
}

/// Where the first word of the name stands whose last word is `m`.
fn first_word(scene: &Scene<'_, '_>, m: &Mention) -> Option<usize> {
    let tokens = scene.tokens;
    let name = m.span.of(tokens.text);
    if m.kind != EntityType::Person || m.form != Form::Name || name.len() < 9 || name.contains(' ') {
        return None;
    }
    let i = tokens.at(m.span.start);
    let before = i.checked_sub(1)?;
    let here = scene.span(i).start == m.span.start && tokens.follows(i) && tokens.spaced(i) && tokens.is_word(before);
    let first = tokens.word(before);
    if !here || first.len() < 6 || !word_of_name(scene, before) || !is_bare(scene, before) {
        return None;
    }
    // 마지막 카리모프 대통령, 임기를 마친 카리모프 대통령: a noun, and a verb by what it takes.
    let takes = |role: &str| matches!(role, "object" | "place" | "dative" | "way" | "source" | "subject");
    let taken = before.checked_sub(1).is_some_and(|b| tokens.readings(b).iter().any(|t| takes(t.role)));
    let verb = taken && matches!(crate::text::hangul::last_tail(first), Some(4 | 8));
    let noun = likeness::is_frequent_noun(first) || lexicon::nouns_like_foreign().has(first);
    let lead = lexicon::connectives().has(first) || lexicon::is_word(first, "no-describer");
    if verb || noun || lead || lexicon::is_verb_form(first) {
        return None;
    }
    // 새로운 한도윤 대표: a Korean name is whole.
    let korean = likeness::korean(name).is_some_and(|k| k.bits >= -1.0);
    let japanese = super::foreign::is_japanese(name)
        && lexicon::foreign_names().get(first).is_some_and(|r| r.field(0) == "jfamily");
    if !japanese && (korean || bits(name) < 0.0) {
        return None;
    }
    let open = before > 0 && tokens.follows(before) && tokens.spaced(before) && is_noun(scene, before - 1);
    let told = before > 0 && (scene.title(before - 1).is_some() || lexicon::people().has(tokens.word(before - 1)));
    // Alone only where the word before cannot well be anything else; beside a title or an age nearly anything may be a name.
    let enough = japanese
        || is_known(first)
        || bits(first) >= 6.0 && first.len() <= 12
        || is_titled(scene, m) && bits(first) + bits(name) >= WHOLE && bits(first) >= -3.0;
    (enough && !is_other(scene, before) && (!open || told)).then_some(scene.span(before).start)
}

/// Whether a title or an age stands right behind the name.
fn is_titled(scene: &Scene<'_, '_>, m: &Mention) -> bool {
    let next = scene.tokens.at(m.span.end);
    let after = scene.tokens.after_bracket(next, 8);
    let age = after.is_some() && scene.tokens.word(next + 1).bytes().all(|b| b.is_ascii_digit());
    age || m.title.is_some_and(|t| t.start >= m.span.end && t.start <= m.span.end + 1)
}

/// Whether token `i` is surely a word of another kind: a verb, an adverb, a pronoun, a noun with a particle (그는, 마친, 그냥, 벤의).
fn is_other(scene: &Scene<'_, '_>, i: usize) -> bool {
    let word = scene.tokens.word(i);
    let verb = crate::text::endings::modifying(word)
        || crate::text::endings::verbal(word)
        || lexicon::is_verb_form(word)
        || word.ends_with(['며', '고', '던', '게']) && !is_known(word);
    let particle =
        scene.tokens.readings(i).iter().any(|t| matches!(t.role, "topic" | "subject" | "genitive" | "with" | "object"));
    !is_known(word)
        && (verb
            || particle
            || lexicon::pronouns().has(word)
            || lexicon::adjectives().has(word)
            || lexicon::nouns_like_names().has(word)
            || likeness::is_frequent_noun(word)
            || lexicon::is_word(word, "time")
            || lexicon::is_word(word, "which")
            || word.starts_with('그'))
}

#[cfg(test)]
mod tests {
    use crate::ner::persons;

    #[test]
    fn finds() {
        let cases: &[(&str, &[&str])] = &[
            ("재난안전청(BSA)의 부단 오르메 대변인은 말했다.", &["부단 오르메/대변인"]),
            ("유엔의 카를로 벤도 특사는 말했다.", &["카를로 벤도/특사"]),
            ("다른 주민 데니 오르메는 짐을 쌌다.", &["데니 오르메/주민"]),
            ("다니시로 히로카즈 니카세노 시장은 말했다.", &["다니시로 히로카즈/니카세노 시장"]),
            // Nouns of the field of a body, and of what people do.
            ("유엔의 인도주의 지원 담당 국장은 말했다.", &[]),
            ("학생 인권 조례가 바뀌었다. 주민 의견 수렴은 끝났다.", &[]),
            ("서울의 아파트 매매 시장은 얼어붙었다.", &[]),
        ];
        for (text, want) in cases {
            assert_eq!(&persons(text), want, "{text}");
        }
    }

    #[test]
    fn completes() {
        let names = |text: &str| {
            let text = format!("{text}{}", " 비가 내렸다.".repeat(8));
            let doc = crate::text::Document::read(&text);
            let all = crate::ner::find(&doc, &crate::Options::default());
            let persons = all.iter().filter(|m| m.kind == crate::analysis::EntityType::Person);
            persons.map(|m| doc.words(m.span).to_owned()).collect::<Vec<_>>()
        };
        for (text, want) in [
            ("공장에서 일하는 무흐타 카리모프(31)씨는 웃었다.", "무흐타 카리모프"),
            ("회담에서 이시다 마사노리 외무성 국장은 웃었다.", "이시다 마사노리"),
            // What only stands before a name.
            ("임기를 마친 카리모프 대통령은 웃었다.", "카리모프"),
            ("결국 카리모프 대통령은 웃었다.", "카리모프"),
        ] {
            assert_eq!(names(text), [want], "{text}");
        }
    }
}
