//! How words begin: with which two letters the words of a set do, so that most others are passed by with one look-up.

/// The first letter of a text and its first two, as places in a table.
#[derive(Debug, Clone, Copy)]
pub struct Head {
    one: u16,
    two: u16,
}

impl Head {
    /// That of `text`.
    pub fn of(text: &str) -> Head {
        let mut chars = text.chars().map(|c| c as usize);
        let one = chars.next().map_or(0, |c| c * 67);
        Head { one: (one % SIZE) as u16, two: ((one + chars.next().unwrap_or(0)) % SIZE) as u16 }
    }
}

/// The first letters of the words of a set; others have them by chance.
#[derive(Debug, Clone)]
pub struct Heads {
    bits: [u64; SIZE / 64],
}

const SIZE: usize = 1 << 15;

impl Heads {
    /// Those of no words.
    pub const NONE: Heads = Heads { bits: [0; _] };

    /// Those of `words`.
    pub fn of<'a>(words: impl Iterator<Item = &'a str>) -> Heads {
        let mut heads = Heads::NONE;
        words.for_each(|word| heads.put(word));
        heads
    }

    /// Takes up that of `word`.
    pub fn put(&mut self, word: &str) {
        let head = Head::of(word);
        let place = if word.chars().nth(1).is_some() { head.two } else { head.one };
        self.bits[usize::from(place) / 64] |= 1 << (place % 64);
    }

    /// Whether a text with this head may begin with a word of the set.
    pub fn may_begin(&self, head: Head) -> bool {
        let bit = |place: u16| self.bits[usize::from(place) / 64] >> (place % 64);
        (bit(head.two) | bit(head.one)) & 1 == 1
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn first_letters() {
        let heads = Heads::of(["가나다", "라", "a1"].into_iter());
        for text in ["가나", "가나마", "라", "라나", "a1", "a12"] {
            assert!(heads.may_begin(Head::of(text)), "{text}");
        }
        let others = ["", "나가", "다", "나", "b1", "가"];
        assert!(others.iter().filter(|text| heads.may_begin(Head::of(text))).count() <= 1);
        assert!(!Heads::of(std::iter::empty()).may_begin(Head::of("가나")));
    }
}
