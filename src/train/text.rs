//! A model as text, so that a weight can be read and mended, and back.
//!
//! A line is a word that says what it is and fields behind tabs. `title`: the model's name. `labels`: whose labels it was
//! trained with, where they are not ttaom's own. `move`, from, to: what follows what.
//! `sure`, kind: its table of chances. `row`, number, what the feature is where the text that was given shows it, weights
//! (`slot:label=value`). `person`, `place`, `proper`: a word of the dictionary; `name`: a full name with its surname last. Values
//! are in parts of a nat (`ner::model::tag::UNIT`).

use std::collections::{BTreeMap, HashMap};
use std::fmt::Write as _;

use super::whole::name;
use crate::ner::model::features::{Event, Family, Scratch, events};
use crate::ner::model::labels::count;
use crate::ner::model::lists::Dictionary;
use crate::ner::model::rows::{self, Weight};
use crate::ner::model::{Contents, Model, Parts, STEPS};
use crate::ner::{self, convention};

/// The names of places in a name, in the order of labels.
const PLACES: [char; 4] = ['B', 'I', 'E', 'S'];

fn label_name(label: u8) -> String {
    match label.checked_sub(1).map(usize::from) {
        None => "O".to_owned(),
        Some(l) => format!("{}-{}", PLACES[l % 4], name(l / 4)),
    }
}

fn group_name(group: usize) -> &'static str {
    if group == 0 { "outside" } else { name(group - 1) }
}

/// The text of a model's bytes. Features that occur in `example`, read line by line, are named.
///
/// # Errors
///
/// Says why the bytes are no model.
pub fn dump(bytes: Vec<u8>, example: &str) -> Result<String, String> {
    let model = Model::from_bytes(bytes).map_err(|e| e.to_string())?;
    let Contents { kinds, moves, sure, rows, lists } = model.contents();
    let mut named: HashMap<u64, String> = HashMap::new();
    let mut scratch = Scratch::default();
    for line in example.lines() {
        for (span, hints) in ner::lessons(line) {
            let chars: Vec<char> = span.of(line).chars().collect();
            events(&chars, &hints, lists, &mut scratch, |e| {
                named.entry(rows::id(e.key, rows.bits())).or_insert_with(|| describe(&e, &chars));
            });
        }
    }
    let mut out = String::from("# a model of ttaom\n");
    let (title, labels) = convention::split(&model.name);
    let _ = writeln!(out, "title\t{}", title.replace(['\t', '\n'], " "));
    if let Some(labels) = labels {
        let _ = writeln!(out, "labels\t{}", labels.replace(['\t', '\n'], " "));
    }
    let _ = writeln!(out, "kinds\t{kinds}\nbits\t{}", rows.bits());
    for (i, value) in moves.iter().enumerate() {
        let _ = writeln!(out, "move\t{}\t{}\t{value}", group_name(i / (kinds + 1)), group_name(i % (kinds + 1)));
    }
    for (kind, chances) in sure.chunks(STEPS).enumerate() {
        let all: Vec<String> = chances.iter().map(u8::to_string).collect();
        let _ = writeln!(out, "sure\t{}\t{}", name(kind), all.join(" "));
    }
    for (id, weights) in rows.all() {
        let _ = write!(out, "row\t{id:08x}\t{}", named.get(&id).map_or("-", String::as_str));
        for w in weights {
            let _ = write!(out, "\t{}:{}={}", w.slot, label_name(w.label), w.value);
        }
        out.push('\n');
    }
    let dictionary = Dictionary::read(&lists.sections).unwrap_or_default();
    for (what, words) in LISTS.iter().zip(dictionary.words.iter().chain([&dictionary.names])) {
        for word in words {
            let _ = writeln!(out, "{what}\t{}", word.iter().collect::<String>());
        }
    }
    Ok(out)
}

/// The lines of a dictionary's words, in the order of its trees.
const LISTS: [&str; 4] = ["person", "place", "proper", "name"];

