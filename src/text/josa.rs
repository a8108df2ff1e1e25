//! Where a word ends and its particles (josa) begin.
//!
//! Names end where particles begin, and the same syllable may be either: 이영이 is 이영 with 이 or a person called 이영이.
//! Without a dictionary of all Korean that cannot be decided, so every reading comes back with a score. What decides is
//! the sound that a particle must follow (은 after a consonant, 는 after a vowel), how often the form is a particle at
//! all, how short the word would become, and a list of common words that only look as if they had one.

use std::sync::OnceLock;

use super::hangul::{self, Ending, is_letter};
use crate::lexicon;
use crate::order;

/// What a particle, or an ending that follows a noun in the same way, makes of its word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Role {
    /// No particle.
    Bare,
    /// 은, 는.
    Topic,
    /// 이, 가, 께서.
    Subject,
    /// 도.
    Also,
    /// 을, 를.
    Object,
    /// 의, and whatever else is closed by it (에서의).
    Genitive,
    /// 에, 에게, 께, 한테, 더러, 보고.
    Dative,
    /// 에게서, 한테서, 로부터.
    Source,
    /// 에서.
    Locative,
    /// 로, 으로, 로서, 로써.
    Instrument,
    /// 와, 과, 랑, 하고.
    With,
    /// 만, 뿐, 밖에.
    Only,
    /// 까지.
    Until,
    /// 부터.
    From,
    /// 조차, 마저, 나마.
    Even,
    /// 나, 이나, 라도, 든지.
    Or,
    /// 보다, 처럼, 만큼.
    Compare,
    /// 마다, 씩.
    Each,
    /// 아, 야, 이여.
    Vocative,
    /// 라고, 라며, 라는 …, and 고, 며, 는 after a closing quotation mark.
    Quote,
    /// 이다, 였다, 이며, 인 …
    Copula,
}

impl Role {
    fn read(name: &str) -> Option<Role> {
        Some(match name {
            "topic" => Role::Topic,
            "subject" => Role::Subject,
            "also" => Role::Also,
            "object" => Role::Object,
            "genitive" => Role::Genitive,
            "dative" => Role::Dative,
            "source" => Role::Source,
            "locative" => Role::Locative,
            "instrument" => Role::Instrument,
            "with" => Role::With,
            "only" => Role::Only,
            "until" => Role::Until,
            "from" => Role::From,
            "even" => Role::Even,
            "or" => Role::Or,
            "compare" => Role::Compare,
            "each" => Role::Each,
            "vocative" => Role::Vocative,
            "quote" => Role::Quote,
            "copula" => Role::Copula,
            _ => return None,
        })
    }

    /// Whether it says what part its word plays in the clause, so that 도, 만, 는 behind it only colour it.
    const fn is_case(self) -> bool {
        !matches!(
            self,
            Role::Topic | Role::Also | Role::Only | Role::Until | Role::From | Role::Even | Role::Or | Role::Each
        )
    }

    /// Whether another particle may follow. Of subjects only 께서 lets one.
    const fn takes_more(self) -> bool {
        matches!(
            self,
            Role::Subject
                | Role::Dative
                | Role::Source
                | Role::Locative
                | Role::Instrument
                | Role::With
                | Role::Only
                | Role::Until
                | Role::From
                | Role::Even
                | Role::Compare
                | Role::Each
                | Role::Quote
        )
    }

    /// Whether it may stand behind another particle of role `inner`.
    const fn follows(self, inner: Role) -> bool {
        match self {
            Role::Topic | Role::Also | Role::Only | Role::Or | Role::Even => inner.takes_more(),
            Role::Genitive | Role::Copula => inner.takes_more() && !matches!(inner, Role::Quote | Role::Subject),
            Role::Subject | Role::Object => {
                matches!(inner, Role::Only | Role::Until | Role::From | Role::Compare)
            }
            Role::Until => matches!(inner, Role::Dative | Role::Locative | Role::Source),
            Role::Instrument => matches!(inner, Role::Only),
            Role::Compare => matches!(inner, Role::Locative | Role::Dative | Role::Until | Role::From),
            Role::Quote => matches!(inner, Role::Until | Role::From | Role::Only | Role::Compare),
            _ => false,
        }
    }
}

