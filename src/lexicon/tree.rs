//! Listed words as a tree, level by level, read as it lies in the file.
//!
//! A node is a letter behind those of its parent; the children of a node follow each other, by code. A node is told by the
//! difference of its letter's code to the one before it among its siblings, in two planes (low and high byte), and by the
//! number of its children, in a third. A node without children ends a word; of the others a row of bits tells it.
//!
//! Where the children of a node begin is the number of roots and of all children of the nodes before it: sums that are kept
//! for every [`STEP`] nodes, so that a word is found in the planes themselves and nothing has to be laid out before.

use super::bytes::{Bytes, Reader};

/// Words, read from their bytes.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct Tree {
    /// How many nodes have no parent: the first ones.
    roots: usize,
    /// The planes of the codes' differences.
    low: Bytes,
    high: Bytes,
    /// How many children each node has; 255 for so many and more.
    degrees: Bytes,
    /// The nodes of 255 children and more, each with how many it has beyond those.
    wide: Vec<(usize, usize)>,
    /// A bit for each node that has children: whether a word ends at it as well.
    ends: Bytes,
    /// What lies before every [`STEP`] nodes.
    marks: Vec<Mark>,
    /// Of each code, its root plus one; 0 where it is none. Every look-up begins here.
    root_of: Vec<u16>,
    /// The codes of the roots and of their children. Those have many siblings, and most look-ups end among them.
    codes: Vec<u16>,
    /// Where the children of each root begin, and whether a word ends at the root; one more at the end.
    firsts: Vec<(usize, bool)>,
}

/// What lies before a node.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Mark {
    /// Where its children begin.
    child: u32,
    /// How many nodes before it have children.
    inner: u32,
}

/// How many nodes have one mark: a row of bytes that is summed in a few steps.
const STEP: usize = 16;

/// The degrees of nodes from one mark to the next.
type Piece = [u8; STEP];

/// The piece that begins at a node; behind the last one nobody has children.
fn piece(degrees: &[u8], start: usize) -> Piece {
    let rest = degrees.get(start..).unwrap_or(&[]);
    rest.first_chunk().copied().unwrap_or_else(|| {
        let mut piece = [0; STEP];
        piece.iter_mut().zip(rest).for_each(|(to, from)| *to = *from);
        piece
    })
}

/// How many children the first `n` nodes of a piece have, and how many of them have some: eight bytes at a time.
fn tally(piece: &Piece, n: usize) -> (usize, usize) {
    const LOWER: u64 = 0x7f7f_7f7f_7f7f_7f7f;
    const PAIRS: u64 = 0x00ff_00ff_00ff_00ff;
    let (mut children, mut inner) = (0, 0);
    for (i, word) in piece.as_chunks().0.iter().enumerate() {
        let beyond = 8 - n.saturating_sub(8 * i).min(8) as u32;
        let word = u64::from_le_bytes(*word) & u64::MAX.checked_shr(8 * beyond).unwrap_or(0);
        // Four sums of two bytes have room for their own sum.
        let pairs = (word & PAIRS) + (word >> 8 & PAIRS);
        children += (pairs.wrapping_mul(0x0001_0001_0001_0001) >> 48) as usize;
        // The upper bit of each byte that is not 0.
        inner += ((((word & LOWER) + LOWER) | word) & !LOWER).count_ones() as usize;
    }
    (children, inner)
}

