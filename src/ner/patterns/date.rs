//! Dates: 2026년 3월 5일 · 지난달 3일 · 내년 상반기 · 이날 · 3년 6개월 · 2026.3.5.

use super::calendar::{Day, add_months, day_near, near};
use super::{Found, dotted, duration, may_end, number, range, tails, value};
use crate::analysis::{EntityType, Value, ValueKind};
use crate::lexicon;

/// What a scan over the text knows.
#[derive(Debug)]
pub struct Scan<'a> {
    /// The text.
    pub text: &'a str,
    /// The article's own day.
    pub anchor: Option<Day>,
    /// The day that the text named last.
    pub last: Option<Day>,
}

/// The parts of a date that have been read.
#[derive(Debug, Clone, Copy, Default)]
struct Parts {
    year: Option<i64>,
    decade: bool,
    month: Option<i64>,
    day: Option<i64>,
    /// A day counted from the article's own.
    offset: Option<i64>,
    week: Option<i64>,
    weekday: Option<i64>,
    /// 지난 (-1), 오는 (1).
    direction: i64,
    /// Half or quarter of a year: first and last month.
    months: Option<(i64, i64)>,
    /// Something was said that a number cannot say (말, 초, 봄).
    vague: bool,
    /// 1 year, 2 month, 3 day, 4 weekday: parts come in this order.
    grain: u8,
    relative: bool,
}

