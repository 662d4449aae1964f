//! Leases: what only one process does at a time, for as long as it says that it is alive. Instants are unix seconds.

use crate::db::{Conn, Tx};
use crate::error::Result;
use crate::sql;

/// Takes a lease that nobody holds, or whose holder has fallen silent; renews one's own. Whether it is held now.
pub async fn take(tx: &Tx, name: &str, holder: &str, until: i64) -> Result<bool> {
    let upsert = "INSERT INTO leases (name, holder, held_until) VALUES ($1, $2, $3)
                  ON CONFLICT (name) DO UPDATE SET holder = excluded.holder, held_until = excluded.held_until
                  WHERE leases.holder = excluded.holder OR leases.held_until <= $4";
    let values = [name.into(), holder.into(), until.into(), tx.now().into()];
    Ok(sql::execute(tx, upsert, values).await? > 0)
}

/// Renews a lease, which nobody else can take until the transaction ends. False where it was lost: whatever its
/// former holder was about to write is somebody else's by now.
pub async fn renew(tx: &Tx, name: &str, holder: &str, until: i64) -> Result<bool> {
    let update = "UPDATE leases SET held_until = $3 WHERE name = $1 AND holder = $2";
    let values = [name.into(), holder.into(), until.into()];
    Ok(sql::execute(tx, update, values).await? > 0)
}

/// Gives a lease back, if it is still held.
pub async fn free(tx: &Tx, name: &str, holder: &str) -> Result<()> {
    let delete = "DELETE FROM leases WHERE name = $1 AND holder = $2";
    sql::execute(tx, delete, [name.into(), holder.into()]).await?;
    Ok(())
}

/// Gives back everything that a process holds.
pub async fn free_all_of(tx: &Tx, holder: &str) -> Result<()> {
    let delete = "DELETE FROM leases WHERE holder = $1";
    sql::execute(tx, delete, [holder.into()]).await?;
    Ok(())
}

/// Who holds a lease at `now`.
pub async fn holder<C: Conn>(db: &C, name: &str, now: i64) -> Result<Option<String>> {
    let query = "SELECT holder FROM leases WHERE name = $1 AND held_until > $2";
    let row = sql::optional(db, query, [name.into(), now.into()]).await?;
    Ok(row.map(|row| row.try_get_by_index(0)).transpose()?)
}
