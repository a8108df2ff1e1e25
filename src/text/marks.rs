//! Quotation marks and the words between them.
//!
//! Marks are paired by evidence rather than by a stack alone: which way a straight mark looks, whether a particle
//! follows it, what the rest of the line still needs. One pass over the text and one over its marks: linear time.

use super::Section;
use super::hangul::is_syllable;
use crate::analysis::SectionKind;
use crate::lexicon;
use crate::order;
use crate::span::Span;

/// The family of a pair of marks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Style {
    /// “ ” " ＂ „ `` '' and the like.
    Double,
    /// ‘ ’ ' ` and the like.
    Single,
    /// 「 」 『 』 〈 〉 《 》, < > around a title.
    Corner,
}

/// Words in quotation marks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Marked {
    /// The opening mark.
    pub open: Span,
    /// The words between the marks.
    pub inner: Span,
    /// The closing mark; empty where it is missing and the words run to the end of their line.
    pub close: Span,
    /// Which marks.
    pub style: Style,
    /// Index of the pair that holds this one.
    pub outer: Option<usize>,
}

impl Marked {
    /// From the opening mark to the closing one.
    pub fn span(&self) -> Span {
        self.open.join(self.close)
    }
}

/// How far apart, in bytes, the two marks of a quotation over several lines may stand: about 1,500 syllables.
const FARTHEST: usize = 4500;
/// The same for single and corner marks, which stay within a line: about 250 syllables.
const FARTHEST_SINGLE: usize = 750;

/// How many marks that wait to be closed are looked through for the one that a mark closes. Real quotations stand
/// three deep at most; a text of openers alone would otherwise be looked through again for each of them.
const DEEPEST: usize = 32;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Side {
    Open,
    Close,
    Either,
}

#[derive(Debug, Clone, Copy)]
struct Mark {
    span: Span,
    style: Style,
    side: Side,
    /// For corner marks the opening character, so that 「 closes with 」 only.
    corner: char,
    line: usize,
    looks_open: bool,
    looks_close: bool,
    /// Whether it stands before words and behind none, whatever the character says.
    faces_open: bool,
    /// Whether only spaces stand before it in its line.
    starts_line: bool,
    /// A straight double mark behind a figure: as well one of inches.
    inch: bool,
}

/// Pairs the marks of `text`. A pair lies within one line, or within neighbouring lines of the body.
#[inline(never)]
pub fn pair(text: &str, sections: &[Section]) -> Vec<Marked> {
    let marks = scan(text);
    let mut out: Vec<Marked> = Vec::new();
    let mut stack: Vec<(Mark, usize)> = Vec::new();
    for (i, &mark) in marks.iter().enumerate() {
        let next = marks.get(i + 1..).unwrap_or(&[]);
        if let Some(&(open, _)) = stack.last()
            && open.line != mark.line
        {
            leave_line(text, sections, &mut stack, Some(mark), &mut out);
            // Each paragraph of a long quotation opens with a mark of its own; only the last closes.
            if stack.first().is_some_and(|(open, _)| paragraphs(open, &mark)) {
                continue;
            }
        }
        match decide(&stack, mark, next) {
            Side::Open => stack.push((mark, i)),
            Side::Close => close(&mut stack, &mut out, mark),
            Side::Either => {}
        }
    }
    leave_line(text, sections, &mut stack, None, &mut out);
    order::by(&mut out, |m| m.span().place());
    nest(&mut out);
    out
}

/// Which marks of the stack live on when the text goes on to another line, where `next` is the first mark.
fn leave_line(
    text: &str,
    sections: &[Section],
    stack: &mut Vec<(Mark, usize)>,
    next: Option<Mark>,
    out: &mut Vec<Marked>,
) {
    let goes_on = |open: &Mark, next: &Mark| {
        let closes = next.side != Side::Open && next.style == Style::Double && next.looks_close;
        open.style == Style::Double
            && next.style != Style::Corner
            && next.span.start - open.span.end <= FARTHEST
            && (closes || next.style == Style::Single || paragraphs(open, next))
            && one_body(sections, open.span.start, next.span.start)
            && !text.get(open.span.end..next.span.start).unwrap_or("").contains("\n\n\n\n")
    };
    let keep = stack.first().zip(next.as_ref()).is_some_and(|((open, _), next)| goes_on(open, next));
    if !keep
        && let Some((open, _)) = stack.first()
        && open.style == Style::Double
        && let Some(end) = unclosed(text, open.span.end)
    {
        let inner = Span::new(open.span.end, end);
        let taken = out.last().is_some_and(|m| m.span().overlaps(inner));
        if !taken {
            out.push(Marked { open: open.span, inner, close: Span::new(end, end), style: Style::Double, outer: None });
        }
    }
    stack.truncate(usize::from(keep));
}

