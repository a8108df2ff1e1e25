//! Subheadings that have run into the body: …라고 말했다. ■ 문턱 높은 매입 공공이 사들인 집은 …
//!
//! A mark behind a finished sentence, or clipped words before a connective, may set a subheading off. Where it ends is
//! not written any more; what tells is how its last word ends and how the next one begins. Where two ends are about
//! equally good, the words stay in the body.

use super::lines::{ends_sentence, is_blank, is_closing};
use crate::lexicon;
use crate::span::Span;
use crate::text::endings::{self, Final};
use crate::text::hangul::is_letter;
use crate::text::josa::{self, Role};

/// No subheading has more eojeols.
const MOST_WORDS: usize = 7;
/// Nor more characters.
const LONGEST: usize = 34;
/// How many eojeols of the sentence behind it are looked at.
const REACH: usize = 50;
/// Last syllables of verbs that join clauses, and of many nouns.
const JOINTS: [char; 8] = ['아', '어', '고', '서', '게', '니', '해', '려'];
/// Less evidence than this leaves the words in the body.
const ENOUGH: f64 = 5.0;
/// By how much the best end has to be better than any other.
const MARGIN: f64 = 0.8;

/// The subheadings inside the line `words`, as bytes from its start, in order.
pub fn run_in(words: &str) -> Vec<Span> {
    let mut out: Vec<Span> = Vec::new();
    let mut quotes = Quotes::default();
    let mut joint = None;
    let mut next = 0;
    while let Some(&byte) = words.as_bytes().get(next) {
        let at = next;
        // From character to character, by its first byte.
        next += match byte {
            0..=0x7F => 1,
            0x80..=0xDF => 2,
            0xE0..=0xEF => 3,
            _ => 4,
        };
        if joint == Some(at) {
            joint = None;
            if !quotes.open() && out.last().is_none_or(|last| at >= last.end) {
                out.extend(head_at(words, at).map(|length| Span::new(at, at + length)));
            }
        }
        match byte {
            b'.' | b'?' | b'!' => joint = joint_behind(words, at).or(joint),
            b'"' | 0xE2 => quotes.read(words.get(at..).unwrap_or("")),
            _ => {}
        }
    }
    out
}

/// Bytes of the subheading that begins at `at`, behind a sentence.
fn head_at(words: &str, at: usize) -> Option<usize> {
    let rest = words.get(at..)?;
    let Some(mark) = rest.chars().next().and_then(Mark::of) else { return bare(rest) };
    let told = words.get(..at)?.trim_end_matches(|c| is_blank(c) || is_closing(c) || c == '.').ends_with('다');
    // Behind a question the same marks set off an interview's answer.
    if mark == Mark::Own || told { marked(rest, mark) } else { None }
}

/// What the characters before a subheading say of it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Mark {
    /// Newspapers set subheadings off with it.
    Own,
    /// Items of lists and turns of interviews have it as well.
    Shared,
}

impl Mark {
    const fn of(c: char) -> Option<Mark> {
        match c {
            '■' | '◆' | '◇' | '□' | '▣' | '◈' => Some(Mark::Own),
            '▲' | '△' | '●' | '○' | '◎' | '▶' | '▷' => Some(Mark::Shared),
            _ => None,
        }
    }
}

/// Which quotation marks are open.
#[derive(Default)]
struct Quotes {
    curly: bool,
    straight: bool,
}

impl Quotes {
    /// Takes notice of the character that `rest` begins with.
    fn read(&mut self, rest: &str) {
        match rest.chars().next() {
            Some('“') => self.curly = true,
            Some('”') => self.curly = false,
            Some('"') => self.straight = !self.straight,
            _ => {}
        }
    }

    const fn open(&self) -> bool {
        self.curly || self.straight
    }
}

/// Where something begins behind the stop at `at`, if that ends a sentence and a mark, or a word that may be a
/// subheading's, follows.
fn joint_behind(words: &str, at: usize) -> Option<usize> {
    let before = words.get(..at)?.chars().next_back().filter(|&c| ends_sentence(c))?;
    let behind = words.get(at + 1..)?;
    let next = behind.trim_start_matches(|c| is_closing(c) || is_blank(c));
    let first = next.chars().next()?;
    let plain = || before == '다' && words.as_bytes().get(at) == Some(&b'.') && behind.len() > next.len();
    (Mark::of(first).is_some() || is_letter(first) && plain()).then_some(words.len() - next.len())
}

/// An eojeol with what its end tells.
struct Word<'t> {
    text: &'t str,
    /// Bytes just past it, from the mark.
    end: usize,
    role: Role,
}

