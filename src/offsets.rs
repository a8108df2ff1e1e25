//! From bytes of the pasted text to the unit that the caller asked for: one pass over the text for all offsets.

use crate::analysis::Unit;
use crate::order;

/// Collects byte offsets, then answers each of them in another unit.
///
/// `n` offsets over a text of `m` bytes cost O(n log n + m); no table as large as the text is made.
#[derive(Debug)]
pub struct Offsets {
    bytes: Vec<usize>,
    units: Vec<usize>,
}

impl Offsets {
    /// Converts all of `bytes` (offsets into `text`, on character boundaries) at once.
    /// An offset inside a character counts as the start of it; one past the end as the end.
    pub fn new(text: &str, mut bytes: Vec<usize>, unit: Unit) -> Self {
        order::by(&mut bytes, |&byte| (byte as u64, 0));
        bytes.dedup();
        let mut units = Vec::with_capacity(bytes.len());
        let mut done = 0;
        let mut count = 0;
        for &b in &bytes {
            let mut to = b.min(text.len());
            while !text.is_char_boundary(to) {
                to -= 1;
            }
            count += length(text.get(done..to).unwrap_or(""), unit);
            done = done.max(to);
            units.push(count);
        }
        Offsets { bytes, units }
    }

    /// The offset `byte` in the unit asked for; `byte` must be one of those collected.
    pub fn get(&self, byte: usize) -> usize {
        match self.bytes.binary_search(&byte) {
            Ok(i) => self.units.get(i).copied().unwrap_or(0),
            Err(_) => {
                debug_assert!(false, "offset {byte} was not collected");
                0
            }
        }
    }
}

/// The length of `text` in `unit`.
pub fn length(text: &str, unit: Unit) -> usize {
    match unit {
        Unit::Byte => text.len(),
        // Every byte that does not continue a character starts one; four-byte characters take two UTF-16 units.
        Unit::Codepoint => text.bytes().filter(|b| b & 0xC0 != 0x80).count(),
        Unit::Utf16 => text.bytes().map(|b| usize::from(b & 0xC0 != 0x80) + usize::from(b >= 0xF0)).sum(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_boundary_in_every_unit() {
        let text = "\u{feff}가𠮷씨\r\n👨\u{200d}👩\u{200d}👧 가각 “네”";
        let bytes: Vec<usize> = (0..=text.len()).filter(|&b| text.is_char_boundary(b)).collect();
        for unit in [Unit::Byte, Unit::Codepoint, Unit::Utf16] {
            let o = Offsets::new(text, bytes.clone(), unit);
            for &b in &bytes {
                let head = &text[..b];
                let want = match unit {
                    Unit::Byte => head.len(),
                    Unit::Codepoint => head.chars().count(),
                    Unit::Utf16 => head.encode_utf16().count(),
                };
                assert_eq!(o.get(b), want, "{unit:?} {b}");
            }
        }
    }

    #[test]
    fn inside_a_character_and_past_the_end() {
        let o = Offsets::new("가나", vec![1, 99], Unit::Codepoint);
        assert_eq!((o.get(1), o.get(99)), (0, 2));
    }
}
