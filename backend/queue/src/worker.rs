//! The loop that claims jobs; what happens to a claimed one is in [`crate::attempt`].

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use rand::RngExt;
use rand::rngs::StdRng;
use tokio::sync::Notify;
use tokio::task::JoinSet;
use tokio_util::sync::CancellationToken;

use crate::attempt::Attempt;
use crate::backoff;
use crate::end::forget_runs;
use crate::error::QueueError;
use crate::job::Job;
use crate::lease::{self, Order};
use crate::registry::Registry;
use crate::store::Store;

/// How often a worker looks for jobs that nobody of this process rang for: retries, later ones, other processes'.
const POLL: Duration = Duration::from_secs(1);

/// How often jobs of vanished workers are given back and old runs forgotten.
const SWEEP: Duration = Duration::from_secs(30);

/// Every so many claims the longest due job is taken rather than the most urgent.
const FAIR_SHARE: u64 = 8;

/// Tells the time, unix seconds.
pub type Now = Arc<dyn Fn() -> i64 + Send + Sync>;

/// Jobs that share a concurrency: as a rule, one lane for each scarce thing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Lane {
    /// Name, as in [`crate::BackgroundJob::LANE`].
    pub name: &'static str,
    /// How many of its jobs run at once.
    pub concurrency: usize,
}

/// Wakes the idle workers of this process. Rung after the commit of a transaction that ordered a job.
#[derive(Debug, Clone, Default)]
pub struct Wake(Arc<Notify>);

impl Wake {
    /// There may be work.
    pub fn ring(&self) {
        self.0.notify_waiters();
    }
}

/// Runs jobs. Any number of workers, in any number of processes, may share one database.
pub struct Worker<S, C> {
    /// Where the jobs are.
    pub store: S,
    /// What they do.
    pub registry: Registry<C>,
    /// What they are given.
    pub context: C,
    /// Which lanes this worker serves.
    pub lanes: Vec<Lane>,
    /// Who claims, for people who look at the table; need not be unique.
    pub name: String,
    /// The time.
    pub now: Now,
    /// Chance, for claims and waits.
    pub rng: Mutex<StdRng>,
    /// Rung when there may be work.
    pub wake: Wake,
}

impl<S, C> std::fmt::Debug for Worker<S, C> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Worker")
            .field("name", &self.name)
            .field("lanes", &self.lanes)
            .finish_non_exhaustive()
    }
}

impl<S: Store, C: Clone + Send + Sync + 'static> Worker<S, C> {
    /// Works until `stop` is cancelled; then waits for the running jobs, which see it too.
    pub async fn run(self: Arc<Self>, stop: CancellationToken) {
        let mut tasks = JoinSet::new();
        for lane in &self.lanes {
            let claims = Arc::new(AtomicU64::new(0));
            for _ in 0..lane.concurrency {
                tasks.spawn(self.clone().serve(lane.name, claims.clone(), stop.clone()));
            }
        }
        tasks.spawn(self.clone().sweep_until(stop));
        while tasks.join_next().await.is_some() {}
    }

    /// Runs every job that is due now, one after the other, and what these order; gives their number. For tests and
    /// for commands that want the work done before they end.
    pub async fn run_until_idle(&self) -> Result<u64, QueueError> {
        let stop = CancellationToken::new();
        let mut done = 0;
        loop {
            let before = done;
            for lane in &self.lanes {
                while self.work_once(lane.name, Order::Urgency, &stop).await? {
                    done += 1;
                }
            }
            if done == before {
                return Ok(done);
            }
        }
    }

    /// One of a lane's loops.
    async fn serve(
        self: Arc<Self>,
        lane: &'static str,
        claims: Arc<AtomicU64>,
        stop: CancellationToken,
    ) {
        while !stop.is_cancelled() {
            // Listening begins before the look, so that a ring between look and wait is heard.
            let woken = self.wake.0.notified();
            tokio::pin!(woken);
            woken.as_mut().enable();
            let order = match claims.fetch_add(1, Ordering::Relaxed) % FAIR_SHARE {
                0 => Order::Age,
                _ => Order::Urgency,
            };
            match self.work_once(lane, order, &stop).await {
                Ok(true) => continue,
                Ok(false) => {}
                Err(error) => tracing::error!(lane, %error, "the queue does not answer"),
            }
            tokio::select! {
                () = stop.cancelled() => {}
                () = woken => {}
                () = tokio::time::sleep(POLL) => {}
            }
        }
    }

    /// Claims and runs one job; false where none is due.
    async fn work_once(
        &self,
        lane: &str,
        order: Order,
        stop: &CancellationToken,
    ) -> Result<bool, QueueError> {
        let Some(job) = self.claim(lane, order).await? else {
            return Ok(false);
        };
        let wait_s = self.with_rng(|rng| backoff::delay_s(job.attempt, rng));
        let attempt = Attempt {
            store: &self.store,
            now: &self.now,
            job,
            wait_s,
        };
        attempt
            .run(&self.registry, self.context.clone(), stop)
            .await?;
        Ok(true)
    }

    async fn claim(&self, lane: &str, order: Order) -> Result<Option<Job>, QueueError> {
        // An idle worker only reads: on SQLite a claim takes the write lock.
        if !lease::is_due(&self.store.read(), lane, (self.now)()).await? {
            return Ok(None);
        }
        let token = self.with_rng(|rng| format!("{:032x}", rng.random::<u128>()));
        let tx = self.store.begin().await?;
        let job = lease::claim(&tx, lane, order, &self.name, &token, (self.now)()).await?;
        self.store.commit(tx).await?;
        Ok(job)
    }

    async fn sweep_until(self: Arc<Self>, stop: CancellationToken) {
        let mut tick = tokio::time::interval(SWEEP);
        loop {
            tokio::select! {
                () = stop.cancelled() => return,
                _ = tick.tick() => {}
            }
            match self.sweep().await {
                Ok(0) => {}
                Ok(jobs) => tracing::warn!(jobs, "gave back the jobs of a worker that vanished"),
                Err(error) => tracing::error!(%error, "the queue does not answer"),
            }
        }
    }

    /// Gives back the jobs of vanished workers and forgets old runs; gives the number of the former.
    pub async fn sweep(&self) -> Result<u64, QueueError> {
        let now = (self.now)();
        let tx = self.store.begin().await?;
        let given_back = lease::requeue_expired(&tx, now).await?;
        forget_runs(&tx, now).await?;
        self.store.commit(tx).await?;
        Ok(given_back)
    }

    fn with_rng<T>(&self, draw: impl FnOnce(&mut StdRng) -> T) -> T {
        draw(&mut self.rng.lock().unwrap_or_else(PoisonError::into_inner))
    }
}
