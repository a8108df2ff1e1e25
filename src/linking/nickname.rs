//! Other names that the article introduces in words: 일명 ‘불곰’ 김보람, ‘불곰’으로 불리는 김보람, 김보람(본명 김여울), 김보람의
//! 별명은 ‘불곰’이다. From there on the other name stands for the person.

use std::collections::BTreeMap;

use super::{Introduced, found, words};
use crate::analysis::{EntityType, Form};
use crate::lexicon;
use crate::ner::Mention;
use crate::order;
use crate::span::Span;
use crate::text::Document;
use crate::text::near::{first, last};

/// How far an owner may stand from its other name, in bytes: a few words.
const REACH: usize = 60;

const RULE: &str = "l.person.nickname";

/// Finds the other names and every place where they stand.
#[inline(never)]
pub fn add(doc: &Document<'_>, read: &[words::Word], mentions: &mut Vec<Mention>, introduced: &mut Vec<Introduced>) {
    let text = doc.text();
    let mut out = Vec::new();
    let mut names: BTreeMap<&str, Span> = BTreeMap::new();
    let mut take = |alias: Span, owner: Span, out: &mut Vec<Mention>, introduced: &mut Vec<Introduced>| {
        let words = doc.words(alias);
        if !(2..=12).contains(&words.chars().count()) || words.contains(['\n', '"', '“']) || verbal(words) {
            return;
        }
        names.entry(words).or_insert(owner);
        out.push(found(alias, EntityType::Person, Form::Name, 0.8, RULE));
        introduced.push(Introduced { alias, owner, rule: RULE });
    };
    // Marked words, and what stands before and behind them.
    for mark in &doc.marks {
        let whole = mark.span();
        let (before, after) = (text.get(..whole.start).unwrap_or(""), text.get(whole.end..).unwrap_or(""));
        let called = called_before(before);
        let bears = after_mark(after);
        let owner =
            if called || bears.is_some() { next_name(mentions, whole.end, bears.unwrap_or(0), text) } else { None };
        let owner = owner.or_else(|| named_before(doc, mentions, before));
        if let Some(owner) = owner {
            take(mark.inner, owner, &mut out, introduced);
        }
    }
    // 김보람(본명 김여울), 불곰(본명 김보람).
    for m in mentions.iter().filter(|m| m.kind == EntityType::Person && m.form == Form::Name) {
        let rest = text.get(m.span.end..).unwrap_or("");
        if let Some(inside) = rest.strip_prefix('(')
            && let Some((word, tail)) = first(inside, REACH).split_once(' ')
            && word.len() <= 12
            && is_cue(word, "before")
        {
            let end = tail.find([')', ',', '·', ' ', '/']).unwrap_or(0);
            let start = m.span.end + 1 + word.len() + 1;
            let at = mentions.partition_point(|o| o.span.start < start);
            match mentions.get(at).filter(|o| o.span.start == start) {
                Some(o) => introduced.push(Introduced { alias: o.span, owner: m.span, rule: RULE }),
                None => take(Span::new(start, start + end), m.span, &mut out, introduced),
            }
        }
    }
    // 불곰(본명 김보람) 작가: the word before the parentheses, which no rule knows for a name.
    for m in mentions.iter().filter(|m| m.kind == EntityType::Person && m.form == Form::Name) {
        let before = text.get(..m.span.start).unwrap_or("");
        let Some((head, cue)) = last(before, REACH).rsplit_once('(') else { continue };
        let word = head.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or("");
        let known = lexicon::titles().has(word) || lexicon::places().has(word) || lexicon::organizations().has(word);
        if is_cue(cue.trim(), "before") && !known {
            let end = m.span.start - cue.len() - 1;
            let alias = Span::new(end - word.len(), end);
            let count = out.len();
            take(alias, m.span, &mut out, introduced);
            if let Some(mention) = out.get_mut(count) {
                mention.title = super::bracket::title_behind(doc, m.span.end);
            }
        }
    }
    // Everywhere else.
    if !names.is_empty() {
        for (i, word) in read.iter().enumerate() {
            // 다리 박사: two words may be one name.
            let both = i.checked_sub(1).and_then(|b| read.get(b)).map(|b| Span::new(b.span.start, word.stem.end));
            if let Some((span, &owner)) = both.and_then(|s| names.get(doc.words(s)).map(|o| (s, o))) {
                out.push(found(span, EntityType::Person, Form::Name, 0.7, RULE));
                introduced.push(Introduced { alias: span, owner, rule: RULE });
            } else if let Some(&owner) = names.get(doc.words(word.stem)) {
                // 불곰 작가.
                let next = read.get(i + 1).filter(|n| doc.words(Span::new(word.stem.end, n.span.start)) == " ");
                let title = next
                    .map(|n| n.stem)
                    .filter(|&t| lexicon::titles().get(doc.words(t)).is_some_and(|r| r.field(1) != "b"));
                out.push(Mention { title, ..found(word.stem, EntityType::Person, Form::Name, 0.7, RULE) });
                introduced.push(Introduced { alias: word.stem, owner, rule: RULE });
            }
        }
    }
    order::by(&mut out, |m| m.span.place());
    out.dedup_by_key(|m| m.span);
    // ‘다리 박사’: what is introduced as a whole is nobody called 다리.
    let inside = |m: &Mention| {
        let at = out.partition_point(|o| o.span.end < m.span.end);
        let nickname = out.get(at).filter(|o| o.span.covers(m.span) && o.span != m.span);
        nickname.is_some_and(|o| doc.words(o.span).contains(' '))
    };
    mentions.retain(|m| m.kind != EntityType::Person || !inside(m));
    words::add_free(mentions, out);
}

