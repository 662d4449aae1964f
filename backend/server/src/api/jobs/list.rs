//! `GET /api/v1/jobs`.

use aime_storage::import::record;
use axum::extract::State;
use serde::Serialize;
use utoipa::ToSchema;

use crate::api::imports::view::{ImportState, ImportView};
use crate::api::instant::Instant;
use crate::auth::CurrentUser;
use crate::extract::Json;
use crate::problem::Problem;
use crate::state::AppState;

/// Work that has not ended.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Job)]
pub struct JobView {
    /// Key, unique over all kinds.
    #[schema(example = "import-12")]
    pub id: String,
    /// What kind of work it is.
    pub kind: JobKind,
    /// Where it is.
    pub state: ImportState,
    /// What it works on, for people.
    pub title: String,
    /// What it is at.
    pub phase: String,
    /// How much is done, of `total`.
    pub done: i64,
    /// How much there is to do.
    pub total: i64,
    /// Seconds until the end at this rate, while it runs.
    #[schema(required)]
    pub seconds_left: Option<i64>,
    /// Where to watch it.
    #[schema(example = "/api/v1/imports/12")]
    pub href: String,
    /// When it was ordered.
    pub created_at: Instant,
}

/// A kind of work.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum JobKind {
    /// A file on its way into the ledger; counted in bytes.
    Import,
}

impl From<ImportView> for JobView {
    fn from(import: ImportView) -> Self {
        Self {
            id: format!("import-{}", import.id),
            kind: JobKind::Import,
            state: import.state,
            title: import.file_name,
            phase: import.report.phase,
            done: import.bytes_done,
            total: import.bytes_total,
            seconds_left: import.seconds_left,
            href: format!("/api/v1/imports/{}", import.id),
            created_at: import.created_at,
        }
    }
}

/// Work that has not ended, newest first.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = JobList)]
pub struct JobListView {
    /// The work.
    pub items: Vec<JobView>,
}

/// Lists one's own work that has not ended.
#[utoipa::path(
    get,
    path = "/api/v1/jobs",
    tag = "imports",
    responses((status = 200, description = "Work", body = JobListView))
)]
pub async fn list_jobs(
    State(app): State<AppState>,
    current: CurrentUser,
) -> Result<Json<JobListView>, Problem> {
    let open = record::list_open(&app.read(), current.id()).await?;
    let items = open
        .into_iter()
        .map(|import| ImportView::of(import, app.now()).into())
        .collect();
    Ok(Json(JobListView { items }))
}
