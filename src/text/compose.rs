//! Composed text and the way back to the text as it was pasted.
//!
//! Pasted text comes in many forms: Hangul in single jamo (macOS), Hanja from the compatibility block, no-break, wide and
//! zero-width spaces, full-width letters and marks, HTML. Later rooms see one form of each, and no markup; what was changed is kept as a list
//! of changes, so that every span goes back exactly and nothing is lost.

use std::borrow::Cow;
use std::sync::OnceLock;

use super::hangul::{self, Jamo};
use super::html::{self, Markup, Stands};
use super::sections::lines;
use crate::lexicon;
use crate::order;
use crate::span::{Byte, Span};

/// A text in which later rooms may rely on composed Hangul, plain spaces and ordinary forms, with a map back.
#[derive(Debug)]
pub struct Composition<'a> {
    text: Cow<'a, str>,
    source: &'a str,
    /// By start, without overlap, in both texts.
    changes: Vec<Change>,
    /// Tags, comments and scripts, by start.
    tags: Vec<Span<Byte>>,
    /// Entities that stand for a space or for nothing visible, by start.
    space_entities: Vec<Span<Byte>>,
    is_source: bool,
}

/// What stands at `source` in the pasted text stands at `composed` here; there it may be nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Change {
    composed: Span,
    source: Span<Byte>,
}

impl<'a> Composition<'a> {
    /// Composes `source`. Text that is composed already is borrowed. Linear in its length.
    pub fn new(source: &'a str) -> Self {
        let markup =
            if source.bytes().any(|b| matches!(b, b'<' | b'&')) { html::scan(source) } else { Markup::default() };
        let first = first_change(source);
        // A mark composes with the letter before it: begin there.
        let letter = |at: usize| source.get(..at).and_then(|s| s.char_indices().next_back()).map_or(0, |(i, _)| i);
        let from = match (first, markup.pieces.is_empty()) {
            (None, true) => None,
            (Some(at), true) => Some(letter(at)),
            (_, false) => Some(0),
        };
        let is_tag = |(_, stands): &&(Span<Byte>, Stands)| !matches!(stands, Stands::Char(_));
        let tags = markup.pieces.iter().filter(is_tag).map(|p| p.0).collect();
        let is_space = |(_, stands): &&(Span<Byte>, Stands)| matches!(stands, Stands::Char(c) if lines::is_blank(*c));
        let space_entities = markup.pieces.iter().filter(is_space).map(|p| p.0).collect();
        let (text, changes) = match from {
            None => (Cow::Borrowed(source), Vec::new()),
            Some(from) => {
                let (text, changes) = compose(source, from, &markup);
                (Cow::Owned(text), changes)
            }
        };
        Composition { text, source, changes, tags, space_entities, is_source: markup.is_source }
    }

    /// The composed text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The text as it was pasted.
    pub fn source(&self) -> &'a str {
        self.source
    }

    /// Where `span` stands in the text as it was pasted. Characters that have no form here (zero-width spaces) belong to
    /// it only between its first and its last character.
    pub fn to_source(&self, span: Span) -> Span<Byte> {
        let start = self.source_of(span.start, true);
        let end = self.source_of(span.end, false);
        Span::new(start, end)
    }

    /// The tags of the source that lie in `span` or touch it, by start.
    pub fn tags_in(&self, span: Span<Byte>) -> &[Span<Byte>] {
        let from = self.tags.partition_point(|t| t.end < span.start);
        let to = self.tags.partition_point(|t| t.start <= span.end);
        self.tags.get(from..to).unwrap_or(&[])
    }

    /// All tags, comments and scripts of the source, by start.
    pub fn tags(&self) -> &[Span<Byte>] {
        &self.tags
    }

    /// All entities of the source that stand for a space or for nothing visible (&nbsp;), by start.
    pub fn space_entities(&self) -> &[Span<Byte>] {
        &self.space_entities
    }

    /// Whether tags leaked into the words of `span`, in a text that is not itself a page's source.
    pub fn has_leaked_tags(&self, span: Span) -> bool {
        !self.is_source && !self.tags.is_empty() && !self.tags_in(self.to_source(span)).is_empty()
    }

    /// Where the offset `at` stands in the source: behind what was left out there, or before it.
    fn source_of(&self, at: usize, behind: bool) -> usize {
        let before = |c: &Change| c.composed.end < at || c.composed.end == at && (behind || !c.composed.is_empty());
        let last = self.changes.partition_point(before).checked_sub(1).and_then(|i| self.changes.get(i));
        last.map_or(at, |c| c.source.end + (at - c.composed.end))
    }
}

