//! A surname with a title: 김 의원, 이 전 회장, 석씨. Whoever of that surname bore such a title, the nearest introduction
//! first; never two full names for one.

use super::super::{Groups, Scene, squeeze};
use super::known::{Bearer, Known, post};
use super::party;
use crate::lexicon;
use crate::ner::Mention;

/// Finds the person of the surname `i`, or opens one.
#[inline(never)]
pub fn link(scene: &Scene<'_, '_>, i: usize, m: &Mention, known: &mut Known, groups: &mut Groups) {
    let name = squeeze(scene.doc.words(m.span));
    let title = post(scene.doc, m);
    let bearers = known.surname.get(name.as_ref()).map_or(&[][..], Vec::as_slice);
    // 같은 당 김 의원: of the party of whoever was named before, but somebody else.
    let before = Some(i).filter(|_| party::is_same(scene, m.span.start) && bearers.len() <= NEAREST);
    let fellows =
        before.and_then(|i| party::antecedent(scene, i, groups, known)).map(|b| party::fellows(bearers, b, known));
    let bearers = fellows.as_deref().unwrap_or(bearers);
    if let Some((group, weight)) = among(bearers, title, m.span.start) {
        groups.join(i, group, "l.person.surname-title", weight);
        return;
    }
    let key = (name.into_owned(), title.to_owned());
    match known.short.get(&key) {
        Some(&group) => groups.join(i, group, "l.person.same-name", 0.9),
        None => {
            known.short.insert(key, groups.open(i, m.span));
        }
    }
}

/// How many bearers of a surname are looked at, from the nearest on.
const NEAREST: usize = 32;

/// Who of `bearers` is meant by the surname with `title` at `at`, and how sure that is.
fn among(bearers: &[Bearer], title: &str, at: usize) -> Option<(usize, f64)> {
    // The nearest introductions before, and the first after (a headline or a lead that names the person later).
    let split = bearers.partition_point(|b| b.at <= at);
    let before = bearers.get(split.saturating_sub(NEAREST)..split).unwrap_or(&[]);
    let after = bearers.get(split..(split + NEAREST).min(bearers.len())).unwrap_or(&[]);
    let near: Vec<&Bearer> = before.iter().rev().chain(after).collect();
    let pick = |fits: &dyn Fn(&Bearer) -> bool| near.iter().find(|b| fits(b)).map(|b| b.group);
    let same = |b: &Bearer| b.titles.iter().any(|t| compatible(t, title));
    if polite(title) {
        // 표 씨 among several: whom the headline names.
        let plain = |b: &Bearer| b.titles.iter().all(|t| t.is_empty() || polite(t));
        let heads = near.iter().filter(|b| b.head).count();
        let head = |b: &Bearer| heads == 1 && b.head;
        return pick(&|b: &Bearer| plain(b) && head(b))
            .map(|g| (g, 0.85))
            .or_else(|| pick(&plain).map(|g| (g, 0.85)))
            .or_else(|| pick(&same).map(|g| (g, 0.8)))
            .or_else(|| only(bearers));
    }
    pick(&same)
        .map(|g| (g, 0.95))
        .or_else(|| pick(&|b: &Bearer| b.titles.iter().all(String::is_empty)).map(|g| (g, 0.8)))
        .or_else(|| only(bearers))
}

/// The only bearer of a surname, whatever the title.
fn only(bearers: &[Bearer]) -> Option<(usize, f64)> {
    match bearers {
        [one] => Some((one.group, 0.7)),
        _ => None,
    }
}

/// 씨, 선생, 여사: what anybody can be called.
fn polite(title: &str) -> bool {
    title == "선생" || lexicon::titles().get(title).is_some_and(|r| r.field(0) == "kin")
}

/// Whether the post `borne` can be shortened to `title`, or the other way round (부장판사 and 판사, 국회의원 and 의원; not
/// 부회장 and 회장).
pub fn compatible(borne: &str, title: &str) -> bool {
    let (long, short) = if borne.len() >= title.len() { (borne, title) } else { (title, borne) };
    if short.is_empty() {
        return false;
    }
    let Some(rest) = long.strip_suffix(short) else { return false };
    // 부회장 is another post than 회장; 환경처장관 is a 장관.
    let deputy = rest == "부" || rest.ends_with('부') && lexicon::titles().has(long);
    !deputy
}

#[cfg(test)]
mod tests {
    use super::compatible;
    use crate::linking::tests::persons;

    #[test]
    fn posts() {
        for (a, b) in [("회장", "회장"), ("부장판사", "판사"), ("국회의원", "의원"), ("장관", "환경처장관")]
        {
            assert!(compatible(a, b), "{a} {b}");
        }
        for (a, b) in [("부회장", "회장"), ("부총리", "총리"), ("의원", "회장"), ("", "회장"), ("회장", "")]
        {
            assert!(!compatible(a, b), "{a} {b}");
        }
    }

    #[test]
    fn the_nearest_that_fits() {
        let got = persons("조아란 국장과 조민재 과장이 왔다. 조 과장은 웃었다. 조 국장은 울었다.");
        assert!(got.contains(&"조민재: 조민재 과장, 조민재, 조 과장 (과장)".to_owned()), "{got:?}");
        assert!(got.contains(&"조아란: 조아란 국장, 조아란, 조 국장 (국장)".to_owned()), "{got:?}");
        // Two of one surname and title: the nearest introduction.
        let got = persons("김보람 의원이 왔다. 김 의원은 웃었다. 김여울 의원이 왔다. 김 의원은 울었다.");
        assert_eq!(got.len(), 2, "{got:?}");
        assert!(got.iter().all(|p| p.contains("김 의원")), "{got:?}");
        // Another post of the only one of that surname.
        assert_eq!(persons("민유라 대표는 국회로 갔다. 민 의원은 웃었다.").len(), 1);
        // A deputy is somebody else.
        let got = persons("서가영 부회장과 서하늘 회장이 왔다. 서 회장은 웃었다.");
        assert!(got.iter().any(|p| p.starts_with("서하늘") && p.contains("서 회장")), "{got:?}");
    }
}
