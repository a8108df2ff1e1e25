//! Learning weights: AdaGrad with regularised dual averaging (Xiao 2010; Duchi, Hazan and Singer 2011), which keeps
//! weights that do not pay at exactly zero. Several learners that read the sentences in other orders run side by side,
//! and their mean is the result: the same for every number of cores.

use super::cores;
use super::crf::{Tables, Transitions};
use super::data::Sentence;
use super::index::{Index, Use};
use crate::ner::model::labels::{MOST_KINDS, OUTSIDE, STRIDE, label, place};

/// How to learn.
#[derive(Debug, Clone)]
pub struct Settings {
    /// How many kinds of names, in the order of `ner::model::labels::Kind`.
    pub kinds: usize,
    /// How often all sentences are read.
    pub epochs: usize,
    /// The step.
    pub eta: f32,
    /// The price of a weight that is not zero.
    pub l1: f32,
    /// Learners.
    pub members: usize,
    /// Where the orders of reading come from.
    pub seed: u64,
    /// By how much a name is worth more than was learned, in nats: as many are found as lost, where caution finds too few.
    pub eager: f32,
}

/// The weights of all slots, `STRIDE` for each, and of the transitions.
#[derive(Debug, Clone)]
pub struct Weights {
    /// By slot and label.
    pub slots: Vec<f32>,
    /// By group and group.
    pub moves: Transitions,
}

impl Weights {
    /// The scores of all labels of the characters of a sentence with these features.
    pub fn scores(&self, index: &Index, uses: &[Use], n: usize, out: &mut Vec<f32>) {
        out.clear();
        out.resize(n * STRIDE, 0.0);
        for_each(index, uses, n, |slot, at| {
            let (w, s) = (&self.slots[slot * STRIDE..][..STRIDE], &mut out[at * STRIDE..][..STRIDE]);
            for (s, w) in s.iter_mut().zip(w) {
                *s += w;
            }
        });
    }
}

/// Calls `visit` with every slot in use and the character that it speaks of.
fn for_each(index: &Index, uses: &[Use], n: usize, mut visit: impl FnMut(usize, usize)) {
    for u in uses {
        for (offset, slot) in (0i32..).zip(index.slots(u.feature)) {
            let at = u.from + offset;
            if at >= 0 && (at as usize) < n {
                visit(slot, at as usize);
            }
        }
    }
}

/// One learner's sums of gradients and of their squares.
struct Learner<'a> {
    index: &'a Index,
    settings: &'a Settings,
    /// The weights that may be other than zero, by slot and label; all where it is `None`.
    keep: Option<&'a [bool]>,
    sum: Vec<f32>,
    squares: Vec<f32>,
    moves: [[(f32, f32); MOST_KINDS + 1]; MOST_KINDS + 1],
    steps: f32,
}

const DELTA: f32 = 1e-3;

impl Learner<'_> {
    fn weight(&self, sum: f32, squares: f32, l1: f32) -> f32 {
        let rest = (sum.abs() - l1 * self.steps).max(0.0);
        -(rest.copysign(sum)) * self.settings.eta / (DELTA + squares.sqrt())
    }

    fn transitions(&self) -> Transitions {
        self.moves.map(|row| row.map(|(sum, squares)| self.weight(sum, squares, 0.0)))
    }

    /// Learns from one sentence; gives its loss.
    fn learn(&mut self, s: &Sentence, uses: &[Use], scores: &mut Vec<f32>, tables: &mut Tables) -> f64 {
        let (n, kinds) = (s.chars.len(), self.settings.kinds);
        if n == 0 {
            return 0.0;
        }
        scores.clear();
        scores.resize(n * STRIDE, 0.0);
        let (limit, eta) = (self.settings.l1 * self.steps, self.settings.eta);
        for_each(self.index, uses, n, |slot, at| {
            let range = slot * STRIDE..(slot + 1) * STRIDE;
            let (sum, squares) = (&self.sum[range.clone()], &self.squares[range]);
            let out = &mut scores[at * STRIDE..][..STRIDE];
            for ((o, &u), &q) in out.iter_mut().zip(sum).zip(squares) {
                let rest = (u.abs() - limit).max(0.0);
                *o -= rest.copysign(u) * eta / (DELTA + q.sqrt());
            }
        });
        let moves = self.transitions();
        let log = tables.run(scores, kinds, &moves);
        let loss = log - towards_truth(s, scores, &moves, tables);
        self.steps += 1.0;
        for (row, grads) in self.moves.iter_mut().zip(&tables.moves) {
            for ((sum, squares), g) in row.iter_mut().zip(grads) {
                let g = g * s.weight;
                *sum += g;
                *squares += g * g;
            }
        }
        // Characters that are as good as certain teach nothing.
        let certain: Vec<bool> = tables.chance.chunks(STRIDE).map(|row| row.iter().all(|g| g.abs() < 1e-3)).collect();
        let (sum, squares, keep) = (&mut self.sum, &mut self.squares, self.keep);
        for_each(self.index, uses, n, |slot, at| {
            if certain[at] {
                return;
            }
            let range = slot * STRIDE..(slot + 1) * STRIDE;
            let grads = &tables.chance[at * STRIDE..][..STRIDE];
            let kept = keep.map_or(&[true; STRIDE][..], |k| &k[range.clone()]);
            for (((u, q), g), &kept) in sum[range.clone()].iter_mut().zip(&mut squares[range]).zip(grads).zip(kept) {
                let g = if kept { g * s.weight } else { 0.0 };
                *u += g;
                *q += g * g;
            }
        });
        loss
    }

    fn finish(self) -> Weights {
        let moves = self.transitions();
        let slots = self.sum.iter().zip(&self.squares).map(|(&u, &q)| self.weight(u, q, self.settings.l1)).collect();
        Weights { slots, moves }
    }
}

