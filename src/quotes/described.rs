//! What describes somebody: 통일부 당국자, 청와대 한 관계자, 지역 상인회 관계자. The words before a noun that belong to it, up to where
//! another phrase or a verb ends.

use super::clause::{self, Word};
use super::noun_phrase::{NounPhrase, Reader, neighbour};
use super::nouns::{is_adverb, joins, like_organization, quotes, takes};
use crate::analysis::EntityType;
use crate::lexicon;
use crate::span::Span;
use crate::text::endings::verbal;
use crate::text::josa::{self, Role};

impl Reader<'_> {
    /// A phrase with what describes it before it (온빛 뉴스).
    pub fn described(&self, words: &[Word], phrase: NounPhrase) -> NounPhrase {
        NounPhrase { span: self.modifiers(words, phrase.word, phrase.span), ..phrase }
    }

    /// Where a description begins: 통일부 당국자, 청와대 한 관계자, 지역 상인회 관계자.
    pub fn modifiers(&self, words: &[Word], at: usize, span: Span) -> Span {
        let text = self.doc.text();
        let mut start = span.start;
        for back in (at.saturating_sub(4)..at).rev() {
            let Some(word) = words.get(back).filter(|w| !w.comma && !w.glued) else { break };
            let form = word.span.of(text);
            let next = || clause::form(text, words, back + 1);
            // 이를 두고 일각, 열흘 전 한 기사: where another phrase ends.
            if lexicon::is_word(form, "upon") || form == "전" && lexicon::is_word(next(), "supposes") {
                break;
            }
            let joined = text.get(word.span.end..start).is_some_and(|gap| gap == " ");
            let describes = || match josa::best(form).role {
                Role::Genitive => true,
                Role::Bare => !verbal(form) && !joins(form) && !is_adverb(form) && !quotes(form),
                _ => false,
            };
            // 한은 관계자 (the bank, no topic), 또 다른 관계자.
            let body = || {
                let mention = self.mention_ending(word.span.end).and_then(|m| self.links.mentions.get(m));
                mention.is_some_and(|m| m.kind == EntityType::Organization && m.span == word.span)
            };
            let another = || form == "또" && next() == "다른";
            let known = lexicon::people().has(form) || lexicon::is_word(form, "determiner");
            let left = || neighbour(words, back, word.span).filter(|left| !left.comma);
            // 사연을 접한 누리꾼, 시장에서 만난 상인, 논란이 일자 소속사: what takes an object or a place is a verb.
            let named = || self.mention_ending(word.span.end).is_some();
            let verb = || !named() && left().is_some_and(|left| takes(left.span.of(text), form));
            // 온빛시 자원순환과 관계자: a department, no “and”.
            let department = || {
                let office = |left: &Word| {
                    let named = self.mention_ending(left.span.end).and_then(|m| self.links.mentions.get(m));
                    named.is_some_and(|m| matches!(m.kind, EntityType::Organization | EntityType::Location))
                        || like_organization(left.span.of(text))
                        || lexicon::place_suffixes().longest_suffix(left.span.of(text)).is_some()
                };
                let stem = form.strip_suffix('과').filter(|stem| stem.chars().nth(1).is_some());
                back + 1 == at && left().is_some_and(office) && stem.is_some_and(|stem| !lexicon::people().has(stem))
            };
            // 이를 본 시민; 본 위원회.
            let known = known && !(form == "본" && verb());
            if !joined || !(known || another() || describes() && !verb() || body() || department()) {
                break;
            }
            start = word.span.start;
        }
        Span::new(start, span.end)
    }
}
