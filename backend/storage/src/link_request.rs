//! Permissions that users are being asked for at a service: one a user and service, until it is given or asked for anew.

use aime_domain::ids::UserId;

use crate::db::{Conn, Tx};
use crate::error::Result;
use crate::sql;

/// A permission that was asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LinkRequest {
    /// What the service calls it.
    pub token: String,
    /// What its completion is signed with, sealed.
    pub secret: Vec<u8>,
    /// When it was asked for, unix seconds UTC.
    pub created_at: i64,
}

/// Notes one, in place of an earlier one.
pub async fn put(tx: &Tx, user: UserId, provider: &str, token: &str, secret: &[u8]) -> Result<()> {
    let insert = "INSERT INTO link_requests (user_id, provider, token, secret, created_at) VALUES ($1, $2, $3, $4, $5)
        ON CONFLICT (user_id, provider) DO UPDATE SET
          token = excluded.token, secret = excluded.secret, created_at = excluded.created_at";
    let values = [
        user.0.into(),
        provider.into(),
        token.into(),
        secret.to_vec().into(),
        tx.now().into(),
    ];
    sql::execute(tx, insert, values).await?;
    Ok(())
}

/// The one that a user was asked for last.
pub async fn find<C: Conn>(db: &C, user: UserId, provider: &str) -> Result<Option<LinkRequest>> {
    let query =
        "SELECT token, secret, created_at FROM link_requests WHERE user_id = $1 AND provider = $2";
    let row = sql::optional(db, query, [user.0.into(), provider.into()]).await?;
    row.map(|row| {
        Ok(LinkRequest {
            token: row.try_get_by_index(0)?,
            secret: row.try_get_by_index(1)?,
            created_at: row.try_get_by_index(2)?,
        })
    })
    .transpose()
}

/// Forgets it.
pub async fn delete(tx: &Tx, user: UserId, provider: &str) -> Result<()> {
    let delete = "DELETE FROM link_requests WHERE user_id = $1 AND provider = $2";
    sql::execute(tx, delete, [user.0.into(), provider.into()]).await?;
    Ok(())
}
