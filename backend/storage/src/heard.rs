//! What a user heard of one artist, album or song, told from the counts kept beside the listens.

use aime_domain::ids::UserId;
use aime_domain::period::ALL_TIME;

use crate::db::Conn;
use crate::error::Result;
use crate::rollup::Subject;
use crate::sql;

/// Counted plays of one thing.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Heard {
    /// Plays.
    pub plays: i32,
    /// Seconds heard, as far as known.
    pub seconds: i64,
    /// The first, unix seconds UTC.
    pub first_at: Option<i64>,
    /// The last, unix seconds UTC.
    pub last_at: Option<i64>,
    /// Rank among all that the user heard, 1 for the most played; `None` when never played.
    pub rank: Option<i64>,
    /// Plays by local month (`202611`), oldest first; months without any are left out.
    pub months: Vec<(i32, i32)>,
}

/// What a user heard of `id`.
pub async fn get<C: Conn>(db: &C, user: UserId, subject: Subject, id: i64) -> Result<Heard> {
    let (table, column) = (subject.table(), subject.column());
    let all = format!(
        "SELECT plays, seconds, first_at, last_at FROM {table}
         WHERE user_id = $1 AND period = {ALL_TIME} AND {column} = $2"
    );
    let Some(row) = sql::optional(db, &all, [user.0.into(), id.into()]).await? else {
        return Ok(Heard::default());
    };
    let plays: i32 = row.try_get_by_index(0)?;
    // Walks the part of the index that holds what was played more.
    let before = format!(
        "SELECT COUNT(*) FROM {table} WHERE user_id = $1 AND period = {ALL_TIME} AND (plays, {column}) > ($2, $3)"
    );
    let before = sql::one(db, &before, [user.0.into(), plays.into(), id.into()]).await?;
    let months = format!(
        "SELECT p.period, p.plays FROM (SELECT DISTINCT period FROM hour_totals
                                        WHERE user_id = $1 AND period BETWEEN 10000 AND 999999) m
         JOIN {table} p ON p.user_id = $1 AND p.period = m.period AND p.{column} = $2 ORDER BY p.period"
    );
    let months = sql::all(db, &months, [user.0.into(), id.into()]).await?;
    Ok(Heard {
        plays,
        seconds: row.try_get_by_index(1)?,
        first_at: Some(row.try_get_by_index(2)?),
        last_at: Some(row.try_get_by_index(3)?),
        rank: Some(before.try_get_by_index::<i64>(0)? + 1),
        months: months
            .iter()
            .map(|row| Ok((row.try_get_by_index(0)?, row.try_get_by_index(1)?)))
            .collect::<Result<_>>()?,
    })
}
