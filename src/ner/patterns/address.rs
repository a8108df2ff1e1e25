//! E-mail addresses and URLs.

use crate::analysis::{EntityType, Source};
use crate::evidence::Reason;
use crate::ner::{Mention, mention};
use crate::span::Span;

/// Takes the address that has `c` at `at`, if any, into `out`, the addresses before it.
pub fn take(text: &str, at: usize, c: char, out: &mut Vec<Mention>) {
    let done = out.last().map_or(0, |m| m.span.end);
    let bytes = text.as_bytes();
    let found = match c {
        _ if at < done => None,
        '@' => email(bytes, at, done).map(|s| (s, EntityType::Email, "n.address.email")),
        'h' | 'H' | 'w' | 'W' => url(bytes, at).map(|s| (s, EntityType::Url, "n.address.url")),
        _ => None,
    };
    out.extend(found.map(|(span, kind, rule)| mention(span, kind, 1.0, Source::Pattern, Reason::new(rule, span))));
}

const fn is_local(b: u8) -> bool {
    b.is_ascii_alphanumeric() || matches!(b, b'.' | b'_' | b'-' | b'+' | b'%')
}

const fn is_host(b: u8) -> bool {
    b.is_ascii_alphanumeric() || matches!(b, b'.' | b'-')
}

/// The address around the `@` at `at`, not before `from`.
fn email(bytes: &[u8], at: usize, from: usize) -> Option<Span> {
    // A local part has at most 64 characters, a host at most 255: no long run is walked twice.
    let local = bytes.get(from..at)?.iter().rev().take(64).take_while(|b| is_local(**b)).count();
    let mut start = at - local;
    while bytes.get(start).is_some_and(|b| !b.is_ascii_alphanumeric()) && start < at {
        start += 1;
    }
    let host = bytes.get(at + 1..)?.iter().take(255).take_while(|b| is_host(**b)).count();
    let mut end = at + 1 + host;
    while end > at + 1 && bytes.get(end - 1).is_some_and(|b| !b.is_ascii_alphanumeric()) {
        end -= 1;
    }
    let host = bytes.get(at + 1..end)?;
    let dot = host.iter().rposition(|b| *b == b'.')?;
    let top = host.get(dot + 1..)?;
    (start < at && dot > 0 && top.len() >= 2 && top.iter().all(u8::is_ascii_alphabetic)).then(|| Span::new(start, end))
}

/// The URL that starts at `at`.
fn url(bytes: &[u8], at: usize) -> Option<Span> {
    if at > 0 && bytes.get(at - 1).is_some_and(u8::is_ascii_alphanumeric) {
        return None;
    }
    let rest = bytes.get(at..)?;
    let starts = |p: &str| rest.get(..p.len()).is_some_and(|r| r.eq_ignore_ascii_case(p.as_bytes()));
    let prefix = ["https://", "http://", "www."].into_iter().find(|p| starts(p))?;
    let len = rest
        .iter()
        .take_while(|b| {
            b.is_ascii_graphic() && !matches!(b, b'<' | b'>' | b'"' | b'\'' | b'(' | b')' | b'[' | b']' | b'{' | b'}')
        })
        .count();
    let mut end = at + len;
    while end > at && bytes.get(end - 1).is_some_and(|b| matches!(b, b'.' | b',' | b';' | b':' | b'!' | b'?')) {
        end -= 1;
    }
    let host = bytes.get(at + prefix.len()..end)?;
    (host.contains(&b'.') && host.first().is_some_and(u8::is_ascii_alphanumeric)).then(|| Span::new(at, end))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds() {
        let words = |t: &str| {
            let mut found = Vec::new();
            t.char_indices().for_each(|(at, c)| take(t, at, c, &mut found));
            found.iter().map(|m| m.span.of(t).to_owned()).collect::<Vec<_>>()
        };
        assert_eq!(words("김보람 기자 boram.kim@dawn-ilbo.example.kr입니다"), ["boram.kim@dawn-ilbo.example.kr"]);
        assert_eq!(
            words("(https://www.example.com/a?b=1) 참조. www.example.org."),
            ["https://www.example.com/a?b=1", "www.example.org"]
        );
        for text in ["@", "a@", "@b.kr", "a@b", "a@b.1", "http://", "www.", "who와 howww"] {
            assert!(words(text).is_empty(), "{text}");
        }
    }
}
