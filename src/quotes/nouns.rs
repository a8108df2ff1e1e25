//! How the words of noun phrases are shaped: as a body's, as a post, as a withheld name, as none of them.

use std::borrow::Cow;

use crate::lexicon;
use crate::text::josa::{self, Role};

/// 60%, 6명: how many of them.
pub fn is_share(word: &str) -> bool {
    let unit = word.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.');
    unit.len() < word.len() && matches!(unit, "%" | "％" | "퍼센트" | "명" | "여명")
}

/// 14, 200여, 1천여
pub fn is_number(word: &str) -> bool {
    let unit = word.trim_start_matches(|c: char| c.is_ascii_digit() || c == ',');
    unit.len() < word.len() && matches!(unit, "" | "여" | "천" | "천여" | "만" | "만여" | "백여")
}

/// Whether `word` is a verb by its end and by what stands before it: 사연을 접한, 시장에서 만난, 전화를 걸자, 논란이 일자.
pub fn takes(before: &str, word: &str) -> bool {
    let role = josa::best(before).role;
    let pronoun = || before.strip_suffix('를').is_some_and(|stem| lexicon::pronouns().has(stem));
    let object = matches!(role, Role::Object | Role::Locative | Role::Dative) || pronoun();
    let joins = word.chars().nth(1).is_some() && word.ends_with(['자', '니', '며']);
    let modifies = || {
        crate::text::hangul::last_tail(word) == Some(4)
            && !lexicon::is_modifier(word)
            && word != "관련"
            && (word.chars().nth(1).is_none() || !lexicon::frequent_nouns().has(word))
    };
    // 200m를 남기고 캐디는
    let goes_on = || word.ends_with('고') && lexicon::is_verb_form(word);
    object && (joins || goes_on() || modifies()) || role == Role::Subject && joins
}

/// Whether `word` is a title, with 부 before it (부소장) or two syllables more (보건의료정책관); 주차장 and 전통시장 only end like one.
pub fn is_post(word: &str) -> bool {
    let titles = lexicon::titles();
    if titles.has(word) || word.strip_prefix('부').is_some_and(|post| titles.has(post)) {
        return true;
    }
    let longer = titles.longest_suffix(word).is_some_and(|(n, _)| n >= 6 && word.len() >= n + 6);
    longer && lexicon::place_suffixes().longest_suffix(word).is_none() && !lexicon::documents().has(word)
}

pub fn long_name(name: &str) -> bool {
    name.chars().count() >= 5 && !name.contains(' ') && !name.ends_with('들')
}

/// Whether an unknown name ends as names of organisations do.
pub fn like_organization(name: &str) -> bool {
    let suffix = lexicon::org_suffixes().longest_suffix(name).is_some_and(|(n, _)| n < name.len());
    // Offices and towns: 환경처, 방재청, 온빛시. Given names do not end so.
    suffix || name.chars().count() >= 3 && name.ends_with(['처', '청', '시'])
}

/// The readings of a word; a gloss in brackets (베르크(58)는, 오픈랩(OpenLab)은) is no part of what its particle follows.
pub fn splits(form: &str) -> Vec<josa::Split> {
    let open = form.find('(').filter(|open| *open > 0);
    let gloss = open.and_then(|open| Some((open, form.rfind(')').filter(|close| open < *close)?)));
    let Some((open, close)) = gloss else { return josa::splits(form) };
    let (base, rest) = (form.get(..open).unwrap_or(""), form.get(close + 1..).unwrap_or(""));
    if rest.is_empty() {
        return josa::splits(form);
    }
    let mut out = josa::splits(&format!("{base}{rest}"));
    out.retain(|s| s.stem_len >= base.len());
    for split in &mut out {
        split.stem_len += close + 1 - open;
    }
    out
}

/// A씨, 김모(41)씨: a person whose name is withheld.
pub fn hidden_name(name: &str) -> bool {
    let mut chars = name.chars();
    let first = chars.next();
    let letter = first.is_some_and(|c| c.is_ascii_uppercase()) && chars.next().is_none();
    letter || name.ends_with('모') && name.chars().count() == 2
}

/// [`hidden_name`] with an honorific: 김모씨, A씨.
pub fn withheld(name: &str) -> bool {
    let bare = josa::honorific(name).and_then(|h| name.get(..h.stem_len)).unwrap_or(name);
    hidden_name(bare.split('(').next().unwrap_or(bare).trim_end())
}

/// 김모씨 of 김모(41)씨: the age is no part of a withheld name.
pub fn ageless(name: &str) -> Cow<'_, str> {
    let cut = name.split_once('(').zip(name.rsplit_once(')')).filter(|((family, _), _)| hidden_name(family));
    cut.map_or(Cow::Borrowed(name), |((family, _), (_, behind))| Cow::Owned(format!("{family}{behind}")))
}

/// 받아들여, 알아차려: a verb that joins what follows; nouns in 여 (참여) are shorter.
pub fn joins(form: &str) -> bool {
    // 잡았고
    let past = || form.strip_suffix('고').and_then(crate::text::hangul::last_tail) == Some(20);
    form.ends_with(['여', '려', '켜', '져', '쳐', '워']) && form.chars().count() >= 3 || past()
}

/// 말했다고: what ends a report begins no description.
pub fn quotes(form: &str) -> bool {
    form.chars().count() >= 3 && ["다고", "라고", "자고", "냐고"].iter().any(|e| form.ends_with(e))
}

/// 16일, 2026년, 21일(현지시간): a date.
pub fn is_date(form: &str) -> bool {
    matches!(unit_of(form), "일" | "월" | "년" | "시" | "분")
}

/// 16일, 21일(현지시간): a day.
pub fn is_day(form: &str) -> bool {
    unit_of(form) == "일"
}

/// What a number counts, brackets aside; nothing where `form` does not begin with one.
fn unit_of(form: &str) -> &str {
    let counted = form.split('(').next().unwrap_or(form);
    let unit = counted.trim_start_matches(|c: char| c.is_ascii_digit());
    if unit.len() < counted.len() { unit } else { "" }
}

/// Adverbs and time words that no description begins with.
pub fn is_adverb(form: &str) -> bool {
    is_date(form)
        || lexicon::is_word(form, "time")
        || lexicon::is_word(form, "date-lead")
        || lexicon::connectives().has(form)
        || lexicon::openers().has(form)
}
