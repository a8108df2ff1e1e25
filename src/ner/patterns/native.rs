//! Native numerals and their counters: 두 명, 세 번째, 둘, 첫째, 절반.

use super::quantity::{quantity, unit_at};
use super::{Found, may_end, tails};
use crate::analysis::ValueKind;
use crate::lexicon;

/// 두 명, 세 번째, 한 달, 수십만 명.
pub fn at(text: &str, at: usize) -> Option<Found> {
    let rest = text.get(at..)?;
    let (len, row) = lexicon::numerals().longest_prefix(rest)?;
    let amount = crate::decimal::read(row.field(0))?;
    let mut end = at + len;
    if row.field(1) == "alone" {
        return alone(text, end, amount);
    }
    let one = amount == 1.0;
    let about = text.get(end..)?.starts_with('여') || matches!(rest.get(..len)?, "한두" | "두어" | "여남은");
    end += if text.get(end..)?.starts_with('여') { '여'.len_utf8() } else { 0 };
    let space = usize::from(text.get(end..)?.starts_with(' '));
    let rest = text.get(end + space..)?;
    let (unit, row) = unit_at(text, end + space, rest)?;
    let class = row.field(0);
    let word = rest.get(..unit)?;
    // 한 사람, 두 가지; a single syllable written together is seldom a counter (한대, 세기).
    let counts = matches!(class, "count" | "age") || word == "배" || word == "단계" || word == "시즌" || word == "학년";
    let close = matches!(
        word,
        "명" | "개" | "번" | "살" | "곳" | "건" | "사람" | "단계" | "장면" | "차례" | "장" | "컷" | "회"
    );
    let counter = counts && (space == 1 || close || unit >= 6 && !one);
    // 한 병원 is some hospital; 한자리, 한마디 and 한편 are words of their own.
    let counter = counter && !(one && row.field(3) == "noun");
    // 한명회 is a name.
    if space == 0 && !may_end(text, end + space + unit) {
        return None;
    }
    // 한번도 and 한번에 are adverbs, 다시 한번 is a count.
    let behind = super::run(text, end + space + unit);
    let adverb =
        one && word == "번" && !matches!(behind, "" | "쯤" | "씩" | "만" | "쯤은") && !(space == 1 && behind != "도");
    let first = text.get(at..)?.starts_with('첫');
    let nth = word == "번째" || word == "째";
    if adverb || first && !nth || !(counter || nth) || word == "분" && space == 0 || word == "인" {
        return None;
    }
    let kind = match class {
        "money" => ValueKind::Money,
        "age" => ValueKind::Age,
        "ordinal" => ValueKind::Ordinal,
        _ => ValueKind::Count,
    };
    let (end, more) = tails(text, end + space + unit, "count");
    let kind = if class == "percent" { ValueKind::Percent } else { kind };
    Some(quantity(kind, amount, row.field(1), about || more, end, "n.quantity.native"))
}

/// 둘, 하나만, 하나씩: a numeral by itself, which ends at `end`.
fn alone(text: &str, end: usize, amount: f64) -> Option<Found> {
    let run = super::run(text, end);
    // 하나도 is not at all.
    let ends = run.is_empty() || lexicon::tails().has(run) || run.starts_with(['만', '씩', '다', '째']);
    (ends && !(amount == 1.0 && run.starts_with('도'))).then_some(())?;
    let end = end + if run.starts_with(['만', '씩']) { '만'.len_utf8() } else { 0 };
    Some(quantity(ValueKind::Count, amount, "개", false, end, "n.quantity.native"))
}

/// 첫째, 둘째.
pub fn ordinal(text: &str, at: usize) -> Option<Found> {
    let rest = text.get(at..)?;
    let words = [
        ("첫째", 1.0),
        ("둘째", 2.0),
        ("셋째", 3.0),
        ("넷째", 4.0),
        ("다섯째", 5.0),
        ("첫번째", 1.0),
        ("첫 번째", 1.0),
    ];
    if let Some(half) = rest.strip_prefix("절반") {
        let end = text.len() - half.len();
        let (end, about) = may_end(text, end).then(|| tails(text, end, "percent"))?;
        return Some(quantity(ValueKind::Percent, 50.0, "%", about, end, "n.quantity.fraction"));
    }
    let (word, n) = words.into_iter().find(|(w, _)| rest.starts_with(w))?;
    let end = at + word.len();
    may_end(text, end).then(|| quantity(ValueKind::Ordinal, n, "번째", false, end, "n.quantity.ordinal"))
}

#[cfg(test)]
mod tests {
    use crate::ner::patterns::tests::words;

    #[test]
    fn counts() {
        for (text, want) in [
            ("서너 개가", "서너 개"),
            ("열두 명만", "열두 명만"),
            ("한 사람이", "한 사람"),
            ("셋이", "셋"),
            ("하나씩 나눴다", "하나씩"),
            ("한 명도", "한 명"),
            ("한차례 비가", "한차례"),
            ("두 아들과", "두 아들"),
            ("첫 번째 손님", "첫 번째"),
        ] {
            assert_eq!(words(text), [want], "{text}");
        }
    }

    #[test]
    fn words_of_their_own() {
        for text in [
            "한편 그는",
            "한자리에 모였다",
            "한마디로",
            "두산이",
            "세종시",
            "한 관계자는",
            "하나로마트",
            "둘레길",
            "네이버는",
        ] {
            assert!(words(text).is_empty(), "{text} {:?}", words(text));
        }
    }
}
