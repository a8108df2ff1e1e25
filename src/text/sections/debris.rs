//! Words of web pages: what buttons, copyright lines and lists of other articles say
//! (`seeds/lexicon/debris.tsv`, `debris-lines.tsv`).

use crate::text::hangul::is_letter;
use std::sync::OnceLock;

use crate::lexicon;
use crate::order;

/// What a phrase tells about its line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Menus, sharing, reader services.
    Button,
    /// Heads a list of other articles or comments.
    List,
    /// Heads the readers' comments.
    Comment,
    /// Copyright.
    Legal,
    /// Advertising and calls to follow.
    Promo,
    /// Time stamps and sources.
    Stamp,
    /// A news desk in place of a reporter.
    Desk,
    /// Whose photograph.
    Credit,
    /// What a caption describes: …악수하고 있다. (왼쪽)
    Pose,
}

/// How much the phrases of a line tell, by kind.
#[derive(Debug, Clone, Copy, Default)]
pub struct Evidence {
    /// Menus, sharing, reader services.
    pub button: f64,
    /// Heads a list of other articles.
    pub list: f64,
    /// Heads the readers' comments.
    pub comment: f64,
    /// Copyright.
    pub legal: f64,
    /// Advertising.
    pub promo: f64,
    /// Time stamps, sources.
    pub stamp: f64,
    /// News desks.
    pub desk: f64,
    /// Photo credits.
    pub credit: f64,
    /// What captions describe.
    pub pose: f64,
}

impl Evidence {
    fn add(&mut self, kind: Kind, weight: f64) {
        let slot = match kind {
            Kind::Button => &mut self.button,
            Kind::List => &mut self.list,
            Kind::Comment => &mut self.comment,
            Kind::Legal => &mut self.legal,
            Kind::Promo => &mut self.promo,
            Kind::Stamp => &mut self.stamp,
            Kind::Desk => &mut self.desk,
            Kind::Credit => &mut self.credit,
            Kind::Pose => &mut self.pose,
        };
        *slot += weight;
    }
}

struct Phrase {
    text: &'static str,
    /// Its first character, and its last one: most lines are told by these.
    first: char,
    last: char,
    kind: Kind,
    weight: f64,
}

struct Phrases {
    /// By their first character.
    starts: Vec<Phrase>,
    /// By their last character.
    ends: Vec<Phrase>,
    /// By their first two characters.
    inner: Vec<(u64, Phrase)>,
    /// Tells cheaply whether any of them may begin with two given characters.
    pairs: Vec<u64>,
}

/// Words of 64 bits in `pairs`.
const PAIRS: usize = 256;

fn pair_bit(a: char, b: char) -> (usize, u64) {
    let h = (u32::from(a).wrapping_mul(0x9E37_79B1) ^ u32::from(b).wrapping_mul(0x85EB_CA77)) >> 18;
    ((h >> 6) as usize % PAIRS, 1 << (h & 63))
}

fn pair_key(a: char, b: char) -> u64 {
    u64::from(u32::from(a)) << 32 | u64::from(u32::from(b))
}

fn read(kind: &str, weight: &str) -> Option<(Kind, f64)> {
    let kind = match kind {
        "button" => Kind::Button,
        "list" => Kind::List,
        "comment" => Kind::Comment,
        "legal" => Kind::Legal,
        "promo" => Kind::Promo,
        "stamp" => Kind::Stamp,
        "desk" => Kind::Desk,
        "credit" => Kind::Credit,
        "pose" => Kind::Pose,
        _ => return None,
    };
    Some((kind, crate::decimal::read(weight)?))
}

fn phrases() -> &'static Phrases {
    static PHRASES: OnceLock<Phrases> = OnceLock::new();
    PHRASES.get_or_init(|| {
        let mut all = Phrases { starts: Vec::new(), ends: Vec::new(), inner: Vec::new(), pairs: vec![0; PAIRS] };
        for (text, row) in lexicon::debris().iter() {
            let Some((kind, weight)) = read(row.field(0), row.field(2)) else { continue };
            let (Some(first), Some(last)) = (text.chars().next(), text.chars().next_back()) else { continue };
            let phrase = Phrase { text, first, last, kind, weight };
            match row.field(1) {
                "start" => all.starts.push(phrase),
                "end" => all.ends.push(phrase),
                "in" => {
                    let mut chars = text.chars();
                    if let (Some(a), Some(b)) = (chars.next(), chars.next()) {
                        let (word, bit) = pair_bit(a, b);
                        if let Some(w) = all.pairs.get_mut(word) {
                            *w |= bit;
                        }
                        all.inner.push((pair_key(a, b), phrase));
                    }
                }
                _ => {}
            }
        }
        order::by(&mut all.starts, |p| (p.first.into(), 0));
        order::by(&mut all.ends, |p| (p.last.into(), 0));
        order::by(&mut all.inner, |(key, _)| (*key, 0));
        all
    })
}

/// Those of `all`, which is sorted by `key`, that have `c` for it: every line asks, and few phrases can answer.
fn group(all: &[Phrase], key: impl Fn(&Phrase) -> char, c: Option<char>) -> impl Iterator<Item = &Phrase> {
    let from = c.map_or(all.len(), |c| all.partition_point(|p| key(p) < c));
    all.get(from..).unwrap_or(&[]).iter().take_while(move |p| Some(key(p)) == c)
}

