//! A few listens more or less: the nine keys of each, its day and its hours, in the caller's transaction.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use aime_domain::ids::UserId;
use aime_domain::period;
use chrono_tz::Tz;
use sea_orm::Value;

use crate::db::{Conn, Tx};
use crate::error::Result;
use crate::rollup::Subject;
use crate::sql;

/// One listen that begins or ceases to count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Delta {
    /// Its track.
    pub track_id: i64,
    /// When, unix seconds UTC.
    pub listened_at: i64,
    /// Seconds heard; 0 when unknown.
    pub seconds: i64,
    /// Whether it begins to count (else it ceases).
    pub counts: bool,
}

#[derive(Debug, Clone, Copy, Default)]
struct Sum {
    plays: i64,
    seconds: i64,
    first_at: i64,
    last_at: i64,
    ceased: bool,
}

impl Sum {
    fn add(&mut self, delta: &Delta) {
        let sign = if delta.counts { 1 } else { -1 };
        (self.first_at, self.last_at) = if self.plays == 0 && !self.ceased {
            (delta.listened_at, delta.listened_at)
        } else {
            (
                self.first_at.min(delta.listened_at),
                self.last_at.max(delta.listened_at),
            )
        };
        self.plays += sign;
        self.seconds += sign * delta.seconds;
        self.ceased |= !delta.counts;
    }
}

/// Brings totals in line with listens that began or ceased to count.
pub async fn apply(tx: &Tx, user: UserId, zone: Tz, deltas: &[Delta]) -> Result<()> {
    if deltas.is_empty() {
        return Ok(());
    }
    let subjects = subjects_of(tx, deltas).await?;
    let mut sums = BTreeMap::<(Subject, i32, i64), Sum>::new();
    let mut hours = BTreeMap::<(i32, u8), (i64, i64)>::new();
    for delta in deltas {
        let (day, hour) = period::local_day_hour(delta.listened_at, zone);
        let periods = [
            period::ALL_TIME,
            period::year_of(day),
            period::month_of(day),
        ];
        for &(subject, id) in subjects.get(&delta.track_id).into_iter().flatten() {
            for period in periods {
                sums.entry((subject, period, id)).or_default().add(delta);
            }
        }
        for period in [period::ALL_TIME, period::year_of(day)] {
            add(hours.entry((period, hour)).or_default(), delta);
        }
    }
    for subject in Subject::ALL {
        apply_subject(tx, user, zone, subject, &sums).await?;
    }
    apply_hours(tx, user, &hours).await?;
    apply_to_days(tx, user, zone, deltas).await
}

/// Brings the totals of days, and of the hours of days and months, in line, and only those.
pub(super) async fn apply_to_days(tx: &Tx, user: UserId, zone: Tz, deltas: &[Delta]) -> Result<()> {
    let mut days = BTreeMap::<i32, (i64, i64)>::new();
    let mut hours = BTreeMap::<(i32, u8), (i64, i64)>::new();
    for delta in deltas {
        let (day, hour) = period::local_day_hour(delta.listened_at, zone);
        add(days.entry(day).or_default(), delta);
        for period in [period::month_of(day), day] {
            add(hours.entry((period, hour)).or_default(), delta);
        }
    }
    apply_hours(tx, user, &hours).await?;
    apply_days(tx, user, &days).await
}

/// Adds a listen to plays and seconds, or takes it off.
fn add(total: &mut (i64, i64), delta: &Delta) {
    let sign = if delta.counts { 1 } else { -1 };
    *total = (total.0 + sign, total.1 + sign * delta.seconds);
}

/// Recording, album and artists of each track.
async fn subjects_of(tx: &Tx, deltas: &[Delta]) -> Result<HashMap<i64, Vec<(Subject, i64)>>> {
    let tracks: HashSet<i64> = deltas.iter().map(|delta| delta.track_id).collect();
    let query = format!(
        "SELECT t.id, t.recording_id, t.album_id, a.artist_id FROM tracks t
         LEFT JOIN recording_artist a ON a.recording_id = t.recording_id WHERE t.id IN {}",
        sql::numbers_in(tx.engine(), 1)
    );
    let rows = sql::all(tx, &query, [sql::numbers(tracks)]).await?;
    let mut subjects = HashMap::<i64, Vec<(Subject, i64)>>::new();
    for row in rows {
        let of_track = subjects.entry(row.try_get_by_index(0)?).or_default();
        let found = [
            Some((Subject::Recording, row.try_get_by_index(1)?)),
            row.try_get_by_index::<Option<i64>>(2)?
                .map(|id| (Subject::Album, id)),
            row.try_get_by_index::<Option<i64>>(3)?
                .map(|id| (Subject::Artist, id)),
        ];
        for one in found.into_iter().flatten() {
            if !of_track.contains(&one) {
                of_track.push(one);
            }
        }
    }
    Ok(subjects)
}

