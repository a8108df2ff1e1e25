//! Reports that a noun takes up: …다는 뜻을 밝혔다, 입장이다, 전망이 나온다.

use super::clause::Word;
use super::cue::{self, Strength};
use super::indirect::{Found, Report};
use crate::lexicon;
use crate::span::Span;
use crate::text::endings::modifying;

/// -다는 and a noun: 뜻을 밝혔다, 입장이다, 전망이 나온다, 것이 시의 설명이다, 점을 강조했다, 것이다.
#[inline(never)]
pub fn find(text: &str, words: &[Word], at: usize, end: usize, reach: usize) -> Option<Report> {
    let form = |w: usize| words.get(w).filter(|_| w < reach).map_or("", |w| w.span.of(text));
    let report = |cue, rule, score, needs_source, owner| {
        Some(Report { word: at, end, cue, rule, score, needs_source, owner, inside: false })
    };
    let span = |a: usize, b: usize| words.get(a).zip(words.get(b)).map(|(a, b)| a.span.join(b.span));
    // One word may hold the noun: 각계의 목소리, 업계 관측; 것이 시의 설명이다.
    let fact = form(at + 1);
    let skip = usize::from(fact == "것이" || fact == "게");
    // 낮췄다는 게 회사 측 설명이다
    let side = usize::from(matches!(form(at + 2 + skip), "측" | "쪽"));
    for gap in skip..=skip + 1 + side {
        let noun_at = at + 1 + gap;
        let noun = form(noun_at);
        let Some(n) = lexicon::noun_of_saying(noun) else { continue };
        let rest = noun.get(n..).unwrap_or("");
        let owner = (gap > skip).then_some(noun_at - 1);
        // 업계 관측을 인정했다: the noun of a circle is its own.
        let circle = owner.is_some() && lexicon::people().has(form(noun_at - 1));
        let noun_as = |verb| {
            let start = words.get(noun_at)?.span.start;
            Some(Found { span: Span::new(start, start + n), verb, act: "say" })
        };
        let next = form(noun_at + 1);
        // 평가를 받으며: what is received is another's.
        if matches!(rest, "을" | "를")
            && owner.is_none()
            && lexicon::begins_with(next, "receives").is_some()
            && !next.starts_with('들')
        {
            return None;
        }
        // 서두르지 않는다는 입장인 것으로 알려졌다
        if rest == "인"
            && form(noun_at + 1) == "것으로"
            && let Some(verb) = cue::at(text, words, noun_at + 2)
        {
            return report(Some(verb.into()), "q.indirect.noun", 0.65, false, owner);
        }
        if copula(rest) {
            let cue = Found { span: span(noun_at, noun_at)?, verb: "이다", act: "say" };
            return report(Some(cue), "q.indirect.noun", 0.7, false, owner);
        }
        if matches!(rest, "을" | "를" | "도" | "만" | "" | "부터" | "까지" | "으로" | "로") && !circle {
            let verb = (noun_at + 1..reach.min(noun_at + 4))
                .find_map(|w| cue::at(text, words, w).filter(|m| m.strength == Strength::Strong));
            // 돈을 받았다는 의혹을 인정했다: others have said it.
            let admits = |m: &cue::Match| lexicon::begins_with(noun, "rumour").is_some() && m.verb == "인정하다";
            // 올린다는 보도를 부인했다: what is denied is another's.
            if let Some(cue) = verb
                .filter(|m| !admits(m))
                .filter(|m| m.act != "deny" || noun.starts_with("입장") || noun.starts_with('뜻'))
            {
                return report(Some(cue.into()), "q.indirect.noun-verb", 0.7, false, None);
            }
        }
        // 어렵다는 소수의견을 냈다, 낮추자는 입장을 굽히지 않았다: what somebody who is named voices.
        if matches!(rest, "을" | "를" | "도" | "만")
            && owner.is_none()
            && views(noun, n)
            && voices(next)
            && !modifying(next)
        {
            let last = noun_at + 1 + usize::from(next.ends_with('지') && form(noun_at + 2).starts_with('않'));
            let cue = Found { span: span(noun_at, last)?, verb: "하다", act: "say" };
            return report(Some(cue), "q.indirect.noun-verb", 0.6, false, None);
        }
        // 합치자는 위원회의 제안을 받아들였다: whoever holds the noun has said it.
        if (circle || owner.is_some() && form(noun_at - 1).ends_with('의'))
            && matches!(rest, "을" | "를" | "에" | "에도" | "대로")
        {
            return report(Some(noun_as("하다")?), "q.indirect.held", 0.55, false, owner);
        }
        // 어렵다는 지적과 함께 “…”는 반발도 나왔다
        let arising = || reach < words.len() || (noun_at + 2..noun_at + 7).any(|w| arises(form(w)));
        if matches!(rest, "과" | "와") && form(noun_at + 1) == "함께" && arising() {
            return report(Some(noun_as("나오다")?), "q.indirect.arises", 0.6, owner.is_none(), owner);
        }
        // 주장이 당 안팎에서 제기됐다: where it comes up.
        let place = (noun_at + 1..noun_at + 4).find(|&w| form(w).ends_with("에서") && arises(form(w + 1)));
        if matches!(rest, "이" | "가" | "도")
            && owner.is_none()
            && let Some(place) = place
        {
            return report(Some(noun_as("나오다")?), "q.indirect.arises", 0.6, false, Some(place));
        }
        // 소문이 돌았다: a rumour is nobody's.
        let rumour =
            lexicon::begins_with(noun, "rumour").is_some() && form(noun_at + 1).starts_with(['돈', '돌', '도']);
        if !rumour && matches!(rest, "이" | "가" | "도" | "만" | "까지" | "") && arises(form(noun_at + 1)) {
            let last =
                noun_at + 1 + usize::from(form(noun_at + 1).ends_with('고') && form(noun_at + 2).starts_with("있"));
            let cue = Found { span: span(noun_at, last)?, verb: "나오다", act: "say" };
            return report(Some(cue), "q.indirect.arises", 0.6, owner.is_none(), owner);
        }
    }
    if lexicon::is_word(fact, "fact") {
        // …다는 점을 참작해 달라고 호소했다: the report ends there.
        let other = |w: &usize| !form(*w).ends_with("라고") && !form(*w).ends_with("다고");
        let verb = (at + 2..reach.min(at + 6))
            .take_while(other)
            .find_map(|w| cue::at(text, words, w).filter(|m| m.strength == Strength::Strong))?;
        return report(Some(verb.into()), "q.indirect.fact", 0.65, false, None);
    }
    // …하겠다는 것이다: what was said before, in other words.
    if matches!(fact, "것이다" | "것입니다" | "겁니다" | "거다") && at + 2 == words.len() {
        return report(None, "q.indirect.namely", 0.5, false, None);
    }
    None
}

/// Whether a noun of saying is one for somebody's view (의견을, 소수의견을, 관측을); what it has in front is part of it.
fn views(noun: &str, length: usize) -> bool {
    noun.get(..length).is_some_and(|noun| lexicon::ends_with(noun, "view"))
}

/// Verbs by which a view is voiced: 내고, 제시했다, 굽히지.
pub fn voices(form: &str) -> bool {
    lexicon::begins_with(form, "voices").is_some()
}

pub fn copula(rest: &str) -> bool {
    ["이다", "이었다", "이라고", "이며", "이고", "이라", "입니다", "다", "였다", "이지만"]
        .iter()
        .any(|c| rest.starts_with(c))
        && !rest.starts_with("다는")
}

/// Verbs by which an opinion comes up: 나온다, 제기됐다, 이어졌다, 커지고, 있다.
pub fn arises(form: &str) -> bool {
    lexicon::begins_with(form, "arises").is_some()
}
