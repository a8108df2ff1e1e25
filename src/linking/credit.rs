//! The article's own makers are none of its entities: the agency of a credit or a dateline (사진=새벽통신, (가람=새벽통신)), the
//! outlet of a reporter's line ([새벽일보 김보람 기자]) or of a notice (ⓒ 새벽일보), a reporter who signs off.

use std::collections::BTreeSet;

use super::Groups;
use crate::analysis::{EntityType, SectionKind};
use crate::lexicon;
use crate::ner::Mention;
use crate::text::near::{first, last};
use crate::text::{Document, hangul};

/// How far the bracket of a reporter's line may reach, in bytes.
const REACH: usize = 80;

/// A line that holds a by-line and no more has fewer letters beside the name.
const SHORT: usize = 30;

/// Whether an organisation only gives credit here.
pub fn is_credit(doc: &Document<'_>, mention: &Mention) -> bool {
    if mention.kind != EntityType::Organization {
        return false;
    }
    let (before, after) = around(doc, mention);
    let caption = doc.kind_at(mention.span.start) == SectionKind::Caption;
    // [한도윤/가온대 교수]: who speaks, and for whom.
    if before.ends_with('/') && labels(before) {
        return false;
    }
    caption && lexicon::agencies().has(doc.words(mention.span))
        || before.ends_with(['=', '/', 'ⓒ', '©'])
        || matches!((before.chars().next_back(), after.chars().next()), (Some('['), Some(']' | '=')))
        || publishes(before, after)
        || signed(doc, mention)
}

/// Whether a bracket opens before a name of two to four syllables and the stroke: [한도윤/.
fn labels(before: &str) -> bool {
    let name = last(before, 20).trim_end_matches('/').rsplit('[').next().unwrap_or("");
    let inside = last(before, 20).contains('[') && (2..=4).contains(&name.chars().count());
    inside && name.chars().all(hangul::is_syllable) && !lexicon::is_around(name, "credit") && name != "글"
}

fn around<'a>(doc: &'a Document<'_>, m: &Mention) -> (&'a str, &'a str) {
    let text = doc.text();
    (text.get(..m.span.start).unwrap_or(""), text.get(m.span.end..).unwrap_or(""))
}

/// Whether the line of a mention holds little else.
pub fn in_short_line(doc: &Document<'_>, mention: &Mention) -> bool {
    let (before, after) = around(doc, mention);
    let part = |c: &char| *c != '\n';
    let behind = after.chars().take_while(part).take(SHORT);
    let letters = before.chars().rev().take_while(part).take(SHORT).count() + behind.clone().count();
    // 김보람 작가가 왔다.
    letters < SHORT && !behind.clone().zip(behind.skip(1)).any(|pair| pair == ('다', '.'))
}

/// Whether the line of a reporter or a notice names an outlet as the article's own.
fn publishes(before: &str, after: &str) -> bool {
    let notice = last(before, 40).trim_end().trim_end_matches([':', '=']).trim_end();
    let marks = ["ⓒ", "©", "(c)", "(C)", "Source", "출처", "저작권자"];
    marks.iter().any(|m| notice.ends_with(m)) || reporter_line(before, after)
}

/// [새벽일보 김보람 기자], 【새벽일보 김보람 특파원】, (가람=새벽통신).
fn reporter_line(before: &str, after: &str) -> bool {
    let open =
        before.char_indices().rev().take(REACH / 3).find(|(_, c)| matches!(c, '[' | '【' | ']' | '】' | '\n' | '.'));
    if !open.is_some_and(|(_, c)| matches!(c, '[' | '【')) {
        return false;
    }
    let close = after.char_indices().take(REACH / 3).find(|(_, c)| matches!(c, ']' | '】' | '\n' | '['));
    let inside = close.filter(|(_, c)| matches!(c, ']' | '】')).and_then(|(at, _)| after.get(..at)).unwrap_or("");
    inside.split([' ', '=', '·']).any(|w| lexicon::reporter_titles().has(w) && w.len() > 3)
}

