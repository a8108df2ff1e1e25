//! Foreign persons: names of several words (리브 마르텐), names beside titles (마르텐 총리), names with their spelling
//! in Latin letters.

use std::collections::BTreeSet;

use super::gazetteer::{ends_like_name, entry};
use super::likeness;
use super::person::{Scene, person};
use super::token::{Kind, Tail, Tokens};
use super::{Mention, mention};
use crate::analysis::{EntityType, Source};
use crate::evidence::Reason;
use crate::lexicon;
use crate::span::Span;

/// Words of one name at most.
const LONGEST: usize = 4;

/// The foreign persons of the article, in no order; they may overlap.
#[inline(never)]
pub fn find(scene: &Scene<'_, '_>) -> Vec<Mention> {
    let mut out = Vec::new();
    for i in 0..scene.tokens.items.len() {
        if scene.tokens.is_word(i) {
            out.extend(with_given_name(scene, i).or_else(|| before_title(scene, i)).or_else(|| before_gloss(scene, i)));
            out.extend(after_title(scene, i));
        }
    }
    out
}

/// Whether `word` may be a word of a foreign name whose syllables speak for it with `least` bits.
fn part(scene: &Scene<'_, '_>, i: usize, word: &str, least: f64) -> bool {
    likeness::foreign(word).is_some_and(|bits| {
        // A rare noun of two syllables is as often a name.
        bits >= least && (bits >= 1.0 && least < 1.0 || !lexicon::nouns_like_names().has(word))
    }) && !lexicon::nouns_like_foreign().has(word)
        && !lexicon::titles().has(word)
        && scene.title(i).is_none_or(super::title::Title::is_joined)
        && entry(word).is_none_or(|e| e.also)
        && !super::person::is_verbal(word)
}

/// The reading of token `i` as a word of a name: without what is surely or likely a particle.
fn cut(tokens: &Tokens<'_>, i: usize) -> Option<Tail> {
    let word = tokens.word(i);
    let (&whole, tails) = tokens.readings(i).split_first()?;
    if is_given(word) {
        return Some(whole);
    }
    // 질문에, 시스템에: names end so as well (클로에), nouns that tell of speech do not.
    let place = |t: &&Tail| {
        word.ends_with('에')
            && word
                .get(..t.stem)
                .is_some_and(|stem| lexicon::quotative_nouns().has(stem) || likeness::is_frequent_noun(stem))
    };
    if let Some(noun) = tails.iter().find(place) {
        return Some(*noun);
    }
    // The longest stem with a particle that seldom ends a name.
    let likely = |t: &&Tail| {
        let role = matches!(
            t.role,
            "topic" | "object" | "genitive" | "dative" | "source" | "side" | "copula" | "subject" | "plural" | "also"
        );
        t.stem >= 6 && (role || word.ends_with('와') || word.ends_with('과'))
    };
    Some(tails.iter().rev().find(likely).copied().unwrap_or(whole))
}

fn is_given(word: &str) -> bool {
    lexicon::foreign_names().has(word)
}

/// Whether token `i + 1` follows token `i` after a single space.
fn next_word(scene: &Scene<'_, '_>, i: usize) -> bool {
    let tokens = scene.tokens;
    tokens.is_word(i + 1) && tokens.follows(i + 1) && tokens.spaced(i + 1)
}

/// GIVEN FAMILY: the first word is a well-known given name (or a Japanese surname).
fn with_given_name(scene: &Scene<'_, '_>, i: usize) -> Option<Mention> {
    let tokens = scene.tokens;
    let first = tokens.word(i);
    if !next_word(scene, i) || !is_given(first) || scene.title(i).is_some() || is_common(scene, i) {
        return None;
    }
    // 안 가린, 안 나온: not, and a verb.
    let next = tokens.word(i + 1);
    if first == "안" && (crate::text::endings::verbal(next) || lexicon::is_verb_form(next)) {
        return None;
    }
    // 쓰지 말아, 오지 않아: a verb that is denied.
    if first.ends_with('지') && next.starts_with(['말', '않', '못', '마']) && lexicon::is_verb_form(next) {
        return None;
    }
    if let Some(found) = with_surname(scene, i) {
        return Some(found);
    }
    // A single syllable says little, so that the next word has to say more.
    let (last, stem) = words(scene, i + 1, if first.len() <= 3 { 3.0 } else { 0.0 })?;
    // 마리아 벨로니 경기장: what is called after somebody.
    let kind = |t: &Tail| {
        let stem = tokens.word(last + 1).get(..t.stem).unwrap_or("");
        stem.len() >= 6 && (lexicon::org_suffixes().has(stem) || lexicon::place_suffixes().has(stem))
    };
    let called = stem == tokens.word(last).len() && next_word(scene, last) && scene.title(last + 1).is_none();
    if called && tokens.readings(last + 1).iter().any(kind) {
        return None;
    }
    finish(scene, i, last, stem, 0.85, "n.person.foreign-given")
}