/// Where the first character stands that may have another form here. Only the bytes that such characters begin with are
/// looked at closely; Hangul, Hanja and ASCII begin with none of them.
fn first_change(source: &str) -> Option<usize> {
    const LEADS: [bool; 256] = {
        let mut leads = [false; 256];
        let mut b = 0;
        while b < 256 {
            leads[b] = matches!(b, 0xC2 | 0xCC | 0xCD | 0xE1..=0xE3 | 0xEF | 0xF0);
            b += 1;
        }
        leads
    };
    let lead = |b: &u8| LEADS.get(usize::from(*b)).is_some_and(|lead| *lead);
    let bytes = source.as_bytes();
    let mut at = 0;
    loop {
        at += bytes.get(at..)?.iter().position(lead)?;
        if source.get(at..).and_then(|rest| rest.chars().next()).is_some_and(may_change) {
            return Some(at);
        }
        at += 1;
    }
}

/// Whether `c` may have another form here; false for nearly all of a usual text.
fn may_change(c: char) -> bool {
    match u32::from(c) {
        0..=0x9F => false,
        0xAC00..=0xD7A3 | 0x4E00..=0x9FFF | 0x3131..=0x318E => false,
        _ => is_mark(c) || is_jamo(c) || plain(c) != Plain::Same,
    }
}

/// The form of one character by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Plain {
    Same,
    Other(char),
    Nothing,
}

fn plain(c: char) -> Plain {
    match u32::from(c) {
        // No-break space, the typographic spaces, the ideographic one, the Hangul filler.
        0xA0 | 0x1680 | 0x2000..=0x200A | 0x202F | 0x205F | 0x3000 | 0x3164 => Plain::Other(' '),
        // Soft hyphen, zero-width space, direction marks, word joiner, byte order mark.
        0xAD | 0x200B | 0x200E | 0x200F | 0x202A..=0x202E | 0x2060..=0x2064 | 0x2066..=0x2069 | 0xFEFF => {
            Plain::Nothing
        }
        // Full-width ASCII.
        n @ 0xFF01..=0xFF5E => char::from_u32(n - 0xFEE0).map_or(Plain::Same, Plain::Other),
        0xF900..=0xFAFF => unified(c).map_or(Plain::Same, Plain::Other),
        _ => Plain::Same,
    }
}

/// The unified ideograph that a compatibility one stands for.
fn unified(c: char) -> Option<char> {
    static TABLE: OnceLock<Vec<(char, char)>> = OnceLock::new();
    let table = TABLE.get_or_init(|| {
        let mut all = Vec::new();
        for (first, row) in lexicon::compat_hanja().iter() {
            let Ok(first) = u32::from_str_radix(first, 16) else { continue };
            for (n, to) in (first..).zip(row.field(0).chars()) {
                if let (Some(from), true) = (char::from_u32(n), to != '-') {
                    all.push((from, to));
                }
            }
        }
        all
    });
    let at = table.binary_search_by_key(&c, |&(from, _)| from).ok()?;
    table.get(at).map(|&(_, to)| to)
}

/// Conjoining jamo.
fn is_jamo(c: char) -> bool {
    ('\u{1100}'..='\u{11FF}').contains(&c)
}

/// Combining marks of Latin, Greek and Cyrillic letters.
fn is_mark(c: char) -> bool {
    ('\u{300}'..='\u{36F}').contains(&c)
}

/// What `last` and the character behind it make together.
fn pair(last: char, c: char) -> Option<char> {
    if is_mark(c) {
        return letter_with_mark(last, c);
    }
    let n = u32::from(c);
    match hangul::decompose(last) {
        // A syllable without a final consonant takes one: ᆨ is U+11A8, the first.
        Some(jamo) if jamo.tail == 0 => {
            let tail = n.checked_sub(0x11A7).filter(|t| (1..28).contains(t))?;
            hangul::compose(Jamo { tail, ..jamo })
        }
        Some(_) => None,
        None => {
            let lead = u32::from(last).checked_sub(0x1100).filter(|&l| l < 19)?;
            let vowel = n.checked_sub(0x1161).filter(|&v| v < 21)?;
            hangul::compose(Jamo { lead, vowel, tail: 0 })
        }
    }
}

