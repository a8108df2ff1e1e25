//! What a line looks like: everything that later evidence asks about it, measured in one pass.

use crate::span::Span;
use crate::text::hangul;

/// How a line ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum End {
    /// A finished sentence: …했다. …입니까? …“…했다.”
    Sentence,
    /// A predicate without a mark behind it: …했다
    Predicate,
    /// Anything else.
    Open,
}

/// A line that is not blank.
#[derive(Debug, Clone, Copy)]
pub struct Line {
    /// Where it stands, without the space around it.
    pub span: Span,
    /// Characters.
    pub chars: usize,
    /// Hangul syllables.
    pub hangul: usize,
    /// Latin letters.
    pub latin: usize,
    /// ASCII digits.
    pub digits: usize,
    /// Columns on a screen: two for a wide character.
    pub columns: usize,
    /// Runs between spaces.
    pub words: usize,
    /// Words that seem to end in a particle: prose is full of them, headlines leave them out.
    pub josa: usize,
    /// Finished sentences, one at the end included.
    pub sentences: usize,
    /// Finished sentences in the polite style (…습니다. …세요.) outside quotation marks.
    pub polite: usize,
    /// How it ends.
    pub end: End,
    /// Byte just past the last finished sentence, from the start of the line; 0 where there is none.
    pub after_sentence: usize,
    /// Whether it holds quotation marks.
    pub quoted: bool,
    /// Whether it holds an ellipsis or an arrow, the joints of a headline.
    pub joint: bool,
    /// Whether a double quotation mark opened in it is not closed in it.
    pub unclosed: bool,
    /// Blank lines before it.
    pub gap: usize,
}

impl Line {
    /// The words of the line.
    pub fn of<'t>(&self, text: &'t str) -> &'t str {
        self.span.of(text)
    }

    /// The share of words that seem to end in a particle.
    pub fn josa_share(&self) -> f64 {
        if self.words == 0 { 0.0 } else { self.josa as f64 / self.words as f64 }
    }
}

/// The lines of `text` that are not blank. Any of LF, CRLF, CR, U+2028, U+2029, VT and FF ends a line.
#[inline(never)]
pub fn split(text: &str) -> Vec<Line> {
    bounds(text).into_iter().map(|(span, gap)| measure(span.of(text), span.start, gap)).collect()
}

/// Where the lines of `text` stand that are not blank, without the space around them, and how many blank lines stand
/// before each.
pub fn bounds(text: &str) -> Vec<(Span, usize)> {
    let mut out = Vec::new();
    let mut gap = 0;
    let mut from = 0;
    let bytes = text.as_bytes();
    let mut at = 0;
    loop {
        // All of these are found by their first byte; U+2028 and U+2029 are E2 80 A8 and E2 80 A9.
        let ends = |&b: &u8| matches!(b, b'\n' | b'\r' | 0x0B | 0x0C | 0xE2);
        let to = at + bytes.get(at..).unwrap_or(&[]).iter().position(ends).unwrap_or(bytes.len() - at);
        let next = match (bytes.get(to), bytes.get(to + 1), bytes.get(to + 2)) {
            (None, ..) => text.len() + 1,
            (Some(b'\r'), Some(b'\n'), _) => to + 2,
            (Some(0xE2), Some(0x80), Some(0xA8 | 0xA9)) => to + 3,
            (Some(0xE2), ..) => {
                at = to + 3;
                continue;
            }
            _ => to + 1,
        };
        let line = text.get(from..to).unwrap_or("");
        let start = from + (line.len() - line.trim_start_matches(is_blank).len());
        let end = from + line.trim_end_matches(is_blank).len();
        if start < end {
            out.push((Span::new(start, end), std::mem::take(&mut gap)));
        } else {
            gap += 1;
        }
        if next > text.len() {
            return out;
        }
        from = next;
        at = next;
    }
}

/// Whether `c` ends a line.
pub fn is_break(c: char) -> bool {
    matches!(c, '\n' | '\r' | '\u{2028}' | '\u{2029}' | '\u{0B}' | '\u{0C}')
}

/// Whether `c` is space of any kind, the invisible ones included.
#[inline]
pub fn is_blank(c: char) -> bool {
    if hangul::is_syllable(c) {
        return false;
    }
    c.is_whitespace() || matches!(c, '\u{FEFF}' | '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{00AD}' | '\u{3164}')
}

fn measure(line: &str, start: usize, gap: usize) -> Line {
    let mut out = Line {
        span: Span::new(start, start + line.len()),
        chars: 0,
        hangul: 0,
        latin: 0,
        digits: 0,
        columns: 0,
        words: 0,
        josa: 0,
        sentences: 0,
        polite: 0,
        end: End::Open,
        after_sentence: 0,
        quoted: false,
        joint: false,
        unclosed: false,
        gap,
    };
    let mut scan = Scan::default();
    for (at, c) in line.char_indices() {
        out.chars += 1;
        out.columns += 1 + usize::from(u32::from(c) >= 0x1100);
        if hangul::is_syllable(c) {
            out.hangul += 1;
        } else if c.is_ascii_alphabetic() {
            out.latin += 1;
        } else if c.is_ascii_digit() {
            out.digits += 1;
        } else if matches!(c, '"' | '“' | '”' | '‘' | '’' | '\'' | '「' | '『') {
            out.quoted = true;
        } else if matches!(c, '…' | '→' | '⋯' | '↑' | '↓') {
            out.joint = true;
        }
        scan.step(c, at, &mut out);
    }
    scan.step(' ', line.len(), &mut out);
    let tail = line.trim_end_matches(|c: char| is_closing(c) || is_blank(c));
    out.end = if out.after_sentence > 0 && out.after_sentence + 4 >= tail.len() && scan.sentence_is_last {
        End::Sentence
    } else if tail.chars().next_back().is_some_and(|c| matches!(c, '다' | '요' | '죠'))
        && scan.syllables_in_last_word > 1
    {
        End::Predicate
    } else {
        End::Open
    };
    out.joint |= line.contains("..");
    out.unclosed = scan.depth;
    out
}

