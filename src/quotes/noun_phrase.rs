//! Who a noun phrase names: the candidates for a speaker.

use std::collections::HashMap;
use std::hash::BuildHasherDefault;

use crate::analysis::{EntityType, Form, SpeakerKind};
use crate::lexicon;
use crate::linking::{Entity, Links};
use crate::ner::{Mention, unit};
use crate::span::Span;
use crate::text::Document;
use crate::text::endings::verbal;
use crate::text::josa::{self, Role};

use super::clause::Word;
use super::nouns::{hidden_name, is_number, is_post, is_share, like_organization, long_name, splits, withheld};

/// What the head of a noun phrase is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Head {
    /// A linked mention: index into [`Links::mentions`].
    Mention(usize),
    /// A pronoun (그, 이들), with its class.
    Pronoun(&'static str),
    /// A noun for people without a name (관계자, 주민들, 업계), with its class.
    People(&'static str),
    /// Something written.
    Document,
    /// A noun that the lists do not know.
    Unknown,
}

/// A noun phrase with its particle.
#[derive(Debug, Clone, Copy)]
pub struct NounPhrase {
    /// From its first modifier to its head, without the particle.
    pub span: Span,
    /// The word in [`super::clause::Clause::words`] that ends it.
    pub word: usize,
    /// What it is.
    pub head: Head,
    /// The particle's role.
    pub role: Role,
    /// Whether 은 or 는 marks it.
    pub topic: bool,
    /// Whether 은 or 는 stands at its end, behind another particle as well (에는, 에서는).
    pub themed: bool,
}

impl NounPhrase {
    /// A phrase that neither 은 nor 는 marks.
    pub const fn of(span: Span, word: usize, head: Head, role: Role) -> NounPhrase {
        NounPhrase { span, word, head, role, topic: false, themed: false }
    }
}

/// What stands at a place of the text.
type Places<T> = HashMap<usize, T, BuildHasherDefault<lexicon::Quick>>;

/// What phrases are read against.
#[derive(Debug)]
pub struct Reader<'a> {
    /// The text.
    pub doc: &'a Document<'a>,
    /// Mentions and entities.
    pub links: &'a Links,
    /// Mentions by where their name and where their whole phrase ends.
    ends: Places<usize>,
    /// Those who are told by a number (두 사람, 양국) and for whom linking found somebody, by where the words end.
    several: Places<Span>,
}

impl<'a> Reader<'a> {
    /// Indexes the mentions of `links`.
    pub fn new(doc: &'a Document<'a>, links: &'a Links) -> Self {
        let mut ends = Places::default();
        // Pronouns are asked for by what they mean: they may stand for several, or for who spoke last.
        for (i, m) in links.mentions.iter().enumerate().filter(|(_, m)| m.form != Form::Pronoun) {
            // “…”이라고: a surname may be read into what is written to a closing mark.
            let before = doc.text().get(..m.span.start).unwrap_or("");
            if before.ends_with(['”', '’', '"']) && lexicon::mark_tails().has(m.span.of(doc.text())) {
                continue;
            }
            ends.insert(m.span.end, i);
            ends.entry(m.title.map_or(m.span.end, |t| t.end.max(m.span.end))).or_insert(i);
        }
        let pronoun = |m: &&Mention| m.form == Form::Pronoun && links.several.contains_key(&m.span.start);
        let several = links.mentions.iter().filter(pronoun).map(|m| (m.span.end, m.span)).collect();
        Reader { doc, links, ends, several }
    }

    /// The mention that ends, with or without its title, at `end`.
    pub fn mention_ending(&self, end: usize) -> Option<usize> {
        self.ends.get(&end).copied()
    }

