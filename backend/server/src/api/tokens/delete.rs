//! `DELETE /api/v1/tokens/{token_id}`.

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
    path = "/api/v1/tokens/{token_id}",
    tag = "tokens",
    params(("token_id" = i64, Path, description = "Key of the token")),
    responses((status = 204, description = "Revoked"))
)]
pub async fn delete_token(
    State(app): State<AppState>,
    AccountHolder(current): AccountHolder,
    Path(token_id): Path<i64>,
) -> Result<StatusCode, Problem> {
    app.accounts()
        .revoke_token(current.id(), TokenId(token_id))
        .await?;
    Ok(StatusCode::NO_CONTENT)
}
