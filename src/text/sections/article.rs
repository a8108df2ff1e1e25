//! Where the article stands on the page, and what every line is around it.
//!
//! The body is the run of lines that holds the most running text and the least of everything else. Before it stand the
//! page's head, the headline, its deck and the byline; behind it the reporter's line, then other articles, comments and
//! the small print, which are not this article however much they look like it.

use super::debris::{self, Evidence};
use super::headline::{self, Vocabulary};
use super::lines::{End, Line, is_closing};
use super::{byline, caption, neighbours, prose};
use crate::analysis::SectionKind;
use crate::span::Span;

/// A line with all that speaks for each kind.
pub(super) struct Read<'t> {
    pub(super) line: Line,
    pub(super) words: &'t str,
    pub(super) page: Evidence,
    pub(super) prose: f64,
    byline: f64,
    pub(super) caption: f64,
    pub(super) headline: f64,
    /// Buttons, copyright, advertising.
    pub(super) debris: f64,
    /// Speaks to the reader where the article does not.
    pub(super) aside: bool,
    /// Markup stood in it.
    leaked: bool,
    /// Part of a paragraph that was broken at a fixed width.
    pub(super) wrapped: bool,
    kind: Option<SectionKind>,
}

impl Read<'_> {
    pub(super) fn is_prose(&self) -> bool {
        self.prose >= 3.0 && self.prose > self.debris && !self.aside && !self.is_caption()
    }

    pub(super) fn is_caption(&self) -> bool {
        self.caption >= 3.5 && self.caption + 1.0 >= self.byline && self.caption > self.debris
    }

    pub(super) fn is_byline(&self) -> bool {
        self.byline >= 3.0 && self.byline > self.debris - 1.0 && self.prose < 5.0 && !self.is_caption()
    }

    pub(super) fn is_debris(&self) -> bool {
        self.aside || self.debris >= 2.0 && self.debris >= self.prose
    }

    pub(super) fn heads_a_list(&self) -> bool {
        self.page.list >= 3.0 && self.prose < 3.0 && self.line.chars <= 40
    }

    /// The head of the readers' comments.
    fn is_comment(&self) -> bool {
        self.page.comment > 0.0 && self.prose < 3.0
    }

    /// A line of a menu: short, and nothing but a name.
    fn is_stub(&self) -> bool {
        self.line.chars <= 8 && self.line.sentences == 0 && self.line.words <= 2
    }
}

/// The kind of every line.
#[inline(never)]
pub fn kinds(text: &str, lines: &[Line], leaked: &dyn Fn(Span) -> bool) -> Vec<SectionKind> {
    let mut all = read(text, lines, leaked);
    neighbours::picture_lines(&mut all);
    neighbours::discount_manners(&mut all);
    match core(&all) {
        Some((first, last)) => {
            let vocabulary = vocabulary(&all, first, last);
            let last = resumed(&all, last, &vocabulary);
            let title = find_title(&all, first, &vocabulary).or_else(|| plain_title(&all, first));
            before(&mut all, first, title, &vocabulary);
            inside(&mut all, first, last);
            behind(&mut all, last);
        }
        None => without_body(&mut all),
    }
    all.iter().map(|r| r.kind.unwrap_or(SectionKind::Body)).collect()
}

fn read<'t>(text: &'t str, lines: &[Line], leaked: &dyn Fn(Span) -> bool) -> Vec<Read<'t>> {
    let wrapped = wrapped(text, lines);
    let one = |(line, wrapped): (&Line, bool)| {
        let words = line.of(text);
        let page = debris::evidence(words);
        let prose = match neighbours::is_marked_head(line, words) {
            true => 0.0,
            false => prose::score(line, words) + if wrapped { 3.0 } else { 0.0 },
        };
        let link = if is_link(words) { 4.0 } else { 0.0 };
        let shout = if words.ends_with("!!") { 2.0 } else { 0.0 };
        let row = if prose < 2.0 && line.sentences == 0 && debris::is_row_of_buttons(words) { 4.0 } else { 0.0 };
        // A long line of many sentences is an article, whatever stands at its ends.
        let small = match (line.sentences, line.chars) {
            (4.., 300..) => 0.0,
            (3.., 150..) => 0.4,
            _ => 1.0,
        };
        Read {
            line: *line,
            words,
            prose,
            byline: byline::score(line, words, &page),
            caption: caption::score(line, words, &page),
            headline: headline::shape(line, words),
            debris: small
                * (page.button.min(8.0)
                    + page.list
                    + page.legal.min(8.0)
                    + page.promo
                    + page.comment
                    + link
                    + shout
                    + row),
            page,
            aside: false,
            leaked: leaked(line.span),
            wrapped,
            kind: None,
        }
    };
    lines.iter().zip(wrapped).map(one).collect()
}

