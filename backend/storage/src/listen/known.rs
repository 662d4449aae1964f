//! Listens that are there already, as others want to compare themselves with them.

use aime_domain::ids::UserId;

use crate::db::Conn;
use crate::error::Result;
use crate::sql;

/// First and last moment at which the user counted a listen, unix seconds UTC; `None` before the first one.
pub async fn span<C: Conn>(db: &C, user: UserId) -> Result<Option<(i64, i64)>> {
    // Two subqueries: each is one step in the index, which MIN and MAX together are not.
    let query = "SELECT (SELECT MIN(listened_at) FROM listening_history WHERE user_id = $1 AND status = 'counted'),
                        (SELECT MAX(listened_at) FROM listening_history WHERE user_id = $1 AND status = 'counted')";
    let row = sql::one(db, query, [user.0.into()]).await?;
    let (first, last): (Option<i64>, Option<i64>) =
        (row.try_get_by_index(0)?, row.try_get_by_index(1)?);
    Ok(first.zip(last))
}

/// When the user is known to have heard these recordings from `from` to `to` (both included), whether that
/// report counts or another one stands for it: recording and unix seconds UTC, in no particular order.
pub async fn heard<C: Conn>(
    db: &C,
    user: UserId,
    recordings: &[i64],
    (from, to): (i64, i64),
) -> Result<Vec<(i64, i64)>> {
    let query = format!(
        "SELECT t.recording_id, h.listened_at
         FROM tracks t
         JOIN listening_history h ON h.track_id = t.id
         WHERE t.recording_id IN {} AND h.user_id = $2 AND h.listened_at BETWEEN $3 AND $4 AND NOT h.approximate",
        sql::numbers_in(db.engine(), 1)
    );
    let values = [
        sql::numbers(recordings.iter().copied()),
        user.0.into(),
        from.into(),
        to.into(),
    ];
    let rows = sql::all(db, &query, values).await?;
    rows.iter()
        .map(|row| Ok((row.try_get_by_index(0)?, row.try_get_by_index(1)?)))
        .collect()
}
