//! Listens as they happen: stored, settled and counted in one transaction that reaches the disk.

use aime_storage::rollup::delta;
use aime_storage::{Db, Durability, Result};

use super::Listener;
use super::store::{self, Incoming, Outcome};

/// Records finished plays of one listener; the outcome of each, in order. Everything or, on an error, nothing.
/// `now` is unix seconds UTC.
pub async fn record_listens(
    db: &Db,
    who: Listener,
    incoming: &[Incoming<'_>],
    now: i64,
) -> Result<Vec<Outcome>> {
    let mut tx = db.begin(Durability::Full, now).await?;
    let stored = store::store(&mut tx, who, incoming, None).await?;
    delta::apply(&tx, who.id, who.zone, &stored.deltas).await?;
    tx.commit().await?;
    Ok(stored.outcomes)
}
