//! `POST /api/v1/services/roon-tracker/start`.

use axum::extract::State;

use super::view::{self, RoonTrackerView};
use crate::auth::CurrentUser;
use crate::extract::Json;
use crate::problem::Problem;
use crate::state::AppState;

/// Lets Roon be watched (again).
#[utoipa::path(
    post,
    path = "/api/v1/services/roon-tracker/start",
    tag = "services",
    responses((status = 200, description = "The tracker as it is now", body = RoonTrackerView))
)]
pub async fn start_roon_tracker(
    State(app): State<AppState>,
    current: CurrentUser,
) -> Result<Json<RoonTrackerView>, Problem> {
    app.roon().start(current.id()).await?;
    Ok(Json(view::of(&app, &current).await?.into()))
}
