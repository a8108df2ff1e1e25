//! Sentences: never split inside a quotation, a number, a date or an abbreviation.

use super::Section;
use super::hangul::{self, is_letter};
use super::marks::Marked;
use super::sections::lines::{self, End, is_blank, is_closing};
use crate::analysis::SectionKind;
use crate::lexicon;
use crate::span::Span;

/// The sentences of `text`, by start, without the space around them. Together they hold every character of the sections
/// that is not space; none crosses the edge of a section or ends inside a closed quotation. A line ends its sentence,
/// except inside a quotation or where the paragraph was broken at a fixed width.
///
/// Time and memory are linear in the length of the text.
#[inline(never)]
pub fn find(text: &str, sections: &[Section], marks: &[Marked]) -> Vec<Span> {
    let quotations = quotations(marks);
    let mut out = Vec::new();
    let mut next = 0;
    for section in sections {
        while quotations.get(next).is_some_and(|q| q.end <= section.span.start) {
            next += 1;
        }
        let mut cutter = Cutter {
            text,
            section: *section,
            quotations: quotations.get(next..).unwrap_or(&[]),
            bracket: 0,
            start: section.span.start,
            out: &mut out,
        };
        cutter.run();
    }
    out
}

/// Closed quotations that lie in no other, by start. An unclosed one protects nothing: it may be a slip of the pen.
fn quotations(marks: &[Marked]) -> Vec<Span> {
    let mut out: Vec<Span> = Vec::new();
    for m in marks.iter().filter(|m| !m.close.is_empty()) {
        let span = Span::new(m.open.start, m.close.end);
        match out.last_mut() {
            Some(last) if span.start < last.end => *last = last.join(span),
            _ => out.push(span),
        }
    }
    out
}

struct Cutter<'a> {
    text: &'a str,
    section: Section,
    /// Those that end behind the start of the section.
    quotations: &'a [Span],
    /// Just past the bracket that closes the one we are in.
    bracket: usize,
    /// Where the sentence in hand begins.
    start: usize,
    out: &'a mut Vec<Span>,
}

