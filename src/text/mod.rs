//! The text as it was pasted: composed, cut into sections, sentences and eojeol. Nothing is deleted.

pub mod compose;
pub mod endings;
pub mod hangul;
pub mod hanja;
pub mod html;
pub mod inflect;
pub mod josa;
pub mod marks;
pub mod near;
#[cfg(test)]
mod properties;
pub mod sections;
pub mod sentences;

use crate::analysis::SectionKind;
use crate::order;
use crate::span::{Byte, Span};
use compose::Composition;
use marks::Marked;
use sections::lines::is_blank;

/// A run of lines of one kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Section {
    /// Where it stands, without the blank lines around it.
    pub span: Span,
    /// What it is.
    pub kind: SectionKind,
}

/// A text that has been read: what every later room works on.
#[derive(Debug)]
pub struct Document<'a> {
    /// The clean text and its way back to what was pasted.
    pub composition: Composition<'a>,
    /// By start, without overlap; every non-blank line lies in one.
    pub sections: Vec<Section>,
    /// By start, without overlap; each inside one section, none ending inside a quotation.
    pub sentences: Vec<Span>,
    /// Words in quotation marks, by start; each inside one section.
    pub marks: Vec<Marked>,
}

impl<'a> Document<'a> {
    /// Reads `source`. Time and memory are linear in its length.
    #[inline(never)]
    pub fn read(source: &'a str) -> Document<'a> {
        let composition = Composition::new(source);
        let text = composition.text();
        let sections = sections::find_on_page(text, &|span| composition.has_leaked_tags(span));
        let marks = marks::pair(text, &sections);
        let sentences = sentences::find(text, &sections, &marks);
        Document { composition, sections, sentences, marks }
    }

    /// The sections as they stand in the pasted text, by start. Tags are boilerplate there. An entity is the character
    /// that it stands for and belongs to its words (marks written as entities pair like any others); a run of entities
    /// for spaces alone is boilerplate.
    pub fn sections_in_source(&self) -> Vec<(Span<Byte>, SectionKind)> {
        let source = self.composition.source();
        let mut out: Vec<(Span<Byte>, SectionKind)> = Vec::with_capacity(self.sections.len());
        let mut put = |span: Span<Byte>, kind: SectionKind| {
            let words = source.get(span.start..span.end).unwrap_or("");
            let start = span.start + (words.len() - words.trim_start_matches(is_blank).len());
            let span = Span::new(start, span.start + words.trim_end_matches(is_blank).len());
            let kind = if self.is_entity_debris(span) { SectionKind::Boilerplate } else { kind };
            // Tags in a row, and what is debris between them, are one.
            match out.last_mut() {
                _ if span.is_empty() => {}
                Some((last, before)) if *before == kind && kind == SectionKind::Boilerplate => *last = last.join(span),
                _ => out.push((span, kind)),
            }
        };
        let mut tags = self.loose_markup().into_iter().peekable();
        for section in &self.sections {
            let span = self.composition.to_source(section.span);
            let mut start = span.start;
            while let Some(tag) = tags.next_if(|t| t.start < span.end) {
                put(Span::new(start, tag.start), section.kind);
                put(tag, SectionKind::Boilerplate);
                start = start.max(tag.end);
            }
            put(Span::new(start, span.end), section.kind);
        }
        tags.for_each(|tag| put(tag, SectionKind::Boilerplate));
        out
    }

    /// The tags of the source, and its entities for spaces that lie in no section, by start.
    fn loose_markup(&self) -> Vec<Span<Byte>> {
        let mut out = self.composition.tags().to_vec();
        let mut sections = self.sections.iter().map(|s| self.composition.to_source(s.span)).peekable();
        for &entity in self.composition.space_entities() {
            while sections.next_if(|s| s.end <= entity.start).is_some() {}
            if sections.peek().is_none_or(|s| entity.start < s.start) {
                out.push(entity);
            }
        }
        order::by(&mut out, |tag| tag.place());
        out
    }

    /// Whether nothing but entities for spaces stands at `span` of the source.
    fn is_entity_debris(&self, span: Span<Byte>) -> bool {
        let source = self.composition.source();
        let entities = self.composition.space_entities();
        let mut at = span.start;
        for entity in entities.get(entities.partition_point(|e| e.start < at)..).unwrap_or(&[]) {
            let between = source.get(at..entity.start).unwrap_or("");
            if entity.end > span.end || !between.chars().all(is_blank) {
                break;
            }
            at = entity.end;
        }
        at > span.start && source.get(at..span.end).is_some_and(|rest| rest.chars().all(is_blank))
    }

    /// The composed text.
    pub fn text(&self) -> &str {
        self.composition.text()
    }

    /// The words of `span`.
    pub fn words(&self, span: Span) -> &str {
        span.of(self.text())
    }

    /// The index of the section that `offset` lies in (or the last one before it).
    pub fn section_at(&self, offset: usize) -> Option<usize> {
        self.sections.partition_point(|s| s.span.start <= offset).checked_sub(1)
    }

    /// The kind of the section that `offset` lies in; body where there is none.
    pub fn kind_at(&self, offset: usize) -> SectionKind {
        self.section_at(offset).and_then(|i| self.sections.get(i)).map_or(SectionKind::Body, |s| s.kind)
    }

    /// The index of the sentence that `offset` lies in (or the last one before it).
    pub fn sentence_at(&self, offset: usize) -> Option<usize> {
        self.sentences.partition_point(|s| s.start <= offset).checked_sub(1)
    }
}

#[cfg(test)]
mod tests {
    use super::Document;
    use crate::analysis::SectionKind::{Body, Boilerplate};

    fn sections(source: &str) -> Vec<(&str, crate::analysis::SectionKind)> {
        let doc = Document::read(source);
        doc.sections_in_source().into_iter().map(|(s, kind)| (&source[s.start..s.end], kind)).collect()
    }

    #[test]
    fn entities_are_characters_and_runs_of_them_debris() {
        let first = "표만섭 이장은 &ldquo;둑이&nbsp;무너진다&#8221;고 말했다.";
        let second = "그는 &quot;A&amp;B 공법&quot;을 의심했다.";
        let text = format!("&nbsp;&nbsp;\n{first}&nbsp;\n&nbsp; &#160;\n{second}\n&nbsp;&zwnj;");
        let body = format!("{first}&nbsp;\n&nbsp; &#160;\n{second}");
        assert_eq!(
            sections(&text),
            [("&nbsp;&nbsp;", Boilerplate), (body.as_str(), Body), ("&nbsp;&zwnj;", Boilerplate)]
        );
        let doc = Document::read(&text);
        let marked: Vec<&str> = doc.marks.iter().map(|m| m.inner.of(doc.text())).collect();
        assert_eq!(marked, ["둑이 무너진다", "A&B 공법"]);
        let whole = doc.composition.to_source(doc.marks[1].span());
        assert_eq!(&text[whole.start..whole.end], "&quot;A&amp;B 공법&quot;");
        // Between tags, too.
        let tags = "<b>표만섭</b>&nbsp;<b>이장은</b> 둑이 무너진다고 말했다.";
        assert_eq!(
            sections(tags),
            [
                ("<b>", Boilerplate),
                ("표만섭", Body),
                ("</b>&nbsp;<b>", Boilerplate),
                ("이장은", Body),
                ("</b>", Boilerplate),
                ("둑이 무너진다고 말했다.", Body),
            ]
        );
    }
}
