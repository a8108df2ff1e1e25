//! What stands right before and behind a place. A rule that looks at a few words must not look at the whole line: a
//! text may be one line, and be asked about at every word.

/// How many bytes a rule may look at: about a hundred syllables.
const NEAR: usize = 300;

/// The beginning of `text`, at most `most` bytes of it.
pub fn first(text: &str, most: usize) -> &str {
    let end = (0..=most.min(text.len())).rev().find(|&n| text.is_char_boundary(n)).unwrap_or(0);
    text.get(..end).unwrap_or("")
}

/// The end of `text`, at most `most` bytes of it.
pub fn last(text: &str, most: usize) -> &str {
    let start = (text.len().saturating_sub(most)..=text.len()).find(|&n| text.is_char_boundary(n)).unwrap_or(0);
    text.get(start..).unwrap_or("")
}

/// The text that ends at `at`, at most [`NEAR`] bytes of it.
pub fn before(text: &str, at: usize) -> &str {
    last(text.get(..at).unwrap_or(""), NEAR)
}

/// The text that begins at `at`, at most [`NEAR`] bytes of it.
pub fn after(text: &str, at: usize) -> &str {
    first(text.get(at..).unwrap_or(""), NEAR)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_window_ends_between_characters() {
        let text = "가".repeat(200);
        for at in (0..=text.len()).step_by(3) {
            assert!(before(&text, at).len() <= NEAR && after(&text, at).len() <= NEAR);
            assert_eq!(before(&text, at).len(), at.min(NEAR));
            assert_eq!(after(&text, at).len(), (text.len() - at).min(NEAR));
        }
        let text = format!("a{text}");
        assert!(before(&text, 601).chars().all(|c| c == '가') && before(&text, 602).is_empty());
    }
}
