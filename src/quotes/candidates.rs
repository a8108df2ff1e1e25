//! Who could have said it: the speaker that was chosen beside the others whom the sentence and the quotes before offer. Read
//! again for `--explain`, apart from the walk that decides, which keeps the best alone and stays quick.

use super::clause::Clause;
use super::noun_phrase::Reader;
use super::resolve::{self, Focus};
use super::{Quote, Speaker, speaker};
use crate::analysis::{QuoteKind, SectionKind};
use crate::linking::Links;
use crate::span::Span;
use crate::text::{Document, near};

/// One who could have said a quote.
#[derive(Debug, Clone)]
pub struct Candidate {
    /// The name or the description.
    pub name: String,
    /// The words that name the candidate.
    pub mention: Option<Span>,
    /// The rule.
    pub rule: &'static str,
    /// How likely.
    pub score: f64,
    /// Whether it was chosen.
    pub chosen: bool,
}

/// Others who are told at most: more than a sentence has.
const MOST: usize = 8;

/// How far from a quote its sentence is read, in bytes: more than a sentence of a newspaper has.
const FARTHEST: usize = 2_000;

/// How much a point of a candidate's score counts when the others share what the chosen one leaves.
const SHARPNESS: f64 = 1.0;

/// The candidates of each quote, the chosen one first, then the likeliest.
pub fn of(doc: &Document<'_>, links: &Links, quotes: &[Quote]) -> Vec<Vec<Candidate>> {
    let reader = Reader::new(doc, links);
    let mut focus = Focus::default();
    let mut out = Vec::with_capacity(quotes.len());
    for (i, quote) in quotes.iter().enumerate() {
        let at = doc.sentence_at(quote.span.start).unwrap_or(0);
        out.push(candidates(&reader, &focus, quotes, i, at));
        // Words within words leave the speaker to those around them.
        if let Some(speaker) = quote.speaker.as_ref().filter(|_| quote.inside.is_none() && !title(doc, quote)) {
            focus.note(speaker, at, true);
        }
    }
    out
}

fn title(doc: &Document<'_>, quote: &Quote) -> bool {
    matches!(doc.kind_at(quote.span.start), SectionKind::Title | SectionKind::Subtitle)
}

fn candidates(reader: &Reader<'_>, focus: &Focus, quotes: &[Quote], i: usize, at: usize) -> Vec<Candidate> {
    let Some(quote) = quotes.get(i) else { return Vec::new() };
    let mut others: Vec<(Speaker, &'static str, f64)> = Vec::new();
    let mut offer = |found: Option<Speaker>, rule: &'static str, score: f64| {
        let Some(found) = found.filter(|f| quote.speaker.as_ref().is_none_or(|s| !same(s, f))) else { return };
        match others.iter_mut().find(|(o, ..)| same(o, &found)) {
            Some(known) if known.2 >= score => {}
            Some(known) => *known = (found, rule, score),
            None => others.push((found, rule, score)),
        }
    };
    let clause = clause(reader.doc, quotes, i, at);
    let reporting = quote.cue.is_some();
    let resolve = |c: &speaker::Candidate| resolve::speaker(reader, focus, &c.phrase, c.score, at);
    speaker::weigh(reader, &clause, clause.before(i), reporting, |c| offer(resolve(&c), c.rule, c.score));
    let right = clause.after(i);
    for c in speaker::behind(reader, &clause, right).into_iter().chain(speaker::modified(reader, &clause, right)) {
        offer(resolve(&c), c.rule, c.score);
    }
    if let Some(carried) = focus.carried(at) {
        // As sure as the speaker whom it carries, on the scale of the others.
        let score = (carried.score - 0.5) * 8.0;
        offer(Some(carried), "q.speaker.carry-over", score);
    }
    let mut out: Vec<Candidate> = Vec::new();
    if let Some(s) = &quote.speaker {
        let speaks = |r: &str| r.starts_with("q.speaker.") || r.starts_with("q.headline.");
        let rule = quote.evidence.iter().rev().map(|e| e.rule).find(|r| speaks(r)).unwrap_or("q.speaker");
        out.push(Candidate { name: s.name.clone(), mention: s.mention, rule, score: s.score, chosen: true });
    }
    others.sort_by(|a, b| b.2.total_cmp(&a.2).then_with(|| a.0.mention.cmp(&b.0.mention)));
    others.truncate(MOST);
    // What the chosen one leaves is shared by their scores, and by nobody of them, who is as good as one that would do.
    let weight = |score: f64| (SHARPNESS * score).exp();
    let all: f64 = others.iter().map(|o| weight(o.2)).sum();
    let rest = quote.speaker.as_ref().map_or(1.0, |s| 1.0 - s.score);
    // Where nobody was chosen, nobody is likelier than all of them.
    let nobody = if quote.speaker.is_some() { weight(speaker::ENOUGH) } else { weight(speaker::ENOUGH).max(all) };
    out.extend(others.into_iter().map(|(s, rule, score)| Candidate {
        name: s.name,
        mention: s.mention,
        rule,
        score: rest * weight(score) / (all + nobody),
        chosen: false,
    }));
    out
}

