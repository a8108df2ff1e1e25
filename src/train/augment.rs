//! Sentences in other clothes. The data are plain sentences; articles have quotations and headlines as well. Some sentences
//! are learned from once more between quotation marks, or clipped as headlines are.

use super::data::{Name, Sentence};
use super::optimise::random;
use crate::lexicon;

/// Of so many sentences one is learned from again in each form.
const EVERY: u64 = 4;
/// How much such a sentence counts beside its original.
const WEIGHT: f32 = 0.5;

/// `sentences` and the additional ones. The same for a seed.
pub fn augment(sentences: Vec<Sentence>, seed: u64) -> Vec<Sentence> {
    let mut state = seed;
    let mut more = Vec::new();
    for s in sentences.iter().filter(|s| s.source == "wikitree") {
        match random(&mut state) % (2 * EVERY) {
            0 => more.push(quoted(s, &mut state)),
            1 => more.extend(clipped(s)),
            _ => {}
        }
    }
    let mut all = sentences;
    all.extend(more);
    all
}

/// Quotation marks around the sentence or around its end, from a word on, sometimes with what follows them in news.
fn quoted(s: &Sentence, state: &mut u64) -> Sentence {
    const MARKS: [(char, char); 4] = [('“', '”'), ('"', '"'), ('‘', '’'), ('“', '”')];
    const TAILS: [&str; 5] = ["고 말했다.", "라고 밝혔다.", "며 웃었다.", "", "는 것이다."];
    let (open, close) = MARKS[(random(state) % 4) as usize];
    let tail = TAILS[(random(state) % 5) as usize];
    let len = s.chars.iter().rposition(|c| !matches!(c, '.' | ' ')).map_or(0, |at| at + 1);
    // Where words begin that are not inside a name.
    let inside = |at: usize| s.names.iter().any(|n| n.start < at && at < n.end);
    let starts: Vec<usize> = (1..len).filter(|&i| s.chars[i - 1] == ' ' && !inside(i)).chain([0, 0]).collect();
    let from = starts[(random(state) as usize) % starts.len()];
    let names = s.names.iter().filter(|n| n.end <= len);
    let names = names.map(|n| if n.start >= from { Name { start: n.start + 1, end: n.end + 1, ..*n } } else { *n });
    let (before, words) = (s.chars.get(..from).unwrap_or(&[]), s.chars.get(from..len).unwrap_or(&[]));
    let chars = before.iter().copied().chain([open]).chain(words.iter().copied()).chain([close]).chain(tail.chars());
    Sentence { chars: chars.collect(), names: names.collect(), weight: s.weight * WEIGHT, ..s.clone() }
}

/// The first words without their particles, as a headline has them.
fn clipped(s: &Sentence) -> Option<Sentence> {
    const MOST: usize = 28;
    let mut chars: Vec<char> = Vec::new();
    let mut names = Vec::new();
    let mut at = 0;
    while at < s.chars.len() && chars.len() < MOST {
        let end = s.chars[at..].iter().position(|c| *c == ' ').map_or(s.chars.len(), |n| at + n);
        // A name that goes on behind the space takes the next word with it; its particle is left alone.
        let last = s.names.iter().filter(|n| n.start < end && n.end > at).map(|n| n.end).max();
        let split = last.is_some_and(|l| l > end);
        let kept = last.filter(|&l| l < end && !split).map_or(end, |l| {
            let tail: String = s.chars[l..end].iter().collect();
            let plain = lexicon::josa()
                .get(&tail)
                .is_some_and(|r| matches!(r.field(0), "topic" | "subject" | "object" | "genitive" | "also"));
            if plain { l } else { end }
        });
        let shift = at - chars.len();
        names.extend(s.names.iter().filter(|n| n.start >= at && n.end <= kept).map(|n| Name {
            start: n.start - shift,
            end: n.end - shift,
            ..*n
        }));
        if split {
            // Too long to be told apart simply: such a name is kept as it is, spaces and all.
            let l = last?;
            let whole = s.chars[l..].iter().position(|c| *c == ' ').map_or(s.chars.len(), |n| l + n);
            names.extend(s.names.iter().filter(|n| n.start >= at && n.end <= whole && n.end > kept).map(|n| Name {
                start: n.start - shift,
                end: n.end - shift,
                ..*n
            }));
            chars.extend(&s.chars[at..whole]);
            at = whole + 1;
        } else {
            chars.extend(&s.chars[at..kept]);
            at = end + 1;
        }
        chars.push(' ');
    }
    chars.pop();
    if matches!(chars.last(), Some('.')) {
        chars.pop();
    }
    names.sort_unstable();
    names.dedup();
    let fits = names.iter().all(|n| n.end <= chars.len()) && names.windows(2).all(|w| w[0].end <= w[1].start);
    fits.then(|| Sentence { chars, names, weight: s.weight * WEIGHT, ..s.clone() })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sentence(text: &str, names: &[&str]) -> Sentence {
        let chars: Vec<char> = text.chars().collect();
        let find = |name: &&str| {
            let name: Vec<char> = name.chars().collect();
            let start = chars.windows(name.len()).position(|w| w == name).expect("the name");
            Name { start, end: start + name.len(), kind: 0 }
        };
        let names = names.iter().map(find).collect();
        let (id, source) = ("t".to_owned(), "wikitree".to_owned());
        Sentence { id, source, chars, names, hints: Vec::new(), weight: 1.0 }
    }

    fn words(s: &Sentence) -> Vec<String> {
        s.names.iter().map(|n| s.chars[n.start..n.end].iter().collect()).collect()
    }

    #[test]
    fn names_stay_where_they_are() {
        let s = sentence("한도윤은 가람 시청을 새길당의 안과 함께 보았다.", &["한도윤", "가람 시청", "새길당"]);
        let c = clipped(&s).expect("a headline");
        assert_eq!(c.chars.iter().collect::<String>(), "한도윤 가람 시청을 새길당 안과 함께 보았다");
        assert_eq!(words(&c), ["한도윤", "가람 시청", "새길당"]);
        for seed in 0..40 {
            let q = quoted(&s, &mut { seed });
            assert_eq!(words(&q), ["한도윤", "가람 시청", "새길당"], "{:?}", q.chars);
        }
    }
}
