//! The written forms of a Korean verb, made from its lemma: what an eojeol of it can begin with.
//!
//! Not a conjugator for all of Korean: the forms that reporting verbs take in newspapers, as stems with the kind of
//! ending that may follow. 말하다 gives 말하+고, 말한, 말할, 말합+니다, 말했+다, 말해+서.

use super::hangul::{Jamo, compose, decompose, is_syllable};

/// What may follow a stem within the eojeol.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Follow {
    /// An ending that begins with a consonant of its own (고, 며, 는, 자 …).
    Base,
    /// Any ending (말했+다, +으며, +습니다).
    Past,
    /// Nothing, or 다 (말한다).
    Adnominal,
    /// Nothing, or 지, 까.
    Future,
    /// 니다, 니까, 디다.
    Formal,
    /// Nothing, 서, 도, 야, or an auxiliary (왔다, 줬다).
    Infinitive,
    /// 며, 면, 니, 시 after a consonant stem with 으 (물으며).
    Eu,
}

impl Follow {
    /// Whether `rest`, the part of an eojeol behind the stem, can be this.
    pub fn fits(self, rest: &str) -> bool {
        let Some(first) = rest.chars().next() else {
            return matches!(self, Follow::Adnominal | Follow::Future | Follow::Infinitive);
        };
        match self {
            Follow::Base => matches!(
                first,
                '고' | '며'
                    | '면'
                    | '자'
                    | '지'
                    | '는'
                    | '기'
                    | '던'
                    | '도'
                    | '게'
                    | '더'
                    | '려'
                    | '거'
                    | '곤'
                    | '네'
                    | '나'
                    | '냐'
                    | '였'
                    | '시'
                    | '신'
                    | '실'
                    | '셨'
                    | '여'
                    | '니'
                    | '므'
                    | '습'
                    | '겠'
                    | '느'
                    | '다'
                    | '라'
                    | '러'
            ),
            Follow::Past => is_syllable(first),
            Follow::Adnominal => matches!(first, '다' | '데' | '지' | '뒤' | '후' | '바' | '걸' | '단' | '대'),
            Follow::Future => matches!(first, '지' | '까' | '게'),
            Follow::Formal => matches!(first, '니' | '디'),
            Follow::Infinitive => matches!(
                first,
                '서' | '도'
                    | '야'
                    | '왔'
                    | '온'
                    | '오'
                    | '올'
                    | '와'
                    | '주'
                    | '준'
                    | '줬'
                    | '보'
                    | '봤'
                    | '라'
                    | '선'
                    | '놓'
                    | '둔'
                    | '뒀'
                    | '드'
            ),
            Follow::Eu => matches!(first, '며' | '면' | '니' | '려' | '시' | '셨' | '신' | '러'),
        }
    }
}

const TAIL_NIEUN: u32 = 4;
const TAIL_RIEUL: u32 = 8;
const TAIL_BIEUP: u32 = 17;
const TAIL_SIOS: u32 = 19;
const TAIL_SSANGSIOS: u32 = 20;
const TAIL_DIGEUT: u32 = 7;
const TAIL_HIEUH: u32 = 27;
const LEAD_RIEUL: u32 = 5;

const A: u32 = 0;
const AE: u32 = 1;
const YA: u32 = 2;
const EO: u32 = 4;
const E: u32 = 5;
const YEO: u32 = 6;
const O: u32 = 8;
const WA: u32 = 9;
const WAE: u32 = 10;
const OE: u32 = 11;
const U: u32 = 13;
const WO: u32 = 14;
const EU: u32 = 18;
const I: u32 = 20;

/// Verbs in ㄷ that soften it before a vowel (묻다 → 물었다): a closed class of the language.
const SOFT_DIGEUT: [&str; 6] = ["묻", "일컫", "듣", "걷", "깨닫", "캐묻"];

/// Verbs in ㅅ that drop it before a vowel (긋다 → 그었다): a closed class too.
const DROPPED_SIOS: [&str; 6] = ["긋", "짓", "잇", "붓", "젓", "낫"];

/// The stems of `lemma` (a verb in -다, or an idiom whose last word is one: only that word is inflected).
pub fn stems(lemma: &str) -> Vec<(String, Follow)> {
    let Some(stem) = lemma.strip_suffix('다') else { return Vec::new() };
    let Some(last) = stem.chars().next_back() else { return Vec::new() };
    let Some(jamo) = decompose(last) else { return Vec::new() };
    let head = stem.strip_suffix(last).unwrap_or("");
    let with = |jamo: Jamo| compose(jamo).map(|c| join(head, &[c])).unwrap_or_default();
    let tail = |j: Jamo, tail: u32| with(Jamo { tail, ..j });
    let mut out = vec![(stem.to_owned(), Follow::Base)];
    if jamo.tail == 0 || jamo.tail == TAIL_RIEUL {
        let open = Jamo { tail: 0, ..jamo };
        out.push((tail(open, TAIL_NIEUN), Follow::Adnominal));
        out.push((tail(open, TAIL_RIEUL), Follow::Future));
        out.push((tail(open, TAIL_BIEUP), Follow::Formal));
    }
    if jamo.tail == 0 {
        for (form, past) in vowel_infinitives(head, last, jamo) {
            out.push((past, Follow::Past));
            out.push((form, Follow::Infinitive));
        }
        return out;
    }
    let bright = matches!(jamo.vowel, A | YA | O);
    let (inf, past) = if bright { ('아', '았') } else { ('어', '었') };
    let soft = jamo.tail == TAIL_DIGEUT && SOFT_DIGEUT.iter().any(|s| stem.ends_with(s));
    let dropped = jamo.tail == TAIL_SIOS && DROPPED_SIOS.iter().any(|s| stem.ends_with(s));
    let base = match (soft, dropped) {
        (true, _) => tail(jamo, TAIL_RIEUL),
        (_, true) => tail(jamo, 0),
        _ => stem.to_owned(),
    };
    out.push((join(&base, &[inf]), Follow::Infinitive));
    out.push((join(&base, &[past]), Follow::Past));
    if jamo.tail != TAIL_RIEUL || soft {
        out.push((join(&base, &['은']), Follow::Adnominal));
        out.push((join(&base, &['을']), Follow::Future));
        out.push((join(&base, &['으']), Follow::Eu));
    }
    // 내놓다 → 내놨다 beside 내놓았다.
    if jamo.tail == TAIL_HIEUH && jamo.vowel == O {
        out.push((with(Jamo { vowel: WA, tail: TAIL_SSANGSIOS, ..jamo }), Follow::Past));
        out.push((with(Jamo { vowel: WA, tail: 0, ..jamo }), Follow::Infinitive));
    }
    out
}

