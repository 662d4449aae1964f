//! `POST /api/v1/services/discogs/consent`.

use axum::extract::State;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::auth::AccountHolder;
use crate::extract::Json;
use crate::problem::Problem;
use crate::state::AppState;

/// Longest address that can be meant.
const LONGEST: usize = 300;

/// Where Discogs sends its user back to.
#[derive(Debug, Deserialize, ToSchema)]
pub struct ConsentBody {
    /// Address of a page that completes the link with the parameters `oauth_token` and `oauth_verifier` that it is given.
    #[schema(
        max_length = 300,
        example = "https://music.example.org/settings/services"
    )]
    pub callback: String,
}

/// Where one lets AIME in.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Consent)]
pub struct ConsentView {
    /// A page of Discogs.
    pub address: String,
}

/// Asks Discogs for a permission, which one gives at its own site.
#[utoipa::path(
    post,
    path = "/api/v1/services/discogs/consent",
    tag = "services",
    request_body = ConsentBody,
    responses((status = 200, description = "Where one gives it", body = ConsentView))
)]
pub async fn create_discogs_consent(
    State(app): State<AppState>,
    AccountHolder(current): AccountHolder,
    Json(body): Json<ConsentBody>,
) -> Result<Json<ConsentView>, Problem> {
    let callback = body.callback;
    let is_web = ["https://", "http://"]
        .iter()
        .any(|scheme| callback.starts_with(scheme));
    let is_plain =
        callback.len() <= LONGEST && callback.bytes().all(|byte| byte.is_ascii_graphic());
    if !is_web || !is_plain {
        return Err(Problem::invalid(
            "/callback",
            "must be a web address of at most 300 characters",
        ));
    }
    let address = app.discogs().ask_consent(current.id(), &callback).await?;
    Ok(Json(ConsentView { address }))
}
