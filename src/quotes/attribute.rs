//! One walk through the article, sentence by sentence: every quotation gets its verb and its speaker.

use super::clause::{Clause, Part};
use super::cue;
use super::marked::Draft;
use super::noun_phrase::{Head, NounPhrase, Reader};
use super::resolve::{self, Focus};
use super::sentence::final_of;
use super::speaker::{self, Candidate};
use super::tail::Built;
use super::{
    Cue, Speaker, aside, details, holder, indirect, inner, question, relayed, requote, utterance, verb, voiced, within,
};
use crate::analysis::{QuoteKind, SectionKind, SpeakerKind};
use crate::evidence::Reason;
use crate::span::Span;
use crate::text::endings::Final;
use crate::text::josa::Role;

/// The first of the first `most` words of `span` that is a verb which reports by itself.
pub fn cue_near(text: &str, span: Span, most: usize) -> Option<usize> {
    let clause = Clause::begin(text, span, most);
    let last = clause.words.len().min(most);
    (0..last).find(|&i| cue::at(text, &clause.words, i).is_some_and(|m| m.strength.speaks()))
}

/// Attributes all drafts outside titles, in the order of the text, and adds what is reported without marks.
#[inline(never)]
pub fn run(reader: &Reader<'_>, drafts: &mut Vec<Draft>) {
    let mut walk = Walk {
        reader,
        focus: Focus::default(),
        known: Focus::default(),
        next_id: drafts.len(),
        found: Vec::new(),
        opinion: None,
        last: None,
    };
    let mut from = 0;
    for (at, &sentence) in reader.doc.sentences.iter().enumerate() {
        let to = from + drafts.get(from..).unwrap_or(&[]).iter().take_while(|d| d.sentence <= at).count();
        let own = from..to;
        from = to;
        let section = reader.doc.kind_at(sentence.start);
        if let Some(own) = drafts.get_mut(own)
            && matches!(section, SectionKind::Body | SectionKind::Caption)
        {
            walk.sentence(own, sentence, at);
        }
    }
    aside::spread(reader.doc.text(), drafts);
    drafts.append(&mut walk.found);
}

/// What is known at a point of the walk.
pub(super) struct Walk<'a> {
    pub(super) reader: &'a Reader<'a>,
    pub(super) focus: Focus,
    /// The same as it was before this sentence: its pronouns do not stand for whom it names later itself.
    pub(super) known: Focus,
    pub(super) next_id: usize,
    pub(super) found: Vec<Draft>,
    /// The last circle in which an opinion came up, and that sentence.
    pub(super) opinion: Option<(Speaker, usize)>,
    /// The verb that ended the sentence before without words of its own (도 감독이 말했다.), and that sentence.
    last: Option<(Cue, usize)>,
}