/// 같은 팀, 우리 팀: a given name that is a noun as well is one behind words that say which.
fn is_common(scene: &Scene<'_, '_>, i: usize) -> bool {
    let tokens = scene.tokens;
    let before = i.checked_sub(1).filter(|_| tokens.follows(i) && tokens.spaced(i)).map_or("", |b| tokens.word(b));
    tokens.word(i).len() <= 3 && (lexicon::is_word(before, "determiner") || lexicon::is_word(before, "which"))
}

/// GIVEN SURNAME: a foreign given name before a Korean surname (제이슨 곽 대표, 제이슨 곽(Jason Kwak)).
fn with_surname(scene: &Scene<'_, '_>, i: usize) -> Option<Mention> {
    let tokens = scene.tokens;
    let surname = tokens.word(i + 1);
    let written = tokens.mark(i + 2) == Some('(') && tokens.word(i + 3).starts_with(|c: char| c.is_ascii_uppercase());
    // 이, 한, 전 are words of their own: only a gloss shows them to be names.
    let row = lexicon::surnames().get(surname).filter(|r| surname.len() <= 3 && (written || r.field(2) != "y"))?;
    let titled = super::person::title_from(scene, i + 2).is_some();
    let known = tokens.word(i).len() > 3 && row.field(1) != "1";
    let found = finish(scene, i, i + 1, surname.len(), 0.93, "n.person.foreign-given")?;
    (known && (titled || written)).then_some(found)
}

/// The words of a foreign name from token `i` on, each with at least `least` bits: the last token and the length of its
/// stem.
fn words(scene: &Scene<'_, '_>, i: usize, least: f64) -> Option<(usize, usize)> {
    let tokens = scene.tokens;
    let mut end = None;
    for j in i..i + LONGEST {
        let word = tokens.word(j);
        let Some(tail) = cut(tokens, j) else { break };
        let stem = word.get(..tail.stem).unwrap_or("");
        let long = stem.len() >= 6 || tail.is_bare() && is_given(word) && next_word(scene, j);
        if !long || !(is_given(stem) || part(scene, j, stem, least)) || ends_like_name(stem) || other(scene, j) {
            break;
        }
        end = Some((j, tail.stem));
        if !tail.is_bare() || !next_word(scene, j) {
            break;
        }
    }
    end.filter(|&(j, stem)| stem >= 6 || j > i)
}

/// Whether token `j` is surely another word: a place or a noun with a particle (서울로, 위에서), a verb that helps (있다, 않아).
fn other(scene: &Scene<'_, '_>, j: usize) -> bool {
    let word = scene.tokens.word(j);
    let noun = |stem: &str| entry(stem).is_some_and(|e| !e.also) || lexicon::nouns_like_foreign().has(stem);
    let inflected = scene.tokens.readings(j).iter().any(|t| !t.is_bare() && word.get(..t.stem).is_some_and(noun));
    !is_given(word) && (inflected || word.ends_with("에서") || word.starts_with(['있', '않', '없']))
}

/// The mention of the words `i..=last`, the last cut to `stem` bytes, with the title after it.
fn finish(
    scene: &Scene<'_, '_>,
    i: usize,
    last: usize,
    stem: usize,
    score: f64,
    rule: &'static str,
) -> Option<Mention> {
    let tokens = scene.tokens;
    let start = tokens.items.get(i)?.span.start;
    let end = tokens.items.get(last)?.span.start + stem;
    let bare = stem == tokens.word(last).len();
    let after = if bare { super::person::title_from(scene, last + 1) } else { None };
    // 선수 리브 마르텐.
    let before = || {
        let title = i.checked_sub(1).and_then(|k| scene.title(k)).filter(|t| t.before && t.tail.is_bare())?;
        (tokens.follows(i) && tokens.spaced(i)).then_some(title.span)
    };
    Some(person(Span::new(start, end), after.or_else(before), score, rule))
}

