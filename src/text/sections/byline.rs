//! Bylines: reporters, their addresses, time stamps, the publisher's line.

use super::debris::Evidence;
use super::lines::Line;
use crate::lexicon;
use crate::text::hangul::{self, is_letter};

/// How much `line` looks like a byline. 3 or more is one where nothing speaks against it.
pub fn score(line: &Line, words: &str, page: &Evidence) -> f64 {
    if line.chars > 160 || line.sentences > 1 || line.josa > 4 {
        return 0.0;
    }
    let mut found = Found::default();
    let all: Vec<&str> =
        words.split(|c: char| c.is_whitespace() || matches!(c, ',' | '|' | '/' | '·' | 'ㆍ' | '(' | ')')).collect();
    let mut before: Option<&str> = None;
    for &word in &all {
        let bare = word.trim_matches(|c: char| !is_letter(c));
        if !word.is_empty() {
            found.words += 1;
        }
        if is_address(word) {
            found.address += 1;
        } else if is_date(bare) {
            found.date += usize::from(!bare.contains('년'));
            found.spelled_date += usize::from(bare.contains('년'));
        } else if is_clock(bare) {
            found.clock += 1;
            found.times += 1;
        } else if bare.chars().all(|c| c.is_ascii_digit()) && !bare.is_empty() {
            found.clock += 1;
        } else if is_reporter(bare, before) {
            found.reporters += 1;
        }
        if !bare.is_empty() {
            before = Some(bare);
        }
    }
    let shape = if line.sentences > 0 || line.josa > 3 { -4.0 } else { 0.0 };
    let title = if line.joint || (line.quoted && line.words > 4) { -2.0 } else { 0.0 };
    let reporters = if found.reporters > 0 { if line.chars <= 60 { 3.5 } else { 2.0 } } else { 0.0 };
    let address = if found.address > 0 { if line.words <= 8 { 3.0 } else { 1.0 } } else { 0.0 };
    let dated = found.date > 0 || found.spelled_date > 0 && (found.times > 0 || page.stamp >= 2.0);
    let date = match (dated, found.words) {
        (true, 0..=6) => 3.5,
        (true, _) => 2.0,
        (false, _) => 0.0,
    };
    let stamp = if dated || words.starts_with('[') || found.clock > 0 { page.stamp } else { page.stamp * 0.4 };
    let desk = if line.chars <= 50 { page.desk } else { 0.0 };
    // Words that are no part of a byline: the longer the line, the more it is about something.
    let explained = found.reporters * 2 + found.address + found.date + found.spelled_date * 3 + found.clock + 3;
    let rest = found.words.saturating_sub(explained) as f64 * 0.8;
    reporters + address + date + stamp + desk + shape + title - rest
}

#[derive(Default)]
struct Found {
    words: usize,
    address: usize,
    date: usize,
    /// 2026년: tables and sentences hold these, too.
    spelled_date: usize,
    clock: usize,
    times: usize,
    reporters: usize,
}

/// Whether `line` is a name with what its bearer is, as under a column: 도해린 시인
pub fn is_author(line: &Line, words: &str) -> bool {
    if line.chars > 24
        || line.sentences > 0
        || line.josa > 0
        || !(2..=4).contains(&line.words)
        || line.hangul + line.words < line.chars
    {
        return false;
    }
    let name = words.split(' ').next().unwrap_or("");
    let what = words.rsplit(' ').next().unwrap_or("");
    (2..=4).contains(&name.chars().count()) && lexicon::titles().longest_suffix(what).is_some()
}

/// Whether the word is an e-mail address, one hidden by a web service included.
fn is_address(word: &str) -> bool {
    let mut parts = word.split('@');
    match (parts.next(), parts.next()) {
        (Some(user), Some(host)) => {
            let letters = |s: &str| s.chars().any(|c| c.is_ascii_alphanumeric());
            letters(user) && letters(host) && host.contains('.')
        }
        // "[email protected]" is written in two words; the first tells.
        _ => word == "[email" || word == "protected]",
    }
}

