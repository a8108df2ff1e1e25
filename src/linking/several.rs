//! Words that stand for several named before: 이들, 양측, 양국, 두 사람, 두 의원, 3사. Either those named together last (갑 의원과 을
//! 의원, 갑·을), or the only ones of their kind in the sentences before, as many as the word says.

use super::person::{compatible, post};
use super::{Groups, words};
use crate::analysis::{EntityType, Form, SectionKind};
use crate::evidence::Reason;
use crate::lexicon;
use crate::ner::Mention;
use crate::span::Span;
use crate::text::Document;
use crate::text::josa::{self, Role};
use crate::text::near;

/// A word and those for whom it stands.
#[derive(Debug, Clone)]
pub struct Several {
    /// The mention that is the word.
    pub mention: usize,
    /// Mentions of those, in the order in which they are named.
    pub members: Vec<usize>,
    /// The words that name them.
    pub words: Span,
    /// Whether these words are their names in a row and nothing else.
    pub row: bool,
    /// How sure.
    pub score: f64,
}

/// How many sentences back those may stand who were named together.
const REACH: usize = 4;

/// How many sentences back two may stand who were not.
const NEAR: usize = 1;

/// At most so many are named together.
const MOST: usize = 12;

/// What a word stands for.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Meaning<'a> {
    of: &'static str,
    count: Option<usize>,
    /// 두 의원: the post that all of them have.
    post: Option<&'a str>,
}

/// What `words` mean; `None` where they stand for nobody named before.
pub fn meaning(words: &str) -> Option<Meaning<'_>> {
    if let Some(row) = lexicon::pronouns().get(words) {
        let several = matches!(row.field(0), "group" | "sides") && words.chars().count() >= 2;
        let count = row.field(2).parse().ok();
        return (several && !matches!(words, "둘" | "모두")).then_some(Meaning { of: row.field(1), count, post: None });
    }
    let (number, noun) = match words.split_once(' ') {
        Some(pair) => pair,
        None => words.split_at(words.char_indices().nth(1)?.0),
    };
    let joined = !words.contains(' ');
    let count = match number {
        "두" | "양" => 2,
        "세" => 3,
        "네" => 4,
        "2" | "3" | "4" | "5" if joined => number.parse().ok()?,
        _ => return None,
    };
    let count = Some(count);
    if let Some(row) = lexicon::counted_nouns().get(noun) {
        // 두사람 is a slip for 두 사람; 양기관, 3사, 4국 are written so. A syllable alone is no noun: 두 사.
        let written = !joined || matches!(number, "양" | "2" | "3" | "4" | "5");
        let whole = noun.chars().count() > 1 || joined || matches!(noun, "당" | "팀");
        return (written && whole).then_some(Meaning { of: row.field(0), count, post: None });
    }
    let title = lexicon::titles().get(noun).filter(|r| r.field(0) != "kin" && !joined && number != "양");
    title.map(|_| Meaning { of: "person", count, post: Some(noun) })
}

/// The last names that stand together.
#[derive(Debug, Default)]
struct Row {
    members: Vec<usize>,
    words: Option<Span>,
    sentence: usize,
}

