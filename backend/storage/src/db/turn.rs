//! Whose turn it is to write.
//!
//! SQLite has one writer at a time and keeps no queue: who waits asks again and again, and who has just committed
//! may begin anew before anybody else has asked. So waiting is said aloud. Whoever wants to write says so until the
//! transaction has begun; whoever writes much in one transaction looks now and then whether somebody waits, and
//! commits. Within a process that is a number; between processes it is a shared lock on a file beside the ledger,
//! which ends with its process. A file system without locks costs only that courtesy.

use std::fs::{File, OpenOptions, TryLockError};
use std::io;
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};

/// Says and asks who waits.
#[derive(Debug)]
pub(super) struct Turn {
    inner: Mutex<Inner>,
}

#[derive(Debug)]
struct Inner {
    waiting: usize,
    /// Held shared while anybody of this process waits.
    ours: File,
    /// Tried exclusively to learn whether anybody of another process does.
    theirs: File,
}

impl Turn {
    /// Turns at the ledger at `path`.
    pub(super) fn open(path: &Path) -> io::Result<Self> {
        let mut name = path.as_os_str().to_owned();
        name.push("-turn");
        let open = || {
            OpenOptions::new()
                .create(true)
                .truncate(false)
                .read(true)
                .write(true)
                .open(&name)
        };
        Ok(Self {
            inner: Mutex::new(Inner {
                waiting: 0,
                ours: open()?,
                theirs: open()?,
            }),
        })
    }

    /// Says that somebody waits, as long as the answer is kept.
    pub(super) fn wait(self: &Arc<Self>) -> Waiting {
        let mut inner = self.inner.lock().unwrap_or_else(PoisonError::into_inner);
        if inner.waiting == 0 {
            // Others hold it exclusively for the blink of a question only.
            let _ = inner.ours.lock_shared();
        }
        inner.waiting += 1;
        Waiting(Arc::clone(self))
    }

    /// Whether anybody waits, in this process or another one.
    pub(super) fn is_wanted(&self) -> bool {
        let inner = self.inner.lock().unwrap_or_else(PoisonError::into_inner);
        if inner.waiting > 0 {
            return true;
        }
        match inner.theirs.try_lock() {
            Ok(()) => {
                let _ = inner.theirs.unlock();
                false
            }
            Err(TryLockError::WouldBlock) => true,
            Err(TryLockError::Error(_)) => false,
        }
    }
}

/// Somebody waits to write.
#[derive(Debug)]
pub(super) struct Waiting(Arc<Turn>);

impl Drop for Waiting {
    fn drop(&mut self) {
        let mut inner = self.0.inner.lock().unwrap_or_else(PoisonError::into_inner);
        inner.waiting -= 1;
        if inner.waiting == 0 {
            let _ = inner.ours.unlock();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_waits_is_seen_within_and_between_processes_and_only_as_long_as_it_waits() {
        let folder = tempfile::tempdir().unwrap();
        let ledger = folder.path().join("ledger.db");
        // Locks belong to the opened file: two of them behave as two processes do.
        let here = Arc::new(Turn::open(&ledger).unwrap());
        let there = Arc::new(Turn::open(&ledger).unwrap());
        assert!(!here.is_wanted() && !there.is_wanted());
        let (first, second) = (there.wait(), there.wait());
        assert!(here.is_wanted() && there.is_wanted());
        drop(first);
        assert!(here.is_wanted());
        drop(second);
        assert!(!here.is_wanted() && !there.is_wanted());
        let own = here.wait();
        assert!(here.is_wanted() && there.is_wanted());
        drop(own);
        assert!(!here.is_wanted());
    }
}
