//! Days of the Gregorian calendar, as far as a text gives them.

/// A day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Day {
    /// Year.
    pub year: i64,
    /// 1 to 12.
    pub month: i64,
    /// 1 to 31.
    pub day: i64,
}

impl Day {
    /// A day that exists.
    pub fn new(year: i64, month: i64, day: i64) -> Option<Day> {
        let ok = (1..=9999).contains(&year) && (1..=12).contains(&month) && day >= 1 && day <= days_in(year, month);
        ok.then_some(Day { year, month, day })
    }

    /// Reads `2026-03-05` (what follows is ignored).
    pub fn parse(iso: &str) -> Option<Day> {
        let mut parts = iso.get(..10)?.split('-').map(|p| p.parse::<i64>().ok());
        Day::new(parts.next()??, parts.next()??, parts.next()??)
    }

    /// Days since 1970-01-01.
    pub const fn number(self) -> i64 {
        // Years begin in March, so that the leap day is the last.
        let y = if self.month <= 2 { self.year - 1 } else { self.year };
        let era = y.div_euclid(400);
        let of_era = y.rem_euclid(400);
        let of_year = (153 * ((self.month + 9) % 12) + 2) / 5 + self.day - 1;
        era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468
    }

    /// The day `n` days after 1970-01-01.
    pub const fn from_number(n: i64) -> Day {
        let n = n + 719_468;
        let era = n.div_euclid(146_097);
        let of_era = n.rem_euclid(146_097);
        let year = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
        let of_year = of_era - (365 * year + year / 4 - year / 100);
        let m = (5 * of_year + 2) / 153;
        let month = if m < 10 { m + 3 } else { m - 9 };
        let y = year + era * 400;
        Day { year: if month <= 2 { y + 1 } else { y }, month, day: of_year - (153 * m + 2) / 5 + 1 }
    }

    /// The day `n` days later.
    pub const fn plus(self, n: i64) -> Day {
        Day::from_number(self.number() + n)
    }

    /// 1 (Monday) to 7.
    pub const fn weekday(self) -> i64 {
        (self.number() + 3).rem_euclid(7) + 1
    }

    /// ISO 8601.
    pub fn iso(self) -> String {
        format!("{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

/// Days of a month.
pub const fn days_in(year: i64, month: i64) -> i64 {
    match month {
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// `month` `by` months later: year and month.
pub const fn add_months(year: i64, month: i64, by: i64) -> (i64, i64) {
    let n = year * 12 + month - 1 + by;
    (n.div_euclid(12), n.rem_euclid(12) + 1)
}

/// The year of month `m`, day `d` that is nearest to the article, or the one before or after it.
pub fn near(a: Day, m: i64, d: i64, direction: i64) -> Option<Day> {
    let this = Day::new(a.year, m, d);
    match (direction, this) {
        (-1, Some(t)) if t.number() > a.number() => Day::new(a.year - 1, m, d),
        (1, Some(t)) if t.number() < a.number() => Day::new(a.year + 1, m, d),
        (0, Some(t)) if t.number() - a.number() > 183 => Day::new(a.year - 1, m, d),
        (0, Some(t)) if a.number() - t.number() > 183 => Day::new(a.year + 1, m, d),
        _ => this,
    }
}

/// Day `d` of the article's month, or of the month before or after it.
pub fn day_near(a: Day, d: i64, direction: i64) -> Option<Day> {
    let by = match direction {
        -1 if d > a.day => -1,
        1 if d < a.day => 1,
        // Written on the 2nd, 31일 is last month's.
        0 if d - a.day > 15 => -1,
        0 if a.day - d > 24 => 1,
        _ => 0,
    };
    let (y, m) = add_months(a.year, a.month, by);
    Day::new(y, m, d)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days() {
        let d = Day::parse("2026-03-01").expect("a day");
        assert_eq!((d.plus(-1).iso(), d.weekday()), ("2026-02-28".to_owned(), 7));
        assert_eq!(Day::parse("2024-02-29").map(|d| d.plus(366).iso()), Some("2025-03-01".to_owned()));
        for n in [-800_000, -1, 0, 1, 11_016, 20_000, 2_000_000] {
            assert_eq!(Day::from_number(n).number(), n);
        }
        for bad in ["", "2026-13-01", "2026-02-30", "이천이십육년", "2026-3-1"] {
            assert_eq!(Day::parse(bad), None, "{bad}");
        }
        assert_eq!((add_months(2026, 1, -1), add_months(2026, 12, 1)), ((2025, 12), (2027, 1)));
    }
}