impl Scan<'_> {
    /// The date or the duration of days and more that begins at `at`.
    pub fn at(&mut self, at: usize) -> Option<Found> {
        if let Some(found) = dotted::at(self.text, at) {
            return Some(self.finish_dotted(found));
        }
        if let Some(found) = duration::at(self.text, at) {
            return Some(found);
        }
        let (parts, end) = self.parts(at)?;
        let mut value = self.resolve(&parts);
        let (mut end, about) = tails(self.text, end, "date");
        value.approximate = about || parts.vague;
        // 6일부터 9일까지, 7~10일.
        let text = self.text;
        let second = if text.get(..end).is_some_and(|t| t.ends_with("부터")) {
            text.get(end..).filter(|t| t.starts_with(' ')).map(|_| end + 1)
        } else {
            range(text, end)
        };
        if let Some((_, e)) = second.and_then(|s| self.parts(s)) {
            let (e, _) = tails(text, e, "date");
            if text.get(e..).is_some_and(|t| t.starts_with(" 사이")) && may_end(text, e + " 사이".len()) {
                end = e + " 사이".len();
            } else if text.get(..end).is_some_and(|t| !t.ends_with("부터"))
                || text.get(..e).is_some_and(|t| t.ends_with("까지"))
            {
                end = e;
            }
        }
        Some(Found {
            end,
            kind: EntityType::Date,
            value,
            rule: if parts.relative { "n.date.relative" } else { "n.date.absolute" },
        })
    }

    fn finish_dotted(&mut self, (day, end): (Day, usize)) -> Found {
        self.last = Some(day);
        let value = Value { iso: Some(day.iso()), ..value(ValueKind::Date) };
        Found { end, kind: EntityType::Date, value, rule: "n.date.dotted" }
    }

    /// The parts of a date from `at` on, and where they end.
    fn parts(&self, at: usize) -> Option<(Parts, usize)> {
        let mut parts = Parts::default();
        let mut end = at;
        let mut any = false;
        for _ in 0..5 {
            let space = any && self.text.get(end..).is_some_and(|t| t.starts_with(' '));
            let from = end + usize::from(space);
            let before = parts;
            let Some(next) = self.part(&mut parts, from) else {
                parts = before;
                break;
            };
            end = next;
            any |= parts.grain > 0 || parts.vague;
            // 지난 is no date by itself.
            if parts.grain == 0 && !parts.vague {
                any = true;
            }
        }
        // 3일(현지시간), 3일(월): the weekday in brackets is left outside.
        (parts.grain > 0).then_some((parts, end))
    }

    /// Reads one part at `at` into `parts`: where it ends.
    fn part(&self, parts: &mut Parts, at: usize) -> Option<usize> {
        let text = self.text;
        let rest = text.get(at..)?;
        if rest.starts_with(|c: char| c.is_ascii_digit()) {
            return numbered(text, parts, at);
        }
        let (len, row) = lexicon::date_words().longest_prefix(rest)?;
        let end = at + len;
        let n: i64 = row.field(1).parse().unwrap_or(0);
        let word = rest.get(..len)?;
        let attached = super::run(text, end);
        let ends = attached.is_empty() || may_end(text, end);
        let spaced = text.get(end..).is_some_and(|t| t.starts_with(' '));
        let digit = text.get(end + usize::from(spaced)..).is_some_and(|t| t.starts_with(|c: char| c.is_ascii_digit()));
        match row.field(0) {
            "prefix" if parts.grain == 0 && (spaced || digit) => {
                let follows = text.get(end + usize::from(spaced)..).unwrap_or("");
                // 지난 여름, 오는 금요일; 지난 오늘 is a relative clause, and so is 한 달이 지난 2월.
                let next = lexicon::date_words().longest_prefix(follows).map(|(_, r)| r.field(0));
                let date = digit || matches!(next, Some("weekday" | "season" | "span" | "part" | "holiday" | "clock"));
                if !date || word == "지난" && passed(text, at) {
                    return None;
                }
                parts.direction = n;
                parts.relative = true;
                Some(end)
            }
            "year" if parts.grain < 1 && (ends || digit || spaced) => {
                // 올 is a year only before a part of one.
                if word == "올" && !(spaced || digit) {
                    return None;
                }
                let from = if word.starts_with("같은") { self.last.or(self.anchor) } else { self.anchor };
                parts.year = from.map(|a| a.year + n);
                parts.grain = if word == "올" { 0 } else { 1 };
                parts.direction = if word == "올" { 0 } else { parts.direction };
                parts.relative = true;
                if word == "올" {
                    let follows = text.get(end + usize::from(spaced)..).unwrap_or("");
                    let next = lexicon::date_words().longest_prefix(follows).map(|(_, r)| r.field(0));
                    return (digit || matches!(next, Some("season" | "part" | "span"))).then_some(end);
                }
                Some(end)
            }
            // 전달 is far more often handing over.
            "month" if word == "전달" && !(attached.starts_with("보다") || text.get(end..)?.starts_with(" 대비")) => {
                None
            }
            "month" if parts.grain < 2 && (ends || digit) => {
                // 지난해 같은 달: of the year that has been named, the month that was named last.
                let same = word.starts_with("같은");
                if let Some(a) = if same { self.last.or(self.anchor) } else { self.anchor } {
                    let (y, m) = add_months(a.year, a.month, n);
                    let y = parts.year.filter(|_| same).unwrap_or(y);
                    (parts.year, parts.month) = (Some(y), Some(m));
                }
                parts.grain = 2;
                parts.relative = true;
                Some(end)
            }
            "week" if parts.grain < 2 && (ends || spaced) => {
                parts.week = Some(n);
                parts.grain = 2;
                parts.relative = true;
                Some(end)
            }
            "weekday" if parts.grain < 4 && ends => {
                parts.weekday = Some(n);
                parts.grain = 4;
                Some(end)
            }
            "day" if parts.grain == 0 && ends && !attached.starts_with('야') => {
                parts.offset = Some(n);
                parts.grain = 3;
                parts.relative = true;
                // 이날 is the day that was named last; 전날 the one before it.
                if matches!(word, "이날" | "이 날" | "같은 날" | "당일" | "전날" | "다음날" | "다음 날" | "이튿날")
                    && let Some(last) = self.last.or(self.anchor)
                {
                    let d = last.plus(n);
                    (parts.year, parts.month, parts.day, parts.offset) =
                        (Some(d.year), Some(d.month), Some(d.day), None);
                }
                Some(end)
            }
            // 봄 is also seeing, 시즌 needs a year.
            "season" | "span"
                if parts.grain < 3
                    && ends
                    && (parts.grain > 0 || parts.relative || !matches!(word, "봄" | "시즌"))
                    && !(parts.grain > 1 && word == "시즌") =>
            {
                parts.vague = true;
                parts.grain = 3;
                Some(end)
            }
            "holiday" if parts.grain < 2 && (ends || attached.starts_with("시즌")) => {
                let day = row.field(1).split_once('-').and_then(|(m, d)| Some((m.parse().ok()?, d.parse().ok()?)));
                if let Some((m, d)) = day {
                    (parts.month, parts.day) = (Some(m), Some(d));
                }
                parts.relative |= day.is_none();
                parts.grain = 4;
                Some(end)
            }
            "part"
                if (1..=2).contains(&parts.grain)
                    || parts.relative && word.len() >= 9
                    || matches!(word, "상반기" | "하반기") =>
            {
                if !(ends || attached.is_empty()) || parts.grain == 0 && word.len() < 9 {
                    return None;
                }
                match word {
                    "상반기" => parts.months = Some((1, 6)),
                    "하반기" => parts.months = Some((7, 12)),
                    _ => parts.vague = true,
                }
                parts.grain = parts.grain.max(3);
                Some(end)
            }
            _ => None,
        }
    }

    /// What the parts mean.
    fn resolve(&mut self, p: &Parts) -> Value {
        let mut out = value(ValueKind::Date);
        let anchor = self.anchor;
        let day = match (*p, anchor) {
            (Parts { offset: Some(n), .. }, Some(a)) => Some(a.plus(n)),
            (Parts { year: Some(y), month: Some(m), day: Some(d), .. }, _) => Day::new(y, m, d),
            (Parts { year: None, month: Some(m), day: Some(d), direction, .. }, Some(a)) => near(a, m, d, direction),
            (Parts { year: None, month: None, day: Some(d), direction, .. }, Some(a)) => day_near(a, d, direction),
            (Parts { weekday: Some(w), week, day: None, .. }, Some(a)) if p.month.is_none() => {
                let monday = a.plus(1 - a.weekday());
                Some(monday.plus(7 * week.unwrap_or(p.direction.signum()) + w - 1))
            }
            _ => None,
        };
        if let Some(d) = day {
            self.last = Some(d);
            out.iso = Some(d.iso());
            return out;
        }
        let year = p.year.or_else(|| match (p.month, anchor) {
            // 지난 9월 of a text of March is last year's.
            (Some(m), Some(a)) if p.direction < 0 && m > a.month => Some(a.year - 1),
            (Some(m), Some(a)) if p.direction > 0 && m < a.month => Some(a.year + 1),
            (Some(_), Some(a)) => Some(a.year),
            _ => p.months.and(anchor).map(|a| a.year),
        });
        out.iso = match (year, p.months, p.month, p.day) {
            (Some(y), Some((a, b)), ..) => Some(format!("{y:04}-{a:02}/{y:04}-{b:02}")),
            (Some(y), None, Some(m), Some(d)) => Some(format!("{y:04}-{m:02}-{d:02}")),
            (Some(y), None, Some(m), None) => Some(format!("{y:04}-{m:02}")),
            (Some(y), None, None, None) if p.decade => Some(format!("{:03}", y / 10)),
            (Some(y), None, None, None) => Some(format!("{y:04}")),
            (None, None, Some(m), Some(d)) => Some(format!("--{m:02}-{d:02}")),
            (None, None, Some(m), None) => Some(format!("--{m:02}")),
            (None, None, None, Some(d)) => Some(format!("---{d:02}")),
            _ => None,
        };
        if year.is_none() && (p.relative || p.day.is_some()) {
            out.relative_to = Some("article".to_owned());
        }
        out
    }
}