/// Finds for whom each such word stands.
pub fn link(doc: &Document<'_>, read: &[words::Word], mentions: &[Mention], groups: &Groups) -> Vec<Several> {
    let mut out = Vec::new();
    let mut run: Vec<usize> = Vec::new();
    let mut rows: Vec<Row> = Vec::new();
    // Who is named where, the last ones.
    let mut recent: Vec<(usize, usize)> = Vec::new();
    for (i, m) in mentions.iter().enumerate() {
        if !groups.counts(i) || super::is_head(doc, m) {
            continue;
        }
        let sentence = doc.sentence_at(m.span.start).unwrap_or(0);
        if m.form == Form::Pronoun || m.kind == EntityType::Quantity {
            if let Some(meaning) = meaning(doc.words(m.span)).filter(|_| stands(doc, read, m)) {
                let scene = Scene { doc, read, mentions, groups };
                let found =
                    scene.together(&rows, &meaning, i, sentence).or_else(|| scene.only(&recent, &meaning, i, sentence));
                out.extend(found);
            }
            if m.kind == EntityType::Quantity || groups.get(i).is_none() {
                continue;
            }
        }
        if !matches!(m.kind, EntityType::Person | EntityType::Organization | EntityType::Location) {
            continue;
        }
        recent.push((i, sentence));
        if recent.len() > 64 {
            recent.drain(..32);
        }
        // What belongs to the name before or behind (새봄전자 회장, 새봄전자 김보람) is in no row of its own.
        let last = run.last().and_then(|&p| mentions.get(p));
        if m.kind != EntityType::Person
            && last.is_some_and(|p| p.kind == EntityType::Person && (whole(p).covers(m.span) || owns(doc, mentions, i)))
        {
            continue;
        }
        if !last.is_some_and(|p| alike(p.kind, m.kind) && joins(doc, p, m)) {
            run.clear();
        }
        if run.len() < MOST {
            run.push(i);
        }
        if run.len() >= 2 {
            let first = run.first().and_then(|&r| mentions.get(r)).map_or(m.span, |f| f.span);
            let words = Some(first.join(whole(m)));
            match rows.last_mut().filter(|r| r.members.first() == run.first()) {
                Some(row) => (row.members, row.words) = (run.clone(), words),
                None => rows.push(Row { members: run.clone(), words, sentence }),
            }
            if rows.len() > 8 {
                rows.drain(..4);
            }
        }
    }
    out
}

/// Countries and bodies stand in one row (정부와 미국).
fn alike(a: EntityType, b: EntityType) -> bool {
    (a == EntityType::Person) == (b == EntityType::Person)
}

fn whole(m: &Mention) -> Span {
    m.title.map_or(m.span, |t| m.span.join(t))
}

/// Whether the body `i` stands right before the person behind it: 새봄전자 김보람.
fn owns(doc: &Document<'_>, mentions: &[Mention], i: usize) -> bool {
    let pair = mentions.get(i).zip(mentions.get(i + 1));
    pair.is_some_and(|(m, next)| {
        next.kind == EntityType::Person && doc.words(Span::new(m.span.end, whole(next).start.max(m.span.end))) == " "
    })
}

/// Whether two mentions are named together: 가 의원과 나 의원, 가·나, 새봄전자 가 회장과 한울건설 나 회장.
fn joins(doc: &Document<'_>, a: &Mention, b: &Mention) -> bool {
    let end = whole(a).end;
    let gap = near::first(doc.words(Span::new(end, whole(b).start.min(b.span.start).max(end))), 100);
    let gap = gap.strip_prefix('(').and_then(|g| g.split_once(')')).map_or(gap, |(_, rest)| rest);
    let joint = ["·", "ㆍ", "・", "과 ", "와 ", ", ", " 및 "].iter().find_map(|j| gap.strip_prefix(j));
    let person = b.kind == EntityType::Person;
    // What stands before a person's name says who that is.
    joint.is_some_and(|rest| {
        rest.is_empty() || person && gap.starts_with(['과', '와', ',']) && rest.len() <= 60 && modifies(rest)
    }) && doc.sentence_at(a.span.start) == doc.sentence_at(b.span.start)
}

/// Whether words before a name only say who that is: no particle, no verb, no comma.
fn modifies(words: &str) -> bool {
    words.ends_with(' ')
        && words.split_whitespace().count() <= 4
        && words.split_whitespace().all(|w| {
            w.chars().all(char::is_alphanumeric)
                && matches!(josa::best(w).role, Role::Bare)
                && !crate::text::endings::verbal(w)
        })
}

/// Whether the word is used as such: with the particle of a subject, an object or an owner, or before a title (양국 정상).
fn stands(doc: &Document<'_>, read: &[words::Word], m: &Mention) -> bool {
    let at = read.partition_point(|w| w.span.end <= m.span.end.saturating_sub(1));
    let Some(word) = read.get(at).filter(|w| w.section == SectionKind::Body) else { return false };
    // 나라는 is 나라 and 는, not 나 and 라는: the mention tells where its particle begins.
    let splits = josa::splits(doc.words(word.span));
    let split = splits.iter().find(|s| word.span.start + s.stem_len == m.span.end);
    split.is_some_and(|s| s.role != Role::Bare || before_people(doc, read, at))
}

