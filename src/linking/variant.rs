//! Other spellings of foreign names (올란트, 올랜트): the same consonants, as transliterations class them, and vowels that
//! spellings confuse. Guarded: never for names in the shape of Korean ones, so that 김민수 and 김민서 stay two.

use std::collections::BTreeMap;

use super::person::{compatible, post};
use super::{found, words};
use crate::analysis::{EntityType, Form};
use crate::lexicon;
use crate::ner::Mention;
use crate::span::Span;
use crate::text::josa::Role;
use crate::text::{Document, hangul};

/// Names of one skeleton at most: more are kept apart, for the last ones are enough.
const MOST: usize = 12;

/// The classes of a name's consonants, one a byte.
type Skeleton = u64;

/// Names by the consonants that transliterations share.
pub type Names = BTreeMap<Skeleton, Vec<(String, usize)>>;

/// The class of a leading consonant: ㄱ ㄲ ㅋ are one sound abroad.
const fn class(lead: u32) -> u8 {
    match lead {
        0 | 1 | 15 => b'g',
        2 => b'n',
        3 | 4 | 16 => b'd',
        5 => b'r',
        6 => b'm',
        7 | 8 | 17 => b'b',
        9 | 10 => b's',
        11 => b'o',
        12..=14 => b'j',
        _ => b'h',
    }
}

/// What two spellings of a name share; `None` for what is not two to eight syllables of Hangul.
fn skeleton(name: &str) -> Option<Skeleton> {
    if !(6..=24).contains(&name.len()) {
        return None;
    }
    name.chars().try_fold(0, |all, c| Some(all << 8 | Skeleton::from(class(hangul::decompose(c)?.lead))))
}

/// Vowels that spellings confuse: each string is one sound heard differently.
const VOWELS: [&[u32]; 7] =
    [&[0, 1, 4, 5], &[1, 3, 5, 7], &[0, 8], &[4, 8, 18], &[8, 13], &[13, 18, 12, 17], &[18, 20, 16, 19]];

fn vowels(a: u32, b: u32) -> f64 {
    match a {
        _ if a == b => 0.0,
        _ if VOWELS.iter().any(|v| v.contains(&a) && v.contains(&b)) => 0.5,
        _ => 1.0,
    }
}

/// Final consonants by sound: ㄱ ㄲ ㅋ, ㅂ ㅍ, ㄷ ㅅ ㅈ ㅊ ㅌ; ㄹ comes and goes.
const fn tail(t: u32) -> u32 {
    match t {
        1 | 2 | 24 => 1,
        17 | 26 => 17,
        7 | 19 | 20 | 22 | 23 | 25 => 7,
        _ => t,
    }
}

fn tails(a: u32, b: u32) -> f64 {
    match (tail(a), tail(b)) {
        (x, y) if x == y => 0.0,
        (0, 8) | (8, 0) | (4, 21) | (21, 4) => 0.5,
        _ => 1.0,
    }
}

/// How far two names of one skeleton are apart.
fn distance(a: &str, b: &str) -> f64 {
    let jamo = |c: char| hangul::decompose(c);
    let one = |(x, y): (char, char)| match (jamo(x), jamo(y)) {
        (Some(x), Some(y)) => {
            (if x.lead == y.lead { 0.0 } else { 0.5 }) + vowels(x.vowel, y.vowel) + tails(x.tail, y.tail)
        }
        _ => 9.0,
    };
    a.chars().zip(b.chars()).map(one).sum()
}

/// How far two spellings of one name of `syllables` may be apart.
fn limit(syllables: usize, titled: bool) -> f64 {
    match syllables {
        0 | 1 => 0.0,
        2 if titled => 0.5,
        2 => 0.0,
        3 => 1.0,
        _ => 1.5,
    }
}

/// Takes note of a foreign name.
#[inline(never)]
pub fn note(name: &str, group: usize, names: &mut Names) {
    let Some(key) = skeleton(name) else { return };
    let list = names.entry(key).or_default();
    if list.len() < MOST && !list.iter().any(|(n, _)| n == name) {
        list.push((name.to_owned(), group));
    }
}

/// Whose name `name` is another spelling of. A name of two syllables needs a title beside it.
pub fn of(name: &str, title: &str, names: &Names) -> Option<usize> {
    let list = names.get(&skeleton(name)?)?;
    let limit = limit(name.chars().count(), !title.is_empty());
    let near = list.iter().map(|(n, g)| (distance(n, name), *g)).filter(|(d, _)| *d <= limit);
    near.min_by(|a, b| a.0.total_cmp(&b.0)).map(|(_, g)| g)
}