impl Tree {
    /// Reads a tree from its bytes; `None` where they are none. `letters` is how many codes there are. Time: linear in the
    /// bytes, with one look at each node's number of children.
    pub fn read(bytes: &Bytes, letters: usize) -> Option<Tree> {
        let mut from = Reader::new(bytes);
        let (roots, nodes, inners, large) =
            (from.word()? as usize, from.word()? as usize, from.word()? as usize, from.word()? as usize);
        // No count may be larger than what is there to be counted.
        if [roots, nodes, inners, large].iter().any(|&n| n > bytes.len()) {
            return None;
        }
        let mut more = Vec::with_capacity(large);
        for _ in 0..large {
            more.push(usize::from(u16::try_from(from.word()?).ok()?).checked_sub(usize::from(u8::MAX))?);
        }
        let (low, high, degrees) = (from.plane(nodes)?, from.plane(nodes)?, from.plane(nodes)?);
        let ends = from.plane(inners.div_ceil(8))?;
        if !from.is_done() || roots > nodes {
            return None;
        }
        let mut more = more.into_iter();
        let mut wide = Vec::with_capacity(large);
        let mut marks = Vec::with_capacity(nodes.div_ceil(STEP));
        let (mut child, mut before) = (roots, 0);
        for start in (0..nodes).step_by(STEP) {
            marks.push(Mark { child: u32::try_from(child).ok()?, inner: before as u32 });
            let piece = piece(&degrees, start);
            let (children, inner) = tally(&piece, STEP);
            child += children;
            before += inner;
            if more.len() > 0 {
                for (node, _) in (start..).zip(piece).filter(|(_, d)| *d == u8::MAX) {
                    let beyond = more.next()?;
                    child += beyond;
                    wide.push((node, beyond));
                }
            }
            if child > nodes {
                return None;
            }
        }
        // Every node but the roots is the child of one.
        if child != nodes || before != inners || more.next().is_some() {
            return None;
        }
        let mut tree = Tree { roots, low, high, degrees, wide, ends, marks, ..Tree::default() };
        let mut root_of = vec![0; letters];
        let mut codes = Vec::with_capacity(tree.inner(roots).map_or(nodes, |(next, _)| next.start));
        for (root, code) in (1u16..).zip(tree.siblings(0..roots)) {
            *root_of.get_mut(code as usize)? = root;
            codes.push(code as u16);
        }
        let mut firsts = Vec::with_capacity(roots + 1);
        let mut inner = 0;
        for root in 0..roots {
            let degree = tree.degree(root);
            let ends = degree == 0 || tree.ends_at(inner);
            inner += usize::from(degree > 0);
            firsts.push((codes.len(), ends));
            let end = codes.len() + degree;
            codes.extend(tree.siblings(codes.len()..end).map(|code| code as u16));
        }
        firsts.push((codes.len(), false));
        (tree.root_of, tree.codes, tree.firsts) = (root_of, codes, firsts);
        Some(tree)
    }

    /// The codes of siblings.
    fn siblings(&self, nodes: std::ops::Range<usize>) -> impl Iterator<Item = u32> {
        let (low, high) = (self.low.get(nodes.clone()).unwrap_or(&[]), self.high.get(nodes).unwrap_or(&[]));
        let mut last = u32::MAX;
        low.iter().zip(high).map(move |(&low, &high)| {
            last = last.wrapping_add(1 + u32::from(u16::from_le_bytes([low, high])));
            last
        })
    }

    /// How many children a node has.
    fn degree(&self, node: usize) -> usize {
        let few = self.degrees.get(node).map_or(0, |&d| usize::from(d));
        few + if few == usize::from(u8::MAX) { self.beyond(node, node + 1) } else { 0 }
    }

    /// How many children the nodes `from..to` have beyond what their bytes tell.
    fn beyond(&self, from: usize, to: usize) -> usize {
        let at = |node: usize| self.wide.partition_point(|(wide, _)| *wide < node);
        self.wide.get(at(from)..at(to)).unwrap_or(&[]).iter().map(|(_, n)| n).sum()
    }

    /// The children of a node, and whether a word ends at it where it has some.
    fn inner(&self, node: usize) -> Option<(std::ops::Range<usize>, bool)> {
        let from = node - node % STEP;
        let mark = self.marks.get(node / STEP)?;
        let (children, inner) = tally(&piece(&self.degrees, from), node - from);
        let start = mark.child as usize + children + self.beyond(from, node);
        Some((start..start + self.degree(node), self.ends_at(mark.inner as usize + inner)))
    }

