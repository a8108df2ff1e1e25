//! A sentence as the reporter wrote it: its eojeol, with the quotations left out.

use crate::order;
use crate::span::Span;
use crate::text::hangul::is_syllable;

/// An eojeol outside quotations.
#[derive(Debug, Clone, Copy)]
pub struct Word {
    /// Without marks and punctuation at its ends; brackets inside stay (김모(41)씨는).
    pub span: Span,
    /// Whether a comma follows.
    pub comma: bool,
    /// Whether it is written to a quotation before it.
    pub glued: bool,
    /// Its place among the parts.
    place: usize,
}

/// The word `at` of `words` as it stands in `text`; nothing where there is none.
pub fn form<'t>(text: &'t str, words: &[Word], at: usize) -> &'t str {
    words.get(at).map_or("", |word| word.span.of(text))
}

/// A part of a sentence, in order.
#[derive(Debug, Clone, Copy)]
pub enum Part {
    /// Index into [`Clause::words`].
    Word(usize),
    /// Index into the quotes that were given.
    Quote(usize),
}

impl Part {
    /// The word that it is.
    pub const fn word(&self) -> Option<usize> {
        match self {
            Part::Word(word) => Some(*word),
            Part::Quote(_) => None,
        }
    }
}

/// A sentence with its quotations as single parts.
#[derive(Debug, Default)]
pub struct Clause {
    /// All words, by start.
    pub words: Vec<Word>,
    /// Words and quotations, by start.
    pub parts: Vec<Part>,
    /// (quotation, its place among the parts), by quotation: one sentence may hold very many.
    places: Vec<(usize, usize)>,
    /// Where the last quotation ended.
    quote_end: Option<usize>,
}

impl Clause {
    /// Reads `span` of `text`; `quotes` are its outermost quotations, marks included, by start: (index, span).
    pub fn read(text: &str, span: Span, quotes: &[(usize, Span)]) -> Clause {
        let mut clause = Clause::default();
        // A word has some nine bytes, with its space.
        let marked: usize = quotes.iter().map(|(_, quote)| quote.len()).sum();
        let words = span.len().saturating_sub(marked) / 7 + 1;
        clause.words.reserve(words);
        clause.parts.reserve(words + quotes.len());
        let mut from = span.start;
        for &(index, quote) in quotes {
            clause.words_of(text, Span::new(from, quote.start));
            clause.places.push((index, clause.parts.len()));
            clause.parts.push(Part::Quote(index));
            from = quote.end.max(from);
            clause.quote_end = Some(from);
        }
        clause.words_of(text, Span::new(from, span.end));
        order::by(&mut clause.places, |&(quote, part)| (quote as u64, part as u64));
        clause
    }

    fn words_of(&mut self, text: &str, span: Span) {
        self.words_up_to(text, span, usize::MAX);
    }

    fn words_up_to(&mut self, text: &str, span: Span, most: usize) {
        let mut start = None;
        let mut depth = 0usize;
        let body = span.of(text);
        for (i, c) in body.char_indices() {
            if is_syllable(c) {
                start = start.or(Some(span.start + i));
                continue;
            }
            match c {
                '(' | '[' => depth += 1,
                ')' | ']' => depth = depth.saturating_sub(1),
                _ => {}
            }
            // 청장…주민들: an ellipsis in a title parts clauses. Spaces inside brackets do not end an eojeol, unless the bracket is never closed nearby.
            let splits = (c.is_whitespace() || c == '…') && (depth == 0 || !closes_soon(body.get(i..).unwrap_or("")));
            if splits {
                depth = 0;
                self.push(text, start.take(), span.start + i);
                if self.words.len() >= most {
                    return;
                }
            } else if start.is_none() {
                start = Some(span.start + i);
            }
        }
        self.push(text, start, span.end);
    }

