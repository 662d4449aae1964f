//! Who watches: of all processes, one for each link, through a lease that it renews for as long as it lives.

use std::collections::HashSet;

use aime_domain::ids::UserId;
use aime_storage::provider_account;
use aime_storage::{Durability, Tx, lease};
use tokio::task::{Id, JoinSet};
use tokio_util::sync::CancellationToken;

use super::error::{Result, RoonError};
use super::watch::Watch;
use super::{PROVIDER, RoonTracker, lease_name};

/// A holder that has said nothing for so long is dead, seconds. Together with [`LOOK_AROUND_MS`] it takes half a minute at
/// most until somebody else watches.
const LEASE_S: i64 = 20;
/// How often a process looks for links that nobody watches, milliseconds.
const LOOK_AROUND_MS: u64 = 10_000;

/// Holds the lease of one link.
#[derive(Debug, Clone)]
pub(super) struct Holder {
    lease: String,
    process: String,
}

impl Holder {
    /// Renews the lease in a transaction that is about to write what only its holder may.
    pub(super) async fn renew(&self, tx: &Tx) -> Result<()> {
        if lease::renew(tx, &self.lease, &self.process, tx.now() + LEASE_S).await? {
            Ok(())
        } else {
            Err(RoonError::LeaseLost)
        }
    }
}

/// Watches every link that nobody else watches.
#[derive(Debug)]
pub struct Watcher {
    tracker: RoonTracker,
    process: String,
}

impl Watcher {
    /// For a process of this name, which no other has.
    pub fn new(tracker: RoonTracker, process: &str) -> Self {
        Self {
            tracker,
            process: process.to_owned(),
        }
    }

    /// Watches until `stop` is cancelled, then gives its leases back.
    pub async fn run(self, stop: CancellationToken) {
        let mut changed = self.tracker.changed.subscribe();
        let mut watches = JoinSet::new();
        let mut running = Vec::<(Id, UserId)>::new();
        while !stop.is_cancelled() {
            let busy = running.iter().map(|(_, user)| *user).collect();
            match self.take_free(&busy).await {
                Ok(taken) => {
                    for (user, holder) in taken {
                        let watch = Watch::new(self.tracker.clone(), user, holder.clone());
                        let (tracker, stop) = (self.tracker.clone(), stop.clone());
                        let task = watches.spawn(async move {
                            watch.run(&stop).await;
                            tracker.let_go(&holder).await;
                        });
                        running.push((task.id(), user));
                    }
                }
                Err(error) => tracing::error!(%error, "links of Roon cannot be looked for"),
            }
            tokio::select! {
                () = stop.cancelled() => {}
                Some(ended) = watches.join_next_with_id() => {
                    let id = match ended {
                        Ok((id, ())) => id,
                        Err(failed) => failed.id(),
                    };
                    running.retain(|(task, _)| *task != id);
                    // One that ended because its link rests is not to be looked for at once, again and again.
                    self.tracker.parts.time.sleep(0).await;
                }
                _ = changed.changed() => {}
                () = self.tracker.parts.time.sleep(LOOK_AROUND_MS) => {}
            }
        }
        while watches.join_next().await.is_some() {}
    }

    /// Takes the leases of links that are to be watched and that nobody watches.
    async fn take_free(&self, busy: &HashSet<UserId>) -> Result<Vec<(UserId, Holder)>> {
        let active = provider_account::list_active(&self.tracker.parts.db.read(), PROVIDER).await?;
        let mut taken = Vec::new();
        for (user, _) in active {
            let name = lease_name(user);
            let now = self.tracker.now();
            let held = lease::holder(&self.tracker.parts.db.read(), &name, now).await?;
            if busy.contains(&user) || held.is_some_and(|holder| holder != self.process) {
                continue;
            }
            let tx = self.tracker.begin(Durability::Normal).await?;
            if lease::take(&tx, &name, &self.process, now + LEASE_S).await? {
                tx.commit().await?;
                let process = self.process.clone();
                taken.push((
                    user,
                    Holder {
                        lease: name,
                        process,
                    },
                ));
            }
        }
        Ok(taken)
    }
}

impl RoonTracker {
    async fn let_go(&self, holder: &Holder) {
        let giving_back = async {
            let tx = self.begin(Durability::Normal).await?;
            lease::free(&tx, &holder.lease, &holder.process).await?;
            Ok::<_, RoonError>(tx.commit().await?)
        };
        if let Err(error) = giving_back.await {
            // It runs out by itself.
            tracing::warn!(%error, "the lease of a link of Roon could not be given back");
        }
    }
}
