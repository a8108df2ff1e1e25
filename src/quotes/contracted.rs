//! Contracted reports at the end of a sentence: 열린대요 (열린다고 해요), 기다리란다, 하재요, 언제냬요.

use crate::lexicon;
use crate::text::hangul::tail;

/// How many bytes behind the reported clause stand at the end of `form`; `None` where it ends in no contraction.
///
/// -ㄴ대 and -ㄴ단다 show themselves; -래, -재 and -냬 are the ends of nouns as well, unless 요 makes them a sentence's.
pub fn ending(form: &str) -> Option<usize> {
    let polite = form.strip_suffix('요');
    let body = polite.unwrap_or(form);
    let mut last = body.chars().rev();
    let (c, before) = (last.next()?, last.next()?);
    let mark = tail(before)?;
    let verbal = mark == NIEUN || mark == SSANGSIOS || mark == BIEUP_SIOS;
    if polite.is_some() {
        let fits = match c {
            '대' => verbal,
            '래' | '재' | '냬' => mark == 0,
            _ => false,
        };
        return fits.then_some("요".len());
    }
    if let Some(told) = form.strip_suffix('다') {
        let mut last = told.chars().rev();
        let (c, before) = (last.next()?, last.next()?);
        let mark = tail(before)?;
        let fits = match c {
            // 나가신단다, 간단다; 매단다 hangs.
            '단' => mark == NIEUN || mark == SSANGSIOS || mark == BIEUP_SIOS,
            // 기다리란다, 오란다; 바란다, 자란다 are verbs of their own.
            '란' | '잔' | '냔' => listed(told, "told") && told.chars().count() >= 3,
            _ => false,
        };
        return fits.then_some("다".len());
    }
    (c == '대' && (mark == NIEUN && listed(form, "ends") || mark == SSANGSIOS)).then_some(0)
}

/// Whether the last two syllables of `word` are an end of the list that reports so.
fn listed(word: &str, how: &str) -> bool {
    let end = word.char_indices().rev().nth(1).and_then(|(i, _)| word.get(i..)).unwrap_or("");
    lexicon::contracted().get(end).is_some_and(|r| r.field(0) == how)
}

const NIEUN: u32 = 4;
const BIEUP_SIOS: u32 = 18;
const SSANGSIOS: u32 = 20;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn contractions() {
        for (form, cut) in
            [("열린대요", 3), ("기다리란다", 3), ("하재요", 3), ("나가신단다", 3), ("끝났대", 0), ("언제냬요", 3)]
        {
            assert_eq!(ending(form), Some(cut), "{form}");
        }
        for form in ["군대", "미래", "바란다", "자란다", "매단다", "존재", "했다", "잔다", "세대요"]
        {
            assert_eq!(ending(form), None, "{form}");
        }
    }
}
