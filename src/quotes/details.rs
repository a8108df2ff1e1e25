//! To whom and through what it was said, and whether it is hearsay or denied.

use super::clause::{self, Clause, Word};
use super::cue::{self, Strength};
use super::indirect;
use super::marked::Draft;
use super::noun_phrase::{Head, NounPhrase, Reader};
use crate::analysis::SpeakerKind;
use crate::lexicon;
use crate::span::Span;
use crate::text::josa::{self, Role};

/// Adds the details of quotation `i` of a clause to its draft.
pub fn add(reader: &Reader<'_>, clause: &Clause, i: usize, draft: &mut Draft) {
    let text = reader.doc.text();
    let cue_end = draft.quote.cue.as_ref().map_or(draft.whole.end, |c| c.span.end);
    let last = clause.words.partition_point(|w| w.span.end <= cue_end);
    let first = last.saturating_sub(super::speaker::FARTHEST);
    for (at, word) in clause.words.iter().enumerate().take(last).skip(first) {
        if draft.quote.addressee.is_none() {
            draft.quote.addressee = addressee(reader, &clause.words, at);
        }
        if let Some(medium) = medium(text, &clause.words, at, word)
            && draft.quote.medium.is_none()
        {
            draft.quote.medium = Some(medium);
        }
    }
    let behind: Vec<usize> = clause.words_after(i).take(24).collect();
    // 비판이 제기됐다 is no hearsay: the opinion itself comes up.
    let voiced = super::voiced::voiced(text, clause, i).is_some();
    draft.quote.hedged = !voiced && behind.iter().any(|&w| passes_on(text, clause, w));
    let form = |w: &usize| clause::form(text, &clause.words, *w);
    let denied = || behind.windows(2).any(|pair| matches!(pair, [a, b] if denies(form(a), form(b))));
    draft.quote.negated = draft.quote.cue.is_some() && denied();
}

fn passes_on(text: &str, clause: &Clause, word: usize) -> bool {
    cue::at(text, &clause.words, word).is_some_and(|m| m.strength == Strength::Passive && hearsay(m.verb))
}

/// Whether the words behind `from`, the verb of a report without marks, make it hearsay (진술한 것으로 전해졌다).
pub fn hedged(text: &str, clause: &Clause, from: usize) -> bool {
    let first = clause.word_from(from);
    (first..clause.words.len().min(first + 4)).any(|w| passes_on(text, clause, w))
}

/// Whether the verb of a report at `from` is denied (말한 적이 없다).
pub fn negated(text: &str, clause: &Clause, from: usize) -> bool {
    let words = clause.words.get(clause.word_from(from)..).unwrap_or(&[]);
    let pairs = words.get(..words.len().min(3)).unwrap_or(&[]).windows(2);
    pairs.into_iter().any(|pair| matches!(pair, [a, b] if denies(a.span.of(text), b.span.of(text))))
}

/// 전해지다, 알려지다: what somebody is said to have said.
fn hearsay(verb: &str) -> bool {
    matches!(lexicon::cues().get(verb).map(|r| r.field(1)), Some("p"))
}

/// 말한 적이 없다, 말한 바 없다, 말하지 않았다.
fn denies(a: &str, b: &str) -> bool {
    let never = (a.starts_with('적') || a.starts_with('바')) && a.chars().count() <= 2 && b.starts_with('없');
    let not = a.ends_with('지') || a.ends_with("지는") || a.ends_with("지도");
    never || not && (b.starts_with("않") || b.starts_with("못"))
}

/// 장관에게, 아버지께, 참모들을 향해: the phrase without its particle.
fn addressee(reader: &Reader<'_>, words: &[Word], at: usize) -> Option<Span> {
    let text = reader.doc.text();
    let word = words.get(at)?;
    let form = word.span.of(text);
    const PARTICLES: [&str; 5] = ["에게", "한테", "께", "더러", "보고"];
    let towards = words.get(at + 1).is_some_and(|w| w.span.of(text).starts_with("향해"));
    if !towards && !form.contains(['게', '테', '께', '더', '보']) {
        return None;
    }
    let split = josa::splits(form).into_iter().find(|s| {
        // 함께: of one syllable only pronouns are people.
        let short = form.get(..s.stem_len).is_some_and(|w| w.chars().count() == 1 && !lexicon::pronouns().has(w));
        if short && !form.ends_with("에게") {
            return false;
        }
        let particle = form.get(s.stem_len..).unwrap_or("");
        s.role == Role::Dative && PARTICLES.iter().any(|p| particle.starts_with(p)) || towards && s.role == Role::Object
    })?;
    let end = word.span.start + split.stem_len;
    let start = reader.mention_ending(end).map_or(word.span.start, |m| reader.whole(m).start.min(word.span.start));
    (end > start).then(|| Span::new(start, end))
}

