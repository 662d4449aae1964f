//! Small values that are kept for a user under a key.

use aime_domain::ids::UserId;

use crate::db::{Conn, Tx};
use crate::error::Result;
use crate::sql;

/// The value of a key; `None` where none was set.
pub async fn find<C: Conn>(db: &C, user: UserId, key: &str) -> Result<Option<String>> {
    let query = "SELECT value FROM settings WHERE key = $1 AND user_id = $2";
    let row = sql::optional(db, query, [key.into(), user.0.into()]).await?;
    Ok(row.map(|row| row.try_get_by_index(0)).transpose()?)
}

/// Sets the value of a key.
pub async fn set(tx: &Tx, user: UserId, key: &str, value: &str) -> Result<()> {
    let upsert = "INSERT INTO settings (user_id, key, value, updated_at) VALUES ($1, $2, $3, $4)
                  ON CONFLICT (key, COALESCE(user_id, 0))
                  DO UPDATE SET value = excluded.value, updated_at = excluded.updated_at";
    let values = [user.0.into(), key.into(), value.into(), tx.now().into()];
    sql::execute(tx, upsert, values).await?;
    Ok(())
}
