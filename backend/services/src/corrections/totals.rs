//! Counts brought in line with a correction: a few listens at once, many by marking their months and counting
//! those anew.

use aime_storage::rollup::delta::{self, Delta};
use aime_storage::rollup::{fold, mark};
use aime_storage::{Result, Tx};

use super::Corrections;
use crate::ingest::Listener;

/// How a correction's changes reach the totals.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Count {
    /// In the transaction itself.
    AtOnce,
    /// Months are marked, and counted by [`Corrections::count_marked`] afterwards.
    Later,
}

/// Listens up to which changes are counted at once: about 50 ms.
const FEW: usize = 100;

impl Count {
    /// What suits a correction of so many listens.
    pub(super) const fn of(listens: usize) -> Self {
        if listens <= FEW {
            Self::AtOnce
        } else {
            Self::Later
        }
    }

    /// Brings totals in line with listens that began or ceased to count.
    pub(super) async fn apply(self, tx: &Tx, who: Listener, deltas: &[Delta]) -> Result<()> {
        match self {
            Self::AtOnce => delta::apply(tx, who.id, who.zone, deltas).await,
            Self::Later => mark::mark_changes(tx, who.id, who.zone, deltas).await,
        }
    }
}

impl Corrections {
    /// Counts what a correction marked.
    pub(super) async fn count_marked(&self, who: Listener) -> Result<()> {
        let now = || self.clock.now();
        fold::fold_all(&self.db, who.id, who.zone, &now, |_, _| {}).await?;
        Ok(())
    }
}
