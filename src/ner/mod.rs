//! Mentions: names, dates, numbers and addresses. Who is who is not decided here.

mod abroad;
mod alliance;
mod compound;
pub mod convention;
mod credit;
mod ends;
mod foreign;
mod gazetteer;
mod hanja;
mod heads;
mod honorific;
mod joined;
mod label;
mod learned;
mod likeness;
mod merge;
pub mod model;
mod monarch;
mod party;
mod patterns;
mod person;
mod repeated;
mod row;
mod shape;
mod shorthand;
mod spread;
mod title;
mod token;
pub mod unit;
mod user;
mod whole;
mod wordlike;
mod works;

use crate::analysis::{EntityType, Form, Source, Value};
use crate::span::Span;
use crate::text::Document;
use crate::{Options, evidence::Reason};
pub use patterns::published;
pub use works::{Place, context as work_context};

/// A place in the text that refers to something.
#[derive(Debug, Clone)]
pub struct Mention {
    /// The name, without particle, without title.
    pub span: Span,
    /// What it is.
    pub kind: EntityType,
    /// How it refers.
    pub form: Form,
    /// The title beside the name, before or after it.
    pub title: Option<Span>,
    /// How sure, 0 to 1.
    pub score: f64,
    /// Where it comes from.
    pub source: Source,
    /// Why.
    pub evidence: Vec<Reason>,
    /// The normalised value of a date, a time or a quantity.
    pub value: Option<Value>,
}

impl Mention {
    /// Takes over what a rule knows of the same name beside its bounds.
    fn learn(&mut self, rule: Mention) {
        self.value = rule.value;
        self.title = self.title.or(rule.title);
        self.evidence.extend(rule.evidence);
    }
}

/// A mention by name, with neither title nor value.
fn mention(span: Span, kind: EntityType, score: f64, source: Source, reason: Reason) -> Mention {
    Mention { span, kind, form: Form::Name, title: None, score, source, evidence: vec![reason], value: None }
}

/// The mentions of `doc`, by start, without overlap.
#[inline(never)]
pub fn find(doc: &Document<'_>, options: &Options) -> Vec<Mention> {
    let tokens = token::Tokens::read(doc.text());
    let titles = title::find(&tokens);
    let scene = person::Scene { tokens: &tokens, titles: &titles };
    let rules = by_rules(doc, &scene, options);
    let model = options.model.as_deref().unwrap_or_else(|| model::Model::built_in());
    let learned = learned::find(doc, model, &rules);
    let trust = learned::Trust::of(doc.sentences.len());
    let other = convention::is_other(model);
    let mut found = if other {
        convention::decide(&model.kinds, rules, learned)
    } else {
        let mut found = learned::reconcile(doc.text(), rules, learned, trust);
        learned::agree(doc.text(), &mut found);
        found
    };
    if !other {
        whole::complete(&scene, &mut found);
    }
    learned::titles(&scene, &mut found);
    if !other {
        // What only the model knew is looked for everywhere as well.
        let spread = spread::find(&scene, &found);
        found.extend(spread);
        let parties = party::find(doc, &scene, &found);
        found.extend(parties);
        crate::order::by(&mut found, |m| (m.span.start as u64, 0));
        unit::add(&scene, &mut found, trust);
        alliance::add(&scene, &mut found);
    }
    found.extend(user::find(&tokens, &options.words));
    let mut found = merge::merge(found);
    found.retain(|m| m.source == Source::User || !credit::is_credit(doc.text(), m));
    found
}

/// What rules and lists say alone. The model is told of it.
fn by_rules(doc: &Document<'_>, scene: &person::Scene<'_, '_>, options: &Options) -> Vec<Mention> {
    let abroad = abroad::find(scene);
    let mut found = person::find(scene, &abroad);
    found.extend(foreign::find(scene));
    found.extend(abroad);
    found.extend(monarch::find(scene));
    found.extend(whole::find(scene));
    let short = foreign::short_names(scene, &found);
    found.extend(short);
    found.extend(gazetteer::find(scene));
    found.extend(compound::find(scene));
    let glosses = compound::glosses(scene, &found);
    found.extend(glosses);
    found.extend(repeated::find(scene));
    found.extend(shorthand::find(doc, scene));
    found.extend(works::find(doc, scene));
    wordlike::cut_particles(scene, &mut found);
    let spread = spread::find(scene, &found);
    found.extend(spread);
    let mut found = merge::merge(found);
    gazetteer::agree(doc.text(), &mut found);
    let shapes = shape::find(doc, scene, &found);
    found.extend(shapes);
    let ages = patterns::ages(doc.text(), &found);
    found.extend(ages);
    found.extend(patterns::find(doc, options));
    merge::merge(found)
}

