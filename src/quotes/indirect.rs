//! Indirect speech: what is reported without marks.
//!
//! A word with a quotative ending (-다고, -라고, -자고, -냐고, -다며, -다는 …) and a reporting verb or noun behind it make
//! a report; the clause runs from behind the speaker and the reporter's own time words to the ending. Where nobody is
//! named or understood as the source there is no report.

use super::clause::{self, Clause, Part, Word};
use super::cue::{self, Match, Strength};
use super::which;
use crate::lexicon;
use crate::span::Span;
use crate::text::inflect::Follow;
use crate::text::josa::{self, Role};

/// A report without marks.
#[derive(Debug, Clone, Copy)]
pub struct Report {
    /// The word that carries the quotative ending.
    pub word: usize,
    /// Where the reported clause ends.
    pub end: usize,
    /// The verb or noun that reports; `None` where the sentence goes on (-다며).
    pub cue: Option<Found>,
    /// The rule that found it.
    pub rule: &'static str,
    /// How sure.
    pub score: f64,
    /// Whether a source has to be named in the sentence itself (전망이 나온다).
    pub needs_source: bool,
    /// The word behind the ending that holds the report (온빛시의 설명이다) or where it comes up (당 안팎에서), where it is the source.
    pub owner: Option<usize>,
    /// Whether it is made a noun inside of another report (…하겠다고 한 것을 믿을 수 없다고).
    pub inside: bool,
}

/// The verb or noun that reports.
#[derive(Debug, Clone, Copy)]
pub struct Found {
    /// As written.
    pub span: Span,
    /// Lemma.
    pub verb: &'static str,
    /// Act.
    pub act: &'static str,
}

impl Report {
    /// Whether a nominative before the ending belongs to what is reported, whatever it names.
    pub fn owns_subject(&self) -> bool {
        matches!(self.rule, "q.indirect.noun" | "q.indirect.arises" | "q.indirect.namely")
    }
}

impl From<Match> for Found {
    fn from(m: Match) -> Self {
        Found { span: m.span, verb: m.verb, act: m.act }
    }
}

/// What kind of ending a word has, and how many bytes at its end are not part of the reported clause.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Ending {
    /// -다고, -라고, -자고, -냐고 …
    That,
    /// -다며, -라면서 …
    While,
    /// -다는, -라는, -자는, -냐는, -단, -란
    Which,
    /// -이라 (right before its verb: 것이라 말했다)
    Plain,
    /// -ㄹ 것을 (behind it a verb of asking).
    Thing,
    /// -ㄹ 것으로 (behind it a verb of expecting: 늘어날 것으로 내다봤다).
    Forecast,
    /// -ㄴ대(요), -란다: the verb of saying is in the ending.
    Told,
    /// -도록, -게 (behind it an order).
    SoThat,
    /// -음을 (behind it a verb of telling: 문제가 없음을 밝혔다).
    Being,
}

/// All reports in a clause.
#[inline(never)]
pub fn find(text: &str, clause: &Clause) -> Vec<Report> {
    let mut out: Vec<Report> = Vec::new();
    for (at, word) in clause.words.iter().enumerate() {
        // An ending that is written to a quotation is the quotation's (“…”이었다고).
        if word.glued {
            continue;
        }
        let form = word.span.of(text);
        let before = at.checked_sub(1).and_then(|b| clause.words.get(b)).map(|w| w.span.of(text));
        let Some((ending, cut)) = ending_of(form, before) else { continue };
        let end = word.span.end - cut;
        let glued = end <= word.span.start;
        if glued {
            continue;
        }
        if let Some(report) = reported(text, clause, at, end, ending) {
            out.push(report);
        }
    }
    out
}

