//! What can go wrong with the queue, and with a job.

use std::fmt::Display;

/// The queue could not do what it was asked.
#[derive(Debug, thiserror::Error)]
pub enum QueueError {
    /// The database failed.
    #[error("the queue's database: {0}")]
    Database(#[from] sea_orm::DbErr),
    /// The store could not open or commit a transaction.
    #[error("the queue's database: {0}")]
    Store(#[source] Box<dyn std::error::Error + Send + Sync>),
    /// A payload is no JSON of its kind.
    #[error("a job's payload: {0}")]
    Payload(#[from] serde_json::Error),
    /// A schedule is none.
    #[error("a schedule: {0}")]
    Schedule(#[from] crate::cron::CronError),
    /// A payload is longer than a reference to data should be.
    #[error("a job's payload has {0} bytes; store the data and refer to it")]
    PayloadTooLong(usize),
    /// Another worker has the job now; what this one does no longer counts.
    #[error("the lease on the job was lost")]
    LeaseLost,
}

/// Why a job did not get done.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum JobError {
    /// It may work later.
    #[error("{reason}")]
    Retry {
        /// What happened.
        reason: String,
        /// Seconds to wait at least, where the cause says so.
        after_s: Option<i64>,
    },
    /// It will never work.
    #[error("{reason}")]
    Fail {
        /// What happened.
        reason: String,
    },
    /// Somebody wanted it to stop.
    #[error("cancelled")]
    Cancelled,
    /// The process is shutting down; the job goes on from where it is, elsewhere or later.
    #[error("interrupted")]
    Interrupted,
}

impl JobError {
    /// It may work later; the queue decides when.
    pub fn retry(reason: impl Display) -> Self {
        Self::Retry {
            reason: reason.to_string(),
            after_s: None,
        }
    }

    /// It will never work.
    pub fn fail(reason: impl Display) -> Self {
        Self::Fail {
            reason: reason.to_string(),
        }
    }
}