fn letter_with_mark(letter: char, mark: char) -> Option<char> {
    static TABLE: OnceLock<Vec<((char, char), char)>> = OnceLock::new();
    let table = TABLE.get_or_init(|| {
        let mut all = Vec::new();
        for (mark, row) in lexicon::compose().iter() {
            let Some(mark) = u32::from_str_radix(mark, 16).ok().and_then(char::from_u32) else { continue };
            let mut chars = row.field(0).chars();
            while let (Some(letter), Some(whole)) = (chars.next(), chars.next()) {
                all.push(((letter, mark), whole));
            }
        }
        order::by(&mut all, |&((letter, mark), _)| (letter.into(), mark.into()));
        all
    });
    let at = table.binary_search_by_key(&(letter, mark), |&(key, _)| key).ok()?;
    table.get(at).map(|&(_, whole)| whole)
}

fn compose(source: &str, from: usize, markup: &Markup) -> (String, Vec<Change>) {
    let mut writer = Writer { out: String::with_capacity(source.len()), changes: Vec::new(), last: None };
    writer.out.push_str(source.get(..from).unwrap_or(""));
    let mut pieces = markup.pieces.iter().peekable();
    let mut skip = from;
    for (at, c) in source.get(from..).unwrap_or("").char_indices() {
        let at = from + at;
        if at < skip {
            continue;
        }
        if let Some(&(piece, stands)) = pieces.next_if(|(p, _)| p.start == at) {
            skip = piece.end;
            writer.markup(piece, stands);
            continue;
        }
        let here = Span::new(at, at + c.len_utf8());
        // In a page's source a line break is a space like any other.
        if markup.is_source && lines::is_break(c) {
            writer.put(c, Plain::Other(' '), here);
        } else {
            writer.character(c, here);
        }
    }
    (writer.out, writer.changes)
}

struct Writer {
    out: String,
    changes: Vec<Change>,
    /// The last character written, where it stands and where it came from.
    last: Option<(char, Span, Span<Byte>)>,
}

impl Writer {
    fn markup(&mut self, piece: Span<Byte>, stands: Stands) {
        match stands {
            Stands::Nothing => self.put(' ', Plain::Nothing, piece),
            Stands::Break => self.put(' ', Plain::Other('\n'), piece),
            Stands::Char(c) => match plain(c) {
                Plain::Same => self.put(c, Plain::Other(c), piece),
                form => self.put(c, form, piece),
            },
        }
    }

    fn character(&mut self, c: char, here: Span<Byte>) {
        if let Some((before, composed, origin)) = self.last
            && (is_mark(c) || is_jamo(c))
            && let Some(whole) = pair(before, c)
        {
            self.out.truncate(composed.start);
            self.out.push(whole);
            let composed = Span::new(composed.start, self.out.len());
            let origin = Span::new(origin.start, here.end);
            // The letter may have been changed already; what was left out since then goes with it.
            while self.changes.last().is_some_and(|c| c.source.start >= origin.start) {
                self.changes.pop();
            }
            self.changes.push(Change { composed, source: origin });
            self.last = Some((whole, composed, origin));
            return;
        }
        // Joiners hold emoji together; between other characters they are as empty as the rest.
        let joins = |b: char| b >= '\u{2190}' && !hangul::is_hangul(b);
        let empty = matches!(c, '\u{200C}' | '\u{200D}') && !self.last.is_some_and(|(b, ..)| joins(b));
        self.put(c, if empty { Plain::Nothing } else { plain(c) }, here);
    }

