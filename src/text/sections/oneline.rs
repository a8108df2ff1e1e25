//! A page that has lost its line breaks: headline, byline and caption run into the article in one line.
//!
//! Only the joints tell: a dateline, a time stamp, a wide space, a quotation that nothing continues, the headline's
//! first word coming back with a particle. What stands behind the last sentence (the reporter, copyright) is found the
//! same way.

use super::debris;
use super::lines::{self, Line, is_blank};
use super::{Section, byline};
use crate::analysis::SectionKind;
use crate::span::Span;
use crate::text::hangul::is_letter;
use crate::text::josa::{self, Role};

/// Headlines are no longer than this, in characters.
const LONGEST: usize = 110;
/// And no shorter.
const SHORTEST: usize = 8;

/// The sections of `line`; nothing where no headline is found in it.
pub fn pieces(text: &str, line: &Line) -> Option<Vec<Section>> {
    let (span, words) = (line.span, line.of(text));
    let head = words.char_indices().nth(LONGEST * 3).map_or(words.len(), |(at, _)| at);
    let near = first_sentence(words.get(..head)?);
    let cut = dateline(near)
        .or_else(|| stamp(near))
        .or_else(|| wide_space(near))
        .or_else(|| echo(near))
        .or_else(|| quotation(near))?;
    let title = near.get(..cut)?.trim_end_matches(is_blank);
    let mut out = Cutter { base: span.start, words, at: 0, out: Vec::new() };
    out.take(title.len(), SectionKind::Title);
    out.byline();
    out.caption();
    let tail = tail(words, line).max(out.at);
    out.take(tail, SectionKind::Body);
    out.rest();
    Some(out.out)
}

struct Cutter<'t> {
    base: usize,
    words: &'t str,
    at: usize,
    out: Vec<Section>,
}

impl Cutter<'_> {
    /// Makes the words up to `to` a section.
    fn take(&mut self, to: usize, kind: SectionKind) {
        let Some(words) = self.words.get(self.at..to) else { return };
        let start = self.at + (words.len() - words.trim_start_matches(is_blank).len());
        let end = self.at + words.trim_end_matches(is_blank).len();
        if start < end {
            self.out.push(Section { span: Span::new(self.base + start, self.base + end), kind });
        }
        self.at = to;
    }

    /// The reporter and the time stamps that follow, word by word.
    fn byline(&mut self) {
        let Some(rest) = self.words.get(self.at..) else { return };
        let mut end = 0;
        let mut taken = Vec::new();
        for (at, word) in words_of(rest).take(14) {
            taken.push(word);
            // A dateline (…) 송이든 기자 = opens the article itself.
            if word == "=" {
                return;
            }
            let bare = word.trim_matches(|c: char| !is_letter(c));
            if byline::is_stamp_word(word) || byline::is_reporter(bare, taken.iter().rev().nth(1).copied()) {
                end = at + word.len();
            } else if at > end + 40 {
                break;
            }
        }
        if end > 0 {
            self.take(self.at + end, SectionKind::Byline);
        }
    }

    /// A caption before the first paragraph ends in a credit.
    fn caption(&mut self) {
        let Some(rest) = self.words.get(self.at..) else { return };
        let near = rest.char_indices().nth(260).map_or(rest.len(), |(at, _)| at);
        let Some(near) = rest.get(..near) else { return };
        for (at, word) in words_of(near) {
            let behind_sentence = near.get(..at).is_some_and(|b| b.trim_end().ends_with(['.', ')']));
            if behind_sentence && (debris::evidence(word).credit >= 4.0 || (word.starts_with('/') && word.len() > 3)) {
                let mut end = at + word.len();
                // 사진=송이든 기자, [사진=새벽나루 제공]
                if let Some((next_at, next)) = words_of(near).find(|&(n, _)| n > at)
                    && matches!(next.trim_end_matches([']', ')', '>']), "기자" | "제공" | "캡처")
                {
                    end = next_at + next.len();
                }
                self.take(self.at + end, SectionKind::Caption);
                return;
            }
        }
    }

    /// What stands behind the last sentence: the reporter's line, then the small print.
    fn rest(&mut self) {
        let Some(rest) = self.words.get(self.at..) else { return };
        let small = small_print(rest).unwrap_or(rest.len());
        let from = self.at;
        self.take(from + small, SectionKind::Byline);
        self.take(self.words.len(), SectionKind::Boilerplate);
    }
}

