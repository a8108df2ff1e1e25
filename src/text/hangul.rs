//! Hangul arithmetic: what a syllable is made of, and on which sound a word ends.
//!
//! A precomposed syllable is `0xAC00 + (lead * 21 + vowel) * 28 + tail`, so nothing here needs a table of syllables.

use super::hanja;

const FIRST: u32 = 0xAC00;
const VOWELS: u32 = 21;
const TAILS: u32 = 28;
const COUNT: u32 = 19 * VOWELS * TAILS;
const TAIL_RIEUL: u32 = 8;

/// The numbers of the jamo in a syllable: lead 0..19 (ㄱ = 0), vowel 0..21 (ㅏ = 0), tail 0..28 (none = 0).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Jamo {
    /// The consonant that it begins with (ㅇ is one of them).
    pub lead: u32,
    /// The vowel.
    pub vowel: u32,
    /// The final consonant; 0 where there is none.
    pub tail: u32,
}

/// What a word ends on, as far as the choice of a particle goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ending {
    /// A vowel: 는, 가, 를, 와, 로.
    Vowel,
    /// ㄹ: 은, 이, 을, 과, but 로.
    Rieul,
    /// Any other consonant: 은, 이, 을, 과, 으로.
    Consonant,
}

/// The jamo of a precomposed syllable (가 to 힣).
pub fn decompose(c: char) -> Option<Jamo> {
    let n = u32::from(c).checked_sub(FIRST).filter(|&n| n < COUNT)?;
    Some(Jamo { lead: n / (VOWELS * TAILS), vowel: n / TAILS % VOWELS, tail: n % TAILS })
}

/// The syllable of the given jamo.
pub fn compose(jamo: Jamo) -> Option<char> {
    let fits = jamo.lead < COUNT / VOWELS / TAILS && jamo.vowel < VOWELS && jamo.tail < TAILS;
    char::from_u32(FIRST + (jamo.lead * VOWELS + jamo.vowel) * TAILS + jamo.tail).filter(|_| fits)
}

/// Whether `c` is a precomposed Hangul syllable.
#[inline]
pub fn is_syllable(c: char) -> bool {
    ('가'..='힣').contains(&c)
}

/// Whether `c` is Hangul of any kind: syllables and single letters (ㅋ, ㅠ, conjoining jamo).
pub fn is_hangul(c: char) -> bool {
    is_syllable(c)
        || matches!(c, '\u{1100}'..='\u{11FF}' | '\u{3131}'..='\u{318E}' | '\u{A960}'..='\u{A97C}' | '\u{D7B0}'..='\u{D7FB}')
}

/// Whether `c` is a letter or a digit of any script: what [`char::is_alphanumeric`] says, without its long way for
/// Hangul.
#[inline]
pub fn is_letter(c: char) -> bool {
    match c {
        '가'..='힣' => true,
        // Dashes, quotation marks, the ellipsis.
        '\u{2010}'..='\u{2027}' => false,
        _ if c.is_ascii() => c.is_ascii_alphanumeric(),
        _ => c.is_alphanumeric(),
    }
}

/// Whether `c` is a Chinese character (Hanja), compatibility forms included.
pub fn is_hanja(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{2FFFF}')
}

/// The number of a syllable's final consonant: 0 where it ends on its vowel, `None` where `c` is no syllable.
pub fn tail(c: char) -> Option<u32> {
    decompose(c).map(|j| j.tail)
}

/// [`tail`] of the last syllable of `word`.
pub fn last_tail(word: &str) -> Option<u32> {
    word.chars().next_back().and_then(tail)
}

