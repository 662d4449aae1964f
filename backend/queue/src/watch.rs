//! What waits, what runs and what has ended, for people who look.

use sea_orm::{ConnectionTrait, DbErr, QueryResult};

use crate::error::QueueError;
use crate::sql;

/// Whose jobs to look at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Whose {
    /// The owner.
    pub owner: i64,
    /// Whether jobs that are done for everybody are looked at, too.
    pub is_common: bool,
}

/// A job that runs, or the jobs of a kind that wait.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenJob {
    /// Its number; of waiting ones the first.
    pub id: i64,
    /// Its kind.
    pub kind: String,
    /// Whether a worker is at it.
    pub is_running: bool,
    /// How many they are.
    pub count: i64,
    /// Attempts so far, that of a running one included.
    pub attempts: i32,
    /// When it is due, unix seconds; of waiting ones the soonest.
    pub run_at: i64,
    /// Why the last attempt failed.
    pub last_error: Option<String>,
    /// When it was ordered, unix seconds; of waiting ones the earliest.
    pub created_at: i64,
}

/// A job that has ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EndedJob {
    /// Its number.
    pub id: i64,
    /// Its kind.
    pub kind: String,
    /// `done`, `failed` or `cancelled`.
    pub outcome: String,
    /// How long the last attempt took.
    pub duration_ms: Option<i64>,
    /// Why it failed.
    pub error: Option<String>,
    /// When it ended, unix seconds.
    pub ended_at: i64,
}

// Thousands may wait; of those a kind is told once.
const OPEN: &str = "
    SELECT MIN(id), kind, 1, COUNT(*), MAX(attempts), MIN(run_at), MAX(last_error), MIN(created_at) FROM jobs
    WHERE claim IS NOT NULL AND (owner = $1 OR (owner IS NULL AND $2)) AND kind <> $3 GROUP BY id, kind
    UNION ALL
    SELECT MIN(id), kind, 0, COUNT(*), MAX(attempts), MIN(run_at), MAX(last_error), MIN(created_at) FROM jobs
    WHERE claim IS NULL AND (owner = $1 OR (owner IS NULL AND $2)) AND kind <> $3 GROUP BY kind
    ORDER BY 3 DESC, 6, 1 LIMIT $4";
const ENDED: &str = "
    SELECT job_id, kind, outcome, duration_ms, error, ended_at FROM job_runs
    WHERE (owner = $1 OR (owner IS NULL AND $2)) AND kind <> $3 AND (outcome <> 'done' OR kind NOT IN (QUIET))
    ORDER BY id DESC LIMIT $4";

/// Jobs that have not ended: each running one, then the waiting ones by kind, those due soonest first. Those of the kind `without` are left out.
pub async fn list_open<C: ConnectionTrait>(
    db: &C,
    whose: Whose,
    without: &str,
    limit: u32,
) -> Result<Vec<OpenJob>, QueueError> {
    let rows = sql::all(db, OPEN, values(whose, without, limit)).await?;
    Ok(rows.iter().map(open).collect::<Result<_, DbErr>>()?)
}

/// Jobs that have ended, the latest first. Those of the kind `without` are left out, and those of the kinds `quiet` that
/// went well.
pub async fn list_ended<C: ConnectionTrait>(
    db: &C,
    whose: Whose,
    without: &str,
    quiet: &[&str],
    limit: u32,
) -> Result<Vec<EndedJob>, QueueError> {
    let mut values = values(whose, without, limit).to_vec();
    let mut places = vec![String::from("''")];
    for kind in quiet {
        values.push((*kind).into());
        places.push(format!("${}", values.len()));
    }
    let query = ENDED.replace("QUIET", &places.join(", "));
    let rows = sql::all(db, &query, values).await?;
    Ok(rows.iter().map(ended).collect::<Result<_, DbErr>>()?)
}

fn values(whose: Whose, without: &str, limit: u32) -> [sea_orm::Value; 4] {
    [
        whose.owner.into(),
        whose.is_common.into(),
        without.into(),
        i64::from(limit).into(),
    ]
}

fn open(row: &QueryResult) -> Result<OpenJob, DbErr> {
    Ok(OpenJob {
        id: row.try_get_by_index(0)?,
        kind: row.try_get_by_index(1)?,
        is_running: row.try_get_by_index::<i32>(2)? != 0,
        count: row.try_get_by_index(3)?,
        attempts: row.try_get_by_index(4)?,
        run_at: row.try_get_by_index(5)?,
        last_error: row.try_get_by_index(6)?,
        created_at: row.try_get_by_index(7)?,
    })
}

fn ended(row: &QueryResult) -> Result<EndedJob, DbErr> {
    Ok(EndedJob {
        id: row.try_get_by_index(0)?,
        kind: row.try_get_by_index(1)?,
        outcome: row.try_get_by_index(2)?,
        duration_ms: row.try_get_by_index(3)?,
        error: row.try_get_by_index(4)?,
        ended_at: row.try_get_by_index(5)?,
    })
}
