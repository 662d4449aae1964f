//! Days and what was heard on them.

use aime_domain::ids::UserId;
use aime_domain::period::{date_of, day_number};
use chrono::NaiveDate;

use crate::db::Conn;
use crate::error::Result;
use crate::sql;

/// A local day with listens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DayTotal {
    /// The day.
    pub day: NaiveDate,
    /// Counted listens.
    pub plays: i32,
    /// Seconds heard, as far as known.
    pub seconds: i64,
}

const DAYS: &str = "SELECT day, plays, seconds FROM day_totals WHERE user_id = $1 AND day BETWEEN $2 AND $3 ORDER BY day";

/// Days with listens, first and last included, oldest first.
pub async fn list<C: Conn>(
    db: &C,
    user: UserId,
    first: NaiveDate,
    last: NaiveDate,
) -> Result<Vec<DayTotal>> {
    let rows = sql::all(
        db,
        DAYS,
        [
            user.0.into(),
            day_number(first).into(),
            day_number(last).into(),
        ],
    )
    .await?;
    let mut days = Vec::with_capacity(rows.len());
    for row in rows {
        if let Some(day) = date_of(row.try_get_by_index(0)?) {
            days.push(DayTotal {
                day,
                plays: row.try_get_by_index(1)?,
                seconds: row.try_get_by_index(2)?,
            });
        }
    }
    Ok(days)
}

const HEARD: &str = "SELECT MIN(day), MAX(day) FROM day_totals WHERE user_id = $1";

/// First and last day with listens; `None` when there are none.
pub async fn heard<C: Conn>(db: &C, user: UserId) -> Result<Option<(NaiveDate, NaiveDate)>> {
    let row = sql::one(db, HEARD, [user.0.into()]).await?;
    let (first, last): (Option<i32>, Option<i32>) =
        (row.try_get_by_index(0)?, row.try_get_by_index(1)?);
    Ok(first.and_then(date_of).zip(last.and_then(date_of)))
}

const NEIGHBOURS: &str = "SELECT (SELECT MAX(day) FROM day_totals WHERE user_id = $1 AND day < $2),
                                 (SELECT MIN(day) FROM day_totals WHERE user_id = $1 AND day > $2)";

/// The nearest days with listens before and after a day.
pub async fn neighbours<C: Conn>(
    db: &C,
    user: UserId,
    day: NaiveDate,
) -> Result<(Option<NaiveDate>, Option<NaiveDate>)> {
    let row = sql::one(db, NEIGHBOURS, [user.0.into(), day_number(day).into()]).await?;
    let (before, after): (Option<i32>, Option<i32>) =
        (row.try_get_by_index(0)?, row.try_get_by_index(1)?);
    Ok((before.and_then(date_of), after.and_then(date_of)))
}
