//! Reports without marks, and reports around quotations: whose words they are and where they begin.

use super::attribute::Walk;
use super::clause::{self, Clause, Part};
use super::marked::Draft;
use super::noun_phrase::{Head, NounPhrase};
use super::tail::{Built, Tail};
use super::{Cue, Quote, Speaker, begin, details, indirect, relayed, resolve, source, speaker, verb};
use crate::analysis::{QuoteKind, SpeakerKind};
use crate::evidence::Reason;
use crate::lexicon;
use crate::span::Span;
use crate::text::josa::Role;

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

    /// What of `open` may name the source of a report: behind a report of the same sentence that ends at the word `floor`
    /// only another topic that comes right away (…라고 주장했지만 야당은, …라고 맞서고 있으나 노조는).
    fn behind_contrast<'p>(
        &self,
        clause: &Clause,
        open: &'p [Part],
        floor: usize,
        report: &indirect::Report,
    ) -> &'p [Part] {
        let text = self.reader.doc.text();
        let form = |w: usize| clause::form(text, &clause.words, w);
        let Some(verb) = floor.checked_sub(1) else { return open };
        let contrasts = |w: usize| lexicon::ends_with(form(w), "contrast");
        // 주장하고 있으나, 주장한 반면
        let Some(end) = (verb..verb + 3).find(|&w| contrasts(w)) else { return open };
        // …라고 설명했지만 승객들은 다치지 않았다고 전했다: people of whom the same speaker goes on to tell.
        let act = report.cue.map_or("", |c| c.act);
        let opposes = matches!(act, "oppose" | "deny" | "criticise" | "claim" | "respond");
        let topic = (end + 1..end + 5).find(|&w| {
            let phrase = self.reader.phrase(&clause.words, w).filter(|p| p.topic);
            phrase.is_some_and(|p| match p.head {
                Head::Mention(_) | Head::People("body" | "outlet" | "source") => true,
                // One word is no report: then the topic is part of it.
                Head::People(_) => opposes && w + 2 <= report.word,
                _ => false,
            })
        });
        let topic = topic.filter(|_| act != "add");
        let from = topic.and_then(|_| open.iter().position(|p| p.word().is_some_and(|w| w > end)));
        from.and_then(|from| open.get(from..)).unwrap_or(open)
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
        let reader = self.reader;
        let text = reader.doc.text();
        let word = clause.place_of_word(report.word);
        let left = clause.parts.get(word.saturating_sub(speaker::FARTHEST)..word)?;
        // A quotation with a verb of its own ends what stands before; one that is part of a clause does not.
        let ends_clause = |d: &Draft| matches!(d.tail.built, Built::Report | Built::And);
        let wall = left.iter().rposition(|p| matches!(p, Part::Quote(q) if drafts.get(*q).is_some_and(ends_clause)));
        let open = left.get(wall.map_or(0, |w| w + 1)..)?;
        let open = self.behind_contrast(clause, open, floor, report);
        let relay = relayed::unmarked(reader, clause, report, open);
        let owner = report.owner.and_then(|w| {
            let circle = |p: &NounPhrase| matches!(p.head, Head::People(_));
            let place = || reader.with_role(&clause.words, w, Role::Locative).filter(circle);
            let bare = || reader.with_role(&clause.words, w, Role::Bare);
            let phrase = reader.owner(&clause.words, w).or_else(bare).or_else(place)?;
            let first = open.iter().find_map(Part::word)?;
            // 정부는 …하자는 위원회의 제안을 받아들였다: the subject of the sentence is not part of what is held.
            let held = report.rule == "q.indirect.held";
            let topic = |w: usize| reader.phrase(&clause.words, w).filter(|p| p.topic).map(|_| w);
            let topic = (first..report.word.min(first + 4)).filter(|_| held).find_map(topic);
            Some((phrase, topic.map_or(first, |w| w + 1)))
        });
        if report.owner.is_some() && owner.is_none() {
            return None;
        }
        // A nominative before …다는 설명이다, …냐는 질문이 나왔다 is the subject of what is explained or asked.
        let source = || {
            // 청와대에서는 회의가 열렸다며 박 대변인이 …: somebody else does what comes behind.
            let another = |c: &speaker::Candidate| {
                let behind = (report.word + 1..clause.words.len().min(report.word + 8))
                    .filter_map(|w| reader.phrase(&clause.words, w));
                c.rule == "q.speaker.place"
                    && behind.into_iter().any(|p| p.role == Role::Subject && p.head != Head::Unknown)
            };
            let found = source::of(reader, clause, open, report).filter(|c| !another(c));
            let found = found.filter(|c| !report.owns_subject() || c.rule != "q.speaker.subject");
            // “…”며 동생이 먼저 왔다고 주장했다: whoever speaks the words says this of the subject.
            let goes_on = matches!(wall.and_then(|w| left.get(w)), Some(Part::Quote(q)) if drafts.get(*q).is_some_and(
                |d| d.tail.built == Built::And && d.quote.speaker.as_ref().is_some_and(|s| s.mention.is_some())));
            found.filter(|c| !goes_on || c.rule != "q.speaker.subject")
        };
        // …했다고 새벽일보가 보도했다: the source stands behind what is reported.
        let behind = report.cue.filter(|_| owner.is_none()).and_then(|c| {
            let verb = clause.word_from(c.span.start);
            (report.word + 1..verb).rev().find_map(|w| {
                let phrase =
                    reader.phrase(&clause.words, w).filter(|p| matches!(p.role, Role::Subject | Role::Topic))?;
                let last = speaker::before_verb(reader, clause, &phrase);
                let phrase = if last { reader.described(&clause.words, phrase) } else { phrase };
                (last || phrase.head != Head::Unknown).then_some((phrase, open.iter().find_map(Part::word)?))
            })
        });
        let relayed = relay.as_ref().map(|relay| (relay.inner, relay.inner.word + 1));
        // 시는 노조가 …하겠다고 한 것을: whose words are made a noun comes behind the one who speaks of them.
        let subject = |w: usize| {
            let phrase = reader.phrase(&clause.words, w).filter(|p| p.role == Role::Subject && p.head != Head::Unknown);
            phrase.map(|p| (p, p.word + 1))
        };
        let inner = report.inside.then(|| open.iter().filter_map(Part::word).find_map(subject));
        if matches!(inner, Some(None)) {
            return None;
        }
        let owner = inner.flatten().or(owner);
        let owner = owner.or_else(|| {
            // 비결이 뭐냐고 묻는 기자들 물음에: who asks stands behind the verb.
            let verb = report.cue.filter(|c| c.span.of(text) == "묻는")?;
            let at = clause.word_from(verb.span.end);
            let asker =
                reader.any(&clause.words, at).filter(|p| matches!(p.head, Head::People(_) | Head::Mention(_)))?;
            let first = open.iter().find_map(Part::word)?;
            let topic = (first..report.word).find(|&w| reader.phrase(&clause.words, w).is_some_and(|p| p.topic));
            Some((asker, topic.map_or(first, |w| w + 1)))
        });
        // What a report begins with is all its own where its source stands behind it.
        let whole = owner.is_none() && relayed.is_none() && behind.is_some();
        let owner = owner.or(relayed).or(behind);
        // 이 의혹은 …다는 내용이다: a thing's content is nobody's words, whoever spoke before.
        let content = report.cue.is_some_and(|c| lexicon::begins_with(c.span.of(text), "content").is_some());
        if content && owner.is_none() && source().is_some_and(|c| c.phrase.head == Head::Unknown) {
            return None;
        }
        let (speaker, rule, from) = match owner.map_or_else(|| source().map(Ok), |o| Some(Err(o))) {
            Some(Err((phrase, first))) => {
                (resolve::speaker(reader, &self.known, &phrase, 3.0, at), "q.speaker.owner", first)
            }
            Some(Ok(c)) => (resolve::speaker(reader, &self.known, &c.phrase, c.score, at), c.rule, c.phrase.word + 1),
            None if report.needs_source => {
                // 또 …다는 관측도 나온다: where an opinion came up in the sentence before.
                let first = open.iter().find_map(Part::word)?;
                let goes_on = lexicon::connectives().has(clause.words.get(first)?.span.of(text));
                let (speaker, from) = self.opinion.as_ref().filter(|(_, from)| goes_on && from + 1 == at)?;
                let age = at - from;
                let speaker = Speaker { mention: None, carried: age > 0, ..speaker.clone() };
                (Some(speaker), "q.speaker.carry-over", first)
            }
            // …다고 답한 상인들은: the noun that the verb modifies.
            None if let Some(c) = clause.parts.get(word + 1..).and_then(|p| speaker::modified(reader, clause, p)) => {
                let first = open.iter().find_map(Part::word).unwrap_or(report.word);
                (resolve::speaker(reader, &self.known, &c.phrase, c.score, at), c.rule, first)
            }
            None => {
                let first = open.iter().find_map(Part::word);
                let first = first.unwrap_or(report.word);
                match wall.and_then(|w| left.get(w)) {
                    // “…”며 …라고 덧붙였다: the same speaker goes on behind the quotation.
                    Some(Part::Quote(q)) => (drafts.get(*q)?.quote.speaker.clone(), "q.speaker.same-sentence", first),
                    _ => match self.known.carried(at) {
                        Some(carried) => (Some(carried), "q.speaker.carry-over", first),
                        // Nobody was spoken of before: 북한이 …라고 주장했다.
                        None => {
                            let found = speaker::first(reader, clause, open).filter(|_| !report.owns_subject());
                            let speaker =
                                found.and_then(|c| resolve::speaker(reader, &self.known, &c.phrase, c.score, at));
                            (speaker, "q.speaker.subject", found.map_or(first, |c| c.phrase.word + 1))
                        }
                    },
                }
            }
        };
        // 왜 왔느냐고 묻자 그는: a question whose asker is not given is no report.
        let asks = report.cue.is_some_and(|c| lexicon::begins_with(c.span.of(text), "asks").is_some());
        let named = |s: &Speaker| s.mention.is_some_and(|m| m.end <= report.end);
        if asks && rule != "q.speaker.owner" && !speaker.as_ref().is_some_and(named) {
            return None;
        }
        let told = |s: &Speaker| report.rule == "q.indirect.contracted" && s.kind == SpeakerKind::Document;
        let speaker = speaker.filter(|s| !told(s))?;
        let from = details::addressed(reader, clause, from.max(floor), report);
        let namely = report.rule == "q.indirect.namely";
        let from = if namely { begin::behind_setting(text, &clause.words, from, report.word) } else { from };
        let start = if whole { begin::whole } else { begin::clause }(text, &clause.words, from, report.word)?;
        let span = Span::new(start, report.end);
        if span.of(text).split_whitespace().count() < 2 {
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
            negated: details::negated(text, clause, report.cue.map_or(report.end, |c| c.span.start)),
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

/// The draft of a quote without marks.
const fn unmarked(quote: Quote, id: usize, sentence: usize) -> Draft {
    let whole = quote.span;
    let tail = Tail { built: Built::Bare, span: Span::new(whole.end, whole.end) };
    Draft { id, quote, outer: None, whole, tail, sentence }
}
