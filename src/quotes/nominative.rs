//! Whose predicate a nominative belongs to. It belongs to the next one, so that a verb that modifies a noun takes it away
//! from the quotation: 한 의원이 낸 법안을 두고 “…”고 했다. Not where the clause only says when (회의를 주재한 뒤, 고개를 숙인
//! 채), where the noun itself does what the verb says (최근 불거진 의혹에 대해), or where a nearer nominative has that verb
//! (비판이 쏟아지는 가운데).

use super::clause::{self, Clause, Part, Word};
use super::noun_phrase::Reader;
use super::speaker::FARTHEST;
use crate::lexicon;
use crate::text::endings::modifying;
use crate::text::hangul::last_tail;
use crate::text::josa::{self, Role};

/// Whether a verb between the nominative `at` and the end of `parts` takes it.
pub fn taken(reader: &Reader<'_>, clause: &Clause, at: usize, parts: &[Part]) -> bool {
    let text = reader.doc.text();
    let recent = parts.get(parts.len().saturating_sub(FARTHEST)..).unwrap_or(parts);
    let words = recent.iter().filter_map(Part::word).filter(|&w| w > at);
    // 법원이 교사가 찍은 영상을 보여 준 방송에: who is named before another subject waits for the verb of the whole.
    let near = (at + 1..at + 4).map_while(|w| clause.words.get(w)).map(|w| w.span.of(text));
    // 대표가 이끄는 나래당이: a verb that modifies the other subject has the first.
    let near = near.take_while(|form| !modifying(form) && !lexicon::is_word(form, "short-verb"));
    let mut roles = near.map(|form| josa::best(form).role);
    if roles.find(|role| *role != Role::Bare) == Some(Role::Subject) {
        return false;
    }
    // Nominatives that still wait for their verb.
    let mut waiting = 0;
    for w in words {
        let Some(word) = clause.words.get(w) else { continue };
        let form = word.span.of(text);
        // 법안이 통과되더라도 늦다고, 비가 오면 미룬다고: what is supposed is reported with the rest.
        if waiting == 0 && lexicon::ends_with(form, "supposing") {
            return true;
        }
        let short = || {
            let next = clause::form(text, &clause.words, w + 1);
            clause.words.get(w.saturating_sub(1)).is_some_and(|b| short_verb(b.span.of(text), form, next))
        };
        if !word.comma && (modifying(form) || short()) && !is_topic(text, form, clause.words.get(w + 1)) {
            if free(form) || only_when(text, clause.words.get(w + 1), clause.words.get(w + 2)) {
                waiting = 0;
            } else if waiting == 0 {
                return true;
            } else {
                waiting -= 1;
            }
        } else if josa::best(form).role == Role::Subject {
            // 그가 숨겼음이 드러난: the noun that a verb was made into takes one and waits itself.
            match nominalised(form) {
                true if waiting == 0 => return true,
                true => {}
                false => waiting += 1,
            }
        }
    }
    false
}

/// Whether the nominative `at` has a verb of its own before the end of `parts` that only says when or why: 박 의원이 탈당하자, 당이
/// 갈라진 뒤, 사실을 밝힌 지 하루 만에. Who is named before it has the words, as the caller decides.
pub fn closed(reader: &Reader<'_>, clause: &Clause, at: usize, parts: &[Part]) -> bool {
    let text = reader.doc.text();
    let form = |w: usize| clause::form(text, &clause.words, w);
    let last = parts.iter().rev().find_map(Part::word).unwrap_or(at);
    (at + 1..=last).any(|w| {
        let word = form(w);
        // 올린 지, 떠난 뒤: before these words also what is shorter than most verbs that modify.
        let past = || last_tail(word) == Some(4);
        (modifying(word) || past()) && only_when(text, clause.words.get(w + 1), clause.words.get(w + 2))
            || lexicon::ends_with(word, "says-when")
            // 주장한지 하루 만에
            || word.strip_suffix('지').and_then(last_tail) == Some(4)
                && (w + 1..w + 4).any(|n| form(n).starts_with("만에"))
    })
}

/// Whether what a verb or an adjective modifies is what it speaks of: 제기된, 불거진, 열린, 좋은; 대한, 위한 have no subject at all.
fn free(form: &str) -> bool {
    lexicon::ends_with(form, "free") || lexicon::adjectives().has(form)
}

/// 낸, 쓴; behind what it takes also those that are other words as well: 소송을 건, 그가 본.
fn short_verb(before: &str, form: &str, next: &str) -> bool {
    // 연 2.5%, 약 …: what stands before a number counts it.
    if next.starts_with(|c: char| c.is_ascii_digit()) {
        return false;
    }
    let takes = || matches!(josa::best(before).role, Role::Subject | Role::Object);
    lexicon::is_word(form, "short-verb") || lexicon::is_word(form, "short-verb-behind") && takes()
}

/// Whether what ends as a verb does is a noun with 는 or 은: 수사는; 행위는 없었다고 (behind a verb that modifies stands a noun).
fn is_topic(text: &str, form: &str, next: Option<&Word>) -> bool {
    let Some(noun) = form.strip_suffix(['는', '은']) else { return false };
    let next = next.map_or("", |w| w.span.of(text));
    let predicate = || {
        ["없", "있", "않", "못", "아니"].iter().any(|verb| next.starts_with(verb))
            || ["다고", "라고", "냐고", "다며", "라며", "하지"].iter().any(|end| next.ends_with(end))
    };
    lexicon::nouns_like_names().has(noun) || noun.chars().nth(1).is_some() && predicate()
}

/// Whether the noun behind a verb only says when: …한 뒤, …하는 가운데; …한 데 이어.
fn only_when(text: &str, next: Option<&Word>, second: Option<&Word>) -> bool {
    let form = |w: Option<&Word>| w.map_or("", |w| w.span.of(text));
    match form(next) {
        "데" => form(second).starts_with("이어"),
        // 취임한 지 한 달 만에
        "지" => true,
        noun => lexicon::is_word(noun, "while"),
    }
}

/// Whether a nominative is a verb in -음: 숨겼음이, 없음이.
fn nominalised(form: &str) -> bool {
    let stem = form.strip_suffix("음이").and_then(|s| s.chars().next_back());
    stem.is_some_and(|c| crate::text::hangul::tail(c) == Some(20) || matches!(c, '있' | '없'))
}