/// The quotative ending of `form` and what to cut off to get the reported clause.
fn ending_of(form: &str, before: Option<&str>) -> Option<(Ending, usize)> {
    // Most words end in none of the last syllables of these endings.
    let ends = |c: char| {
        matches!(
            c,
            '고' | '며'
                | '서'
                | '는'
                | '던'
                | '란'
                | '라'
                | '을'
                | '도'
                | '만'
                | '까'
                | '지'
                | '다'
                | '요'
                | '대'
                | '록'
                | '로'
        )
    };
    if !form.ends_with(ends) {
        return None;
    }
    let base = form.trim_end_matches(['도', '만', '까', '지']);
    let whole = form;
    let form = if base.ends_with('고') || base.ends_with("면서") { base } else { form };
    // What none of these can end is not compared with each of them.
    let any = form.ends_with(['고', '며', '서', '는', '던']);
    for (suffix, ending) in [
        ("다고", Ending::That),
        ("자고", Ending::That),
        ("냐고", Ending::That),
        ("다며", Ending::While),
        ("자며", Ending::While),
        ("냐며", Ending::While),
        ("다면서", Ending::While),
        ("자면서", Ending::While),
        ("다는", Ending::Which),
        ("자는", Ending::Which),
        ("냐는", Ending::Which),
        ("다던", Ending::Which),
    ]
    .into_iter()
    .filter(|_| any)
    {
        if let Some(stem) = form.strip_suffix(suffix) {
            let syllables = stem.chars().count();
            // 자고 (sleeping), 다고 alone are no endings.
            if syllables == 0 {
                return None;
            }
            let keep = suffix.chars().next().map_or(0, char::len_utf8);
            return Some((ending, suffix.len() - keep + whole.len() - form.len()));
        }
    }
    for (suffix, ending) in [
        ("라고", Ending::That),
        ("라며", Ending::While),
        ("라면서", Ending::While),
        ("라는", Ending::Which),
        ("란", Ending::Which),
        ("라", Ending::Plain),
    ] {
        if let Some(stem) = form.strip_suffix(suffix) {
            // 근거를 대라고, 물을 피하라고: what has an object is a verb.
            let object = before.is_some_and(|b| b.ends_with(['을', '를']) && !crate::text::endings::modifying(b));
            let verb = || lexicon::verb_stems().has(stem) || lexicon::is_word(stem, "la-verb");
            let command = object && suffix != "라" && verb() && !lexicon::is_word(stem, "no-la");
            let cut = if command { Some(suffix.len() - "라".len()) } else { la(stem, suffix) };
            return cut.map(|c| (ending, c + whole.len() - form.len()));
        }
    }
    if form == "것을" && before.is_some_and(future) {
        return Some((Ending::Thing, "을".len()));
    }
    if form == "것으로" && before.is_some_and(future) {
        return Some((Ending::Forecast, "으로".len()));
    }
    let being = form.strip_suffix("음을").and_then(|stem| stem.chars().next_back());
    if being.is_some_and(|c| crate::text::hangul::tail(c) == Some(20) || c == '없') {
        return Some((Ending::Being, "을".len()));
    }
    if let Some(cut) = super::contracted::ending(whole) {
        return Some((Ending::Told, cut));
    }
    if form.ends_with("도록") && form.chars().count() >= 3 {
        return Some((Ending::SoThat, 0));
    }
    None
}

/// The endings in -라: behind 이 or a vowel the copula (책임자라고 → 책임자), behind a verb the command (내라고 → 내라).
fn la(stem: &str, suffix: &str) -> Option<usize> {
    let last = stem.chars().next_back()?;
    let single = stem.chars().count() == 1;
    // 바라며, 놀라며, 자라며: verbs of their own.
    if (suffix.starts_with("라며") || suffix.starts_with("라면")) && lexicon::is_word(stem, "no-la") {
        return None;
    }
    let command = if single {
        "내가오하두쓰달말".contains(last)
    } else if last == '보' {
        // 지켜보라고, 돌아보라고; 정보라고, 후보라고.
        stem.chars().rev().nth(1).is_some_and(|c| "켜아펴해어여려라".contains(c))
    } else if last == '서' {
        // 나서라고, 물러서라고; 보고서라고.
        stem.chars().rev().nth(1).is_some_and(|c| "나러장어아".contains(c))
    } else {
        "하으가되달려켜혀두말주내오나르어아추히키".contains(last) && !lexicon::frequent_nouns().has(stem)
    };
    // 만들라고, 열라고: nouns that end so take 이.
    if crate::text::hangul::tail(last) == Some(8) {
        return Some(suffix.len() - "라".len());
    }
    if let Some(noun) = stem.strip_suffix('이')
        && crate::text::hangul::tail(noun.chars().next_back()?).unwrap_or(1) != 0
    {
        return Some("이".len() + suffix.len());
    }
    if stem.ends_with("아니") || stem.ends_with('더') || command && !stem.ends_with("것이") {
        return Some(suffix.len() - "라".len());
    }
    // A noun that ends on a vowel takes 라고 without 이.
    (crate::text::hangul::tail(last) == Some(0)).then_some(suffix.len())
}

