//! When a schedule is due next: cron lines read in a time zone, computed here.
//!
//! A line speaks of the clock on the wall. The wall's times are gone through as if every day had 24 hours, and each is
//! then placed in the zone: one that the clock skips in spring falls on the first moment after the gap, one that it
//! shows twice in autumn on the first of the two. So "at 02:30" happens once on every day of the year.

use std::str::FromStr as _;

use chrono::{DateTime, Duration, NaiveDateTime, TimeZone as _, Utc};
use chrono_tz::Tz;
use croner::Cron;

/// A line or a zone cannot be understood.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CronError {
    /// The line is no cron line, or one that never comes due.
    #[error("{0:?} is no cron line that ever comes due")]
    Line(String),
    /// The zone is no IANA zone.
    #[error("{0:?} is no IANA time zone")]
    Zone(String),
}

/// The first moment after `now` (both unix seconds UTC) at which `line` is due on the clocks of `zone`.
pub fn next_after(line: &str, zone: &str, now: i64) -> Result<i64, CronError> {
    let bad_line = || CronError::Line(line.to_owned());
    let cron = Cron::from_str(line).map_err(|_| bad_line())?;
    let zone: Tz = zone.parse().map_err(|_| CronError::Zone(zone.to_owned()))?;
    let start = DateTime::from_timestamp(now, 0).ok_or_else(bad_line)?;
    // The clock may have been set back, so that times before "now" on the wall are still to come.
    let mut wall = start.with_timezone(&zone).naive_local() - Duration::hours(3);
    loop {
        let next = cron
            .find_next_occurrence(&wall.and_utc(), false)
            .map_err(|_| bad_line())?;
        wall = next.naive_utc();
        let at = on_the_clock(wall, zone);
        if at > now {
            return Ok(at);
        }
    }
}

/// The moment at which the clocks of a zone show a time for the first time, or would if they did not skip it.
fn on_the_clock(wall: NaiveDateTime, zone: Tz) -> i64 {
    if let Some(shown) = zone.from_local_datetime(&wall).earliest() {
        return shown.timestamp();
    }
    // Clocks are set on whole minutes, and by less than a day.
    let mut after = wall;
    for _ in 0..24 * 60 {
        after += Duration::minutes(1);
        if let Some(shown) = zone.from_local_datetime(&after).earliest() {
            // The seconds of the skipped time do not belong to the first moment after the gap.
            return shown.timestamp() - shown.timestamp().rem_euclid(60);
        }
    }
    Utc.from_utc_datetime(&wall).timestamp()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> i64 {
        DateTime::parse_from_rfc3339(text).unwrap().timestamp()
    }

    fn next(line: &str, zone: &str, now: &str) -> String {
        let next = next_after(line, zone, at(now)).unwrap();
        DateTime::from_timestamp(next, 0)
            .unwrap()
            .format("%FT%TZ")
            .to_string()
    }

    #[test]
    fn a_line_speaks_of_the_clock_on_the_wall() {
        let daily = |zone| next("0 4 * * *", zone, "2026-07-01T12:00:00Z");
        assert_eq!(daily("UTC"), "2026-07-02T04:00:00Z");
        assert_eq!(daily("Europe/Zurich"), "2026-07-02T02:00:00Z");
        assert_eq!(daily("Asia/Kathmandu"), "2026-07-01T22:15:00Z");
        assert_eq!(daily("America/St_Johns"), "2026-07-02T06:30:00Z");
    }

    #[test]
    fn a_moment_that_is_now_is_over() {
        assert_eq!(
            next("0 4 * * *", "UTC", "2026-07-01T04:00:00Z"),
            "2026-07-02T04:00:00Z"
        );
        assert_eq!(
            next("*/10 * * * * *", "UTC", "2026-07-01T04:00:00Z"),
            "2026-07-01T04:00:10Z"
        );
    }

    #[test]
    fn a_time_that_spring_skips_comes_once_after_the_gap() {
        // Zurich goes from 02:00 to 03:00 on 2026-03-29.
        let night = next("30 2 * * *", "Europe/Zurich", "2026-03-28T12:00:00Z");
        assert_eq!(night, "2026-03-29T01:00:00Z");
        assert_eq!(
            next("30 2 * * *", "Europe/Zurich", &night),
            "2026-03-30T00:30:00Z"
        );
    }

    #[test]
    fn a_time_that_autumn_shows_twice_comes_once() {
        // Zurich goes from 03:00 back to 02:00 on 2026-10-25.
        let night = next("30 2 * * *", "Europe/Zurich", "2026-10-24T12:00:00Z");
        assert_eq!(night, "2026-10-25T00:30:00Z");
        assert_eq!(
            next("30 2 * * *", "Europe/Zurich", &night),
            "2026-10-26T01:30:00Z"
        );
        // Half an hour back, in the south.
        let night = next("45 1 * * *", "Australia/Lord_Howe", "2026-04-04T00:00:00Z");
        assert_eq!(night, "2026-04-04T14:45:00Z");
        assert_eq!(
            next("45 1 * * *", "Australia/Lord_Howe", &night),
            "2026-04-05T15:15:00Z"
        );
    }

    #[test]
    fn every_quarter_of_an_hour_goes_on_through_both_nights() {
        for (mut now, ends) in [
            (at("2026-03-28T20:00:00Z"), at("2026-03-29T08:00:00Z")),
            (at("2026-10-24T20:00:00Z"), at("2026-10-25T08:00:00Z")),
        ] {
            let mut times = 0;
            while now < ends {
                let next = next_after("*/15 * * * *", "Europe/Zurich", now).unwrap();
                assert!(next > now && next - now <= 75 * 60, "{now} → {next}");
                now = next;
                times += 1;
            }
            assert!((44..=48).contains(&times), "{times}");
        }
    }

    #[test]
    fn nonsense_is_refused() {
        for line in ["", "every day", "99 * * * *", "0 0 30 2 *"] {
            assert!(
                matches!(next_after(line, "UTC", 0), Err(CronError::Line(_))),
                "{line}"
            );
        }
        assert!(matches!(
            next_after("* * * * *", "Mars/Olympus", 0),
            Err(CronError::Zone(_))
        ));
    }
}
