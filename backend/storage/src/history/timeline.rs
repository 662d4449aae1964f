//! One local day, hour by hour.

use std::collections::HashSet;

use aime_domain::ids::UserId;
use aime_domain::period::{ClockHour, bounds, clock_hours, day_number, local_day_hour};
use aime_domain::sitting::{Sitting, sittings};
use chrono::NaiveDate;
use chrono_tz::Tz;

use super::day;
use super::entry::{self, Entry};
use crate::db::Conn;
use crate::error::Result;
use crate::sql;

/// A day and all that was heard on it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Timeline {
    /// Every listen with its local hour, the newest first.
    pub entries: Vec<(u8, Entry)>,
    /// Different artists, guests included.
    pub unique_artists: usize,
    /// Different albums.
    pub unique_albums: usize,
    /// Hour with the most listens, the earliest of equals.
    pub peak_hour: Option<u8>,
    /// Length of the day in hours: 23 or 25 when the clocks change.
    pub hours: i64,
    /// The hours as the clock showed them, each with its listens.
    pub clock: Vec<(ClockHour, usize)>,
    /// Listens in a row, the earliest first.
    pub sittings: Vec<Sitting>,
    /// The nearest day with listens before.
    pub previous_day: Option<NaiveDate>,
    /// The nearest day with listens after.
    pub next_day: Option<NaiveDate>,
}

const DAY: &str = "SELECT id FROM listening_history
                   WHERE user_id = $1 AND status = 'counted' AND listened_at >= $2 AND listened_at < $3";

/// What a user heard on a day of their zone. `language` is the reader's.
pub async fn get<C: Conn>(
    db: &C,
    user: UserId,
    zone: Tz,
    language: &str,
    day: NaiveDate,
) -> Result<Timeline> {
    let (from, to) = bounds(day_number(day), zone).unwrap_or_default();
    let rows = sql::all(db, DAY, [user.0.into(), from.into(), to.into()]).await?;
    let ids = rows
        .iter()
        .map(|row| Ok(row.try_get_by_index(0)?))
        .collect::<Result<Vec<i64>>>()?;
    let (previous_day, next_day) = day::neighbours(db, user, day).await?;
    let entries: Vec<(u8, Entry)> = entry::list(db, user, language, &ids)
        .await?
        .into_iter()
        .map(|entry| (local_day_hour(entry.listened_at, zone).1, entry))
        .collect();
    let mut of_hour = [0usize; 24];
    let (mut artists, mut albums) = (HashSet::new(), HashSet::new());
    for (hour, entry) in &entries {
        of_hour[usize::from(*hour)] += 1;
        artists.extend(entry.artists.iter().map(|artist| artist.artist_id));
        albums.extend(entry.album.as_ref().map(|album| album.id));
    }
    let peak = (0u8..24)
        .rev()
        .max_by_key(|hour| of_hour[usize::from(*hour)]);
    Ok(Timeline {
        unique_artists: artists.len(),
        unique_albums: albums.len(),
        peak_hour: peak.filter(|_| !entries.is_empty()),
        hours: (to - from) / 3_600,
        clock: by_clock(clock_hours(day, zone), &entries),
        sittings: sittings(entries.iter().rev().map(|(_, entry)| span(entry))),
        previous_day,
        next_day,
        entries,
    })
}

/// Listens of each hour that the clock showed; `entries` are the newest first.
fn by_clock(hours: Vec<ClockHour>, entries: &[(u8, Entry)]) -> Vec<(ClockHour, usize)> {
    let since = |at: i64| entries.partition_point(|(_, entry)| entry.listened_at >= at);
    let starts: Vec<usize> = hours.iter().map(|hour| since(hour.starts_at)).collect();
    let ends = starts.iter().skip(1).copied().chain([0]);
    hours
        .into_iter()
        .zip(starts.iter().zip(ends))
        .map(|(hour, (with_later, later))| (hour, with_later - later))
        .collect()
}

/// When a play began and how many seconds it lasted, as far as known.
fn span(entry: &Entry) -> (i64, i64) {
    let length = entry.duration_ms.map(|length| length / 1_000);
    let heard = entry.seconds_played.map(i64::from).or(length);
    (entry.listened_at, heard.unwrap_or(0))
}
