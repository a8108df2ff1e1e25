//! Reporting verbs as they are written, found from a lexicon of lemmas and idioms with generated inflections.

use std::collections::HashMap;
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
    /// A gesture: reports right behind a quotative (…고 고개를 저었다), but only goes with words in -며.
    Gesture,
    /// Hearsay: has no speaker of its own (전해지다).
    Passive,
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
    act: &'static str,
    strength: Strength,
    follow: Follow,
}

/// Stems of the last words of all lemmas.
fn table() -> &'static HashMap<String, Vec<Entry>> {
    static TABLE: OnceLock<HashMap<String, Vec<Entry>>> = OnceLock::new();
    TABLE.get_or_init(|| {
        let mut table: HashMap<String, Vec<Entry>> = HashMap::new();
        for (lemma, row) in lexicon::cues().iter() {
            let strength = match row.field(1) {
                "s" => Strength::Strong,
                "w" => Strength::Weak,
                "c" => Strength::Thought,
                "g" => Strength::Gesture,
                _ => Strength::Passive,
            };
            let last = lemma.rsplit(' ').next().unwrap_or(lemma);
            for (stem, follow) in stems(last) {
                table.entry(stem).or_default().push(Entry { lemma, act: row.field(0), strength, follow });
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
    let ends = form.char_indices().map(|(i, c)| i + c.len_utf8()).take(8);
    for end in ends {
        let (Some(stem), Some(rest)) = (form.get(..end), form.get(end..)) else { continue };
        for entry in table().get(stem).map_or(&[][..], Vec::as_slice) {
            if !entry.follow.fits(rest) {
                continue;
            }
            let Some(span) = idiom(text, words, at, entry.lemma) else { continue };
            let heads = entry.lemma.matches(' ').count();
            // The longest idiom, then the longest stem; the first in the list where both are equal.
            if best.is_none_or(|(h, e, ..)| (heads, end) > (h, e)) {
                best = Some((heads, end, entry, span));
            }
        }
    }
    let (_, _, entry, span) = best?;
    let alone = entry.lemma.rsplit(' ').next().unwrap_or(entry.lemma);
    // 뜻을 밝혔다 reports by 밝혔다 alone; 운을 띄웠다 needs its noun.
    let strong_alone = alone != entry.lemma && lexicon::cues().get(alone).is_some_and(|r| r.field(1) == "s");
    let span = if strong_alone { word.span } else { span };
    let verb = if strong_alone { alone } else { entry.lemma };
    Some(Match { span, verb, act: entry.act, strength: entry.strength, follow: entry.follow })
}

/// The words of an idiom that ends at `words[at]`; its nouns may carry another particle (말문을, 말문도).
fn idiom(text: &str, words: &[Word], at: usize, lemma: &str) -> Option<Span> {
    let word = words.get(at)?;
    let mut span = word.span;
    let mut place = at;
    for head in lemma.rsplit(' ').skip(1) {
        place = place.checked_sub(1)?;
        let before = words.get(place)?;
        let noun = head.strip_suffix(['을', '를', '의']).unwrap_or(head);
        let rest = before.span.of(text).strip_prefix(noun)?;
        let particle = matches!(rest, "" | "을" | "를" | "도" | "은" | "는" | "의" | "만" | "부터" | "까지");
        if !(rest.is_empty() || particle && noun != head) {
            return None;
        }
        span = before.span.join(span);
    }
    Some(span)
}
