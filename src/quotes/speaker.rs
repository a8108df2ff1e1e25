//! Who said it, by the sentence itself: the subject before the words, behind them, or the noun that they modify.

use super::clause::{self, Clause, Part, Word};
use super::cue;
use super::nominative;
use super::noun_phrase::{Head, NounPhrase, Reader};
use crate::lexicon;
use crate::span::Span;
use crate::text::endings::{Final, final_of, verbal};
use crate::text::inflect::Follow;
use crate::text::josa::{self, Role};

/// A noun phrase that may be the speaker, with how well it fits.
#[derive(Debug, Clone, Copy)]
pub struct Candidate {
    /// The phrase.
    pub phrase: NounPhrase,
    /// The higher, the better; see [`ENOUGH`].
    pub score: f64,
    /// The rule that found it.
    pub rule: &'static str,
}

/// How many parts of a sentence before a quotation are searched: more than any sentence of a newspaper has, and a bound
/// for those that are none.
pub const FARTHEST: usize = 120;

/// From this score on a candidate is taken for the speaker.
pub const ENOUGH: f64 = 2.0;

/// How much each kind of head speaks.
pub fn head_weight(reader: &Reader<'_>, head: Head) -> f64 {
    use crate::analysis::EntityType as T;
    match head {
        Head::Mention(m) => match reader.links.mentions.get(m).map(|m| m.kind) {
            Some(T::Person) => 2.0,
            Some(T::Organization) => 1.6,
            _ => 0.4,
        },
        Head::Pronoun(_) => 1.8,
        Head::People(_) => 1.6,
        Head::Document => 0.6,
        Head::Unknown => -1.2,
    }
}

/// Whether a phrase is a place as a subject, which may speak for who governs it.
pub fn is_acting_place(reader: &Reader<'_>, phrase: &NounPhrase) -> bool {
    let Head::Mention(mention) = phrase.head else { return false };
    let place = reader.links.mentions.get(mention).is_some_and(|m| m.kind == crate::analysis::EntityType::Location);
    place && phrase.role == Role::Subject
}

/// How much a particle makes a speaker.
pub fn role_weight(phrase: &NounPhrase) -> f64 {
    match phrase.role {
        Role::Topic => 2.0,
        Role::Subject => 1.5,
        Role::Also => 1.4,
        // 대통령실에서 “…”라고 밝혔다: a body may speak from its place, where nobody else does.
        // 한 게시판에는 “…”라는 글이
        Role::Dative | Role::Locative if phrase.head == Head::People("forum") && phrase.themed => 1.6,
        Role::Locative if matches!(phrase.head, Head::Mention(_) | Head::People("body")) => 0.5,
        Role::Locative => 0.2,
        // 은사에게서 ‘…’는 말을 들었다; 판결문에는 “…”라고 적혀 있다.
        Role::Source => 0.6,
        Role::Dative if phrase.head == Head::Document => 1.6,
        _ => -2.0,
    }
}

/// The best candidate among the words before a quotation (`parts`, in order, the quotation excluded).
/// The search goes back to the beginning of the sentence or to `stop`, the quotation whose own speaker stands before it.
///
/// `reporting` says that a reporting verb takes the words: then a topic that no list knows is taken for a name.
pub fn before(reader: &Reader<'_>, clause: &Clause, parts: &[Part], reporting: bool) -> Option<Candidate> {
    let mut best: Option<Candidate> = None;
    weigh(reader, clause, parts, reporting, |c| {
        if best.is_none_or(|b| c.score > b.score) {
            best = Some(c);
        }
    });
    best.filter(|b| b.score >= ENOUGH)
}