/// [`by_rules`] for a document alone.
#[cfg(any(test, feature = "train", feature = "bench"))]
fn by_rules_of(doc: &Document<'_>) -> Vec<Mention> {
    let tokens = token::Tokens::read(doc.text());
    let titles = title::find(&tokens);
    by_rules(doc, &person::Scene { tokens: &tokens, titles: &titles }, &Options::default())
}

/// The sentences of `text` as the model reads them, each with what rules say of it.
#[cfg(feature = "train")]
pub fn lessons(text: &str) -> Vec<(Span, Vec<model::features::Hint>)> {
    let doc = Document::read(text);
    if doc.text() != text {
        // The offsets of names would no longer hold.
        return vec![(Span::new(0, text.len()), Vec::new())];
    }
    let rules = by_rules_of(&doc);
    let mut mentions = rules.iter().peekable();
    doc.sentences.iter().map(|&s| (s, model::hints::of(text, s, &mut mentions))).collect()
}

/// The sentences of `text` as the model reads them, and how it reads them, for the benchmark of the model alone.
#[cfg(feature = "bench")]
pub fn reader(text: &str) -> impl FnMut() -> usize + use<> {
    let doc = Document::read(text);
    let rules = by_rules_of(&doc);
    let mut mentions = rules.iter().peekable();
    let read = |&s: &Span| (s.of(doc.text()).chars().collect(), model::hints::of(doc.text(), s, &mut mentions));
    let sentences: Vec<(Vec<char>, Vec<model::features::Hint>)> = doc.sentences.iter().map(read).collect();
    let (mut scratch, mut found) = (model::tag::Scratch::default(), Vec::new());
    move || {
        let mut names = 0;
        for (chars, hints) in &sentences {
            model::Model::built_in().tag(chars, hints, &mut scratch, &mut found);
            names += found.len();
        }
        names
    }
}

/// How many dates, times, quantities and addresses `doc` has, for the benchmark of the patterns alone.
#[cfg(feature = "bench")]
pub fn values(doc: &Document<'_>) -> usize {
    patterns::find(doc, &Options::default()).len()
}

/// What [`find`] gives without a model, for the rules' own sentences.
#[cfg(test)]
pub(crate) fn ruled(doc: &Document<'_>) -> Vec<Mention> {
    let mut found = by_rules_of(doc);
    found.retain(|m| !credit::is_credit(doc.text(), m));
    found
}

/// The persons of [`ruled`] as `name/title`, for the rules' own sentences.
#[cfg(test)]
fn persons(text: &str) -> Vec<String> {
    let doc = Document::read(text);
    let found = ruled(&doc);
    let persons = found.iter().filter(|m| m.kind == EntityType::Person);
    persons.map(|m| format!("{}/{}", doc.words(m.span), m.title.map_or("", |t| doc.words(t)))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Twice the text must not take much more than twice the time, whatever the text.
    #[test]
    fn no_text_is_quadratic() {
        let seeds = [
            "‘가나’",
            "김보람 기자 ",
            "(",
            "가",
            "가나다라",
            "김보람의원은 ",
            "1조 ",
            "지난 ",
            "李",
            "“",
            "연합뉴스 ",
            "서울 ",
            "a@",
            "·가",
        ];
        for seed in seeds {
            let time = |n: usize| {
                let text = seed.repeat(n);
                let doc = Document::read(&text);
                let once = || {
                    let start = std::time::Instant::now();
                    let _ = find(&doc, &Options::default());
                    start.elapsed().as_secs_f64()
                };
                // The better of two: others may use the machine as well.
                once().min(once())
            };
            let (short, long) = (time(2_000).max(0.002), time(16_000));
            assert!(long / short < 60.0, "{seed}: {short} s, then {long} s");
        }
    }
}
