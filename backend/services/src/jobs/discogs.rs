//! Discogs, joined with the ledger.

use aime_domain::ids::UserId;
use aime_queue::{BackgroundJob, JobError, JobRun, lease};
use serde::{Deserialize, Serialize};

use super::JobContext;
use crate::discogs::{DiscogsError, is_refusal};

/// Accounts wait for one another: they share what Discogs allows this address.
pub(super) const LANE: &str = "discogs";

/// Joins one user's account with the ledger. Each synchronisation orders the next one.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct SyncDiscogs {
    /// Whose.
    pub(crate) user: UserId,
}

impl BackgroundJob for SyncDiscogs {
    const KIND: &'static str = "sync_discogs";
    const LANE: &'static str = LANE;
    type Context = JobContext;

    fn dedup(&self) -> Option<String> {
        Some(self.user.to_string())
    }

    async fn run(self, context: JobContext, run: JobRun) -> Result<(), JobError> {
        let is_last = run.attempt() >= lease::MAX_ATTEMPTS;
        let synced = context.discogs.sync(self.user, &run, is_last).await;
        match synced {
            // The next one is ordered.
            Err(DiscogsError::Provider(error)) if is_last => Err(JobError::fail(error)),
            synced => ended(synced, context.discogs.now()),
        }
    }
}

/// Orders what is not known of the albums of one user's account.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct DescribeCollection {
    /// Whose.
    pub(crate) user: UserId,
}

impl BackgroundJob for DescribeCollection {
    const KIND: &'static str = "describe_collection";
    const LANE: &'static str = LANE;
    type Context = JobContext;

    fn dedup(&self) -> Option<String> {
        Some(self.user.to_string())
    }

    async fn run(self, context: JobContext, run: JobRun) -> Result<(), JobError> {
        let ordered = context.discogs.describe_collection(self.user, &run).await;
        ended(ordered, context.discogs.now())
    }
}

pub(super) fn ended(done: crate::discogs::Result<()>, now: i64) -> Result<(), JobError> {
    done.map_err(|error| match error {
        DiscogsError::Interrupted => JobError::Interrupted,
        DiscogsError::Storage(_) | DiscogsError::Queue(_) => JobError::retry(error),
        DiscogsError::Provider(ref cause) if !is_refusal(&error) => JobError::Retry {
            reason: error.to_string(),
            after_s: cause.retry_at().map(|at| at - now),
        },
        error => JobError::fail(error),
    })
}
