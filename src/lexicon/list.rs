//! A word list as it is read: its rows by their first column.

use std::hash::Hasher;

/// One list: its rows by their first column, and in the order of the file.
///
/// Nothing of a list is copied: a table tells where in its text the row of a key begins. Most look-ups are for words that are
/// no keys, and most of those end at the first of the keys' summaries, without a hash.
#[derive(Debug)]
pub struct List {
    /// The rows, one a line.
    rows: &'static str,
    /// Open addressing: where a row begins, plus one (24 bits), and eight bits of its key's hash; 0 where there is none.
    slots: Vec<u32>,
    /// By the first letters of a key: which lengths such keys have (see [`length`]).
    lengths: Vec<u16>,
    /// By the last letters of a key: whether there are such keys.
    lasts: Vec<u64>,
    longest: usize,
}

/// The fields after the first.
#[derive(Debug, Clone, Copy)]
pub struct Row {
    line: &'static str,
}

impl Row {
    /// Of what stands behind a key in its line.
    fn behind(rest: &'static str) -> Row {
        Row { line: rest.strip_prefix('\t').unwrap_or(rest) }
    }

    /// The field `n` columns after the key (0 is the one next to it); empty where there is none.
    pub fn field(self, n: usize) -> &'static str {
        // Fields are short: a byte at a time is the quickest.
        let mut rest = self.line;
        for _ in 0..n {
            rest = cut(rest, b'\t').1;
        }
        cut(rest, b'\t').0
    }
}

/// What stands before `byte`, an ASCII one, and what behind.
fn cut(text: &str, byte: u8) -> (&str, &str) {
    let at = text.bytes().position(|b| b == byte).unwrap_or(text.len());
    (text.get(..at).unwrap_or(""), text.get(at + 1..).unwrap_or(""))
}

/// How many first letters are told apart.
pub const FIRSTS: usize = 1 << 12;
const LASTS: usize = 1 << 14;

/// The lower bits of the first letter of a word: exact enough that few words share them by chance.
pub fn first_of(key: &[u8]) -> usize {
    let bits = |middle: u8, last: u8| (usize::from(middle) << 6 ^ usize::from(last & 0x3f)) % FIRSTS;
    match *key {
        [first @ ..0x80, ..] => usize::from(first),
        [0xe0..=0xff, middle, last, ..] => bits(middle, last),
        // A letter of two bytes: what comes then belongs to the next one.
        [_, last, ..] => bits(last, 0),
        _ => 0,
    }
}

/// The lower bits of the last letter of a word; no two syllables have the same.
fn last_of(key: &[u8]) -> usize {
    let [first, middle, last] = match *key {
        [.., last @ ..0x80] => return usize::from(last),
        // A letter of two bytes: what comes before belongs to another.
        [.., lead @ 0xc0..=0xff, last] => [0, lead, last],
        [.., first, middle, last] => [first, middle, last],
        _ => return 0,
    };
    (usize::from(first) << 12 ^ usize::from(middle & 0x3f) << 6 ^ usize::from(last & 0x3f)) % LASTS
}

/// A bit for the length of a key: a syllable has three bytes; all from 46 bytes on share one.
pub const fn length(bytes: usize) -> u16 {
    let syllables = bytes.div_ceil(3);
    1 << if syllables < 15 { syllables } else { 15 }
}

/// The most bytes that a key of one of these lengths has.
fn most(lengths: u16) -> usize {
    match lengths.checked_ilog2() {
        None => 0,
        Some(15) => usize::MAX,
        Some(syllables) => 3 * syllables as usize,
    }
}

/// A hash of keys that are fixed when the program is built: no text can make them collide, so that the slower keyed hash of
/// the standard library buys nothing.
fn hash(key: &[u8]) -> u64 {
    let mut hash = Quick { state: key.len() as u64 };
    hash.write(key);
    hash.finish()
}

/// A word with its hash, for asking several lists.
#[derive(Debug, Clone, Copy)]
pub struct Hashed<'a> {
    word: &'a str,
    hash: u64,
}

impl<'a> Hashed<'a> {
    /// Of this word.
    pub fn of(word: &'a str) -> Hashed<'a> {
        Hashed { word, hash: hash(word.as_bytes()) }
    }
}

/// [`hash`] for maps whose keys no text can choose freely.
#[derive(Debug, Default, Clone, Copy)]
pub struct Quick {
    state: u64,
}

impl Hasher for Quick {
    fn write(&mut self, bytes: &[u8]) {
        // Whole words, then the last one, which may share bytes with the one before.
        let (words, rest) = bytes.as_chunks::<8>();
        words.iter().for_each(|word| self.write_u64(u64::from_le_bytes(*word)));
        self.write_u64(match (bytes.last_chunk::<8>(), bytes.first_chunk::<4>(), bytes.last_chunk::<4>()) {
            _ if rest.is_empty() => return,
            (Some(last), ..) => u64::from_le_bytes(*last),
            (_, Some(first), Some(last)) => {
                u64::from(u32::from_le_bytes(*first)) << 32 | u64::from(u32::from_le_bytes(*last))
            }
            _ => bytes.iter().fold(0, |word, &b| word << 8 | u64::from(b)),
        });
    }

