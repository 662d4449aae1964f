//! Plays under way, kept so that they survive a restart: one a stream and place. What a state means is known by whoever
//! wrote it.

use aime_domain::ids::UserId;
use aime_domain::listen::StreamKey;

use crate::db::{Conn, Tx};
use crate::error::Result;
use crate::sql;
use crate::stream;

/// A play under way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    /// Room or device.
    pub place: String,
    /// What is known of it.
    pub state: String,
}

const OF_STREAM: &str = "user_id = $1 AND stream_id IN
    (SELECT id FROM streams WHERE user_id = $1 AND service = $2 AND channel = $3 AND client = $4)";

fn key(user: UserId, stream: &StreamKey) -> [sea_orm::Value; 4] {
    [
        user.0.into(),
        stream.service.as_str().into(),
        stream.channel.as_str().into(),
        stream.client.as_str().into(),
    ]
}

/// Plays under way of a stream, by place.
pub async fn list<C: Conn>(db: &C, user: UserId, stream: &StreamKey) -> Result<Vec<Kept>> {
    let query = format!("SELECT place, state FROM open_plays WHERE {OF_STREAM} ORDER BY place");
    let rows = sql::all(db, &query, key(user, stream)).await?;
    rows.iter()
        .map(|row| {
            Ok(Kept {
                place: row.try_get_by_index(0)?,
                state: row.try_get_by_index(1)?,
            })
        })
        .collect()
}

/// Keeps what is under way at a place, which began at `started_at`, unix seconds UTC.
pub async fn keep(
    tx: &Tx,
    user: UserId,
    stream: &StreamKey,
    kept: &Kept,
    started_at: i64,
) -> Result<()> {
    let stream = stream::get_or_create(tx, user, stream).await?;
    let upsert = "INSERT INTO open_plays (user_id, stream_id, place, state, started_at, updated_at)
                  VALUES ($1, $2, $3, $4, $5, $6)
                  ON CONFLICT (user_id, stream_id, place) DO UPDATE SET
                    state = excluded.state, started_at = excluded.started_at, updated_at = excluded.updated_at";
    let values = [
        user.0.into(),
        stream.0.into(),
        kept.place.as_str().into(),
        kept.state.as_str().into(),
        started_at.into(),
        tx.now().into(),
    ];
    sql::execute(tx, upsert, values).await?;
    Ok(())
}

/// Nothing is under way at a place any more.
pub async fn forget(tx: &Tx, user: UserId, stream: &StreamKey, place: &str) -> Result<()> {
    let delete = format!("DELETE FROM open_plays WHERE {OF_STREAM} AND place = $5");
    let values = key(user, stream).into_iter().chain([place.into()]);
    sql::execute(tx, &delete, values).await?;
    Ok(())
}

/// Nothing is under way on a stream any more.
pub async fn forget_all(tx: &Tx, user: UserId, stream: &StreamKey) -> Result<()> {
    let delete = format!("DELETE FROM open_plays WHERE {OF_STREAM}");
    sql::execute(tx, &delete, key(user, stream)).await?;
    Ok(())
}