    /// Whether a word ends at one of the nodes that have children, by its number among those.
    fn ends_at(&self, inner: usize) -> bool {
        self.ends.get(inner / 8).is_some_and(|bits| bits >> (inner % 8) & 1 == 1)
    }

    /// The children of the node of a first letter, and whether that is a word.
    fn root(&self, code: u16) -> Option<(std::ops::Range<usize>, bool)> {
        let root = usize::from(*self.root_of.get(usize::from(code))?).checked_sub(1)?;
        let &[(start, ends), (end, _)] = self.firsts.get(root..root + 2)? else { return None };
        Some((start..end, ends))
    }

    /// Which of some siblings has this code.
    fn child(&self, siblings: std::ops::Range<usize>, code: u16) -> Option<usize> {
        let start = siblings.start;
        let at = match self.codes.get(siblings.clone()) {
            Some(codes) => codes.binary_search(&code).ok()?,
            None => self
                .siblings(siblings)
                .take_while(|&other| other <= u32::from(code))
                .position(|other| other == u32::from(code))?,
        };
        Some(start + at)
    }

    /// How many letters the longest word has that `codes` begin with; 0 where there is none. Time: linear in the siblings of
    /// the nodes on the way.
    pub fn longest(&self, codes: impl IntoIterator<Item = u16>) -> usize {
        self.walk(codes).0
    }

    /// Whether `codes` are a word.
    pub fn has(&self, codes: impl IntoIterator<Item = u16>) -> bool {
        let mut rest = codes.into_iter();
        let (longest, walked) = self.walk(rest.by_ref());
        longest == walked && longest > 0 && rest.next().is_none()
    }

    /// How many letters the longest word has that `codes` begin with, and how many were looked at.
    fn walk(&self, codes: impl IntoIterator<Item = u16>) -> (usize, usize) {
        let mut codes = codes.into_iter();
        let (mut longest, mut walked) = (0, 1);
        let Some(mut at) = codes.next().and_then(|code| self.root(code)) else { return (0, 1) };
        loop {
            let (children, ends) = at;
            if ends {
                longest = walked;
            }
            if children.is_empty() {
                break;
            }
            let Some(code) = codes.next() else { break };
            walked += 1;
            let Some(node) = self.child(children, code) else { break };
            if self.degrees.get(node) == Some(&0) {
                longest = walked;
                break;
            }
            let Some(next) = self.inner(node) else { break };
            at = next;
        }
        (longest, walked)
    }

    /// Calls `found` with the first letter of words, whether that is one itself, and the letters that may follow.
    pub fn beginnings(&self, mut found: impl FnMut(u16, bool, &[u16])) {
        for (&code, &[(start, ends), (end, _)]) in self.codes.iter().zip(self.firsts.array_windows()) {
            found(code, ends, self.codes.get(start..end).unwrap_or(&[]));
        }
    }

    /// Calls `found` with the first two letters of every word that has so many; `alphabet` has the letters by code.
    pub fn pairs(&self, alphabet: &[char], mut found: impl FnMut(char, char)) {
        let letter = |code: u16| alphabet.get(usize::from(code)).copied();
        self.beginnings(|first, _, seconds| {
            if let Some(first) = letter(first) {
                seconds.iter().filter_map(|&second| letter(second)).for_each(|second| found(first, second));
            }
        });
    }

    /// Calls `found` with the parent of each node, which comes before it, its code, and whether a word ends at it.
    pub fn each(&self, mut found: impl FnMut(Option<usize>, u32, bool)) {
        let mut node = 0;
        let mut family = |parent, children: std::ops::Range<usize>| {
            for code in self.siblings(children) {
                let ends = self.degrees.get(node) == Some(&0) || self.inner(node).is_some_and(|(_, ends)| ends);
                found(parent, code, ends);
                node += 1;
            }
        };
        family(None, 0..self.roots);
        let mut start = self.roots;
        for parent in 0..self.degrees.len() {
            let end = start + self.degree(parent);
            if end > start {
                family(Some(parent), start..end);
            }
            start = end;
        }
    }