/// Whether `next` opens another paragraph of the quotation that `open` began.
fn paragraphs(open: &Mark, next: &Mark) -> bool {
    open.starts_line
        && next.starts_line
        && next.side == Side::Open
        && next.style == Style::Double
        && open.line != next.line
}

/// Where the words behind an opening mark without a closing one end: before the first quotative ending of their line.
fn unclosed(text: &str, from: usize) -> Option<usize> {
    let rest = text.get(from..)?;
    let line =
        rest.char_indices().take(300).take_while(|&(_, c)| c != '\n').last().map_or(0, |(i, c)| i + c.len_utf8());
    let line = rest.get(..line)?;
    let ending = ["다고 ", "라고 ", "냐고 ", "자고 "].iter().filter_map(|e| line.find(e)).min()?;
    Some(from + ending + line.get(ending..)?.chars().next()?.len_utf8()).filter(|end| end - from >= 6)
}

/// Whether both offsets lie in body text with nothing else between them.
fn one_body(sections: &[Section], a: usize, b: usize) -> bool {
    let at = |o: usize| sections.partition_point(|s| s.span.start <= o).saturating_sub(1);
    sections.get(at(a)..=at(b)).is_some_and(|run| run.iter().all(|s| s.kind == SectionKind::Body))
}

fn decide(stack: &[(Mark, usize)], mark: Mark, next: &[Mark]) -> Side {
    let holder = stack.iter().rev().take(DEEPEST).find(|(o, _)| o.style == mark.style && o.corner == mark.corner);
    match mark.side {
        Side::Open => Side::Open,
        Side::Close if holder.is_some() => Side::Close,
        // ”간다”고: the wrong mark opens.
        Side::Close
            if mark.faces_open
                && next.first().is_some_and(|n| n.line == mark.line && n.style == mark.style && !n.faces_open) =>
        {
            Side::Open
        }
        Side::Close => Side::Either,
        Side::Either => match holder {
            None if mark.looks_open || !mark.looks_close => Side::Open,
            None => Side::Either,
            // “폭이 6"인 관”: the curly mark that comes closes the curly one that waits.
            Some((open, _)) if mark.inch && open.side == Side::Open && closed_behind(mark, next) => Side::Either,
            Some(_) if mark.looks_open && !mark.looks_close && closers_left(mark, next) >= 2 => Side::Open,
            Some(_) => Side::Close,
        },
    }
}

/// Whether the next double mark of the line is one that only closes.
fn closed_behind(mark: Mark, next: &[Mark]) -> bool {
    let next = next.iter().take(8).take_while(|m| m.line == mark.line).find(|m| m.style == mark.style);
    next.is_some_and(|m| m.side == Side::Close)
}

/// How many more marks of this style close than open on the rest of the line (at most 2 are counted).
fn closers_left(mark: Mark, next: &[Mark]) -> i32 {
    let mut surplus = 0;
    // Eight marks tell a nesting from a sequence; more would make a line of marks quadratic.
    for m in next.iter().take(8).take_while(|m| m.line == mark.line).filter(|m| m.style == mark.style) {
        if m.looks_open && !m.looks_close {
            return surplus.min(1);
        }
        surplus += 1;
        if surplus == 2 {
            break;
        }
    }
    surplus
}