/// What the phrases of `line` tell. Linear in its length.
pub fn evidence(line: &str) -> Evidence {
    let mut out = Evidence::default();
    let all = phrases();
    if let Some((kind, weight)) = whole(line) {
        out.add(kind, weight);
    }
    let (first, last) = (line.chars().next(), line.chars().next_back());
    let starts = group(&all.starts, |p| p.first, first).filter(|p| line.starts_with(p.text));
    if let Some(p) = starts.max_by_key(|p| p.text.len()) {
        out.add(p.kind, p.weight);
    } else {
        // ▶ 관련기사 : …
        let bare = line.trim_start_matches(['▶', '▷', '►', '☞', '■', '●', '※', '[', ' ']);
        let first = bare.chars().next().filter(|_| bare.len() < line.len());
        let list = group(&all.starts, |p| p.first, first).filter(|p| matches!(p.kind, Kind::List | Kind::Promo));
        if let Some(p) = list.filter(|p| bare.starts_with(p.text)).max_by_key(|p| p.text.len()) {
            out.add(p.kind, p.weight);
        }
    }
    let ends = group(&all.ends, |p| p.last, last).filter(|p| line.len() > p.text.len() && line.ends_with(p.text));
    if let Some(p) = ends.max_by_key(|p| p.text.len()) {
        out.add(p.kind, p.weight);
    }
    inner(line, |_, p| out.add(p.kind, p.weight));
    out
}

fn squeeze(s: &str) -> String {
    s.chars().filter(|c| !c.is_whitespace()).map(|c| c.to_ascii_lowercase()).collect()
}

/// Where the first word of a copyright line stands in `line`.
pub fn legal(line: &str) -> Option<usize> {
    let mut first = None;
    inner(line, |at, p| {
        if p.kind == Kind::Legal {
            first = first.or(Some(at));
        }
    });
    first
}

/// Calls `found` for every phrase that may stand anywhere, with its place in `line`, in order.
fn inner(line: &str, mut found: impl FnMut(usize, &Phrase)) {
    let all = phrases();
    let mut before = None;
    for (at, c) in line.char_indices() {
        let Some((from, first)) = before.replace((at, c)) else { continue };
        let (word, bit) = pair_bit(first, c);
        if all.pairs.get(word).is_none_or(|w| w & bit == 0) {
            continue;
        }
        let rest = line.get(from..).unwrap_or("");
        let key = pair_key(first, c);
        let low = all.inner.partition_point(|(k, _)| *k < key);
        for (_, p) in all.inner.get(low..).unwrap_or(&[]).iter().take_while(|(k, _)| *k == key) {
            if rest.starts_with(p.text) {
                found(from, p);
            }
        }
    }
}

/// Whether most words of `line` are buttons: menus come in rows, too (확대 축소 인쇄하기).
pub fn is_row_of_buttons(line: &str) -> bool {
    let (mut words, mut buttons) = (0_usize, 0_usize);
    for word in line.split_whitespace() {
        words += 1;
        let button = || lexicon::debris_lines().has(&squeeze(word.trim_matches(|c: char| !is_letter(c))));
        buttons += usize::from(words <= 60 && word.len() <= 30 && button());
    }
    words >= 2 && buttons * 10 >= words.min(60) * 6
}

/// The kind of a line that is a known phrase and nothing else but space, marks around it and a number behind it.
fn whole(line: &str) -> Option<(Kind, f64)> {
    if line.len() > 100 {
        return None;
    }
    let squeeze =
        |s: &str| -> String { s.chars().filter(|c| !c.is_whitespace()).map(|c| c.to_ascii_lowercase()).collect() };
    let look = |key: &str| lexicon::debris_lines().get(key).and_then(|r| read(r.field(0), r.field(1)));
    let key = squeeze(line);
    let outer = |c: char| !is_letter(c);
    let bare = key.trim_matches(outer);
    let unnumbered = bare.trim_end_matches(|c: char| c.is_ascii_digit() || outer(c));
    look(&key).or_else(|| look(bare)).or_else(|| look(unnumbered))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn phrases_in_their_places() {
        assert!(evidence("댓글 14").comment >= 4.0);
        assert!(evidence("글자 크기 설정").button >= 4.0 && evidence("관련 기사").list >= 5.0);
        assert!(evidence("저작권자 © 바다누리, 무단전재 및 재배포 금지").legal >= 10.0);
        assert!(evidence("입력 2026.03.04 15:20").stamp >= 3.0);
        assert!(evidence("다리를 건너는 주민들. 사진=새벽나루").credit >= 4.0);
        let prose = evidence("한도윤 장관은 예산을 다시 짜겠다고 말했다.");
        assert_eq!(prose.button + prose.list + prose.legal + prose.promo + prose.stamp + prose.credit, 0.0);
    }

    #[test]
    fn every_row_is_read() {
        for (phrase, row) in lexicon::debris().iter() {
            assert!(read(row.field(0), row.field(2)).is_some(), "{phrase}");
            assert!(matches!(row.field(1), "start" | "end" | "in"), "{phrase}");
            assert!(row.field(1) != "in" || phrase.chars().nth(1).is_some(), "{phrase}");
        }
        for (line, row) in lexicon::debris_lines().iter() {
            assert!(read(row.field(0), row.field(1)).is_some(), "{line}");
            assert_eq!(squeeze(line), line);
        }
    }
}