/// Whether the word behind `at` tells of people who belong to those: 양국 정상, 양측 관계자.
pub fn before_people(doc: &Document<'_>, read: &[words::Word], at: usize) -> bool {
    let next = read.get(at + 1).map_or("", |n| doc.words(n.stem));
    lexicon::titles().has(next) || lexicon::people().has(next) || lexicon::counted_nouns().has(next)
}

struct Scene<'a, 'b> {
    doc: &'b Document<'a>,
    read: &'b [words::Word],
    mentions: &'b [Mention],
    groups: &'b Groups,
}

impl Scene<'_, '_> {
    /// Whether mention `i` may be one of those that `meaning` stands for.
    fn fits(&self, i: usize, meaning: &Meaning<'_>) -> bool {
        let Some(m) = self.mentions.get(i).filter(|_| self.groups.get(i).is_some()) else { return false };
        let name = self.doc.words(m.span);
        let country = || {
            let full = lexicon::same_places().get(name).map_or(name, |r| r.field(0));
            let letter = lexicon::shorthand().get(name).map_or(full, |r| r.field(1));
            m.kind == EntityType::Location && (lexicon::is_country(full) || lexicon::is_country(letter))
        };
        let body = m.kind == EntityType::Organization;
        let party = || name.ends_with('당') || matches!(name, "여당" | "야당");
        let government = || lexicon::organizations().get(name).is_some_and(|r| r.field(0) == "government");
        match meaning.of {
            "person" => {
                m.kind == EntityType::Person
                    && meaning.post.is_none_or(|p| m.title.is_none() || compatible(post(self.doc, m), p))
            }
            "country" => country(),
            "party" => body && party(),
            "company" => body && !party() && !government(),
            "body" => body,
            _ => body || country() || m.kind == EntityType::Person,
        }
    }

    /// Those named together last, as many as the word says, with nobody told of in between who could be meant as well.
    fn together(&self, rows: &[Row], meaning: &Meaning<'_>, i: usize, sentence: usize) -> Option<Several> {
        let row = rows.iter().rev().find(|r| r.members.iter().all(|&m| self.fits(m, meaning)))?;
        let words = row.words?;
        let at = self.mentions.get(i)?.span;
        let near = sentence <= row.sentence + REACH && words.end <= at.start;
        let members = self.distinct(&row.members);
        let enough = meaning.count.map_or(members.len() >= 2, |n| members.len() == n);
        (near && enough && !self.others(words.end, at.start, meaning)).then_some(Several {
            mention: i,
            members,
            words,
            row: true,
            score: 0.8,
        })
    }

    /// The only ones of their kind in this sentence so far and the one before, if they are as many as the word says. Bodies
    /// and countries must share a sentence: they are named for many reasons.
    fn only(&self, recent: &[(usize, usize)], meaning: &Meaning<'_>, i: usize, sentence: usize) -> Option<Several> {
        let count = meaning.count?;
        let at = self.mentions.get(i)?.span;
        let persons = meaning.of == "person";
        // 양측 without a row: who faces whom is not told by the names alone.
        if meaning.of == "any" {
            return None;
        }
        let mut found: Vec<usize> = Vec::new();
        let mut from = sentence;
        for &(m, s) in recent.iter().rev().take_while(|(_, s)| sentence.saturating_sub(*s) <= NEAR) {
            if s < from && (found.len() >= count || !persons && !found.is_empty()) {
                break;
            }
            from = s;
            let new = || found.iter().all(|&f| self.groups.get(f) != self.groups.get(m));
            if self.fits(m, meaning) && !self.aside(m) && new() {
                found.push(m);
            }
        }
        found.reverse();
        let span = |k: Option<&usize>| k.and_then(|&k| self.mentions.get(k)).map(whole);
        let words = span(found.first())?.join(span(found.last())?);
        let one = persons || self.doc.sentence_at(words.start) == self.doc.sentence_at(words.end.saturating_sub(1));
        (found.len() == count && one && !self.others(words.end, at.start, meaning)).then_some(Several {
            mention: i,
            members: found,
            words,
            row: false,
            score: 0.6,
        })
    }

