//! Speech or not: whether marked words are reported speech, or a term, a title, a nickname, an emphasis.
//!
//! Double marks are nearly always speech, single ones rarely: the single ones have to show it by how they end (a
//! sentence of their own) and by what follows (…고 말했다, …는 질문에).

use super::sentence::final_of;
use super::tail::{Built, Tail};
use super::which;
use crate::analysis::{QuoteKind, SectionKind};
use crate::lexicon;
use crate::span::Span;
use crate::text::endings::Final;
use crate::text::hangul::is_syllable;
use crate::text::marks::{Marked, Style};

/// What marked words are.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Verdict {
    /// Reported speech.
    Speech {
        /// Direct or partial.
        kind: QuoteKind,
        /// The rule that decided.
        rule: &'static str,
        /// How sure, 0 to 1.
        score: f64,
    },
    /// Nobody's words.
    Term {
        /// The rule that decided.
        rule: &'static str,
    },
}

/// What stands around marked words.
#[derive(Debug, Clone, Copy)]
pub struct Around<'a> {
    /// The words between the marks.
    pub inner: &'a str,
    /// The eojeol before the opening mark.
    pub before: &'a str,
    /// How the words are built in.
    pub tail: Tail,
    /// The rest of the line behind the tail.
    pub after: &'a str,
    /// The section.
    pub section: SectionKind,
    /// Whether they stand inside other marked words that are speech.
    pub inside: bool,
    /// The whole text.
    pub text: &'a str,
}

impl Around<'_> {
    /// Which of the next few words is a reporting verb, if any is.
    fn cue(&self) -> Option<usize> {
        let from = self.tail.span.end;
        super::attribute::cue_near(self.text, Span::new(from, from + self.after.len()), 6)
    }

    fn cue_near(&self) -> bool {
        self.cue().is_some()
    }
}

/// Decides for one pair of marks.
pub fn decide(marked: &Marked, around: &Around<'_>) -> Verdict {
    if !around.inner.chars().any(|c| is_syllable(c) || c.is_alphabetic()) {
        return Verdict::Term { rule: "q.term.no-words" };
    }
    if around.tail.built == Built::Bare && noise(around.inner, around.after) {
        return Verdict::Term { rule: "q.term.noise" };
    }
    match marked.style {
        Style::Double if !around.inside => double(around),
        Style::Double | Style::Single => single(around, marked.style == Style::Double),
        Style::Corner => corner(around),
    }
}

const fn speech(kind: QuoteKind, rule: &'static str, score: f64) -> Verdict {
    Verdict::Speech { kind, rule, score }
}

fn eojeol_count(words: &str) -> usize {
    words.split_whitespace().count()
}

/// The first eojeol of `rest`.
fn first(rest: &str) -> &str {
    rest.split_whitespace().next().unwrap_or("")
}

/// Whether `word` begins with a noun of the list and class (말이, 질문에, 이름의).
fn noun_of_class(word: &str, class: &str) -> bool {
    let found = lexicon::quotative_nouns().longest_prefix(word);
    found.is_some_and(|(n, row)| {
        let rest = word.get(n..).unwrap_or("");
        row.field(0) == class && rest.chars().count() <= 4 && !rest.starts_with(|c: char| c.is_ascii_alphanumeric())
    })
}

/// Whether `word` ends with a noun that introduces a title or a name (영화 ‘…’, 이른바 “…”).
fn introduces_name(word: &str) -> bool {
    let word = word.trim_end_matches([',', ')', ']']);
    lexicon::work_nouns().longest_suffix(word).is_some_and(|(n, _)| n == word.len() || n >= 6)
}

/// Verbs of naming behind …라고: what they name is a name.
fn named(after: &str) -> bool {
    lexicon::begins_with(first(after), "naming").is_some()
}

/// …라고 적힌, …라고 쓰여 있다: words of some length that are written somewhere say something, a word or two are a sign.
fn written_out(after: &str, count: usize) -> bool {
    count >= 3 && lexicon::begins_with(first(after), "written").is_some()
}

