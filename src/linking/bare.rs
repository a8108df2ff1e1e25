//! Bare titles that stand for a person named elsewhere (대통령은, 감독은), and titles behind 이, 그, 해당 (이 장관 where
//! nobody called 이 is a minister).

use std::collections::BTreeMap;

use super::person::{compatible, post, surname};
use super::{Groups, found, words};
use crate::analysis::{EntityType, Form, SectionKind};
use crate::lexicon;
use crate::ner::Mention;
use crate::order;
use crate::span::Span;
use crate::text::Document;
use crate::text::josa::Role;

/// Finds every bare title that commonly means one known person.
#[inline(never)]
pub fn add(doc: &Document<'_>, read: &[words::Word], mentions: &mut Vec<Mention>) {
    let mut out = Vec::new();
    let mut before: Option<&words::Word> = None;
    for word in read {
        let previous = before.replace(word).filter(|p| doc.words(Span::new(p.span.end, word.span.start)) == " ");
        if !matches!(word.section, SectionKind::Body | SectionKind::Caption)
            || !matches!(word.role, Role::Topic | Role::Subject | Role::Also)
        {
            continue;
        }
        let Some(row) = lexicon::titles().get(doc.words(word.stem)) else { continue };
        let pointed = previous.filter(|p| determiner(doc.words(p.span)));
        // 이 장관, 그 의원: any post may be pointed at; alone, only what commonly means one person.
        let post = row.field(1) != "b" && row.field(0) != "kin";
        match pointed {
            Some(p) if post && p.opens(doc) => {
                let span = p.span.join(word.stem);
                out.push(found(span, EntityType::Person, Form::Title, 0.6, "l.person.determiner-title"));
            }
            None if row.field(2) == "y" && word.opens(doc) => {
                out.push(found(word.stem, EntityType::Person, Form::Title, 0.6, "l.person.bare-title"));
            }
            _ => {}
        }
    }
    // A title that belongs to a name is not bare.
    words::add_free(mentions, out);
}

fn determiner(word: &str) -> bool {
    matches!(word, "이" | "그" | "해당")
}

/// 이 장관 beside 한도윤 장관 and an 이서준 who is no minister: this minister, not the surname.
#[inline(never)]
pub fn determiners(doc: &Document<'_>, mentions: &mut [Mention]) {
    let named = |m: &&Mention| m.kind == EntityType::Person && m.form == Form::Name && m.span.len() > 3;
    // The posts of the full names, and those of each surname that is also a determiner.
    let mut posts: BTreeMap<&str, usize> = BTreeMap::new();
    let mut borne: Vec<(&str, &str)> = Vec::new();
    for m in mentions.iter().filter(named) {
        let post = post(doc, m);
        if post.is_empty() {
            continue;
        }
        if let Some(s) = surname(doc.words(m.span)).filter(|s| determiner(s))
            && borne.len() < 100
        {
            borne.push((s, post));
        }
        posts.entry(post).or_insert(m.span.start);
    }
    for m in mentions.iter_mut().filter(|m| m.kind == EntityType::Person && m.form == Form::Name && m.span.len() == 3) {
        let name = doc.words(m.span);
        let Some(title) = m.title.filter(|t| t.start > m.span.start && determiner(name)) else { continue };
        let post = post(doc, m);
        let other = posts.get(post).is_some_and(|&at| at < m.span.start);
        if other && !borne.iter().any(|&(s, p)| s == name && compatible(p, post)) {
            m.span = m.span.join(title);
            m.title = None;
            m.form = Form::Title;
            m.score = 0.6;
            m.evidence.push(crate::evidence::Reason::new("l.person.determiner-title", m.span));
        }
    }
}

/// A person who bears a title.
#[derive(Debug, Clone, Copy)]
struct Bearer {
    group: usize,
    /// Mentions so far.
    count: usize,
    /// Where the last one stands.
    last: usize,
    /// Where the person was first named with the title.
    first: usize,
    /// Whether a country stands in the title, or the name is no Korean one: another country's.
    abroad: bool,
}

/// Titles of one post at most: among more nobody stands out.
const MOST: usize = 40;

/// Different posts at most: no article names as many.
const POSTS: usize = 300;

