//! `POST /api/v1/services/discogs/test`.

use axum::extract::State;
use axum::http::StatusCode;

use crate::auth::CurrentUser;
use crate::problem::Problem;
use crate::state::AppState;

/// Asks Discogs whether it still lets us in.
#[utoipa::path(
    post,
    path = "/api/v1/services/discogs/test",
    tag = "services",
    responses((status = 204, description = "It does"))
)]
pub async fn find_discogs_answer(
    State(app): State<AppState>,
    current: CurrentUser,
) -> Result<StatusCode, Problem> {
    app.discogs().test(current.id()).await?;
    Ok(StatusCode::NO_CONTENT)
}