/// What has to be remembered from character to character.
#[derive(Default)]
struct Scan {
    /// The last two characters that are neither space nor closing marks, the latest first.
    last: Option<char>,
    second: Option<char>,
    /// A full stop, question or exclamation mark stands open: where it is, and the two syllables before it.
    stop: Option<(char, char)>,
    depth: bool,
    in_word: bool,
    word_chars: usize,
    syllables_in_last_word: usize,
    sentence_is_last: bool,
}

impl Scan {
    fn step(&mut self, c: char, at: usize, out: &mut Line) {
        if hangul::is_syllable(c) {
            self.letter(c);
            return;
        }
        match c {
            '“' => self.depth = true,
            '”' => self.depth = false,
            '"' => self.depth = !self.depth,
            _ => {}
        }
        if is_blank(c) {
            if let Some((last, second)) = self.stop.take()
                && ends_sentence(last)
            {
                out.sentences += 1;
                out.after_sentence = at;
                self.sentence_is_last = true;
                out.polite += usize::from(!self.depth && is_polite(last, second));
            }
            if self.in_word {
                out.words += 1;
                self.syllables_in_last_word = self.word_chars;
                let josa = self.last.is_some_and(|l| {
                    matches!(
                        l,
                        '은' | '는'
                            | '을'
                            | '를'
                            | '이'
                            | '가'
                            | '에'
                            | '의'
                            | '로'
                            | '와'
                            | '과'
                            | '도'
                            | '서'
                            | '게'
                    )
                });
                out.josa += usize::from(josa && self.word_chars > 1);
            }
            self.in_word = false;
            self.word_chars = 0;
            return;
        }
        self.in_word = true;
        match c {
            '.' | '?' | '!' | '。' | '．' | '？' | '！' => {
                if let (Some(last), None) = (self.last, self.stop) {
                    self.stop = Some((last, self.second.unwrap_or(' ')));
                }
            }
            _ if is_closing(c) => {}
            _ => self.letter(c),
        }
    }

    fn letter(&mut self, c: char) {
        self.in_word = true;
        self.stop = None;
        self.sentence_is_last = false;
        self.second = self.last;
        self.last = Some(c);
        self.word_chars += 1;
    }
}

/// Marks that may stand between a sentence's last mark and the space behind it.
#[inline]
pub fn is_closing(c: char) -> bool {
    matches!(c, '"' | '\'' | '”' | '’' | ')' | ']' | '」' | '』' | '》' | '〉' | '>' | '}' | '＂' | '）')
}

/// Whether a mark behind the character `last` ends a sentence: no number, initial or abbreviation does.
pub fn ends_sentence(last: char) -> bool {
    hangul::is_syllable(last) || hangul::is_hanja(last)
}

fn is_polite(last: char, second: char) -> bool {
    last == '요' || last == '죠' || last == '오' || (last == '다' && second == '니') || (last == '까' && second == '니')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn one(line: &str) -> Line {
        let all = split(line);
        assert_eq!(all.len(), 1, "{line}");
        all[0]
    }

    #[test]
    fn lines_of_every_kind() {
        let text = "\u{FEFF}\n가\r\n\r\n나 \r다\u{2028}라";
        let all = split(text);
        assert_eq!(all.iter().map(|l| l.of(text)).collect::<Vec<_>>(), ["가", "나", "다", "라"]);
        assert_eq!(all.iter().map(|l| l.gap).collect::<Vec<_>>(), [1, 1, 0, 0]);
        assert!(split("").is_empty() && split(" \n\u{A0}").is_empty());
    }

    #[test]
    fn prose_and_headlines() {
        let prose = one("온빛시는 12일 다리를 전면 통제했다. 주민들은 “배로는 부족하다”고 말했다.");
        assert_eq!((prose.sentences, prose.polite, prose.end), (2, 0, End::Sentence));
        assert!(prose.josa_share() >= 0.4, "{prose:?}");
        let title = one("온빛시, 다리 전면 통제…주민 “배로는 부족”");
        assert_eq!((title.sentences, title.end, title.joint, title.quoted), (0, End::Open, true, true));
        assert_eq!(one("연구진이 소금물로 만들었다").end, End::Predicate);
        assert_eq!(one("“상은 됐고, 둑이나 고쳐 주소.”").end, End::Sentence);
        assert_eq!(one("3.5% 오른 1.2").sentences, 0);
    }

    #[test]
    fn politeness_is_the_reporters_own() {
        assert_eq!(one("댓글은 삭제될 수 있습니다. 로그인해 주세요.").polite, 2);
        assert_eq!(one("그는 “고맙습니다. 또 봐요.”라고 했다.").polite, 0);
    }
}