/// 속도를 높이라고 지시했다, 물러서라고 요구했다: what an order has is a verb, and no noun with the copula, unless it is a noun
/// without an object (중요한 때라고 당부했다).
fn told_to(text: &str, words: &[Word], at: usize, act: &str) -> bool {
    let form = |w: Option<usize>| w.and_then(|w| words.get(w)).map_or("", |w| w.span.of(text));
    // 둑을 먼저 챙기라고: an adverb may stand between.
    let object = |back: usize| {
        let word = form(at.checked_sub(back));
        word.ends_with(['을', '를']) && !crate::text::endings::modifying(word)
    };
    let modified = crate::text::endings::modifying(form(at.checked_sub(1)));
    let object = object(1) || object(2) && !modified;
    let Some(stem) = form(Some(at)).strip_suffix("라고") else { return false };
    let copula = || {
        let before = stem.strip_suffix('이').and_then(|noun| noun.chars().next_back());
        before.and_then(crate::text::hangul::tail).is_some_and(|tail| tail != 0)
    };
    let noun =
        || modified || copula() || lexicon::frequent_nouns().has(stem) || lexicon::nouns_like_foreign().has(stem);
    let vowel = crate::text::hangul::last_tail(stem) == Some(0);
    matches!(act, "order" | "request" | "propose" | "admonish") && vowel && (object || !noun())
}

/// Whether a word ends as a verb about the future does (할, 될, 만들).
fn future(form: &str) -> bool {
    crate::text::hangul::last_tail(form) == Some(8)
}

