//! Quotations in titles: whoever the body shows to have said it, else whoever the title names before the words.

use super::clause::{Clause, Part, Word};
use super::marked::Draft;
use super::noun_phrase::{Head, NounPhrase, Reader};
use super::{Speaker, resolve};
use crate::analysis::{EntityType, SectionKind, SpeakerKind};
use crate::evidence::Reason;
use crate::lexicon;
use crate::order;
use crate::span::Span;
use crate::text::hangul::is_letter;
use crate::text::josa::Role;

/// From this share of common syllable pairs on, a title quotes the body's words.
const ALIKE: f64 = 0.45;
/// From this share on the body has the very words of the title.
const SAME: f64 = 0.8;
/// With how many quotations of the body a title's is compared: far more than an article has.
const MOST: usize = 400;

/// How many words before a quotation a title's name may stand: more than a line of a page has.
const FARTHEST: usize = 24;

/// How many neighbouring letters of one utterance are compared.
const LONGEST: usize = 1200;

/// Neighbouring letters of words.
type Pairs = Vec<u64>;
/// The neighbouring letters of what the body quotes, as they come, and who said it.
type Said = (Pairs, Option<Speaker>);

/// Attributes the drafts in titles and subtitles; those of the body have their speakers already.
/// `met` is the person whom an interview is with.
#[inline(never)]
pub fn run(reader: &Reader<'_>, drafts: &mut [Draft], met: Option<&Speaker>) {
    let text = reader.doc.text();
    // Without a title that quotes, nothing is compared.
    let asked = drafts.iter().any(|d| is_title(reader, d));
    let letters = |d: &Draft| if asked { neighbours(d.quote.span.of(text)) } else { Pairs::new() };
    // The parts of an utterance are compared together: a title picks words of all.
    let mut body: Vec<Said> = Vec::new();
    let mut last = None;
    for draft in drafts.iter().filter(|d| !is_title(reader, d) && d.outer.is_none()).take(MOST) {
        let utterance = Some(draft.quote.utterance);
        match body.last_mut().filter(|_| last == utterance) {
            Some((pairs, _)) if pairs.len() < LONGEST => pairs.extend(letters(draft)),
            _ => body.push((letters(draft), draft.quote.speaker.clone())),
        }
        last = utterance;
    }
    lead(reader, drafts, dominant(&body).as_ref());
    let mut seen = Vec::new();
    for i in 0..drafts.len() {
        let Some((span, whole, sentence)) =
            drafts.get(i).filter(|d| is_title(reader, d)).map(|d| (d.quote.span, d.whole, d.sentence))
        else {
            continue;
        };
        let own = pairs(span.of(text));
        let alike = body
            .iter()
            .filter(|(_, s)| s.is_some())
            .map(|(p, s)| (share(&own, p, &mut seen), s))
            .fold((0.0, &None), |a, b| if b.0 > a.0 { b } else { a });
        let named = beside(reader, whole, sentence, drafts)
            .or_else(|| closing(reader, whole, sentence).filter(|s| speaks(&body, s)).map(|s| (s, "q.headline.right")))
            .map(|(speaker, rule)| (holder_of_post(reader, speaker), rule));
        let same = alike.1.as_ref().filter(|_| alike.0 >= ALIKE);
        let from_body = |mention| same.map(|s| Speaker { mention, carried: false, score: s.score * 0.9, ..s.clone() });
        let called = || same.and_then(|s| post_before(reader, whole, s));
        let (speaker, rule) = match named {
            // 심태오 “얼마나 억울했으면”…동료의 편지: the body has the same words from somebody else.
            Some((speaker, "q.headline.left")) if alike.0 >= SAME && other(same, &speaker) => {
                (from_body(office(text, &speaker)), "q.headline.body")
            }
            // 市 “…”: an office in one letter is whichever body says it below.
            Some((speaker, rule))
                if speaker.name.chars().count() == 1 && same.is_some_and(|s| s.kind == speaker.kind) =>
            {
                (from_body(speaker.mention), rule)
            }
            // 나루硏 “…”: whoever of that body says it below.
            Some((speaker, "q.headline.left"))
                if speaker.kind == SpeakerKind::Organization && same.is_some_and(|s| belongs(reader, s, &speaker)) =>
            {
                (from_body(speaker.mention), "q.headline.body")
            }
            // 유족 “…”, 교사들 “…”: the body may have the same words from one of them by name.
            Some((speaker, "q.headline.left"))
                if speaker.kind == SpeakerKind::Anonymous && same.is_some_and(|s| without_post(reader, s)) =>
            {
                (from_body(speaker.mention), "q.headline.body")
            }
            // A name right before the words is believed; one further off only where the body does not say otherwise.
            Some((speaker, rule @ ("q.headline.left" | "q.headline.modified"))) => (Some(speaker), rule),
            Some((speaker, rule)) => match same {
                Some(s) if s.entities == speaker.entities && !s.entities.is_empty() => (Some(speaker), rule),
                // 김가람·이나래 나란히 “…”: the body gives it to one of them at a time.
                Some(s) if speaker.several && s.entities.iter().any(|e| speaker.entities.contains(e)) => {
                    (Some(speaker), rule)
                }
                Some(_) => (from_body(called()), "q.headline.body"),
                None => (Some(speaker), rule),
            },
            None if same.is_some() => (from_body(called()), "q.headline.body"),
            None => match dominant(&body).or_else(|| met.cloned()) {
                Some(s) => (Some(Speaker { mention: None, carried: false, score: 0.6, ..s }), "q.headline.dominant"),
                None => (None, "q.headline.unknown"),
            },
        };
        let Some(draft) = drafts.get_mut(i) else { continue };
        if let Some(s) = &speaker {
            draft.quote.evidence.push(s.mention.map_or(Reason::bare(rule), |m| Reason::new(rule, m)));
        }
        draft.quote.speaker = speaker;
        draft.quote.cue = None;
    }
}