async fn apply_subject(
    tx: &Tx,
    user: UserId,
    zone: Tz,
    subject: Subject,
    sums: &BTreeMap<(Subject, i32, i64), Sum>,
) -> Result<()> {
    let (table, column) = (subject.table(), subject.column());
    let of_subject: Vec<(i32, i64, Sum)> = sums
        .iter()
        .filter(|(key, _)| key.0 == subject)
        .map(|(key, sum)| (key.1, key.2, *sum))
        .collect();
    let head = format!(
        "INSERT INTO {table} (user_id, period, {column}, plays, seconds, first_at, last_at)"
    );
    let (least, greatest) = match tx.engine() {
        crate::Engine::Sqlite => ("MIN", "MAX"),
        crate::Engine::Postgres => ("LEAST", "GREATEST"),
    };
    let tail = format!(
        "ON CONFLICT (user_id, period, {column}) DO UPDATE SET
           plays = {table}.plays + excluded.plays, seconds = {table}.seconds + excluded.seconds,
           first_at = {least}({table}.first_at, excluded.first_at),
           last_at = {greatest}({table}.last_at, excluded.last_at)"
    );
    let rows = of_subject.iter().map(|(period, id, sum)| {
        let row: Vec<Value> = vec![
            user.0.into(),
            (*period).into(),
            (*id).into(),
            (sum.plays as i32).into(),
            sum.seconds.into(),
            sum.first_at.into(),
            sum.last_at.into(),
        ];
        row
    });
    sql::insert_many(tx, &head, &tail, rows.collect()).await?;
    let ceased: Vec<&(i32, i64, Sum)> =
        of_subject.iter().filter(|(_, _, sum)| sum.ceased).collect();
    for (period, id, _) in ceased {
        recount_span(tx, user, zone, subject, *period, *id).await?;
    }
    Ok(())
}

/// First and last play of a subject after one of its listens ceased to count; no plays, no row.
async fn recount_span(
    tx: &Tx,
    user: UserId,
    zone: Tz,
    subject: Subject,
    period: i32,
    id: i64,
) -> Result<()> {
    let (table, column) = (subject.table(), subject.column());
    let key: [Value; 3] = [user.0.into(), period.into(), id.into()];
    let clear = format!(
        "DELETE FROM {table} WHERE user_id = $1 AND period = $2 AND {column} = $3 AND plays <= 0"
    );
    if sql::execute(tx, &clear, key.clone()).await? > 0 {
        return Ok(());
    }
    let (from, to) = period::bounds(period, zone).unwrap_or((i64::MIN, i64::MAX));
    let (join, subject_id) = subject.join();
    let span = format!(
        "SELECT MIN(h.listened_at), MAX(h.listened_at) FROM tracks t {join}
         JOIN listening_history h ON h.track_id = t.id AND h.user_id = $1 AND h.status = 'counted'
         WHERE {subject_id} = $2 AND h.listened_at >= $3 AND h.listened_at < $4"
    );
    let row = sql::one(
        tx,
        &span,
        [user.0.into(), id.into(), from.into(), to.into()],
    )
    .await?;
    let (first, last): (Option<i64>, Option<i64>) =
        (row.try_get_by_index(0)?, row.try_get_by_index(1)?);
    let update = format!(
        "UPDATE {table} SET first_at = COALESCE($4, first_at), last_at = COALESCE($5, last_at)
         WHERE user_id = $1 AND period = $2 AND {column} = $3"
    );
    sql::execute(
        tx,
        &update,
        key.into_iter().chain([first.into(), last.into()]),
    )
    .await?;
    Ok(())
}

async fn apply_hours(tx: &Tx, user: UserId, hours: &BTreeMap<(i32, u8), (i64, i64)>) -> Result<()> {
    let rows = hours.iter().map(|((period, hour), (plays, seconds))| {
        let row: Vec<Value> = vec![
            user.0.into(),
            (*period).into(),
            i32::from(*hour).into(),
            (*plays as i32).into(),
            (*seconds).into(),
        ];
        row
    });
    let head = "INSERT INTO hour_totals (user_id, period, hour, plays, seconds)";
    let tail = "ON CONFLICT (user_id, period, hour) DO UPDATE SET
                plays = hour_totals.plays + excluded.plays, seconds = hour_totals.seconds + excluded.seconds";
    sql::insert_many(tx, head, tail, rows.collect()).await?;
    let fewer = hours.iter().filter(|(_, total)| total.0 < 0);
    clear_empty(
        tx,
        user,
        "hour_totals",
        "period",
        fewer.map(|((period, _), _)| *period),
    )
    .await
}

/// Rows without plays are no rows.
async fn clear_empty(
    tx: &Tx,
    user: UserId,
    table: &str,
    column: &str,
    periods: impl Iterator<Item = i32>,
) -> Result<()> {
    let periods: BTreeSet<i64> = periods.map(i64::from).collect();
    if periods.is_empty() {
        return Ok(());
    }
    let clear = format!(
        "DELETE FROM {table} WHERE user_id = $1 AND {column} IN {} AND plays <= 0",
        sql::numbers_in(tx.engine(), 2)
    );
    sql::execute(tx, &clear, [user.0.into(), sql::numbers(periods)]).await?;
    Ok(())
}

async fn apply_days(tx: &Tx, user: UserId, days: &BTreeMap<i32, (i64, i64)>) -> Result<()> {
    let rows = days.iter().map(|(day, (plays, seconds))| {
        let row: Vec<Value> = vec![
            user.0.into(),
            (*day).into(),
            (*plays as i32).into(),
            (*seconds).into(),
        ];
        row
    });
    let head = "INSERT INTO day_totals (user_id, day, plays, seconds)";
    let tail = "ON CONFLICT (user_id, day) DO UPDATE SET
                plays = day_totals.plays + excluded.plays, seconds = day_totals.seconds + excluded.seconds";
    sql::insert_many(tx, head, tail, rows.collect()).await?;
    let fewer = days.iter().filter(|(_, total)| total.0 < 0);
    clear_empty(tx, user, "day_totals", "day", fewer.map(|(day, _)| *day)).await
}
