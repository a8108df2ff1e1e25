//! Interviews: the person whom the article meets (도 감독을 만났다) says what stands as a quotation without a source, and
//! turns that are laid out line by line need no marks (A. …, 구하늘 위원 : …, ▲구하늘=…).

use super::marked::Draft;
use super::noun_phrase::Reader;
use super::sentence::final_of;
use super::tail::{Built, Tail};
use super::{Quote, Speaker, label};
use crate::analysis::{EntityType, Form, QuoteKind, SectionKind, SpeakerKind};
use crate::evidence::Reason;
use crate::lexicon;
use crate::order;
use crate::span::Span;
use crate::text::endings::Final;

/// Attributes what stands as a turn of its own; adds the turns without marks. Gives the person whom the article meets.
#[inline(never)]
pub fn run(reader: &Reader<'_>, drafts: &mut Vec<Draft>) -> Option<Speaker> {
    let met = met(reader);
    if let Some(speaker) = &met {
        for draft in drafts.iter_mut().filter(|d| answers(reader, d)) {
            draft.quote.evidence.push(Reason::bare("q.speaker.interview"));
            draft.quote.speaker = Some(speaker.clone());
        }
    }
    labelled(reader, drafts);
    let mut turns = turns(reader, drafts, met.as_ref());
    if !turns.is_empty() {
        drafts.append(&mut turns);
        order::by(drafts, |d| (d.quote.span.start as u64, !(d.quote.span.end as u64)));
    }
    met
}

/// Gives quotations that stand alone behind a label, or on the line below one, to whom it names.
fn labelled(reader: &Reader<'_>, drafts: &mut [Draft]) {
    let text = reader.doc.text();
    for draft in drafts.iter_mut().filter(|d| d.outer.is_none() && d.tail.built == Built::Bare && d.quote.cue.is_none())
    {
        if draft.quote.speaker.as_ref().is_some_and(|s| !s.carried)
            || reader.doc.kind_at(draft.whole.start) != SectionKind::Body
        {
            continue;
        }
        // Labels are short: a line may be as long as the text.
        let before = text.get(..draft.whole.start).unwrap_or("");
        let start = before.char_indices().rev().take(60).find(|&(_, c)| c == '\n').map_or(0, |(i, c)| i + c.len_utf8());
        let line = Span::new(start, draft.whole.start);
        let found = if line.of(text).trim().is_empty() {
            let above = before.get(..start).unwrap_or("").trim_end();
            let from =
                above.char_indices().rev().take(60).find(|&(_, c)| c == '\n').map_or(0, |(i, c)| i + c.len_utf8());
            label::alone(reader, Span::new(from, above.len()))
        } else {
            label::of(reader, line).filter(|l| l.words >= line.end).map(|l| l.speaker)
        };
        if let Some(speaker) = found {
            let why = speaker.mention.map_or(Reason::bare("q.speaker.label"), |m| Reason::new("q.speaker.label", m));
            draft.quote.evidence.retain(|e| !e.rule.starts_with("q.speaker."));
            draft.quote.evidence.push(why);
            draft.quote.speaker = Some(speaker);
        }
    }
}

/// Whether a quotation is a paragraph of its own whose speaker the text around it does not tell.
fn answers(reader: &Reader<'_>, draft: &Draft) -> bool {
    let text = reader.doc.text();
    let line = text.get(..draft.whole.start).is_none_or(|t| t.is_empty() || t.ends_with('\n'));
    let begins = reader.doc.sentences.get(draft.sentence).is_some_and(|s| s.start == draft.whole.start);
    // A sentence of its own inside a paragraph goes on with whoever has a name there.
    let nobody = draft.quote.speaker.as_ref().is_none_or(|s| s.carried && s.kind == SpeakerKind::Anonymous);
    let alone = line || begins && nobody;
    let open = draft.quote.speaker.as_ref().is_none_or(|s| s.carried);
    let body = reader.doc.kind_at(draft.whole.start) == SectionKind::Body;
    body && draft.outer.is_none() && draft.tail.built == Built::Bare && alone && open && draft.quote.cue.is_none()
}

