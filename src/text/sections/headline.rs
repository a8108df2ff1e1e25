//! Headlines: clipped lines whose words come back in the article.

use super::lines::{End, Line};
use crate::order;
use crate::text::hangul::is_letter;

/// How much the shape of `line` looks like a headline's. 3 or more is one where nothing speaks against it.
pub fn shape(line: &Line, words: &str) -> f64 {
    if line.hangul + line.latin < 4 {
        return 0.0;
    }
    let mut score = match line.chars {
        0..=7 => -1.0,
        8..=11 => 0.0,
        12..=70 => 2.0,
        71..=95 => 0.5,
        _ => -3.0,
    };
    score += match line.words {
        0..=1 => -1.0,
        2 => 0.0,
        _ => 1.0,
    };
    if line.joint {
        score += 1.0;
    }
    if line.quoted {
        score += 0.8;
    }
    score += match line.end {
        // A headline may ask, shout, or be a quotation that keeps its full stop; it is never more than one sentence then.
        End::Sentence if words.ends_with('.') => -3.0,
        End::Sentence if line.sentences > 1 && words.ends_with(['”', '"', '’', '\'']) => -3.0,
        End::Sentence | End::Predicate => 0.0,
        End::Open => 1.0,
    };
    if line.unclosed {
        score -= 3.0;
    }
    if line.josa_share() >= 0.5 {
        score -= 0.5;
    }
    score
}

/// The words of a text by their first two characters: enough to see through particles and endings.
#[derive(Debug, Default)]
pub struct Vocabulary {
    /// Sorted, each once.
    heads: Vec<u64>,
}

impl Vocabulary {
    /// The words of `texts`.
    pub fn of<'t>(texts: impl Iterator<Item = &'t str>) -> Self {
        let mut heads: Vec<u64> = Vec::new();
        texts.for_each(|text| heads_of(text, |head| heads.push(head)));
        order::by(&mut heads, |&head| (head, 0));
        heads.dedup();
        Vocabulary { heads }
    }

    /// How many words of `text` come back in the vocabulary, each once.
    pub fn shared(&self, text: &str) -> usize {
        let mut seen: Vec<u64> = Vec::new();
        heads_of(text, |head| {
            if self.heads.binary_search(&head).is_ok() {
                seen.push(head);
            }
        });
        order::by(&mut seen, |&head| (head, 0));
        seen.dedup();
        seen.len()
    }
}

/// The first two characters of each word of at least two.
fn heads_of(text: &str, mut found: impl FnMut(u64)) {
    let (mut first, mut length) = (' ', 0_usize);
    for c in text.chars() {
        if !is_letter(c) {
            length = 0;
            continue;
        }
        length += 1;
        match length {
            1 => first = c,
            2 => found(u64::from(u32::from(first)) << 32 | u64::from(u32::from(c))),
            _ => {}
        }
    }
}

/// Whether two lines say the same, marks and space aside; one of them may name the publisher behind it.
pub fn same(a: &str, b: &str) -> bool {
    let mut a = a.chars().filter(|&c| is_letter(c));
    let mut b = b.chars().filter(|&c| is_letter(c));
    let mut alike = 0;
    loop {
        match (a.next(), b.next()) {
            (Some(x), Some(y)) if x == y => alike += 1,
            (None, None) => return alike > 0,
            (Some(_), None) => return alike >= 8 && a.count() < 12,
            (None, Some(_)) => return alike >= 8 && b.count() < 12,
            _ => return false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::lines::split;
    use super::*;

    fn of(line: &str) -> f64 {
        split(line).first().map_or(0.0, |l| shape(l, line))
    }

    #[test]
    fn shapes() {
        for line in [
            "버스 끊기면 학교도 끊긴다…섬마을 주민들, 다리 위에 서다",
            "한울전자, 다올반도체 2조3000억원에 인수",
            "“쌀 한 톨에 날씨 30년이 들어 있다.”",
            "영하 40도에도 안 죽는 배터리, 소금물로 만들었다",
        ] {
            assert!(of(line) >= 3.0, "{line}: {}", of(line));
        }
        for line in ["정치", "공유하기", "댓글 14", "온빛시는 12일 다리를 전면 통제했다.", "자동차 시승기"]
        {
            assert!(of(line) < 3.0, "{line}: {}", of(line));
        }
    }

    #[test]
    fn words_come_back() {
        let v = Vocabulary::of(["온빛시가 버들대교를 15일부터 통제한다.", "온빛시는 안전을 들었다."].into_iter());
        assert_eq!(v.shared("온빛시, 버들대교 전면 통제…온빛시민은"), 3);
        assert_eq!(v.shared("로또 1등 두 번"), 0);
        assert!(same("“둑 무너진다” 외친 이장", "둑 무너진다\" 외친  이장…") && !same("", "—"));
        assert!(
            same("버들대교 내일부터 통제 | 새벽나루", "버들대교 내일부터 통제") && !same("버들대교", "버들대교 통제")
        );
    }
}
