//! Marks on periods whose totals are to be counted anew.

use std::collections::BTreeSet;

use aime_domain::ids::UserId;
use aime_domain::period;
use chrono_tz::Tz;

use crate::db::{Conn, Tx};
use crate::error::Result;
use crate::sql;

/// Marks the local months of instants (unix seconds UTC).
pub async fn mark_months(
    tx: &Tx,
    user: UserId,
    zone: Tz,
    instants: impl IntoIterator<Item = i64>,
) -> Result<()> {
    let months: BTreeSet<i32> = instants
        .into_iter()
        .map(|at| period::month_of(period::local_day_hour(at, zone).0))
        .collect();
    mark(tx, user, months).await
}

/// Marks every month that a user has listens in, for instance after a change of zone.
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
    mark(tx, user, months).await
}

pub(super) async fn mark(
    tx: &Tx,
    user: UserId,
    periods: impl IntoIterator<Item = i32>,
) -> Result<()> {
    let rows = periods
        .into_iter()
        .map(|period| vec![user.0.into(), period.into(), tx.now().into()])
        .collect();
    let head = "INSERT INTO rollup_marks (user_id, period, marked_at)";
    sql::insert_many(tx, head, "ON CONFLICT DO NOTHING", rows).await?;
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