impl Walk<'_> {
    fn sentence(&mut self, drafts: &mut [Draft], sentence: Span, at: usize) {
        let text = self.reader.doc.text();
        self.known.clone_from(&self.focus);
        let outermost: Vec<(usize, Span)> =
            drafts.iter().enumerate().filter(|(_, d)| d.outer.is_none()).map(|(i, d)| (i, d.masked())).collect();
        let end = outermost.iter().map(|(_, s)| s.end).max().unwrap_or(0).max(sentence.end);
        let clause = Clause::read(text, Span::new(sentence.start, end), &outermost);
        let before = self.found.len();
        let relayed = self.marked(&clause, drafts, &outermost, at);
        let mut floor = 0;
        let mut open: Option<(usize, String)> = None;
        let reports: Vec<_> = indirect::find(text, &clause).into_iter().filter(|r| r.end > relayed).collect();
        let mut inside = self.found.len();
        for (n, &report) in reports.iter().enumerate() {
            let report =
                indirect::Report { inside: n + 1 < reports.len() && self.nominalised(&clause, &report), ..report };
            if let Some(mut draft) = self.indirect(&clause, drafts, &report, at, floor) {
                // Of one utterance only the last part has the verb.
                for d in drafts.iter_mut().filter(|d| d.tail.built == Built::And) {
                    d.quote.cue = d.quote.cue.take().filter(|c| report.cue.is_none_or(|r| r.span != c.span));
                }
                let name = draft.quote.speaker.as_ref().map_or("", |s| s.name.as_str());
                // …다며 …라고 덧붙였다: one utterance, up to the verb.
                let goes_on = open.take().filter(|(_, n)| n == name).map(|(u, _)| u);
                let joined = goes_on.or_else(|| utterance::joined(&clause, drafts, &report, name));
                draft.quote.utterance = joined.unwrap_or(draft.quote.utterance);
                if draft.quote.cue.is_none() {
                    open = Some((draft.quote.utterance, name.to_owned()));
                }
                if report.inside {
                    self.next_id += 1;
                    self.found.push(draft);
                    continue;
                }
                for inner in self.found.get_mut(inside..).unwrap_or(&mut []) {
                    if inner.outer.is_none() && inner.id != draft.id && draft.whole.covers(inner.whole) {
                        inner.outer = Some(draft.id);
                    }
                }
                inside = self.found.len() + 1;
                // What comes behind a verb of reporting is another report.
                floor = draft.quote.cue.as_ref().map_or(report.word + 1, |c| clause.word_from(c.span.end));
                self.next_id += 1;
                self.found.push(draft);
            }
        }
        within::attribute(self.reader, &self.known, &clause, drafts, self.found.get(before..).unwrap_or(&[]), at);
        if outermost.is_empty() {
            self.subject(&clause, at);
        }
        inner::attribute(self.reader, &self.known, drafts, at);
    }

    /// The outermost quotations of a sentence. Gives where the last report around one of them ends.
    fn marked(&mut self, clause: &Clause, drafts: &mut [Draft], outermost: &[(usize, Span)], at: usize) -> usize {
        let text = self.reader.doc.text();
        let mut previous: Option<Before> = None;
        let mut relayed = 0;
        for &(i, _) in outermost {
            let Some(built) = drafts.get(i).map(|d| d.tail.built) else { continue };
            let last = self.last.as_ref().filter(|(_, sentence)| sentence + 1 == at).map(|(cue, _)| cue);
            let cue = verb::of(text, clause, i, built, last);
            let asked = question::asked(text, clause, i);
            let asks = asked || question::asks(text, clause, i);
            let mut asker = None;
            let aside = (built == Built::Bare && clause.after(i).is_empty())
                .then(|| aside::read(self.reader, at + 1).or_else(|| aside::behind_scene(self.reader, at + 1)))
                .flatten();
            let (cue, aside) = match aside {
                Some(a) => (a.cue, Some(a.speaker)),
                None => (cue, None),
            };
            let (speaker, rule, joined) = if let Some(phrase) = aside {
                let speaker = phrase.and_then(|p| resolve::speaker(self.reader, &self.known, &p, 3.0, at));
                (speaker, "q.speaker.aside", None)
            } else if asked {
                let owner = || holder::held(self.reader, clause, i, built).map(|(owner, _)| owner);
                asker = question::asker(self.reader, clause, i).or_else(owner);
                let speaker = asker.and_then(|a| resolve::speaker(self.reader, &self.known, &a, 3.0, at));
                (speaker, "q.speaker.asker", None)
            } else {
                let found = self.speaker(clause, i, built, cue.is_some(), previous.as_ref(), at);
                asker = asks.then(|| question::asker(self.reader, clause, i)).flatten();
                match asker {
                    Some(a) => (resolve::speaker(self.reader, &self.known, &a, 3.0, at), "q.speaker.asker", None),
                    // “…”고 묻자 그는: nobody is named before the question, and who answers does not ask.
                    None if asks && !named_before(found.0.as_ref(), drafts.get(i)) => (None, "q.speaker.asker", None),
                    None => found,
                }
            };
            let Some(draft) = drafts.get_mut(i) else { continue };
            if let Some(utterance) = joined {
                draft.quote.utterance = utterance;
            }
            if let Some(speaker) = &speaker {
                draft.quote.evidence.push(speaker.mention.map_or(Reason::bare(rule), |m| Reason::new(rule, m)));
                if !asks {
                    self.focus.note(speaker, at, matches!(rule, "q.speaker.topic" | "q.speaker.also"));
                }
            }
            draft.quote.speaker.clone_from(&speaker);
            let held = holder::held(self.reader, clause, i, built);
            let owner = held.as_ref().map(|(owner, _)| *owner);
            let denied = held.is_some();
            draft.quote.cue = held.map(|(_, cue)| cue).or(cue);
            details::add(self.reader, clause, i, draft);
            // “…”는 그의 주장을 받아들이지 않았다: it was said all the same.
            draft.quote.negated &= !denied;
            if rule == "q.speaker.cited" {
                draft.quote.medium = self.outlet(clause, i).or(draft.quote.medium);
            }
            if let Some(relay) = relayed::find(self.reader, clause, i, own_words(clause, i, previous.as_ref()), built) {
                let outer = self.relay(&relay, at);
                relayed = outer.as_ref().map_or(relayed, |d| d.whole.end);
                self.found.extend(outer);
            }
            let embedded = holder::embedded(self.reader, clause, i);
            // What somebody else holds leaves the sentence to its own subject, as a question does.
            let asker = asker.or(embedded.map(|c| c.phrase)).or(owner);
            let asked = asks || embedded.is_some() || owner.is_some();
            let told = matches!(built, Built::Report | Built::Particle) && draft.quote.cue.is_some();
            previous = Some(Before { quote: i, speaker, utterance: draft.quote.utterance, asked, asker, built, told });
        }
        built_in(self.reader, clause, drafts, outermost);
        utterance::last_parts_only(drafts, outermost);
        utterance::rows(text, drafts, outermost);
        relayed
    }

    /// Who said quotation `i`, by which rule, and the utterance that it goes on with.
    fn speaker(
        &self,
        clause: &Clause,
        i: usize,
        built: Built,
        cue: bool,
        previous: Option<&Before>,
        at: usize,
    ) -> (Option<Speaker>, &'static str, Option<usize>) {
        let reporting = match built {
            Built::Report | Built::And => true,
            Built::Adnominal | Built::Bare | Built::Copula => cue,
            Built::Particle => false,
        };
        let reader = self.reader;
        let left = own_words(clause, i, previous);
        if let Some(cited) = requote::cited(reader, clause, left) {
            return (resolve::speaker(reader, &self.known, &cited, 3.5, at), "q.speaker.cited", None);
        }
        if let Some(relay) = relayed::find(reader, clause, i, left, built) {
            return (resolve::speaker(reader, &self.known, &relay.inner, 3.0, at), "q.speaker.relayed", None);
        }
        if let Some((owner, _)) = holder::held(reader, clause, i, built) {
            return (resolve::speaker(reader, &self.known, &owner, 3.0, at), "q.speaker.held", None);
        }
        if let Some(document) = holder::contained(reader, clause, i, built) {
            return (resolve::speaker(reader, &self.known, &document, 2.5, at), "q.speaker.contained", None);
        }
        if let Some(source) = holder::received(reader, clause, i, built) {
            let speaker = source.and_then(|s| resolve::speaker(reader, &self.known, &s, 3.0, at));
            return (speaker, "q.speaker.received", None);
        }
        if let Some(person) = holder::of_person(reader, clause, i, built) {
            return (resolve::speaker(reader, &self.known, &person, 3.0, at), "q.speaker.modified", None);
        }
        if let Some(holder) = holder::answer(reader, clause, left) {
            return (resolve::speaker(reader, &self.known, &holder, 3.2, at), "q.speaker.held", None);
        }
        if let Some(holder) = holder::as_said(reader, clause, left) {
            return (resolve::speaker(reader, &self.known, &holder, 3.2, at), "q.speaker.as-said", None);
        }
        let voiced = built != Built::And && voiced::unsourced(reader.doc.text(), clause, i, built);
        // “…”는 고성이 나오자 의원은: who comes behind does something else.
        let earlier = |c: &Candidate| clause.words_after(i).next().is_none_or(|next| c.phrase.word < next);
        let own = own_speaker(reader, clause, i, left, reporting && !voiced)
            .filter(|c| !voiced || (c.phrase.topic || c.phrase.role == Role::Locative) && earlier(c))
            .or_else(|| speaker::circle(reader, clause, left).filter(|_| voiced))
            .or_else(|| speaker::beside(reader, clause, left).filter(|_| built == Built::Bare))
            .filter(|c| previous.and_then(|p| p.asker).is_none_or(|a| a.word != c.phrase.word));
        match (own, previous) {
            // “…”며 구하늘은 “…”고 했다: the subject in the middle speaks both.
            (Some(c), Some(p)) if p.built == Built::And && p.takes(&c.phrase) => {
                (p.speaker.clone(), c.rule, Some(p.utterance))
            }
            (Some(c), _) => (resolve::speaker(reader, &self.known, &c.phrase, c.score, at), c.rule, None),
            // No subject of its own between two quotations of a sentence: the same speaker goes on.
            (None, Some(p)) if !p.asked => {
                // …라고 전하고 “…”라고 덧붙였다: said twice.
                let goes_on = (!p.told).then_some(p.utterance);
                (p.speaker.clone(), "q.speaker.same-sentence", goes_on)
            }
            (None, _) if voiced && let Some(forum) = speaker::forum(reader, clause, i) => {
                (resolve::speaker(reader, &self.known, &forum, 2.5, at), "q.speaker.place", None)
            }
            (None, None) if voiced::unsourced(reader.doc.text(), clause, i, built) => {
                (None, "q.speaker.unsourced", None)
            }
            // “…”라는 항의 때문이다: a noun without an owner and no verb that reports.
            _ if !cue && voiced::taken_up(reader.doc.text(), clause, i, built) => (None, "q.speaker.unsourced", None),
            _ => match self.known.carried(at) {
                Some(carried) => (Some(carried), "q.speaker.carry-over", None),
                // Nobody was spoken of before: who begins the sentence, though another verb may be theirs.
                None => {
                    let first = speaker::first(reader, clause, left).filter(|_| cue && reporting && previous.is_none());
                    let speaker = first.and_then(|c| resolve::speaker(reader, &self.known, &c.phrase, c.score, at));
                    (speaker, "q.speaker.subject", None)
                }
            },
        }
    }

    /// The outlet that re-quotes: the topic before the source.
    fn outlet(&self, clause: &Clause, i: usize) -> Option<Span> {
        let found = speaker::before(self.reader, clause, clause.before(i), false)?;
        Some(found.phrase.span)
    }

    /// A sentence without quotation: whom it is about, and whether it only says that somebody spoke.
    fn subject(&mut self, clause: &Clause, at: usize) {
        let reader = self.reader;
        let text = reader.doc.text();
        self.last = None;
        // 표 씨의 생각은 달랐다. “…”
        if let Some(owner) = holder::stance(reader, clause)
            && let Some(speaker) = resolve::speaker(reader, &self.known, &owner, 3.0, at)
        {
            self.focus.note(&speaker, at, true);
            return;
        }
        // Where nobody is known yet, whoever is named at all is spoken of.
        let anybody = || {
            let mut named = None;
            let person = |c: &Candidate| {
                matches!(c.phrase.head, Head::Mention(_)) && reader.kind(&c.phrase) == SpeakerKind::Person
            };
            speaker::weigh(reader, clause, &clause.parts, false, |c| named = Some(c).filter(person).or(named));
            named.filter(|_| !self.focus.is_known())
        };
        let best = speaker::before(reader, clause, &clause.parts, false);
        // 전화를 건 사람은 이웃이었다. “…”
        let named = best.is_some_and(|c| matches!(c.phrase.head, Head::Mention(_) | Head::Pronoun(_)));
        let shown = holder::shown(reader, clause).filter(|_| !named);
        let Some(best) = shown.or(best).or_else(anybody) else { return };
        let speaks = matches!(
            best.phrase.head,
            Head::Mention(_) | Head::Pronoun(_) | Head::People("source" | "person" | "body") | Head::Unknown
        );
        if !speaks {
            return;
        }
        if let Some(speaker) = resolve::speaker(reader, &self.known, &best.phrase, best.score, at) {
            self.focus.note(&speaker, at, best.phrase.topic);
            let last = clause.words.len().checked_sub(1).and_then(|w| cue::at(text, &clause.words, w));
            // 태도를 칭찬했다, 어렵다고 말했다: a verb with words or an object of its own tells nothing of what comes behind.
            let form = |back: usize| {
                let at = clause.words.len().checked_sub(back);
                at.map_or("", |w| super::clause::form(text, &clause.words, w))
            };
            let quotes = |form: &str| ["다고", "라고", "자고", "냐고"].iter().any(|end| form.ends_with(end));
            let own = form(2).ends_with(['을', '를']) || (2..4).any(|back| quotes(form(back)));
            let last = last.filter(|m| m.strength == cue::Strength::Strong && !own);
            self.last = last.map(|m| (verb::made(text, &m), at));
        }
    }
}

