//! The marked words of an article: which are speech, and what stands around each.

use super::speech::{Around, Verdict, decide};
use super::tail::{self, Built, Tail};
use super::{NotSpeech, Quote};
use crate::analysis::SectionKind;
use crate::evidence::Reason;
use crate::span::Span;
use crate::text::Document;
use crate::text::marks::Marked;

/// A quote on its way.
#[derive(Debug)]
pub struct Draft {
    /// A number of its own; other drafts refer to it by this.
    pub id: usize,
    /// What is known so far.
    pub quote: Quote,
    /// The id of the quote that holds it.
    pub outer: Option<usize>,
    /// From the opening mark to the closing one; the words themselves where there are no marks.
    pub whole: Span,
    /// How it is built in.
    pub tail: Tail,
    /// The sentence that it begins in.
    pub sentence: usize,
}

impl Draft {
    /// The marks with the ending that is written to them (“…”라고), which is no word of the sentence.
    pub fn masked(&self) -> Span {
        match self.tail.built {
            Built::Report | Built::And | Built::Adnominal => self.whole.join(self.tail.span),
            Built::Copula | Built::Particle | Built::Bare => self.whole,
        }
    }
}

/// Quotations within quotations that are told apart. Each gives its words, so that without a bound a text of nothing
/// but marks would give more words than it has by its own length.
const DEEPEST: usize = 8;

/// Some 15 eojeol, in bytes: as far as a reporting verb counts as near.
const NEAR: usize = 400;

/// Decides on every pair of marks outside boilerplate and byline.
#[inline(never)]
pub fn find(doc: &Document<'_>) -> (Vec<Draft>, Vec<NotSpeech>) {
    let text = doc.text();
    let mut drafts: Vec<Draft> = Vec::new();
    let mut not_speech = Vec::new();
    // For each pair of marks the id of the draft made from it.
    let mut made: Vec<Option<usize>> = Vec::with_capacity(doc.marks.len());
    let mut depths: Vec<usize> = Vec::with_capacity(doc.marks.len());
    for marked in &doc.marks {
        let depth = marked.outer.and_then(|o| depths.get(o)).map_or(0, |d| d + 1);
        depths.push(depth);
        if depth >= DEEPEST {
            made.push(None);
            continue;
        }
        let section = doc.kind_at(marked.open.start);
        if matches!(section, SectionKind::Boilerplate | SectionKind::Byline) {
            made.push(None);
            continue;
        }
        let outer = marked.outer.and_then(|o| made.get(o).copied().flatten());
        let inner = trimmed(text, marked.inner);
        let tail = tail::find(text, marked.close.end, inner.of(text));
        let around = around(text, marked, inner, tail, section, outer.is_some());
        match decide(marked, &around) {
            Verdict::Speech { kind, rule, score } => {
                let id = drafts.len();
                let quote = Quote {
                    evidence: vec![Reason::new(rule, if tail.span.is_empty() { marked.open } else { tail.span })],
                    ..Quote::at(inner, kind, id, score)
                };
                let sentence = doc.sentence_at(marked.open.start).unwrap_or(0);
                drafts.push(Draft { id, quote, outer, whole: marked.span(), tail, sentence });
                made.push(Some(id));
            }
            Verdict::Term { rule } => {
                not_speech.push(NotSpeech { span: inner, reason: rule });
                // What stands inside a term belongs to whatever holds the term.
                made.push(outer);
            }
        }
    }
    (drafts, not_speech)
}

/// `span` without the spaces at its ends.
fn trimmed(text: &str, span: Span) -> Span {
    let words = span.of(text);
    let lead = words.len() - words.trim_start().len();
    let core = words.trim().len();
    Span::new(span.start + lead, span.start + lead + core)
}

fn around<'a>(text: &'a str, m: &Marked, inner: Span, tail: Tail, section: SectionKind, inside: bool) -> Around<'a> {
    let line = window(text, tail.span.end, NEAR);
    let before = text.get(back(text, m.open.start, 60)..m.open.start).unwrap_or("");
    let before = before.rsplit('\n').next().unwrap_or("").trim_end();
    Around {
        inner: inner.of(text),
        before: before.rsplit(char::is_whitespace).next().unwrap_or(""),
        tail,
        after: line,
        section,
        inside,
        text,
    }
}

/// What stands from `at` to the end of the line, at most up to the character that `most` bytes end in.
fn window(text: &str, at: usize, most: usize) -> &str {
    let rest = text.get(at..).unwrap_or("");
    let end = (most..rest.len()).find(|&n| rest.is_char_boundary(n)).unwrap_or(rest.len());
    let near = rest.get(..end).unwrap_or("");
    near.split_once('\n').map_or(near, |(line, _)| line)
}

/// About `most` bytes before `at`, on a character boundary.
fn back(text: &str, at: usize, most: usize) -> usize {
    let mut from = at.saturating_sub(most);
    while !text.is_char_boundary(from) {
        from += 1;
    }
    from
}

#[cfg(test)]
mod tests {
    use crate::{Options, analyze};

    #[test]
    fn marks_nested_without_end_give_no_more_words_than_a_few_times_the_text() {
        let text = format!("{}나는 간다{}고 말했다.", "“가 ‘나 ".repeat(500), "’라고 ”고 ".repeat(500));
        let result = analyze(&text, &Options::default());
        let words: usize = result.quotes.iter().map(|q| q.text.len()).sum::<usize>()
            + result.not_speech.iter().map(|n| n.text.len()).sum::<usize>();
        assert!(words > 0 && words <= super::DEEPEST * text.len(), "{words} of {}", text.len());
    }
}