/// What a feature is, by the place where it was seen.
fn describe(event: &Event, chars: &[char]) -> String {
    let (from, len) = event.seen;
    let one = |i: i32| match usize::try_from(i).ok().and_then(|i| chars.get(i)) {
        Some(&c) if c.is_whitespace() => '␣',
        Some(&c) => c,
        None => '⏎',
    };
    let words: String = (0..len as i32).map(|i| one(from + i)).collect();
    match event.family {
        Family::Letters | Family::Long => format!("letters {words}"),
        Family::Shapes => format!("shapes as of {words}"),
        Family::State => format!("marks open as at {words}"),
        Family::Listed => format!("listed as {words} is"),
        Family::ListedNext => format!("listed as {words} is, before {}", one(from + len as i32)),
        Family::ListedBefore => format!("listed as {words} is, behind {}", one(from - 1)),
        Family::Hint => format!("a rule as on {words}"),
        Family::HintNext => format!("a rule as on {words}, before {}", one(from + len as i32)),
    }
}

/// The bytes of a model from its text.
///
/// # Errors
///
/// Says in which line something cannot be read.
pub fn build(text: &str) -> Result<Vec<u8>, String> {
    let mut parts = Parts {
        name: String::new(),
        kinds: 0,
        moves: Vec::new(),
        sure: Vec::new(),
        rows: Vec::new(),
        lists: Default::default(),
    };
    let mut bits = 0;
    let mut table: BTreeMap<u64, Vec<Weight>> = BTreeMap::new();
    let mut dictionary = Dictionary::default();
    for (number, line) in (1..).zip(text.lines()).filter(|(_, l)| !l.is_empty() && !l.starts_with('#')) {
        let bad = |what: &str| format!("line {number}: {what}");
        let fields: Vec<&str> = line.split('\t').collect();
        match fields.as_slice() {
            ["title", name] => parts.name = (*name).to_owned(),
            ["labels", labels] => parts.name = convention::join(&parts.name, Some(labels)),
            ["kinds", n] => parts.kinds = n.parse().map_err(|_| bad("not a number"))?,
            ["bits", n] => bits = n.parse::<u32>().ok().filter(|b| *b <= 24).ok_or_else(|| bad("not 0 to 24"))?,
            ["move", _, _, value] => parts.moves.push(value.parse().map_err(|_| bad("not a number"))?),
            ["sure", _, chances] => {
                for chance in chances.split(' ') {
                    parts.sure.push(chance.parse().map_err(|_| bad("not 0 to 255"))?);
                }
            }
            ["row", id, _, weights @ ..] => {
                let id = u64::from_str_radix(id, 16).ok().filter(|id| id >> 16 < 1 << bits);
                let id = id.ok_or_else(|| bad("not the number of a feature"))?;
                let weights = weights.iter().map(|w| weight(w, parts.kinds).ok_or_else(|| bad(w)));
                table.insert(id, weights.collect::<Result<_, _>>()?);
            }
            [what, word] => {
                let lists = dictionary.words.iter_mut().chain([&mut dictionary.names]);
                let list = LISTS.iter().zip(lists).find(|(name, _)| *name == what);
                list.ok_or_else(|| bad("not a line of a model"))?.1.insert(word.chars().collect());
            }
            _ => return Err(bad("not a line of a model")),
        }
    }
    parts.rows = rows::build(bits, &table);
    parts.lists = dictionary.sections();
    let bytes = parts.to_bytes();
    Model::from_bytes(bytes.clone()).map_err(|e| e.to_string())?;
    Ok(bytes)
}

/// `slot:label=value`.
fn weight(text: &str, kinds: usize) -> Option<Weight> {
    let (slot, rest) = text.split_once(':')?;
    let (label, value) = rest.split_once('=')?;
    let label = (0..count(kinds)).filter_map(|l| u8::try_from(l).ok()).find(|&l| label_name(l) == label)?;
    Some(Weight { slot: slot.parse().ok()?, label, value: value.parse().ok()? })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_model_and_its_text_are_the_same() {
        let bytes = include_bytes!("../../seeds/model/ner.bin").to_vec();
        let text = dump(bytes.clone(), "한도윤 장관은 오늘 떠났다.").expect("a model");
        assert!(text.contains("letters 오늘") && text.contains(":B-date="), "no name");
        assert_eq!(build(&text).expect("its text"), bytes);
        // A model of other labels says so, in the file and in the text.
        let other = text.replacen("\nkinds\t", "\nlabels\tklue\nkinds\t", 1);
        let file = build(&other).expect("its text");
        assert!(convention::is_other(&Model::from_bytes(file.clone()).expect("a model")));
        assert_eq!(dump(file, "한도윤 장관은 오늘 떠났다.").expect("a model"), other);
        assert!(build("row\tzz\t-").unwrap_err().starts_with("line 1"));
        assert!(dump(vec![1, 2], "").is_err());
    }
}
