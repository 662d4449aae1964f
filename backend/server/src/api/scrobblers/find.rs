//! `GET /api/v1/scrobblers/{token}`.

use axum::extract::State;
use serde::Serialize;
use utoipa::ToSchema;

use crate::api::instant::Instant;
use crate::auth::AccountHolder;
use crate::extract::{Json, Path};
use crate::problem::{Problem, ProblemKind};
use crate::state::AppState;

/// A client that waits to be let in.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = WaitingScrobbler)]
pub struct WaitingScrobblerView {
    /// What it calls itself: its API key.
    pub client: String,
    /// When it must ask again.
    pub expires_at: Instant,
}

/// Shows a scrobbling client that waits to be let in. It gave its person the token.
#[utoipa::path(
    get,
    path = "/api/v1/scrobblers/{token}",
    tag = "tokens",
    params(("token" = String, Path, description = "What `auth.getToken` gave the client")),
    responses((status = 200, description = "The client", body = WaitingScrobblerView))
)]
pub async fn find_scrobbler(
    State(app): State<AppState>,
    _holder: AccountHolder,
    Path(token): Path<String>,
) -> Result<Json<WaitingScrobblerView>, Problem> {
    let request = app.accounts().find_scrobbler_request(&token).await?;
    let waiting = request.filter(|it| it.user.is_none() && it.expires_at > app.now());
    let request = waiting.ok_or(ProblemKind::NotFound)?;
    Ok(Json(WaitingScrobblerView {
        client: request.client,
        expires_at: Instant(request.expires_at),
    }))
}
