//! The user's own words: they win over everything else.

use std::collections::HashMap;

use super::token::{Tokens, reading_at};
use super::{Mention, mention};
use crate::analysis::Source;
use crate::evidence::Reason;
use crate::options::UserWord;
use crate::span::Span;

/// Words looked at in one text at most.
const MOST: usize = 10_000;

/// The places of `words` in the text, in no order. A word stands where a token begins and ends at its end or before a
/// particle.
#[inline(never)]
pub fn find(tokens: &Tokens<'_>, words: &[UserWord]) -> Vec<Mention> {
    let mut by_first: HashMap<char, Vec<&UserWord>> = HashMap::new();
    for word in words.iter().take(MOST) {
        let Some(first) = word.text.chars().next().filter(|c| !c.is_whitespace()) else { continue };
        by_first.entry(first).or_default().push(word);
    }
    if by_first.is_empty() {
        return Vec::new();
    }
    // The longest first, so that the first that fits is the best.
    for list in by_first.values_mut() {
        crate::order::by(list, |w| (!(w.text.len() as u64), 0));
    }
    let mut out = Vec::new();
    for token in &tokens.items {
        let Some(rest) = tokens.text.get(token.span.start..) else { continue };
        let list = rest.chars().next().and_then(|c| by_first.get(&c));
        let fits = |w: &&&UserWord| rest.starts_with(w.text.as_str()) && ends(tokens, token.span.start + w.text.len());
        let Some(word) = list.and_then(|l| l.iter().find(fits)) else { continue };
        let span = Span::new(token.span.start, token.span.start + word.text.len());
        out.push(mention(span, word.kind, 1.0, Source::User, Reason::new("n.user.word", span)));
    }
    out
}

/// Whether a word may end at `at`: at the end of a token or before a particle.
fn ends(tokens: &Tokens<'_>, at: usize) -> bool {
    let i = tokens.items.partition_point(|t| t.span.end < at);
    let Some(token) = tokens.items.get(i) else { return true };
    if at <= token.span.start || at >= token.span.end {
        return true;
    }
    reading_at(token.span.of(tokens.text), at - token.span.start).is_some()
}

#[cfg(test)]
mod tests {
    use crate::analysis::{EntityType, Source};
    use crate::{Options, UserWord, text::Document};

    #[test]
    fn the_users_words_win() {
        let mut options = Options::default();
        for (text, kind) in [("김보람", EntityType::Product), ("나래 비", EntityType::Event), ("", EntityType::Person)]
        {
            options.words.push(UserWord { text: text.to_owned(), kind });
        }
        let doc = Document::read("김보람 의원은 나래 비를 보았다. 김보람은 김보람스럽다.");
        let found = crate::ner::find(&doc, &options);
        let user: Vec<_> =
            found.iter().filter(|m| m.source == Source::User).map(|m| (doc.words(m.span), m.kind)).collect();
        let p = EntityType::Product;
        assert_eq!(user, [("김보람", p), ("나래 비", EntityType::Event), ("김보람", p)]);
    }
}