/// `head` with `last` behind it.
fn join(head: &str, last: &[char]) -> String {
    let mut out = String::with_capacity(head.len() + 3 * last.len());
    out.push_str(head);
    out.extend(last);
    out
}

/// The infinitives of a stem that ends on a vowel, each with its past (해/했, 혀/혔, 러/렀 …).
fn vowel_infinitives(head: &str, last: char, jamo: Jamo) -> Vec<(String, String)> {
    let with = |vowel: u32| {
        let form = |tail| compose(Jamo { vowel, tail, ..jamo }).map(|c| join(head, &[c])).unwrap_or_default();
        (form(0), form(TAIL_SSANGSIOS))
    };
    let long = |inf: char, past: char| (join(head, &[last, inf]), join(head, &[last, past]));
    match jamo.vowel {
        A if last == '하' => vec![with(AE), long('여', '였')],
        A | YA | AE | EO | E | YEO => vec![with(jamo.vowel)],
        O => vec![with(WA), long('아', '았')],
        U => vec![with(WO), long('어', '었')],
        I => vec![with(YEO), long('어', '었')],
        OE => vec![with(WAE), long('어', '었')],
        // 부르다 → 불러; 쓰다 → 써.
        EU if last == '르' => doubled_rieul(head),
        EU => vec![with(if last_is_bright(head) { A } else { EO })],
        _ => vec![long('어', '었')],
    }
}

fn last_is_bright(head: &str) -> bool {
    head.chars().next_back().and_then(decompose).is_some_and(|j| matches!(j.vowel, A | O))
}

fn doubled_rieul(head: &str) -> Vec<(String, String)> {
    let Some(before) = head.chars().next_back() else { return Vec::new() };
    let Some(jamo) = decompose(before) else { return Vec::new() };
    let stem = head.strip_suffix(before).unwrap_or("");
    let Some(closed) = compose(Jamo { tail: TAIL_RIEUL, ..jamo }) else { return Vec::new() };
    let vowel = if last_is_bright(head) { A } else { EO };
    let form = |tail| compose(Jamo { lead: LEAD_RIEUL, vowel, tail }).map(|c| join(stem, &[closed, c]));
    form(0).zip(form(TAIL_SSANGSIOS)).into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Whether some stem of `lemma` with a fitting rest gives `form`.
    fn makes(lemma: &str, form: &str) -> bool {
        stems(lemma).iter().any(|(s, f)| form.strip_prefix(s.as_str()).is_some_and(|rest| f.fits(rest)))
    }

    #[test]
    fn forms() {
        for (lemma, forms) in [
            ("말하다", "말했다 말하며 말한 말할 말합니다 말해 말했습니다 말하고 말하자 말한다 말하였다 말하셨다"),
            ("밝히다", "밝혔다 밝힌 밝히며 밝혀 밝힙니다 밝히면서 밝힐 밝혔지만"),
            ("묻다", "물었다 묻자 물은 물으며 묻는 물어"),
            ("꼬집다", "꼬집었다 꼬집으며 꼬집은 꼬집는"),
            ("쓰다", "썼다 쓴 쓰고 써"),
            ("부르다", "불렀다 부른 부르는 불러"),
            ("이르다", "일렀다 이른"),
            ("못박다", "못박았다 못박으며 못박은"),
            ("띄우다", "띄웠다 띄우며 띄운"),
            ("내놓다", "내놨다 내놓았다 내놓은 내놓으며"),
            ("열다", "열었다 연 열며"),
            ("쏘다", "쐈다"),
            ("되다", "됐다 되었다 된다"),
            ("보내다", "보냈다 보낸 보내며"),
            ("긋다", "그었다 긋고 그은 그으며"),
            ("젓다", "저었다 젓는"),
        ] {
            for form in forms.split(' ') {
                assert!(makes(lemma, form), "{lemma} {form}");
            }
        }
        for (lemma, form) in [("말하다", "말하마디"), ("묻다", "물고"), ("말하다", "말했"), ("쓰다", "쓸쓸한")]
        {
            assert!(!makes(lemma, form), "{lemma} {form}");
        }
    }
}
