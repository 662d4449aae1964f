//! `PUT /api/v1/services/discogs`.

use axum::extract::State;
use secrecy::{ExposeSecret as _, SecretString};
use serde::Deserialize;
use utoipa::ToSchema;

use super::list::find_discogs;
use super::view::ServiceView;
use crate::auth::AccountHolder;
use crate::extract::Json;
use crate::problem::Problem;
use crate::state::AppState;

/// Longest token that can be meant.
const LONGEST: usize = 100;

/// An account at Discogs.
#[derive(Debug, Deserialize, ToSchema)]
pub struct DiscogsBody {
    /// A personal access token (https://www.discogs.com/settings/developers). Kept sealed, never shown again.
    #[schema(value_type = String, format = Password, min_length = 1, max_length = 100)]
    pub token: SecretString,
}

/// Links the account of a personal token, in place of another one, and begins to read it.
#[utoipa::path(
    put,
    path = "/api/v1/services/discogs",
    tag = "services",
    request_body = DiscogsBody,
    responses((status = 200, description = "The service as it is now", body = ServiceView))
)]
pub async fn update_discogs_link(
    State(app): State<AppState>,
    AccountHolder(current): AccountHolder,
    Json(body): Json<DiscogsBody>,
) -> Result<Json<ServiceView>, Problem> {
    let length = body.token.expose_secret().trim().chars().count();
    if !(1..=LONGEST).contains(&length) {
        return Err(Problem::invalid("/token", "must have 1 to 100 characters"));
    }
    app.discogs().connect(current.id(), &body.token).await?;
    Ok(Json(find_discogs(&app, &current).await?))
}
