//! Words that stand as a sentence of their own, with the speaker named behind: “우리는 몰랐다.” 이장 표 씨의 말이다.

use super::clause::{self, Clause, Part};
use super::cue::{self, Strength};
use super::marked::Draft;
use super::noun_phrase::{Head, NounPhrase, Reader};
use super::speaker;
use super::tail::Built;
use super::{Cue, Speaker, verb};
use crate::evidence::Reason;
use crate::lexicon;
use crate::span::Span;
use crate::text::inflect::Follow;
use crate::text::josa::Role;

/// The longest sentence that can be such an aside, in words.
const LONGEST: usize = 14;

/// Who spoke, and the word that says so.
#[derive(Debug)]
pub struct Aside {
    /// The speaker; `None` where the aside has only the verb (누군가 중얼거렸다).
    pub speaker: Option<NounPhrase>,
    /// 말이다, 설명이다, 중얼거렸다; `None` where it only tells how somebody sounds (표 씨의 목소리가 떨렸다).
    pub cue: Option<Cue>,
}

/// Gives the speaker of an aside to the paragraphs of speech right above those that it stands behind.
pub fn spread(text: &str, drafts: &mut [Draft]) {
    let alone = |d: &Draft| {
        let start = text.get(..d.whole.start).is_none_or(|t| t.is_empty() || t.ends_with('\n'));
        let end = text.get(d.whole.end..).is_none_or(|t| t.is_empty() || t.starts_with('\n'));
        start && end && d.tail.built == Built::Bare && d.outer.is_none()
    };
    let mut below: Option<(usize, Speaker)> = None;
    for draft in drafts.iter_mut().rev() {
        if !alone(draft) {
            below = None;
            continue;
        }
        let joined = below.as_ref().is_some_and(|(start, _)| {
            text.get(draft.whole.end..*start).is_some_and(|gap| gap.len() < 8 && gap.trim().is_empty())
        });
        if draft.quote.speaker.is_none()
            && joined
            && let Some((_, speaker)) = &below
        {
            draft.quote.evidence.push(Reason::bare("q.speaker.aside"));
            draft.quote.speaker = Some(Speaker { mention: None, ..speaker.clone() });
        }
        let told = draft.quote.evidence.iter().any(|e| e.rule == "q.speaker.aside");
        below = draft.quote.speaker.clone().filter(|_| told).map(|s| (draft.whole.start, s));
    }
}

/// 8일 갯마루 포구. 표 씨가 말했다: an aside behind a few words without a verb that set the scene.
pub fn behind_scene(reader: &Reader<'_>, sentence: usize) -> Option<Aside> {
    let scene = reader.doc.sentences.get(sentence)?.of(reader.doc.text());
    let short = scene.split_whitespace().take(9).count() <= 8;
    let verbless = crate::text::endings::final_of(scene) == crate::text::endings::Final::Noun;
    (short && verbless && !scene.contains(['“', '"'])).then(|| read(reader, sentence + 1)).flatten()
}

/// Reads the sentence behind a quotation as an aside.
pub fn read(reader: &Reader<'_>, sentence: usize) -> Option<Aside> {
    let text = reader.doc.text();
    let span = *reader.doc.sentences.get(sentence)?;
    let before = reader.doc.sentences.get(sentence.checked_sub(1)?)?;
    let gap = text.get(before.end..span.start)?;
    // A paragraph of its own has to be short to belong to the words above it: 표 씨가 말했다.
    let apart = gap.contains('\n');
    if span.of(text).contains(['“', '"']) {
        return None;
    }
    if let Some(aside) = thus(reader, sentence, span) {
        return Some(aside);
    }
    let clause = Clause::begin(text, span, LONGEST + 1);
    // A gesture or a noun tells more surely that somebody spoke than a verb, which may have words of its own.
    let sure = || sighs(text, &clause) || noun_at_end(text, &clause) || bare_verb(reader, sentence, &clause);
    let words = clause.words.len();
    if apart && (words > 10 || words > 4 && !sure()) {
        return None;
    }
    // The words are taken up first of all.
    if let Some(aside) = voice(reader, &clause).or_else(|| answered(reader, &clause)) {
        return Some(aside);
    }
    let last = clause.words.len().checked_sub(1).filter(|n| *n < LONGEST)?;
    let form = clause.words.get(last)?.span.of(text);
    if noun_at_end(text, &clause) {
        // The nearest genitive before the noun holds it: 표 씨의 말이다, 상인들의 한결같은 목소리다; else the subject of the
        // verb that modifies it: 표 씨가 돌아서며 한 말이다.
        let owner = (last.saturating_sub(3)..last).rev().find_map(|at| reader.owner(&clause.words, at));
        let speaker = owner.or_else(|| said(reader, &clause, last.checked_sub(1)?));
        speaker?;
        let cue = Cue { span: clause.words.get(last)?.span, verb: "이다".to_owned(), act: "say".to_owned() };
        return Some(Aside { speaker, cue: Some(cue) });
    }
    let found = cue::at(text, &clause.words, last).filter(|m| m.strength.speaks() && form.ends_with('다'))?;
    let speaker = speaker::before(reader, &clause, &clause.parts, false).map(|c| c.phrase);
    if apart && speaker.is_none() {
        return None;
    }
    // 한숨을 쉬었다: the object of an idiom is part of it.
    // 수도꼭지를 돌리며 말했다: so is that of a verb before it another's.
    let joined = |w: &usize| {
        let form = clause::form(text, &clause.words, *w);
        form.ends_with(['며', '고']) || form.ends_with("면서") || lexicon::is_word(form, "while")
    };
    let from = (0..last).rev().find(joined).map_or(0, |w| w + 1);
    let other = |w: usize| w >= from && clause.words.get(w).is_some_and(|w| w.span.end <= found.span.start);
    let object = |w: usize| reader.phrase(&clause.words, w).is_some_and(|p| p.role == Role::Object);
    if clause.parts.iter().filter_map(Part::word).any(|w| other(w) && object(w)) {
        return None;
    }
    let cue = Cue { span: found.span, verb: found.verb.to_owned(), act: found.act.to_owned() };
    Some(Aside { speaker, cue: Some(cue) })
}