    /// Whether a mention only belongs to another name: 새봄전자 회장, 미국 대통령.
    fn aside(&self, i: usize) -> bool {
        let Some(m) = self.mentions.get(i) else { return true };
        let within = |k: Option<usize>| k.and_then(|k| self.mentions.get(k)).is_some_and(|p| whole(p).covers(m.span));
        let possessive = near::after(self.doc.text(), m.span.end).starts_with([' ', '의']);
        m.kind != EntityType::Person
            && (within(i.checked_sub(1)) || within(Some(i + 1)) || owns(self.doc, self.mentions, i) || possessive)
    }

    /// Each of `members` once.
    fn distinct(&self, members: &[usize]) -> Vec<usize> {
        let mut out: Vec<usize> = Vec::new();
        for &m in members {
            if out.iter().all(|&o| self.groups.get(o) != self.groups.get(m)) {
                out.push(m);
            }
        }
        out
    }

    /// Whether others are told of between two places, whom no name tells: 주민들이, 노조와 사측은.
    fn others(&self, from: usize, to: usize, meaning: &Meaning<'_>) -> bool {
        let at = self.read.partition_point(|w| w.span.start < from);
        let between = self.read.get(at..).unwrap_or(&[]).iter().take(200).take_while(|w| w.span.end <= to);
        let mut with = false;
        for word in between {
            let stem = self.doc.words(word.stem);
            let acts = matches!(word.role, Role::Topic | Role::Subject);
            let pronoun = lexicon::pronouns().has(stem);
            let crowd = stem.chars().count() >= 3 && stem.ends_with('들') && !pronoun;
            if acts && (crowd && meaning.count.is_none() || with && !pronoun && !self.named(word.stem)) {
                return true;
            }
            with = word.role == Role::With && !self.named(word.stem);
        }
        false
    }

    fn named(&self, span: Span) -> bool {
        let at = self.mentions.partition_point(|m| whole(m).end < span.end);
        self.mentions
            .get(at..(at + 2).min(self.mentions.len()))
            .is_some_and(|l| l.iter().any(|m| whole(m).overlaps(span)))
    }
}

/// Makes of a number of persons or bodies (두 사람) the pronoun that it is where it stands for somebody, and says why.
pub fn mark(found: &[Several], mentions: &mut [Mention], groups: &mut Groups) {
    for s in found {
        let kind = s.members.first().and_then(|&m| mentions.get(m)).map_or(EntityType::Person, |m| m.kind);
        let Some(m) = mentions.get_mut(s.mention) else { continue };
        if m.kind == EntityType::Quantity {
            groups.leave(s.mention);
            (m.value, m.score) = (None, s.score);
            m.evidence.clear();
        }
        (m.kind, m.form) = (kind, Form::Pronoun);
        groups.note(s.mention, Reason { rule: "l.pronoun.several", at: Some(s.words), weight: Some(s.score) });
    }
}

#[cfg(test)]
mod tests {
    use super::meaning;
    use crate::analysis::EntityType;
    use crate::linking::tests::{several, several_of};

    #[test]
    fn what_they_mean() {
        for (words, of, count) in [
            ("이들", "person", None),
            ("양측", "any", Some(2)),
            ("두 사람", "person", Some(2)),
            ("세 나라", "country", Some(3)),
            ("양 팀", "body", Some(2)),
            ("3사", "company", Some(3)),
            ("두 의원", "person", Some(2)),
        ] {
            assert_eq!(meaning(words).map(|m| (m.of, m.count)), Some((of, count)), "{words}");
        }
        for words in ["그", "모두", "두 집", "두 형제", "다섯 번", "두 사", "양말", "세상", "", "3"] {
            assert_eq!(meaning(words), None, "{words}");
        }
    }

