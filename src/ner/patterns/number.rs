//! Numbers as the news writes them: 1,234.5 · 3만5천 · 1조 2000억 · 수십만.

use crate::lexicon;

/// A number and where it ends.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Number {
    /// Its value.
    pub value: f64,
    /// Offset just past it, in bytes.
    pub end: usize,
    /// How many ASCII digits it began with.
    pub digits: usize,
    /// Whether anything but ASCII digits belongs to it.
    pub plain: bool,
}

/// What a syllable multiplies by.
fn scale(c: char) -> Option<f64> {
    Some(match c {
        '십' => 1e1,
        '백' => 1e2,
        '천' => 1e3,
        '만' => 1e4,
        '억' => 1e8,
        '조' => 1e12,
        '경' => 1e16,
        _ => return None,
    })
}

/// The number of `text` that starts at `at` with a digit.
pub fn read(text: &str, at: usize) -> Option<Number> {
    let (mut value, mut end) = digits(text, at)?;
    let first = text.get(at..)?.bytes().take_while(u8::is_ascii_digit).count();
    let mut plain = text.get(at..end)?.bytes().all(|b| b.is_ascii_digit());
    // The sum so far, and what has been read since the last 만, 억, 조.
    let (mut sum, mut section) = (0.0, 0.0);
    let mut last_big = f64::INFINITY;
    loop {
        let rest = text.get(end..)?;
        let mut chars = rest.chars();
        let c = chars.next();
        let Some(by) = c.and_then(scale).filter(|&s| is_scale(s, chars.as_str())) else { break };
        plain = false;
        let len = c.map_or(0, char::len_utf8);
        if by < 1e4 {
            section += value.max(if value == 0.0 { 1.0 } else { 0.0 }) * by;
            value = 0.0;
        } else {
            if by >= last_big {
                break;
            }
            sum += (section + value) * by;
            (section, value) = (0.0, 0.0);
            last_big = by;
        }
        end += len;
        // 8만 8660원: one space may stand after 만, 억, 조.
        let skip = usize::from(by >= 1e3 && text.get(end..)?.starts_with(' '));
        match digits(text, end + skip) {
            Some((v, e)) if skip == 0 || continues(text, e) => (value, end) = (v, e),
            _ if skip == 0 && small_scale(text, end) => value = 0.0,
            _ => {}
        }
    }
    Some(Number { value: sum + section + value, end, digits: first, plain })
}

/// Whether the scale syllable belongs to the number: 3조 is three trillion before a currency or a digit, an article of a
/// law or a group otherwise.
fn is_scale(by: f64, rest: &str) -> bool {
    if by < 1e12 {
        return true;
    }
    let rest = rest.strip_prefix(' ').unwrap_or(rest);
    let money = |t: &str| lexicon::units().longest_prefix(t).is_some_and(|(_, r)| r.field(0) == "money");
    if let Some((_, end)) = digits(rest, 0) {
        let after = rest.get(end..).unwrap_or("");
        return after.chars().next().and_then(scale).is_some() || money(after) || after.starts_with('여');
    }
    rest.starts_with('여') || money(rest)
}

fn small_scale(text: &str, at: usize) -> bool {
    text.get(at..).and_then(|t| t.chars().next()).is_some_and(|c| matches!(c, '십' | '백' | '천'))
}

/// After a space, a number goes on only if a unit follows it at once (8만 8660원, not 3만 2025년).
fn continues(text: &str, end: usize) -> bool {
    let rest = text.get(end..).unwrap_or("");
    let scaled = rest.chars().next().and_then(scale).is_some();
    rest.starts_with('여') || scaled || lexicon::units().longest_prefix(rest).is_some()
}

/// Digits with their commas and decimals: the value and where they end.
fn digits(text: &str, at: usize) -> Option<(f64, usize)> {
    let bytes = text.as_bytes();
    let is = |i: usize| bytes.get(i).is_some_and(u8::is_ascii_digit);
    if !is(at) {
        return None;
    }
    let mut i = at;
    let mut value = 0.0f64;
    let mut add = |i: usize| value = value * 10.0 + f64::from(bytes.get(i).map_or(0, |b| b - b'0'));
    while is(i) {
        add(i);
        i += 1;
    }
    // A comma stands before exactly three digits.
    while i - at <= 60 && bytes.get(i) == Some(&b',') && is(i + 1) && is(i + 2) && is(i + 3) && !is(i + 4) {
        add(i + 1);
        add(i + 2);
        add(i + 3);
        i += 4;
    }
    if bytes.get(i) == Some(&b'.') && is(i + 1) {
        let mut place = 0.1;
        i += 1;
        while is(i) {
            value += f64::from(bytes.get(i).map_or(0, |b| b - b'0')) * place;
            place /= 10.0;
            i += 1;
        }
    }
    Some((value, i))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads() {
        for (text, value, words) in [
            ("1,234.5명", 1234.5, "1,234.5"),
            ("12,34", 12.0, "12"),
            ("3만5천명", 35000.0, "3만5천"),
            ("1조 2000억원", 1.2e12, "1조 2000억"),
            ("8만 8660원", 88660.0, "8만 8660"),
            ("3만 2025년", 30000.0, "3만"),
            ("2천400억 유로", 2.4e11, "2천400억"),
            ("1조8천3백억여원", 1.83e12, "1조8천3백억"),
            ("5조 1항", 5.0, "5"),
            ("150조 원", 1.5e14, "150조"),
            ("3천여명", 3000.0, "3천"),
            ("7", 7.0, "7"),
        ] {
            let n = read(text, 0).map(|n| (n.value, text.get(..n.end).unwrap_or("")));
            assert!(n.is_some_and(|(v, w)| (v - value).abs() < value * 1e-9 && w == words), "{text} {n:?}");
        }
        assert_eq!(read("가", 0), None);
        assert_eq!(read("", 0), None);
        assert!(read(&"9".repeat(500), 0).is_some());
    }
}
