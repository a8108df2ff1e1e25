//! The evidence in words (`--explain`).

use std::fmt::Write;

use ttaom::Analysis;
use ttaom::analysis::{Candidate, Evidence, Quote, Speaker};

use super::lang::Lang;
use super::paint::{Paint, printable};

/// What each rule says: its id, then Korean, then English.
const RULES: &str = include_str!("../../seeds/rules.tsv");

/// The evidence of one quotation and who could have said it, a line each.
pub fn quote(out: &mut String, quote: &Quote, candidates: &[Candidate], text: &str, paint: &Paint, lang: Lang) {
    for evidence in &quote.evidence {
        let line = format!("      [{}] {}", quote.id + 1, sentence(evidence, text, lang));
        out.push_str(&paint.dim(&line));
        out.push('\n');
    }
    if let Some(speaker) = &quote.speaker {
        let mut name = String::new();
        printable(&mut name, &speaker.name);
        let line = format!("      [{}] {}", quote.id + 1, lang.speaker_score(&name, speaker.score));
        out.push_str(&paint.dim(&line));
        out.push('\n');
    }
    for candidate in candidates.iter().filter(|c| !c.chosen) {
        let mut name = String::new();
        printable(&mut name, &candidate.name);
        let at = candidate.mention.as_ref().map(|m| m.range);
        let why = sentence(&Evidence { rule: candidate.rule, at, weight: None }, text, lang);
        let line = format!("      [{}] {} ← {why}", quote.id + 1, lang.other_candidate(&name, candidate.score));
        out.push_str(&paint.dim(&line));
        out.push('\n');
    }
}

/// Why the ways in which the article names a speaker are one: each name and rule once, a line each.
pub fn links(out: &mut String, speaker: &Speaker, analysis: &Analysis, text: &str, paint: &Paint, lang: Lang) {
    let mut told = std::collections::BTreeSet::new();
    let entities = speaker.entities.iter().filter_map(|&e| analysis.entities.get(e));
    for mention in entities.flat_map(|e| &e.mentions).filter_map(|&m| analysis.mentions.get(m)) {
        for evidence in mention.evidence.iter().filter(|e| e.rule.starts_with("l.")) {
            if told.insert((mention.text.as_str(), evidence.rule)) {
                let mut name = String::new();
                printable(&mut name, &mention.text);
                out.push_str(&paint.dim(&format!("    {name} ← {}", sentence(evidence, text, lang))));
                out.push('\n');
            }
        }
    }
}

/// ‘은/는’이 붙은 주어: ‘이 대통령은’ (q.speaker.topic 0.92)
fn sentence(evidence: &Evidence, text: &str, lang: Lang) -> String {
    let mut line = String::from(in_words(evidence.rule, lang).unwrap_or(evidence.rule));
    if let Some(at) = evidence.at.and_then(|at| text.get(at.start..at.end)) {
        line.push_str(": ‘");
        printable(&mut line, &at.split_whitespace().collect::<Vec<_>>().join(" "));
        line.push('’');
    }
    let _ = write!(line, " ({}", evidence.rule);
    if let Some(weight) = evidence.weight {
        let _ = write!(line, " {weight:.2}");
    }
    line.push(')');
    line
}

/// What `rule` says: the row of the longest part of its id that has one.
fn in_words(rule: &str, lang: Lang) -> Option<&'static str> {
    let mut id = Some(rule);
    while let Some(part) = id {
        if let Some(row) = RULES.lines().find(|line| line.split('\t').next() == Some(part)) {
            return row.split('\t').nth(if lang == Lang::Ko { 1 } else { 2 });
        }
        id = part.rsplit_once('.').map(|(head, _)| head);
    }
    None
}
