//! How marked words end, with endings of speech that running text hardly has: 기다려 달라, 쉬자, 모르오.

use crate::lexicon;
use crate::text::endings::{self, Final};

/// How `words` end; see [`endings::final_of`].
pub fn final_of(words: &str) -> Final {
    let found = endings::final_of(words);
    if found != Final::Noun {
        return found;
    }
    let core = words.trim_end_matches(|c| !crate::text::hangul::is_letter(c));
    let word = core.rsplit(char::is_whitespace).next().unwrap_or("");
    // 해 달라, 하지 말라; 책임지라, 물러나라: of the words in 나라 only verbs are commands.
    let spoken = lexicon::spoken_ends().longest_suffix(word).is_some_and(|(_, row)| match row.field(0) {
        "long" => word.chars().count() >= 3,
        _ => core.len() > word.len(),
    });
    if spoken { Final::Sentence } else { found }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn endings_of_speech() {
        for words in
            ["기다려 달라", "숨 좀 쉬자", "나는 모르오", "그만하지 말라", "내년에 간다", "책임지라", "당장 물러나라"]
        {
            assert_eq!(final_of(words), Final::Sentence, "{words}");
        }
        for words in ["새 라디오", "나라", "혼자", "새 의자", "공포의 나라", "우리나라"] {
            assert_eq!(final_of(words), Final::Noun, "{words}");
        }
    }
}
