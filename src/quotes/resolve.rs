//! From a noun phrase to a speaker: names through the links, pronouns and carried speakers through what stood before.

use super::Speaker;
use super::noun_phrase::{Head, NounPhrase, Reader};
use super::nouns;
use crate::analysis::{EntityType, SpeakerKind};
use crate::lexicon;
use crate::span::Span;
use std::rc::Rc;

/// How many sentences a speaker is carried over at most.
const CARRY: usize = 6;

/// Who was spoken of last, as the reading goes on through the article.
#[derive(Debug, Default, Clone)]
pub struct Focus {
    /// The last speaker or subject, and its sentence.
    last: Option<(Rc<Speaker>, usize)>,
    /// The last person among them.
    person: Option<(Rc<Speaker>, usize)>,
    /// The last group or pair.
    group: Option<(Rc<Speaker>, usize)>,
    /// The last person without a name (관계자), for 이 관계자.
    anonymous: Option<(Rc<Speaker>, usize)>,
    /// The last organisation, for 이 회사.
    body: Option<(Rc<Speaker>, usize)>,
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
        // Shared: what is known is taken note of at every sentence.
        let entry = Some((Rc::new(speaker.clone()), at));
        match speaker.kind {
            SpeakerKind::Person if speaker.several => self.group.clone_from(&entry),
            SpeakerKind::Person => self.person.clone_from(&entry),
            SpeakerKind::Anonymous => self.anonymous.clone_from(&entry),
            SpeakerKind::Organization => self.body.clone_from(&entry),
            SpeakerKind::Document => {}
        }
        if speaker.several {
            self.group.clone_from(&entry);
        }
        self.last = entry;
    }

    /// Whether anybody was spoken of.
    pub const fn is_known(&self) -> bool {
        self.last.is_some()
    }

    /// The speaker that goes on in sentence `at`.
    pub fn carried(&self, at: usize) -> Option<Speaker> {
        let (speaker, from) = self.last.as_ref()?;
        let age = at.saturating_sub(*from);
        (age <= CARRY).then(|| Speaker {
            mention: None,
            carried: true,
            score: (speaker.score * 0.95 - 0.04 * age as f64).max(0.3),
            ..Speaker::clone(speaker)
        })
    }

    /// Who was called by `noun` before (이 관계자, 이 회사): the last such source, or the last organisation.
    fn same(&self, noun: &str) -> Option<&Speaker> {
        let named = self.anonymous.iter().chain(&self.body).chain(&self.last).find(|(s, _)| s.name.ends_with(noun));
        let body = || self.body.as_ref().filter(|_| lexicon::people().get(noun).is_some_and(|r| r.field(0) == "body"));
        named.or_else(body).map(|(s, _)| s.as_ref())
    }

    /// Which body 회사, 회사 측 or 구단 means: the last one, where it can be called so.
    fn own_body(&self, words: &str) -> Option<&Speaker> {
        let noun = words.strip_suffix(" 측").or_else(|| words.strip_suffix(" 쪽")).unwrap_or(words);
        if !lexicon::is_word(noun, "own-body") {
            return None;
        }
        let noun = noun.strip_suffix('측').filter(|n| n.chars().count() >= 2).unwrap_or(noun);
        let (body, _) = self.body.as_ref()?;
        // The police, who look into a business, are none.
        let office = ["office-end", "public"].iter().any(|class| lexicon::ends_with(&body.name, class))
            || body.name.ends_with(['시', '군', '구', '도', '당']);
        // A business by any name that is no office's; 노조, 병원, 협회 by their own ending.
        let business = matches!(lexicon::people().get(noun).map(|r| r.field(0)), Some("body"))
            && lexicon::is_word(noun, "business");
        let other = office || lexicon::ends_with(&body.name, "own-body") || lexicon::people().has(&body.name);
        let fits = body.name.ends_with(noun) || business && !other;
        let named = !body.entities.is_empty() || nouns::like_organization(&body.name);
        (fits && named).then_some(body)
    }

    /// Whom a pronoun of `class` stands for.
    fn pronoun(&self, class: &str, at: usize) -> Option<Speaker> {
        let (speaker, from) = match class {
            // Whoever was spoken of last, with a name or without.
            "person" | "self" => self.person.iter().chain(&self.anonymous).rev().max_by_key(|(_, at)| *at)?,
            "group" | "sides" => self.group.as_ref()?,
            _ => return None,
        };
        let age = at.saturating_sub(*from);
        (age <= 4 * CARRY).then(|| Speaker { score: (0.85 - 0.02 * age as f64).max(0.4), ..Speaker::clone(speaker) })
    }
}

