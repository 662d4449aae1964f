//! Counts brought in line with a correction: a few listens at once; many by counting what they are plays of anew in
//! the months that changed, or, where even that is much, by marking those months.

use aime_storage::rollup::delta::{self, Delta};
use aime_storage::rollup::recount::{self, Subjects};
use aime_storage::rollup::{fold, mark};
use aime_storage::{Result, Tx};

use super::Corrections;
use crate::ingest::Listener;

/// How a correction's changes reach the totals.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Count {
    /// In the transaction itself, one by one.
    AtOnce,
    /// Together, or by marks that [`Corrections::count_marked`] sees to afterwards.
    Later,
}

/// Listens up to which changes are counted at once: about 50 ms.
const FEW: usize = 100;
/// Plays of somebody up to which marked months are counted before the request is answered: half a second. Beyond,
/// upkeep counts them, and charts say meanwhile that they wait.
const SOON: i64 = 50_000;

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
            Self::Later => {
                let marks = Marks::before(tx, who).await?;
                mark::mark_changes(tx, who.id, who.zone, deltas).await?;
                let tracks = deltas.iter().map(|delta| delta.track_id);
                let subjects = recount::subjects_of(tx, tracks).await?;
                marks.replace(tx, &subjects).await
            }
        }
    }
}

/// What waited to be counted before a change, which nobody may take for counted afterwards.
#[derive(Debug, Clone, Copy)]
pub(super) struct Marks {
    who: Listener,
    any: bool,
}

impl Marks {
    /// Looks before the first mark is made.
    pub(super) async fn before(tx: &Tx, who: Listener) -> Result<Self> {
        let any = !mark::pending(tx, who.id).await?.is_empty();
        Ok(Self { who, any })
    }

    /// Counts `subjects` in the place of the marks that were made since, where that is little.
    pub(super) async fn replace(self, tx: &Tx, subjects: &Subjects) -> Result<()> {
        if !self.any {
            recount::instead_of_marks(tx, self.who.id, self.who.zone, subjects).await?;
        }
        Ok(())
    }
}

impl Corrections {
    /// Counts what a correction marked, or leaves it to upkeep where that takes long.
    pub(super) async fn count_marked(&self, who: Listener) -> Result<()> {
        let db = self.db.read();
        if mark::pending(&db, who.id).await?.is_empty() || mark::plays_of(&db, who.id).await? > SOON
        {
            return Ok(());
        }
        let now = || self.clock.now();
        fold::fold_all(&self.db, who.id, who.zone, &now, |_, _| {}).await?;
        Ok(())
    }
}
