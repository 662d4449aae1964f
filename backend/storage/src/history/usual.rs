//! What a day of the week is usually like: medians over the same weekday of the weeks before.

use std::collections::HashMap;

use aime_domain::ids::UserId;
use aime_domain::period::{day_number, day_start};
use chrono::{Days, NaiveDate};
use chrono_tz::Tz;

use super::day;
use super::filter::Binds;
use crate::db::Conn;
use crate::error::Result;
use crate::sql;

/// How many weeks back are looked at: enough to be steady, few enough to be read from the listens themselves.
const WEEKS: u64 = 8;
/// Fewer days than this say nothing about what is usual.
const FEWEST: usize = 3;

/// A usual day of the week. A day on which nothing was heard counts as one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Usual {
    /// From how many days it is told.
    pub days: usize,
    /// Counted listens.
    pub listens: i64,
    /// Different artists.
    pub artists: i64,
    /// Different albums.
    pub albums: i64,
    /// The hour with most of the listens of all these days; `None` without any.
    pub peak_hour: Option<u8>,
}

/// What the weekday of `day` is like for a user, told from the weeks before it and since their first listen.
pub async fn find<C: Conn>(
    db: &C,
    user: UserId,
    zone: Tz,
    day: NaiveDate,
) -> Result<Option<Usual>> {
    let Some((first, _)) = day::heard(db, user).await? else {
        return Ok(None);
    };
    let days: Vec<NaiveDate> = (1..=WEEKS)
        .filter_map(|week| day.checked_sub_days(Days::new(7 * week)))
        .filter(|day| *day >= first)
        .collect();
    if days.len() < FEWEST {
        return Ok(None);
    }
    let (hours, distinct) =
        tokio::try_join!(by_hour(db, user, &days), distinct(db, user, zone, &days))?;
    let of_days = |plays: &HashMap<i32, i64>| {
        let each = days.iter().map(|day| plays.get(&day_number(*day)).copied());
        each.map(Option::unwrap_or_default).collect()
    };
    Ok(Some(Usual {
        days: days.len(),
        listens: median(of_days(&hours.of_day)),
        artists: median(distinct.iter().map(|(artists, _)| *artists).collect()),
        albums: median(distinct.iter().map(|(_, albums)| *albums).collect()),
        peak_hour: hours.peak(),
    }))
}

/// Listens of some days.
#[derive(Default)]
struct Hours {
    of_day: HashMap<i32, i64>,
    of_hour: [i64; 24],
}

impl Hours {
    /// The hour with the most listens, the earliest of equals.
    fn peak(&self) -> Option<u8> {
        (0u8..24)
            .rev()
            .max_by_key(|hour| self.of_hour[usize::from(*hour)])
            .filter(|hour| self.of_hour[usize::from(*hour)] > 0)
    }
}

async fn by_hour<C: Conn>(db: &C, user: UserId, days: &[NaiveDate]) -> Result<Hours> {
    let query = format!(
        "SELECT period, hour, CAST(plays AS BIGINT) FROM hour_totals WHERE user_id = $1 AND period IN {}",
        sql::numbers_in(db.engine(), 2)
    );
    let periods = days.iter().map(|day| i64::from(day_number(*day)));
    let mut hours = Hours::default();
    for row in sql::all(db, &query, [user.0.into(), sql::numbers(periods)]).await? {
        let (day, hour, plays): (i32, i32, i64) = (
            row.try_get_by_index(0)?,
            row.try_get_by_index(1)?,
            row.try_get_by_index(2)?,
        );
        *hours.of_day.entry(day).or_default() += plays;
        if let Some(all) = hours.of_hour.get_mut(hour as usize) {
            *all += plays;
        }
    }
    Ok(hours)
}

/// Different artists and albums of each day, in one statement.
async fn distinct<C: Conn>(
    db: &C,
    user: UserId,
    zone: Tz,
    days: &[NaiveDate],
) -> Result<Vec<(i64, i64)>> {
    let mut binds = Binds(vec![user.0.into()]);
    let mut each = Vec::with_capacity(days.len());
    for day in days {
        let next = day.succ_opt().unwrap_or(NaiveDate::MAX);
        let (from, to) = (
            binds.add(day_start(*day, zone)),
            binds.add(day_start(next, zone)),
        );
        each.push(format!(
            "SELECT COUNT(DISTINCT c.artist_id), COUNT(DISTINCT t.album_id) FROM (
               SELECT DISTINCT track_id FROM listening_history
               WHERE user_id = $1 AND status = 'counted' AND listened_at >= ${from} AND listened_at < ${to}) h
             JOIN tracks t ON t.id = h.track_id
             LEFT JOIN recording_artist c ON c.recording_id = t.recording_id"
        ));
    }
    let rows = sql::all(db, &each.join(" UNION ALL "), binds.0).await?;
    rows.iter()
        .map(|row| Ok((row.try_get_by_index(0)?, row.try_get_by_index(1)?)))
        .collect()
}

/// The middle one; of two in the middle what lies between them, rounded up.
fn median(mut values: Vec<i64>) -> i64 {
    values.sort_unstable();
    let half = values.len() / 2;
    match values.get(half) {
        None => 0,
        Some(upper) if values.len() % 2 == 1 => *upper,
        Some(upper) => (values[half - 1] + upper + 1) / 2,
    }
}

#[cfg(test)]
mod tests {
    use super::median;

    #[test]
    fn the_median_is_not_moved_by_one_wild_day() {
        assert_eq!(median(vec![]), 0);
        assert_eq!(median(vec![3, 900, 2]), 3);
        assert_eq!(median(vec![4, 1, 2, 900]), 3);
    }
}
