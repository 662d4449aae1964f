//! A user's work: what waits, what runs, what has ended. Imports tell more of themselves than the queue does.

use aime_queue::BackgroundJob as _;
use aime_queue::watch::{self, Whose};
pub use aime_queue::watch::{EndedJob, OpenJob};
use aime_storage::import::record::{self, Import};
use aime_storage::user::User;
use aime_storage::{ReadDb, Result, StorageError};

use super::{ImportUpload, kinds};

/// How much of each is told: more is a matter for the journal of imports.
const MOST: u32 = 50;
/// What an import is called among work.
pub const IMPORT: &str = "import";

/// What a user waits for and what was done for them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Work {
    /// Imports that have not ended, newest first.
    pub open_imports: Vec<Import>,
    /// Imports that have, the latest first.
    pub ended_imports: Vec<Import>,
    /// Other jobs that have not ended, the running ones first.
    pub open_jobs: Vec<OpenJob>,
    /// Other jobs that have, the latest first; of routine ones those that failed.
    pub ended_jobs: Vec<EndedJob>,
}

/// What kinds of work are called: those of the queue, but an import goes by the name of its record.
pub fn kind_names() -> impl Iterator<Item = &'static str> {
    let names = kinds().iter().map(|kind| kind.name);
    names.map(|name| {
        if name == ImportUpload::KIND {
            IMPORT
        } else {
            name
        }
    })
}

/// Whether a kind of job comes round by itself, so that nobody waits for it.
pub fn is_routine(kind: &str) -> bool {
    kinds()
        .iter()
        .any(|known| known.is_routine && known.name == kind)
}

/// The work of a user; owners and admins also see what is done for everybody.
pub async fn find_work(db: &ReadDb, user: &User) -> Result<Work> {
    let whose = Whose {
        owner: user.id.0,
        is_common: user.role.is_administrator(),
    };
    let without = ImportUpload::KIND;
    let routine = kinds().iter().filter(|kind| kind.is_routine);
    let quiet: Vec<&str> = routine.map(|kind| kind.name).collect();
    let (open_imports, ended_imports) = (
        record::list_open(db, user.id).await?,
        record::list_ended(db, user.id, MOST).await?,
    );
    Ok(Work {
        open_imports,
        ended_imports,
        open_jobs: watch::list_open(db, whose, without, MOST)
            .await
            .map_err(storage_error)?,
        ended_jobs: watch::list_ended(db, whose, without, &quiet, MOST)
            .await
            .map_err(storage_error)?,
    })
}

/// The queue's tables are the ledger's own.
pub(crate) fn storage_error(error: aime_queue::QueueError) -> StorageError {
    match error {
        aime_queue::QueueError::Database(error) => error.into(),
        other => StorageError::Conflict(other.to_string()),
    }
}