/// ‘물을 지키자’라고 적힌 손팻말, ‘생존권 보장’이라는 현수막: what a sign says is said by those who hold it.
fn on_sign(after: &str) -> bool {
    after.split_whitespace().take(3).any(placard)
}

/// … 손팻말을 들고, 현수막을 내건: right behind the words.
fn held_up(after: &str) -> bool {
    let mut words = after.split_whitespace();
    after.starts_with(' ')
        && words.next().is_some_and(placard)
        && words.next().is_some_and(|verb| lexicon::begins_with(verb, "holds-up").is_some())
}

/// 손팻말을, 현수막이
fn placard(word: &str) -> bool {
    word.get(..crate::text::josa::best(word).stem_len).is_some_and(|noun| lexicon::ends_with(noun, "placard"))
}

/// Whether marked words are a slogan on a sign.
fn sign(a: &Around<'_>, count: usize) -> bool {
    on_sign(a.after) && slogan(a, count)
}

/// A sentence, or more than a name.
fn slogan(a: &Around<'_>, count: usize) -> bool {
    count >= 2 || final_of(a.inner) == Final::Sentence
}

/// ‘재개발 반대’ ‘시장은 물러가라’ 등이 적힌 손팻말: the slogans of a row, each; 손팻말에는 ‘의자부터’, ‘쉬고 싶다’ 같은 문구가 적혔다.
fn row_on_sign(a: &Around<'_>, count: usize) -> bool {
    let mut rest = a.after.trim_start_matches([' ', ',', '·']);
    while let Some(behind) = rest.strip_prefix(['‘', '“']) {
        let Some((_, behind)) = behind.split_once(['’', '”']) else { return false };
        rest = behind.trim_start_matches([' ', ',', '·']);
    }
    let such = || {
        let mut words = rest.split_whitespace();
        // 상자에는 ‘…’, ‘…’ 같은 문구가 적혔다: nobody holds what goods say.
        let line = a.text.get(..a.tail.span.start).and_then(|text| text.rsplit(['\n', '.']).next()).unwrap_or("");
        let held = line.split_whitespace().rev().take(24).any(placard);
        held && words.next().is_some_and(|w| lexicon::is_word(w, "such"))
            && words.next().is_some_and(|w| noun_of_class(w, "says"))
            && words.take(3).any(|w| lexicon::begins_with(w, "written").is_some())
    };
    // ‘그만하라’, ‘물러나라’고 적힌 손팻말
    let written = || {
        let rest = ["이라고 ", "라고 ", "고 "].iter().find_map(|particle| rest.strip_prefix(particle));
        rest.is_some_and(|rest| lexicon::begins_with(first(rest), "written").is_some() && on_sign(rest))
    };
    slogan(a, count) && (rest.starts_with('등') && on_sign(rest) || such() || written())
}

/// “뿌우” 하는 소리: a noise, not words.
fn noise(inner: &str, after: &str) -> bool {
    let mut words = after.split_whitespace();
    words.next() == Some("하는") && words.next().is_some_and(|w| w.starts_with("소리")) && eojeol_count(inner) == 1
}

/// “…”를 외쳤다, “…” 구호를 연호했다: what a crowd shouts; a hashtag that is a sentence is shouted too.
fn chanted(a: &Around<'_>) -> bool {
    let shouts = || a.after.split_whitespace().take(3).any(|w| lexicon::begins_with(w, "chants").is_some());
    a.inner.starts_with('#') || shouts()
}

/// Whether `word` is a noun for works (영화 “우리는 집에 가지 않는다”를 보고): even a sentence behind it is a title.
fn introduces_work(word: &str) -> bool {
    lexicon::work_nouns().has(word) && !lexicon::is_word(word, "calling")
}

