//! `DELETE /api/v1/services/discogs`.

use axum::extract::State;
use axum::http::StatusCode;

use crate::auth::AccountHolder;
use crate::problem::{Problem, ProblemKind};
use crate::state::AppState;

/// Unlinks Discogs and forgets how it let us in. What came from it stays.
#[utoipa::path(
    delete,
    path = "/api/v1/services/discogs",
    tag = "services",
    responses((status = 204, description = "Unlinked"))
)]
pub async fn delete_discogs_link(
    State(app): State<AppState>,
    AccountHolder(current): AccountHolder,
) -> Result<StatusCode, Problem> {
    if app.discogs().disconnect(current.id()).await? {
        Ok(StatusCode::NO_CONTENT)
    } else {
        Err(ProblemKind::ServiceNotLinked.into())
    }
}
