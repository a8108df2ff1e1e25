//! Bodies that people found for one purpose, where the article introduces them: 새말댐 건설 반대대책위원회(위원장 한도윤·이하 대책위),
//! ‘새말댐을 막는 나루강 시민행동’(아래 시민행동). The last word alone says no more than what kind of body it is.

use super::person::{Scene, is_verbal};
use super::{Mention, mention};
use crate::analysis::{EntityType, Source};
use crate::evidence::Reason;
use crate::lexicon;
use crate::span::Span;

/// Words of one name at most; tokens of one in marks, and of the bracket behind it.
const LONGEST: usize = 6;
const MARKED: usize = 12;
const BRACKET: usize = 16;

/// Adds the bodies to `found` (by start) in the place of what stands in them, and their short names wherever they stand.
#[inline(never)]
pub fn add(scene: &Scene<'_, '_>, found: &mut Vec<Mention>) {
    let tokens = scene.tokens;
    let body = |span: Span, score: f64| {
        let reason = Reason::new("n.org.alliance", span);
        mention(span, EntityType::Organization, score, Source::Pattern, reason)
    };
    let (mut all, mut shorts): (Vec<Mention>, Vec<Mention>) = (Vec::new(), Vec::new());
    for open in (1..tokens.items.len()).filter(|&i| tokens.mark(i) == Some('(') && !tokens.spaced(i)) {
        let Some(short) = introduces(scene, open) else { continue };
        let Some(name) = marked(scene, open).or_else(|| bare(scene, open, found).map(|(name, _)| name)) else {
            continue;
        };
        all.push(body(name, 0.9));
        let fits = |s: &Span| s.of(tokens.text).chars().all(|c| name.of(tokens.text).contains(c));
        shorts.extend(short.filter(fits).map(|s| body(s, 0.85)));
    }
    // 새말동 매립장 반대 대책위원회는 …: from the beginning of a sentence on, nouns in a row are its name.
    for last in (1..tokens.items.len()).filter(|&i| founded(tokens.word(i))) {
        let Some(end) = subject(scene, last) else { continue };
        let Some((name, first)) = bare(scene, last + 1, found) else { continue };
        let begins =
            tokens.items.get(first).is_some_and(|t| t.line) || first > 0 && tokens.mark(first - 1) == Some('.');
        let name = Span::new(name.start, end);
        if begins && !all.iter().any(|m| m.span.overlaps(name)) {
            all.push(body(name, 0.9));
        }
    }
    if all.is_empty() {
        return;
    }
    shorts.extend(super::spread::find(scene, &shorts));
    let free = |m: &Mention, taken: &[Mention]| !taken.iter().any(|t| t.span.overlaps(m.span));
    found.retain(|m| free(m, &all));
    for m in shorts {
        let other = found.iter().find(|f| f.span.overlaps(m.span)).is_some_and(|f| f.span != m.span);
        if !other && free(&m, &all) {
            found.retain(|f| f.span != m.span);
            all.push(m);
        }
    }
    found.append(&mut all);
    crate::order::by(found, |m| (m.span.start as u64, 0));
}

/// Whether the bracket that opens at token `open` introduces a body: by who leads it, or by its short name, which is given then.
fn introduces(scene: &Scene<'_, '_>, open: usize) -> Option<Option<Span>> {
    let tokens = scene.tokens;
    let close = tokens.after_bracket(open, BRACKET)?.checked_sub(1)?;
    let leads = scene.title(open + 1).is_some() && close > open + 2;
    let at = (open + 1..close).find(|&i| lexicon::is_around(tokens.word(i), "shortly"));
    // 이하 ‘대책위’
    let short = at.and_then(|at| (at + 1..close).find(|&i| tokens.is_word(i))).map(|i| scene.span(i));
    (leads || short.is_some()).then_some(short)
}

/// Whether a word ends as such bodies do.
fn is_alliance(word: &str) -> bool {
    let mut cuts = word.char_indices().rev().skip(1).take(6);
    cuts.any(|(at, _)| word.get(at..).is_some_and(|end| lexicon::is_around(end, "alliance")))
}

/// Whether a word tells of a body founded against or for one thing, whatever particle follows: not every 협의회 and 연합회.
fn founded(word: &str) -> bool {
    ["대책위", "투쟁위", "추진위", "공동행동", "시민행동", "비상행동"].iter().any(|kind| word.contains(kind))
}

/// Where the body ends that token `i` names as who does something.
fn subject(scene: &Scene<'_, '_>, i: usize) -> Option<usize> {
    let word = scene.tokens.word(i);
    let acts = |t: &&super::token::Tail| matches!(t.role, "topic" | "subject" | "also");
    let tail = scene.tokens.readings(i).iter().filter(acts).find(|t| word.get(..t.stem).is_some_and(is_alliance))?;
    Some(scene.span(i).start + tail.stem)
}

