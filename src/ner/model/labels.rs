//! What the model can say of a character: outside every name, or begin, inside, end or all of a name of some kind.

use crate::analysis::EntityType;

/// A kind of name that the model knows. `Post` is a help to its neighbours (회장 beside a name) and never a mention.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// A kind of the result.
    Entity(EntityType),
    /// A post or an occupation.
    Post,
}

/// The kinds by their number in the file.
const KINDS: [Kind; 9] = [
    Kind::Entity(EntityType::Person),
    Kind::Entity(EntityType::Location),
    Kind::Entity(EntityType::Organization),
    Kind::Entity(EntityType::Date),
    Kind::Entity(EntityType::Time),
    Kind::Entity(EntityType::Quantity),
    Kind::Entity(EntityType::Product),
    Kind::Entity(EntityType::Event),
    Kind::Post,
];

/// How many kinds there can be in a file.
pub const MOST_KINDS: usize = KINDS.len();

/// Scores of one character lie this far apart: room for the labels of all kinds.
pub const STRIDE: usize = 40;

/// The label of what lies outside every name.
pub const OUTSIDE: usize = 0;

/// The four places that a character can have in a name, in the order of their labels.
pub const BEGIN: usize = 0;
/// Neither first nor last.
pub const INSIDE: usize = 1;
/// The last of several.
pub const END: usize = 2;
/// The only one.
pub const SINGLE: usize = 3;

/// How many labels `kinds` kinds have.
pub const fn count(kinds: usize) -> usize {
    1 + 4 * kinds
}

/// The label of a `place` in a name of the kind with number `kind`.
#[cfg(any(test, feature = "train"))]
pub const fn label(kind: usize, place: usize) -> usize {
    1 + 4 * kind + place
}

/// How many groups of labels there are: outside, and each kind.
pub const GROUPS: usize = MOST_KINDS + 1;

/// Where the score of a label lies among those of a character: the groups' begins, of which the first is being outside, then
/// what lies inside, ends, and what is all of a name. So what is the same for all groups is one row.
pub const fn lane(label: usize) -> usize {
    match label.checked_sub(1) {
        None => OUTSIDE,
        Some(label) => label % 4 * GROUPS + 1 + label / 4,
    }
}

/// The place of character `at` in a name of the characters `start..end`.
pub const fn place(at: usize, start: usize, end: usize) -> usize {
    match (at == start, at + 1 == end) {
        (true, true) => SINGLE,
        (true, false) => BEGIN,
        (false, true) => END,
        (false, false) => INSIDE,
    }
}

impl Kind {
    /// The kind with this number.
    pub fn numbered(number: usize) -> Option<Kind> {
        KINDS.get(number).copied()
    }

    /// Its number.
    pub fn number(self) -> Option<usize> {
        KINDS.iter().position(|&k| k == self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_fit_their_room() {
        assert!(count(MOST_KINDS) <= STRIDE);
        assert_eq!(label(MOST_KINDS - 1, SINGLE), count(MOST_KINDS) - 1);
        for n in 0..MOST_KINDS {
            assert_eq!(Kind::numbered(n).and_then(Kind::number), Some(n));
        }
        assert_eq!(Kind::numbered(MOST_KINDS), None);
        let mut lanes: Vec<usize> = (0..count(MOST_KINDS)).map(lane).collect();
        assert_eq!((lanes[0], lanes[label(1, INSIDE)], lanes[label(8, SINGLE)]), (0, GROUPS + 2, STRIDE - 1));
        lanes.sort_unstable();
        lanes.dedup();
        assert_eq!(lanes.len(), count(MOST_KINDS));
    }
}
