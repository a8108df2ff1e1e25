//! Markup: pages pasted as source, and tags that leaked into a page's text.
//!
//! Tags leave nothing behind in the composed text, or a line break where they end a line; entities become the character
//! that they stand for. Only names of HTML's own elements make a tag: `<겨울 버스>` and `<ABC>` are brackets.

use crate::lexicon;
use crate::span::{Byte, Span};

/// What stands in the place of a piece of markup.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stands {
    /// Nothing.
    Nothing,
    /// A line break.
    Break,
    /// This character.
    Char(char),
}

/// The markup of a text.
#[derive(Debug, Default)]
pub struct Markup {
    /// Pieces by start, without overlap.
    pub pieces: Vec<(Span<Byte>, Stands)>,
    /// Whether the text is a page's source, where only tags end lines.
    pub is_source: bool,
}

/// The markup of `source`. Linear in its length.
pub fn scan(source: &str) -> Markup {
    let mut out = Markup::default();
    let mut breaks = 0_usize;
    let mut at = 0;
    let mut ahead = Ahead { close: Some(0), comment: true, raw: true };
    while let Some(found) = source.get(at..).and_then(|rest| rest.find(['<', '&'])) {
        let start = at + found;
        let rest = source.get(start..).unwrap_or("");
        let piece = if rest.starts_with('&') {
            entity(rest).map(|(len, c)| (start + len, Stands::Char(c)))
        } else {
            if ahead.close.is_some_and(|c| c <= start) {
                ahead.close = rest.find('>').map(|n| start + n);
            }
            ahead.close.and_then(|close| tag(source, start, close, &mut ahead))
        };
        at = start + 1;
        if let Some((end, stands)) = piece {
            breaks += usize::from(stands == Stands::Break);
            out.pieces.push((Span::new(start, end), stands));
            at = end;
        }
    }
    let lines = source.bytes().filter(|&b| b == b'\n').count();
    out.is_source = breaks >= 4 && breaks * 2 >= lines;
    out
}

/// What is known of the text ahead, so that nothing is looked for twice in vain.
struct Ahead {
    /// Where the next '>' stands.
    close: Option<usize>,
    /// Whether comments may still end.
    comment: bool,
    /// Whether scripts and the like may still end.
    raw: bool,
}

/// The end of the tag that begins at `start` and what it leaves. `close` is where the next '>' stands.
fn tag(source: &str, start: usize, close: usize, ahead: &mut Ahead) -> Option<(usize, Stands)> {
    let rest = source.get(start..)?;
    if rest.starts_with("<!--") {
        let end = if ahead.comment { rest.find("-->") } else { None };
        ahead.comment = end.is_some();
        return Some((end.map_or(close + 1, |n| start + n + 3), Stands::Nothing));
    }
    let inside = source.get(start + 1..close)?;
    if inside.len() > 2000 {
        return None;
    }
    if inside.get(..8).is_some_and(|d| d.eq_ignore_ascii_case("!doctype")) {
        return Some((close + 1, Stands::Break));
    }
    let closing = inside.starts_with('/');
    let inside = inside.strip_prefix('/').unwrap_or(inside);
    let name_end = inside.find(|c: char| !c.is_ascii_alphanumeric() && c != '-').unwrap_or(inside.len());
    let name = inside.get(..name_end)?;
    let behind = inside.get(name_end..)?;
    // <b>, <a href=…>, <br/>: nothing else may follow a name. An attribute has a name of Latin letters.
    let attribute = behind
        .trim_start()
        .chars()
        .next()
        .is_none_or(|c| c.is_ascii_alphabetic() || matches!(c, '/' | '@' | ':' | '_'));
    if name.is_empty()
        || name.len() > 12
        || !(behind.is_empty() || behind.starts_with([' ', '/', '\n', '\t', '\r']))
        || !attribute
    {
        return None;
    }
    let name = name.to_ascii_lowercase();
    match lexicon::html_tags().get(&name)?.field(0) {
        "block" => Some((close + 1, Stands::Break)),
        "raw" if !closing && !inside.ends_with('/') && ahead.raw => {
            let end = raw_end(source, close + 1, &name);
            ahead.raw = end.is_some();
            Some((end.unwrap_or(close + 1), Stands::Nothing))
        }
        _ => Some((close + 1, Stands::Nothing)),
    }
}

