//! Pronouns: 그는, 그녀는 stand for one person, with a score, and only where one candidate stands out. Those that stand for
//! several (이들, 양측) are found here and linked in `several`.

use std::cell::OnceCell;
use std::collections::BTreeMap;

use super::{Groups, Links, found, several, words};
use crate::analysis::{EntityType, Form, SectionKind};
use crate::lexicon;
use crate::ner::Mention;
use crate::span::Span;
use crate::text::Document;
use crate::text::josa::{self, Role};

/// For whom a pronoun stands that means several.
#[derive(Debug, Clone, PartialEq)]
pub struct Referents {
    /// Indices of the entities, in the order in which they are named.
    pub entities: Vec<usize>,
    /// The words that name them.
    pub words: Span,
    /// Whether these words are their names in a row and nothing else (갑 의원과 을 의원).
    pub row: bool,
    /// How sure.
    pub score: f64,
}

/// How many sentences back somebody may stand.
const REACH: usize = 4;

/// How much the best candidate must have above the next.
const MARGIN: f64 = 1.3;

/// Finds the pronouns.
#[inline(never)]
pub fn add(doc: &Document<'_>, read: &[words::Word], mentions: &mut Vec<Mention>) {
    let mut out = Vec::new();
    for (i, word) in read.iter().enumerate().filter(|(_, w)| w.section == SectionKind::Body) {
        let stem = doc.words(word.stem);
        let Some(row) = lexicon::pronouns().get(stem) else { continue };
        let case = matches!(
            word.role,
            Role::Topic
                | Role::Subject
                | Role::Object
                | Role::Genitive
                | Role::Dative
                | Role::Source
                | Role::Also
                | Role::With
        );
        let one = matches!(row.field(0), "person") && matches!(stem, "그" | "그녀");
        let several = several::meaning(stem).is_some();
        // 그도 그럴 것이, 그가 아니라도: only the plain particles of a single syllable.
        let titled = several && word.role == Role::Bare && several::before_people(doc, read, i);
        if !(case || titled) || stem == "그" && word.role == Role::Also || !(one || several) {
            continue;
        }
        // 양국: the type of those for whom it stands, which are found later.
        let kind = match row.field(1) {
            "person" => EntityType::Person,
            "country" => EntityType::Location,
            _ => EntityType::Organization,
        };
        out.push(found(word.stem, kind, Form::Pronoun, 0.5, "l.pronoun"));
    }
    words::add_free(mentions, out);
}

/// A candidate: who, where, in which sentence, how prominent there.
#[derive(Debug)]
struct Candidate {
    group: usize,
    sentence: usize,
    mention: usize,
    /// Asked for where a pronoun stands.
    weight: OnceCell<f64>,
}

/// Gives each pronoun of one person its person.
#[inline(never)]
pub fn link(doc: &Document<'_>, mentions: &[Mention], groups: &mut Groups) {
    // Many articles have none.
    if !mentions.iter().any(|m| m.kind == EntityType::Person && m.form == Form::Pronoun) {
        return;
    }
    // Who was named in the last sentences.
    let mut recent: Vec<Candidate> = Vec::new();
    for (i, m) in mentions.iter().enumerate() {
        if m.kind != EntityType::Person || !groups.counts(i) || super::is_head(doc, m) {
            continue;
        }
        let sentence = doc.sentence_at(m.span.start).unwrap_or(0);
        if m.form == Form::Pronoun {
            let one = lexicon::pronouns().get(doc.words(m.span)).is_some_and(|r| r.field(0) == "person");
            let weigh = |mention: usize| mentions.get(mention).map_or(0.0, |m| weight(doc, m));
            if let Some((group, score)) = Some(&recent).filter(|_| one).and_then(|r| outstanding(r, sentence, &weigh)) {
                groups.join(i, group, "l.pronoun.person", score);
                recent.push(Candidate { group, sentence, mention: i, weight: OnceCell::new() });
            }
        } else if let Some(group) = groups.get(i) {
            recent.push(Candidate { group, sentence, mention: i, weight: OnceCell::new() });
        }
        if recent.len() > 64 {
            recent.drain(..32);
        }
    }
}

