//! `GET /api/v1/services/status/all`.

use axum::extract::State;
use serde::Serialize;
use utoipa::ToSchema;

use super::import_progress::ProgressView;
use super::list::find_lastfm;
use super::sync_progress::{self, SyncProgressView};
use super::view::TrackerView;
use crate::auth::CurrentUser;
use crate::extract::Json;
use crate::problem::Problem;
use crate::state::AppState;

/// The original's view of everything that runs.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = ServicesStatus)]
pub struct StatusView {
    /// The Last.fm tracker.
    pub tracker: TrackerView,
    /// What was ordered by hand.
    pub manual_operations: ManualOperations,
}

/// What was ordered by hand.
#[derive(Debug, Serialize, ToSchema)]
pub struct ManualOperations {
    /// The import of a whole history from Last.fm.
    pub lastfm_import: ProgressView,
    /// The synchronisation with Discogs.
    pub discogs_sync: SyncProgressView,
}

/// Finds how everything that runs stands.
#[utoipa::path(
    get,
    path = "/api/v1/services/status/all",
    tag = "services",
    responses((status = 200, description = "All of it", body = StatusView))
)]
pub async fn find_services_status(
    State(app): State<AppState>,
    current: CurrentUser,
) -> Result<Json<StatusView>, Problem> {
    let mut lastfm = find_lastfm(&app, &current).await?;
    let lastfm_import = lastfm.history.take().into();
    Ok(Json(StatusView {
        tracker: lastfm.into(),
        manual_operations: ManualOperations {
            lastfm_import,
            discogs_sync: sync_progress::find_progress(&app, &current).await?,
        },
    }))
}
