//! Korean persons: a name beside a title, an age, Hanja or an honorific.

use std::collections::HashMap;

use super::ends::Ends;
use super::likeness::{self, Korean};
use super::title::Title;
use super::token::{Kind, Tokens, is_hanja};
use super::{Mention, gazetteer, honorific, mention, wordlike};
use crate::analysis::{EntityType, Source};
use crate::evidence::Reason;
use crate::lexicon;
use crate::span::Span;

/// How far a title may stand from its name (이름 어느 회사 어느 본부 본부장), in tokens.
const REACH: usize = 8;

/// What the rules on persons look at.
pub struct Scene<'a, 'b> {
    /// The tokens of the article.
    pub tokens: &'b Tokens<'a>,
    /// The title of each token.
    pub titles: &'b [Option<Title>],
}

impl Scene<'_, '_> {
    /// The title of token `i`, unless it means several.
    pub fn title(&self, i: usize) -> Option<&Title> {
        self.titles.get(i)?.as_ref().filter(|t| t.tail.role != "plural")
    }

    /// Where token `i` stands.
    pub fn span(&self, i: usize) -> Span {
        self.tokens.items.get(i).map_or(Span::new(0, 0), |t| t.span)
    }
}

/// The persons of the article by direct evidence, in no order; they may overlap. Those of `abroad` are called by their surnames as well.
#[inline(never)]
pub fn find(scene: &Scene<'_, '_>, abroad: &[Mention]) -> Vec<Mention> {
    let mut out = Vec::new();
    for i in 0..scene.tokens.items.len() {
        if !scene.tokens.is_word(i) {
            continue;
        }
        out.extend(with_age(scene, i).or_else(|| title_after(scene, i)).or_else(|| title_before(scene, i)));
        out.extend(honorific::masked(scene, i).or_else(|| honorific::honoured(scene, i)));
        out.extend(super::joined::find(scene, i));
        out.extend(honorific::completed(scene, i));
        out.extend(super::label::find(scene, i));
    }
    out.extend(super::row::find(scene));
    let wordlike = wordlike::find(scene, &out);
    out.extend(wordlike);
    let surnames = surnames_of(scene, out.iter().chain(abroad));
    for i in 0..scene.tokens.items.len() {
        out.extend(surname_title(scene, i, &surnames));
        if scene.tokens.is_word(i) {
            out.extend(super::joined::surname(scene, i, &surnames));
        }
    }
    out
}

/// The surnames of the full names found, and how many names have them.
fn surnames_of<'m>(scene: &Scene<'_, '_>, found: impl Iterator<Item = &'m Mention>) -> HashMap<String, usize> {
    let mut out = HashMap::new();
    for m in found {
        let name = m.span.of(scene.tokens.text);
        if let Some(k) = likeness::korean(name) {
            *out.entry(name.get(..k.surname).unwrap_or("").to_owned()).or_insert(0) += 1;
        }
    }
    out
}

fn like(scene: &Scene<'_, '_>, i: usize, least: f64) -> Option<Korean> {
    let word = scene.tokens.word(i);
    let name = scene.tokens.korean(i)?;
    // 한 대기업 팀장: somebody who is not named.
    if i > 0 && scene.tokens.word(i - 1) == "한" && scene.tokens.follows(i) && scene.tokens.spaced(i) {
        return None;
    }
    let enough = if name.noun { name.bits >= least.max(0.0) + 6.0 && word.len() > 6 } else { name.bits >= least };
    if inflected(word) {
        return None;
    }
    // 김밥집 사장: a shop.
    if word.ends_with('씨') && word.len() <= 6 || lexicon::ends_with(word, "shop") {
        return None;
    }
    // A title is no name, even where its syllables are (이사장).
    let district =
        i > 0 && word.ends_with(['동', '읍', '면', '리', '구']) && gazetteer::ends_in_place(scene.tokens, i - 1);
    let title = scene.title(i).is_some_and(|t| {
        let chance = matches!(t.tail.role, "copula" | "other" | "also") && word.len() == 9 && name.bits >= 3.0;
        !t.is_joined() && !chance
    });
    // 노단은 위원장: a rare noun with 은 is a name whose syllables all say so.
    let sure = || word.ends_with('은') && name.bits >= 8.0 && !word.get(..6).is_some_and(likeness::is_frequent_noun);
    let other = gazetteer::entry(word).is_some() || likeness::is_inflected_noun(word) && !sure();
    (enough && !district && !title && !other).then_some(name)
}

