//! The sums of a linear chain: how likely each label of each character is, given scores.

use crate::ner::model::labels::{BEGIN, END, INSIDE, MOST_KINDS, OUTSIDE, SINGLE, STRIDE, label};

/// What follows what, as in `ner::model::decode`.
pub type Transitions = [[f32; MOST_KINDS + 1]; MOST_KINDS + 1];

/// Tables, reused.
#[derive(Debug, Default)]
pub struct Tables {
    psi: Vec<f32>,
    ahead: Vec<f32>,
    behind: Vec<f32>,
    scale: Vec<f32>,
    /// The chance of each label of each character.
    pub chance: Vec<f32>,
    /// How often each transition is expected.
    pub moves: Transitions,
}

fn closed(row: &[f32], g: usize) -> f32 {
    if g == 0 { row[OUTSIDE] } else { row[label(g - 1, END)] + row[label(g - 1, SINGLE)] }
}

impl Tables {
    /// Fills `chance` and `moves`; gives the logarithm of the sum over all readings.
    pub fn run(&mut self, scores: &[f32], kinds: usize, transitions: &Transitions) -> f64 {
        let n = scores.len() / STRIDE;
        let labels = 1 + 4 * kinds;
        for t in [&mut self.psi, &mut self.ahead, &mut self.behind, &mut self.chance] {
            t.clear();
            t.resize(n * STRIDE, 0.0);
        }
        self.scale.clear();
        self.scale.resize(n, 1.0);
        let mut log = 0f64;
        let mut w = [[0f32; MOST_KINDS + 1]; MOST_KINDS + 1];
        for (row, from) in w.iter_mut().zip(transitions) {
            for (x, t) in row.iter_mut().zip(from) {
                *x = t.exp();
            }
        }
        for i in 0..n {
            let score = &scores[i * STRIDE..i * STRIDE + labels];
            let top = score.iter().copied().fold(f32::MIN, f32::max);
            log += f64::from(top);
            for (p, s) in self.psi[i * STRIDE..].iter_mut().zip(score) {
                *p = (s - top).exp();
            }
        }
        for i in 0..n {
            let (before, here) = self.ahead.split_at_mut(i * STRIDE);
            let here = &mut here[..STRIDE];
            let psi = &self.psi[i * STRIDE..(i + 1) * STRIDE];
            let mut enter = [0f32; MOST_KINDS + 1];
            if i == 0 {
                enter = w[0];
            } else {
                let last = &before[(i - 1) * STRIDE..];
                for (g, row) in w.iter().enumerate().take(kinds + 1) {
                    let mass = closed(last, g);
                    for (e, &t) in enter.iter_mut().zip(row) {
                        *e += mass * t;
                    }
                }
                for k in 0..kinds {
                    let open = last[label(k, BEGIN)] + last[label(k, INSIDE)];
                    here[label(k, INSIDE)] = open * psi[label(k, INSIDE)];
                    here[label(k, END)] = open * psi[label(k, END)];
                }
            }
            here[OUTSIDE] = enter[0] * psi[OUTSIDE];
            for k in 0..kinds {
                here[label(k, BEGIN)] = enter[k + 1] * psi[label(k, BEGIN)];
                here[label(k, SINGLE)] = enter[k + 1] * psi[label(k, SINGLE)];
            }
            let sum: f32 = here[..labels].iter().sum::<f32>().max(1e-30);
            log += f64::from(sum).ln();
            self.scale[i] = sum;
            here.iter_mut().for_each(|x| *x /= sum);
        }
        // Readings that end within a name do not count.
        let last = &self.ahead[n.saturating_sub(1) * STRIDE..];
        let whole: f32 = if n == 0 { 1.0 } else { (0..=kinds).map(|g| closed(last, g)).sum::<f32>().max(1e-30) };
        log += f64::from(whole).ln();
        self.moves = [[0.0; MOST_KINDS + 1]; MOST_KINDS + 1];
        for i in (0..n).rev() {
            let (here, after) = self.behind.split_at_mut((i + 1) * STRIDE);
            let here = &mut here[i * STRIDE..];
            let mut enter = [0f32; MOST_KINDS + 1];
            if i + 1 == n {
                here[OUTSIDE] = 1.0 / whole;
                for k in 0..kinds {
                    here[label(k, END)] = 1.0 / whole;
                    here[label(k, SINGLE)] = 1.0 / whole;
                }
            } else {
                let next = &after[..STRIDE];
                let psi = &self.psi[(i + 1) * STRIDE..(i + 2) * STRIDE];
                let scale = self.scale[i + 1];
                enter[0] = next[OUTSIDE] * psi[OUTSIDE] / scale;
                for k in 0..kinds {
                    let (b, s) = (label(k, BEGIN), label(k, SINGLE));
                    enter[k + 1] = (next[b] * psi[b] + next[s] * psi[s]) / scale;
                    let (m, e) = (label(k, INSIDE), label(k, END));
                    let open = (next[m] * psi[m] + next[e] * psi[e]) / scale;
                    here[b] = open;
                    here[m] = open;
                }
                for (g, row) in w.iter().enumerate().take(kinds + 1) {
                    let sum: f32 = row.iter().zip(&enter).take(kinds + 1).map(|(t, e)| t * e).sum();
                    if g == 0 {
                        here[OUTSIDE] = sum;
                    } else {
                        here[label(g - 1, END)] = sum;
                        here[label(g - 1, SINGLE)] = sum;
                    }
                }
            }
            let ahead = &self.ahead[i * STRIDE..(i + 1) * STRIDE];
            let chance = &mut self.chance[i * STRIDE..(i + 1) * STRIDE];
            for ((c, a), b) in chance.iter_mut().zip(ahead).zip(here.iter()) {
                *c = a * b;
            }
            if i + 1 < n {
                for (g, (moves, row)) in self.moves.iter_mut().zip(&w).enumerate().take(kinds + 1) {
                    let mass = closed(ahead, g);
                    for ((to, weight), enter) in moves.iter_mut().zip(row).zip(&enter).take(kinds + 1) {
                        *to += mass * weight * enter;
                    }
                }
            }
        }
        if n > 0 {
            self.moves[0][0] += self.chance[OUTSIDE];
            for k in 0..kinds {
                self.moves[0][k + 1] += self.chance[label(k, BEGIN)] + self.chance[label(k, SINGLE)];
            }
        }
        log
    }
}
