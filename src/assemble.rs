//! Puts the rooms' findings into the result: composed bytes → bytes as pasted → the caller's unit.

use crate::analysis::{self, Analysis, Range, Words};
use crate::evidence::Reason;
use crate::linking::Links;
use crate::ner::published;
use crate::offsets::Offsets;
use crate::quotes::Found;
use crate::span::{Byte, Span};
use crate::text::Document;
use crate::{Options, VERSION};

/// The result of one article.
#[inline(never)]
pub fn assemble(doc: &Document<'_>, links: &Links, found: &Found, options: &Options) -> Analysis {
    let to = Converter::new(doc, options);
    Analysis {
        id: options.id.clone(),
        version: VERSION,
        unit: options.unit,
        published: options.date.clone().or_else(|| published(doc)),
        sections: sections(doc, &to),
        sentences: doc.sentences.iter().map(|&s| to.range(s)).collect(),
        mentions: mentions(links, &to),
        entities: entities(links, &to),
        quotes: quotes(doc, found, &to),
        not_speech: found
            .not_speech
            .iter()
            .map(|n| analysis::NotSpeech { range: to.range(n.span), text: to.text(n.span), reason: n.reason })
            .collect(),
    }
}

fn sections(doc: &Document<'_>, to: &Converter<'_>) -> Vec<analysis::Section> {
    let source = doc.sections_in_source();
    source.iter().map(|&(span, kind)| analysis::Section { range: to.source_range(span), kind }).collect()
}

fn mentions(links: &Links, to: &Converter<'_>) -> Vec<analysis::Mention> {
    let with_entity = links.mentions.iter().zip(&links.entity_of);
    with_entity
        .map(|(m, &entity)| analysis::Mention {
            range: to.range(m.span),
            text: to.text(m.span),
            kind: m.kind,
            entity,
            form: m.form,
            title: m.title.map(|t| to.words(t)),
            score: round(m.score),
            source: m.source,
            evidence: to.evidence(&m.evidence),
        })
        .collect()
}

fn entities(links: &Links, to: &Converter<'_>) -> Vec<analysis::Entity> {
    let numbered = links.entities.iter().enumerate();
    numbered
        .map(|(id, e)| analysis::Entity {
            id,
            kind: e.kind,
            name: e.name.clone(),
            aliases: e.aliases.iter().map(|&s| to.written(s)).collect(),
            roles: e.roles.iter().map(|&s| to.written(s)).collect(),
            mentions: e.mentions.clone(),
            value: e.mentions.iter().find_map(|&m| links.mentions.get(m)?.value.clone()),
        })
        .collect()
}

fn quotes(doc: &Document<'_>, found: &Found, to: &Converter<'_>) -> Vec<analysis::Quote> {
    let numbered = found.quotes.iter().enumerate();
    numbered
        .map(|(id, q)| analysis::Quote {
            id,
            range: to.range(q.span),
            text: to.text(q.span),
            kind: q.kind,
            section: doc.kind_at(q.span.start),
            utterance: q.utterance,
            inside: q.inside,
            speaker: q.speaker.as_ref().map(|s| analysis::Speaker {
                name: s.name.clone(),
                kind: s.kind,
                entities: s.entities.clone(),
                mention: s.mention.map(|m| to.words(m)),
                carried: s.carried,
                score: round(s.score),
            }),
            addressee: q.addressee.map(|s| to.text(s)),
            medium: q.medium.map(|s| to.text(s)),
            cue: q.cue.as_ref().map(|c| analysis::Cue {
                range: to.range(c.span),
                text: to.text(c.span),
                verb: c.verb.clone(),
                act: c.act.clone(),
            }),
            hedged: q.hedged,
            negated: q.negated,
            score: round(q.score),
            source: analysis::QuoteSource::Rule,
            evidence: to.evidence(&q.evidence),
        })
        .collect()
}

/// Who could have said each quote.
#[cfg(feature = "cli")]
pub fn candidates(
    doc: &Document<'_>,
    all: &[Vec<crate::quotes::candidates::Candidate>],
    options: &Options,
) -> Vec<Vec<analysis::Candidate>> {
    let to = Converter::new(doc, options);
    let one = |c: &crate::quotes::candidates::Candidate| analysis::Candidate {
        name: c.name.clone(),
        mention: c.mention.map(|m| to.words(m)),
        rule: c.rule,
        score: round(c.score),
        chosen: c.chosen,
    };
    all.iter().map(|list| list.iter().map(one).collect()).collect()
}

