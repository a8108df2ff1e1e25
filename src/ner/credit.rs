//! Credits: who took the picture and who wrote the lines is named, but the article is not about them.

use super::Mention;
use super::gazetteer::entry;
use crate::analysis::EntityType;
use crate::lexicon;
use crate::text::near;

/// Whether `m` only says who wrote or took it: 김보람 기자 at the end of a line, 새벽뉴스 under a picture.
pub fn is_credit(text: &str, m: &Mention) -> bool {
    let may_be = match m.kind {
        EntityType::Person if m.title.is_none() => return labelled(text, m),
        EntityType::Person => is_reporter(text, m),
        EntityType::Organization => is_outlet(m.span.of(text)),
        _ => false,
    };
    if !may_be {
        return false;
    }
    let line = near::before(text, m.span.start).rsplit('\n').next().unwrap_or("");
    let end = m.title.map_or(m.span.end, |t| t.end.max(m.span.end));
    let rest = near::after(text, end).split('\n').next().unwrap_or("");
    if m.kind == EntityType::Person { reporter(line, rest) } else { source(line, rest) }
}

/// Whether a person stands in a line of parts each of which tells who did what: 글: 김보람(boram) | 사진: 한도윤(doyun).
fn labelled(text: &str, m: &Mention) -> bool {
    let line = near::before(text, m.span.start).rsplit('\n').next().unwrap_or("");
    let rest = near::after(text, m.span.end).split('\n').next().unwrap_or("");
    let (part, after) = (line.rsplit('|').next().unwrap_or(""), rest.split('|').next().unwrap_or("").trim());
    let label = part.trim().trim_end_matches([':', '=']).trim_end();
    let told = label == "글" || lexicon::name_context().get(label).is_some_and(|r| r.field(0) == "credit");
    let nickname = || after.starts_with('(') && after.ends_with(')') && after.is_ascii();
    told && (line.contains('|') || rest.contains('|')) && (after.is_empty() || nickname())
}

/// Whether reporters are titled as `m` is.
fn is_reporter(text: &str, m: &Mention) -> bool {
    let Some(title) = m.title.map(|t| t.of(text)) else { return false };
    let last = title.rsplit(' ').next().unwrap_or(title);
    (last.ends_with("기자") || last.ends_with("특파원")) && lexicon::reporter_titles().has(last)
}

/// Whether `name` is that of who publishes news or pictures.
fn is_outlet(name: &str) -> bool {
    entry(name).is_some_and(|e| e.class == "media")
        || lexicon::agencies().has(name)
        || ["뉴스", "일보", "신문", "통신"].iter().any(|e| name.ends_with(e))
}

fn reporter(line: &str, rest: &str) -> bool {
    let mut rest = rest.trim_start();
    rest = rest.trim_start_matches(['(', '[', '<', '/', '|', '·', ',', ' ']);
    let ends = rest.is_empty()
        || rest.starts_with(['=', ']', ')', '】', '〕', '>', '※', 'ⓒ', '©'])
        || rest.split([' ', ')']).next().is_some_and(|w| w.contains('@'));
    // At the head of a line only if nothing like a sentence follows.
    let opens = line.trim_end().ends_with(['[', '(', '【', '/', '=', '|'])
        || line.trim().is_empty() && rest.starts_with("입력");
    ends || opens
}

fn source(line: &str, rest: &str) -> bool {
    let head = line.trim_end();
    let tail = rest.trim_start().trim_start_matches([')', ']', '】', '>', '.', ' ']);
    let set_off = head.is_empty() || head.ends_with(['.', '=', '/', 'ⓒ', '©', ':', '[', '(', '【', '<', '〈']);
    let labelled = || {
        let word = head
            .trim_end_matches(['=', ':', ' ', '|', '/'])
            .rsplit(|c: char| !c.is_alphanumeric())
            .next()
            .unwrap_or("");
        lexicon::name_context().get(word).is_some_and(|r| r.field(0) == "credit")
    };
    let followed = || {
        let word = tail.split(|c: char| !c.is_alphanumeric()).next().unwrap_or("");
        lexicon::name_context().get(word).is_some_and(|r| r.field(0) == "credit")
            || word.ends_with("기자")
            || tail.starts_with('=')
            || tail.starts_with('(') && !goes_on(tail)
    };
    set_off && (tail.is_empty() || followed())
        || labelled()
        || head.ends_with('=')
        || head.ends_with('/') && tail.is_empty()
}

/// 새벽타임스(SBT)는: what follows the bracket is a particle, and so the outlet acts.
fn goes_on(bracket: &str) -> bool {
    let rest = bracket.find(')').filter(|&close| close < 60).and_then(|close| bracket.get(close + 1..));
    rest.and_then(|rest| rest.chars().next()).is_some_and(crate::text::hangul::is_syllable)
}

#[cfg(test)]
mod tests {
    use crate::analysis::EntityType;
    use crate::text::Document;

    fn names(text: &str) -> Vec<String> {
        let doc = Document::read(text);
        let all = crate::ner::ruled(&doc);
        let named = |k| matches!(k, EntityType::Organization | EntityType::Person);
        all.iter().filter(|m| named(m.kind)).map(|m| doc.words(m.span).to_owned()).collect()
    }

    #[test]
    fn credits_are_left_out() {
        for text in [
            "시민들이 길을 걷고 있다. 연합뉴스",
            "시민들이 걷고 있다. /사진=뉴시스",
            "(부산=연합뉴스) 김보람 기자 = 비가 왔다.",
            "비가 왔다. 김보람 기자 boram@example.kr",
            "시민들이 걷고 있다. 연합뉴스 제공",
            "글: 김보람(boram) | 사진: 한도윤(doyun)",
            "글 김보람 | 사진 한도윤 | 2024-01-02",
        ] {
            assert!(names(text).is_empty(), "{text} {:?}", names(text));
        }
        assert_eq!(names("연합뉴스는 김보람 기자가 상을 받았다고 밝혔다."), ["연합뉴스", "김보람"]);
        assert_eq!(names("그는 연합뉴스와 만났다."), ["연합뉴스"]);
        assert_eq!(
            names("비가 왔다. 뉴욕타임스(NYT)는 그렇게 전했다.").first().map(String::as_str),
            Some("뉴욕타임스")
        );
    }
}
