//! Listed words, laid out for looking up.
//!
//! Nodes are numbered level by level, so that the children of a node follow each other, by code: a word is looked up by a
//! binary search for each of its letters.

use super::tree::Tree;

/// Codes of letters: the most frequent have the smallest ones.
#[derive(Debug, Default)]
pub struct Letters {
    /// Of each composed syllable, its code plus one; 0 where it has none.
    syllables: Vec<u16>,
    /// The other letters with their codes, by letter.
    others: Vec<(char, u16)>,
    count: u16,
}

/// How many trees are merged into one trie.
const MOST: usize = 4;

const FIRST: u32 = '가' as u32;
const SYLLABLES: usize = 11_172;

impl Letters {
    /// Letters with the codes 0, 1, 2 …
    pub fn new(letters: impl Iterator<Item = char>) -> Letters {
        let mut all = Letters { syllables: vec![0; SYLLABLES], others: Vec::new(), count: 0 };
        for c in letters {
            all.add(c);
        }
        all
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        usize::from(self.count)
    }

    /// What no letter has for a code.
    pub const NONE: u16 = u16::MAX;

    /// The code of `c`; [`Letters::NONE`] where it has none.
    pub fn code(&self, c: char) -> u16 {
        match (c as u32).checked_sub(FIRST).and_then(|s| self.syllables.get(s as usize)) {
            // 0, none, wraps to the greatest number.
            Some(code) => code.wrapping_sub(1),
            None => match self.others.binary_search_by_key(&c, |&(other, _)| other) {
                Ok(at) => self.others.get(at).map_or(Letters::NONE, |&(_, code)| code),
                Err(_) => Letters::NONE,
            },
        }
    }

    /// The code of `c`, which gets the next one where it has none; [`Letters::NONE`] once they are used up.
    pub fn add(&mut self, c: char) -> u16 {
        let code = self.code(c);
        if code != Letters::NONE || self.count == Letters::NONE - 1 {
            return code;
        }
        let new = self.count;
        self.count += 1;
        match (c as u32).checked_sub(FIRST).and_then(|s| self.syllables.get_mut(s as usize)) {
            Some(slot) => *slot = new + 1,
            None => {
                let at = self.others.partition_point(|&(other, _)| other < c);
                self.others.insert(at, (c, new));
            }
        }
        new
    }
}

/// A trie of words with their classes.
#[derive(Debug, Default)]
pub struct Trie {
    codes: Vec<u16>,
    classes: Vec<u16>,
    /// The first child of every node; one more at the end.
    first: Vec<u32>,
    /// Of each code, its root plus one; 0 where it is none. Every look-up begins here.
    root_of: Vec<u16>,
}

impl Trie {
    /// All words of `tree`. Time: linear in the nodes.
    pub fn of(tree: Tree) -> Trie {
        let Tree { roots, codes, degrees, classes } = tree;
        let mut first = Vec::with_capacity(codes.len() + 1);
        let mut at = roots as u32;
        first.push(at);
        first.extend(degrees.iter().map(|&degree| {
            at += u32::from(degree);
            at
        }));
        Trie { codes, classes, first, root_of: Vec::new() }.with_roots(roots)
    }

    /// All words of `trees`, with all the classes that they have there. Time: linear in the nodes.
    pub fn of_all(trees: &[Tree; MOST]) -> Trie {
        let nodes = trees.iter().map(|t| t.codes.len()).sum();
        let mut trie = Trie { first: Vec::with_capacity(nodes + 1), ..Trie::default() };
        trie.codes.reserve(nodes);
        trie.classes.reserve(nodes);
        // In which trees each node stands. Every tree is walked through once, in the order of the merged nodes: `parent` is
        // its next node to be asked for children, `child` the next of those.
        let mut within: Vec<u8> = Vec::with_capacity(nodes);
        let (mut parent, mut child) = ([0usize; MOST], [0usize; MOST]);
        trie.merge(trees, &mut within, &mut child, trees.each_ref().map(|t| t.roots));
        let roots = trie.codes.len();
        let mut node = 0;
        while let Some(&bits) = within.get(node) {
            node += 1;
            trie.first.push(trie.codes.len() as u32);
            let mut degrees = [0; MOST];
            let mut any = 0;
            for (i, (tree, degree)) in trees.iter().zip(&mut degrees).enumerate() {
                if bits >> i & 1 == 1 {
                    *degree = tree.degrees.get(parent[i]).map_or(0, |d| usize::from(*d));
                    any |= *degree;
                    parent[i] += 1;
                }
            }
            if any > 0 {
                trie.merge(trees, &mut within, &mut child, degrees);
            }
        }
        trie.first.push(trie.codes.len() as u32);
        trie.with_roots(roots)
    }

    fn with_roots(mut self, roots: usize) -> Trie {
        for (root, &code) in (1u16..).zip(self.codes.iter().take(roots)) {
            let code = usize::from(code);
            if self.root_of.len() <= code {
                self.root_of.resize(code + 1, 0);
            }
            if let Some(slot) = self.root_of.get_mut(code) {
                *slot = root;
            }
        }
        self
    }

