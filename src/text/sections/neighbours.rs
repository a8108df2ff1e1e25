//! What the lines around a line tell of it: whose picture, whose voice, whose list.

use super::article::Read;
use super::lines::{End, Line};
use crate::order;

/// A clipped line straight above a credit says what the picture shows; so does a scene (…에서 …하고 있다) without a full
/// stop in an article that sets them.
pub fn picture_lines(all: &mut [Read<'_>]) {
    let stops = all.iter().filter(|r| r.line.end == End::Sentence && r.words.ends_with("다.")).count();
    let mut seen_headline = false;
    for i in 0..all.len() {
        let credit = all.get(i + 1).is_some_and(|n| n.line.gap == 0 && is_credit_alone(n));
        let Some(r) = all.get_mut(i) else { break };
        let clipped = r.line.sentences == 0 && r.line.end != End::Sentence && !r.is_byline() && !r.is_debris();
        let scene = stops >= 3
            && r.words.ends_with("고 있다")
            && r.words.contains("에서 ")
            && !r.line.quoted
            && !r.line.joint
            && !r.wrapped;
        if seen_headline
            && clipped
            && r.line.chars <= 100
            && (credit && !r.line.joint && !r.words.contains(['“', '"']) || scene)
        {
            r.caption += 3.5;
        }
        seen_headline |= r.headline >= 3.0 || r.is_prose();
    }
}

/// Whether the line names whose picture it is and nothing that the picture shows.
fn is_credit_alone(r: &Read<'_>) -> bool {
    let closed = r.words.starts_with(['[', '(', '<', '【']) && r.words.ends_with([']', ')', '>', '】']);
    r.is_caption() && (closed || r.line.sentences == 0) && r.line.chars <= 45 && r.page.pose < 1.0 && r.line.josa <= 1
}

/// Newspapers write 했다; what says 습니다 and 하세요 to the reader between such paragraphs is the page itself: services,
/// summaries by machine, the reporter's greeting, rules for comments. In a text that is polite throughout (broadcasts,
/// interviews) it says nothing.
pub fn discount_manners(all: &mut [Read<'_>]) {
    summary(all);
    let prose = || all.iter().filter(|r| !r.aside && r.is_prose());
    let polite: usize = prose().filter(|r| r.line.polite > 0).map(|r| r.line.chars).sum();
    let total: usize = prose().map(|r| r.line.chars).sum();
    if polite * 4 > total {
        return;
    }
    let mut behind = false;
    for r in all.iter_mut() {
        // Interviews set their answers off with a mark.
        let turn = r.words.starts_with(['▲', '▷', '△', '-', '―', '—', 'A', 'Q', '“', '"', '=', '◆', '◇', '■', '☞']);
        // Without a full stop it may be a headline before the article; behind its beginning it is a prompt.
        let prompt = behind && !r.line.quoted && r.line.sentences == 0 && ends_politely(r.words);
        let said = r.line.polite > 0 && r.line.polite >= r.line.sentences;
        if (said || prompt) && !(turn && r.debris < 1.0) {
            r.aside = true;
        }
        behind |= !r.aside && r.is_prose() && r.line.end == End::Sentence;
    }
}

fn ends_politely(words: &str) -> bool {
    ["세요", "니다", "어요", "아요", "에요", "예요", "까요", "시오"].iter().any(|e| words.ends_with(e))
}

/// The polite lines under a label like AI 요약 are the page's, not the reporter's.
fn summary(all: &mut [Read<'_>]) {
    let mut under = false;
    for r in all.iter_mut() {
        let label = r.line.chars <= 16 && r.line.sentences == 0 && r.words.contains("요약");
        let polite = r.line.polite > 0 && r.line.polite >= r.line.sentences || ends_politely(r.words);
        r.aside |= under && polite && r.line.chars <= 200;
        under = label || under && r.aside;
    }
}

/// For each of the first `end` lines whether it stands in a list of other articles: behind the list's head, with no
/// blank line between.
pub fn listed(all: &[Read<'_>], end: usize) -> Vec<bool> {
    let mut inside = false;
    let one = |r: &Read<'_>| {
        inside &= r.line.gap == 0 && !r.is_byline();
        let here = inside;
        inside |= r.heads_a_list();
        here
    };
    all.iter().take(end).map(one).collect()
}

/// Whether `line` is a subheading by its mark: ■ 경매는 멈췄지만 이자는 쌓였다
pub fn is_marked_head(line: &Line, words: &str) -> bool {
    words.starts_with(['■', '◆', '◇', '□', '▣', '◈']) && line.chars <= 45 && line.sentences == 0
}

/// Subheadings under a mark that items of lists and turns of interviews share (▲ 공공매입 문턱 높아). What tells is that
/// no line under this mark is a sentence or a question, and that unmarked paragraphs follow each of them.
pub fn marked_heads(all: &[Read<'_>], first: usize, last: usize) -> Vec<usize> {
    let mut out = Vec::new();
    for mark in ['▲', '△', '●', '○', '◎'] {
        let under = |r: &Read<'_>| r.words.starts_with(mark) && !r.is_caption();
        let marked: Vec<usize> = (first..=last).filter(|&i| all.get(i).is_some_and(under)).collect();
        let heads = |&i: &usize| {
            let clipped = all.get(i).is_some_and(|r| {
                let asks = r.words.ends_with(['?', '나', '은', '는', '까']);
                r.line.sentences == 0 && r.line.chars <= 45 && r.headline >= 1.0 && !asks && r.debris < 2.0
            });
            let text = |n: &Read<'_>| n.is_prose() && n.line.end == End::Sentence && n.line.chars >= 30;
            clipped && all.get(i + 1).is_some_and(|n| text(n) && !n.words.starts_with(super::article::MARKS))
        };
        if marked.iter().all(heads) {
            out.extend(marked);
        }
    }
    order::by(&mut out, |&line| (line as u64, 0));
    out
}
