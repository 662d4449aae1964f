//! `POST /api/v1/services/lastfm/import-history`.

use axum::extract::State;
use axum::http::StatusCode;

use super::import_progress::{ProgressView, find_progress};
use crate::auth::CurrentUser;
use crate::extract::Json;
use crate::problem::Problem;
use crate::state::AppState;

/// Orders the import of everything that the linked account ever heard. What is there stays as it is; one that was
/// interrupted goes on where it stopped.
#[utoipa::path(
    post,
    path = "/api/v1/services/lastfm/import-history",
    tag = "services",
    responses((status = 202, description = "Ordered; watch it until it has ended", body = ProgressView))
)]
pub async fn create_lastfm_import(
    State(app): State<AppState>,
    current: CurrentUser,
) -> Result<(StatusCode, Json<ProgressView>), Problem> {
    app.lastfm().import_history(current.id()).await?;
    Ok((
        StatusCode::ACCEPTED,
        Json(find_progress(&app, &current).await?),
    ))
}
