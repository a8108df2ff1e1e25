//! The source of a report without marks: whoever the clause names first as one that can speak, 새벽일보에 따르면, 관리소 말로는,
//! 전문가들 사이에서는.

use super::clause::{self, Clause, Part, Word};
use super::cue::{self, Strength};
use super::indirect::{Found, Report};
use super::nominative;
use super::noun_phrase::{Head, NounPhrase, Reader};
use super::nouns::like_organization;
use super::speaker::{Candidate, ENOUGH, head_weight, kind_before, may_be_named, role_weight, rule_of};
use crate::analysis::SpeakerKind;
use crate::lexicon;
use crate::span::Span;
use crate::text::hangul::last_tail;
use crate::text::josa::Role;

/// The source of a report without marks: the first topic that can speak, else the first nominative; what comes after
/// it belongs to what is reported.
///
/// Behind another source (경찰에 따르면 마씨는 …라고 진술했다) whoever the verb is said of, where it is none that the source has itself.
pub fn of(reader: &Reader<'_>, clause: &Clause, parts: &[Part], report: &Report) -> Option<Candidate> {
    let sourced = report.needs_source;
    if let Some(found) = according(reader, clause, parts).or_else(|| by_words(reader, clause, parts)) {
        let told = told_by_another(reader, clause, &found, report);
        let behind = parts.iter().filter_map(Part::word).filter(|&w| told && w > found.phrase.word);
        let mut phrases = behind.take(8).filter_map(|w| reader.phrase(&clause.words, w));
        // 매체에 따르면 두 사람은: of whom the source tells.
        let other = |head| matches!(head, Head::Mention(_) | Head::People(_)) && head != Head::People("those");
        let own = phrases.find(|p| p.topic && other(p.head));
        let score = |p: &NounPhrase| head_weight(reader, p.head) + role_weight(p);
        let own = own.map(|phrase| Candidate { phrase, score: score(&phrase), rule: rule_of(&phrase) });
        return own.filter(|c| c.score >= ENOUGH).or(Some(found));
    }
    let parts = behind_clause(reader, clause, parts, report);
    // 양당은 만난다지만, 시한을 넘길 것이라는 관측이 나온다: whoever another clause is about has no part in it.
    let form = |p: &Part| p.word().map_or("", |w| clause::form(reader.doc.text(), &clause.words, w));
    let contrast = |p: &Part| {
        p.word().and_then(|w| clause.words.get(w)).is_some_and(|w| w.comma) && lexicon::ends_with(form(p), "contrast")
    };
    let arises = report.rule == "q.indirect.arises";
    let wall = parts.iter().rposition(contrast).filter(|_| arises);
    let parts = wall.and_then(|wall| parts.get(wall + 1..)).unwrap_or(parts);
    // 어머니가 이기는 법은 안다고 하신다: an honorific verb is said of somebody.
    let text = reader.doc.text();
    let honours = |c: Found| ["셨", "신다", "시며", "시고", "십니다"].iter().any(|mark| c.span.of(text).contains(mark));
    let asks = report.cue.is_some_and(|c| c.act == "ask" || honours(c));
    let mut subject = None;
    for part in parts {
        let Part::Word(at) = *part else { continue };
        if sourced && let Some(phrase) = where_voiced(reader, clause, at) {
            return Some(Candidate { phrase, score: 2.4, rule: "q.speaker.place" });
        }
        if let Some(phrase) = among(reader, &clause.words, at) {
            return Some(Candidate { phrase, score: 2.6, rule: "q.speaker.among" });
        }
        let Some(phrase) = reader.phrase(&clause.words, at) else { continue };
        // 판결문에는 …다고 적혔다
        let held = report.rule == "q.indirect.written" && matches!(phrase.role, Role::Dative | Role::Locative);
        if held && phrase.head == Head::Document {
            return Some(Candidate { phrase, score: 2.2, rule: rule_of(&phrase) });
        }
        let people = matches!(phrase.head, Head::People("crowd" | "group" | "person"));
        let crowd = people && phrase.role == Role::Locative;
        // A topic that no list knows is a source only where the sentence begins with it.
        let first = parts.iter().take(2).any(|p| matches!(p, Part::Word(w) if *w == at));
        let named = (first || kind_before(reader, clause, &phrase))
            && !sourced
            && subject.is_none()
            && phrase.role == Role::Topic
            && may_be_named(reader, clause, &phrase);
        let weight = match phrase.head {
            Head::Unknown if named => 1.0,
            // 나래당이: a body by the end of its name.
            Head::Unknown if phrase.role == Role::Subject && like_organization(phrase.span.of(reader.doc.text())) => {
                1.0
            }
            head => head_weight(reader, head),
        };
        if weight < 1.0 && !(weight >= 0.4 && phrase.topic) {
            continue;
        }
        let score = weight + role_weight(&phrase) + if crowd { 1.0 } else { 0.0 };
        match phrase.role {
            Role::Topic | Role::Also => return Some(Candidate { phrase, score, rule: rule_of(&phrase) }),
            Role::Locative if crowd => return Some(Candidate { phrase, score, rule: rule_of(&phrase) }),
            // 야당에서는 공사비가 부풀려졌다며: what a body says from its place.
            Role::Locative if weight == 1.6 && phrase.themed && first => {
                return Some(Candidate { phrase, score: 2.4, rule: rule_of(&phrase) });
            }
            // 기자들이 사퇴할 생각이 있느냐고 묻자: what modifies a noun belongs to the question.
            Role::Subject if subject.is_none() && lexicon::is_word(phrase.span.of(reader.doc.text()), "asker") => {
                subject = Some(Candidate { phrase, score, rule: rule_of(&phrase) });
            }
            // 의원이 비용은 누가 대느냐고 묻자: whoever is named first asks.
            Role::Subject if subject.is_none() && asks && matches!(phrase.head, Head::Mention(_) | Head::People(_)) => {
                subject = Some(Candidate { phrase, score, rule: rule_of(&phrase) });
            }
            Role::Subject if subject.is_none() && !nominative::taken(reader, clause, at, parts) => {
                subject = Some(Candidate { phrase, score, rule: rule_of(&phrase) });
            }
            _ => {}
        }
    }
    subject.filter(|s| s.score >= ENOUGH)
}

