//! Tokens: the words that names are made of, and the single marks between them.

use super::ends::Ends;
use super::heads::{Head, Heads};
use super::likeness::{self, Korean};
use crate::lexicon;
use crate::span::Span;

/// What a token is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Hangul, Latin letters and digits without a break (한울전자, 나래AI, 63빌딩).
    Word,
    /// Chinese characters.
    Hanja,
    /// One mark.
    Mark(char),
}

/// One token.
#[derive(Debug, Clone, Copy)]
pub struct Token {
    /// Where it stands.
    pub span: Span,
    /// What it is made of.
    pub kind: Kind,
    /// Whether white space stands before it.
    pub space: bool,
    /// Whether it is the first of its line.
    pub line: bool,
}

/// The tokens of a text.
#[derive(Debug)]
pub struct Tokens<'a> {
    /// The text.
    pub text: &'a str,
    /// By start.
    pub items: Vec<Token>,
    /// The words of each token.
    words: Vec<&'a str>,
    /// How the text at each token begins.
    heads: Vec<Head>,
    /// The readings of all words, one word after the other, and where those of each token begin.
    tails: Vec<Tail>,
    first: Vec<usize>,
}

/// Whether `c` is a composed syllable of Hangul.
pub const fn is_hangul(c: char) -> bool {
    matches!(c, '가'..='힣')
}

/// Whether `c` is a Chinese character.
pub const fn is_hanja(c: char) -> bool {
    matches!(c, '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{3400}'..='\u{4dbf}')
}

/// Whether `c` is a letter of the Latin alphabet (with or without accents).
pub const fn is_latin(c: char) -> bool {
    c.is_ascii_alphabetic() || matches!(c, '\u{c0}'..='\u{24f}' | 'Ａ'..='Ｚ' | 'ａ'..='ｚ')
}

const fn is_word(c: char) -> bool {
    is_hangul(c) || is_latin(c) || c.is_ascii_digit()
}

impl<'a> Tokens<'a> {
    /// Cuts `text`, in one pass.
    pub fn read(text: &'a str) -> Self {
        let mut items: Vec<Token> = Vec::with_capacity(text.len() / 6);
        let (mut space, mut line) = (true, true);
        // The token that is being read: its start and its kind.
        let mut open: Option<(usize, Kind)> = None;
        let mut before = '\n';
        for (at, c) in text.char_indices() {
            // Most letters go on with a word.
            if is_hangul(c) && matches!(open, Some((_, Kind::Word))) {
                before = c;
                continue;
            }
            let kind = if is_word(c) {
                Some(Kind::Word)
            } else if is_hanja(c) {
                Some(Kind::Hanja)
            } else if c == '&' && is_latin(before) {
                // R&D, S&P: part of the word where a letter stands before it.
                Some(Kind::Word)
            } else if c.is_whitespace() {
                None
            } else {
                Some(Kind::Mark(c))
            };
            if let Some((start, k)) = open {
                if Some(k) == kind && !matches!(k, Kind::Mark(_)) {
                    before = c;
                    continue;
                }
                items.push(Token { span: Span::new(start, at), kind: k, space, line });
                (space, line) = (false, false);
            }
            open = kind.map(|k| (at, k));
            if kind.is_none() {
                space = true;
                line |= c == '\n';
            }
            before = c;
        }
        if let Some((start, k)) = open {
            items.push(Token { span: Span::new(start, text.len()), kind: k, space, line });
        }
        let mut tails = Vec::with_capacity(items.len() * 2);
        let mut first = Vec::with_capacity(items.len() + 1);
        let words: Vec<&str> = items.iter().map(|t| t.span.of(text)).collect();
        let heads = items.iter().map(|t| Head::of(text.get(t.span.start..).unwrap_or(""))).collect();
        for (token, word) in items.iter().zip(&words) {
            first.push(tails.len());
            if token.kind == Kind::Word {
                read_into(word, &mut tails);
            }
        }
        first.push(tails.len());
        Tokens { text, items, words, heads, tails, first }
    }