    fn push(&mut self, text: &str, start: Option<usize>, end: usize) {
        let Some(start) = start else { return };
        let raw = Span::new(start, end).of(text);
        let edge = |c: char| matches!(c, ',' | '.' | '?' | '!' | '…' | '、' | '，' | '。' | ';' | ':' | '~');
        let bullet = |c: char| {
            matches!(c, '▲' | '△' | '▶' | '▷' | '■' | '□' | '◆' | '◇' | '○' | '●' | '-' | '–' | '—' | '*' | '·')
        };
        let (mut core, mut comma) = (raw, false);
        // Most words begin with a syllable, and end with one.
        if !raw.starts_with(is_syllable) {
            core = core.trim_start_matches(|c: char| edge(c) || bullet(c));
        }
        let lead = raw.len() - core.len();
        if !raw.ends_with(is_syllable) {
            comma = raw.ends_with([',', '、', '，']);
            core = core.trim_end_matches(edge);
        }
        if core.is_empty() {
            return;
        }
        let place = self.parts.len();
        self.parts.push(Part::Word(self.words.len()));
        let glued = lead == 0 && self.quote_end == Some(start);
        self.words.push(Word { span: Span::new(start + lead, start + lead + core.len()), comma, glued, place });
    }

    /// The first `most` words of `span`, without quotations.
    pub fn begin(text: &str, span: Span, most: usize) -> Clause {
        let mut clause = Clause::default();
        clause.words_up_to(text, span, most);
        clause
    }

    /// The index of the first word that starts at or after `offset`.
    pub fn word_from(&self, offset: usize) -> usize {
        self.words.partition_point(|w| w.span.start < offset)
    }

    /// The place of a word among the parts.
    pub fn place_of_word(&self, word: usize) -> usize {
        self.words.get(word).map_or(0, |w| w.place)
    }

    /// The parts in front of a quotation; none where it is not of this sentence.
    pub fn before(&self, quote: usize) -> &[Part] {
        self.place(quote).and_then(|at| self.parts.get(..at)).unwrap_or(&[])
    }

    /// The parts behind a quotation; all of them where it is not of this sentence.
    pub fn after(&self, quote: usize) -> &[Part] {
        self.place(quote).map_or(Some(self.parts.as_slice()), |at| self.parts.get(at + 1..)).unwrap_or(&[])
    }

    /// The last of the quotations that follow `quote` without a word between.
    pub fn last_of_row(&self, quote: usize) -> usize {
        let row = self.after(quote).iter().map_while(|part| match part {
            Part::Quote(next) => Some(*next),
            Part::Word(_) => None,
        });
        row.last().unwrap_or(quote)
    }

    /// The words right behind a quotation, as far as the next one.
    pub fn words_after(&self, quote: usize) -> impl Iterator<Item = usize> + '_ {
        self.after(quote).iter().map_while(Part::word)
    }

    fn place(&self, quote: usize) -> Option<usize> {
        let at = self.places.binary_search_by_key(&quote, |&(quote, _)| quote).ok()?;
        self.places.get(at).map(|&(_, place)| place)
    }
}

/// Whether a bracket is closed within the next few words.
fn closes_soon(rest: &str) -> bool {
    rest.chars().take(40).take_while(|&c| c != '\n').any(|c| matches!(c, ')' | ']'))
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn words_around_a_quotation() {
        let text = "김모(41, 회사원)씨는 “간다”고, 웃으며 말했다.";
        let quote = Span::new(text.find('“').unwrap(), text.find('”').unwrap() + '”'.len_utf8());
        let clause = Clause::read(text, Span::new(0, text.len()), &[(7, quote)]);
        let words: Vec<&str> = clause.words.iter().map(|w| w.span.of(text)).collect();
        assert_eq!(words, ["김모(41, 회사원)씨는", "고", "웃으며", "말했다"]);
        assert!(clause.words[1].comma && !clause.words[2].comma);
        assert_eq!((clause.before(7).len(), clause.after(7).len()), (1, 3));
    }
}