fn reported(text: &str, clause: &Clause, at: usize, end: usize, ending: Ending) -> Option<Report> {
    let words = &clause.words;
    // A quotation between the ending and its verb belongs to another report.
    let reach = next_quote(clause, at).unwrap_or(words.len());
    let behind = |most: usize, strong: bool, across: bool| -> Option<Match> {
        // …했다고 믿기 어렵다고 밝혔다: another report ends before its verb.
        let ends = |w: &usize| {
            let form = clause::form(text, words, *w);
            !across && (form.ends_with("다고") || form.ends_with("라고")) && cue::at(text, words, *w).is_none()
        };
        (at + 1..reach.min(at + 1 + most)).take_while(|w| !ends(w)).find_map(|w| {
            cue::at(text, words, w).filter(|m| match m.strength {
                // …다고 말하기 어렵다; …다고 외신을 인용해 보도했다
                Strength::Strong => !m.span.of(text).ends_with('기') && !lexicon::is_word(m.span.of(text), "cites"),
                // …했다고 한 장관은 설명했다: a surname.
                Strength::Weak if m.span.of(text) == "한" && is_surname(text, words, w) => false,
                Strength::Weak | Strength::Gesture => !strong && w == at + 1,
                Strength::Passive | Strength::Thought => false,
            })
        })
    };
    let verb = |most, strong| behind(most, strong, strong);
    let report = |cue: Option<Found>, rule, score, needs_source| {
        Some(Report { word: at, end, cue, rule, score, needs_source, owner: None, inside: false })
    };
    match ending {
        Ending::That => {
            // What somebody thinks is no speech, whatever verb comes later.
            if cue::at(text, words, at + 1).is_some_and(|m| m.strength == Strength::Thought) {
                return None;
            }
            let Some(cue) = verb(4, false).or_else(|| behind(7, true, false)) else {
                // 판결문에는 돈을 받았다고 적혔다: what a document says.
                let written = |w: &usize| lexicon::begins_with(clause::form(text, words, *w), "written").is_some();
                let cue = (at + 1..reach.min(at + 3)).find(written).and_then(|w| cue::at(text, words, w))?;
                if crate::text::endings::modifying(cue.span.of(text)) {
                    return None;
                }
                return report(Some(cue.into()), "q.indirect.written", 0.6, true);
            };
            // …고 한다 at the end of a sentence passes on what is said; the topic is no source.
            let hearsay = cue.strength == Strength::Weak && matches!(cue.span.of(text), "한다" | "합니다");
            if hearsay && !clause.words.iter().take(at).any(|w| lexicon::is_word(w.span.of(text), "according")) {
                return None;
            }
            let end = if told_to(text, words, at, cue.act) { words.get(at)?.span.end - "고".len() } else { end };
            Some(Report { end, ..report(Some(cue.into()), "q.indirect.that", 0.8, false)? })
        }
        Ending::While => {
            // 처벌해 달라며 눈물을 흘렸다: a feeling goes with words as well.
            let felt = |w| cue::at(text, words, w).is_some_and(|m| m.strength == Strength::Gesture);
            // 어렵다면서도 돕겠다고 했다: another report goes on, whatever its verb.
            let goes_on = |w: usize| {
                let ending = ending_of(clause::form(text, words, w), None);
                matches!(ending, Some((Ending::That, _))) && cue::at(text, words, w + 1).is_some()
            };
            let behind = (at + 1..reach.min(at + 17)).any(|w| felt(w) || goes_on(w))
                || verb(16, true).is_some()
                || reach < words.len()
                || next_quote(clause, at).is_some();
            // …다며 자리를 떴다: whatever else somebody does who is named.
            // 시켜 주겠다며 돈을 챙긴 일당을: whom a verb modifies may have said it; 아프다며 울자: so may whose verb comes behind.
            let verb = |w: usize| {
                let form = clause::form(text, words, w);
                let takes = super::nouns::takes(clause::form(text, words, w - 1), form);
                crate::text::endings::modifying(form) || takes || form.ends_with('자')
            };
            let others = !behind && (at + 1..reach.min(at + 6)).any(verb);
            if behind || at + 1 < words.len() && !others {
                report(None, "q.indirect.while", 0.6, !behind)
            } else {
                None
            }
        }
        Ending::Which => which::find(text, words, at, end, reach),
        Ending::Plain => {
            let cue = cue::at(text, words, at + 1).filter(|m| m.strength == Strength::Strong && at + 1 < reach)?;
            // 조사 중이라 답할 수 없다고: what cannot be said.
            if future(cue.span.of(text)) && clause::form(text, words, at + 2).starts_with('수') {
                return None;
            }
            report(Some(cue.into()), "q.indirect.that", 0.7, false)
        }
        Ending::Told => {
            let closes = at + 1 == words.len() && reach == words.len() && next_quote(clause, at).is_none();
            if closes { report(None, "q.indirect.contracted", 0.6, true) } else { None }
        }
        Ending::Thing => {
            let cue = verb(2, true).filter(|m| matches!(m.act, "request" | "order" | "promise" | "propose" | "ask"))?;
            report(Some(cue.into()), "q.indirect.thing", 0.75, false)
        }
        Ending::Forecast => {
            let cue = behind(2, true, true).or_else(|| {
                let near = (at + 1..reach.min(at + 2)).find_map(|w| cue::at(text, words, w));
                near.filter(|m| matches!(m.verb, "추산하다" | "판단하다" | "보다"))
            })?;
            let expects = matches!(cue.act, "predict" | "explain" | "warn" | "think") && cue.verb != "기대하다";
            // 있을 것으로 보고 조사에 나섰다, 늘 것으로 예상해 넓혔다: what somebody acts upon, and says to nobody.
            let form = cue.span.of(text);
            let next = words.get(clause.word_from(cue.span.end)).map_or("", |w| w.span.of(text));
            let acts = form.ends_with(['고', '해', '아', '어', '서', '지']) && !next.starts_with("있");
            if !expects || acts || cue.follow == Follow::Adnominal {
                return None;
            }
            report(Some(cue.into()), "q.indirect.forecast", 0.6, false)
        }
        Ending::Being => {
            let cue = verb(4, true).filter(|m| {
                m.verb != "확인하다" && matches!(m.act, "say" | "announce" | "stress" | "reveal" | "claim" | "explain")
            })?;
            report(Some(cue.into()), "q.indirect.being", 0.6, false)
        }
        Ending::SoThat => {
            let cue = verb(2, true).filter(|m| matches!(m.act, "request" | "order"))?;
            if cue.follow == Follow::Adnominal {
                None
            } else {
                report(Some(cue.into()), "q.indirect.so-that", 0.65, false)
            }
        }
    }
}