/// Whether a speaker is a person without a post: a minister is none of the teachers.
fn without_post(reader: &Reader<'_>, speaker: &Speaker) -> bool {
    let text = reader.doc.text();
    let mut roles = speaker.entities.iter().filter_map(|&e| reader.links.entities.get(e)).flat_map(|e| &e.roles);
    let post = |role: &str| lexicon::titles().longest_suffix(role).is_some_and(|(_, row)| row.field(0) != "kin");
    speaker.kind == SpeakerKind::Person && !roles.any(|role| post(role.of(text)))
}

/// The words by which a title calls somebody who has a name in the body (시장 “…”, 野 “…”); another's name is none.
fn office(text: &str, title: &Speaker) -> Option<Span> {
    let mention = title.mention?;
    let words = mention.of(text);
    let last = words.rfind(|c: char| !c.is_alphanumeric()).map_or(0, |p| p + 1);
    let last = words.char_indices().map(|(i, _)| i).find(|&i| i >= last)?;
    let letter = words.chars().count() == 1;
    (title.entities.is_empty() || letter).then(|| Span::new(mention.start + last, mention.end))
}

/// Whether the body's speaker is a person who has a post at the title's organisation.
fn belongs(reader: &Reader<'_>, body: &Speaker, title: &Speaker) -> bool {
    let text = reader.doc.text();
    let called = title.mention.map_or("", |m| m.of(text));
    let entities = body.entities.iter().chain(&title.entities).filter_map(|&e| reader.links.entities.get(e));
    let of = |role: &str| [title.name.as_str(), called].iter().any(|n| n.chars().count() >= 2 && role.contains(n));
    // 法 “…”, 여당 “…”: somebody with an office of that kind (판사, 의원).
    let office = |role: &str| {
        let class = lexicon::titles().longest_suffix(role).map_or("", |(_, row)| row.field(0));
        let class = format!("of-{class}");
        [title.name.as_str(), called].iter().any(|name| lexicon::is_word(name, &class))
    };
    let held = |role: &str| of(role) || office(role);
    matches!(body.kind, SpeakerKind::Person | SpeakerKind::Anonymous)
        && (entities.flat_map(|e| &e.roles).any(|r| held(r.of(text))) || of(&body.name))
}

/// Whether the body's speaker is a known one and another than the title's.
fn other(body: Option<&Speaker>, title: &Speaker) -> bool {
    body.is_some_and(|s| {
        s.mention.is_some() && !s.entities.is_empty() && !s.entities.iter().any(|e| title.entities.contains(e))
    })
}

/// An interview may begin with the words of the person whom it introduces afterwards.
fn lead(reader: &Reader<'_>, drafts: &mut [Draft], dominant: Option<&Speaker>) {
    let Some(speaker) = dominant else { return };
    for draft in drafts.iter_mut() {
        if is_title(reader, draft) || draft.outer.is_some() {
            continue;
        }
        if draft.quote.speaker.is_some() {
            break;
        }
        if draft.tail.built == super::tail::Built::Bare {
            draft.quote.evidence.push(Reason::bare("q.speaker.dominant"));
            draft.quote.speaker = Some(Speaker { mention: None, carried: true, score: 0.6, ..speaker.clone() });
        }
    }
}

