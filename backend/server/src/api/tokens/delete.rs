//! `DELETE /api/v1/tokens/{id}`.

use aime_domain::ids::TokenId;
use axum::extract::State;
use axum::http::StatusCode;

use crate::auth::AccountHolder;
use crate::extract::Path;
use crate::problem::Problem;
use crate::state::AppState;

/// Revokes a token for good.
#[utoipa::path(
    delete,
    path = "/api/v1/tokens/{id}",
    tag = "tokens",
    params(("id" = i64, Path, description = "Key of the token")),
    responses((status = 204, description = "Revoked"))
)]
pub async fn delete_token(
    State(app): State<AppState>,
    AccountHolder(current): AccountHolder,
    Path(id): Path<i64>,
) -> Result<StatusCode, Problem> {
    app.accounts()
        .revoke_token(current.id(), TokenId(id))
        .await?;
    Ok(StatusCode::NO_CONTENT)
}
