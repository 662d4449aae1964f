//! `GET /api/v1/tokens`.

use axum::extract::State;
use serde::Serialize;
use utoipa::ToSchema;

use crate::api::tokens::view::TokenView;
use crate::auth::AccountHolder;
use crate::extract::Json;
use crate::problem::Problem;
use crate::state::AppState;

/// One's own tokens, oldest first.
#[derive(Debug, Serialize, ToSchema)]
pub struct TokenListView {
    /// The tokens, without their secrets.
    pub items: Vec<TokenView>,
}

/// Lists one's own tokens.
#[utoipa::path(
    get,
    path = "/api/v1/tokens",
    tag = "tokens",
    responses((status = 200, description = "The tokens", body = TokenListView))
)]
pub async fn list_tokens(
    State(app): State<AppState>,
    AccountHolder(current): AccountHolder,
) -> Result<Json<TokenListView>, Problem> {
    let tokens = app.accounts().list_tokens(current.id()).await?;
    Ok(Json(TokenListView {
        items: tokens.into_iter().map(TokenView::from).collect(),
    }))
}
