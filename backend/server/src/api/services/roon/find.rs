//! `GET /api/v1/services/roon`.

use axum::extract::State;

use super::view::{self, RoonView};
use crate::auth::CurrentUser;
use crate::extract::Json;
use crate::problem::Problem;
use crate::state::AppState;

/// Finds how the link to Roon stands.
#[utoipa::path(
    get,
    path = "/api/v1/services/roon",
    tag = "services",
    responses((status = 200, description = "The link, or that there is none", body = RoonView))
)]
pub async fn find_roon(
    State(app): State<AppState>,
    current: CurrentUser,
) -> Result<Json<RoonView>, Problem> {
    Ok(Json(view::of(&app, &current).await?))
}
