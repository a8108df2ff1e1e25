//! Who stands near a report without marks and may be whose it is; each way is a construction of its own.

use super::clause::{self, Clause, Part};
use super::indirect::Report;
use super::marked::Draft;
use super::noun_phrase::{Head, NounPhrase, Reader};
use super::source;
use super::speaker::{self, Candidate};
use super::tail::Built;
use crate::lexicon;
use crate::text::josa::Role;

/// A report in its clause.
#[derive(Debug, Clone, Copy)]
pub struct Near<'a> {
    reader: &'a Reader<'a>,
    /// The clause.
    pub clause: &'a Clause,
    /// The report.
    pub report: &'a Report,
    /// What stands before the report, from the last quotation with a verb of its own on.
    pub open: &'a [Part],
    /// That quotation.
    pub wall: Option<&'a Draft>,
}

/// Who it is, and the first word that may be part of the report.
type Owner = (NounPhrase, usize);

impl<'a> Near<'a> {
    /// A report with what stands before it.
    pub fn new(
        reader: &'a Reader<'a>,
        clause: &'a Clause,
        drafts: &'a [Draft],
        report: &'a Report,
    ) -> Option<Near<'a>> {
        let word = clause.place_of_word(report.word);
        let left = clause.parts.get(word.saturating_sub(speaker::FARTHEST)..word)?;
        // A quotation with a verb of its own ends what stands before; one that is part of a clause does not.
        let ends_clause = |d: &&Draft| matches!(d.tail.built, Built::Report | Built::And);
        let wall = left.iter().enumerate().rev().find_map(|(i, part)| match part {
            Part::Quote(q) => drafts.get(*q).filter(ends_clause).map(|draft| (i, draft)),
            Part::Word(_) => None,
        });
        let open = left.get(wall.map_or(0, |(i, _)| i + 1)..)?;
        Some(Near { reader, clause, report, open, wall: wall.map(|(_, draft)| draft) })
    }

    /// The same with less before it: behind a report of the same sentence that ends at the word `floor` only another topic that
    /// comes right away may name the source (…라고 주장했지만 야당은, …라고 맞서고 있으나 노조는).
    pub fn behind_contrast(self, floor: usize) -> Near<'a> {
        // 주장하고 있으나, 주장한 반면
        let contrasts = |w: &usize| lexicon::ends_with(self.form(*w), "contrast");
        let Some(end) = floor.checked_sub(1).and_then(|verb| (verb..verb + 3).find(contrasts)) else { return self };
        // …라고 설명했지만 승객들은 다치지 않았다고 전했다: people of whom the same speaker goes on to tell.
        let act = self.report.cue.map_or("", |c| c.act);
        let opposes = matches!(act, "oppose" | "deny" | "criticise" | "claim" | "respond");
        let topic = (end + 1..end + 5).find(|&w| {
            self.phrase(w).filter(|p| p.topic).is_some_and(|p| match p.head {
                Head::Mention(_) | Head::People("body" | "outlet" | "source") => true,
                // One word is no report: then the topic is part of it.
                Head::People(_) => opposes && w + 2 <= self.report.word,
                _ => false,
            })
        });
        let topic = topic.filter(|_| act != "add");
        let from = topic.and_then(|_| self.open.iter().position(|p| p.word().is_some_and(|w| w > end)));
        Near { open: from.and_then(|from| self.open.get(from..)).unwrap_or(self.open), ..self }
    }

    /// A word as it is written.
    pub fn form(&self, word: usize) -> &'a str {
        clause::form(self.reader.doc.text(), &self.clause.words, word)
    }

    /// The first word of what stands before.
    pub fn first(&self) -> Option<usize> {
        self.open.iter().find_map(Part::word)
    }

    fn phrase(&self, word: usize) -> Option<NounPhrase> {
        self.reader.phrase(&self.clause.words, word)
    }

    /// Who is said to have said or to hold it, right beside: …다는 게 업계의 설명이다.
    pub fn owner(&self) -> Option<Owner> {
        let (reader, words, w) = (self.reader, &self.clause.words, self.report.owner?);
        let circle = |p: &NounPhrase| matches!(p.head, Head::People(_));
        let place = || reader.with_role(words, w, Role::Locative).filter(circle);
        let bare = || reader.with_role(words, w, Role::Bare);
        let phrase = reader.owner(words, w).or_else(bare).or_else(place)?;
        let first = self.first()?;
        // 정부는 …하자는 위원회의 제안을 받아들였다: the subject of the sentence is not part of what is held.
        let held = self.report.rule == "q.indirect.held";
        Some((phrase, self.topic(first..self.report.word.min(first + 4)).filter(|_| held).map_or(first, |w| w + 1)))
    }

    /// The first topic among these words.
    pub fn topic(&self, mut words: std::ops::Range<usize>) -> Option<usize> {
        words.find(|&w| self.phrase(w).is_some_and(|p| p.topic))
    }

    /// 시는 노조가 …하겠다고 한 것을: whose words are made a noun comes behind the one who speaks of them.
    pub fn subject(&self) -> Option<Owner> {
        let subject = |w| self.phrase(w).filter(|p| p.role == Role::Subject && p.head != Head::Unknown);
        self.open.iter().filter_map(Part::word).find_map(subject).map(|p| (p, p.word + 1))
    }

    /// 비결이 뭐냐고 묻는 기자들 물음에: who asks stands behind the verb.
    pub fn asker(&self) -> Option<Owner> {
        let verb = self.report.cue.filter(|c| c.span.of(self.reader.doc.text()) == "묻는")?;
        let at = self.clause.word_from(verb.span.end);
        let asker = self.reader.any(&self.clause.words, at);
        let asker = asker.filter(|p| matches!(p.head, Head::People(_) | Head::Mention(_)))?;
        let first = self.first()?;
        Some((asker, self.topic(first..self.report.word).map_or(first, |w| w + 1)))
    }

    /// …했다고 새벽일보가 보도했다: the source stands behind what is reported.
    pub fn behind(&self) -> Option<Owner> {
        let verb = self.clause.word_from(self.report.cue?.span.start);
        (self.report.word + 1..verb).rev().find_map(|w| {
            let phrase = self.phrase(w).filter(|p| matches!(p.role, Role::Subject | Role::Topic))?;
            let last = speaker::before_verb(self.reader, self.clause, &phrase);
            let phrase = if last { self.reader.described(&self.clause.words, phrase) } else { phrase };
            (last || phrase.head != Head::Unknown).then_some((phrase, self.first()?))
        })
    }

    /// Who stands before it and may be its source.
    pub fn source(&self) -> Option<Candidate> {
        let found =
            source::of(self.reader, self.clause, self.open, self.report).filter(|c| !self.is_place_of_others(c))?;
        // A nominative before …다는 설명이다, …냐는 질문이 나왔다 is the subject of what is explained or asked; and
        // “…”며 동생이 먼저 왔다고 주장했다: whoever speaks the words says this of the subject.
        let says =
            |d: &Draft| d.tail.built == Built::And && d.quote.speaker.as_ref().is_some_and(|s| s.mention.is_some());
        let of_another = self.report.owns_subject() || self.wall.is_some_and(says);
        // “…”며 증자는 검토하지 않는다고: nor is a topic that no list knows another speaker.
        let goes_on = self.wall.is_some_and(says) && found.phrase.head == Head::Unknown;
        Some(found).filter(|c| !goes_on && (!of_another || c.rule != "q.speaker.subject"))
    }

    /// 청와대에서는 회의가 열렸다며 박 대변인이 …: somebody else does what comes behind.
    fn is_place_of_others(&self, found: &Candidate) -> bool {
        let next = self.report.word + 1;
        let mut behind = (next..self.clause.words.len().min(next + 7)).filter_map(|w| self.phrase(w));
        found.rule == "q.speaker.place" && behind.any(|p| p.role == Role::Subject && p.head != Head::Unknown)
    }

    /// Whether a phrase begins right behind the verb of the report.
    pub fn is_right_behind(&self, phrase: &NounPhrase) -> bool {
        self.report.cue.is_some_and(|c| phrase.span.start == c.span.end + 1)
    }

    /// …다고 답한 상인들은: the noun that the verb modifies.
    pub fn modified(&self) -> Option<Candidate> {
        let behind = self.clause.parts.get(self.clause.place_of_word(self.report.word) + 1..)?;
        speaker::modified(self.reader, self.clause, behind)
    }
}
