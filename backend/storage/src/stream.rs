//! Streams: one service through one channel by one client, of one user.

use aime_domain::ids::{StreamId, UserId};
use aime_domain::listen::StreamKey;

use crate::db::Tx;
use crate::error::Result;
use crate::sql;

/// The stream of a key; made if it is the first report through it.
pub async fn get_or_create(tx: &Tx, user: UserId, key: &StreamKey) -> Result<StreamId> {
    let key_values = || {
        [
            user.0.into(),
            key.service.as_str().into(),
            key.channel.as_str().into(),
            key.client.as_str().into(),
        ]
    };
    // Nearly always it is there, and then nothing is written.
    let find = "SELECT id FROM streams WHERE user_id = $1 AND service = $2 AND channel = $3 AND client = $4";
    if let Some(row) = sql::optional(tx, find, key_values()).await? {
        return Ok(StreamId(row.try_get_by_index(0)?));
    }
    let make = "INSERT INTO streams (user_id, service, channel, client, created_at) VALUES ($1, $2, $3, $4, $5)
                ON CONFLICT (user_id, service, channel, client) DO UPDATE SET client = excluded.client
                RETURNING id";
    let values = key_values().into_iter().chain([tx.now().into()]);
    Ok(StreamId(
        sql::one(tx, make, values).await?.try_get_by_index(0)?,
    ))
}
