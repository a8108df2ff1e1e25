//! The evidence in words (`--explain`).

use std::fmt::Write;

use ttaom::analysis::{Evidence, Quote};

use super::lang::Lang;
use super::paint::{Paint, printable};

/// What each rule says: its id, then Korean, then English, with `{}` where the words stand that it rests on.
const RULES: &str = include_str!("../../seeds/rules.tsv");

/// The evidence of one quotation, a line each.
pub fn quote(out: &mut String, quote: &Quote, text: &str, paint: &Paint, lang: Lang) {
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
}

/// ‘이 대통령은’이 주어 (q.speaker.subject 0.92)
fn sentence(evidence: &Evidence, text: &str, lang: Lang) -> String {
    let at = evidence.at.and_then(|at| text.get(at.start..at.end));
    let mut words = String::new();
    printable(&mut words, &at.unwrap_or("").split_whitespace().collect::<Vec<_>>().join(" "));
    let mut line = match in_words(evidence.rule, lang) {
        Some(said) => said.replace("{}", &words),
        None if words.is_empty() => String::from("·"),
        None => format!("‘{words}’"),
    };
    let _ = write!(line, " ({}", evidence.rule);
    if let Some(weight) = evidence.weight {
        let _ = write!(line, " {weight:.2}");
    }
    line.push(')');
    line
}

/// What `rule` says, where the table has it.
fn in_words(rule: &str, lang: Lang) -> Option<&'static str> {
    let row = RULES.lines().find(|line| line.split('\t').next() == Some(rule))?;
    row.split('\t').nth(if lang == Lang::Ko { 1 } else { 2 })
}
