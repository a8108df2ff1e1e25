//! Units of a body, named behind it: 가온부 나래본부, 가람대 의대, 새봄지검 형사1부.
//!
//! Alone such a word is hardly a name (every university has an 의대); behind the name of a body it is one, and is known by both.

use std::collections::BTreeMap;

use super::learned::Trust;
use super::person::Scene;
use super::{Mention, mention};
use crate::analysis::{EntityType, Form, Source};
use crate::evidence::Reason;
use crate::lexicon;
use crate::span::Span;

/// The rule that finds units.
pub const RULE: &str = "n.org.unit";

/// How sure the rule is: right nearly always by how articles are annotated here, one time in four by the labels that the model learned
/// from, which call a body's division no name. So single sentences, where the model tells best, are left to it.
const SCORE: f64 = 0.7;

/// How deep units stand in units: an office, a division, a section, a team.
const DEPTH: usize = 4;

/// Adds the units behind the bodies of `found` (sorted by start), and where they stand again, in no order.
#[inline(never)]
pub fn add(scene: &Scene<'_, '_>, found: &mut Vec<Mention>, trust: Trust) {
    if !trust.rule_alone(SCORE) {
        return;
    }
    let mut units = find(scene, found);
    let known = |u: &&Mention| stands_alone(u.span.of(scene.tokens.text));
    let known: Vec<Mention> = units.iter().filter(known).cloned().collect();
    units.extend(super::spread::find(scene, &known));
    let spans: BTreeMap<usize, usize> = units.iter().map(|u| (u.span.start, u.span.end)).collect();
    found.retain(|m| spans.range(..=m.span.start).next_back().is_none_or(|(_, &end)| end < m.span.end));
    found.extend(units);
}

/// The units behind the bodies of `found`.
fn find(scene: &Scene<'_, '_>, found: &[Mention]) -> Vec<Mention> {
    let mut out: Vec<Mention> = Vec::new();
    for (n, body) in found.iter().enumerate().filter(|(_, m)| m.form == Form::Name && has_units(scene, m)) {
        // A unit may have units itself: 가온시 복지정책실 복지정책과.
        let mut end = body.span.end;
        let near = |unit: Span| found.iter().skip(n + 1).take_while(move |m| m.span.start < unit.end);
        for _ in 0..DEPTH {
            let court = end == body.span.end && is_court(body.span.of(scene.tokens.text));
            let Some(span) = behind(scene, end, court).filter(|&unit| near(unit).all(|m| is_part(m, unit))) else {
                break;
            };
            out.push(mention(span, EntityType::Organization, SCORE, Source::Pattern, Reason::new(RULE, span)));
            end = span.end;
        }
    }
    out
}

/// Whether a unit is also known without its body: 형사3부, 기업집단국; every university has an 의대.
fn stands_alone(unit: &str) -> bool {
    unit.contains(|c: char| c.is_ascii_digit()) || unit.chars().count() >= 4 && !lexicon::units_of_bodies().has(unit)
}

/// Mention `i` of `all` (sorted by start): a unit with the bodies before it (가온시 복지정책실 복지정책과), any other alone.
pub fn with_body(all: &[Mention], i: usize) -> Span {
    let Some(mut whole) = all.get(i).map(|m| m.span) else { return Span::new(0, 0) };
    for at in (0..i).rev().take(DEPTH) {
        let (Some(unit), Some(body)) = (all.get(at + 1), all.get(at)) else { break };
        if !unit.evidence.iter().any(|e| e.rule == RULE) || body.span.end + 1 != unit.span.start {
            break;
        }
        whole = body.span.join(whole);
    }
    whole
}

/// Whether `m` does not stand in the way of `unit`: the number in 형사3부 counts nothing, the end of 재난안전·민방위본부 is no body.
fn is_part(m: &Mention, unit: Span) -> bool {
    let small = matches!(m.kind, EntityType::Quantity | EntityType::Organization) && m.form == Form::Name;
    !m.span.overlaps(unit) || small && unit.covers(m.span)
}

/// Whether a mention is a body that is divided into units: any organisation, and a town or province that has offices.
fn has_units(scene: &Scene<'_, '_>, m: &Mention) -> bool {
    let name = m.span.of(scene.tokens.text);
    match m.kind {
        EntityType::Organization => name != "정부",
        EntityType::Location => name.len() >= 9 && name.ends_with(['시', '군', '구', '도']),
        _ => false,
    }
}

/// Whether a body's divisions have no more than a number: 대법원 2부.
fn is_court(name: &str) -> bool {
    lexicon::ends_with(name, "court")
}

/// 2부, 제1부.
fn is_bench(stem: &str) -> bool {
    let number = stem.strip_suffix('부').map_or("", |number| number.strip_prefix('제').unwrap_or(number));
    !number.is_empty() && number.len() <= 2 && number.bytes().all(|b| b.is_ascii_digit())
}

/// 형사3단독, 민사단독: a judge who sits alone.
fn is_judge(stem: &str) -> bool {
    let Some(head) = stem.strip_suffix("단독") else { return false };
    let field = head.trim_end_matches(|c: char| c.is_ascii_digit());
    let field = field.trim_start_matches(|c: char| c == '제' || c.is_ascii_digit());
    field.is_empty() && head.len() > field.len()
        || lexicon::units_of_bodies().get(field).is_some_and(|row| row.field(0).split(' ').any(|p| p == "field"))
}

