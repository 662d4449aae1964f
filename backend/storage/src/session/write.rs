//! Beginning and ending sessions.

use aime_domain::ids::{SessionId, UserId};

use crate::db::Tx;
use crate::error::Result;
use crate::sql;

/// A session to be.
#[derive(Clone, Copy)]
pub struct NewSession<'a> {
    /// Who signs in.
    pub user: UserId,
    /// Hash of the token in the cookie.
    pub token_hash: &'a [u8],
    /// What a change must bring along.
    pub csrf_token: &'a str,
    /// End, unix seconds UTC.
    pub expires_at: i64,
}

/// Begins a session.
pub async fn create(tx: &Tx, new: &NewSession<'_>) -> Result<SessionId> {
    let insert = "INSERT INTO sessions (user_id, token_hash, csrf_token, created_at, last_seen_at, expires_at)
                  VALUES ($1, $2, $3, $4, $4, $5) RETURNING id";
    let values = [
        new.user.0.into(),
        new.token_hash.to_vec().into(),
        new.csrf_token.into(),
        tx.now().into(),
        new.expires_at.into(),
    ];
    Ok(SessionId(
        sql::one(tx, insert, values).await?.try_get_by_index(0)?,
    ))
}

/// Notes that a session was used, and puts off its end.
pub async fn mark_seen(tx: &Tx, id: SessionId, expires_at: i64) -> Result<()> {
    let update = "UPDATE sessions SET last_seen_at = $2, expires_at = $3 WHERE id = $1";
    sql::execute(
        tx,
        update,
        [id.0.into(), tx.now().into(), expires_at.into()],
    )
    .await?;
    Ok(())
}

/// Ends a session.
pub async fn delete(tx: &Tx, id: SessionId) -> Result<()> {
    sql::execute(tx, "DELETE FROM sessions WHERE id = $1", [id.0.into()]).await?;
    Ok(())
}

/// Ends a session of a user; whether it was theirs.
pub async fn delete_of(tx: &Tx, user: UserId, id: SessionId) -> Result<bool> {
    let delete = "DELETE FROM sessions WHERE user_id = $1 AND id = $2";
    Ok(sql::execute(tx, delete, [user.0.into(), id.0.into()]).await? > 0)
}

/// Ends a user's sessions but one (or all: `None`).
pub async fn delete_others(tx: &Tx, user: UserId, keep: Option<SessionId>) -> Result<u64> {
    let delete = "DELETE FROM sessions WHERE user_id = $1 AND id <> $2";
    let keep = keep.map_or(0, |id| id.0);
    sql::execute(tx, delete, [user.0.into(), keep.into()]).await
}

/// Deletes sessions that have ended by the transaction's time.
pub async fn forget_expired(tx: &Tx) -> Result<u64> {
    sql::execute(
        tx,
        "DELETE FROM sessions WHERE expires_at <= $1",
        [tx.now().into()],
    )
    .await
}
