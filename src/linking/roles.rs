//! The posts that the article gives a person: as written, with 전, 현, 차기 and with the organisation (오픈랩 대표, 전 환경처 차관);
//! the shorter forms of one that is given in full are left out, and so are honorifics and kin.

use super::{Scene, is_person_word};
use crate::analysis::{EntityType, Form};
use crate::lexicon;
use crate::ner::Mention;
use crate::span::Span;
use crate::text::Document;
use crate::text::near::last;

/// How many posts of one person are compared with each other.
const MOST: usize = 40;

/// Where the posts stand that `members` give, in the order of the article.
pub fn of(doc: &Document<'_>, mentions: &[Mention], members: &[usize]) -> Vec<Span> {
    let mut all: Vec<(Span, &str)> = Vec::new();
    let scene = Scene { doc, mentions, order: &[] };
    for &i in members {
        let Some(m) = mentions.get(i).filter(|m| m.kind == EntityType::Person && m.form == Form::Name) else {
            continue;
        };
        let own = match m.title {
            Some(_) => post(doc, mentions, i, m),
            None => super::person::shared_title(&scene, i).filter(|&t| is_post(doc.words(t))),
        };
        // 나루마을 이장 김보람 씨: a place only tells where.
        let body = |t: Span| body_before(doc, mentions, i, t.start).filter(|b| b.kind == EntityType::Organization);
        let before = title_before(doc, m).map(|t| with_body(doc, body(t), t));
        for role in own.into_iter().chain(before) {
            let words = doc.words(role);
            if all.len() < MOST && !words.is_empty() && !all.iter().any(|a| a.1 == words) {
                all.push((role, words));
            }
        }
    }
    let shorter = |a: &str| all.iter().any(|b| b.1 != a && shortens(a, b.1));
    all.iter().filter(|a| !shorter(a.1)).map(|a| a.0).collect()
}

/// The post beside mention `i`, as written, with the organisation before it (오픈랩 대표 김보람). `None` where the title is no post.
fn post(doc: &Document<'_>, mentions: &[Mention], i: usize, m: &Mention) -> Option<Span> {
    let title = m.title.filter(|&t| is_post(doc.words(t)))?;
    Some(if title.start < m.span.start {
        with_body(doc, body_before(doc, mentions, i, title.start), title)
    } else {
        title
    })
}

/// The body or place that stands right before `start`, before mention `i`.
pub fn body_before<'m>(doc: &Document<'_>, mentions: &'m [Mention], i: usize, start: usize) -> Option<&'m Mention> {
    i.checked_sub(1).and_then(|b| mentions.get(b)).filter(|b| {
        matches!(b.kind, EntityType::Organization | EntityType::Location)
            && doc.words(Span::new(b.span.end, start.max(b.span.end))) == " "
    })
}

/// The post `title` before a name with the body or country before it and what says when it was held: 전
/// 새봄전자 대표.
fn with_body(doc: &Document<'_>, body: Option<&Mention>, title: Span) -> Span {
    let span = body.map_or(title, |b| b.span.join(title));
    let before = doc.text().get(..span.start).unwrap_or("");
    let word = before.strip_suffix(' ').and_then(|b| last(b, 30).rsplit(char::is_whitespace).next()).unwrap_or("");
    let when = matches!(word, "전" | "前" | "현" | "現" | "신임" | "차기");
    if when { Span::new(span.start - word.len() - 1, span.end) } else { span }
}

/// Whether a title is a post or an occupation; honorifics and kin are none, nor what spans another person.
pub fn is_post(words: &str) -> bool {
    let last = words.rsplit(' ').next().unwrap_or(words);
    let honorific = lexicon::titles().longest_suffix(last).is_some_and(|(_, r)| r.field(0) == "kin");
    !honorific
        && last != "선생"
        && words.starts_with(|c: char| c.is_alphanumeric())
        && !lexicon::is_word(last, "relation")
}

/// The occupation right before a name that has another title behind it (농부 표만섭 씨).
pub fn title_before(doc: &Document<'_>, m: &Mention) -> Option<Span> {
    m.title.filter(|t| t.start > m.span.start)?;
    if doc.words(m.span).chars().count() < 2 {
        return None;
    }
    let before = doc.text().get(..m.span.start)?.strip_suffix(' ')?;
    let start = before.char_indices().rev().take(12).take_while(|(_, c)| is_person_word(*c)).last()?.0;
    let span = Span::new(start, before.len());
    let row = lexicon::titles().get(doc.words(span))?;
    // 이장 마덕수 씨: a village head as well, whose title the list keeps for behind the name.
    let head = row.field(0) != "kin" && !lexicon::is_word(doc.words(span), "relation");
    head.then_some(span)
}

/// Whether `a` says less than `b` about one post: 회장 and 한울 회장, 전 장관 and 전 환경처 장관, CEO and 최고경영자(CEO).
fn shortens(a: &str, b: &str) -> bool {
    let plain = |s: &str| s.chars().filter(|c| !c.is_whitespace()).collect::<String>();
    let (a, b) = (plain(a), plain(b));
    if a.len() >= b.len() {
        return false;
    }
    let bare = |s: &str| s.trim_start_matches(['전', '前', '현', '現']).to_owned();
    let gloss =
        |s: &str| s.rsplit_once('(').map(|(head, tail)| (head.to_owned(), tail.trim_end_matches(')').to_owned()));
    b.ends_with(&a)
        || bare(&a).len() >= 6 && b.ends_with(&bare(&a)) && a.starts_with(['전', '前']) == b.starts_with(['전', '前'])
        || gloss(&b).is_some_and(|(head, tail)| tail == a || head.ends_with(&a))
}

#[cfg(test)]
mod tests {
    use super::{is_post, shortens};
    use crate::linking::tests::persons;

    #[test]
    fn shorter() {
        for (a, b) in [
            ("회장", "한울 회장"),
            ("전 장관", "전 환경처 장관"),
            ("CEO", "최고경영자(CEO)"),
            ("최고경영자", "최고경영자(CEO)"),
        ] {
            assert!(shortens(a, b), "{a} {b}");
        }
        for (a, b) in [("회장", "회장"), ("한울 회장", "회장"), ("의원", "한울 회장"), ("전 장관", "환경처 장관")]
        {
            assert!(!shortens(a, b), "{a} {b}");
        }
        assert!(
            is_post("회장")
                && is_post("전 환경처 차관")
                && !is_post("씨")
                && !is_post("여사")
                && !is_post("·서가영 부부")
        );
    }

    #[test]
    fn in_articles() {
        let cases = [
            ("민유라 새봄전자 회장이 왔다. 민 회장은 웃었다.", "(새봄전자 회장)"),
            ("노해찬 전 환경부 차관이 왔다. 노 전 차관은 웃었다.", "(전 환경부 차관)"),
            ("농부 김보람(71) 씨가 왔다.", "(농부)"),
            ("전 국방부 차관 김보람 씨가 왔다. 김 전 차관은 웃었다.", "(전 국방부 차관)"),
            ("차기 대표 김보람이 왔다.", "(차기 대표)"),
            ("김보람 부회장이 왔다.", "(부회장)"),
            ("김보람 푸른당 대변인이 왔다.", "(푸른당 대변인)"),
            ("김보람 씨가 왔다.", "김보람 씨, 김보람"),
            ("도지현 최고경영자(CEO)는 웃었다. 도 CEO는 떠났다.", "(최고경영자(CEO))"),
        ];
        for (text, want) in cases {
            let got = persons(text);
            assert!(got.len() == 1 && got.iter().all(|p| p.ends_with(want)), "{text} {got:?}");
        }
    }
}
