//! `POST /api/v1/services/tracker/stop`.

use axum::extract::State;

use super::list::find_lastfm;
use super::view::TrackerView;
use crate::auth::CurrentUser;
use crate::extract::Json;
use crate::problem::Problem;
use crate::state::AppState;

/// Lets Last.fm rest. What is heard in the meantime is fetched once it goes on.
#[utoipa::path(
    post,
    path = "/api/v1/services/tracker/stop",
    tag = "services",
    responses((status = 200, description = "The tracker as it is now", body = TrackerView))
)]
pub async fn stop_tracker(
    State(app): State<AppState>,
    current: CurrentUser,
) -> Result<Json<TrackerView>, Problem> {
    app.lastfm().pause(current.id()).await?;
    Ok(Json(find_lastfm(&app, &current).await?.into()))
}