/// 새벽뉴스 김보람입니다: the outlet before the reporter's name.
fn signed(doc: &Document<'_>, m: &Mention) -> bool {
    let (_, after) = around(doc, m);
    // 새벽방송 뉴스 김보람입니다.
    let after = first(after, 40);
    let after = after.strip_prefix(" 뉴스").unwrap_or(after);
    let name = after.strip_prefix(' ').and_then(|a| a.split(char::is_whitespace).next()).unwrap_or("");
    name.strip_suffix("입니다.").or_else(|| name.strip_suffix("입니다")).is_some_and(|n| n.chars().count() == 3)
        && outlet(doc.words(m.span))
}

fn outlet(name: &str) -> bool {
    name.ends_with("뉴스") || lexicon::organizations().get(name).is_some_and(|r| r.field(0) == "media")
}

/// Whether a reporter signs off with the name: 새벽뉴스 김보람입니다.
pub fn signs_off(doc: &Document<'_>, m: &Mention) -> bool {
    let (before, after) = around(doc, m);
    if !after.starts_with("입니다") {
        return false;
    }
    let word = last(before, 50).strip_suffix(' ').and_then(|b| b.rsplit(char::is_whitespace).next()).unwrap_or("");
    word.len() <= 40 && outlet(word)
}

/// Takes the outlet that publishes the article out of the groups, wherever it is named (새벽통신 취재를 종합하면).
#[inline(never)]
pub fn drop_publisher(doc: &Document<'_>, mentions: &[Mention], groups: &mut Groups) {
    let mut own: BTreeSet<&str> = BTreeSet::new();
    let organization = |m: &&Mention| m.kind == EntityType::Organization;
    for m in mentions.iter().filter(organization) {
        let (before, after) = around(doc, m);
        let dateline = before.ends_with('=') && after.starts_with([')', ']']);
        if outlet(doc.words(m.span)) && (dateline || publishes(before, after)) {
            own.insert(doc.words(m.span));
        }
    }
    // Datelines are no mentions: (가람=새벽통신).
    for (at, _) in doc.text().match_indices('=') {
        let rest = doc.text().get(at + 1..).unwrap_or("");
        let end = rest.char_indices().take(16).find(|(_, c)| matches!(c, ')' | ']')).map_or(0, |(i, _)| i);
        own.extend(rest.get(..end).map(str::trim).filter(|w| outlet(w)));
    }
    for (i, _) in mentions.iter().enumerate().filter(|(_, m)| organization(m) && own.contains(doc.words(m.span))) {
        groups.leave(i);
    }
}

#[cfg(test)]
mod tests {
    use crate::analysis::EntityType;
    use crate::linking::tests::marked;

    #[test]
    fn makers() {
        let lead = "온빛시는 오늘 다리를 막는다고 밝혔다. 주민들은 배를 타고 뭍으로 나가야 한다.";
        let count = |text: String| marked(&text, &["새벽뉴스", "온빛시"], EntityType::Organization).len();
        for text in [
            format!("[새벽뉴스 김보람 기자] {lead}"),
            format!("(가람=새벽뉴스) 김보람 기자 = {lead} 새벽뉴스 취재를 종합하면 이렇다."),
            format!("{lead} [Source : 새벽뉴스]"),
            format!("{lead} 새벽뉴스 김보람입니다."),
            format!("{lead} 새벽뉴스 뉴스 김보람입니다."),
        ] {
            assert_eq!(count(text.clone()), 1, "{text}");
        }
        // Who speaks, and for whom.
        let label = format!("{lead}\n[한도윤/새벽뉴스 해설위원] “곧 갠다.”");
        assert_eq!(count(label), 2);
        // An outlet that the article cites is one of its entities.
        assert_eq!(count(format!("{lead} 새벽뉴스는 이를 처음 보도했다.")), 2);
    }
}