/// “괜찮다”고 하겠는가, “모른다”고 하면: words that nobody has said.
fn hypothetical(after: &str) -> bool {
    let word = first(after).trim_end_matches(['.', ',', '?', '!', '…']);
    // …고 할 수도 있다, …고 할 법하다
    let may = after.split_whitespace().nth(1).unwrap_or("");
    if word == "할" && ["수도", "수 ", "수는", "법", "만"].iter().any(|m| may.starts_with(m.trim_end())) {
        return true;
    }
    let says = lexicon::begins_with(word, "supposes").is_some();
    says && ["면", "겠는가", "겠나", "겠느냐", "까", "더라도", "들", "랴", "다면"].iter().any(|e| word.ends_with(e))
        && !word.ends_with("하면서")
}

/// “…”는 말이 있다, “…”는 속담: a saying cited as a saying.
fn saying(after: &str) -> bool {
    let mut words = after.split_whitespace();
    let (noun, verb) = (words.next().unwrap_or(""), words.next().unwrap_or(""));
    lexicon::is_word(noun, "is-said") && verb.starts_with("있") && !verb.starts_with("있었")
        || lexicon::begins_with(noun, "saying").is_some()
}

/// “…” 같은 반론, “…” 등의 지적: a noun that takes the words up as an example.
fn such(after: &str) -> bool {
    let mut words = after.split_whitespace();
    words.next().is_some_and(|w| lexicon::is_word(w, "such")) && words.take(2).any(|w| noun_of_class(w, "says"))
}

/// ‘정치 보복’이라며, ‘시기상조’라면서: an ending that only what is said takes.
fn says(tail: &str) -> bool {
    ["이라며", "라며", "이라면서", "라면서"].iter().any(|end| tail.starts_with(end))
}

/// ‘…하느냐’를 묻는 질문에: what is asked.
fn asked(a: &Around<'_>) -> bool {
    lexicon::begins_with(first(a.after), "asks").is_some() || lexicon::begins_with(first(a.after), "question").is_some()
}

/// ‘용감한 한 표’로 평가했다, ‘긴 겨울’에 비유하며: what somebody calls something.
fn likened(a: &Around<'_>, count: usize) -> bool {
    matches!(a.tail.span.of(a.text), "로" | "으로" | "에")
        && count >= 2
        && lexicon::begins_with(first(a.after), "likens").is_some()
        // 평가받았다, 비유된다: nobody says so.
        && !["받", "되", "돼", "됐", "된", "될", "어지", "어진"].iter().any(|passive| first(a.after).contains(passive))
}

/// ‘…’ 했다, ‘…’ 하시더라: the shortest of verbs right behind the words; a noun of one word and it are one verb (‘완판’ 했다).
fn does_so(after: &str) -> bool {
    after.starts_with(' ') && lexicon::begins_with(first(after), "does-so").is_some()
}

