//! The reporting verb of a quotation: behind it, right before it, in the sentence before; with its auxiliary.

use super::clause::{Clause, Part};
use super::cue::{self, Strength};
use super::tail::Built;
use super::{Cue, indirect, voiced};
use crate::lexicon;
use crate::span::Span;
use crate::text::inflect::Follow;
use crate::text::josa::{self, Role};

/// The verb behind quotation `i`; where there is none, the one right before it or `before`, with which the sentence
/// before ended.
pub fn of(text: &str, clause: &Clause, i: usize, built: Built, before: Option<&Cue>) -> Option<Cue> {
    let words = clause.words_after(i);
    let mut passive = None;
    for (n, w) in words.enumerate().take(24) {
        let Some(found) = cue::at(text, &clause.words, w) else { continue };
        match found.strength {
            Strength::Strong => return Some(helped(text, clause, w, made(text, &found), found.follow)),
            Strength::Weak | Strength::Thought
                if n <= usize::from(built != Built::And)
                    && matches!(built, Built::Report | Built::And | Built::Bare) =>
            {
                return Some(helped(text, clause, w, made(text, &found), found.follow));
            }
            // “…”고 웃었다; “…”며 웃었다 only tells what goes with the words.
            // 웃으며 말했다: the verb comes yet.
            Strength::Gesture
                if n <= 2
                    && matches!(built, Built::Report | Built::Bare)
                    && !found.span.of(text).ends_with(['며', '서', '만']) =>
            {
                return Some(helped(text, clause, w, made(text, &found), found.follow));
            }
            Strength::Passive if passive.is_none() => passive = Some(found),
            _ => {}
        }
    }
    // 이렇게 말했다: “…”
    if built == Built::Bare
        && clause.after(i).is_empty()
        && let Some(Part::Word(w)) = clause.before(i).last()
        && let Some(found) = cue::at(text, &clause.words, *w)
        && found.strength == Strength::Strong
    {
        return Some(made(text, &found));
    }
    if built == Built::Bare
        && clause.before(i).is_empty()
        && let Some(cue) = before
    {
        return Some(cue.clone());
    }
    let noun = (built == Built::Adnominal).then(|| noun(text, clause, i)).flatten();
    let arising = || voiced::voiced(text, clause, i).map(|(_, span)| voiced::arising(span));
    noun.or_else(arising).or_else(|| passive.map(|p| made(text, &p)))
}

/// “…”는 입장이다, “…”는 게 기본 방침이다: the noun with its copula reports.
fn noun(text: &str, clause: &Clause, i: usize) -> Option<Cue> {
    let mut words = clause.words_after(i).take(4).filter_map(|w| clause.words.get(w)).map(|w| w.span);
    let span = words.find(|s| {
        lexicon::noun_of_saying(s.of(text)).is_some_and(|n| s.of(text).get(n..).is_some_and(indirect::copula))
    })?;
    // Further off it tells of something else: “…”는 말에 당황한 것도 그런 생각이다.
    let near = clause.words_after(i).take(3).filter_map(|w| clause.words.get(w)).all(|w| {
        let form = w.span.of(text);
        w.span.start >= span.start || matches!(form, "게" | "것이") || josa::best(form).role == Role::Bare
    });
    near.then(|| Cue { span, verb: "이다".to_owned(), act: "say".to_owned() })
}

/// The verb with the auxiliary behind it: 일러 주었다, 말해 줬다.
fn helped(text: &str, clause: &Clause, word: usize, cue: Cue, follow: Follow) -> Cue {
    let next = clause.words.get(word + 1).filter(|_| follow == Follow::Infinitive);
    let helps = |form: &str| lexicon::begins_with(form, "helps").is_some();
    if let Some(span) = periphrasis(text, clause, word, cue.span) {
        return Cue { span, ..cue };
    }
    match next.filter(|n| n.span.start == cue.span.end + 1 && helps(n.span.of(text))) {
        Some(n) => Cue { span: cue.span.join(n.span), ..cue },
        None => cue,
    }
}

/// 밝힌 바 있다, 나무라기도 했다: the verb that goes on as a phrase.
pub fn periphrasis(text: &str, clause: &Clause, word: usize, verb: Span) -> Option<Span> {
    let at = |n: usize| clause.words.get(word + n).filter(|w| !w.glued).map(|w| w.span);
    let form = |n: usize| at(n).map_or("", |s| s.of(text));
    if verb.of(text).ends_with("기도") && form(1).starts_with(['했', '한', '하']) {
        return Some(verb.join(alone(text, at(1)?)));
    }
    (form(1) == "바" && form(2).starts_with("있")).then(|| at(2).map(|s| verb.join(alone(text, s))))?
}

/// The verb of a report without marks, with the phrase that it goes on as.
pub fn reported(text: &str, clause: &Clause, verb: Span) -> Span {
    let word = clause.word_from(verb.end).checked_sub(1);
    word.and_then(|w| periphrasis(text, clause, w, verb)).unwrap_or_else(|| alone(text, verb))
}

/// A verb that was found, as the result has it.
pub fn made(text: &str, found: &cue::Match) -> Cue {
    Cue { span: alone(text, found.span), verb: found.verb.to_owned(), act: found.act.to_owned() }
}

/// The verb without what passes it on itself: 말했다 of 말했다고, 밝혔다 of 밝혔다는.
pub fn alone(text: &str, span: Span) -> Span {
    let form = span.of(text);
    let passed = ["고", "는", "며", "면서", "던", "지만"]
        .iter()
        .find_map(|e| form.strip_suffix(e).filter(|f| f.ends_with('다')));
    Span::new(span.start, span.start + passed.map_or(form.len(), str::len))
}
