//! `POST /api/v1/services/discogs/sync`.

use axum::extract::State;
use axum::http::StatusCode;

use super::sync_progress::{SyncProgressView, find_progress};
use crate::auth::CurrentUser;
use crate::extract::Json;
use crate::problem::Problem;
use crate::state::AppState;

/// Orders a synchronisation of the whole collection and wantlist, now. One that goes on already is not begun again; one
/// that was interrupted goes on where it stopped. The original's `limit` is not needed: it is read whole.
#[utoipa::path(
    post,
    path = "/api/v1/services/discogs/sync",
    tag = "services",
    responses((status = 202, description = "Ordered; watch it until it has ended", body = SyncProgressView))
)]
pub async fn create_discogs_sync(
    State(app): State<AppState>,
    current: CurrentUser,
) -> Result<(StatusCode, Json<SyncProgressView>), Problem> {
    app.discogs().start(current.id()).await?;
    Ok((
        StatusCode::ACCEPTED,
        Json(find_progress(&app, &current).await?),
    ))
}