fn close(stack: &mut Vec<(Mark, usize)>, out: &mut Vec<Marked>, mark: Mark) {
    let near = stack.len().saturating_sub(DEEPEST);
    let holder = stack.iter().skip(near).rposition(|(o, _)| o.style == mark.style && o.corner == mark.corner);
    let Some(at) = holder.map(|at| near + at) else { return };
    // A single mark that would close across a double opener is an apostrophe of the inner words.
    let crosses = stack.iter().skip(at + 1).any(|(o, _)| o.style == Style::Double);
    if crosses && mark.style == Style::Single {
        return;
    }
    let Some(&(open, _)) = stack.get(at) else { return };
    stack.truncate(at);
    if mark.style != Style::Double && mark.span.start - open.span.end > FARTHEST_SINGLE {
        return;
    }
    let inner = Span::new(open.span.end, mark.span.start);
    if !inner.is_empty() {
        out.push(Marked { open: open.span, inner, close: mark.span, style: mark.style, outer: None });
    }
}

/// Sets `outer`; the pairs are sorted by start and never cross.
fn nest(out: &mut [Marked]) {
    let mut holders: Vec<usize> = Vec::new();
    for i in 0..out.len() {
        let Some(&m) = out.get(i) else { break };
        while holders.last().and_then(|&h| out.get(h)).is_some_and(|h| h.close.end <= m.open.start) {
            holders.pop();
        }
        if let Some(m) = out.get_mut(i) {
            m.outer = holders.last().copied();
        }
        holders.push(i);
    }
}

/// All characters that may be quotation marks.
fn scan(text: &str) -> Vec<Mark> {
    let mut out: Vec<Mark> = Vec::new();
    let mut line = 0;
    let mut before: Option<char> = None;
    let mut blank = true;
    // Where the < that waits for its > has it.
    let mut angle: Option<usize> = None;
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        // Nearly all of a text.
        if is_syllable(c) || c == ' ' {
            before = Some(c);
            blank &= c == ' ';
            continue;
        }
        if c == '\n' {
            line += 1;
        }
        let mut end = at + c.len_utf8();
        let class = match c {
            '“' | '„' | '‟' | '❝' => Some((Style::Double, Side::Open)),
            '”' | '❞' | '〞' => Some((Style::Double, Side::Close)),
            '〝' => Some((Style::Double, Side::Open)),
            '"' | '＂' => Some((Style::Double, Side::Either)),
            '‘' | '‛' | '❛' => Some((Style::Single, Side::Open)),
            '’' | '❜' | '\'' | '＇' | '`' | '´' | '′' => Some((Style::Single, Side::Either)),
            '「' | '『' | '〈' | '《' | '＜' | '«' => Some((Style::Corner, Side::Open)),
            '」' | '』' | '〉' | '》' | '＞' | '»' => Some((Style::Corner, Side::Close)),
            '<' if angle.is_none_or(|a| a < at) => {
                angle = titled(text.get(end..).unwrap_or("")).map(|n| end + n);
                angle.map(|_| (Style::Corner, Side::Open))
            }
            '>' if angle == Some(at) => Some((Style::Corner, Side::Close)),
            _ => None,
        };
        if let Some((mut style, side)) = class {
            // `` and '' are typewriter double marks; two singles with words between them are never adjacent.
            if matches!(c, '`' | '\'') && chars.peek().is_some_and(|&(_, n)| n == c) {
                chars.next();
                end += 1;
                style = Style::Double;
            }
            let after = chars.peek().map(|&(_, n)| n);
            let rest = text.get(end..).unwrap_or("");
            if !is_apostrophe(c, style, before, after, rest) {
                let (looks_open, looks_close) = looks(side, before, after, rest);
                let corner = if style == Style::Corner { opening(c) } else { ' ' };
                // ’ with the looks of an opener is one where no ‘ waits (’그림자’).
                let (faces_open, faces_close) = looks(Side::Either, before, after, rest);
                let faces_open = faces_open && !faces_close;
                let span = Span::new(at, end);
                out.push(Mark {
                    span,
                    style,
                    side,
                    corner,
                    line,
                    looks_open,
                    looks_close,
                    faces_open,
                    starts_line: blank,
                    inch: c == '"' && before.is_some_and(|b| b.is_ascii_digit()),
                });
            }
        }
        before = Some(c);
        blank = c == '\n' || blank && c.is_whitespace();
    }
    out
}

