//! `DELETE /api/v1/sessions/{id}`.

use aime_domain::ids::SessionId;
use axum::extract::State;
use axum::http::StatusCode;

use crate::auth::AccountHolder;
use crate::extract::Path;
use crate::problem::Problem;
use crate::state::AppState;

/// Signs one's other browser out.
#[utoipa::path(
    delete,
    path = "/api/v1/sessions/{id}",
    tag = "session",
    params(("id" = i64, Path, description = "Key of the session")),
    responses((status = 204, description = "Ended"))
)]
pub async fn end_session(
    State(app): State<AppState>,
    AccountHolder(current): AccountHolder,
    Path(id): Path<i64>,
) -> Result<StatusCode, Problem> {
    app.accounts()
        .end_session(current.id(), SessionId(id))
        .await?;
    Ok(StatusCode::NO_CONTENT)
}