/// 기자회견에서, 페이스북에, 보도자료를 통해: the noun without its particle.
fn medium(text: &str, words: &[Word], at: usize, word: &Word) -> Option<Span> {
    let form = word.span.of(text);
    let next = clause::form(text, words, at + 1);
    let through = lexicon::is_word(next, "through");
    // 에, 에서, 로; 을 and 를 before 통해.
    if !through && !form.contains(['에', '서', '로']) {
        return None;
    }
    let split = josa::splits(form).into_iter().find(|s| match s.role {
        Role::Locative | Role::Instrument => true,
        Role::Dative => form.get(s.stem_len..).is_some_and(|p| p.starts_with('에') && !p.starts_with("에게")),
        Role::Object => through,
        _ => false,
    })?;
    let stem = form.get(..split.stem_len)?;
    let (n, _) = lexicon::media().longest_suffix(stem)?;
    (n == stem.len() || n >= 6).then(|| Span::new(word.span.start + stem.len() - n, word.span.start + stem.len()))
}

/// Words before the end of an address at most: 지난 27일 나래당 한도윤 대표와 민보라 의원에게.
const ADDRESS: usize = 10;

/// Behind whom an order, a request or a question goes to (회사에 자료를 내라고 명령했다): no part of what is reported.
pub fn addressed(reader: &Reader<'_>, clause: &Clause, from: usize, report: &indirect::Report) -> usize {
    let text = reader.doc.text();
    // 함께 논의하자며 자리를 청했다: an ending can propose as well.
    let ending = || {
        let form = clause::form(text, &clause.words, report.word);
        ["자며", "자면서", "달라며", "달라면서"].iter().any(|end| form.ends_with(end))
    };
    let asks = report.cue.map_or_else(ending, |c| matches!(c.act, "order" | "request" | "propose" | "ask"));
    // 관계 부처에, 회사에
    let role = |w: usize| clause.words.get(w).map(|w| josa::best(w.span.of(text)).role);
    // No subject stands between: it would be the one of what is reported.
    let plain = |w: &usize| matches!(role(*w), Some(Role::Bare | Role::Genitive | Role::With));
    let about = |w: usize| clause.words.get(w + 1).is_some_and(|w| lexicon::is_word(w.span.of(text), "about-it"));
    let hears = |p: &NounPhrase| match p.head {
        Head::Mention(_) => !matches!(reader.kind(p), SpeakerKind::Anonymous),
        Head::People(_) | Head::Pronoun("sides") => true,
        Head::Pronoun(_) | Head::Document | Head::Unknown => false,
    };
    // 안내소에 전화해 직원에게: whom the call reached.
    let calls = |place: usize| {
        let is_call = |w: usize| clause.words.get(w).is_some_and(|w| lexicon::is_word(w.span.of(text), "calls"));
        let verb = (place + 1..place + 3).rev().find(|&w| is_call(w) && role(place) == Some(Role::Dative))?;
        let person = (verb + 1..report.word.min(verb + 3)).find(|w| !plain(w))?;
        let to = clause.words.get(person).is_some_and(|w| w.span.of(text).ends_with("에게"));
        to.then_some(person + 1)
    };
    let hearer = |from: usize| {
        let place = (from..report.word.min(from + ADDRESS)).find(|w| !plain(w)).filter(|&w| !about(w))?;
        let heard = reader.with_role(&clause.words, place, Role::Dative).filter(hears);
        calls(place).or_else(|| heard.map(|p| p.word + 1))
    };
    Some(from).filter(|_| asks).and_then(hearer).unwrap_or(from)
}