/// How far behind a < its > stands where words in Hangul stand between, as around titles, and neither markup nor figures
/// (드라마 <세 번째 우산>; not <p>, <사진=…>, 3 < 5, nor what ends its line, as credits do).
fn titled(rest: &str) -> Option<usize> {
    // About thirty syllables: longer titles are rare.
    let end = rest.char_indices().take(40).take_while(|&(_, c)| !"\n<=\"/".contains(c)).find(|&(_, c)| c == '>')?.0;
    let inner = rest.get(..end)?;
    let behind = rest.get(end + 1..).unwrap_or("").trim_start_matches([' ', '\r']);
    let ends_line = behind.is_empty() || behind.starts_with('\n');
    let sound = !ends_line && inner.trim() == inner && !inner.starts_with(|c: char| c.is_ascii_lowercase());
    (sound && inner.chars().any(super::hangul::is_syllable)).then_some(end)
}

/// The opener that `c` belongs to.
fn opening(c: char) -> char {
    match c {
        '」' => '「',
        '』' => '『',
        '〉' => '〈',
        '》' => '《',
        '＞' => '＜',
        '»' => '«',
        '>' => '<',
        other => other,
    }
}

/// Apostrophes (don't), years ('24년), feet and inches (6.5") are no quotation marks.
fn is_apostrophe(c: char, style: Style, before: Option<char>, after: Option<char>, rest: &str) -> bool {
    let digit_before = before.is_some_and(|b| b.is_ascii_digit());
    if style == Style::Double {
        // 6.5" 화면: a digit before and no particle or quotation after.
        // A quotation that ends in a figure is closed within a few words or not at all.
        return c == '"'
            && digit_before
            && after == Some(' ')
            && !rest.chars().take(120).any(|r| r == '"' || r == '\n');
    }
    if !matches!(c, '\'' | '’' | '`' | '´' | '′') {
        return false;
    }
    let letter = |x: Option<char>| x.is_some_and(|b| b.is_ascii_alphabetic());
    if letter(before) && letter(after) {
        return true;
    }
    // '24년, ’98학번: two digits and a counter, with no closing mark right behind them.
    let mut r = rest.chars();
    let two = r.next().is_some_and(|d| d.is_ascii_digit()) && r.next().is_some_and(|d| d.is_ascii_digit());
    let counter = two && matches!(r.next(), Some('년' | '학' | '대' | '~' | '∼' | '-'));
    counter && !before.is_some_and(|b| b.is_alphanumeric())
}

/// Whether a particle or ending of the list follows without a space, as behind a closing mark (…”고, …”라며).
fn particle_follows(rest: &str) -> bool {
    let end = rest
        .char_indices()
        .take(8)
        .find(|(_, c)| !c.is_alphanumeric())
        .map_or_else(|| rest.char_indices().nth(8).map_or(rest.len(), |(i, _)| i), |(i, _)| i);
    let word = rest.get(..end).unwrap_or("");
    let long = lexicon::mark_tails().longest_prefix(word).is_some_and(|(n, _)| n == word.len() || n >= 6);
    !word.is_empty() && long
}

/// Which way a mark can look: (as an opener, as a closer).
fn looks(side: Side, before: Option<char>, after: Option<char>, rest: &str) -> (bool, bool) {
    match side {
        Side::Open => return (true, false),
        Side::Close => return (false, true),
        Side::Either => {}
    }
    let edge_before = before
        .is_none_or(|b| !is_syllable(b) && (b.is_whitespace() || "([{<〈《「『“‘\"'·…=:/▲△▶■◆◇○●-–—,>".contains(b)));
    let edge_after =
        after.is_none_or(|a| !is_syllable(a) && (a.is_whitespace() || ")]}>〉》」』”’\"'.,·…!?;:/".contains(a)));
    let spaced_particle = before.is_some_and(char::is_whitespace) && after.is_some() && quotative(rest);
    match (edge_before, edge_after) {
        (true, false) if spaced_particle => (false, true),
        (true, false) => (true, false),
        (false, true) => (false, true),
        // 했다"고: a closer; 상무는"고객: an opener without a space. A particle decides, weakly.
        (false, false) => (!particle_follows(rest), true),
        (true, true) => (true, true),
    }
}

