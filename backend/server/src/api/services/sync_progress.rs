//! `GET /api/v1/services/discogs/sync/progress`.

use axum::extract::State;
use serde::Serialize;
use utoipa::ToSchema;

use super::collection_sync::{SyncRunState, SyncRunView};
use super::import_progress::ProgressStatus;
use super::list::find_discogs;
use crate::auth::CurrentUser;
use crate::extract::Json;
use crate::problem::Problem;
use crate::state::AppState;

/// The original's view of a synchronisation.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = DiscogsSyncProgress)]
pub struct SyncProgressView {
    /// Where it stands.
    pub status: ProgressStatus,
    /// Entries read.
    pub current: u64,
    /// Entries in all, as far as that is known.
    pub total: u64,
    /// The album that was read last.
    #[schema(required)]
    pub current_album: Option<String>,
    /// Copies and wishes that are new, joined or changed.
    pub synced: u64,
    /// Those that were there as they are.
    pub skipped: u64,
    /// Entries that could not be used.
    pub errors: u64,
    /// Copies and wishes that the account has no more.
    pub removed: u64,
    /// What went wrong last.
    #[schema(required)]
    pub error: Option<String>,
}

impl From<Option<SyncRunView>> for SyncProgressView {
    fn from(run: Option<SyncRunView>) -> Self {
        let Some(run) = run else {
            return Self {
                status: ProgressStatus::Idle,
                current: 0,
                total: 0,
                current_album: None,
                synced: 0,
                skipped: 0,
                errors: 0,
                removed: 0,
                error: None,
            };
        };
        let synced = run.added + run.joined + run.changed;
        Self {
            status: match run.state {
                SyncRunState::Running => ProgressStatus::Running,
                SyncRunState::Done => ProgressStatus::Completed,
                SyncRunState::Failed => ProgressStatus::Error,
            },
            current: run.done,
            total: run.total,
            current_album: run.current,
            synced,
            skipped: run.done.saturating_sub(synced + run.skipped),
            errors: run.skipped,
            removed: run.removed,
            error: run.error,
        }
    }
}

/// Finds how the synchronisation stands.
#[utoipa::path(
    get,
    path = "/api/v1/services/discogs/sync/progress",
    tag = "services",
    responses((status = 200, description = "Progress", body = SyncProgressView))
)]
pub async fn find_discogs_sync_progress(
    State(app): State<AppState>,
    current: CurrentUser,
) -> Result<Json<SyncProgressView>, Problem> {
    Ok(Json(find_progress(&app, &current).await?))
}

/// The progress as it is now.
pub(super) async fn find_progress(
    app: &AppState,
    current: &CurrentUser,
) -> Result<SyncProgressView, Problem> {
    let service = find_discogs(app, current).await?;
    let run = service.collection.and_then(|collection| collection.run);
    Ok(run.into())
}
