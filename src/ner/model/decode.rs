//! The best row of labels for a sentence, and how sure each name in it is. Integers only, so that every machine gives
//! the same answer.

use super::labels::{BEGIN, END, INSIDE, MOST_KINDS, OUTSIDE, SINGLE, STRIDE, label, place};

/// A name in a sentence: characters `start..end`, half-open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Found {
    /// The first character.
    pub start: usize,
    /// Past the last.
    pub end: usize,
    /// The number of its kind.
    pub kind: usize,
    /// By how much the best reading of the sentence beats the best one in which some character of the name has another
    /// label, in the units of the scores.
    pub margin: i32,
}

/// What follows what: from being outside (0) or at the end of a name of a kind (1 + its number) to being outside or at
/// the begin of one.
pub type Transitions = [[i32; MOST_KINDS + 1]; MOST_KINDS + 1];

/// No path goes here. Far from the least number, so that sums do not wrap.
const NEVER: i32 = i32::MIN / 4;

/// Room for the tables, reused from sentence to sentence.
#[derive(Debug, Default)]
pub struct Scratch {
    ahead: Vec<i32>,
    behind: Vec<i32>,
}

/// Reads the best names off `scores` (`STRIDE` for each character). Time: linear in the characters.
pub fn decode(scores: &[i16], kinds: usize, transitions: &Transitions, scratch: &mut Scratch, out: &mut Vec<Found>) {
    out.clear();
    let kinds = kinds.min(MOST_KINDS);
    look_ahead(scores, kinds, transitions, &mut scratch.ahead);
    best_names(kinds, transitions, &scratch.ahead, out);
    if out.is_empty() {
        return;
    }
    // How sure the names are asks what would come after every other label as well.
    look_behind(scores, kinds, transitions, &mut scratch.behind);
    let labels = 1 + 4 * kinds;
    for name in out {
        let margins = (name.start..name.end).map(|i| {
            let own = label(name.kind, place(i, name.start, name.end));
            let range = i * STRIDE..i * STRIDE + labels;
            let (ahead, behind) = (scratch.ahead.get(range.clone()), scratch.behind.get(range));
            let (mut mine, mut other) = (NEVER, NEVER);
            for (l, (a, b)) in ahead.unwrap_or(&[]).iter().zip(behind.unwrap_or(&[])).enumerate() {
                let value = a.saturating_add(*b);
                if l == own {
                    mine = value;
                } else {
                    other = other.max(value);
                }
            }
            mine.saturating_sub(other)
        });
        name.margin = margins.min().unwrap_or(0);
    }
}

/// The best sum up to and with each label. A name must be closed before anything else can begin.
fn look_ahead(scores: &[i16], kinds: usize, transitions: &Transitions, ahead: &mut Vec<i32>) {
    ahead.clear();
    ahead.resize(scores.len(), NEVER);
    // What can be won at most by entering from each group. Where being outside leads by more than that, nobody else matters:
    // nearly everywhere.
    let least = transitions[0].iter().take(kinds + 1).copied().min().unwrap_or(0);
    let most = transitions.map(|row| row.into_iter().take(kinds + 1).max().unwrap_or(0));
    let mut last: Option<[i32; STRIDE]> = None;
    for (score, here) in scores.chunks_exact(STRIDE).zip(ahead.chunks_exact_mut(STRIDE)) {
        let (Some(score), Some(here)) = (score.first_chunk::<STRIDE>(), here.first_chunk_mut::<STRIDE>()) else {
            continue;
        };
        let mut enter = transitions[0];
        if let Some(last) = last {
            enter = transitions[0].map(|t| last[OUTSIDE] + t);
            for (from, row) in transitions.iter().enumerate().take(kinds + 1).skip(1) {
                let best = closed(&last, from);
                if best + most[from] <= last[OUTSIDE] + least {
                    continue;
                }
                for (e, &t) in enter.iter_mut().zip(row) {
                    *e = (*e).max(best + t);
                }
            }
            for k in 0..kinds {
                let open = last[label(k, BEGIN)].max(last[label(k, INSIDE)]).max(NEVER);
                here[label(k, INSIDE)] = open + i32::from(score[label(k, INSIDE)]);
                here[label(k, END)] = open + i32::from(score[label(k, END)]);
            }
        }
        here[OUTSIDE] = enter[0] + i32::from(score[OUTSIDE]);
        for k in 0..kinds {
            here[label(k, BEGIN)] = enter[k + 1] + i32::from(score[label(k, BEGIN)]);
            here[label(k, SINGLE)] = enter[k + 1] + i32::from(score[label(k, SINGLE)]);
        }
        last = Some(*here);
    }
}

