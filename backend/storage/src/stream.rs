//! Streams: one service through one channel by one client, of one user.

use aime_domain::ids::{StreamId, UserId};
use aime_domain::listen::StreamKey;

use crate::db::Tx;
use crate::error::Result;
use crate::sql;

/// The stream of a key; made if it is the first report through it.
pub async fn get_or_create(tx: &Tx, user: UserId, key: &StreamKey) -> Result<StreamId> {
    let make = "INSERT INTO streams (user_id, service, channel, client, created_at) VALUES ($1, $2, $3, $4, $5)
                ON CONFLICT (user_id, service, channel, client) DO UPDATE SET client = excluded.client
                RETURNING id";
    let values = [
        user.0.into(),
        key.service.as_str().into(),
        key.channel.as_str().into(),
        key.client.as_str().into(),
        tx.now().into(),
    ];
    Ok(StreamId(
        sql::one(tx, make, values).await?.try_get_by_index(0)?,
    ))
}
