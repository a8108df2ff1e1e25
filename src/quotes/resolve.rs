//! From a noun phrase to a speaker: names through the links, pronouns and carried speakers through what stood before.

use super::Speaker;
use super::noun_phrase::{self, Head, NounPhrase, Reader};
use crate::analysis::{EntityType, SpeakerKind};
use crate::lexicon;
use crate::span::Span;

/// How many sentences a speaker is carried over at most.
const CARRY: usize = 6;

/// Who was spoken of last, as the reading goes on through the article.
#[derive(Debug, Default, Clone)]
pub struct Focus {
    /// The last speaker or subject, and its sentence.
    last: Option<(Speaker, usize)>,
    /// The last person among them.
    person: Option<(Speaker, usize)>,
    /// The last group or pair.
    group: Option<(Speaker, usize)>,
    /// The last person without a name (관계자), for 이 관계자.
    anonymous: Option<(Speaker, usize)>,
    /// The last organisation, for 이 회사.
    body: Option<(Speaker, usize)>,
    /// The sentence whose topic it is.
    firm: Option<usize>,
}

impl Focus {
    /// Takes note of a speaker or subject in sentence `at`; one that is no topic yields to the topic of its sentence.
    pub fn note(&mut self, speaker: &Speaker, at: usize, topic: bool) {
        if !topic && self.firm == Some(at) {
            return;
        }
        self.firm = topic.then_some(at).or(self.firm);
        let entry = Some((speaker.clone(), at));
        match speaker.kind {
            SpeakerKind::Person if speaker.entities.len() > 1 => self.group.clone_from(&entry),
            SpeakerKind::Person => self.person.clone_from(&entry),
            SpeakerKind::Anonymous => self.anonymous.clone_from(&entry),
            SpeakerKind::Organization => self.body.clone_from(&entry),
            SpeakerKind::Document => {}
        }
        self.last = entry;
    }

    /// The speaker that goes on in sentence `at`.
    pub fn carried(&self, at: usize) -> Option<Speaker> {
        let (speaker, from) = self.last.as_ref()?;
        let age = at.saturating_sub(*from);
        (age <= CARRY).then(|| Speaker {
            mention: None,
            carried: true,
            score: (speaker.score * 0.95 - 0.04 * age as f64).max(0.3),
            ..speaker.clone()
        })
    }

    /// Who was called by `noun` before (이 관계자, 이 회사): the last such source, or the last organisation.
    fn same(&self, noun: &str) -> Option<&Speaker> {
        let named = self.anonymous.iter().chain(&self.body).chain(&self.last).find(|(s, _)| s.name.ends_with(noun));
        let body = || self.body.as_ref().filter(|_| lexicon::people().get(noun).is_some_and(|r| r.field(0) == "body"));
        named.or_else(body).map(|(s, _)| s)
    }

    /// Whom a pronoun of `class` stands for.
    fn pronoun(&self, class: &str, at: usize) -> Option<Speaker> {
        let (speaker, from) = match class {
            "person" | "self" => self.person.as_ref().or(self.anonymous.as_ref())?,
            "group" | "sides" => self.group.as_ref()?,
            _ => return None,
        };
        let age = at.saturating_sub(*from);
        (age <= 4 * CARRY).then(|| Speaker { score: (0.85 - 0.02 * age as f64).max(0.4), ..speaker.clone() })
    }
}

