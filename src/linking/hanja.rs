//! The single characters of headlines: surnames (李, 尹) and short forms of offices and countries (檢, 美). They are
//! candidates: resolved by somebody in the body, else left as they are.

use std::collections::{BTreeMap, BTreeSet};

use super::Groups;
use crate::analysis::{EntityType, Form, SectionKind, Source};
use crate::evidence::Reason;
use crate::lexicon;
use crate::ner::Mention;
use crate::order;
use crate::span::Span;
use crate::text::{Document, hangul};

/// Adds a mention for every character that stands alone in a title or subtitle and may be one of these.
#[inline(never)]
pub fn add(doc: &Document<'_>, mentions: &mut Vec<Mention>) {
    let text = doc.text();
    let mut found: Vec<Mention> = Vec::new();
    // Asked once for each character: a text may be all headlines.
    let (mut borne, mut named): (BTreeMap<char, bool>, BTreeMap<char, bool>) = (BTreeMap::new(), BTreeMap::new());
    for section in doc.sections.iter().filter(|s| matches!(s.kind, SectionKind::Title | SectionKind::Subtitle)) {
        let mut before: Option<char> = None;
        // The characters in a row, and where they begin.
        let (mut run, mut start): (Vec<char>, usize) = (Vec::new(), 0);
        let words = section.span.of(text);
        for (i, c) in words.char_indices().map(|(i, c)| (i, Some(c))).chain([(words.len(), None)]) {
            if let Some(c) = c.filter(|&c| hangul::is_hanja(c)) {
                if run.is_empty() {
                    start = section.span.start + i;
                }
                run.push(c);
                continue;
            }
            let alone = before.is_none_or(|b| !hangul::is_letter(b)) && c.is_none_or(stands_alone_before);
            match run.as_slice() {
                [one] if alone => {
                    let borne = *borne.entry(*one).or_insert_with(|| somebody_bears(doc, mentions, *one));
                    found.extend(candidate(*one, Span::new(start, start + one.len_utf8()), borne));
                }
                [_, _] | [_, _, _] if alone => {
                    let ask = |c| *named.entry(c).or_insert_with(|| is_named(doc, mentions, c));
                    found.extend(together(&run, start, ask));
                }
                _ => {}
            }
            before = c;
            run.clear();
        }
    }
    found.retain(|f| {
        let at = mentions.partition_point(|m| m.span.end <= f.span.start);
        mentions.get(at).is_none_or(|m| !m.span.overlaps(f.span))
    });
    mentions.extend(found);
    order::by(mentions, |m| m.span.place());
}

