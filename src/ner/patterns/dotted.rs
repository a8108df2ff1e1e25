//! Dates in digits (2026.3.5., 2026-03-05), and which of them is the article's own.

use super::calendar::Day;
use super::number;
use crate::analysis::SectionKind;
use crate::text::{Document, Section};

/// How many bylines or lines of the page are read for the date.
const HEAD: usize = 60;

/// 2026.3.5., 2026-03-05, 2026/3/5.
pub fn at(text: &str, at: usize) -> Option<(Day, usize)> {
    let y = number::read(text, at).filter(|n| n.digits == 4)?;
    // The number may have read 2026.3 as a decimal.
    let mut i = at + 4;
    let mut fields = [0i64; 2];
    for field in &mut fields {
        let sep = text.get(i..)?.chars().next().filter(|c| matches!(c, '.' | '-' | '/'))?;
        i += sep.len_utf8();
        i += usize::from(text.get(i..)?.starts_with(' '));
        let digits = text.get(i..)?.bytes().take_while(u8::is_ascii_digit).count();
        if !(1..=2).contains(&digits) {
            return None;
        }
        *field = text.get(i..i + digits)?.parse().ok()?;
        i += digits;
    }
    let _ = y;
    let year = text.get(at..at + 4)?.parse().ok()?;
    Some((Day::new(year, *fields.first()?, *fields.get(1)?)?, i))
}

/// The article's own date: the first whole date in digits of its bylines, else of the page around its head.
/// What the body dates is not when the article was written.
pub fn published(doc: &Document<'_>) -> Option<Day> {
    let day = |s: &Section| first_whole(s.span.of(doc.text()));
    let bylines = doc.sections.iter().filter(|s| s.kind == SectionKind::Byline);
    // Lines of the page behind the article are of other articles.
    let head = doc.sections.iter().take_while(|s| s.kind != SectionKind::Body);
    let page = head.filter(|s| s.kind == SectionKind::Boilerplate);
    bylines.take(HEAD).find_map(day).or_else(|| page.take(HEAD).find_map(day))
}

/// The first whole date in digits near the head of `text`.
fn first_whole(text: &str) -> Option<Day> {
    let mut before = ' ';
    for (here, c) in text.char_indices().take(1500) {
        let rest = text.get(here..)?;
        if !before.is_ascii_digit()
            && (rest.starts_with("20") || rest.starts_with("19"))
            && let Some((day, _)) = at(text, here)
        {
            return Some(day);
        }
        before = c;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::{Day, published};
    use crate::text::Document;

    #[test]
    fn the_articles_own_date() {
        let day = |text: &str| published(&Document::read(text)).map(Day::iso);
        let body = "가람시는 2019.01.02.부터 이어진 공사를 마쳤다고 밝혔다. 시는 주민들의 불편이 컸다고 설명했다.";
        let article = format!("가람시, 다리 공사 마쳐\n\n표지안 기자\n입력 2026.03.05 10:20\n\n{body}\n");
        assert_eq!(day(&article).as_deref(), Some("2026-03-05"));
        assert_eq!(day(&format!("가람시, 다리 공사 마쳐\n\n{body}\n")), None);
    }
}