/// Where the words behind the last sentence begin; the end where they are no byline and no small print.
fn tail(words: &str, line: &Line) -> usize {
    let tail = words.get(line.after_sentence..).unwrap_or("");
    // The small print has full stops of its own; look for where it begins.
    let near = words.char_indices().rev().nth(250).map_or(0, |(at, _)| at);
    let legal = words.get(near..).and_then(small_print).map(|at| near + at);
    let from = match legal {
        Some(at) => words.get(..at).and_then(|w| lines::split(w).first().map(|l| l.after_sentence)).unwrap_or(at),
        _ if tail.trim().is_empty() => return words.len(),
        _ => line.after_sentence,
    };
    let tail = words.get(from..).unwrap_or("");
    let speaks = tail.contains("기자") || tail.contains('@') || legal.is_some();
    if speaks && tail.chars().count() <= 200 && from > 0 { from } else { words.len() }
}

/// Where the small print begins in `text`: copyright, a sign that calls to follow.
fn small_print(text: &str) -> Option<usize> {
    let sign = words_of(text).find(|(_, word)| word.contains(['©', 'ⓒ', '☞', '▶', '※'])).map(|(at, _)| at);
    let phrase = debris::legal(text).map(|at| text.get(..at).unwrap_or("").trim_end_matches(|c| !is_blank(c)).len());
    sign.into_iter().chain(phrase).min()
}

/// `text` up to the end of its first sentence: no headline goes on behind it.
fn first_sentence(text: &str) -> &str {
    let ends = text.match_indices("다. ").map(|(at, _)| at).find(|&at| text.get(..at).is_some_and(balanced));
    ends.and_then(|at| text.get(..at)).unwrap_or(text)
}

fn words_of(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let base = text.as_ptr() as usize;
    text.split(is_blank).filter(|w| !w.is_empty()).map(move |w| (w.as_ptr() as usize - base, w))
}

fn long_enough(text: &str, at: usize) -> bool {
    text.get(..at).is_some_and(|t| (SHORTEST..=LONGEST).contains(&t.trim().chars().count()))
}

/// Before (너른들=새벽나루), [너른들=새벽나루], 【…】.
fn dateline(text: &str) -> Option<usize> {
    let opens = text.char_indices().filter(|&(_, c)| matches!(c, '(' | '[' | '【'));
    opens.map(|(at, _)| at).find(|&at| {
        let inside = text.get(at..).unwrap_or("").split([')', ']', '】']).next().unwrap_or("");
        long_enough(text, at)
            && inside.chars().count() <= 30
            // [사진=새벽나루] is a credit.
            && debris::evidence(inside).credit < 3.0
            && (inside.contains('=') || inside.contains(" 기자") || inside.starts_with('【'))
    })
}

/// Before a time stamp or a reporter's name with one behind it.
fn stamp(text: &str) -> Option<usize> {
    let words: Vec<(usize, &str)> = words_of(text).collect();
    let first = words.iter().position(|(_, w)| byline::is_stamp_word(w))?;
    let mut at = words.get(first)?.0;
    // 송이든 기자 입력 2026.…: the name belongs to the stamp.
    let word = |back: usize| first.checked_sub(back).and_then(|i| words.get(i));
    for back in 1..=3 {
        let Some(&(here, w)) = word(back) else { break };
        let bare = w.trim_matches(|c: char| !is_letter(c));
        if byline::is_reporter(bare, word(back + 1).map(|w| w.1)) {
            at = if byline::is_title(bare) { word(back + 1).map_or(here, |w| w.0) } else { here };
            break;
        }
        if byline::is_stamp_label(bare) {
            at = here;
        }
    }
    long_enough(text, at).then_some(at)
}

/// A run of two or more spaces.
fn wide_space(text: &str) -> Option<usize> {
    let at = text.find("  ").or_else(|| text.find(" \u{A0}")).or_else(|| text.find('\t'))?;
    long_enough(text, at).then_some(at)
}

/// The headline's first word comes back with a particle: 온빛시, 다리 통제 온빛시는 …
fn echo(text: &str) -> Option<usize> {
    let first = text.split(|c: char| !is_letter(c)).find(|w| w.chars().nth(1).is_some())?;
    words_of(text).skip(1).find_map(|(at, word)| {
        let behind = word.strip_prefix(first)?;
        let subject = !behind.is_empty() && matches!(josa::best(word).role, Role::Topic | Role::Subject);
        let open = text.get(..at).is_some_and(balanced);
        (subject && open && long_enough(text, at)).then_some(at)
    })
}

