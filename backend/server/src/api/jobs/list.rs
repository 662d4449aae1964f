//! `GET /api/v1/jobs`.

use aime_services::jobs::watch;
use axum::extract::State;
use serde::Serialize;
use utoipa::ToSchema;

use super::view::JobView;
use crate::auth::CurrentUser;
use crate::extract::Json;
use crate::problem::Problem;
use crate::state::AppState;

/// Work.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = JobList)]
pub struct JobListView {
    /// What has not ended: imports, newest first, then all else, the running ones first.
    pub items: Vec<JobView>,
    /// What has ended, the latest first; the last 50 imports, and what else was done in the last week.
    pub recent: Vec<JobView>,
}

/// Lists one's own work, and what is done for everybody to those who look after the house.
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
    let work = watch::find_work(&app.read(), &current.user).await?;
    let now = app.now();
    let imports = work.open_imports.into_iter();
    let items = imports
        .map(|import| JobView::of_import(import, now))
        .chain(
            work.open_jobs
                .into_iter()
                .map(|job| JobView::of_open(job, now)),
        )
        .collect();
    let ended = work.ended_imports.into_iter();
    let mut recent: Vec<JobView> = ended
        .map(|import| JobView::of_import(import, now))
        .chain(work.ended_jobs.into_iter().map(JobView::of_ended))
        .collect();
    recent.sort_by_key(|job| std::cmp::Reverse(job.finished_at.map(|at| at.0)));
    Ok(Json(JobListView { items, recent }))
}
