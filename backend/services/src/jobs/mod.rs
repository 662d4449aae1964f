//! What waits in the queue: one file for each kind of job, one line for each in [`registry`].
//!
//! A job is a payload and a call of one service; see `docs/recipes/job.md`.

mod import_upload;
mod undo_import;
pub mod watch;

pub(crate) use import_upload::ImportUpload;
pub(crate) use undo_import::UndoImport;

use std::sync::{Arc, Mutex};

use aime_domain::clock::Clock;
use aime_queue::{Lane, QueueError, Registry, Store, Wake, Worker};
use aime_storage::{Db, Durability, ReadDb, StorageError, Tx};
use rand::rngs::StdRng;

use crate::imports::Uploads;

/// How many jobs run at once, by what they wait for. Imports wait for one another: on SQLite they share the one
/// writer, and one after the other is what people expect who drop several files.
const LANES: &[Lane] = &[Lane {
    name: import_upload::LANE,
    concurrency: 1,
}];

/// What jobs are given.
#[derive(Debug, Clone)]
pub struct JobContext {
    pub(crate) uploads: Uploads,
}

/// The kinds of jobs that there are.
fn registry() -> Registry<JobContext> {
    Registry::default()
        .with::<ImportUpload>()
        .with::<UndoImport>()
}

/// The ledger as the queue sees it. Its writes take their turn with all others.
#[derive(Debug)]
pub struct JobStore {
    db: Db,
    clock: Arc<dyn Clock>,
}

impl Store for JobStore {
    type Read = ReadDb;
    type Tx = Tx;

    fn read(&self) -> ReadDb {
        self.db.read()
    }

    async fn begin(&self) -> Result<Tx, QueueError> {
        // A claim or an end that a power cut takes back is only work done once more.
        let begun = self.db.begin(Durability::Normal, self.clock.now()).await;
        begun.map_err(store_error)
    }

    async fn commit(&self, tx: Tx) -> Result<(), QueueError> {
        tx.commit().await.map_err(store_error)
    }
}

fn store_error(error: StorageError) -> QueueError {
    QueueError::Store(Box::new(error))
}

/// A worker for all jobs. `name` is what its claims carry, `chance` spreads retries, `wake` is what orders ring.
pub fn worker(
    db: Db,
    clock: Arc<dyn Clock>,
    uploads: Uploads,
    name: &str,
    chance: StdRng,
    wake: Wake,
) -> Worker<JobStore, JobContext> {
    let told = Arc::clone(&clock);
    Worker {
        store: JobStore { db, clock },
        registry: registry(),
        context: JobContext { uploads },
        lanes: LANES.to_vec(),
        name: name.to_owned(),
        now: Arc::new(move || told.now()),
        rng: Mutex::new(chance),
        wake,
    }
}
