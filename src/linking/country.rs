//! A country as a place or as an actor, by its grammar: 북한은 … 밝혔다 acts, 북한에서 is a place. The type stays that of a
//! place; the evidence says how it is used.

use super::{Groups, words};
use crate::analysis::{EntityType, Form};
use crate::evidence::Reason;
use crate::lexicon;
use crate::ner::Mention;
use crate::text::josa::Role;
use crate::text::{Document, endings};

/// Marks the countries that act.
#[inline(never)]
pub fn note(doc: &Document<'_>, read: &[words::Word], mentions: &[Mention], groups: &mut Groups) {
    let mut at = 0;
    for (i, m) in mentions.iter().enumerate() {
        if m.kind != EntityType::Location || m.form != Form::Name || !is_country(doc.words(m.span)) {
            continue;
        }
        while read.get(at).is_some_and(|w| w.span.end <= m.span.start) {
            at += 1;
        }
        let Some(word) = read.get(at).filter(|w| w.stem == m.span) else { continue };
        let acts = match word.role {
            Role::Topic | Role::Subject | Role::Also => !describes(doc, read, at),
            // 북한에게, 북한한테: only who acts is given something; 에 tells where.
            Role::Dative => doc.words(word.span).ends_with(['게', '테', '께']),
            _ => false,
        };
        if acts {
            groups.note(i, Reason { rule: "l.place.actor", at: Some(word.span), weight: Some(0.7) });
        }
    }
}

fn is_country(name: &str) -> bool {
    lexicon::is_country(lexicon::same_places().get(name).map_or(name, |r| r.field(0)))
}

/// 한국은 덥다, 한국이 아닌: the word behind says how a place is, not what somebody does.
fn describes(doc: &Document<'_>, read: &[words::Word], at: usize) -> bool {
    read.get(at + 1).is_none_or(|n| {
        let next = doc.words(n.stem);
        matches!(next, "아니라" | "아닌" | "있는" | "없는" | "속한" | "포함된")
            || endings::verbal(next) && n.span.len() <= 6
    })
}

#[cfg(test)]
mod tests {
    use crate::linking::tests::evidence;

    #[test]
    fn actors_and_places() {
        for text in ["북한은 회담을 거부한다고 밝혔다.", "정부는 북한에게 회담을 제안했다."]
        {
            assert!(evidence(text, "북한").contains(&"l.place.actor".to_owned()), "{text}");
        }
        for text in ["북한에서 회담이 열렸다.", "북한에 비가 왔다.", "북한의 산은 높다."] {
            assert!(!evidence(text, "북한").contains(&"l.place.actor".to_owned()), "{text}");
        }
    }
}
