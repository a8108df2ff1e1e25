//! What the model looks at. One path for training and for use: a text is a row of characters, and every feature is an
//! *event*: a key and a run of characters that it speaks of. The words `서울` at 10 speak of the characters from 8 to
//! 13, and what they say of each depends on where it stands in that run. So a feature is looked up once, not once for
//! every character near it.

use super::lists::{Class, Lists, Spelled};

/// How far from a character the letters lie that speak of it.
const REACH: i32 = 3;
/// The longest run of letters that is a feature.
const LETTERS: usize = 4;
/// How far the shapes lie that speak of a character.
const SHAPE_REACH: i32 = 4;
/// The longest run of shapes that is a feature; only even ones are.
const SHAPES: usize = 6;

/// An event: `key` speaks of the `slots` characters from `from` on, some of which may lie outside of the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Event {
    /// The first character that it speaks of.
    pub from: i32,
    /// How many.
    pub slots: usize,
    /// What it is.
    pub key: u64,
    /// Its family.
    pub family: Family,
    /// The characters that it was seen in: the first (-1 is the edge before the text) and how many.
    pub seen: (i32, usize),
}

/// Families of features; part of the key, so that no two can be taken for each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Family {
    /// One to four letters.
    Letters = 1,
    /// What characters are written with: Hangul, digits, marks …
    Shapes = 2,
    /// Whether brackets and quotation marks are open.
    State = 3,
    /// A listed word, and whether it begins and ends where words do.
    Listed = 4,
    /// The same with the letter behind it.
    ListedNext = 5,
    /// The same with the letter before it.
    ListedBefore = 6,
    /// A whole word of five to ten letters.
    Long = 7,
    /// What a rule takes the place for.
    Hint = 8,
    /// The kind that rules take the place for, with the letter behind it.
    HintNext = 9,
}

/// A hash that is built up value by value. Not the standard library's: keys lie in files, so they may never change.
#[derive(Debug, Clone, Copy)]
struct Key(u64);

impl Key {
    const fn of(family: Family) -> Key {
        Key(0x9e37_79b9_7f4a_7c15 ^ (family as u64))
    }

    const fn add(self, value: u32) -> Key {
        let x = (self.0 ^ value as u64).wrapping_mul(0xff51_afd7_ed55_8ccd);
        Key(x ^ (x >> 32))
    }

    const fn done(self) -> u64 {
        let x = self.0.wrapping_mul(0xc4ce_b9fe_1a85_ec53);
        x ^ (x >> 29)
    }
}

/// What a character is written with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
enum Shape {
    Edge,
    Space,
    Hangul,
    Jamo,
    Digit,
    Upper,
    Lower,
    Hanja,
    Open,
    Close,
    Double,
    Single,
    Stop,
    Comma,
    Dot,
    Other,
}

/// The letter that stands for `c`, and its shape: digits are all alike, marks with several forms are one.
fn letter(c: char) -> (u32, Shape) {
    let shape = match c {
        '가'..='힣' => Shape::Hangul,
        c if c.is_whitespace() => return (' ' as u32, Shape::Space),
        '0'..='9' => return ('0' as u32, Shape::Digit),
        'A'..='Z' => Shape::Upper,
        'a'..='z' => Shape::Lower,
        '“' | '”' | '"' | '„' | '‟' | '「' | '」' | '『' | '』' => return ('"' as u32, Shape::Double),
        '‘' | '’' | '\'' | '`' | '´' => return ('\'' as u32, Shape::Single),
        '(' | '[' | '<' | '{' | '〈' | '《' | '〔' | '【' => Shape::Open,
        ')' | ']' | '>' | '}' | '〉' | '》' | '〕' | '】' => Shape::Close,
        '.' | '!' | '?' | '…' => Shape::Stop,
        ',' | '、' => Shape::Comma,
        '·' | 'ㆍ' | '・' | '∙' | '‧' | 'ᆞ' | '⋅' => return ('·' as u32, Shape::Dot),
        '~' | '∼' | '〜' | '～' => return ('~' as u32, Shape::Other),
        '–' | '—' | '―' | '−' | '‑' => return ('-' as u32, Shape::Other),
        '\u{3131}'..='\u{318e}' => Shape::Jamo,
        '\u{4e00}'..='\u{9fff}' | '\u{3400}'..='\u{4dbf}' | '\u{f900}'..='\u{faff}' => Shape::Hanja,
        c if c.is_uppercase() => Shape::Upper,
        c if c.is_alphabetic() => Shape::Lower,
        _ => Shape::Other,
    };
    (c as u32, shape)
}

