//! The weights of the features, read where they lie.
//!
//! A feature is found by its key: some bits choose a bucket, sixteen more tell the rows of a bucket apart. That another
//! key is taken for it happens once in some 65,000 look-ups that fall into a full bucket, and then adds a little noise.
//! A row is a list of weights: of which of the characters that the feature speaks of (slot), for which label, how much.

use std::borrow::Cow;

use super::bytes::{Bytes, Reader};
use super::labels::STRIDE;

/// The most characters that a feature may speak of, and so the room that scores need before and after a sentence.
pub const MOST_SLOTS: usize = 16;

/// The weights of all features.
#[derive(Debug)]
pub struct Rows {
    bits: u32,
    /// The first row of every bucket; one more at the end.
    buckets: Vec<u32>,
    /// The first weight of every row; one more at the end.
    first: Vec<u32>,
    tell_low: Bytes,
    tell_high: Bytes,
    slots: Bytes,
    labels: Bytes,
    weights: Bytes,
    /// Where each row lies.
    laid: Vec<Laid>,
    /// The rows that weigh many labels of each slot, laid out in full: adding them in one go is quicker than one by one.
    full: Vec<i16>,
    /// The weights of the other rows, each with the score that it adds to.
    single: Vec<(u16, i16)>,
}

/// Where a row lies: in `full` or in `single`.
#[derive(Debug, Clone, Copy)]
enum Laid {
    Full { start: u32, len: u16 },
    Single { start: u32, len: u16 },
}

/// A row with so many weights for each character that it speaks of is laid out in full.
const FULL: usize = 4;

/// The scores that a feature can add to.
pub type Window = [i16; MOST_SLOTS * STRIDE];

/// Where a key lies: its bucket, and what tells it from the others there.
const fn place(key: u64, bits: u32) -> (usize, u16) {
    (((key >> 20) & ((1 << bits) - 1)) as usize, (key >> 48) as u16)
}

/// The number under which a key is known in a table of `1 << bits` buckets.
#[cfg(any(test, feature = "train"))]
pub fn id(key: u64, bits: u32) -> u64 {
    let (bucket, tell) = place(key, bits);
    (bucket as u64) << 16 | u64::from(tell)
}

impl Rows {
    /// Rows that know nothing.
    pub const fn empty() -> Rows {
        const NONE: Bytes = Cow::Borrowed(&[]);
        Rows {
            bits: 0,
            buckets: Vec::new(),
            first: Vec::new(),
            tell_low: NONE,
            tell_high: NONE,
            slots: NONE,
            labels: NONE,
            weights: NONE,
            laid: Vec::new(),
            full: Vec::new(),
            single: Vec::new(),
        }
    }

    /// Reads the rows from their bytes; `None` where they are none. `labels` is how many labels there are.
    pub fn read(bytes: &Bytes, labels: usize) -> Option<Rows> {
        let mut from = Reader::new(bytes);
        let (bits, rows, weights) = (from.word()?, from.word()? as usize, from.word()? as usize);
        if bits > 24 || rows > bytes.len() || weights > bytes.len() {
            return None;
        }
        let counts = from.plane(1 << bits)?;
        let (tell_low, tell_high) = (from.plane(rows)?, from.plane(rows)?);
        let (size_low, size_high) = (from.plane(rows)?, from.plane(rows)?);
        let (slots, names, values) = (from.plane(weights)?, from.plane(weights)?, from.plane(weights)?);
        let fits = names.iter().all(|&l| usize::from(l) < labels && usize::from(l) < STRIDE)
            && slots.iter().all(|&s| usize::from(s) < MOST_SLOTS);
        if !from.is_done() || !fits {
            return None;
        }
        let sums = |counts: &mut dyn Iterator<Item = u32>| {
            let mut sum = 0u32;
            let mut all = vec![0];
            for n in counts {
                sum = sum.checked_add(n)?;
                all.push(sum);
            }
            Some(all)
        };
        let buckets = sums(&mut counts.iter().map(|&n| u32::from(n)))?;
        let sizes = size_low.iter().zip(size_high.iter()).map(|(&l, &h)| u32::from(u16::from_le_bytes([l, h])));
        let first = sums(&mut sizes.into_iter())?;
        let whole =
            buckets.last().is_some_and(|&n| n as usize == rows) && first.last().is_some_and(|&n| n as usize == weights);
        let (laid, full, single) = (Vec::with_capacity(rows), Vec::new(), Vec::with_capacity(weights));
        let (labels, weights) = (names, values);
        let mut rows = Rows { bits, buckets, first, tell_low, tell_high, slots, labels, weights, laid, full, single };
        rows.lay_out();
        whole.then_some(rows)
    }

