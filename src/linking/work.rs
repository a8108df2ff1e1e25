//! Products and events: the name without the noun that says what it is (누리호 사업, 누리호), and without the count or year
//! before it (제3회 가나축제, 가나축제).

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use super::{Groups, Scene, found, squeeze, words};
use crate::analysis::{EntityType, Form, SectionKind};
use crate::lexicon;
use crate::ner::{Mention, Place, work_context};
use crate::text::Document;

const RULE: &str = "l.work.head";

fn is_work(m: &Mention) -> bool {
    matches!(m.kind, EntityType::Product | EntityType::Event) && m.form == Form::Name
}

/// The name without the noun that says what it is: 스타 of 스타 프로젝트; `None` where that leaves no name.
fn head(name: &str) -> Option<&str> {
    let head = without_kind(name)?;
    let count = head.chars().count();
    let other = lexicon::places().has(head)
        || lexicon::organizations().has(head)
        || lexicon::generic_heads().has(head)
        || lexicon::titles().has(head)
        || lexicon::work_nouns().has(head)
        || lexicon::nouns_like_foreign().has(head);
    (!head.contains(' ') && (3..=15).contains(&count) && !other).then_some(head)
}

/// The name without a last word that only says what it is, of any length.
fn without_kind(name: &str) -> Option<&str> {
    let (head, noun) = name.rsplit_once(' ')?;
    let kind = lexicon::work_nouns().has(noun)
        || [Place::After, Place::Suffix, Place::Named].iter().any(|&place| work_context(place, noun).is_some());
    kind.then_some(head)
}

/// Finds the heads of names where they stand alone. Only those count that the article marks or that stand with a
/// particle: 민생 is a word as well.
#[inline(never)]
pub fn add(doc: &Document<'_>, read: &[words::Word], mentions: &mut Vec<Mention>) {
    let mut heads: BTreeMap<&str, EntityType> = BTreeMap::new();
    for m in mentions.iter().filter(|m| is_work(m)) {
        if let Some(head) = head(doc.words(m.span)) {
            heads.entry(head).or_insert(m.kind);
        }
    }
    if heads.is_empty() {
        return;
    }
    let mut out = Vec::new();
    for word in read.iter().filter(|w| w.section != SectionKind::Boilerplate) {
        if let Some(&kind) = heads.get(doc.words(word.stem)) {
            out.push(found(word.stem, kind, Form::Name, 0.7, RULE));
        }
    }
    words::add_free(mentions, out);
}

/// The name without a count or a year before it: 제3회 가나축제, 2026년 가나축제.
fn uncounted(name: &str) -> &str {
    let mut rest = name;
    while let Some((first, tail)) = rest.split_once(' ') {
        let counted = first.strip_prefix('제').unwrap_or(first);
        let digits = counted.trim_start_matches(|c: char| c.is_ascii_digit());
        let unit =
            digits.len() < counted.len() && matches!(digits, "회" | "차" | "주년" | "주기" | "기" | "년" | "년도");
        if !unit && !matches!(first, "상반기" | "하반기") {
            break;
        }
        rest = tail;
    }
    rest
}

/// Joins the products and events that are one by their names. `organization` has grouped those of one name before.
#[inline(never)]
pub fn link(scene: &Scene<'_, '_>, groups: &mut Groups) {
    let mut names: BTreeMap<(EntityType, Cow<'_, str>), usize> = BTreeMap::new();
    let works = || scene.mentions.iter().filter(|m| is_work(m));
    let mut written: BTreeSet<&str> = BTreeSet::new();
    written.extend(works().map(|m| scene.doc.words(m.span)));
    for &i in scene.order {
        let Some(m) = scene.mentions.get(i).filter(|m| is_work(m)) else { continue };
        let Some(group) = groups.get(i) else { continue };
        let name = uncounted(scene.doc.words(m.span));
        // 가나 나다 대회 and 가나 나다 영화 are two, unless the article says 가나 나다 alone.
        let long = || without_kind(name).filter(|h| written.contains(h));
        let key = (m.kind, squeeze(head(name).or_else(long).unwrap_or(name)));
        match names.get(&key) {
            Some(&known) => groups.unite(i, known, RULE, 0.85),
            None => {
                names.insert(key, group);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{head, uncounted};
    use crate::linking::tests::named;

    #[test]
    fn heads() {
        assert_eq!((head("별누리 프로젝트"), head("별누리 사업")), (Some("별누리"), Some("별누리")));
        assert_eq!((head("한국 영화"), head("별누리"), head("큰 별누리 사업")), (None, None, None));
        assert_eq!((uncounted("제3회 가나축제"), uncounted("가나 축제")), ("가나축제", "가나 축제"));
    }

    #[test]
    fn one_work() {
        let got = named("정부는 ‘별누리 프로젝트’ 사업을 시작했다. 별누리는 5년이 걸린다.");
        assert!(got.iter().any(|e| e.contains("별누리 프로젝트") && e.contains(" 별누리")), "{got:?}");
        let got = named("영화 ‘겨울 버스’와 드라마 ‘겨울 저녁’이 나왔다.");
        assert_eq!(got.iter().filter(|e| e.starts_with("product")).count(), 2, "{got:?}");
    }
}