/// Whether `word` ends as no name does: 차에서, 이로써, 서는; 하루만.
fn inflected(word: &str) -> bool {
    let ends = ["에서", "에게", "으로", "로써", "부터", "까지"].iter().any(|end| word.ends_with(end));
    let day = word.strip_suffix('만').is_some_and(|day| lexicon::date_words().has(day));
    // 화가 나지만, 제지하고 나서야: a verb, not somebody called 나.
    let arises = word.starts_with('나') && ["지만", "서야"].iter().any(|end| word.get(3..) == Some(end));
    ends || day || arises || word.len() <= 6 && word.ends_with('는')
}

/// Whether `word` is known as something else than a person.
pub fn is_known_other(word: &str) -> bool {
    likeness::is_inflected_noun(word) || gazetteer::entry(word).is_some()
}

/// Whether `word` ends like a verb.
pub fn is_verbal(word: &str) -> bool {
    if !Ends::of(word).has(Ends::VERB) {
        return false;
    }
    let mut cuts = word.char_indices().skip(1);
    cuts.any(|(cut, _)| {
        let ending = word.get(cut..).unwrap_or("");
        ending.len() <= 9 && lexicon::name_context().get(ending).is_some_and(|r| r.field(0) == "verb-end")
    })
}

/// The title of a name that ends before token `i`, with what stands between them.
#[derive(Debug, Clone, Copy)]
pub struct After {
    /// The title with what stands between it and the name.
    pub span: Span,
    /// The title alone.
    pub core: Span,
    /// Nothing but 전, 현 … stands between.
    pub near: bool,
    /// Words between.
    pub between: usize,
}

/// The title of a name that ends before token `i`: 의원, (52) 의원, 나루그룹 회장.
pub fn title_from(scene: &Scene<'_, '_>, i: usize) -> Option<Span> {
    after_name(scene, i).map(|a| a.span)
}

/// The title of a name that ends before token `i`, with how near it stands.
pub fn after_name(scene: &Scene<'_, '_>, i: usize) -> Option<After> {
    let tokens = scene.tokens;
    let first = tokens.after_bracket(i, 12).unwrap_or(i);
    if first == i && !tokens.spaced(i) {
        return None;
    }
    let mut between = 0;
    let mut j = first;
    while j < first + REACH && tokens.follows(j) {
        let word = tokens.word(j);
        if let Some(title) = scene.title(j).filter(|t| t.after) {
            let near = (first..j).all(|k| lexicon::is_modifier(tokens.word(k))) && !title.is_joined();
            let span = Span::new(scene.span(first).start, extend(scene, j));
            return Some(After { span, core: title.core, near, between });
        }
        match tokens.items.get(j)?.kind {
            Kind::Word if lexicon::is_modifier(word) => {}
            Kind::Word if !ends_phrase(tokens, j) || j > first && is_department(scene, j) => between += 1,
            Kind::Hanja | Kind::Mark('·' | '&' | '-' | 'ㆍ' | '・') => {}
            Kind::Mark('(') => {
                j = tokens.after_bracket(j, 8)?;
                continue;
            }
            _ => return None,
        }
        j += 1;
    }
    None
}

/// NAME TITLE, NAME(…) TITLE, NAME ORGANISATION TITLE.
fn title_after(scene: &Scene<'_, '_>, i: usize) -> Option<Mention> {
    let name = like(scene, i, -3.0)?;
    let after = after_name(scene, i + 1)?;
    let short = scene.tokens.word(i).len() <= 6;
    let core = after.core.of(scene.tokens.text);
    let kin = lexicon::titles().get(core).is_some_and(|r| r.field(0) == "kin");
    let least = match after.near {
        // 이모, 형, 언니 are nouns of their own.
        true if kin && !matches!(core, "씨" | "군" | "양" | "님" | "여사" | "옹") => 4.0,
        true if core == "씨" => -4.0,
        true if short => -2.0,
        true => -0.5,
        false if after.between <= 2 => 0.0,
        false => 3.0,
    };
    // 이재민 손영자(71) 씨: a noun for people stands before the name, not an office behind it.
    let common = !after.near && lexicon::people().has(scene.tokens.word(i));
    let verb = is_verb(scene, i);
    // 새말동 주민 손영자(71) 씨: 씨 stands right behind its own name.
    let others = !after.near && core == "씨";
    // 강철은 역시 만화가 진리다: a noun with 은 is a name before a title that has a particle itself.
    let noun = likeness::is_inflected_noun(scene.tokens.word(i))
        && scene.tokens.text.get(after.span.end..).is_none_or(|t| t.starts_with(' '));
    if name.bits < least
        || verb
        || common
        || others
        || noun
        || !after.near && (name.noun || short)
        || short && name.noun
    {
        return None;
    }
    let (score, rule) = if after.near { (0.95, "n.person.name-title") } else { (0.85, "n.person.name-office-title") };
    Some(person(scene.span(i), Some(after.span), score, rule))
}