/// The speaker that `phrase` names in sentence `at`; `score` is the candidate's.
pub fn speaker(reader: &Reader<'_>, focus: &Focus, phrase: &NounPhrase, score: f64, at: usize) -> Option<Speaker> {
    let text = reader.doc.text();
    let score = (0.5 + score / 8.0).clamp(0.3, 0.97);
    let words = phrase.span.of(text);
    let own = |name: &str, kind, entities| {
        let mention = Some(phrase.span);
        Some(Speaker { name: name.to_owned(), kind, entities, mention, carried: false, several: false, score })
    };
    match phrase.head {
        Head::Mention(mention) => {
            let kind = reader.kind(phrase);
            if let Some((span, entities, name)) = joint(reader, mention, phrase.span) {
                return Some(Speaker {
                    name,
                    kind,
                    entities,
                    mention: Some(span),
                    carried: false,
                    several: true,
                    score,
                });
            }
            if let Some(span) = government(reader, mention) {
                let entities = reader.links.entity_of.get(mention).copied().flatten().into_iter().collect();
                return Some(Speaker { mention: Some(span), ..own(span.of(text), kind, entities)? });
            }
            let entity = reader.links.entity_of.get(mention).copied().flatten();
            let name = entity.and_then(|e| reader.links.entities.get(e)).map_or(words, |e| e.name.as_str());
            let name = nouns::ageless(reader.hidden(mention).unwrap_or(name));
            own(&name, kind, entity.into_iter().collect())
        }
        Head::Pronoun(class) => {
            // For several linking knows better than who spoke last.
            let several = linked(reader, phrase.span).filter(|s| s.entities.len() > 1);
            let found = several.or_else(|| focus.pronoun(class, at)).or_else(|| linked(reader, phrase.span));
            let found =
                found.map(|s| Speaker { mention: Some(phrase.span), carried: false, score: s.score * score, ..s });
            // 양측은 합의했다고 밝혔다: called so, whoever they are.
            found.or_else(|| own(words, SpeakerKind::Organization, Vec::new()).filter(|_| class == "sides"))
        }
        Head::People(_) => {
            // 이 관계자는: the one before.
            let before = text.get(..phrase.span.start).unwrap_or("");
            // 같은 stands before the phrase; 또 다른 names somebody else.
            let back = words.split_once(' ').is_some_and(|(first, _)| lexicon::is_word(first, "pointer"))
                || before.ends_with("같은 ");
            let noun = words.rsplit(' ').next().unwrap_or(words);
            if back && let Some(s) = focus.same(noun) {
                return Some(Speaker { mention: Some(phrase.span), carried: false, score, ..s.clone() });
            }
            if back && let Some(name) = described(reader, noun, at) {
                return own(name, reader.kind(phrase), Vec::new());
            }
            if let Some(found) = with_partner(reader, phrase) {
                return Some(Speaker { score, ..found });
            }
            // 진서하 평론가: a description that begins with a name.
            let other = |name: &str| {
                let known = reader.mention_ending(phrase.span.start + name.len());
                let kind = known.and_then(|m| reader.links.mentions.get(m)).map(|m| m.kind);
                lexicon::people().has(name) || kind.is_some_and(|kind| kind != EntityType::Person)
            };
            let first = words.split(' ').next().filter(|n| words.contains(' ') && given(n) && !other(n));
            // 한 대기업 팀장 is somebody who is not named.
            // 진서하 측 관계자 speaks for her.
            let named = |_: &&str| words.split(' ').all(|word| !matches!(word, "한" | "측" | "쪽"));
            if let Some(name) = first.or_else(|| last_name(words)).filter(named) {
                return own(name, SpeakerKind::Person, Vec::new());
            }
            // 회사 측은: the one that the article spoke of.
            if let Some(s) = focus.own_body(words) {
                return Some(Speaker { mention: Some(phrase.span), carried: false, score, ..s.clone() });
            }
            if phrase.head == Head::People("town") {
                let (name, entities) = town(reader, phrase.span, words).unwrap_or((words, Vec::new()));
                return own(name, SpeakerKind::Organization, entities);
            }
            own(words, reader.kind(phrase), Vec::new())
        }
        Head::Document => own(words, SpeakerKind::Document, Vec::new()),
        Head::Unknown
            if looks_korean(without_honorific(words))
                && !nouns::like_organization(words)
                && !is_noun(words)
                && !lexicon::is_verb_form(words) =>
        {
            own(without_honorific(words), SpeakerKind::Person, Vec::new())
        }
        // 봄이슬양, 봄이슬씨: an honorific makes a name of any word.
        Head::Unknown if honoured(words) => own(without_honorific(words), SpeakerKind::Person, Vec::new()),
        Head::Unknown if nouns::like_organization(words) => {
            // 한울전자와 다올반도체는
            let with = text
                .get(..phrase.span.start)
                .and_then(|t| t.strip_suffix(' '))
                .and_then(|t| t.rsplit(|c: char| !c.is_alphanumeric()).next());
            let first = with.and_then(|w| w.strip_suffix(['와', '과'])).filter(|w| nouns::like_organization(w));
            let start = first.zip(with).map_or(phrase.span.start, |(_, w)| phrase.span.start - 1 - w.len());
            let span = Span::new(start, phrase.span.end);
            let name = span.of(text).to_owned();
            Some(Speaker {
                name,
                kind: reader.kind(phrase),
                entities: Vec::new(),
                mention: Some(span),
                carried: false,
                several: first.is_some(),
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
        let several = entities.len() > 1;
        Speaker { name: name.to_owned(), kind, entities, mention: None, carried: false, several, score }
    };
    if let Some(several) = links.several.get(&span.start).filter(|s| s.entities.len() >= 2) {
        // As written: 갑 의원과 을 의원; 갑·을 where they were not named together.
        let name = |&e: &usize| links.entities.get(e).map(|e| e.name.as_str());
        let names: Vec<&str> = several.entities.iter().filter_map(name).collect();
        let name = if several.row { several.words.of(reader.doc.text()) } else { &names.join("·") };
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
    looks_korean(word)
        && !nouns::like_organization(word)
        && !lexicon::ends_with(word, "shop")
        && lexicon::given_names().has(name)
}

/// 시는, 군은: the town or county that the article named last before, by that syllable at its end.
fn town<'a>(reader: &'a Reader<'_>, at: Span, syllable: &str) -> Option<(&'a str, Vec<usize>)> {
    let text = reader.doc.text();
    let links = reader.links;
    let before = links.mentions.partition_point(|m| m.span.start < at.start);
    let place = |m: &crate::ner::Mention| {
        let kind = matches!(m.kind, EntityType::Location | EntityType::Organization);
        let name = m.span.of(text);
        kind && name.chars().count() >= 3 && name.ends_with(syllable)
    };
    // No article speaks of a town by its syllable that far behind its name.
    let i = (before.saturating_sub(200)..before).rev().find(|&i| links.mentions.get(i).is_some_and(place))?;
    let entity = links.entity_of.get(i).copied().flatten()?;
    Some((links.entities.get(entity)?.name.as_str(), vec![entity]))
}

/// Whether a description is a name in front of a title (소나경 의원): no list need know the name, but none may know it as
/// something else.
fn titled(words: &str) -> bool {
    let Some((name, title)) = words.split_once(' ') else { return false };
    looks_korean(name)
        && lexicon::titles().get(title).is_some_and(|r| r.field(1) != "b")
        && !nouns::like_organization(name)
        && !lexicon::nouns_like_names().has(name)
        && !lexicon::places().has(name)
        && !lexicon::organizations().has(name)
}

/// 미국 정부: the government, with the country that stands before it; the article may speak of another one as well.
fn government(reader: &Reader<'_>, mention: usize) -> Option<Span> {
    let text = reader.doc.text();
    let m = reader.links.mentions.get(mention)?;
    let before = reader.links.mentions.get(mention.checked_sub(1)?)?;
    let apart = text.get(before.span.end..m.span.start).is_some_and(|gap| gap.is_empty() || gap == " ");
    let of = before.kind == EntityType::Location && lexicon::is_country(before.span.of(text));
    (of && apart && lexicon::is_word(m.span.of(text), "of-country")).then(|| before.span.join(m.span))
}

/// 명지호 의원과 소나경 의원은: a description that a known person stands beside.
fn with_partner(reader: &Reader<'_>, phrase: &NounPhrase) -> Option<Speaker> {
    let text = reader.doc.text();
    let before = text.get(..phrase.span.start)?.strip_suffix(' ')?.strip_suffix(['와', '과'])?;
    let left = reader.mention_ending(before.len())?;
    let person = |m: usize| reader.links.mentions.get(m).is_some_and(|m| m.kind == EntityType::Person);
    let both = person(left) && matches!(phrase.head, Head::People("person"));
    let span = reader.whole(left).join(phrase.span);
    both.then(|| Speaker {
        name: span.of(text).to_owned(),
        kind: SpeakerKind::Person,
        entities: reader.links.entity_of.get(left).copied().flatten().into_iter().collect(),
        mention: Some(span),
        carried: false,
        several: true,
        score: 0.0,
    })
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

/// Whether a word of three syllables is a noun for all that begins like a name: 현수막, 누군가.
fn is_noun(word: &str) -> bool {
    lexicon::frequent_nouns().has(word) || lexicon::nouns_like_names().has(word) || lexicon::ends_with(word, "placard")
}

/// The name in front of the title that ends a description (새길당 대표 소나경 의원).
fn last_name(words: &str) -> Option<&str> {
    let (head, title) = words.rsplit_once(' ')?;
    let name = head.rsplit(' ').next()?;
    let pair = words.get(words.len() - name.len() - 1 - title.len()..)?;
    let bare = crate::text::josa::best(name).role == crate::text::josa::Role::Bare;
    // 고깃집 사장: a shop; 소속사 대표.
    let common = lexicon::ends_with(name, "shop") || lexicon::people().has(name);
    (bare && titled(pair) && !common).then_some(name)
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
        if !matches!(left.kind, EntityType::Person | EntityType::Organization | EntityType::Location) {
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
    // As written: 오픈랩과 가온, 갑 의원과 을 의원; a title behind the last name alone (갑·을 의원) is of the phrase, not of the
    // name.
    let each = reader.links.mentions.get(first).is_some_and(|m| reader.whole(first).end > m.span.end);
    let last = reader.links.mentions.get(mention).map_or(span.end, |m| m.span.end);
    let end = if each { reader.whole(mention).end } else { last };
    let name = text.get(whole.start..end.max(whole.start)).unwrap_or("").to_owned();
    Some((whole, entities, name))
}