/// The one person of whom the article says that it met, asked or heard them.
fn met(reader: &Reader<'_>) -> Option<Speaker> {
    let text = reader.doc.text();
    let links = reader.links;
    let mut found: Option<usize> = None;
    for (i, m) in links.mentions.iter().enumerate() {
        if m.kind != EntityType::Person || matches!(m.form, Form::Title | Form::Pronoun) {
            continue;
        }
        let Some(rest) = text.get(reader.whole(i).end..) else { continue };
        // 나루공원에서 만난 도 교수는
        let found_there = text.get(..reader.whole(i).start).unwrap_or("").trim_end().ends_with("에서 만난");
        let next = rest.trim_start_matches(|c: char| c == '씨' || c.is_whitespace());
        if !found_there && !next.starts_with(['을', '를', '에', '와', '과', '으', '로', '인']) {
            continue;
        }
        // A few words: a line may be as long as the text.
        let end = rest.char_indices().take(40).take_while(|&(_, c)| c != '\n' && c != '.').last();
        let near = end.and_then(|(i, c)| rest.get(..i + c.len_utf8())).unwrap_or("");
        let mut words = near.trim_start_matches(['씨', ' ']).split_whitespace();
        let particle = words.next().unwrap_or("");
        let meets = matches!(particle, "을" | "를" | "에게" | "와" | "과" | "으로부터" | "로부터" | "인터뷰")
            && (particle == "인터뷰" || words.take(5).any(|w| lexicon::begins_with(w, "meets").is_some()));
        let met = meets || found_there;
        let Some(entity) = links.entity_of.get(i).copied().flatten().filter(|_| met) else { continue };
        if found.is_some_and(|f| f != entity) {
            return None;
        }
        found = Some(entity);
    }
    let entity = found?;
    let name = links.entities.get(entity)?.name.clone();
    let kind = SpeakerKind::Person;
    Some(Speaker { name, kind, entities: vec![entity], mention: None, carried: true, several: false, score: 0.7 })
}

/// The turns that are laid out without marks.
fn turns(reader: &Reader<'_>, drafts: &[Draft], met: Option<&Speaker>) -> Vec<Draft> {
    let text = reader.doc.text();
    let mut named = Vec::new();
    let mut answers = Vec::new();
    let mut question = false;
    let mut sure = false;
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let span = Span::new(start, start + line.trim_end().len());
        start += line.len();
        if span.is_empty() || !matches!(reader.doc.kind_at(span.start), SectionKind::Body | SectionKind::Subtitle) {
            continue;
        }
        let asks = line.starts_with("Q.") || line.starts_with("Q:") || line.starts_with("Q ");
        if question && let Some(words) = ["A.", "A:", "A "].iter().find_map(|a| line.strip_prefix(a)) {
            let words = words.trim_start();
            answers.push(Span::new(start - words.len(), span.end));
        } else if let Some(label) = label::of(reader, span) {
            // [구하늘/교수 : …]
            let end = span.end - usize::from(line.starts_with('[') && span.of(text).ends_with(']'));
            sure |= line.starts_with('[');
            named.push((Span::new(label.words.min(end), end), Some(label.speaker)));
        }
        question = asks;
    }
    // One name before a colon is a caption or a credit, unless brackets hold all of it; a conversation has more.
    if named.len() < 2 && !sure {
        named.clear();
    }
    named.extend(answers.into_iter().filter_map(|s| Some((s, Some(met?.clone())))));
    let next = drafts.iter().map(|d| d.id + 1).max().unwrap_or(0);
    let speech = |s: Span| !s.is_empty() && final_of(s.of(text)) == Final::Sentence;
    let mut taken: Vec<usize> = drafts.iter().map(|d| d.whole.start).collect();
    order::by(&mut taken, |&start| (start as u64, 0));
    // A turn that quotes somebody itself is left as it is.
    let free = |s: Span| taken.get(taken.partition_point(|&d| d < s.start)).is_none_or(|&d| d >= s.end);
    let fits = named.into_iter().filter(|(s, _)| speech(*s) && free(*s));
    fits.enumerate().map(|(n, (span, speaker))| turn(reader, next + n, span, speaker)).collect()
}

fn turn(reader: &Reader<'_>, id: usize, span: Span, speaker: Option<Speaker>) -> Draft {
    let quote = Quote {
        speaker,
        evidence: vec![Reason::new("q.direct.turn", span)],
        ..Quote::at(span, QuoteKind::Direct, id, 0.7)
    };
    let tail = Tail { built: Built::Bare, span: Span::new(span.end, span.end) };
    let sentence = reader.doc.sentence_at(span.start).unwrap_or(0);
    Draft { id, quote, outer: None, whole: span, tail, sentence }
}
