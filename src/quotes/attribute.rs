//! One walk through the article, sentence by sentence: every quotation gets its verb and its speaker.

use super::clause::{Clause, Part};
use super::cue::{self, Strength};
use super::marked::Draft;
use super::noun_phrase::{Head, NounPhrase, Reader};
use super::resolve::{self, Focus};
use super::sentence::final_of;
use super::speaker::{self, Candidate};
use super::tail::{Built, Tail};
use super::{Cue, Quote, Speaker, aside, details, holder, indirect, question, requote, voiced};
use crate::analysis::{QuoteKind, SectionKind, SpeakerKind};
use crate::evidence::Reason;
use crate::span::Span;
use crate::text::endings::Final;
use crate::text::inflect::Follow;
use crate::text::josa::Role;

/// Whether a verb that reports by itself stands among the first words of `span`.
pub fn cue_near(text: &str, span: Span) -> bool {
    let clause = Clause::read(text, span, &[]);
    let last = clause.words.len().min(6);
    (0..last).any(|i| cue::at(text, &clause.words, i).is_some_and(|m| m.strength == Strength::Strong))
}

/// Attributes all drafts outside titles, in the order of the text, and adds what is reported without marks.
pub fn run(reader: &Reader<'_>, drafts: &mut Vec<Draft>) {
    let mut walk = Walk {
        reader,
        focus: Focus::default(),
        known: Focus::default(),
        next_id: drafts.len(),
        found: Vec::new(),
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
struct Walk<'a> {
    reader: &'a Reader<'a>,
    focus: Focus,
    /// The same as it was before this sentence: its pronouns do not stand for whom it names later itself.
    known: Focus,
    next_id: usize,
    found: Vec<Draft>,
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
        self.marked(&clause, drafts, &outermost, at);
        let mut floor = 0;
        let mut open: Option<(usize, String)> = None;
        for report in indirect::find(text, &clause) {
            if let Some(mut draft) = self.indirect(&clause, drafts, &report, at, floor) {
                // Of one utterance only the last part has the verb.
                for d in drafts.iter_mut().filter(|d| d.tail.built == Built::And) {
                    d.quote.cue = d.quote.cue.take().filter(|c| report.cue.is_none_or(|r| r.span != c.span));
                }
                let name = draft.quote.speaker.as_ref().map_or("", |s| s.name.as_str());
                // …다며 …라고 덧붙였다: one utterance, up to the verb.
                let goes_on = open.take().filter(|(_, n)| n == name).map(|(u, _)| u);
                let joined = goes_on.or_else(|| joined(&clause, drafts, &report, name));
                draft.quote.utterance = joined.unwrap_or(draft.quote.utterance);
                if draft.quote.cue.is_none() {
                    open = Some((draft.quote.utterance, name.to_owned()));
                }
                // What comes behind a verb of reporting is another report.
                floor = draft.quote.cue.as_ref().map_or(report.word + 1, |c| clause.word_from(c.span.end));
                self.next_id += 1;
                self.found.push(draft);
            }
        }
        if outermost.is_empty() {
            self.subject(&clause, at);
        }
        self.inner(drafts, at);
    }

    /// The outermost quotations of a sentence.
    fn marked(&mut self, clause: &Clause, drafts: &mut [Draft], outermost: &[(usize, Span)], at: usize) {
        let text = self.reader.doc.text();
        let mut previous: Option<Before> = None;
        for &(i, _) in outermost {
            let Some(built) = drafts.get(i).map(|d| d.tail.built) else { continue };
            let cue = self.cue_of(clause, i, built, at);
            let asked = question::asked(text, clause, i);
            let asks = asked || question::asks(text, clause, i);
            let mut asker = None;
            let aside = (built == Built::Bare && clause.after(i).is_empty())
                .then(|| aside::read(self.reader, at + 1))
                .flatten();
            let (cue, aside) = match aside {
                Some(a) => (Some(a.cue), Some(a.speaker)),
                None => (cue, None),
            };
            let (speaker, rule, joined) = if let Some(phrase) = aside {
                let speaker = phrase.and_then(|p| resolve::speaker(self.reader, &self.known, &p, 3.0, at));
                (speaker, "q.speaker.aside", None)
            } else if asked {
                asker = question::asker(self.reader, clause, i);
                let speaker = asker.and_then(|a| resolve::speaker(self.reader, &self.known, &a, 3.0, at));
                (speaker, "q.speaker.asker", None)
            } else {
                let found = self.speaker(clause, i, built, cue.is_some(), previous.as_ref(), at);
                asker = question::asker(self.reader, clause, i).filter(|_| asks);
                match asker {
                    Some(a) => (resolve::speaker(self.reader, &self.known, &a, 3.0, at), "q.speaker.asker", None),
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
                    self.focus.note(speaker, at, rule == "q.speaker.topic");
                }
            }
            draft.quote.speaker.clone_from(&speaker);
            draft.quote.cue = cue;
            details::add(self.reader, clause, i, draft);
            if rule == "q.speaker.cited" {
                draft.quote.medium = self.outlet(clause, i).or(draft.quote.medium);
            }
            let embedded = holder::embedded(self.reader, clause, i);
            let asker = asker.or(embedded.map(|c| c.phrase));
            let asked = asks || embedded.is_some();
            previous = Some(Before { quote: i, speaker, utterance: draft.quote.utterance, asked, asker, built });
        }
        built_in(self.reader, clause, drafts, outermost);
        last_parts_only(drafts, outermost);
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
        if let Some(source) = holder::received(reader, clause, i, built) {
            let speaker = source.and_then(|s| resolve::speaker(reader, &self.known, &s, 3.0, at));
            return (speaker, "q.speaker.received", None);
        }
        if let Some(holder) = holder::as_said(reader, clause, left) {
            return (resolve::speaker(reader, &self.known, &holder, 3.2, at), "q.speaker.as-said", None);
        }
        let voiced = built != Built::And && voiced::unsourced(reader.doc.text(), clause, i, built);
        let own = own_speaker(reader, clause, i, left, reporting && !voiced)
            .filter(|c| !voiced || c.phrase.topic || c.phrase.role == Role::Locative)
            .or_else(|| speaker::beside(reader, clause, left).filter(|_| built == Built::Bare))
            .filter(|c| previous.and_then(|p| p.asker).is_none_or(|a| a.word != c.phrase.word));
        match (own, previous) {
            // “…”며 구하늘은 “…”고 했다: the subject in the middle speaks both.
            (Some(c), Some(p)) if p.built == Built::And && p.takes(&c.phrase) => {
                (p.speaker.clone(), c.rule, Some(p.utterance))
            }
            (Some(c), _) => (resolve::speaker(reader, &self.known, &c.phrase, c.score, at), c.rule, None),
            // No subject of its own between two quotations of a sentence: the same speaker goes on.
            (None, Some(p)) if !p.asked => (p.speaker.clone(), "q.speaker.same-sentence", Some(p.utterance)),
            (None, None) if voiced::unsourced(reader.doc.text(), clause, i, built) => {
                (None, "q.speaker.unsourced", None)
            }
            _ => (self.known.carried(at), "q.speaker.carry-over", None),
        }
    }

    /// The outlet that re-quotes: the topic before the source.
    fn outlet(&self, clause: &Clause, i: usize) -> Option<Span> {
        let found = speaker::before(self.reader, clause, clause.before(i), false)?;
        Some(found.phrase.span)
    }

    /// The verb behind quotation `i`; where there is none, the one of the sentence before or of the aside behind.
    fn cue_of(&self, clause: &Clause, i: usize, built: Built, at: usize) -> Option<Cue> {
        let text = self.reader.doc.text();
        let words = clause.words_after(i);
        let mut passive = None;
        for (n, w) in words.enumerate().take(24) {
            let Some(found) = cue::at(text, &clause.words, w) else { continue };
            match found.strength {
                Strength::Strong => return Some(helped(text, clause, w, made(&found), found.follow)),
                Strength::Weak | Strength::Thought
                    if n <= 1 && matches!(built, Built::Report | Built::And | Built::Bare) =>
                {
                    return Some(helped(text, clause, w, made(&found), found.follow));
                }
                Strength::Passive if passive.is_none() => passive = Some(found),
                _ => {}
            }
        }
        // 이렇게 말했다: “…”
        if built == Built::Bare
            && clause.after(i).is_empty()
            && let Some(Part::Word(w)) = clause.before(i).last()
            && let Some(found) = cue::at(text, &clause.words, *w)
            && found.strength == Strength::Strong
        {
            return Some(made(&found));
        }
        if built == Built::Bare
            && clause.before(i).is_empty()
            && let Some((cue, sentence)) = &self.last
            && sentence + 1 == at
        {
            return Some(cue.clone());
        }
        passive.map(|p| made(&p)).or_else(|| voiced::voiced(text, clause, i).map(|(_, span)| voiced::arising(span)))
    }

    /// A report without marks with its speaker; `None` where nobody is its source.
    fn indirect(
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
        let owner = report.owner.and_then(|w| {
            let phrase = reader.owner(&clause.words, w).or_else(|| reader.with_role(&clause.words, w, Role::Bare))?;
            let first = open.iter().find_map(Part::word)?;
            // 정부는 …하자는 위원회의 제안을 받아들였다: the subject of the sentence is not part of what is held.
            let topic = reader.phrase(&clause.words, first).filter(|p| p.topic && report.rule == "q.indirect.held");
            Some((phrase, topic.map_or(first, |_| first + 1)))
        });
        if report.owner.is_some() && owner.is_none() {
            return None;
        }
        // A nominative before …다는 설명이다 is the subject of what is explained.
        let source = || {
            let found = speaker::source(reader, clause, open, report.needs_source);
            found.filter(|c| report.rule != "q.indirect.noun" || c.rule != "q.speaker.subject")
        };
        let (speaker, rule, from) = match owner.map_or_else(|| source().map(Ok), |o| Some(Err(o))) {
            Some(Err((phrase, first))) => {
                (resolve::speaker(reader, &self.known, &phrase, 3.0, at), "q.speaker.owner", first)
            }
            Some(Ok(c)) => (resolve::speaker(reader, &self.known, &c.phrase, c.score, at), c.rule, c.phrase.word + 1),
            None if report.needs_source => return None,
            None => {
                let first = open.iter().find_map(Part::word);
                let first = first.unwrap_or(report.word);
                match wall.and_then(|w| left.get(w)) {
                    // “…”며 …라고 덧붙였다: the same speaker goes on behind the quotation.
                    Some(Part::Quote(q)) => (drafts.get(*q)?.quote.speaker.clone(), "q.speaker.same-sentence", first),
                    _ => (self.known.carried(at), "q.speaker.carry-over", first),
                }
            }
        };
        let told = |s: &Speaker| report.rule == "q.indirect.contracted" && s.kind == SpeakerKind::Document;
        let speaker = speaker.filter(|s| !told(s))?;
        let from = addressed(reader, clause, from.max(floor), report);
        let start = indirect::begin(text, &clause.words, from, report.word)?;
        let span = Span::new(start, report.end);
        if span.of(text).split_whitespace().count() < 2 {
            return None;
        }
        self.focus.note(&speaker, at, rule == "q.speaker.topic");
        let mention = speaker.mention;
        let quote = Quote {
            span,
            kind: QuoteKind::Indirect,
            utterance: self.next_id,
            inside: None,
            speaker: Some(speaker),
            addressee: None,
            medium: None,
            cue: report.cue.map(|c| Cue { span: c.span, verb: c.verb.to_owned(), act: c.act.to_owned() }),
            hedged: details::hedged(text, clause, report.cue.map_or(report.end, |c| c.span.end)),
            negated: details::negated(text, clause, report.cue.map_or(report.end, |c| c.span.start)),
            score: report.score,
            evidence: vec![
                Reason::new(report.rule, clause.words.get(report.word)?.span),
                mention.map_or(Reason::bare(rule), |m| Reason::new(rule, m)),
            ],
        };
        let tail = Tail { built: Built::Bare, span: Span::new(report.end, report.end) };
        Some(Draft { id: self.next_id, quote, outer: None, whole: span, tail, sentence: at })
    }

    /// A sentence without quotation: whom it is about, and whether it only says that somebody spoke.
    fn subject(&mut self, clause: &Clause, at: usize) {
        let reader = self.reader;
        let text = reader.doc.text();
        self.last = None;
        let Some(best) = speaker::before(reader, clause, &clause.parts, false) else { return };
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
            self.last = last.filter(|m| m.strength == Strength::Strong).map(|m| (made(&m), at));
        }
    }

    /// Quotations inside quotations: whoever the outer words say.
    fn inner(&self, drafts: &mut [Draft], at: usize) {
        let reader = self.reader;
        let text = reader.doc.text();
        for i in 0..drafts.len() {
            let Some((outer, masked, built)) = drafts.get(i).and_then(|d| Some((d.outer?, d.masked(), d.tail.built)))
            else {
                continue;
            };
            // Outer quotations come first in the order of the text, so that ids rise.
            let Ok(holder) = drafts.binary_search_by_key(&outer, |d| d.id) else { continue };
            let Some(holder) = drafts.get(holder) else { continue };
            let span = inner_sentence(text, holder.quote.span, masked);
            let clause = Clause::read(text, span, &[(i, masked)]);
            let cue = self.cue_of(&clause, i, built, 0);
            let found = own_speaker(reader, &clause, i, clause.before(i), cue.is_some());
            let mut speaker = found.and_then(|c| resolve::speaker(reader, &self.known, &c.phrase, c.score, at));
            let mut rule = "q.speaker.inner";
            // ‘실적이 없다’는 말만 들었다: whoever speaks has heard it.
            let heard = holder::received(reader, &clause, i, built);
            if let Some(source) = heard {
                speaker = source.and_then(|s| resolve::speaker(reader, &self.known, &s, 3.0, at));
            }
            // ‘이번엔 넘기자’고 마음먹었다: a thought without a subject is the speaker's own.
            if speaker.is_none() && heard.is_none() && (cue.is_none() || thinks(text, &clause, i)) {
                rule = "q.speaker.inner-own";
                let own = holder.quote.speaker.clone();
                speaker = own.map(|s| Speaker { mention: None, carried: false, ..s });
            }
            let Some(draft) = drafts.get_mut(i) else { continue };
            if let Some(s) = &speaker {
                draft.quote.evidence.push(s.mention.map_or(Reason::bare(rule), |m| Reason::new(rule, m)));
            }
            draft.quote.speaker = speaker;
            draft.quote.cue = cue;
        }
    }
}