/// What may follow a character that stands for a name: a space, a mark, or a particle.
fn stands_alone_before(c: char) -> bool {
    !hangul::is_letter(c) || "은는이가도의을를과와측".contains(c)
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

/// 美中, 檢警, 與野: offices or countries written together, if the body names each of them; 南韓 is a word of its own.
fn together(run: &[char], start: usize, mut named: impl FnMut(char) -> bool) -> Vec<Mention> {
    let reading: Option<String> = run.iter().map(|&c| crate::text::hanja::reading(c)).collect();
    if reading.is_none_or(|r| lexicon::places().has(&r)) {
        return Vec::new();
    }
    let mut out: Vec<Mention> = Vec::new();
    let mut at = start;
    for &c in run {
        let span = Span::new(at, at + c.len_utf8());
        at = span.end;
        let Some(m) = Some(c).filter(|&c| named(c)).and_then(|c| candidate(c, span, false)) else { return Vec::new() };
        if out.first().is_some_and(|f| f.kind != m.kind) {
            return Vec::new();
        }
        out.push(m);
    }
    out
}

/// Whether the body names the office or country that `c` is short for.
fn is_named(doc: &Document<'_>, mentions: &[Mention], c: char) -> bool {
    let Some(row) = lexicon::headline_hanja().get(c.encode_utf8(&mut [0; 4])) else { return false };
    let (full, ends) = (row.field(0), row.field(2));
    let fits = |name: &str| same_place(name) == full || ends.split(' ').any(|e| !e.is_empty() && name.ends_with(e));
    mentions.iter().any(|m| {
        matches!(m.kind, EntityType::Location | EntityType::Organization)
            && fits(doc.words(m.span))
            && super::counts(doc, m)
            && !super::is_head(doc, m)
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
#[inline(never)]
pub fn link(doc: &Document<'_>, mentions: &[Mention], groups: &mut Groups) {
    // The same character of the same type means the same; it is looked for once.
    let mut known: BTreeMap<(char, EntityType), usize> = BTreeMap::new();
    // Surnames that nobody bears.
    let mut unborne: BTreeSet<char> = BTreeSet::new();
    for i in 0..mentions.len() {
        let Some(m) = mentions.get(i).filter(|m| m.form == Form::Name && groups.counts(i)) else { continue };
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
                let bearer = Some(c).filter(|c| !unborne.contains(c));
                let bearer = bearer.and_then(|_| most_mentioned(mentions, groups, i, surname));
                if bearer.is_none() {
                    unborne.insert(c);
                }
                (bearer, "l.hanja.surname")
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
                (same.or_else(|| only_of_kind(doc, mentions, groups, i, c)), "l.hanja.office")
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

/// The only body of the article that ends in what the character is short for: 市 is 온빛시, 檢 is 한강지검.
fn only_of_kind(doc: &Document<'_>, mentions: &[Mention], groups: &Groups, own: usize, c: char) -> Option<usize> {
    let row = lexicon::headline_hanja().get(c.encode_utf8(&mut [0; 4]))?;
    let ends =
        |name: &str| row.field(2).split(' ').any(|e| !e.is_empty() && name.len() >= e.len() && name.ends_with(e));
    let mut found = None;
    for (i, m) in mentions.iter().enumerate() {
        let body = m.kind == EntityType::Organization && m.form == Form::Name && groups.counts(i);
        if i == own || !body || !ends(doc.words(m.span)) {
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
            ("政·美 “관세 내린다”", "政 → 정부"),
        ] {
            let text = format!("{head}{BODY}");
            assert!(with_entity(&text).iter().any(|m| m == want), "{text} {:?}", with_entity(&text));
        }
    }

    #[test]
    fn offices_and_countries() {
        let body = |who: &str| {
            format!(
                "\n\n{who} 오늘 이 같은 내용을 모두 밝혔다. 회의는 두 시간 동안 이어졌다고 한다. 밖에는 비가 왔다.\n"
            )
        };
        for (head, who, want) in [
            ("檢 “끝까지 본다”", "검찰은", "檢 → 검찰"),
            ("檢 “끝까지 본다”", "가람중앙지검은", "檢 → 가람중앙지검"),
            ("警 “끝까지 본다”", "경찰청은", "警 → 경찰청"),
            ("軍 “끝까지 본다”", "합동참모본부는", "軍 → 합동참모본부"),
            ("與 “끝까지 본다”", "여당은", "與 → 여당"),
            ("野, “끝까지 본다”", "야당은", "野 → 야당"),
            ("中 “끝까지 본다”", "중국은", "中 → 중국"),
            ("日 “끝까지 본다”", "일본은", "日 → 일본"),
            ("北 “끝까지 본다”", "북한은", "北 → 북한"),
            ("北 “끝까지 본다”", "조선민주주의인민공화국은", "北 → 조선민주주의인민공화국"),
            ("美中 “끝까지 본다”", "미국과 중국은", "美 → 미국"),
            ("美中 “끝까지 본다”", "미국과 중국은", "中 → 중국"),
            ("檢警 “끝까지 본다”", "검찰과 경찰은", "警 → 경찰"),
        ] {
            let text = format!("{head}{}", body(who));
            assert!(with_entity(&text).iter().any(|m| m == want), "{text} {:?}", with_entity(&text));
        }
        // Two of a kind, another kind, a word of its own, one that nobody names.
        for (head, who, not) in [
            ("檢 “끝까지 본다”", "가람지검과 나루지검은", "檢 → 가람지검"),
            ("檢 “끝까지 본다”", "가람지방법원은", "檢 → 가람지방법원"),
            ("北韓 “끝까지 본다”", "북한과 한국은", "韓 → 한국"),
            ("美中 “끝까지 본다”", "미국은", "美 → 미국"),
        ] {
            let text = format!("{head}{}", body(who));
            assert!(with_entity(&text).iter().all(|m| m != not), "{text} {:?}", with_entity(&text));
        }
    }

    #[test]
    fn a_candidate() {
        // Nobody of the article is called so.
        let text = format!("朴 “추가 예산 검토”{BODY}");
        assert!(all(&text).iter().all(|e| !e.contains('朴')), "{:?}", all(&text));
    }
}
