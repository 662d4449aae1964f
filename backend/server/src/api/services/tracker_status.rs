//! `GET /api/v1/services/tracker/status`.

use axum::extract::State;

use super::list::find_lastfm;
use super::view::TrackerView;
use crate::auth::CurrentUser;
use crate::extract::Json;
use crate::problem::Problem;
use crate::state::AppState;

/// Finds how the Last.fm tracker stands.
#[utoipa::path(
    get,
    path = "/api/v1/services/tracker/status",
    tag = "services",
    responses((status = 200, description = "The tracker as it is now", body = TrackerView))
)]
pub async fn find_tracker_status(
    State(app): State<AppState>,
    current: CurrentUser,
) -> Result<Json<TrackerView>, Problem> {
    Ok(Json(find_lastfm(&app, &current).await?.into()))
}
