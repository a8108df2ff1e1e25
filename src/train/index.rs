//! The features of all sentences, numbered, and where the weights of each lie.

use std::collections::HashMap;

use super::data::Sentence;
use crate::ner::model::features::{Scratch, events};
use crate::ner::model::lists::Lists;

/// A feature that occurs: where it speaks from, and its number.
#[derive(Debug, Clone, Copy)]
pub struct Use {
    /// The first character that it speaks of; may lie before the sentence.
    pub from: i32,
    /// Its number.
    pub feature: u32,
}

/// All features.
#[derive(Debug, Default)]
pub struct Index {
    /// By number: the key.
    pub keys: Vec<u64>,
    /// By number: the first slot; one more at the end.
    pub first: Vec<u32>,
}

impl Index {
    /// The slots of a feature.
    pub fn slots(&self, feature: u32) -> std::ops::Range<usize> {
        self.first[feature as usize] as usize..self.first[feature as usize + 1] as usize
    }

    /// How many slots there are.
    pub fn size(&self) -> usize {
        self.first.last().copied().unwrap_or(0) as usize
    }

    /// From keys with their numbers of slots.
    pub fn from(keys: impl IntoIterator<Item = (u64, usize)>) -> Index {
        let mut index = Index { keys: Vec::new(), first: vec![0] };
        for (key, slots) in keys {
            index.keys.push(key);
            index.first.push(index.size() as u32 + slots as u32);
        }
        index
    }

    /// The features that occur `least` times or more, in the order in which they are first met.
    pub fn count(sentences: &[Sentence], lists: &Lists, least: u32) -> Index {
        let mut seen: HashMap<u64, (u32, usize)> = HashMap::new();
        let mut order: Vec<u64> = Vec::new();
        let mut scratch = Scratch::default();
        for s in sentences {
            events(&s.chars, &s.hints, lists, &mut scratch, |e| {
                let entry = seen.entry(e.key).or_insert((0, e.slots));
                entry.0 += 1;
                if entry.0 == least {
                    order.push(e.key);
                }
            });
        }
        Index::from(order.into_iter().map(|key| (key, seen[&key].1)))
    }

    /// What is known of each sentence.
    pub fn uses(&self, sentences: &[Sentence], lists: &Lists) -> Vec<Vec<Use>> {
        let numbers: HashMap<u64, u32> = self.keys.iter().copied().zip(0u32..).collect();
        let mut scratch = Scratch::default();
        let read = |s: &Sentence| {
            let mut uses = Vec::new();
            events(&s.chars, &s.hints, lists, &mut scratch, |e| {
                uses.extend(numbers.get(&e.key).map(|&feature| Use { from: e.from, feature }));
            });
            uses
        };
        sentences.iter().map(read).collect()
    }
}
