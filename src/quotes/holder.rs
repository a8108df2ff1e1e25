//! Words that are somebody else's than the subject of the sentence: what the subject hears, what the reporter takes over
//! from somebody, what a subject inside a modifying clause says.

use super::clause::{Clause, Part};
use super::cue::{self, Strength};
use super::noun_phrase::{Head, NounPhrase, Reader};
use super::speaker::{self, Candidate};
use super::tail::Built;
use crate::lexicon;
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
    let form = |w: usize| clause.words.get(w).map_or("", |w| w.span.of(text));
    let noun = words.iter().position(|&w| {
        let says = lexicon::quotative_nouns().longest_prefix(form(w)).filter(|(_, r)| r.field(0) == "says");
        says.is_some_and(|(n, _)| matches!(form(w).get(n..), Some("을" | "를" | "도" | "까지" | "만" | "")))
    })?;
    // 이유를 들었다: gave it as the reason.
    let gives = |w: usize| {
        form(w).starts_with('들')
            && ["이유", "근거", "사례", "예를"]
                .iter()
                .any(|n| form(words.get(noun).copied().unwrap_or(w)).starts_with(n))
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

/// 도 교수의 말대로 “…”: whose words the reporter takes over.
pub fn as_said(reader: &Reader<'_>, clause: &Clause, left: &[Part]) -> Option<NounPhrase> {
    let text = reader.doc.text();
    let mut near = left.iter().rev().take(3).map_while(Part::word);
    let said = |w: &usize| clause.words.get(*w).is_some_and(|w| lexicon::is_word(w.span.of(text), "as-said"));
    let at = near.find(said)?;
    reader.owner(&clause.words, at.checked_sub(1)?)
}

/// The subject right before words whose verb modifies a noun (한 장관이 “…”고 밝힌 데 대해): it speaks for these alone.
pub fn embedded(reader: &Reader<'_>, clause: &Clause, i: usize) -> Option<Candidate> {
    let text = reader.doc.text();
    let Part::Word(at) = *clause.before(i).last()? else { return None };
    let phrase = reader.phrase(&clause.words, at).filter(|p| p.role == Role::Subject && p.head != Head::Unknown)?;
    let words = clause.words_after(i);
    let verb =
        words.take(3).find_map(|w| cue::at(text, &clause.words, w).filter(|m| m.strength == Strength::Strong))?;
    let modifies = verb.follow == Follow::Adnominal && !verb.span.of(text).ends_with('다');
    modifies.then_some(Candidate { phrase, score: 3.0, rule: "q.speaker.subject" })
}
