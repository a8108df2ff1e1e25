//! Names of several parts: a name and the word that says what it is (미국 정부, 새봄 재단, 나래 호텔), names with their
//! abbreviation in brackets, Latin letters spelled in Hangul.

use std::sync::OnceLock;

use super::ends::Ends;
use super::gazetteer::{Entry, entry};
use super::heads::Heads;
use super::likeness;
use super::person::{Scene, is_verbal};
use super::token::{is_latin, readings};
use super::{Mention, mention};
use crate::analysis::{EntityType, Source};
use crate::evidence::Reason;
use crate::lexicon;
use crate::span::Span;

/// The names of several words, in no order.
#[inline(never)]
pub fn find(scene: &Scene<'_, '_>) -> Vec<Mention> {
    let mut out = Vec::new();
    for i in 0..scene.tokens.items.len() {
        if scene.tokens.is_word(i) {
            out.extend(with_kind(scene, i).or_else(|| office_abroad(scene, i)).or_else(|| firm(scene, i)));
            out.extend(university(scene, i).or_else(|| abbreviated(scene, i)).or_else(|| embassy(scene, i)));
            out.extend(spelled(scene, i));
        }
    }
    out
}

/// What a stem says a name is, if the stem is nothing but the ending of names (정부, 재단, 호텔).
fn kind_word(stem: &str, ends: Ends) -> Option<(EntityType, &'static str)> {
    let (orgs, places) = (lexicon::org_suffixes(), lexicon::place_suffixes());
    if let Some(row) = ends.has(Ends::ORGANIZATION).then(|| orgs.get(stem)).flatten() {
        return Some((EntityType::Organization, row.field(0)));
    }
    let row = ends.has(Ends::PLACE).then(|| places.get(stem)).flatten().filter(|r| r.field(0) == "strong")?;
    Some((EntityType::Location, row.field(0)))
}

/// NAME KIND: 미국 정부, 올로란트 재단, 나래 호텔.
fn with_kind(scene: &Scene<'_, '_>, i: usize) -> Option<Mention> {
    let tokens = scene.tokens;
    let head = tokens.word(i);
    if !tokens.follows(i + 1)
        || !tokens.spaced(i + 1)
        || tokens.items.get(i + 1)?.span.start != tokens.items.get(i)?.span.end + 1
        || scene.title(i).is_some()
        || scene.title(i + 1).is_some()
    {
        return None;
    }
    let word = tokens.word(i + 1);
    let (tail, kind, strength) = tokens.readings(i + 1).iter().find_map(|&t| {
        let stem = word.get(..t.stem)?;
        (stem.len() >= 6).then(|| kind_word(stem, t.ends))?.map(|(k, s)| (t, k, s))
    })?;
    let known = entry(head);
    let place = known.is_some_and(|e| e.kind == EntityType::Location && !matches!(e.class, "landmark"));
    let org = known.is_some_and(|e| e.kind == EntityType::Organization && e.class != "government");
    let government = word.get(..tail.stem)? == "정부";
    let ok = match (kind, strength) {
        (EntityType::Organization, "place" | "office") if place => true,
        (EntityType::Organization, _) if government => reign(head) && !is_topic(scene, i),
        (EntityType::Organization, "strong") => unknown_name(scene, i),
        // 가람 이글스: the second word is the name of a club by itself.
        (EntityType::Organization, "club") => club_home(head) && tokens.readings(i).len() == 1 || place || org,
        (EntityType::Location, _) => {
            place || org || unknown_name(scene, i) && !head.is_ascii() || head.bytes().all(|b| b.is_ascii_digit())
        }
        _ => false,
    };
    if !ok || lexicon::generic_heads().has(head) {
        return None;
    }
    let start = tokens.items.get(i)?.span.start;
    let span = Span::new(start, tokens.items.get(i + 1)?.span.start + tail.stem);
    Some(mention(span, kind, 0.9, Source::Pattern, Reason::new("n.compound.name-kind", span)))
}

