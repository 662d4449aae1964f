//! What ticks: `tokio-cron-scheduler`, which knows nothing of slots. The rows decide (see [`crate::schedule`]).

use std::sync::Arc;

use tokio_cron_scheduler::{Job, JobScheduler, JobSchedulerError};
use tokio_util::sync::CancellationToken;

use crate::schedule::{Schedule, tick};
use crate::store::Store;
use crate::worker::{Now, Wake};

/// How often the rows are looked at.
const EVERY: &str = "*/10 * * * * *";

/// Looks at the schedules every ten seconds until `stop`, and rings for what it orders.
pub struct Ticker<S> {
    /// Where the rows are.
    pub store: Arc<S>,
    /// What they order.
    pub schedules: Arc<[Schedule]>,
    /// The time.
    pub now: Now,
    /// Rung for each job.
    pub wake: Wake,
}

impl<S> std::fmt::Debug for Ticker<S> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Ticker").finish_non_exhaustive()
    }
}

impl<S: Store> Ticker<S> {
    /// Ticks until `stop`.
    pub async fn run(self, stop: CancellationToken) -> Result<(), JobSchedulerError> {
        let this = Arc::new(self);
        let mut scheduler = JobScheduler::new().await?;
        let job = Job::new_async(EVERY, move |_, _| {
            let this = Arc::clone(&this);
            Box::pin(async move { this.tick().await })
        })?;
        scheduler.add(job).await?;
        scheduler.start().await?;
        stop.cancelled().await;
        scheduler.shutdown().await
    }

    async fn tick(&self) {
        match tick(&*self.store, &self.schedules, (self.now)()).await {
            Ok(0) => {}
            Ok(_) => self.wake.ring(),
            Err(error) => tracing::error!(%error, "the schedules cannot be read"),
        }
    }
}
