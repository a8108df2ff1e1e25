//! How words begin: with which two letters the words of a set do, so that most others are passed by with one look-up.

/// The first letters of the words of a set; others have them by chance.
#[derive(Debug, Clone)]
pub struct Heads {
    bits: [u64; SIZE / 64],
}

const SIZE: usize = 1 << 12;

impl Heads {
    /// Those of `words`.
    pub fn of<'a>(words: impl Iterator<Item = &'a str>) -> Heads {
        let mut heads = Heads { bits: [0; _] };
        for word in words {
            let (one, two) = places(word);
            let place = if word.chars().nth(1).is_some() { two } else { one };
            heads.bits[place / 64] |= 1 << (place % 64);
        }
        heads
    }

    /// Whether `text` may begin with a word of the set.
    pub fn may_begin(&self, text: &str) -> bool {
        let (one, two) = places(text);
        (self.bits[two / 64] >> (two % 64) | self.bits[one / 64] >> (one % 64)) & 1 == 1
    }
}

/// The places of the first letter and of the first two.
fn places(word: &str) -> (usize, usize) {
    let mut chars = word.chars().map(|c| c as usize);
    let one = chars.next().map_or(0, |c| c * 67);
    (one % SIZE, (one + chars.next().unwrap_or(0)) % SIZE)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn first_letters() {
        let heads = Heads::of(["가나다", "라", "a1"].into_iter());
        for text in ["가나", "가나마", "라", "라나", "a1", "a12"] {
            assert!(heads.may_begin(text), "{text}");
        }
        let others = ["", "나가", "다", "나", "b1", "가"];
        assert!(others.iter().filter(|text| heads.may_begin(text)).count() <= 1);
        assert!(!Heads::of(std::iter::empty()).may_begin("가나"));
    }
}