impl Cutter<'_> {
    fn run(&mut self) {
        let span = self.section.span;
        let words = span.of(self.text);
        let lines = lines::bounds(words);
        let broken = broken_lines(self.section.kind, words, &lines);
        for (i, (line, _)) in lines.iter().enumerate() {
            let here = Span::new(span.start + line.start, span.start + line.end);
            self.line(here);
            // A line that begins with a full stop is the rest of the one before.
            let rest =
                lines.get(i + 1).is_some_and(|(n, gap)| *gap == 0 && n.of(words).starts_with(['.', ',', ')', '”']));
            let goes_on = rest || broken.get(i).copied().unwrap_or(false);
            if !goes_on && !self.in_quotation(here.end) {
                self.cut(here.end);
            }
        }
        self.cut(span.end);
    }

    fn line(&mut self, line: Span) {
        let words = line.of(self.text);
        let mut last = ' ';
        let mut second = ' ';
        let mut spaces = 0;
        for (at, c) in words.char_indices() {
            let here = line.start + at;
            if spaces < 2 && hangul::is_syllable(c) {
                (second, last, spaces) = (last, c, 0);
                continue;
            }
            if is_blank(c) {
                spaces += 1;
                continue;
            }
            // Two spaces are what is left of a lost line break, where something has just ended.
            if spaces >= 3 || (spaces == 2 && (is_closing(last) || matches!(last, '다' | '.' | '요'))) {
                self.try_cut(here);
            }
            spaces = 0;
            if matches!(c, '(' | '（') && here >= self.bracket {
                self.bracket = self.closing_bracket(here).unwrap_or(self.bracket);
            }
            if matches!(c, '.' | '?' | '!' | '。' | '．' | '？' | '！' | '…' | '⋯') {
                let rest = words.get(at + c.len_utf8()..).unwrap_or("");
                if let Some(end) = self.stop(c, last, second, words.get(..at).unwrap_or(""), rest) {
                    self.try_cut(here + c.len_utf8() + end);
                }
            }
            if !is_closing(c) {
                second = last;
            }
            last = c;
        }
    }

    /// Where the sentence ends whose mark `c` stands between `before` and `rest`: bytes into `rest`.
    fn stop(&self, c: char, last: char, second: char, before: &str, rest: &str) -> Option<usize> {
        // The last of several marks decides: ?! and ...
        if rest.starts_with(['.', '?', '!', '…']) {
            return None;
        }
        let behind = rest.trim_start_matches(is_closing);
        let closing = rest.len() - behind.len();
        let spaced = behind.chars().next().is_none_or(is_blank);
        let full = matches!(c, '.' | '。' | '．');
        if full && last.is_ascii_alphanumeric() && !closes_with_latin(before, last, second) {
            return None;
        }
        if matches!(c, '…' | '⋯') && !(self.section.kind == SectionKind::Body && matches!(last, '다' | '요')) {
            return None;
        }
        if !spaced {
            // The space was forgotten: …했다.이어
            let next = behind.chars().next().unwrap_or(' ');
            let predicate = full && matches!(last, '다' | '요') && closing == 0;
            return (predicate && (hangul::is_syllable(next) || matches!(next, '“' | '‘' | '"'))).then_some(0);
        }
        if !full && last == '(' {
            return None;
        }
        // “…했다.” 라고: the quotation is only a part of the sentence.
        let word = behind.split_whitespace().next().unwrap_or("").trim_end_matches(|c: char| !is_letter(c));
        if closing > 0 && lexicon::after_quote().has(word) {
            return None;
        }
        Some(closing)
    }

    /// Ends the sentence at `at`, unless that is inside a quotation or in brackets.
    fn try_cut(&mut self, at: usize) {
        if at >= self.bracket && !self.in_quotation(at) {
            self.cut(at);
        }
    }

    fn cut(&mut self, at: usize) {
        let words = self.text.get(self.start..at).unwrap_or("");
        let trimmed = words.trim_start_matches(is_blank);
        let start = self.start + (words.len() - trimmed.len());
        let end = start + trimmed.trim_end_matches(is_blank).len();
        if start < end {
            self.out.push(Span::new(start, end));
        }
        self.start = self.start.max(at);
    }

    fn in_quotation(&self, at: usize) -> bool {
        let i = self.quotations.partition_point(|q| q.start < at);
        i.checked_sub(1).and_then(|i| self.quotations.get(i)).is_some_and(|q| at < q.end)
    }

    /// Just past the bracket that closes the one at `from`, where it stands near.
    fn closing_bracket(&self, from: usize) -> Option<usize> {
        let mut depth = 0_usize;
        for (at, c) in self.text.get(from..self.section.span.end)?.char_indices().take(120) {
            match c {
                '(' | '（' => depth += 1,
                ')' | '）' => {
                    depth = depth.saturating_sub(1);
                    if depth == 0 {
                        return Some(from + at + c.len_utf8());
                    }
                }
                _ if lines::is_break(c) => return None,
                _ => {}
            }
        }
        None
    }
}

/// Whether a full stop behind a Latin letter or a digit ends a sentence: not behind initials (J.), abbreviations (Dr.),
/// list numbers (1.) and dates (10.1.).
fn closes_with_latin(before: &str, last: char, second: char) -> bool {
    if last.is_ascii_digit() {
        return false;
    }
    let word = before.rsplit(|c: char| !c.is_ascii_alphanumeric() && c != '.').next().unwrap_or("");
    let initial = word.chars().count() == 1 || second == '.';
    !initial && !lexicon::abbreviations().has(word)
}