/// What stands behind a clause that is told of somebody else before the source is named: 검찰은 징역형을 구형했으며, 변호인은
/// 항소하겠다는 뜻을 밝혔다. A clause with a nominative may be part of what is reported (비가 왔고 농민은 기뻤다고 전했다).
fn behind_clause<'p>(reader: &Reader<'_>, clause: &Clause, parts: &'p [Part], report: &Report) -> &'p [Part] {
    let text = reader.doc.text();
    let form = |w: usize| clause::form(text, &clause.words, w);
    let speaks = |w: usize, people: bool, named: bool| {
        let phrase = reader.phrase(&clause.words, w).filter(|p| p.topic && w < report.word);
        let phrase = phrase.filter(|p| named || matches!(p.head, Head::Mention(_)));
        phrase.is_some_and(|p| match p.head {
            Head::Mention(_) => head_weight(reader, p.head) > 1.0,
            Head::People(_) => people,
            Head::Pronoun(_) => true,
            // 변호인은
            Head::Unknown => lexicon::titles().has(p.span.of(text)),
            Head::Document => false,
        })
    };
    let (mut nominative, mut quoted) = (false, false);
    let mut from = 0;
    for (i, part) in parts.iter().enumerate() {
        let Part::Word(at) = *part else { continue };
        let phrase = reader.phrase(&clause.words, at);
        quoted |= ["다고", "라고", "자고", "냐고"].iter().any(|end| form(at).ends_with(end));
        nominative |= phrase.is_some_and(|p| p.role == Role::Subject && !p.topic);
        if !ends_clause(form(at)) {
            continue;
        }
        // 물었고: a verb that reports has closed what is reported, whatever nominatives that had.
        let told = cue::at(text, &clause.words, at).is_some_and(|m| m.strength == Strength::Strong);
        // 설명했지만 승객들은 다치지 않았다고: people of whom the same speaker may go on to tell.
        let contrasts = told && quoted && lexicon::ends_with(form(at), "contrast");
        // 출동했으며 피해자는 옮겨졌다고: without a comma the clause may be part of what is reported, unless it reports itself.
        let comma = clause.words.get(at).is_some_and(|w| w.comma);
        let closed = told || comma && !nominative;
        if closed && (at + 1..at + 5).any(|w| speaks(w, !contrasts, comma)) {
            from = i + 1;
        }
        (nominative, quoted) = (false, false);
    }
    parts.get(from..).unwrap_or(parts)
}

/// Whether a word ends a clause that tells what was done: 당부했고, 구형했으며, 보냈지만.
fn ends_clause(form: &str) -> bool {
    let stem = ["으며", "고", "지만", "으나", "는데"].iter().find_map(|end| form.strip_suffix(end));
    stem.and_then(last_tail) == Some(20)
}

/// 현장에서는, 당 안에서는: where a view comes up that has no other source.
pub fn where_voiced(reader: &Reader<'_>, clause: &Clause, at: usize) -> Option<NounPhrase> {
    let word = clause.words.get(at)?;
    let form = word.span.of(reader.doc.text());
    let place = lexicon::is_word(form, "voicing-place").then(|| form.rfind("에")).flatten()?;
    let span = Span::new(word.span.start, word.span.start + place);
    Some(reader.described(&clause.words, NounPhrase::of(span, at, Head::People("crowd"), Role::Locative)))
}

