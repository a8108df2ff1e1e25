//! The weights of the features, read where they lie.
//!
//! A feature is found by its key: some bits choose a bucket, sixteen more tell the rows of a bucket apart. That another
//! key is taken for it happens once in some 65,000 look-ups that fall into a full bucket, and then adds a little noise.
//! A row is a list of weights: of which of the characters that the feature speaks of (slot), for which label, how much.

#[cfg(any(test, feature = "train"))]
use std::borrow::Cow;

use super::labels::{STRIDE, lane};
use crate::lexicon::bytes::{Bytes, Reader};

/// The most characters that a feature may speak of, and so the room that scores need before and after a sentence.
pub const MOST_SLOTS: usize = 16;

/// The weights of all features.
#[derive(Debug)]
pub struct Rows {
    bits: u32,
    /// Whether there may be a row, by other bits of its key: most features have none, and this small table says so at once.
    may: Vec<u64>,
    /// The first row of every bucket; one more at the end.
    buckets: Vec<u32>,
    rows: Vec<Row>,
    /// The rows that weigh many labels of each slot, laid out in full: adding them in one go is quicker than one by one.
    full: Vec<[i16; STRIDE]>,
    /// The weights of the other rows, each with the character and the lane that it adds to.
    single: Vec<(u8, u8, i16)>,
    /// What all this was read from.
    #[cfg(any(test, feature = "train"))]
    bytes: Bytes,
}

/// A row: all that a look-up asks lies together, for most of its time goes into waiting for memory.
#[derive(Debug, Clone, Copy)]
pub struct Row {
    /// What tells it from the other rows of its bucket.
    tell: u16,
    /// How many weights, and whether they lie in `full` or in `single`.
    len: u16,
    /// The first of them.
    start: u32,
}

/// In a row's `len`: its weights lie in `full`.
const IN_FULL: u16 = 1 << 15;

/// A row with so many weights for each character that it speaks of is laid out in full.
const FULL: usize = 4;

/// The scores of the characters that a feature can speak of.
pub type Window = [[i16; STRIDE]; MOST_SLOTS];

/// Where a key lies: its bucket, and what tells it from the others there.
const fn place(key: u64, bits: u32) -> (usize, u16) {
    (((key >> 20) & ((1 << bits) - 1)) as usize, (key >> 48) as u16)
}

/// Bits of the table of what may have a row.
const MAY: usize = 1 << 18;

/// The place of a row in the table of what may have one, by its bucket and what tells it there.
const fn may(bucket: usize, tell: u16) -> usize {
    (bucket ^ (tell as usize) << 3) % MAY
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
        Rows {
            bits: 0,
            may: Vec::new(),
            buckets: Vec::new(),
            rows: Vec::new(),
            full: Vec::new(),
            single: Vec::new(),
            #[cfg(any(test, feature = "train"))]
            bytes: Cow::Borrowed(&[]),
        }
    }

    /// Reads the rows from their bytes; `None` where they are none. `labels` is how many labels there are.
    pub fn read(bytes: &Bytes, labels: usize) -> Option<Rows> {
        let planes = Planes::read(bytes)?;
        // The greatest of all, in steps of many bytes.
        let most = |plane: &[u8]| plane.iter().fold(0, |most, &n| most.max(n)) as usize;
        let fits =
            planes.slots.is_empty() || most(&planes.labels) < labels.min(STRIDE) && most(&planes.slots) < MOST_SLOTS;
        if !fits {
            return None;
        }
        let mut rows = Rows { bits: planes.bits, ..Rows::empty() };
        rows.lay_out(&planes)?;
        #[cfg(any(test, feature = "train"))]
        {
            rows.bytes = bytes.clone();
        }
        Some(rows)
    }

    /// Fills the tables: the planes are small in a file, these are quick. `None` where the numbers of rows and the sizes of
    /// the rows do not fit the weights.
    fn lay_out(&mut self, planes: &Planes) -> Option<()> {
        let lanes: [u8; STRIDE] = std::array::from_fn(|label| lane(label) as u8);
        let lane = |label: u8| lanes.get(usize::from(label)).copied().unwrap_or(0);
        self.may = vec![0; MAY / 64];
        self.buckets.reserve_exact(planes.counts.len() + 1);
        self.rows.reserve_exact(planes.tell_low.len());
        self.single.reserve_exact(planes.slots.len());
        let mut heads = planes.heads();
        let mut start = 0;
        for (bucket, &count) in planes.counts.iter().enumerate() {
            self.buckets.push(self.rows.len() as u32);
            for _ in 0..count {
                let (tell, size) = heads.next()?;
                let bit = may(bucket, tell);
                if let Some(word) = self.may.get_mut(bit / 64) {
                    *word |= 1 << (bit % 64);
                }
                let range = start..start + usize::from(size);
                let slots = planes.slots.get(range.clone())?;
                let cells = slots.iter().zip(planes.labels.get(range.clone())?).zip(planes.weights.get(range.clone())?);
                start = range.end;
                let cells = cells.map(|((&slot, &label), &weight)| (slot, lane(label), i16::from(weight as i8)));
                let count = slots.iter().max().map_or(0, |&slot| usize::from(slot) + 1);
                if slots.len() < count * FULL || count == 0 {
                    // A row has at most a weight for each slot and label, far less than the flag; what a file says beyond
                    // it is left out.
                    self.rows.push(Row { tell, len: size & !IN_FULL, start: self.single.len() as u32 });
                    self.single.extend(cells);
                    continue;
                }
                let at = self.full.len();
                self.rows.push(Row { tell, len: count as u16 | IN_FULL, start: at as u32 });
                self.full.resize(at + count, [0; STRIDE]);
                for (slot, lane, weight) in cells {
                    let row = self.full.get_mut(at + usize::from(slot));
                    if let Some(place) = row.and_then(|row| row.get_mut(usize::from(lane))) {
                        *place = weight;
                    }
                }
            }
        }
        self.buckets.push(self.rows.len() as u32);
        (heads.next().is_none() && start == planes.slots.len()).then_some(())
    }

    /// The row of `key`, where there is one.
    #[inline]
    pub fn find(&self, key: u64) -> Option<Row> {
        let (bucket, tell) = place(key, self.bits);
        let bit = may(bucket, tell);
        if self.may.get(bit / 64)? >> (bit % 64) & 1 == 0 {
            return None;
        }
        let &[from, to] = self.buckets.get(bucket..bucket + 2)? else { return None };
        self.rows.get(from as usize..to as usize)?.iter().find(|row| row.tell == tell).copied()
    }

    /// Adds what a row says to `scores`, by character and [`lane`], beginning with the first character that it
    /// speaks of. Sums wrap; the features of a character are too few for that in a model that was trained.
    #[inline]
    pub fn add(&self, row: Row, scores: &mut Window) {
        let (start, len) = (row.start as usize, usize::from(row.len & !IN_FULL));
        if row.len & IN_FULL == 0 {
            for &(slot, lane, weight) in self.single.get(start..start + len).unwrap_or(&[]) {
                if let Some(score) = scores.get_mut(usize::from(slot)).and_then(|s| s.get_mut(usize::from(lane))) {
                    *score = score.wrapping_add(weight);
                }
            }
            return;
        }
        let full = self.full.get(start..start + len).unwrap_or(&[]);
        // The plainest loop there is, which the compiler turns into additions of eight at a time.
        for (score, weight) in scores.as_flattened_mut().iter_mut().zip(full.as_flattened()) {
            *score = score.wrapping_add(*weight);
        }
    }
}

