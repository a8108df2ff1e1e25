//! Half-open spans, typed by the unit that they count in.

use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::marker::PhantomData;

use crate::order::Place;

/// Bytes of the composed text (see [`crate::text::Composed`]): the unit in which every room works.
#[derive(Debug)]
pub enum Composed {}
/// Bytes of the text as it was pasted (UTF-8).
#[derive(Debug)]
pub enum Byte {}

/// A region of text. `start` is inclusive, `end` exclusive, `start <= end`; it may be empty.
///
/// The unit is part of the type, so that spans of different units cannot be mixed up.
pub struct Span<U = Composed> {
    /// Offset of the first unit.
    pub start: usize,
    /// Offset just past the last unit.
    pub end: usize,
    unit: PhantomData<fn() -> U>,
}

impl<U> Span<U> {
    /// The span from `start` to `end`. An `end` before `start` gives the empty span at `start`.
    pub const fn new(start: usize, end: usize) -> Self {
        let end = if end < start { start } else { end };
        Span { start, end, unit: PhantomData }
    }

    /// Number of units.
    pub const fn len(self) -> usize {
        self.end - self.start
    }

    /// Whether nothing is inside.
    pub const fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// Whether `other` lies wholly inside (equal spans do).
    pub const fn covers(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the two share at least one unit.
    pub const fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// Its place among others: by start, then by end.
    pub const fn place(self) -> Place {
        (self.start as u64, self.end as u64)
    }

    /// The smallest span that covers both.
    pub fn join(self, other: Self) -> Self {
        Span::new(self.start.min(other.start), self.end.max(other.end))
    }
}

impl Span<Composed> {
    /// The words of the span; the empty string where the span does not fit `text`.
    pub fn of(self, text: &str) -> &str {
        text.get(self.start..self.end).unwrap_or("")
    }
}

// By hand, because a derive would ask the unit markers for the same traits.
impl<U> Clone for Span<U> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<U> Copy for Span<U> {}
impl<U> PartialEq for Span<U> {
    fn eq(&self, other: &Self) -> bool {
        (self.start, self.end) == (other.start, other.end)
    }
}
impl<U> Eq for Span<U> {}
impl<U> Hash for Span<U> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        (self.start, self.end).hash(state);
    }
}
impl<U> PartialOrd for Span<U> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}
impl<U> Ord for Span<U> {
    /// By start, then the longer first.
    fn cmp(&self, other: &Self) -> Ordering {
        (self.start, other.end).cmp(&(other.start, self.end))
    }
}
impl<U> fmt::Debug for Span<U> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}..{}", self.start, self.end)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn boundaries() {
        let s: Span = Span::new(2, 5);
        assert!(s.covers(s) && s.covers(Span::new(3, 3)) && !s.covers(Span::new(3, 6)));
        assert!(s.overlaps(Span::new(4, 9)) && !s.overlaps(Span::new(5, 9)));
        assert_eq!(Span::<Byte>::new(5, 2), Span::new(5, 5));
    }

    #[test]
    fn order_puts_the_longer_first() {
        let mut v: Vec<Span> = vec![Span::new(3, 4), Span::new(0, 2), Span::new(0, 9)];
        v.sort();
        assert_eq!(v, [Span::new(0, 9), Span::new(0, 2), Span::new(3, 4)]);
    }
}
