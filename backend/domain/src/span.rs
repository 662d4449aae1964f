//! Spans of local days that charts and statistics are asked for.

use std::fmt;

use chrono::{Datelike, Days, IsoWeek, Months, NaiveDate, Weekday};

use crate::period::{ALL_TIME, day_number};

/// A span of local days, first and last included. Written `all`, `2026`, `2026-11`, `2026-W47`, `2026-11-21`
/// or `2026-11-02..2026-11-21`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Span {
    /// All time.
    All,
    /// A calendar year.
    Year(i32),
    /// A month, by its first day.
    Month(NaiveDate),
    /// An ISO week, by its Monday.
    Week(NaiveDate),
    /// A day.
    Day(NaiveDate),
    /// Any days.
    Range(NaiveDate, NaiveDate),
}

impl Span {
    /// Reads a span as it is written; `None` when it is none.
    pub fn parse(text: &str) -> Option<Self> {
        if text == "all" {
            return Some(Self::All);
        }
        if let Some((first, last)) = text.split_once("..") {
            return Self::of_days(date(first)?, date(last)?);
        }
        match text.len() {
            4 => {
                let first = date(&format!("{text}-01-01"))?;
                Some(Self::Year(first.year()))
            }
            7 => date(&format!("{text}-01")).map(Self::Month),
            8 => {
                let (year, week) = text.split_once("-W")?;
                let monday =
                    NaiveDate::from_isoywd_opt(number(year)?, number(week)?, Weekday::Mon)?;
                Some(Self::Week(monday))
            }
            10 => date(text).map(Self::Day),
            _ => None,
        }
    }

    /// The span from one day to another: a day, month or year where it is one. `None` when it ends before it begins.
    pub fn of_days(first: NaiveDate, last: NaiveDate) -> Option<Self> {
        let day_after = last.succ_opt()?;
        Some(if last < first {
            return None;
        } else if first == last {
            Self::Day(first)
        } else if first.ordinal() == 1 && day_after.ordinal() == 1 && first.year() == last.year() {
            Self::Year(first.year())
        } else if first.day() == 1 && first.checked_add_months(Months::new(1)) == Some(day_after) {
            Self::Month(first)
        } else {
            Self::Range(first, last)
        })
    }

    /// First and last day; `None` for all time.
    pub fn days(self) -> Option<(NaiveDate, NaiveDate)> {
        match self {
            Self::All => None,
            Self::Year(year) => {
                NaiveDate::from_ymd_opt(year, 1, 1).zip(NaiveDate::from_ymd_opt(year, 12, 31))
            }
            Self::Month(first) => {
                Some((first, first.checked_add_months(Months::new(1))?.pred_opt()?))
            }
            Self::Week(monday) => Some((monday, monday.checked_add_days(Days::new(6))?)),
            Self::Day(day) => Some((day, day)),
            Self::Range(first, last) => Some((first, last)),
        }
    }

    /// The counted period that is this span: all time, a year or a month.
    pub fn period(self) -> Option<i32> {
        match self {
            Self::All => Some(ALL_TIME),
            Self::Year(year) => Some(year),
            Self::Month(first) => Some(day_number(first) / 100),
            Self::Week(_) | Self::Day(_) | Self::Range(..) => None,
        }
    }

    /// The span of the same kind before; none for all time and for any days.
    pub fn previous(self) -> Option<Self> {
        match self {
            Self::All | Self::Range(..) => None,
            Self::Year(year) => Some(Self::Year(year - 1)),
            Self::Month(first) => first.checked_sub_months(Months::new(1)).map(Self::Month),
            Self::Week(monday) => monday.checked_sub_days(Days::new(7)).map(Self::Week),
            Self::Day(day) => day.pred_opt().map(Self::Day),
        }
    }
}

impl fmt::Display for Span {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::All => f.write_str("all"),
            Self::Year(year) => write!(f, "{year:04}"),
            Self::Month(first) => write!(f, "{}", first.format("%Y-%m")),
            Self::Week(monday) => {
                let week: IsoWeek = monday.iso_week();
                write!(f, "{:04}-W{:02}", week.year(), week.week())
            }
            Self::Day(day) => write!(f, "{day}"),
            Self::Range(first, last) => write!(f, "{first}..{last}"),
        }
    }
}

/// `YYYY-MM-DD`, with all its digits.
pub fn date(text: &str) -> Option<NaiveDate> {
    let shape = text.len() == 10
        && text.bytes().enumerate().all(|(n, b)| {
            if n == 4 || n == 7 {
                b == b'-'
            } else {
                b.is_ascii_digit()
            }
        });
    shape
        .then(|| NaiveDate::parse_from_str(text, "%Y-%m-%d").ok())
        .flatten()
}

fn number<N: std::str::FromStr>(digits: &str) -> Option<N> {
    digits
        .bytes()
        .all(|b| b.is_ascii_digit())
        .then(|| digits.parse().ok())
        .flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        date(text).unwrap()
    }

    #[rstest::rstest]
    #[case("all", Span::All)]
    #[case("2026", Span::Year(2026))]
    #[case("2026-11", Span::Month(day("2026-11-01")))]
    #[case("2026-W01", Span::Week(day("2025-12-29")))]
    #[case("2026-11-21", Span::Day(day("2026-11-21")))]
    #[case(
        "2026-11-02..2026-11-21",
        Span::Range(day("2026-11-02"), day("2026-11-21"))
    )]
    fn spans_are_read_and_written(#[case] text: &str, #[case] span: Span) {
        assert_eq!(Span::parse(text), Some(span));
        assert_eq!(span.to_string(), text);
    }

    #[rstest::rstest]
    #[case("")]
    #[case("2026-13")]
    #[case("2026-W54")]
    #[case("2026-02-30")]
    #[case("26-02-03")]
    #[case("2026-11-21..2026-11-02")]
    #[case("2026-11-21..")]
    #[case("ALL")]
    #[case("+026")]
    #[case("é026-W1")]
    fn nonsense_is_no_span(#[case] text: &str) {
        assert_eq!(Span::parse(text), None);
    }

    #[test]
    fn any_days_that_are_a_month_or_year_are_one() {
        assert_eq!(
            Span::parse("2026-02-01..2026-02-28"),
            Some(Span::Month(day("2026-02-01")))
        );
        assert_eq!(
            Span::parse("2026-01-01..2026-12-31"),
            Some(Span::Year(2026))
        );
        assert_eq!(
            Span::parse("2026-01-05..2026-01-05"),
            Some(Span::Day(day("2026-01-05")))
        );
    }

    #[test]
    fn the_span_before_is_of_the_same_kind() {
        let before = |text: &str| {
            Span::parse(text)
                .unwrap()
                .previous()
                .map(|span| span.to_string())
        };
        assert_eq!(before("2026-01").as_deref(), Some("2025-12"));
        assert_eq!(before("2026-W01").as_deref(), Some("2025-W52"));
        assert_eq!(before("2026-03-01").as_deref(), Some("2026-02-28"));
        assert_eq!(before("all"), None);
    }
}