/// The planes of a file.
#[derive(Debug)]
struct Planes {
    bits: u32,
    /// How many rows each bucket has.
    counts: Bytes,
    tell_low: Bytes,
    tell_high: Bytes,
    size_low: Bytes,
    size_high: Bytes,
    slots: Bytes,
    labels: Bytes,
    weights: Bytes,
}

impl Planes {
    fn read(bytes: &Bytes) -> Option<Planes> {
        let mut from = Reader::new(bytes);
        let (bits, rows, weights) = (from.word()?, from.word()? as usize, from.word()? as usize);
        if bits > 24 || rows > bytes.len() || weights > bytes.len() {
            return None;
        }
        let planes = Planes {
            bits,
            counts: from.plane(1 << bits)?,
            tell_low: from.plane(rows)?,
            tell_high: from.plane(rows)?,
            size_low: from.plane(rows)?,
            size_high: from.plane(rows)?,
            slots: from.plane(weights)?,
            labels: from.plane(weights)?,
            weights: from.plane(weights)?,
        };
        from.is_done().then_some(planes)
    }

    /// What tells each row from the others of its bucket, and how many weights it has.
    fn heads(&self) -> impl Iterator<Item = (u16, u16)> + '_ {
        let words =
            |low, high| Iterator::zip(<[u8]>::iter(low), <[u8]>::iter(high)).map(|(&l, &h)| u16::from_le_bytes([l, h]));
        words(&self.tell_low, &self.tell_high).zip(words(&self.size_low, &self.size_high))
    }

    /// Slot, label and weight.
    #[cfg(any(test, feature = "train"))]
    fn cells(&self) -> impl Iterator<Item = (u8, u8, i8)> + '_ {
        self.slots.iter().zip(self.labels.iter()).zip(self.weights.iter()).map(|((&s, &l), &w)| (s, l, w as i8))
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
        let Some(planes) = Planes::read(&self.bytes) else { return Vec::new() };
        let buckets = (0u64..).zip(planes.counts.iter()).flat_map(|(b, &n)| (0..n).map(move |_| b));
        let mut cells = planes.cells();
        let rows = buckets.zip(planes.heads()).map(|(bucket, (tell, size))| {
            let weights = cells.by_ref().take(usize::from(size));
            let weights = weights.map(|(slot, label, value)| Weight { slot, label, value }).collect();
            (bucket << 16 | u64::from(tell), weights)
        });
        rows.collect()
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
            let mut scores = [[0; STRIDE]; MOST_SLOTS];
            table.add(table.find(key(n)).expect("a row"), &mut scores);
            assert_eq!(scores[(n % 7) as usize][lane(3)], (n % 100) as i16 - 50);
            assert_eq!(scores.iter().flatten().filter(|s| **s != 0).count(), usize::from(n % 100 != 50));
        }
        assert!((500..3000).filter_map(|n| table.find(key(n))).count() <= 1);
        assert_eq!(table.all().into_iter().collect::<BTreeMap<_, _>>(), rows);
        for n in 0..bytes.len() {
            assert!(Rows::read(&Cow::Owned(bytes[..n].to_vec()), 37).is_none(), "{n}");
        }
        assert!(Rows::read(&Cow::Owned(bytes), 3).is_none(), "a label too many");
    }
}
