//! Files that are sent to the server: received to the disk, then imported one after the other by whichever
//! process works. A file is kept until its import has ended, so that a kill loses nothing.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use aime_domain::ids::{ImportId, UserId};
use aime_storage::import::record::{self, Import};
use aime_storage::{Durability, StorageError};
use tokio::fs;
use tokio::io::{AsyncRead, AsyncReadExt as _, AsyncWriteExt as _};
use tokio::sync::Notify;

use super::{ImportError, Imports, Upload, Watch};

/// A registered import whose file has not been put in its place may still get it for so long, seconds.
const SETTLING: i64 = 5 * 60;
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
    /// The ledger failed.
    #[error(transparent)]
    Storage(#[from] StorageError),
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
    arrived: Arc<Notify>,
}

impl Uploads {
    /// Keeps files in `folder`, each of at most `limit` bytes.
    pub fn new(imports: Imports, folder: PathBuf, limit: u64) -> Self {
        Self {
            imports,
            folder: folder.into(),
            limit,
            arrived: Arc::default(),
        }
    }

    /// The imports that the files become.
    pub fn imports(&self) -> &Imports {
        &self.imports
    }

    /// Receives a file and registers its import, which waits for [`Uploads::run_waiting`].
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
        let import = self.imports.begin(user, &upload).await?;
        fs::rename(part, self.file_of(import.id))
            .await
            .map_err(UploadError::Disk)?;
        self.arrived.notify_one();
        Ok(import)
    }

    /// Waits until a file arrives at this process.
    pub async fn arrived(&self) {
        self.arrived.notified().await;
    }

    /// Runs the imports that wait, one after the other, also those that another process left when it died.
    pub async fn run_waiting(&self, watch: &Watch) -> Result<(), StorageError> {
        let waiting =
            record::list_waiting(&self.imports.db.read(), self.imports.clock.now()).await?;
        for import in waiting {
            if watch.stop.is_cancelled() {
                return Ok(());
            }
            let file = self.file_of(import.id);
            if fs::try_exists(&file).await.unwrap_or(false) {
                self.run_one(&import, &file, watch).await?;
            } else if self.imports.clock.now() - import.created_at > SETTLING {
                self.put_aside(&import).await?;
            }
        }
        Ok(())
    }

    async fn run_one(
        &self,
        import: &Import,
        file: &Path,
        watch: &Watch,
    ) -> Result<(), StorageError> {
        match self
            .imports
            .run(import.user_id, import.id, file, watch)
            .await
        {
            Err(ImportError::Busy | ImportError::Stopped) => return Ok(()),
            Err(ImportError::Storage(error)) => return Err(error),
            Ok(_) | Err(ImportError::Refused(_)) => {}
        }
        // Gone already is as good.
        let _ = fs::remove_file(file).await;
        Ok(())
    }

    /// An import whose file is not here (it was read by a command that died) waits for the file to come again.
    async fn put_aside(&self, import: &Import) -> Result<(), StorageError> {
        let mut tx = self
            .imports
            .db
            .begin(Durability::Normal, self.imports.clock.now())
            .await?;
        record::put_aside(&mut tx, import.user_id, import.id).await?;
        tx.commit().await
    }

    fn file_of(&self, id: ImportId) -> PathBuf {
        self.folder.join(format!("import-{id}"))
    }

    /// A name for a file that is arriving, unique over processes.
    fn part(&self) -> PathBuf {
        static NEXT: AtomicU64 = AtomicU64::new(0);
        let n = NEXT.fetch_add(1, Ordering::Relaxed);
        self.folder.join(format!("{}-{n}.part", std::process::id()))
    }
}
