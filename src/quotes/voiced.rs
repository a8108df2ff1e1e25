//! Opinions that come up without a source: “…”는 반응이 나왔다, “…” 같은 항의가 쏟아졌다.

use super::clause::Clause;
use super::tail::Built;
use super::{Cue, indirect};
use crate::lexicon;
use crate::span::Span;

/// Opinions that come up without a source (“…”는 반응이 나왔다): nobody's words are carried to them.
pub fn unsourced(text: &str, clause: &Clause, i: usize, built: Built) -> bool {
    let words = clause.words_after(i).filter_map(|w| clause.words.get(w));
    let arises = words.take(3).any(|w| indirect::arises(w.span.of(text)));
    // “…” 같은 항의가 구청에 쏟아졌다, “…”라고 걱정하는 목소리도 나왔다
    let opinion = |(first, span): (&str, Span)| {
        let such = built == Built::Adnominal || matches!(first, "같은" | "등의" | "등");
        such || span.of(text).starts_with("목소리")
    };
    built == Built::Adnominal && arises || voiced(text, clause, i).is_some_and(opinion)
}

/// An opinion that comes up behind quotation `i` (항의가 구청에 쏟아졌다): the first word behind the quotation, and the
/// noun with its verb.
pub fn voiced<'a>(text: &'a str, clause: &Clause, i: usize) -> Option<(&'a str, Span)> {
    let words = clause.words_after(i).filter_map(|w| clause.words.get(w));
    let words: Vec<Span> = words.take(8).map(|w| w.span).collect();
    let says = |span: &Span| {
        let form = span.of(text);
        let noun = lexicon::quotative_nouns().longest_prefix(form).filter(|(_, r)| r.field(0) == "says");
        noun.is_some_and(|(n, _)| matches!(form.get(n..), Some("이" | "가" | "도" | "은" | "는" | "들이" | "들도")))
    };
    let noun = words.iter().take(3).position(says)?;
    let verb = |span: &&Span| indirect::arises(span.of(text)) || span.of(text).starts_with('있');
    // 지적도 있다고 했다 is somebody's report of it.
    let verb = words.iter().skip(noun + 1).take(4).find(verb).filter(|v| !v.of(text).ends_with(['고', '며']))?;
    Some((words.first()?.of(text), words.get(noun)?.join(*verb)))
}

pub fn arising(span: Span) -> Cue {
    Cue { span, verb: "나오다".to_owned(), act: "say".to_owned() }
}
