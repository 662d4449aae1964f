//! What people put right by hand, as rules that hold for past and future, each with a line in the ledger of
//! corrections that says who and when and from which it is taken back.
//!
//! * [`catalogue`] – artists, albums and songs merged and split, further names of artists.
//! * [`exclusions`] – plays kept out of charts.
//! * [`listens`] – listens added, edited, moved and deleted: reports of a stream of the listener's own, through the one door.
//! * [`meaning`] – names that mean another track from now on.
//! * [`release`] – suppressed reports let back in.
//! * [`totals`] – counts brought in line with a change, few at once or many.
//! * [`undo`] – any of it taken back.
//!
//! A listener's corrections are their own. What the catalogue says is everybody's, so that only owner and admin
//! change it.

mod catalogue;
mod error;
pub(crate) mod exclusions;
mod listens;
pub(crate) mod meaning;
mod release;
mod subject;
mod totals;
mod undo;

use std::sync::Arc;

use aime_domain::account::Role;
use aime_domain::clock::Clock;
use aime_domain::correction::CorrectionKind;
use aime_domain::ids::{CorrectionId, UserId};
use aime_storage::correction::entry::{self, NewCorrection};
use aime_storage::user::User;
use aime_storage::{Db, Tx};
use chrono_tz::Tz;

pub use catalogue::CatalogueChange;
pub use error::{CorrectionError, Result};
pub use exclusions::NewExclusion;
pub use listens::{ListenEdit, NewPlay, Selected};
pub use release::Suppressed;

use crate::ingest::Listener;

/// The use cases of corrections. Cheap to clone.
#[derive(Debug, Clone)]
pub struct Corrections {
    db: Db,
    clock: Arc<dyn Clock>,
}

/// A correction that was made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Made {
    /// Its line in the ledger; `None` when there was nothing to change, or it was only tried.
    pub correction: Option<CorrectionId>,
    /// Listens or rows that it changed, or would change.
    pub changed: i64,
}

impl Corrections {
    /// Corrections of the ledger.
    pub fn new(db: Db, clock: Arc<dyn Clock>) -> Self {
        Self { db, clock }
    }
}

/// Whether somebody may change what the catalogue says for everybody.
pub fn may_change_catalogue(user: &User) -> bool {
    user.role != Role::Member
}

/// A user as the pipeline knows them.
fn listener(user: &User) -> Listener {
    Listener {
        id: user.id,
        zone: user.time_zone.parse().unwrap_or(Tz::UTC),
    }
}

/// A line in a user's own ledger.
async fn note_own(
    tx: &mut Tx,
    by: &User,
    kind: CorrectionKind,
    subject: &str,
    detail: &serde_json::Value,
) -> Result<CorrectionId> {
    Ok(note(tx, by, Some(by.id), kind, subject, detail).await?)
}

/// A line in the ledger of a user, or of the catalogue (`None`).
pub(crate) async fn note(
    tx: &mut Tx,
    by: &User,
    user: Option<UserId>,
    kind: CorrectionKind,
    subject: &str,
    detail: &serde_json::Value,
) -> aime_storage::Result<CorrectionId> {
    let new = NewCorrection {
        user,
        by: by.id,
        by_name: &by.name,
        kind,
        subject,
        detail,
    };
    entry::create(tx, &new).await
}