/// The quotation before, in the same sentence.
struct Before {
    quote: usize,
    speaker: Option<Speaker>,
    utterance: usize,
    /// Whether it is a question to whoever speaks next.
    asked: bool,
    /// Who asks it.
    asker: Option<NounPhrase>,
    /// How it is built in.
    built: Built,
    /// Whether a verb of its own has reported it.
    told: bool,
}

/// The words that may name the speaker of quotation `i`: those behind the quotation before it, which speak for this
/// one only; behind a question those before it as well, since the one who is asked answers.
fn own_words<'a>(clause: &'a Clause, i: usize, previous: Option<&Before>) -> &'a [Part] {
    let left = clause.before(i);
    let Some(p) = previous.filter(|p| !p.asked) else { return left };
    let from = left.iter().rposition(|x| matches!(x, Part::Quote(q) if *q == p.quote));
    left.get(from.map_or(0, |f| f + 1)..).unwrap_or(&[])
}

/// The speaker that the sentence itself gives to quotation `i`.
pub fn own_speaker(
    reader: &Reader<'_>,
    clause: &Clause,
    i: usize,
    left: &[Part],
    reporting: bool,
) -> Option<Candidate> {
    if let Some(found) = holder::embedded(reader, clause, i) {
        return Some(found);
    }
    let right = clause.after(i);
    let before = speaker::before(reader, clause, left, reporting);
    // A place before the words yields to a subject behind them: 국회에서 “…”고 민 의원이 말했다.
    // So does a country that another verb may have: 미국이 관세를 올린 뒤 “…”고 교수는 말했다.
    if before.is_some_and(|c| c.rule == "q.speaker.place" || speaker::is_acting_place(reader, &c.phrase))
        && let Some(behind) = speaker::behind(reader, clause, right)
    {
        return Some(behind);
    }
    before.or_else(|| speaker::behind(reader, clause, right)).or_else(|| speaker::modified(reader, clause, right))
}

