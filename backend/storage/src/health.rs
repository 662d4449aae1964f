//! Whether the database answers, and with which schema.

use crate::db::Conn;
use crate::error::Result;
use crate::sql;

/// Name of the newest migration that ran; `None` on a database without any.
pub async fn newest_migration<C: Conn>(db: &C) -> Result<Option<String>> {
    let query = "SELECT MAX(version) FROM seaql_migrations";
    Ok(sql::one(db, query, []).await?.try_get_by_index(0)?)
}
