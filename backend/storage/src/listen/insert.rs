//! Reports into the ledger. A report that is there already stays as it is.

use std::collections::HashSet;

use aime_domain::ids::{ListenId, UserId};
use aime_domain::listen::{Resolution, Stamp};

use crate::db::{Conn, Tx};
use crate::error::Result;
use crate::sql;

/// A report to store; counted until it is settled.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewListen {
    /// Stream it came through.
    pub stream_id: i64,
    /// Names it came under.
    pub spelling_id: i64,
    /// Track they mean.
    pub track_id: i64,
    /// Unix seconds UTC.
    pub listened_at: i64,
    /// Which moment of the play that is.
    pub stamp: Stamp,
    /// How finely the source counts.
    pub resolution: Resolution,
    /// Known only to lie in the 24 hours before.
    pub approximate: bool,
    /// Seconds heard.
    pub seconds_played: Option<i32>,
    /// Length that the source gave.
    pub duration_ms: Option<i64>,
    /// The source's own id of the play.
    pub source_event_id: Option<String>,
    /// Import it came with.
    pub import_id: Option<i64>,
}

/// Stores reports; for each, in order, its key, or `None` where the stream already holds it.
pub async fn insert(tx: &Tx, user: UserId, listens: &[NewListen]) -> Result<Vec<Option<ListenId>>> {
    let ids = sql::reserve_ids(tx, "listening_history", 0, listens.len()).await?;
    let rows = listens.iter().zip(&ids).map(|(listen, id)| {
        vec![
            (*id).into(),
            user.0.into(),
            listen.stream_id.into(),
            listen.spelling_id.into(),
            listen.track_id.into(),
            listen.listened_at.into(),
            listen.stamp.as_str().into(),
            listen.resolution.as_str().into(),
            listen.approximate.into(),
            listen.seconds_played.into(),
            listen.duration_ms.into(),
            listen.source_event_id.as_deref().into(),
            listen.import_id.into(),
            tx.now().into(),
        ]
    });
    let head = "INSERT INTO listening_history (id, user_id, stream_id, spelling_id, track_id, listened_at, stamp,
                resolution, approximate, seconds_played, duration_ms, source_event_id, import_id, created_at)";
    let stored = sql::insert_many(tx, head, "ON CONFLICT DO NOTHING", rows.collect()).await?;
    let all = ids.iter().copied().map(ListenId);
    if stored == listens.len() as u64 {
        return Ok(all.map(Some).collect());
    }
    let there = there(tx, &ids).await?;
    Ok(all.map(|id| there.contains(&id.0).then_some(id)).collect())
}

/// Which of the keys are there.
async fn there(tx: &Tx, ids: &[i64]) -> Result<HashSet<i64>> {
    let query = format!(
        "SELECT id FROM listening_history WHERE id IN {}",
        sql::numbers_in(tx.engine(), 1)
    );
    let rows = sql::all(tx, &query, [sql::numbers(ids.iter().copied())]).await?;
    rows.iter()
        .map(|row| Ok(row.try_get_by_index(0)?))
        .collect()
}
