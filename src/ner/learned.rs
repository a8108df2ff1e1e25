//! What the trained model finds, and how it and the rules agree.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::model::Model;
use super::model::decode::Found;
use super::model::hints;
use super::model::labels::Kind;
use super::model::tag::Scratch;
use super::person::{self, Scene};
use super::{Mention, convention, mention};
use crate::analysis::{EntityType, SectionKind, Source};
use crate::evidence::Reason;
use crate::lexicon;
use crate::span::Span;
use crate::text::Document;

/// The names that `model` finds in `doc`, by start. `rules` are by start and do not overlap.
#[inline(never)]
pub fn find(doc: &Document<'_>, model: &Model, rules: &[Mention]) -> Vec<Mention> {
    let text = doc.text();
    let other = convention::is_other(model);
    let mut out = Vec::new();
    let (mut scratch, mut found) = (Scratch::default(), Vec::<Found>::new());
    let (mut chars, mut starts) = (Vec::new(), Vec::new());
    let mut rules = rules.iter().peekable();
    for &sentence in &doc.sentences {
        // Who wrote an article and what stands around it are not what it is about.
        if matches!(doc.kind_at(sentence.start), SectionKind::Byline | SectionKind::Boilerplate) {
            continue;
        }
        let hints = hints::of(text, sentence, &mut rules);
        chars.clear();
        starts.clear();
        chars.extend(sentence.of(text).chars());
        model.tag(&chars, &hints, &mut scratch, &mut found);
        if found.is_empty() {
            continue;
        }
        let mut at = sentence.start;
        starts.extend(chars.iter().map(|c| {
            let start = at;
            at += c.len_utf8();
            start
        }));
        starts.push(sentence.end);
        let mut post: Option<Span> = None;
        for (i, f) in found.iter().enumerate() {
            let span = |f: &Found| Some(Span::new(*starts.get(f.start)?, *starts.get(f.end)?));
            let Some(here) = span(f) else { continue };
            match model.kinds.get(f.kind) {
                Some(Kind::Post) => post = Some(here),
                Some(&Kind::Entity(kind)) => {
                    let here = if kind == EntityType::Person && !other { alone(text, here) } else { here };
                    let chance = model.chance(f);
                    let reason = Reason { weight: Some(chance), ..Reason::new("n.model", here) };
                    let mut m = mention(here, kind, chance, Source::Model, reason);
                    if kind == EntityType::Person {
                        // 김보람 의원: the post right behind the name, or else right before it.
                        let behind = found.get(i + 1).filter(|n| model.kinds.get(n.kind) == Some(&Kind::Post));
                        let apart = |a: usize, b: usize| text.get(a..b).is_some_and(|t| t.is_empty() || t == " ");
                        m.title = behind.and_then(span).filter(|b| apart(here.end, b.start));
                        m.title = m.title.or_else(|| post.filter(|p| apart(p.end, here.start)));
                    }
                    out.push(m);
                }
                None => {}
            }
        }
    }
    out
}

/// The name without what is written to it: 봄이슬 of 봄이슬양, 벨로바 of 같은 팀 벨로바.
fn alone(text: &str, span: Span) -> Span {
    let words = span.of(text);
    if let Some((first, rest)) = words.split_once(' ')
        && first.len() <= 3
    {
        let before = text.get(..span.start).unwrap_or("").trim_end().rsplit(char::is_whitespace).next().unwrap_or("");
        if lexicon::is_word(before, "which") {
            return Span::new(span.end - rest.len(), span.end);
        }
    }
    // Of three syllables the last is one of the name (김하양).
    let name = words.strip_suffix(['양', '군', '씨']).filter(|n| n.chars().count() >= 3 && !n.contains(' '));
    name.map_or(span, |n| Span::new(span.start, span.start + n.len()))
}

/// Words between a name and a title behind its body at most: 가람대병원 소아청소년과 교수.
const BETWEEN: usize = 4;

