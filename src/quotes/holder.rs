//! Words that are somebody else's than the subject of the sentence: what the subject hears, what the reporter takes over
//! from somebody, what a subject inside a modifying clause says.

use super::Cue;
use super::clause::{self, Clause, Part};
use super::cue;
use super::noun_phrase::{Head, NounPhrase, Reader};
use super::speaker::{self, Candidate};
use super::tail::Built;
use crate::analysis::SpeakerKind;
use crate::lexicon;
use crate::span::Span;
use crate::text::inflect::Follow;
use crate::text::josa::Role;

/// Words that the subject of the sentence hears (“…”는 비판을 받았다, 직원에게서 “…”는 말을 들었다): they are those of
/// whoever the sentence names as their source, or nobody's. `None` where nothing is heard.
pub fn received(reader: &Reader<'_>, clause: &Clause, i: usize, built: Built) -> Option<Option<NounPhrase>> {
    if built != Built::Adnominal {
        return None;
    }
    let text = reader.doc.text();
    let words = clause.words_after(i);
    let words: Vec<usize> = words.take(3).collect();
    let form = |w: usize| clause::form(text, &clause.words, w);
    let noun = words.iter().position(|&w| {
        lexicon::noun_of_saying(form(w))
            .is_some_and(|n| matches!(form(w).get(n..), Some("을" | "를" | "도" | "까지" | "만" | "")))
    })?;
    // 이유를 들었다: gave it as the reason.
    let gives = |w: usize| {
        let noun = form(words.get(noun).copied().unwrap_or(w));
        form(w).starts_with('들') && lexicon::begins_with(noun, "reason").is_some()
    };
    words.get(noun + 1).filter(|&&w| {
        lexicon::begins_with(form(w), "receives").is_some() && !gives(w) && !form(w).starts_with("받아")
    })?;
    let before = clause.before(i).iter().rev().take(speaker::FARTHEST);
    let mut places = before.filter_map(Part::word);
    let source = places.find_map(|w| reader.with_role(&clause.words, w, Role::Source));
    // 주민들의 비판을 받았다
    let holder = words.get(..noun)?.iter().find_map(|&w| reader.owner(&clause.words, w));
    Some(holder.or(source))
}

/// Words that a noun with an owner takes up (“…”는 그들의 설명을 받아들였다, “…”는 게 시의 설명이다): the owner's, and the
/// noun tells of them.
pub fn held(reader: &Reader<'_>, clause: &Clause, i: usize, built: Built) -> Option<(NounPhrase, Cue)> {
    if built != Built::Adnominal {
        return None;
    }
    let text = reader.doc.text();
    let words: Vec<usize> = clause.words_after(i).take(4).collect();
    let form = |w: usize| clause::form(text, &clause.words, w);
    let says = |(at, &w): (usize, &usize)| Some((at, lexicon::noun_of_saying(form(w))?));
    let (noun, n) = words.iter().enumerate().find_map(says)?;
    let between = words.get(..noun)?.iter().rev().find_map(|&w| reader.owner(&clause.words, w));
    // 표 의원의 “…”라는 발언: the owner stands before the words.
    let right_before = || reader.owner(&clause.words, clause.before(i).last()?.word()?).filter(|_| noun == 0);
    let owner = between.or_else(right_before)?;
    // “…”는 자신의 입장: the subject's own.
    if matches!(owner.head, Head::Document | Head::Unknown | Head::Pronoun("self")) {
        return None;
    }
    let word = clause.words.get(*words.get(noun)?)?.span;
    let rest = word.of(text).get(n..).unwrap_or("");
    let copula = rest.starts_with("이다") || rest.starts_with("이었다") || rest.starts_with("입니다") || rest == "다";
    // 할머니의 말씀도 있다
    let next = words.get(noun + 1).and_then(|&w| clause.words.get(w)).map(|w| w.span);
    let comes_up = matches!(rest, "이" | "가" | "도" | "은" | "는");
    let there = next.filter(|n| comes_up && (n.of(text).starts_with("있") || super::which::arises(n.of(text))));
    let end = there.map_or(if copula { word.end } else { word.start + n }, |n| n.end);
    let verb = if copula { "이다" } else { "하다" };
    Some((owner, Cue { span: Span::new(word.start, end), verb: verb.to_owned(), act: "say".to_owned() }))
}

/// What is written on or in something (“…”는 말이 들어간 동영상): the words of that document.
pub fn contained(reader: &Reader<'_>, clause: &Clause, i: usize, built: Built) -> Option<NounPhrase> {
    if !matches!(built, Built::Adnominal | Built::Report) {
        return None;
    }
    let text = reader.doc.text();
    let words: Vec<usize> = clause.words_after(i).take(5).collect();
    let holds = |w: &usize| clause.words.get(*w).is_some_and(|w| lexicon::is_word(w.span.of(text), "contains"));
    let verb = words.iter().position(holds)?;
    let found = words.get(verb + 1..)?.iter().take(2).find_map(|&w| reader.any(&clause.words, w))?;
    let start = clause.words.get(found.word)?.span.start;
    let phrase = NounPhrase { span: Span::new(start, found.span.end), ..found };
    // Signs speak for those who hold them.
    let sign = lexicon::ends_with(phrase.span.of(text), "placard");
    (phrase.head == Head::Document && !sign).then_some(phrase)
}

