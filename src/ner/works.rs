//! Products (works, services, projects with a name of their own) and events: by list, and by what stands beside their
//! quotation marks.

use std::sync::OnceLock;

use super::ends::Ends;
use super::gazetteer::entry;
use super::heads::Heads;
use super::likeness;
use super::person::Scene;
use super::token::{Kind, readings};
use super::{Mention, mention};
use crate::analysis::{EntityType, Source};
use crate::evidence::Reason;
use crate::lexicon;
use crate::span::Span;
use crate::text::Document;
use crate::text::hangul::is_letter;
use crate::text::marks::{Marked, Style};
use crate::text::near;

/// Longest name in marks, in characters.
const LONGEST: usize = 30;

/// The products and events of the article, in no order.
#[inline(never)]
pub fn find(doc: &Document<'_>, scene: &Scene<'_, '_>) -> Vec<Mention> {
    let mut out: Vec<Mention> = Vec::new();
    for i in 0..scene.tokens.items.len() {
        out.extend(listed(scene, i).or_else(|| with_unit(scene, i)));
    }
    // Marks in a row (‘가’, ‘나’ 등의 영화) are of one kind: what is said of one holds for all.
    let mut row: Vec<&Marked> = Vec::new();
    let mut kind = None;
    for (n, m) in doc.marks.iter().enumerate() {
        if is_name(doc, m) {
            row.push(m);
            kind = kind.or_else(|| named(doc, m));
            if doc.marks.get(n + 1).is_some_and(|next| is_listed(doc, m, next) && is_name(doc, next)) {
                continue;
            }
        }
        if let Some(kind) = kind {
            out.extend(row.iter().map(|m| marked(doc, m, kind)));
        }
        row.clear();
        kind = None;
    }
    out
}

fn marked(doc: &Document<'_>, m: &Marked, kind: EntityType) -> Mention {
    let rule = if kind == EntityType::Event { "n.event.marked" } else { "n.product.marked" };
    mention(trim(doc, m.inner), kind, 0.97, Source::Pattern, Reason::new(rule, m.inner))
}

const fn kind_of(name: &str) -> EntityType {
    if matches!(name.as_bytes(), b"event") { EntityType::Event } else { EntityType::Product }
}

/// Where a noun stands that says what a name is: the columns of the vocabulary.
#[derive(Debug, Clone, Copy)]
pub enum Place {
    /// Before the mark.
    Before,
    /// After it.
    After,
    /// After it, a verb.
    Verb,
    /// Inside it, at its end.
    Suffix,
    /// After a product without marks.
    Model,
    /// After a name without marks.
    Unit,
    /// After names, as the end of its own word.
    Named,
    /// With no name at all.
    Whole,
}

/// What the vocabulary says of `word` in `place`.
pub fn context(place: Place, word: &str) -> Option<EntityType> {
    says(lexicon::work_context().get(word)?, place)
}

/// What `row` of the vocabulary says in `place`.
pub fn says(row: lexicon::Row, place: Place) -> Option<EntityType> {
    let kind = row.field(place as usize);
    (kind != "-").then(|| kind_of(kind))
}

/// A name of the list that starts at token `i`, with the model that follows it (갤럭시S24 울트라).
fn listed(scene: &Scene<'_, '_>, i: usize) -> Option<Mention> {
    let tokens = scene.tokens;
    let token = tokens.items.get(i).filter(|t| t.kind != Kind::Hanja)?;
    let start = token.span.start;
    if i > 0 && !token.space && tokens.is_word(i - 1) {
        return None;
    }
    // 6·25전쟁, 코로나19, KF-21: the list holds marks, so that the text itself is asked.
    let line = tokens.text.get(start..)?;
    static HEADS: OnceLock<Heads> = OnceLock::new();
    let heads = HEADS.get_or_init(|| Heads::of(lexicon::works().iter().map(|(name, _)| name)));
    let (len, row) = tokens.begins(i, heads).then(|| lexicon::works().longest_prefix(line))??;
    if row.field(1) == "y" {
        return None;
    }
    let mut end = start + len;
    let rest = tokens.text.get(end..)?;
    let tail: &str = rest.get(..rest.find(|c: char| !is_wordy(c)).unwrap_or(rest.len()))?;
    let digits = tail.bytes().take_while(|b| b.is_ascii_alphanumeric()).count();
    let product = kind_of(row.field(0)) == EntityType::Product;
    let model = digits > 0 && product && digits <= 5;
    if model {
        end += digits;
    }
    let after = tail.get(if model { digits } else { 0 }..)?;
    if !after.is_empty() && !lexicon::tails().has(after) {
        return None;
    }
    if after.is_empty() && product {
        end = with_model(scene, end);
    }
    let span = Span::new(start, end);
    Some(mention(span, kind_of(row.field(0)), 0.86, Source::Lexicon, Reason::new("n.work.listed", span)))
}

