//! What a job is: ordered, claimed, running.

use std::future::Future;

use sea_orm::{ConnectionTrait, DbErr, QueryResult};
use serde::Serialize;
use serde::de::DeserializeOwned;
use tokio_util::sync::CancellationToken;

use crate::error::{JobError, QueueError};
use crate::lease;

/// A kind of job. The value is its payload: small, and referring to data rather than holding it.
///
/// A job may run more than once (a process can die after its work and before its end is noted), so that running it
/// again must change nothing.
pub trait BackgroundJob: Serialize + DeserializeOwned + Send + Sync + 'static {
    /// The kind's name in the database; never changed once jobs of it may be waiting.
    const KIND: &'static str;
    /// The lane it waits in; jobs of one lane share its concurrency.
    const LANE: &'static str;
    /// Whether it comes round by itself, or comes in hundreds: nobody waits for one, and nobody wants to hear of one that
    /// went well.
    const IS_ROUTINE: bool = false;
    /// What every run is given: the services it calls.
    type Context: Clone + Send + Sync + 'static;

    /// Orders with the same key are one job, while it waits. `None`: every order is a job of its own.
    fn dedup(&self) -> Option<String> {
        None
    }

    /// Does the work, looking at [`JobRun::stop`] where it takes long.
    fn run(
        self,
        context: Self::Context,
        run: JobRun,
    ) -> impl Future<Output = Result<(), JobError>> + Send;
}

/// How soon a job is wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Urgency {
    /// Something is happening right now.
    Live = 0,
    /// A person is waiting.
    Interactive = 1,
    /// A person will want it shortly.
    Soon = 2,
    /// Part of a larger piece of work.
    Batch = 3,
    /// When nothing else is to be done.
    Idle = 4,
}

/// A claimed job. It belongs to the claimer until [`lease::LEASE_S`] after the claim or the last renewal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Job {
    /// Its number, never used again.
    pub id: i64,
    /// Its kind ([`BackgroundJob::KIND`]).
    pub kind: String,
    /// Its lane.
    pub lane: String,
    /// Its payload as JSON.
    pub payload: String,
    /// Whom it is done for; `None` for everybody.
    pub owner: Option<i64>,
    /// Which attempt this is, from 1.
    pub attempt: i32,
    /// After this moment (unix seconds) a failure is final.
    pub give_up_at: i64,
    /// Proof that the claim is the latest one.
    pub(crate) claim: String,
}

impl Job {
    /// The columns of [`Job::from_row`], in its order.
    pub(crate) const COLUMNS: &str = "id, kind, lane, payload, owner, attempts, give_up_at, claim";

    pub(crate) fn from_row(row: &QueryResult) -> Result<Self, DbErr> {
        Ok(Self {
            id: row.try_get_by_index(0)?,
            kind: row.try_get_by_index(1)?,
            lane: row.try_get_by_index(2)?,
            payload: row.try_get_by_index(3)?,
            owner: row.try_get_by_index(4)?,
            attempt: row.try_get_by_index(5)?,
            give_up_at: row.try_get_by_index(6)?,
            claim: row.try_get_by_index(7)?,
        })
    }
}

/// What a running job knows of itself.
#[derive(Debug, Clone)]
pub struct JobRun {
    job: Job,
    stop: CancellationToken,
}

impl JobRun {
    pub(crate) fn new(job: Job, stop: CancellationToken) -> Self {
        Self { job, stop }
    }

    /// Its number.
    pub fn id(&self) -> i64 {
        self.job.id
    }

    /// Which attempt this is, from 1.
    pub fn attempt(&self) -> i32 {
        self.job.attempt
    }

    /// Cancelled when the process shuts down or the lease is lost: the run should end at the next point from which
    /// it can be taken up, with [`JobError::Interrupted`].
    pub fn stop(&self) -> &CancellationToken {
        &self.stop
    }

    /// Renews the lease inside the transaction of a piece of the work. With [`QueueError::LeaseLost`] the job
    /// belongs to somebody else and the transaction must not be committed.
    pub async fn renew<C: ConnectionTrait>(&self, tx: &C, now: i64) -> Result<(), QueueError> {
        lease::renew(tx, &self.job, now).await
    }
}
