//! Bytes that are read where they lie: those of the program itself, or those of a file.

use std::borrow::Cow;

/// Bytes of the program (borrowed, never copied) or of a file (owned).
pub type Bytes = Cow<'static, [u8]>;

/// `range` of `bytes`; borrowed where they are.
pub fn cut(bytes: &Bytes, start: usize, len: usize) -> Option<Bytes> {
    let range = start..start.checked_add(len)?;
    Some(match bytes {
        Cow::Borrowed(all) => Cow::Borrowed(all.get(range)?),
        Cow::Owned(all) => Cow::Owned(all.get(range)?.to_vec()),
    })
}

/// Reads from the start on.
#[derive(Debug)]
pub struct Reader<'a> {
    bytes: &'a Bytes,
    at: usize,
}

impl<'a> Reader<'a> {
    /// Begins at the start.
    pub const fn new(bytes: &'a Bytes) -> Self {
        Reader { bytes, at: 0 }
    }

    /// The next four bytes as a number, the lowest first.
    pub fn word(&mut self) -> Option<u32> {
        let word = self.bytes.get(self.at..self.at.checked_add(4)?)?;
        self.at += 4;
        Some(u32::from_le_bytes(word.try_into().ok()?))
    }

    /// The next `len` bytes.
    pub fn plane(&mut self, len: usize) -> Option<Bytes> {
        let plane = cut(self.bytes, self.at, len)?;
        self.at += len;
        Some(plane)
    }

    /// All that is left.
    pub fn rest(&mut self) -> Option<Bytes> {
        self.plane(self.bytes.len().checked_sub(self.at)?)
    }

    /// Whether all is read.
    pub fn is_done(&self) -> bool {
        self.at == self.bytes.len()
    }
}
