//! A job that does as it is told, and workers for it.

use std::sync::{Arc, Mutex};

use aime_domain::clock::Clock;
use aime_queue::{
    BackgroundJob, JobError, JobRun, Lane, NewJob, QueueError, Registry, Store, Wake, Worker,
    enqueue,
};
use aime_storage::{Db, Durability, ReadDb, Tx, sql};
use aime_testkit::{TestClock, TestDb};
use rand::SeedableRng;
use rand::rngs::StdRng;
use serde::{Deserialize, Serialize};
use tokio::sync::Semaphore;

pub(crate) const LANE: &str = "test";

/// The ledger as a queue's store.
#[derive(Debug, Clone)]
pub(crate) struct TestStore {
    pub(crate) db: Db,
    pub(crate) clock: TestClock,
}

impl Store for TestStore {
    type Read = ReadDb;
    type Tx = Tx;

    fn read(&self) -> ReadDb {
        self.db.read()
    }

    async fn begin(&self) -> Result<Tx, QueueError> {
        let begun = self.db.begin(Durability::Normal, self.clock.now()).await;
        begun.map_err(|error| QueueError::Store(error.into()))
    }

    async fn commit(&self, tx: Tx) -> Result<(), QueueError> {
        let committed = tx.commit().await;
        committed.map_err(|error| QueueError::Store(error.into()))
    }
}

/// What a run is to do.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) enum Act {
    Succeed,
    Retry {
        after_s: Option<i64>,
    },
    Fail,
    Panic,
    /// Says that it runs, waits to be let go, renews its lease, and only then succeeds.
    Wait,
    /// Says that it runs, and is interrupted by the shutdown.
    UntilStopped,
}

/// What runs share with their test.
#[derive(Debug, Clone)]
pub(crate) struct Shared {
    /// Number and attempt of each run, in order.
    pub(crate) runs: Arc<Mutex<Vec<(i64, i32)>>>,
    /// What renewing said in [`Act::Wait`].
    pub(crate) renewals: Arc<Mutex<Vec<bool>>>,
    pub(crate) started: Arc<Semaphore>,
    pub(crate) go: Arc<Semaphore>,
    pub(crate) store: TestStore,
}

#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct TestJob {
    pub(crate) key: Option<String>,
    pub(crate) act: Act,
}

impl BackgroundJob for TestJob {
    const KIND: &'static str = "test_job";
    const LANE: &'static str = LANE;
    type Context = Shared;

    fn dedup(&self) -> Option<String> {
        self.key.clone()
    }

    async fn run(self, shared: Shared, run: JobRun) -> Result<(), JobError> {
        shared.runs.lock().unwrap().push((run.id(), run.attempt()));
        match self.act {
            Act::Succeed => Ok(()),
            Act::Retry { after_s } => Err(JobError::Retry {
                reason: "not now".into(),
                after_s,
            }),
            Act::Fail => Err(JobError::fail("never")),
            Act::Panic => panic!("oh"),
            Act::Wait => {
                shared.started.add_permits(1);
                shared.go.acquire().await.unwrap().forget();
                let tx = shared.store.begin().await.unwrap();
                let renewed = run.renew(&tx, shared.store.clock.now()).await;
                drop(tx);
                shared.renewals.lock().unwrap().push(renewed.is_ok());
                Ok(())
            }
            Act::UntilStopped => {
                shared.started.add_permits(1);
                run.stop().cancelled().await;
                Err(JobError::Interrupted)
            }
        }
    }
}

/// A test's database with what its jobs share.
pub(crate) struct Bench {
    pub(crate) db: TestDb,
    pub(crate) shared: Shared,
}

impl Bench {
    pub(crate) fn new(db: TestDb) -> Self {
        let store = TestStore {
            db: db.clone(),
            clock: db.clock.clone(),
        };
        let shared = Shared {
            runs: Arc::default(),
            renewals: Arc::default(),
            started: Arc::new(Semaphore::new(0)),
            go: Arc::new(Semaphore::new(0)),
            store,
        };
        Self { db, shared }
    }

    /// Orders a job without a key and commits.
    pub(crate) async fn order(&self, act: Act) -> i64 {
        self.order_as(&NewJob::of(&TestJob { key: None, act }).unwrap())
            .await
    }

    /// Orders a job and commits.
    pub(crate) async fn order_as(&self, job: &NewJob) -> i64 {
        let tx = self.db.tx().await;
        let id = enqueue(&tx, job, self.now()).await.unwrap();
        tx.commit().await.unwrap();
        id
    }

    /// A worker with connections of its own, as in another process.
    pub(crate) async fn worker(&self, seed: u64) -> Worker<TestStore, Shared> {
        let clock = self.db.clock.clone();
        Worker {
            store: TestStore {
                db: self.db.another().await,
                clock: clock.clone(),
            },
            registry: Registry::default().with::<TestJob>(),
            context: self.shared.clone(),
            lanes: vec![Lane {
                name: LANE,
                concurrency: 2,
            }],
            name: format!("worker {seed}"),
            now: Arc::new(move || clock.now()),
            rng: Mutex::new(StdRng::seed_from_u64(seed)),
            wake: Wake::default(),
        }
    }

    pub(crate) fn now(&self) -> i64 {
        self.db.clock.now()
    }

    pub(crate) fn runs(&self) -> Vec<(i64, i32)> {
        self.shared.runs.lock().unwrap().clone()
    }

    /// A number read from the tables.
    pub(crate) async fn number(&self, query: &str) -> i64 {
        // The two databases differ in how wide they think a number is.
        let query = format!("SELECT CAST(({query}) AS BIGINT)");
        let row = sql::one(&self.db.read(), &query, []).await.unwrap();
        row.try_get_by_index(0).unwrap()
    }

    /// Outcomes of all ended runs, oldest first.
    pub(crate) async fn outcomes(&self) -> Vec<String> {
        let rows = sql::all(
            &self.db.read(),
            "SELECT outcome FROM job_runs ORDER BY id",
            [],
        )
        .await
        .unwrap();
        rows.iter()
            .map(|row| row.try_get_by_index(0).unwrap())
            .collect()
    }

    /// Jobs that wait or run.
    pub(crate) async fn open_jobs(&self) -> i64 {
        self.number("SELECT COUNT(*) FROM jobs").await
    }
}