impl Word<'_> {
    /// The word without the punctuation around it.
    fn form(&self) -> &str {
        self.text.trim_matches(|c: char| !is_letter(c))
    }

    fn is_subject(&self) -> bool {
        matches!(self.role, Role::Topic | Role::Subject | Role::Also)
    }

    /// A verb before its noun, long enough not to be a noun itself.
    fn modifies(&self) -> bool {
        self.form().chars().count() >= 2 && endings::adnominal(self.form())
    }
}

/// The words at the head of `rest` up to the end of their sentence; nothing where a mark or the line's end comes first.
fn sentence(rest: &str) -> Option<Vec<Word<'_>>> {
    let base = rest.as_ptr() as usize;
    let mut out = Vec::new();
    for text in rest.split(is_blank).filter(|w| !w.is_empty()) {
        let core = text.trim_end_matches(|c| is_closing(c) || Mark::of(c).is_some());
        if core.chars().any(|c| Mark::of(c).is_some()) {
            return None;
        }
        let full = core.strip_suffix('.').and_then(|c| c.trim_end_matches(is_closing).chars().next_back());
        let end = text.as_ptr() as usize - base + text.len();
        out.push(Word { text, end, role: josa::best(text).role });
        if full.is_some_and(ends_sentence) || out.len() > REACH {
            return (out.len() <= REACH).then_some(out);
        }
    }
    None
}

/// Bytes of the subheading that begins with a mark.
fn marked(rest: &str, mark: Mark) -> Option<usize> {
    let sign = rest.len() - rest.trim_start_matches(|c| Mark::of(c).is_some() || is_blank(c)).len();
    let all = sentence(rest.get(sign..)?)?;
    let prior = if mark == Mark::Own { 1.5 } else { 0.0 };
    let mut ends: Vec<(f64, usize)> = Vec::new();
    for n in 1..=MOST_WORDS.min(all.len().saturating_sub(3)) {
        let (head, body) = all.split_at_checked(n)?;
        let last = head.last()?;
        if rest.get(sign..sign + last.end)?.chars().count() > LONGEST {
            break;
        }
        if let Some(evidence) = ends_head(head).zip(begins_sentence(body)).map(|(a, b)| a + b) {
            ends.push((prior + evidence + echo(head, body), last.end));
        }
    }
    let best = ends.iter().copied().max_by(|a, b| a.0.total_cmp(&b.0))?;
    let rival = ends.iter().any(|e| e.1 != best.1 && e.0 + MARGIN > best.0);
    (best.0 >= ENOUGH && !rival).then_some(sign + best.1)
}

/// Bytes of the subheading without a mark: a clipped clause straight before a word that only begins sentences.
fn bare(rest: &str) -> Option<usize> {
    let mut words = rest.split(is_blank).filter(|w| !w.is_empty()).take(MOST_WORDS + 1).enumerate();
    let n = loop {
        let (n, word) = words.next()?;
        if n >= 2 && lexicon::openers().has(word.trim_end_matches(',')) {
            break n;
        }
        // A comma, a number or the end of the sentence before any connective.
        if word.ends_with(|c: char| c.is_ascii()) {
            return None;
        }
    };
    let all = sentence(rest)?;
    let (head, body) = all.split_at_checked(n)?;
    let last = head.last()?;
    // A mark, a topic or a number before the connective: it stands inside its sentence.
    let plain = |w: &Word<'_>| w.text.chars().all(is_letter) && !w.text.contains(|c: char| c.is_ascii_digit());
    let topic = head.iter().any(|w| matches!(w.role, Role::Topic | Role::Also) && !w.modifies());
    let clause = head.iter().rev().skip(1).any(|w| w.modifies() && w.form().chars().count() >= 3);
    let subject = head.iter().rev().skip(1).any(|w| w.role == Role::Subject);
    let noun = last.role == Role::Bare && endings::final_of(last.text) == Final::Noun && !is_time(last.text);
    let own_subject = body.iter().skip(1).take(3).any(Word::is_subject);
    let chars = rest.get(..last.end)?.chars().count();
    let found = head.iter().all(plain)
        && !topic
        && (clause || subject)
        && noun
        && !is_joining(last.text)
        && own_subject
        && body.len() >= 5
        && chars <= LONGEST;
    found.then_some(last.end)
}

