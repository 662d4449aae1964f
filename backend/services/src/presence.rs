//! Which processes of this data folder are alive.
//!
//! Work that is claimed stays claimed until its lease runs out, since nobody can know whether a silent process on
//! another machine is dead. Beside its data folder a process can: each holds a lock on a file of its own, which the
//! system lets go of however the process ends. What a dead one had claimed is free at once, so that a command given
//! again after a crash goes on where it stopped.

use std::fs::{self, File, TryLockError};
use std::io;
use std::path::{Path, PathBuf};

use aime_queue::lease;
use aime_storage::import::record;
use aime_storage::{Db, Durability, StorageError, lease as single};

const ENDING: &str = "alive";

/// This process, among those of its data folder.
#[derive(Debug)]
pub struct Presence {
    name: String,
    folder: PathBuf,
    // Held until the process ends, however it ends.
    _lock: File,
}

/// Why claims could not be freed.
#[derive(Debug, thiserror::Error)]
pub enum PresenceError {
    /// The folder cannot be read or written.
    #[error("the folder of running processes: {0}")]
    Folder(#[from] io::Error),
    /// The ledger failed.
    #[error(transparent)]
    Storage(#[from] StorageError),
    /// The queue failed.
    #[error(transparent)]
    Queue(#[from] aime_queue::QueueError),
}

impl Presence {
    /// Says that this process is alive. `now_ms` makes its name differ from those of all before it.
    pub fn announce(folder: &Path, now_ms: i64) -> io::Result<Self> {
        fs::create_dir_all(folder)?;
        let name = format!("{}-{now_ms}", std::process::id());
        let announced = file_of(folder, &name);
        // Locked before it has its name: nobody ever sees it free while we live.
        let prepared = announced.with_extension("new");
        let lock = File::create(&prepared)?;
        lock.lock()?;
        fs::rename(prepared, announced)?;
        Ok(Self {
            name,
            folder: folder.to_owned(),
            _lock: lock,
        })
    }

    /// Name of this process, as claims carry it.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Frees what processes had claimed that died. Gives how many had.
    pub async fn free_claims_of_the_dead(&self, db: &Db, now: i64) -> Result<usize, PresenceError> {
        let dead = self.find_dead()?;
        for name in &dead {
            free_claims(db, name, now).await?;
            remove(&file_of(&self.folder, name))?;
        }
        Ok(dead.len())
    }

    /// Frees what this process still has claimed, and says that it is gone.
    pub async fn leave(self, db: &Db, now: i64) -> Result<(), PresenceError> {
        free_claims(db, &self.name, now).await?;
        Ok(remove(&file_of(&self.folder, &self.name))?)
    }

    fn find_dead(&self) -> io::Result<Vec<String>> {
        let mut dead = Vec::new();
        for entry in fs::read_dir(&self.folder)? {
            let path = entry?.path();
            let (Some(name), Some(ENDING)) = (
                path.file_stem().and_then(|stem| stem.to_str()),
                path.extension().and_then(|ending| ending.to_str()),
            ) else {
                continue;
            };
            if name != self.name && is_free(&path)? {
                dead.push(name.to_owned());
            }
        }
        Ok(dead)
    }
}

fn file_of(folder: &Path, name: &str) -> PathBuf {
    folder.join(format!("{name}.{ENDING}"))
}

/// Whether nobody holds the lock. A file that is gone was freed by another process a moment ago.
fn is_free(path: &Path) -> io::Result<bool> {
    let file = match File::open(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(false),
        opened => opened?,
    };
    match file.try_lock() {
        Ok(()) => Ok(true),
        Err(TryLockError::WouldBlock) => Ok(false),
        Err(TryLockError::Error(error)) => Err(error),
    }
}

fn remove(path: &Path) -> io::Result<()> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

async fn free_claims(db: &Db, name: &str, now: i64) -> Result<(), PresenceError> {
    let mut tx = db.begin(Durability::Normal, now).await?;
    record::free_claims(&mut tx, name).await?;
    lease::requeue_claims_of(&tx, name, now).await?;
    single::free_all_of(&tx, name).await?;
    Ok(tx.commit().await?)
}
