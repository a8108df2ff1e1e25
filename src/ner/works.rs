//! Products (works, services, projects with a name of their own) and events: by list, and by what stands beside their
//! quotation marks.

use super::person::Scene;
use super::token::{Kind, readings};
use super::{Mention, mention};
use crate::analysis::{EntityType, Source};
use crate::evidence::Reason;
use crate::lexicon;
use crate::span::Span;
use crate::text::Document;
use crate::text::marks::{Marked, Style};

/// Longest name in marks, in characters.
const LONGEST: usize = 30;

/// The products and events of the article, in no order.
pub fn find(doc: &Document<'_>, scene: &Scene<'_, '_>) -> Vec<Mention> {
    let mut out: Vec<Mention> = (0..scene.tokens.items.len()).filter_map(|i| listed(scene, i)).collect();
    let mut before: Option<(Marked, EntityType)> = None;
    for m in &doc.marks {
        let Some(kind) = named(doc, m, before) else { continue };
        before = Some((*m, kind));
        let span = trim(doc, m.inner);
        let reason =
            Reason::new(if kind == EntityType::Event { "n.event.marked" } else { "n.product.marked" }, m.inner);
        out.push(mention(span, kind, 0.97, Source::Pattern, reason));
    }
    out
}

const fn kind_of(name: &str) -> EntityType {
    if matches!(name.as_bytes(), b"event") { EntityType::Event } else { EntityType::Product }
}

/// A name of the list that starts at token `i`, with the model that follows it (갤럭시S24 울트라).
fn listed(scene: &Scene<'_, '_>, i: usize) -> Option<Mention> {
    let tokens = scene.tokens;
    let token = tokens.items.get(i).filter(|t| t.kind != Kind::Hanja)?;
    let start = token.span.start;
    if i > 0 && !token.space && tokens.is_word(i - 1) {
        return None;
    }
    // 6·25전쟁, 코로나19, KF-21: the list holds marks, so that the text itself is asked.
    let line = tokens.text.get(start..)?;
    let (len, row) = lexicon::works().longest_prefix(line)?;
    let name = line.get(..len)?;
    if row.field(1) == "y" {
        return None;
    }
    let mut end = start + len;
    let rest = tokens.text.get(end..)?;
    let tail: &str = rest.get(..rest.find(|c: char| !c.is_alphanumeric()).unwrap_or(rest.len()))?;
    let digits = tail.bytes().take_while(|b| b.is_ascii_alphanumeric()).count();
    let model = digits > 0 && kind_of(row.field(0)) == EntityType::Product && digits <= 5;
    if model {
        end += digits;
    }
    let after = tail.get(if model { digits } else { 0 }..)?;
    if !after.is_empty() && !lexicon::tails().has(after) || name.len() < 6 && !model && name.chars().count() < 2 {
        return None;
    }
    let span = Span::new(start, end);
    Some(mention(span, kind_of(row.field(0)), 0.86, Source::Lexicon, Reason::new("n.work.listed", span)))
}

/// What the words in `m` name, if anything beside them says so.
fn named(doc: &Document<'_>, m: &Marked, before: Option<(Marked, EntityType)>) -> Option<EntityType> {
    let text = doc.text();
    let inner = m.inner.of(text).trim();
    let count = inner.chars().count();
    if !(1..=LONGEST).contains(&count) || is_sentence(inner) || m.close.is_empty() || m.open.is_empty() {
        return None;
    }
    let after = text.get(m.close.end..)?;
    let ahead = text.get(..m.open.start)?;
    // “…” is speech unless a noun of works says otherwise.
    let said = ["라고", "이라고", "고 ", "며", "라며", "이라며", "면서", "라는 ", "이라는 말", "다는"]
        .iter()
        .any(|s| after.starts_with(s));
    let context = |key: String| lexicon::work_context().get(&key).map(|r| kind_of(r.field(0)));
    // 영화 ‘…’
    let word = last_word(ahead);
    let by_before = context(format!("before {word}"));
    // ‘…’ 사업, ‘…’이라는 작품
    let next = next_noun(after);
    let by_after = readings(next).iter().find_map(|t| context(format!("after {}", next.get(..t.stem)?)));
    // ‘새봄 프로젝트’
    let tail = last_word(inner);
    let by_inside = tail.char_indices().find_map(|(cut, _)| context(format!("suffix {}", tail.get(cut..)?)));
    let listed = before.filter(|(b, _)| {
        let gap = Span::new(b.close.end, m.open.start).of(text);
        b.style == m.style && matches!(gap, ", " | "," | "·" | "와 " | "과 " | " " | ", 그리고 ")
    });
    let corner = matches!(m.style, Style::Corner).then_some(EntityType::Product);
    let found = by_inside.or(by_before).or(by_after).or(listed.map(|(_, k)| k)).or(corner)?;
    let strong = by_before.is_some() || by_inside.is_some() || matches!(m.style, Style::Corner);
    (!said || strong && m.style != Style::Double || by_before.is_some()).then_some(found)
}