/// Whether token `i` is a verb by its form and by what it takes: 소식이 전해진 배우, 대화를 나누던 배우; 전해진 배우 may be a name.
pub fn is_verb(scene: &Scene<'_, '_>, i: usize) -> bool {
    let tokens = scene.tokens;
    let takes = |role: &str| matches!(role, "subject" | "object" | "place" | "dative" | "way" | "source");
    let taken = |b: usize| tokens.follows(i) && tokens.spaced(i) && tokens.readings(b).iter().any(|t| takes(t.role));
    lexicon::is_verb_form(tokens.word(i)) && i.checked_sub(1).is_some_and(taken)
}

/// Where the title that ends at token `j` ends for good: 대표이사 부회장, 최고경영자(CEO).
fn extend(scene: &Scene<'_, '_>, mut j: usize) -> usize {
    let tokens = scene.tokens;
    let mut end = scene.title(j).map_or(0, |t| t.span.end);
    while scene.title(j).is_some_and(|t| t.tail.is_bare()) && tokens.follows(j + 1) && tokens.spaced(j + 1) {
        let Some(next) = scene.title(j + 1).filter(|t| t.after) else { break };
        end = next.span.end;
        j += 1;
    }
    // 최고경영자(CEO): the gloss of a title is part of it.
    if tokens.mark(j + 1) == Some('(')
        && !tokens.spaced(j + 1)
        && tokens.mark(j + 3) == Some(')')
        && tokens.word(j + 2).bytes().all(|b| b.is_ascii_uppercase())
        && lexicon::titles().has(tokens.word(j + 2))
    {
        end = scene.span(j + 3).end;
    }
    end
}

/// Whether a word surely ends a noun phrase: it carries a particle or is a verb.
fn ends_phrase(tokens: &Tokens<'_>, j: usize) -> bool {
    let word = tokens.word(j);
    if gazetteer::entry(word).is_some() {
        return false;
    }
    // 미 국무부 대변인
    if word.len() == 3 && lexicon::shorthand().get(word).is_some_and(|r| r.field(0) == "location") {
        return false;
    }
    if word.len() < 6 && word.chars().all(super::token::is_hangul) {
        return !lexicon::org_suffixes().has(word) && !lexicon::titles().has(word);
    }
    let ends = |t: &super::token::Tail| {
        let (noun, long) = (t.stem >= 6, t.stem >= 9);
        match t.role {
            "topic" | "object" | "source" | "dative" | "place" | "side" | "plural" | "copula" | "other" => noun,
            "subject" => noun && word.ends_with('이') || long,
            "genitive" => noun && !word.ends_with("회의") && !word.ends_with("협의"),
            // 토목공학과, 정형외과, 총무과: a department, whose last syllable is a particle as well.
            "with" => long && !department(word),
            "also" | "way" => long,
            _ => false,
        }
    };
    tokens.readings(j).iter().any(ends) || is_verbal(word)
}

/// Whether token `j` is a department of those who teach or heal, by the title behind it: 나래대병원 재활치료과 교수.
fn is_department(scene: &Scene<'_, '_>, j: usize) -> bool {
    let word = scene.tokens.word(j);
    let theirs = |t: &Title| !t.is_joined() && matches!(t.class, "academia" | "medicine");
    word.len() >= 9 && word.ends_with('과') && scene.title(j + 1).is_some_and(theirs)
}

/// Whether a word ends as departments do.
fn department(word: &str) -> bool {
    word.ends_with('과')
        && word.char_indices().rev().skip(1).take(4).any(|(i, _)| {
            lexicon::name_context().get(word.get(i..).unwrap_or("")).is_some_and(|r| r.field(0) == "department")
        })
}