/// Whether two are one: the same entities, or the same name where there are none.
fn same(a: &Speaker, b: &Speaker) -> bool {
    if a.entities.is_empty() || b.entities.is_empty() { a.name == b.name } else { a.entities == b.entities }
}

/// The sentence around quote `i` with the quotations of it taken out; a quote within another has that one's words around it.
fn clause(doc: &Document<'_>, quotes: &[Quote], i: usize, at: usize) -> Clause {
    let Some(quote) = quotes.get(i) else { return Clause::default() };
    let outer = quote.inside.and_then(|o| quotes.get(o)).map(|o| o.span);
    let sentence = doc.sentences.get(at).copied().unwrap_or(quote.span);
    let own = whole(doc, quote);
    // A sentence may be as long as the text: far words are read for none of its quotes.
    let text = doc.text();
    let held = outer.unwrap_or(sentence).join(own);
    let before = near::last(Span::new(held.start, own.start).of(text), FARTHEST).len();
    let behind = near::first(Span::new(own.end, held.end).of(text), FARTHEST).len();
    let around = Span::new(own.start - before, own.end + behind);
    let near = quotes.iter().enumerate().skip(i.saturating_sub(MOST)).take(2 * MOST + 1);
    let mut masks: Vec<(usize, Span)> = Vec::new();
    for (n, q) in near {
        let own = n == i || q.inside == quote.inside && q.kind != QuoteKind::Indirect;
        let span = whole(doc, q);
        if own && around.covers(span) && masks.last().is_none_or(|(_, m)| m.end <= span.start) {
            masks.push((n, span));
        }
    }
    Clause::read(doc.text(), around, &masks)
}

/// A quote with its marks.
fn whole(doc: &Document<'_>, quote: &Quote) -> Span {
    let at = doc.marks.partition_point(|m| m.inner.start <= quote.span.start);
    let near = doc.marks.get(at.saturating_sub(4)..at).unwrap_or(&[]).iter().rev();
    let marked = quote.kind != QuoteKind::Indirect;
    let own = near.filter(|m| marked && m.inner.covers(quote.span)).min_by_key(|m| m.inner.len());
    own.map_or(quote.span, |m| m.span())
}

#[cfg(test)]
mod tests {
    use crate::{Options, explain};

    /// The candidates of the last quote, with the chosen one marked.
    fn last(text: &str) -> Vec<String> {
        let (analysis, all) = explain(text, &Options::default());
        assert_eq!(analysis.quotes.len(), all.len());
        for list in &all {
            assert!(list.iter().map(|c| c.score).sum::<f64>() <= 1.001, "{list:?}");
            assert!(list.iter().filter(|c| c.chosen).count() <= 1, "{list:?}");
        }
        let list = all.last().cloned().unwrap_or_default();
        list.iter().map(|c| format!("{}{}", if c.chosen { "*" } else { "" }, c.name)).collect()
    }

    #[test]
    fn the_chosen_one_and_the_others() {
        // Whom the sentence names besides, and who spoke before.
        let text = "서가영 위원장은 “끝났다”고 말했다. 한도윤 장관은 민유라 의원이 “예산을 늘리자”고 한 데 대해 “검토하겠다”고 밝혔다.";
        let got = last(text);
        assert_eq!(got.first().map(String::as_str), Some("*한도윤"), "{got:?}");
        assert!(got.contains(&"민유라".to_owned()) || got.contains(&"서가영".to_owned()), "{got:?}");
        let got = last("한도윤 장관은 “끝났다”고 말했다. 이어 민유라 의원은 “아니다”라고 했다.");
        assert_eq!(got, ["*민유라", "한도윤"]);
    }

    #[test]
    fn nobody_else_and_nobody() {
        assert_eq!(last("한도윤 장관은 “끝났다”고 말했다."), ["*한도윤"]);
        assert!(last("“끝났다”는 지적이 나온다.").iter().all(|c| !c.starts_with('*')));
        assert!(last("비가 왔다.").is_empty());
    }
}
