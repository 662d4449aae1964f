//! `DELETE /api/v1/services/roon`.

use axum::extract::State;
use axum::http::StatusCode;

use crate::auth::AccountHolder;
use crate::problem::{Problem, ProblemKind};
use crate::state::AppState;

/// Unlinks Roon and forgets its token. What was heard stays.
#[utoipa::path(
    delete,
    path = "/api/v1/services/roon",
    tag = "services",
    responses((status = 204, description = "Unlinked"))
)]
pub async fn delete_roon_link(
    State(app): State<AppState>,
    AccountHolder(current): AccountHolder,
) -> Result<StatusCode, Problem> {
    if app.roon().disconnect(current.id()).await? {
        Ok(StatusCode::NO_CONTENT)
    } else {
        Err(ProblemKind::ServiceNotLinked.into())
    }
}