/// Every candidate among the words before a quotation, the nearest first; see [`before`].
pub fn weigh(reader: &Reader<'_>, clause: &Clause, parts: &[Part], reporting: bool, mut take: impl FnMut(Candidate)) {
    let mut distance = 0.0;
    let mut topics = 0;
    for part in parts.iter().rev().take(FARTHEST) {
        let Part::Word(at) = *part else {
            distance += 1.0;
            continue;
        };
        distance += 1.0;
        // A word without a particle can be the speaker right before the words alone.
        let plain = distance > 1.5 && clause.words.get(at).is_some_and(|w| reader.is_plain(&clause.words, at, w));
        if plain {
            continue;
        }
        let Some(phrase) = reader.phrase(&clause.words, at) else { continue };
        let weight = match phrase.head {
            // 다올반도체가, 배우 진서하는: what begins a sentence as organisations end, a name behind a title.
            Head::Unknown if at == 0 && like_organization(reader.doc.text(), &phrase) => 1.0,
            Head::Unknown if introduced(reader, clause, &phrase) => 1.2,
            Head::Unknown if reporting && phrase.topic && may_be_named(reader, clause, &phrase) => 0.6,
            // 북한이 “…”고 주장했다: a country speaks where a verb reports.
            _ if reporting && is_acting_place(reader, &phrase) && !nominative::closed(reader, clause, at, parts) => 1.0,
            head => head_weight(reader, head),
        };
        let mut score = weight + role_weight(&phrase) - f64::min(distance * 0.06, 1.0);
        if phrase.role == Role::Locative && weight < 1.5 {
            continue;
        }
        // 예산안에 대해 “…”: what the words are about.
        let next = || clause::form(reader.doc.text(), &clause.words, at + 1);
        if phrase.role == Role::Dative && lexicon::is_word(next(), "about-it") {
            continue;
        }
        // 비판이 쏟아지는 가운데, 대책을 두고는: verbs that look like topics.
        let own = || clause::form(reader.doc.text(), &clause.words, at);
        let verb = || lexicon::is_word(next(), "while") || lexicon::is_word(own(), "about");
        if phrase.head == Head::Unknown && phrase.topic && verb() {
            continue;
        }
        // 안 실장, “…”: a name without a particle right before the words.
        if phrase.role == Role::Bare
            && reporting
            && distance < 1.5
            && weight > 1.5
            && matches!(phrase.head, Head::Mention(_))
        {
            score += 2.4;
        }
        // A nominative belongs to the next predicate: one that modifies a noun takes it away from the quotation.
        if phrase.role == Role::Subject && nominative::taken(reader, clause, at, parts) {
            score -= 2.2;
        } else if phrase.role == Role::Subject
            && nominative::closed(reader, clause, at, parts)
            && led_by(reader, clause, at)
        {
            score -= 1.6;
        }
        if phrase.topic {
            score -= f64::from(topics) * 0.5;
            topics += 1;
        }
        take(Candidate { phrase, score, rule: rule_of(&phrase) });
    }
}

/// Who is named first as the subject of a sentence, within its first words: a person, a body or a country.
pub fn first(reader: &Reader<'_>, clause: &Clause, parts: &[Part]) -> Option<Candidate> {
    // A description of somebody, a post and its body may stand before the particle.
    let found = parts.iter().take(6).map_while(Part::word).find_map(|w| {
        reader.phrase(&clause.words, w).filter(|p| matches!(p.role, Role::Subject | Role::Topic | Role::Also))
    });
    // 하 의원이 받은 소포에: a verb of its own follows.
    let own = |p: &NounPhrase| {
        let next = clause::form(reader.doc.text(), &clause.words, p.word + 1);
        crate::text::endings::modifying(next)
    };
    let phrase = found.filter(|p| matches!(p.head, Head::Mention(_) | Head::People("body")) && !own(p))?;
    Some(Candidate { phrase, score: ENOUGH, rule: "q.speaker.subject" })
}

/// Whether somebody is named as a subject before the nominative `at`, in the same clause.
fn led_by(reader: &Reader<'_>, clause: &Clause, at: usize) -> bool {
    (0..at).rev().take(12).take_while(|&w| clause.words.get(w).is_some_and(|w| !w.comma)).any(|w| {
        let phrase = reader.phrase(&clause.words, w).filter(|p| p.topic || p.role == Role::Subject);
        phrase.is_some_and(|p| matches!(p.head, Head::Mention(_) | Head::People(_) | Head::Pronoun(_)))
    })
}

/// A name without a particle right before words that stand by themselves: 도 감독 “끝까지 간다”.
pub fn beside(reader: &Reader<'_>, clause: &Clause, parts: &[Part]) -> Option<Candidate> {
    let Part::Word(at) = *parts.last()? else { return None };
    let phrase = reader.with_role(&clause.words, at, Role::Bare)?;
    let score = head_weight(reader, phrase.head) + 1.0;
    let named = matches!(phrase.head, Head::Mention(_));
    Some(Candidate { phrase, score, rule: "q.speaker.name" }).filter(|c| named && c.score >= ENOUGH)
}

