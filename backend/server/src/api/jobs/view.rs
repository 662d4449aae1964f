//! A piece of work as the API shows it.

use aime_services::jobs::watch::{self, EndedJob, OpenJob};
use aime_storage::import::record::Import;
use serde::Serialize;
use utoipa::ToSchema;
use utoipa::openapi::schema::{Object, ObjectBuilder, Type};

use crate::api::imports::view::{ImportState, ImportView};
use crate::api::instant::Instant;

/// A piece of work.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Job)]
pub struct JobView {
    /// Key, unique over all kinds.
    #[schema(example = "import-12")]
    pub id: String,
    /// What kind of work it is: `import`, or the name of a job.
    #[schema(schema_with = kind_schema)]
    pub kind: String,
    /// Whether it comes round by itself or in great numbers, so that nobody waits for it. One that has ended is told
    /// only where it failed.
    pub background: bool,
    /// Where it is.
    pub state: ImportState,
    /// What it works on, for people; empty where its kind says it all.
    pub title: String,
    /// What it is at; empty where it does not say.
    pub phase: String,
    /// How much is done, of `total`: bytes of an import.
    pub done: i64,
    /// How much there is to do; of waiting jobs how many wait; 0 where that is not known.
    pub total: i64,
    /// Rows a second since the start, while an import runs.
    #[schema(required)]
    pub rows_per_second: Option<f64>,
    /// Seconds until the end at this rate, while it runs.
    #[schema(required)]
    pub seconds_left: Option<i64>,
    /// The rows of an import.
    #[schema(required)]
    pub counts: Option<JobCounts>,
    /// Why it failed, or why the last attempt did, for people.
    #[schema(required)]
    pub error: Option<String>,
    /// What can be asked of it: `POST` to `href` with `/pause`, `/resume` or `/cancel` behind.
    pub actions: Vec<JobAction>,
    /// Where to watch it.
    #[schema(example = "/api/v1/imports/12")]
    pub href: String,
    /// When it was ordered; of a job that has ended, when it ended.
    pub created_at: Instant,
    /// When it is due, where that is later or was put off.
    #[schema(required)]
    pub due_at: Option<Instant>,
    /// When it ended.
    #[schema(required)]
    pub finished_at: Option<Instant>,
}

/// The kinds that this version knows, so that a client cannot forget to name one.
fn kind_schema() -> Object {
    ObjectBuilder::new()
        .schema_type(Type::String)
        .enum_values(Some(watch::kind_names()))
        .description(Some(
            "What kind of work it is: `import`, or the name of a job.",
        ))
        .build()
}

/// The rows of an import by outcome.
#[derive(Debug, Serialize, ToSchema)]
pub struct JobCounts {
    /// Rows read; the sum of the others.
    pub read: i64,
    /// Rows that are in the ledger now and count.
    pub stored: i64,
    /// Rows that were there already, or are another report of a stored play.
    pub duplicate: i64,
    /// Rows left out on purpose.
    pub skipped: i64,
    /// Rows that could not be understood.
    pub failed: i64,
}

/// What can be asked of work.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum JobAction {
    /// Hold it where it stands.
    Pause,
    /// Let it go on.
    Resume,
    /// Stop it for good.
    Cancel,
}

/// Where work other than imports is seen.
const HERE: &str = "/api/v1/jobs";

impl JobView {
    /// An import as it stands at `now`.
    pub fn of_import(import: Import, now: i64) -> Self {
        let import = ImportView::of(import, now);
        let actions = match import.state {
            ImportState::Queued | ImportState::Running => vec![JobAction::Pause, JobAction::Cancel],
            ImportState::Paused => vec![JobAction::Resume, JobAction::Cancel],
            ImportState::Done | ImportState::Failed | ImportState::Cancelled => Vec::new(),
        };
        Self {
            id: format!("import-{}", import.id),
            kind: watch::IMPORT.to_owned(),
            background: false,
            state: import.state,
            title: import.file_name,
            phase: import.report.phase,
            done: import.bytes_done,
            total: import.bytes_total,
            rows_per_second: import.rows_per_second,
            seconds_left: import.seconds_left,
            counts: Some(JobCounts {
                read: import.read,
                stored: import.stored,
                duplicate: import.duplicate,
                skipped: import.skipped,
                failed: import.failed,
            }),
            error: import.error,
            actions,
            href: format!("/api/v1/imports/{}", import.id),
            created_at: import.created_at,
            due_at: None,
            finished_at: import.finished_at,
        }
    }

    /// A job that waits or runs at `now`.
    pub fn of_open(job: OpenJob, now: i64) -> Self {
        let state = if job.is_running {
            ImportState::Running
        } else {
            ImportState::Queued
        };
        Self {
            state,
            total: job.count,
            error: job.last_error,
            created_at: Instant(job.created_at),
            due_at: Some(Instant(job.run_at)).filter(|_| !job.is_running && job.run_at > now),
            ..Self::bare(job.id, job.kind)
        }
    }

    /// A job that has ended.
    pub fn of_ended(job: EndedJob) -> Self {
        let state = match job.outcome.as_str() {
            "done" => ImportState::Done,
            "cancelled" => ImportState::Cancelled,
            _ => ImportState::Failed,
        };
        Self {
            state,
            error: job.error,
            created_at: Instant(job.ended_at),
            finished_at: Some(Instant(job.ended_at)),
            ..Self::bare(job.id, job.kind)
        }
    }

    fn bare(id: i64, kind: String) -> Self {
        Self {
            id: format!("job-{id}"),
            background: watch::is_routine(&kind),
            kind,
            state: ImportState::Queued,
            title: String::new(),
            phase: String::new(),
            done: 0,
            total: 0,
            rows_per_second: None,
            seconds_left: None,
            counts: None,
            error: None,
            actions: Vec::new(),
            href: HERE.to_owned(),
            created_at: Instant(0),
            due_at: None,
            finished_at: None,
        }
    }
}
