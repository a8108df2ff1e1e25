//! Reports without marks, and reports around quotations: whose words they are and where they begin.

use super::attribute::Walk;
use super::clause::Clause;
use super::marked::Draft;
use super::near::Near;
use super::noun_phrase::Head;
use super::tail::{Built, Tail};
use super::{Cue, Quote, Speaker, begin, details, indirect, relayed, resolve, speaker, verb};
use crate::analysis::{QuoteKind, SpeakerKind};
use crate::evidence::Reason;
use crate::lexicon;
use crate::span::Span;

impl Walk<'_> {
    /// The report around a quotation (대변인은 장관이 “…”고 말했다고 전했다); `None` where nobody is its source.
    pub(super) fn relay(&mut self, relay: &relayed::Relay, at: usize) -> Option<Draft> {
        let reader = self.reader;
        let source = relay.source.map(|s| (resolve::speaker(reader, &self.known, &s, 3.0, at), "q.speaker.topic"));
        let (speaker, rule) = source.unwrap_or_else(|| (self.known.carried(at), "q.speaker.carry-over"));
        let speaker = speaker?;
        self.focus.note(&speaker, at, true);
        let why = speaker.mention.map_or(Reason::bare(rule), |m| Reason::new(rule, m));
        let cue = verb::made(reader.doc.text(), &relay.cue);
        self.next_id += 1;
        let evidence = vec![Reason::new("q.indirect.relayed", relay.cue.span), why];
        let quote = Quote {
            speaker: Some(speaker),
            cue: Some(cue),
            evidence,
            ..Quote::at(relay.span, QuoteKind::Indirect, self.next_id - 1, 0.75)
        };
        Some(unmarked(quote, self.next_id - 1, at))
    }

    /// Whether a report is made a noun inside of another one (시는 노조가 …하겠다고 한 것을 믿을 수 없다고 했다).
    pub(super) fn nominalised(&self, clause: &Clause, report: &indirect::Report) -> bool {
        let text = self.reader.doc.text();
        let behind = report.cue.map(|c| clause.word_from(c.span.end));
        let noun = behind.and_then(|w| clause.words.get(w)).map_or("", |w| w.span.of(text));
        ["것", "점", "데"].iter().any(|thing| noun.strip_prefix(thing).is_some_and(|rest| rest.chars().count() <= 1))
    }

    /// Whose a report without marks is; `None` where it is nobody's.
    fn whose(&self, near: &Near<'_>, relay: Option<&relayed::Relay>, at: usize) -> Option<Whose> {
        let (reader, report) = (self.reader, near.report);
        let owner = near.owner();
        if report.owner.is_some() && owner.is_none() {
            return None;
        }
        let behind = near.behind().filter(|_| owner.is_none());
        let inner = if report.inside { Some(near.subject()?) } else { None };
        let owner = inner.or(owner).or_else(|| near.asker());
        let relayed = relay.map(|relay| (relay.inner, relay.inner.word + 1));
        // What a report begins with is all its own where its source stands behind it.
        let whole = owner.is_none() && relayed.is_none() && behind.is_some();
        let owner = owner.or(relayed).or(behind);
        // 이 의혹은 …다는 내용이다: a thing's content is nobody's words, whoever spoke before.
        let content =
            report.cue.is_some_and(|c| lexicon::begins_with(c.span.of(reader.doc.text()), "content").is_some());
        // 문제는 값이 오른다는 것이다: so is what a thing is.
        let content = content || report.rule == "q.indirect.namely";
        if content && owner.is_none() && near.source().is_some_and(|c| c.phrase.head == Head::Unknown) {
            return None;
        }
        if let Some((phrase, from)) = owner {
            let speaker = resolve::speaker(reader, &self.known, &phrase, 3.0, at);
            return Some(Whose { speaker, rule: "q.speaker.owner", from, whole });
        }
        let of = |c: speaker::Candidate, from| {
            let speaker = resolve::speaker(reader, &self.known, &c.phrase, c.score, at);
            Some(Whose { speaker, rule: c.rule, from, whole })
        };
        // …겠다는 글을 올린 20대를 붙잡았다: the noun that the verb modifies wrote it.
        let modifies = report.cue.is_some_and(|c| crate::text::endings::modifying(c.span.of(reader.doc.text())));
        let writes = report.rule == "q.indirect.noun-verb" && modifies;
        if let Some(c) = near.modified().filter(|c| writes && near.is_right_behind(&c.phrase)) {
            let first = near.first().unwrap_or(report.word);
            return of(c, near.topic(first..report.word).map_or(first, |w| w + 1));
        }
        if let Some(c) = near.source() {
            // 류 의원 역시 …다고
            let also = usize::from(lexicon::is_word(near.form(c.phrase.word + 1), "also"));
            return of(c, c.phrase.word + 1 + also);
        }
        if report.needs_source {
            // 또 …다는 관측도 나온다: where an opinion came up in the sentence before.
            let first = near.first()?;
            let goes_on = lexicon::connectives().has(near.form(first));
            let (speaker, since) = self.opinion.as_ref().filter(|(_, since)| goes_on && since + 1 == at)?;
            let speaker = Some(Speaker { mention: None, carried: at > *since, ..speaker.clone() });
            return Some(Whose { speaker, rule: "q.speaker.carry-over", from: first, whole });
        }
        let from = near.first().unwrap_or(report.word);
        // …다고 답한 상인들은: the noun that the verb modifies.
        if let Some(c) = near.modified() {
            return of(c, from);
        }
        // “…”며 …라고 덧붙였다: the same speaker goes on behind the quotation.
        if let Some(before) = near.wall {
            return Some(Whose { speaker: before.quote.speaker.clone(), rule: "q.speaker.same-sentence", from, whole });
        }
        if let Some(carried) = self.known.carried(at) {
            return Some(Whose { speaker: Some(carried), rule: "q.speaker.carry-over", from, whole });
        }
        // Nobody was spoken of before: 북한이 …라고 주장했다.
        let found = speaker::first(reader, near.clause, near.open).filter(|_| !report.owns_subject());
        found.and_then(|c| of(c, c.phrase.word + 1))
    }

    /// A report without marks with its speaker; `None` where nobody is its source.
    pub(super) fn indirect(
        &mut self,
        clause: &Clause,
        drafts: &[Draft],
        report: &indirect::Report,
        at: usize,
        floor: usize,
    ) -> Option<Draft> {
        let text = self.reader.doc.text();
        let near = Near::new(self.reader, clause, drafts, report)?.behind_contrast(floor);

        let relay = relayed::unmarked(self.reader, clause, report, near.open);
        let Whose { speaker, rule, from, whole } = self.whose(&near, relay.as_ref(), at)?;
        // 왜 왔느냐고 묻자 그는: a question whose asker is not given is no report.
        let asks = report.cue.is_some_and(|c| lexicon::begins_with(c.span.of(text), "asks").is_some());
        let named = |s: &Speaker| s.mention.is_some_and(|m| m.end <= report.end);
        if asks && rule != "q.speaker.owner" && !speaker.as_ref().is_some_and(named) {
            return None;
        }
        let told = |s: &Speaker| report.rule == "q.indirect.contracted" && s.kind == SpeakerKind::Document;
        let speaker = speaker.filter(|s| !told(s))?;
        let from = details::addressed(self.reader, clause, from.max(floor), report);
        let namely = report.rule == "q.indirect.namely";
        let from = if namely { begin::behind_setting(text, &clause.words, from, report.word) } else { from };
        let start = if whole { begin::whole } else { begin::clause }(text, &clause.words, from, report.word)?;
        let span = Span::new(start, report.end);
        // 항소하겠다고 밝혔다: one word alone where somebody in the sentence will do something.
        let finite = |c: indirect::Found| !crate::text::endings::modifying(c.span.of(text)) && c.span.of(text) != "한";
        let said = report.cue.is_some_and(finite)
            && !report.inside
            && speaker.mention.is_some()
            && span.of(text).ends_with("겠다");
        if span.of(text).split_whitespace().count() < 2 && !said {
            return None;
        }
        self.focus.note(&speaker, at, rule == "q.speaker.topic");
        if report.rule == "q.indirect.arises" {
            self.opinion = Some((speaker.clone(), at));
        }
        let mention = speaker.mention;
        let quote = Quote {
            speaker: Some(speaker),
            cue: report.cue.map(|c| Cue {
                span: verb::reported(text, clause, c.span),
                verb: c.verb.to_owned(),
                act: c.act.to_owned(),
            }),
            hedged: details::hedged(text, clause, report.cue.map_or(report.end, |c| c.span.end)),
            // 입장을 굽히지 않았다 denies nothing.
            negated: report.cue.is_none_or(|c| !c.span.of(text).contains("지 않"))
                && details::negated(text, clause, report.cue.map_or(report.end, |c| c.span.start)),
            evidence: vec![
                Reason::new(report.rule, clause.words.get(report.word)?.span),
                mention.map_or(Reason::bare(rule), |m| Reason::new(rule, m)),
            ],
            ..Quote::at(span, QuoteKind::Indirect, self.next_id, report.score)
        };
        let draft = unmarked(quote, self.next_id, at);
        let Some(relay) = relay else { return Some(draft) };
        self.next_id += 1;
        let Some(outer) = self.relay(&relay, at) else { return Some(draft) };
        let draft = Draft { outer: Some(outer.id), ..draft };
        self.found.push(outer);
        Some(draft)
    }
}

/// Whose a report is.
#[derive(Debug)]
struct Whose {
    speaker: Option<Speaker>,
    rule: &'static str,
    /// The first word that may be part of the report.
    from: usize,
    /// Whether all that the report begins with is its own.
    whole: bool,
}

/// The draft of a quote without marks.
const fn unmarked(quote: Quote, id: usize, sentence: usize) -> Draft {
    let whole = quote.span;
    let tail = Tail { built: Built::Bare, span: Span::new(whole.end, whole.end) };
    Draft { id, quote, outer: None, whole, tail, sentence }
}