    /// Fills `laid`, `full` and `single`: the planes are small in a file, these are quick.
    fn lay_out(&mut self) {
        let cells = self.slots.iter().zip(self.labels.iter()).zip(self.weights.iter());
        let mut cells = cells.map(|((&s, &l), &w)| (u16::from(s) * STRIDE as u16 + u16::from(l), i16::from(w as i8)));
        for range in self.first.windows(2) {
            let &[from, to] = range else { continue };
            let start = self.single.len();
            self.single.extend(cells.by_ref().take((to - from) as usize));
            let row = self.single.get(start..).unwrap_or(&[]);
            let count = row.iter().map(|(cell, _)| usize::from(*cell) / STRIDE + 1).max().unwrap_or(0);
            if row.len() < count * FULL || count == 0 {
                self.laid.push(Laid::Single { start: start as u32, len: row.len() as u16 });
                continue;
            }
            let (at, len) = (self.full.len(), count * STRIDE);
            self.full.resize(at + len, 0);
            for &(cell, weight) in row {
                if let Some(place) = self.full.get_mut(at + usize::from(cell)) {
                    *place = weight;
                }
            }
            self.single.truncate(start);
            self.laid.push(Laid::Full { start: at as u32, len: len as u16 });
        }
    }

    /// Adds what `key` says to `scores`, `STRIDE` for a character, beginning with the first character that it speaks of.
    /// Sums wrap; the features of a character are too few for that in a model that was trained.
    #[inline]
    pub fn add(&self, key: u64, scores: &mut Window) {
        let (bucket, tell) = place(key, self.bits);
        let Some(&[from, to]) = self.buckets.get(bucket..bucket + 2) else { return };
        let [low, high] = tell.to_le_bytes();
        for row in from as usize..to as usize {
            if self.tell_low.get(row) == Some(&low) && self.tell_high.get(row) == Some(&high) {
                self.add_row(row, scores);
                return;
            }
        }
    }

    #[inline]
    fn add_row(&self, row: usize, scores: &mut Window) {
        match self.laid.get(row) {
            Some(&Laid::Full { start, len }) => {
                let full = self.full.get(start as usize..start as usize + usize::from(len)).unwrap_or(&[]);
                // By eights, which the compiler turns into one addition each.
                for (scores, weights) in scores.as_chunks_mut::<8>().0.iter_mut().zip(full.as_chunks::<8>().0) {
                    *scores = std::array::from_fn(|i| scores[i].wrapping_add(weights[i]));
                }
            }
            Some(&Laid::Single { start, len }) => {
                let single = self.single.get(start as usize..start as usize + usize::from(len)).unwrap_or(&[]);
                for &(cell, weight) in single {
                    if let Some(score) = scores.get_mut(usize::from(cell)) {
                        *score = score.wrapping_add(weight);
                    }
                }
            }
            None => {}
        }
    }
}

/// One weight of a row.
#[cfg(any(test, feature = "train"))]
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Weight {
    /// Which of the characters that the feature speaks of.
    pub slot: u8,
    /// For which label.
    pub label: u8,
    /// How much.
    pub value: i8,
}

