//! Parties in titles: 나루 “…” where the article has 새길나루당.

use std::collections::BTreeSet;

use super::person::Scene;
use super::token::Kind;
use super::{Mention, mention};
use crate::analysis::{EntityType, SectionKind, Source};
use crate::evidence::Reason;
use crate::text::Document;

/// Parties whose names are compared with a title's words: more than an article has.
const MOST: usize = 20;

/// The parties that titles call without their 당, by those of `found`.
#[inline(never)]
pub fn find(doc: &Document<'_>, scene: &Scene<'_, '_>, found: &[Mention]) -> Vec<Mention> {
    let tokens = scene.tokens;
    let title = |at| matches!(doc.kind_at(at), SectionKind::Title | SectionKind::Subtitle);
    let name = |m: &Mention| doc.words(m.span).strip_suffix('당').filter(|name| name.chars().nth(1).is_some());
    let bodies = found.iter().filter(|m| m.kind == EntityType::Organization);
    let parties: BTreeSet<&str> = bodies.filter_map(name).take(MOST).collect();
    if parties.is_empty() {
        return Vec::new();
    }
    let mut out = Vec::new();
    for (i, token) in tokens.items.iter().enumerate().filter(|(_, t)| t.kind == Kind::Word && title(t.span.start)) {
        let word = tokens.word(i);
        // Alone before words or a break; 민주 사회 is no party.
        let apart = matches!(tokens.mark(i + 1), Some('“' | '"' | '‘' | '\'' | ',' | '…' | '·' | ':'));
        let called = || word.chars().nth(1).is_some() && parties.iter().any(|party| party.ends_with(word));
        if apart && called() {
            let reason = Reason::new("n.org.party", token.span);
            out.push(mention(token.span, EntityType::Organization, 0.96, Source::Pattern, reason));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use crate::analysis::EntityType;
    use crate::text::Document;

    fn organizations(text: &str) -> Vec<String> {
        let doc = Document::read(text);
        let all = crate::ner::find(&doc, &crate::Options::default());
        all.iter().filter(|m| m.kind == EntityType::Organization).map(|m| doc.words(m.span).to_owned()).collect()
    }

    #[test]
    fn titles_leave_out_the_word_for_party() {
        let body = "새길나루당 의원은 온빛시에서 새길나루당을 믿는다고 했다. 새길나루당은 웃었다. 길은 조용했다.";
        for (title, called) in
            [("나루 “빚 없는 예산 짤 것”", true), ("나루, 예산안 거부", true), ("나루 풍경이 달라졌다", false)]
        {
            let found = organizations(&format!("{title}\n\n{body}"));
            assert_eq!(found.contains(&"나루".to_owned()), called, "{title}: {found:?}");
        }
    }
}