/// WORDS TITLE: 마르텐 총리, 리브 마르텐 총리.
fn before_title(scene: &Scene<'_, '_>, i: usize) -> Option<Mention> {
    let tokens = scene.tokens;
    let fits = |j: usize, least: f64| {
        let word = tokens.word(j);
        let bits = likeness::foreign(word).is_some_and(|b| b >= least);
        bits && word.len() >= 6
            && cut(tokens, j).is_some_and(Tail::is_bare)
            && part(scene, j, word, least)
            && !ends_like_name(word)
    };
    // 하비 크롤 무역장관: joined to more than a name of one word, which could be a company.
    let behind = |k: usize| scene.title(k).filter(|t| t.after && (!t.is_joined() || k > i + 1));
    // 오카모토 신지 장관: syllables of Japanese throughout, where the last name alone could be a Korean one.
    let japanese = |j: usize| {
        // 하나토에 사는 농부: a noun and a verb have such syllables as well.
        let verb = |word: &str| crate::text::endings::modifying(word) || lexicon::is_verb_form(word);
        let own = |k: usize| {
            let word = tokens.word(k);
            (6..=15).contains(&word.len()) && is_japanese(word) && !verb(word)
        };
        j == i + 1
            && own(i)
            && own(j)
            && tokens.word(i).len() >= 9
            && fits(i, 3.0)
            && scene.title(j).is_none()
            && behind(j + 1).is_some_and(|t| t.class != "kin")
    };
    // 하비 쇼 대변인: a last word of one syllable, right before the title.
    let syllable = |j: usize| {
        let word = tokens.word(j);
        let country = lexicon::shorthand().has(word);
        j > i
            && word.len() == 3
            && !country
            && likeness::foreign(word).is_some_and(|b| b >= 1.0)
            && behind(j + 1).is_some()
    };
    if !(i + 1..=i + LONGEST).any(|k| behind(k).is_some()) {
        return None;
    }
    if i > 0 && tokens.follows(i) && tokens.spaced(i) && fits(i - 1, 1.0) {
        return None;
    }
    let mut j = i;
    while j < i + LONGEST
        && (fits(j, if j == i { 1.0 } else { 0.5 }) || syllable(j) || japanese(j))
        && next_word(scene, j)
    {
        if let Some(title) = behind(j + 1) {
            let words = j - i + 1;
            let bits: f64 = (i..=j).filter_map(|k| likeness::foreign(tokens.word(k))).sum();
            let core = title.core.of(tokens.text);
            if title.class == "kin" && !matches!(core, "씨" | "여사" | "부부") || core.len() <= 3 && core != "씨"
            {
                return None;
            }
            // 어느 회사 대표: a single foreign word before a title of business is as often a company.
            let personal = title.class != "business" && title.bare || matches!(title.class, "kin" | "military");
            // 벨로니 장관: what a government has are persons.
            let office = matches!(title.class, "politics" | "government");
            let enough =
                japanese(j) || if words > 1 { bits >= 4.0 } else { personal && bits >= 2.5 || office && bits >= 3.5 };
            if !enough {
                return None;
            }
            return finish(
                scene,
                i,
                j,
                tokens.word(j).len(),
                // Surer than the second word alone as a Korean name.
                if japanese(j) {
                    0.96
                } else if words > 1 {
                    0.8
                } else {
                    0.7
                },
                "n.person.foreign-title",
            );
        }
        j += 1;
    }
    None
}

/// Whether a word has none but syllables in which Japanese is written: five vowels, open or ended by ㄴ or ㅅ.
pub fn is_japanese(word: &str) -> bool {
    word.chars().all(|c| {
        let Some(place) = u32::from(c).checked_sub(0xac00).filter(|&p| p < 11_172) else { return false };
        let (vowel, tail) = (place / 28 % 21, place % 28);
        // ㅏ ㅑ ㅔ ㅗ ㅘ ㅛ ㅜ ㅠ ㅡ ㅣ
        matches!(vowel, 0 | 2 | 5 | 8 | 9 | 12 | 13 | 17 | 18 | 20) && matches!(tail, 0 | 4 | 19)
    })
}

/// NAME(Latin Name).
fn before_gloss(scene: &Scene<'_, '_>, i: usize) -> Option<Mention> {
    let tokens = scene.tokens;
    if !(i + 1..=i + LONGEST).any(|k| tokens.mark(k) == Some('(')) {
        return None;
    }
    let mut j = i;
    while j < i + LONGEST && part(scene, j, tokens.word(j), -3.0) {
        if tokens.mark(j + 1) == Some('(') {
            let after = tokens.after_bracket(j + 1, 8)?;
            let words: Vec<&str> = (j + 2..after - 1).map(|k| tokens.word(k)).collect();
            let name = |w: &&str| {
                w.chars().next().is_some_and(|c| c.is_uppercase()) && w.chars().skip(1).any(char::is_lowercase)
                    || w.len() == 1 && !w.chars().any(char::is_alphanumeric)
            };
            let latin = words.iter().filter(|w| w.len() > 1).count();
            let bits: f64 = (i..=j).filter_map(|k| likeness::foreign(tokens.word(k))).sum();
            let ok = latin == j - i + 1 && latin >= 2 && words.iter().all(name) && bits >= 2.0;
            return ok.then(|| finish(scene, i, j, tokens.word(j).len(), 0.85, "n.person.foreign-gloss"))?;
        }
        if !next_word(scene, j) {
            return None;
        }
        j += 1;
    }
    None
}

