//! A name in parentheses behind another: 한국은행(한은), SK(에스케이), and letters of which the gloss spells a part:
//! 나루에이아이(AI) is called 나루에이아이(AI), not AI.

use super::super::{Groups, Scene};
use crate::analysis::EntityType;
use crate::lexicon;
use crate::span::Span;

/// What the name `i` in parentheses explains.
pub fn explains(scene: &Scene<'_, '_>, i: usize, groups: &Groups) -> Option<usize> {
    let m = scene.mentions.get(i)?;
    let before = i.checked_sub(1)?;
    let other = scene.mentions.get(before).filter(|o| o.kind == m.kind)?;
    // 북부권(나루) tells where, not what it is also called.
    if m.kind == EntityType::Location {
        return None;
    }
    let gap = scene.doc.words(Span::new(other.span.end, m.span.start));
    let closes = scene.doc.text().get(m.span.end..).is_some_and(|r| r.starts_with([')', ',']));
    (matches!(gap, "(" | "(이하 " | "(이하 ‘" | "(약칭 ") && closes).then(|| groups.get(before)).flatten()
}

/// Whether `gloss` only spells letters in which `name` ends (나루에이아이, AI).
pub fn is_letters_gloss(name: &str, gloss: &str) -> bool {
    if gloss.is_empty() || !gloss.bytes().all(|b| b.is_ascii_uppercase()) || gloss.len() > 12 {
        return false;
    }
    let mut rest = name;
    for letter in gloss.chars().rev() {
        let spelled = lexicon::letter_names().iter().filter(|(_, r)| r.field(0).starts_with(letter));
        let Some((form, _)) = spelled.filter(|(form, _)| rest.ends_with(form)).max_by_key(|(form, _)| form.len())
        else {
            return false;
        };
        rest = rest.get(..rest.len() - form.len()).unwrap_or("");
    }
    !rest.is_empty()
}

#[cfg(test)]
mod tests {
    use super::is_letters_gloss;
    use crate::linking::tests::named;

    #[test]
    fn letters() {
        assert!(is_letters_gloss("나루에이아이", "AI") && !is_letters_gloss("에이아이", "AI"));
        assert!(!is_letters_gloss("나루연구원", "AI") && !is_letters_gloss("", "AI") && !is_letters_gloss("나루", ""));
    }

    #[test]
    fn both_ways() {
        for text in ["나루정책연구원(NPI)은 밝혔다.", "한국은행(한은)은 밝혔다. 한은은 올렸다."]
        {
            let got = named(text);
            assert_eq!(got.len(), 1, "{text} {got:?}");
        }
        let got = named("새봄재단은 전남(나주)에서 모였다.");
        assert!(got.iter().all(|e| !(e.contains("전남") && e.contains("나주:"))), "{got:?}");
    }
}
