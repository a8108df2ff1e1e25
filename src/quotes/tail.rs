//! What follows a closing quotation mark: the particle or ending that tells how the words are built into the sentence.

use super::sentence::final_of;
use crate::lexicon;
use crate::span::Span;
use crate::text::endings::Final;
use crate::text::hangul::is_syllable;

/// How marked words are built in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Built {
    /// “…”고, “…”라고, “…” 하고: a reporting verb follows.
    Report,
    /// “…”며, “…”이라면서: the sentence goes on.
    And,
    /// “…”는, “…”라는, “…”이란, “…”던: a noun follows.
    Adnominal,
    /// “…”이다, “…”였다.
    Copula,
    /// “…”을, “…”으로, “…”의: a noun phrase of the sentence.
    Particle,
    /// Nothing: the end of a sentence, a comma, or a space.
    Bare,
}

/// The tail of a pair of marks.
#[derive(Debug, Clone, Copy)]
pub struct Tail {
    /// How the words are built in.
    pub built: Built,
    /// The particle or ending; empty for [`Built::Bare`].
    pub span: Span,
}

/// The tail at `at`, the end of a closing mark; `inner` are the words between the marks.
#[inline(never)]
pub fn find(text: &str, at: usize, inner: &str) -> Tail {
    let at = behind_gloss(text, at);
    let rest = text.get(at..).unwrap_or("");
    let attached = eojeol(rest);
    if !attached.is_empty() {
        return classify(attached, at, inner);
    }
    // A particle of its own behind a space: “…” 라고 말했다, “…” 하고 소리쳤다.
    let spaced = rest.strip_prefix(' ').map(eojeol).unwrap_or("");
    if let Some(row) = lexicon::mark_tails().get(spaced)
        && (matches!(row.field(0), "report" | "and") || matches!(spaced, "라는" | "이라는"))
        && (spaced != "하고" || final_of(inner) != Final::Noun || inner.ends_with(['!', '?']))
    {
        return classify(spaced, at + 1, inner);
    }
    Tail { built: Built::Bare, span: Span::new(at, at) }
}

/// Behind a gloss in brackets that is written to the closing mark and followed by the particle: “브라보”(훌륭하다)라고.
fn behind_gloss(text: &str, at: usize) -> usize {
    let rest = text.get(at..).unwrap_or("");
    let close = rest.strip_prefix('(').and_then(|r| {
        r.char_indices().take(40).take_while(|&(_, c)| c != '(' && c != '\n').find(|&(_, c)| c == ')').map(|(i, _)| i)
    });
    let Some(close) = close else { return at };
    let end = at + close + 2;
    let particle = eojeol(text.get(end..).unwrap_or(""));
    if lexicon::mark_tails().has(particle) { end } else { at }
}

/// The characters up to the next space or mark.
fn eojeol(rest: &str) -> &str {
    let stop = |c: char| !is_syllable(c) && (c.is_whitespace() || ".,…·?!”\"’'“‘()[]<>〈〉《》「」『』:;/".contains(c));
    let end = rest
        .char_indices()
        .take(16)
        .find(|&(_, c)| stop(c))
        .map_or_else(|| rest.char_indices().nth(16).map_or(rest.len(), |(i, _)| i), |(i, _)| i);
    rest.get(..end).unwrap_or("")
}

fn classify(word: &str, at: usize, inner: &str) -> Tail {
    let list = lexicon::mark_tails();
    // A verb may be written to the particle without a space (“…”고말했다): then the longest known beginning counts.
    let (len, class) = match list.get(word) {
        Some(row) => (word.len(), row.field(0)),
        None => match list.longest_prefix(word) {
            Some((n, row)) if matches!(row.field(0), "report" | "and" | "copula" | "adnominal") => (n, row.field(0)),
            _ => (word.len(), "particle"),
        },
    };
    let sentence = final_of(inner) != Final::Noun;
    let built = match (class, word.get(..len).unwrap_or("")) {
        // 는 behind a sentence makes it modify a noun (“간다”는 말); behind a noun it is the topic particle.
        ("adnominal", "는" | "단" | "던") if !sentence => Built::Particle,
        ("copula", "라") if sentence => Built::Report,
        ("copula", "다" | "인" | "일" | "임" | "지만") if sentence => Built::Particle,
        ("report", "하고" | "냐고" | "자고" | "다고" | "곤" | "고는") | ("report", _) => Built::Report,
        ("and", _) => Built::And,
        ("adnominal", _) => Built::Adnominal,
        ("copula", _) => Built::Copula,
        _ => Built::Particle,
    };
    Tail { built, span: Span::new(at, at + len) }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn built(text: &str) -> Built {
        let close = text.rfind('”').unwrap();
        let open = text.find('“').unwrap() + '“'.len_utf8();
        find(text, close + '”'.len_utf8(), &text[open..close]).built
    }

    #[test]
    fn tails() {
        for (text, want) in [
            ("“간다”고 했다", Built::Report),
            ("“마지막”이라고 했다", Built::Report),
            ("“간다” 라고 했다", Built::Report),
            ("“엄마!” 하고 불렀다", Built::Report),
            ("“간다”며 웃었다", Built::And),
            ("“비용”이라면서", Built::And),
            ("“간다”는 안내", Built::Adnominal),
            ("“그린존”이라는 구역", Built::Adnominal),
            ("“그린존”은 없다", Built::Particle),
            ("“카나리아”는 없다", Built::Particle),
            ("“책임지겠다”던 시장", Built::Adnominal),
            ("“불가피한 선택”이었다고", Built::Copula),
            ("“좋은 친구”로 불렀다", Built::Particle),
            ("“간다.” 시장의 말이다", Built::Bare),
            ("“간다”", Built::Bare),
            ("“사과” 하고 배", Built::Bare),
        ] {
            assert_eq!(built(text), want, "{text}");
        }
    }
}