/// One way to read a word.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Split {
    /// Bytes of the word before its particles. It never counts punctuation at the end of a word without particles.
    pub stem_len: usize,
    /// The role of the particle that decides the case: 에게서는 is [`Role::Source`].
    pub role: Role,
    /// Whether 은 or 는 is among the particles.
    pub topic: bool,
    /// How likely this reading is, 0 to 1; all readings of a word together make about 1.
    pub score: f64,
}

/// What a form has to follow.
#[derive(Debug, Clone, Copy)]
enum After {
    Vowel,
    Consonant,
    VowelOrRieul,
    ConsonantButRieul,
    Any,
}

impl After {
    fn read(name: &str) -> After {
        match name {
            "v" => After::Vowel,
            "c" => After::Consonant,
            "vr" => After::VowelOrRieul,
            "cr" => After::ConsonantButRieul,
            _ => After::Any,
        }
    }

    const fn fits(self, ending: Ending) -> bool {
        match self {
            After::Vowel => matches!(ending, Ending::Vowel),
            After::Consonant => !matches!(ending, Ending::Vowel),
            After::VowelOrRieul => !matches!(ending, Ending::Consonant),
            After::ConsonantButRieul => matches!(ending, Ending::Consonant),
            After::Any => true,
        }
    }
}

struct Form {
    text: &'static str,
    /// The last character but one.
    before: Option<char>,
    role: Role,
    /// Whether it is 은 or 는, or 는 has melted into it: 에선, 께선.
    topic: bool,
    after: After,
    weight: f64,
    quoted: Option<Role>,
}

/// All forms, grouped by their last character so that most words are done after one look-up.
fn forms_that_end_in(last: char) -> &'static [Form] {
    static FORMS: OnceLock<Vec<(char, Vec<Form>)>> = OnceLock::new();
    let groups = FORMS.get_or_init(|| {
        let mut groups: Vec<(char, Vec<Form>)> = Vec::new();
        for (text, row) in lexicon::josa().iter() {
            let (name, melted) = row.field(0).split_once('+').map_or((row.field(0), false), |(name, _)| (name, true));
            let (Some(last), Some(role)) = (text.chars().next_back(), Role::read(name)) else { continue };
            let topic = melted || role == Role::Topic;
            let weight = crate::decimal::read(row.field(2)).unwrap_or(0.0) / 100.0;
            let before = text.chars().rev().nth(1);
            let form = Form {
                text,
                before,
                role,
                topic,
                after: After::read(row.field(1)),
                weight,
                quoted: Role::read(row.field(3)),
            };
            match groups.iter_mut().find(|(c, _)| *c == last) {
                Some((_, group)) => group.push(form),
                None => groups.push((last, vec![form])),
            }
        }
        order::by(&mut groups, |(c, _)| ((*c).into(), 0));
        groups
    });
    let found = groups.binary_search_by_key(&last, |(c, _)| *c).ok().and_then(|at| groups.get(at));
    found.map_or(&[], |(_, forms)| forms.as_slice())
}

/// Particles stack three deep at most: 으로부터까지도.
const DEPTH: usize = 3;

/// Every way to read `word` (an eojeol, with or without the punctuation around it), the best first. The reading without
/// a particle is always among them. Costs a few look-ups, whatever the length of the word.
pub fn splits(word: &str) -> Vec<Split> {
    let core = word.trim_end_matches(is_punctuation);
    let mut out = Vec::with_capacity(4);
    if core.is_empty() {
        out.push(Split { stem_len: word.len(), role: Role::Bare, topic: false, score: 1.0 });
        return out;
    }
    peel(core, core.len(), &Outer::NONE, DEPTH, &mut |split| out.push(split));
    order::by(&mut out, |s| (order::greatest_first(s.score), s.stem_len as u64));
    let best = out.first().map_or(0.0, |s| s.score);
    let bare = Split { stem_len: core.len(), role: Role::Bare, topic: false, score: 1.0 - best };
    let at = out.partition_point(|s| s.score >= bare.score);
    out.insert(at, bare);
    out
}

/// Whether `word` has no particle, whatever it is: most verbs and adverbs. Costs one look-up.
pub fn is_plain(word: &str) -> bool {
    let last = word.trim_end_matches(is_punctuation).chars().next_back();
    last.is_none_or(|c| forms_that_end_in(c).is_empty())
}

