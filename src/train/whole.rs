//! How well the whole program finds names: strict, by kind and source, with what is taken for what and the sentences with
//! the most mistakes.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::cores;
use super::data::{Name, Sentence};
use super::eval::{Count, Report, SIX};
use crate::ner::model::labels::Kind;
use crate::ner::model::tag::Scratch;
use crate::{Model, Options, Unit, analyze};

/// What was found.
#[derive(Debug, Default)]
pub struct Whole {
    /// The counts.
    pub report: Report,
    /// The counts of each source, where there are several.
    sources: BTreeMap<String, Report>,
    /// How often a kind (or nothing) was taken for another (or nothing), by name.
    taken: BTreeMap<(&'static str, &'static str), usize>,
    /// Mistakes and sentences.
    worst: Vec<(usize, String)>,
}

/// What a kind is called.
pub fn name(kind: usize) -> &'static str {
    match Kind::numbered(kind) {
        Some(Kind::Entity(entity)) => entity.name(),
        Some(Kind::Post) => "post",
        None => "other",
    }
}

/// Reads every sentence with the whole program, on all cores.
pub fn run(sentences: &[Sentence], options: &Options) -> Whole {
    let mut options = options.clone();
    options.unit = Unit::Codepoint;
    let found = cores::map(sentences, |s| names(s, &options));
    let mut whole = Whole::default();
    for (sentence, found) in sentences.iter().zip(&found) {
        whole.add(sentence, found);
    }
    whole.worst.sort_by(|a, b| b.0.cmp(&a.0).then_with(|| a.1.cmp(&b.1)));
    whole
}

fn names(sentence: &Sentence, options: &Options) -> Vec<Name> {
    let text: String = sentence.chars.iter().collect();
    let analysis = analyze(&text, options);
    let named = analysis.mentions.iter().filter(|m| m.form == crate::analysis::Form::Name);
    let name = |m: &crate::analysis::Mention| {
        let kind = Kind::Entity(m.kind).number()?;
        Some(Name { start: m.range.start, end: m.range.end, kind })
    };
    named.filter_map(name).collect()
}

/// Reads every sentence with `model` alone, as the program cuts them and with what its rules say as a feature: what the
/// model contributes before anything is reconciled.
pub fn alone(sentences: &[Sentence], model: &Model) -> Whole {
    let mut whole = Whole::default();
    let (mut scratch, mut found) = (Scratch::default(), Vec::new());
    for s in super::lessons::prepare(sentences.to_vec()) {
        model.tag(&s.chars, &s.hints, &mut scratch, &mut found);
        let names: Vec<Name> = found.iter().map(|f| Name { start: f.start, end: f.end, kind: f.kind }).collect();
        whole.add(&s, &names);
    }
    whole.worst.sort_by(|a, b| b.0.cmp(&a.0).then_with(|| a.1.cmp(&b.1)));
    whole
}

impl Whole {
    fn add(&mut self, sentence: &Sentence, found: &[Name]) {
        self.report.add(sentence, found);
        self.sources.entry(sentence.source.clone()).or_default().add(sentence, found);
        let six = |names: &[Name]| names.iter().copied().filter(|n| n.kind < SIX).collect::<Vec<_>>();
        let (gold, found) = (six(&sentence.names), six(found));
        let missed: Vec<Name> = gold.iter().copied().filter(|g| !found.contains(g)).collect();
        let extra: Vec<Name> = found.iter().copied().filter(|f| !gold.contains(f)).collect();
        let over = |a: &Name, b: &Name| a.start < b.end && b.start < a.end;
        for m in &missed {
            let instead = extra.iter().find(|e| over(m, e)).map_or("nothing", |e| name(e.kind));
            *self.taken.entry((name(m.kind), instead)).or_insert(0) += 1;
        }
        for e in extra.iter().filter(|e| !missed.iter().any(|m| over(m, e))) {
            *self.taken.entry(("nothing", name(e.kind))).or_insert(0) += 1;
        }
        let mistakes = missed.len() + extra.len();
        if mistakes > 0 {
            let show = |names: &[Name]| {
                let one = |n: &Name| {
                    let words: String = sentence.chars.get(n.start..n.end).unwrap_or(&[]).iter().collect();
                    format!("{words}/{}", name(n.kind))
                };
                names.iter().map(one).collect::<Vec<_>>().join(" ")
            };
            let text: String = sentence.chars.iter().collect();
            self.worst.push((mistakes, format!("{text}\n    missed: {}\n    extra: {}", show(&missed), show(&extra))));
        }
    }

    /// All of it as text, with the `worst` sentences.
    pub fn text(&self, worst: usize) -> String {
        let mut out = table(&self.report);
        out.push_str("\ntaken for (gold → found)\n");
        let mut taken: Vec<_> = self.taken.iter().collect();
        taken.sort_by(|a, b| b.1.cmp(a.1).then(a.0.cmp(b.0)));
        for ((gold, found), n) in taken {
            let _ = writeln!(out, "{n:6}  {gold} → {found}");
        }
        for (mistakes, sentence) in self.worst.iter().take(worst) {
            let _ = write!(out, "\n{mistakes} mistakes: {sentence}\n");
        }
        for (source, report) in self.sources.iter().filter(|_| self.sources.len() > 1) {
            let _ = write!(out, "\n{source}\n{}", table(report));
        }
        out
    }
}

/// A report as a table.
pub fn table(report: &Report) -> String {
    let mut out = String::new();
    let mut line = |name: &str, c: Count| {
        let share = |n: usize| if n == 0 { 0.0 } else { 100.0 * c.right as f64 / n as f64 };
        let (f1, p, r) = (c.f1(), share(c.found), share(c.gold));
        let _ = writeln!(out, "{name:14} F1 {f1:5.1}  P {p:5.1}  R {r:5.1}  gold {}", c.gold);
    };
    line("six kinds", report.six);
    line("of news", report.news);
    for (kind, &count) in report.kinds.iter().enumerate().filter(|(_, c)| c.gold > 0) {
        line(name(kind), count);
    }
    out
}