const fn is_wordy(c: char) -> bool {
    matches!(c, '가'..='힣') || c.is_ascii_alphanumeric()
}

/// Where a product ends whose model is named after a space: 플러스, 울트라, 2400.
fn with_model(scene: &Scene<'_, '_>, mut end: usize) -> usize {
    let tokens = scene.tokens;
    for _ in 0..2 {
        let i = tokens.at(end);
        let Some(token) = tokens.items.get(i).filter(|t| t.space && !t.line && t.span.start == end + 1) else { break };
        let word = tokens.word(i);
        let stem = tokens.readings(i).iter().find_map(|t| {
            let stem = word.get(..t.stem)?;
            let number = stem.bytes().all(|b| b.is_ascii_digit()) && (2..=4).contains(&stem.len());
            (number || context(Place::Model, stem).is_some()).then_some((t.stem, t.is_bare()))
        });
        let Some((stem, bare)) = stem else { break };
        end = token.span.start + stem;
        if !bare {
            break;
        }
    }
    end
}

/// NAME 프로젝트: an unknown name of foreign syllables or Latin letters with the word for what it is; and names with an
/// event (나래전자 미디어데이, 판문점 정상회담).
fn with_unit(scene: &Scene<'_, '_>, i: usize) -> Option<Mention> {
    let tokens = scene.tokens;
    let word = tokens.word(i);
    let (stem, kind, whole, feast) = tokens.readings(i).iter().find_map(|t| {
        let stem = word.get(..t.stem).filter(|_| t.ends.has(Ends::NAMED))?;
        if let Some(kind) = context(Place::Unit, stem) {
            return Some((t.stem, kind, true, false));
        }
        let (mut feast, mut named) = (None, None);
        for (n, (cut, _)) in stem.char_indices().enumerate() {
            let Some(row) = stem.get(cut..).and_then(|end| lexicon::work_context().get(end)) else { continue };
            feast = feast.or_else(|| stem.get(..cut).filter(|_| n >= 2 && says(row, Place::Whole).is_some()));
            named = named.or_else(|| Some((cut, says(row, Place::Named)?)));
        }
        // 라온국제영화제: a feast needs no other name before it.
        if feast.is_some_and(|head| !lexicon::generic_heads().has(head) && !lexicon::works().has(stem)) {
            return Some((t.stem, EntityType::Event, false, true));
        }
        named.map(|(cut, kind)| (t.stem, kind, cut == 0, false))
    })?;
    let mut first = i;
    // Names before it: 싱가포르 북미정상회담, 인천 나루아파트 붕괴사고.
    while first > 0 && i - first < 3 && tokens.follows(first) && tokens.spaced(first) && tokens.is_word(first - 1) {
        let head = tokens.word(first - 1);
        let known = entry(head).is_some_and(|e| !e.also) || lexicon::works().has(head);
        let latin = head.len() >= 2
            && head.bytes().all(|b| b.is_ascii_alphanumeric())
            && head.starts_with(|c: char| c.is_ascii_uppercase());
        let foreign = likeness::foreign(head).is_some_and(|b| b >= 4.0)
            && head.len() >= 9
            && tokens.readings(first - 1).len() == 1
            && !lexicon::nouns_like_foreign().has(head)
            && !lexicon::titles().has(head);
        if !(known || latin || foreign && kind == EntityType::Product) {
            break;
        }
        first -= 1;
    }
    let body = word.get(..stem)?;
    let own = feast || !whole && kind == EntityType::Event && is_own_event(body);
    if first == i && !own {
        return None;
    }
    let start = tokens.items.get(first)?.span.start;
    let span = Span::new(start, tokens.items.get(i)?.span.start + stem);
    Some(mention(span, kind, 0.93, Source::Pattern, Reason::new("n.work.unit", span)))
}

