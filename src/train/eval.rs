//! How well names are found: strict, by kind and by source.

use super::data::{Name, Sentence};
use super::index::{Index, Use};
use super::optimise::Weights;
use crate::ner::model::decode::{Found, Scratch, Transitions, decode};
use crate::ner::model::labels::{MOST_KINDS, STRIDE, count, lane};
use crate::ner::model::tag::UNIT;

/// How many names are right, in the data, and found.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Count {
    /// With exact bounds and kind.
    pub right: usize,
    /// In the data.
    pub gold: usize,
    /// Found.
    pub found: usize,
}

impl Count {
    /// The harmonic mean of precision and recall, in percent.
    pub fn f1(self) -> f64 {
        if self.gold + self.found == 0 { 0.0 } else { 200.0 * self.right as f64 / (self.gold + self.found) as f64 }
    }

    fn add(&mut self, gold: &[Name], found: &[Name]) {
        self.right += gold.iter().filter(|g| found.contains(g)).count();
        self.gold += gold.len();
        self.found += found.len();
    }
}

/// The counts of a run.
#[derive(Debug, Clone, Default)]
pub struct Report {
    /// The six kinds together, of all sentences.
    pub six: Count,
    /// The six kinds together, of news.
    pub news: Count,
    /// Each kind.
    pub kinds: [Count; MOST_KINDS],
}

/// How many kinds the published figures count.
pub const SIX: usize = 6;

impl Report {
    /// Adds a sentence.
    pub fn add(&mut self, sentence: &Sentence, found: &[Name]) {
        let six = |names: &[Name]| names.iter().copied().filter(|n| n.kind < SIX).collect::<Vec<_>>();
        let (gold, got) = (six(&sentence.names), six(found));
        self.six.add(&gold, &got);
        if sentence.source == "wikitree" {
            self.news.add(&gold, &got);
        }
        for (kind, count) in self.kinds.iter_mut().enumerate() {
            let of = |names: &[Name]| names.iter().copied().filter(|n| n.kind == kind).collect::<Vec<_>>();
            count.add(&of(&sentence.names), &of(found));
        }
    }
}

/// Calls `hear` with each sentence and what these weights find in it.
pub fn each(
    sentences: &[Sentence],
    uses: &[Vec<Use>],
    index: &Index,
    weights: &Weights,
    kinds: usize,
    mut hear: impl FnMut(&Sentence, &[Found]),
) {
    let (mut scores, mut scratch, mut found) = (Vec::new(), Scratch::default(), Vec::<Found>::new());
    let whole = |w: &f32| (w * UNIT).round() as i32;
    let moves: Transitions = weights.moves.map(|row| row.map(|w| whole(&w)));
    for (s, u) in sentences.iter().zip(uses) {
        weights.scores(index, u, s.chars.len(), &mut scores);
        let by_lane = |scores: &[f32; STRIDE]| {
            let mut row = [0; STRIDE];
            scores.iter().take(count(kinds)).enumerate().for_each(|(label, w)| row[lane(label)] = whole(w) as i16);
            row
        };
        let scores: Vec<[i16; STRIDE]> = scores.as_chunks().0.iter().map(by_lane).collect();
        decode(&scores, kinds, &moves, &mut scratch, &mut found);
        hear(s, &found);
    }
}

/// What these weights find.
pub fn run(sentences: &[Sentence], uses: &[Vec<Use>], index: &Index, weights: &Weights, kinds: usize) -> Report {
    let mut report = Report::default();
    each(sentences, uses, index, weights, kinds, |s, found| {
        let names: Vec<Name> = found.iter().map(|f| Name { start: f.start, end: f.end, kind: f.kind }).collect();
        report.add(s, &names);
    });
    report
}