/// COUNTRY OFFICE: 핀란드 관세청, 노르웨이 병기청. Without the country it would be this country's, or nobody's.
fn office_abroad(scene: &Scene<'_, '_>, i: usize) -> Option<Mention> {
    let tokens = scene.tokens;
    // Most words are told without a list.
    if !tokens.word(i + 1).contains(['청', '처']) {
        return None;
    }
    let head = entry(tokens.word(i)).filter(|e| e.class == "country" && !e.also && tokens.word(i) != "한국")?;
    let next = tokens.items.get(i + 1)?.span;
    let start = scene.span(i).start;
    if !tokens.follows(i + 1) || next.start != scene.span(i).end + 1 || scene.title(i + 1).is_some() {
        return None;
    }
    let word = tokens.word(i + 1);
    let office = |t: &&super::token::Tail| {
        let Some(stem) = word.get(..t.stem).filter(|s| s.len() >= 9 && s.ends_with(['청', '처'])) else {
            return false;
        };
        let known = entry(stem).filter(|e| !e.also).map(|e| e.class == "government");
        known.unwrap_or(!lexicon::not_organizations().has(stem) && !stem.ends_with("시청") && !stem.ends_with("구청"))
    };
    let tail = tokens.readings(i + 1).iter().find(office)?;
    let span = Span::new(start, next.start + tail.stem);
    Some(mention(span, EntityType::Organization, 0.9, Source::Pattern, Reason::new("n.compound.name-kind", span)))
        .filter(|_| head.kind == EntityType::Location)
}

/// A university that no list knows, by the place it is called after and by who stands behind it: 오슬로대 교수, 볼로냐대 연구팀.
fn university(scene: &Scene<'_, '_>, i: usize) -> Option<Mention> {
    let tokens = scene.tokens;
    let word = tokens.word(i);
    let place = entry(word.strip_suffix('대').filter(|head| head.len() >= 6)?)?;
    let next = tokens.word(i + 1);
    let theirs =
        scene.title(i + 1).is_some_and(|t| t.class == "academia" || matches!(t.core.of(tokens.text), "총장" | "학장"));
    let team = next.starts_with("연구팀") || next.starts_with("연구진") || next.starts_with("공동연구");
    let known = place.kind == EntityType::Location && !place.also && entry(word).is_none();
    let span = scene.span(i);
    (known && (theirs || team) && tokens.follows(i + 1) && tokens.spaced(i + 1))
        .then(|| mention(span, EntityType::Organization, 0.9, Source::Pattern, Reason::new("n.org.ending", span)))
}

/// A body that no list knows, by what it ends in and its Latin abbreviation behind it: 기상재난예방센터(CPD), 국제난민대표사무소(IRO).
fn abbreviated(scene: &Scene<'_, '_>, i: usize) -> Option<Mention> {
    let tokens = scene.tokens;
    if tokens.mark(i + 1) != Some('(') || tokens.spaced(i + 1) || tokens.mark(i + 3) != Some(')') {
        return None;
    }
    let (word, short) = (tokens.word(i), tokens.word(i + 2));
    let capitals = (3..=8).contains(&short.len()) && short.bytes().all(|b| b.is_ascii_uppercase());
    if !capitals || entry(word).is_some_and(|e| !e.also) {
        return None;
    }
    // Three syllables at least before the ending: 지원센터(SC) is a kind.
    let mut cuts = word.char_indices().skip(3);
    let body = cuts.any(|(at, _)| {
        word.get(at..)
            .and_then(|end| lexicon::org_suffixes().get(end))
            .is_some_and(|r| matches!(r.field(0), "strong" | "weak" | "office") && word.len() - at >= 6)
    });
    // 초단파무선통신(VHF): what something is done with.
    let span = scene.span(i);
    (body && !word.ends_with("통신") && !lexicon::not_organizations().has(word))
        .then(|| mention(span, EntityType::Organization, 0.85, Source::Pattern, Reason::new("n.org.ending", span)))
}

/// 주노르웨이 한국대사관, 주핀란드 대한민국 대사관: an embassy with where it is.
fn embassy(scene: &Scene<'_, '_>, i: usize) -> Option<Mention> {
    let tokens = scene.tokens;
    let whose = tokens.word(i).strip_prefix('주').filter(|place| place.len() >= 6)?;
    if !entry(whose).is_some_and(|e| e.class == "country" && !e.also) || !tokens.spaced(i + 1) {
        return None;
    }
    let office = |k: usize| {
        let word = tokens.word(k);
        let is = |stem: &str| ["대사관", "총영사관", "영사관", "대표부"].iter().any(|end| stem.ends_with(end));
        tokens.readings(k).iter().find(|t| tokens.follows(k) && word.get(..t.stem).is_some_and(is)).map(|t| t.stem)
    };
    // The country whose embassy it is, written apart.
    let country = || entry(tokens.word(i + 1)).is_some_and(|e| e.class == "country") && tokens.spaced(i + 2);
    let (last, stem) =
        office(i + 1).map(|s| (i + 1, s)).or_else(|| office(i + 2).filter(|_| country()).map(|s| (i + 2, s)))?;
    let span = Span::new(scene.span(i).start, scene.span(last).start + stem);
    Some(mention(span, EntityType::Organization, 0.96, Source::Pattern, Reason::new("n.compound.name-kind", span)))
}