/// Whether an unknown phrase can be somebody's name, by itself and by what stands before it (이번 조치는 names nobody).
pub fn may_be_named(reader: &Reader<'_>, clause: &Clause, phrase: &NounPhrase) -> bool {
    let text = reader.doc.text();
    let before = phrase.word.checked_sub(1).and_then(|w| clause.words.get(w)).map_or("", |w| w.span.of(text));
    let pointed = lexicon::is_word(before, "no-describer");
    // ‘다솜데일리’는, 주간지 ‘한밤’은: of what stands in marks only outlets speak.
    let name = phrase.span.of(text);
    let marked = text.get(..phrase.span.start).is_some_and(|before| before.ends_with(['‘', '\'']));
    let outlet = || {
        name.contains(|c: char| c.is_ascii_uppercase())
            || super::nouns::like_organization(name)
            || kind_before(reader, clause, phrase)
    };
    // 이들의 만남은: what somebody has is a thing; 온빛시의 다솜은 may be a name.
    let owner = before.strip_suffix('의').filter(|owner| owner.chars().nth(1).is_some());
    let owned = owner.is_some_and(|owner| {
        lexicon::place_suffixes().longest_suffix(owner).is_none() && !super::nouns::like_organization(owner)
    });
    let thing = pointed || owned || marked && !outlet();
    !thing && may_name(name)
}

/// Whether what kind of outlet or body it is stands before a name: 인터넷 매체 온빛엔은, 호주 방송 ‘세 모퉁이’는.
pub fn kind_before(reader: &Reader<'_>, clause: &Clause, phrase: &NounPhrase) -> bool {
    let first = clause.words.partition_point(|w| w.span.start <= phrase.span.start);
    let before = first.checked_sub(2).and_then(|w| clause.words.get(w));
    let before = before.map_or("", |w| w.span.of(reader.doc.text()));
    // 프랑스 일간 …: how often it appears.
    lexicon::is_word(before, "periodical")
        || lexicon::people().get(before).is_some_and(|row| matches!(row.field(0), "outlet" | "body"))
}

/// Whether an unknown word can be somebody's name: no time, no thing that a clause was made into.
fn may_name(word: &str) -> bool {
    // 준비하는, 개최되는: a verb that modifies; 현재는: a time.
    let verb = word.ends_with(['하', '되']) || word.ends_with('지') && !super::resolve::looks_korean(word);
    // 내놓은, 늦은: with ㄲ, ㄵ, ㄶ, ㅀ, ㅄ, ㅆ, ㅈ, ㅎ at their end stems of verbs, hardly names.
    let tail = crate::text::hangul::last_tail(word);
    if verb
        || lexicon::verb_stems().has(word)
        || matches!(tail, Some(2 | 5 | 6 | 15 | 18 | 20 | 22 | 27))
        || lexicon::is_word(word, "time")
    {
        return false;
    }
    let syllables = word.chars().count();
    let clause = final_of(word) != Final::Noun;
    (2..=12).contains(&syllables) && !clause && !no_name(word)
}

/// 이번 결과, 그날: what no name ends with. Of one syllable only short words and numbers are told (6일, 그날; not 바 in
/// a foreign name).
fn no_name(word: &str) -> bool {
    let Some((at, last)) = word.char_indices().next_back() else { return true };
    let head = word.get(..at).unwrap_or("");
    let counted = head.ends_with(|c: char| c.is_ascii_digit()) || head.chars().count() < 2;
    let single = lexicon::is_word(last.encode_utf8(&mut [0; 4]), "no-name") && counted;
    let several = word.char_indices().rev().skip(1).take(3);
    single || several.into_iter().any(|(i, _)| word.get(i..).is_some_and(|w| lexicon::is_word(w, "no-name")))
}

/// The rule that finds a phrase in its role.
pub fn rule_of(phrase: &NounPhrase) -> &'static str {
    match phrase.role {
        Role::Topic => "q.speaker.topic",
        Role::Subject => "q.speaker.subject",
        Role::Also => "q.speaker.also",
        Role::Locative => "q.speaker.place",
        _ => "q.speaker.name",
    }
}