/// TITLE NAME: 작곡가 리브 마르텐의.
fn after_title(scene: &Scene<'_, '_>, i: usize) -> Option<Mention> {
    let tokens = scene.tokens;
    let title = i.checked_sub(1).and_then(|k| scene.title(k)).filter(|t| t.before && t.tail.is_bare())?;
    if !tokens.follows(i) || !tokens.spaced(i) || matches!(title.class, "kin" | "business") {
        return None;
    }
    let first = tokens.word(i).get(..cut(tokens, i)?.stem)?;
    if other(scene, i) {
        return None;
    }
    let (last, stem) = (part(scene, i, first, 3.0) || is_given(first)).then(|| words(scene, i, 1.0))??;
    let mut found = finish(scene, i, last, stem, 0.75, "n.person.title-foreign")?;
    found.title = found.title.or(Some(title.span));
    Some(found)
}

/// The single words by which the article goes on to call the foreign persons in `found`: 마르텐 of 리브 마르텐.
#[inline(never)]
pub fn short_names(scene: &Scene<'_, '_>, found: &[Mention]) -> Vec<Mention> {
    let text = scene.tokens.text;
    let mut shorts: BTreeSet<&str> = BTreeSet::new();
    for m in found.iter().filter(|m| m.kind == EntityType::Person) {
        let name = m.span.of(text);
        if !name.contains(' ') {
            continue;
        }
        shorts.extend(name.split(' ').filter(|w| w.len() >= 6 && entry(w).is_none_or(|e| e.also)));
    }
    if shorts.is_empty() {
        return Vec::new();
    }
    let mut out = Vec::new();
    for (i, token) in scene.tokens.items.iter().enumerate().filter(|(_, t)| t.kind == Kind::Word) {
        let word = scene.tokens.word(i);
        let hit = scene.tokens.readings(i).iter().find(|t| word.get(..t.stem).is_some_and(|s| shorts.contains(s)));
        let Some(tail) = hit else { continue };
        let span = Span::new(token.span.start, token.span.start + tail.stem);
        let title = if tail.is_bare() { super::person::title_from(scene, i + 1) } else { None };
        let reason = Reason::new("n.person.foreign-short", span);
        out.push(Mention { title, ..mention(span, EntityType::Person, 0.75, Source::Linked, reason) });
    }
    out
}

#[cfg(test)]
mod tests {
    use crate::ner::persons;

    #[test]
    fn finds() {
        let cases: &[(&str, &[&str])] = &[
            ("데이비드 렌스키는 웃었다.", &["데이비드 렌스키/"]),
            ("마리아 벨로니 총리가 말했다. 벨로니는 웃었다.", &["마리아 벨로니/총리", "벨로니/"]),
            ("다니엘 브뤼노 올로란트은행 총재는", &["다니엘 브뤼노/올로란트은행 총재"]),
            ("트렌스키 대통령은 말했다.", &["트렌스키/대통령"]),
            ("세린 벨로트(Serin Bellot)는", &["세린 벨로트/"]),
            ("작곡가 레오슈 벨로니의 음악", &["레오슈 벨로니/작곡가"]),
            ("고토 나나미가 이겼다.", &["고토 나나미/"]),
            ("구스바야시 신고 방위상은 말했다.", &["구스바야시 신고/방위상"]),
            ("미셸 박 대표는 웃었다.", &["미셸 박/대표"]),
            ("제이슨 곽(Jason Kwak) 파트너는", &["제이슨 곽/파트너"]),
        ];
        for (text, want) in cases {
            assert_eq!(&persons(text), want, "{text}");
        }
    }

    #[test]
    fn not_persons() {
        for text in [
            "같은 팀 벨로바는",
            "글로벌 플랫폼 대표",
            "스타트업 대표는",
            "온라인 커뮤니티 회원",
            "드라마 시리즈 감독",
            "인터넷 카페 회원",
            "스마트폰 시장",
            "뮤직비디오 감독",
            "마리아 벨로니 경기장",
            "데이비드 위에서",
            "데이비드 있다",
            "배우 홈페이지에 올라온",
            "문도 안 가린 쪽이",
            "충고에 감독 “알았다”",
        ] {
            assert!(persons(text).is_empty(), "{text} {:?}", persons(text));
        }
    }
}