/// Gives persons whom only the model knows the title behind their brackets (서가온(52) 의원), or one written to its body (온빛시장), and
/// any who have none the title behind the body that follows the name (서가온 나루대 건축학과 교수). Else the model's own posts tell, and
/// further off rules know better what belongs to whom.
#[inline(never)]
pub fn titles(scene: &Scene<'_, '_>, mentions: &mut [Mention]) {
    let tokens = scene.tokens;
    let body = |m: &Mention| matches!(m.kind, EntityType::Organization | EntityType::Location);
    let bodies: BTreeSet<usize> = mentions.iter().filter(|m| body(m)).map(|m| m.span.start).collect();
    for m in mentions.iter_mut().filter(|m| m.kind == EntityType::Person && m.title.is_none()) {
        let rest = tokens.text.get(m.span.end..).unwrap_or("");
        let learned = m.source == Source::Model;
        if learned && rest.starts_with('(') {
            m.title = person::title_from(scene, tokens.at(m.span.end));
        }
        if m.title.is_some() || !rest.starts_with(' ') {
            continue;
        }
        // 나루미 온빛시장: the body written to the post is no post to the model.
        let next = tokens.at(m.span.end + 1);
        let joined = learned && scene.title(next).is_some_and(|t| t.after && t.is_joined());
        let most = if joined { 0 } else { BETWEEN };
        // 서가온 정부 초대 장관: the government is called after the person.
        let follows = joined || bodies.contains(&scene.span(next).start) && !tokens.word(next).starts_with("정부");
        m.title = person::after_name(scene, next).filter(|a| follows && a.between <= most).map(|a| a.span);
    }
}

/// Whom to believe. The model was trained on single sentences and tells there best. In an article rules see more than it
/// does (who comes back, who is introduced, who speaks), and what it alone sees, and is not sure of, is right one time in
/// ten.
#[derive(Debug, Clone, Copy)]
pub struct Trust {
    /// How sure the model must be where no rule sees anything.
    model_alone: f64,
    /// How sure it must be where rules see something else.
    model_against: f64,
    /// By how much a rule may be surer all the same.
    margin: f64,
    /// How sure a rule must be where the model, which knows of it, sees nothing.
    rule_alone: f64,
}

/// From so many sentences on a text is an article.
const ARTICLE: usize = 8;
/// How sure the model must be of what is written in Latin letters alone: it has seen little of it.
const LATIN: f64 = 0.8;

/// How sure the model must be of a person beside whom a post or an age stands.
const TOLD: f64 = 0.6;

impl Trust {
    /// For a text of so many sentences.
    pub const fn of(sentences: usize) -> Trust {
        if sentences < ARTICLE {
            Trust { model_alone: 0.5, model_against: 0.4, margin: 0.2, rule_alone: 0.75 }
        } else {
            Trust { model_alone: 0.95, model_against: 0.95, margin: 0.0, rule_alone: 0.0 }
        }
    }

    /// Whether a rule of this score stands where the model sees nothing.
    pub const fn rule_alone(self, score: f64) -> bool {
        score >= self.rule_alone
    }
}

