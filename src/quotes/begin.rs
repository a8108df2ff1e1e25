//! Where a report without marks begins: behind its speaker, behind the reporter's own time and place, behind those to whom it
//! was said.

use super::clause::{self, Word};
use super::cue::{self, Strength};
use super::nouns::is_day;
use super::setting;
use crate::lexicon;
use crate::text::josa::{self, Role};

/// Where the reported clause begins: behind `from` (the speaker or the last quotation), the reporter's own connectives,
/// time words and subordinate report left aside.
pub fn clause(text: &str, words: &[Word], from: usize, at: usize) -> Option<usize> {
    begin(text, words, from, at, false)
}

/// As [`clause`], of a report whose source stands behind it: a verb before is part of it.
pub fn whole(text: &str, words: &[Word], from: usize, at: usize) -> Option<usize> {
    begin(text, words, from, at, true)
}

fn begin(text: &str, words: &[Word], from: usize, at: usize, whole: bool) -> Option<usize> {
    let from = behind_dateline(text, words, from, at);
    let mut start = from.max(at.saturating_sub(super::speaker::FARTHEST));
    let from = start;
    // 언급하며, 만나서 … with a comma: the reporter's own clause ends there.
    for i in (from..at).filter(|&i| !whole || i == from) {
        let Some(word) = words.get(i) else { break };
        let form = word.span.of(text);
        // “…”이라고 밝히고 미국이 …: the verb of what was said before.
        let joins = form.ends_with('며') || form.ends_with("면서") || (word.comma || i == from) && form.ends_with('고');
        // “…”이라 불렀고, …: what something is called is told.
        let mentions = || lexicon::begins_with(form, "mentions").is_some();
        let tells = |m: cue::Match| m.strength == Strength::Strong || m.act == "call";
        if joins && (cue::at(text, words, i).is_some_and(tells) || mentions()) {
            start = i + 1;
        }
    }
    let form = |w: usize| clause::form(text, words, w);
    // 3일 축제를 열었다고 4일 밝혔다: the day of the report stands before its verb, so that the other one is reported.
    let dated = (at + 1..at + 4).take_while(|&w| cue::at(text, words, w).is_none()).any(|w| is_day(form(w)));
    while start < at {
        let Some(word) = words.get(start) else { break };
        let form = word.span.of(text);
        // The day of the report stands bare (3일, 지난 3일, 이날); a time with a particle belongs to what is reported.
        let led = lexicon::is_word(form, "past-lead") && words.get(start + 1).is_some_and(|w| is_day(w.span.of(text)));
        // 지난 3일 도서관에서 축제를 열었다고: when and where it was done.
        let done = led && words.get(start + 2).is_some_and(|w| setting::where_done(text, w, words.get(at)));
        // 이에 따라 belongs to what is reported.
        let therefore = words.get(start + 1).is_some_and(|w| lexicon::is_word(w.span.of(text), "therefore"));
        let time = !dated && !done && (is_day(form) || led || lexicon::is_word(form, "report-time"));
        if therefore
            || !(time
                || lexicon::connectives().has(form) && word.comma
                // 다시 만나자고, 우선 둑을 쌓겠다고: how something is done.
                || lexicon::connectives().has(form) && start == from && !lexicon::is_word(form, "how-done"))
        {
            break;
        }
        start += 1;
    }
    if let Some(own) = own_clause(text, words, start, at).filter(|_| !whole) {
        start = own;
    }
    while let Some(end) = aside_of_report(text, words, start, at).filter(|_| start < at) {
        start = end;
    }
    start = setting::behind(text, words, start, at);
    // 새 청사에 대해서는, 주민을 부른 자리에서: what the report is about and where it was made.
    let stands = |class, most: usize| {
        let word = |w: &usize| words.get(*w).is_some_and(|w| lexicon::is_word(w.span.of(text), class));
        (start..at.min(start + most)).rev().find(word)
    };
    let lead = stands("about", 8).or_else(|| stands("occasion", 12));
    // 늦어진 데 대해서는 송구하다: one word alone is no report.
    let start = lead.filter(|w| w + 1 < at).map_or(start, |w| w + 1);
    words.get(start).filter(|_| start <= at).map(|w| w.span.start)
}