fn whole(m: &Mention) -> Span {
    m.title.map_or(m.span, |t| m.span.join(t))
}

/// How prominent a mention is in its sentence: the subject before the rest, the reporter's words before those quoted.
fn weight(doc: &Document<'_>, m: &Mention) -> f64 {
    let text = doc.text();
    let end = whole(m).end;
    let rest = text.get(end..).unwrap_or("");
    let tail_end = rest.char_indices().take(12).find(|(_, c)| c.is_whitespace()).map_or(rest.len().min(12), |(i, _)| i);
    let tail = rest.get(..tail_end).unwrap_or("");
    let word = text.get(m.span.start..end).unwrap_or("").rsplit(' ').next().unwrap_or("");
    let role = josa::best(&format!("{word}{tail}")).role;
    let at = doc.marks.partition_point(|q| q.inner.start <= m.span.start);
    let quoted = at
        .checked_sub(1)
        .and_then(|q| doc.marks.get(q))
        .is_some_and(|q| q.inner.covers(m.span) && q.inner.len() > m.span.len() + 6);
    let base = match role {
        Role::Topic => 2.0,
        Role::Subject | Role::Also => 1.7,
        Role::Object | Role::Dative | Role::With => 0.7,
        Role::Genitive => 0.9,
        _ => 1.0,
    };
    if quoted { base * 0.2 } else { base }
}

/// The one who stands out among the last persons.
fn outstanding(recent: &[Candidate], sentence: usize, weigh: &dyn Fn(usize) -> f64) -> Option<(usize, f64)> {
    let mut scores: Vec<(usize, f64)> = Vec::new();
    for c in recent.iter().rev().take(32).filter(|c| sentence.saturating_sub(c.sentence) <= REACH) {
        let age = sentence.saturating_sub(c.sentence) as f64;
        let value = c.weight.get_or_init(|| weigh(c.mention)) / (1.0 + age);
        match scores.iter_mut().find(|(g, _)| *g == c.group) {
            // Being named again makes somebody more prominent, but not twice as much.
            Some((_, s)) => *s = s.max(value) + 0.1,
            None => scores.push((c.group, value)),
        }
    }
    let best = scores.iter().copied().max_by(|a, b| a.1.total_cmp(&b.1))?;
    let next = scores.iter().filter(|s| s.0 != best.0).map(|s| s.1).fold(0.0, f64::max);
    (best.1 >= MARGIN * next && best.1 >= 0.2).then(|| (best.0, (best.1 / (best.1 + next) * 0.9).clamp(0.4, 0.9)))
}

/// Those for whom pronouns of several stand, as entities.
#[inline(never)]
pub fn entities(several: Vec<several::Several>, links: &Links) -> BTreeMap<usize, Referents> {
    let one = |s: several::Several| {
        let mut entities: Vec<usize> = Vec::new();
        for e in s.members.iter().filter_map(|&m| links.entity_of.get(m).copied().flatten()) {
            if !entities.contains(&e) {
                entities.push(e);
            }
        }
        let at = links.mentions.get(s.mention).map_or(0, |m| m.span.start);
        (at, Referents { entities, words: s.words, row: s.row, score: s.score })
    };
    let mut all = BTreeMap::new();
    all.extend(several.into_iter().map(one));
    all
}

#[cfg(test)]
mod tests {
    use crate::linking::tests::referents;

    #[test]
    fn one_person() {
        let cases: &[(&str, &[&str])] = &[
            ("김보람 감독은 무대를 떠났다. 그녀는 웃었다.", &["그녀 → 김보람"]),
            ("도지현 감독은 주장 한소율을 끌어안았다. 그는 웃었다.", &["그 → 도지현"]),
            // Nobody stands out among two subjects.
            ("김보람 의원이 왔고 한도윤 의원이 갔다. 그는 웃었다.", &["그 → -"]),
            ("비가 왔다. 그는 웃었다.", &["그 → -"]),
        ];
        for (text, want) in cases {
            assert_eq!(&referents(text), want, "{text}");
        }
        // 그 before a noun points at the noun.
        assert!(referents("김보람 의원이 왔다. 그 제안은 좋았다.").is_empty());
    }
}