    /// A withheld name as it is written, with age and honorific: 김모(41)씨, A씨.
    pub fn hidden(&self, mention: usize) -> Option<&str> {
        let text = self.doc.text();
        let name = self.links.mentions.get(mention)?.span;
        if !hidden_name(name.of(text)) {
            return None;
        }
        let rest = text.get(name.end..)?;
        let age = rest.strip_prefix('(').and_then(|r| r.find(')')).filter(|&n| n < 40).map_or(0, |n| n + 2);
        let rest = rest.get(age..)?;
        let space = rest.len() - rest.trim_start_matches(' ').len();
        let honorific = rest.get(space..)?.chars().next().filter(|c| matches!(c, '씨' | '양' | '군' | '여'));
        let end = name.end + honorific.map_or(0, |c| age + space + c.len_utf8());
        text.get(name.start..end)
    }

    /// The whole of a mention: its name, a unit's body before it, its title and what stands between.
    pub fn whole(&self, mention: usize) -> Span {
        let Some(m) = self.links.mentions.get(mention) else { return Span::new(0, 0) };
        let name = unit::with_body(&self.links.mentions, mention);
        m.title.map_or(name, |t| name.join(t))
    }

    /// Whether `words[at]` has no particle, neither its own nor one that stands behind it (시장 또한).
    pub fn is_plain(&self, words: &[Word], at: usize, word: &Word) -> bool {
        let text = self.doc.text();
        let also = || words.get(at + 1).is_some_and(|w| lexicon::is_word(w.span.of(text), "also"));
        josa::is_plain(word.span.of(text)) && !also()
    }

    /// Reads `words[at]` as the end of a noun phrase; `words` are the clause's. `None` where no reading has a case
    /// that a speaker can stand in.
    pub fn phrase(&self, words: &[Word], at: usize) -> Option<NounPhrase> {
        let text = self.doc.text();
        let word = words.get(at)?;
        let form = word.span.of(text);
        // ‘시장은 사퇴하라’: a subject inside marks speaks for nobody outside.
        if form.starts_with('‘') && !form.contains('’') {
            return None;
        }
        let mut fallback = None;
        // 당국자 역시, 시장 또한: the word behind is the particle.
        let also = || words.get(at + 1).is_some_and(|w| lexicon::is_word(w.span.of(text), "also"));
        for (rank, split) in splits(form).into_iter().enumerate() {
            let role = match split.role {
                Role::Bare if also() => Role::Also,
                // 감독마저, 전문가조차
                Role::Even => Role::Also,
                role => role,
            };
            let speaks = match role {
                Role::Topic | Role::Subject | Role::Also => true,
                Role::Locative | Role::Bare | Role::Source | Role::Dative => false,
                _ => continue,
            };
            let stem = form.get(..split.stem_len).unwrap_or("");
            if stem.is_empty() || split.score < 0.05 {
                continue;
            }
            let span = Span::new(word.span.start, word.span.start + split.stem_len);
            let (head, span) = self.head(words, at, span, stem);
            let phrase = NounPhrase { span, word: at, head, role, topic: split.topic && speaks, themed: split.topic };
            if head != Head::Unknown {
                return Some(phrase);
            }
            // 민유라는: as a name, before as 민유 with 라는.
            let name = form.ends_with("라는")
                && fallback.is_none()
                && split.score >= 0.15
                && super::resolve::looks_korean(stem);
            // ‘새벽신문’은: a closing mark hides how likely the particle is.
            let marked = stem.ends_with(['’', '\'']) && split.stem_len + "는".len() == form.len();
            if speaks && (rank == 0 && split.score >= 0.4 || marked && fallback.is_none() || name) {
                // 이 해커는
                let pointer = neighbour(words, at, span).filter(|left| matches!(left.span.of(text), "이" | "그"));
                fallback = Some(NounPhrase { span: pointer.map_or(span, |left| left.span.join(span)), ..phrase });
            }
        }
        fallback
    }

    /// Reads `words[at]` as the owner of what follows (표 씨의).
    pub fn owner(&self, words: &[Word], at: usize) -> Option<NounPhrase> {
        self.with_role(words, at, Role::Genitive)
    }