/// Finds words that only another spelling makes a name: a title or a particle of a subject behind them, no other word.
#[inline(never)]
pub fn add(doc: &Document<'_>, read: &[words::Word], mentions: &mut Vec<Mention>) {
    let mut names = Names::new();
    for (i, m) in mentions.iter().enumerate().filter(|(_, m)| m.kind == EntityType::Person && m.form == Form::Name) {
        let name = doc.words(m.span);
        if let Some(last) = name.split(' ').next_back().filter(|_| name.contains(' ')) {
            note(last, i, &mut names);
        }
    }
    if names.is_empty() {
        return;
    }
    // Two syllables need the very title of the person whose name they may be.
    // Most words are known for others by the class of their first consonant.
    let lead = |name: &str| Some(1u32 << (class(hangul::decompose(name.chars().next()?)?.lead) % 32));
    let known = names.values().flatten().filter_map(|(name, _)| lead(name)).fold(0, |all, lead| all | lead);
    let alike = |name: &str| if lead(name)? & known == 0 { None } else { names.get(&skeleton(name)?) };
    let near = |name: &str, title: &str, list: &[(String, usize)]| {
        let short = name.chars().count() == 2;
        let limit = limit(name.chars().count(), !title.is_empty());
        let bears = |i: usize| mentions.get(i).is_some_and(|m| compatible(post(doc, m), title));
        let fits = |(n, i): &(String, usize)| n != name && distance(n, name) <= limit && (!short || bears(*i));
        list.iter().any(fits) && !is_other(name)
    };
    let mut out = Vec::new();
    for (i, word) in read.iter().enumerate() {
        let next = read.get(i + 1).filter(|n| doc.words(Span::new(word.span.end, n.span.start)) == " ");
        let title = || next.map(|n| n.stem).filter(|&t| follows_name(doc.words(t)));
        // Before a title no particle is cut off: 올란만 대표 is not only 올란.
        if let Some(list) = alike(doc.words(word.span))
            && let Some(t) = title().filter(|&t| near(doc.words(word.span), doc.words(t), list))
        {
            let mention = found(word.span, EntityType::Person, Form::Name, 0.7, "l.person.variant");
            out.push(Mention { title: Some(t), ..mention });
            continue;
        }
        let speaks = matches!(word.role, Role::Topic | Role::Subject | Role::Genitive | Role::Dative);
        if speaks
            && let Some(list) = alike(doc.words(word.stem))
            && near(doc.words(word.stem), "", list)
        {
            out.push(found(word.stem, EntityType::Person, Form::Name, 0.7, "l.person.variant"));
        }
    }
    words::add_free(mentions, out);
}

fn follows_name(word: &str) -> bool {
    lexicon::titles().get(word).is_some_and(|r| r.field(1) != "b")
}

fn is_other(word: &str) -> bool {
    lexicon::nouns_like_foreign().has(word)
        || lexicon::nouns_like_names().has(word)
        || lexicon::titles().has(word)
        || lexicon::organizations().has(word)
        || lexicon::places().has(word)
}

#[cfg(test)]
mod tests {
    use super::{distance, skeleton};
    use crate::linking::tests::persons;

    #[test]
    fn how_far() {
        for (a, b) in [("렌스키", "렌스끼"), ("벨로바", "벨라바"), ("도널트", "도날트"), ("올란드", "얼란드")]
        {
            assert!(skeleton(a) == skeleton(b) && distance(a, b) <= 1.0, "{a} {b} {}", distance(a, b));
        }
        for (a, b) in [("마르텐", "마르크"), ("벨로바", "델로바"), ("올란드", "올란")] {
            assert!(skeleton(a) != skeleton(b) || distance(a, b) > 1.0, "{a} {b}");
        }
    }

    #[test]
    fn one_person() {
        let got = persons("마리아 벨로스키 총리가 왔다. 벨로스끼 총리는 웃었다. 벨라스키는 떠났다.");
        assert_eq!(got.len(), 1, "{got:?}");
        let got = persons("파벨 도른 대통령이 왔다. 도룬 대통령은 웃었다.");
        assert_eq!(got.len(), 1, "{got:?}");
    }

    #[test]
    fn two_persons() {
        for text in [
            "김민수 의원과 김민서 의원이 왔다.",
            "파벨 도른 대통령이 왔다. 김보람 의원은 도룬 의원을 모른다.",
            "정하윤 교수가 왔다. 정하연 교수는 웃었다.",
            "리브 마르텐 총리와 리바 마르틴 의원이 만났다.",
        ] {
            assert_eq!(persons(text).len(), 2, "{text} {:?}", persons(text));
        }
    }
}
