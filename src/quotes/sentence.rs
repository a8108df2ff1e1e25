//! How marked words end, with endings of speech that running text hardly has: 기다려 달라, 쉬자, 모르오.

use crate::text::endings::{self, Final};

/// How `words` end; see [`endings::final_of`].
pub fn final_of(words: &str) -> Final {
    let found = endings::final_of(words);
    if found != Final::Noun {
        return found;
    }
    let core = words.trim_end_matches(|c: char| !c.is_alphanumeric());
    let word = core.rsplit(char::is_whitespace).next().unwrap_or("");
    let mut last = word.chars().rev();
    let (Some(c), Some(before)) = (last.next(), last.next()) else { return found };
    let spoken = match c {
        // 해 달라, 하지 말라: what somebody asks for.
        '라' => matches!(before, '달' | '말' | '들' | '려' | '켜' | '리') && core.len() > word.len(),
        '자' => matches!(before, '쉬' | '서' | '말' | '뛰' | '꾸' | '나' | '싸') && core.len() > word.len(),
        '오' => matches!(before, '르' | '가' | '보' | '되' | '주') && core.len() > word.len(),
        _ => false,
    };
    if spoken { Final::Sentence } else { found }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn endings_of_speech() {
        for words in ["기다려 달라", "숨 좀 쉬자", "나는 모르오", "그만하지 말라", "내년에 간다"]
        {
            assert_eq!(final_of(words), Final::Sentence, "{words}");
        }
        for words in ["새 라디오", "나라", "혼자", "새 의자", "공포의 나라"] {
            assert_eq!(final_of(words), Final::Noun, "{words}");
        }
    }
}