/// Whether `rest` starts with a quotative particle as an eojeol of its own (고 말했다, 라며 …).
fn quotative(rest: &str) -> bool {
    let word = rest.split(|c: char| c.is_whitespace()).next().unwrap_or("");
    matches!(
        word,
        "고" | "라고"
            | "이라고"
            | "며"
            | "라며"
            | "이라며"
            | "면서"
            | "라면서"
            | "이라면서"
            | "라는"
            | "이라는"
            | "는"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pairs(text: &str) -> Vec<(&str, Option<usize>)> {
        let sections = [Section { span: Span::new(0, text.len()), kind: SectionKind::Body }];
        pair(text, &sections).iter().map(|m| (m.inner.of(text), m.outer)).collect()
    }

    fn flat(text: &str) -> Vec<&str> {
        pairs(text).into_iter().map(|p| p.0).collect()
    }

    #[test]
    fn plain_marks_of_every_family() {
        assert_eq!(flat("그는 “간다”고 했다."), ["간다"]);
        assert_eq!(flat("그는 \"간다\"고 했다."), ["간다"]);
        assert_eq!(flat("그는 ‘간다’고, '온다'고 했다."), ["간다", "온다"]);
        assert_eq!(flat("책 『느린 물』과 〈저녁〉, 「서시」"), ["느린 물", "저녁", "서시"]);
        assert_eq!(flat("그는 ＂간다＂고, ``온다''고 했다."), ["간다", "온다"]);
    }

    #[test]
    fn mixed_pairs() {
        assert_eq!(flat("그는 “간다\"고, ‘온다'고, '선다’고 했다."), ["간다", "온다", "선다"]);
    }

    #[test]
    fn nested() {
        assert_eq!(
            pairs("그는 “총리가 ‘걱정 말라’고 했다”고 전했다."),
            [("총리가 ‘걱정 말라’고 했다", None), ("걱정 말라", Some(0))]
        );
        assert_eq!(
            pairs("그는 \"그가 \"알았다\"고 답했다\"고 말했다."),
            [("그가 \"알았다\"고 답했다", None), ("알았다", Some(0))]
        );
    }

    #[test]
    fn no_space_before_the_opener() {
        assert_eq!(flat("구 상무는\"내년에 낸다\"며 \"기다려 달라\"고 했다."), ["내년에 낸다", "기다려 달라"]);
    }

    #[test]
    fn apostrophes_years_inches() {
        assert!(flat("I don't know, it's '24년 6.5\" 화면").is_empty());
        assert_eq!(flat("그는 ‘rock’n’roll 정신’을 말했다."), ["rock’n’roll 정신"]);
        assert_eq!(flat("그는 “폭이 6\"인 관을 쓴다”고 했다."), ["폭이 6\"인 관을 쓴다"]);
        assert_eq!(flat("그는 “올해는 2026\"이라고, “내년은 2027\"이라고 했다."), ["올해는 2026", "내년은 2027"]);
    }

    #[test]
    fn angle_signs_around_titles() {
        assert_eq!(flat("드라마 <세 번째 우산>이 끝났다. 다음은 <느린 물>."), ["세 번째 우산", "느린 물"]);
        for text in ["3 < 5이고 7 > 4다.", "앞 <p>글</p> 뒤", "<사진=새벽일보>를 봤다.", "경기 모습. <새벽일보>\n다음"]
        {
            assert!(flat(text).is_empty(), "{text}");
        }
    }

    #[test]
    fn unbalanced_marks_do_not_swallow_the_rest() {
        assert_eq!(
            flat("표' 받은 시장\n“간다”고 했다.\n그는 “온다고 했다.\n또 “선다”고 했다."),
            ["간다", "온다", "선다"]
        );
        assert_eq!(flat("그는 ”간다”고 했다."), ["간다"]);
    }

    #[test]
    fn a_quotation_over_paragraphs() {
        assert_eq!(flat("“처음은 작았다.\n\n“지금은 크다.”\n\n그는 웃었다."), ["처음은 작았다.\n\n“지금은 크다."]);
        assert_eq!(flat("“작았다.”\n\n“크다.”"), ["작았다.", "크다."]);
    }

    #[test]
    fn a_quotation_over_lines() {
        assert_eq!(
            flat("그는 \"오래 걸리\n더라도 간다\"고 했다. \"온\n다\"고도 했다."),
            ["오래 걸리\n더라도 간다", "온\n다"]
        );
    }

    #[test]
    fn many_marks_in_linear_time() {
        for mark in ["\"", "“", "'", "‘", "」", "“‘"] {
            pairs(&mark.repeat(50_000));
        }
    }
}
