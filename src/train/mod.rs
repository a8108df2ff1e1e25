//! Training of the model that finds names (feature `train`; never in the WASM file).
//!
//! A linear-chain CRF is learned in five steps: features are counted ([`index`]); sentences whose names two halves of the
//! data do not believe of each other count less ([`doubt`]); weights are learned with a price on each ([`optimise`]); those
//! that remain are learned again at a lower price; and what remains of them is written in whole numbers ([`write`]).

pub mod augment;
mod cores;
pub mod crf;
pub mod data;
pub mod doubt;
pub mod eval;
pub mod index;
pub mod lessons;
pub mod lexicon;
pub mod optimise;
pub mod text;
pub mod whole;
pub mod write;

use std::path::PathBuf;

use data::Sentence;
use index::Index;
use optimise::{Settings, Weights};

use crate::ner::convention;
use crate::ner::model::labels::STRIDE;
use crate::ner::model::lists::Lists;

/// What is learned from, and how.
#[derive(Debug, Clone)]
pub struct Plan {
    /// What the model is called.
    pub name: String,
    /// Whose labels these are, where they are not ttaom's own: what a model says decides how far rules follow it.
    pub labels: Option<String>,
    /// The dictionary of proper nouns.
    pub dictionary: Option<PathBuf>,
    /// The longest word that is taken from it, in characters.
    pub longest: usize,
    /// How often a feature must occur.
    pub least: u32,
    /// How weights are learned first.
    pub first: Settings,
    /// The price of a weight the second time.
    pub refit: f32,
    /// Whether some sentences are learned from in quotation marks and as headlines too.
    pub augment: bool,
    /// A sentence more surprising than this to a model that has not seen it (in nats) counts less.
    pub surprise: f64,
    /// How much it counts then.
    pub doubtful: f32,
}

impl Default for Plan {
    fn default() -> Self {
        Plan {
            name: "ttaom".to_owned(),
            labels: None,
            dictionary: None,
            longest: 4,
            least: 2,
            first: Settings { kinds: 9, epochs: 6, eta: 0.2, l1: 5e-5, members: 4, seed: 1, eager: 0.0 },
            refit: 1e-5,
            augment: true,
            surprise: 6.0,
            doubtful: 0.3,
        }
    }
}

/// What training has to tell while it runs.
#[derive(Debug, Clone)]
pub enum News<'a> {
    /// A step begins; it has so many parts.
    Step(&'a str, usize),
    /// A part is done, with its mean loss.
    Part(f64),
    /// What is found in the sentences that are held out, after a step.
    Held(&'a str, &'a eval::Report),
    /// Something to know.
    Note(String),
}

/// Learns from `sentences` (as read; they are cut and looked at by the rules here) and gives the bytes of the model. What
/// is found in `held` is told after each step. The same data and plan give the same bytes.
///
/// # Errors
///
/// Says what is wrong with the dictionary.
pub fn train(
    sentences: Vec<Sentence>,
    held: Vec<Sentence>,
    plan: &Plan,
    tell: &(dyn Fn(News<'_>) + Sync),
) -> Result<Vec<u8>, String> {
    let words = lexicon::read(plan.dictionary.as_deref(), plan.longest)?.sections();
    let lists = Lists::read(&words).ok_or("the dictionary has too many letters")?;
    tell(News::Step("rules", 0));
    let sentences = if plan.augment { augment::augment(sentences, plan.first.seed) } else { sentences };
    let mut sentences = lessons::prepare(sentences);
    let held = lessons::prepare(held);
    let index = Index::count(&sentences, &lists, plan.least);
    let uses = index.uses(&sentences, &lists);
    tell(News::Note(format!("{} sentences, {} features, {} slots", sentences.len(), index.keys.len(), index.size())));
    let kinds = plan.first.kinds;

    tell(News::Step("doubt", doubt::FOLDS * doubt::EPOCHS));
    let doubt = doubt::doubt(&sentences, &uses, &index, &plan.first, tell);
    let mut many = 0;
    for (sentence, surprise) in sentences.iter_mut().zip(&doubt.surprise) {
        if *surprise > plan.surprise {
            sentence.weight *= plan.doubtful;
            many += 1;
        }
    }
    tell(News::Note(format!("{many} sentences count less")));

    let parts = plan.first.members * plan.first.epochs;
    tell(News::Step("learn", parts));
    let heard = |_: usize, _: usize, loss: f64| tell(News::Part(loss));
    let weights = optimise::learn(&sentences, &uses, &index, &plan.first, None, &heard);
    let report = eval::run(&held, &index.uses(&held, &lists), &index, &weights, kinds);
    tell(News::Held("learn", &report));

    let (small, keep) = prune(&index, &weights);
    drop((weights, uses));
    let uses = small.uses(&sentences, &lists);
    let kept = keep.iter().filter(|k| **k).count();
    tell(News::Note(format!("{} features with {kept} weights remain", small.keys.len())));
    tell(News::Step("refit", parts));
    let again = Settings { l1: plan.refit, ..plan.first.clone() };
    let weights = optimise::learn(&sentences, &uses, &small, &again, Some(&keep), &heard);
    let report = eval::run(&held, &small.uses(&held, &lists), &small, &weights, kinds);
    tell(News::Held("refit", &report));
    let name = convention::join(&plan.name, plan.labels.as_deref());
    Ok(write::parts(&name, &small, &weights, &doubt.margins, kinds, words).to_bytes())
}

/// The features with a weight that is not zero, and which weights those are.
fn prune(index: &Index, weights: &Weights) -> (Index, Vec<bool>) {
    let of = |feature: u32| {
        let slots = index.slots(feature);
        &weights.slots[slots.start * STRIDE..slots.end * STRIDE]
    };
    let live: Vec<u32> =
        (0..index.keys.len() as u32).filter(|&f| of(f).iter().any(|w| w.abs() >= LEAST_WEIGHT)).collect();
    let small = Index::from(live.iter().map(|&f| (index.keys[f as usize], index.slots(f).len())));
    let keep = live.iter().flat_map(|&f| of(f)).map(|w| w.abs() >= LEAST_WEIGHT).collect();
    (small, keep)
}

/// A mean weight below this was found by few of the learners, and rounds to nothing in the file.
const LEAST_WEIGHT: f32 = 0.01;