    /// Whether every letter has a code, which walking through a tree does not ask.
    pub fn is_spelled(&self) -> bool {
        let mut all = true;
        self.each(|_, code, _| all &= (code as usize) < self.root_of.len());
        all
    }

    /// All words, in codes.
    #[cfg(any(test, feature = "train"))]
    pub fn words(&self) -> Vec<Vec<u16>> {
        let (mut words, mut nodes) = (Vec::new(), Vec::<Vec<u16>>::new());
        self.each(|parent, code, ends| {
            let mut word = parent.and_then(|p| nodes.get(p)).cloned().unwrap_or_default();
            word.push(code as u16);
            if ends {
                words.push(word.clone());
            }
            nodes.push(word);
        });
        words
    }
}

#[cfg(test)]
mod tests {
    use super::super::grow;
    use super::*;

    fn bytes(words: &[&[u16]]) -> Bytes {
        grow::tree(&mut words.iter().map(|w| w.to_vec()).collect::<Vec<_>>()).into()
    }

    #[test]
    fn words_come_back() {
        let many: Vec<Vec<u16>> = (0..300).map(|n| vec![7, n, 3]).collect();
        let mut list: Vec<&[u16]> = vec![&[2, 1], &[1], &[2], &[2, 1, 5, 9, 4, 4], &[2, 1, 5, 9, 4], &[], &[2]];
        list.extend(many.iter().map(|w| w.as_slice()));
        let bytes = bytes(&list);
        let tree = Tree::read(&bytes, 300).expect("a tree");
        let mut words = tree.words();
        words.sort();
        list.retain(|w| !w.is_empty());
        list.sort();
        list.dedup();
        assert_eq!(words, list);
        assert_eq!(grow::tree(&mut words), *bytes);
        for word in &list {
            assert_eq!(tree.longest(word.iter().copied()), word.len(), "{word:?}");
            assert!(tree.has(word.iter().copied()), "{word:?}");
        }
        for (codes, longest) in [
            (&[2, 1, 5, 9][..], 2),
            (&[2, 9], 1),
            (&[1, 1], 1),
            (&[7, 299, 3, 3], 3),
            (&[7, 300, 3], 0),
            (&[3], 0),
            (&[], 0),
        ] {
            assert_eq!(tree.longest(codes.iter().copied()), longest, "{codes:?}");
            assert_eq!(tree.has(codes.iter().copied()), list.contains(&codes), "{codes:?}");
        }
        assert!(tree.is_spelled() && !Tree::read(&bytes, 299).expect("roots that have codes").is_spelled());
        let (mut ones, mut twos) = (Vec::new(), 0);
        tree.beginnings(|one, ends, two| {
            ones.extend(Some(one).filter(|_| ends));
            twos += two.len();
        });
        assert_eq!((ones, twos), (vec![1, 2], 301));
    }

    #[test]
    fn broken_bytes_are_refused() {
        let bytes = bytes(&[&[1, 2], &[2, 3, 1], &[2]]);
        assert!(Tree::read(&self::bytes(&[]), 9).is_some());
        assert!(Tree::read(&bytes, 2).is_none(), "a root that has no code");
        for n in 0..bytes.len() {
            assert!(Tree::read(&bytes[..n].to_vec().into(), 9).is_none(), "{n}");
            for value in [0, 1, 200, 255] {
                let mut other = bytes.to_vec();
                other[n] = value;
                // Whatever it is, nothing panics, and what is read can be walked.
                let Some(tree) = Tree::read(&other.into(), 9) else { continue };
                tree.words();
                tree.beginnings(|_, _, _| ());
                for code in 0..9 {
                    assert!(tree.longest([code; 20]) <= 20);
                }
            }
        }
    }
}
