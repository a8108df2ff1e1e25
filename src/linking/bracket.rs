//! Parentheses that introduce another name: 새봄정책위원회(SPC), 하늘메모리(HNM), 세린 벨로트(Serin Bellot), 노해찬(盧海燦),
//! and the other way round, a word before the parentheses of a name that is known: 서노 마사요(서가영).

use super::{Introduced, found, words};
use crate::analysis::{EntityType, Form};
use crate::lexicon;
use crate::ner::Mention;
use crate::span::Span;
use crate::text::near::first;
use crate::text::{Document, hangul};

/// Longest gloss in bytes.
const LONGEST: usize = 60;

/// Finds the names that parentheses introduce.
#[inline(never)]
pub fn add(doc: &Document<'_>, mentions: &mut Vec<Mention>, introduced: &mut Vec<Introduced>) {
    let mut out = Vec::new();
    for (i, m) in mentions.iter().enumerate() {
        let bracketed = doc.text().as_bytes().get(m.span.end).is_some_and(|b| matches!(b, b'(' | b')'));
        if !bracketed || m.form != Form::Name || !super::counts(doc, m) {
            continue;
        }
        let free = |s: Span| mentions.get(i + 1).is_none_or(|n| n.span.start >= s.end);
        if let Some(alias) = gloss(doc, m).filter(|&s| free(s)) {
            out.push(found(alias, m.kind, Form::Name, 0.85, "l.bracket.gloss"));
            introduced.push(Introduced { alias, owner: m.span, rule: "l.bracket.gloss" });
        }
        let before = i.checked_sub(1).and_then(|b| mentions.get(b)).map_or(0, |b| b.span.end);
        if let Some(alias) = explained(doc, m).filter(|s| s.start >= before) {
            let title = (m.kind == EntityType::Person).then(|| title_behind(doc, m.span.end)).flatten();
            out.push(Mention { title, ..found(alias, m.kind, Form::Name, 0.8, "l.bracket.explained") });
            introduced.push(Introduced { alias, owner: m.span, rule: "l.bracket.explained" });
        }
    }
    let body = |m: &Mention| m.evidence.iter().any(|e| e.rule == "n.org.alliance");
    for (i, m) in mentions.iter().enumerate().filter(|(_, m)| body(m)) {
        // ‘…’(아래 시민행동), 반대대책위원회(위원장 한도윤·이하 대책위)
        let rest = first(doc.text().get(m.span.end..).unwrap_or(""), LONGEST);
        let close = m.span.end + rest.find(')').unwrap_or(0);
        let inside = mentions.iter().skip(i + 1).take(4).take_while(|n| n.span.end <= close);
        for alias in inside.filter(|n| body(n)).map(|n| n.span) {
            introduced.push(Introduced { alias, owner: m.span, rule: "l.bracket.gloss" });
        }
    }
    words::add_free(mentions, out);
}

/// What stands in parentheses right behind a name, if it is another form of it.
fn gloss(doc: &Document<'_>, m: &Mention) -> Option<Span> {
    let rest = doc.text().get(m.span.end..)?.strip_prefix('(')?;
    let mut start = m.span.end + 1;
    let mut inside = bracketed(rest)?;
    // 盧海燦·52: the age is no name.
    if m.kind == EntityType::Person {
        inside = inside.split(['·', ',', '/']).next().unwrap_or(inside);
    }
    for lead in ["이하 ", "약칭 ", "옛 ", "영문명 "] {
        if let Some(short) = inside.strip_prefix(lead) {
            start += lead.len();
            inside = short;
        }
    }
    let marked = inside.trim_matches(['‘', '’', '\'', '“', '”', '"']);
    start += inside.find(marked)?;
    let letters = || marked.chars();
    let latin = letters().all(|c| c.is_alphanumeric() && !hangul::is_hangul(c) || " .-·&'".contains(c))
        && letters().next().is_some_and(char::is_uppercase);
    let count = letters().count();
    let fits = match m.kind {
        EntityType::Person => {
            let name = latin && letters().filter(|c| c.is_lowercase()).count() >= 2 && !hangul_free(doc.words(m.span));
            name || (2..=6).contains(&count) && letters().all(hangul::is_hanja)
        }
        // 법무법인 솔(率): the characters of the name.
        EntityType::Organization if letters().all(hangul::is_hanja) => {
            doc.words(m.span).rsplit(' ').next().is_some_and(|w| w.chars().count() == count)
        }
        EntityType::Organization | EntityType::Product | EntityType::Event | EntityType::Location => {
            latin && (2..=40).contains(&count) && !hangul_free(doc.words(m.span))
        }
        _ => false,
    };
    fits.then(|| Span::new(start, start + marked.len()))
}

