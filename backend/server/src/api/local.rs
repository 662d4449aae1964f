//! Times as the user's clock shows them.

use aime_domain::span;
use aime_storage::user::User;
use chrono::{DateTime, NaiveDate};
use chrono_tz::Tz;

use crate::problem::Problem;

/// The zone of a user's days; UTC where the stored name is none that we know.
pub fn zone(user: &User) -> Tz {
    user.time_zone.parse().unwrap_or(Tz::UTC)
}

/// `YYYY-MM-DD HH:MM` of an instant in `zone`.
pub fn minute(at: i64, zone: Tz) -> String {
    format(at, zone, "%Y-%m-%d %H:%M")
}

/// `HH:MM` of an instant in `zone`.
pub fn time(at: i64, zone: Tz) -> String {
    format(at, zone, "%H:%M")
}

/// `YYYY-MM-DD` of an instant in `zone`.
pub fn day(at: i64, zone: Tz) -> String {
    format(at, zone, "%Y-%m-%d")
}

fn format(at: i64, zone: Tz, shape: &str) -> String {
    let utc = DateTime::from_timestamp(at, 0).unwrap_or_default();
    utc.with_timezone(&zone).format(shape).to_string()
}

/// A day of the query, `YYYY-MM-DD`; `name` is the parameter's.
pub fn read_day(name: &str, text: &str) -> Result<NaiveDate, Problem> {
    span::date(text).ok_or_else(|| {
        Problem::invalid(
            format!("/query/{name}"),
            "must be a day, written YYYY-MM-DD",
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_the_users_own() {
        let zone = chrono_tz::Europe::Zurich;
        assert_eq!(minute(1_667_089_800, zone), "2022-10-30 02:30");
        assert_eq!(minute(1_667_093_400, zone), "2022-10-30 02:30");
        assert_eq!(time(0, zone), "01:00");
        assert_eq!(day(-1, Tz::UTC), "1969-12-31");
    }
}
