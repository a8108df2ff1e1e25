//! Weights in whole numbers, as the file holds them.

use std::collections::BTreeMap;

use super::doubt::Margins;
use super::index::Index;
use super::optimise::Weights;
use crate::ner::model::labels::{STRIDE, count};
use crate::ner::model::lists::Sections;
use crate::ner::model::rows::{self, Weight};
use crate::ner::model::tag::UNIT;
use crate::ner::model::{Parts, STEPS};

/// The parts of a model's file.
pub fn parts(name: &str, index: &Index, weights: &Weights, margins: &Margins, kinds: usize, lists: Sections) -> Parts {
    let labels = count(kinds);
    let mut features: Vec<(u64, Vec<Weight>)> = Vec::new();
    for (feature, &key) in (0u32..).zip(&index.keys) {
        let mut row = Vec::new();
        for (slot, at) in (0u8..).zip(index.slots(feature)) {
            for (label, &w) in (0u8..).zip(weights.slots[at * STRIDE..].iter().take(labels)) {
                let value = (w * UNIT).round().clamp(-127.0, 127.0) as i8;
                if value != 0 {
                    row.push(Weight { slot, label, value });
                }
            }
        }
        if !row.is_empty() {
            features.push((key, row));
        }
    }
    let bits = rows::bits_for(features.len());
    let mut table: BTreeMap<u64, Vec<Weight>> = BTreeMap::new();
    for (key, row) in features {
        // Of two features of one number the first, which is the more frequent, stays.
        table.entry(rows::id(key, bits)).or_insert(row);
    }
    let groups = kinds + 1;
    let moves = weights.moves.iter().take(groups).flat_map(|row| row.iter().take(groups));
    let moves = moves.map(|w| (w * UNIT).round() as i16).collect();
    Parts { name: name.to_owned(), kinds, moves, sure: sure(margins, kinds), rows: rows::build(bits, &table), lists }
}

/// The chances of [`Margins`], in 255ths: smoothed by the kind's own mean, and never falling as the margin grows.
fn sure(margins: &Margins, kinds: usize) -> Vec<u8> {
    let mut out = Vec::new();
    for row in margins.iter().take(kinds) {
        let (right, all) = row.iter().fold((1.0, 2.0), |(r, a), c| (r + f64::from(c.0), a + f64::from(c.1)));
        let mean = right / all;
        // Pool neighbours until the chances rise (isotonic regression).
        let mut pools: Vec<(f64, f64, usize)> = Vec::new();
        for &(right, all) in row {
            // Four imagined names, right as often as those of the kind: few names say little.
            pools.push((f64::from(right) + 4.0 * mean, f64::from(all) + 4.0, 1));
            while let [.., a, b] = pools.as_slice() {
                if a.0 / a.1 <= b.0 / b.1 {
                    break;
                }
                let joined = (a.0 + b.0, a.1 + b.1, a.2 + b.2);
                pools.truncate(pools.len() - 2);
                pools.push(joined);
            }
        }
        let chances = pools.iter().flat_map(|&(r, a, n)| std::iter::repeat_n((r / a * 255.0).round() as u8, n));
        out.extend(chances.take(STEPS));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chances_rise_with_the_margin() {
        let mut margins = Margins::default();
        for (i, cell) in margins[0].iter_mut().enumerate() {
            *cell = ((i as u32 * 37) % 11 + 2 * i as u32, 45);
        }
        let got = sure(&margins, 2);
        assert_eq!(got.len(), 2 * STEPS);
        assert!(got[..STEPS].windows(2).all(|w| w[0] <= w[1]) && got[0] < got[STEPS - 1], "{got:?}");
    }
}