/// The whole of the words in marks before the bracket: ‘…을 막는 시민행동’(아래 …).
fn marked(scene: &Scene<'_, '_>, open: usize) -> Option<Span> {
    let tokens = scene.tokens;
    let close = open.checked_sub(1)?;
    let mark = match tokens.mark(close)? {
        '’' => '‘',
        '”' => '“',
        c @ ('\'' | '"') => c,
        _ => return None,
    };
    let last = close.checked_sub(1).filter(|&i| is_alliance(tokens.word(i)))?;
    let first = (last.saturating_sub(MARKED)..=last).rev().find(|&i| tokens.mark(i) == Some(mark))? + 1;
    let line = (first..=open).all(|i| tokens.follows(i));
    line.then(|| Span::new(scene.span(first).start, scene.span(last).end))
}

/// The nouns in a row that end before token `open`, and the first of them: 새말댐 건설 반대대책위원회(…).
fn bare(scene: &Scene<'_, '_>, open: usize, found: &[Mention]) -> Option<(Span, usize)> {
    let tokens = scene.tokens;
    let last = open.checked_sub(1).filter(|&i| tokens.is_word(i))?;
    if !is_alliance(tokens.word(last)) && subject(scene, last).is_none() {
        return None;
    }
    let mut first = last;
    while last - first < LONGEST {
        let Some(before) = first.checked_sub(1).filter(|_| tokens.follows(first) && tokens.spaced(first)) else {
            break;
        };
        let span = scene.span(before);
        // A body, a person or a date before it is another; a place belongs to it.
        let next = found.partition_point(|m| m.span.end <= span.start);
        let taken = found.get(next).is_some_and(|m| m.span.overlaps(span) && m.kind != EntityType::Location);
        if taken || !is_plain(scene, before) {
            break;
        }
        first = before;
    }
    (first < last).then(|| (Span::new(scene.span(first).start, scene.span(last).end), first))
}

/// Whether token `i` is a noun that goes on into the next word.
fn is_plain(scene: &Scene<'_, '_>, i: usize) -> bool {
    let tokens = scene.tokens;
    let word = tokens.word(i);
    tokens.is_word(i)
        && word.len() >= 6
        && scene.title(i).is_none()
        && !is_verbal(word)
        && !crate::text::endings::verbal(word)
        && !lexicon::is_verb_form(word)
        && !lexicon::connectives().has(word)
        && !lexicon::openers().has(word)
        && !lexicon::date_words().has(word)
        && !lexicon::people().has(word)
        && lexicon::clause_words().get(word).is_none_or(|row| row.field(0) == "demands")
        && tokens.readings(i).iter().all(|t| t.is_bare() || t.stem < 6)
}

#[cfg(test)]
mod tests {
    use crate::Options;
    use crate::text::Document;

    /// The names that this rule finds in an article that begins with `text`.
    fn bodies(text: &str) -> Vec<String> {
        let text = format!("{text}{}", " 비가 내렸다.".repeat(8));
        let doc = Document::read(&text);
        let all = crate::ner::find(&doc, &Options::default());
        let ours = all.iter().filter(|m| m.evidence.iter().any(|e| e.rule == "n.org.alliance"));
        ours.map(|m| doc.words(m.span).to_owned()).collect()
    }

    #[test]
    fn introduced() {
        for (text, want) in [
            ("온빛댐 증설 반대대책위원회(위원장 한도윤)는 말했다.", &["온빛댐 증설 반대대책위원회"][..]),
            (
                "주민들이 꾸린 나래숲 벌목 저지 공동행동(이하 공동행동)은 말했다.",
                &["나래숲 벌목 저지 공동행동", "공동행동"],
            ),
            (
                "‘온빛강을 그대로 두려는 나루 시민연대’(아래 시민연대)는 말했다.",
                &["온빛강을 그대로 두려는 나루 시민연대", "시민연대"],
            ),
            ("대책위원회(위원장 한도윤)는 말했다.", &[]),
            ("온빛댐 증설 반대대책위원회는 말했다.", &["온빛댐 증설 반대대책위원회"]),
            ("이날 모인 온빛댐 증설 반대대책위원회는 말했다.", &[]),
            ("이날 대책위원회는 말했다.", &[]),
            ("주민들은 온빛시 안전과(과장 한도윤)에 말했다.", &[]),
        ] {
            assert_eq!(bodies(text), want, "{text}");
        }
    }
}
