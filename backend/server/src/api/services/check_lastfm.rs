//! `POST /api/v1/services/lastfm/test`.

use axum::extract::State;
use axum::http::StatusCode;

use crate::auth::CurrentUser;
use crate::problem::Problem;
use crate::state::AppState;

/// Asks Last.fm whether it answers for the linked account.
#[utoipa::path(
    post,
    path = "/api/v1/services/lastfm/test",
    tag = "services",
    responses((status = 204, description = "It answers"))
)]
pub async fn find_lastfm_answer(
    State(app): State<AppState>,
    current: CurrentUser,
) -> Result<StatusCode, Problem> {
    app.lastfm().test(current.id()).await?;
    Ok(StatusCode::NO_CONTENT)
}
