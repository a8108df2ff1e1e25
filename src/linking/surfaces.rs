//! Where the strings stand that refer to an entity: names alone and with their title, never pronouns or bare titles.

use super::{hanja, organization, person, roles};
use crate::analysis::{EntityType, Form};
use crate::lexicon;
use crate::ner::{Mention, Place, unit, work_context};
use crate::span::Span;
use crate::text::near::first;
use crate::text::{Document, hangul};

/// The strings of mention `i`, the name first.
pub fn of(doc: &Document<'_>, mentions: &[Mention], i: usize) -> Vec<Span> {
    let Some(m) = mentions.get(i).filter(|m| m.form == Form::Name) else { return Vec::new() };
    match m.kind {
        EntityType::Person => of_person(doc, mentions, i, m),
        EntityType::Organization => of_body(doc, mentions, i, m),
        _ => of_thing(doc, m),
    }
}

/// A work with the noun behind it that says what it is (별누리 사업).
fn of_thing(doc: &Document<'_>, m: &Mention) -> Vec<Span> {
    let mut out = vec![m.span];
    let head = m.evidence.iter().any(|e| e.rule == "l.work.head");
    if let Some(rest) =
        doc.text().get(m.span.end..).map(|r| first(r, 40)).filter(|_| head).and_then(|r| r.strip_prefix(' '))
    {
        let noun = rest.split(char::is_whitespace).next().filter(|n| n.len() <= 24).unwrap_or("");
        let noun = noun.get(..crate::text::josa::best(noun).stem_len).unwrap_or("");
        if work_context(Place::After, noun).is_some() {
            out.push(Span::new(m.span.start, m.span.end + 1 + noun.len()));
        }
    }
    out
}

fn of_person(doc: &Document<'_>, mentions: &[Mention], i: usize, m: &Mention) -> Vec<Span> {
    let name = doc.words(m.span);
    let single = name.chars().count() == 1 && name.chars().all(hangul::is_syllable);
    let masked = person::masked::is_masked(name);
    let mut out = Vec::new();
    // A bare surname is no name by itself (이 회장 is); a withheld one (A씨, 김모씨) is not either.
    if !single && (!masked || m.title.is_none()) {
        out.push(m.span);
    }
    let Some(title) = m.title else { return out };
    let words = doc.words(title);
    // 김보람 부인 is somebody else, 김보람·한도윤 부부 are two.
    if lexicon::is_word(words.rsplit(' ').next().unwrap_or(words), "relation") || words.starts_with('·') {
        return out;
    }
    // 미국 대표 리브 마르텐: the body or country belongs to the title.
    let from = |start: usize| roles::body_before(doc, mentions, i, start).map_or(start, |b| b.span.start);
    let ahead = title.start < m.span.start;
    let whole = m.span.join(title);
    out.push(if ahead { Span::new(from(whole.start), whole.end) } else { whole });
    if let Some(end) = party(doc, title) {
        out.push(Span::new(m.span.start, end));
    }
    if ahead {
        return out;
    }
    if let Some(b) = i
        .checked_sub(1)
        .and_then(|b| mentions.get(b))
        .filter(|b| b.kind == EntityType::Person && doc.words(Span::new(b.span.end, m.span.start)) == "(")
    {
        // 서노 마사요(서가영) 회장.
        out.push(b.span.join(whole));
    } else if let Some(before) = roles::title_before(doc, m) {
        // 새봄전자 대표 김보람 씨; a place (나루마을 이장 김보람 씨) only tells where.
        let body = roles::body_before(doc, mentions, i, before.start).filter(|b| b.kind == EntityType::Organization);
        out.push(Span::new(body.map_or(before.start, |b| b.span.start), whole.end));
    }
    out
}

/// Where the parentheses behind a politician's title end that give party and seat: 의원(푸른당·온빛3).
fn party(doc: &Document<'_>, title: Span) -> Option<usize> {
    let last = doc.words(title).rsplit(' ').next()?;
    lexicon::titles().get(last).filter(|r| r.field(0) == "politics")?;
    let inside = first(doc.text().get(title.end..)?.strip_prefix('(')?, 60);
    let end = inside.find(')')?;
    let words = inside.get(..end)?;
    let kind = |w: &str| w.ends_with('당') || w == "무소속" || w == "비례";
    words.split(['·', ',', ' ', '/']).any(kind).then_some(title.end + 1 + end + 1)
}

fn of_body(doc: &Document<'_>, mentions: &[Mention], i: usize, m: &Mention) -> Vec<Span> {
    let name = doc.words(m.span);
    let before = i.checked_sub(1).and_then(|b| mentions.get(b));
    let gap = |b: &Mention| doc.words(Span::new(b.span.end, m.span.start));
    let whole = unit::with_body(mentions, i);
    match before {
        // 나루에이아이(AI): the letters alone are no name.
        Some(b) if gap(b) == "(" && organization::is_letters_gloss(doc.words(b.span), name) => {
            vec![Span::new(b.span.start, m.span.end + 1)]
        }
        // 獨식물협회.
        Some(b) if gap(b).is_empty() && b.kind == EntityType::Location && hanja::is_single(doc.words(b.span)) => {
            vec![m.span, b.span.join(m.span)]
        }
        // 가온시 복지정책실 복지정책과.
        _ if whole != m.span => vec![m.span, whole],
        // 국회 예산위원회, 가람 시의회.
        Some(b) if gap(b) == " " && b.form == Form::Name && belongs(b.kind, name) => {
            vec![m.span, b.span.join(m.span)]
        }
        _ => vec![m.span],
    }
}

/// Whether a body may be called with the one before it: not two companies, outlets or universities in a row.
fn belongs(owner: EntityType, name: &str) -> bool {
    let equal = || lexicon::organizations().get(name).is_some_and(|r| r.field(0) != "government");
    match owner {
        EntityType::Organization => !equal(),
        EntityType::Location => true,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use crate::linking::tests::{named, persons};

    #[test]
    fn strings() {
        assert_eq!(persons("농부 김보람(71) 씨가 왔다."), ["김보람: 김보람(71) 씨, 김보람, 농부 김보람(71) 씨 (농부)"]);
        let got = persons("김보람 의원(푸른당·온빛3)이 왔다. 한도윤 의원(52)도 왔다.");
        assert!(
            got.iter().any(|p| p.contains("김보람 의원(푸른당·온빛3)")) && got.iter().all(|p| !p.contains("(52)")),
            "{got:?}"
        );
        // The body of the title before the name belongs to it.
        let got = persons("국방부 차관 김보람 씨가 왔다. 미국 대표 리브 마르텐도 왔다.");
        assert!(got.iter().any(|p| p.contains(" 국방부 차관 김보람 씨")), "{got:?}");
        assert!(got.iter().any(|p| p.contains("미국 대표 리브 마르텐") && !p.contains(", 대표")), "{got:?}");
        // 김보람 부인 is somebody else.
        assert!(persons("김보람 의원 부인이 왔다.").iter().all(|p| !p.contains("부인")));
        let got = named("국회 예산결산특별위원회는 밝혔다. 국민은행 신한은행은 쉬었다.");
        assert!(got.iter().all(|e| !e.contains("국민은행 신한은행")), "{got:?}");
        assert!(got.iter().any(|e| e.contains("국회 예산결산특별위원회")), "{got:?}");
    }
}
