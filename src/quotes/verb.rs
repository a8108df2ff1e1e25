//! The reporting verb of a quotation: behind it, right before it, in the sentence before; with its auxiliary.

use super::clause::{self, Clause, Part};
use super::cue::{self, Strength};
use super::tail::Built;
use super::{Cue, voiced, which};
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
        // “…”며 비용을 공개하겠다는 뜻도: what somebody will do is no verb of these words.
        if ["겠다는", "겠다고", "겠다며"].iter().any(|end| clause::form(text, &clause.words, w).ends_with(end))
        {
            continue;
        }
        match found.strength {
            // ‘…’고 적힌 손팻말을 들고 “…”고 외쳤다
            Strength::Passive
                if n <= 1
                    && built == Built::Report
                    && lexicon::begins_with(found.span.of(text), "written").is_some() =>
            {
                return Some(made(text, &found));
            }
            Strength::Strong => return Some(helped(text, clause, w, made(text, &found), found.follow)),
            Strength::Weak | Strength::Thought
                if n <= usize::from(built != Built::And)
                    && matches!(built, Built::Report | Built::And | Built::Bare) =>
            {
                return Some(helped(text, clause, w, made(text, &found), found.follow));
            }
            // “늦은 답”으로 평가했다, ‘긴 겨울’에 비유하며: what something is called.
            Strength::Thought if n <= 1 && built == Built::Particle && found.act == "call" => {
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
            // “…”며 접근한 것으로 조사됐다: what was done is found out, not said.
            Strength::Passive
                if built == Built::And && clause::form(text, &clause.words, w.saturating_sub(1)) == "것으로" => {}
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
    let noun =
        (built == Built::Adnominal).then(|| noun(text, clause, i).or_else(|| voicing(text, clause, i))).flatten();
    let arising = || voiced::voiced(text, clause, i).map(|(_, span)| voiced::arising(span));
    noun.or_else(arising).or_else(|| passive.map(|p| made(text, &p)))
}

/// “…”는 입장이다, “…”는 게 기본 방침이다: the noun with its copula reports.
fn noun(text: &str, clause: &Clause, i: usize) -> Option<Cue> {
    let mut words = clause.words_after(i).take(4).filter_map(|w| clause.words.get(w)).map(|w| w.span);
    let span = words.find(|s| {
        lexicon::noun_of_saying(s.of(text)).is_some_and(|n| s.of(text).get(n..).is_some_and(which::copula))
    })?;
    // Further off it tells of something else: “…”는 말에 당황한 것도 그런 생각이다.
    let near = clause.words_after(i).take(3).filter_map(|w| clause.words.get(w)).all(|w| {
        let form = w.span.of(text);
        w.span.start >= span.start || matches!(form, "게" | "것이") || josa::best(form).role == Role::Bare
    });
    near.then(|| Cue { span, verb: "이다".to_owned(), act: "say".to_owned() })
}

/// The verb with the auxiliary behind it: 일러 주었다, 말해 줬다; with the noun that it voices: 말을 되풀이했다.
fn helped(text: &str, clause: &Clause, word: usize, cue: Cue, follow: Follow) -> Cue {
    if let Some(noun) = noun_voiced(text, clause, cue.span) {
        return Cue { span: noun.join(cue.span), ..cue };
    }
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

/// The noun that a verb voices which reports nothing alone: 말을 되풀이했다, 의견을 제시했다.
fn noun_voiced(text: &str, clause: &Clause, verb: Span) -> Option<Span> {
    lexicon::begins_with(verb.of(text), "voices")?;
    let noun = clause.word_from(verb.start).checked_sub(1).and_then(|w| clause.words.get(w))?.span;
    let form = noun.of(text);
    let object = |n: usize| form.get(n..).is_some_and(|rest| matches!(rest, "을" | "를" | "만" | "도"));
    (noun.end + 1 == verb.start && lexicon::noun_of_saying(form).is_some_and(object)).then_some(noun)
}

/// “…”는 의견서를 냈다: what the words are and what is done with them.
fn voicing(text: &str, clause: &Clause, i: usize) -> Option<Cue> {
    let mut words = clause.words_after(i).take(4).filter_map(|w| clause.words.get(w)).map(|w| w.span);
    let verb = words.find_map(|verb| noun_voiced(text, clause, verb).map(|noun| noun.join(verb)))?;
    Some(Cue { span: alone(text, verb), verb: "하다".to_owned(), act: "say".to_owned() })
}

/// 밝힌 바 있다, 나무라기도 했다: the verb that goes on as a phrase.
pub fn periphrasis(text: &str, clause: &Clause, word: usize, verb: Span) -> Option<Span> {
    let at = |n: usize| clause.words.get(word + n).filter(|w| !w.glued).map(|w| w.span);
    let form = |n: usize| at(n).map_or("", |s| s.of(text));
    if verb.of(text).ends_with("기도") && form(1).starts_with(['했', '한', '하']) {
        return Some(verb.join(alone(text, at(1)?)));
    }
    // 요청해 왔다, 요청해 오면서
    let open = crate::text::hangul::last_tail(verb.of(text)) == Some(0)
        && !verb.of(text).ends_with(['고', '며', '자', '지', '기']);
    if open && lexicon::begins_with(form(1), "helps").is_some() {
        return at(1).filter(|s| s.start == verb.end + 1).map(|s| verb.join(alone(text, s)));
    }
    // 부인하고 있다
    if verb.of(text).ends_with('고') && form(1).starts_with("있") {
        return Some(verb.join(alone(text, at(1)?)));
    }
    (form(1) == "바" && form(2).starts_with("있")).then(|| at(2).map(|s| verb.join(alone(text, s))))?
}

/// The verb of a report without marks, with the phrase that it goes on as.
pub fn reported(text: &str, clause: &Clause, verb: Span) -> Span {
    let verb = noun_voiced(text, clause, verb).map_or(verb, |noun| noun.join(verb));
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
