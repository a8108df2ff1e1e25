//! Organisations and places by list and by the way their names end.

use std::sync::OnceLock;

use super::ends::Ends;
use super::heads::Heads;
use super::person::Scene;
use super::token::{Tail, Tokens};
use super::{Mention, mention};
use crate::analysis::{EntityType, Source};
use crate::evidence::Reason;
use crate::lexicon;
use crate::span::Span;

/// Words of one name at most (맨체스터 유나이티드, 새봄 두 개 더).
const LONGEST: usize = 3;

/// The organisations and places of the article, in no order; they may overlap.
#[inline(never)]
pub fn find(scene: &Scene<'_, '_>) -> Vec<Mention> {
    let mut out = Vec::new();
    let mut i = 0;
    while i < scene.tokens.items.len() {
        if scene.tokens.is_word(i) {
            let hit = listed(scene, i).or_else(|| by_ending(scene, i));
            let hit = hit.or_else(|| attached(scene, i)).or_else(|| office_of(scene, i));
            let hit = hit.or_else(|| town_abroad(scene, i));
            out.extend(hit);
        }
        i += 1;
    }
    out
}

/// A place or a body with a word written to it: 미국인, 부산지역, 독일식; 공군기지.
fn attached(scene: &Scene<'_, '_>, i: usize) -> Option<Mention> {
    let word = scene.tokens.word(i);
    let start = scene.tokens.items.get(i)?.span.start;
    scene.tokens.readings(i).iter().find_map(|t| {
        let stem = word.get(..t.stem).filter(|_| t.ends.has(Ends::AFTER_PLACE))?;
        let (cut, rule) = stem.char_indices().skip(2).find_map(|(cut, _)| {
            let (head, rest) = stem.split_at_checked(cut)?;
            let after = lexicon::name_context().get(rest)?.field(0);
            let found = entry(head).filter(|e| !e.also && e.class != "landmark")?;
            match (after, found.kind) {
                ("after-place", EntityType::Location) => Some((cut, "n.place.attached")),
                ("after-body", EntityType::Organization) => Some((cut, "n.org.attached")),
                _ => None,
            }
        })?;
        let span = Span::new(start, start + cut);
        let kind = if rule == "n.org.attached" { EntityType::Organization } else { EntityType::Location };
        Some(mention(span, kind, 0.7, Source::Lexicon, Reason::new(rule, span)))
    })
}

/// A town that no list knows behind its state, where something happens: 오리건주 올레이라에서.
fn town_abroad(scene: &Scene<'_, '_>, i: usize) -> Option<Mention> {
    let tokens = scene.tokens;
    // Most words are told without a list.
    if !tokens.word(i).contains("에서") {
        return None;
    }
    let state = tokens.word(i.checked_sub(1)?);
    let known = lexicon::places().get(state).is_some_and(|r| r.field(0) == "usstate")
        || state == "주" && i >= 2 && {
            lexicon::places().get(tokens.word(i - 2)).is_some_and(|r| r.field(0) == "usstate")
        };
    if !known || !tokens.follows(i) || !tokens.spaced(i) || scene.title(i).is_some() {
        return None;
    }
    let word = tokens.word(i);
    let tail = tokens.readings(i).iter().find(|t| t.stem >= 6 && word.get(t.stem..) == Some("에서"))?;
    let stem = word.get(..tail.stem)?;
    let foreign = super::likeness::foreign(stem).is_some_and(|bits| bits >= 1.0);
    let noun = entry(stem).is_some() || lexicon::nouns_like_foreign().has(stem) || lexicon::work_nouns().has(stem);
    let start = scene.span(i).start;
    let span = Span::new(start, start + tail.stem);
    (foreign && !noun)
        .then(|| mention(span, EntityType::Location, 0.8, Source::Pattern, Reason::new("n.place.ending", span)))
}

/// The office that a post is written to: 통일부장관, 관세청차장.
fn office_of(scene: &Scene<'_, '_>, i: usize) -> Option<Mention> {
    let title = scene.title(i).filter(|t| t.is_joined())?;
    let span = Span::new(title.span.start, title.core.start);
    let office = entry(span.of(scene.tokens.text)).filter(|e| e.class == "government" && !e.also)?;
    Some(mention(span, office.kind, 0.8, Source::Lexicon, Reason::new("n.org.listed", span)))
}

