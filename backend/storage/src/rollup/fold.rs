//! Folding: marked months counted anew from the raw rows, years from their months, all time from the years.
//!
//! Each step is a short transaction of its own, so that live listens pass between two of them; the mark goes
//! with the last step of its period, so that a kill at any moment leaves marks that are found and folded.
//! A live listen that lands between steps is counted either by its own delta or by the step that comes.

use std::collections::BTreeMap;

use aime_domain::ids::UserId;
use aime_domain::period;
use chrono_tz::Tz;
use sea_orm::Value;

use crate::db::{Db, Durability, Tx};
use crate::error::Result;
use crate::rollup::{Subject, mark};
use crate::sql;
use crate::tag::Tag;

/// Subjects folded from finer periods in one transaction: about 25 ms on two small cores.
const SLICE: i64 = 8_192;

/// Folds everything that is marked for a user, and tells how many periods that were.
/// `now` gives unix seconds; `progress` hears of done and total periods.
pub async fn fold_all(
    db: &Db,
    user: UserId,
    zone: Tz,
    now: &(dyn Fn() -> i64 + Send + Sync),
    mut progress: impl FnMut(usize, usize) + Send,
) -> Result<usize> {
    let mut done = 0;
    loop {
        let pending = mark::pending(&db.read(), user).await?;
        let Some(&next) = pending.first() else {
            return Ok(done);
        };
        fold(db, user, zone, next, now).await?;
        done += 1;
        progress(done, done + pending.len() - 1);
    }
}

async fn fold(
    db: &Db,
    user: UserId,
    zone: Tz,
    period: i32,
    now: &(dyn Fn() -> i64 + Send + Sync),
) -> Result<()> {
    if period > 9_999 {
        let tx = db.begin(Durability::Normal, now()).await?;
        return fold_month(tx, user, zone, period).await;
    }
    let parts = if period == period::ALL_TIME {
        (1, 9_999)
    } else {
        (period * 100 + 1, period * 100 + 12)
    };
    for subject in Subject::ALL {
        let last = last_subject(db, user, subject, parts).await?;
        for first in (0..=last).step_by(SLICE as usize) {
            let tx = db.begin(Durability::Normal, now()).await?;
            fold_slice(&tx, user, subject, period, parts, first).await?;
            tx.commit().await?;
        }
    }
    let mut tx = db.begin(Durability::Normal, now()).await?;
    fold_hours(&tx, user, period, parts).await?;
    finish(&mut tx, user, period).await?;
    tx.commit().await
}

async fn fold_month(mut tx: Tx, user: UserId, zone: Tz, month: i32) -> Result<()> {
    let Some((from, to)) = period::bounds(month, zone) else {
        finish(&mut tx, user, month).await?;
        return tx.commit().await;
    };
    for subject in Subject::ALL {
        let (table, column) = (subject.table(), subject.column());
        let clear = format!("DELETE FROM {table} WHERE user_id = $1 AND period = $2");
        sql::execute(&tx, &clear, [user.0.into(), month.into()]).await?;
        let plays = plays_of_month(subject);
        let count = format!(
            "INSERT INTO {table} (user_id, period, {column}, plays, seconds, first_at, last_at)
             SELECT $1, $2, p.id, SUM(p.plays), SUM(p.seconds), MIN(p.first_at), MAX(p.last_at)
             FROM ({plays}) p GROUP BY p.id ORDER BY p.id"
        );
        let values = [user.0.into(), month.into(), from.into(), to.into()];
        sql::execute(&tx, &count, values).await?;
    }
    if mark::wait_for_days(&tx, user, month).await? {
        fold_month_hours(&tx, user, zone, month, (from, to)).await?;
    }
    finish(&mut tx, user, month).await?;
    mark::mark(&tx, user, [month / 100]).await?;
    tx.commit().await
}

/// Plays in month `$2`, which lasts from `$3` until before `$4`, each with the `id` of its subject: several of one
/// subject, to be added up. Those of artists come from the recordings of the month, which are counted before.
fn plays_of_month(subject: Subject) -> String {
    let column = match subject {
        Subject::Recording => "t.recording_id",
        Subject::Album => "t.album_id",
        Subject::Artist => {
            let (join, artist) = subject.join();
            return format!(
                "SELECT {artist} AS id, t.plays, t.seconds, t.first_at, t.last_at
                 FROM recording_plays t {join}
                 WHERE t.user_id = $1 AND t.period = $2 AND $3 < $4"
            );
        }
    };
    format!(
        "SELECT {column} AS id, h.plays, h.seconds, h.first_at, h.last_at
         FROM (SELECT track_id, COUNT(*) AS plays, COALESCE(SUM(seconds_played), 0) AS seconds,
                      MIN(listened_at) AS first_at, MAX(listened_at) AS last_at
               FROM listening_history
               WHERE user_id = $1 AND status = 'counted' AND listened_at >= $3 AND listened_at < $4
               GROUP BY track_id) h
         JOIN tracks t ON t.id = h.track_id WHERE {column} IS NOT NULL"
    )
}

