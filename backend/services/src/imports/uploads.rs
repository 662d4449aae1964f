//! Files that are sent to the server: received to the disk, then imported one after the other by whichever
//! process works ([`crate::jobs`]). A file is kept until its import has ended, so that a kill loses nothing.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use aime_domain::ids::{ImportId, UserId};
use aime_queue::{NewJob, QueueError, Urgency, Wake, enqueue};
use aime_storage::import::record::{self, Import};
use aime_storage::{Durability, StorageError, Tx};
use tokio::fs;
use tokio::io::{AsyncRead, AsyncReadExt as _, AsyncWriteExt as _};

use super::{ImportError, Imports, Upload, Watch};
use crate::jobs::ImportUpload;

/// Bytes read from a sender at once.
const BLOCK: usize = 256 * 1024;

/// Why a file was not received.
#[derive(Debug, thiserror::Error)]
pub enum UploadError {
    /// There was nothing in it.
    #[error("the file is empty")]
    Empty,
    /// It is larger than allowed.
    #[error("the file is larger than {limit} bytes")]
    TooLarge {
        /// Most bytes.
        limit: u64,
    },
    /// The sender broke off.
    #[error("the file broke off: {0}")]
    BrokeOff(#[source] std::io::Error),
    /// The disk did not take it.
    #[error("the file cannot be kept: {0}")]
    Disk(#[source] std::io::Error),
    /// The file of an import is not here any more.
    #[error("the file is not here any more")]
    FileGone,
    /// The ledger failed.
    #[error(transparent)]
    Storage(#[from] StorageError),
    /// The import could not be ordered.
    #[error(transparent)]
    Queue(#[from] QueueError),
}

/// What is known of a file before its bytes.
#[derive(Debug, Clone, Copy)]
pub struct Arrival<'a> {
    /// Its name, for people.
    pub file_name: &'a str,
    /// Try it and store nothing.
    pub dry_run: bool,
    /// Zone of times that are written without one.
    pub time_zone: Option<chrono_tz::Tz>,
}

/// Files on their way into the ledger. Cheap to clone.
#[derive(Debug, Clone)]
pub struct Uploads {
    imports: Imports,
    folder: Arc<Path>,
    limit: u64,
    wake: Wake,
}

impl Uploads {
    /// Keeps files in `folder`, each of at most `limit` bytes, and rings `wake` when one has come.
    pub fn new(imports: Imports, folder: PathBuf, limit: u64, wake: Wake) -> Self {
        Self {
            imports,
            folder: folder.into(),
            limit,
            wake,
        }
    }

    /// The imports that the files become.
    pub fn imports(&self) -> &Imports {
        &self.imports
    }

    /// Wakes whoever works: something was ordered.
    pub(super) fn ring(&self) {
        self.wake.ring();
    }

    /// Receives a file and orders its import.
    pub async fn receive(
        &self,
        user: UserId,
        arrival: &Arrival<'_>,
        bytes: impl AsyncRead + Unpin,
    ) -> Result<Import, UploadError> {
        fs::create_dir_all(&self.folder)
            .await
            .map_err(UploadError::Disk)?;
        let part = self.part();
        let received = self.keep(&part, bytes).await;
        let done = match received {
            Ok((hash, size)) => self.register(user, arrival, &part, hash, size).await,
            Err(error) => Err(error),
        };
        if done.is_err() {
            // Nothing refers to it; what stays is swept with the folder.
            let _ = fs::remove_file(&part).await;
        }
        done
    }

    async fn keep(
        &self,
        part: &Path,
        mut bytes: impl AsyncRead + Unpin,
    ) -> Result<([u8; 32], u64), UploadError> {
        let mut file = fs::File::create(part).await.map_err(UploadError::Disk)?;
        let mut hasher = blake3::Hasher::new();
        let mut block = vec![0; BLOCK];
        let mut size = 0_u64;
        loop {
            let read = bytes
                .read(&mut block)
                .await
                .map_err(UploadError::BrokeOff)?;
            if read == 0 {
                break;
            }
            size += read as u64;
            if size > self.limit {
                return Err(UploadError::TooLarge { limit: self.limit });
            }
            hasher.update(&block[..read]);
            file.write_all(&block[..read])
                .await
                .map_err(UploadError::Disk)?;
        }
        file.sync_all().await.map_err(UploadError::Disk)?;
        if size == 0 {
            Err(UploadError::Empty)
        } else {
            Ok((*hasher.finalize().as_bytes(), size))
        }
    }

    async fn register(
        &self,
        user: UserId,
        arrival: &Arrival<'_>,
        part: &Path,
        hash: [u8; 32],
        bytes: u64,
    ) -> Result<Import, UploadError> {
        let upload = Upload {
            file_name: arrival.file_name,
            hash,
            bytes,
            dry_run: arrival.dry_run,
            time_zone: arrival.time_zone,
        };
        let now = self.imports.clock.now();
        let mut tx = self.imports.db.begin(Durability::Full, now).await?;
        let import = self.imports.begin_in(&mut tx, user, &upload).await?;
        // In its place before anybody can hear of it.
        fs::rename(part, self.file_of(import.id))
            .await
            .map_err(UploadError::Disk)?;
        record::queue_again(&mut tx, user, import.id).await?;
        order(&tx, user, import.id, now).await?;
        tx.commit().await?;
        self.wake.ring();
        Ok(import)
    }

    /// Lets an import that was paused go on where it stopped; [`UploadError::FileGone`] where its file is not here, and
    /// must be sent again. One that is not paused stays as it is.
    pub async fn resume(&self, user: UserId, id: ImportId) -> Result<(), UploadError> {
        let import = record::get(&self.imports.db.read(), user, id).await?;
        if import.state != "paused" {
            return Ok(());
        }
        if !fs::try_exists(self.file_of(id)).await.unwrap_or(false) {
            return Err(UploadError::FileGone);
        }
        let now = self.imports.clock.now();
        let mut tx = self.imports.db.begin(Durability::Full, now).await?;
        if record::queue_again(&mut tx, user, id).await? {
            order(&tx, user, id, now).await?;
        }
        tx.commit().await?;
        self.wake.ring();
        Ok(())
    }

    /// Asks for an import to be stopped, and forgets the file of one that nobody works on.
    pub async fn cancel(&self, user: UserId, id: ImportId) -> Result<(), StorageError> {
        self.imports.cancel(user, id).await?;
        let import = record::get(&self.imports.db.read(), user, id).await?;
        if import.finished_at.is_some() {
            self.forget_file(id).await;
        }
        Ok(())
    }

    /// Imports a file that was received, from wherever its import was left.
    pub async fn import(
        &self,
        user: UserId,
        id: ImportId,
        watch: &Watch,
    ) -> Result<(), ImportError> {
        let import = match record::get(&self.imports.db.read(), user, id).await {
            // Gone with its account.
            Err(StorageError::NotFound) => {
                self.forget_file(id).await;
                return Ok(());
            }
            found => found?,
        };
        if import.finished_at.is_some() {
            self.forget_file(id).await;
            return Ok(());
        }
        // Held before its turn came; going on orders it anew.
        if import.state == "paused" {
            return Ok(());
        }
        let file = self.file_of(id);
        if !fs::try_exists(&file).await.unwrap_or(false) {
            return Ok(self.put_aside(&import).await?);
        }
        let ended = self.imports.run(user, id, &file, watch).await;
        if matches!(ended, Ok(_) | Err(ImportError::Refused(_))) {
            self.forget_file(id).await;
        }
        match ended {
            Err(ImportError::Storage(StorageError::Stale)) if self.is_held(user, id).await? => {
                Ok(())
            }
            ended => ended.map(drop),
        }
    }

    /// Whether an import was taken from its worker by somebody who paused it, and perhaps let it go on since.
    async fn is_held(&self, user: UserId, id: ImportId) -> Result<bool, StorageError> {
        let import = record::get(&self.imports.db.read(), user, id).await?;
        Ok(matches!(import.state.as_str(), "paused" | "queued"))
    }

    /// Puts imports aside whose file is not here: they were read by a command that died, and wait for the file to
    /// come again.
    pub async fn put_aside_left(&self) -> Result<(), StorageError> {
        let now = self.imports.clock.now();
        for import in record::list_waiting(&self.imports.db.read(), now).await? {
            let file = self.file_of(import.id);
            if !fs::try_exists(&file).await.unwrap_or(true) {
                self.put_aside(&import).await?;
            }
        }
        Ok(())
    }

    async fn put_aside(&self, import: &Import) -> Result<(), StorageError> {
        let mut tx = self
            .imports
            .db
            .begin(Durability::Normal, self.imports.clock.now())
            .await?;
        record::put_aside(&mut tx, import.user_id, import.id).await?;
        tx.commit().await
    }

    async fn forget_file(&self, id: ImportId) {
        // Gone already is as good.
        let _ = fs::remove_file(self.file_of(id)).await;
    }

    fn file_of(&self, id: ImportId) -> PathBuf {
        self.folder.join(format!("import-{id}"))
    }

    /// A name for a file that is arriving, unique over processes; those of two containers may share a number.
    fn part(&self) -> PathBuf {
        static NEXT: AtomicU64 = AtomicU64::new(0);
        let n = NEXT.fetch_add(1, Ordering::Relaxed);
        self.folder
            .join(format!("{}-{n}.part", self.imports.worker))
    }
}

/// Orders the import of a received file.
async fn order(tx: &Tx, user: UserId, import: ImportId, now: i64) -> Result<(), QueueError> {
    let order = NewJob::of(&ImportUpload { user, import })?
        .owner(user.0)
        .urgency(Urgency::Interactive);
    enqueue(tx, &order, now).await?;
    Ok(())
}