    /// Reads `words[at]` as a phrase in one role, whatever else its particle could be; unknown heads do not count.
    pub fn with_role(&self, words: &[Word], at: usize, role: Role) -> Option<NounPhrase> {
        let word = words.get(at)?;
        let form = word.span.of(self.doc.text());
        let split = splits(form).into_iter().find(|s| s.role == role)?;
        let span = Span::new(word.span.start, word.span.start + split.stem_len);
        let (head, span) = self.head(words, at, span, form.get(..split.stem_len)?);
        (head != Head::Unknown).then_some(NounPhrase {
            span,
            word: at,
            head,
            role,
            topic: split.topic,
            themed: split.topic,
        })
    }

    /// Reads `words[at]` as a phrase with a known head, whatever its particle.
    pub fn any(&self, words: &[Word], at: usize) -> Option<NounPhrase> {
        let word = words.get(at)?;
        let form = word.span.of(self.doc.text());
        splits(form).into_iter().find_map(|s| {
            let span = Span::new(word.span.start, word.span.start + s.stem_len);
            let (head, span) = self.head(words, at, span, form.get(..s.stem_len)?);
            (head != Head::Unknown).then_some(NounPhrase {
                span,
                word: at,
                head,
                role: s.role,
                topic: s.topic,
                themed: s.topic,
            })
        })
    }

    /// Reads `words[at]` as an object (소식통을, 소식통의 말을).
    pub fn object(&self, words: &[Word], at: usize) -> Option<NounPhrase> {
        let text = self.doc.text();
        let mut at = at;
        let word = words.get(at)?;
        if lexicon::is_word(word.span.of(text), "words-of") {
            at = at.checked_sub(1)?;
        }
        self.with_role(words, at, Role::Object).or_else(|| self.with_role(words, at, Role::Genitive))
    }