/// Just past the closing tag of `name` from `from` on.
fn raw_end(source: &str, from: usize, name: &str) -> Option<usize> {
    let mut at = from;
    while let Some(found) = source.get(at..).and_then(|rest| rest.find("</")) {
        let start = at + found;
        let here = source.get(start + 2..start + 2 + name.len());
        if here.is_some_and(|h| h.eq_ignore_ascii_case(name)) {
            return source.get(start..)?.find('>').map(|n| start + n + 1);
        }
        at = start + 2;
    }
    None
}

/// The entity that `rest` begins with: its length and its character.
fn entity(rest: &str) -> Option<(usize, char)> {
    let behind = rest.strip_prefix('&')?;
    // Encoded twice over, as clumsy editors do: &amp;quot;
    if let Some((len, c)) = behind.strip_prefix("amp;").and_then(reference) {
        return Some((5 + len, c));
    }
    reference(behind).map(|(len, c)| (1 + len, c))
}

/// The reference that `behind`, what follows an ampersand, begins with: its length and its character.
fn reference(behind: &str) -> Option<(usize, char)> {
    let body = behind.split([';', ' ', '&', '<', '\n']).next()?;
    if body.len() > 10 || !behind.get(body.len()..)?.starts_with(';') {
        return None;
    }
    let len = body.len() + 1;
    if let Some(number) = body.strip_prefix('#') {
        let code = match number.strip_prefix(['x', 'X']) {
            Some(hex) => u32::from_str_radix(hex, 16).ok()?,
            None => number.parse().ok()?,
        };
        return char::from_u32(code).filter(|c| !c.is_control()).map(|c| (len, c));
    }
    let code = lexicon::entities().get(body)?.field(0);
    Some((len, char::from_u32(u32::from_str_radix(code, 16).ok()?)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pieces(source: &str) -> Vec<(&str, Stands)> {
        scan(source).pieces.iter().map(|&(s, w)| (source.get(s.start..s.end).unwrap_or("?"), w)).collect()
    }

    #[test]
    fn tags_and_entities() {
        use Stands::{Break, Char, Nothing};
        assert_eq!(
            pieces("<p class=\"a\">표 <b>씨</b>는&nbsp;&quot;응&#8221;<br/></p>"),
            [
                ("<p class=\"a\">", Break),
                ("<b>", Nothing),
                ("</b>", Nothing),
                ("&nbsp;", Char('\u{A0}')),
                ("&quot;", Char('"')),
                ("&#8221;", Char('”')),
                ("<br/>", Break),
                ("</p>", Break),
            ]
        );
        assert_eq!(
            pieces("&amp;quot;R&amp;D&amp;#39;&amp;"),
            [("&amp;quot;", Char('"')), ("&amp;", Char('&')), ("&amp;#39;", Char('\'')), ("&amp;", Char('&'))]
        );
        assert_eq!(pieces("가<!-- <b> -->나"), [("<!-- <b> -->", Nothing)]);
        assert_eq!(pieces("<SCRIPT>if (a<b) x();</script>가"), [("<SCRIPT>if (a<b) x();</script>", Nothing)]);
    }

    #[test]
    fn brackets_are_no_tags() {
        for text in [
            "<겨울 버스>",
            "<ABC>",
            "a<b, c>d",
            "<나래>",
            "1 < 2 > 0",
            "<",
            "&",
            "&amp",
            "R&D; 투자",
            "<a",
            "<i 장르>",
            "&;",
            "&#;",
            "&#xD800;",
            "&#99999999;",
        ] {
            assert!(pieces(text).is_empty(), "{text}: {:?}", pieces(text));
        }
    }

    #[test]
    fn a_page_and_a_leak() {
        assert!(scan("<html><body><h1>가</h1><p>나</p></body></html>").is_source);
        assert!(!scan("가 <b>나</b>\n다\n라").is_source);
    }
}
