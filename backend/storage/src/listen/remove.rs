//! Reports taken out of the ledger.

use aime_domain::ids::{ListenId, UserId};

use crate::db::{Conn, Tx};
use crate::error::Result;
use crate::rollup::delta::Delta;
use crate::sql;
use crate::tag::Tag;

/// A report that was taken out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Removed {
    /// Its track.
    pub track_id: i64,
    /// Unix seconds UTC.
    pub listened_at: i64,
    /// Known only to lie in the 24 hours before.
    pub approximate: bool,
    /// Seconds heard; 0 when unknown.
    pub seconds: i64,
    /// Whether it counted.
    pub counted: bool,
}

impl Removed {
    /// What that means for the totals; nothing where it did not count.
    pub fn delta(&self) -> Option<Delta> {
        self.counted.then_some(Delta {
            track_id: self.track_id,
            listened_at: self.listened_at,
            seconds: self.seconds,
            counts: false,
        })
    }
}

/// Takes reports of a user out. Those that were suppressed for one of them stay, to be settled anew by the caller.
pub async fn remove(tx: &mut Tx, user: UserId, ids: &[ListenId]) -> Result<Vec<Removed>> {
    let delete = format!(
        "DELETE FROM listening_history WHERE user_id = $1 AND id IN {}
         RETURNING track_id, listened_at, approximate, COALESCE(seconds_played, 0), status = 'counted'",
        sql::numbers_in(tx.engine(), 2)
    );
    let rows = sql::all(
        tx,
        &delete,
        [user.0.into(), sql::numbers(ids.iter().map(|id| id.0))],
    )
    .await?;
    if !rows.is_empty() {
        tx.touch(Tag::history(user));
    }
    rows.iter()
        .map(|row| {
            Ok(Removed {
                track_id: row.try_get_by_index(0)?,
                listened_at: row.try_get_by_index(1)?,
                approximate: row.try_get_by_index(2)?,
                seconds: row.try_get_by_index::<i32>(3)?.into(),
                counted: row.try_get_by_index(4)?,
            })
        })
        .collect()
}
