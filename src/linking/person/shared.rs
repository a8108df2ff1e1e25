//! Names in a row that share the title behind the last: 김가람·이나래 대표.

use super::super::Scene;
use super::known::post;
use crate::analysis::{EntityType, Form};
use crate::span::Span;

/// How many names may share one title.
const LONGEST: usize = 8;

/// The title that mention `i`, which has none of its own, shares with the names in a row behind it.
pub fn title(scene: &Scene<'_, '_>, i: usize) -> Option<(Span, usize)> {
    let mut last = i;
    if scene.mentions.get(i)?.title.is_some() {
        return None;
    }
    for next in i + 1..i + LONGEST {
        let (m, before) = (scene.mentions.get(next)?, scene.mentions.get(last)?);
        let gap = scene.doc.words(Span::new(before.span.end, m.span.start));
        if m.kind != EntityType::Person || m.form != Form::Name || !matches!(gap, "·" | "ㆍ" | "・" | "‧" | "∙")
        {
            return None;
        }
        if let Some(title) = m.title {
            return (title.start >= m.span.end).then_some((title, next));
        }
        last = next;
    }
    None
}

/// The last word of that title.
pub fn post_of<'b>(scene: &Scene<'_, 'b>, i: usize) -> Option<&'b str> {
    let (_, owner) = title(scene, i)?;
    scene.mentions.get(owner).map(|m| post(scene.doc, m))
}

#[cfg(test)]
mod tests {
    use crate::linking::tests::persons;

    #[test]
    fn a_shared_title() {
        let got = persons("김가람·이나래 대표가 왔다. 김 대표는 웃었다. 이 대표는 울었다.");
        assert!(got.iter().any(|p| p.starts_with("김가람: 김가람, 김 대표 (대표)")), "{got:?}");
        assert!(got.iter().any(|p| p.starts_with("이나래: 이나래 대표, 이나래, 이 대표 (대표)")), "{got:?}");
        // A comma divides as well as it joins.
        let got = persons("김가람 의원, 이나래 대표가 왔다. 김 의원은 웃었다.");
        assert!(got.iter().any(|p| p.ends_with("(의원)")), "{got:?}");
    }
}
