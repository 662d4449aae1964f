//! One run of a claimed job: its lease renewed while it runs, its end written down.

use std::time::{Duration, Instant};

use tokio::task::JoinError;
use tokio::time::MissedTickBehavior;
use tokio_util::sync::CancellationToken;

use crate::end::{self, Outcome};
use crate::error::{JobError, QueueError};
use crate::job::{Job, JobRun};
use crate::lease;
use crate::registry::Registry;
use crate::store::Store;
use crate::worker::Now;

/// A claimed job about to run.
pub(crate) struct Attempt<'a, S> {
    pub(crate) store: &'a S,
    pub(crate) now: &'a Now,
    pub(crate) job: Job,
    /// How long to wait should it fail.
    pub(crate) wait_s: i64,
}

impl<S: Store> Attempt<'_, S> {
    /// Runs the job to an end of this attempt, and writes that down.
    pub(crate) async fn run<C: Clone + Send + Sync + 'static>(
        self,
        registry: &Registry<C>,
        context: C,
        stop: &CancellationToken,
    ) -> Result<(), QueueError> {
        let stop = stop.child_token();
        let run = JobRun::new(self.job.clone(), stop.clone());
        let began = Instant::now();
        // In a task of its own, so that a panic ends the job and not the worker.
        let mut task =
            tokio::spawn(registry.start(&self.job.kind, &self.job.payload, context, run));
        let mut heartbeat = tokio::time::interval(Duration::from_secs(lease::HEARTBEAT_S));
        heartbeat.set_missed_tick_behavior(MissedTickBehavior::Delay);
        heartbeat.reset();
        let result = loop {
            tokio::select! {
                ended = &mut task => break ended.unwrap_or_else(panicked),
                _ = heartbeat.tick() => self.beat(&stop).await,
            }
        };
        let duration_ms = began.elapsed().as_millis() as i64;
        match self.settle(result, duration_ms).await {
            Err(QueueError::LeaseLost) => {
                tracing::warn!(
                    job = self.job.id,
                    kind = self.job.kind,
                    "another worker took this job over"
                );
                Ok(())
            }
            settled => settled,
        }
    }

    /// Renews the lease; where it is lost, asks the run to stop. A database that does not answer right now is no
    /// reason to: the lease outlasts two missed beats.
    async fn beat(&self, stop: &CancellationToken) {
        let renewed = async {
            let tx = self.store.begin().await?;
            lease::renew(&tx, &self.job, (self.now)()).await?;
            self.store.commit(tx).await
        };
        match renewed.await {
            Ok(()) => {}
            Err(QueueError::LeaseLost) => stop.cancel(),
            Err(error) => tracing::warn!(job = self.job.id, %error, "a lease could not be renewed"),
        }
    }

    /// Writes down how the attempt ended.
    async fn settle(
        &self,
        result: Result<(), JobError>,
        duration_ms: i64,
    ) -> Result<(), QueueError> {
        let (job, now) = (&self.job, (self.now)());
        let tx = self.store.begin().await?;
        match result {
            Ok(()) => end::end(&tx, job, &Outcome::Done, Some(duration_ms), now).await?,
            Err(JobError::Cancelled) => {
                end::end(&tx, job, &Outcome::Cancelled, Some(duration_ms), now).await?;
            }
            Err(JobError::Interrupted) => end::put_back(&tx, job).await?,
            Err(JobError::Retry { reason, after_s }) if self.may_retry(now) => {
                tracing::info!(
                    job = job.id,
                    kind = job.kind,
                    attempt = job.attempt,
                    reason,
                    "will be tried again"
                );
                let wait_s = self.wait_s.max(after_s.unwrap_or(0));
                end::retry(&tx, job, &reason, now + wait_s).await?;
            }
            Err(JobError::Retry { reason, .. } | JobError::Fail { reason }) => {
                tracing::warn!(
                    job = job.id,
                    kind = job.kind,
                    attempt = job.attempt,
                    reason,
                    "failed"
                );
                end::end(&tx, job, &Outcome::Failed(reason), Some(duration_ms), now).await?;
            }
        }
        self.store.commit(tx).await
    }

    const fn may_retry(&self, now: i64) -> bool {
        self.job.attempt < lease::MAX_ATTEMPTS && now < self.job.give_up_at
    }
}

fn panicked(error: JoinError) -> Result<(), JobError> {
    match error.try_into_panic() {
        Ok(payload) => {
            let message = payload
                .downcast_ref::<&str>()
                .map(ToString::to_string)
                .or_else(|| payload.downcast_ref::<String>().cloned())
                .unwrap_or_default();
            Err(JobError::retry(format!("it panicked: {message}")))
        }
        // The runtime is going away.
        Err(_) => Err(JobError::Interrupted),
    }
}
