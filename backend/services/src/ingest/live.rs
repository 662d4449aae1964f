//! Listens as they come and go one by one: stored or removed, settled and counted in one transaction that
//! reaches the disk.

use aime_domain::ids::ListenId;
use aime_storage::listen::{
    self,
    remove::{self, Removed},
};
use aime_storage::rollup::delta::{self, Delta};
use aime_storage::{Db, Durability, Result, Tx};

use super::Listener;
use super::catalogue::Memory;
use super::settle::{self, Moment};
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
    let outcomes = record_in(&mut tx, who, &mut Memory::default(), incoming).await?;
    tx.commit().await?;
    Ok(outcomes)
}

/// The same in the caller's transaction, for a source that writes down in it how far it got. A caller that takes the
/// transaction back forgets `memory` with it.
pub async fn record_in(
    tx: &mut Tx,
    who: Listener,
    memory: &mut Memory,
    incoming: &[Incoming<'_>],
) -> Result<Vec<Outcome>> {
    let stored = store::store(tx, who, memory, incoming, None).await?;
    delta::apply(tx, who.id, who.zone, &stored.deltas).await?;
    Ok(stored.outcomes)
}

/// Takes reports out for good; reports that were suppressed for one of them are settled anew. How many went.
pub async fn remove_listens(db: &Db, who: Listener, ids: &[ListenId], now: i64) -> Result<usize> {
    let mut tx = db.begin(Durability::Full, now).await?;
    listen::lock(&tx, who.id).await?;
    let removed = remove::remove(&mut tx, who.id, ids).await?;
    let moments: Vec<Moment> = removed
        .iter()
        .map(|gone| Moment {
            at: gone.listened_at,
            approximate: gone.approximate,
        })
        .collect();
    let settled = settle::settle(&tx, who, &[], &moments, None).await?;
    let ceased = removed.iter().filter_map(Removed::delta);
    let deltas: Vec<Delta> = ceased.chain(settled.deltas).collect();
    delta::apply(&tx, who.id, who.zone, &deltas).await?;
    tx.commit().await?;
    Ok(removed.len())
}