/// Whether 한 at `w` is a surname, or one of several, before somebody who reports: 한 장관은 설명했다, 한 전문가는 지적했다.
fn is_surname(text: &str, words: &[Word], w: usize) -> bool {
    let form = clause::form(text, words, w + 1);
    let split = josa::best(form);
    let somebody = |word: &str| lexicon::titles().has(word) || lexicon::people().has(word);
    let post = form.get(..split.stem_len).is_some_and(somebody);
    let reports = (w + 2..w + 10).filter_map(|v| cue::at(text, words, v)).any(|m| m.strength == Strength::Strong);
    post && matches!(split.role, Role::Topic | Role::Subject) && reports
}

/// The index of the first word behind the next quotation after `at`.
fn next_quote(clause: &Clause, at: usize) -> Option<usize> {
    // No verb further off than this takes the report.
    const REACH: usize = 24;
    let rest = clause.parts.get(clause.place_of_word(at) + 1..)?;
    let mut last = at;
    for part in rest.iter().take(REACH) {
        match part {
            Part::Word(w) => last = *w,
            Part::Quote(_) => return Some(last + 1),
        }
    }
    None
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn reports(text: &str) -> Vec<(String, Option<String>)> {
        let clause = Clause::read(text, Span::new(0, text.len()), &[]);
        find(text, &clause)
            .iter()
            .map(|r| {
                let start = super::super::begin::clause(text, &clause.words, 1, r.word).unwrap();
                (text[start..r.end].to_owned(), r.cue.map(|c| c.span.of(text).to_owned()))
            })
            .collect()
    }

    #[test]
    fn clauses_end_before_the_quotative() {
        for (text, clause, cue) in [
            ("환경처는 오염 수치가 기준을 넘었다고 밝혔다.", "오염 수치가 기준을 넘었다", "밝혔다"),
            ("그는 자신이 책임자라고 했다.", "자신이 책임자", "했다"),
            ("시는 이번이 마지막이라고 강조했다.", "이번이 마지막", "강조했다"),
            ("법원은 자료를 내라고 명령했다.", "자료를 내라", "명령했다"),
            ("윤가람은 함께 가자고 제안했다.", "함께 가자", "제안했다"),
            ("기자는 언제 알았느냐고 물었다.", "언제 알았느냐", "물었다"),
            ("시는 3일 예산을 늘리겠다는 뜻을 밝혔다.", "예산을 늘리겠다", "밝혔다"),
            ("구청은 규정대로 처리했다는 입장이다.", "규정대로 처리했다", "입장이다"),
            ("시장은 안전에 힘쓸 것을 당부했다.", "안전에 힘쓸 것", "당부했다"),
        ] {
            assert_eq!(reports(text), [(clause.to_owned(), Some(cue.to_owned()))], "{text}");
        }
    }

    #[test]
    fn no_reports() {
        for text in ["그는 일찍 자고 일어났다.", "그는 포기하려고 한다.", "그는 값이 내린다고 봤다."]
        {
            assert!(reports(text).is_empty(), "{text}");
        }
    }
}