/// Whether a mention is known as another name of somebody alone.
pub fn is_one(m: &Mention) -> bool {
    m.evidence.first().is_some_and(|e| e.rule == RULE)
}

fn is_cue(word: &str, place: &str) -> bool {
    lexicon::nickname_words().get(word).is_some_and(|r| r.field(0) == place)
}

/// 일명 ‘…’: the word right before the mark.
fn called_before(before: &str) -> bool {
    last(before, 24).trim_end().rsplit(char::is_whitespace).next().is_some_and(|w| is_cue(w, "before"))
}

/// ‘…’로 불리는: how many bytes behind the mark the words end that say so.
fn after_mark(after: &str) -> Option<usize> {
    let mut at = 0;
    for (n, word) in first(after, 2 * REACH).split_inclusive(' ').take(4).enumerate() {
        at += word.len();
        if n == 0 || lexicon::nickname_words().longest_prefix(word).is_none() {
            continue;
        }
        let stem = word.get(..crate::text::josa::best(word).stem_len).unwrap_or("");
        // ‘…’이라는 별명의, ‘…’로 불리는.
        if is_cue(word.trim(), "after") || is_cue(stem, "of") || is_cue(stem, "before") {
            return Some(at);
        }
    }
    None
}

/// The person whose name (with a title before it) follows at `from` + `skip`.
fn next_name(mentions: &[Mention], from: usize, skip: usize, text: &str) -> Option<Span> {
    let from = from + skip;
    let at = mentions.partition_point(|m| m.span.start < from);
    // A body or a place may stand between: ‘…’로 불리는 나루청 반장 김보람.
    let m = mentions.get(at..)?.iter().take(3).find(|m| m.kind == EntityType::Person && m.form == Form::Name)?;
    let start = m.title.map_or(m.span.start, |t| t.start.min(m.span.start));
    let gap = text.get(from..start.max(from))?;
    // 이른바 ‘가나 사건’의 한도윤 판사: particles belong to no name.
    (gap.len() <= 24 && gap.chars().all(|c| c == ' ' || skip > 0 && c.is_alphanumeric())).then_some(m.span)
}

/// 김보람의 별명은 ‘…’: the person whose nickname is told before the mark.
fn named_before(doc: &Document<'_>, mentions: &[Mention], before: &str) -> Option<Span> {
    let end = before.len();
    let trimmed = last(before, REACH).trim_end();
    let word = trimmed.rsplit(char::is_whitespace).next().filter(|w| w.len() <= 24)?;
    let start = end - (last(before, REACH).len() - trimmed.len()) - word.len();
    // Most words are told without looking for a particle.
    lexicon::nickname_words().longest_prefix(word)?;
    let stem = word.get(..crate::text::josa::best(word).stem_len)?;
    if !is_cue(stem, "of") {
        return None;
    }
    let at = mentions.partition_point(|m| m.span.end <= start);
    let m = mentions.get(at.checked_sub(1)?)?;
    let near = end.saturating_sub(m.span.end) <= REACH && doc.sentence_at(m.span.start) == doc.sentence_at(end);
    (near && m.kind == EntityType::Person && m.form == Form::Name).then_some(m.span)
}

/// Words that say something call nobody.
fn verbal(words: &str) -> bool {
    crate::text::endings::verbal(words.rsplit(' ').next().unwrap_or(words))
}

#[cfg(test)]
mod tests {
    use crate::linking::tests::persons;

    #[test]
    fn introduced() {
        for text in [
            "일명 ‘불곰’ 김보람 감독이 왔다. 불곰은 웃었다.",
            "‘불곰’으로 불리는 김보람 감독이 왔다. 불곰은 웃었다.",
            "작품을 낸 불곰(본명 김보람) 작가가 왔다. 불곰 작가는 웃었다.",
            "‘불곰’이라는 별명으로 유명한 김보람 감독이 왔다.",
            "김보람 감독의 별명은 ‘불곰’이다.",
            "이른바 ‘불곰 박사’로 불리는 김보람 교수가 왔다. 불곰 박사는 웃었다.",
        ] {
            let got = persons(text);
            assert!(got.len() == 1 && got.iter().all(|p| p.contains("불곰") && p.contains("김보람")), "{text} {got:?}");
        }
        // Who has a name is called by it.
        assert!(persons("일명 ‘솔바람’ 김보람 감독이 왔다.").iter().all(|p| p.starts_with("김보람:")));
        let got = persons("배우 김보람(본명 김여울)이 왔다. 김여울은 웃었다.");
        assert!(got.len() == 1 && got.iter().all(|p| p.contains("김여울")), "{got:?}");
    }

    #[test]
    fn not_introduced() {
        let got = persons(
            "이른바 ‘가나 사건’의 재판장 한도윤 판사는 “조용히 하라”고 말했다. ‘불곰’ 인형을 산 김보람 감독이 왔다.",
        );
        assert!(got.iter().all(|p| !p.contains("가나") && !p.contains("불곰")), "{got:?}");
    }
}
