//! How a claimed job ends: done, failed, cancelled, to be tried again, or put back.

use sea_orm::ConnectionTrait;

use crate::error::QueueError;
use crate::job::Job;
use crate::sql;

/// How many ended jobs are remembered, and for how long (caches.md §3.4).
const RUNS_KEPT: i64 = 20_000;
const RUNS_KEPT_S: i64 = 7 * 86_400;

/// How a job ended for good.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// The work is done.
    Done,
    /// It will not be tried again; the reason.
    Failed(String),
    /// Somebody wanted it to stop.
    Cancelled,
}

impl Outcome {
    /// The word in `job_runs`.
    pub const fn as_str(&self) -> &'static str {
        match self {
            Self::Done => "done",
            Self::Failed(_) => "failed",
            Self::Cancelled => "cancelled",
        }
    }

    fn reason(&self) -> Option<String> {
        match self {
            Self::Failed(reason) => Some(reason.clone()),
            Self::Done | Self::Cancelled => None,
        }
    }
}

/// Ends a job and notes the run. A job that was ordered again while it ran goes back to waiting, as new.
pub(crate) async fn end<C: ConnectionTrait>(
    tx: &C,
    job: &Job,
    outcome: &Outcome,
    duration_ms: Option<i64>,
    now: i64,
) -> Result<(), QueueError> {
    let delete = "DELETE FROM jobs WHERE id = $1 AND claim = $2 AND again_at IS NULL";
    let values = [job.id.into(), job.claim.clone().into()];
    if sql::execute(tx, delete, values).await? == 0 {
        let again = "UPDATE jobs SET claim = NULL, claimed_by = NULL, lease_until = NULL, attempts = 0, last_error = NULL,
                            run_at = again_at, again_at = NULL
                      WHERE id = $1 AND claim = $2 AND again_at IS NOT NULL";
        held(sql::execute(tx, again, [job.id.into(), job.claim.clone().into()]).await?)?;
    }
    let note = "INSERT INTO job_runs (job_id, kind, lane, owner, outcome, attempts, duration_ms, error, payload, ended_at)
                VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";
    let values = [
        job.id.into(),
        job.kind.clone().into(),
        job.lane.clone().into(),
        job.owner.into(),
        outcome.as_str().into(),
        job.attempt.into(),
        duration_ms.into(),
        outcome.reason().into(),
        job.payload.clone().into(),
        now.into(),
    ];
    sql::execute(tx, note, values).await?;
    Ok(())
}

/// Gives a job back to be tried again at `run_at`.
pub(crate) async fn retry<C: ConnectionTrait>(
    tx: &C,
    job: &Job,
    reason: &str,
    run_at: i64,
) -> Result<(), QueueError> {
    let update = "UPDATE jobs SET claim = NULL, claimed_by = NULL, lease_until = NULL, run_at = $1, last_error = $2
                   WHERE id = $3 AND claim = $4";
    let values = [
        run_at.into(),
        reason.into(),
        job.id.into(),
        job.claim.clone().into(),
    ];
    held(sql::execute(tx, update, values).await?)
}

/// Gives a job back that was interrupted through no fault of its own: the attempt does not count.
pub(crate) async fn put_back<C: ConnectionTrait>(tx: &C, job: &Job) -> Result<(), QueueError> {
    let update = "UPDATE jobs SET claim = NULL, claimed_by = NULL, lease_until = NULL, attempts = attempts - 1
                   WHERE id = $1 AND claim = $2";
    held(sql::execute(tx, update, [job.id.into(), job.claim.clone().into()]).await?)
}

/// Forgets ended jobs beyond the last 20,000 and older than a week.
pub async fn forget_runs<C: ConnectionTrait>(tx: &C, now: i64) -> Result<u64, QueueError> {
    let delete = "DELETE FROM job_runs
                   WHERE ended_at < $1 OR id <= (SELECT MAX(id) FROM job_runs) - $2";
    Ok(sql::execute(tx, delete, [(now - RUNS_KEPT_S).into(), RUNS_KEPT.into()]).await?)
}

const fn held(changed: u64) -> Result<(), QueueError> {
    match changed {
        0 => Err(QueueError::LeaseLost),
        _ => Ok(()),
    }
}