/// The speaker that `phrase` names in sentence `at`; `score` is the candidate's.
pub fn speaker(reader: &Reader<'_>, focus: &Focus, phrase: &NounPhrase, score: f64, at: usize) -> Option<Speaker> {
    let text = reader.doc.text();
    let score = (0.5 + score / 8.0).clamp(0.3, 0.97);
    let words = phrase.span.of(text);
    let own = |name: &str, kind, entities| {
        Some(Speaker { name: name.to_owned(), kind, entities, mention: Some(phrase.span), carried: false, score })
    };
    match phrase.head {
        Head::Mention(mention) => {
            let kind = reader.kind(phrase);
            if let Some((span, entities, name)) = joint(reader, mention, phrase.span) {
                return Some(Speaker { name, kind, entities, mention: Some(span), carried: false, score });
            }
            let entity = reader.links.entity_of.get(mention).copied().flatten();
            let name = entity.and_then(|e| reader.links.entities.get(e)).map_or(words, |e| e.name.as_str());
            let name = reader.hidden(mention).unwrap_or(name);
            own(name, kind, entity.into_iter().collect())
        }
        Head::Pronoun(class) => {
            let found = focus.pronoun(class, at).or_else(|| linked(reader, phrase.span));
            found.map(|s| Speaker { mention: Some(phrase.span), carried: false, score: s.score * score, ..s })
        }
        Head::People(_) => {
            // 이 관계자는: the one before.
            let points = ["이 ", "그 ", "해당 ", "같은 "];
            let before = text.get(..phrase.span.start).unwrap_or("");
            // 같은 stands before the phrase; 또 다른 names somebody else.
            let back = points.iter().any(|d| words.starts_with(d)) || before.ends_with("같은 ");
            let noun = words.rsplit(' ').next().unwrap_or(words);
            if back && let Some(s) = focus.same(noun) {
                return Some(Speaker { mention: Some(phrase.span), carried: false, score, ..s.clone() });
            }
            if back && let Some(name) = described(reader, noun, at) {
                return own(name, reader.kind(phrase), Vec::new());
            }
            // 진서하 평론가: a description that begins with a name.
            if let Some(name) = words.split(' ').next().filter(|n| words.contains(' ') && given(n)) {
                return own(name, SpeakerKind::Person, Vec::new());
            }
            own(words, reader.kind(phrase), Vec::new())
        }
        Head::Document => own(words, SpeakerKind::Document, Vec::new()),
        Head::Unknown if looks_korean(without_honorific(words)) && !noun_phrase::like_organization(words) => {
            own(without_honorific(words), SpeakerKind::Person, Vec::new())
        }
        // 봄이슬양, 봄이슬씨: an honorific makes a name of any word.
        Head::Unknown if honoured(words) => own(without_honorific(words), SpeakerKind::Person, Vec::new()),
        Head::Unknown if noun_phrase::like_organization(words) => {
            // 한울전자와 다올반도체는
            let with = text
                .get(..phrase.span.start)
                .and_then(|t| t.strip_suffix(' '))
                .and_then(|t| t.rsplit(|c: char| !c.is_alphanumeric()).next());
            let first = with.and_then(|w| w.strip_suffix(['와', '과'])).filter(|w| noun_phrase::like_organization(w));
            let start = first.zip(with).map_or(phrase.span.start, |(_, w)| phrase.span.start - 1 - w.len());
            let span = Span::new(start, phrase.span.end);
            let name = span.of(text).to_owned();
            Some(Speaker {
                name,
                kind: reader.kind(phrase),
                entities: Vec::new(),
                mention: Some(span),
                carried: false,
                score,
            })
        }
        Head::Unknown => own(words, reader.kind(phrase), Vec::new()),
    }
}

/// How the sentence before calls somebody whom this one calls by the noun alone: 한 참석자 for 이 참석자.
fn described<'a>(reader: &Reader<'a>, noun: &str, at: usize) -> Option<&'a str> {
    let span = reader.doc.sentences.get(at.checked_sub(1)?).filter(|s| s.len() < 2000)?;
    let sentence = span.of(reader.doc.text());
    let place = sentence.rfind(noun)?;
    let end = place + noun.len();
    let mut start = place;
    for word in sentence.get(..place)?.rsplit(' ').skip(1).take(3) {
        let plain = crate::text::josa::best(word).role == crate::text::josa::Role::Bare;
        let joined = sentence.get(..start).is_some_and(|s| s.ends_with(' '));
        if word.is_empty() || !joined || !plain || crate::text::endings::verbal(word) {
            break;
        }
        start -= word.len() + 1;
    }
    sentence.get(start..end)
}

