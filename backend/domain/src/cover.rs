//! How counted periods cover a span of days: whole years and months, and the days at the edges.

use chrono::{Datelike, Months, NaiveDate};

use crate::period::{ALL_TIME, day_number};

/// Counted periods and single days that make up a span: everything in `plus` without everything in `minus`.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Cover {
    /// What is added.
    pub plus: Parts,
    /// What is taken away; not empty only where `plus` is all time.
    pub minus: Parts,
}

/// Whole years and months as periods, and runs of days (first and last included) that fill no month.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Parts {
    /// `0`, years and months.
    pub periods: Vec<i32>,
    /// Runs of days at the edges.
    pub days: Vec<(NaiveDate, NaiveDate)>,
}

// What a part costs to add up, in years. Measured with a million listens over ten years: a year has about 20,000
// different tracks, a month 4,000, a day 270 plays, all time 100,000 tracks.
const COST_OF_ALL: f64 = 5.0;
const COST_OF_MONTH: f64 = 0.2;
const COST_OF_DAY: f64 = 0.014;

impl Cover {
    /// The cheapest cover of the days from `first` to `last`, where listens exist from `heard.0` to `heard.1` only.
    pub fn of(first: NaiveDate, last: NaiveDate, heard: (NaiveDate, NaiveDate)) -> Self {
        let (first, last) = (first.max(heard.0), last.min(heard.1));
        if last < first {
            return Self::default();
        }
        if (first, last) == heard {
            return Self {
                plus: Parts {
                    periods: vec![ALL_TIME],
                    days: Vec::new(),
                },
                minus: Parts::default(),
            };
        }
        let union = Parts::of(first, last);
        let mut rest = Parts::default();
        if let Some(before) = first.pred_opt() {
            rest.extend(Parts::of(heard.0, before));
        }
        if let Some(after) = last.succ_opt() {
            rest.extend(Parts::of(after, heard.1));
        }
        if COST_OF_ALL + rest.cost() < union.cost() {
            Self {
                plus: Parts {
                    periods: vec![ALL_TIME],
                    days: Vec::new(),
                },
                minus: rest,
            }
        } else {
            Self {
                plus: union,
                minus: Parts::default(),
            }
        }
    }

    /// A cover that is one counted period.
    pub fn of_period(period: i32) -> Self {
        Self {
            plus: Parts {
                periods: vec![period],
                days: Vec::new(),
            },
            minus: Parts::default(),
        }
    }

    /// A cover of days taken one by one.
    pub fn of_days(first: NaiveDate, last: NaiveDate) -> Self {
        Self {
            plus: Parts {
                periods: Vec::new(),
                days: vec![(first, last)],
            },
            minus: Parts::default(),
        }
    }
}

impl Parts {
    /// Whole years and months between two days, and the days at the edges; empty when `last` comes before `first`.
    fn of(first: NaiveDate, last: NaiveDate) -> Self {
        let mut parts = Self::default();
        let mut next = first;
        while next <= last {
            let (period, end) = longest(next, last);
            match period {
                Some(period) => parts.periods.push(period),
                None => parts.days.push((next, end)),
            }
            let Some(after) = end.succ_opt() else { break };
            next = after;
        }
        parts
    }

    fn extend(&mut self, other: Self) {
        self.periods.extend(other.periods);
        self.days.extend(other.days);
    }

    fn cost(&self) -> f64 {
        let periods = self
            .periods
            .iter()
            .map(|period| if *period > 9_999 { COST_OF_MONTH } else { 1.0 });
        let days = self
            .days
            .iter()
            .map(|(first, last)| COST_OF_DAY * ((*last - *first).num_days() + 1) as f64);
        periods.chain(days).sum()
    }

    /// Every day of the runs at the edges, as a period.
    pub fn each_day(&self) -> impl Iterator<Item = i32> + '_ {
        self.days
            .iter()
            .flat_map(|(first, last)| first.iter_days().take_while(move |day| day <= last))
            .map(day_number)
    }
}

/// The longest whole year or month that begins on a day and does not pass `last`, with its last day; else the days
/// up to the end of the month.
fn longest(first: NaiveDate, last: NaiveDate) -> (Option<i32>, NaiveDate) {
    let end_after = |months: u32| {
        let start = first.with_day(1).unwrap_or(first);
        start
            .checked_add_months(Months::new(months))
            .and_then(|day| day.pred_opt())
            .unwrap_or(NaiveDate::MAX)
    };
    let (year, month) = (end_after(12), end_after(1));
    if first.ordinal() == 1 && year <= last {
        (Some(first.year()), year)
    } else if first.day() == 1 && month <= last {
        (Some(day_number(first) / 100), month)
    } else {
        (None, month.min(last))
    }
}

#[cfg(test)]
mod tests {
    use chrono::Days;

    use super::*;
    use crate::span::date;

    fn day(text: &str) -> NaiveDate {
        date(text).unwrap()
    }

    #[test]
    fn a_range_is_covered_by_whole_years_and_months_and_its_edges() {
        let heard = (day("2010-01-01"), day("2026-11-21"));
        let cover = Cover::of(day("2022-11-17"), day("2025-02-03"), heard);
        assert_eq!(cover.plus.periods, [202_212, 2023, 2024, 202_501]);
        assert_eq!(
            cover.plus.days,
            [
                (day("2022-11-17"), day("2022-11-30")),
                (day("2025-02-01"), day("2025-02-03"))
            ]
        );
        assert_eq!(cover.minus, Parts::default());
    }

    #[test]
    fn nearly_all_time_is_all_time_without_the_rest() {
        let heard = (day("2010-03-04"), day("2026-11-21"));
        let cover = Cover::of(day("2010-06-10"), day("2026-11-20"), heard);
        assert_eq!(cover.plus.periods, [ALL_TIME]);
        assert_eq!(cover.minus.periods, [201_004, 201_005]);
        assert_eq!(cover.minus.each_day().count(), 28 + 9 + 1);
        let everything = Cover::of(day("1990-01-01"), day("2100-01-01"), heard);
        assert_eq!(everything, Cover::of_period(ALL_TIME));
        assert_eq!(
            Cover::of(day("1990-01-01"), day("1999-01-01"), heard),
            Cover::default()
        );
    }

    proptest::proptest! {
        #[test]
        fn a_cover_holds_each_day_exactly_once(from in 0u64..6_000, length in 0u64..6_000, lead in 0u64..300, tail in 0u64..300) {
            let start = day("2008-02-20");
            let heard = (start, start + Days::new(6_500));
            let (first, last) = (start + Days::new(from.saturating_sub(lead)), start + Days::new(from + length + tail));
            let cover = Cover::of(first, last, heard);
            let count = |parts: &Parts, of: NaiveDate| {
                let number = day_number(of);
                let periods = parts.periods.iter().filter(|p| [0, number / 10_000, number / 100].contains(*p)).count();
                (periods + parts.each_day().filter(|day| *day == number).count()) as i32
            };
            for of in heard.0.iter_days().take_while(|of| *of <= heard.1).step_by(13) {
                let wanted = i32::from((first..=last).contains(&of));
                assert_eq!(count(&cover.plus, of) - count(&cover.minus, of), wanted, "{of}");
            }
        }
    }
}
