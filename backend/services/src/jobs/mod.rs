//! What waits in the queue: one file for each kind of job, one line for each in [`registry`].
//!
//! A job is a payload and a call of one service; see `docs/recipes/job.md`.

mod discogs;
mod fetch_ordered;
mod import_upload;
mod lastfm;
mod undo_import;
mod upkeep;
pub mod watch;

pub(crate) use discogs::{DescribeCollection, SyncDiscogs};
pub(crate) use fetch_ordered::FetchOrdered;
pub(crate) use import_upload::ImportUpload;
pub(crate) use lastfm::{
    CompareLastFm, ImportLastFmHistory, PollLastFm, SendLastFmLoves, SyncLastFmLoves, SyncLoves,
    WakeTrackers,
};
pub(crate) use undo_import::UndoImport;
pub(crate) use upkeep::TidyUp;

use std::sync::{Arc, LazyLock, Mutex};

use aime_domain::clock::Clock;
use aime_gateway::Gateway;
pub use aime_queue::Kind;
use aime_queue::{Lane, QueueError, Registry, Store, Wake, Worker};
use aime_storage::{Db, Durability, ReadDb, StorageError, Tx};
use rand::rngs::StdRng;

use crate::accounts::Accounts;
use crate::discogs::DiscogsSync;
use crate::imports::Uploads;
use crate::lastfm::LastFmTracker;
use crate::upkeep::Upkeep;

/// How many jobs run at once, by what they wait for. Imports wait for one another: on SQLite they share the one
/// writer, and one after the other is what people expect who drop several files.
const LANES: &[Lane] = &[
    Lane {
        name: import_upload::LANE,
        concurrency: 1,
    },
    Lane {
        name: lastfm::LANE,
        concurrency: 2,
    },
    Lane {
        name: lastfm::HISTORY_LANE,
        concurrency: 1,
    },
    Lane {
        name: lastfm::LOVES_LANE,
        concurrency: 1,
    },
    Lane {
        name: discogs::LANE,
        concurrency: 1,
    },
    Lane {
        name: fetch_ordered::LANE,
        concurrency: 1,
    },
    Lane {
        name: upkeep::LANE,
        concurrency: 1,
    },
];

/// What jobs are given.
#[derive(Debug, Clone)]
pub struct JobContext {
    /// Files on their way into the ledger.
    pub uploads: Uploads,
    /// Last.fm.
    pub lastfm: LastFmTracker,
    /// Discogs.
    pub discogs: DiscogsSync,
    /// What must be seen to now and then.
    pub upkeep: Upkeep,
    /// Accounts that are to be deleted.
    pub accounts: Accounts,
    /// Stored answers that are past keeping.
    pub gateway: Gateway,
}

/// The kinds of jobs that there are.
fn registry() -> Registry<JobContext> {
    Registry::default()
        .with::<ImportUpload>()
        .with::<UndoImport>()
        .with::<PollLastFm>()
        .with::<ImportLastFmHistory>()
        .with::<SyncDiscogs>()
        .with::<DescribeCollection>()
        .with::<FetchOrdered>()
        .with::<WakeTrackers>()
        .with::<CompareLastFm>()
        .with::<SendLastFmLoves>()
        .with::<SyncLastFmLoves>()
        .with::<SyncLoves>()
        .with::<TidyUp>()
}

/// The kinds of jobs, by name.
pub fn kinds() -> &'static [Kind] {
    static KINDS: LazyLock<Vec<Kind>> = LazyLock::new(|| registry().kinds());
    &KINDS
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

impl JobStore {
    /// The jobs and schedules of a ledger.
    pub fn new(db: Db, clock: Arc<dyn Clock>) -> Self {
        Self { db, clock }
    }
}

/// A worker for all jobs. `name` is what its claims carry, `chance` spreads retries, `wake` is what orders ring.
pub fn worker(
    db: Db,
    clock: Arc<dyn Clock>,
    context: JobContext,
    name: &str,
    chance: StdRng,
    wake: Wake,
) -> Worker<JobStore, JobContext> {
    let told = Arc::clone(&clock);
    Worker {
        store: JobStore::new(db, clock),
        registry: registry(),
        context,
        lanes: LANES.to_vec(),
        name: name.to_owned(),
        now: Arc::new(move || told.now()),
        rng: Mutex::new(chance),
        wake,
    }
}
