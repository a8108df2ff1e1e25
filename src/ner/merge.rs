//! One place decides between mentions that overlap.

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
    // Two numbers, the first of what counts first: no score is negative, no name has 16 million letters.
    order::by(&mut found, |m| {
        let user = u64::from(m.source != Source::User) << 63;
        let long = (m.span.len() as u64).min(0xff_ffff) ^ 0xff_ffff;
        let rest = u64::from(rank(m.source)) << 61 | long << 37 | (m.span.start as u64) << 4 | m.kind as u64;
        (user | order::greatest_first(m.score.max(0.0)), rest)
    });
    // Spans kept so far, by start; they never overlap, so only two neighbours have to be looked at.
    let mut kept: std::collections::BTreeMap<usize, usize> = std::collections::BTreeMap::new();
    let free = |kept: &std::collections::BTreeMap<usize, usize>, start: usize, end: usize| {
        kept.range(..end).next_back().is_none_or(|(_, &e)| e <= start)
    };
    found.retain(|m| {
        let ok = free(&kept, m.span.start, m.span.end);
        if ok {
            kept.insert(m.span.start, m.span.end);
        }
        ok
    });
    order::by(&mut found, |m| m.span.place());
    found
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