/// Takes what is true of a sentence from what is expected of it, which gives the gradient; gives the score of the truth.
fn towards_truth(s: &Sentence, scores: &[f32], moves: &Transitions, tables: &mut Tables) -> f64 {
    let mut score = 0.0;
    let mut before = 0;
    let mut at = 0;
    let mut names = s.names.iter().peekable();
    while at < s.chars.len() {
        let name = names.next_if(|n| n.start == at);
        let group = name.map_or(0, |n| n.kind + 1);
        score += f64::from(moves[before][group]);
        tables.moves[before][group] -= 1.0;
        before = group;
        let end = name.map_or(at + 1, |n| n.end);
        for i in at..end {
            let l = name.map_or(OUTSIDE, |n| label(n.kind, place(i, n.start, n.end)));
            score += f64::from(scores[i * STRIDE + l]);
            tables.chance[i * STRIDE + l] -= 1.0;
        }
        at = end;
    }
    score
}

/// How improbable the names of each sentence are to these weights: the negative logarithm of their chance.
pub fn surprise(sentences: &[Sentence], uses: &[Vec<Use>], index: &Index, weights: &Weights, kinds: usize) -> Vec<f64> {
    let (mut scores, mut tables) = (Vec::new(), Tables::default());
    let each = sentences.iter().zip(uses).map(|(s, u)| {
        weights.scores(index, u, s.chars.len(), &mut scores);
        let log = tables.run(&scores, kinds, &weights.moves);
        log - towards_truth(s, &scores, &weights.moves, &mut tables)
    });
    each.collect()
}

/// A row of numbers that looks like chance and is the same for a seed (splitmix64).
pub fn random(state: &mut u64) -> u64 {
    *state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let mut z = *state;
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}

/// Learns. `keep` are the weights (by slot and label) that may be other than zero; all where it is `None`. `tell` hears
/// after every epoch of every learner: member, epoch, mean loss.
pub fn learn(
    sentences: &[Sentence],
    uses: &[Vec<Use>],
    index: &Index,
    settings: &Settings,
    keep: Option<&[bool]>,
    tell: &(dyn Fn(usize, usize, f64) + Sync),
) -> Weights {
    let one = |member: usize| {
        let mut learner = Learner {
            index,
            settings,
            keep,
            sum: vec![0.0; index.size() * STRIDE],
            squares: vec![0.0; index.size() * STRIDE],
            moves: [[(0.0, 0.0); MOST_KINDS + 1]; MOST_KINDS + 1],
            steps: 0.0,
        };
        let (mut scores, mut tables) = (Vec::new(), Tables::default());
        let mut state = settings.seed.wrapping_add(member as u64 * 7919);
        let mut order: Vec<usize> = (0..sentences.len()).collect();
        for epoch in 0..settings.epochs {
            for i in (1..order.len()).rev() {
                order.swap(i, (random(&mut state) % (i as u64 + 1)) as usize);
            }
            let mut loss = 0.0;
            for &i in &order {
                loss += learner.learn(&sentences[i], &uses[i], &mut scores, &mut tables);
            }
            tell(member, epoch, loss / sentences.len().max(1) as f64);
        }
        learner.finish()
    };
    let mut mean: Option<Weights> = None;
    let members: Vec<usize> = (0..settings.members.max(1)).collect();
    let count = members.len() as f32;
    for some in members.chunks(cores::count()) {
        // Added in the order of their numbers: floating point sums depend on it.
        for w in cores::each(some, |&member| one(member)) {
            match &mut mean {
                None => mean = Some(w),
                Some(m) => {
                    for (a, b) in m.slots.iter_mut().zip(&w.slots) {
                        *a += b;
                    }
                    for (a, b) in m.moves.iter_mut().flatten().zip(w.moves.iter().flatten()) {
                        *a += b;
                    }
                }
            }
        }
    }
    let mut mean = mean.unwrap_or(Weights { slots: vec![0.0; index.size() * STRIDE], moves: Default::default() });
    mean.slots.iter_mut().for_each(|x| *x /= count);
    mean.moves.iter_mut().flatten().for_each(|x| *x /= count);
    mean.moves.iter_mut().flat_map(|row| row.iter_mut().skip(1)).for_each(|x| *x += settings.eager);
    mean
}