/// The likeliest reading of `word`; see [`splits`].
pub fn best(word: &str) -> Split {
    let core = word.trim_end_matches(is_punctuation);
    if core.is_empty() {
        return Split { stem_len: word.len(), role: Role::Bare, topic: false, score: 1.0 };
    }
    // The first of `splits`, without a list of the others.
    let mut best: Option<Split> = None;
    let better = |a: &Split, b: &Split| b.score.total_cmp(&a.score).then(a.stem_len.cmp(&b.stem_len)).is_lt();
    peel(core, core.len(), &Outer::NONE, DEPTH, &mut |split| {
        if best.is_none_or(|b| better(&split, &b)) {
            best = Some(split);
        }
    });
    let score = 1.0 - best.map_or(0.0, |s| s.score);
    let bare = Split { stem_len: core.len(), role: Role::Bare, topic: false, score };
    best.filter(|b| b.score >= score).unwrap_or(bare)
}

/// A reading in which an honorific (님, 씨) stands between the stem of a [`Split`] and what it honours.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Honorific {
    /// Bytes of the stem before the honorific.
    pub stem_len: usize,
    /// How likely it is given that stem, 0 to 1; the rest is the stem being one word: 김보람씨 against 마음씨.
    pub score: f64,
}

/// The honorific that `stem`, the part of a word before its particles, may end in. Both readings stay open: a caller
/// who wants one word keeps the stem, and one who looks for a name takes this with its score.
pub fn honorific(stem: &str) -> Option<Honorific> {
    let stem = stem.trim_end_matches(is_punctuation);
    let last = stem.chars().next_back()?;
    let list = lexicon::honorifics();
    let front = stem.strip_suffix(last)?;
    let row = list.get(last.encode_utf8(&mut [0; 4]))?;
    let weight = crate::decimal::read(row.field(1)).filter(|_| row.field(0) == "honorific")? / 100.0;
    if !front.chars().next_back().is_some_and(is_letter) || list.get(stem).is_some() {
        return None;
    }
    // Compounds end in a listed word as well: 겨울날씨, 단골손님. A name before such an ending is one of chance.
    let compound = list.longest_suffix(stem).is_some_and(|(len, _)| len > last.len_utf8());
    Some(Honorific { stem_len: front.len(), score: if compound { weight * 0.2 } else { weight } })
}

/// What has been peeled off so far.
struct Outer {
    /// The role of the particle just peeled.
    role: Option<Role>,
    /// The role that decides, of all peeled.
    case: Option<Role>,
    topic: bool,
    score: f64,
}

impl Outer {
    /// Nothing yet.
    const NONE: Outer = Outer { role: None, case: None, topic: false, score: 1.0 };
}

fn peel(word: &str, end: usize, outer: &Outer, depth: usize, out: &mut dyn FnMut(Split)) {
    let Some(rest) = word.get(..end) else { return };
    let Some(last) = rest.chars().next_back() else { return };
    let forms = forms_that_end_in(last);
    if forms.is_empty() {
        return;
    }
    let mut sure = None;
    let before = rest.get(..rest.len() - last.len_utf8()).and_then(|r| r.chars().next_back());
    for form in forms {
        if form.before.is_some() && form.before != before {
            continue;
        }
        let Some(stem) = rest.strip_suffix(form.text) else { continue };
        if !stem.chars().any(is_letter) {
            continue;
        }
        let quoted = stem.chars().next_back().is_some_and(is_closing_quote);
        if let (Some(role), true) = (form.quoted, quoted) {
            let topic = role == Role::Topic;
            add(word, Split { stem_len: stem.len(), role, topic, score: 0.95 }, outer, depth, out);
        }
        if form.role == Role::Subject && outer.role.is_some() && form.text.chars().nth(1).is_none() {
            continue;
        }
        // `add` would not take it.
        if outer.role.is_some_and(|o| !o.follows(form.role)) {
            continue;
        }
        let fit = match hangul::ending(stem) {
            Some(ending) if form.after.fits(ending) => 1.0,
            Some(_) => continue,
            None if matches!(form.after, After::Any) => 1.0,
            None => 0.8,
        };
        if form.quoted.is_some() && quoted && matches!(form.role, Role::Copula | Role::With) {
            continue;
        }
        let sure = *sure.get_or_insert_with(|| 1.0 - doubt(rest.trim_start_matches(is_punctuation)));
        let score = form.weight * fit * sure * length_factor(stem, form.text);
        add(word, Split { stem_len: stem.len(), role: form.role, topic: form.topic, score }, outer, depth, out);
    }
}