/// The best sum of all that comes after each label.
fn look_behind(scores: &[i16], kinds: usize, transitions: &Transitions, behind: &mut Vec<i32>) {
    behind.clear();
    behind.resize(scores.len(), NEVER);
    let most = transitions.map(|row| row.into_iter().take(kinds + 1).skip(1).max().unwrap_or(NEVER));
    let mut next: Option<([i32; STRIDE], [i16; STRIDE])> = None;
    for (score, here) in scores.chunks_exact(STRIDE).zip(behind.chunks_exact_mut(STRIDE)).rev() {
        let (Some(score), Some(here)) = (score.first_chunk::<STRIDE>(), here.first_chunk_mut::<STRIDE>()) else {
            continue;
        };
        if let Some((next, score)) = next {
            let mut enter = [NEVER; MOST_KINDS + 1];
            let sum = |l: usize| next[l] + i32::from(score[l]);
            enter[0] = sum(OUTSIDE);
            for k in 0..kinds {
                enter[k + 1] = sum(label(k, BEGIN)).max(sum(label(k, SINGLE)));
                let open = sum(label(k, INSIDE)).max(sum(label(k, END))).max(NEVER);
                here[label(k, BEGIN)] = open;
                here[label(k, INSIDE)] = open;
            }
            let begin = enter.iter().skip(1).take(kinds).copied().max().unwrap_or(NEVER);
            for (from, row) in transitions.iter().enumerate().take(kinds + 1) {
                // Where staying outside leads by more than any begin can win.
                if row[0] + enter[0] >= begin.saturating_add(most[from]) {
                    set_closed(here, from, (row[0] + enter[0]).max(NEVER));
                    continue;
                }
                let best = row.iter().zip(&enter).take(kinds + 1).map(|(&t, &e)| t + e).max().unwrap_or(NEVER);
                set_closed(here, from, best.max(NEVER));
            }
        } else {
            (0..=kinds).for_each(|from| set_closed(here, from, 0));
        }
        next = Some((*here, *score));
    }
}

/// The names on the best way, by start, with no margin yet; of ways that are equally good, the one with fewer names.
fn best_names(kinds: usize, transitions: &Transitions, ahead: &[i32], out: &mut Vec<Found>) {
    // From the last character back; `then` is what comes behind: nothing, being outside, or the begin of a name.
    let mut rows = ahead.chunks_exact(STRIDE).enumerate().rev();
    let mut then: Option<usize> = None;
    while let Some((i, row)) = rows.next() {
        let sum = |from: usize| closed(row, from) + then.map_or(0, |to| transitions[from][to]);
        let group = (1..=kinds).fold(0, |best, from| if sum(from) > sum(best) { from } else { best });
        then = Some(group);
        let Some(kind) = group.checked_sub(1) else { continue };
        let mut start = i;
        if row[label(kind, END)] > row[label(kind, SINGLE)] {
            for (j, row) in rows.by_ref() {
                start = j;
                if row[label(kind, BEGIN)] >= row[label(kind, INSIDE)] {
                    break;
                }
            }
        }
        out.push(Found { start, end: i + 1, kind, margin: 0 });
    }
    out.reverse();
}

/// The better of the labels after which a name is closed: from 0, outside; from a kind, its end.
fn closed(row: &[i32], from: usize) -> i32 {
    if from == 0 { row[OUTSIDE] } else { row[label(from - 1, END)].max(row[label(from - 1, SINGLE)]) }
}

fn set_closed(row: &mut [i32], from: usize, value: i32) {
    if from == 0 {
        row[OUTSIDE] = value;
    } else {
        row[label(from - 1, END)] = value;
        row[label(from - 1, SINGLE)] = value;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn run(rows: &[&[(usize, i16)]]) -> Vec<Found> {
        let mut scores = vec![0; rows.len() * STRIDE];
        for (i, row) in rows.iter().enumerate() {
            for &(l, s) in *row {
                scores[i * STRIDE + l] = s;
            }
        }
        let mut out = Vec::new();
        let none = [[0; MOST_KINDS + 1]; MOST_KINDS + 1];
        decode(&scores, 2, &none, &mut Scratch::default(), &mut out);
        out
    }

    #[test]
    fn names_are_whole_and_margins_tell_how_sure() {
        let (b, m, e, s) = (label(0, BEGIN), label(0, INSIDE), label(0, END), label(1, SINGLE));
        // The name of three beats the one of two with a single outside behind it by 3: 5 + 4 + 3 against 5 + 4.
        let got = run(&[&[(b, 5)], &[(m, 4), (e, 4)], &[(e, 3)], &[(s, 7)], &[]]);
        assert_eq!(
            got,
            [Found { start: 0, end: 3, kind: 0, margin: 3 }, Found { start: 3, end: 4, kind: 1, margin: 7 }]
        );
        assert!(run(&[]).is_empty());
    }
}
