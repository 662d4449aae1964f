//! Claims: who works on a job, for how long, and how it comes back when that worker is gone.

use sea_orm::{ConnectionTrait, DbBackend, Value};

use crate::end::{self, Outcome};
use crate::error::QueueError;
use crate::job::Job;
use crate::sql;

/// How long a claim holds without renewal: three missed heartbeats.
pub const LEASE_S: i64 = 60;

/// How often a worker renews its claims.
pub const HEARTBEAT_S: u64 = 20;

/// After so many attempts a job that ends no other way is poison: it may be what kills its workers.
pub const MAX_ATTEMPTS: i32 = 8;

/// In which order jobs of a lane are taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Order {
    /// The most urgent first.
    Urgency,
    /// The longest due first; a share of the claims, so that nothing starves.
    Age,
}

/// Whether a job of the lane is due. Only a look: claiming it may still find it taken.
pub async fn is_due<C: ConnectionTrait>(db: &C, lane: &str, now: i64) -> Result<bool, QueueError> {
    let look = "SELECT 1 FROM jobs WHERE claim IS NULL AND lane = $1 AND run_at <= $2 LIMIT 1";
    let found = sql::optional(db, look, [lane.into(), now.into()]).await?;
    Ok(found.is_some())
}

/// Claims the next due job of a lane for `worker`. `claim` must never have been used before.
pub async fn claim<C: ConnectionTrait>(
    tx: &C,
    lane: &str,
    order: Order,
    worker: &str,
    claim: &str,
    now: i64,
) -> Result<Option<Job>, QueueError> {
    let order = match order {
        Order::Urgency => "urgency, run_at, id",
        Order::Age => "run_at, id",
    };
    let lock = match tx.get_database_backend() {
        DbBackend::Postgres => "FOR UPDATE SKIP LOCKED",
        _ => "",
    };
    let update = format!(
        "UPDATE jobs SET claim = $1, claimed_by = $2, lease_until = $3, attempts = attempts + 1, again_at = NULL
          WHERE id = (SELECT id FROM jobs WHERE claim IS NULL AND lane = $4 AND run_at <= $5
                      ORDER BY {order} LIMIT 1 {lock})
         RETURNING {}",
        Job::COLUMNS
    );
    let values = [
        claim.into(),
        worker.into(),
        (now + LEASE_S).into(),
        lane.into(),
        now.into(),
    ];
    let row = sql::optional(tx, &update, values).await?;
    Ok(row.as_ref().map(Job::from_row).transpose()?)
}

/// Renews a claim; [`QueueError::LeaseLost`] where it is no longer the latest one.
pub(crate) async fn renew<C: ConnectionTrait>(
    tx: &C,
    job: &Job,
    now: i64,
) -> Result<(), QueueError> {
    let update = "UPDATE jobs SET lease_until = $1 WHERE id = $2 AND claim = $3";
    let values = [
        (now + LEASE_S).into(),
        job.id.into(),
        job.claim.clone().into(),
    ];
    match sql::execute(tx, update, values).await? {
        0 => Err(QueueError::LeaseLost),
        _ => Ok(()),
    }
}

/// Gives jobs back whose workers did not renew in time; the lost attempt counts. Gives their number.
pub async fn requeue_expired<C: ConnectionTrait>(tx: &C, now: i64) -> Result<u64, QueueError> {
    requeue(tx, "lease_until < $1", now.into(), now).await
}

/// Gives the jobs back that `worker` has claimed and, being dead, will not end; the lost attempt counts. Gives their
/// number.
pub async fn requeue_claims_of<C: ConnectionTrait>(
    tx: &C,
    worker: &str,
    now: i64,
) -> Result<u64, QueueError> {
    requeue(tx, "claimed_by = $1", worker.into(), now).await
}

async fn requeue<C: ConnectionTrait>(
    tx: &C,
    condition: &str,
    value: Value,
    now: i64,
) -> Result<u64, QueueError> {
    let lost = format!(
        "SELECT {} FROM jobs WHERE claim IS NOT NULL AND {condition} ORDER BY lease_until",
        Job::COLUMNS
    );
    let mut given_back = 0;
    for row in sql::all(tx, &lost, [value]).await? {
        let job = Job::from_row(&row)?;
        let reason = "its worker vanished";
        let ended = if job.attempt >= MAX_ATTEMPTS {
            end::end(tx, &job, &Outcome::Failed(reason.into()), None, now).await
        } else {
            end::retry(tx, &job, reason, now).await
        };
        match ended {
            Ok(()) => given_back += 1,
            // Renewed or ended in the meantime: not lost after all.
            Err(QueueError::LeaseLost) => {}
            Err(error) => return Err(error),
        }
    }
    Ok(given_back)
}