/// 2026.03.04, 2026-03-04, 2026/3/4., 2026년: a year and what may follow it.
fn is_date(word: &str) -> bool {
    let digits = word.trim_start_matches(|c: char| !c.is_ascii_digit());
    // A word in front (입력2026.03.04) is short.
    if word.chars().count() > digits.chars().count() + 6 {
        return false;
    }
    let year = digits.get(..4).and_then(|y| y.parse::<u32>().ok());
    let after = digits.get(4..).and_then(|r| r.chars().next());
    matches!(year, Some(1950..=2099)) && matches!(after, None | Some('.' | '-' | '/' | '년'))
}

/// Whether the word is a part of a time stamp, or an address.
pub fn is_stamp_word(word: &str) -> bool {
    let bare = word.trim_matches(|c: char| !is_letter(c));
    is_address(word) || is_date(bare) && bare.len() >= 8 && !bare.contains('년') || is_clock(bare)
}

/// Whether the word names the time stamp behind it: 입력, 수정, 승인.
pub fn is_stamp_label(word: &str) -> bool {
    let bare = word.trim_matches(|c: char| !is_letter(c));
    lexicon::debris().get(bare).is_some_and(|row| row.field(0) == "stamp")
}

/// 15:20, 15:20:31.
fn is_clock(word: &str) -> bool {
    let mut parts = word.split(':');
    let number =
        |p: Option<&str>| p.is_some_and(|p| !p.is_empty() && p.len() <= 2 && p.bytes().all(|b| b.is_ascii_digit()));
    number(parts.next()) && number(parts.next())
}

/// Whether the word alone is what reporters are called.
pub fn is_title(word: &str) -> bool {
    lexicon::reporter_titles().has(word)
}

/// Whether the word is what reporters are called (기자) behind a name, or a name with it (송이든기자).
pub fn is_reporter(word: &str, before: Option<&str>) -> bool {
    let list = lexicon::reporter_titles();
    let name = |w: &str| {
        let n = w.chars().count();
        (2..=4).contains(&n) && w.chars().all(hangul::is_syllable) || w.contains('=')
    };
    if list.has(word) {
        return before.is_some_and(name);
    }
    // Only the plain word is written onto a name: 작가 and 부장 end many other words.
    match word.strip_suffix("기자").or_else(|| word.strip_suffix("특파원")) {
        Some(front) => name(front) || list.longest_suffix(word).is_some_and(|(n, _)| n > 6 && before.is_some_and(name)),
        None => false,
    }
}

#[cfg(test)]
mod tests {
    use super::super::debris::evidence;
    use super::super::lines::split;

    fn of(line: &str) -> f64 {
        split(line).first().map_or(0.0, |l| super::score(l, line, &evidence(line)))
    }

    #[test]
    fn bylines() {
        for line in [
            "송이든 기자",
            "송이든기자 ideun@saebyuk.example",
            "[너른들=송이든 기자]",
            "송이든 기자, 금나래 인턴기자",
            "송이든  2026. 11. 1. 09:00",
            "입력 2026-03-04 15:20 수정 2026-03-04 17:05",
            "2026-03-04 12:02",
            "ideun@saebyuk.example",
            "[디지털뉴스국]",
            "[Source : 새벽나루]",
            "글·사진 금나래 과학전문기자",
            "2026년 3월 4일 15:20 입력",
            "(영상취재 : 문빛, 영상편집 : 설아람)",
            "기자명 금하진 기자   승인 2026.04.11 06:00   댓글 14",
        ] {
            assert!(of(line) >= 3.0, "{line}: {}", of(line));
        }
    }

    #[test]
    fn other_lines() {
        for line in [
            "송이든 기자가 물었다. 그는 답하지 않았다.",
            "온빛시 다리 통제 첫날, 배표 구하려 새벽부터 늘어선 섬마을 사람들 송이든 기자",
            "“기자 여러분, 저는 모릅니다”…한도윤 장관의 하루",
            "2026년 9월 20만3000원",
            "2026 온빛 국제 영화제 개막, 첫날 관객 3만 명이 몰려",
            "공유하기",
        ] {
            assert!(of(line) < 3.0, "{line}: {}", of(line));
        }
    }
}
