//! Opinions that come up without a source: “…”는 반응이 나왔다, “…” 같은 항의가 쏟아졌다.

use super::clause::{self, Clause, Part};
use super::tail::Built;
use super::{Cue, which};
use crate::lexicon;
use crate::span::Span;

/// Opinions that come up without a source (“…”는 반응이 나왔다): nobody's words are carried to them.
pub fn unsourced(text: &str, clause: &Clause, i: usize, built: Built) -> bool {
    // “…”, “…” 등의 반응이 나왔다: the last of several tells of all.
    let i = clause.last_of_row(i);
    // “…”라는 평가와 “…”는 우려가 나온다: so does the one behind 와.
    let i = with_next(text, clause, i).filter(|_| built == Built::Adnominal).unwrap_or(i);
    let words = clause.words_after(i).filter_map(|w| clause.words.get(w));
    let arises = words.take(3).any(|w| which::arises(w.span.of(text)));
    // “…” 같은 항의가 구청에 쏟아졌다, “…”라고 걱정하는 목소리도 나왔다
    let opinion = |(first, span): (&str, Span)| {
        let such = built == Built::Adnominal || lexicon::is_word(first, "such");
        such || span.of(text).starts_with("목소리")
    };
    built == Built::Adnominal && arises || voiced(text, clause, i).is_some_and(opinion)
}

/// The quotation that a noun of saying with 와 or 과 joins to the one before it (“…”라는 평가와 “…”는 우려가).
fn with_next(text: &str, clause: &Clause, i: usize) -> Option<usize> {
    let mut after = clause.after(i).iter();
    let words: Vec<usize> = after.by_ref().map_while(Part::word).take(3).collect();
    let last = words.last().map_or("", |&w| clause::form(text, &clause.words, w));
    let joined = lexicon::noun_of_saying(last).is_some_and(|n| matches!(last.get(n..), Some("와" | "과")));
    let next = clause.after(i).get(words.len())?;
    match next {
        Part::Quote(next) if joined => Some(*next),
        _ => None,
    }
}

/// Whether a noun takes up the words of quotation `i` and nothing tells whose they are (“…”라는 항의 때문이다).
pub fn taken_up(text: &str, clause: &Clause, i: usize, built: Built) -> bool {
    let next = clause.words_after(i).next().and_then(|w| clause.words.get(w)).map_or("", |w| w.span.of(text));
    // …는 설명이다, …는 입장 (at the end): whoever spoke before goes on.
    built == Built::Adnominal
        && lexicon::noun_of_saying(next)
            .is_some_and(|n| next.get(n..).is_some_and(|r| !r.starts_with("이") && r != "다"))
        && clause.words_after(i).count() > 1
}

/// An opinion that comes up behind quotation `i` (항의가 구청에 쏟아졌다): the first word behind the quotation, and the
/// noun with its verb.
pub fn voiced<'a>(text: &'a str, clause: &Clause, i: usize) -> Option<(&'a str, Span)> {
    let words = clause.words_after(i).filter_map(|w| clause.words.get(w));
    let words: Vec<Span> = words.take(8).map(|w| w.span).collect();
    let says = |span: &Span| {
        let form = span.of(text);
        lexicon::noun_of_saying(form)
            .is_some_and(|n| matches!(form.get(n..), Some("이" | "가" | "도" | "은" | "는" | "들이" | "들도")))
    };
    let noun = words.iter().take(3).position(says)?;
    let verb = |span: &&Span| which::arises(span.of(text)) || span.of(text).starts_with('있');
    // 지적도 있다고 했다 is somebody's report of it.
    let at = noun + 1 + words.iter().skip(noun + 1).take(4).position(|v| verb(&v))?;
    let verb = words.get(at)?;
    // 커지고 있다, 터져 나왔다
    let next = words.get(at + 1).map_or("", |w| w.of(text));
    let goes_on = verb.of(text).ends_with('고') && next.starts_with("있")
        || verb.of(text).ends_with('져') && next.starts_with("나")
        || verb.of(text) == "줄을" && next.starts_with(['이', '잇']);
    if !goes_on && verb.of(text).ends_with(['고', '며']) {
        return None;
    }
    let last = words.get(at + usize::from(goes_on))?;
    Some((words.first()?.of(text), words.get(noun)?.join(*last)))
}

pub fn arising(span: Span) -> Cue {
    Cue { span, verb: "나오다".to_owned(), act: "say".to_owned() }
}
