//! Where and when something was said, between the speaker and the words: 지난달 도의회에서, 12일 국정감사에 출석해, 기자들과 만나,
//! 14일 오후 2시 도청에서 기자회견을 열고. It is the reporter's, no part of what is reported.

use super::clause::{self, Word};
use crate::lexicon;
use crate::text::endings::{modifying, verbal};
use crate::text::josa::{self, Role};

/// A setting has no more words than these.
const LONGEST: usize = 12;

/// The first word behind the setting that begins at `start`, before the word `at`; `start` where there is none.
pub fn behind(text: &str, words: &[Word], start: usize, at: usize) -> usize {
    let form = |w: usize| clause::form(text, words, w);
    let done = past(form(at));
    let mut end = start;
    for w in start..at.min(start + LONGEST) {
        let word = form(w);
        let role = josa::best(word).role;
        // 다음 회의에서 다루겠다: what is to come has not been said there.
        if lexicon::is_word(word, "to-come") {
            break;
        }
        if channel(text, words, w) || occasion(word, done) && !modifying(form(w + 1)) {
            end = w + 1;
        } else if matches!(role, Role::Topic | Role::Subject | Role::Also) && !verbal(word) {
            // A subject begins what is reported.
            break;
        }
    }
    end
}

/// 간담회에서, 도의회에서는: where one speaks. What is `done` may have been done in a building, not said there.
fn occasion(form: &str, done: bool) -> bool {
    let split = josa::best(form);
    let (stem, particle) = (form.get(..split.stem_len).unwrap_or(""), form.get(split.stem_len..).unwrap_or(""));
    let venue = || !done && lexicon::ends_with(stem, "venue");
    matches!(particle, "에서" | "에서도" | "에서는" | "에선") && (media(stem) || venue())
}

/// 도서관에서 … 열었다고: whether `word` says where what ends with `last` was done, which was not said there.
pub fn where_done(text: &str, word: &Word, last: Option<&Word>) -> bool {
    let form = word.span.of(text);
    let split = josa::best(form);
    let place = split.role == Role::Locative && form.get(split.stem_len..) == Some("에서");
    place && !form.get(..split.stem_len).is_some_and(media) && last.is_some_and(|w| past(w.span.of(text)))
}

/// 회견, 국정감사: whole, or the end of a longer name.
fn media(stem: &str) -> bool {
    lexicon::media().longest_suffix(stem).is_some_and(|(n, _)| n == stem.len() || n >= 6)
}

/// Whether a word with a quotative ending is of the past: 열었다고.
fn past(form: &str) -> bool {
    let verb = ["다고", "다며", "다면서", "다는"].iter().find_map(|end| form.strip_suffix(end));
    verb.and_then(|v| v.chars().next_back()).and_then(crate::text::hangul::tail) == Some(20) && !form.contains('겠')
}

/// 보도자료를 내고, 기자들과 만나, 국정감사에 출석해: the verb at `w` with what it takes.
fn channel(text: &str, words: &[Word], w: usize) -> bool {
    let form = |w: usize| clause::form(text, words, w);
    let Some(before) = w.checked_sub(1).filter(|_| lexicon::is_word(form(w), "through")) else { return false };
    let split = josa::best(form(before));
    let stem = form(before).get(..split.stem_len).unwrap_or("");
    match split.role {
        Role::With => lexicon::is_word(stem, "asker"),
        Role::Object | Role::Dative => media(stem) || lexicon::documents().longest_suffix(stem).is_some(),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::super::clause::{self, Clause};
    use super::behind;
    use crate::span::Span;

    #[test]
    fn settings_end_before_what_is_reported() {
        for (words, want) in [
            ("지난달 도의회에서 총량제를 도입하겠다고", "총량제를"),
            ("12일 국정감사에 출석해 총량제를 도입하겠다고", "총량제를"),
            ("기자들과 만나 총량제를 도입하겠다고", "총량제를"),
            ("14일 오후 2시 군청에서 기자회견을 열고 총량제를 도입하겠다고", "총량제를"),
            ("국회에서 통과된 법안이 위헌이라고", "국회에서"),
            ("다음 회의에서 총량제를 다루겠다고", "다음"),
            ("물가가 국정감사에서 쟁점이 됐다고", "물가가"),
            ("내년부터 총량제를 도입하겠다고", "내년부터"),
            ("지난달 시청에서 설명회를 열었다고", "지난달"),
            ("지난달 기자회견에서 협상을 끝냈다고", "협상을"),
        ] {
            let clause = Clause::read(words, Span::new(0, words.len()), &[]);
            let at = clause.words.len() - 1;
            let first = clause::form(words, &clause.words, behind(words, &clause.words, 0, at));
            assert_eq!(first, want, "{words}");
        }
    }
}