/// Days and hours of a month, counted in the user's zone.
async fn fold_month_hours(
    tx: &Tx,
    user: UserId,
    zone: Tz,
    month: i32,
    (from, to): (i64, i64),
) -> Result<()> {
    let raw = "SELECT listened_at, seconds_played FROM listening_history
               WHERE user_id = $1 AND status = 'counted' AND listened_at >= $2 AND listened_at < $3";
    let rows = sql::all(tx, raw, [user.0.into(), from.into(), to.into()]).await?;
    let mut hours = BTreeMap::<(i32, u8), (i32, i64)>::new();
    let mut days = BTreeMap::<i32, (i32, i64)>::new();
    for row in rows {
        let (day, hour) = period::local_day_hour(row.try_get_by_index(0)?, zone);
        let seconds = i64::from(row.try_get_by_index::<Option<i32>>(1)?.unwrap_or(0));
        for key in [(month, hour), (day, hour)] {
            add(hours.entry(key).or_default(), seconds);
        }
        add(days.entry(day).or_default(), seconds);
    }
    let (first_day, last_day) = (month * 100, month * 100 + 99);
    let clear =
        "DELETE FROM hour_totals WHERE user_id = $1 AND (period = $2 OR period BETWEEN $3 AND $4)";
    sql::execute(
        tx,
        clear,
        [
            user.0.into(),
            month.into(),
            first_day.into(),
            last_day.into(),
        ],
    )
    .await?;
    let rows = hours.into_iter().map(|((period, hour), (plays, seconds))| {
        let row: Vec<Value> = vec![
            user.0.into(),
            period.into(),
            i32::from(hour).into(),
            plays.into(),
            seconds.into(),
        ];
        row
    });
    let head = "INSERT INTO hour_totals (user_id, period, hour, plays, seconds)";
    sql::insert_many(tx, head, "", rows.collect()).await?;
    let clear = "DELETE FROM day_totals WHERE user_id = $1 AND day BETWEEN $2 AND $3";
    sql::execute(
        tx,
        clear,
        [user.0.into(), first_day.into(), last_day.into()],
    )
    .await?;
    let rows = days.into_iter().map(|(day, (plays, seconds))| {
        let row: Vec<Value> = vec![user.0.into(), day.into(), plays.into(), seconds.into()];
        row
    });
    let head = "INSERT INTO day_totals (user_id, day, plays, seconds)";
    sql::insert_many(tx, head, "", rows.collect()).await?;
    Ok(())
}

fn add(total: &mut (i32, i64), seconds: i64) {
    total.0 += 1;
    total.1 += seconds;
}

/// Highest subject that has plays in the finer periods or is left over in any.
async fn last_subject(db: &Db, user: UserId, subject: Subject, parts: (i32, i32)) -> Result<i64> {
    let query = format!(
        "SELECT MAX((SELECT MAX({column}) FROM {table} t WHERE t.user_id = $1 AND t.period = p.period))
         FROM (SELECT 0 AS period UNION ALL
               SELECT DISTINCT period FROM hour_totals WHERE user_id = $1 AND period BETWEEN $2 AND $3) p",
        column = subject.column(),
        table = subject.table()
    );
    let values = [user.0.into(), parts.0.into(), parts.1.into()];
    let row = sql::one(&db.read(), &query, values).await?;
    Ok(row.try_get_by_index::<Option<i64>>(0)?.unwrap_or(0))
}

/// One slice of subjects of a year (from its months) or of all time (from the years).
async fn fold_slice(
    tx: &Tx,
    user: UserId,
    subject: Subject,
    period: i32,
    parts: (i32, i32),
    first: i64,
) -> Result<()> {
    let (table, column) = (subject.table(), subject.column());
    let clear = format!(
        "DELETE FROM {table} WHERE user_id = $1 AND period = $2 AND {column} BETWEEN $3 AND $4"
    );
    let last = first + SLICE - 1;
    sql::execute(
        tx,
        &clear,
        [user.0.into(), period.into(), first.into(), last.into()],
    )
    .await?;
    let count = format!(
        "INSERT INTO {table} (user_id, period, {column}, plays, seconds, first_at, last_at)
         SELECT $1, $2, {column}, SUM(plays), SUM(seconds), MIN(first_at), MAX(last_at) FROM {table}
         WHERE user_id = $1 AND period IN (SELECT period FROM hour_totals WHERE user_id = $1 AND period BETWEEN $5 AND $6)
           AND {column} BETWEEN $3 AND $4
         GROUP BY {column} ORDER BY {column}"
    );
    let values = [
        user.0.into(),
        period.into(),
        first.into(),
        last.into(),
        parts.0.into(),
        parts.1.into(),
    ];
    sql::execute(tx, &count, values).await?;
    Ok(())
}

/// Hours of a year from its months, or of all time from the years.
pub(super) async fn fold_hours(
    tx: &Tx,
    user: UserId,
    period: i32,
    parts: (i32, i32),
) -> Result<()> {
    let clear = "DELETE FROM hour_totals WHERE user_id = $1 AND period = $2";
    sql::execute(tx, clear, [user.0.into(), period.into()]).await?;
    let count = "INSERT INTO hour_totals (user_id, period, hour, plays, seconds)
                 SELECT $1, $2, hour, SUM(plays), SUM(seconds) FROM hour_totals
                 WHERE user_id = $1 AND period BETWEEN $3 AND $4 GROUP BY hour";
    sql::execute(
        tx,
        count,
        [user.0.into(), period.into(), parts.0.into(), parts.1.into()],
    )
    .await?;
    Ok(())
}

async fn finish(tx: &mut Tx, user: UserId, period: i32) -> Result<()> {
    let unmark = "DELETE FROM rollup_marks WHERE user_id = $1 AND period = $2";
    sql::execute(tx, unmark, [user.0.into(), period.into()]).await?;
    if (1..=9_999).contains(&period) {
        mark::mark(tx, user, [period::ALL_TIME]).await?;
    }
    tx.touch(Tag::history(user));
    Ok(())
}