/// Behind the dateline and the by-line of a first sentence: (가람=새벽통신) 김보람 기자 = …, [새벽일보=김보람 기자] …
fn behind_dateline(text: &str, words: &[Word], start: usize, at: usize) -> usize {
    /// Letters of a dateline and of a by-line at most.
    const LONGEST: usize = 40;
    let Some((first, last)) = words.get(start).zip(words.get(at)) else { return start };
    let line = text.get(first.span.start..last.span.start).unwrap_or("");
    let reports = |words: &str| words.contains("기자") || words.contains("특파원");
    let mut letters = line.char_indices().take(LONGEST);
    let close = letters.find(|(_, c)| matches!(c, ')' | ']' | '】')).filter(|_| line.starts_with(['(', '[', '【']));
    let place = close.map_or(0, |(at, c)| at + c.len_utf8());
    let (dateline, rest) = line.split_at_checked(place).unwrap_or(("", line));
    let signed = rest.find(" = ").filter(|&end| {
        let names = rest.get(..end).unwrap_or("");
        reports(names) && names.chars().count() <= LONGEST
    });
    if signed.is_none() && !dateline.contains('=') && !reports(dateline) {
        return start;
    }
    let end = first.span.start + place + signed.map_or(0, |end| end + " = ".len());
    words.iter().position(|w| w.span.start >= end).unwrap_or(at).clamp(start, at)
}

/// Behind what only sets the scene of a gloss (지금은 한 곳뿐인데 이를 열 곳으로 늘리겠다는 것이다).
pub fn behind_setting(text: &str, words: &[Word], from: usize, at: usize) -> usize {
    let sets = |w: &usize| {
        words.get(*w).is_some_and(|w| ["는데", "한데", "은데", "인데"].iter().any(|e| w.span.of(text).ends_with(e)))
    };
    (from..at).rev().take(24).find(sets).map_or(from, |w| w + 1)
}

/// Behind the speaker's own doing (법안을 내면서 보호가 시급하다고 …): a verb in -면서 without a subject, before a clause that has
/// one.
fn own_clause(text: &str, words: &[Word], start: usize, at: usize) -> Option<usize> {
    let subject = |w: usize| {
        let form = clause::form(text, words, w);
        crate::text::josa::best(form).role == crate::text::josa::Role::Subject && !crate::text::endings::verbal(form)
    };
    let form = |w: usize| clause::form(text, words, w);
    let joins =
        |w: &usize| form(*w).ends_with("면서") && !form(*w).ends_with("다면서") && !form(*w).ends_with("라면서");
    let end = (start..at.min(start + 6)).find(joins)?;
    (!(start..end).any(subject) && (end + 1..at).any(subject)).then_some(end + 1)
}

/// Behind to whom and where it was said, right behind the speaker: 시장에게, 기자회견에서, 새벽방송 인터뷰에서, 회사에. `at` is the word
/// that ends the report.
fn aside_of_report(text: &str, words: &[Word], from: usize, at: usize) -> Option<usize> {
    let form = |w: usize| clause::form(text, words, w);
    let word = form(from);
    if lexicon::is_word(word, "through") {
        return Some(from + 1);
    }
    let occasion = |w: usize| {
        let form = form(w);
        let (stem, particle) = form.split_at_checked(josa::best(form).stem_len).unwrap_or((form, ""));
        let medium = lexicon::media().longest_suffix(stem).is_some_and(|(n, _)| n == stem.len() || n >= 9);
        let through = || {
            let next = words.get(w + 1).is_some_and(|w| lexicon::is_word(w.span.of(text), "through"));
            matches!(particle, "을" | "를") && next
        };
        medium && (particle == "에서" || through())
    };
    let best = josa::best(word);
    if best.role == Role::Bare {
        // 새벽방송 인터뷰에서
        let outlet = lexicon::organizations().get(word).is_some_and(|row| row.field(0) == "media");
        return (outlet && from + 1 < at && occasion(from + 1)).then_some(from + 2);
    }
    let (stem, particle) = word.split_at_checked(best.stem_len).unwrap_or((word, ""));
    let person = ["에게", "한테", "께"].iter().any(|p| particle.starts_with(p));
    // 피해자들에게 이주비를 지원하겠다는 방침을 밝혔다: whom something is done for. Who asks or writes is told things.
    let told = (at + 1..at + 5).filter_map(|w| cue::at(text, words, w)).any(|m| m.verb != "밝히다");
    let asker = lexicon::is_word(&format!("{stem}이"), "asker")
        || lexicon::people().get(stem).is_some_and(|r| r.field(0) == "outlet");
    let will = form(at).contains("겠다") && lexicon::begins_with(form(at), "gives").is_some();
    let outlet = particle == "에" && lexicon::organizations().get(stem).is_some_and(|row| row.field(0) == "media");
    (person && (told || asker || !will) || outlet || occasion(from)).then_some(from + 1)
}
