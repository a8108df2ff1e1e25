//! Reporting verbs as they are written, found from a lexicon of lemmas and idioms with generated inflections.

use std::collections::HashMap;
use std::hash::BuildHasherDefault;
use std::sync::OnceLock;

use super::clause::Word;
use crate::lexicon;
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

#[derive(Debug)]
struct Entry {
    lemma: &'static str,
    /// Its last word, and those before it from the last on.
    alone: &'static str,
    heads: Vec<Noun>,
    /// Whether the last word of an idiom reports by itself as well.
    strong_alone: bool,
    act: &'static str,
    strength: Strength,
    follow: Follow,
}

/// A word of an idiom before its verb: without its particle, and whether it has one (말문을).
#[derive(Debug, Clone, Copy)]
struct Noun {
    stem: &'static str,
    particle: bool,
}

type Quick = BuildHasherDefault<lexicon::Quick>;

#[derive(Debug, Default)]
struct Table {
    stems: HashMap<String, Vec<Entry>, Quick>,
    /// How long the longest stem is that begins with a character: most words begin none.
    longest: HashMap<char, usize, Quick>,
}

/// Stems of the last words of all lemmas.
fn table() -> &'static Table {
    static TABLE: OnceLock<Table> = OnceLock::new();
    TABLE.get_or_init(|| {
        let mut table = Table::default();
        for (lemma, row) in lexicon::cues().iter() {
            let strength = match row.field(1) {
                "s" => Strength::Strong,
                "w" => Strength::Weak,
                "c" => Strength::Thought,
                "g" => Strength::Gesture,
                _ => Strength::Passive,
            };
            let alone = lemma.rsplit(' ').next().unwrap_or(lemma);
            let noun = |head: &'static str| {
                let stem = head.strip_suffix(['을', '를', '의']).unwrap_or(head);
                Noun { stem, particle: stem != head }
            };
            let heads: Vec<Noun> = lemma.rsplit(' ').skip(1).map(noun).collect();
            let strong_alone = alone != lemma && lexicon::cues().get(alone).is_some_and(|r| r.field(1) == "s");
            for (stem, follow) in stems(alone) {
                let heads = heads.clone();
                let entry = Entry { lemma, alone, heads, strong_alone, act: row.field(0), strength, follow };
                if let Some(first) = stem.chars().next() {
                    let longest = table.longest.entry(first).or_default();
                    *longest = stem.len().max(*longest);
                }
                table.stems.entry(stem).or_default().push(entry);
            }
        }
        table
    })
}

/// The reporting verb whose last word is `words[at]`, the longest idiom first.
pub fn at(text: &str, words: &[Word], at: usize) -> Option<Match> {
    let word = words.get(at)?;
    let form = word.span.of(text);
    let mut best: Option<(usize, usize, &Entry, Span)> = None;
    let longest = *table().longest.get(&form.chars().next()?)?;
    let ends = form.char_indices().map(|(i, c)| i + c.len_utf8()).take(8).take_while(|&end| end <= longest);
    for end in ends {
        let (Some(stem), Some(rest)) = (form.get(..end), form.get(end..)) else { continue };
        for entry in table().stems.get(stem).map_or(&[][..], Vec::as_slice) {
            if !entry.follow.fits(rest) {
                continue;
            }
            let Some(span) = idiom(text, words, at, &entry.heads) else { continue };
            let heads = entry.heads.len();
            // The longest idiom, then the longest stem; the first in the list where both are equal.
            if best.is_none_or(|(h, e, ..)| (heads, end) > (h, e)) {
                best = Some((heads, end, entry, span));
            }
        }
    }
    let (_, _, entry, span) = best?;
    // 뜻을 밝혔다 reports by 밝혔다 alone; 운을 띄웠다 needs its noun.
    let span = if entry.strong_alone { word.span } else { span };
    let verb = if entry.strong_alone { entry.alone } else { entry.lemma };
    Some(Match { span, verb, act: entry.act, strength: entry.strength, follow: entry.follow })
}

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