/// For each line whether its sentence goes on in the next one: paragraphs that were broken at a fixed width.
fn broken_lines(kind: SectionKind, words: &str, bounds: &[(Span, usize)]) -> Vec<bool> {
    // Where a blank line follows every line, nothing was broken.
    if kind != SectionKind::Body || bounds.len() < 3 || bounds.iter().skip(1).all(|&(_, gap)| gap > 0) {
        return Vec::new();
    }
    let lines = lines::split(words);
    let mut out = vec![false; lines.len()];
    let widest = lines.iter().map(|l| l.columns).max().unwrap_or(0);
    // Paragraphs of different lengths were not broken by a machine.
    let full = lines.iter().filter(|l| l.columns * 100 >= widest * 80).count();
    if !(30..=140).contains(&widest) || full * 2 < lines.len() {
        return out;
    }
    for (slot, pair) in out.iter_mut().zip(lines.windows(2)) {
        let [line, next] = pair else { continue };
        *slot = next.gap == 0 && line.end == End::Open && line.columns * 100 >= widest * 80;
    }
    out
}

#[cfg(test)]
mod tests {
    use crate::text::{marks, sections, sentences};

    fn cut(text: &str) -> Vec<&str> {
        let sections = sections::find(text);
        let marks = marks::pair(text, &sections);
        sentences::find(text, &sections, &marks).iter().map(|s| s.of(text)).collect()
    }

    #[test]
    fn plain_sentences() {
        assert_eq!(
            cut("다리를 통제했다. 왜 그랬을까? 아무도 몰랐다."),
            ["다리를 통제했다.", "왜 그랬을까?", "아무도 몰랐다."]
        );
        assert_eq!(cut("다리를 통제했다.이어 시장이 사과했다"), ["다리를 통제했다.", "이어 시장이 사과했다"]);
        assert_eq!(cut("그는 떠났다… 남은 것은 없었다."), ["그는 떠났다…", "남은 것은 없었다."]);
    }

    #[test]
    fn never_inside_a_quotation() {
        let text = "그는 “몰랐다. 정말 몰랐다. 왜 묻나?”라고 말했다. 이어 “그만하자.” 라고 했다.";
        assert_eq!(cut(text), ["그는 “몰랐다. 정말 몰랐다. 왜 묻나?”라고 말했다.", "이어 “그만하자.” 라고 했다."]);
        assert_eq!(
            cut("“우리는 몰랐다.” 마을 이장 표 씨의 말이다."),
            ["“우리는 몰랐다.”", "마을 이장 표 씨의 말이다."]
        );
        assert_eq!(cut("“엄마!” 하고 아이가 소리쳤다."), ["“엄마!” 하고 아이가 소리쳤다."]);
        let split = "표 씨는 “첫째는 돈이다.\n둘째는 사람이다”라고 말했다. 다들 웃었다.";
        assert_eq!(cut(split), ["표 씨는 “첫째는 돈이다.\n둘째는 사람이다”라고 말했다.", "다들 웃었다."]);
    }

    #[test]
    fn numbers_dates_initials() {
        for whole in [
            "물가가 3.5% 올라 1.2배가 됐다.",
            "조례는 2026.10.1. 시행된다.",
            "J. 마르텐 총리와 Dr. 솔레 박사가 만났다.",
            "U.S. 스틸을 인수한 누리 Inc. 대표가 말했다.",
            "한울전자(대표 구하늘. 이하 한울)는 공시했다.",
        ] {
            assert_eq!(cut(whole), [whole]);
        }
        assert_eq!(cut("만든 곳은 NARAE. 여섯 명이 일한다."), ["만든 곳은 NARAE.", "여섯 명이 일한다."]);
    }

    #[test]
    fn lines() {
        assert_eq!(cut("회의는 끝났다\n시장이 사과했다\n"), ["회의는 끝났다", "시장이 사과했다"]);
        let broken = "온빛시는 안전을 이유로 버들대교를 십오일부터\n전면 통제한다고 밝혔다. 섬마을 주민들은 배로는\n부족하다고 반발했다. 시의회도 다음 주에 긴급\n현안 질의를 열어 시장의 책임을 묻겠다고 했다.\n";
        assert_eq!(cut(broken).len(), 3, "{:?}", cut(broken));
        assert_eq!(cut("다리를 통제한다고 밝혔다\n. 주민들은 반발했다.").len(), 2);
        assert!(cut("").is_empty() && cut(" \n ").is_empty());
    }
}
