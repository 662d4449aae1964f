//! `POST /api/v1/scrobblers/{token}`.

use axum::extract::State;
use axum::http::StatusCode;

use crate::auth::AccountHolder;
use crate::extract::Path;
use crate::problem::Problem;
use crate::state::AppState;

/// Lets a scrobbling client in: it may submit listens and read them back, through a token of its own that can be
/// revoked among the others.
#[utoipa::path(
    post,
    path = "/api/v1/scrobblers/{token}",
    tag = "tokens",
    params(("token" = String, Path, description = "What `auth.getToken` gave the client")),
    responses((status = 204, description = "It is let in"))
)]
pub async fn create_scrobbler(
    State(app): State<AppState>,
    AccountHolder(current): AccountHolder,
    Path(token): Path<String>,
) -> Result<StatusCode, Problem> {
    app.accounts().grant_scrobbler(current.id(), &token).await?;
    Ok(StatusCode::NO_CONTENT)
}
