//! Listed words as a tree, level by level: the form in which they lie in a file, and from which [`super::trie`] is made.
//!
//! A node is a letter behind those of its parent; the children of a node follow each other, by code. In a file a node is
//! told by the difference of its letter's code to the one before it among its siblings, in two planes (low and high
//! byte), and by the number of its children, in a third. A node without children ends a word; of the others a row of bits
//! tells it.

use super::bytes::{Bytes, Reader};

/// Words of one class, or of several.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct Tree {
    /// How many nodes have no parent: the first ones.
    pub roots: usize,
    /// The code of each node's letter.
    pub codes: Vec<u16>,
    /// How many children each node has.
    pub degrees: Vec<u16>,
    /// The classes of the word that ends here; 0 where none does.
    pub classes: Vec<u16>,
}

/// A word in codes, with its classes.
#[derive(Debug, Clone, Copy)]
struct Word<'a> {
    /// The first four codes, each plus one: nearly always enough to tell which of two words comes first.
    head: u64,
    codes: &'a [u16],
    classes: u16,
}

impl Tree {
    /// The tree of `words`, in any order; the classes of a word that comes twice are joined. A word of no letters is left out.
    /// Time: O(n log n) for n words.
    pub fn of<'a>(words: impl Iterator<Item = (&'a [u16], u16)>) -> Tree {
        let head = |codes: &[u16]| (0..4).fold(0, |h, i| h << 16 | codes.get(i).map_or(0, |c| u64::from(*c) + 1));
        let words = words.filter(|(codes, _)| !codes.is_empty());
        let mut words: Vec<Word<'_>> =
            words.map(|(codes, classes)| Word { head: head(codes), codes, classes }).collect();
        words.sort_unstable_by(|a, b| a.head.cmp(&b.head).then_with(|| a.codes.cmp(b.codes)));
        let mut tree = Tree::default();
        // Ranges of words that begin with the same letters; every node of a level has one for what is longer.
        let mut level = vec![words.as_slice()];
        let mut depth = 0;
        while !level.is_empty() {
            let mut next = Vec::new();
            for range in level {
                let mut children = 0;
                for group in range.chunk_by(|a, b| a.codes.get(depth) == b.codes.get(depth)) {
                    let Some(&code) = group.first().and_then(|w| w.codes.get(depth)) else { continue };
                    children += 1;
                    tree.codes.push(code);
                    // Words that end here stand first.
                    let (here, longer) = group.split_at(group.partition_point(|w| w.codes.len() == depth + 1));
                    tree.classes.push(here.iter().fold(0, |all, w| all | w.classes));
                    next.push(longer);
                }
                match depth {
                    0 => tree.roots = children,
                    // There are not more letters than codes.
                    _ => tree.degrees.push(children as u16),
                }
            }
            level = next;
            depth += 1;
        }
        tree
    }

    /// Reads a tree of words of class `class` from its bytes; `None` where they are none. `letters` is how many codes there
    /// are.
    pub fn read(bytes: &Bytes, letters: usize, class: u16) -> Option<Tree> {
        let mut from = Reader::new(bytes);
        let (roots, nodes, inner, large) =
            (from.word()? as usize, from.word()? as usize, from.word()? as usize, from.word()? as usize);
        // No count may be larger than what is there to be counted.
        if [roots, nodes, inner, large].iter().any(|&n| n > bytes.len()) {
            return None;
        }
        let mut wide = Vec::with_capacity(large);
        for _ in 0..large {
            wide.push(u16::try_from(from.word()?).ok()?);
        }
        let (low, high, few) = (from.plane(nodes)?, from.plane(nodes)?, from.plane(nodes)?);
        let ends = from.plane(inner.div_ceil(8))?;
        if !from.is_done() || roots > nodes {
            return None;
        }
        let mut wide = wide.into_iter();
        let mut degrees = Vec::with_capacity(nodes);
        let mut children = 0usize;
        for &n in few.iter() {
            let degree = if n == u8::MAX { wide.next()? } else { u16::from(n) };
            children += usize::from(degree);
            degrees.push(degree);
        }
        // Every node but the roots is the child of one.
        if children != nodes - roots || wide.next().is_some() {
            return None;
        }
        let mut codes = Vec::with_capacity(nodes);
        let mut steps = low.iter().zip(high.iter()).map(|(&l, &h)| u16::from_le_bytes([l, h]));
        for siblings in std::iter::once(roots).chain(degrees.iter().map(|&d| usize::from(d))) {
            let mut code: Option<u16> = None;
            for step in steps.by_ref().take(siblings) {
                let next = code.map_or(Some(step), |last| last.checked_add(step)?.checked_add(1))?;
                if usize::from(next) >= letters {
                    return None;
                }
                codes.push(next);
                code = Some(next);
            }
        }
        let mut bits = ends.iter().flat_map(|byte| (0..8).map(move |i| byte >> i & 1 == 1));
        let ends = |degree: &u16| if *degree == 0 || bits.next() == Some(true) { class } else { 0 };
        let classes = degrees.iter().map(ends).collect();
        (degrees.iter().filter(|d| **d > 0).count() == inner).then_some(Tree { roots, codes, degrees, classes })
    }
}