/// Whether a government may be called after `head`: a president's name.
fn reign(head: &str) -> bool {
    likeness::korean(head).is_some_and(|k| head.len() == 9 && !k.noun && k.bits >= 2.0)
        || likeness::foreign(head).is_some_and(|b| b >= 3.0 && head.len() >= 6)
            && !lexicon::nouns_like_foreign().has(head)
}

/// Whether token `i` is a known name with a particle: 한국은 정부에.
fn is_topic(scene: &Scene<'_, '_>, i: usize) -> bool {
    let word = scene.tokens.word(i);
    let known = |stem: &str| entry(stem).is_some() || lexicon::people().has(stem);
    scene.tokens.readings(i).iter().any(|t| !t.is_bare() && word.get(..t.stem).is_some_and(known))
}

/// Whether a club may be called after `head`: a town or a firm that no list knows.
fn club_home(head: &str) -> bool {
    let count = head.chars().count();
    (2..=4).contains(&count)
        && !lexicon::generic_heads().has(head)
        && !lexicon::titles().has(head)
        && !lexicon::nouns_like_foreign().has(head)
        && !is_verbal(head)
}

/// Whether token `i` looks like a name that no list knows: foreign syllables or Latin capitals.
fn unknown_name(scene: &Scene<'_, '_>, i: usize) -> bool {
    let head = scene.tokens.word(i);
    let latin = head.len() >= 2 && head.chars().all(is_latin) && head.starts_with(|c: char| c.is_uppercase());
    let foreign = likeness::foreign(head).is_some_and(|b| b >= 3.0)
        && head.len() >= 9
        && scene.tokens.readings(i).len() == 1
        && !lexicon::nouns_like_foreign().has(head)
        && !lexicon::nouns_like_names().has(head)
        && !lexicon::not_organizations().has(head)
        && !is_verbal(head)
        && entry(head).is_none();
    latin || foreign
}

/// 법무법인 가나, 사단법인 다라.
fn firm(scene: &Scene<'_, '_>, i: usize) -> Option<Mention> {
    let tokens = scene.tokens;
    let head = tokens.word(i);
    let is_firm = || {
        tokens.readings(i).first().is_some_and(|t| t.ends.has(Ends::FIRM))
            && lexicon::name_context().get(head).is_some_and(|r| r.field(0) == "firm")
    };
    if !tokens.is_word(i + 1) || !tokens.follows(i + 1) || !is_firm() {
        return None;
    }
    let start = tokens.items.get(i)?.span.start;
    let next = tokens.items.get(i + 1)?.span;
    let word = tokens.word(i + 1);
    let particle = |t: &super::token::Tail| matches!(t.role, "topic" | "object" | "genitive" | "subject" | "source");
    let tail = tokens.readings(i + 1).iter().find(|t| particle(t)).map_or(word.len(), |t| t.stem);
    let span = Span::new(start, next.start + tail);
    Some(mention(span, EntityType::Organization, 0.85, Source::Pattern, Reason::new("n.compound.firm", span)))
}

/// The Latin letters that the head of `word` spells in Hangul and the rest: 에스케이온 gives SK and 온.
pub fn letters(word: &str) -> Option<(String, &str)> {
    let mut out = String::new();
    let mut rest = word;
    // 이유 is a reason, not the EU: one letter at least has a name of two syllables.
    let mut long = false;
    while let Some((len, row)) = lexicon::letter_names().longest_prefix(rest) {
        out.push_str(row.field(0));
        long |= len >= 6;
        rest = rest.get(len..)?;
    }
    (out.len() >= 2 && long).then_some((out, rest))
}

/// What a word is whose head spells Latin letters.
pub fn spelled_entry(stem: &str) -> Option<Entry> {
    let (latin, rest) = letters(stem)?;
    entry(&format!("{latin}{rest}")).filter(|e| !e.also || !rest.is_empty())
}

/// 에스케이온, 에이치에스(HS)가람: Latin letters spelled in Hangul, their gloss, and the rest of the name.
fn spelled(scene: &Scene<'_, '_>, i: usize) -> Option<Mention> {
    let tokens = scene.tokens;
    let word = tokens.word(i);
    static HEADS: OnceLock<Heads> = OnceLock::new();
    let heads = HEADS.get_or_init(|| Heads::of(lexicon::letter_names().iter().map(|(name, _)| name)));
    let (latin, rest) = tokens.begins(i, heads).then(|| letters(word))??;
    let start = tokens.items.get(i)?.span.start;
    let make = |end: usize| {
        let span = Span::new(start, end);
        mention(span, EntityType::Organization, 0.88, Source::Pattern, Reason::new("n.compound.spelled", span))
    };
    if rest.is_empty() {
        let gloss = tokens.mark(i + 1) == Some('(') && tokens.word(i + 2) == latin && tokens.mark(i + 3) == Some(')');
        if gloss && !tokens.spaced(i + 4) {
            let rest = tokens.word(i + 4);
            let end = tokens.items.get(i + 4)?.span.start;
            let named = readings(rest).into_iter().find(|t| {
                rest.get(..t.stem).is_some_and(|s| {
                    entry(&format!("{latin}{s}")).is_some()
                        || lexicon::org_suffixes().has(s) && s.len() >= 6
                        || entry(s).is_some()
                })
            });
            return named.map(|t| make(end + t.stem));
        }
    }
    tokens.readings(i).iter().find_map(|t| {
        let stem = word.get(..t.stem)?;
        spelled_entry(stem).filter(|e| e.kind == EntityType::Organization).map(|_| make(start + t.stem))
    })
}