/// The sound that `word` ends on when it is read aloud in Korean: Hangul, digits (3 is 삼), Latin letters (LG is 엘지)
/// and Hanja of known reading, behind any closing marks. `None` where the reading cannot be told.
pub fn ending(word: &str) -> Option<Ending> {
    let mut chars = word.chars().rev().skip_while(|&c| is_silent(c));
    let last = chars.next()?;
    if let Some(tail) = tail(last) {
        return Some(of_tail(tail));
    }
    match last {
        '2' | '4' | '5' | '9' => Some(Ending::Vowel),
        '1' | '7' | '8' => Some(Ending::Rieul),
        '0' | '3' | '6' => Some(Ending::Consonant),
        '%' | '％' => Some(Ending::Vowel),
        '㎞' | '㎏' | '㎡' => Some(Ending::Vowel),
        'A'..='Z' => {
            // Two capitals are spelled out; a capital after small letters or none at all is not told from a word.
            let spelled = chars.next().is_none_or(|c| !c.is_ascii_lowercase());
            spelled.then(|| spelled_letter(last))
        }
        'a'..='z' => read_letter(last),
        _ => hanja::reading(last).and_then(tail).map(of_tail),
    }
}

fn of_tail(tail: u32) -> Ending {
    match tail {
        0 => Ending::Vowel,
        TAIL_RIEUL => Ending::Rieul,
        _ => Ending::Consonant,
    }
}

/// The last sound of a letter's Korean name: 엘, 엠, 엔 and 알 end on a consonant.
fn spelled_letter(c: char) -> Ending {
    match c {
        'L' | 'R' => Ending::Rieul,
        'M' | 'N' => Ending::Consonant,
        _ => Ending::Vowel,
    }
}

/// The last sound of a foreign word, where its last letter decides it.
fn read_letter(c: char) -> Option<Ending> {
    match c {
        'l' => Some(Ending::Rieul),
        'm' | 'n' => Some(Ending::Consonant),
        'a' | 'i' | 'o' | 'u' | 'y' | 's' | 'z' | 'f' | 'v' | 'j' | 'w' | 'r' => Some(Ending::Vowel),
        _ => None,
    }
}

/// Closing marks and brackets, which are written but not read.
fn is_silent(c: char) -> bool {
    matches!(
        c,
        '"' | '\''
            | '”'
            | '’'
            | '」'
            | '』'
            | '〉'
            | '》'
            | '>'
            | ')'
            | ']'
            | '}'
            | '）'
            | '＂'
            | '＇'
            | '`'
            | '″'
            | '′'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arithmetic() {
        assert_eq!(decompose('가'), Some(Jamo { lead: 0, vowel: 0, tail: 0 }));
        assert_eq!(decompose('힣'), Some(Jamo { lead: 18, vowel: 20, tail: 27 }));
        assert_eq!((decompose('a'), decompose('ㄱ'), decompose('\u{D7A4}')), (None, None, None));
        assert!(('가'..='힣').all(|c| decompose(c).and_then(compose) == Some(c)));
        assert_eq!(compose(Jamo { lead: 19, vowel: 0, tail: 0 }), None);
        assert_eq!(compose(Jamo { lead: 0, vowel: 0, tail: 28 }), None);
    }

    #[test]
    fn what_a_word_ends_on() {
        for (word, end) in [
            ("한가영", Some(Ending::Consonant)),
            ("서울", Some(Ending::Rieul)),
            ("‘나래호’", Some(Ending::Vowel)),
            ("2021", Some(Ending::Rieul)),
            ("30", Some(Ending::Consonant)),
            ("LG", Some(Ending::Vowel)),
            ("JTBCN", Some(Ending::Consonant)),
            ("FL", Some(Ending::Rieul)),
            ("Open", Some(Ending::Consonant)),
            ("Cloud", None),
            ("李", Some(Ending::Vowel)),
            ("檢", Some(Ending::Consonant)),
            ("", None),
            ("”", None),
            ("☆", None),
        ] {
            assert_eq!(ending(word), end, "{word}");
        }
    }

    #[test]
    fn kinds_of_characters() {
        assert!(is_hangul('ㅋ') && is_hangul('\u{1112}') && !is_syllable('ㅋ') && !is_hangul('漢'));
        assert!(['가', 'a', '7', '漢', 'é', '①', 'ㅋ'].iter().all(|&c| is_letter(c) == c.is_alphanumeric()));
        assert!([' ', '.', '“', '·', '☆', '%', '—', '…'].iter().all(|&c| !is_letter(c) && !c.is_alphanumeric()));
        assert!(is_hanja('李') && is_hanja('\u{F9E1}') && !is_hanja('가') && !is_hanja('a'));
    }
}
