//! `POST /api/v1/services/roon-tracker/stop`.

use axum::extract::State;

use super::view::{self, RoonTrackerView};
use crate::auth::CurrentUser;
use crate::extract::Json;
use crate::problem::Problem;
use crate::state::AppState;

/// Lets Roon rest. It has no history to catch up from: what is played in the meantime is not seen.
#[utoipa::path(
    post,
    path = "/api/v1/services/roon-tracker/stop",
    tag = "services",
    responses((status = 200, description = "The tracker as it is now", body = RoonTrackerView))
)]
pub async fn stop_roon_tracker(
    State(app): State<AppState>,
    current: CurrentUser,
) -> Result<Json<RoonTrackerView>, Problem> {
    app.roon().pause(current.id()).await?;
    Ok(Json(view::of(&app, &current).await?.into()))
}