/// One list of what rules and the model found. Both are by start, and neither overlaps itself; nor does the result.
#[inline(never)]
pub fn reconcile(text: &str, rules: Vec<Mention>, learned: Vec<Mention>, trust: Trust) -> Vec<Mention> {
    let mut out = Vec::with_capacity(rules.len().max(learned.len()));
    let mut rules = rules.into_iter().peekable();
    // The model has not learned from products, events and addresses, or from few.
    let rare =
        |r: &Mention| matches!(r.kind, EntityType::Product | EntityType::Event | EntityType::Email | EntityType::Url);
    let alone = |r: &Mention| rare(r) || r.score >= trust.rule_alone;
    let mut over = Vec::new();
    for mut m in learned {
        while let Some(r) = rules.next_if(|r| r.span.end <= m.span.start) {
            out.extend(Some(r).filter(alone));
        }
        over.clear();
        while let Some(r) = rules.next_if(|r| r.span.start < m.span.end) {
            over.push(r);
        }
        let words = m.span.of(text);
        // 북한은 …고 밝혔다: the data call a country that acts an organisation; here it stays the country.
        if m.kind == EntityType::Organization && lexicon::is_country(words) {
            m.kind = EntityType::Location;
        }
        if let Some(same) = over.iter().position(|r| r.span == m.span && r.kind == m.kind) {
            let mut r = over.swap_remove(same);
            r.score = r.score.max(m.score);
            r.evidence.extend(m.evidence);
            r.title = r.title.or(m.title);
            out.push(r);
            continue;
        }
        // 김모(41)씨: the data call 김 the name; here it is 김모.
        let masked = |r: &Mention| {
            r.kind == m.kind && r.span.start == m.span.start && r.span.of(text).strip_suffix('모') == Some(words)
        };
        let latin = words.chars().all(|c| c.is_ascii_alphabetic() || c == ' ');
        let least = match over.is_empty() {
            true if latin => trust.model_alone.max(LATIN),
            true if is_told(text, &m) => trust.model_alone.min(TOLD),
            true => trust.model_alone,
            false => trust.model_against,
        };
        let strongest = over.iter().map(|r| r.score).fold(0.0, f64::max);
        // What a list knows as a thing is nobody on the model's word alone.
        let noun = || lexicon::nouns_like_foreign().has(words) || lexicon::quotative_nouns().has(words);
        let thing = m.kind == EntityType::Person && m.title.is_none() && noun();
        let outdone = thing || m.score < least || m.score < strongest - trust.margin || over.iter().any(masked);
        if outdone || !is_whole(words) {
            out.extend(over.drain(..).filter(|r| alone(r)));
            continue;
        }
        // The bounds are the model's; what a rule knows beside them stays.
        if let Some(r) = over.drain(..).find(|r| r.kind == m.kind) {
            m.learn(r);
        }
        out.push(m);
    }
    out.extend(rules.filter(alone));
    out
}

/// Whether a post or an age (42) beside it says that `m` is a person.
fn is_told(text: &str, m: &Mention) -> bool {
    let rest = text.get(m.span.end..).and_then(|rest| rest.strip_prefix('(')).unwrap_or("");
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    let age = (1..=2).contains(&digits) && rest.get(digits..).is_some_and(|after| after.starts_with(')'));
    m.kind == EntityType::Person && (m.title.is_some() || age)
}

/// Whether a bracket that closes in a name opens in it, and nothing in it sets a place line apart (서울=가람뉴스).
fn is_whole(words: &str) -> bool {
    let count = |c: char| words.chars().filter(|&w| w == c).count();
    count('(') == count(')') && !words.contains(['=', '\n'])
}

/// Lets the mentions of one name agree on what it is: what is surer over the whole article wins, except between places
/// and the offices that bear their names (수원시), which grammar tells apart.
#[inline(never)]
pub fn agree(text: &str, mentions: &mut [Mention]) {
    let mut sums: HashMap<&str, BTreeMap<EntityType, f64>> = HashMap::new();
    for m in mentions.iter().filter(|m| may_agree(m)) {
        *sums.entry(m.span.of(text)).or_default().entry(m.kind).or_insert(0.0) += m.score;
    }
    let mut winners: HashMap<&str, EntityType> = HashMap::new();
    for (name, kinds) in sums.into_iter().filter(|(name, kinds)| kinds.len() > 1 && name.chars().count() > 1) {
        let all: f64 = kinds.values().sum();
        let best = kinds.iter().max_by(|a, b| a.1.total_cmp(b.1));
        winners.extend(best.filter(|(_, sum)| **sum >= 0.6 * all).map(|(&kind, _)| (name, kind)));
    }
    for m in mentions.iter_mut().filter(|m| may_agree(m)) {
        let Some(&kind) = winners.get(m.span.of(text)).filter(|&&k| k != m.kind) else { continue };
        let grammar = |k| matches!(k, EntityType::Location | EntityType::Organization);
        if !(grammar(kind) && grammar(m.kind)) {
            m.kind = kind;
            m.title = m.title.filter(|_| kind == EntityType::Person);
            m.evidence.push(Reason::new("n.agree", m.span));
        }
    }
}

