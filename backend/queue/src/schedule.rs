//! Work that comes round: a row says when next, and whoever moves the row orders the job.
//!
//! A tick looks at the rows; who ticks, and how often, does not matter. Moving `next_at` on is a compare-and-set in the
//! transaction that orders the job, so that a slot is ordered exactly once by all processes together. The next slot is
//! counted from now: however long everything slept, one run catches up.

use sea_orm::{ConnectionTrait, QueryResult};

use crate::cron::{CronError, next_after};
use crate::enqueue::{NewJob, enqueue};
use crate::error::QueueError;
use crate::job::BackgroundJob;
use crate::sql;
use crate::store::Store;

/// A job that comes round, as the program declares it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Schedule {
    name: &'static str,
    cron: String,
    zone: String,
    job: NewJob,
}

impl Schedule {
    /// Orders `job` whenever `cron` is due on the clocks of `zone` (an IANA name). `name` is its key in the database,
    /// never changed.
    pub fn new<J: BackgroundJob>(
        name: &'static str,
        cron: &str,
        zone: &str,
        job: &J,
    ) -> Result<Self, QueueError> {
        Ok(Self {
            name,
            cron: cron.to_owned(),
            zone: zone.to_owned(),
            job: NewJob::of(job)?.urgency(crate::Urgency::Batch),
        })
    }

    /// Its name.
    pub const fn name(&self) -> &'static str {
        self.name
    }
}

/// A schedule as it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ScheduleRow {
    /// Its name.
    pub name: String,
    /// When it is due, as a cron line.
    pub cron: String,
    /// On the clocks of this IANA zone.
    pub time_zone: String,
    /// Kind of its job.
    pub job: String,
    /// Whether it runs.
    pub enabled: bool,
    /// When next, unix seconds UTC.
    pub next_at: i64,
    /// When it was ordered last.
    pub last_at: Option<i64>,
}

/// Writes down what the program declares. What is there keeps its next moment and whether it runs, unless its line or
/// zone is another one now; what is no longer declared goes.
pub async fn declare<C: ConnectionTrait>(
    tx: &C,
    declared: &[Schedule],
    now: i64,
) -> Result<(), QueueError> {
    let upsert = "INSERT INTO schedules (name, cron, time_zone, job, next_at) VALUES ($1, $2, $3, $4, $5)
        ON CONFLICT (name) DO UPDATE SET cron = excluded.cron, time_zone = excluded.time_zone, job = excluded.job,
          next_at = CASE WHEN schedules.cron = excluded.cron AND schedules.time_zone = excluded.time_zone
                         THEN schedules.next_at ELSE excluded.next_at END";
    for schedule in declared {
        let values = [
            schedule.name.into(),
            schedule.cron.as_str().into(),
            schedule.zone.as_str().into(),
            schedule.job.kind().into(),
            next_after(&schedule.cron, &schedule.zone, now)?.into(),
        ];
        sql::execute(tx, upsert, values).await?;
    }
    for row in list_schedules(tx).await? {
        if !declared.iter().any(|schedule| schedule.name == row.name) {
            sql::execute(
                tx,
                "DELETE FROM schedules WHERE name = $1",
                [row.name.into()],
            )
            .await?;
        }
    }
    Ok(())
}

/// Orders what is due; how many jobs were ordered here.
pub async fn tick<S: Store>(store: &S, declared: &[Schedule], now: i64) -> Result<u64, QueueError> {
    let mut ordered = 0;
    // Only a look: on SQLite it takes no write lock.
    for row in list_schedules(&store.read()).await? {
        let Some(schedule) = declared.iter().find(|schedule| schedule.name == row.name) else {
            continue;
        };
        if !row.enabled || !is_due(&row, now)? {
            continue;
        }
        let tx = store.begin().await?;
        if take(&tx, &row, now).await? {
            enqueue(&tx, &schedule.job, now).await?;
            store.commit(tx).await?;
            ordered += 1;
        }
    }
    Ok(ordered)
}

/// Whether a row is due; also one that lies further ahead than its line could put it: the clock was set back.
fn is_due(row: &ScheduleRow, now: i64) -> Result<bool, CronError> {
    Ok(row.next_at <= now || row.next_at > next_after(&row.cron, &row.time_zone, now)?)
}

/// Moves a row on if nobody else has.
async fn take<C: ConnectionTrait>(tx: &C, row: &ScheduleRow, now: i64) -> Result<bool, QueueError> {
    let update = "UPDATE schedules SET next_at = $1, last_at = $2 WHERE name = $3 AND next_at = $4 AND enabled";
    let values = [
        next_after(&row.cron, &row.time_zone, now)?.into(),
        now.into(),
        row.name.as_str().into(),
        row.next_at.into(),
    ];
    Ok(sql::execute(tx, update, values).await? > 0)
}

/// All schedules by name.
pub async fn list_schedules<C: ConnectionTrait>(db: &C) -> Result<Vec<ScheduleRow>, QueueError> {
    let query =
        "SELECT name, cron, time_zone, job, enabled, next_at, last_at FROM schedules ORDER BY name";
    let rows = sql::all(db, query, []).await?;
    Ok(rows.iter().map(row).collect::<Result<_, _>>()?)
}

/// Lets a schedule run, or not; false where there is none of that name.
pub async fn set_enabled<C: ConnectionTrait>(
    tx: &C,
    name: &str,
    enabled: bool,
) -> Result<bool, QueueError> {
    let update = "UPDATE schedules SET enabled = $1 WHERE name = $2";
    Ok(sql::execute(tx, update, [enabled.into(), name.into()]).await? > 0)
}

fn row(row: &QueryResult) -> Result<ScheduleRow, sea_orm::DbErr> {
    Ok(ScheduleRow {
        name: row.try_get_by_index(0)?,
        cron: row.try_get_by_index(1)?,
        time_zone: row.try_get_by_index(2)?,
        job: row.try_get_by_index(3)?,
        enabled: row.try_get_by_index(4)?,
        next_at: row.try_get_by_index(5)?,
        last_at: row.try_get_by_index(6)?,
    })
}
