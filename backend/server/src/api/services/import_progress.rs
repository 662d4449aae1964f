//! `GET /api/v1/services/lastfm/import/progress`.

use axum::extract::State;
use serde::Serialize;
use utoipa::ToSchema;

use super::list::find_lastfm;
use super::view::{HistoryImportState, HistoryView};
use crate::auth::CurrentUser;
use crate::extract::Json;
use crate::problem::Problem;
use crate::state::AppState;

/// The original's view of the import.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = LastFmImportProgress)]
pub struct ProgressView {
    /// Where it stands.
    pub status: ProgressStatus,
    /// Plays read.
    pub current: u64,
    /// Plays in all, by the service's word; 0 until it is known.
    pub total: u64,
    /// Plays that became listens.
    pub imported: u64,
    /// Plays that were there already.
    pub skipped: u64,
    /// What went wrong last.
    #[schema(required)]
    pub error: Option<String>,
}

/// Where the import stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = LastFmImportStatus)]
pub enum ProgressStatus {
    /// None was ordered.
    Idle,
    /// It waits or runs.
    Running,
    /// All of it is there.
    Completed,
    /// It will not go on by itself.
    Error,
}

impl From<Option<HistoryView>> for ProgressView {
    fn from(history: Option<HistoryView>) -> Self {
        let Some(history) = history else {
            return Self {
                status: ProgressStatus::Idle,
                current: 0,
                total: 0,
                imported: 0,
                skipped: 0,
                error: None,
            };
        };
        Self {
            status: match history.state {
                HistoryImportState::Running => ProgressStatus::Running,
                HistoryImportState::Done => ProgressStatus::Completed,
                HistoryImportState::Failed => ProgressStatus::Error,
            },
            current: history.done,
            total: history.total,
            imported: history.stored,
            skipped: history.done.saturating_sub(history.stored),
            error: history.error,
        }
    }
}

/// Finds how the import of the whole history stands.
#[utoipa::path(
    get,
    path = "/api/v1/services/lastfm/import/progress",
    tag = "services",
    responses((status = 200, description = "Progress", body = ProgressView))
)]
pub async fn find_lastfm_import_progress(
    State(app): State<AppState>,
    current: CurrentUser,
) -> Result<Json<ProgressView>, Problem> {
    Ok(Json(find_progress(&app, &current).await?))
}

/// The progress as it is now.
pub(super) async fn find_progress(
    app: &AppState,
    current: &CurrentUser,
) -> Result<ProgressView, Problem> {
    Ok(find_lastfm(app, current).await?.history.into())
}
