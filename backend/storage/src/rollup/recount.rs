//! What a correction moves, counted anew in its own transaction: the plays of a few recordings, albums and artists in
//! the months that it marked, then in their years and in all time.
//!
//! A merge or a move of many listens touches every month that they were heard in, but few subjects. Folding whole months
//! for them would count everything else anew as well. Where much is concerned the marks stay, and are folded later.

use std::collections::{BTreeMap, BTreeSet};

use aime_domain::ids::UserId;
use aime_domain::period;
use chrono_tz::Tz;
use sea_orm::Value;

use super::{Subject, fold, mark};
use crate::db::{Conn, Tx};
use crate::error::Result;
use crate::sql;

/// Plays that are read at most, each once for its recording, its album and each artist: some 300 ms on two small cores.
const MOST_PLAYS: i64 = 120_000;
/// Totals that are looked up at most: subjects by months.
const MOST_TOTALS: usize = 150_000;

/// What plays are counted for, by kind.
pub type Subjects = BTreeMap<Subject, BTreeSet<i64>>;

/// What plays of some tracks are counted for.
pub async fn subjects_of(tx: &Tx, tracks: impl IntoIterator<Item = i64>) -> Result<Subjects> {
    let tracks: BTreeSet<i64> = tracks.into_iter().collect();
    let query = format!(
        "SELECT t.recording_id, t.album_id, a.artist_id FROM tracks t
         LEFT JOIN recording_artist a ON a.recording_id = t.recording_id WHERE t.id IN {}",
        sql::numbers_in(tx.engine(), 1)
    );
    let mut subjects = Subjects::new();
    for row in sql::all(tx, &query, [sql::numbers(tracks)]).await? {
        for (at, subject) in Subject::ALL.into_iter().enumerate() {
            let id: Option<i64> = row.try_get_by_index(at)?;
            subjects.entry(subject).or_default().extend(id);
        }
    }
    Ok(subjects)
}

/// Counts `subjects` anew in the months that are marked for a user and takes the marks away, unless that would read
/// much; whether it did. The marks must all be of this transaction, and of plays of these subjects alone.
pub async fn instead_of_marks(
    tx: &Tx,
    user: UserId,
    zone: Tz,
    subjects: &Subjects,
) -> Result<bool> {
    let months: BTreeSet<i32> = mark::pending(tx, user).await?.into_iter().collect();
    let coarse = months.first().is_some_and(|first| *first <= 9_999);
    if months.is_empty() {
        return Ok(true);
    }
    if coarse || !is_little(tx, user, subjects, &months).await? {
        return Ok(false);
    }
    for (subject, ids) in subjects.iter().filter(|(_, ids)| !ids.is_empty()) {
        count_months(tx, user, zone, (*subject, ids), &months).await?;
    }
    let years: BTreeSet<i32> = months.iter().map(|month| month / 100).collect();
    for year in years {
        fold::fold_hours(tx, user, year, (year * 100 + 1, year * 100 + 12)).await?;
        sum_up(tx, user, subjects, year, (year * 100 + 1, year * 100 + 12)).await?;
    }
    fold::fold_hours(tx, user, period::ALL_TIME, (1, 9_999)).await?;
    sum_up(tx, user, subjects, period::ALL_TIME, (1, 9_999)).await?;
    let unmark = "DELETE FROM rollup_marks WHERE user_id = $1";
    sql::execute(tx, unmark, [user.0.into()]).await?;
    Ok(true)
}

async fn is_little(
    tx: &Tx,
    user: UserId,
    subjects: &Subjects,
    months: &BTreeSet<i32>,
) -> Result<bool> {
    let totals: usize = subjects.values().map(BTreeSet::len).sum();
    if totals * months.len() > MOST_TOTALS {
        return Ok(false);
    }
    let mut plays = 0;
    for (subject, ids) in subjects {
        let query = format!(
            "SELECT CAST(COALESCE(SUM(plays), 0) AS BIGINT) FROM {} WHERE user_id = $1 AND period IN {} AND {} IN {}",
            subject.table(),
            sql::numbers_in(tx.engine(), 2),
            subject.column(),
            sql::numbers_in(tx.engine(), 3),
        );
        let values = [user.0.into(), numbers(months), ids_of(ids)];
        plays += sql::one(tx, &query, values)
            .await?
            .try_get_by_index::<i64>(0)?;
    }
    Ok(plays <= MOST_PLAYS)
}

