//! Finding a session.

use aime_domain::ids::SessionId;

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