/// What a stem is, by list.
#[derive(Debug, Clone, Copy)]
pub struct Entry {
    /// Organisation or place.
    pub kind: EntityType,
    /// The class of the list.
    pub class: &'static str,
    /// As often another word.
    pub also: bool,
}

/// What `stem` is by the lists of organisations and places.
pub fn entry(stem: &str) -> Option<Entry> {
    let body = lexicon::organizations().get(stem).map(|row| Entry {
        kind: EntityType::Organization,
        class: row.field(0),
        also: row.field(1) == "y",
    });
    if body.is_some_and(|b| !b.also) {
        return body;
    }
    let place = lexicon::places().get(stem).map(|row| Entry {
        kind: EntityType::Location,
        class: row.field(0),
        also: row.field(2) == "y",
    });
    // A town whose club bears its name: the town, unless the town is as doubtful.
    place.filter(|p| body.is_none() || !p.also).or(body)
}

/// How the listed names begin: all, and those of several words.
fn heads() -> &'static (Heads, Heads) {
    static HEADS: OnceLock<(Heads, Heads)> = OnceLock::new();
    HEADS.get_or_init(|| {
        let (mut all, mut several) = (Heads::NONE, Heads::NONE);
        for (name, _) in lexicon::organizations().iter().chain(lexicon::places().iter()) {
            all.put(name);
            if name.contains(' ') {
                several.put(name);
            }
        }
        (all, several)
    })
}

/// A name of the lists that starts at token `i`, the longest.
fn listed(scene: &Scene<'_, '_>, i: usize) -> Option<Mention> {
    let tokens = scene.tokens;
    let (all, several) = heads();
    if !tokens.begins(i, all) {
        return None;
    }
    let start = tokens.items.get(i)?.span.start;
    let joins = |k: &usize| tokens.is_word(*k) && tokens.follows(*k) && tokens.spaced(*k);
    let more = (i + 1..i + LONGEST).take_while(joins).count();
    let more = if more > 0 && tokens.begins(i, several) { more } else { 0 };
    for j in (i..=i + more).rev() {
        let Some(last) = tokens.items.get(j) else { continue };
        for &tail in tokens.readings(j) {
            let span = Span::new(start, last.span.start + tail.stem);
            let Some(found) = entry(span.of(tokens.text)) else { continue };
            if found.also && !is_supported(scene, i, j, tail, found) {
                continue;
            }
            if j == i && (is_verb(scene, i, tail) || is_road(scene, i, tail)) {
                continue;
            }
            let kind = acting(scene, j, tail, found);
            // 경기 is a match elsewhere in the article: too little to be looked for.
            let score = match found.also {
                true if found.class == "province" => 0.69,
                true => 0.7,
                false => 0.85,
            };
            let rule = if found.kind == EntityType::Location { "n.place.listed" } else { "n.org.listed" };
            return Some(mention(span, kind, score, Source::Lexicon, Reason::new(rule, span)));
        }
    }
    None
}

/// Whether what looks like a university with 로 is a road by what follows: 강남대로 일대, 강남대로 12길, 강남대로, …
fn is_road(scene: &Scene<'_, '_>, i: usize, tail: Tail) -> bool {
    let tokens = scene.tokens;
    let word = tokens.word(i);
    let town = word.get(..tail.stem).and_then(|name| name.strip_suffix('대'));
    let next = tokens.word(i + 1);
    let road = || {
        tokens.mark(i + 1).is_some_and(|mark| matches!(mark, ',' | '·' | ')'))
            || next.starts_with(|c: char| c.is_ascii_digit())
            || lexicon::is_word(next, "along-road")
    };
    word.get(tail.stem..) == Some("로") && town.is_some_and(|town| lexicon::places().has(town)) && road()
}

/// Whether what looks like a name with 는 is a verb behind its object: 소식을 알리는.
fn is_verb(scene: &Scene<'_, '_>, i: usize, tail: Tail) -> bool {
    let word = scene.tokens.word(i);
    let object = || i.checked_sub(1).is_some_and(|b| scene.tokens.word(b).ends_with(['을', '를']));
    word.get(tail.stem..) == Some("는") && lexicon::verb_stems().has(word.get(..tail.stem).unwrap_or("")) && object()
}