#[derive(Debug, Clone, Copy)]
struct Sum {
    plays: i32,
    seconds: i64,
    first_at: i64,
    last_at: i64,
}

/// The months of subjects, from the listens themselves.
async fn count_months(
    tx: &Tx,
    user: UserId,
    zone: Tz,
    (subject, ids): (Subject, &BTreeSet<i64>),
    months: &BTreeSet<i32>,
) -> Result<()> {
    let (table, column) = (subject.table(), subject.column());
    let (join, id) = subject.join();
    let span = months
        .iter()
        .filter_map(|month| period::bounds(*month, zone))
        .fold((i64::MAX, i64::MIN), |span, month| {
            (span.0.min(month.0), span.1.max(month.1))
        });
    let heard = format!(
        "SELECT {id}, h.listened_at, h.seconds_played FROM tracks t {join}
         JOIN listening_history h ON h.track_id = t.id AND h.user_id = $1 AND h.status = 'counted'
         WHERE {id} IN {} AND h.listened_at >= $3 AND h.listened_at < $4",
        sql::numbers_in(tx.engine(), 2)
    );
    let values = [user.0.into(), ids_of(ids), span.0.into(), span.1.into()];
    let mut sums = BTreeMap::<(i32, i64), Sum>::new();
    for row in sql::all(tx, &heard, values).await? {
        let (id, at): (i64, i64) = (row.try_get_by_index(0)?, row.try_get_by_index(1)?);
        let month = period::month_of(period::local_day_hour(at, zone).0);
        if !months.contains(&month) {
            continue;
        }
        let sum = sums.entry((month, id)).or_insert(Sum {
            plays: 0,
            seconds: 0,
            first_at: at,
            last_at: at,
        });
        sum.plays += 1;
        sum.seconds += i64::from(row.try_get_by_index::<Option<i32>>(2)?.unwrap_or(0));
        sum.first_at = sum.first_at.min(at);
        sum.last_at = sum.last_at.max(at);
    }
    let clear = format!(
        "DELETE FROM {table} WHERE user_id = $1 AND period IN {} AND {column} IN {}",
        sql::numbers_in(tx.engine(), 2),
        sql::numbers_in(tx.engine(), 3)
    );
    sql::execute(tx, &clear, [user.0.into(), numbers(months), ids_of(ids)]).await?;
    let head = format!(
        "INSERT INTO {table} (user_id, period, {column}, plays, seconds, first_at, last_at)"
    );
    let rows = sums.into_iter().map(|((month, id), sum)| {
        vec![
            user.0.into(),
            month.into(),
            id.into(),
            sum.plays.into(),
            sum.seconds.into(),
            sum.first_at.into(),
            sum.last_at.into(),
        ]
    });
    sql::insert_many(tx, &head, "", rows.collect()).await?;
    Ok(())
}

/// A year of subjects from its months, or all time from the years.
async fn sum_up(
    tx: &Tx,
    user: UserId,
    subjects: &Subjects,
    period: i32,
    parts: (i32, i32),
) -> Result<()> {
    for (subject, ids) in subjects.iter().filter(|(_, ids)| !ids.is_empty()) {
        let (table, column) = (subject.table(), subject.column());
        let list = sql::numbers_in(tx.engine(), 3);
        let clear = format!(
            "DELETE FROM {table} WHERE user_id = $1 AND period = $2 AND {column} IN {list}"
        );
        let key = [user.0.into(), period.into(), ids_of(ids)];
        sql::execute(tx, &clear, key.clone()).await?;
        let count = format!(
            "INSERT INTO {table} (user_id, period, {column}, plays, seconds, first_at, last_at)
             SELECT $1, $2, {column}, SUM(plays), SUM(seconds), MIN(first_at), MAX(last_at) FROM {table}
             WHERE user_id = $1 AND {column} IN {list} AND period IN
               (SELECT period FROM hour_totals WHERE user_id = $1 AND period BETWEEN $4 AND $5)
             GROUP BY {column}"
        );
        let parts: [Value; 2] = [parts.0.into(), parts.1.into()];
        sql::execute(tx, &count, key.into_iter().chain(parts)).await?;
    }
    Ok(())
}

fn numbers(periods: &BTreeSet<i32>) -> Value {
    sql::numbers(periods.iter().copied().map(i64::from))
}

fn ids_of(ids: &BTreeSet<i64>) -> Value {
    sql::numbers(ids.iter().copied())
}
