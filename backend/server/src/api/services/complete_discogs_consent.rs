//! `PUT /api/v1/services/discogs/consent`.

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

/// What Discogs gave its user for us.
#[derive(Debug, Deserialize, ToSchema)]
pub struct GivenConsentBody {
    /// The parameter `oauth_token` of the callback.
    #[schema(max_length = 300)]
    pub oauth_token: String,
    /// The parameter `oauth_verifier` of the callback.
    #[schema(value_type = String, max_length = 300)]
    pub oauth_verifier: SecretString,
}

/// Completes a link with the permission that was given at Discogs, and begins to read the account.
#[utoipa::path(
    put,
    path = "/api/v1/services/discogs/consent",
    tag = "services",
    request_body = GivenConsentBody,
    responses((status = 200, description = "The service as it is now", body = ServiceView))
)]
pub async fn update_discogs_consent(
    State(app): State<AppState>,
    AccountHolder(current): AccountHolder,
    Json(body): Json<GivenConsentBody>,
) -> Result<Json<ServiceView>, Problem> {
    let verifier = body.oauth_verifier.expose_secret();
    app.discogs()
        .complete_consent(current.id(), &body.oauth_token, verifier)
        .await?;
    Ok(Json(find_discogs(&app, &current).await?))
}