/// Who says nearly all that the body quotes, if anybody does (three quotations at least, four fifths of them).
fn dominant(body: &[Said]) -> Option<Speaker> {
    let mut counts: Vec<(&Speaker, usize)> = Vec::new();
    for speaker in body.iter().filter_map(|(_, s)| s.as_ref()) {
        match counts.iter_mut().take(50).find(|(s, _)| s.name == speaker.name) {
            Some((_, n)) => *n += 1,
            None => counts.push((speaker, 1)),
        }
    }
    let (speaker, most) = counts.iter().max_by_key(|(_, n)| *n)?;
    let attributed = counts.iter().map(|c| c.1).sum::<usize>();
    (*most >= 3 && most * 5 >= attributed * 4).then(|| (*speaker).clone())
}

fn is_title(reader: &Reader<'_>, draft: &Draft) -> bool {
    matches!(reader.doc.kind_at(draft.whole.start), SectionKind::Title | SectionKind::Subtitle)
}

/// Who stands beside the quotation at `whole` in its line: the nearest name to the left, else behind an ellipsis.
fn beside(reader: &Reader<'_>, whole: Span, sentence: usize, drafts: &[Draft]) -> Option<(Speaker, &'static str)> {
    let text = reader.doc.text();
    let line = line_of(text, whole);
    // Drafts stand by start: those of the line are neighbours.
    let first = drafts.partition_point(|d| d.whole.start < line.start);
    let quotes: Vec<(usize, Span)> = drafts
        .iter()
        .enumerate()
        .skip(first)
        .take_while(|(_, d)| d.whole.start < line.end)
        .filter(|(_, d)| d.outer.is_none() && line.covers(d.whole))
        .map(|(i, d)| (i, d.masked()))
        .collect();
    let own = quotes.iter().find(|(_, s)| s.start == whole.start)?.0;
    let clause = Clause::read(text, line, &quotes);
    // “…” 되풀이한 표 청장: the noun of the verb behind the words.
    let rest = text.get(whole.end..line.end).unwrap_or("");
    let stop = ["…", "..", "“", "\""].iter().filter_map(|mark| rest.find(mark)).min().unwrap_or(rest.len());
    let behind = Clause::read(text, Span::new(whole.end, whole.end + stop), &[]);
    if let Some(found) = super::speaker::modified(reader, &behind, &behind.parts) {
        let found = who(reader, &found.phrase, 1.0, sentence)?;
        return Some((found, "q.headline.modified"));
    }
    let mut distance = 0;
    let mut far: Option<(NounPhrase, i32)> = None;
    for part in clause.before(own).iter().rev().take(FARTHEST) {
        let Part::Word(at) = *part else { break };
        // 초등생들…日 관방 “…”: behind an ellipsis something else begins.
        let end = clause.words.get(at).map_or(0, |w| w.span.end);
        if distance > 0 && text.get(end..).is_some_and(|rest| rest.starts_with('…')) {
            break;
        }
        distance += 1;
        let Some(phrase) = name_at(reader, &clause, at).filter(|p| distance == 1 || p.head != Head::Unknown) else {
            continue;
        };
        if distance == 1 {
            let found = who(reader, &phrase, 3.0, sentence)?;
            return Some((found, "q.headline.left"));
        }
        // Further off a person is believed before an office, and a place not at all.
        match kind(reader, &phrase) {
            Some(EntityType::Person) if far.is_none_or(|(p, _)| kind(reader, &p) != Some(EntityType::Person)) => {
                far = Some((phrase, distance));
            }
            Some(EntityType::Location) => {}
            _ if far.is_none() => far = Some((phrase, distance)),
            _ => {}
        }
    }
    if let Some((phrase, distance)) = far {
        let score = 1.0 - 0.2 * f64::from(distance);
        let found = who(reader, &phrase, score, sentence)?;
        return Some((found, "q.headline.left-far"));
    }
    // “…”…소비자단체
    let after = clause.after(own);
    if let Some(Part::Word(at)) = after.first()
        && after.len() <= 4
        && text.get(whole.end..).is_some_and(|r| r.starts_with(['…', '.', '·', ' ']))
        && let Some(phrase) = name_at(reader, &clause, *at)
        && !describes(reader, &clause, &phrase, *at)
    {
        return Some((who(reader, &phrase, 1.0, sentence)?, "q.headline.right"));
    }
    None
}

