//! Organisations whose ending alone says too little (전자, 당, 시), where the article itself says more: the name comes
//! back, acts, and has people.

use std::collections::{BTreeSet, HashMap};

use super::ends::Ends;
use super::gazetteer::entry;
use super::person::{Scene, is_verbal};
use super::token::Tail;
use super::{Mention, likeness, mention};
use crate::analysis::{EntityType, Source};
use crate::evidence::Reason;
use crate::lexicon;
use crate::span::Span;

/// What the article says of a name.
#[derive(Debug, Default)]
struct Facts {
    count: usize,
    acts: bool,
    /// A title or a word for people stands behind it.
    staffed: bool,
}

/// The organisations that the article repeats, in no order.
#[inline(never)]
pub fn find(scene: &Scene<'_, '_>) -> Vec<Mention> {
    let tokens = scene.tokens;
    let mut found = headed(scene);
    let mut places: Vec<(usize, &str, Tail)> = Vec::new();
    let mut facts: HashMap<&str, Facts> = HashMap::new();
    for i in 0..tokens.items.len() {
        let Some((stem, tail)) = candidate(scene, i) else { continue };
        let f = facts.entry(stem).or_default();
        f.count += 1;
        f.acts |= matches!(tail.role, "topic" | "subject" | "side");
        let titled = scene.title(i + 1).is_some_and(|t| t.after && t.class != "kin");
        f.staffed |= tail.role == "side" || tail.is_bare() && tokens.follows(i + 1) && titled;
        places.push((i, stem, tail));
    }
    let sure = |stem: &str| {
        facts.get(stem).is_some_and(|f| f.count >= 2 && f.acts || f.staffed && f.count + usize::from(f.acts) >= 2)
    };
    let named = places.into_iter().filter(|(_, stem, _)| sure(stem)).filter_map(|(i, stem, _)| {
        let start = tokens.items.get(i)?.span.start;
        let span = Span::new(start, start + stem.len());
        Some(mention(span, EntityType::Organization, 0.72, Source::Pattern, Reason::new("n.org.repeated", span)))
    });
    found.extend(named);
    found
}

/// The offices that the article names by their heads as well: 한도윤 가람도 숲정책국장 … 숲정책국은.
fn headed(scene: &Scene<'_, '_>) -> Vec<Mention> {
    let tokens = scene.tokens;
    let text = tokens.text;
    let mut offices: BTreeSet<&str> = BTreeSet::new();
    for title in scene.titles.iter().flatten().filter(|t| t.is_joined() && t.class == "government") {
        let office = title.span.of(text).strip_suffix('장').unwrap_or("");
        let kind = ["국", "본부", "실", "과", "담당관"].iter().any(|end| office.ends_with(end));
        if kind
            && office.chars().count() >= 4
            && title.core.of(text).ends_with('장')
            && !lexicon::not_organizations().has(office)
        {
            offices.insert(office);
        }
    }
    if offices.is_empty() {
        return Vec::new();
    }
    let acts = |t: &&Tail| matches!(t.role, "topic" | "subject" | "genitive" | "object" | "side" | "dative");
    let one = |i: usize| {
        let word = tokens.word(i);
        let mut tails = tokens.readings(i).iter().filter(acts);
        let tail = tails.find(|t| word.get(..t.stem).is_some_and(|stem| offices.contains(stem)))?;
        let start = tokens.items.get(i)?.span.start;
        let span = Span::new(start, start + tail.stem);
        Some(mention(span, EntityType::Organization, 0.75, Source::Pattern, Reason::new("n.org.repeated", span)))
    };
    (0..tokens.items.len()).filter_map(one).collect()
}

/// The name at token `i` if it ends like an organisation of the kinds that need more: 가람전자, 새길당, 온빛시.
fn candidate<'a>(scene: &Scene<'a, '_>, i: usize) -> Option<(&'a str, Tail)> {
    let tokens = scene.tokens;
    if !tokens.is_word(i) || scene.title(i).is_some() {
        return None;
    }
    let word = tokens.word(i);
    tokens.readings(i).iter().find_map(|&tail| {
        let stem = word.get(..tail.stem).filter(|_| tail.ends.has(Ends::ORGANIZATION))?;
        let (head, strength) = stem.char_indices().skip(2).find_map(|(cut, _)| {
            let row = lexicon::org_suffixes().get(stem.get(cut..)?)?;
            Some((stem.get(..cut)?, row.field(0)))
        })?;
        if !matches!(strength, "weak" | "party" | "town") {
            return None;
        }
        let count = head.chars().count();
        let plain = (2..=4).contains(&count)
            && !lexicon::not_organizations().has(stem)
            && entry(stem).is_none()
            && !lexicon::generic_heads().has(head)
            && !likeness::is_frequent_noun(head)
            && !lexicon::nouns_like_foreign().has(head)
            && !lexicon::titles().has(head)
            && !is_verbal(stem)
            && !likeness::is_inflected_noun(head);
        plain.then_some((stem, tail))
    })
}

#[cfg(test)]
mod tests {
    use crate::analysis::EntityType;
    use crate::text::Document;

    fn organizations(text: &str) -> Vec<String> {
        let doc = Document::read(text);
        let all = crate::ner::ruled(&doc);
        all.iter().filter(|m| m.kind == EntityType::Organization).map(|m| doc.words(m.span).to_owned()).collect()
    }

    #[test]
    fn what_has_a_head() {
        let text = "한도윤 숲정책국장은 웃었다. 숲정책국은 예산을 줄였다. 숲정책국 예산이다.";
        assert_eq!(organizations(text), ["숲정책국", "숲정책국"]);
        assert!(organizations("한도윤 숲정책국장은 웃었다. 들판정책국은 없다.").is_empty());
    }

    #[test]
    fn what_comes_back_and_acts() {
        let text = "한울전자는 나루반도체를 샀다. 나루반도체 대표는 한울전자를 믿는다. 새길당 의원은 새길당을 떠났다.";
        assert_eq!(organizations(text), ["한울전자", "나루반도체", "나루반도체", "한울전자", "새길당", "새길당"]);
        for text in [
            "시스템반도체는 비싸다. 시스템반도체가 없다.",
            "중고자동차는 싸다. 중고자동차를 샀다.",
            "해당은 없다. 해당이 있다.",
            "나루전자를 보았다.",
        ] {
            assert!(organizations(text).is_empty(), "{text} {:?}", organizations(text));
        }
    }
}