fn double(a: &Around<'_>) -> Verdict {
    let last = final_of(a.inner);
    let count = eojeol_count(a.inner);
    let next = first(a.after);
    let sentence = last == Final::Sentence;
    if a.section == SectionKind::Title || a.section == SectionKind::Subtitle {
        return match a.tail.built {
            Built::Bare | Built::Report | Built::And => speech(QuoteKind::Direct, "q.direct.headline", 0.9),
            Built::Particle if count == 1 && !sentence => Verdict::Term { rule: "q.term.headline" },
            Built::Particle if !sentence && !a.cue_near() => speech(QuoteKind::Partial, "q.partial.headline", 0.6),
            _ => speech(QuoteKind::Direct, "q.direct.headline", 0.7),
        };
    }
    if !sentence && introduces_name(a.before)
        || a.tail.built == Built::Particle && count <= 6 && introduces_work(a.before)
    {
        return Verdict::Term { rule: "q.term.title" };
    }
    match a.tail.built {
        Built::Report if hypothetical(a.after) => Verdict::Term { rule: "q.term.hypothetical" },
        Built::Adnominal if saying(a.after) => Verdict::Term { rule: "q.term.saying" },
        Built::Report if named(a.after) && !sentence && !written_out(a.after, count) && !sign(a, count) => {
            Verdict::Term { rule: "q.term.named" }
        }
        Built::Report | Built::And => speech(QuoteKind::Direct, "q.direct.quotative", 0.98),
        Built::Adnominal if !sentence && noun_of_class(next, "names") => Verdict::Term { rule: "q.term.naming" },
        Built::Adnominal if !sentence && count <= 3 && lexicon::is_word(next, "word-itself") => {
            Verdict::Term { rule: "q.term.word" }
        }
        Built::Adnominal => speech(QuoteKind::Direct, "q.direct.adnominal", 0.93),
        Built::Particle if likened(a, count) => speech(QuoteKind::Partial, "q.partial.built-in", 0.75),
        Built::Copula | Built::Particle if !sentence && count <= 2 && a.inner.chars().count() <= 8 && !a.cue_near() => {
            Verdict::Term { rule: "q.term.emphasis" }
        }
        Built::Particle if sentence && asked(a) => speech(QuoteKind::Direct, "q.direct.asked", 0.85),
        Built::Particle if sentence && chanted(a) => speech(QuoteKind::Direct, "q.direct.chant", 0.8),
        // 대답은 “아직 멀었다”였다
        Built::Copula if sentence => speech(QuoteKind::Direct, "q.direct.copula", 0.8),
        Built::Copula | Built::Particle => speech(QuoteKind::Partial, "q.partial.built-in", 0.85),
        // “유감” 표현만 남았다: words as words.
        Built::Bare if !sentence && count <= 3 && lexicon::begins_with(next, "wording").is_some() => {
            speech(QuoteKind::Partial, "q.partial.wording", 0.7)
        }
        Built::Bare if sentence || count >= 3 => speech(QuoteKind::Direct, "q.direct.free", 0.9),
        Built::Bare => speech(QuoteKind::Direct, "q.direct.short", 0.6),
    }
}