fn hangul_free(name: &str) -> bool {
    !name.chars().any(hangul::is_hangul)
}

/// What stands before the closing parenthesis.
fn bracketed(rest: &str) -> Option<&str> {
    let end =
        rest.char_indices().take(LONGEST).find(|&(_, c)| matches!(c, ')' | '\n' | '(')).filter(|&(_, c)| c == ')')?.0;
    rest.get(..end).filter(|r| !r.is_empty())
}

/// The title right behind the closing parenthesis at `at`: (서가영) 회장.
pub fn title_behind(doc: &Document<'_>, at: usize) -> Option<Span> {
    let rest = first(doc.text().get(at..)?.strip_prefix(") ")?, 30);
    let word = rest.split(char::is_whitespace).next()?;
    let stem = word.get(..crate::text::josa::best(word).stem_len)?;
    let title = lexicon::titles().get(stem).is_some_and(|r| r.field(1) != "b");
    title.then(|| Span::new(at + 2, at + 2 + stem.len()))
}

/// The word before the parentheses in which the whole of `m` stands.
fn explained(doc: &Document<'_>, m: &Mention) -> Option<Span> {
    let text = doc.text();
    let before = text.get(..m.span.start)?.strip_suffix('(')?;
    let closes = text.get(m.span.end..)?.starts_with(')');
    let word_at = |end: usize| {
        let part = text.get(..end)?;
        let start = part.char_indices().rev().take(20).take_while(|(_, c)| c.is_alphanumeric()).last()?.0;
        Some(Span::new(start, end))
    };
    let word = word_at(before.len()).filter(|_| closes)?;
    let (form, inside) = (doc.words(word), doc.words(m.span));
    let count = form.chars().count();
    let hangul_word = form.chars().any(hangul::is_syllable);
    if !hangul_word || lexicon::titles().has(form) || lexicon::places().has(form) || lexicon::organizations().has(form)
    {
        return None;
    }
    match m.kind {
        EntityType::Person => {
            // 서노 마사요(서가영): the words before begin with the same surname.
            let first = inside.chars().next().filter(|&c| hangul::is_syllable(c))?;
            let head = text.get(..word.start)?.strip_suffix(' ').and_then(|t| word_at(t.len()));
            let start = match head {
                Some(h) if doc.words(h).starts_with(first) && h.len() <= 12 => h.start,
                _ if form.starts_with(first) && count >= 3 && form != inside => word.start,
                _ => return None,
            };
            Some(Span::new(start, word.end))
        }
        EntityType::Organization | EntityType::Product => {
            // The letters stand for a longer name.
            let letters = inside.chars().all(|c| c.is_ascii_uppercase() || c.is_ascii_digit());
            (letters && inside.len() >= 2 && count >= inside.len().max(4)).then_some(word)
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use crate::linking::tests::{named, persons};

    #[test]
    fn other_forms() {
        let got = persons("세린 벨로트(Serin Bellot) 교수가 왔다. 노해찬(盧海燦·52) 교수도 왔다.");
        assert!(got.iter().any(|p| p.contains("Serin Bellot")) && got.iter().any(|p| p.contains("盧海燦")), "{got:?}");
        let got = persons("손님은 서노 마사요(서가영) 회장을 만났다. 서가영 회장은 웃었다.");
        assert!(got.iter().any(|p| p.contains("서노 마사요(서가영) 회장")), "{got:?}");
        let got = named("나루정책연구원(NPI)은 밝혔다. NPI는 새봄위원회(이하 새봄위)와 다르다.");
        assert!(got.iter().any(|e| e.contains("나루정책연구원") && e.contains("NPI")), "{got:?}");
    }

    #[test]
    fn no_other_form() {
        let got = persons("한도윤(52) 장관과 민유라(새길당) 의원이 왔다.");
        assert!(got.iter().all(|p| !p.contains(", 52") && !p.contains(", 새길당")), "{got:?}");
        let got = named("누리전자(사장 노해찬)는 밝혔다.");
        assert!(got.iter().all(|e| !(e.contains("누리전자") && e.contains("노해찬"))), "{got:?}");
    }
}