    /// Writes `c`, or its form.
    fn put(&mut self, c: char, form: Plain, here: Span<Byte>) {
        let start = self.out.len();
        let written = match form {
            Plain::Same => Some(c),
            Plain::Other(other) => Some(other),
            Plain::Nothing => None,
        };
        self.out.extend(written);
        let composed = Span::new(start, self.out.len());
        if form != Plain::Same {
            self.changes.push(Change { composed, source: here });
        }
        if let Some(written) = written {
            self.last = Some((written, composed, here));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The source words of each word of the composed text.
    fn words(source: &str) -> (String, Vec<String>) {
        let c = Composition::new(source);
        let text = c.text().to_owned();
        let mut out = Vec::new();
        let mut at = 0;
        for word in text.split(' ') {
            let s = c.to_source(Span::new(at, at + word.len()));
            out.push(source.get(s.start..s.end).unwrap_or("?").to_owned());
            at += word.len() + 1;
        }
        (text, out)
    }

    #[test]
    fn plain_text_is_borrowed() {
        for text in ["", "한도윤 장관은 “예산”을 Ü 1, 2\n李", "ㅋㅋ 𠮷 👨‍👩‍👧 ☆"] {
            assert!(matches!(Composition::new(text).text, Cow::Borrowed(_)), "{text}");
        }
    }

    #[test]
    fn no_form_is_overlooked() {
        for c in ('\0'..=char::MAX).filter(|&c| may_change(c)) {
            assert_eq!(first_change(&format!("가a{c}")), Some(4), "{c:?}");
        }
    }

    #[test]
    fn decomposed_hangul() {
        let nfd = "\u{1112}\u{1161}\u{11AB}\u{1100}\u{1173}\u{11AF} \u{110B}\u{1175}";
        assert_eq!(
            words(nfd),
            (
                "한글 이".into(),
                vec!["\u{1112}\u{1161}\u{11AB}\u{1100}\u{1173}\u{11AF}".into(), "\u{110B}\u{1175}".into()]
            )
        );
        // A composed syllable with a final consonant of its own behind it; jamo that make no syllable stay.
        assert_eq!(Composition::new("하\u{11AB}").text(), "한");
        assert_eq!(Composition::new("\u{11AB}\u{1161}").text(), "\u{11AB}\u{1161}");
        assert_eq!(Composition::new("한\u{11AB}").text(), "한\u{11AB}");
    }

    #[test]
    fn marks_on_letters() {
        assert_eq!(
            words("Jose\u{301} e\u{302}\u{301}"),
            ("José ế".into(), vec!["Jose\u{301}".into(), "e\u{302}\u{301}".into()])
        );
        assert_eq!(Composition::new("ㅋ\u{301}").text(), "ㅋ\u{301}");
    }

    #[test]
    fn hanja_spaces_and_full_width_forms() {
        assert_eq!(words("\u{F9E1} 대통령"), ("李 대통령".into(), vec!["\u{F9E1}".into(), "대통령".into()]));
        assert_eq!(Composition::new("표\u{A0}씨\u{3000}는\u{2009}").text(), "표 씨 는 ");
        assert_eq!(Composition::new("＂Ｋ２（３）！＂").text(), "\"K2(3)!\"");
    }

    #[test]
    fn what_has_no_form_stays_outside_spans() {
        let source = "\u{FEFF}표\u{200B}만\u{AD}섭\u{200B}";
        let c = Composition::new(source);
        assert_eq!(c.text(), "표만섭");
        let whole = c.to_source(Span::new(0, 9));
        assert_eq!(source.get(whole.start..whole.end), Some("표\u{200B}만\u{AD}섭"));
        let middle = c.to_source(Span::new(3, 6));
        assert_eq!(source.get(middle.start..middle.end), Some("만"));
        // Emoji keep their joiners.
        assert_eq!(Composition::new("\u{A0}👩\u{200D}🚀가\u{200D}나").text(), " 👩\u{200D}🚀가나");
    }

    #[test]
    fn markup() {
        let source = "<p>표 <b>만섭</b>은 &quot;응&quot;</p>";
        let c = Composition::new(source);
        assert_eq!(c.text(), "\n표 만섭은 \"응\"\n");
        let at = c.text().find("만섭").unwrap_or(0);
        let s = c.to_source(Span::new(at, at + "만섭".len()));
        assert_eq!(source.get(s.start..s.end), Some("만섭"));
        let s = c.to_source(Span::new(at, at + "만섭은".len()));
        assert_eq!(source.get(s.start..s.end), Some("만섭</b>은"));
        assert_eq!(c.tags().len(), 4);
        assert!(c.has_leaked_tags(Span::new(at, at + 3)) && !Composition::new("가").has_leaked_tags(Span::new(0, 3)));
        // In a page's source the line breaks are the tags'.
        assert_eq!(Composition::new("<div><p>가\n나</p><p>다</p></div>").text(), "\n\n가 나\n\n다\n\n");
    }

    #[test]
    fn every_row_of_the_tables_is_read() {
        assert_eq!(unified('\u{F900}'), Some('豈'));
        assert_eq!(unified('\u{FA0E}'), None);
        assert_eq!(letter_with_mark('A', '\u{300}'), Some('À'));
        assert!(
            lexicon::compat_hanja()
                .iter()
                .all(|(f, r)| u32::from_str_radix(f, 16).is_ok() && r.field(0).chars().count() == 16)
        );
        assert!(
            lexicon::compose()
                .iter()
                .all(|(m, r)| u32::from_str_radix(m, 16).is_ok() && r.field(0).chars().count() % 2 == 0)
        );
    }
}