/// TITLE NAME: 배우 가나다.
fn title_before(scene: &Scene<'_, '_>, i: usize) -> Option<Mention> {
    let tokens = scene.tokens;
    if i == 0 || !tokens.follows(i) || !tokens.spaced(i) {
        return None;
    }
    let title = scene.title(i - 1).filter(|t| t.before && t.tail.is_bare())?;
    let word = tokens.word(i);
    // The shortest reading with enough evidence: the tail is more likely a particle than a fourth syllable.
    let (stem, name) = tokens.readings(i).iter().rev().find_map(|t| {
        let k = t.korean.filter(|k| !k.noun && t.stem >= 9 && k.bits >= 2.0)?;
        let other = is_known_other(word.get(..t.stem)?)
            || inflected(word.get(..t.stem)?)
            || scene.title(i).is_some_and(|t| !t.is_joined());
        (!other).then_some((t.stem, k))
    })?;
    let start = scene.span(i).start;
    let score = if name.bits >= 4.0 { 0.9 } else { 0.75 };
    Some(person(Span::new(start, start + stem), Some(title.span), score, "n.person.title-name"))
}

/// NAME(52): 김보람(52)씨, 김보람(52·가람시), 김보람(金보람).
fn with_age(scene: &Scene<'_, '_>, i: usize) -> Option<Mention> {
    let tokens = scene.tokens;
    if tokens.mark(i + 1) != Some('(') || tokens.spaced(i + 1) {
        return None;
    }
    // 시진핑(習近平) 주석: Hanja of the same length and a title make a name of any syllables.
    if let Some(found) = super::hanja::titled(scene, i) {
        return Some(found);
    }
    let after = tokens.after_bracket(i + 1, 16)?;
    let inside = tokens.word(i + 2);
    // 첼리스트 여운하(31): behind what somebody is any name may have an age.
    let is_somebody = |word: &str| lexicon::titles().has(word) || lexicon::people().has(word);
    let told =
        i.checked_sub(1).filter(|_| tokens.follows(i) && tokens.spaced(i)).is_some_and(|b| is_somebody(tokens.word(b)));
    let told = told && inside.len() == 2 && tokens.word(i).len() == 9 && gazetteer::entry(tokens.word(i)).is_none();
    let name = like(scene, i, -2.0).or_else(|| tokens.korean(i).filter(|_| told))?;
    let age = inside.len() <= 2 && inside.bytes().all(|b| b.is_ascii_digit()) && !inside.is_empty()
        || inside.strip_suffix('세').is_some_and(|n| n.len() <= 3 && n.bytes().all(|b| b.is_ascii_digit()));
    let hanja = inside.chars().count() >= 2 && inside.chars().all(is_hanja) && tokens.mark(i + 3) == Some(')');
    let sound = matches!(tokens.mark(i + 3), Some(')' | '·' | ',' | '남' | '여' | 'ㆍ' | '/')) || tokens.is_word(i + 3);
    // 김보람(새봄전자): where somebody belongs to.
    let member = gazetteer::entry(inside).is_some() && name.bits >= 3.0 && !name.noun;
    if !(age && sound || hanja && name.bits >= 2.0 || member) || (name.noun && name.bits < 6.0 && !told) {
        return None;
    }
    let title = scene
        .title(after)
        .filter(|t| t.after && tokens.follows(after))
        .map(|_| Span::new(scene.span(after).start, extend(scene, after)));
    let rule = if hanja { "n.person.name-hanja" } else { "n.person.name-age" };
    // The title after the bracket may be further away.
    let title = title.or_else(|| title_after(scene, i).and_then(|m| m.title));
    Some(person(scene.span(i), title, 0.95, rule))
}

/// 김 의원, 이 전 회장, 황보 감독.
fn surname_title(scene: &Scene<'_, '_>, i: usize, surnames: &HashMap<String, usize>) -> Option<Mention> {
    let tokens = scene.tokens;
    let word = tokens.word(i);
    if word.len() > 6 || !likeness::is_surname(word) {
        return None;
    }
    let row = lexicon::surnames().get(word)?;
    if !tokens.spaced(i) && !opens(tokens, i) {
        return None;
    }
    // ‘…’은 원고와, 열리기 전 신 씨는: a particle behind a mark, and what comes before.
    let before = i.checked_sub(1);
    let earlier = word == "전" && before.is_some_and(|b| tokens.word(b).ends_with('기'));
    if earlier || tokens.behind_closing(i) && matches!(word, "은" | "이" | "고" | "라" | "도" | "만") {
        return None;
    }
    let mut j = i + 1;
    if let Some(after) = tokens.after_bracket(j, 6) {
        j = after;
    }
    if !tokens.follows(j) || !tokens.spaced(j) {
        return None;
    }
    let first = j;
    while lexicon::is_modifier(tokens.word(j)) && tokens.follows(j + 1) && j < first + 2 {
        j += 1;
    }
    let title = scene.title(j).filter(|t| t.after)?;
    if title.is_joined() && !surnames.contains_key(word) {
        return None;
    }
    let known = surnames.contains_key(word);
    let ambiguous = row.field(2) == "y";
    // 이 씨 is nobody but a person; 이 장관 may be this one.
    let honorific = title.core.of(tokens.text) == "씨" && !title.is_joined();
    if !known && (ambiguous && !honorific || row.field(1) == "1") {
        return None;
    }
    // 이 선수, 한 관계자: with other titles the determiner wins where nobody of the article is called so.
    let span = Span::new(scene.span(first).start, extend(scene, j));
    let score = if known { 0.9 } else { 0.8 };
    Some(person(scene.span(i), Some(span), score, "n.person.surname-title"))
}

