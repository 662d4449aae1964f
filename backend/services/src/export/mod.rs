//! Everything that a user has, written to one zip while it is read (ADR 31).
//!
//! * [`lines`] – the tables as JSON lines, with what the manifest says of them.
//! * [`sheets`] – the same to read in a spreadsheet.
//! * [`readme`] – what lies in the archive, for people.
//! * [`zip`] – the archive, written on a thread of its own.
//!
//! The ledger is read as it is at one moment, a block at a time, and nothing is kept: an export takes as much memory for
//! a million listens as for a thousand.

mod lines;
mod readme;
mod sheets;
mod zip;

use std::io::Write;
use std::sync::Arc;

use aime_domain::archive::{FORMAT, MANIFEST, Manifest, VERSION};
use aime_domain::clock::Clock;
use aime_domain::ids::UserId;
use aime_storage::archive::contents::Contents;
use aime_storage::{Db, Snapshot, StorageError, user, user_zone};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio_util::sync::CancellationToken;

use self::zip::Zip;

/// Exports of everything. Cheap to clone.
#[derive(Debug, Clone)]
pub struct Exports {
    db: Db,
    clock: Arc<dyn Clock>,
    program: Arc<str>,
    gate: Arc<Semaphore>,
}

/// How an export is watched and stopped.
#[derive(Clone)]
pub struct ExportWatch {
    /// Breaks it off.
    pub stop: CancellationToken,
    /// Hears how far it is: rows written, of about how many.
    pub progress: Arc<dyn Fn(u64, u64) + Send + Sync>,
}

impl std::fmt::Debug for ExportWatch {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("ExportWatch").finish_non_exhaustive()
    }
}

/// Why an export did not come to its end.
#[derive(Debug, thiserror::Error)]
pub enum ExportError {
    /// It was broken off.
    #[error("the export was broken off")]
    Stopped,
    /// Whoever takes it takes no more.
    #[error("the archive cannot be written: {0}")]
    Write(#[from] std::io::Error),
    /// The ledger failed.
    #[error(transparent)]
    Storage(#[from] StorageError),
}

/// The right to write an export: one at a time, so that readers are left for everybody else.
#[derive(Debug)]
pub struct Turn(#[expect(dead_code, reason = "held for its Drop")] OwnedSemaphorePermit);

impl Exports {
    /// Exports of the ledger; `program` names what writes them.
    pub fn new(db: Db, clock: Arc<dyn Clock>, program: &str) -> Self {
        Self {
            db,
            clock,
            program: program.into(),
            gate: Arc::new(Semaphore::new(1)),
        }
    }

    /// The turn to write an export in this process; `None` while another one is written.
    pub fn turn(&self) -> Option<Turn> {
        Arc::clone(&self.gate).try_acquire_owned().ok().map(Turn)
    }

    /// Writes everything that a user has to `out`; what the manifest says.
    pub async fn write<W: Write + Send + 'static>(
        &self,
        user: UserId,
        out: W,
        watch: &ExportWatch,
        _turn: Turn,
    ) -> Result<Manifest, ExportError> {
        let now = self.clock.now();
        let db = self.db.snapshot().await?;
        let account = user::get(&db, user).await?;
        let zone = user_zone(&db, user).await?;
        let mut contents = Contents::take(&db, user).await?;
        let mut writing = Writing {
            of: contents.rows(&db).await? + sheets::count(&db, user).await?,
            done: 0,
            zip: Zip::begin(out, now),
            watch,
        };
        let mut manifest = Manifest {
            format: FORMAT.to_owned(),
            version: VERSION,
            program: self.program.to_string(),
            account: account.name.clone(),
            exported_at: now,
            files: Vec::new(),
        };
        let written = fill(&db, &mut contents, zone, &mut manifest, &mut writing).await;
        let ended = writing.zip.end(written.is_ok()).await;
        match written {
            // The thread that packs says why it takes no more.
            Err(ExportError::Write(error)) => Err(ended.err().unwrap_or(error).into()),
            Err(error) => Err(error),
            Ok(()) => Ok(ended.map(|()| manifest)?),
        }
    }
}

async fn fill(
    db: &Snapshot,
    contents: &mut Contents,
    zone: chrono_tz::Tz,
    manifest: &mut Manifest,
    writing: &mut Writing<'_>,
) -> Result<(), ExportError> {
    let readme = readme::text(manifest, zone);
    writing.file("README.txt", readme.into_bytes()).await?;
    lines::write(db, contents, manifest, writing).await?;
    sheets::write(db, contents.user(), zone, writing).await?;
    let text = serde_json::to_string_pretty(manifest).unwrap_or_default();
    writing.file(MANIFEST, (text + "\n").into_bytes()).await
}

/// An archive while it is written.
struct Writing<'a> {
    zip: Zip,
    watch: &'a ExportWatch,
    done: u64,
    of: u64,
}

impl Writing<'_> {
    async fn file(&mut self, name: &str, bytes: Vec<u8>) -> Result<(), ExportError> {
        self.zip.begin_file(name).await?;
        self.block(bytes, 0).await
    }

    /// Adds to the file that is being written: so many rows.
    async fn block(&mut self, bytes: Vec<u8>, rows: u64) -> Result<(), ExportError> {
        if self.watch.stop.is_cancelled() {
            return Err(ExportError::Stopped);
        }
        self.zip.write(bytes).await?;
        self.done += rows;
        (self.watch.progress)(self.done, self.of.max(self.done));
        Ok(())
    }
}
