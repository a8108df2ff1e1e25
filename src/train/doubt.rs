//! Which labels can be believed. The data are halved; what a model of one half thinks of the other tells where a label is
//! likely to be a mistake, and how often a name with a given margin is right.

use super::News;
use super::cores;
use super::data::Sentence;
use super::eval;
use super::index::{Index, Use};
use super::optimise::{Settings, learn, surprise};
use crate::ner::model::STEPS;
use crate::ner::model::labels::MOST_KINDS;
use crate::ner::model::tag::step;

/// Into how many parts the data are cut.
pub const FOLDS: usize = 2;
/// How often each model reads its sentences.
pub const EPOCHS: usize = 3;

/// For each kind and margin: names that were right, and all that were found.
pub type Margins = [[(u32, u32); STEPS]; MOST_KINDS];

/// What was learned about the data.
#[derive(Debug)]
pub struct Doubt {
    /// Of each sentence: how surprising its names are to a model that has not seen it, in nats.
    pub surprise: Vec<f64>,
    /// How often names of sentences that count more than one (those with the best labels) are right; of all sentences
    /// where none does.
    pub margins: Margins,
}

/// Lets models of parts judge the other parts.
pub fn doubt(
    sentences: &[Sentence],
    uses: &[Vec<Use>],
    index: &Index,
    settings: &Settings,
    tell: &(dyn Fn(News<'_>) + Sync),
) -> Doubt {
    let settings = Settings { epochs: EPOCHS, members: 1, ..settings.clone() };
    // All that was made of one sentence lies in one part: else a model would have seen what it judges.
    let part: Vec<usize> = sentences.iter().map(|s| (crc32fast::hash(s.id.as_bytes()) as usize) % FOLDS).collect();
    let part = part.as_slice();
    let best = sentences.iter().map(|s| s.weight).fold(0.0, f32::max);
    let pick = |keep: &dyn Fn(usize) -> bool| -> (Vec<Sentence>, Vec<Vec<Use>>) {
        let of = |i: &usize| (sentences[*i].clone(), uses[*i].clone());
        (0..sentences.len()).filter(|&i| keep(i)).collect::<Vec<_>>().iter().map(of).unzip()
    };
    let one = |fold: usize| {
        let (seen, seen_uses) = pick(&|i| part[i] != fold);
        let weights = learn(&seen, &seen_uses, index, &settings, None, &|_, _, loss| tell(News::Part(loss)));
        drop((seen, seen_uses));
        let (others, other_uses) = pick(&|i| part[i] == fold);
        let mut margins = Margins::default();
        eval::each(&others, &other_uses, index, &weights, settings.kinds, |s, found| {
            if s.weight < best {
                return;
            }
            for f in found {
                let cell = &mut margins[f.kind][step(f.margin)];
                let right = s.names.iter().any(|n| (n.start, n.end, n.kind) == (f.start, f.end, f.kind));
                cell.0 += u32::from(right);
                cell.1 += 1;
            }
        });
        (surprise(&others, &other_uses, index, &weights, settings.kinds), margins)
    };
    let folds: Vec<usize> = (0..FOLDS).collect();
    let judged = cores::each(&folds, |&fold| one(fold));
    let mut out = Doubt { surprise: vec![0.0; sentences.len()], margins: Margins::default() };
    for (fold, (surprise, margins)) in judged.into_iter().enumerate() {
        for (i, s) in (0..sentences.len()).filter(|&i| part[i] == fold).zip(surprise) {
            out.surprise[i] = s;
        }
        for (a, b) in out.margins.iter_mut().flatten().zip(margins.iter().flatten()) {
            a.0 += b.0;
            a.1 += b.1;
        }
    }
    out
}
