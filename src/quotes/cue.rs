//! Reporting verbs as they are written, found from a lexicon of lemmas and idioms with generated inflections.

use std::cmp::Reverse;
use std::collections::HashMap;
use std::hash::BuildHasherDefault;
use std::sync::OnceLock;

use super::clause::Word;
use crate::lexicon::{self, Row};
use crate::span::Span;
use crate::text::inflect::{Follow, stems};

/// How much a verb says about there being speech.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Strength {
    /// Reports by itself (말하다).
    Strong,
    /// Reports only right behind a quotative (하다, 내놓다).
    Weak,
    /// Thinks or names: reports words in marks only (생각하다, 부르다).
    Thought,
    /// A gesture or a feeling: reports right behind a quotative (…고 고개를 저었다), but only goes with words in -며.
    Gesture,
    /// Hearsay: has no speaker of its own (전해지다).
    Passive,
}

impl Strength {
    fn read(name: &str) -> Strength {
        match name {
            "s" => Strength::Strong,
            "w" => Strength::Weak,
            "c" => Strength::Thought,
            "g" => Strength::Gesture,
            _ => Strength::Passive,
        }
    }

    /// Whether the verb says by itself that somebody spoke, in words or with a gesture that goes with them.
    pub const fn speaks(self) -> bool {
        matches!(self, Strength::Strong | Strength::Gesture)
    }
}

/// A reporting verb or idiom in the text.
#[derive(Debug, Clone, Copy)]
pub struct Match {
    /// As written: the verb, with its noun where the verb alone does not report.
    pub span: Span,
    /// Lemma.
    pub verb: &'static str,
    /// What is done by saying it.
    pub act: &'static str,
    /// How much it says.
    pub strength: Strength,
    /// The form that the verb stands in.
    pub follow: Follow,
}

/// The last word of a lemma or of several, with all that it ends.
#[derive(Debug)]
struct Verb {
    alone: &'static str,
    /// What all its forms begin with.
    head: &'static str,
    /// The lemmas, with their rows and their places in the list.
    lemmas: Vec<(usize, &'static str, Row)>,
    /// Made when a word begins as the verb does: an article has few of all verbs.
    forms: OnceLock<Forms>,
}

/// What there is to know of a verb.
#[derive(Debug)]
struct Forms {
    stems: Vec<(String, Follow)>,
    entries: Vec<Entry>,
}

/// A lemma.
#[derive(Debug)]
struct Entry {
    lemma: &'static str,
    /// Its place in the list.
    place: usize,
    /// The words before its last, from the last on.
    heads: Vec<Noun>,
    /// The last word of an idiom, where it reports by itself as well.
    alone: Option<&'static str>,
    /// Whether it is a verb of two (따져 묻다).
    compound: bool,
    act: &'static str,
    strength: Strength,
}

/// A word of an idiom before its verb: without its particle, and whether it has one (말문을).
#[derive(Debug, Clone, Copy)]
struct Noun {
    stem: &'static str,
    particle: bool,
}

impl Verb {
    fn forms(&self) -> &Forms {
        self.forms.get_or_init(|| Forms {
            stems: stems(self.alone),
            entries: self.lemmas.iter().map(|&(place, lemma, row)| Entry::read(place, lemma, row)).collect(),
        })
    }
}

impl Entry {
    fn read(place: usize, lemma: &'static str, row: Row) -> Entry {
        let noun = |head: &'static str| {
            let stem = head.strip_suffix(['을', '를', '의']).unwrap_or(head);
            Noun { stem, particle: stem != head }
        };
        let (alone, idiom) = (lemma.rsplit(' ').next(), lemma.contains(' '));
        let strong = |a: &&str| lexicon::cues().get(a).is_some_and(|r| Strength::read(r.field(1)) == Strength::Strong);
        let first = lemma.split(' ').next().filter(|_| idiom).unwrap_or("");
        Entry {
            lemma,
            place,
            compound: ["져", "라", "어", "아"].iter().any(|end| first.ends_with(end)),
            heads: lemma.rsplit(' ').skip(1).map(noun).collect(),
            alone: alone.filter(|_| idiom).filter(strong),
            act: row.field(0),
            strength: Strength::read(row.field(1)),
        }
    }
}

type Quick<K, V> = HashMap<K, V, BuildHasherDefault<lexicon::Quick>>;

#[derive(Debug, Default)]
struct Table {
    verbs: Vec<Verb>,
    /// The verbs that have forms with this first character: most words begin none.
    first: Quick<char, Vec<usize>>,
}