/// Whether the verb of a report is somebody else's than the source's: 진술했다, 호소했다; behind an outlet any that no outlet has itself.
fn told_by_another(reader: &Reader<'_>, clause: &Clause, found: &Candidate, report: &Report) -> bool {
    let Some(cue) = report.cue else { return false };
    let text = reader.doc.text();
    let before = found.phrase.word.checked_sub(1).and_then(|w| clause.words.get(w)).map_or("", |w| w.span.of(text));
    let name = found.phrase.span.of(text);
    let outlet = lexicon::ends_with(before, "coverage")
        || found.phrase.head == Head::People("outlet")
        || lexicon::ends_with(name, "kind-of-body")
        || lexicon::organizations().get(name).is_some_and(|row| row.field(0) == "media");
    // 유통업계에 따르면 온빛유업은 값을 내리겠다고: who will do it says so.
    let will = clause.words.get(report.word).is_some_and(|w| w.span.of(text).contains("겠다"));
    let strong = lexicon::cues().get(cue.verb).is_some_and(|row| row.field(1) == "s");
    strong && (will || lexicon::is_word(cue.verb, "own-words") || outlet && cue.act != "report")
}

/// 관리소 말로는, 이웃 주민 얘기로는: whose words the clause passes on.
fn by_words(reader: &Reader<'_>, clause: &Clause, parts: &[Part]) -> Option<Candidate> {
    let text = reader.doc.text();
    let at = parts.iter().take(8).find_map(|p| match p {
        Part::Word(w) if lexicon::is_word(clause.words.get(*w)?.span.of(text), "by-words") => Some(*w),
        _ => None,
    })?;
    let before = at.checked_sub(1)?;
    let known = reader.with_role(&clause.words, before, Role::Bare);
    let phrase = known.or_else(|| reader.owner(&clause.words, before))?;
    Some(Candidate { phrase: NounPhrase { word: at, ..phrase }, score: 2.8, rule: "q.speaker.according" })
}

/// 전문가들 사이에서는, 주민들 가운데: the circle in which something is said.
pub fn among(reader: &Reader<'_>, words: &[Word], at: usize) -> Option<NounPhrase> {
    let form = words.get(at)?.span.of(reader.doc.text());
    if !lexicon::is_word(form, "among") {
        return None;
    }
    let phrase = reader.with_role(words, at.checked_sub(1)?, Role::Bare)?;
    Some(NounPhrase { word: at, ..phrase })
}

/// 새벽일보에 따르면: the source of a clause with a quotative ending.
fn according(reader: &Reader<'_>, clause: &Clause, parts: &[Part]) -> Option<Candidate> {
    let text = reader.doc.text();
    let verb = parts.iter().find_map(|p| match p {
        Part::Word(w) if lexicon::is_word(clause.words.get(*w)?.span.of(text), "according") => Some(*w),
        _ => None,
    })?;
    let before = verb.checked_sub(1)?;
    // 온빛뉴스 보도에, 온빛일보 단독 보도에: the outlet whose report it is.
    let coverage = lexicon::ends_with(clause::form(text, &clause.words, before), "coverage");
    let outlet = (before.saturating_sub(2)..before).rev().filter(|_| coverage).find_map(|w| {
        let body = |p: &NounPhrase| match p.head {
            Head::Mention(_) => reader.kind(p) == SpeakerKind::Organization,
            head => matches!(head, Head::People("outlet" | "body")),
        };
        let known = reader.with_role(&clause.words, w, Role::Bare).filter(body);
        let shaped = || {
            let span = clause.words.get(w)?.span;
            let name = like_organization(span.of(text));
            name.then(|| NounPhrase::of(span, w, Head::Unknown, Role::Bare))
        };
        known.or_else(shaped)
    });
    if let Some(phrase) = outlet {
        return Some(Candidate {
            phrase: NounPhrase { word: verb, ..phrase },
            score: 3.0,
            rule: "q.speaker.according",
        });
    }
    // 업계 전문가들에 따르면: what stands there is the source, whether a list knows it or not.
    let unknown = || {
        let word = clause.words.get(before)?;
        let stem = word.span.of(text).strip_suffix('에').filter(|s| s.chars().count() >= 2)?;
        let span = Span::new(word.span.start, word.span.start + stem.len());
        Some(NounPhrase::of(span, before, Head::Unknown, Role::Dative))
    };
    let phrase = reader.with_role(&clause.words, before, Role::Dative).or_else(unknown)?;
    Some(Candidate { phrase: NounPhrase { word: verb, ..phrase }, score: 3.0, rule: "q.speaker.according" })
}