/// A municipality that acts is an organisation (나래시는 밝혔다), one where something happens a place.
fn acting(scene: &Scene<'_, '_>, j: usize, tail: Tail, found: Entry) -> EntityType {
    let tokens = scene.tokens;
    let word = tokens.word(j).get(..tail.stem).unwrap_or("");
    let town = ["시", "군", "구"].iter().any(|e| word.ends_with(e));
    let inside = tail.is_bare()
        && tokens.follows(j + 1)
        && lexicon::places().longest_prefix(tokens.word(j + 1)).is_some_and(|(n, _)| n >= 6);
    match found.kind {
        EntityType::Organization if town && (inside || tail.role == "source") && found.class == "government" => {
            EntityType::Location
        }
        EntityType::Location
            if town && matches!(found.class, "city" | "county" | "district") && acts(scene, j, tail) =>
        {
            EntityType::Organization
        }
        kind => kind,
    }
}

/// A town that acts anywhere in the article is an organisation wherever it is named alike (나래시는 … 나래시의 설명이다).
#[inline(never)]
pub fn agree(text: &str, found: &mut [Mention]) {
    let town = |m: &Mention| m.span.of(text).ends_with(['시', '군', '구']) && m.span.len() >= 9;
    let acting: std::collections::HashSet<&str> =
        found.iter().filter(|m| m.kind == EntityType::Organization && town(m)).map(|m| m.span.of(text)).collect();
    for m in found.iter_mut().filter(|m| m.kind == EntityType::Location && town(m)) {
        if acting.contains(m.span.of(text))
            && !text.get(m.span.end..).is_some_and(|t| t.starts_with('에') && !t.starts_with("에게"))
        {
            m.kind = EntityType::Organization;
        }
    }
}

/// Whether the name that ends token `j` is the subject: by its particle, by the one after its brackets (나래시(시장
/// 가나다)는), or by the comma of a headline.
fn acts(scene: &Scene<'_, '_>, j: usize, tail: Tail) -> bool {
    let tokens = scene.tokens;
    if !tail.is_bare() {
        return matches!(tail.role, "topic" | "subject" | "side" | "also");
    }
    if let Some(k) = tokens.after_bracket(j + 1, 16).filter(|&k| !tokens.spaced(k)) {
        return lexicon::tails().get(tokens.word(k)).is_some_and(|r| matches!(r.field(1), "topic" | "subject"));
    }
    tokens.begins_line(j) && tokens.mark(j + 1) == Some(',')
}

/// Whether an ambiguous name stands where only a name can: beside a title or a place, in a list of names.
fn is_supported(scene: &Scene<'_, '_>, i: usize, j: usize, tail: Tail, found: Entry) -> bool {
    let tokens = scene.tokens;
    let next = tokens.word(j + 1);
    let bare = tail.is_bare();
    match found.kind {
        EntityType::Location => {
            let before = i > 0 && tokens.follows(i) && ends_in_place(tokens, i - 1);
            // 경기 도와; 경기 도중 is in the middle of a match.
            let whole = || {
                let unit = |t: &Tail| matches!(next.get(..t.stem), Some("시" | "군" | "구" | "도"));
                tokens.readings(j + 1).iter().any(unit)
            };
            // 강원·경기, 경기·인천: in a row with another.
            let row = |mark: usize, place: usize| {
                matches!(tokens.mark(mark), Some('·' | 'ㆍ' | '・'))
                    && tokens.follows(mark)
                    && !tokens.spaced(mark)
                    && is_province(tokens, place)
            };
            let beside = || {
                bare && !tokens.spaced(j + 2) && row(j + 1, j + 2)
                    || i >= 2 && !tokens.spaced(i) && tokens.follows(i) && row(i - 1, i - 2)
            };
            let part = || ["지역", "일대", "남부", "북부", "동부", "서부"].iter().any(|part| next.starts_with(part));
            // 경기 양평군의, 경기 파주시
            let town = || {
                let class = |t: &Tail| lexicon::places().get(next.get(..t.stem)?).map(|r| r.field(0));
                let large =
                    |t: &Tail| t.stem >= 9 && class(t).is_some_and(|c| matches!(c, "city" | "county" | "district"));
                bare && found.class == "province" && tokens.follows(j + 1) && tokens.readings(j + 1).iter().any(large)
            };
            before
                || town()
                || found.class == "province" && beside()
                || bare && tokens.follows(j + 1) && (whole() || part())
        }
        _ => {
            let titled =
                bare && tokens.follows(j + 1) && scene.title(j + 1).is_some_and(|t| !t.is_joined() && t.class != "kin");
            // 중국 CCTV; alone it is a camera.
            let country =
                || i > 0 && tokens.follows(i) && entry(tokens.word(i - 1)).is_some_and(|e| e.class == "country");
            titled
                || found.class == "media" && country()
                || matches!(tail.role, "side")
                // 경북도는, 경북도에; 경북도 왔다 is the province, and too.
                || found.class == "government" && is_provincial(tokens.word(j).get(..tail.stem), tail)
                || bare && (next.starts_with("측") || next.starts_with("관계자"))
        }
    }
}