/// The last words of all lemmas.
fn table() -> &'static Table {
    static TABLE: OnceLock<Table> = OnceLock::new();
    TABLE.get_or_init(|| {
        let mut table = Table::default();
        let mut known: Quick<&str, usize> = Quick::default();
        for (place, (lemma, row)) in lexicon::cues().iter().enumerate() {
            let alone = lemma.rfind(' ').and_then(|at| lemma.get(at + 1..)).unwrap_or(lemma);
            let at = *known.entry(alone).or_insert_with(|| {
                table.add(alone);
                table.verbs.len() - 1
            });
            if let Some(verb) = table.verbs.get_mut(at) {
                verb.lemmas.push((place, lemma, row));
            }
        }
        table
    })
}

impl Table {
    fn add(&mut self, alone: &'static str) {
        let stem = alone.strip_suffix('다').unwrap_or(alone);
        // The last syllable changes, and of verbs in 르 the one before as well (불러).
        let changing = if stem.ends_with('르') { 2 } else { 1 };
        let end = stem.char_indices().rev().take(changing).last().map_or(0, |(at, _)| at);
        let head = stem.get(..end).unwrap_or("");
        let verb = Verb { alone, head, lemmas: Vec::new(), forms: OnceLock::new() };
        let at = self.verbs.len();
        let all = if head.is_empty() { stems(alone) } else { Vec::new() };
        let firsts = all.iter().filter_map(|(form, _)| form.chars().next());
        for first in head.chars().take(1).chain(firsts) {
            let list = self.first.entry(first).or_default();
            if list.last() != Some(&at) {
                list.push(at);
            }
        }
        self.verbs.push(verb);
    }
}

/// The reporting verb that `words[at]` ends, the longest idiom first; one that begins an idiom is that idiom (따져 of 따져 물었다).
pub fn at(text: &str, words: &[Word], at: usize) -> Option<Match> {
    let (here, _) = ending_at(text, words, at)?;
    let longer = ending_at(text, words, at + 1).filter(|(_, whole)| whole.start <= here.span.start);
    Some(longer.map_or(here, |(longer, _)| longer))
}

/// The reporting verb whose last word is `words[at]`, and the whole of its idiom.
fn ending_at(text: &str, words: &[Word], at: usize) -> Option<(Match, Span)> {
    let word = words.get(at)?;
    let form = word.span.of(text);
    let table = table();
    let verbs = table.first.get(&form.chars().next()?)?;
    let mut best: Option<(Rank, &Entry, Span, Follow)> = None;
    for verb in verbs.iter().filter_map(|&v| table.verbs.get(v)).filter(|v| form.starts_with(v.head)) {
        let forms = verb.forms();
        for &(ref stem, follow) in &forms.stems {
            if !form.strip_prefix(stem.as_str()).is_some_and(|rest| follow.fits(rest)) {
                continue;
            }
            for entry in &forms.entries {
                let Some(span) = idiom(text, words, at, &entry.heads) else { continue };
                let rank = (entry.heads.len(), stem.len(), Reverse(entry.place));
                if best.is_none_or(|(b, ..)| rank > b) {
                    best = Some((rank, entry, span, follow));
                }
            }
        }
    }
    let (_, &Entry { lemma, alone, compound, act, strength, .. }, span, follow) = best?;
    // 뜻을 밝혔다 reports by 밝혔다 alone; 운을 띄웠다 needs its noun, and 따져 물었다 is one verb.
    let own = if alone.is_some() && !compound { word.span } else { span };
    Some((Match { span: own, verb: alone.unwrap_or(lemma), act, strength, follow }, span))
}

/// The longest idiom, then the longest stem; the first in the list where both are equal.
type Rank = (usize, usize, Reverse<usize>);

/// The words of an idiom that ends at `words[at]`; its nouns may carry another particle (말문을, 말문도).
fn idiom(text: &str, words: &[Word], at: usize, heads: &[Noun]) -> Option<Span> {
    let word = words.get(at)?;
    let mut span = word.span;
    let mut place = at;
    for head in heads {
        place = place.checked_sub(1)?;
        let before = words.get(place)?;
        let rest = before.span.of(text).strip_prefix(head.stem)?;
        let particle = matches!(rest, "" | "을" | "를" | "도" | "은" | "는" | "의" | "만" | "부터" | "까지");
        if !(rest.is_empty() || particle && head.particle) {
            return None;
        }
        span = before.span.join(span);
    }
    Some(span)
}