#[cfg(any(test, feature = "train"))]
impl Tree {
    /// The bytes of the tree, without the classes of its words.
    pub fn to_bytes(&self) -> Vec<u8> {
        let large: Vec<u32> = self.degrees.iter().filter(|d| **d >= 255).map(|d| u32::from(*d)).collect();
        let inner: Vec<bool> =
            self.degrees.iter().zip(&self.classes).filter(|(d, _)| **d > 0).map(|(_, c)| *c != 0).collect();
        let counts = [self.roots, self.codes.len(), inner.len(), large.len()].map(|n| n as u32);
        let mut out: Vec<u8> = counts.into_iter().chain(large).flat_map(u32::to_le_bytes).collect();
        let mut planes: [Vec<u8>; 2] = Default::default();
        let mut codes = self.codes.iter();
        for siblings in std::iter::once(self.roots).chain(self.degrees.iter().map(|&d| usize::from(d))) {
            let mut last: Option<u16> = None;
            for &code in codes.by_ref().take(siblings) {
                let [low, high] = last.map_or(code, |last| code - last - 1).to_le_bytes();
                planes[0].push(low);
                planes[1].push(high);
                last = Some(code);
            }
        }
        out.extend(planes.into_iter().flatten());
        out.extend(self.degrees.iter().map(|d| (*d).min(255) as u8));
        out.extend(inner.chunks(8).map(|bits| bits.iter().rev().fold(0, |byte, bit| byte << 1 | u8::from(*bit))));
        out
    }

    /// All words, in codes, with their classes.
    pub fn words(&self) -> Vec<(Vec<u16>, u16)> {
        let mut out = Vec::new();
        // Parents come before their children, and in the same order.
        let mut before: Vec<Vec<u16>> = vec![Vec::new()];
        let mut parents = std::iter::once(self.roots).chain(self.degrees.iter().map(|&d| usize::from(d)));
        let mut nodes = self.codes.iter().zip(&self.classes);
        let mut at = 0;
        while let Some(children) = parents.next().filter(|_| at < before.len()) {
            for (&code, &classes) in nodes.by_ref().take(children) {
                let mut word = before[at].clone();
                word.push(code);
                if classes != 0 {
                    out.push((word.clone(), classes));
                }
                before.push(word);
            }
            at += 1;
        }
        out
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tree(words: &[(&[u16], u16)]) -> Tree {
        Tree::of(words.iter().copied())
    }

    #[test]
    fn words_come_back() {
        let many: Vec<Vec<u16>> = (0..300).map(|n| vec![7, n, 3]).collect();
        let mut list: Vec<(&[u16], u16)> =
            vec![(&[1], 1), (&[2, 1], 1), (&[2], 1), (&[2, 1, 5, 9, 4, 4], 1), (&[2, 1, 5, 9, 4], 1), (&[], 1)];
        list.extend(many.iter().map(|w| (w.as_slice(), 1)));
        let tree = tree(&list);
        let mut words = tree.words();
        words.sort();
        let mut want: Vec<(Vec<u16>, u16)> = list.iter().map(|(w, c)| (w.to_vec(), *c)).collect();
        want.retain(|(w, _)| !w.is_empty());
        want.sort();
        assert_eq!(words, want);
        assert_eq!(Tree::read(&tree.to_bytes().into(), 300, 1), Some(tree.clone()));
        assert!(Tree::read(&tree.to_bytes().into(), 299, 1).is_none(), "a letter too many");
        assert_eq!(super::Tree::of([(&[1u16][..], 1), (&[1], 4)].into_iter()).classes, [5]);
    }

    #[test]
    fn broken_bytes_are_refused() {
        let bytes = tree(&[(&[1, 2], 1), (&[2, 3, 1], 1), (&[2], 1)]).to_bytes();
        assert!(Tree::read(&tree(&[]).to_bytes().into(), 9, 1).is_some());
        for n in 0..bytes.len() {
            assert!(Tree::read(&bytes[..n].to_vec().into(), 9, 1).is_none(), "{n}");
            for value in [0, 1, 200, 255] {
                let mut other = bytes.clone();
                other[n] = value;
                // Whatever it is, nothing panics, and what is read can be walked.
                let _ = Tree::read(&other.into(), 9, 1).map(|t| t.words());
            }
        }
    }
}