fn single(a: &Around<'_>, same_marks: bool) -> Verdict {
    let last = final_of(a.inner);
    let count = eojeol_count(a.inner);
    let next = first(a.after);
    let sentence = last == Final::Sentence;
    // ‘책은 못 읽었소. 그래도 고맙소’: of two sentences the first is closed.
    let closed = || {
        let mut stops = a.inner.match_indices(". ");
        stops.any(|(stop, _)| a.inner.get(..stop).is_some_and(|first| first.ends_with(is_syllable)))
    };
    let reported = matches!(a.tail.built, Built::Report | Built::And);
    let sentence = sentence || reported && count >= 3 && closed();
    let title = matches!(a.section, SectionKind::Title | SectionKind::Subtitle);
    if introduces_name(a.before) && !(sentence && count >= 4)
        || a.tail.built == Built::Particle && count <= 6 && introduces_work(a.before)
    {
        return Verdict::Term { rule: "q.term.title" };
    }
    match a.tail.built {
        Built::Report if hypothetical(a.after) => Verdict::Term { rule: "q.term.hypothetical" },
        Built::Adnominal if saying(a.after) => Verdict::Term { rule: "q.term.saying" },
        Built::Report | Built::Adnominal if sign(a, count) => speech(QuoteKind::Direct, "q.direct.sign", 0.75),
        // ‘이전 절대 반대’ 손팻말을 들고
        Built::Bare if (sentence || lexicon::ends_with(a.inner, "demands")) && held_up(a.after) => {
            speech(QuoteKind::Direct, "q.direct.sign", 0.7)
        }
        Built::Bare | Built::Particle if row_on_sign(a, count) => speech(QuoteKind::Direct, "q.direct.sign", 0.75),
        Built::Report if named(a.after) && !(sentence && count >= 3) => Verdict::Term { rule: "q.term.named" },
        Built::Report if sentence || a.cue_near() && (count >= 2 || same_marks) => {
            speech(QuoteKind::Direct, "q.direct.quotative", 0.85)
        }
        // ‘시한폭탄’이라고 경고했다: one word that a verb of saying takes.
        Built::Report if a.cue() == Some(0) && !named(a.after) => speech(QuoteKind::Direct, "q.direct.quotative", 0.65),
        Built::Report if a.cue_near() && a.inside => speech(QuoteKind::Direct, "q.direct.quotative", 0.7),
        Built::And if sentence || count >= 3 || count >= 2 && says(a.tail.span.of(a.text)) => {
            speech(QuoteKind::Direct, "q.direct.quotative", 0.85)
        }
        Built::Adnominal if sentence && lexicon::is_word(next, "meaning") => Verdict::Term { rule: "q.term.meaning" },
        Built::Adnominal if sentence => speech(QuoteKind::Direct, "q.direct.adnominal", 0.8),
        Built::Adnominal if last == Final::Clipped && count >= 2 && noun_of_class(next, "says") => {
            speech(QuoteKind::Direct, "q.direct.adnominal", 0.7)
        }
        // ‘주민 동의가 먼저’라는 의견서를, ‘시기상조’라는 반응이다: nouns that only what is said has.
        Built::Adnominal
            if lexicon::begins_with(next, "words-noun")
                .and_then(|n| next.get(n..))
                // 의견 창구: a noun before another one is no more than its kind.
                .is_some_and(|rest| count >= 2 && !rest.is_empty() || which::copula(rest)) =>
        {
            speech(QuoteKind::Direct, "q.direct.adnominal", 0.65)
        }
        Built::Bare if title && sentence && count >= 3 && a.before.is_empty() => {
            Verdict::Term { rule: "q.term.headline" }
        }
        Built::Bare
            if sentence && (noun_of_class(next, "says") || a.inner.ends_with(['?', '.', '!']) && count >= 2) =>
        {
            speech(QuoteKind::Direct, "q.direct.free", 0.75)
        }
        // ‘어디로 가느냐’ 묻고, ‘떠나라’ 외쳤다
        Built::Bare if sentence && count >= 2 && a.cue() == Some(0) => speech(QuoteKind::Direct, "q.direct.free", 0.7),
        // ‘이게 말이 되느냐’ 같은 반론
        Built::Bare if sentence && count >= 2 && such(a.after) => speech(QuoteKind::Direct, "q.direct.such", 0.75),
        Built::Particle if likened(a, count) => speech(QuoteKind::Partial, "q.partial.built-in", 0.6),
        // ‘저런 건 누가 보나’ 하시는데, ‘그러게요’ 하고 웃었다
        Built::Bare
            if (sentence || a.inside && (count >= 3 || next.starts_with("하시") || next.starts_with("하셔")))
                && does_so(a.after) =>
        {
            speech(QuoteKind::Direct, "q.direct.free", 0.65)
        }
        // ‘우리가 재는 게 기준’이라고요
        Built::Report if a.inside && count >= 3 => speech(QuoteKind::Direct, "q.direct.quotative", 0.6),
        // ‘출마하느냐’를 묻는 질문에
        Built::Particle if sentence && asked(a) => speech(QuoteKind::Direct, "q.direct.asked", 0.75),
        Built::Bare
            if (count >= 2 || last != Final::Noun)
                && ["싶었", "싶다", "싶어", "싶네"].iter().any(|verb| next.starts_with(verb)) =>
        {
            speech(QuoteKind::Direct, "q.direct.thought", 0.8)
        }
        Built::Particle if sentence && count >= 3 && (a.cue_near() || a.inside) => {
            speech(QuoteKind::Partial, "q.partial.built-in", 0.6)
        }
        _ => Verdict::Term { rule: "q.term.single" },
    }
}

fn corner(a: &Around<'_>) -> Verdict {
    let sentence = final_of(a.inner) == Final::Sentence;
    match a.tail.built {
        Built::Report | Built::And if sentence && !named(a.after) => {
            speech(QuoteKind::Direct, "q.direct.quotative", 0.85)
        }
        _ => Verdict::Term { rule: "q.term.corner" },
    }
}