    fn write_u64(&mut self, word: u64) {
        self.state = (self.state.rotate_left(5) ^ word).wrapping_mul(0x517c_c1b7_2722_0a95);
    }

    fn write_usize(&mut self, word: usize) {
        self.write_u64(word as u64);
    }

    fn finish(&self) -> u64 {
        // Tables look at the lower and at the upper bits: both have to depend on all of the key.
        self.state ^ self.state >> 32
    }
}

/// Where a row begins in the lower 24 bits of a slot.
const AT: u32 = 0xff_ffff;

impl List {
    /// The list of a file's text.
    pub fn read(tsv: &'static str) -> List {
        // Comments stand at the top, then one line with the names of the columns.
        let mut rows = tsv;
        loop {
            let (line, rest) = rows.split_once('\n').unwrap_or((rows, ""));
            rows = rest;
            if !line.is_empty() && !line.starts_with('#') || rest.is_empty() {
                break;
            }
        }
        // Counted in bytes by small pieces, a text takes a few steps for sixteen letters.
        let count =
            rows.as_bytes().chunks(128).map(|c| usize::from(c.iter().map(|&b| u8::from(b == b'\n')).sum::<u8>()));
        let size = ((count.sum::<usize>() + 1) * 2).next_power_of_two();
        let mut list =
            List { rows, slots: vec![0; size], lengths: vec![0; FIRSTS], lasts: vec![0; LASTS / 64], longest: 0 };
        for (start, end, _) in lines(rows) {
            list.put(start, end);
        }
        list
    }

    /// Takes the row that begins at `at` with a key up to `end` into the tables.
    fn put(&mut self, at: usize, end: usize) {
        let rows = self.rows.as_bytes();
        let key = rows.get(at..end).unwrap_or(&[]);
        if key.is_empty() || at >= AT as usize {
            return;
        }
        self.longest = self.longest.max(key.len());
        if let Some(lengths) = self.lengths.get_mut(first_of(key)) {
            *lengths |= length(key.len());
        }
        let last = last_of(key);
        if let Some(word) = self.lasts.get_mut(last / 64) {
            *word |= 1 << (last % 64);
        }
        let hash = hash(key);
        let tag = (hash >> 32) as u32 & !AT;
        let mask = self.slots.len() - 1;
        let mut place = hash as usize & mask;
        // Of two rows of one key the later one counts, as in a map.
        while let Some(slot) = self.slots.get_mut(place) {
            let is_key = |at: usize| rows.get(at..).is_some_and(|row| is_key(row, key));
            if *slot == 0 || *slot & !AT == tag && is_key((*slot & AT) as usize - 1) {
                *slot = tag | (at as u32 + 1);
                return;
            }
            place = (place + 1) & mask;
        }
    }

    /// All keys, in the order of the file.
    pub fn keys(&self) -> impl Iterator<Item = &'static str> + '_ {
        lines(self.rows).filter_map(|(start, end, _)| self.rows.get(start..end).filter(|key| !key.is_empty()))
    }

