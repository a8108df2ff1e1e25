//! Which mentions refer to the same, and why.

use crate::evidence::Reason;
use crate::ner::Mention;
use crate::span::Span;

/// A group's number for each mention, none while it is not known. Groups that turn out to be one are joined at the
/// cost of one step (union by size), so that any number of names stays near linear.
#[derive(Debug)]
pub struct Groups {
    of: Vec<Option<usize>>,
    why: Vec<Vec<Reason>>,
    parent: Vec<usize>,
    size: Vec<usize>,
    /// The mention that each group began with.
    anchor: Vec<Span>,
    /// Which mentions count (see [`super::counts`]): asked once, for every rule asks.
    counted: Vec<bool>,
}

impl Groups {
    /// No mention has a group yet; `counted` says of each whether it may have one.
    pub fn new(counted: Vec<bool>) -> Self {
        let mentions = counted.len();
        Groups {
            counted,
            of: vec![None; mentions],
            why: vec![Vec::new(); mentions],
            parent: Vec::new(),
            size: Vec::new(),
            anchor: Vec::new(),
        }
    }

    /// Whether a mention counts.
    pub fn counts(&self, mention: usize) -> bool {
        self.counted.get(mention).copied().unwrap_or(false)
    }

    fn root(&self, mut group: usize) -> usize {
        while let Some(&up) = self.parent.get(group).filter(|&&up| up != group) {
            group = up;
        }
        group
    }

    /// The group of a mention.
    pub fn get(&self, mention: usize) -> Option<usize> {
        self.of.get(mention).copied().flatten().map(|g| self.root(g))
    }

    /// How many numbers have been given out; every group is below.
    pub const fn count(&self) -> usize {
        self.parent.len()
    }

    /// Puts a mention, which stands at `span`, into a group of its own; gives the group.
    pub fn open(&mut self, mention: usize, span: Span) -> usize {
        let group = self.parent.len();
        self.parent.push(group);
        self.size.push(1);
        self.anchor.push(span);
        if let Some(slot) = self.of.get_mut(mention) {
            *slot = Some(group);
        }
        group
    }

    /// Puts a mention into `group` by `rule`, which is as sure as `weight`; the evidence points to what the group began
    /// with.
    pub fn join(&mut self, mention: usize, group: usize, rule: &'static str, weight: f64) {
        let at = self.anchor.get(self.root(group)).copied();
        if let Some(slot) = self.of.get_mut(mention) {
            *slot = Some(group);
            self.note(mention, Reason { rule, at, weight: Some(weight) });
        }
    }

    /// Makes one group of that of `mention` and `group`, by `rule`.
    pub fn unite(&mut self, mention: usize, group: usize, rule: &'static str, weight: f64) {
        let group = self.root(group);
        let Some(own) = self.get(mention) else { return self.join(mention, group, rule, weight) };
        if own == group {
            return;
        }
        self.note(mention, Reason { rule, at: self.anchor.get(group).copied(), weight: Some(weight) });
        let size = |g: usize| self.size.get(g).copied().unwrap_or(0);
        let all = size(own) + size(group);
        let (child, top) = if size(own) > size(group) { (group, own) } else { (own, group) };
        let anchor = self.anchor.get(group).copied();
        for (list, at, value) in [(&mut self.parent, child, top), (&mut self.size, top, all)] {
            if let Some(slot) = list.get_mut(at) {
                *slot = value;
            }
        }
        if let (Some(slot), Some(anchor)) = (self.anchor.get_mut(top), anchor) {
            *slot = anchor;
        }
    }

    /// Takes a mention out of its group.
    pub fn leave(&mut self, mention: usize) {
        if let Some(slot) = self.of.get_mut(mention) {
            *slot = None;
        }
    }

    /// Adds a reason to a mention.
    pub fn note(&mut self, mention: usize, reason: Reason) {
        if let Some(list) =
            self.why.get_mut(mention).filter(|l| l.len() < 4 && !l.iter().any(|r| r.rule == reason.rule))
        {
            list.push(reason);
        }
    }

    /// Gives the mentions the reasons of their links.
    pub fn explain(&mut self, mentions: &mut [Mention]) {
        for (mention, why) in mentions.iter_mut().zip(&mut self.why) {
            mention.evidence.append(why);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Groups;
    use crate::span::Span;

    #[test]
    fn groups_that_are_one() {
        let mut groups = Groups::new(vec![true; 4]);
        let (a, b) = (groups.open(0, Span::new(0, 1)), groups.open(1, Span::new(2, 3)));
        groups.join(2, b, "l.test", 1.0);
        assert_ne!(groups.get(0), groups.get(2));
        groups.unite(1, a, "l.test", 1.0);
        assert!(groups.get(0) == groups.get(1) && groups.get(1) == groups.get(2) && groups.get(3).is_none());
        groups.unite(2, a, "l.test", 1.0);
        groups.unite(3, a, "l.test", 1.0);
        assert_eq!(groups.get(3), groups.get(0));
    }
}
