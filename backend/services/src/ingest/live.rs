//! Listens as they come and go one by one: stored or removed, settled and counted in one transaction that
//! reaches the disk.

use aime_domain::ids::ListenId;
use aime_domain::listen::StreamKey;
use aime_storage::listen::{
    self, played,
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

/// Says how much of a play was heard in the end, in the caller's transaction: a live source stores a play once it
/// counts and knows the rest when it is over. Nothing where the stream does not hold it, or holds it so already.
pub async fn set_played_in(
    tx: &mut Tx,
    who: Listener,
    stream: &StreamKey,
    source_event_id: &str,
    played_ms: i64,
) -> Result<()> {
    listen::lock(tx, who.id).await?;
    let seconds = store::whole_seconds(played_ms);
    let Some(was) = played::set(tx, who.id, stream, source_event_id, seconds).await? else {
        return Ok(());
    };
    let delta = |seconds: i32, counts: bool| Delta {
        track_id: was.track_id,
        listened_at: was.listened_at,
        seconds: seconds.into(),
        counts,
    };
    let mut deltas = Vec::new();
    if was.counted {
        deltas.extend([delta(was.seconds, false), delta(seconds, true)]);
    }
    // How long it lasted decides which other reports can be the same play.
    let moment = Moment {
        at: was.listened_at,
        approximate: false,
    };
    deltas.extend(settle::settle(tx, who, &[], &[moment], None).await?.deltas);
    delta::apply(tx, who.id, who.zone, &deltas).await
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
