//! `DELETE /api/v1/users/{user_id}`.

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
    path = "/api/v1/users/{user_id}",
    tag = "users",
    params(("user_id" = i64, Path, description = "Key of the account")),
    responses((status = 204, description = "Gone"))
)]
pub async fn delete_user(
    State(app): State<AppState>,
    holder: AccountHolder,
    Path(user_id): Path<i64>,
) -> Result<StatusCode, Problem> {
    app.accounts()
        .delete_account(&holder.actor(), UserId(user_id))
        .await?;
    Ok(StatusCode::NO_CONTENT)
}