/// Whether a name may begin at token `i`, which is written to a mark before it.
pub fn opens(tokens: &Tokens<'_>, i: usize) -> bool {
    i == 0 || tokens.begins_line(i) || tokens.mark(i - 1).is_some_and(|c| !matches!(c, '·' | '-' | '/'))
}

pub(super) fn person(span: Span, title: Option<Span>, score: f64, rule: &'static str) -> Mention {
    let at = title.map_or(span, |t| t.join(span));
    Mention { title, ..mention(span, EntityType::Person, score, Source::Pattern, Reason::new(rule, at)) }
}

#[cfg(test)]
mod tests {
    use crate::ner::persons;

    #[test]
    fn names_with_titles() {
        let cases: &[(&str, &[&str])] = &[
            ("김보람 의원은 반대했다.", &["김보람/의원"]),
            ("한도윤(52) 장관이 말했다.", &["한도윤/장관"]),
            (
                "민유라 새봄전자 회장과 서가영 나루그룹 부회장도 참석했다.",
                &["민유라/새봄전자 회장", "서가영/나루그룹 부회장"],
            ),
            ("노해찬 전 환경처 1차관을 만났다.", &["노해찬/전 환경처 1차관"]),
            ("구하늘(丘河訥) 도시연구원 선임연구위원은", &["구하늘/도시연구원 선임연구위원"]),
            ("배우 윤가람이 출연한다.", &["윤가람/배우"]),
            ("김보람의원이 말했다.", &["김보람/의원"]),
            ("도지현 최고경영자(CEO)는", &["도지현/최고경영자(CEO)"]),
            ("황보가온 감독은", &["황보가온/감독"]),
            ("노유진 가람대병원 재활치료과 교수는", &["노유진/가람대병원 재활치료과 교수"]),
            ("이정은 나루행동 사무국장은", &["이정은/나루행동 사무국장"]),
            ("새말동 주민 손영자(71)씨는", &["손영자/씨"]),
        ];
        for (text, want) in cases {
            assert_eq!(&persons(text), want, "{text}");
        }
    }

    #[test]
    fn surnames_with_titles() {
        assert_eq!(persons("김 의원은 웃었다."), ["김/의원"]);
        // 이, 한, 전 are surnames only where somebody of the article is called so.
        assert!(persons("이 장관은 처음이다. 전 대표는 한 의원을 만났다.").is_empty());
        assert_eq!(persons("노태윤 감독이 왔다. 노감독은 웃었다. 이사장과 조교수도"), ["노태윤/감독", "노/감독"]);
        assert_eq!(persons("이서준 장관이 왔다. 이 전 장관은 웃었다."), ["이서준/장관", "이/전 장관"]);
    }

    #[test]
    fn not_persons() {
        for text in [
            "이번 회장 선거",
            "정부는 대표를 뽑았다.",
            "이유로 장관이 물러났다.",
            "기업 대표들은 모였다.",
            "전국 의원 모임",
            "가수 활동을 한다.",
            "배우 지망생이 많다.",
            "서울시 의원",
            "한국당 대표",
            "국방부 장관",
            "강원도 지사",
            "소식이 전해진 배우",
            "대화를 나누던 나루그룹 배우",
            "따뜻한 봄날씨가 온다.",
            "붓글씨를 쓴 온빛이앤씨",
            "하루만 의원 자리에",
            "가방 안에서 배우를 보았다.",
            "새 법이 ‘필요’은 원고와",
            "애완견 주인인 배우",
            "이정은 역시 배우 자리",
            "",
        ] {
            assert!(persons(text).is_empty(), "{text} {:?}", persons(text));
        }
    }
}