/// Whether a name only tells of what comes behind it: “…”…대구 상인들 눈물, “…”…새벽전자 주주들 분통.
fn describes(reader: &Reader<'_>, clause: &Clause, phrase: &NounPhrase, at: usize) -> bool {
    let next = clause.words.get(at + 1).filter(|next| next.span.start == phrase.span.end + 1);
    let people = |next: &Word| lexicon::people().has(next.span.of(reader.doc.text()));
    match kind(reader, phrase) {
        Some(EntityType::Location) => next.is_some(),
        Some(EntityType::Organization) => next.is_some_and(people),
        _ => false,
    }
}

/// “…”…20년째 빵집 지키는 표보람씨: the person with whom a line ends that begins with the words.
fn closing(reader: &Reader<'_>, whole: Span, sentence: usize) -> Option<Speaker> {
    let text = reader.doc.text();
    let line = line_of(text, whole);
    let rest = text.get(whole.end..line.end)?;
    if whole.start != line.start
        || rest.contains(['“', '"'])
        || rest.split_whitespace().take(FARTHEST).count() == FARTHEST
    {
        return None;
    }
    let clause = Clause::read(text, Span::new(whole.end, line.end), &[]);
    let phrase = name_at(reader, &clause, clause.words.len().checked_sub(1)?)?;
    let person = kind(reader, &phrase) == Some(EntityType::Person);
    who(reader, &phrase, 0.5, sentence).filter(|_| person)
}

/// The titles that a word ends in, the longest first (협회장 and 회장 of 의협회장).
fn posts(word: &str) -> impl Iterator<Item = &str> {
    let ends = word.char_indices().filter_map(|(at, _)| word.get(at..));
    ends.filter(|end| lexicon::titles().has(end))
}

/// The post by which a title calls the body's `speaker` right before the words (경찰청장 “…”, 한은 총재 “…”).
fn post_before(reader: &Reader<'_>, whole: Span, speaker: &Speaker) -> Option<Span> {
    let text = reader.doc.text();
    let line = line_of(text, whole);
    let before = text.get(line.start..whole.start)?.trim_end_matches([' ', ',', ':']);
    let end = line.start + before.len();
    let last = before.rsplit(|c: char| !c.is_alphanumeric()).next()?;
    let roles = || speaker.entities.iter().filter_map(|&e| reader.links.entities.get(e)).flat_map(|e| &e.roles);
    let held = |post: &str| post.len() >= 6 && roles().any(|role| role.of(text).ends_with(post));
    if !posts(last).any(held) {
        return None;
    }
    let start = end - last.len();
    // The body before a post that stands alone.
    let body = start.checked_sub(1).filter(|_| lexicon::titles().has(last)).and_then(|b| reader.mention_ending(b));
    let body = body.and_then(|m| reader.links.mentions.get(m)).filter(|m| m.kind == EntityType::Organization);
    Some(Span::new(body.map_or(start, |m| m.span.start.max(line.start)), end))
}

/// 교육부 장관 “…”: the one person of the article who has that post now; else as described.
fn holder_of_post(reader: &Reader<'_>, speaker: Speaker) -> Speaker {
    let text = reader.doc.text();
    let words = speaker.mention.map_or("", |m| m.of(text));
    let last = words.rsplit(' ').next().unwrap_or(words);
    // 온빛시장, 의협회장: the post at the end of a word.
    let titles = || posts(last).filter(|t| t.len() >= 6 || words == *t);
    if !speaker.entities.is_empty() || titles().next().is_none() {
        return speaker;
    }
    // The only person with a role that fits.
    let only = |fits: &dyn Fn(&str) -> bool| {
        let mut all = reader
            .links
            .entities
            .iter()
            .enumerate()
            .filter(|(_, e)| e.kind == EntityType::Person && e.roles.iter().any(|r| fits(r.of(text))));
        all.next().filter(|_| all.next().is_none())
    };
    let whole = only(&|role| role == words);
    let now = || titles().find_map(|title| only(&|role| role.ends_with(title) && !role.starts_with("전 ")));
    let Some((entity, person)) = whole.or_else(now) else { return speaker };
    // Without the words of the line that only stand before the title.
    let own = |m: Span| if whole.is_some() { m } else { Span::new(m.end - last.len(), m.end) };
    Speaker {
        name: person.name.clone(),
        kind: SpeakerKind::Person,
        entities: vec![entity],
        mention: speaker.mention.map(own),
        ..speaker
    }
}