    /// The words of token `i`; empty where there is none.
    pub fn word(&self, i: usize) -> &'a str {
        self.words.get(i).copied().unwrap_or("")
    }

    /// Whether a word of `heads` may begin where token `i` does.
    pub fn begins(&self, i: usize, heads: &Heads) -> bool {
        self.heads.get(i).is_some_and(|&head| heads.may_begin(head))
    }

    /// The ways to read token `i` (see [`readings`]); none where it is no word.
    pub fn readings(&self, i: usize) -> &[Tail] {
        let range = self.first.get(i).zip(self.first.get(i + 1));
        range.and_then(|(&a, &b)| self.tails.get(a..b)).unwrap_or(&[])
    }

    /// Token `i` as a Korean name, without any tail.
    pub fn korean(&self, i: usize) -> Option<Korean> {
        self.readings(i).first()?.korean
    }

    /// Whether token `i` is a word.
    pub fn is_word(&self, i: usize) -> bool {
        self.items.get(i).is_some_and(|t| t.kind == Kind::Word)
    }

    /// The mark that token `i` is.
    pub fn mark(&self, i: usize) -> Option<char> {
        match self.items.get(i)?.kind {
            Kind::Mark(c) => Some(c),
            _ => None,
        }
    }

    /// Whether white space (or the start of the text) stands before token `i`.
    pub fn spaced(&self, i: usize) -> bool {
        self.items.get(i).is_none_or(|t| t.space)
    }

    /// Whether token `i` is written to a closing mark: “…”을, (현지시간)부터.
    pub fn behind_closing(&self, i: usize) -> bool {
        let mark = || self.mark(i.checked_sub(1)?);
        !self.spaced(i) && mark().is_some_and(|mark| "’”\"')]〉》".contains(mark))
    }

    /// Whether token `i` begins a line (or does not exist).
    pub fn begins_line(&self, i: usize) -> bool {
        self.items.get(i).is_none_or(|t| t.line)
    }

    /// Whether token `i` follows the one before it on the same line.
    pub fn follows(&self, i: usize) -> bool {
        self.items.get(i).is_some_and(|t| !t.line)
    }

    /// The index of the first token that starts at or after `offset`.
    pub fn at(&self, offset: usize) -> usize {
        self.items.partition_point(|t| t.span.start < offset)
    }

    /// The token after the bracket that opens at `i`, if it closes within `most` tokens on the same line.
    pub fn after_bracket(&self, i: usize, most: usize) -> Option<usize> {
        let close = match self.mark(i)? {
            '(' => ')',
            '[' => ']',
            '（' => '）',
            '〔' => '〕',
            _ => return None,
        };
        let mut depth = 0usize;
        for j in i + 1..(i + 1 + most).min(self.items.len()) {
            if self.begins_line(j) {
                return None;
            }
            match self.mark(j) {
                Some(c) if c == close && depth == 0 => return Some(j + 1),
                Some(c) if c == close => depth -= 1,
                Some('(' | '[' | '（' | '〔') => depth += 1,
                _ => {}
            }
        }
        None
    }
}

/// What stands after a stem in its word, and what the stem is like.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Tail {
    /// Length of the stem in bytes.
    pub stem: usize,
    /// The role that the tail gives it (`topic`, `subject` …); empty where nothing follows.
    pub role: &'static str,
    /// The stem as a Korean name, which many rules ask for.
    pub korean: Option<Korean>,
    /// Which lists have words that end as the stem does.
    pub ends: Ends,
}

impl Tail {
    /// Whether nothing follows the stem.
    pub const fn is_bare(self) -> bool {
        self.role.is_empty()
    }
}

/// Whether `c`, said aloud, ends in a consonant; `None` where its sound is not known.
pub fn closed(c: char) -> Option<bool> {
    is_hangul(c).then(|| !(c as u32 - 0xac00).is_multiple_of(28))
}

/// The ways to read `word` as a stem and what follows it, the longest stem first. The whole word comes first, with no
/// tail.
pub fn readings(word: &str) -> Vec<Tail> {
    let mut out = Vec::new();
    read_into(word, &mut out);
    out
}

fn read_into(word: &str, out: &mut Vec<Tail>) {
    let ends = Ends::of(word);
    out.push(Tail { stem: word.len(), role: "", korean: likeness::korean(word), ends });
    if !ends.has(Ends::TAIL) {
        return;
    }
    for (at, _) in word.char_indices().rev().take(7) {
        let (Some(stem), Some(tail)) = (word.get(..at), word.get(at..)) else { continue };
        let Some(last) = stem.chars().next_back() else { continue };
        let Some(row) = lexicon::tails().get(tail) else { continue };
        let fits = match (row.field(0), closed(last)) {
            ("c", Some(c)) => c || tail.starts_with('으') && (last as u32 - 0xac00) % 28 == 8,
            // 로 follows ㄹ as well.
            ("v", Some(c)) => !c || tail.starts_with('로') && (last as u32 - 0xac00) % 28 == 8,
            _ => true,
        };
        if fits {
            out.push(Tail { stem: at, role: row.field(1), korean: likeness::korean(stem), ends: Ends::of(stem) });
        }
    }
}

/// The reading of `word` whose stem is exactly `stem` bytes long.
pub fn reading_at(word: &str, stem: usize) -> Option<Tail> {
    readings(word).into_iter().find(|t| t.stem == stem)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cuts() {
        let t = Tokens::read("나래AI 민유라(52)는\n李·S&P");
        let words: Vec<_> = (0..t.items.len()).map(|i| t.word(i)).collect();
        assert_eq!(words, ["나래AI", "민유라", "(", "52", ")", "는", "李", "·", "S&P"]);
        assert!(t.spaced(1) && !t.spaced(2) && t.begins_line(6) && !t.begins_line(7) && t.begins_line(0));
        assert_eq!(t.after_bracket(2, 4), Some(5));
        assert_eq!(t.after_bracket(2, 1), None);
        assert!(Tokens::read("").items.is_empty());
    }

    #[test]
    fn reads_tails() {
        let stems = |w: &'static str| {
            readings(w).into_iter().map(|t| (w.get(..t.stem).unwrap_or(""), t.role)).collect::<Vec<_>>()
        };
        assert_eq!(stems("장관은"), [("장관은", ""), ("장관", "topic")]);
        assert_eq!(stems("의원에게는"), [("의원에게는", ""), ("의원에게", "topic"), ("의원", "dative")]);
        assert_eq!(stems("대표를"), [("대표를", ""), ("대표", "object")]);
        // 는 follows a vowel, 은 a consonant.
        assert_eq!(stems("장관는"), [("장관는", "")]);
        assert_eq!(stems("대표은"), [("대표은", "")]);
        assert_eq!(stems("서울로"), [("서울로", ""), ("서울", "way")]);
    }
}