/// Gives each bare title the person of that post, where one stands out.
#[inline(never)]
pub fn link(doc: &Document<'_>, mentions: &[Mention], groups: &mut Groups) {
    let mut total: Vec<usize> = vec![0; groups.count()];
    let mut bearers: BTreeMap<&str, Vec<Bearer>> = BTreeMap::new();
    for (i, m) in mentions.iter().enumerate() {
        let Some(group) = groups.get(i).filter(|_| m.kind == EntityType::Person && groups.counts(i)) else {
            continue;
        };
        if let Some(total) = total.get_mut(group) {
            *total += 1;
        }
        let post = post(doc, m);
        if m.form != Form::Name || post.is_empty() {
            continue;
        }
        if bearers.len() >= POSTS && !bearers.contains_key(post) {
            continue;
        }
        let list = bearers.entry(post).or_default();
        let abroad = m.title.is_some_and(|t| foreign(doc.words(t))) || unlike_korean(doc.words(m.span));
        let room = list.len() < MOST;
        match list.iter_mut().find(|b| b.group == group) {
            Some(b) => {
                b.last = m.span.start;
                b.abroad |= abroad;
            }
            None if room => {
                list.push(Bearer { group, count: 0, last: m.span.start, first: m.span.start, abroad });
            }
            None => {}
        }
    }
    for list in bearers.values_mut() {
        for b in list.iter_mut() {
            b.count = total.get(b.group).copied().unwrap_or(0);
        }
    }
    // One answer for each title; only pointed ones depend on where they stand.
    let mut known: BTreeMap<&str, Option<(usize, f64)>> = BTreeMap::new();
    for (i, m) in mentions.iter().enumerate() {
        if m.kind != EntityType::Person || m.form != Form::Title || groups.get(i).is_some() || !groups.counts(i) {
            continue;
        }
        let words = doc.words(m.span);
        let (pointed, title) = match words.split_once(' ') {
            Some((d, t)) if determiner(d) => (true, t.rsplit(' ').next().unwrap_or(t)),
            _ => (false, words),
        };
        let found = if pointed {
            nearest(&bearers, title, m.span.start)
        } else {
            *known.entry(title).or_insert_with(|| outstanding(&bearers, title))
        };
        if let Some((group, weight)) = found {
            let rule = if pointed { "l.person.determiner-title" } else { "l.person.bare-title-link" };
            groups.join(i, group, rule, weight);
        }
    }
}

/// Whether a country is named in a title (카스텔 대통령 does not tell, 미국 대통령 does).
fn foreign(title: &str) -> bool {
    let country = |w: &str| lexicon::is_country(w) && !home(w);
    title.split(' ').any(|w| {
        country(w)
            || lexicon::places()
                .longest_prefix(w)
                .is_some_and(|(n, r)| n < w.len() && r.field(0) == "country" && !w.get(..n).is_some_and(home))
    })
}

/// Whether a name has several parts or begins with no surname.
fn unlike_korean(name: &str) -> bool {
    let first = name.chars().next().is_some_and(|c| lexicon::surnames().has(c.encode_utf8(&mut [0; 4])));
    !first || name.contains(' ')
}

fn home(word: &str) -> bool {
    lexicon::same_places().get(word).map_or(word, |r| r.field(0)) == "한국"
}

/// All who bear `title`, each once.
fn fitting(bearers: &BTreeMap<&str, Vec<Bearer>>, title: &str) -> Vec<Bearer> {
    let mut out: Vec<Bearer> = Vec::new();
    for (_, list) in bearers.iter().filter(|(post, _)| post.len() >= title.len() && compatible(post, title)) {
        for b in list {
            if out.len() < MOST && !out.iter().any(|o| o.group == b.group) {
                out.push(*b);
            }
        }
    }
    out
}

/// The one who stands out among those of `title`: named twice as often as the next, or the only one of this country.
fn outstanding(bearers: &BTreeMap<&str, Vec<Bearer>>, title: &str) -> Option<(usize, f64)> {
    let all = fitting(bearers, title);
    if let [one] = all.as_slice() {
        return Some((one.group, 0.9));
    }
    let mut own: Vec<Bearer> = all.iter().filter(|b| !b.abroad).copied().collect();
    if let [one] = own.as_slice() {
        return Some((one.group, 0.8));
    }
    order::by(&mut own, |b| (!(b.count as u64), b.first as u64));
    match own.as_slice() {
        [first, second, ..] if first.count >= 2 * second.count => Some((first.group, 0.7)),
        _ => None,
    }
}

/// The one of `title` who was named last before `at`.
fn nearest(bearers: &BTreeMap<&str, Vec<Bearer>>, title: &str, at: usize) -> Option<(usize, f64)> {
    let all = fitting(bearers, title);
    let before = all.iter().filter(|b| b.first < at);
    before.max_by_key(|b| if b.last < at { b.last } else { b.first }).map(|b| (b.group, 0.8))
}

#[cfg(test)]
mod tests {
    use crate::linking::tests::referents;

    #[test]
    fn stands_out() {
        let cases: &[(&str, &[&str])] = &[
            ("김보람 감독이 왔다. 감독은 웃었다.", &["감독 → 김보람"]),
            ("도지현 대통령과 파벨 도른 미국 대통령이 만났다. 대통령은 웃었다.", &["대통령 → 도지현"]),
            // Two of one post, named alike: nobody.
            ("김보람 감독과 한도윤 감독이 왔다. 감독은 웃었다.", &["감독 → -"]),
            // A deputy is not meant.
            ("서가영 부회장이 왔다. 회장은 웃었다.", &["회장 → -"]),
        ];
        for (text, want) in cases {
            assert_eq!(&referents(text), want, "{text}");
        }
    }

    #[test]
    fn this_one() {
        let got = referents("이서준 회장과 한도윤 장관이 왔다. 이 장관은 웃었다.");
        assert_eq!(got, ["이 장관 → 한도윤"]);
        // 이 회장 is a surname where the article has that 회장.
        assert!(referents("이서준 회장과 한도윤 장관이 왔다. 이 회장은 웃었다.").is_empty());
    }
}
