//! From bytes of the pasted text to the unit that the caller asked for: the text is counted once, and marks are kept by the
//! way, from which the rest is counted.

use crate::analysis::Unit;

/// How many bytes lie between two marks: a table of an eighth of the text, and little to count from any of them.
const STEP: usize = 64;

/// Answers byte offsets in another unit.
///
/// A text of `m` bytes costs O(m), each offset a constant.
#[derive(Debug)]
pub struct Offsets<'t> {
    text: &'t str,
    unit: Unit,
    /// The units before each [`STEP`] bytes.
    marks: Vec<usize>,
}

impl<'t> Offsets<'t> {
    /// Counts `text`.
    pub fn new(text: &'t str, unit: Unit) -> Self {
        let mut count = 0;
        let mut marks = Vec::with_capacity(text.len() / STEP + 1);
        marks.push(0);
        for chunk in text.as_bytes().chunks(STEP) {
            count += few(chunk, unit);
            marks.push(count);
        }
        Offsets { text, unit, marks }
    }

    /// The offset `byte` in the unit asked for. One inside a character counts as the start of it, one past the end as the
    /// end.
    pub fn get(&self, byte: usize) -> usize {
        let mut to = byte.min(self.text.len());
        while !self.text.is_char_boundary(to) {
            to -= 1;
        }
        let mark = to / STEP;
        let rest = self.text.as_bytes().get(mark * STEP..to).unwrap_or(&[]);
        self.marks.get(mark).map_or(0, |before| before + few(rest, self.unit))
    }
}

/// The length of `text` in `unit`.
pub fn length(text: &str, unit: Unit) -> usize {
    text.as_bytes().chunks(STEP).map(|chunk| few(chunk, unit)).sum()
}

/// How many units the characters have that begin in `bytes`, which are [`STEP`] at most: so few fit into a byte, and are
/// counted many at once.
fn few(bytes: &[u8], unit: Unit) -> usize {
    // Every byte that does not continue a character starts one; four-byte characters take two UTF-16 units.
    let starts = |b: u8| u8::from(b & 0xC0 != 0x80);
    usize::from(match unit {
        Unit::Byte => return bytes.len(),
        Unit::Codepoint => bytes.iter().map(|&b| starts(b)).sum::<u8>(),
        Unit::Utf16 => bytes.iter().map(|&b| starts(b) + u8::from(b >= 0xF0)).sum::<u8>(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_offset_in_every_unit() {
        let text = "가a😀 é漢".repeat(40);
        let (byte, point, wide) = (Unit::Byte, Unit::Codepoint, Unit::Utf16);
        let [byte, point, wide] = [byte, point, wide].map(|unit| Offsets::new(&text, unit));
        for at in 0..=text.len() + 3 {
            let mut start = at.min(text.len());
            while !text.is_char_boundary(start) {
                start -= 1;
            }
            let before = &text[..start];
            assert_eq!(byte.get(at), start);
            assert_eq!(point.get(at), before.chars().count());
            assert_eq!(wide.get(at), before.encode_utf16().count());
        }
    }
}
