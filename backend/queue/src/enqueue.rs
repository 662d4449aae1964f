//! Ordering a job.

use sea_orm::ConnectionTrait;

use crate::error::QueueError;
use crate::job::{BackgroundJob, Urgency};
use crate::sql;

/// Longest payload in bytes (caches.md §3.4): a job refers to data, it does not carry them.
const MAX_PAYLOAD: usize = 8_192;

/// How long a job that fails is tried, unless its order says otherwise: long enough for a provider's bad weekend.
const GIVE_UP_AFTER_S: i64 = 7 * 86_400;

/// An order for a job.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewJob {
    kind: &'static str,
    lane: &'static str,
    dedup: Option<String>,
    payload: String,
    urgency: Urgency,
    owner: Option<i64>,
    run_at: Option<i64>,
    give_up_after_s: i64,
}

impl NewJob {
    /// An order, wanted [`Urgency::Soon`] unless said otherwise.
    pub fn of<J: BackgroundJob>(job: &J) -> Result<Self, QueueError> {
        let payload = serde_json::to_string(job)?;
        if payload.len() > MAX_PAYLOAD {
            return Err(QueueError::PayloadTooLong(payload.len()));
        }
        Ok(Self {
            kind: J::KIND,
            lane: J::LANE,
            dedup: job.dedup().map(|key| format!("{}:{key}", J::KIND)),
            payload,
            urgency: Urgency::Soon,
            owner: None,
            run_at: None,
            give_up_after_s: GIVE_UP_AFTER_S,
        })
    }

    /// Its kind.
    pub const fn kind(&self) -> &'static str {
        self.kind
    }

    /// How soon it is wanted.
    #[must_use]
    pub fn urgency(self, urgency: Urgency) -> Self {
        Self { urgency, ..self }
    }

    /// Whom it is done for.
    #[must_use]
    pub fn owner(self, owner: i64) -> Self {
        Self {
            owner: Some(owner),
            ..self
        }
    }

    /// Not before this moment, unix seconds.
    #[must_use]
    pub fn run_at(self, at: i64) -> Self {
        Self {
            run_at: Some(at),
            ..self
        }
    }

    /// How long after the order a failure is tried again.
    #[must_use]
    pub fn give_up_after_s(self, seconds: i64) -> Self {
        Self {
            give_up_after_s: seconds,
            ..self
        }
    }
}

/// Orders a job in the caller's transaction and gives its number. Where one with the same key is waiting, that one is
/// promoted to the more urgent and the earlier of the two. Where it is already running, it runs once more afterwards,
/// since its run may have missed what this order is about; of several orders during a run the earliest holds, so that a run
/// which orders the next one a day ahead does not put off who wants it at once.
pub async fn enqueue<C: ConnectionTrait>(
    tx: &C,
    job: &NewJob,
    now: i64,
) -> Result<i64, QueueError> {
    let insert = "INSERT INTO jobs (kind, lane, urgency, dedup, payload, owner, run_at, give_up_at, created_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
        ON CONFLICT (dedup) WHERE dedup IS NOT NULL DO UPDATE SET
          payload = excluded.payload,
          give_up_at = excluded.give_up_at,
          urgency = CASE WHEN excluded.urgency < jobs.urgency THEN excluded.urgency ELSE jobs.urgency END,
          run_at = CASE WHEN jobs.claim IS NULL AND excluded.run_at < jobs.run_at THEN excluded.run_at
                        ELSE jobs.run_at END,
          again_at = CASE WHEN jobs.claim IS NULL THEN NULL
                          WHEN jobs.again_at < excluded.run_at THEN jobs.again_at
                          ELSE excluded.run_at END
        RETURNING id";
    let values = [
        job.kind.into(),
        job.lane.into(),
        (job.urgency as i32).into(),
        job.dedup.clone().into(),
        job.payload.clone().into(),
        job.owner.into(),
        job.run_at.unwrap_or(now).into(),
        (now + job.give_up_after_s).into(),
        now.into(),
    ];
    let row = sql::optional(tx, insert, values)
        .await?
        .ok_or_else(|| sea_orm::DbErr::RecordNotInserted)?;
    Ok(row.try_get_by_index(0)?)
}