/// Three decimals say all that a score means and keep the bytes alike everywhere.
fn round(score: f64) -> f64 {
    (score.clamp(0.0, 1.0) * 1000.0).round() / 1000.0
}

struct Converter<'a> {
    doc: &'a Document<'a>,
    offsets: Offsets<'a>,
}

impl<'a> Converter<'a> {
    fn new(doc: &'a Document<'a>, options: &Options) -> Self {
        Converter { doc, offsets: Offsets::new(doc.composition.source(), options.unit) }
    }

    fn range(&self, span: Span) -> Range {
        self.source_range(self.doc.composition.to_source(span))
    }

    fn source_range(&self, s: Span<Byte>) -> Range {
        Range { start: self.offsets.get(s.start), end: self.offsets.get(s.end) }
    }

    /// The words as they were pasted.
    fn text(&self, span: Span) -> String {
        let s = self.doc.composition.to_source(span);
        self.doc.composition.source().get(s.start..s.end).unwrap_or("").to_owned()
    }

    /// The words as they were pasted, but without markup that leaked into them: for strings that stand by themselves.
    fn written(&self, span: Span) -> String {
        let (pasted, composed) = (self.text(span), self.doc.words(span));
        // `<b>` and `&amp;`: what composed text no longer has.
        let marks = |s: &str| s.matches(['<', ';']).count();
        if pasted == composed || marks(&pasted) == marks(composed) { pasted } else { composed.to_owned() }
    }

    fn words(&self, span: Span) -> Words {
        Words { range: self.range(span), text: self.text(span) }
    }

    fn evidence(&self, reasons: &[Reason]) -> Vec<analysis::Evidence> {
        let one = |r: &Reason| analysis::Evidence {
            rule: r.rule,
            at: r.at.map(|a| self.range(a)),
            weight: r.weight.map(|w| (w * 1000.0).round() / 1000.0),
        };
        reasons.iter().map(one).collect()
    }
}

#[cfg(test)]
mod tests {
    use crate::{Options, analyze};

    /// The aliases and roles of the entity that is called `name`.
    fn called(text: &str, name: &str) -> (Vec<String>, Vec<String>) {
        let all = analyze(text, &Options::default()).entities;
        all.into_iter().find(|e| e.name == name).map(|e| (e.aliases, e.roles)).unwrap_or_default()
    }

    #[test]
    fn aliases_are_as_pasted() {
        let body = "이서준 의원은 오늘 추가 예산을 검토하겠다고 밝혔다. 회의는 두 시간 동안 이어졌다고 한다.\n";
        // The compatibility form of 李 stays what it is.
        let (aliases, _) = called(&format!("\u{f9e1} “추가 예산 검토”\n\n{body}"), "이서준");
        assert_eq!(aliases, ["\u{f9e1}", "이서준", "이서준 의원"]);
        // Both forms look alike: the first stands for both.
        let (aliases, _) = called(&format!("李 “추가 예산 검토”\n\u{f9e1} “끝까지 챙긴다”\n\n{body}"), "이서준");
        assert_eq!(aliases, ["李", "이서준", "이서준 의원"]);
        // A no-break space in a name, single jamo in a title.
        let (aliases, roles) =
            called("리브\u{a0}마르텐 \u{110e}\u{1169}\u{11bc}\u{1105}\u{1175}가 왔다.", "리브 마르텐");
        assert_eq!(aliases, ["리브\u{a0}마르텐", "리브\u{a0}마르텐 \u{110e}\u{1169}\u{11bc}\u{1105}\u{1175}"]);
        assert_eq!(roles, ["\u{110e}\u{1169}\u{11bc}\u{1105}\u{1175}"]);
    }

    #[test]
    fn markup_is_no_part_of_a_name() {
        let (aliases, _) = called("<b>김보람</b> 의원은 웃었다. 김 의원은 떠났다.", "김보람");
        assert_eq!(aliases, ["김보람", "김보람 의원", "김 의원"]);
    }
}