    #[test]
    fn persons() {
        for (text, want) in [
            ("김보람 의원과 한도윤 의원이 왔다. 이들은 웃었다.", "이들 → 김보람, 한도윤"),
            ("김보람 의원과 한도윤 의원이 왔다. 두 사람은 웃었다.", "두 사람 → 김보람, 한도윤"),
            ("김보람 새봄전자 대표와 한도윤 나루은행 대표가 왔다. 두 대표는 웃었다.", "두 대표 → 김보람, 한도윤"),
            ("김보람 의원은 한도윤 의원을 만났다. 두 의원은 웃었다.", "두 의원 → 김보람, 한도윤"),
            ("김보람·한도윤·서가영 의원이 왔다. 세 사람은 웃었다.", "세 사람 → 김보람, 한도윤, 서가영"),
            ("김보람 의원이 왔다. 그는 한도윤 의원을 만났다. 두 사람은 웃었다.", "두 사람 → 김보람, 한도윤"),
        ] {
            assert_eq!(several(text), [want], "{text}");
        }
        for text in [
            "김보람 의원이 왔다. 이들은 웃었다.",
            "김보람·한도윤·서가영 의원이 왔다. 두 사람은 웃었다.",
            "김보람 의원과 한도윤 의원이 왔다. 주민들이 손뼉을 쳤다. 이들은 노래했다.",
            "김보람 의원이 한도윤 의원과 서가영 의원을 만나고 갔다. 세 의원과 두 장관은 웃었다.",
            "김보람 의원이 왔다. 두 사람이 다쳤다.",
        ] {
            assert!(several(text).iter().all(|s| s.starts_with("세 의원")), "{text} {:?}", several(text));
        }
    }

    #[test]
    fn sides() {
        let cases: &[(&str, &[&str], EntityType, &str)] = &[
            (
                "나루전자와 한울건설은 만났다. 양측은 웃었다.",
                &["나루전자", "한울건설"],
                EntityType::Organization,
                "양측 → 나루전자, 한울건설",
            ),
            (
                "나루전자와 한울건설은 만났다. 양사는 웃었다.",
                &["나루전자", "한울건설"],
                EntityType::Organization,
                "양사 → 나루전자, 한울건설",
            ),
            (
                "푸른당은 새길당과 만났다. 두 당은 웃었다.",
                &["푸른당", "새길당"],
                EntityType::Organization,
                "두 당 → 푸른당, 새길당",
            ),
            ("미국과 중국이 만났다. 양국 정상은 웃었다.", &["미국", "중국"], EntityType::Location, "양국 → 미국, 중국"),
            (
                "미국은 중국과 만났다. 두 나라는 웃었다.",
                &["미국", "중국"],
                EntityType::Location,
                "두 나라 → 미국, 중국",
            ),
            (
                "나루전자, 한울건설, 새봄통신이 만났다. 3사는 웃었다.",
                &["나루전자", "한울건설", "새봄통신"],
                EntityType::Organization,
                "3사 → 나루전자, 한울건설, 새봄통신",
            ),
        ];
        for &(text, names, kind, want) in cases {
            assert_eq!(several_of(text, names, kind), [want], "{text}");
        }
        let none: &[(&str, &[&str], EntityType)] = &[
            // One, three, or others whom no name tells.
            ("나루전자는 왔다. 양측은 웃었다.", &["나루전자"], EntityType::Organization),
            (
                "나루전자, 한울건설, 새봄통신이 만났다. 양측은 웃었다.",
                &["나루전자", "한울건설", "새봄통신"],
                EntityType::Organization,
            ),
            (
                "나루전자와 한울건설은 만났다. 그 뒤 노조와 사측은 다퉜다. 양측은 웃었다.",
                &["나루전자", "한울건설"],
                EntityType::Organization,
            ),
            // Companies are no countries, towns neither.
            ("나루전자와 한울건설은 만났다. 양국은 웃었다.", &["나루전자", "한울건설"], EntityType::Organization),
            ("온빛시와 소래시가 만났다. 양국은 웃었다.", &["온빛시", "소래시"], EntityType::Location),
            ("미국은 웃었다. 비가 왔다. 중국은 울었다. 두 나라는 멀다.", &["미국", "중국"], EntityType::Location),
        ];
        for &(text, names, kind) in none {
            assert!(several_of(text, names, kind).is_empty(), "{text} {:?}", several_of(text, names, kind));
        }
    }
}