    /// Puts the next children of one node of each tree, so many as `degrees` says, behind the nodes, merged by code.
    fn merge(&mut self, trees: &[Tree; MOST], within: &mut Vec<u8>, child: &mut [usize; MOST], degrees: [usize; MOST]) {
        let mut some = (0..trees.len()).filter(|&i| degrees[i] > 0);
        let (Some(one), more) = (some.next(), some.next()) else { return };
        // Most nodes stand in one tree only.
        if more.is_none() {
            let range = child[one]..child[one] + degrees[one];
            child[one] = range.end;
            let Some(tree) = trees.get(one) else { return };
            self.codes.extend_from_slice(tree.codes.get(range.clone()).unwrap_or(&[]));
            self.classes.extend_from_slice(tree.classes.get(range).unwrap_or(&[]));
            within.resize(self.codes.len(), 1 << one);
            return;
        }
        let ends: [usize; MOST] = std::array::from_fn(|i| child[i] + degrees[i]);
        loop {
            let next = |i: usize| trees.get(i)?.codes.get(child[i]).copied().filter(|_| child[i] < ends[i]);
            let Some(least) = (0..trees.len()).filter_map(next).min() else { return };
            let (mut set, mut bits) = (0, 0u8);
            for (i, tree) in trees.iter().enumerate() {
                if child[i] < ends[i] && tree.codes.get(child[i]) == Some(&least) {
                    set |= tree.classes.get(child[i]).copied().unwrap_or(0);
                    bits |= 1 << i;
                    child[i] += 1;
                }
            }
            self.codes.push(least);
            self.classes.push(set);
            within.push(bits);
        }
    }

    fn find(&self, range: std::ops::Range<usize>, code: u16) -> Option<usize> {
        let children = self.codes.get(range.clone())?;
        Some(range.start + children.binary_search(&code).ok()?)
    }

    /// Calls `found` with the length in letters and the classes of every word that `codes` begin with, the shortest first.
    #[inline]
    pub fn walk(&self, codes: &[u16], mut found: impl FnMut(usize, u16)) {
        let mut range = 0..0;
        for (i, &code) in codes.iter().enumerate() {
            let node = match i {
                0 => self.root_of.get(usize::from(code)).and_then(|&root| usize::from(root).checked_sub(1)),
                _ => self.find(range, code),
            };
            let Some(node) = node else { return };
            let classes = self.classes.get(node).copied().unwrap_or(0);
            if classes != 0 {
                found(i + 1, classes);
            }
            let Some(&[from, to]) = self.first.get(node..node + 2) else { return };
            if from == to {
                return;
            }
            range = from as usize..to as usize;
        }
    }

    /// The classes of the word `codes`; 0 where it is not listed.
    pub fn classes(&self, codes: &[u16]) -> u16 {
        let mut all = 0;
        self.walk(codes, |len, classes| {
            if len == codes.len() {
                all = classes;
            }
        });
        all
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_what_was_put_in() {
        let mut letters = Letters::new("나가다".chars());
        let list: [&[(&str, u16)]; MOST] = [
            &[],
            &[("가", 1), ("가나", 2), ("ABC", 1)],
            &[("가나다", 4), ("가라", 8), ("나", 4)],
            &[("ABC", 2), ("나", 1024)],
        ];
        let trees = list.map(|words| {
            let words: Vec<(Vec<u16>, u16)> =
                words.iter().map(|(w, c)| (w.chars().map(|c| letters.add(c)).collect(), *c)).collect();
            Tree::of(words.iter().map(|(w, c)| (w.as_slice(), *c)))
        });
        let trie = Trie::of_all(&trees);
        let codes = |word: &str| word.chars().map(|c| letters.code(c)).collect::<Vec<_>>();
        let all = [("가", 1), ("가나", 2), ("가나다", 4), ("가라", 8), ("ABC", 3), ("나", 1028)];
        for (word, classes) in all {
            assert_eq!(trie.classes(&codes(word)), classes, "{word:?}");
        }
        for none in ["", "다", "가다", "가나다라", "나가", "AB", "漢", "뷁"] {
            assert_eq!(trie.classes(&codes(none)), 0, "{none}");
        }
        let mut seen = Vec::new();
        trie.walk(&codes("가나다라"), |n, c| seen.push((n, c)));
        assert_eq!(seen, [(1, 1), (2, 2), (3, 4)]);
        assert_eq!(Trie::default().classes(&codes("가")), 0);
        let [_, first, ..] = trees;
        let one = Trie::of(first);
        assert_eq!((one.classes(&codes("가나")), one.classes(&codes("가나다")), one.classes(&codes("ABC"))), (2, 0, 1));
        assert_eq!(Trie::of(Tree::default()).classes(&codes("가")), 0);
        assert_eq!((letters.len(), letters.code('나'), letters.code('라')), (7, 0, 6));
    }
}
