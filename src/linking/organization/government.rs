//! 정부 is the government of this country, whatever it is called beside (한국 정부, 우리 정부, the one of its president), where
//! the article speaks of no other.

use super::super::{Groups, Scene};
use super::Named;
use crate::analysis::EntityType;
use crate::lexicon;
use crate::linking::person::looks_korean;
use crate::ner::Mention;
use crate::span::Span;
use crate::text::Document;

/// The country that `word` is or stands for, unless it is this one: 중국, 미, 日.
fn abroad(word: &str) -> Option<&str> {
    let single = || lexicon::shorthand().get(word).filter(|r| r.field(0) == "location").map(|r| r.field(1));
    let full = lexicon::same_places().get(word).map(|r| r.field(0)).or_else(single).unwrap_or(word);
    (lexicon::is_country(full) && full != "한국").then_some(full)
}

/// Makes one mention of another country and its government (중국 정부): 정부 alone is this country's.
pub fn whole(doc: &Document<'_>, mentions: &mut Vec<Mention>) {
    let mut taken: Vec<Span> = Vec::new();
    for i in 1..mentions.len() {
        let (Some(a), Some(b)) = (mentions.get(i - 1), mentions.get(i)) else { continue };
        let pair = a.kind == EntityType::Location
            && b.kind == EntityType::Organization
            && doc.words(b.span) == "정부"
            && matches!(doc.words(Span::new(a.span.end, b.span.start)), "" | " ")
            && abroad(doc.words(a.span)).is_some();
        let country = a.span;
        if pair && let Some(b) = mentions.get_mut(i) {
            b.span = country.join(b.span);
            taken.push(country);
        }
    }
    // The government begins where the country did, and is longer.
    mentions.retain(|m| taken.binary_search(&m.span).is_err());
}

/// One name for a government, however its country is written: 미 정부, 美정부 and 미국 정부.
pub fn canonical(name: &str) -> Option<String> {
    abroad(name.strip_suffix("정부")?).map(|country| format!("{country}정부"))
}

/// Joins 정부 with the one government that is called by more.
#[inline(never)]
pub fn link(scene: &Scene<'_, '_>, names: &[Named<'_>], groups: &mut Groups) {
    let Some(bare) = names.iter().find(|n| n.name == "정부") else { return };
    let mut own: Vec<&Named<'_>> = Vec::new();
    for n in names {
        let written = scene.mentions.get(n.mention).map_or("", |m| scene.doc.words(m.span));
        let Some(head) = written.strip_suffix(" 정부") else { continue };
        let place = lexicon::places().has(head) || lexicon::same_places().has(head);
        if !place && looks_korean(head) || lexicon::same_places().get(head).map_or(head, |r| r.field(0)) == "한국" {
            own.push(n);
        }
    }
    // Two presidents are two governments; this country's own joins with either.
    let led = own.iter().filter(|n| !n.name.starts_with("한국") && !n.name.starts_with("대한민국")).count();
    if led > 1 {
        return;
    }
    for n in own {
        if let Some(group) = groups.get(bare.mention) {
            groups.unite(n.mention, group, "l.org.government", 0.8);
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::analysis::EntityType;
    use crate::linking::tests::{marked, named};

    #[test]
    fn one_government() {
        let names = ["한국 정부", "김보람 정부", "이나래 정부", "미국 정부", "정부"];
        let count = |text: &str| marked(text, &names, EntityType::Organization).len();
        assert_eq!(count("한국 정부는 밝혔다. 김보람 정부의 정책이다. 정부는 서두른다."), 1);
        assert_eq!(count("미국 정부는 밝혔다. 정부는 서두른다."), 2);
        assert_eq!(
            named("중국 정부는 반대했다. 정부는 서두른다. 중 정부도 서두른다.")
                .iter()
                .filter(|e| e.starts_with("org"))
                .count(),
            2
        );
        assert_eq!(count("김보람 정부와 이나래 정부는 다르다. 정부는 서두른다."), 3);
    }
}