/// Whether a verb of thinking takes quotation `i`.
fn thinks(text: &str, clause: &Clause, i: usize) -> bool {
    let words = clause.words_after(i);
    words.take(2).any(|w| cue::at(text, &clause.words, w).is_some_and(|m| m.act == "think"))
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
}

/// The verb with the auxiliary behind it: 일러 주었다, 말해 줬다.
fn helped(text: &str, clause: &Clause, word: usize, cue: Cue, follow: Follow) -> Cue {
    let next = clause.words.get(word + 1).filter(|_| follow == Follow::Infinitive);
    let helps = |form: &str| ["주었", "줬", "주며", "주고", "준 ", "준다"].iter().any(|a| form.starts_with(a));
    match next.filter(|n| n.span.start == cue.span.end + 1 && helps(n.span.of(text))) {
        Some(n) => Cue { span: cue.span.join(n.span), ..cue },
        None => cue,
    }
}

fn made(found: &cue::Match) -> Cue {
    Cue { span: found.span, verb: found.verb.to_owned(), act: found.act.to_owned() }
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
fn own_speaker(reader: &Reader<'_>, clause: &Clause, i: usize, left: &[Part], reporting: bool) -> Option<Candidate> {
    if let Some(found) = holder::embedded(reader, clause, i) {
        return Some(found);
    }
    let right = clause.after(i);
    let before = speaker::before(reader, clause, left, reporting);
    // A place before the words yields to a subject behind them: 국회에서 “…”고 민 의원이 말했다.
    if before.is_some_and(|c| c.rule == "q.speaker.place")
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

/// Behind whom an order, a request or a question goes to (회사에 자료를 내라고 명령했다): no part of what is reported.
fn addressed(reader: &Reader<'_>, clause: &Clause, from: usize, report: &indirect::Report) -> usize {
    let asks = report.cue.is_some_and(|c| matches!(c.act, "order" | "request" | "propose" | "ask"));
    let phrase = reader.with_role(&clause.words, from, Role::Dative).filter(|_| asks && from < report.word);
    let hears = |p: &NounPhrase| match p.head {
        Head::Mention(_) => !matches!(reader.kind(p), SpeakerKind::Anonymous),
        Head::People(_) => true,
        Head::Pronoun(_) | Head::Document | Head::Unknown => false,
    };
    phrase.filter(hears).map_or(from, |_| from + 1)
}

/// The utterance of the quotation that a report without marks goes on with: the one before it that leaves the sentence
/// open (“…”며 …라고 덧붙였다), or, where the report leaves it open itself, the one behind it (…다며 “…”고 밝혔다).
fn joined(clause: &Clause, drafts: &[Draft], report: &indirect::Report, name: &str) -> Option<usize> {
    let place = clause.place_of_word(report.word);
    let same = |d: &&Draft| d.quote.speaker.as_ref().is_some_and(|s| s.name == name);
    let quote = |p: &Part| if let Part::Quote(q) = p { drafts.get(*q) } else { None };
    let before = clause.parts.get(place.saturating_sub(speaker::FARTHEST)..place)?.iter().rev().find_map(quote);
    if let Some(d) = before.filter(|d| d.tail.built == Built::And && d.quote.cue.is_none()).filter(same) {
        return Some(d.quote.utterance);
    }
    let behind = clause.parts.get(place + 1..)?.iter().take(8).find_map(quote);
    behind.filter(|_| report.cue.is_none()).filter(same).map(|d| d.quote.utterance)
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

/// Of the parts of one utterance only the last keeps its verb.
fn last_parts_only(drafts: &mut [Draft], outermost: &[(usize, Span)]) {
    for pair in outermost.windows(2) {
        let [(a, _), (b, _)] = pair else { continue };
        let same = match (drafts.get(*a), drafts.get(*b)) {
            (Some(x), Some(y)) => x.quote.utterance == y.quote.utterance,
            _ => false,
        };
        if same && let Some(draft) = drafts.get_mut(*a) {
            draft.quote.cue = None;
        }
    }
}

/// The sentence inside `outer` that `inner` stands in.
fn inner_sentence(text: &str, outer: Span, inner: Span) -> Span {
    let head = Span::new(outer.start, inner.start).of(text);
    let rest = Span::new(inner.end, outer.end).of(text);
    let ends = [". ", "? ", "! "];
    let start = ends.iter().filter_map(|p| head.rfind(p)).max().map_or(outer.start, |p| outer.start + p + 2);
    let end = ends.iter().filter_map(|p| rest.find(p)).min().map_or(outer.end, |p| inner.end + p);
    Span::new(start, end)
}
