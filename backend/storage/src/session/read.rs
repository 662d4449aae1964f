//! Finding a session.

use aime_domain::ids::{SessionId, UserId};

use super::Session;
use crate::db::Conn;
use crate::error::Result;
use crate::sql;
use crate::user;

/// The session of a token, by its hash, if it has not ended at `now`.
pub async fn find<C: Conn>(db: &C, token_hash: &[u8], now: i64) -> Result<Option<Session>> {
    let query = format!(
        "SELECT {}, sessions.id, sessions.csrf_token, sessions.last_seen_at, sessions.expires_at
         FROM sessions JOIN users ON users.id = sessions.user_id
         WHERE sessions.token_hash = $1 AND sessions.expires_at > $2 AND users.disabled_at IS NULL",
        user::read::COLUMNS
    );
    let row = sql::optional(db, &query, [token_hash.to_vec().into(), now.into()]).await?;
    row.map(|row| {
        Ok(Session {
            user: user::read::from_row(&row)?,
            id: SessionId(row.try_get_by_index(6)?),
            csrf_token: row.try_get_by_index(7)?,
            last_seen_at: row.try_get_by_index(8)?,
            expires_at: row.try_get_by_index(9)?,
        })
    })
    .transpose()
}

/// A signed-in browser, as its owner sees it in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seen {
    /// Key.
    pub id: SessionId,
    /// When it began, unix seconds UTC.
    pub created_at: i64,
    /// Last use, to about an hour, unix seconds UTC.
    pub last_seen_at: i64,
    /// End, unix seconds UTC.
    pub expires_at: i64,
}

/// A user's sessions that have not ended at `now`, the last used first.
pub async fn list<C: Conn>(db: &C, user: UserId, now: i64) -> Result<Vec<Seen>> {
    let query = "SELECT id, created_at, last_seen_at, expires_at FROM sessions
                 WHERE user_id = $1 AND expires_at > $2 ORDER BY last_seen_at DESC, id DESC LIMIT 500";
    let rows = sql::all(db, query, [user.0.into(), now.into()]).await?;
    rows.iter()
        .map(|row| {
            Ok(Seen {
                id: SessionId(row.try_get_by_index(0)?),
                created_at: row.try_get_by_index(1)?,
                last_seen_at: row.try_get_by_index(2)?,
                expires_at: row.try_get_by_index(3)?,
            })
        })
        .collect()
}
