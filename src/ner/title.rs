//! Titles: posts, occupations and honorifics, alone in a word (의원은) or joined with what they belong to (나루시장).

use super::ends::Ends;
use super::token::{Kind, Tail, Tokens};
use crate::lexicon;
use crate::span::Span;

/// A title that ends a word (particles aside).
#[derive(Debug, Clone, Copy)]
pub struct Title {
    /// The title with what is joined to it, without particle.
    pub span: Span,
    /// The title alone.
    pub core: Span,
    /// `politics`, `business` …
    pub class: &'static str,
    /// May stand after a name.
    pub after: bool,
    /// May stand before a name.
    pub before: bool,
    /// Commonly means one known person when it stands alone.
    pub bare: bool,
    /// What follows it.
    pub tail: Tail,
}

impl Title {
    /// Whether an organisation or a place is joined to it.
    pub fn is_joined(&self) -> bool {
        self.core.start > self.span.start
    }
}

/// The title of each token, where it has one.
#[inline(never)]
pub fn find(tokens: &Tokens<'_>) -> Vec<Option<Title>> {
    let one = |(i, t): (usize, &super::token::Token)| {
        if t.kind != Kind::Word {
            return None;
        }
        from(tokens.word(i), t.span.start, tokens.readings(i))
    };
    let mut found: Vec<Option<Title>> = tokens.items.iter().enumerate().map(one).collect();
    deputies(tokens, &mut found);
    found
}

/// 외무성 부상, 림 부상: a deputy minister of the North, where the word is no injury: behind a ministry, and behind a surname where the
/// article has one behind a ministry.
fn deputies(tokens: &Tokens<'_>, found: &mut [Option<Title>]) {
    let deputy = |i: usize| {
        let word = tokens.word(i);
        word.starts_with("부상") && tokens.follows(i) && tokens.spaced(i)
    };
    let places: Vec<usize> = (1..tokens.items.len()).filter(|&i| deputy(i)).collect();
    let ministry = |i: usize| {
        let before = tokens.word(i - 1);
        before.len() >= 9
            && before.ends_with('성')
            && super::gazetteer::entry(before).is_some_and(|e| e.class == "government")
    };
    if !places.iter().any(|&i| ministry(i)) {
        return;
    }
    for i in places {
        if !ministry(i) && !super::likeness::is_surname(tokens.word(i - 1)) {
            continue;
        }
        let (Some(token), Some(&tail)) =
            (tokens.items.get(i), tokens.readings(i).iter().find(|t| t.stem == "부상".len()))
        else {
            continue;
        };
        let at = token.span.start;
        let Some(slot) = found.get_mut(i) else { continue };
        let span = Span::new(at, at + tail.stem);
        *slot = Some(Title { span, core: span, class: "government", after: true, before: false, bare: false, tail });
    }
}

/// The title in `word`, which starts at `at`, by its readings.
fn from(word: &str, at: usize, tails: &[Tail]) -> Option<Title> {
    // Most words end in none, whatever is cut off.
    if !tails.iter().any(|t| t.ends.has(Ends::TITLE)) {
        return None;
    }
    // A word that is a title as a whole (with or without particle) before one that only ends in one.
    whole(word, at, tails).or_else(|| joined(word, at, tails))
}

fn whole(word: &str, at: usize, tails: &[Tail]) -> Option<Title> {
    tails.iter().find_map(|&tail| {
        let stem = word.get(..tail.stem).filter(|_| tail.ends.has(Ends::TITLE))?;
        let row = lexicon::titles().get(stem)?;
        Some(title(Span::new(at, at + tail.stem), at, row, tail))
    })
}

fn joined(word: &str, at: usize, tails: &[Tail]) -> Option<Title> {
    tails.iter().find_map(|&tail| {
        let stem = word.get(..tail.stem).filter(|_| tail.ends.has(Ends::TITLE))?;
        let (cut, _) = stem.char_indices().find(|&(cut, _)| {
            let Some((before, core)) = stem.split_at_checked(cut) else { return false };
            // 2차관, 1부장: a number belongs to the post. Otherwise two syllables at least.
            let enough = before.len() >= 6 || !before.is_empty() && before.bytes().all(|b| b.is_ascii_digit());
            // 1군, 2군: teams, no young men.
            let kin = |r: &lexicon::Row| before.len() < 6 && r.field(0) == "kin";
            enough && lexicon::titles().get(core).is_some_and(|r| (r.field(3) == "y" || before.len() < 6) && !kin(&r))
        })?;
        let row = lexicon::titles().get(stem.get(cut..)?)?;
        Some(title(Span::new(at, at + tail.stem), at + cut, row, tail))
    })
}

fn title(span: Span, core: usize, row: lexicon::Row, tail: Tail) -> Title {
    let place = row.field(1);
    Title {
        span,
        core: Span::new(core, span.end),
        class: row.field(0),
        after: place != "b",
        before: place != "a",
        bare: row.field(2) == "y",
        tail,
    }
}

#[cfg(test)]
mod tests {
    use super::super::token::readings;
    use super::*;

    #[test]
    fn reads() {
        let of = |w: &'static str| from(w, 0, &readings(w)).map(|t| (t.span.of(w), t.core.of(w), t.tail.role));
        assert_eq!(of("의원은"), Some(("의원", "의원", "topic")));
        assert_eq!(of("대표이사"), Some(("대표이사", "대표이사", "")));
        assert_eq!(of("나루시장이"), Some(("나루시장", "시장", "subject")));
        assert_eq!(of("2차관이"), Some(("2차관", "차관", "subject")));
        assert_eq!(of("새봄연구소장"), Some(("새봄연구소장", "연구소장", "")));
        assert_eq!(of("CEO는"), Some(("CEO", "CEO", "topic")));
        for word in ["구름", "하늘은", "", "장관급", "의원들이라며"] {
            assert_eq!(of(word), None, "{word}");
        }
    }
}