fn may_agree(m: &Mention) -> bool {
    use EntityType::{Event, Location, Organization, Person, Product};
    matches!(m.kind, Person | Location | Organization | Product | Event)
}

#[cfg(test)]
mod tests {
    use super::*;
    use EntityType::{Location, Organization, Person};

    fn m(start: usize, end: usize, kind: EntityType, score: f64, source: Source) -> Mention {
        let rule = if source == Source::Model { "n.model" } else { "n.test" };
        mention(Span::new(start, end), kind, score, source, Reason::bare(rule))
    }

    fn seen(found: &[Mention]) -> Vec<(usize, usize, EntityType)> {
        found.iter().map(|m| (m.span.start, m.span.end, m.kind)).collect()
    }

    #[test]
    fn rules_and_the_model_agree() {
        let text = "가람 나루 다올 김모 라온 북한";
        let rules = || {
            vec![
                m(0, 6, Person, 0.9, Source::Pattern),
                m(7, 13, Location, 0.7, Source::Lexicon),
                m(21, 27, Person, 0.8, Source::Pattern),
                m(28, 34, Organization, 0.75, Source::Pattern),
                m(35, 41, Location, 0.85, Source::Lexicon),
            ]
        };
        let learned = || {
            vec![
                m(0, 6, Person, 0.6, Source::Model),
                m(7, 13, Organization, 0.97, Source::Model),
                m(14, 20, Person, 0.7, Source::Model),
                m(21, 24, Person, 0.99, Source::Model),
                m(35, 41, Organization, 0.99, Source::Model),
            ]
        };
        let short = reconcile(text, rules(), learned(), Trust::of(1));
        let want = [
            (0, 6, Person),
            (7, 13, Organization),
            (14, 20, Person),
            (21, 27, Person),
            (28, 34, Organization),
            (35, 41, Location),
        ];
        assert_eq!(seen(&short), want);
        assert_eq!((short[0].score, short[0].evidence.len()), (0.9, 2), "both are told");
        // In an article what the model is not sure of does not count.
        let long = reconcile(text, rules(), learned(), Trust::of(30));
        assert!(!seen(&long).contains(&(14, 20, Person)) && seen(&long).contains(&(7, 13, Organization)));
        assert_eq!(seen(&reconcile(text, rules(), Vec::new(), Trust::of(30))).len(), 5);
        assert!(reconcile(text, Vec::new(), Vec::new(), Trust::of(1)).is_empty());
        // A thing is no person, however sure the model is.
        let thing = vec![m(0, 12, Person, 0.99, Source::Model)];
        assert!(reconcile("다이오드", Vec::new(), thing, Trust::of(30)).is_empty());
    }

    #[test]
    fn brackets_and_place_lines_are_no_part_of_a_name() {
        assert!(is_whole("나루은행(나은)") && !is_whole("나루)그룹") && !is_whole("온빛=새벽일보"));
    }

    #[test]
    fn one_name_is_one_kind() {
        let text = "다올 다올 다올";
        let mut found = vec![
            m(0, 6, Organization, 0.9, Source::Model),
            m(7, 13, Person, 0.6, Source::Model),
            m(14, 20, Organization, 0.8, Source::Model),
        ];
        agree(text, &mut found);
        assert!(found.iter().all(|m| m.kind == Organization));
        // 수원시 acts here and is a place there.
        let mut both = vec![m(0, 6, Organization, 0.9, Source::Lexicon), m(7, 13, Location, 0.3, Source::Lexicon)];
        agree(text, &mut both);
        assert_eq!(both[1].kind, Location);
    }
}