/// A subject behind the quotation, before its verb: “…”고 안 실장이 말했다.
pub fn behind(reader: &Reader<'_>, clause: &Clause, parts: &[Part]) -> Option<Candidate> {
    let text = reader.doc.text();
    let mut best: Option<Candidate> = None;
    for part in parts.iter().take(8) {
        let Part::Word(at) = *part else { break };
        if let Some(found) = cue::at(text, &clause.words, at)
            && found.strength.speaks()
        {
            break;
        }
        let Some(phrase) = reader.phrase(&clause.words, at) else { continue };
        let last = before_verb(reader, clause, &phrase);
        let phrase = if last { reader.described(&clause.words, phrase) } else { phrase };
        let weight = match phrase.head {
            Head::Unknown if last || phrase.topic && like_name(reader, &phrase) => 1.0,
            head => head_weight(reader, head),
        };
        let speaks = matches!(phrase.role, Role::Topic | Role::Subject | Role::Also);
        if speaks && weight > 0.0 {
            let score = weight + role_weight(&phrase) - 0.5;
            if best.is_none_or(|b| score > b.score) {
                best = Some(Candidate { phrase, score, rule: "q.speaker.behind" });
            }
        }
    }
    best.filter(|b| b.score >= ENOUGH)
}

/// Whether an unknown subject stands right before a reporting verb, behind what was said: …고 온빛뉴스가 전했다. Nobody else is it.
pub fn before_verb(reader: &Reader<'_>, clause: &Clause, phrase: &NounPhrase) -> bool {
    let text = reader.doc.text();
    // The day may stand between: 온빛뉴스가 10일 전했다.
    let day = |w: usize| clause.words.get(w).is_some_and(|w| super::nouns::is_date(w.span.of(text)));
    let verb = cue::at(text, &clause.words, phrase.word + 1 + usize::from(day(phrase.word + 1)));
    let name = phrase.span.of(text);
    // 구조 서비스는: what kind of one it is makes a name of a noun.
    let described = reader.described(&clause.words, *phrase).span.start < phrase.span.start;
    phrase.head == Head::Unknown
        && matches!(phrase.role, Role::Topic | Role::Subject)
        && verb.is_some_and(|m| m.strength == cue::Strength::Strong)
        && may_name(name)
        && !of_saying(name)
        && (described || !(lexicon::nouns_like_names().has(name) || lexicon::frequent_nouns().has(name)))
}

/// Whether a phrase ends in a noun for words (이 소식), with which nobody is named.
fn of_saying(phrase: &str) -> bool {
    let noun = phrase.rsplit(' ').next().unwrap_or(phrase);
    lexicon::noun_of_saying(noun) == Some(noun.len())
}

/// The circle in which an opinion comes up (업계에서도, 주민들 사이에서는), before words that have no other source.
pub fn circle(reader: &Reader<'_>, clause: &Clause, left: &[Part]) -> Option<Candidate> {
    left.iter().rev().take(8).filter_map(Part::word).find_map(|at| {
        if let Some(phrase) = super::source::among(reader, &clause.words, at) {
            return Some(Candidate { phrase, score: 2.6, rule: "q.speaker.among" });
        }
        if let Some(phrase) = super::source::where_voiced(reader, clause, at) {
            return Some(Candidate { phrase, score: 2.4, rule: "q.speaker.place" });
        }
        let phrase = reader.phrase(&clause.words, at).filter(|p| p.role == Role::Locative)?;
        let people = matches!(phrase.head, Head::People("crowd" | "group" | "person" | "forum"));
        people.then_some(Candidate { phrase, score: 2.6, rule: "q.speaker.place" })
    })
}

/// Where people write, around words that come up there (게시판에 “…” 같은 의견이 빗발쳤다).
pub fn forum(reader: &Reader<'_>, clause: &Clause, i: usize) -> Option<NounPhrase> {
    let before = clause.before(i).iter().rev().take(8).map_while(Part::word);
    before.chain(clause.words_after(i).take(8)).find_map(|w| {
        let phrase = reader.phrase(&clause.words, w)?;
        (phrase.head == Head::People("forum") && matches!(phrase.role, Role::Dative | Role::Locative)).then_some(phrase)
    })
}