/// How well `head` ends as a subheading does; nothing where its last word goes on.
fn ends_head(head: &[Word<'_>]) -> Option<f64> {
    let (last, before) = head.split_last()?;
    let shout = last.text.ends_with(['?', '!']);
    let mut quotes = Quotes::default();
    head.iter()
        .flat_map(|w| w.text.char_indices().filter_map(|(at, _)| w.text.get(at..)))
        .for_each(|rest| quotes.read(rest));
    if quotes.open() || last.text.ends_with([',', '.', '·', ':']) {
        return None;
    }
    // ◇ 다시 여는 나루터 = 시는 …: wire services set the text off themselves.
    if before.iter().any(|w| w.text == "=") {
        return None;
    }
    let single = if before.is_empty() { -1.5 } else { 0.0 };
    if last.text == "=" || last.text.chars().next_back().and_then(Mark::of).is_some() {
        return Some(4.0);
    }
    if shout || last.text.ends_with(['”', '’', '"', '…']) {
        return Some(2.0 + single);
    }
    let form = last.form();
    if form.is_empty() || is_time(form) || is_joining(form) || lexicon::connectives().has(form) {
        return None;
    }
    let particles = before.iter().any(|w| w.role != Role::Bare);
    match endings::final_of(form) {
        // …문턱이 높아 주민들은 … goes on; headlines that end so leave their particles out.
        Final::Sentence if particles && form.ends_with(JOINTS) => return None,
        Final::Sentence => return Some(2.0 + single),
        Final::Clipped if form.ends_with(['것', '듯', '길', '음', '뿐']) => return Some(1.5 + single),
        Final::Clipped => return None,
        Final::Noun if last.role != Role::Bare || form.ends_with(['면', '며']) => return None,
        Final::Noun => {}
    }
    // A run of bare nouns may as well be what the next word's particle belongs to.
    let clause = particles || before.iter().any(|w| w.text.ends_with(',') || w.text.contains('…'));
    // 사고 and 보고서 are nouns, 깎고 and 나서 go on.
    let doubt = if form.ends_with(JOINTS) { 1.0 } else { 0.0 };
    Some(single + if clause { 1.0 } else { 0.0 } - doubt)
}

/// How well `body` begins as a sentence does; nothing where its first word ends one.
fn begins_sentence(body: &[Word<'_>]) -> Option<f64> {
    let (first, rest) = body.split_first()?;
    let form = first.form();
    if lexicon::openers().has(form) {
        return Some(3.0);
    }
    if endings::final_of(form) == Final::Sentence {
        return None;
    }
    let later = rest.iter().any(Word::is_subject);
    // 주민 40여 명이: the number belongs to the noun before it.
    let counts = form.starts_with(|c: char| c.is_ascii_digit()) && !form.ends_with(['일', '월', '년', '시', '분']);
    Some(match first.role {
        Role::Topic | Role::Subject => 2.0,
        _ if lexicon::pronouns().has(form) || is_time(form) && !counts => 2.0,
        Role::Bare if counts => 0.0,
        _ if first.text.starts_with(['“', '"', '‘']) => 1.0,
        Role::Bare if rest.first().is_some_and(Word::is_subject) => 1.5,
        Role::Bare if !first.modifies() => 0.0,
        _ if later => 1.0,
        _ => 0.0,
    })
}

/// What the subheading says comes back in the sentence; and that sentence has a subject of its own.
fn echo(head: &[Word<'_>], body: &[Word<'_>]) -> f64 {
    let key = |w: &Word<'_>| {
        let mut chars = w.text.chars().filter(|&c| is_letter(c));
        chars.next().zip(chars.next())
    };
    let again = body.iter().filter_map(key).any(|b| head.iter().filter_map(key).any(|h| h == b));
    let both = head.iter().any(Word::is_subject) && body.iter().skip(1).any(Word::is_subject);
    f64::from(u8::from(again)) + f64::from(u8::from(both))
}

/// Times stand between clauses without a particle: 지난해, 10일, 그날.
fn is_time(form: &str) -> bool {
    let bare = form.strip_prefix(['그', '이', '저']).unwrap_or(form);
    let listed = |w: &str| lexicon::date_words().has(w) || ["time", "no-name"].iter().any(|c| lexicon::is_word(w, c));
    form.starts_with(|c: char| c.is_ascii_digit()) || listed(form) || listed(bare)
}

/// A verb that modifies or joins.
fn is_joining(form: &str) -> bool {
    endings::verbal(form)
}

#[cfg(test)]
mod tests {
    use super::run_in;

    fn heads(line: &str) -> Vec<&str> {
        run_in(line).into_iter().map(|span| span.of(line)).collect()
    }

    /// `inside` between two sentences.
    fn between(inside: &str) -> Vec<String> {
        let line = format!("온빛시는 올해 예산을 12억원 줄였다고 밝혔다. {inside} 시의회는 다음 주에 답을 내놓는다.");
        heads(&line).into_iter().map(str::to_owned).collect()
    }

    #[test]
    fn behind_a_mark() {
        for (head, body) in [
            ("◆세금이 걸림돌", "집을 헐면 세금이 오르는 것도 문제다."),
            ("■ 공공매입 문턱 높아", "공공이 사들인 집은 911채에 그쳤다."),
            ("■ 경매는 멈췄지만 이자는 쌓였다", "보고서를 보면 경매가 미뤄진 집은 8412채다."),
            ("◇ 해법은 있나", "전문가들은 기금을 따로 만들어야 한다고 말한다."),
            ("◇해법은 있나?", "전문가들은 기금을 따로 만들어야 한다고 말한다."),
            ("▲ 공공매입 문턱 높아", "공공이 사들인 집은 911채에 그쳤다."),
            ("◆ 예산이 걸림돌", "하지만 시는 내년에도 예산을 늘리지 못한다."),
            ("□ 전문가 “기금 만들어야”", "전문가들은 한목소리로 기금을 요구했다."),
            ("◆세금이 걸림돌◆", "국토연구원 보고서에도 같은 말이 나온다."),
            ("■ 빈집, 왜 늘었나", "빈집은 2015년부터 해마다 4%씩 늘었다."),
            ("◇ 다시 여는 나루터…뱃길로 떠오른 버들강 =", "표 이장은 이날 배를 띄웠다고 말했다."),
            ("◇ 배편 하루 두 번뿐", "이날 포구에는 주민 40여 명이 줄을 섰다."),
        ] {
            assert_eq!(between(&format!("{head} {body}")), [head], "{body}");
        }
    }

    #[test]
    fn what_cannot_be_told_stays() {
        for inside in [
            // Sentences under a mark.
            "◆ 국토연구원 구하늘 연구위원은 세금을 손봐야 한다고 했다.",
            "■ 온빛시 교통과 관계자는 배를 늘리겠다고 말했다.",
            "◇정부가 국토연구원 보고서를 인용해 세금을 낮추겠다고 밝혔다.",
            "▲ 그렇다. 처음에는 아무도 몰랐다.",
            "▲처음에는 어머니가 가게를 꾸렸고 지금은 내가 맡고 있다.",
            "● 해울시는 이주비 150만원을 준다.",
            "■ 세금을 낮춰야 한다.",
            "■ 문턱이 높아 주민들은 발길을 돌렸다.",
            "■ 온빛시가 예산을 깎고 주민들은 배를 잃었다.",
            // Lists.
            "▲이자 지원 확대 ▲상담 창구 신설 ▲공공매입 문턱 완화 등이 담겼다.",
            "■ 일시 4월 10일 ■ 장소 버들관 ■ 문의 온빛시 교통과로 하면 된다.",
            // Either noun may be the first word of the sentence.
            "◆세금이 걸림돌 다솜시 집주인들은 고개를 저었다.",
            // Inside a quotation.
            "표 씨는 “첫째는 돈이다. ■ 해법은 있나 전문가들은 기금을 말한다. 그게 다다”라고 적었다.",
        ] {
            assert_eq!(between(inside), Vec::<String>::new(), "{inside}");
        }
        // An answer, whatever its words.
        assert!(heads("문턱이 높은가. ▲ 공공매입 문턱 높아 공공이 사들인 집은 911채에 그쳤다.").is_empty());
        assert!(heads("■ 공공매입 문턱 높아 공공이 사들인 집은 911채에 그쳤다.").is_empty());
    }

    #[test]
    fn without_a_mark() {
        for (head, body) in [
            ("깊어지는 고민", "한편 업계는 새 기준을 두고 머리를 맞대고 있다."),
            ("주민이 내놓은 대안", "그러나 시는 받아들이기 어렵다는 뜻을 굽히지 않았다."),
            ("갈수록 멀어지는 합의", "하지만, 양측은 다음 주에 다시 만나기로 했다."),
        ] {
            assert_eq!(between(&format!("{head} {body}")), [head], "{body}");
        }
        for inside in [
            "온빛시 관계자는 그러나 예산이 모자란다고 말했다.",
            "업계 한편 구석에서는 한숨이 나온다.",
            "새로 문을 연 식당 한편에는 책이 놓여 있다.",
            "지난 10일 그러나 주민들은 다시 모였다.",
            "깊어지는 고민 끝에 업계는 새 기준을 받아들였다.",
            "불이 난 그날 그러나 소방차는 골목에 들어서지 못했다.",
            "배를 기다리던 이들은 하지만 끝내 돌아가지 않았다.",
            "깊어지는 고민. 한편 업계는 새 기준을 두고 머리를 맞대고 있다.",
            "문 닫는 학교와 그리고 마을은 함께 늙어 가고 있다.",
        ] {
            assert_eq!(between(inside), Vec::<String>::new(), "{inside}");
        }
    }

    #[test]
    fn several_in_one_line() {
        let line = "예산이 줄었다. ◆세금이 걸림돌 집을 헐면 세금이 오르는 것도 문제다. 시는 손을 놓았다. ◆해법은 있나 \
                    전문가들은 기금을 말한다. 깊어지는 고민 한편 업계는 새 기준을 두고 머리를 맞대고 있다.";
        assert_eq!(heads(line), ["◆세금이 걸림돌", "◆해법은 있나", "깊어지는 고민"]);
    }
}