/// The abbreviations in brackets after the organisations of `found`: 새봄정책위원회(새정위), 가람기구(GO).
#[inline(never)]
pub fn glosses(scene: &Scene<'_, '_>, found: &[Mention]) -> Vec<Mention> {
    let tokens = scene.tokens;
    let gloss = |m: &Mention| {
        let i = tokens.at(m.span.end);
        let end = tokens.items.get(i)?.span;
        if end.start != m.span.end || tokens.mark(i) != Some('(') {
            return None;
        }
        // (이하 가나)
        let j = if tokens.word(i + 1) == "이하" { i + 2 } else { i + 1 };
        let word = tokens.word(j);
        let count = word.chars().count();
        let latin = word.len() == count && (2..=10).contains(&count) && word.bytes().any(|b| b.is_ascii_uppercase());
        let short = word.chars().all(super::token::is_hangul)
            && (2..=6).contains(&count)
            && entry(word).is_none_or(|e| e.kind == m.kind);
        let abbreviates = short && word.chars().all(|c| m.span.of(tokens.text).contains(c));
        if !tokens.is_word(j) || tokens.mark(j + 1) != Some(')') || !(latin || abbreviates) {
            return None;
        }
        let span = tokens.items.get(j)?.span;
        Some(mention(span, m.kind, 0.9, Source::Pattern, Reason::new("n.compound.gloss", span)))
    };
    found.iter().filter(|m| m.kind == EntityType::Organization).filter_map(gloss).collect()
}

#[cfg(test)]
mod tests {
    use crate::analysis::EntityType;
    use crate::text::Document;

    fn names(text: &str) -> Vec<String> {
        let doc = Document::read(text);
        let all = crate::ner::ruled(&doc);
        let named = |k| matches!(k, EntityType::Organization | EntityType::Location);
        all.iter().filter(|m| named(m.kind)).map(|m| doc.words(m.span).to_owned()).collect()
    }

    #[test]
    fn joins() {
        let cases: &[(&str, &[&str])] = &[
            ("미국 정부는 밝혔다.", &["미국 정부"]),
            ("김보람 정부의 정책", &["김보람 정부"]),
            ("올로란트 재단이 밝혔다.", &["올로란트 재단"]),
            ("법무법인 새봄은 밝혔다.", &["법무법인 새봄"]),
            ("에스케이하이닉스가 밝혔다.", &["에스케이하이닉스"]),
            ("에이치에스(HS)효성은", &["에이치에스(HS)효성"]),
            ("나루정책연구원(NPI)은 밝혔다. NPI는", &["나루정책연구원", "NPI", "NPI"]),
            ("새벽소비자단체협의회(새소협)는", &["새벽소비자단체협의회", "새소협"]),
            ("이번 정부에서 기존 재단을", &["정부"]),
            ("핀란드 관세청은 밝혔다. 노르웨이 병기청도", &["핀란드 관세청", "노르웨이 병기청"]),
            ("한국 관세청은 핀란드 구청에서", &["한국", "관세청", "핀란드 구청"]),
            ("노르웨이 오슬로대 교수는 오슬로대 앞에서", &["노르웨이", "오슬로대", "오슬로대"]),
            ("기상재난예방센터(CPDC)는 경보를 올렸다.", &["기상재난예방센터", "CPDC"]),
            ("초단파무선통신(VHF) 기록을 냈다.", &[]),
            ("지원센터(SC)와 예방센터를 지었다.", &[]),
            (
                "주노르웨이 한국대사관은 알렸다. 주핀란드 한국 대사관도",
                &["주노르웨이 한국대사관", "주핀란드 한국 대사관"],
            ),
            ("시스템 연구소와 온라인 은행", &[]),
            ("유엔은 정부에 자료를 냈다.", &["유엔", "정부"]),
        ];
        for (text, want) in cases {
            assert_eq!(&names(text), want, "{text}");
        }
    }
}