/// Whether 지난 at `at` ends a clause of its own: 한 달이 지난, 5년이 지난.
fn passed(text: &str, at: usize) -> bool {
    let before = text.get(..at).unwrap_or("").strip_suffix(' ').unwrap_or("");
    ["달이", "년이", "개월이", "일이", "시간이", "주가", "해가", "분이", "주일이"].iter().any(|w| before.ends_with(w))
}

/// 2015-16시즌, 2013∼2014 시즌: the first year and where the season ends.
fn season(text: &str, n: &number::Number) -> Option<(i64, usize)> {
    let first = n.value as i64;
    if n.digits != 4 || !(1900..2100).contains(&first) {
        return None;
    }
    let (end, next) = match range(text, n.end) {
        Some(second) => {
            let m = number::read(text, second).filter(|m| m.plain && matches!(m.digits, 2 | 4))?;
            let last = if m.digits == 2 { first - first % 100 + m.value as i64 } else { m.value as i64 };
            (m.end, last == first + 1 || last % 100 == 0 && first % 100 == 99)
        }
        None => (n.end, false),
    };
    let rest = text.get(end..)?;
    let word = ["시즌", "학년도"].into_iter().find(|w| rest.trim_start_matches(' ').starts_with(w));
    let len = word.map_or(0, |w| w.len() + rest.len() - rest.trim_start_matches(' ').len());
    (word.is_some() || next && may_end(text, end)).then_some((first, end + len))
}

