//! Reports into the ledger. A report that is there already stays as it is.

use std::collections::{BTreeMap, HashSet};

use aime_domain::ids::{ListenId, UserId};
use aime_domain::listen::{Resolution, Stamp};
use sea_orm::Value;

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
    let mut by_words = BTreeMap::<String, Vec<Vec<Value>>>::new();
    for (listen, id) in listens.iter().zip(&ids) {
        by_words.entry(words(listen)).or_default().push(vec![
            (*id).into(),
            user.0.into(),
            listen.stream_id.into(),
            listen.spelling_id.into(),
            listen.track_id.into(),
            listen.listened_at.into(),
            listen.seconds_played.into(),
            listen.duration_ms.into(),
            listen.source_event_id.as_deref().into(),
            listen.import_id.into(),
            tx.now().into(),
        ]);
    }
    let mut stored = 0;
    for (words, rows) in by_words {
        let insert = sql::Insert {
            head: "INSERT INTO listening_history (id, user_id, stream_id, spelling_id, track_id, listened_at,
                   seconds_played, duration_ms, source_event_id, import_id, created_at, stamp, resolution, approximate)",
            same: &words,
            tail: "ON CONFLICT DO NOTHING",
        };
        stored += insert.run(tx, rows).await?;
    }
    let all = ids.iter().copied().map(ListenId);
    if stored == listens.len() as u64 {
        return Ok(all.map(Some).collect());
    }
    let there = there(tx, &ids).await?;
    Ok(all.map(|id| there.contains(&id.0).then_some(id)).collect())
}

/// What a source says in the same words of all its plays, as SQL: it costs more to bind than all numbers do.
fn words(listen: &NewListen) -> String {
    let approximate = if listen.approximate { "TRUE" } else { "FALSE" };
    let (stamp, resolution) = (listen.stamp.as_str(), listen.resolution.as_str());
    format!(", '{stamp}', '{resolution}', {approximate}")
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
