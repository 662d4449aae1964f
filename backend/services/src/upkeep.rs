//! What must be seen to now and then: totals that wait to be counted, changes nobody will ask for any more.

use std::sync::Arc;

use aime_domain::clock::Clock;
use aime_domain::ids::UserId;
use aime_storage::import::record;
use aime_storage::rollup::{fold, mark};
use aime_storage::{Db, Durability, Result, tag, user_zone};

/// Changes are kept this long for browsers that come back, seconds.
const CHANGES_KEPT: i64 = 24 * 60 * 60;

/// Looks after the ledger.
#[derive(Debug, Clone)]
pub struct Upkeep {
    db: Db,
    clock: Arc<dyn Clock>,
}

impl Upkeep {
    /// Upkeep of a ledger.
    pub fn new(db: Db, clock: Arc<dyn Clock>) -> Self {
        Self { db, clock }
    }

    /// Counts what is marked: left by a process that died, or by a change of time zone. A user whose import is
    /// running is left alone; the import counts at its end.
    pub async fn count_marked(&self) -> Result<()> {
        for user in mark::users_pending(&self.db.read()).await? {
            if !self.is_importing(user).await? {
                self.count(user).await?;
            }
        }
        Ok(())
    }

    async fn is_importing(&self, user: UserId) -> Result<bool> {
        record::is_any_running(&self.db.read(), user, self.clock.now()).await
    }

    async fn count(&self, user: UserId) -> Result<()> {
        let zone = user_zone(&self.db.read(), user).await?;
        let now = || self.clock.now();
        fold::fold_all(&self.db, user, zone, &now, |_, _| {}).await?;
        Ok(())
    }

    /// Forgets changes that are too old for any browser to catch up from.
    pub async fn forget_changes(&self) -> Result<()> {
        let now = self.clock.now();
        let tx = self.db.begin(Durability::Normal, now).await?;
        tag::forget_changes(&tx, now - CHANGES_KEPT).await?;
        tx.commit().await
    }
}
