//! Marks that a listener's own hand leaves on reports.

use aime_domain::ids::UserId;
use sea_orm::QueryResult;

use crate::db::{Conn, Tx};
use crate::error::Result;
use crate::sql;
use crate::tag::Tag;

/// A report that was marked, with what totals and settling must know of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Marked {
    /// Key.
    pub id: i64,
    /// Its track.
    pub track_id: i64,
    /// Unix seconds UTC.
    pub listened_at: i64,
    /// Known only to lie in the 24 hours before.
    pub approximate: bool,
    /// Seconds heard; 0 when unknown.
    pub seconds: i64,
}

const MARKED: &str = "id, track_id, listened_at, approximate, COALESCE(seconds_played, 0)";

fn marked(row: &QueryResult) -> Result<Marked> {
    Ok(Marked {
        id: row.try_get_by_index(0)?,
        track_id: row.try_get_by_index(1)?,
        listened_at: row.try_get_by_index(2)?,
        approximate: row.try_get_by_index(3)?,
        seconds: row.try_get_by_index::<i32>(4)?.into(),
    })
}

/// Lets suppressed reports of a user back in (`released`), or takes that back; those that it changed. What they
/// are now is for settling to say.
pub async fn set_released(
    tx: &mut Tx,
    user: UserId,
    ids: &[i64],
    released: bool,
) -> Result<Vec<Marked>> {
    let suppressed = if released {
        "AND status = 'duplicate'"
    } else {
        ""
    };
    let update = format!(
        "UPDATE listening_history SET released = $3
         WHERE user_id = $1 AND id IN {} AND released <> $3 AND held IS NULL {suppressed} RETURNING {MARKED}",
        sql::numbers_in(tx.engine(), 2)
    );
    let values = [
        user.0.into(),
        sql::numbers(ids.iter().copied()),
        released.into(),
    ];
    tx.touch(Tag::history(user));
    let rows = sql::all(tx, &update, values).await?;
    rows.iter().map(marked).collect()
}

/// How many of `ids` are reports of a user.
pub async fn count_own<C: Conn>(db: &C, user: UserId, ids: &[i64]) -> Result<i64> {
    let query = format!(
        "SELECT COUNT(*) FROM listening_history WHERE user_id = $1 AND id IN {}",
        sql::numbers_in(db.engine(), 2)
    );
    let values = [user.0.into(), sql::numbers(ids.iter().copied())];
    Ok(sql::one(db, &query, values).await?.try_get_by_index(0)?)
}

/// Artist and title of a listen of a user, as shown.
pub async fn find_names<C: Conn>(
    db: &C,
    user: UserId,
    id: i64,
) -> Result<Option<(String, String)>> {
    let query = "SELECT r.artist_credit, t.title FROM listening_history h
                 JOIN tracks t ON t.id = h.track_id JOIN recordings r ON r.id = t.recording_id
                 WHERE h.user_id = $1 AND h.id = $2";
    let row = sql::optional(db, query, [user.0.into(), id.into()]).await?;
    row.map(|row| Ok((row.try_get_by_index(0)?, row.try_get_by_index(1)?)))
        .transpose()
}