/// Whether a name ends in 도 that no particle is, since another follows it.
fn is_provincial(name: Option<&str>, tail: Tail) -> bool {
    let role = matches!(tail.role, "topic" | "subject" | "dative" | "place" | "genitive" | "source" | "object");
    role && name.is_some_and(|name| name.ends_with('도'))
}

/// Whether token `i` begins with a province or a city of that rank, whatever follows it.
fn is_province(tokens: &Tokens<'_>, i: usize) -> bool {
    let word = tokens.word(i);
    let large = |stem: &str| lexicon::places().get(stem).is_some_and(|r| matches!(r.field(0), "province" | "metro"));
    tokens.readings(i).iter().any(|t| word.get(..t.stem).is_some_and(large))
}

/// Whether token `i` is a Korean province, city, county or district without a particle (경기 나래).
pub fn ends_in_place(tokens: &Tokens<'_>, i: usize) -> bool {
    let class = lexicon::places().get(tokens.word(i)).map(|r| r.field(0));
    class.is_some_and(|c| matches!(c, "province" | "city" | "county" | "district"))
}

/// A name by the way it ends: 새봄위원회, 나루경찰서, 서울 가람구 나래동.
fn by_ending(scene: &Scene<'_, '_>, i: usize) -> Option<Mention> {
    let tokens = scene.tokens;
    let word = tokens.word(i);
    let start = tokens.items.get(i)?.span.start;
    if scene.title(i).is_some_and(|t| !t.is_joined()) {
        return None;
    }
    for &tail in tokens.readings(i) {
        let Some(stem) = word.get(..tail.stem) else { continue };
        // An ending ends as its word does.
        let orgs = tail.ends.has(Ends::ORGANIZATION).then(lexicon::org_suffixes);
        let places = tail.ends.has(Ends::PLACE).then(lexicon::place_suffixes);
        if orgs.is_none() && places.is_none() {
            continue;
        }
        if lexicon::not_organizations().has(stem) {
            return None;
        }
        // The longest ending first: cuts go from the left.
        for (cut, _) in stem.char_indices().skip(1) {
            let Some((head, ending)) = stem.split_at_checked(cut) else { continue };
            let org = orgs.and_then(|l| l.get(ending)).map(|r| (EntityType::Organization, r.field(0)));
            if org.is_some_and(|(_, s)| s == "none") {
                return None;
            }
            let place = places.and_then(|l| l.get(ending)).map(|r| (EntityType::Location, r.field(0)));
            let scored = |(kind, strength)| Some((kind, head_score(scene, i, head, kind, strength)?));
            let Some((kind, score)) = org.and_then(scored).or_else(|| place.and_then(scored)) else { continue };
            let span = Span::new(start, start + tail.stem);
            let rule = if kind == EntityType::Location { "n.place.ending" } else { "n.org.ending" };
            return Some(mention(span, kind, score, Source::Pattern, Reason::new(rule, span)));
        }
    }
    None
}

/// Whether `stem` ends like the name of an organisation (나루은행), two syllables at least before the ending.
pub fn ends_like_name(stem: &str) -> bool {
    if !Ends::of(stem).has(Ends::ORGANIZATION) {
        return false;
    }
    let mut cuts = stem.char_indices().skip(2);
    cuts.any(|(cut, _)| stem.get(cut..).is_some_and(|e| e.len() >= 6 && lexicon::org_suffixes().has(e)))
}

