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

/// Love waits for no history.
pub(super) const LOVES_LANE: &str = "lastfm_loves";

/// Polls one user's account. Each poll orders the next one.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct PollLastFm {
    /// Whose.
    pub(crate) user: UserId,
}

impl BackgroundJob for PollLastFm {
    const KIND: &'static str = "poll_lastfm";
    const LANE: &'static str = LANE;
    const IS_ROUTINE: bool = true;
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

/// Compares what came from one user's account with what is there.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct CompareLastFm {
    /// Whose.
    pub(crate) user: UserId,
}

impl BackgroundJob for CompareLastFm {
    const KIND: &'static str = "compare_lastfm";
    const LANE: &'static str = HISTORY_LANE;
    type Context = JobContext;

    fn dedup(&self) -> Option<String> {
        Some(self.user.to_string())
    }

    async fn run(self, context: JobContext, run: JobRun) -> std::result::Result<(), JobError> {
        let is_last = run.attempt() >= lease::MAX_ATTEMPTS;
        let tracker = &context.lastfm;
        let compared = tracker.continue_comparison(self.user, &run, is_last).await;
        ended(compared, tracker.now())
    }
}

/// Tells Last.fm what a user loves here, or no longer.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct SendLastFmLoves {
    /// Whose.
    pub(crate) user: UserId,
}

impl BackgroundJob for SendLastFmLoves {
    const KIND: &'static str = "send_lastfm_loves";
    const LANE: &'static str = LOVES_LANE;
    const IS_ROUTINE: bool = true;
    type Context = JobContext;

    fn dedup(&self) -> Option<String> {
        Some(self.user.to_string())
    }

    async fn run(self, context: JobContext, run: JobRun) -> std::result::Result<(), JobError> {
        let sent = context.lastfm.send_loves(self.user, &run).await;
        ended(sent, context.lastfm.now())
    }
}

/// Brings love in step: tells Last.fm what it does not know, then reads what is loved there.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct SyncLastFmLoves {
    /// Whose.
    pub(crate) user: UserId,
}

impl BackgroundJob for SyncLastFmLoves {
    const KIND: &'static str = "sync_lastfm_loves";
    const LANE: &'static str = LOVES_LANE;
    const IS_ROUTINE: bool = true;
    type Context = JobContext;

    fn dedup(&self) -> Option<String> {
        Some(self.user.to_string())
    }

    async fn run(self, context: JobContext, run: JobRun) -> std::result::Result<(), JobError> {
        let tracker = &context.lastfm;
        let sent = tracker.send_loves(self.user, &run).await;
        // What cannot be told is no reason not to listen.
        let read = tracker.read_loves(self.user, &run).await;
        ended(read.and(sent), tracker.now())
    }
}

/// Has love brought in step for every account.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct SyncLoves {}

impl BackgroundJob for SyncLoves {
    const KIND: &'static str = "sync_loves";
    const LANE: &'static str = super::upkeep::LANE;
    const IS_ROUTINE: bool = true;
    type Context = JobContext;

    fn dedup(&self) -> Option<String> {
        Some(String::from("all"))
    }

    async fn run(self, context: JobContext, _run: JobRun) -> std::result::Result<(), JobError> {
        let ordered = context.lastfm.sync_all_loves().await;
        ordered.map_err(JobError::retry)
    }
}

/// Sees to it that every account that is to be read is.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct WakeTrackers {}

impl BackgroundJob for WakeTrackers {
    const KIND: &'static str = "wake_trackers";
    const LANE: &'static str = super::upkeep::LANE;
    const IS_ROUTINE: bool = true;
    type Context = JobContext;

    fn dedup(&self) -> Option<String> {
        Some(String::from("all"))
    }

    async fn run(self, context: JobContext, _run: JobRun) -> std::result::Result<(), JobError> {
        context.lastfm.wake_all().await.map_err(JobError::retry)?;
        context.discogs.wake_all().await.map_err(JobError::retry)
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
