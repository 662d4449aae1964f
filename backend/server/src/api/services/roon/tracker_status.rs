//! `GET /api/v1/services/roon-tracker/status`.

use axum::extract::State;

use super::view::{self, RoonTrackerView};
use crate::auth::CurrentUser;
use crate::extract::Json;
use crate::problem::Problem;
use crate::state::AppState;

/// Finds how the Roon tracker stands.
#[utoipa::path(
    get,
    path = "/api/v1/services/roon-tracker/status",
    tag = "services",
    responses((status = 200, description = "The tracker as it is now", body = RoonTrackerView))
)]
pub async fn find_roon_tracker_status(
    State(app): State<AppState>,
    current: CurrentUser,
) -> Result<Json<RoonTrackerView>, Problem> {
    Ok(Json(view::of(&app, &current).await?.into()))
}
