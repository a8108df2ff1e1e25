//! The single characters of headlines: surnames (李, 尹) and short forms of offices and countries (檢, 美). They are
//! candidates: resolved by somebody in the body, else left as they are.

use std::collections::BTreeMap;

use super::Groups;
use crate::analysis::{EntityType, Form, SectionKind, Source};
use crate::evidence::Reason;
use crate::lexicon;
use crate::ner::Mention;
use crate::span::Span;
use crate::text::{Document, hangul};

/// Adds a mention for every character that stands alone in a title or subtitle and may be one of these.
pub fn add(doc: &Document<'_>, mentions: &mut Vec<Mention>) {
    let text = doc.text();
    let mut found: Vec<Mention> = Vec::new();
    // Asked once for each character: a text may be all headlines.
    let mut borne: BTreeMap<char, bool> = BTreeMap::new();
    for section in doc.sections.iter().filter(|s| matches!(s.kind, SectionKind::Title | SectionKind::Subtitle)) {
        let mut before: Option<char> = None;
        let mut chars = section.span.of(text).char_indices().peekable();
        while let Some((i, c)) = chars.next() {
            let after = chars.peek().map(|&(_, n)| n);
            let alone = before.is_none_or(|b| !b.is_alphanumeric()) && after.is_none_or(stands_alone_before);
            if hangul::is_hanja(c) && alone {
                let at = section.span.start + i;
                let span = Span::new(at, at + c.len_utf8());
                let borne = *borne.entry(c).or_insert_with(|| somebody_bears(doc, mentions, c));
                found.extend(candidate(c, span, borne));
            }
            before = Some(c);
        }
    }
    found.retain(|f| {
        let at = mentions.partition_point(|m| m.span.end <= f.span.start);
        mentions.get(at).is_none_or(|m| !m.span.overlaps(f.span))
    });
    mentions.extend(found);
    mentions.sort_by_key(|m| m.span);
}

/// What may follow a character that stands for a name: a space, a mark, or a particle.
fn stands_alone_before(c: char) -> bool {
    !c.is_alphanumeric() || "은는이가도의을를과와측".contains(c)
}

/// Whether a person of the article has a surname that is written `c`.
fn somebody_bears(doc: &Document<'_>, mentions: &[Mention], c: char) -> bool {
    mentions.iter().any(|m| {
        m.kind == EntityType::Person
            && super::counts(doc, m)
            && surname_is(doc.words(m.span), c)
            && !super::is_head(doc, m)
    })
}

/// Whether a name is a single Chinese character.
pub fn is_single(name: &str) -> bool {
    let mut chars = name.chars();
    chars.next().is_some_and(hangul::is_hanja) && chars.next().is_none()
}

/// A surname where a person of the article bears it, else an office or a country.
fn candidate(c: char, span: Span, borne: bool) -> Option<Mention> {
    let mut buffer = [0; 4];
    let office = lexicon::headline_hanja().get(c.encode_utf8(&mut buffer));
    let (kind, rule, score) = match office.map(|r| r.field(1)) {
        _ if borne => (EntityType::Person, "l.hanja.surname", 0.8),
        Some("location") => (EntityType::Location, "l.hanja.country", 0.6),
        Some(_) => (EntityType::Organization, "l.hanja.office", 0.6),
        None => return None,
    };
    Some(Mention {
        span,
        kind,
        form: Form::Name,
        title: None,
        score,
        source: Source::Linked,
        evidence: vec![Reason::new(rule, span)],
        value: None,
    })
}

/// Whether the surname of `name` is written `hanja`.
fn surname_is(name: &str, hanja: char) -> bool {
    let first = name.chars().next().filter(|&f| hangul::is_syllable(f));
    first.is_some_and(|f| {
        lexicon::surnames().get(f.encode_utf8(&mut [0; 4])).is_some_and(|r| r.field(0).contains(hanja))
    })
}