/// 2026년, 3월, 5일, 1분기, 90년대, 21세기.
fn numbered(text: &str, parts: &mut Parts, at: usize) -> Option<usize> {
    let n = number::read(text, at).filter(|n| n.plain && n.digits <= 4)?;
    let v = n.value as i64;
    let after = text.get(n.end..)?;
    if parts.grain < 1
        && let Some((year, e)) = season(text, &n)
    {
        parts.year = Some(year);
        parts.vague = true;
        parts.grain = 3;
        return Some(e);
    }
    // 2024~2025년, 3~4월: the first number of a range has its unit after the second.
    let end = |unit: &str| n.end + unit.len();
    if after.starts_with("년대") && parts.grain < 1 {
        parts.year = Some(if v < 100 { 1900 + v } else { v });
        parts.decade = true;
        parts.grain = 1;
        return Some(end("년대"));
    }
    if after.starts_with("세기") && parts.grain < 1 {
        parts.vague = true;
        parts.grain = 1;
        return Some(end("세기"));
    }
    if after.starts_with("분기") && parts.grain < 2 && (1..=4).contains(&v) {
        parts.months = Some((3 * v - 2, 3 * v));
        parts.grain = 2;
        return may_end(text, end("분기")).then_some(end("분기"));
    }
    if after.starts_with('년') && parts.grain < 1 {
        let year = match n.digits {
            4 if (1000..=2200).contains(&v) => v,
            2 if v >= 50 => 1900 + v,
            _ => return None,
        };
        let unit = ["년도작", "년도", "년작", "년"].into_iter().find(|u| after.starts_with(u)).unwrap_or("년");
        let e = end(unit);
        let open = (n.digits == 4 || unit != "년") && !text.get(e..)?.starts_with(['생', '차', '째']);
        let digit = text.get(e..).is_some_and(|t| t.starts_with(|c: char| c.is_ascii_digit()));
        if !(digit || open || may_end(text, e) || lexicon::date_words().longest_prefix(super::run(text, e)).is_some()) {
            return None;
        }
        parts.year = Some(year);
        parts.grain = 1;
        return Some(e);
    }
    if after.starts_with('월') && parts.grain < 2 && (1..=12).contains(&v) && n.digits <= 2 {
        let e = end("월");
        let digit = text.get(e..).is_some_and(|t| t.starts_with(|c: char| c.is_ascii_digit()));
        let part = lexicon::date_words().longest_prefix(super::run(text, e)).is_some_and(|(_, r)| r.field(0) == "part");
        if !(digit || part || may_end(text, e) || text.get(e..)?.starts_with('호')) {
            return None;
        }
        parts.month = Some(v);
        parts.grain = 2;
        return Some(e);
    }
    if after.starts_with('일') && parts.grain < 3 && (1..=31).contains(&v) && n.digits <= 2 {
        let e = end("일");
        let rest = super::run(text, e);
        if !(may_end(text, e) || rest.starts_with("자")) {
            return None;
        }
        parts.day = Some(v);
        parts.grain = 3;
        return Some(e);
    }
    // 7~10일, 8∼9월.
    let second = range(text, n.end)?;
    let m = number::read(text, second).filter(|m| m.plain && m.digits <= 4)?;
    let unit = text.get(m.end..)?.chars().next().filter(|c| matches!(c, '년' | '월' | '일'))?;
    let fits = match unit {
        '년' => {
            (n.digits == 4 || n.digits == 2 && text.get(m.end..)?.starts_with("년대"))
                && m.digits >= 2
                && parts.grain < 1
        }
        '월' => v <= 12 && m.value <= 12.0 && parts.grain < 2,
        _ => v <= 31 && m.value <= 31.0 && parts.grain < 3,
    };
    let decade = unit == '년' && text.get(m.end..)?.starts_with("년대");
    let e = m.end + if decade { "년대".len() } else { unit.len_utf8() };
    let v = if decade && n.digits == 2 { 1900 + v } else { v };
    parts.decade |= decade;
    if !fits || !may_end(text, e) {
        return None;
    }
    match unit {
        '년' => (parts.year, parts.grain) = (Some(v), 1),
        '월' => (parts.month, parts.grain) = (Some(v), 2),
        _ => (parts.day, parts.grain) = (Some(v), 3),
    }
    Some(e)
}