fn is_link(words: &str) -> bool {
    !words.contains(char::is_whitespace) && (words.starts_with("http") || words.starts_with("www."))
}

/// Lines of paragraphs that were broken at a fixed width: neighbours of nearly one width, most of them open-ended, with
/// sentences running on from one to the next.
fn wrapped(text: &str, lines: &[Line]) -> Vec<bool> {
    let mut out = vec![false; lines.len()];
    let mut from = 0;
    while from < lines.len() {
        let to =
            lines.get(from + 1..).unwrap_or(&[]).iter().position(|l| l.gap > 0).map_or(lines.len(), |n| from + 1 + n);
        let block = lines.get(from..to).unwrap_or(&[]);
        let widest = block.iter().map(|l| l.columns).max().unwrap_or(0);
        let full = block.iter().filter(|l| l.columns * 100 >= widest * 85).count();
        let open = block.iter().filter(|l| l.end == End::Open).count();
        let ended = block.iter().any(|l| l.sentences > 0);
        let josa = block.iter().map(|l| l.josa).sum::<usize>();
        let words = block.iter().map(|l| l.words).sum::<usize>();
        if block.len() >= 4
            && widest >= 40
            && full * 10 >= block.len() * 6
            && open * 10 >= block.len() * 4
            && ended
            && josa * 4 >= words
        {
            out.iter_mut().take(to).skip(from).for_each(|w| *w = true);
        }
        from = to;
    }
    // A line that begins with a full stop is the rest of the one before.
    for (slot, next) in out.iter_mut().zip(lines.iter().skip(1)) {
        *slot |= next.gap == 0 && next.of(text).starts_with(['.', ',', ')']);
    }
    out
}

