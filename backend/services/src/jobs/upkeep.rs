//! What must be seen to now and then, by schedule.

use aime_queue::{BackgroundJob, JobError, JobRun};
use serde::{Deserialize, Serialize};

use super::JobContext;

pub(super) const LANE: &str = "upkeep";

/// Forgets changes that no browser will ask for, answers of services past keeping, and finishes deletions of accounts.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct TidyUp {}

impl BackgroundJob for TidyUp {
    const KIND: &'static str = "tidy_up";
    const LANE: &'static str = LANE;
    const IS_ROUTINE: bool = true;
    type Context = JobContext;

    fn dedup(&self) -> Option<String> {
        Some(String::from("all"))
    }

    async fn run(self, context: JobContext, _run: JobRun) -> Result<(), JobError> {
        context
            .upkeep
            .forget_changes()
            .await
            .map_err(JobError::retry)?;
        context
            .accounts
            .finish_deletions()
            .await
            .map_err(JobError::retry)?;
        let forgotten = context.gateway.forget_expired().await;
        forgotten.map(|_| ()).map_err(JobError::retry)
    }
}