/// Groups each character with the person of that surname who is mentioned most, or with the office or country that it
/// is short for, where the article names it.
pub fn link(doc: &Document<'_>, mentions: &[Mention], groups: &mut Groups) {
    // The same character of the same type means the same; it is looked for once.
    let mut known: BTreeMap<(char, EntityType), usize> = BTreeMap::new();
    for i in 0..mentions.len() {
        let Some(m) = mentions.get(i).filter(|m| m.form == Form::Name && super::counts(doc, m)) else { continue };
        let mut chars = doc.words(m.span).chars();
        let (Some(c), None) = (chars.next(), chars.next()) else { continue };
        if !hangul::is_hanja(c) {
            continue;
        }
        if let Some(&group) = known.get(&(c, m.kind)) {
            let rule = match m.kind {
                EntityType::Person => "l.hanja.surname",
                EntityType::Location => "l.hanja.country",
                _ => "l.hanja.office",
            };
            groups.unite(i, group, rule, 0.85);
            continue;
        }
        let full = lexicon::headline_hanja().get(c.encode_utf8(&mut [0; 4])).map_or("", |r| r.field(0));
        let (group, rule) = match m.kind {
            EntityType::Person => {
                let surname = |o: &Mention| o.kind == EntityType::Person && surname_is(doc.words(o.span), c);
                (most_mentioned(mentions, groups, i, surname), "l.hanja.surname")
            }
            EntityType::Location => {
                // 美 is 미국, or 미국 정부 where the article names only that.
                let government = format!("{full} 정부");
                let place = most_mentioned(mentions, groups, i, |o| {
                    o.kind == m.kind && o.span != m.span && same_place(doc.words(o.span)) == full
                });
                let or = || most_mentioned(mentions, groups, i, |o| doc.words(o.span) == government);
                (place.or_else(or), "l.hanja.country")
            }
            _ => {
                let same = most_mentioned(mentions, groups, i, |o| o.kind == m.kind && doc.words(o.span) == full);
                (same.or_else(|| only_of_kind(doc, mentions, groups, i, full)), "l.hanja.office")
            }
        };
        match group {
            Some(group) => groups.unite(i, group, rule, 0.85),
            // A surname that nobody bears stays a candidate.
            None if groups.get(i).is_none() && m.kind != EntityType::Person => {
                groups.open(i, m.span);
            }
            None => {}
        }
        if let Some(group) = groups.get(i) {
            known.insert((c, m.kind), group);
        }
    }
}

fn same_place(name: &str) -> &str {
    lexicon::same_places().get(name).map_or(name, |r| r.field(0))
}

/// The only body of the article that ends in what the character is short for: 市 is 온빛시, 法 is 한강지방법원.
fn only_of_kind(doc: &Document<'_>, mentions: &[Mention], groups: &Groups, own: usize, kind: &str) -> Option<usize> {
    let ends = |name: &str| {
        let more = lexicon::short_forms().get(kind).map_or(kind, |r| r.field(0));
        more.split(' ').any(|e| !e.is_empty() && name.len() > e.len() && name.ends_with(e))
    };
    let mut found = None;
    for (i, m) in mentions.iter().enumerate() {
        if i == own || m.kind != EntityType::Organization || m.form != Form::Name || !ends(doc.words(m.span)) {
            continue;
        }
        let group = groups.get(i)?;
        if found.is_some_and(|f| f != group) {
            return None;
        }
        found = Some(group);
    }
    found
}

/// The group with the most mentions among those that `fits`; the first of them where several have as many.
fn most_mentioned(mentions: &[Mention], groups: &Groups, own: usize, fits: impl Fn(&Mention) -> bool) -> Option<usize> {
    let mut counts: Vec<(usize, usize)> = Vec::new();
    for (i, m) in mentions.iter().enumerate() {
        let Some(group) = groups.get(i).filter(|_| i != own && fits(m)) else { continue };
        let room = counts.len() < 200;
        match counts.iter_mut().find(|(g, _)| *g == group) {
            Some((_, n)) => *n += 1,
            None if room => counts.push((group, 1)),
            None => {}
        }
    }
    let most = counts.iter().map(|&(_, n)| n).max()?;
    counts.iter().find(|&&(_, n)| n == most).map(|&(g, _)| g)
}

#[cfg(test)]
mod tests {
    use crate::linking::tests::{all, with_entity};

    const BODY: &str = "\n\n김보람 의원은 오늘 이 같은 내용을 모두 밝혔다. 정부는 회의를 두 시간 동안 이어 갔다고 한다. 미국은 찬성했다.\n";

    #[test]
    fn resolved_by_the_body() {
        for (head, want) in [
            ("金 “추가 예산 검토”", "金 → 김보람"),
            ("美 “관세 내린다”", "美 → 미국"),
            ("政 “관세 내린다”", "政 → 정부"),
        ] {
            let text = format!("{head}{BODY}");
            assert!(with_entity(&text).iter().any(|m| m == want), "{text} {:?}", with_entity(&text));
        }
    }

    #[test]
    fn a_candidate() {
        // Nobody of the article is called so.
        let text = format!("朴 “추가 예산 검토”{BODY}");
        assert!(all(&text).iter().all(|e| !e.contains('朴')), "{:?}", all(&text));
    }
}
