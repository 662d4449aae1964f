//! How much of a play was heard, known once it is over.

use aime_domain::ids::UserId;
use aime_domain::listen::StreamKey;

use crate::db::Tx;
use crate::error::Result;
use crate::sql;
use crate::tag::Tag;

/// A play as it was before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Before {
    /// Its track.
    pub track_id: i64,
    /// Unix seconds UTC.
    pub listened_at: i64,
    /// Seconds heard; 0 when unknown.
    pub seconds: i32,
    /// Whether it counts.
    pub counted: bool,
}

/// Sets the seconds heard of a play that a stream holds under an id of its own; `None` where it does not, or where
/// nothing changes.
pub async fn set(
    tx: &mut Tx,
    user: UserId,
    stream: &StreamKey,
    source_event_id: &str,
    seconds: i32,
) -> Result<Option<Before>> {
    let query = "SELECT h.id, h.track_id, h.listened_at, COALESCE(h.seconds_played, 0), h.status = 'counted'
                 FROM listening_history h JOIN streams s ON s.id = h.stream_id
                 WHERE h.user_id = $1 AND s.user_id = $1 AND s.service = $2 AND s.channel = $3 AND s.client = $4
                   AND h.source_event_id = $5";
    let values = [
        user.0.into(),
        stream.service.as_str().into(),
        stream.channel.as_str().into(),
        stream.client.as_str().into(),
        source_event_id.into(),
    ];
    let Some(row) = sql::optional(tx, query, values).await? else {
        return Ok(None);
    };
    let before = Before {
        track_id: row.try_get_by_index(1)?,
        listened_at: row.try_get_by_index(2)?,
        seconds: row.try_get_by_index(3)?,
        counted: row.try_get_by_index(4)?,
    };
    if before.seconds == seconds {
        return Ok(None);
    }
    let id: i64 = row.try_get_by_index(0)?;
    let update = "UPDATE listening_history SET seconds_played = $3 WHERE user_id = $1 AND id = $2";
    sql::execute(tx, update, [user.0.into(), id.into(), seconds.into()]).await?;
    tx.touch(Tag::history(user));
    Ok(Some(before))
}