/// The unit that stands behind `end` and one space, which ends a `court`.
fn behind(scene: &Scene<'_, '_>, end: usize, court: bool) -> Option<Span> {
    let tokens = scene.tokens;
    let first = tokens.at(end + 1);
    let start = tokens.items.get(first)?.span.start;
    if start != end + 1 || !tokens.is_word(first) || !tokens.text.get(end..)?.starts_with(' ') {
        return None;
    }
    // A title that fills the word; 형사3부 only begins like one.
    let filled =
        |title: Span| !tokens.text.get(title.end..).is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
    if scene.title(first).is_some_and(|title| filled(title.core)) {
        return None;
    }
    // 재난안전·민방위본부
    let mut last = first;
    while tokens.mark(last + 1) == Some('·')
        && !tokens.spaced(last + 1)
        && tokens.is_word(last + 2)
        && !tokens.spaced(last + 2)
    {
        last += 2;
    }
    let word = tokens.word(last);
    let unit = tokens.readings(last).iter().find(|t| {
        let stem = word.get(..t.stem).unwrap_or("");
        (is_unit(stem, t.is_bare(), last > first) || court && (is_bench(stem) || is_judge(stem)))
            && !lexicon::not_organizations().has(stem)
    })?;
    Some(Span::new(start, tokens.items.get(last)?.span.start + unit.stem))
}

/// Whether `stem` names a unit; `bare` if no particle follows it, `joined` if it ends a longer name.
pub fn is_unit(stem: &str, bare: bool, joined: bool) -> bool {
    let units = lexicon::units_of_bodies();
    let is = |word: &str, place: &str| units.get(word).is_some_and(|row| row.field(0).split(' ').any(|p| p == place));
    if is(stem, "whole") {
        return true;
    }
    // Two syllables at least before an ending.
    let mut cuts = stem.char_indices().skip(2);
    if cuts.any(|(cut, _)| stem.get(cut..).is_some_and(|ending| is(ending, "end")) && !is_kind(stem, cut)) {
        return true;
    }
    let Some((cut, letter)) = stem.char_indices().next_back() else { return false };
    let named = stem.get(..cut).unwrap_or("");
    let field = named.trim_end_matches(|c: char| c.is_ascii_digit());
    if !is(stem.get(cut..).unwrap_or(""), "letter") || named.len() - field.len() > 2 {
        return false;
    }
    let numbered = field.len() < named.len();
    // 정책과 is a section, or policy and something.
    if letter == '과' && bare && !numbered {
        return false;
    }
    let Some(at) = field.char_indices().map(|(at, _)| at).find(|&at| is(field.get(at..).unwrap_or(""), "field")) else {
        return false;
    };
    at > 0 || numbered || joined || matches!(letter, '국' | '부' | '과')
}

/// Whether what stands before the ending only says what kind of thing it is (전국본부, 중앙본부).
fn is_kind(stem: &str, cut: usize) -> bool {
    stem.get(..cut).is_some_and(|head| lexicon::generic_heads().has(head) && !lexicon::units_of_bodies().has(head))
}

#[cfg(test)]
mod tests {
    use crate::Options;
    use crate::text::Document;

    /// The names that this rule finds in an article that begins with `text`.
    fn units(text: &str) -> Vec<String> {
        let text = format!("{text}{}", " 비가 내렸다.".repeat(8));
        let doc = Document::read(&text);
        let all = crate::ner::find(&doc, &Options::default());
        let ours = all.iter().filter(|m| m.evidence.iter().any(|e| e.rule == super::RULE));
        ours.map(|m| doc.words(m.span).to_owned()).collect()
    }

    #[test]
    fn behind_the_body() {
        for (text, want) in [
            ("법무부 교정본부는 10일 해명했다.", "교정본부"),
            ("행정안전부 재난안전·민방위본부가 나섰다.", "재난안전·민방위본부"),
            ("고려대 의대 한도윤 교수는 다르게 봤다.", "의대"),
            ("공정거래위원회 기업집단국은 조사에 착수했다.", "기업집단국"),
            ("서울중앙지검 반부패수사2부는 그를 불렀다.", "반부패수사2부"),
            ("LG화학 첨단소재사업본부 관계자는 말했다.", "첨단소재사업본부"),
            ("수원시 복지정책과는 신청을 받는다.", "복지정책과"),
            ("서울중앙지검 형사3부는 그를 불렀다.", "형사3부"),
            ("대법원 2부는 원심을 확정했다.", "2부"),
            ("수원지법 민사12단독은 원고의 손을 들었다.", "민사12단독"),
            ("부산지법 제3형사단독 한도윤 판사는 벌금을 선고했다.", "제3형사단독"),
            ("부산경찰청 기동순찰대는 그를 붙잡았다.", "기동순찰대"),
        ] {
            assert_eq!(units(text), [want], "{text}");
        }
        assert_eq!(units("보건복지부 인구정책실 인구정책과는 말했다."), ["인구정책실", "인구정책과"]);
        for none in [
            "국회 본회의에서 통과됐다.",
            "국회 2부에서 통과됐다.",
            "삼성전자 정책과 제품을 알렸다.",
            "국방부 간부와 만났다.",
            "한국은행 연구실에서 만났다.",
            "민주당 지도부는 말했다.",
            "법무부 사무실에서 교정본부는 말했다.",
            "법무부가 교정본부에 알렸다.",
        ] {
            assert!(units(none).is_empty(), "{none}: {:?}", units(none));
        }
    }
}