impl Before {
    /// Whether its speaker is the one whom `phrase` names.
    fn takes(&self, phrase: &NounPhrase) -> bool {
        self.speaker.as_ref().and_then(|s| s.mention).is_some_and(|m| m.end == phrase.span.end)
    }
}

/// A phrase that the reporter says of something (그를 “…한 선수”라고 불렀다, 합병이 “운명”이라고 했다) is part of the
/// reporter's own clause.
fn built_in(reader: &Reader<'_>, clause: &Clause, drafts: &mut [Draft], outermost: &[(usize, Span)]) {
    let text = reader.doc.text();
    for &(i, _) in outermost {
        let Some(draft) = drafts.get_mut(i) else { continue };
        let noun = draft.tail.built == Built::Report && final_of(draft.quote.span.of(text)) == Final::Noun;
        if draft.quote.kind != QuoteKind::Direct || !noun {
            continue;
        }
        // “느린 재난”이라고 표현했다: what something is called.
        let mut behind = clause.words_after(i).take(2).filter_map(|w| cue::at(text, &clause.words, w));
        if let Some(verb) = behind.find(|m| m.act == "call") {
            draft.quote.kind = QuoteKind::Partial;
            draft.quote.evidence.push(Reason::new("q.partial.called", verb.span));
            continue;
        }
        let Some(Part::Word(at)) = clause.before(i).last() else { continue };
        let Some(word) = clause.words.get(*at).filter(|w| !w.comma) else { continue };
        let speaks = draft.quote.speaker.as_ref().and_then(|s| s.mention).is_some_and(|m| m.overlaps(word.span));
        let role = crate::text::josa::best(word.span.of(text)).role;
        if !speaks && matches!(role, Role::Object | Role::Subject) {
            draft.quote.kind = QuoteKind::Partial;
            draft.quote.evidence.push(Reason::new("q.partial.said-of", word.span));
        }
    }
}

/// Whether a speaker is named before the words of a draft.
fn named_before(speaker: Option<&Speaker>, draft: Option<&Draft>) -> bool {
    let mention = speaker.and_then(|s| s.mention);
    mention.zip(draft).is_some_and(|(mention, draft)| mention.end <= draft.whole.start)
}