/// The noun that the quotation's verb modifies: “…”고 말한 지 감독.
pub fn modified(reader: &Reader<'_>, clause: &Clause, parts: &[Part]) -> Option<Candidate> {
    let text = reader.doc.text();
    let mut verb: Option<usize> = None;
    for part in parts.iter().take(8) {
        let Part::Word(at) = *part else { break };
        if let Some(verb) = verb {
            // “…”고 말한 뒤 정부에 …, “…”고 밝힌 데 이어 검찰에 …: no noun for somebody.
            let form = clause.words.get(at)?.span.of(text);
            let stem = form.get(..josa::best(form).stem_len).unwrap_or(form);
            let when = |w: &str| {
                ["while", "no-name"].iter().any(|c| lexicon::is_word(w, c)) || lexicon::ends_with(w, "placard")
            };
            if at == verb + 1 && (when(form) || when(stem)) {
                return None;
            }
            // “…” 외친 표 청장, 초등생들
            let from = clause.words.get(verb + 1).map_or(0, |w| w.span.start);
            let people = || {
                let p = reader.any(&clause.words, at).filter(|p| matches!(p.head, Head::People(_)))?;
                Some(NounPhrase { span: Span::new(p.span.start.max(from), p.span.end), ..p })
            };
            if let Some(phrase) = head_noun(reader, &clause.words, at).or_else(people) {
                let score = head_weight(reader, phrase.head) + 1.0;
                return Some(Candidate { phrase, score, rule: "q.speaker.modified" }).filter(|c| c.score >= ENOUGH);
            }
            if let Some(phrase) = name_like(reader, &clause.words, at) {
                return Some(Candidate { phrase, score: ENOUGH, rule: "q.speaker.modified" });
            }
            if !verbal(clause.words.get(at)?.span.of(text)) && clause.words.get(at)?.comma {
                return None;
            }
            continue;
        }
        if let Some(found) = cue::at(text, &clause.words, at) {
            if found.follow != Follow::Adnominal && !found.span.of(text).ends_with(['는', '던']) {
                return None;
            }
            if found.span.of(text).ends_with('다') {
                return None;
            }
            verb = Some(at);
        }
    }
    None
}

/// Whether a word in the shape of a name stands behind a title (배우 진서하는).
fn introduced(reader: &Reader<'_>, clause: &Clause, phrase: &NounPhrase) -> bool {
    let text = reader.doc.text();
    let before = phrase.word.checked_sub(1).and_then(|w| clause.words.get(w)).filter(|w| !w.comma);
    let title = before.is_some_and(|w| lexicon::titles().get(w.span.of(text)).is_some_and(|r| r.field(1) != "a"));
    let name = phrase.span.of(text);
    title && super::resolve::looks_korean(name) && !lexicon::nouns_like_names().has(name)
}

/// Whether an unknown phrase ends as organisations do.
fn like_organization(text: &str, phrase: &NounPhrase) -> bool {
    super::nouns::like_organization(phrase.span.of(text))
}

/// Whether a phrase that the lists do not know has the shape of a name, or ends as organisations do.
fn like_name(reader: &Reader<'_>, phrase: &NounPhrase) -> bool {
    let word = phrase.span.of(reader.doc.text());
    let verb = phrase.topic && lexicon::verb_stems().has(word);
    !verb && super::resolve::looks_korean(word) || super::nouns::like_organization(word)
}

/// A word that has the shape of a name, with any particle.
fn name_like(reader: &Reader<'_>, words: &[Word], at: usize) -> Option<NounPhrase> {
    let word = words.get(at)?;
    let split = crate::text::josa::best(word.span.of(reader.doc.text()));
    let span = crate::span::Span::new(word.span.start, word.span.start + split.stem_len);
    let phrase =
        NounPhrase { span, word: at, head: Head::Unknown, role: split.role, topic: split.topic, themed: split.topic };
    (split.role != Role::Bare && like_name(reader, &phrase)).then_some(phrase)
}

/// A person or organisation that ends at `at` with any particle.
fn head_noun(reader: &Reader<'_>, words: &[Word], at: usize) -> Option<NounPhrase> {
    let word = words.get(at)?;
    let form = word.span.of(reader.doc.text());
    for split in crate::text::josa::splits(form) {
        let end = word.span.start + split.stem_len;
        if let Some(mention) = reader.mention_ending(end) {
            return Some(NounPhrase {
                span: reader.whole(mention),
                word: at,
                head: Head::Mention(mention),
                role: split.role,
                topic: split.topic,
                themed: split.topic,
            });
        }
    }
    None
}