    /// All rows, in the order of the file.
    pub fn iter(&self) -> impl Iterator<Item = (&'static str, Row)> + '_ {
        lines(self.rows).filter(|(start, _, stop)| start < stop).map(|(start, end, stop)| {
            let part = |from, to| self.rows.get(from..to).unwrap_or("");
            (part(start, end), Row::behind(part(end, stop)))
        })
    }

    /// Which lengths the keys have (see [`length`]) that begin with a letter, told by [`first_of`].
    pub fn lengths(&self, first: usize) -> u16 {
        self.lengths.get(first).copied().unwrap_or(0)
    }

    /// Where the row of `key` begins.
    fn find(&self, key: &str) -> Option<usize> {
        if key.len() > self.longest || self.lengths(first_of(key.as_bytes())) & length(key.len()) == 0 {
            return None;
        }
        self.place(Hashed::of(key))
    }

    /// Where the row of a key begins, found by its hash.
    ///
    /// A function of its own, so that what most look-ups end before stays small.
    #[inline(never)]
    fn place(&self, Hashed { word, hash }: Hashed<'_>) -> Option<usize> {
        let mask = self.slots.len() - 1;
        let mut place = hash as usize & mask;
        loop {
            let slot = *self.slots.get(place)?;
            if slot == 0 {
                return None;
            }
            let at = (slot & AT) as usize - 1;
            if slot & !AT == (hash >> 32) as u32 & !AT && is_key(self.rows.as_bytes().get(at..)?, word.as_bytes()) {
                return Some(at);
            }
            place = (place + 1) & mask;
        }
    }

    /// Whether `key`, of one of the [`List::lengths`], is in the list.
    pub fn holds(&self, key: Hashed<'_>) -> bool {
        self.place(key).is_some()
    }

    /// The row of `key`. Time: linear in the length of the key and the row; a constant for most words that are none, however
    /// long they are: rules ask for every part of a word.
    pub fn get(&self, key: &str) -> Option<Row> {
        Some(self.row(self.find(key)? + key.len()))
    }

    /// The row whose key ends at `end`.
    fn row(&self, end: usize) -> Row {
        Row::behind(cut(self.rows.get(end..).unwrap_or(""), b'\n').0)
    }

    /// Whether `key` is in the list.
    pub fn has(&self, key: &str) -> bool {
        self.find(key).is_some()
    }

    /// Whether any key ends with the last character of `text`.
    pub fn may_end(&self, text: &str) -> bool {
        let last = last_of(text.as_bytes());
        self.lasts.get(last / 64).is_some_and(|word| word >> (last % 64) & 1 == 1)
    }

    /// The longest key that `text` begins with: its length in bytes and its row.
    pub fn longest_prefix(&self, text: &str) -> Option<(usize, Row)> {
        let lengths = self.lengths(first_of(text.as_bytes()));
        let top = text.len().min(self.longest).min(most(lengths));
        let lens = (1..=top).rev().filter(|&n| lengths & length(n) != 0 && text.is_char_boundary(n));
        lens.filter_map(|n| text.get(..n)).find_map(|key| {
            let at = self.place(Hashed::of(key))?;
            Some((key.len(), self.row(at + key.len())))
        })
    }

    /// The longest key that `text` ends with: its length in bytes and its row.
    pub fn longest_suffix(&self, text: &str) -> Option<(usize, Row)> {
        if !self.may_end(text) {
            return None;
        }
        let top = text.len().min(self.longest);
        (1..=top)
            .rev()
            .filter(|&n| text.is_char_boundary(text.len() - n))
            .find_map(|n| Some((n, self.get(text.get(text.len() - n..)?)?)))
    }
}

/// Where each line begins, its key ends, and it ends.
fn lines(rows: &str) -> impl Iterator<Item = (usize, usize, usize)> {
    let bytes = rows.as_bytes();
    let mut next = 0;
    std::iter::from_fn(move || {
        let start = next;
        if start >= bytes.len() {
            return None;
        }
        let key = field_end(bytes, start);
        let mut end = key;
        while bytes.get(end) == Some(&b'\t') {
            end = field_end(bytes, end + 1);
        }
        next = end + 1;
        Some((start, key, end))
    })
}

/// Where the next tab or the end of the line is from `at` on: the first byte below 11, looked for in eight at a time.
fn field_end(bytes: &[u8], mut at: usize) -> usize {
    const ONES: u64 = 0x0101_0101_0101_0101;
    while let Some(word) = bytes.get(at..).and_then(<[u8]>::first_chunk::<8>) {
        let word = u64::from_le_bytes(*word);
        // The upper bit of each byte below 11, and perhaps of some behind the first of them.
        let below = word.wrapping_sub(ONES * 11) & !word & (ONES << 7);
        if below != 0 {
            return at + (below.trailing_zeros() / 8) as usize;
        }
        at += 8;
    }
    let rest = bytes.get(at..).unwrap_or(&[]);
    at + rest.iter().position(|&b| b < 11).unwrap_or(rest.len())
}

/// Whether a row is that of `key`.
fn is_key(row: &[u8], key: &[u8]) -> bool {
    row.starts_with(key) && matches!(row.get(key.len()), None | Some(b'\t' | b'\n'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys() {
        let l = List::read("# c\nform\trole\n가\tsubject\n가나\tx\ty\n\nab\n가\tlater");
        assert_eq!(l.get("가").map(|r| r.field(0)), Some("later"));
        assert_eq!(l.get("ab").map(|r| r.field(0)), Some(""));
        for none in ["", "나", "가나다", "a", "abc", "role", "x", "가\tsubject"] {
            assert!(!l.has(none), "{none}");
        }
        assert!(l.may_end("바나") && !l.may_end("바다") && !l.may_end(""));
        assert_eq!(l.iter().map(|(k, _)| k).collect::<Vec<_>>(), ["가", "가나", "ab", "가"]);
        let marks = List::read("x\n·\né\n가é");
        assert_eq!(marks.longest_prefix("·가").map(|(n, _)| n), Some(2));
        assert_eq!(marks.longest_suffix("가나é").map(|(n, _)| n), Some(2));
        assert_eq!(marks.longest_suffix("나가é").map(|(n, _)| n), Some(5));
        for empty in ["", "# c", "form", "# c\nform\n"] {
            assert!(List::read(empty).iter().next().is_none() && !List::read(empty).has("form"), "{empty}");
        }
    }

    #[test]
    fn affixes() {
        let l = List::read("# c\nform\trole\n가\tsubject\n가나\tx\ty\n");
        assert_eq!(l.longest_prefix("가나다").map(|(n, r)| (n, r.field(1))), Some((6, "y")));
        assert_eq!(l.longest_suffix("다가").map(|(n, r)| (n, r.field(0))), Some((3, "subject")));
        assert!(l.longest_suffix("나").is_none() && l.has("가") && l.get("나").is_none());
    }
}
