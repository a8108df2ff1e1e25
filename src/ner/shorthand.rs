//! One character for a person, an office or a country: 李 "…", 美·中, 한·미·일.

use super::person::{Scene, person};
use super::token::{Kind, is_hanja};
use super::{Mention, mention};
use crate::analysis::{EntityType, SectionKind, Source};
use crate::evidence::Reason;
use crate::lexicon;
use crate::text::Document;

/// The characters that stand for somebody or something, in no order. All are candidates only: low scores.
#[inline(never)]
pub fn find(doc: &Document<'_>, scene: &Scene<'_, '_>) -> Vec<Mention> {
    (0..scene.tokens.items.len()).filter_map(|i| hanja(doc, scene, i).or_else(|| joined(scene, i))).collect()
}

/// 李 at the head of a headline's clause; 美, 檢 beside marks or before a word.
fn hanja(doc: &Document<'_>, scene: &Scene<'_, '_>, i: usize) -> Option<Mention> {
    let tokens = scene.tokens;
    let token = tokens.items.get(i).filter(|t| t.kind == Kind::Hanja)?;
    let word = tokens.word(i);
    let head = matches!(doc.kind_at(token.span.start), SectionKind::Title | SectionKind::Subtitle);
    // A gloss (北京) or a character of a longer word says nothing.
    let glued = i > 0 && !tokens.spaced(i) && (tokens.is_word(i - 1) || matches!(tokens.mark(i - 1), Some('(' | '[')));
    if glued && !head {
        return None;
    }
    let free = tokens.spaced(i) || i == 0 || tokens.mark(i - 1).is_some();
    let alone = !tokens.is_word(i + 1) || tokens.spaced(i + 1) || tokens.begins_line(i + 1);
    // 李 "…" and 李, … are people; 李대통령 as well.
    let mut chars = word.chars();
    let one = chars.next().filter(|c| is_hanja(*c) && chars.next().is_none());
    let row = lexicon::shorthand().get(word);
    let surname = one.is_some_and(is_surname_hanja) && row.is_none_or(|r| r.field(2) == "y");
    let title_next = scene.title(i + 1).is_some_and(|t| t.after && !t.is_joined());
    if surname && head && free && (alone || title_next) && row.is_none() {
        let title = title_next.then(|| scene.title(i + 1).map(|t| t.span)).flatten();
        return Some(person(token.span, title, 0.5, "n.person.hanja"));
    }
    let row = row?;
    let place = row.field(0) == "location";
    // 中 after a noun is “in the middle of”; before a noun, or set off by marks, it is a country.
    let sure = row.field(2) != "y" || head && alone;
    // 美대사: a country written to the next word only describes it.
    if !sure || !free || place && !alone {
        return None;
    }
    let kind = if place { EntityType::Location } else { EntityType::Organization };
    let score = if row.field(2) == "y" { 0.4 } else { 0.6 };
    Some(mention(token.span, kind, score, Source::Lexicon, Reason::new("n.shorthand.hanja", token.span)))
}

/// Whether a surname is written with `c`.
fn is_surname_hanja(c: char) -> bool {
    // The Hanja of a surname are in a field of its row; readings of Hanja lead there.
    super::likeness::surname_of_hanja(c)
}

/// 한·미·일, 미-중: single syllables joined by marks, at least two.
fn joined(scene: &Scene<'_, '_>, i: usize) -> Option<Mention> {
    let tokens = scene.tokens;
    let token = tokens.items.get(i).filter(|t| t.kind == Kind::Word)?;
    let mark = |k: usize| matches!(tokens.mark(k), Some('·' | 'ㆍ' | '・' | '-' | '∙' | '‧'));
    let country = |k: usize| {
        let w = tokens.word(k);
        let first = w.char_indices().nth(1).map_or(w, |(at, _)| w.get(..at).unwrap_or(w));
        lexicon::shorthand().get(first).is_some_and(|r| r.field(0) == "location").then_some((first.len(), w.len()))
    };
    if !mark(i + 1) && !i.checked_sub(1).is_some_and(mark) {
        return None;
    }
    let (len, whole) = country(i)?;
    let tight = |k: usize| tokens.follows(k) && !tokens.spaced(k);
    let before = i >= 2 && mark(i - 1) && tight(i) && tight(i - 1) && country(i - 2).is_some_and(|(l, w)| l == w);
    let after = mark(i + 1) && tight(i + 1) && tight(i + 2) && country(i + 2).is_some() && len == whole;
    if !(before || after) || len != 3 {
        return None;
    }
    let span = crate::span::Span::new(token.span.start, token.span.start + len);
    Some(mention(span, EntityType::Location, 0.6, Source::Lexicon, Reason::new("n.shorthand.joined", span)))
}

#[cfg(test)]
mod tests {
    use crate::analysis::EntityType;
    use crate::text::Document;

    fn names(text: &str) -> Vec<String> {
        let doc = Document::read(text);
        let all = crate::ner::ruled(&doc);
        let named = |k| matches!(k, EntityType::Organization | EntityType::Location | EntityType::Person);
        all.iter().filter(|m| named(m.kind)).map(|m| doc.words(m.span).to_owned()).collect()
    }

    #[test]
    fn characters() {
        let body = "\n\n서가온 대변인은 오늘 이 같은 내용을 모두 밝혔다. 회의는 두 시간 동안 이어졌다고 한다.\n";
        for (head, want) in [("檢 “추가 기소 검토”", "檢"), ("美 “관세 내린다”", "美")] {
            let text = format!("{head}{body}");
            assert!(names(&text).iter().any(|n| n == want), "{text} {:?}", names(&text));
        }
        assert_eq!(names("한·미·일 회담과 미·중 갈등"), ["한", "미", "일", "미", "중"]);
        assert!(names("회의 中 말했다. 이·통장과 한-영 사전").len() <= 2);
    }
}
