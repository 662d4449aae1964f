//! Last.fm, polled and read whole.

use aime_domain::ids::UserId;
use aime_queue::{BackgroundJob, JobError, JobRun, lease};
use serde::{Deserialize, Serialize};

use super::JobContext;
use crate::lastfm::{LastFmError, Result, is_refusal};

/// Polls wait for nobody.
pub(super) const LANE: &str = "lastfm";
/// Whole histories wait for one another.
pub(super) const HISTORY_LANE: &str = "lastfm_history";

/// Polls one user's account. Each poll orders the next one.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct PollLastFm {
    /// Whose.
    pub(crate) user: UserId,
}

impl BackgroundJob for PollLastFm {
    const KIND: &'static str = "poll_lastfm";
    const LANE: &'static str = LANE;
    type Context = JobContext;

    fn dedup(&self) -> Option<String> {
        Some(self.user.to_string())
    }

    async fn run(self, context: JobContext, run: JobRun) -> std::result::Result<(), JobError> {
        match context.lastfm.poll(self.user, &run).await {
            // The next one is ordered: this one has ended, whatever became of it.
            Err(LastFmError::Provider(error)) => Err(JobError::fail(error)),
            polled => ended(polled, context.lastfm.now()),
        }
    }
}

/// Reads one user's whole history.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct ImportLastFmHistory {
    /// Whose.
    pub(crate) user: UserId,
}

impl BackgroundJob for ImportLastFmHistory {
    const KIND: &'static str = "import_lastfm_history";
    const LANE: &'static str = HISTORY_LANE;
    type Context = JobContext;

    fn dedup(&self) -> Option<String> {
        Some(self.user.to_string())
    }

    async fn run(self, context: JobContext, run: JobRun) -> std::result::Result<(), JobError> {
        let is_last = run.attempt() >= lease::MAX_ATTEMPTS;
        let read = context
            .lastfm
            .continue_history(self.user, &run, is_last)
            .await;
        ended(read, context.lastfm.now())
    }
}

/// Sees to it that every account that is to be polled is.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct WakeTrackers {}

impl BackgroundJob for WakeTrackers {
    const KIND: &'static str = "wake_trackers";
    const LANE: &'static str = super::upkeep::LANE;
    type Context = JobContext;

    fn dedup(&self) -> Option<String> {
        Some(String::from("all"))
    }

    async fn run(self, context: JobContext, _run: JobRun) -> std::result::Result<(), JobError> {
        context.lastfm.wake_all().await.map_err(JobError::retry)
    }
}

fn ended(done: Result<()>, now: i64) -> std::result::Result<(), JobError> {
    done.map_err(|error| match error {
        LastFmError::Interrupted => JobError::Interrupted,
        LastFmError::Storage(_) | LastFmError::Queue(_) => JobError::retry(error),
        LastFmError::Provider(ref cause) if !is_refusal(&error) => JobError::Retry {
            reason: error.to_string(),
            after_s: cause.retry_at().map(|at| at - now),
        },
        error => JobError::fail(error),
    })
}