/// 도 교수의 말대로 “…”: whose words the reporter takes over.
pub fn as_said(reader: &Reader<'_>, clause: &Clause, left: &[Part]) -> Option<NounPhrase> {
    let text = reader.doc.text();
    let mut near = left.iter().rev().take(3).map_while(Part::word);
    let said = |w: &usize| clause.words.get(*w).is_some_and(|w| lexicon::is_word(w.span.of(text), "as-said"));
    let at = near.find(said)?;
    reader.owner(&clause.words, at.checked_sub(1)?)
}

/// 표 씨의 생각은 달랐다: whose view a sentence that begins so is about to tell.
pub fn stance(reader: &Reader<'_>, clause: &Clause) -> Option<NounPhrase> {
    let text = reader.doc.text();
    let at = clause.words.iter().take(6).position(|w| lexicon::is_word(w.span.of(text), "stance"))?;
    reader.owner(&clause.words, at.checked_sub(1)?)
}

/// “…”는 표 씨에게 주민들은: the person whom the words themselves modify.
pub fn of_person(reader: &Reader<'_>, clause: &Clause, i: usize, built: Built) -> Option<NounPhrase> {
    if built != Built::Adnominal {
        return None;
    }
    let words: Vec<usize> = clause.words_after(i).take(3).collect();
    let start = clause.words.get(*words.first()?)?.span.start;
    let about =
        |w: usize| clause.words.get(w + 1).is_some_and(|w| lexicon::is_word(w.span.of(reader.doc.text()), "about-it"));
    let found = words.iter().find_map(|&w| reader.any(&clause.words, w))?;
    let person = reader.kind(&found) == SpeakerKind::Person && matches!(found.head, Head::Mention(_));
    (person && found.span.start == start && found.role != Role::Genitive && !about(found.word)).then_some(found)
}

/// 둑 아래에서 소를 키우는 이웃이었다: whom a sentence turns out to be about.
pub fn shown(reader: &Reader<'_>, clause: &Clause) -> Option<Candidate> {
    let word = clause.words.len().checked_sub(1)?;
    let span = clause.words.get(word)?.span;
    let noun = ["이었다", "였다"].iter().find_map(|end| span.of(reader.doc.text()).strip_suffix(end))?;
    let class = lexicon::people().get(noun).map(|row| row.field(0)).filter(|c| matches!(*c, "person" | "group"))?;
    let named = Span::new(span.start, span.start + noun.len());
    let phrase = NounPhrase::of(named, word, Head::People(class), Role::Bare);
    Some(Candidate { phrase, score: 2.0, rule: "q.speaker.name" })
}

/// 표 씨의 대답은 “…”였다: whose answer the words are.
pub fn answer(reader: &Reader<'_>, clause: &Clause, left: &[Part]) -> Option<NounPhrase> {
    let text = reader.doc.text();
    let mut near = left.iter().rev().take(2).map_while(Part::word);
    let at = near.find(|&w| clause.words.get(w).is_some_and(|w| lexicon::is_word(w.span.of(text), "stance")))?;
    reader.owner(&clause.words, at.checked_sub(1)?)
}

/// The subject right before words whose verb modifies a noun (한 장관이 “…”고 밝힌 데 대해): it speaks for these alone.
pub fn embedded(reader: &Reader<'_>, clause: &Clause, i: usize) -> Option<Candidate> {
    let text = reader.doc.text();
    let Part::Word(at) = *clause.before(i).last()? else { return None };
    let words = clause.words_after(i);
    let words: Vec<usize> = words.take(3).collect();
    let form = |w: usize| clause::form(text, &clause.words, w);
    let speaks = |w: usize| cue::at(text, &clause.words, w).filter(|m| m.strength.speaks());
    // 의원이 “…”고 한 데 대해: so does the shortest of verbs, right behind the words.
    let first = *words.first()?;
    let did = || {
        cue::at(text, &clause.words, first)
            .filter(|_| matches!(form(first + 1), "데" | "것" | "것을" | "것은" | "것에" | "점을"))
    };
    let verb = words.iter().find_map(|&w| speaks(w)).or_else(did)?;
    if verb.follow != Follow::Adnominal || verb.span.of(text).ends_with('다') {
        return None;
    }
    let phrase = reader.phrase(&clause.words, at);
    let subject = phrase.filter(|p| p.role == Role::Subject && p.head != Head::Unknown)?;
    Some(Candidate { phrase: subject, score: 3.0, rule: "q.speaker.subject" })
}
