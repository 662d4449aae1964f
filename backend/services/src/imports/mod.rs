//! Files into the ledger: a job that can be watched, stopped, killed and taken up again.
//!
//! * [`run`] – one import from its cursor to its end.
//! * [`archive`] – AIME's own archive of everything, restored or merged, with [`marks`], what was decided by hand.
//! * [`arrange`] – rows in the order in which they are stored, the same each time.
//! * [`chunk`] – some rows in one transaction, with their outcomes and the cursor.
//! * [`file_clock`] – in which zone a file was written that does not say.
//! * [`legacy`] – what the original AIME's database holds beside listens.
//! * [`report`] – what is said at the end.
//! * [`undo`] – a whole import taken back.
//! * [`uploads`] – files that are sent to the server, on their way to becoming imports.

mod archive;
mod arrange;
mod chunk;
mod file_clock;
mod legacy;
mod marks;
mod report;
mod run;
mod undo;
mod uploads;

pub use report::{Reason, Report};
pub use run::{ImportError, Progress, Watch};
pub use uploads::{Arrival, UploadError, Uploads};

use std::path::{Path, PathBuf};
use std::sync::Arc;

use aime_domain::clock::Clock;
use aime_domain::ids::{ImportId, UserId};
use aime_storage::import::record::{self, Import, NewImport};
use aime_storage::{Db, Durability, StorageError, Tx};

/// Imports of files.
#[derive(Debug, Clone)]
pub struct Imports {
    db: Db,
    clock: Arc<dyn Clock>,
    scratch: PathBuf,
    worker: Arc<str>,
}

/// A file that somebody brings.
#[derive(Debug, Clone, Copy)]
pub struct Upload<'a> {
    /// Its name, for people.
    pub file_name: &'a str,
    /// BLAKE3 of its bytes.
    pub hash: [u8; 32],
    /// Its size.
    pub bytes: u64,
    /// Try it and store nothing.
    pub dry_run: bool,
    /// Zone of times that are written without one.
    pub time_zone: Option<chrono_tz::Tz>,
}

impl Imports {
    /// Imports into `db`; `scratch` is a folder for what must be unpacked, `worker` names this process.
    pub fn new(db: Db, clock: Arc<dyn Clock>, scratch: PathBuf, worker: &str) -> Self {
        Self {
            db,
            clock,
            scratch,
            worker: worker.into(),
        }
    }

    /// Registers an upload. The same file, begun and left by a process that died, is taken up again.
    pub async fn begin(&self, user: UserId, upload: &Upload<'_>) -> Result<Import, StorageError> {
        let mut tx = self.db.begin(Durability::Full, self.clock.now()).await?;
        let import = self.begin_in(&mut tx, user, upload).await?;
        tx.commit().await?;
        Ok(import)
    }

    async fn begin_in(
        &self,
        tx: &mut Tx,
        user: UserId,
        upload: &Upload<'_>,
    ) -> Result<Import, StorageError> {
        let now = tx.now();
        if let Some(left) =
            record::find_abandoned(tx, user, &upload.hash, upload.dry_run, now).await?
        {
            return Ok(left);
        }
        let new = NewImport {
            file_name: upload.file_name,
            file_hash: Some(&upload.hash),
            bytes_total: i64::try_from(upload.bytes).unwrap_or(i64::MAX),
            dry_run: upload.dry_run,
            time_zone: upload.time_zone.map(chrono_tz::Tz::name),
        };
        let id = record::create(tx, user, &new).await?;
        record::get(tx, user, id).await
    }

    /// Runs an import of the file at `path` to its end, from wherever it was left.
    pub async fn run(
        &self,
        user: UserId,
        id: ImportId,
        path: &Path,
        watch: &Watch,
    ) -> Result<Import, ImportError> {
        run::run(self, user, id, path, watch).await
    }

    /// Holds an import where it stands; whether it had not ended and was not held yet.
    pub async fn pause(&self, user: UserId, id: ImportId) -> Result<bool, StorageError> {
        let mut tx = self.db.begin(Durability::Full, self.clock.now()).await?;
        let held = record::pause(&mut tx, user, id).await?;
        tx.commit().await?;
        Ok(held)
    }

    /// Asks for an import to be stopped. What is stored stays; whether it had not ended yet.
    pub async fn cancel(&self, user: UserId, id: ImportId) -> Result<bool, StorageError> {
        let mut tx = self.db.begin(Durability::Full, self.clock.now()).await?;
        let running = record::cancel(&mut tx, user, id).await?;
        tx.commit().await?;
        Ok(running)
    }
}
