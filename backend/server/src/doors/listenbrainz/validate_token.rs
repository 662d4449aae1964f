//! `GET /1/validate-token`.

use aime_domain::account::Scope;
use axum::Json;
use axum::extract::State;
use axum::http::HeaderMap;
use serde::Deserialize;
use serde_json::{Value, json};

use super::caller::{allows, token};
use super::error::LbError;
use crate::extract::Query;
use crate::state::AppState;

/// The older way of naming a token.
#[derive(Debug, Default, Deserialize)]
pub(super) struct TokenParam {
    token: Option<String>,
}

/// Says whether a token can submit, and for whom.
pub(super) async fn validate_token(
    State(app): State<AppState>,
    headers: HeaderMap,
    Query(params): Query<TokenParam>,
) -> Result<Json<Value>, LbError> {
    let given = match token(&headers) {
        Some(token) => token?.to_owned(),
        None => params
            .token
            .ok_or_else(|| LbError::bad("You need to provide an Authorization token."))?,
    };
    let found = app.accounts().find_bearer(&given).await?;
    Ok(Json(
        match found.filter(|bearer| allows(bearer, Scope::Submit)) {
            Some(bearer) => json!({
                "code": 200,
                "message": "Token valid.",
                "valid": true,
                "user_name": bearer.user.name,
            }),
            None => json!({ "code": 200, "message": "Token invalid.", "valid": false }),
        },
    ))
}