/// The rows that features are read from, kept so that a long text needs no new memory for each sentence.
#[derive(Debug, Default)]
pub struct Scratch {
    /// Letters and shapes, with one edge before and one behind.
    letters: Vec<u32>,
    shapes: Vec<Shape>,
    /// Where the word of each character ends.
    word_end: Vec<u32>,
    /// What is looked up in the lists.
    spelled: Spelled,
}

/// What rules say of a place: characters `start..end`, and what they take them for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hint {
    /// The first character.
    pub start: usize,
    /// Past the last.
    pub end: usize,
    /// A number for the kind that it is taken for.
    pub kind: u32,
    /// A number for the rule that takes it so.
    pub rule: u32,
}

/// The longest hint of which every character is told apart.
const LONGEST_HINT: usize = 12;

/// Calls `sink` with every event of `chars`. Time: linear in their number.
pub fn events(chars: &[char], hints: &[Hint], lists: &Lists, scratch: &mut Scratch, mut sink: impl FnMut(Event)) {
    let n = chars.len();
    let Scratch { letters, shapes, word_end, spelled } = scratch;
    lists.spell(chars, spelled);
    letters.clear();
    shapes.clear();
    letters.push(0);
    shapes.push(Shape::Edge);
    for &c in chars {
        let (l, s) = letter(c);
        letters.push(l);
        shapes.push(s);
    }
    letters.push(0);
    shapes.push(Shape::Edge);
    word_end.clear();
    word_end.resize(n, 0);
    let mut end = n;
    for i in (0..n).rev() {
        let s = shapes[i + 1];
        if !is_word(s) {
            end = i;
        }
        word_end[i] = end as u32;
    }
    let (mut depth, mut double, mut single) = (0u32, false, false);
    for i in 0..n + 2 {
        // Letters and shapes that begin at i; position i of the padded row is character i - 1.
        let at = i as i32 - 1;
        let mut key = Key::of(Family::Letters);
        for (len, &l) in letters[i..].iter().take(LETTERS).enumerate() {
            key = key.add(l);
            let from = at + len as i32 - REACH;
            sink(Event {
                from,
                slots: (2 * REACH + 1) as usize - len,
                key: key.done(),
                family: Family::Letters,
                seen: (at, len + 1),
            });
        }
        let mut key = Key::of(Family::Shapes);
        for (len, two) in (2..).step_by(2).zip(shapes[i..].as_chunks::<2>().0.iter().take(SHAPES / 2)) {
            key = two.iter().fold(key, |key, &s| key.add(s as u32));
            sink(Event {
                from: at + len - 1 - SHAPE_REACH,
                slots: (2 * SHAPE_REACH + 2 - len) as usize,
                key: key.done(),
                family: Family::Shapes,
                seen: (at, len as usize),
            });
        }
        if i == 0 || i > n {
            continue;
        }
        match shapes[i] {
            Shape::Open => depth = (depth + 1).min(2),
            Shape::Close => depth = depth.saturating_sub(1),
            Shape::Double => double = !double,
            Shape::Single => single = !single,
            _ => {}
        }
        let state = depth * 4 + u32::from(double) * 2 + u32::from(single);
        let key = Key::of(Family::State).add(state).add(shapes[i] as u32).done();
        sink(Event { from: at, slots: 1, key, family: Family::State, seen: (at, 1) });
    }
    for h in hints {
        let len = h.end.saturating_sub(h.start).min(LONGEST_HINT);
        let next = letters.get(h.end + 1).copied().unwrap_or(0);
        let (from, slots) = (h.start as i32 - 1, len + 2);
        for (family, more) in [(Family::Hint, h.rule), (Family::HintNext, next)] {
            let key = Key::of(family).add(h.kind).add(len as u32).add(more).done();
            sink(Event { from, slots, key, family, seen: (h.start as i32, len) });
        }
    }
    listed(spelled, lists, letters, shapes, word_end, &mut sink);
}

const fn is_word(s: Shape) -> bool {
    matches!(s, Shape::Hangul | Shape::Digit | Shape::Upper | Shape::Lower | Shape::Hanja | Shape::Jamo)
}

