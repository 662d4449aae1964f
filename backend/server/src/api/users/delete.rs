//! `DELETE /api/v1/users/{id}`.

use aime_domain::ids::UserId;
use axum::extract::State;
use axum::http::StatusCode;

use crate::auth::AccountHolder;
use crate::extract::Path;
use crate::problem::Problem;
use crate::state::AppState;

/// Deletes an account with everything its user put in.
#[utoipa::path(
    delete,
    path = "/api/v1/users/{id}",
    tag = "users",
    params(("id" = i64, Path, description = "Key of the account")),
    responses((status = 204, description = "Gone"))
)]
pub async fn delete_user(
    State(app): State<AppState>,
    holder: AccountHolder,
    Path(id): Path<i64>,
) -> Result<StatusCode, Problem> {
    app.accounts()
        .delete_account(&holder.actor(), UserId(id))
        .await?;
    Ok(StatusCode::NO_CONTENT)
}
