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
    let (doc, links) = links(text);
    let persons = links.entities.iter().filter(|e| e.kind == EntityType::Person);
    persons
        .map(|e| {
            // The name with its title comes with the name; the order of the article is kept.
            let mut aliases = words(&doc, &e.aliases);
            if let [first, second, ..] = aliases.as_mut_slice()
                && second.starts_with(*first)
                && second.len() > first.len()
            {
                std::mem::swap(first, second);
            }
            let roles =
                if e.roles.is_empty() { String::new() } else { format!(" ({})", words(&doc, &e.roles).join(", ")) };
            format!("{}: {}{roles}", e.name, aliases.join(", "))
        })
        .collect()
}

/// Organisations, places, products and events as `type name: aliases`.
pub fn named(text: &str) -> Vec<String> {
    let (doc, links) = links(text);
    list(&doc, &links)
}

fn words<'a>(doc: &'a Document<'_>, spans: &[crate::span::Span]) -> Vec<&'a str> {
    spans.iter().map(|&s| doc.words(s)).collect()
}

/// What comes of `text` where exactly `names` are mentions, as [`named`].
pub fn marked(text: &str, names: &[&str], kind: EntityType) -> Vec<String> {
    let doc = Document::read(text);
    let links = link_marked(&doc, names, kind);
    list(&doc, &links)
}

fn link_marked(doc: &Document<'_>, names: &[&str], kind: EntityType) -> Links {
    // Numbers are mentions as well: 두 나라.
    let mut found = crate::ner::find(doc, &Options::default());
    found.retain(|m| m.kind == EntityType::Quantity);
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
    link(doc, found)
}

fn list(doc: &Document<'_>, links: &Links) -> Vec<String> {
    let named =
        |k| matches!(k, EntityType::Organization | EntityType::Location | EntityType::Product | EntityType::Event);
    let all = links.entities.iter().filter(|e| named(e.kind));
    all.map(|e| format!("{} {}: {}", e.kind.name(), e.name, words(doc, &e.aliases).join(", "))).collect()
}

/// The names of all entities.
pub fn all(text: &str) -> Vec<String> {
    let (doc, links) = links(text);
    links.entities.iter().map(|e| format!("{}: {}", e.name, words(&doc, &e.aliases).join(", "))).collect()
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
    list_several(&doc, &links)
}

/// What [`several`] gives where exactly `names` are mentions.
pub fn several_of(text: &str, names: &[&str], kind: EntityType) -> Vec<String> {
    let doc = Document::read(text);
    let links = link_marked(&doc, names, kind);
    list_several(&doc, &links)
}

fn list_several(doc: &Document<'_>, links: &Links) -> Vec<String> {
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

/// Texts of `count` sentences or more, each with a name that no other has, for what linking compares names with.
fn hostile(kind: &str, count: usize) -> String {
    let syllables: Vec<char> = "가나다라마바사아자차카타파하강남당랑망방상앙장창".chars().collect();
    let surnames: Vec<char> = "김박최정강조윤임한오서신권황안송류홍고문양손배백".chars().collect();
    let of = |list: &[char], k: usize| list.get(k % list.len()).copied().unwrap_or('가');
    // Three letters of 24: 13,824 different names.
    let syllable = |n: usize, place: usize| of(&syllables, n / 24_usize.pow(u32::try_from(place).unwrap_or(0)));
    let given = |n: usize| format!("{}{}", syllable(n, 0), syllable(n, 1));
    let three = |n: usize| format!("{}{}{}", syllable(n, 0), syllable(n, 1), syllable(n, 2));
    // Two letters of 104 that given names have: 10,816 bearers of one surname.
    let common: Vec<char> = "가강건경관교구국권규균근기길나남노다단달대덕도동라란람량련령례로록률리린림마만명모무문미민배백범별병보복봉빈산상새서석선설성세소솔송수숙순슬승식신아안애양언연열영예옥온완용우욱운웅원유윤율은인일재정제종주준지진찬창철".chars().collect();
    let kim = |n: usize| format!("김{}{}", of(&common, n), of(&common, n / common.len()));
    let person = |n: usize| format!("{}{}", of(&surnames, n / 576), given(n));
    let sentence = |n: usize| match kind {
        "person" => format!("{} 의원은 회장과 만났다. ", person(n)),
        "one surname" => format!("{} 의원은 웃었다. 김 의원은 울었다. 의원은 그를 봤다. 그는 떠났다. ", kim(n)),
        "one party" => format!("{} 푸른당 의원은 웃었다. 같은 당 김 의원은 울었다. ", person(n)),
        "several" => format!("{} 의원과 {} 의원이 왔다. 두 사람은 웃었다. 양측은 울었다. ", person(n), person(n + 5)),
        "foreign" => format!("마리아 벨{} 총리는 웃었다. ", three(n)),
        "body" => format!("{}위원회는 {}위와 다르다. ", three(n), given(n)),
        "bracket" => format!("{}연구원(NA{n})은 밝혔다. ", three(n)),
        "headline" => format!(
            "美中 “{} 의원 檢 조사”\n\n{} 의원은 미국에 갔다고 밝혔다. 검찰은 쉬었다.\n\n",
            person(n),
            person(n)
        ),
        "wordlike" => format!("노을 {}부 장관이 왔다. 노 장관은 웃었다. ", three(n)),
        _ => format!("일명 ‘{}곰’ {} 감독이 왔다. ", three(n), person(n)),
    };
    (0..count).map(sentence).collect()
}

/// Ten thousand different names must not cost much more, a name, than a thousand, and be all kept apart.
#[test]
fn many_names_stay_linear() {
    let kinds = [
        "person",
        "one surname",
        "one party",
        "several",
        "foreign",
        "body",
        "bracket",
        "headline",
        "wordlike",
        "nickname",
    ];
    for kind in kinds {
        let time = |count: usize| {
            let text = hostile(kind, count);
            let doc = Document::read(&text);
            let found = crate::ner::ruled(&doc);
            let once = || {
                let found = found.clone();
                let start = std::time::Instant::now();
                let links = link(&doc, found);
                (start.elapsed().as_secs_f64(), links.entities.len())
            };
            // The better of two where that is cheap: others may use the machine as well.
            let (seconds, entities) = once();
            let full = found.iter().filter(|m| m.kind == EntityType::Person && m.span.len() >= 9);
            let names: std::collections::BTreeSet<&str> = full.map(|m| doc.words(m.span)).collect();
            (if count > 1_000 { seconds } else { seconds.min(once().0) }, entities, names.len())
        };
        let ((few, ..), (many, entities, names)) = (time(1_000), time(10_000));
        assert!(many / few.max(0.002) < 40.0, "{kind}: {few} s, then {many} s");
        // As many persons as names: nobody is merged for being one of many.
        if matches!(kind, "person" | "one surname") {
            assert!(names >= 5_000 && entities >= names, "{kind}: {entities} of {names}");
        }
    }
}

#[test]
fn the_same_again() {
    let text = "김보람 의원과 이나래 의원이 왔다. 김 의원은 웃었다. 공정거래위원회(공정위)는 밝혔다. 그는 떠났다.";
    let one = format!("{:?}", links(text).1);
    assert!((0..4).all(|_| format!("{:?}", links(text).1) == one));
}
