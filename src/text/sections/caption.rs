//! Captions: what a picture shows, and whose picture it is.

use super::debris::{self, Evidence};
use super::lines::Line;
use crate::lexicon;
use crate::text::hangul::is_letter;

/// How much `line` looks like a caption. 3.5 or more is one where nothing speaks against it.
pub fn score(line: &Line, words: &str, page: &Evidence) -> f64 {
    let long = match (line.sentences, line.chars) {
        (0..=2, 0..=220) => 0.0,
        (0..=3, 0..=320) => -1.0,
        (0..=4, 0..=400) => -3.0,
        // A whole article in one line ends in credits too.
        _ => return 0.0,
    };
    let mut score = long + page.credit.min(5.0) + page.pose.min(4.0);
    if words.starts_with(['▲', '△', '▼', '◀', '▶', '↑']) && line.chars > 15 {
        score += 1.0;
    }
    let front = words.get(..line.after_sentence).unwrap_or("").trim_end();
    if front.len() < words.len() && words.len() - front.len() <= 150 {
        score += debris::evidence(front).pose.min(4.0);
    }
    if line.sentences == 1 && line.chars <= 120 && !line.quoted && is_scene(words) {
        score += 1.5;
    }
    score += tail(words.get(line.after_sentence..).unwrap_or(""), line.after_sentence > 0);
    if is_agency(words) {
        score += 3.5;
    }
    if line.sentences == 0 && line.words <= 4 && is_credit(words) {
        score += 4.0;
    }
    score
}

/// A line that says no more than whose picture it is: 사진 송이든 기자, 해솔과학기술원 제공
fn is_credit(words: &str) -> bool {
    let of = |label: &str| words.strip_prefix(label).is_some_and(|r| r.starts_with([' ', '|', ':', '/']));
    (of("사진") || of("그래픽") || of("일러스트")) && words.ends_with("기자")
        || words.strip_suffix(" 제공").is_some_and(|front| front.chars().count() <= 20)
}

/// Whether the sentence says when and where, as captions do: …이 2일 시청 앞에서 …하고 있다.
fn is_scene(words: &str) -> bool {
    let day = words
        .split_whitespace()
        .any(|w| w.starts_with(|c: char| c.is_ascii_digit()) && w.contains('일') || matches!(w, "오전" | "오후"));
    day && words.contains("에서 ") && (words.ends_with("고 있다.") || words.ends_with("고 있다"))
}

/// What stands behind the last sentence: the credit.
fn tail(tail: &str, after_sentence: bool) -> f64 {
    let tail = tail.trim();
    let chars = tail.chars().count();
    if let Some((before, credit)) = tail.rsplit_once(['/', 'ⓒ', '©']) {
        let short = (1..=16).contains(&credit.trim().chars().count());
        let apart = before.is_empty() || before.ends_with([' ', '.', ')', '\u{A0}']);
        if short && apart && !credit.contains('.') && (after_sentence || before.chars().count() > 10) {
            return 4.0;
        }
    }
    if !after_sentence || chars == 0 || chars > 40 {
        return 0.0;
    }
    let inner = tail.trim_matches(|c: char| !is_letter(c));
    let enclosed =
        tail.starts_with(['<', '[', '(', '《', '〈', '【']) && tail.ends_with(['>', ']', ')', '》', '〉', '】']);
    if is_agency(inner) {
        3.5
    } else if tail.contains('@') || tail.starts_with("20") && chars <= 12 {
        // 2026.09.02. photo@…
        2.5
    } else if enclosed && chars <= 30 {
        2.5
    } else if chars <= 20 && inner.split_whitespace().count() <= 3 {
        1.5
    } else if tail.contains("기자") {
        1.0
    } else {
        0.0
    }
}

fn is_agency(words: &str) -> bool {
    let name = words.trim_matches(|c: char| !is_letter(c));
    name.len() <= 60
        && (lexicon::agencies().has(name)
            || name
                .rsplit(['=', '·', ' '])
                .next()
                .is_some_and(|n| n != name && lexicon::agencies().has(n) && name.split_whitespace().count() <= 2))
}

/// Whether `line` is what a page says in place of a picture: a few foreign words among Korean paragraphs.
pub fn is_alt_text(line: &Line, words: &str) -> bool {
    line.latin > line.hangul
        && line.latin * 2 > line.chars
        && (3..=20).contains(&line.words)
        && line.sentences == 0
        && !line.quoted
        && !words.contains('@')
}

#[cfg(test)]
mod tests {
    use super::super::debris::evidence;
    use super::super::lines::split;

    fn of(line: &str) -> f64 {
        split(line).first().map_or(0.0, |l| super::score(l, line, &evidence(line)))
    }

    #[test]
    fn captions() {
        for line in [
            "나도현 대통령이 4일 국회에서 시정연설을 마친 뒤 의원들과 악수하고 있다. 뉴시스",
            "한소율(왼쪽)과 도지현 감독이 28일 우승컵을 들고 기뻐하고 있다. /가람스포츠",
            "▲ 영화 ‘겨울 버스’의 한 장면. <라온영화제>",
            "[사진=해솔과학기술원 제공]",
            "구하늘 대표 《사진=표지안 기자》",
            "사진 송이든 기자",
            "해솔과학기술원 제공",
            "연합뉴스",
            "버들도와 육지를 잇는 버들대교. 사진=금하진 기자",
            "폭우로 무너진 둑. /도우람 기자",
            "사진은 2일 한 정미소에서 직원이 쌀을 옮기는 모습. 2026.09.02. photo@saebyuk.example",
            "[사진] 백두민 SNS",
            "11일 오전 경찰이 온빛시청에서 압수물을 들고 나오고 있다. 하버들 기자",
            "농민들이 2일 정부청사 앞에서 쌀 방출 철회를 요구하며 볏단을 태우고 있다.",
        ] {
            assert!(of(line) >= 3.5, "{line}: {}", of(line));
        }
    }

    #[test]
    fn other_lines() {
        for line in [
            "경찰은 명의를 빌려준 사람이 더 있는 것으로 보고 수사를 확대하고 있다.",
            "한도윤 장관은 “예산을 다시 짜겠다”고 말했다. 송이든 기자",
            "매출은 1/4분기보다 늘었다.",
            "온빛시, 다리 전면 통제…주민 “배로는 부족”",
        ] {
            assert!(of(line) < 3.5, "{line}: {}", of(line));
        }
    }
}