/// Whether words in marks are rather a sentence than a name.
fn is_sentence(words: &str) -> bool {
    let end = words.trim_end_matches(['.', '!', '?', '…', ' ']);
    let ended = words.ends_with(['.', '?', '…']) && !words.ends_with("..");
    let verbal =
        ["다", "요", "까", "냐", "니다", "죠", "네", "라고", "세요", "하자", "겠다"].iter().any(|v| end.ends_with(v))
            && end.contains(' ');
    ended || verbal && !end.ends_with("합니다")
}

/// The last word of `text`, without marks: 영화 of “… 영화 ”.
fn last_word(text: &str) -> &str {
    let line = text.rsplit('\n').next().unwrap_or("").trim_end_matches([' ', ':', '인']);
    let start = line
        .rfind(|c: char| !c.is_alphanumeric())
        .map_or(0, |at| at + line.get(at..).and_then(|t| t.chars().next()).map_or(1, char::len_utf8));
    line.get(start..).unwrap_or("")
}

/// The noun that a marked name is said to be: 작품 of ‘…’이라는 작품에서, 사업 of ‘…’ 사업.
fn next_noun(after: &str) -> &str {
    let named = ["이라는 ", "라는 ", "이란 ", "란 ", "이라는 이름의 ", "라는 이름의 ", " "];
    let rest = named.iter().find_map(|n| after.strip_prefix(n)).unwrap_or("");
    let end = rest.find(|c: char| !c.is_alphanumeric()).unwrap_or(rest.len());
    rest.get(..end).unwrap_or("")
}

fn trim(doc: &Document<'_>, span: Span) -> Span {
    let words = span.of(doc.text());
    let start = span.start + (words.len() - words.trim_start().len());
    Span::new(start, start + words.trim().len())
}

#[cfg(test)]
mod tests {
    use crate::analysis::EntityType;
    use crate::{Options, text::Document};

    fn works(text: &str) -> Vec<String> {
        let doc = Document::read(text);
        let all = crate::ner::find(&doc, &Options::default());
        let letter = |k| match k {
            EntityType::Product => Some('p'),
            EntityType::Event => Some('e'),
            _ => None,
        };
        all.iter().filter_map(|m| Some(format!("{} {}", letter(m.kind)?, doc.words(m.span)))).collect()
    }

    #[test]
    fn finds() {
        let cases: &[(&str, &[&str])] = &[
            ("영화 ‘겨울 버스’가 개봉했다.", &["p 겨울 버스"]),
            ("책 『느린 물』과 『빠른 불』", &["p 느린 물", "p 빠른 불"]),
            ("시는 ‘새봄 프로젝트’를 시작했다.", &["p 새봄 프로젝트"]),
            ("‘나루 음악 축제’가 열렸다.", &["e 나루 음악 축제"]),
            ("그는 ‘느린 물’이라는 작품에서", &["p 느린 물"]),
            ("드라마 ‘가을’, ‘여름 밤’ 등에 나왔다.", &["p 가을", "p 여름 밤"]),
            ("올림픽에서 이겼다. 갤럭시S24를 냈다.", &["e 올림픽", "p 갤럭시S24"]),
        ];
        for (text, want) in cases {
            assert_eq!(&works(text), want, "{text}");
        }
    }

    #[test]
    fn not_works() {
        for text in [
            "그는 ‘원칙’을 강조했다.",
            "그는 “절대 안 된다”라고 말했다.",
            "‘협치는 없다’는 뜻을 밝혔다.",
            "올림픽대로를 달렸다.",
            "'불도저' 반 감독",
        ] {
            assert!(works(text).is_empty(), "{text} {:?}", works(text));
        }
    }
}
