//! `POST /api/v1/services/discogs/pause`.

use axum::extract::State;

use super::list::find_discogs;
use super::view::ServiceView;
use crate::auth::CurrentUser;
use crate::extract::Json;
use crate::problem::Problem;
use crate::state::AppState;

/// Lets Discogs rest, also in the middle of a synchronisation; the next one goes on from there.
#[utoipa::path(
    post,
    path = "/api/v1/services/discogs/pause",
    tag = "services",
    responses((status = 200, description = "The service as it is now", body = ServiceView))
)]
pub async fn pause_discogs(
    State(app): State<AppState>,
    current: CurrentUser,
) -> Result<Json<ServiceView>, Problem> {
    app.discogs().pause(current.id()).await?;
    Ok(Json(find_discogs(&app, &current).await?))
}
