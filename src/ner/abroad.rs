//! Persons told by the country whose office they hold: 리브 마르텐 노르웨이 재무장관, 첸웨이 중국 외교부 대변인. No list knows such
//! names, but what stands before a country and a post at the head of a phrase is hardly anything else.

use super::gazetteer::{self, ends_like_name};
use super::person::{self, Scene, is_verbal, person};
use super::token::Kind;
use super::{Mention, likeness};
use crate::lexicon;
use crate::span::Span;

/// Words of one name at most.
const LONGEST: usize = 4;

/// How foreign, in nats, the words before a country's or a body's post must look: most who hold posts of bodies are Koreans.
const COUNTRY: f64 = -3.0;
const BODY: f64 = 0.0;

/// The persons of the article whose country stands behind their names, in no order.
#[inline(never)]
pub fn find(scene: &Scene<'_, '_>) -> Vec<Mention> {
    let tokens = scene.tokens;
    let countries = (1..tokens.items.len()).filter(|&i| tokens.is_word(i) && tokens.follows(i) && tokens.spaced(i));
    let whose = |i: usize| {
        let word = tokens.word(i);
        if is_country(word) {
            before(scene, i, COUNTRY)
        } else {
            is_body(word).then(|| before(scene, i, BODY)).flatten()
        }
    };
    countries.filter_map(whose).collect()
}

/// A body whose posts have holders from anywhere: 구글, 연준, AMD.
fn is_body(word: &str) -> bool {
    word.len() >= 2 && word.bytes().all(|b| b.is_ascii_uppercase())
        || word.len() >= 6 && lexicon::organizations().has(word)
}

/// 노르웨이, 미, EU: a country or a union of them, without a particle.
fn is_country(word: &str) -> bool {
    if word.len() <= 3 {
        // 이 작가, 한 푼: determiners.
        return !lexicon::is_word(word, "determiner")
            && lexicon::shorthand().get(word).is_some_and(|r| r.field(0) == "location");
    }
    gazetteer::entry(word).is_some_and(|e| !e.also && matches!(e.class, "country" | "world"))
}

/// The name that ends before the country at token `i`.
fn before(scene: &Scene<'_, '_>, i: usize, least: f64) -> Option<Mention> {
    let tokens = scene.tokens;
    let after = person::after_name(scene, i)?;
    if lexicon::titles().get(after.core.of(tokens.text)).is_some_and(|r| r.field(0) == "kin") {
        return None;
    }
    let mut first = i;
    let mut bits = 0.0;
    while first > 0 && i - first < LONGEST && (word_of_name(scene, first - 1) || given_before(scene, first - 1)) {
        first -= 1;
        bits += likeness::foreign(tokens.word(first)).unwrap_or(0.0);
        if !(tokens.follows(first) && tokens.spaced(first)) {
            break;
        }
    }
    // 이 같은 언급은 버락 벨칸 미국 대통령이: a noun with a particle before a well-known first name.
    let particle = |k: usize| tokens.readings(k).iter().any(|t| !t.is_bare() && t.stem >= 6);
    let known = |k: usize| tokens.word(k).len() >= 6 && lexicon::foreign_names().has(tokens.word(k));
    if first + 1 < i && particle(first) && !known(first) && known(first + 1) {
        bits -= likeness::foreign(tokens.word(first)).unwrap_or(0.0);
        first += 1;
    }
    // What stands before it has to end: a particle, a comma, the beginning of the sentence.
    let open = first > 0 && tokens.follows(first) && tokens.spaced(first) && is_noun(scene, first - 1);
    let long = (first..i).any(|k| tokens.word(k).len() >= 6);
    // 림도현 북한 외무성 국장: names of the North are Korean, with surnames that the South writes otherwise.
    let north = first + 1 == i
        && lexicon::is_around(tokens.word(i), "north")
        && tokens.korean(first).is_some_and(|k| !k.noun && tokens.word(first).len() == 9);
    let given = lexicon::foreign_names().has(tokens.word(first));
    let enough = bits >= least || given || north;
    // “…”을 만든, (현지시간)부터: what is written to a closing mark begins no name.
    if tokens.behind_closing(first) {
        return None;
    }
    let span = Span::new(scene.span(first).start, scene.span(i - 1).end);
    // 바람을 일으킨 영국 배우
    let object = || first > 0 && tokens.readings(first - 1).iter().any(|t| t.role == "object");
    let verb = first + 1 == i && !given && crate::text::endings::modifying(tokens.word(first)) && object();
    if verb {
        return None;
    }
    let sure = least < BODY || given || is_plain(scene, first, i);
    (first < i && !open && sure && long && enough)
        .then(|| person(span, Some(after.span), 0.8, "n.person.country-office"))
}

/// Whether tokens `first..end` are words alone, so that nothing but a name is left: two of them, or a long one; neither verbs that
/// describe (앱을 개발한 구글 대표) nor nouns with a particle (논란이 구글 대표에게 번졌다).
fn is_plain(scene: &Scene<'_, '_>, first: usize, end: usize) -> bool {
    let tokens = scene.tokens;
    let plain = |k: usize| {
        let word = tokens.word(k);
        word.len() >= 6 && !crate::text::endings::modifying(word) && tokens.readings(k).iter().all(|t| t.is_bare())
    };
    let apart = !tokens.follows(first) || tokens.spaced(first);
    apart && (first..end).all(plain) && (end > first + 1 || tokens.word(first).len() >= 9)
}

