//! Makes the bytes of trees (see `tree.rs`): for the trainer's dictionary, and before the program is built, by `build.rs`,
//! for the largest word lists.

use std::collections::BTreeMap;

/// The letters of `words`, the most frequent first: so the differences between codes are small, and compress best.
pub fn alphabet<'a>(words: impl IntoIterator<Item = &'a [char]>) -> Vec<char> {
    let mut often: BTreeMap<char, usize> = BTreeMap::new();
    words.into_iter().flatten().for_each(|&c| *often.entry(c).or_insert(0) += 1);
    let mut alphabet: Vec<char> = often.keys().copied().collect();
    alphabet.sort_by_key(|c| (std::cmp::Reverse(often.get(c).copied()), *c));
    alphabet
}

/// Letters as they lie in a file: four bytes each.
pub fn letters(alphabet: &[char]) -> Vec<u8> {
    alphabet.iter().flat_map(|&c| (c as u32).to_le_bytes()).collect()
}

/// The bytes of a set of words: the number of its letters, its letters, its tree.
pub fn set(words: &[Vec<char>]) -> Vec<u8> {
    let alphabet = alphabet(words.iter().map(Vec::as_slice));
    let code: BTreeMap<char, u16> = alphabet.iter().copied().zip(0..).collect();
    let mut words: Vec<Vec<u16>> =
        words.iter().map(|word| word.iter().filter_map(|c| code.get(c).copied()).collect()).collect();
    let mut out = (alphabet.len() as u32).to_le_bytes().to_vec();
    out.extend(letters(&alphabet));
    out.extend(tree(&mut words));
    out
}

/// The bytes of the tree of `words`, in any order. A word of no letters is left out. Time: O(n log n) for n words.
pub fn tree(words: &mut [Vec<u16>]) -> Vec<u8> {
    words.sort_unstable();
    let (mut large, mut inner, mut planes) = (Vec::<u32>::new(), Vec::new(), <[Vec<u8>; 3]>::default());
    // Ranges of words that begin with the same letters; every node of a level has one for what is longer.
    let (mut level, mut depth, mut roots) = (vec![&*words], 0, 0);
    while !level.is_empty() {
        let mut next = Vec::new();
        for range in level {
            let mut last: Option<u16> = None;
            let mut children = 0u32;
            for group in range.chunk_by(|a, b| a.get(depth) == b.get(depth)) {
                let Some(&code) = group.first().and_then(|w| w.get(depth)) else { continue };
                let [low, high] = last.map_or(code, |last| code - last - 1).to_le_bytes();
                planes[0].push(low);
                planes[1].push(high);
                last = Some(code);
                children += 1;
                // Words that end here stand first.
                next.push(group);
            }
            if depth == 0 {
                roots = children;
                continue;
            }
            planes[2].push(children.min(255) as u8);
            if children >= 255 {
                large.push(children);
            }
            if children > 0 {
                inner.push(range.first().is_some_and(|w| w.len() == depth));
            }
        }
        level = next;
        depth += 1;
    }
    let counts = [roots, planes[0].len() as u32, inner.len() as u32, large.len() as u32];
    let mut out: Vec<u8> = counts.into_iter().chain(large).flat_map(u32::to_le_bytes).collect();
    out.extend(planes.into_iter().flatten());
    out.extend(inner.chunks(8).map(|bits| bits.iter().rev().fold(0, |byte, bit| byte << 1 | u8::from(*bit))));
    out
}