#[cfg(any(test, feature = "train"))]
impl Rows {
    /// All rows with their numbers (see [`id`]), by number.
    pub fn all(&self) -> Vec<(u64, Vec<Weight>)> {
        let mut out = Vec::new();
        for (bucket, range) in self.buckets.windows(2).enumerate() {
            for row in range[0] as usize..range[1] as usize {
                let tell = u16::from_le_bytes([self.tell_low[row], self.tell_high[row]]);
                let weights = (self.first[row] as usize..self.first[row + 1] as usize).map(|i| Weight {
                    slot: self.slots[i],
                    label: self.labels[i],
                    value: self.weights[i] as i8,
                });
                out.push(((bucket as u64) << 16 | u64::from(tell), weights.collect()));
            }
        }
        out
    }

    /// How many bits choose a bucket.
    pub const fn bits(&self) -> u32 {
        self.bits
    }
}

/// The number of bits of a table of `rows` rows: about one row a bucket.
#[cfg(any(test, feature = "train"))]
pub fn bits_for(rows: usize) -> u32 {
    rows.max(2).next_power_of_two().ilog2()
}

/// Makes the bytes of a table of rows, by number. Two features of one number are joined: they could not be told apart.
#[cfg(any(test, feature = "train"))]
pub fn build(bits: u32, rows: &std::collections::BTreeMap<u64, Vec<Weight>>) -> Vec<u8> {
    let mut counts = vec![0u8; 1 << bits];
    let mut planes: [Vec<u8>; 7] = Default::default();
    let mut kept = 0u32;
    for (&id, weights) in rows {
        let count = &mut counts[(id >> 16) as usize];
        // More rows than a bucket can hold do not occur in a table of the right size; a weight less does little harm.
        if *count == u8::MAX || weights.len() > usize::from(u16::MAX) {
            continue;
        }
        *count += 1;
        kept += 1;
        let mut weights = weights.clone();
        weights.sort_unstable();
        let tell = (id as u16).to_le_bytes();
        let size = (weights.len() as u16).to_le_bytes();
        for (plane, byte) in planes.iter_mut().zip([tell[0], tell[1], size[0], size[1]]) {
            plane.push(byte);
        }
        planes[4].extend(weights.iter().map(|w| w.slot));
        planes[5].extend(weights.iter().map(|w| w.label));
        planes[6].extend(weights.iter().map(|w| w.value as u8));
    }
    let head = [bits, kept, planes[4].len() as u32];
    let mut out: Vec<u8> = head.into_iter().flat_map(u32::to_le_bytes).collect();
    out.extend(counts);
    out.extend(planes.into_iter().flatten());
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeMap;

    #[test]
    fn adds_what_was_put_in() {
        let key = |n: u64| n.wrapping_mul(0x9e37_79b9_7f4a_7c15);
        let mut rows = BTreeMap::new();
        for n in 0..500 {
            rows.insert(id(key(n), 8), vec![Weight { slot: (n % 7) as u8, label: 3, value: (n % 100) as i8 - 50 }]);
        }
        let bytes = build(8, &rows);
        let table = Rows::read(&Cow::Owned(bytes.clone()), 37).expect("a table");
        for n in 0..500u64 {
            let mut scores = [0; MOST_SLOTS * STRIDE];
            table.add(key(n), &mut scores);
            assert_eq!(scores[(n % 7) as usize * STRIDE + 3], (n % 100) as i16 - 50);
            assert_eq!(scores.iter().filter(|s| **s != 0).count(), usize::from(n % 100 != 50));
        }
        let mut scores = [0; MOST_SLOTS * STRIDE];
        (500..3000).for_each(|n| table.add(key(n), &mut scores));
        assert!(scores.iter().filter(|s| **s != 0).count() <= 1);
        assert_eq!(table.all().into_iter().collect::<BTreeMap<_, _>>(), rows);
        for n in 0..bytes.len() {
            assert!(Rows::read(&Cow::Owned(bytes[..n].to_vec()), 37).is_none(), "{n}");
        }
        assert!(Rows::read(&Cow::Owned(bytes), 3).is_none(), "a label too many");
    }
}
