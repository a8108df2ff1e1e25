//! The list of who said what, grouped by speaker.

use regex::Regex;
use ttaom::Analysis;
use ttaom::analysis::{Candidate, Quote, QuoteKind, Speaker};

use super::explain;
use super::lang::Lang;
use super::paint::{Paint, printable};

/// The list that follows the article.
///
/// `find` leaves only the utterances of which some words or the speaker match.
pub fn list(
    text: &str,
    analysis: &Analysis,
    paint: &Paint,
    explain: Option<&Vec<Vec<Candidate>>>,
    find: Option<&Regex>,
    lang: Lang,
) -> String {
    let mut out = String::from("\n");
    if analysis.quotes.is_empty() {
        out.push_str(lang.nothing_said());
        out.push('\n');
        return out;
    }
    let utterances: std::collections::BTreeSet<usize> = analysis.quotes.iter().map(|q| q.utterance).collect();
    let known = paint.groups.iter().filter(|g| first(g, analysis).is_some_and(|q| q.speaker.is_some())).count();
    out.push_str(&paint.bold(&lang.heading(utterances.len(), known)));
    out.push('\n');
    let mut found = false;
    for group in &paint.groups {
        let Some(quote) = first(group, analysis) else { continue };
        let quotes: Vec<&Quote> = group.iter().filter_map(|&id| analysis.quotes.get(id)).collect();
        let wanted = |parts: &&[&Quote]| find.is_none_or(|f| parts.iter().any(|q| matches(f, q)));
        let mut utterances = quotes.chunk_by(|a, b| a.utterance == b.utterance).filter(wanted).peekable();
        if utterances.peek().is_none() {
            continue;
        }
        found = true;
        out.push('\n');
        out.push_str(&title(quote, analysis, paint, lang));
        out.push('\n');
        if let Some(speaker) = quote.speaker.as_ref().filter(|_| explain.is_some()) {
            explain::links(&mut out, speaker, analysis, text, paint, lang);
        }
        for parts in utterances {
            utterance(&mut out, parts, paint, lang);
            if let Some(candidates) = explain {
                for part in parts {
                    let others = candidates.get(part.id).map_or(&[][..], Vec::as_slice);
                    explain::quote(&mut out, part, others, text, paint, lang);
                }
            }
        }
    }
    if !found {
        out.push('\n');
        out.push_str(lang.nothing_found());
        out.push('\n');
    }
    out
}

/// Whether the words, as they read without line breaks, or the speaker's name match.
fn matches(find: &Regex, quote: &Quote) -> bool {
    let words = quote.text.split_whitespace().collect::<Vec<_>>().join(" ");
    find.is_match(&words) || quote.speaker.as_ref().is_some_and(|s| find.is_match(&s.name))
}

fn first<'a>(group: &[usize], analysis: &'a Analysis) -> Option<&'a Quote> {
    group.first().and_then(|&id| analysis.quotes.get(id))
}

/// 나도현 대통령 (인물)
fn title(quote: &Quote, analysis: &Analysis, paint: &Paint, lang: Lang) -> String {
    let Some(speaker) = &quote.speaker else { return paint.bold(lang.unknown_speaker()) };
    let mut name = String::new();
    printable(&mut name, &speaker.name);
    let mut about = vec![lang.speaker_kind(speaker.kind).to_owned()];
    if let Some(role) = role(speaker, analysis) {
        let mut shown = String::new();
        printable(&mut shown, role);
        about.insert(0, shown);
    }
    format!("{} {}", paint.speaker(quote.id, &name), paint.dim(&format!("({})", about.join(", "))))
}

/// The first post of a speaker who speaks alone.
fn role<'a>(speaker: &Speaker, analysis: &'a Analysis) -> Option<&'a str> {
    let [entity] = speaker.entities.as_slice() else { return None };
    analysis.entities.get(*entity)?.roles.first().map(String::as_str)
}

/// One line: the number and the words of each part, how it was said, and what else is known of it.
fn utterance(out: &mut String, parts: &[&Quote], paint: &Paint, lang: Lang) {
    let Some(last) = parts.last() else { return };
    let mut words = String::new();
    for part in parts {
        if !words.is_empty() {
            words.push(' ');
        }
        let (open, close) = if part.kind == QuoteKind::Indirect { ("", "") } else { ("“", "”") };
        words.push_str(open);
        // A quotation may run over lines; its row in the list does not.
        let flat = part.text.split_whitespace().collect::<Vec<_>>().join(" ");
        printable(&mut words, &flat);
        words.push_str(close);
        words.push_str(&paint.dim(&format!("[{}]", part.id + 1)));
    }
    let mut notes = Vec::new();
    if let Some(cue) = parts.iter().rev().find_map(|p| p.cue.as_ref()) {
        let mut shown = String::new();
        printable(&mut shown, &cue.text);
        notes.push(shown);
    }
    if parts.iter().all(|p| p.kind == QuoteKind::Indirect) {
        notes.push(lang.indirect().to_owned());
    }
    notes.extend(lang.section(last.section).map(str::to_owned));
    notes.extend(parts.iter().find_map(|p| p.addressee.as_deref()).map(|a| lang.to_whom(a)));
    notes.extend(parts.iter().find_map(|p| p.medium.as_deref()).map(|m| lang.through(m)));
    if last.hedged {
        notes.push(lang.hedged().to_owned());
    }
    if last.negated {
        notes.push(lang.negated().to_owned());
    }
    out.push_str("  ");
    out.push_str(&words);
    if !notes.is_empty() {
        let mut shown = String::new();
        printable(&mut shown, &notes.join(" · "));
        out.push(' ');
        out.push_str(&paint.dim(&format!("— {shown}")));
    }
    out.push('\n');
}
