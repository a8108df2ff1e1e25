//! Labels of who speaks in the news of broadcasters: [한도윤/가람시 기획과장], [민유라/새말읍 통장 : “…”]. What stands between the bracket
//! and the stroke is a name, whatever its syllables.

use super::person::{Scene, person};
use super::token::Kind;
use super::{Mention, gazetteer, likeness};
use crate::lexicon;
use crate::span::Span;

/// How long a label may be, in tokens.
const LONGEST: usize = 16;

/// [NAME/WHERE FROM]: the name at token `i`, with what is said of it.
pub fn find(scene: &Scene<'_, '_>, i: usize) -> Option<Mention> {
    let tokens = scene.tokens;
    let before = i.checked_sub(1)?;
    if tokens.mark(before) != Some('[')
        || tokens.spaced(i)
        || tokens.mark(i + 1) != Some('/')
        || !tokens.is_word(i + 2)
        || !tokens.follows(i + 2)
    {
        return None;
    }
    let word = tokens.word(i);
    let name = tokens.korean(i).filter(|k| !k.noun && (6..=12).contains(&word.len()) && k.bits >= -6.0)?;
    let other = gazetteer::entry(word).is_some() || lexicon::titles().has(word) || likeness::is_frequent_noun(word);
    let ends = |j: &usize| matches!(tokens.mark(*j), Some(']' | ':'));
    let end = (i + 3..i + LONGEST).take_while(|&j| tokens.follows(j)).find(ends)?;
    // The last word, brackets aside, says what they are: (음성변조), (58).
    let last = (i + 2..end).take_while(|&j| tokens.items.get(j).is_some_and(|t| t.kind == Kind::Word)).last()?;
    let title = scene.title(last).filter(|t| t.after && t.tail.is_bare());
    let somebody = || lexicon::people().has(tokens.word(last));
    // [날씨/오늘의 지도]: nothing says that it is about people.
    if other || title.is_none() && !somebody() && name.bits < 2.0 {
        return None;
    }
    let title = title.map(|t| Span::new(scene.span(i + 2).start, t.span.end));
    Some(person(scene.span(i), title, 0.9, "n.person.label"))
}

#[cfg(test)]
mod tests {
    use crate::ner::persons;

    #[test]
    fn finds() {
        let cases: &[(&str, &[&str])] = &[
            ("[모진국/온빛읍 통장 : \"비가 왔어요.\"]", &["모진국/온빛읍 통장"]),
            ("[고수민/나래대 해양학부 교수]\n\"비가 왔어요.\"", &["고수민/나래대 해양학부 교수"]),
            ("[손영자/새말면 주민 (음성변조)]\n\"비가 왔어요.\"", &["손영자/"]),
            ("[사회/오늘의 지도]", &[]),
            ("[전국/오늘의 날씨]", &[]),
            ("[고수민 기자/새벽뉴스]", &[]),
        ];
        for (text, want) in cases {
            assert_eq!(&persons(text), want, "{text}");
        }
    }
}