/// Behind a quotation that nothing continues, before the first word with the particle of a topic.
fn quotation(text: &str) -> Option<usize> {
    let mut best = None;
    for (at, word) in words_of(text) {
        let closes = word.trim_end_matches([',', '.']).ends_with(['”', '’', '"', '\'']);
        let end = at + word.len();
        let next = text.get(end..).and_then(|r| words_of(r).next()).map_or("", |w| w.1);
        if closes && text.get(..end).is_some_and(balanced) && !next.starts_with(['…', '·']) && long_enough(text, end)
        {
            best = Some(end);
        } else if word.contains('…') {
            best = None;
        } else if !closes && text.get(..at).is_some_and(balanced) && josa::best(word).role == Role::Topic {
            break;
        }
    }
    best
}

/// Whether every quotation mark in `text` is closed.
fn balanced(text: &str) -> bool {
    let count = |c: char| text.matches(c).count();
    count('“') == count('”') && count('‘') <= count('’') && count('"').is_multiple_of(2)
}

#[cfg(test)]
mod tests {
    use super::*;

    const BODY: &str = "온빛시는 안전을 이유로 버들대교를 10일부터 통제한다. 주민들은 “배로는 부족하다”고 반발했다. 시는 배를 늘리겠다고 설명했다.";

    fn cut(line: &str) -> Vec<(SectionKind, String)> {
        let found = lines::split(line).first().and_then(|l| pieces(line, l)).unwrap_or_default();
        found.iter().map(|s| (s.kind, s.span.of(line).to_owned())).collect()
    }

    fn check(head: &[(SectionKind, &str)], tail: &[(SectionKind, &str)]) {
        let words: Vec<&str> = head.iter().map(|h| h.1).chain([BODY]).chain(tail.iter().map(|t| t.1)).collect();
        let line = words.join(" ");
        let mut want: Vec<(SectionKind, String)> = head.iter().map(|&(k, w)| (k, w.to_owned())).collect();
        want.push((SectionKind::Body, BODY.to_owned()));
        want.extend(tail.iter().map(|&(k, w)| (k, w.to_owned())));
        assert_eq!(cut(&line), want);
    }

    #[test]
    fn heads() {
        use SectionKind::{Byline, Caption, Title};
        check(&[(Title, "온빛시, 버들대교 전면 통제")], &[]);
        check(&[(Title, "버들대교 내일부터 통제…주민 “배로는 부족”")], &[]);
        check(&[(Title, "버들대교 내일부터 통제"), (Byline, "송이든 기자 입력 2026.04.10 06:00")], &[]);
        check(&[(Title, "버들대교 내일부터 통제"), (Byline, "2026-04-10 06:00")], &[]);
        check(
            &[
                (Title, "버들대교 내일부터 통제"),
                (Byline, "송이든기자 2026-04-10 06:00"),
                (Caption, "버들대교 앞에 주민들이 모여 있다. 사진=송이든 기자"),
            ],
            &[],
        );
    }

    #[test]
    fn tails() {
        use SectionKind::{Boilerplate, Byline, Title};
        check(
            &[(Title, "온빛시, 버들대교 전면 통제")],
            &[
                (Byline, "송이든 기자 ideun@saebyuk.example"),
                (Boilerplate, "저작권자 © 새벽나루 무단 전재 및 재배포 금지"),
            ],
        );
        check(&[(Title, "온빛시, 버들대교 전면 통제")], &[(Byline, "송이든 기자")]);
    }

    #[test]
    fn datelines_open_the_body() {
        let line = format!("버들대교 내일부터 통제 (온빛=새벽나루) 송이든 기자 = {BODY}");
        let found = cut(&line);
        assert_eq!(found.len(), 2, "{found:?}");
        assert_eq!(found[0], (SectionKind::Title, "버들대교 내일부터 통제".to_owned()));
    }

    #[test]
    fn no_headline() {
        assert!(cut(BODY).is_empty());
        assert!(cut("그는 “몰랐다”며 고개를 숙였다. 다들 놀랐다.").is_empty());
    }
}