    /// The head that ends with `stem` (at `span`) and where the phrase begins.
    fn head(&self, words: &[Word], at: usize, span: Span, stem: &str) -> (Head, Span) {
        // 양측, 두 사람: those for whom linking found somebody.
        if let Some(&whole) = self.several.get(&(span.start + stem.len())) {
            let class = lexicon::pronouns().get(whole.of(self.doc.text())).map_or("group", |r| r.field(0));
            return (Head::Pronoun(class), whole);
        }
        // 구단 측, 김 의원 측: the side speaks for the one before it.
        let whole = lexicon::people().has(stem) || lexicon::pronouns().has(stem);
        let side = stem.strip_suffix('측').or_else(|| stem.strip_suffix('쪽')).filter(|_| !whole);
        let bare = side.unwrap_or(stem);
        if bare.is_empty() {
            if let Some(before) = at.checked_sub(1).and_then(|b| words.get(b))
                && let Some(m) = self.mention_ending(before.span.end)
            {
                return (Head::Mention(m), self.whole(m).join(span));
            }
            let side = neighbour(words, at, span);
            return match side {
                Some(before) if !verbal(before.span.of(self.doc.text())) => {
                    (Head::People("body"), before.span.join(span))
                }
                _ => (Head::Unknown, span),
            };
        }
        // ‘새벽 신문’은: a name of several words in marks.
        if let Some(last) = bare.strip_suffix(['’', '\'']).filter(|last| !last.contains(['‘', '\''])) {
            let open = (at.saturating_sub(4)..at).rev().filter_map(|w| words.get(w));
            let first = open.take_while(|w| !w.comma).find(|w| w.span.of(self.doc.text()).starts_with(['‘', '\'']));
            let start =
                first.map(|w| w.span.start + w.span.of(self.doc.text()).chars().next().map_or(0, char::len_utf8));
            if let Some(start) = start {
                // 안사르 전선(성전을 지키는 사람들)
                let plain = last.split('(').next().map_or(0, str::len);
                let name = Span::new(start, span.start + plain);
                let known = self.mention_ending(name.end).filter(|&m| self.whole(m).start == start);
                return (known.map_or(Head::Unknown, Head::Mention), name);
            }
        }
        // ‘새벽신문’은: a name in marks.
        let mut inner = bare;
        while let Some(less) = inner.strip_prefix(['‘', '\'']).and_then(|b| b.strip_suffix(['’', '\''])) {
            inner = less;
        }
        if inner.len() < bare.len() {
            let start = span.start + (bare.len() - inner.len()) / 2;
            let name = Span::new(start, start + inner.len());
            if inner.is_empty() || inner.starts_with(['‘', '\'']) || inner.ends_with(['’', '\'']) {
                return (Head::Unknown, name);
            }
            return match self.head(words, at, name, inner) {
                (Head::Mention(m), span) => (Head::Mention(m), span),
                _ => (Head::Unknown, name),
            };
        }
        // 나루노조 등은: those named before it, and others.
        if bare == "등" {
            let before = neighbour(words, at, span);
            let Some(before) = before.map(|b| b.span) else { return (Head::Unknown, span) };
            if let Some(m) = self.mention_ending(before.end) {
                return (Head::Mention(m), self.whole(m));
            }
            let named = like_organization(before.of(self.doc.text()));
            return (if named { Head::People("body") } else { Head::Unknown }, if named { before } else { span });
        }
        // Brackets behind a name belong to it: 구하늘(52)은, 오픈랩(OpenLab)은.
        let bracket = bare.bytes().position(|b| matches!(b, b'(' | b'[')).filter(|&p| p > 0);
        let unbracketed = bracket.and_then(|p| bare.get(..p)).unwrap_or(bare);
        let inside = bracket.and_then(|p| bare.get(p + 1..)?.split_once(' '));
        let titled = |word: &str| lexicon::titles().longest_suffix(word.trim_end_matches([')', ']'])).is_some();
        let led = inside.is_some_and(|(post, _)| titled(post));
        let leader = inside.is_some_and(|(_, post)| titled(post));
        // 문옥자씨는, 최양은: an honorific written to the name.
        let honorific = if lexicon::honorifics().may_end(unbracketed) { josa::honorific(unbracketed) } else { None };
        let plain = honorific.and_then(|h| unbracketed.get(..h.stem_len)).unwrap_or(unbracketed);
        let mut one = bare;
        while let Some(rest) = one.strip_suffix('들') {
            one = rest;
        }
        let ends = [bare.len(), unbracketed.len(), plain.len(), one.len()];
        for (n, &end) in ends.iter().enumerate() {
            // Most words are the same without brackets, an honorific and 들.
            if n > 0 && end == bare.len() {
                continue;
            }
            if let Some(m) = self.mention_ending(span.start + end) {
                let kind = self.links.mentions.get(m).map(|m| m.kind);
                let bare = self.links.mentions.get(m).is_some_and(|m| m.form == Form::Title);
                if bare && self.links.entity_of.get(m).copied().flatten().is_none() {
                    // A title that stands for nobody of the article describes somebody: 한 중진 의원.
                    return (Head::People("person"), self.modifiers(words, at, span));
                }
                // 모아톡은 “…”고 밝혔다: a service says what its company says.
                let speaks = |k| {
                    matches!(k, EntityType::Person | EntityType::Organization | EntityType::Location)
                        || k == EntityType::Product && n == 0
                };
                if kind.is_some_and(speaks) {
                    // 형사합의2부(재판장 육성운)는: who leads a body is no part of its name.
                    let body = kind == Some(EntityType::Organization) && leader;
                    let name = if (led || body) && n > 0 {
                        Span::new(span.start, span.start + unbracketed.len())
                    } else {
                        span
                    };
                    return (Head::Mention(m), self.whole(m).join(name));
                }
            }
        }
        // 많은 이들, 이곳을 찾은 이들: people, told by what modifies them.
        if matches!(unbracketed, "이" | "이들") {
            let left = neighbour(words, at, span);
            let form = left.map_or("", |left| left.span.of(self.doc.text()));
            let which = lexicon::is_word(form, "determiner");
            if which || unbracketed == "이들" && crate::text::endings::modifying(form) {
                let start = left.filter(|_| which).map_or(span.start, |left| left.span.start);
                return (Head::People("group"), Span::new(start, span.end));
            }
        }
        // 두 사람은: those of the article, also where linking does not know who they are.
        if unbracketed == "사람"
            && let Some(number) =
                neighbour(words, at, span).filter(|left| lexicon::numerals().has(left.span.of(self.doc.text())))
        {
            return (Head::People("those"), number.span.join(span));
        }
        let alone = span.start == words.get(at).map_or(0, |w| w.span.start);
        if alone && let Some(row) = lexicon::pronouns().get(unbracketed) {
            return (Head::Pronoun(row.field(0)), span);
        }
        // 주민 200여 명은, 회원 14 명이
        if unbracketed == "명"
            && let Some(number) = neighbour(words, at, span).filter(|left| is_number(left.span.of(self.doc.text())))
        {
            return (Head::People("group"), self.modifiers(words, at.saturating_sub(1), number.span.join(span)));
        }
        // 응답자의 60%, 직장인 10명 중 6명, 주민 상당수: a part of those who are told before it.
        if lexicon::is_word(unbracketed, "part") || is_share(unbracketed) {
            let described = self.modifiers(words, at, span);
            let before = described.of(self.doc.text()).rsplit(' ').skip(1);
            let mut people = before.map(|word| word.strip_suffix('의').unwrap_or(word));
            // 병원장과 전문의 14명: whoever is counted by 명 is somebody.
            let counted = unbracketed.ends_with('명');
            if described.start < span.start && (counted || people.any(|word| lexicon::people().has(word))) {
                return (Head::People("group"), described);
            }
        }
        // 온빛프로젝트 팀은: told by what it is of.
        let described = || {
            let noun = neighbour(words, at, span).map_or("", |left| left.span.of(self.doc.text()));
            let other = lexicon::adjectives().has(noun)
                || crate::text::endings::modifying(noun)
                || ["determiner", "which", "no-describer"].iter().any(|class| lexicon::is_word(noun, class));
            Some(self.modifiers(words, at, span)).filter(|described| !other && described.start < span.start)
        };
        if lexicon::is_word(unbracketed, "group-noun")
            && let Some(described) = described()
        {
            return (Head::People("group"), described);
        }
        // 해오름 방송, 온빛 통신: what kind of body the one before it is, which need not be known.
        if lexicon::is_word(unbracketed, "kind-of-body") {
            if let Some(m) = self.body_before(words, at, span) {
                return (Head::Mention(m), self.whole(m).join(span));
            }
            if !lexicon::people().has(unbracketed)
                && let Some(described) = described()
            {
                return (Head::People("body"), described);
            }
        }
        // 한도윤 박사팀은
        if unbracketed.strip_suffix('팀').is_some_and(|who| lexicon::titles().has(who)) {
            return (Head::People("group"), self.modifiers(words, at, span));
        }
        // 감독님, 대표님
        if unbracketed.ends_with('님') && lexicon::titles().has(plain) {
            return (Head::People("person"), self.modifiers(words, at, span));
        }
        if let Some((n, row)) = lexicon::people().longest_suffix(unbracketed)
            && (n == unbracketed.len() || n >= 6)
        {
            // 노조(위원장 김보람)는, 심사위원(김보람·한도윤)은: who they are is no part of what they are called.
            let aged = bare
                .get(unbracketed.len() + 1..)
                .is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_alphanumeric()));
            let span = if aged {
                span
            } else {
                Span::new(span.start, span.start + unbracketed.len().min(span.end - span.start))
            };
            return (Head::People(row.field(0)), self.modifiers(words, at, span));
        }
        // 금융감독청 국장은, 한 대기업 팀장도: a post that describes somebody; headlines, which have no particles, tell of persons by
        // their posts. 소장 is a post as well as a document, 공소장 is none.
        let marked = words.get(at).is_some_and(|w| w.span.end > span.end);
        if marked && is_post(unbracketed) {
            let described = self.modifiers(words, at, span);
            if described.start < span.start {
                return (Head::People("person"), described);
            }
        }
        if let Some((n, _)) = lexicon::documents().longest_suffix(unbracketed)
            && (n == unbracketed.len() || n >= 6)
        {
            return (Head::Document, self.modifiers(words, at, span));
        }
        // 반부패수사2부(부장검사 이서윤)는, 온빛지검 형사3부는: a body that no list knows.
        let named = Span::new(span.start, span.start + unbracketed.len());
        if (led || marked)
            && unit::is_unit(unbracketed, false, false)
            && let Some(body) = self.body_before(words, at, span)
        {
            return (Head::People("body"), self.whole(body).join(named));
        }
        if led {
            return (Head::People("body"), named);
        }
        (Head::Unknown, span)
    }

    /// The organisation that is named right before `span`, which `words[at]` begins.
    fn body_before(&self, words: &[Word], at: usize, span: Span) -> Option<usize> {
        let before = neighbour(words, at, span)?;
        let of = |m: &usize| self.links.mentions.get(*m).is_some_and(|m| m.kind == EntityType::Organization);
        self.mention_ending(before.span.end).filter(of)
    }

    /// The kind of speaker that a phrase makes.
    pub fn kind(&self, phrase: &NounPhrase) -> SpeakerKind {
        match phrase.head {
            Head::Mention(m) => self.mention_kind(m),
            Head::Pronoun("person" | "self") => SpeakerKind::Person,
            Head::Pronoun("sides") | Head::People("body") => SpeakerKind::Organization,
            Head::Document => SpeakerKind::Document,
            Head::Unknown if like_organization(phrase.span.of(self.doc.text())) => SpeakerKind::Organization,
            // 총리가: a title alone is one certain person, a described one (한 중진 의원) is not told.
            Head::People("person") if self.bare_title(phrase) => SpeakerKind::Person,
            // A long name that no list knows and no title makes a person's: 하늘모바일.
            Head::Unknown if long_name(phrase.span.of(self.doc.text())) => SpeakerKind::Organization,
            Head::Pronoun(_) | Head::People(_) | Head::Unknown => SpeakerKind::Anonymous,
        }
    }

    /// Whether a phrase is nothing but a title that linking knows as such.
    fn bare_title(&self, phrase: &NounPhrase) -> bool {
        let mention = self.mention_ending(phrase.span.end).and_then(|m| self.links.mentions.get(m));
        mention.is_some_and(|m| m.form == Form::Title && m.span.start <= phrase.span.start)
    }

    /// Whom or what a mention is one of.
    fn entity(&self, mention: usize) -> Option<&Entity> {
        self.links.entity_of.get(mention).copied().flatten().and_then(|e| self.links.entities.get(e))
    }

    fn mention_kind(&self, mention: usize) -> SpeakerKind {
        let Some(m) = self.links.mentions.get(mention) else { return SpeakerKind::Anonymous };
        match m.kind {
            EntityType::Person if hidden_name(m.span.of(self.doc.text())) => SpeakerKind::Anonymous,
            // 박씨 of 박모씨
            EntityType::Person if self.entity(mention).is_some_and(|e| withheld(&e.name)) => SpeakerKind::Anonymous,
            EntityType::Person => SpeakerKind::Person,
            _ => SpeakerKind::Organization,
        }
    }
}

/// The word that one space parts from `span`, which `words[at]` begins.
pub fn neighbour(words: &[Word], at: usize, span: Span) -> Option<&Word> {
    words.get(at.checked_sub(1)?).filter(|before| before.span.end + 1 == span.start)
}
