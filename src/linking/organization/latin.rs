//! The same name in Hangul and in Latin letters (오픈랩, OpenLab): by their consonants.

use std::collections::BTreeMap;

use super::super::Groups;
use super::Named;
use crate::analysis::EntityType;
use crate::lexicon;
use crate::text::hangul;

/// Joins names that sound alike in both scripts.
#[inline(never)]
pub fn link(names: &[Named<'_>], groups: &mut Groups) {
    let plain = |n: &&Named<'_>| matches!(n.kind, EntityType::Organization | EntityType::Product);
    if !names.iter().filter(plain).any(|n| n.name.is_ascii()) {
        return;
    }
    let mut sounds: BTreeMap<(EntityType, String), usize> = BTreeMap::new();
    for n in names.iter().filter(plain).filter(|n| n.name.chars().any(hangul::is_syllable)) {
        if let Some(sound) = of_hangul(&n.name) {
            sounds.entry((n.kind, sound)).or_insert(n.mention);
        }
    }
    for n in names.iter().filter(plain).filter(|n| n.name.is_ascii()) {
        let Some(&other) = of_latin(&n.name).and_then(|s| sounds.get(&(n.kind, s))) else { continue };
        if let Some(group) = groups.get(other) {
            groups.unite(n.mention, group, "l.org.latin", 0.75);
        }
    }
}

/// Fewer consonants say too little.
const LEAST: usize = 3;

/// The consonants of a name in Hangul and Latin letters; letters that are read one by one count as they are (에이아이 is
/// AI).
fn of_hangul(name: &str) -> Option<String> {
    let mut out = String::new();
    let mut rest = name;
    while let Some(c) = rest.chars().next() {
        if let Some((len, row)) = lexicon::letter_names().longest_prefix(rest).filter(|(n, _)| *n >= 6) {
            out.push_str(row.field(0));
            rest = rest.get(len..).unwrap_or("");
            continue;
        }
        if c.is_ascii_alphanumeric() {
            let end = rest.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(rest.len());
            push_all(&mut out, rest.get(..end)?);
            rest = rest.get(end..).unwrap_or("");
            continue;
        }
        let j = hangul::decompose(c)?;
        let first = out.is_empty();
        push(&mut out, lead(j.lead).filter(|&s| s != 'h' || first));
        push(&mut out, tail(j.tail));
        rest = rest.get(c.len_utf8()..).unwrap_or("");
    }
    (out.chars().count() >= LEAST).then_some(out)
}

fn of_latin(name: &str) -> Option<String> {
    let mut out = String::new();
    push_all(&mut out, name);
    (out.chars().count() >= LEAST).then_some(out)
}

/// Letters in capitals at the end of a word are read one by one.
fn push_all(out: &mut String, name: &str) {
    let word = name.trim_end_matches(|c: char| c.is_ascii_uppercase());
    let letters = name.get(word.len()..).filter(|l| l.len() >= 2).unwrap_or("");
    let word = if letters.is_empty() { name } else { word };
    word.chars().for_each(|c| push_latin(out, c));
    out.push_str(letters);
}

fn push(out: &mut String, sound: Option<char>) {
    // Doubled consonants sound as one.
    if let Some(s) = sound.filter(|&s| !out.ends_with(s)) {
        out.push(s);
    }
}

fn push_latin(out: &mut String, c: char) {
    let sound = match c.to_ascii_lowercase() {
        'b' | 'p' | 'f' | 'v' => Some('b'),
        'c' | 'k' | 'g' | 'q' => Some('g'),
        'd' | 't' => Some('d'),
        'l' | 'r' => Some('r'),
        's' | 'z' | 'x' => Some('s'),
        'j' => Some('j'),
        'm' => Some('m'),
        'n' => Some('n'),
        // The h of ch, sh, th is no sound of its own.
        'h' if out.is_empty() => Some('h'),
        d if d.is_ascii_digit() => Some(d),
        _ => None,
    };
    push(out, sound);
}

const fn lead(lead: u32) -> Option<char> {
    match lead {
        0 | 1 | 15 => Some('g'),
        2 => Some('n'),
        3 | 4 | 16 => Some('d'),
        5 => Some('r'),
        6 => Some('m'),
        7 | 8 | 17 => Some('b'),
        9 | 10 => Some('s'),
        12..=14 => Some('j'),
        18 => Some('h'),
        _ => None,
    }
}

const fn tail(tail: u32) -> Option<char> {
    match tail {
        1 | 2 | 24 => Some('g'),
        4 => Some('n'),
        7 | 25 => Some('d'),
        8 => Some('r'),
        16 => Some('m'),
        17 | 26 => Some('b'),
        19 | 20 => Some('s'),
        21 => Some('n'),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::{of_hangul, of_latin};

    #[test]
    fn sounds() {
        for (a, b) in [
            ("오픈랩", "OpenLab"),
            ("나루테크", "NaruTech"),
            ("노바랩스", "NovaLabs"),
            ("오픈HI", "OpenHI"),
            ("오픈에이치아이", "OpenHI"),
        ] {
            assert!(
                of_hangul(a).is_some() && of_hangul(a) == of_latin(b),
                "{a} {b} {:?} {:?}",
                of_hangul(a),
                of_latin(b)
            );
        }
        for (a, b) in [("오픈랩", "OpenHI"), ("새봄", "SB"), ("가온", "Gaon")] {
            assert!(of_hangul(a).is_none() || of_hangul(a) != of_latin(b), "{a} {b}");
        }
    }
}
