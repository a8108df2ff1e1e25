//! One place decides between mentions that overlap.

use std::collections::BTreeMap;

use super::Mention;
use crate::analysis::Source;
use crate::order;

/// The order of sources among mentions of one score: the user's own words win over everything, then what grammar says,
/// then lists, then what is only seen elsewhere in the article, then the model.
const fn rank(source: Source) -> u8 {
    match source {
        Source::User => 0,
        Source::Pattern => 1,
        Source::Lexicon => 2,
        Source::Linked => 3,
        Source::Model => 4,
    }
}

/// `found` without overlaps, by start. Among overlapping mentions the user's win, then the higher score, then the better
/// source, then the longer, then the earlier. Time: O(n log n).
#[inline(never)]
pub fn merge(mut found: Vec<Mention>) -> Vec<Mention> {
    found.retain(|m| !m.span.is_empty());
    order::by(&mut found, |m| m.span.place());
    // Only what overlaps has to be decided: from the first of a cluster on, each begins before all before it have ended.
    let mut keep = vec![true; found.len()];
    let (mut mentions, mut verdicts) = (found.as_slice(), keep.as_mut_slice());
    while let Some(first) = mentions.first() {
        let mut end = first.span.end;
        let more = mentions.iter().skip(1).take_while(|m| {
            let inside = m.span.start < end;
            end = end.max(m.span.end);
            inside
        });
        let size = more.count() + 1;
        let ((cluster, rest), (verdict, others)) = (mentions.split_at(size), verdicts.split_at_mut(size));
        if size > 1 {
            decide(cluster, verdict);
        }
        (mentions, verdicts) = (rest, others);
    }
    let mut keep = keep.into_iter();
    found.retain(|_| keep.next() == Some(true));
    found
}

/// Which of `cluster` are kept.
fn decide(cluster: &[Mention], verdict: &mut [bool]) {
    let mut turns: Vec<(&Mention, &mut bool)> = cluster.iter().zip(verdict).collect();
    // Two numbers, the first of what counts first: no score is negative, no name has 16 million letters.
    order::by(&mut turns, |(m, _)| {
        let user = u64::from(m.source != Source::User) << 63;
        let long = (m.span.len() as u64).min(0xff_ffff) ^ 0xff_ffff;
        let rest = u64::from(rank(m.source)) << 61 | long << 37 | (m.span.start as u64) << 4 | m.kind as u64;
        (user | order::greatest_first(m.score.max(0.0)), rest)
    });
    // Spans kept so far, by start; they never overlap, so only two neighbours have to be looked at.
    let mut kept: BTreeMap<usize, usize> = BTreeMap::new();
    for (m, verdict) in turns {
        *verdict = kept.range(..m.span.end).next_back().is_none_or(|(_, &end)| end <= m.span.start);
        if *verdict {
            kept.insert(m.span.start, m.span.end);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::EntityType;
    use crate::evidence::Reason;
    use crate::span::Span;

    #[test]
    fn the_user_wins_then_score_then_source_then_length() {
        let m = |a, b, score, source| {
            super::super::mention(Span::new(a, b), EntityType::Person, score, source, Reason::bare("n.test"))
        };
        let got = merge(vec![
            m(0, 6, 0.9, Source::Pattern),
            m(3, 9, 0.2, Source::User),
            m(9, 12, 0.5, Source::Lexicon),
            m(9, 15, 0.5, Source::Lexicon),
            m(12, 20, 0.4, Source::Lexicon),
            m(20, 21, 0.1, Source::Model),
            m(5, 5, 1.0, Source::User),
        ]);
        let spans: Vec<_> = got.iter().map(|m| (m.span.start, m.span.end)).collect();
        assert_eq!(spans, [(3, 9), (9, 15), (20, 21)]);
    }
}
