//! What the rules' own sentences ask, and what must hold for any text.

use super::{Links, link};
use crate::Options;
use crate::analysis::{EntityType, Form};
use crate::text::Document;

fn links(text: &str) -> (Document<'_>, Links) {
    let doc = Document::read(text);
    let found = crate::ner::find(&doc, &Options::default());
    let links = link(&doc, found);
    (doc, links)
}

/// The persons as `name: aliases (roles)`, most mentioned first.
pub fn persons(text: &str) -> Vec<String> {
    let (_, links) = links(text);
    let persons = links.entities.iter().filter(|e| e.kind == EntityType::Person);
    persons
        .map(|e| {
            // The name with its title comes with the name; the order of the article is kept.
            let mut aliases = e.aliases.clone();
            if let [first, second, ..] = aliases.as_mut_slice()
                && second.starts_with(first.as_str())
                && second.len() > first.len()
            {
                std::mem::swap(first, second);
            }
            let roles = if e.roles.is_empty() { String::new() } else { format!(" ({})", e.roles.join(", ")) };
            format!("{}: {}{roles}", e.name, aliases.join(", "))
        })
        .collect()
}

/// Organisations, places, products and events as `type name: aliases`.
pub fn named(text: &str) -> Vec<String> {
    list(&links(text).1)
}

/// What comes of `text` where exactly `names` are mentions, as [`named`].
pub fn marked(text: &str, names: &[&str], kind: EntityType) -> Vec<String> {
    let doc = Document::read(text);
    let mut found: Vec<crate::ner::Mention> = Vec::new();
    for name in names {
        let places = doc.text().match_indices(name);
        found.extend(
            places.map(|(at, n)| super::found(crate::span::Span::new(at, at + n.len()), kind, Form::Name, 0.9, "test")),
        );
    }
    // The longest of those that overlap.
    found.sort_by_key(|m| m.span);
    let mut end = 0;
    found.retain(|m| {
        let free = m.span.start >= end;
        end = if free { m.span.end } else { end };
        free
    });
    list(&link(&doc, found))
}

fn list(links: &Links) -> Vec<String> {
    let named =
        |k| matches!(k, EntityType::Organization | EntityType::Location | EntityType::Product | EntityType::Event);
    let all = links.entities.iter().filter(|e| named(e.kind));
    all.map(|e| format!("{} {}: {}", e.kind.name(), e.name, e.aliases.join(", "))).collect()
}

/// The names of all entities.
pub fn all(text: &str) -> Vec<String> {
    links(text).1.entities.iter().map(|e| format!("{}: {}", e.name, e.aliases.join(", "))).collect()
}

/// Every mention with the name of its entity.
pub fn with_entity(text: &str) -> Vec<String> {
    let (doc, links) = links(text);
    let name = |e: Option<usize>| e.and_then(|e| links.entities.get(e)).map_or("-", |e| e.name.as_str());
    let pairs = links.mentions.iter().zip(&links.entity_of);
    pairs.map(|(m, &e)| format!("{} → {}", doc.words(m.span), name(e))).collect()
}

/// Pronouns and bare titles with the person that each stands for.
pub fn referents(text: &str) -> Vec<String> {
    let (doc, links) = links(text);
    let numbered = links.mentions.iter().enumerate().filter(|(_, m)| m.form != Form::Name);
    let name = |i: usize| links.entity_of.get(i).copied().flatten().and_then(|e| links.entities.get(e));
    numbered.map(|(i, m)| format!("{} → {}", doc.words(m.span), name(i).map_or("-", |e| &e.name))).collect()
}

/// Pronouns that stand for several.
pub fn several(text: &str) -> Vec<String> {
    let (doc, links) = links(text);
    let name = |e: &usize| links.entities.get(*e).map_or("", |e| e.name.as_str());
    let pronoun = |at: usize| links.mentions.iter().find(|m| m.span.start == at).map_or("", |m| doc.words(m.span));
    let one = |(at, r): (&usize, &super::Referents)| {
        format!("{} → {}", pronoun(*at), r.entities.iter().map(name).collect::<Vec<_>>().join(", "))
    };
    links.several.iter().map(one).collect()
}

/// The rules of the mentions of `name`.
pub fn evidence(text: &str, name: &str) -> Vec<String> {
    let (doc, links) = links(text);
    let of = links.mentions.iter().filter(|m| doc.words(m.span) == name);
    of.flat_map(|m| m.evidence.iter().map(|r| r.rule.to_owned())).collect()
}

/// Ten thousand different names must not cost much more, a name, than a thousand.
#[test]
fn many_names_stay_linear() {
    let syllables: Vec<char> = "가나다라마바사아자차카타파하강남당랑망방상앙장창".chars().collect();
    let name = |n: usize, kind: &str| {
        let at = |k: usize| syllables.get(k % syllables.len()).copied().unwrap_or('가');
        match kind {
            "person" => {
                format!("김{}{} 의원은 {}{}{} 회장과 만났다. ", at(n), at(n / 24), '박', at(n / 7), at(n / 168))
            }
            "short" => {
                format!("김{}{} 의원은 웃었다. 김 의원은 울었다. 의원은 그를 봤다. 그는 떠났다. ", at(n), at(n / 24))
            }
            "foreign" => format!("마리아 벨{}{}{} 총리는 웃었다. ", at(n), at(n / 24), at(n / 576)),
            "body" => format!("{}{}{}위원회는 {}{}위와 다르다. ", at(n), at(n / 24), at(n / 576), at(n), at(n / 24)),
            "bracket" => format!("{}{}{}연구원(NA{n})은 밝혔다. ", at(n), at(n / 24), at(n / 576)),
            _ => format!("일명 ‘{}{}곰’ 김{}{} 감독이 왔다. ", at(n), at(n / 24), at(n), at(n / 24)),
        }
    };
    for kind in ["person", "short", "foreign", "body", "bracket", "nickname"] {
        let time = |count: usize| {
            let text: String = (0..count).map(|n| name(n, kind)).collect();
            let doc = Document::read(&text);
            let found = crate::ner::find(&doc, &Options::default());
            let once = || {
                let found = found.clone();
                let start = std::time::Instant::now();
                let _ = link(&doc, found);
                start.elapsed().as_secs_f64()
            };
            // The better of two where that is cheap: others may use the machine as well.
            if count > 1_000 { once() } else { once().min(once()) }
        };
        let (few, many) = (time(1_000).max(0.002), time(10_000));
        assert!(many / few < 40.0, "{kind}: {few} s, then {many} s");
    }
}

#[test]
fn the_same_again() {
    let text = "김보람 의원과 이나래 의원이 왔다. 김 의원은 웃었다. 공정거래위원회(공정위)는 밝혔다. 그는 떠났다.";
    let one = format!("{:?}", links(text).1);
    assert!((0..4).all(|_| format!("{:?}", links(text).1) == one));
}
