//! The best row of labels for a sentence, and how sure each name in it is. Integers only, so that every machine gives
//! the same answer.

use super::labels::{BEGIN, END, GROUPS, INSIDE, MOST_KINDS, OUTSIDE, SINGLE, STRIDE, place};

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
pub type Transitions = [Groups; GROUPS];

/// A number for each group.
type Groups = [i32; GROUPS];

/// No path goes here. Far from the least number, so that sums do not wrap.
const NEVER: i32 = i32::MIN / 4;

/// Sums for the labels of a character, by place and group. Being outside is the begin of the first group, which has no other
/// place.
type Sums = [Groups; 4];

/// Room for the tables, reused from sentence to sentence.
#[derive(Debug, Default)]
pub struct Scratch {
    ahead: Vec<Sums>,
    behind: Vec<Sums>,
}

/// Reads the best names off `scores` (of each character, by [`lane`](super::labels::lane)). Time: linear in the
/// characters.
pub fn decode(
    scores: &[[i16; STRIDE]],
    kinds: usize,
    transitions: &Transitions,
    scratch: &mut Scratch,
    out: &mut Vec<Found>,
) {
    out.clear();
    let groups = 1 + kinds.min(MOST_KINDS);
    // Nothing goes to kinds that the model does not know.
    let go = |from, to, sum| if from < groups && to < groups { sum } else { NEVER };
    let mut moves = *transitions;
    for (from, row) in moves.iter_mut().enumerate() {
        row.iter_mut().enumerate().for_each(|(to, sum)| *sum = go(from, to, *sum));
    }
    look_ahead(scores, &moves, &mut scratch.ahead);
    best_names(&moves, &scratch.ahead, out);
    if out.is_empty() {
        return;
    }
    // How sure the names are asks what would come after every other label as well.
    look_behind(scores, &moves, &mut scratch.behind);
    for name in out {
        let tables = scratch.ahead.iter().zip(&scratch.behind).enumerate();
        let margins = tables.take(name.end).skip(name.start).map(|(i, (ahead, behind))| {
            let mut sums = *ahead;
            for (sums, behind) in sums.iter_mut().zip(behind) {
                sums.iter_mut().zip(behind).for_each(|(sum, behind)| *sum += behind);
            }
            let own = &mut sums[place(i, name.start, name.end)][1 + name.kind];
            let mine = std::mem::replace(own, NEVER);
            mine - sums.as_flattened().iter().fold(NEVER, |most, &sum| most.max(sum))
        });
        name.margin = margins.min().unwrap_or(0);
    }
}

/// Applies `f` to each group of two rows.
fn both(a: &Groups, b: &Groups, f: impl Fn(i32, i32) -> i32) -> Groups {
    std::array::from_fn(|i| f(a[i], b[i]))
}

/// The scores of a character's labels, by place and group.
fn by_place(scores: &[i16; STRIDE]) -> Sums {
    std::array::from_fn(|place| std::array::from_fn(|group| i32::from(scores[place * GROUPS + group])))
}

/// The better of the labels after which a name is closed, or being outside.
fn closed(sums: &Sums) -> Groups {
    let mut closed = both(&sums[END], &sums[SINGLE], i32::max);
    closed[OUTSIDE] = sums[BEGIN][OUTSIDE];
    closed
}

/// A row of groups that has nothing to tell of being outside.
const fn of_kinds(mut row: Groups) -> Groups {
    row[OUTSIDE] = NEVER;
    row
}