#[cfg(test)]
mod tests {
    use crate::{Options, text::Document};

    /// The dates of `text` as `words=iso`, for an article of 2026-03-05 (a Thursday).
    fn dates(text: &str) -> Vec<String> {
        let doc = Document::read(text);
        let options = Options { date: Some("2026-03-05".to_owned()), ..Options::default() };
        let found = super::super::find(&doc, &options);
        let iso = |m: &crate::ner::Mention| m.value.as_ref().and_then(|v| v.iso.clone()).unwrap_or_default();
        found.iter().map(|m| format!("{}={}", doc.words(m.span), iso(m))).collect()
    }

    #[test]
    fn absolute() {
        for (text, want) in [
            ("2025년 10월 1일에", "2025년 10월 1일=2025-10-01"),
            ("2024년까지", "2024년까지=2024"),
            ("12월 3일 열렸다", "12월 3일=2025-12-03"),
            ("1990년대 말", "1990년대 말=199"),
            ("2026.02.04 09:15", "2026.02.04=2026-02-04"),
            ("2023. 11. 1. 입력", "2023. 11. 1=2023-11-01"),
            ("7∼10일 열린다", "7∼10일=2026-03-07"),
            ("2024-25시즌에", "2024-25시즌=2024"),
            ("2025학년도 시험", "2025학년도=2025"),
            ("1989년작이라도", "1989년작=1989"),
            ("1970∼80년대 거리", "1970∼80년대=197"),
            ("성탄절에 만나자", "성탄절=2025-12-25"),
            ("2025년 광복절", "2025년 광복절=2025-08-15"),
            ("5월호에 실렸다", "5월=2026-05"),
        ] {
            assert_eq!(dates(text).first().map(String::as_str), Some(want), "{text}");
        }
    }

    #[test]
    fn relative() {
        for (text, want) in [
            ("지난달 3일 열렸다", "지난달 3일=2026-02-03"),
            ("내년 상반기에", "내년 상반기=2027-01/2027-06"),
            ("지난해 12월", "지난해 12월=2025-12"),
            ("오는 12일", "오는 12일=2026-03-12"),
            ("지난 28일", "지난 28일=2026-02-28"),
            ("어제 만났다", "어제=2026-03-04"),
            ("지난주 금요일", "지난주 금요일=2026-02-27"),
            ("3일 그는", "3일=2026-03-03"),
            ("지난 9월", "지난 9월=2025-09"),
            ("지난 여름", "지난 여름="),
            ("지난해 같은 달 11일", "지난해 같은 달 11일=2025-03-11"),
            ("지난 주말에", "지난 주말="),
            ("올 시즌에", "올 시즌=2026"),
            ("하반기에는", "하반기=2026-07/2026-12"),
            ("내년도 예산", "내년도=2027"),
            ("5월 중", "5월 중=2026-05"),
            ("올 1분기", "올 1분기=2026-01/2026-03"),
            ("지난 6일부터 9일까지 열린다", "지난 6일부터 9일까지=2026-02-06"),
        ] {
            assert_eq!(dates(text), [want], "{text}");
        }
        assert_eq!(dates("지난달 3일 열렸다. 이날 그는"), ["지난달 3일=2026-02-03", "이날=2026-02-03"]);
    }

    #[test]
    fn not_dates() {
        assert_eq!(dates("한 달이 지난 2월 17일"), ["한 달=P1M", "2월 17일=2026-02-17"]);
        assert!(dates("물품을 전달한 뒤 전달.").is_empty() && dates("그제야").is_empty());
        for text in ["지난 정부", "올림픽", "봄이 왔다", "하루카는", "오늘날의", "내일모레면", "주말농장주"]
        {
            assert!(
                dates(text).iter().all(|d| !d.starts_with("지난") && !d.starts_with("올") && !d.starts_with("하루")),
                "{text} {:?}",
                dates(text)
            );
        }
    }
}