/// Takes up `found`, the reading of the innermost particle alone, as a part of `outer`.
fn add(word: &str, found: Split, outer: &Outer, depth: usize, out: &mut dyn FnMut(Split)) {
    let Split { stem_len, role, score, .. } = found;
    if outer.role.is_some_and(|o| !o.follows(role)) {
        return;
    }
    // The innermost case decides, unless the whole is closed by 의 or made a predicate.
    let case = match (outer.case, role.is_case()) {
        (Some(c @ (Role::Genitive | Role::Copula | Role::Quote)), _) => Some(c),
        (_, true) => Some(role),
        (case, false) => case,
    };
    let topic = outer.topic || found.topic;
    // A longer run of particles explains more: 에서는 is not 에서 and a noun in 는. A weak form inside explains nothing:
    // 제도는 is not 제 with 도 and 는.
    let score = match outer.role {
        None => score,
        Some(_) if score >= 0.6 => outer.score + (1.0 - outer.score) * 0.5 * score,
        Some(_) => outer.score * score,
    };
    let decided = case.unwrap_or(outer.role.filter(|_| !role.is_case()).unwrap_or(role));
    out(Split { stem_len, role: decided, topic, score: score.min(0.99) });
    if depth > 1 {
        let next = Outer { role: Some(role), case, topic, score };
        peel(word, stem_len, &next, depth - 1, out);
    }
}

/// A word of one syllable is mostly cut too far: 결과 is not 결 and 과. Longer forms leave less doubt, known words none.
fn length_factor(stem: &str, form: &str) -> f64 {
    let mut last = stem.chars().rev().take(2);
    if form.chars().nth(1).is_some() || last.next().is_some_and(is_letter) && last.next().is_some_and(is_letter) {
        return 1.0;
    }
    let word = stem.trim_matches(is_punctuation);
    let mut chars = word.chars();
    let short = chars.next().is_some_and(hangul::is_syllable) && chars.next().is_none();
    if short && !lexicon::short_words().has(word) { 0.5 } else { 1.0 }
}

/// 0 for most words; more for common words that only look as if they ended in a particle, whole or behind others.
fn doubt(word: &str) -> f64 {
    let list = lexicon::particle_like();
    if list.has(word) {
        return 0.85;
    }
    // Two syllables before a word of two: 긴급회의, 국가제도.
    let compound =
        word.len() >= 12 && list.longest_suffix(word).is_some_and(|(len, _)| len >= 6 && word.len() >= len + 6);
    if compound { 0.3 } else { 0.0 }
}

fn is_closing_quote(c: char) -> bool {
    matches!(c, '"' | '\'' | '”' | '’' | '＂' | '＇' | '`' | '」' | '』' | '″' | '′' | '“' | '‘')
}

