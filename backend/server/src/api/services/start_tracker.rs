//! `POST /api/v1/services/tracker/start`.

use axum::extract::State;

use super::list::find_lastfm;
use super::view::TrackerView;
use crate::auth::CurrentUser;
use crate::extract::Json;
use crate::problem::Problem;
use crate::state::AppState;

/// Lets Last.fm be polled (again), beginning now.
#[utoipa::path(
    post,
    path = "/api/v1/services/tracker/start",
    tag = "services",
    responses((status = 200, description = "The tracker as it is now", body = TrackerView))
)]
pub async fn start_tracker(
    State(app): State<AppState>,
    current: CurrentUser,
) -> Result<Json<TrackerView>, Problem> {
    app.lastfm().start(current.id()).await?;
    Ok(Json(find_lastfm(&app, &current).await?.into()))
}
