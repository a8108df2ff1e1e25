//! Sections: what each line of the pasted text is.
//!
//! No site is known here. Each kind of evidence has a file of its own and says how much a line looks like it:
//! [`prose`], [`headline`], [`byline`], [`caption`], [`debris`]. [`article`] then finds the article on the page and weighs
//! all of it by where the line stands.

mod article;
mod byline;
mod caption;
mod debris;
mod headline;
pub mod lines;
mod neighbours;
mod oneline;
mod prose;
mod subheads;

use super::Section;
use crate::analysis::SectionKind;
use crate::span::Span;

/// The sections of `text`, by start, without overlap. Every line that is not blank lies in one, without the space
/// around it. Neighbouring lines of the body, or of debris, make one section; other lines one each.
///
/// `leaked` tells whether markup that was left out here stood in the words of a span: a headline with tags in it is the
/// page's own copy of the headline.
///
/// Time and memory are linear in the length of the text.
#[inline(never)]
pub fn find_on_page(text: &str, leaked: &dyn Fn(Span) -> bool) -> Vec<Section> {
    let lines = lines::split(text);
    let kinds = article::kinds(text, &lines, leaked);
    let headless = !kinds.contains(&SectionKind::Title);
    let mut out: Vec<Section> = Vec::new();
    let mut begun = false;
    for (line, kind) in lines.iter().zip(kinds) {
        // An article in one line, and no headline outside it.
        if kind == SectionKind::Body {
            let run_on = headless && !std::mem::replace(&mut begun, true) && line.sentences >= 3 && line.chars >= 100;
            if let Some(pieces) = run_on.then(|| oneline::pieces(text, line)).flatten() {
                pieces.iter().for_each(|piece| put(text, *piece, &mut out));
                continue;
            }
            put(text, Section { span: line.span, kind }, &mut out);
            continue;
        }
        match out.last_mut() {
            Some(last) if last.kind == kind && kind == SectionKind::Boilerplate => {
                last.span = Span::new(last.span.start, line.span.end);
            }
            _ => out.push(Section { span: line.span, kind }),
        }
    }
    out
}

/// Adds `section`, cut where subheadings have run into it; the body goes on behind each of them.
fn put(text: &str, section: Section, out: &mut Vec<Section>) {
    let kind = section.kind;
    let heads = if kind == SectionKind::Body { subheads::run_in(section.span.of(text)) } else { Vec::new() };
    let mut from = section.span.start;
    let body = |from: usize, to: usize, out: &mut Vec<Section>| {
        let words = text.get(from..to).unwrap_or("");
        let start = to - words.trim_start_matches(lines::is_blank).len();
        let span = Span::new(start, from + words.trim_end_matches(lines::is_blank).len());
        match out.last_mut() {
            _ if span.start >= span.end => {}
            Some(last) if last.kind == kind && kind == SectionKind::Body => {
                last.span = Span::new(last.span.start, span.end);
            }
            _ => out.push(Section { span, kind }),
        }
    };
    for head in heads {
        let (start, end) = (section.span.start + head.start, section.span.start + head.end);
        body(from, start, out);
        out.push(Section { span: Span::new(start, end), kind: SectionKind::Subtitle });
        from = end;
    }
    body(from, section.span.end, out);
}

/// The sections of `text`, which holds no markup.
#[cfg(test)]
pub fn find(text: &str) -> Vec<Section> {
    find_on_page(text, &|_| false)
}