/// The first and last line of the body: the run with the greatest sum, where running text counts for itself and what
/// does not belong into a body against it.
fn core(all: &[Read<'_>]) -> Option<(usize, usize)> {
    let mut best: Option<(i64, usize, usize)> = None;
    let (mut sum, mut from) = (0_i64, 0);
    for (i, r) in all.iter().enumerate() {
        let value = worth(all, i, r);
        if sum <= 0 {
            (sum, from) = (0, i);
        }
        if sum == 0 && value <= 0 {
            continue;
        }
        sum += value;
        if value > 0 && best.is_none_or(|(top, _, _)| sum > top) {
            best = Some((sum, from, i));
        }
    }
    best.map(|(_, from, to)| (from, to))
}

fn worth(all: &[Read<'_>], i: usize, r: &Read<'_>) -> i64 {
    if r.page.legal >= 5.0 && r.is_debris() {
        return -250;
    }
    if r.heads_a_list() {
        return -150;
    }
    if r.is_prose() {
        return if may_be_a_headline(all, i, r) { -5 } else { r.line.chars.min(400) as i64 };
    }
    if r.is_caption() {
        return -2;
    }
    if r.is_debris() {
        return -15;
    }
    if r.is_byline() {
        return -25;
    }
    -10
}

/// A headline may be a whole sentence: …소금물로 만들었다. It has no full stop, and no running text stands before it.
fn may_be_a_headline(all: &[Read<'_>], i: usize, r: &Read<'_>) -> bool {
    let open = r.line.end != End::Sentence || !r.words.trim_end_matches(is_closing).ends_with('.');
    let first = !all.get(..i).unwrap_or(&[]).iter().rev().take(8).any(|b| b.is_prose() && b.line.end == End::Sentence);
    let stops = all.get(i + 1..).unwrap_or(&[]).iter().take(12).any(|n| n.is_prose() && n.line.end == End::Sentence);
    open && first && !r.wrapped && r.line.chars < 80 && r.headline >= 1.5 && (stops || i == 0) && all.len() > 1
}

/// Where the article really ends: behind a list of other articles it may go on. What tells is that the words of the
/// article come back, in whole sentences of its own style, before the small print and the comments.
fn resumed(all: &[Read<'_>], last: usize, vocabulary: &Vocabulary) -> usize {
    let mut end = last;
    for (i, r) in all.iter().enumerate().skip(last + 1).take(60) {
        if r.page.legal >= 5.0 && r.is_debris() || r.is_comment() {
            break;
        }
        let whole = r.is_prose() && r.line.end == End::Sentence && r.line.chars >= 60 && r.line.polite == 0;
        let shared = if whole { vocabulary.shared(r.words) } else { 0 };
        if shared >= 4 && shared * 4 >= r.line.words {
            end = i;
        }
    }
    end
}

/// The words of the body's first 4,000 characters or so.
fn vocabulary(all: &[Read<'_>], first: usize, last: usize) -> Vocabulary {
    let mut room = 4000_usize;
    let body = all.get(first..=last).unwrap_or(&[]).iter().take_while(|r| {
        let open = room > 0;
        room = room.saturating_sub(r.line.chars);
        open
    });
    Vocabulary::of(body.map(|r| r.words))
}

/// The headline: of the lines before the body (or its first line, where that is short) the one that looks most like it
/// and whose words come back in the body. Of equals the first, because the deck looks alike.
fn find_title(all: &[Read<'_>], first: usize, vocabulary: &Vocabulary) -> Option<usize> {
    let score = |(i, r): (usize, &Read<'_>)| -> Option<(usize, f64, f64)> {
        if r.is_caption() || r.line.chars > 140 {
            return None;
        }
        let shared = vocabulary.shared(r.words).min(5) as f64;
        let first_line = if i == 0 { 1.5 } else { 0.0 };
        let near = (first - i).min(100) as f64 * 0.02;
        let score = r.headline + shared * 0.8 + first_line - r.debris - r.byline.max(0.0) * 0.7 - near;
        (score >= 3.0).then_some((i, score, shared))
    };
    let mut candidates: Vec<(usize, f64, f64)> = all.iter().enumerate().take(first).filter_map(score).collect();
    // A headline under 관련 기사 is another article's, however much of this one it repeats.
    let listed = neighbours::listed(all, first);
    let other = |i: usize| listed.get(i).copied().unwrap_or(false);
    if candidates.iter().any(|c| !other(c.0) && c.2 >= 1.6) {
        candidates.retain(|c| !other(c.0));
    }
    let top = candidates.iter().map(|c| c.1).fold(f64::MIN, f64::max);
    // The deck repeats more of the body than the headline does, but it comes second.
    let first_good = candidates.iter().position(|c| c.1 >= top - 4.0 && c.1 >= 4.5 && c.2 >= 1.6);
    let mut best = first_good.or_else(|| candidates.iter().position(|c| c.1 >= top - 1.5))?;
    while let Some(above) = best.checked_sub(1) {
        let (Some(upper), Some(lower)) = (candidates.get(above), candidates.get(best)) else { break };
        if upper.0 + 1 != lower.0 || upper.2 < 1.6 && upper.1 < 5.0 || upper.2 == 0.0 {
            break;
        }
        best = above;
    }
    let found = candidates.get(best).map(|c| c.0)?;
    // A text that begins with a headline begins with the headline.
    let heads =
        |r: &Read<'_>| r.headline >= 0.0 && r.line.words >= 2 && r.debris < 1.0 && !r.is_byline() && !r.is_caption();
    let first_line = found == 1 && all.first().is_some_and(heads);
    Some(if first_line { 0 } else { found })
}

/// Where no line repeats the words of the body: the first line, if it may be a headline at all.
fn plain_title(all: &[Read<'_>], first: usize) -> Option<usize> {
    let r = all.first()?;
    let clipped = r.line.end == End::Open && !r.line.unclosed;
    let may = clipped && r.headline >= 1.0 && r.debris < 1.0 && !r.is_byline() && !r.is_caption();
    (may && (1..=6).contains(&first)).then_some(0)
}

/// The page's head, the headline and what stands between it and the body.
fn before(all: &mut [Read<'_>], first: usize, title: Option<usize>, vocabulary: &Vocabulary) {
    let words = title.and_then(|t| all.get(t)).map(|r| r.words);
    let mut near_title = false;
    for i in 0..first {
        let Some(r) = all.get(i) else { break };
        let below = title.is_some_and(|t| i > t);
        let again = words.is_some_and(|w| headline::same(w, r.words)) && !r.leaked;
        let kind = if Some(i) == title || again {
            SectionKind::Title
        } else if r.is_caption() && (below || title.is_none() || r.line.chars > 30) {
            SectionKind::Caption
        } else if (r.is_byline() || labels_a_stamp(all, i)) && (below || title.is_none()) {
            SectionKind::Byline
        } else if r.is_debris() || r.heads_a_list() {
            SectionKind::Boilerplate
        } else if below && r.is_prose() || i + 1 == first && (is_label(r.words) || r.line.unclosed) {
            SectionKind::Body
        } else if below
            && r.line.chars >= 8
            && r.line.words >= 2
            && (near_title || r.headline >= 2.0 && vocabulary.shared(r.words) > 0)
            && !r.leaked
        {
            SectionKind::Subtitle
        } else {
            SectionKind::Boilerplate
        };
        near_title = matches!(kind, SectionKind::Title | SectionKind::Subtitle);
        set(all, i, kind);
    }
}

/// Whether the line only names the time stamp below it: 발행, 수정.
fn labels_a_stamp(all: &[Read<'_>], i: usize) -> bool {
    let label = all.get(i).is_some_and(|r| r.page.stamp > 0.0 && r.line.chars <= 8);
    label && all.get(i + 1).is_some_and(|n| n.is_byline() && n.line.digits >= 6)
}

/// Everything between the first and the last paragraph.
fn inside(all: &mut [Read<'_>], first: usize, last: usize) {
    // Where blank lines set nothing off, any line may stand apart.
    let dense = all.iter().skip(1).all(|r| r.line.gap == 0);
    let mut in_list = false;
    let heads = neighbours::marked_heads(all, first, last);
    for i in first..=last {
        let Some(r) = all.get(i) else { break };
        let prose_near = |j: Option<usize>| j.and_then(|j| all.get(j)).is_some_and(|n| n.is_prose() || n.is_caption());
        let between = prose_near(i.checked_sub(1)) || prose_near(Some(i + 1));
        let kind = if r.is_prose() || r.aside && r.prose >= 3.0 && r.debris < 1.0 {
            in_list = false;
            SectionKind::Body
        } else if r.is_caption() || caption::is_alt_text(&r.line, r.words) {
            SectionKind::Caption
        } else if r.heads_a_list() || r.page.legal >= 5.0 && r.is_debris() {
            in_list = true;
            SectionKind::Boilerplate
        } else if r.is_debris() || in_list && r.headline >= 1.0 {
            SectionKind::Boilerplate
        } else if r.is_byline() {
            SectionKind::Byline
        } else if heads.binary_search(&i).is_ok() {
            SectionKind::Subtitle
        } else if is_turn(r) {
            SectionKind::Body
        } else if r.headline >= 1.0
            && r.line.chars <= 70
            && r.line.end != End::Sentence
            && between
            && (dense || stands_apart(r))
        {
            SectionKind::Subtitle
        } else if r.is_stub() && !is_label(r.words) && (dense || stands_apart(r)) && r.line.hangul < r.line.chars {
            SectionKind::Boilerplate
        } else {
            SectionKind::Body
        };
        set(all, i, kind);
    }
}

/// A turn of an interview or an item of a list: ―언제부터 모았나. / Q. … / ▲ … / “…”
fn is_turn(r: &Read<'_>) -> bool {
    let words = r.words;
    let letter = |l: &str| words.strip_prefix(l).is_some_and(|r| r.starts_with(['.', ' ', ':', ')']));
    let quote = words.starts_with(['“', '"', '‘']) && words.ends_with(['”', '"', '’', '.']);
    quote || words.starts_with(MARKS) || ["Q", "A", "문", "답"].iter().any(|l| letter(l))
}

/// What stands before an interview's turn or an item of a list.
pub(super) const MARKS: [char; 16] = ['―', '—', '-', '–', '─', '▷', '▲', '△', '·', '•', '○', '●', '∙', '※', '*', '◦'];

/// Who speaks in a broadcast: <앵커>, [기자], ◀ 리포트 ▶
fn is_label(words: &str) -> bool {
    words.chars().count() <= 12
        && words.starts_with(['<', '[', '【', '◀', '〈'])
        && words.ends_with(['>', ']', '】', '▶', '〉'])
}

/// Whether a blank line before it, or a mark of its own, sets the line off from the text above.
fn stands_apart(r: &Read<'_>) -> bool {
    r.line.gap > 0 || r.words.starts_with(['■', '◆', '◇', '□', '▣', '◈', '<', '[', '【', '〈', '#', '▶', '●', '○'])
}

/// The reporter's line and then the rest of the page.
fn behind(all: &mut [Read<'_>], last: usize) {
    let rest = list_behind(all, last);
    (last + 1..rest).for_each(|i| set(all, i, SectionKind::Body));
    let mut other_articles = false;
    // Nothing but captions so far.
    let mut next_to_body = true;
    for i in rest..all.len() {
        let Some(r) = all.get(i) else { break };
        let source = r.words.starts_with(['[', '출']) && r.page.stamp >= 2.0;
        let kind = if r.is_caption() && !other_articles {
            SectionKind::Caption
        } else if (r.is_byline() || labels_a_stamp(all, i)) && (!other_articles || source)
            || next_to_body && (is_publisher(r) || r.debris < 2.0 && byline::is_author(&r.line, r.words))
        {
            SectionKind::Byline
        } else {
            other_articles |= r.heads_a_list() || r.is_comment();
            other_articles |= r.headline >= 3.0 && (r.line.joint || r.line.quoted);
            SectionKind::Boilerplate
        };
        next_to_body &= matches!(kind, SectionKind::Caption | SectionKind::Byline);
        set(all, i, kind);
    }
}

/// Just past the table or list that still belongs to the article: results, forecasts, the last turns of an interview.
fn list_behind(all: &[Read<'_>], last: usize) -> usize {
    let run = all.get(last + 1..).unwrap_or(&[]);
    let stop = |r: &Read<'_>| r.is_byline() || r.is_caption() || r.is_debris() || r.heads_a_list() || r.aside;
    let run = run.iter().position(stop).map_or(run, |n| run.get(..n).unwrap_or(&[]));
    let items = run.iter().filter(|r| is_item(r)).count();
    let title = |r: &&Read<'_>| r.headline >= 3.0 && r.line.end != End::Sentence && (r.line.joint || r.line.quoted);
    let titles = run.iter().filter(title).count();
    if items * 2 >= run.len() && titles * 3 <= run.len() { last + 1 + run.len() } else { last + 1 }
}

/// A row of a list or table: an interview's turn, a mark in front, mostly numbers.
fn is_item(r: &Read<'_>) -> bool {
    is_turn(r) || r.line.digits * 4 >= r.line.chars || r.words.starts_with(['▶', '◆', '◇', '■', '□'])
}

/// The publisher's name, or reporter | photographer, alone behind the body.
fn is_publisher(r: &Read<'_>) -> bool {
    let name = r.is_stub() && r.line.words == 1 && r.line.hangul + r.line.latin == r.line.chars;
    let parts = r.words.contains(" | ") && r.line.chars <= 60;
    let closed = r.words.starts_with(['[', '<', '【']) && r.words.ends_with([']', '>', '】']) && r.line.chars <= 30;
    r.debris < 2.0 && r.line.sentences == 0 && (name || parts || closed)
}

/// A text without running text: headlines, a clipped line, a menu.
fn without_body(all: &mut [Read<'_>]) {
    let mut title = false;
    for i in 0..all.len() {
        let Some(r) = all.get(i) else { break };
        let kind = if r.is_caption() {
            SectionKind::Caption
        } else if r.is_byline() {
            SectionKind::Byline
        } else if r.is_debris() && (all.len() > 1 || r.debris >= 4.0) {
            SectionKind::Boilerplate
        } else if r.line.end == End::Open && (r.line.joint || r.line.quoted || all.len() > 1) && r.headline >= 2.0 {
            if std::mem::replace(&mut title, true) { SectionKind::Subtitle } else { SectionKind::Title }
        } else {
            SectionKind::Body
        };
        set(all, i, kind);
    }
}

fn set(all: &mut [Read<'_>], i: usize, kind: SectionKind) {
    if let Some(r) = all.get_mut(i) {
        r.kind = Some(kind);
    }
}