/// For whom linking says that a pronoun stands, where nobody who spoke fits.
fn linked(reader: &Reader<'_>, span: Span) -> Option<Speaker> {
    let links = reader.links;
    let make = |name: &str, entities: Vec<usize>, score: f64| {
        let kind = entities.first().and_then(|&e| links.entities.get(e)).map(|e| e.kind);
        let kind = if kind == Some(EntityType::Person) { SpeakerKind::Person } else { SpeakerKind::Organization };
        Speaker { name: name.to_owned(), kind, entities, mention: None, carried: false, score }
    };
    if let Some(several) = links.several.get(&span.start).filter(|s| s.entities.len() >= 2) {
        // As written: 갑 의원과 을 의원.
        let name = several.words.of(reader.doc.text());
        return Some(make(name, several.entities.clone(), several.score));
    }
    let at = links.mentions.binary_search_by_key(&span.start, |m| m.span.start).ok()?;
    let entity = links.entity_of.get(at).copied().flatten()?;
    let weight = links.mentions.get(at)?.evidence.iter().filter_map(|e| e.weight).next_back().unwrap_or(0.5);
    links.entities.get(entity).map(|e| make(&e.name, vec![entity], weight))
}

/// 문옥자씨 → 문옥자.
fn without_honorific(word: &str) -> &str {
    crate::text::josa::honorific(word).and_then(|h| word.get(..h.stem_len)).unwrap_or(word)
}

/// Whether a word is a surname and a given name that is known.
fn given(word: &str) -> bool {
    let name = word.char_indices().nth(1).and_then(|(i, _)| word.get(i..)).unwrap_or("");
    looks_korean(word) && !noun_phrase::like_organization(word) && lexicon::given_names().has(name)
}

/// Whether a word is a name with an honorific; 양 and 군 also end short nouns (공군).
fn honoured(word: &str) -> bool {
    let name = without_honorific(word);
    name.len() < word.len() && name.chars().count() >= if word.ends_with('씨') { 2 } else { 3 }
}

/// Whether a word has the shape of a Korean name: a surname and two more syllables.
pub fn looks_korean(word: &str) -> bool {
    let letters: Vec<char> = word.chars().collect();
    letters.len() == 3
        && letters.iter().all(|&c| crate::text::hangul::is_syllable(c))
        && letters.first().is_some_and(|c| lexicon::surnames().has(c.encode_utf8(&mut [0; 4])))
}

/// Several who speak together: 갑 의원과 을 의원, 김가람·이나래 대표. The last of them is `mention`.
fn joint(reader: &Reader<'_>, mention: usize, span: Span) -> Option<(Span, Vec<usize>, String)> {
    let text = reader.doc.text();
    let kind_of = |m: usize| reader.links.mentions.get(m).map(|m| m.kind);
    let mut first = mention;
    let mut all = vec![mention];
    while let Some(before) = first.checked_sub(1) {
        let (Some(left), Some(right)) = (reader.links.mentions.get(before), reader.links.mentions.get(first)) else {
            break;
        };
        let whole = reader.whole(before);
        let gap = text.get(whole.end.min(right.span.start)..right.span.start).unwrap_or("");
        let joins = matches!(gap, "·" | "ㆍ" | "‧" | "과 " | "와 " | ", " | "·‘");
        let comma_only = gap == ", " && all.len() == 1;
        if !joins || comma_only || kind_of(before) != kind_of(mention) {
            break;
        }
        if !matches!(left.kind, EntityType::Person | EntityType::Organization) {
            break;
        }
        all.push(before);
        first = before;
    }
    if all.len() < 2 {
        return None;
    }
    all.reverse();
    let whole = reader.whole(first).join(span);
    let entities = all.iter().filter_map(|&m| reader.links.entity_of.get(m).copied().flatten()).collect();
    // As written: 오픈랩과 가온; titles behind the last name belong to the phrase, not to the name.
    let end = reader.links.mentions.get(mention).map_or(span.end, |m| m.span.end);
    let name = text.get(whole.start..end.max(whole.start)).unwrap_or("").to_owned();
    Some((whole, entities, name))
}
