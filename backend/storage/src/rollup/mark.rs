//! Marks on periods whose totals are to be counted anew.
//!
//! Days, and the hours of days and months, are kept exact by whoever marks: a page of the journal is found through
//! them while all else waits. Only a change of zone and an archive that is restored leave them wrong until their
//! month is folded, and say so in their marks.

use std::collections::BTreeSet;

use aime_domain::ids::UserId;
use aime_domain::period;
use chrono_tz::Tz;
use sea_orm::Value;

use crate::db::{Conn, Tx};
use crate::error::Result;
use crate::rollup::delta::{self, Delta};
use crate::sql;

/// Marks the months of listens that began or ceased to count, and brings their days in line at once.
pub async fn mark_changes(tx: &Tx, user: UserId, zone: Tz, deltas: &[Delta]) -> Result<()> {
    delta::apply_to_days(tx, user, zone, deltas).await?;
    mark_months(tx, user, zone, deltas.iter().map(|delta| delta.listened_at)).await
}

/// Marks the local months of instants (unix seconds UTC) of listens that count as before, but for something else.
pub async fn mark_months(
    tx: &Tx,
    user: UserId,
    zone: Tz,
    instants: impl IntoIterator<Item = i64>,
) -> Result<()> {
    mark(tx, user, months_of(zone, instants)).await
}

/// Marks the local months of instants (unix seconds UTC) of listens that came to be without any delta, days included.
pub async fn mark_anew(
    tx: &Tx,
    user: UserId,
    zone: Tz,
    instants: impl IntoIterator<Item = i64>,
) -> Result<()> {
    mark_with_days(tx, user, months_of(zone, instants)).await
}

fn months_of(zone: Tz, instants: impl IntoIterator<Item = i64>) -> BTreeSet<i32> {
    let month = |at| period::month_of(period::local_day_hour(at, zone).0);
    instants.into_iter().map(month).collect()
}

/// Marks every month that a user has listens in, days included: after a change of zone.
pub async fn mark_all(tx: &Tx, user: UserId, zone: Tz) -> Result<()> {
    let span = "SELECT MIN(listened_at), MAX(listened_at) FROM listening_history WHERE user_id = $1 AND status = 'counted'";
    let row = sql::one(tx, span, [user.0.into()]).await?;
    let (first, last): (Option<i64>, Option<i64>) =
        (row.try_get_by_index(0)?, row.try_get_by_index(1)?);
    let stale =
        "SELECT period FROM hour_totals WHERE user_id = $1 AND period BETWEEN 10000 AND 999999";
    let rows = sql::all(tx, stale, [user.0.into()]).await?;
    let mut months: BTreeSet<i32> = rows
        .iter()
        .map(|row| row.try_get_by_index(0))
        .collect::<std::result::Result<_, _>>()?;
    if let Some((first, last)) = first.zip(last) {
        let month = |at| period::month_of(period::local_day_hour(at, zone).0);
        let end = month(last);
        let mut next = month(first);
        while next <= end {
            months.insert(next);
            next = if next % 100 == 12 {
                next + 89
            } else {
                next + 1
            };
        }
    }
    mark_with_days(tx, user, months).await
}

async fn mark_with_days(tx: &Tx, user: UserId, months: BTreeSet<i32>) -> Result<()> {
    let rows = rows_of(tx, user, months, true);
    let tail = "ON CONFLICT (user_id, period) DO UPDATE SET days = TRUE";
    sql::insert_many(tx, HEAD, tail, rows).await?;
    Ok(())
}

const HEAD: &str = "INSERT INTO rollup_marks (user_id, period, marked_at, days)";

fn rows_of(
    tx: &Tx,
    user: UserId,
    periods: impl IntoIterator<Item = i32>,
    days: bool,
) -> Vec<Vec<Value>> {
    let row = |period: i32| vec![user.0.into(), period.into(), tx.now().into(), days.into()];
    periods.into_iter().map(row).collect()
}

pub(super) async fn mark(
    tx: &Tx,
    user: UserId,
    periods: impl IntoIterator<Item = i32>,
) -> Result<()> {
    let rows = rows_of(tx, user, periods, false);
    sql::insert_many(tx, HEAD, "ON CONFLICT DO NOTHING", rows).await?;
    Ok(())
}

/// Periods of a user that wait to be counted: months, then years, then all time (0), as they will be folded.
pub async fn pending<C: Conn>(db: &C, user: UserId) -> Result<Vec<i32>> {
    let query = "SELECT period FROM rollup_marks WHERE user_id = $1
                 ORDER BY CASE WHEN period > 9999 THEN 0 WHEN period > 0 THEN 1 ELSE 2 END, period";
    let rows = sql::all(db, query, [user.0.into()]).await?;
    rows.iter()
        .map(|row| Ok(row.try_get_by_index(0)?))
        .collect()
}

/// Counted plays of a user, by their days.
pub async fn plays_of<C: Conn>(db: &C, user: UserId) -> Result<i64> {
    let query = "SELECT CAST(COALESCE(SUM(plays), 0) AS BIGINT) FROM day_totals WHERE user_id = $1";
    Ok(sql::one(db, query, [user.0.into()])
        .await?
        .try_get_by_index(0)?)
}

/// Whether the days and hours of a marked month wait to be counted too.
pub(super) async fn wait_for_days(tx: &Tx, user: UserId, month: i32) -> Result<bool> {
    let query = "SELECT days FROM rollup_marks WHERE user_id = $1 AND period = $2";
    let row = sql::optional(tx, query, [user.0.into(), month.into()]).await?;
    Ok(row
        .map(|row| row.try_get_by_index(0))
        .transpose()?
        .unwrap_or(false))
}

/// Whether days of a user wait to be counted too.
pub async fn days_pending<C: Conn>(db: &C, user: UserId) -> Result<bool> {
    let query = "SELECT 1 FROM rollup_marks WHERE user_id = $1 AND days LIMIT 1";
    Ok(sql::optional(db, query, [user.0.into()]).await?.is_some())
}

/// Users with anything pending.
pub async fn users_pending<C: Conn>(db: &C) -> Result<Vec<UserId>> {
    let rows = sql::all(
        db,
        "SELECT DISTINCT user_id FROM rollup_marks ORDER BY user_id",
        [],
    )
    .await?;
    rows.iter()
        .map(|row| Ok(UserId(row.try_get_by_index(0)?)))
        .collect()
}