/// Whether a sentence ends with a noun of saying (말이다, 설명이었다).
fn noun_at_end(text: &str, clause: &Clause) -> bool {
    let form = clause.words.last().map_or("", |w| w.span.of(text));
    lexicon::noun_of_saying(form)
        .is_some_and(|n| matches!(form.get(n..), Some("이다" | "다" | "이었다" | "였다" | "입니다" | "이라고")))
}

/// 표 씨가 문을 닫으며 말했다: a verb of saying without words of its own, and none behind it.
fn bare_verb(reader: &Reader<'_>, sentence: usize, clause: &Clause) -> bool {
    let text = reader.doc.text();
    let last = clause.words.len().checked_sub(1);
    let strong = last
        .and_then(|w| cue::at(text, &clause.words, w))
        .is_some_and(|m| m.strength == Strength::Strong && m.act == "say" && !m.verb.contains(' '));
    let own = |form: &str| ["다고", "라고", "자고", "냐고", "대로"].iter().any(|e| form.ends_with(e));
    let none = || clause.words.iter().all(|w| !own(w.span.of(text)));
    strong && none() && !words_follow(reader, sentence)
}

/// Whether the sentence behind `sentence` begins with marked words.
fn words_follow(reader: &Reader<'_>, sentence: usize) -> bool {
    let next = reader.doc.sentences.get(sentence + 1).map_or("", |s| s.of(reader.doc.text()));
    next.starts_with(['“', '"', '‘', '\''])
}

/// Whether a sentence ends with a gesture (한숨을 내쉬었다).
fn sighs(text: &str, clause: &Clause) -> bool {
    let last = clause.words.len().checked_sub(1);
    last.and_then(|w| cue::at(text, &clause.words, w)).is_some_and(|m| m.strength == Strength::Gesture)
}

/// 상인 표 씨는 가게 문을 닫으며 이렇게 말했다: however long, it points back, unless words follow that it points to.
fn thus(reader: &Reader<'_>, sentence: usize, span: Span) -> Option<Aside> {
    let text = reader.doc.text();
    let clause = Clause::begin(text, span, 2 * LONGEST);
    let at = clause.words.iter().position(|w| lexicon::is_word(w.span.of(text), "thus"))?;
    let found = cue::at(text, &clause.words, at + 1).filter(|m| m.strength == Strength::Strong)?;
    // 이렇게 말했다. “…”
    if found.span.of(text).ends_with('다') && words_follow(reader, sentence) {
        return None;
    }
    let before = clause.parts.get(..clause.place_of_word(at))?;
    let speaker = speaker::before(reader, &clause, before, true)?.phrase;
    Some(Aside { speaker: Some(speaker), cue: Some(verb::made(text, &found)) })
}

/// The subject of the verb of saying at `verb`, which modifies a noun.
fn said(reader: &Reader<'_>, clause: &Clause, verb: usize) -> Option<NounPhrase> {
    let text = reader.doc.text();
    cue::at(text, &clause.words, verb).filter(|m| m.follow == Follow::Adnominal)?;
    let mut before = (0..verb).rev().filter_map(|w| reader.phrase(&clause.words, w));
    before.find(|p| matches!(p.role, Role::Subject | Role::Topic) && p.head != Head::Unknown)
}

/// 표 의원의 일침에 회의장은 조용해졌다: whose words something answers to.
fn answered(reader: &Reader<'_>, clause: &Clause) -> Option<Aside> {
    let text = reader.doc.text();
    let at = (1..clause.words.len().min(5)).find(|&w| {
        let form = clause::form(text, &clause.words, w);
        // A question is answered by the words.
        let asks = lexicon::begins_with(form, "question").is_some() || form.starts_with("물음");
        let source = lexicon::is_word(clause::form(text, &clause.words, w + 1), "according");
        !asks && !source && lexicon::noun_of_saying(form).is_some_and(|n| form.get(n..) == Some("에"))
    })?;
    let speaker = reader.owner(&clause.words, at - 1)?;
    Some(Aside { speaker: Some(speaker), cue: None })
}

/// 표 씨의 목소리가 떨렸다: whose voice or face is told of behind the words has spoken them.
fn voice(reader: &Reader<'_>, clause: &Clause) -> Option<Aside> {
    let text = reader.doc.text();
    let at = clause.words.iter().take(6).position(|w| lexicon::is_word(w.span.of(text), "voice"))?;
    let speaker = (at.saturating_sub(2)..at).rev().find_map(|w| reader.owner(&clause.words, w))?;
    Some(Aside { speaker: Some(speaker), cue: None })
}