/// Whom a phrase of a title names: nobody was spoken of before it.
fn who(reader: &Reader<'_>, phrase: &NounPhrase, score: f64, sentence: usize) -> Option<Speaker> {
    resolve::speaker(reader, &resolve::Focus::default(), phrase, score, sentence)
}

/// Whether somebody speaks in the body.
fn speaks(body: &[Said], speaker: &Speaker) -> bool {
    let same = |s: &Speaker| s.entities == speaker.entities;
    !speaker.entities.is_empty() && body.iter().filter_map(|(_, s)| s.as_ref()).any(same)
}

/// Whether what is named can speak, or stand for who does.
const fn names(kind: EntityType) -> bool {
    matches!(kind, EntityType::Person | EntityType::Organization | EntityType::Location)
}

fn kind(reader: &Reader<'_>, phrase: &NounPhrase) -> Option<EntityType> {
    let Head::Mention(m) = phrase.head else { return None };
    reader.links.mentions.get(m).map(|m| m.kind)
}

/// A person or organisation that ends with the word `at`.
fn name_at(reader: &Reader<'_>, clause: &Clause, at: usize) -> Option<NounPhrase> {
    let text = reader.doc.text();
    let word = clause.words.get(at)?;
    let mention = crate::text::josa::splits(word.span.of(text))
        .iter()
        .filter(|s| matches!(s.role, Role::Bare | Role::Topic | Role::Subject | Role::Also))
        .find_map(|s| reader.mention_ending(word.span.start + s.stem_len))
        .filter(|&m| reader.links.mentions.get(m).is_some_and(|m| names(m.kind)));
    if let Some(mention) = mention {
        return Some(NounPhrase::of(reader.whole(mention), at, Head::Mention(mention), Role::Bare));
    }
    if let Some(known) = reader.phrase(&clause.words, at).filter(|p| matches!(p.head, Head::People(_))) {
        return Some(known);
    }
    // 다올전자 “…”: no list knows it, but it ends as organisations do.
    let form = word.span.of(text);
    // 출시, 공개 방침: nouns that only end so.
    let noun = lexicon::frequent_nouns().has(form) || lexicon::not_organizations().has(form);
    let named = super::nouns::like_organization(form) && !noun && !form.starts_with(|c: char| c.is_ascii_digit());
    named.then_some(NounPhrase::of(word.span, at, Head::Unknown, Role::Bare))
}

fn line_of(text: &str, span: Span) -> Span {
    let start = text.get(..span.start).and_then(|t| t.rfind('\n')).map_or(0, |p| p + 1);
    let end = text.get(span.end..).and_then(|t| t.find('\n')).map_or(text.len(), |p| span.end + p);
    Span::new(start, end)
}

/// Neighbouring letters of the words, spaces and marks left out.
fn neighbours(words: &str) -> Pairs {
    let mut letters = words.chars().filter(|&c| is_letter(c)).take(400);
    let mut before = letters.next().map_or(0, u64::from);
    let mut pairs = Pairs::with_capacity(words.len().min(1200) / 3);
    pairs.extend(letters.map(|c| std::mem::replace(&mut before, u64::from(c)) << 32 | u64::from(c)));
    pairs
}

/// Each pair once, in order.
fn pairs(words: &str) -> Pairs {
    let mut pairs = neighbours(words);
    order::by(&mut pairs, |&pair| (pair, 0));
    pairs.dedup();
    pairs
}

/// How many of the title's pairs the words of the body have.
fn share(title: &Pairs, body: &Pairs, seen: &mut Vec<bool>) -> f64 {
    if title.len() < 3 {
        return 0.0;
    }
    seen.clear();
    seen.resize(title.len(), false);
    // Most of the body's letters end no pair of the title.
    let ends = title.iter().fold(0u64, |ends, pair| ends | 1 << (pair % 64));
    for pair in body.iter().filter(|pair| ends >> (*pair % 64) & 1 == 1) {
        if let Some(seen) = title.binary_search(pair).ok().and_then(|at| seen.get_mut(at)) {
            *seen = true;
        }
    }
    seen.iter().filter(|s| **s).count() as f64 / title.len() as f64
}
