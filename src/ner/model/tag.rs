//! From the characters of a sentence to the names in it.

use super::decode::{self, Found};
use super::features::{self, Hint, events};
use super::labels::STRIDE;
use super::rows::MOST_SLOTS;
use super::{Model, STEPS};

/// How many parts of a score make one nat: a weight of a file is a whole number of them.
#[cfg(feature = "train")]
pub const UNIT: f32 = 24.0;

/// The margins of one step of the table of chances: half a nat.
const STEP: i32 = 12;

/// A sentence longer than this is read in pieces, so that the tables stay small whatever the text.
const LONGEST: usize = 2_000;

/// Room that is used again for every sentence.
#[derive(Debug, Default)]
pub struct Scratch {
    features: features::Scratch,
    scores: Vec<[i16; STRIDE]>,
    decode: decode::Scratch,
    piece: Vec<Found>,
    hints: Vec<Hint>,
}

impl Model {
    /// The names in `chars`, by start, into `out`. `hints` are what rules say, by start. Time: linear in the characters and
    /// the hints.
    pub fn tag(&self, chars: &[char], hints: &[Hint], scratch: &mut Scratch, out: &mut Vec<Found>) {
        out.clear();
        let mut at = 0;
        let mut hints = hints.iter().copied().peekable();
        while at < chars.len() {
            let rest = chars.get(at..).unwrap_or(&[]);
            let len = piece(rest);
            let here = rest.get(..len).unwrap_or(rest);
            scratch.hints.clear();
            while let Some(h) = hints.next_if(|h| h.start < at + len) {
                if h.start >= at && h.end <= at + len {
                    scratch.hints.push(Hint { start: h.start - at, end: h.end - at, ..h });
                }
            }
            self.tag_piece(here, scratch);
            out.extend(scratch.piece.iter().map(|f| Found { start: f.start + at, end: f.end + at, ..*f }));
            at += len.max(1);
        }
    }

    fn tag_piece(&self, chars: &[char], scratch: &mut Scratch) {
        let Scratch { features, scores, decode, piece, hints } = scratch;
        // Features speak of characters before and behind the sentence as well; those scores are thrown away.
        let n = chars.len();
        scores.clear();
        scores.resize(n + 2 * MOST_SLOTS, [0; STRIDE]);
        events(chars, hints, &self.lists, features, |e| {
            // Most features have no weights.
            let Some(row) = self.rows.find(e.key) else { return };
            // No event begins further before the sentence or ends further behind it than the room reaches.
            let at = usize::try_from(e.from + MOST_SLOTS as i32).unwrap_or(usize::MAX);
            if let Some(window) = scores.get_mut(at..).and_then(<[_]>::first_chunk_mut) {
                self.rows.add(row, window);
            }
        });
        let inner = scores.get(MOST_SLOTS..MOST_SLOTS + n).unwrap_or(&[]);
        decode::decode(inner, self.kinds.len(), &self.moves, decode, piece);
    }

    /// How often a name with this margin is right, 0 to 1, as counted on sentences that were not learned from.
    pub fn chance(&self, found: &Found) -> f64 {
        let chances = self.sure.get(found.kind).map_or(&[0; STEPS], |c| c);
        f64::from(chances.get(step(found.margin)).copied().unwrap_or(0)) / 255.0
    }
}

/// The step of the table of chances that a margin falls into.
pub fn step(margin: i32) -> usize {
    usize::try_from(margin / STEP).unwrap_or(0).min(STEPS - 1)
}

/// How many characters are read at once: all, or as far as the last space that is near enough.
fn piece(chars: &[char]) -> usize {
    if chars.len() <= LONGEST {
        return chars.len();
    }
    let space = chars.get(..LONGEST).and_then(|c| c.iter().rposition(|c| c.is_whitespace()));
    space.filter(|&at| at > LONGEST / 2).map_or(LONGEST, |at| at + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<(usize, usize)> {
        let (mut scratch, mut out) = (Scratch::default(), Vec::new());
        let chars: Vec<char> = text.chars().collect();
        Model::built_in().tag(&chars, &[], &mut scratch, &mut out);
        assert!(out.iter().all(|f| f.start < f.end && f.end <= chars.len() && f.margin >= 0), "{out:?}");
        assert!(out.windows(2).all(|w| w[0].end <= w[1].start), "{out:?}");
        assert!(out.iter().all(|f| (0.0..=1.0).contains(&Model::built_in().chance(f))));
        out.into_iter().map(|f| (f.start, f.end)).collect()
    }

    #[test]
    fn names_are_found_wherever_a_long_text_is_cut() {
        assert!(found("").is_empty());
        let one = "서울에서 김보람 교수가 지난 3일 웃었다. ";
        let names = found(one);
        assert!(names.contains(&(0, 2)) && names.contains(&(5, 8)), "{names:?}");
        let many = one.repeat(500);
        let all = found(&many);
        let start = one.chars().count();
        let missing = (0..500).filter(|k| !all.contains(&(k * start, k * start + 2))).count();
        assert!(missing <= 10, "{missing} of 500 are missed");
        // No space anywhere.
        assert!(found(&"가".repeat(9_000)).len() < 9_000);
    }
}