/// How sure a name is whose ending asks for `strength` and that begins with `head`.
fn head_score(scene: &Scene<'_, '_>, i: usize, head: &str, kind: EntityType, strength: &str) -> Option<f64> {
    if lexicon::generic_heads().has(head) {
        return None;
    }
    let known = entry(head).is_some_and(|e| !e.also || e.kind == EntityType::Location);
    let place = lexicon::places().has(head);
    let latin = head.bytes().all(|b| b.is_ascii_uppercase() || b == b'&') && head.len() >= 2;
    let syllables = head.chars().count();
    match strength {
        "strong" if known => Some(0.9),
        "strong" if syllables >= 2 && !is_clause(head) => Some(0.75),
        "weak" | "office" if known || latin => Some(0.8),
        // 나루시보건소 of a known town, written as one word with more between.
        "weak" | "office" if begins_with_place(head) => Some(0.75),
        "place" if kind == EntityType::Organization => place.then_some(0.85),
        // 나래동: after another place, or its own district.
        "place" => {
            (i > 0 && scene.tokens.follows(i) && ends_in_place(scene.tokens, i - 1) && (1..=4).contains(&syllables))
                .then_some(0.8)
        }
        _ => None,
    }
}

/// Whether `head` begins with a well-known place and goes on with two syllables at least.
fn begins_with_place(head: &str) -> bool {
    let place = lexicon::places().longest_prefix(head).filter(|(n, r)| *n >= 6 && r.field(2) != "y");
    place.is_some_and(|(n, _)| head.len() >= n + 6)
}

/// Whether `head` ends like a verb or carries a particle, so that it cannot begin a name.
fn is_clause(head: &str) -> bool {
    ["하는", "되는", "있는", "없는", "했던", "된", "들의", "에서", "으로"].iter().any(|e| head.ends_with(e))
}

#[cfg(test)]
mod tests {
    use crate::analysis::EntityType;
    use crate::text::Document;

    /// The organisations (o) and places (l) of `text`.
    fn found(text: &str) -> Vec<String> {
        let doc = Document::read(text);
        let letter = |k| match k {
            EntityType::Organization => Some('o'),
            EntityType::Location => Some('l'),
            _ => None,
        };
        let all = crate::ner::ruled(&doc);
        all.iter().filter_map(|m| Some(format!("{} {}", letter(m.kind)?, doc.words(m.span)))).collect()
    }

    #[test]
    fn listed_names() {
        let cases: &[(&str, &[&str])] = &[
            ("정부는 국회에 예산안을 냈다.", &["o 정부", "o 국회"]),
            ("부산에서 만난 유엔 관계자는", &["l 부산", "o 유엔"]),
            ("맨체스터 유나이티드가 이겼다.", &["o 맨체스터 유나이티드"]),
            ("수원시는 수원시에 땅을 샀다.", &["o 수원시", "l 수원시"]),
            // Words that are as often something else need support.
            ("고령 운전자가 예산을 짰다.", &[]),
            ("충남 예산에 갔다.", &["l 충남", "l 예산"]),
            ("고양이와 부산물", &[]),
            ("오리건주 올레이라에서, 오리건주 도로에서", &["l 오리건주", "l 올레이라", "l 오리건주"]),
            ("경기 파주시의 들, 경기 도중", &["l 경기", "l 파주시"]),
            ("강원·경기에서, 경기 북부에서", &["l 강원", "l 경기", "l 경기"]),
            ("경기 결과는 경기·음악 모두 좋았다.", &[]),
            ("정치권은 말이 없다. 경북도는 예산을 냈다. 경북도 왔다.", &["o 경북도", "l 경북"]),
        ];
        for (text, want) in cases {
            assert_eq!(&found(text), want, "{text}");
        }
    }

    #[test]
    fn names_by_their_ending() {
        let cases: &[(&str, &[&str])] = &[
            ("새봄정책위원회는 나루경찰서에", &["o 새봄정책위원회", "o 나루경찰서"]),
            ("새벽일보가 보도했다.", &["o 새벽일보"]),
            ("서울 강남구 나래동에서", &["l 서울", "l 강남구", "l 나래동"]),
            ("가람공항과 누리해수욕장", &["l 가람공항", "l 누리해수욕장"]),
            ("시중은행과 국립공원, 특별위원회", &[]),
            ("아동복지법과 경기 장면, 강릉 방면", &["l 강릉"]),
            ("자율주행자동차 활동과 행동, 시민단체", &[]),
            ("한국정부와 부산경찰", &["o 한국정부", "o 부산경찰"]),
        ];
        for (text, want) in cases {
            assert_eq!(&found(text), want, "{text}");
        }
    }
}
