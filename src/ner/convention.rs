//! Models that were trained with the labels of others. What is a name, where it begins and ends, and whether a country that
//! acts is a place differs from one set of labels to the next (서울 서초구 as one name or two, 지난 3일 with its 지난 or
//! without). The rules here keep to one convention: that of the model that comes with ttaom. So a model that says that its
//! labels are others decides alone what it was trained to tell, and rules keep what it does not.
//!
//! It says so behind its title, in a line of its own: `labels klue`.

use super::Mention;
use super::model::Model;
use super::model::labels::Kind;

/// What stands before the name of the labels in the line that tells them.
const LINE: &str = "\nlabels ";

/// A model's name as its file has it, cut into its title and the labels that are not ttaom's own.
pub fn split(name: &str) -> (&str, Option<&str>) {
    name.split_once(LINE).map_or((name, None), |(title, labels)| (title, Some(labels)))
}

/// A model's name as its file has it.
#[cfg(any(test, feature = "train"))]
pub fn join(title: &str, labels: Option<&str>) -> String {
    labels.map_or_else(|| title.to_owned(), |labels| format!("{title}{LINE}{labels}"))
}

/// Whether `model` was trained with labels that are not ttaom's own.
pub fn is_other(model: &Model) -> bool {
    split(&model.name).1.is_some()
}

/// What a model of other labels that tells the kinds `told` found, and the rules' mentions of other kinds where it sees
/// nothing. Both are by start and do not overlap; nor does the result.
#[inline(never)]
pub fn decide(told: &[Kind], rules: Vec<Mention>, learned: Vec<Mention>) -> Vec<Mention> {
    let mut out = Vec::with_capacity(learned.len());
    let other = |r: &Mention| !told.contains(&Kind::Entity(r.kind));
    let mut rules = rules.into_iter().peekable();
    for mut m in learned {
        while let Some(r) = rules.next_if(|r| r.span.end <= m.span.start) {
            out.extend(Some(r).filter(other));
        }
        let mut same = Vec::new();
        while let Some(r) = rules.next_if(|r| r.span.start < m.span.end) {
            same.extend(Some(r).filter(|r| r.kind == m.kind));
        }
        // What one rule knows of the place beside its bounds stays; of several, none knows all of it.
        if let Ok([r]) = <[Mention; 1]>::try_from(same) {
            m.learn(r);
        }
        out.push(m);
    }
    out.extend(rules.filter(other));
    out
}

#[cfg(test)]
mod tests {
    use super::super::mention;
    use super::*;
    use crate::analysis::EntityType::{self, Date, Location, Product};
    use crate::analysis::Source;
    use crate::evidence::Reason;
    use crate::span::Span;

    #[test]
    fn a_name_tells_its_labels() {
        assert_eq!(split(&join("names 1: of 나루", Some("klue"))), ("names 1: of 나루", Some("klue")));
        assert_eq!(split(&join("names 1", None)), ("names 1", None));
        assert!(!is_other(Model::built_in()));
    }

    #[test]
    fn the_model_decides_what_it_tells_and_rules_the_rest() {
        let m = |start, end, kind: EntityType, source| {
            mention(Span::new(start, end), kind, 0.5, source, Reason::bare("n.test"))
        };
        let rule = |start, end, kind| m(start, end, kind, Source::Pattern);
        let learned = vec![m(4, 8, Date, Source::Model), m(10, 20, Location, Source::Model)];
        let rules = vec![
            rule(0, 8, Date),
            rule(10, 14, Location),
            rule(15, 20, Product),
            rule(22, 24, Location),
            rule(25, 29, Product),
        ];
        let nine: Vec<Kind> = (0..9).filter_map(Kind::numbered).collect();
        let six = &nine[..6];
        let seen = |found: Vec<Mention>| found.iter().map(|m| (m.span.start, m.span.end, m.kind)).collect::<Vec<_>>();
        let found = decide(six, rules.clone(), learned.clone());
        assert_eq!(found[0].evidence.len(), 2, "what the rule says of the date stays");
        assert_eq!(seen(found), [(4, 8, Date), (10, 20, Location), (25, 29, Product)]);
        assert_eq!(seen(decide(&nine, rules.clone(), learned)), [(4, 8, Date), (10, 20, Location)]);
        assert_eq!(seen(decide(six, rules, Vec::new())), [(15, 20, Product), (25, 29, Product)]);
    }
}
