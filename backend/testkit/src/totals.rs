//! Totals counted anew from the raw rows, to be compared with those that are kept.

use std::collections::BTreeMap;

use aime_domain::ids::UserId;
use aime_domain::period;
use aime_storage::{Conn, sql};
use chrono_tz::Tz;

/// The ledger is this test's own.
const READ: &str = "the ledger is read";

/// Plays, seconds, first and last of each (table, period, subject).
pub type Plays = BTreeMap<(&'static str, i32, i64), (i64, i64, i64, i64)>;
/// Plays and seconds of each (period, hour); days stand under hour 99.
pub type Hours = BTreeMap<(i32, i32), (i64, i64)>;

/// What should be kept.
pub async fn recount<C: Conn>(db: &C, user: UserId, zone: Tz) -> (Plays, Hours) {
    let (mut plays, mut hours) = (Plays::new(), Hours::new());
    let query = "SELECT h.listened_at, COALESCE(h.seconds_played, 0), t.recording_id, t.album_id, h.track_id
                 FROM listening_history h JOIN tracks t ON t.id = h.track_id
                 WHERE h.user_id = $1 AND h.status = 'counted'";
    for row in sql::all(db, query, [user.0.into()]).await.expect(READ) {
        let at: i64 = row.try_get_by_index(0).expect(READ);
        let seconds = i64::from(row.try_get_by_index::<i32>(1).expect(READ));
        let recording: i64 = row.try_get_by_index(2).expect(READ);
        let album: Option<i64> = row.try_get_by_index(3).expect(READ);
        let (day, hour) = period::local_day_hour(at, zone);
        let mut subjects = vec![("recording_plays", recording)];
        subjects.extend(album.map(|album| ("album_plays", album)));
        subjects.extend(
            artists_of(db, recording)
                .await
                .into_iter()
                .map(|artist| ("artist_plays", artist)),
        );
        for period in [0, period::year_of(day), period::month_of(day)] {
            for (table, id) in &subjects {
                let one = plays.entry((table, period, *id)).or_insert((0, 0, at, at));
                *one = (one.0 + 1, one.1 + seconds, one.2.min(at), one.3.max(at));
            }
        }
        let hours_of = [0, period::year_of(day), period::month_of(day), day]
            .map(|period| (period, i32::from(hour)));
        for key in hours_of.into_iter().chain([(day, 99)]) {
            let one = hours.entry(key).or_default();
            *one = (one.0 + 1, one.1 + seconds);
        }
    }
    (plays, hours)
}

async fn artists_of<C: Conn>(db: &C, recording: i64) -> Vec<i64> {
    let query = "SELECT DISTINCT artist_id FROM recording_artist WHERE recording_id = $1";
    let rows = sql::all(db, query, [recording.into()]).await.expect(READ);
    rows.iter()
        .map(|row| row.try_get_by_index(0).expect(READ))
        .collect()
}

/// What is kept.
pub async fn kept<C: Conn>(db: &C, user: UserId) -> (Plays, Hours) {
    let (mut plays, mut hours) = (Plays::new(), Hours::new());
    for (table, column) in [
        ("recording_plays", "recording_id"),
        ("album_plays", "album_id"),
        ("artist_plays", "artist_id"),
    ] {
        let query = format!(
            "SELECT period, {column}, plays, seconds, first_at, last_at FROM {table} WHERE user_id = $1"
        );
        for row in sql::all(db, &query, [user.0.into()]).await.expect(READ) {
            let key = (
                table,
                row.try_get_by_index(0).expect(READ),
                row.try_get_by_index(1).expect(READ),
            );
            let count: i32 = row.try_get_by_index(2).expect(READ);
            let rest = [3, 4, 5].map(|n| row.try_get_by_index::<i64>(n).expect(READ));
            plays.insert(key, (count.into(), rest[0], rest[1], rest[2]));
        }
    }
    let query = "SELECT period, hour, plays, seconds FROM hour_totals WHERE user_id = $1
                 UNION ALL SELECT day, 99, plays, seconds FROM day_totals WHERE user_id = $1";
    for row in sql::all(db, query, [user.0.into()]).await.expect(READ) {
        let count: i32 = row.try_get_by_index(2).expect(READ);
        let key = (
            row.try_get_by_index(0).expect(READ),
            row.try_get_by_index(1).expect(READ),
        );
        hours.insert(key, (count.into(), row.try_get_by_index(3).expect(READ)));
    }
    (plays, hours)
}

/// Table, period and subject.
pub type PlaysKey = (&'static str, i32, i64);
/// Plays, seconds, first and last play.
pub type PlaysTotal = (i64, i64, i64, i64);

/// Rows of totals that are not as they should be: their keys, what they should be, what they are.
#[derive(Debug, PartialEq, Eq)]
pub struct Wrong {
    /// Plays of recordings, albums and artists.
    pub plays: Vec<Difference<PlaysKey, PlaysTotal>>,
    /// Plays by hour and day.
    pub hours: Vec<Difference<(i32, i32), (i64, i64)>>,
}

/// What is kept of a user, compared with what should be.
pub async fn wrong<C: Conn>(db: &C, user: UserId, zone: Tz) -> Wrong {
    let (should, is) = (recount(db, user, zone).await, kept(db, user).await);
    Wrong {
        plays: differences(&should.0, &is.0),
        hours: differences(&should.1, &is.1),
    }
}

/// Fails unless what is kept equals what should be; shows the rows that differ.
pub async fn assert_true<C: Conn>(db: &C, user: UserId, zone: Tz) {
    let wrong = wrong(db, user, zone).await;
    assert_eq!(
        wrong.plays,
        [],
        "plays of recordings, albums and artists: (key, should, is)"
    );
    assert_eq!(wrong.hours, [], "plays by hour and day: (key, should, is)");
}

/// Fails unless days, and hours of days and months, are kept as they should be, whatever else waits to be counted.
pub async fn assert_days_true<C: Conn>(db: &C, user: UserId, zone: Tz) {
    let (mut should, mut is) = (recount(db, user, zone).await.1, kept(db, user).await.1);
    for hours in [&mut should, &mut is] {
        hours.retain(|(period, _), _| *period > 9_999);
    }
    assert_eq!(
        differences(&should, &is),
        [],
        "plays by day: (key, should, is)"
    );
}

/// A key, what it should be, what it is.
pub type Difference<K, V> = (K, Option<V>, Option<V>);

fn differences<K: Ord + Copy, V: PartialEq + Copy>(
    should: &BTreeMap<K, V>,
    is: &BTreeMap<K, V>,
) -> Vec<Difference<K, V>> {
    let keys: std::collections::BTreeSet<&K> = should.keys().chain(is.keys()).collect();
    let both = keys
        .into_iter()
        .map(|key| (*key, should.get(key).copied(), is.get(key).copied()));
    both.filter(|(_, should, is)| should != is).collect()
}