/// Whether an event in one word names where or whose it is: 북미정상회담, 평양올림픽.
fn is_own_event(word: &str) -> bool {
    let place = lexicon::places().longest_prefix(word).is_some_and(|(n, r)| n >= 6 && r.field(2) != "y");
    let pair: Vec<char> = word.chars().take(2).collect();
    let short = |c: Option<&char>| {
        c.is_some_and(|c| {
            let row = lexicon::shorthand().get(c.encode_utf8(&mut [0; 4]));
            row.is_some_and(|r| r.field(0) == "location") || *c == '남'
        })
    };
    place || short(pair.first()) && short(pair.get(1))
}

/// Whether `next` stands in a row with `m`: ‘가’, ‘나’.
fn is_listed(doc: &Document<'_>, m: &Marked, next: &Marked) -> bool {
    let gap = Span::new(m.close.end, next.open.start);
    if m.close.is_empty() || gap.is_empty() && m.close.end != next.open.start || gap.len() > 24 || m.style != next.style
    {
        return false;
    }
    let gap = gap.of(doc.text());
    // ‘가’(2012), ‘나’
    let gap = if gap.starts_with('(') { gap.split_once(')').map_or(gap, |(_, g)| g) } else { gap };
    matches!(gap.trim(), "," | "·" | "와" | "과" | "" | ", 그리고" | "및" | "부터" | "까지")
}

/// Whether the words in `m` can be a name at all.
fn is_name(doc: &Document<'_>, m: &Marked) -> bool {
    if m.inner.len() > 4 * LONGEST {
        return false;
    }
    let inner = m.inner.of(doc.text()).trim();
    let count = inner.chars().count();
    (1..=LONGEST).contains(&count)
        && !inner.contains('\n')
        && !is_sentence(inner)
        && !m.close.is_empty()
        && !m.open.is_empty()
        && !inner.contains('=')
}

/// What the words in `m` name, if anything beside them says so.
fn named(doc: &Document<'_>, m: &Marked) -> Option<EntityType> {
    let text = doc.text();
    let inner = m.inner.of(text).trim();
    let after = near::after(text, m.close.end);
    let ahead = near::before(text, m.open.start);
    // “…” is speech unless a noun of works says otherwise.
    let said = ["라고", "이라고", "고 ", "며", "라며", "이라며", "면서", "라는 말", "이라는 말", "다는"];
    let said = said.iter().any(|s| after.starts_with(s));
    // 영화 ‘…’, 새벽방송 ‘…’
    let word = last_word(ahead);
    let outlet = entry(word).is_some_and(|e| e.class == "media") && ahead.ends_with(' ') && m.style != Style::Double;
    let by_before = context(Place::Before, word).or(outlet.then_some(EntityType::Product));
    // ‘…’ 사업, ‘…’이라는 작품, ‘…’ 등 여러 영화
    let by_after = next_nouns(after)
        .find_map(|next| readings(next).iter().find_map(|t| context(Place::After, next.get(..t.stem)?)));
    let by_verb = next_nouns(after).take(1).find_map(|next| {
        let mut cuts = next.char_indices().map(|(at, c)| at + c.len_utf8()).take(3);
        cuts.find_map(|cut| context(Place::Verb, next.get(..cut)?))
    });
    let dated = after.starts_with("(19") || after.starts_with("(20");
    let by_year = dated.then_some(EntityType::Product);
    // ‘새봄 프로젝트’
    let tail = last_word(inner);
    let by_inside = tail.char_indices().find_map(|(cut, _)| context(Place::Suffix, tail.get(cut..)?));
    let corner = matches!(m.style, Style::Corner).then_some(EntityType::Product);
    let found = by_year.or(by_before).or(by_inside).or(by_after).or(by_verb).or(corner)?;
    let strong = by_before.is_some() || by_inside.is_some() || by_year.is_some() || matches!(m.style, Style::Corner);
    (!said || strong && m.style != Style::Double || by_before.is_some()).then_some(found)
}

/// Whether words in marks are rather a sentence than a name.
fn is_sentence(words: &str) -> bool {
    let end = words.trim_end_matches(['.', '!', '?', '…', ' ']);
    let ended = words.ends_with(['.', '?', '…']) && !words.ends_with("..");
    let verbal =
        ["다", "요", "까", "냐", "니다", "죠", "네", "라고", "세요", "하자", "겠다"].iter().any(|v| end.ends_with(v))
            && end.contains(' ');
    ended || verbal && !end.ends_with("합니다")
}

