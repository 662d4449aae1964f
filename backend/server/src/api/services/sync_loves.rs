//! `POST /api/v1/services/lastfm/loves/sync`.

use axum::extract::State;
use axum::http::StatusCode;

use super::list::find_lastfm;
use super::view::ServiceView;
use crate::auth::CurrentUser;
use crate::extract::Json;
use crate::problem::Problem;
use crate::state::AppState;

/// Brings love in step with Last.fm, now: what is loved there is loved here, and what was loved or unloved here since is
/// told there where the user is signed in. Otherwise it happens every six hours.
#[utoipa::path(
    post,
    path = "/api/v1/services/lastfm/loves/sync",
    tag = "services",
    responses((status = 202, description = "Ordered; the service as it is now", body = ServiceView))
)]
pub async fn create_lastfm_loves_sync(
    State(app): State<AppState>,
    current: CurrentUser,
) -> Result<(StatusCode, Json<ServiceView>), Problem> {
    app.lastfm().sync_loves(current.id()).await?;
    Ok((
        StatusCode::ACCEPTED,
        Json(find_lastfm(&app, &current).await?),
    ))
}