/// The best sum up to and with each label. A name must be closed before anything else can begin.
fn look_ahead(scores: &[[i16; STRIDE]], moves: &Transitions, ahead: &mut Vec<Sums>) {
    ahead.clear();
    // What can be won at most by entering from each group. Where being outside leads by more than that, nobody else matters:
    // nearly everywhere.
    let least = moves[OUTSIDE].iter().copied().filter(|&sum| sum != NEVER).min().unwrap_or(0);
    let most = of_kinds(moves.map(|row| row.into_iter().max().unwrap_or(NEVER)));
    let mut last: Option<Sums> = None;
    for score in scores {
        let score = by_place(score);
        let (mut enter, mut open) = (moves[OUTSIDE], [NEVER; GROUPS]);
        if let Some(last) = last {
            let closed = closed(&last);
            enter = enter.map(|sum| closed[OUTSIDE] + sum);
            let hope = both(&closed, &most, |sum, most| sum + most).into_iter().fold(i32::MIN, i32::max);
            if hope > closed[OUTSIDE] + least {
                for (sum, row) in closed.iter().zip(moves).skip(1) {
                    enter = both(&enter, row, |best, to| best.max(sum + to));
                }
            }
            open = of_kinds(both(&last[BEGIN], &last[INSIDE], |begin, inside| begin.max(inside).max(NEVER)));
        }
        let add = |sums: &Groups, place: usize| both(sums, &score[place], |a, b| a + b);
        let single = of_kinds(add(&enter, SINGLE));
        let here = [add(&enter, BEGIN), add(&open, INSIDE), add(&open, END), single];
        ahead.push(here);
        last = Some(here);
    }
}

/// The best sum of all that comes after each label.
fn look_behind(scores: &[[i16; STRIDE]], moves: &Transitions, behind: &mut Vec<Sums>) {
    behind.clear();
    let leave = moves.map(|row| row[OUTSIDE]);
    let most = moves.map(|row| of_kinds(row).into_iter().max().unwrap_or(NEVER));
    behind.resize(scores.len(), [[NEVER; GROUPS]; 4]);
    let mut next: Option<(Sums, &[i16; STRIDE])> = None;
    for (score, here) in scores.iter().zip(behind).rev() {
        let (mut after, mut open) = ([0; GROUPS], [NEVER; GROUPS]);
        if let Some((next, score)) = next {
            let score = by_place(score);
            let sum = |place: usize| both(&next[place], &score[place], |a, b| a + b);
            let begin = sum(BEGIN);
            let mut enter = both(&begin, &sum(SINGLE), i32::max);
            enter[OUTSIDE] = begin[OUTSIDE];
            open = both(&sum(INSIDE), &sum(END), |inside, end| inside.max(end).max(NEVER));
            let best = of_kinds(enter).into_iter().fold(NEVER, i32::max);
            after = leave.map(|sum| sum + enter[OUTSIDE]);
            // Where staying outside does not lead by more than any begin can win.
            if both(&most, &after, |most, stay| best + most - stay).into_iter().fold(i32::MIN, i32::max) > 0 {
                after = moves.map(|row| both(&row, &enter, |to, sum| to + sum).into_iter().fold(NEVER, i32::max));
            }
            after = after.map(|sum| sum.max(NEVER));
        }
        // What is open has to be closed first; being outside needs not.
        let mut begin = open;
        begin[OUTSIDE] = after[OUTSIDE];
        *here = [begin, open, after, after];
        next = Some((*here, score));
    }
}

/// The names on the best way, by start, with no margin yet; of ways that are equally good, the one with fewer names.
fn best_names(moves: &Transitions, ahead: &[Sums], out: &mut Vec<Found>) {
    // From the last character back; `then` is what comes behind: nothing, being outside, or the begin of a name.
    let mut rows = ahead.iter().enumerate().rev();
    let mut then: Option<usize> = None;
    while let Some((i, row)) = rows.next() {
        let mut sums = closed(row);
        if let Some(to) = then {
            sums = both(&sums, &moves.map(|row| row[to]), |sum, to| sum + to);
        }
        let group = (1..GROUPS).fold(OUTSIDE, |best, from| if sums[from] > sums[best] { from } else { best });
        then = Some(group);
        let Some(kind) = group.checked_sub(1) else { continue };
        let mut start = i;
        if row[END][group] > row[SINGLE][group] {
            for (j, row) in rows.by_ref() {
                start = j;
                if row[BEGIN][group] >= row[INSIDE][group] {
                    break;
                }
            }
        }
        out.push(Found { start, end: i + 1, kind, margin: 0 });
    }
    out.reverse();
}

#[cfg(test)]
mod tests {
    use super::super::labels::{label, lane};
    use super::*;

    fn run(rows: &[&[(usize, i16)]]) -> Vec<Found> {
        let mut scores = vec![[0; STRIDE]; rows.len()];
        for (i, row) in rows.iter().enumerate() {
            for &(l, s) in *row {
                scores[i][lane(l)] = s;
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