/// Whether token `i` may be a word of a name: Hangul without a particle, and no word of the lists.
pub fn word_of_name(scene: &Scene<'_, '_>, i: usize) -> bool {
    let tokens = scene.tokens;
    let word = tokens.word(i);
    let listed = || {
        gazetteer::entry(word).is_some_and(|e| !e.also)
            || lexicon::titles().has(word)
            || lexicon::people().has(word)
            || lexicon::nouns_like_foreign().has(word)
            || lexicon::not_organizations().has(word)
            || lexicon::connectives().has(word)
            || lexicon::openers().has(word)
            || lexicon::date_words().has(word)
            || lexicon::documents().has(word)
            || lexicon::generic_heads().has(word)
            || lexicon::clause_words().has(word)
            || word.len() <= 6 && likeness::is_frequent_noun(word)
    };
    tokens.is_word(i)
        && (3..=21).contains(&word.len())
        && word.chars().all(super::token::is_hangul)
        && (lexicon::foreign_names().has(word) || !listed())
        && !is_verbal(word)
        && !person::is_verb(scene, i)
        && !ends_like_name(word)
        && !is_auxiliary(word)
        && scene.title(i).is_none()
        && !tokens.readings(i).iter().any(|t| !t.is_bare() && (t.stem >= 9 || t.role == "object" && t.stem >= 6))
}

/// 않은, 못한, 있는, 없던: forms of verbs that stand behind another and begin no name.
fn is_auxiliary(word: &str) -> bool {
    word.starts_with(['않', '못', '있', '없', '싶'])
}

/// Whether a well-known first word of a name stands before token `i` (오노 신지): then any word may follow.
fn given_before(scene: &Scene<'_, '_>, i: usize) -> bool {
    let tokens = scene.tokens;
    let given = |k: usize| tokens.word(k).len() >= 6 && lexicon::foreign_names().has(tokens.word(k));
    let word = tokens.word(i);
    let plain = word.len() >= 6 && word.chars().all(super::token::is_hangul) && scene.title(i).is_none();
    plain && tokens.follows(i) && tokens.spaced(i) && i.checked_sub(1).is_some_and(given)
}

/// Whether token `i` is a noun that goes on into the next word.
pub fn is_noun(scene: &Scene<'_, '_>, i: usize) -> bool {
    let tokens = scene.tokens;
    let word = tokens.word(i);
    let ends = is_verbal(word)
        || is_auxiliary(word)
        // …에 따르면, 이에 대해
        || lexicon::is_verb_form(word)
        || crate::text::endings::verbal(word)
        || lexicon::connectives().has(word)
        || lexicon::openers().has(word)
        || lexicon::is_word(word, "time")
        || tokens.readings(i).iter().any(|t| !t.is_bare() && t.stem >= 6);
    tokens.items.get(i).is_some_and(|t| t.kind == Kind::Word) && !ends
}

#[cfg(test)]
mod tests {
    use crate::ner::persons;

    #[test]
    fn finds() {
        let cases: &[(&str, &[&str])] = &[
            ("첸웨이 중국 외교부 대변인은 말했다.", &["첸웨이/중국 외교부 대변인"]),
            ("이날 리브 마르텐 노르웨이 재무장관은 말했다.", &["리브 마르텐/노르웨이 재무장관"]),
            ("그러나 티라 벨칸 미 국무부 대변인은 말했다.", &["티라 벨칸/미 국무부 대변인"]),
            ("오노 신지 일본 관방장관은 말했다.", &["오노 신지/일본 관방장관"]),
            ("나카하라 겐지 외교부 대변인은 말했다.", &["나카하라 겐지/외교부 대변인"]),
            ("림성률 북한 외무성 부상은 말했다. 림 부상은 웃었다.", &["림성률/북한 외무성 부상", "림/부상"]),
            ("로명국 북한 외무성 부상은 말했다. 로 부상은 웃었다.", &["로명국/북한 외무성 부상", "로/부상"]),
            ("보도에 따르면 첸웨이 중국 외교부 대변인은 말했다.", &["첸웨이/중국 외교부 대변인"]),
            ("이에 대해 리브 마르텐 노르웨이 재무장관은 말했다.", &["리브 마르텐/노르웨이 재무장관"]),
            ("이 같은 언급은 마리아 벨칸 노르웨이 재무장관이 했다.", &["마리아 벨칸/노르웨이 재무장관"]),
            ("회의에 나오지 않은 마르텐 벨칸 노르웨이 재무장관은", &["마르텐 벨칸/노르웨이 재무장관"]),
            ("벨린다 코스타 구글 최고경영자는 말했다.", &["벨린다 코스타/구글 최고경영자"]),
        ];
        for (text, want) in cases {
            assert_eq!(&persons(text), want, "{text}");
        }
    }

    #[test]
    fn not_persons() {
        for text in [
            "이날 중국 외교부 대변인은 말했다.",
            "앞서 미국 대통령은 말했다.",
            "회담에서 일본 총리는 말했다.",
            "당시 프랑스 총리는 말했다.",
            "정부 고위 관계자가 미국 대통령을 만났다.",
            "신임 중국 대사는 말했다.",
            "앱을 개발한 구글 대표는 말했다.",
            "신임 한국은행 총재는 말했다.",
            "글로벌 사업을 맡은 삼성전자 사장은 말했다.",
            "반도체 업체 AMD 최고경영자는 말했다.",
            "디지털 플랫폼 정부 네이버 대표는 말했다.",
            "스타트업 카카오 대표는 말했다.",
            "논란이 구글 대표에게 번졌다.",
            "“거위”를 만든 구글 대표는 말했다.",
            "전기차를 알린 구글 대표는 말했다.",
            "투병을 알린 이 작가는 말했다.",
            "바람을 일으킨 영국 배우는 말했다.",
            "3일(현지시간)부터 미국 대통령은 말했다.",
            "예금에 이자를 한 대표는 말했다.",
        ] {
            assert!(persons(text).is_empty(), "{text} {:?}", persons(text));
        }
    }
}
