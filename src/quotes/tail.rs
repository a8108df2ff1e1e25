//! What follows a closing quotation mark: the particle or ending that tells how the words are built into the sentence.

use crate::lexicon;
use crate::span::Span;

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
        && matches!(row.field(0), "report" | "and")
        && (spaced != "하고" || final_of(inner) != Final::Noun || inner.ends_with(['!', '?']))
    {
        return classify(spaced, at + 1, inner);
    }
    Tail { built: Built::Bare, span: Span::new(at, at) }
}

/// Behind a gloss in brackets that is written to the closing mark and followed by the particle: “원더풀”(멋지다)이라고.
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
    let stop = |c: char| c.is_whitespace() || ".,…·?!”\"’'“‘()[]<>〈〉《》「」『』:;/".contains(c);
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

/// How a piece of speech ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Final {
    /// As a sentence does: 다, 요, 까, 자, 라 …, or with ? or !.
    Sentence,
    /// Clipped or open: 것, 듯, 음, 길, 으나, 지만 ….
    Clipped,
    /// On a noun.
    Noun,
}

/// How `words` end, outer marks and dots aside.
pub fn final_of(words: &str) -> Final {
    let w = words.trim_end_matches(|c: char| c.is_whitespace() || ".…·~ㅋㅎㅠㅜ^”’\"')".contains(c));
    if w.ends_with(['?', '!']) {
        return Final::Sentence;
    }
    let last: &str = w.rsplit(|c: char| c.is_whitespace()).next().unwrap_or("");
    let mut chars = last.chars().rev();
    let (Some(c), before) = (chars.next(), chars.next()) else { return Final::Noun };
    let tail = |c: char| crate::text::hangul::tail(c).unwrap_or(0);
    match c {
        '다' | '요' | '죠' | '까' | '냐' | '네' | '군' | '걸' | '래' | '랴' if before.is_some() => {
            Final::Sentence
        }
        '자' | '라' | '니' | '지' | '나' | '게' | '데' | '야' | '마' | '어' | '아' | '해' | '소' | '오' | '든'
        | '랬' => ends_like_verb(c, last),
        '것' | '듯' | '길' | '중' | '뿐' | '때' if before.is_none() || c != '중' => Final::Clipped,
        '음' | '함' | '됨' | '임' | '짐' | '봄' | '옴' | '감' | '남' | '킴'
            if before.is_some_and(|b| tail(b) != 0) && c == '음' =>
        {
            Final::Clipped
        }
        '며' | '만' | '고' | '서' | '면' | '도' | '록'
            if before.is_some_and(|b| "으지하되있없같였했됐겠졌렸켰셨해어아려토".contains(b)) =>
        {
            Final::Clipped
        }
        _ => Final::Noun,
    }
}

/// Endings of one syllable that are also the last syllable of nouns: taken as endings behind verbal syllables only.
fn ends_like_verb(c: char, word: &str) -> Final {
    let stem: String = word.chars().rev().skip(1).take(2).collect::<Vec<_>>().into_iter().rev().collect();
    let b = stem.chars().next_back();
    let tail = b.and_then(crate::text::hangul::tail).unwrap_or(0);
    let verbal = match c {
        '자' => b.is_some_and(|b| "하가보되내두주오키히리기치지우추".contains(b)) && word.chars().count() > 1,
        '라' => b.is_some_and(|b| "하가보되내두마어아려여와켜쳐져워춰거너해".contains(b)),
        '니' => b.is_some_and(|b| "으하이가되었았겠느했됐".contains(b)),
        '지' => tail == 20 || b.is_some_and(|b| "하이되않겠".contains(b)),
        '나' => b.is_some_and(|b| "으느하었았겠했됐가인".contains(b)),
        '게' => b.is_some_and(|b| "하할을되".contains(b)),
        '데' => b.is_some_and(|b| "는은인한던".contains(b)),
        '야' => b.is_some_and(|b| "거이어아해여".contains(b)),
        '마' => b.is_some_and(|b| "하으지".contains(b)),
        '어' | '아' => tail == 20 || b.is_some_and(|b| "있없같좋않싶많높".contains(b)),
        '해' => word.chars().count() > 1 && b.is_some_and(|b| "안못만대위감미사필중착이궁답행".contains(b)),
        '소' | '오' => b.is_some_and(|b| "하시었았겠으습".contains(b)),
        _ => false,
    };
    if verbal { Final::Sentence } else { Final::Noun }
}

#[cfg(test)]
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

    #[test]
    fn finals() {
        for (words, want) in [
            ("내년에 간다", Final::Sentence),
            ("갑니까?", Final::Sentence),
            ("함께 가자", Final::Sentence),
            ("자료를 내라", Final::Sentence),
            ("잘 안 돼요.", Final::Sentence),
            ("책임질 것", Final::Clipped),
            ("죄가 무겁지만", Final::Clipped),
            ("유망한 친구", Final::Noun),
            ("그림자 내각", Final::Noun),
            ("새 의자", Final::Noun),
            ("남자", Final::Noun),
        ] {
            assert_eq!(final_of(words), want, "{words}");
        }
    }
}
