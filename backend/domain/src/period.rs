//! Calendar periods as integers: `0` = all time, `2026` = a year, `202611` = a month, `20261121` = a day.
//! The number says its own kind, sorts within its kind, and is what rollup tables are keyed by.
//!
//! Local days follow the listener's own IANA zone; a day may have 23, 24 or 25 hours.

use chrono::{DateTime, Datelike, Days, NaiveDate, NaiveDateTime, Offset, TimeZone, Timelike};
use chrono_tz::Tz;

/// All time.
pub const ALL_TIME: i32 = 0;

/// Year of a day, as a period: `20261121` → `2026`.
pub const fn year_of(day: i32) -> i32 {
    day / 10_000
}

/// Month of a day, as a period: `20261121` → `202611`.
pub const fn month_of(day: i32) -> i32 {
    day / 100
}

/// A local date as a day period.
pub fn day_number(date: NaiveDate) -> i32 {
    date.year() * 10_000 + date.month() as i32 * 100 + date.day() as i32
}

/// The local date of a day period; `None` when the number is no day.
pub fn date_of(day: i32) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(day / 10_000, (day / 100 % 100) as u32, (day % 100) as u32)
}

/// Local day and hour of an instant (unix seconds UTC) in `zone`.
pub fn local_day_hour(at: i64, zone: Tz) -> (i32, u8) {
    let local = DateTime::from_timestamp(at, 0)
        .unwrap_or_default()
        .with_timezone(&zone);
    (day_number(local.date_naive()), local.hour() as u8)
}

/// First instant (unix seconds UTC) of a local date in `zone`. Where midnight does not exist, the first
/// instant that does; where it exists twice, the earlier.
pub fn day_start(date: NaiveDate, zone: Tz) -> i64 {
    let mut local: NaiveDateTime = date.and_hms_opt(0, 0, 0).unwrap_or_default();
    for _ in 0..96 {
        if let Some(at) = zone.from_local_datetime(&local).earliest() {
            return at.timestamp();
        }
        local += chrono::Duration::minutes(15);
    }
    local.and_utc().timestamp()
}

/// Half-open interval of instants `[start, end)` that a period covers in `zone`; `None` when the number is
/// no period. All time is the whole axis.
pub fn bounds(period: i32, zone: Tz) -> Option<(i64, i64)> {
    let (first, next) = match period {
        ALL_TIME => return Some((i64::MIN, i64::MAX)),
        1..=9_999 => (
            NaiveDate::from_ymd_opt(period, 1, 1)?,
            NaiveDate::from_ymd_opt(period + 1, 1, 1)?,
        ),
        10_000..=999_999 => {
            let (year, month) = (period / 100, (period % 100) as u32);
            let first = NaiveDate::from_ymd_opt(year, month, 1)?;
            (first, first.checked_add_months(chrono::Months::new(1))?)
        }
        _ => {
            let day = date_of(period)?;
            (day, day.checked_add_days(Days::new(1))?)
        }
    };
    Some((day_start(first, zone), day_start(next, zone)))
}

/// One hour of a local day as its clock shows it. A day may show an hour twice, not at all, or only a part of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ClockHour {
    /// What the clock shows, 0 to 23.
    pub hour: u8,
    /// First instant, unix seconds UTC.
    pub starts_at: i64,
    /// How far the clock is ahead of UTC, seconds.
    pub offset: i32,
}

/// Zones change their clocks at quarters of an hour.
const QUARTER_SECONDS: usize = 900;

/// The hours of a local date in `zone`, in the order in which they pass: 24, or 23 or 25 where the clocks change.
pub fn clock_hours(date: NaiveDate, zone: Tz) -> Vec<ClockHour> {
    let (from, to) = bounds(day_number(date), zone).unwrap_or_default();
    let mut hours: Vec<ClockHour> = Vec::with_capacity(25);
    for starts_at in (from..to).step_by(QUARTER_SECONDS) {
        let local = DateTime::from_timestamp(starts_at, 0)
            .unwrap_or_default()
            .with_timezone(&zone);
        let (hour, offset) = (local.hour() as u8, local.offset().fix().local_minus_utc());
        if hours
            .last()
            .is_none_or(|last| (last.hour, last.offset) != (hour, offset))
        {
            hours.push(ClockHour {
                hour,
                starts_at,
                offset,
            });
        }
    }
    hours
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_clock_shows_an_hour_twice_or_not_at_all_when_it_is_changed() {
        let zone = chrono_tz::Europe::Zurich;
        let shown = |text: &str| {
            let hours = clock_hours(text.parse().unwrap(), zone);
            hours.iter().map(|one| one.hour).collect::<Vec<_>>()
        };
        assert_eq!(shown("2026-01-01"), (0..24).collect::<Vec<_>>());
        assert_eq!(shown("2026-03-29")[..4], [0, 1, 3, 4]);
        assert_eq!(shown("2026-10-25")[..5], [0, 1, 2, 2, 3]);
        assert_eq!(shown("2026-10-25").len(), 25);
        let halves = clock_hours(
            "2026-04-05".parse().unwrap(),
            chrono_tz::Australia::Lord_Howe,
        );
        let lengths: Vec<i64> = halves
            .windows(2)
            .map(|pair| pair[1].starts_at - pair[0].starts_at)
            .collect();
        assert_eq!(halves.len(), 25);
        assert_eq!(lengths.iter().filter(|length| **length == 1_800).count(), 1);
    }

    #[test]
    fn a_day_of_daylight_saving_change_has_23_and_25_hours() {
        let zone = chrono_tz::Europe::Zurich;
        let hours = |day| bounds(day, zone).map(|(a, b)| (b - a) / 3600);
        assert_eq!(hours(20_260_329), Some(23));
        assert_eq!(hours(20_261_025), Some(25));
        assert_eq!(hours(20_260_101), Some(24));
    }

    #[test]
    fn a_day_whose_midnight_does_not_exist_starts_at_its_first_instant() {
        // Cairo skipped from 00:00 to 01:00 on 2024-04-26.
        let (start, end) = bounds(20_240_426, chrono_tz::Africa::Cairo).unwrap();
        assert_eq!((end - start) / 3600, 23);
        assert_eq!(
            local_day_hour(start, chrono_tz::Africa::Cairo),
            (20_240_426, 1)
        );
        assert_eq!(
            local_day_hour(start - 1, chrono_tz::Africa::Cairo),
            (20_240_425, 23)
        );
    }

    #[test]
    fn periods_name_their_kind_and_reject_nonsense() {
        let utc = chrono_tz::UTC;
        assert_eq!(bounds(2026, utc).unwrap().0, 1_767_225_600);
        assert_eq!(bounds(202_613, utc), None);
        assert_eq!(bounds(20_260_230, utc), None);
        assert_eq!((year_of(20_261_121), month_of(20_261_121)), (2026, 202_611));
    }
}