fn is_punctuation(c: char) -> bool {
    !is_letter(c) && !matches!(c, '%' | '℃' | '％')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(word: &str) -> (&str, Role, bool) {
        let s = best(word);
        (word.get(..s.stem_len).unwrap_or("?"), s.role, s.topic)
    }

    #[test]
    fn the_best_reading() {
        for (word, stem, role, topic) in [
            ("한가영은", "한가영", Role::Topic, true),
            ("오픈랩은", "오픈랩", Role::Topic, true),
            ("LG가", "LG", Role::Subject, false),
            ("50명이", "50명", Role::Subject, false),
            ("정부로부터도", "정부", Role::Source, false),
            ("의원에게서는", "의원", Role::Source, true),
            ("대통령께서는", "대통령", Role::Subject, true),
            ("회사측은", "회사측", Role::Topic, true),
            ("씨는", "씨", Role::Topic, true),
            ("서울에서의", "서울", Role::Genitive, false),
            ("위원회에서는", "위원회", Role::Locative, true),
            ("총리로부터", "총리", Role::Source, false),
            ("대표님께서도", "대표님", Role::Subject, false),
            ("구청까지도", "구청", Role::Also, false),
            ("청와대에선", "청와대", Role::Locative, true),
            ("교육감으로선", "교육감", Role::Instrument, true),
            ("노조만이", "노조", Role::Subject, false),
            ("시장이었다", "시장", Role::Copula, false),
            ("대표이자", "대표", Role::Copula, false),
            ("“책임자”라고", "“책임자”", Role::Quote, false),
            ("“없다”고", "“없다”", Role::Quote, false),
            ("“없다”며", "“없다”", Role::Quote, false),
            ("‘원칙’을", "‘원칙’", Role::Object, false),
            ("나래(NARAE)는", "나래(NARAE)", Role::Topic, true),
            ("李는", "李", Role::Topic, true),
            ("檢은", "檢", Role::Topic, true),
            ("2030을", "2030", Role::Object, false),
            ("서울로", "서울", Role::Instrument, false),
            ("부산으로", "부산", Role::Instrument, false),
            ("주민들에게,", "주민들", Role::Dative, false),
            ("장관보다", "장관", Role::Compare, false),
        ] {
            assert_eq!(read(word), (stem, role, topic), "{word}");
        }
    }

    #[test]
    fn words_without_a_particle() {
        for word in
            ["결과", "국가", "회의", "긴급회의", "제도", "사이", "있는", "노동자", "말했다", "한도윤", "12%", "“", ""]
        {
            let s = best(word);
            assert_eq!(s.role, Role::Bare, "{word}");
        }
        assert_eq!(read("장관,"), ("장관", Role::Bare, false));
    }

    #[test]
    fn ambiguity_is_kept() {
        let all = splits("이영이");
        assert!(all.iter().any(|s| s.stem_len == 6 && s.role == Role::Subject));
        assert!(all.iter().any(|s| s.stem_len == 9 && s.role == Role::Bare));
        assert!(all.iter().all(|s| (0.0..=1.0).contains(&s.score)), "{all:?}");
        assert!(all.windows(2).all(|w| w[0].score >= w[1].score));
        // 를 after a consonant is a typing error or a part of the word, never a particle here.
        assert_eq!(splits("한도윤를").len(), 1);
    }

    #[test]
    fn honorifics_are_a_second_cut() {
        let of = |word: &'static str| {
            let stem = word.get(..best(word).stem_len)?;
            let h = honorific(stem)?;
            Some((stem, stem.get(..h.stem_len)?, h.score))
        };
        for (word, stem, name) in [
            ("김보람씨는", "김보람씨", "김보람"),
            ("대표님께서는", "대표님", "대표"),
            ("선생님이", "선생님", "선생"),
            ("마씨도", "마씨", "마"),
            ("A씨에게서는", "A씨", "A"),
            ("변우솔님,", "변우솔님", "변우솔"),
        ] {
            let found = of(word);
            assert!(found.is_some_and(|(s, n, score)| s == stem && n == name && score > 0.8), "{word}: {found:?}");
        }
        // It may be, and mostly is not.
        assert!(of("겨울날씨는").is_some_and(|f| f.2 < 0.3));
        assert!(of("여운정양은").is_some_and(|f| f.1 == "여운정" && f.2 < 0.5));
        for word in ["날씨가", "아저씨는", "손님이", "스님께서", "씨는", "“님이", "육군은", "온빛시는"]
        {
            assert_eq!(of(word), None, "{word}");
        }
        for (form, row) in lexicon::honorifics().iter() {
            assert!(matches!(row.field(0), "honorific" | "word"), "{form}");
            assert!(row.field(1).parse::<u8>().is_ok_and(|w| w <= 100), "{form}");
        }
    }

    #[test]
    fn every_row_is_read() {
        for (form, row) in lexicon::josa().iter() {
            let role = row.field(0);
            assert!(Role::read(role.strip_suffix("+topic").unwrap_or(role)).is_some(), "{form}");
            assert!(matches!(row.field(1), "v" | "c" | "vr" | "cr" | "any"), "{form}");
            assert!(row.field(2).parse::<u8>().is_ok_and(|w| w <= 100), "{form}");
            assert!(row.field(3) == "-" || Role::read(row.field(3)).is_some(), "{form}");
        }
    }
}
