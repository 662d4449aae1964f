//! `POST /api/v1/services/lastfm/sign-in`.

use aime_services::lastfm::{OwnKey, SignIn};
use axum::extract::State;
use axum::http::StatusCode;
use secrecy::SecretString;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::api::instant::Instant;
use crate::auth::AccountHolder;
use crate::extract::Json;
use crate::problem::Problem;
use crate::state::AppState;

/// The key to sign in with.
#[derive(Debug, Deserialize, ToSchema)]
pub struct LastFmSignInBody {
    /// An API key of one's own; not needed where one is linked already, or the install has one.
    #[schema(value_type = Option<String>, format = Password, max_length = 100)]
    pub api_key: Option<SecretString>,
    /// The shared secret that belongs to it. Kept sealed, never shown again.
    #[schema(value_type = Option<String>, format = Password, max_length = 100)]
    pub shared_secret: Option<SecretString>,
}

/// A sign-in that waits for its person.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = LastFmSignIn)]
pub struct SignInView {
    /// The page of the service where they agree.
    pub url: String,
    /// Until when.
    pub expires_at: Instant,
}

impl From<SignIn> for SignInView {
    fn from(sign_in: SignIn) -> Self {
        Self {
            url: sign_in.url,
            expires_at: Instant(sign_in.expires_at),
        }
    }
}

/// Begins to sign in at Last.fm: the answer names the page where its user agrees. Needed for what is private there and
/// for loving songs there; a public history is read without.
#[utoipa::path(
    post,
    path = "/api/v1/services/lastfm/sign-in",
    tag = "services",
    request_body = LastFmSignInBody,
    responses((status = 201, description = "Begun; finish it once the user has agreed", body = SignInView))
)]
pub async fn create_lastfm_sign_in(
    State(app): State<AppState>,
    AccountHolder(current): AccountHolder,
    Json(body): Json<LastFmSignInBody>,
) -> Result<(StatusCode, Json<SignInView>), Problem> {
    let own = OwnKey {
        key: body.api_key.unwrap_or_default(),
        shared_secret: body.shared_secret.unwrap_or_default(),
    };
    let begun = app.lastfm().begin_sign_in(current.id(), own).await?;
    Ok((StatusCode::CREATED, Json(begun.into())))
}
