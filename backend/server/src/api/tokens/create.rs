//! `POST /api/v1/tokens`.

use aime_domain::account::Scope;
use axum::extract::State;
use axum::http::StatusCode;
use secrecy::ExposeSecret as _;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::api::tokens::view::{ScopeView, TokenView};
use crate::auth::AccountHolder;
use crate::extract::Json;
use crate::problem::Problem;
use crate::state::AppState;

/// A token to be.
#[derive(Debug, Deserialize, ToSchema)]
pub struct NewTokenBody {
    /// What it is for, for example the program's name.
    #[schema(min_length = 1, max_length = 64)]
    pub name: String,
    /// What it may be used for.
    #[schema(min_items = 1)]
    pub scopes: Vec<ScopeView>,
}

/// A new token with its secret.
#[derive(Debug, Serialize, ToSchema)]
pub struct CreatedTokenView {
    /// The token.
    pub token: TokenView,
    /// The secret, shown this once.
    pub secret: String,
}

/// Makes a token that acts on one's behalf. Its secret is shown this once.
#[utoipa::path(
    post,
    path = "/api/v1/tokens",
    tag = "tokens",
    request_body = NewTokenBody,
    responses((status = 201, description = "The token and its secret", body = CreatedTokenView))
)]
pub async fn create_token(
    State(app): State<AppState>,
    AccountHolder(current): AccountHolder,
    Json(body): Json<NewTokenBody>,
) -> Result<(StatusCode, Json<CreatedTokenView>), Problem> {
    let scopes: Vec<Scope> = body.scopes.into_iter().map(Scope::from).collect();
    let created = app
        .accounts()
        .create_token(current.id(), &body.name, &scopes)
        .await?;
    let view = CreatedTokenView {
        token: created.token.into(),
        secret: created.secret.expose_secret().to_owned(),
    };
    Ok((StatusCode::CREATED, Json(view)))
}