/// The last word of `text`, without marks: 영화 of “… 영화 ”.
fn last_word(text: &str) -> &str {
    let line = near::before(text, text.len()).rsplit('\n').next().unwrap_or("").trim_end_matches([' ', ':', '인']);
    let start = line
        .rfind(|c: char| !is_letter(c))
        .map_or(0, |at| at + line.get(at..).and_then(|t| t.chars().next()).map_or(1, char::len_utf8));
    line.get(start..).unwrap_or("")
}

/// The nouns that a marked name may be said to be: 작품 of ‘…’이라는 작품에서, 사업 of ‘…’ 사업, 영화 of ‘…’ 등 여러 영화.
fn next_nouns(after: &str) -> impl Iterator<Item = &str> {
    let named = [
        "이라는 이름의 ",
        "라는 이름의 ",
        "이라는 ",
        "라는 ",
        "이란 ",
        "란 ",
        "을 ",
        "를 ",
        "에 ",
        "에서 ",
        "의 ",
        "이 ",
        "가 ",
        " ",
    ];
    let rest = named.iter().find_map(|n| after.strip_prefix(n)).unwrap_or("");
    let line = rest.split(['\n', '.', '‘', '“', '\'', '"', '(', ',']).next().unwrap_or("");
    let list = line.starts_with("등");
    line.split(' ').filter(|w| !w.is_empty()).take(if list { 4 } else { 1 })
}

fn trim(doc: &Document<'_>, span: Span) -> Span {
    let words = span.of(doc.text());
    let start = span.start + (words.len() - words.trim_start().len());
    Span::new(start, start + words.trim().len())
}

#[cfg(test)]
mod tests {
    use crate::analysis::EntityType;
    use crate::text::Document;

    fn works(text: &str) -> Vec<String> {
        let doc = Document::read(text);
        let all = crate::ner::ruled(&doc);
        let letter = |k| match k {
            EntityType::Product => Some('p'),
            EntityType::Event => Some('e'),
            _ => None,
        };
        all.iter().filter_map(|m| Some(format!("{} {}", letter(m.kind)?, doc.words(m.span)))).collect()
    }

    #[test]
    fn finds() {
        let cases: &[(&str, &[&str])] = &[
            ("영화 ‘겨울 버스’가 개봉했다.", &["p 겨울 버스"]),
            ("책 『느린 물』과 『빠른 불』", &["p 느린 물", "p 빠른 불"]),
            ("시는 ‘새봄 프로젝트’를 시작했다.", &["p 새봄 프로젝트"]),
            ("‘나루 음악 축제’가 열렸다.", &["e 나루 음악 축제"]),
            ("그는 ‘느린 물’이라는 작품에서", &["p 느린 물"]),
            ("드라마 ‘가을’, ‘여름 밤’ 등에 나왔다.", &["p 가을", "p 여름 밤"]),
            ("‘가을 산’, ‘여름 밤’ 등 여러 작품을 썼다.", &["p 가을 산", "p 여름 밤"]),
            ("‘느린 물’(2012)이 나왔다. 갤럭시S24 울트라를", &["p 느린 물", "p 갤럭시S24 울트라"]),
            ("싱가포르 정상회담과 북미정상회담에서", &["e 싱가포르 정상회담", "e 북미정상회담"]),
            ("올로란트 프로젝트를 시작했다.", &["p 올로란트 프로젝트"]),
            ("올림픽에서 이겼다. 갤럭시S24를 냈다.", &["e 올림픽", "p 갤럭시S24"]),
        ];
        for (text, want) in cases {
            assert_eq!(&works(text), want, "{text}");
        }
    }

    #[test]
    fn not_works() {
        for text in [
            "그는 ‘원칙’을 강조했다.",
            "그는 “절대 안 된다”라고 말했다.",
            "‘협치는 없다’는 뜻을 밝혔다.",
            "올림픽대로를 달렸다.",
            "'불도저' 반 감독",
            "이번 사건과 교통사고, 정상회담 프로젝트",
        ] {
            assert!(works(text).is_empty(), "{text} {:?}", works(text));
        }
    }
}