/// The events of listed words: for each class the longest that begins at each character.
fn listed(
    spelled: &Spelled,
    lists: &Lists,
    letters: &[u32],
    shapes: &[Shape],
    word_end: &[u32],
    sink: &mut impl FnMut(Event),
) {
    let n = word_end.len();
    for start in 0..n {
        if !is_word(shapes[start + 1]) {
            continue;
        }
        let longest = lists.longest(spelled, start);
        let begins = !is_word(shapes[start]);
        for class in Class::all() {
            let len = usize::from(longest[class as usize]);
            if len == 0 {
                continue;
            }
            let end = start + len;
            let whole = if end >= n || !is_word(shapes[end + 1]) {
                2
            } else {
                // Before a particle that ends the word?
                let rest = word_end[end - 1] as usize;
                u32::from(rest > end && lists.is_particle(spelled, end..rest))
            };
            let size = len.min(8) as u32;
            let flags = class as u32 | u32::from(begins) << 4 | whole << 5 | size << 8;
            let slots = len.min(8) + 2;
            let from = start as i32 - 1;
            let mut tell = |family, key: Key| {
                let seen = (start as i32, len);
                sink(Event { from, slots, key: key.done(), family, seen });
            };
            let key = |family| Key::of(family).add(flags);
            tell(Family::Listed, key(Family::Listed));
            let next = letters.get(end + 1).copied().unwrap_or(0);
            tell(Family::ListedNext, key(Family::ListedNext).add(next));
            let before = letters.get(start).copied().unwrap_or(0);
            tell(Family::ListedBefore, key(Family::ListedBefore).add(before));
        }
    }
    // The whole word, where it is longer than the runs of letters.
    let mut start = 0;
    while start < n {
        if !is_word(shapes[start + 1]) {
            start += 1;
            continue;
        }
        let end = word_end[start] as usize;
        let len = end - start;
        if len > LETTERS && len <= 10 {
            let mut key = Key::of(Family::Long);
            for &l in &letters[start + 1..=end] {
                key = key.add(l);
            }
            let seen = (start as i32, len);
            sink(Event { from: start as i32, slots: len, key: key.done(), family: Family::Long, seen });
        }
        start = end.max(start + 1);
    }
}

#[cfg(test)]
mod tests {
    use super::super::lists::Dictionary;
    use super::*;
    use std::collections::BTreeSet;

    fn lists() -> Lists {
        let words = |list: &[&str]| list.iter().map(|w| w.chars().collect()).collect::<BTreeSet<Vec<char>>>();
        let dictionary =
            Dictionary { words: [words(&["한도윤"]), words(&[]), words(&[])], names: words(&["가온서"]) };
        let own = [("장관", Class::Title), ("은", Class::Particle), ("서", Class::Surname)];
        Lists::with_words(&dictionary.sections(), &own).expect("lists")
    }

    fn all(text: &str, hints: &[Hint]) -> Vec<Event> {
        let chars: Vec<char> = text.chars().collect();
        let mut out = Vec::new();
        events(&chars, hints, &lists(), &mut Scratch::default(), |e| out.push(e));
        out
    }

    /// Keys lie in model files: if these numbers change, every model has to be trained again (and the format's version
    /// raised).
    #[test]
    fn keys_stay_what_they_are() {
        let hint = Hint { start: 0, end: 3, kind: 1, rule: 7 };
        let got = all("한도윤 장관은 “3.5% 오른다”고 말했다. 서가온(52)도 ABC에서 가나다라마바사를", &[hint]);
        let sum = got
            .iter()
            .fold(0u64, |sum, e| sum.rotate_left(7) ^ e.key ^ (e.from as u64).wrapping_mul(31) ^ e.slots as u64);
        assert_eq!((got.len(), sum), GOLDEN);
    }

    const GOLDEN: (usize, u64) = (396, 7_315_571_049_125_823_120);

    #[test]
    fn events_lie_near_the_text() {
        for text in ["", "가", "한도윤 장관은", "((((((", "\u{1f468}\u{200d}\u{1f469} ㅋㅋ 漢字 ABC 12,345"]
        {
            let n = text.chars().count() as i32;
            for e in all(text, &[]) {
                assert!(e.from >= -8 && e.slots <= 16 && e.from + e.slots as i32 <= n + 8, "{text}: {e:?}");
            }
        }
    }

    #[test]
    fn listed_words_and_full_names() {
        let listed = |text: &str| {
            let found = all(text, &[]).into_iter().filter(|e| e.family == Family::Listed);
            found.map(|e| e.seen).collect::<Vec<_>>()
        };
        assert_eq!(listed("한도윤 장관은"), [(0, 3), (4, 2)]);
        assert_eq!(listed("또 서가온이"), [(2, 3)]);
        assert!(listed("서가나").is_empty());
        // Before a particle and before other letters are two things.
        let key = |text: &str| all(text, &[]).into_iter().find(|e| e.family == Family::Listed).map(|e| e.key);
        assert_ne!(key("장관은"), key("장관실"));
        assert_eq!(key("장관은"), key("장관은 "));
    }
}
