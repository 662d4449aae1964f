//! `PUT /api/v1/services/lastfm`.

use aime_services::lastfm::Connect;
use axum::extract::State;
use secrecy::SecretString;
use serde::Deserialize;
use utoipa::ToSchema;

use super::list::find_lastfm;
use super::view::ServiceView;
use crate::auth::AccountHolder;
use crate::extract::Json;
use crate::problem::Problem;
use crate::state::AppState;

/// Longest name and key that can be meant.
const LONGEST: usize = 100;

/// An account at Last.fm whose history is public.
#[derive(Debug, Deserialize, ToSchema)]
pub struct LastFmBody {
    /// Name there.
    #[schema(min_length = 1, max_length = 100, example = "zoe")]
    pub user_name: String,
    /// An API key of one's own; not needed where the install has one. Kept sealed, never shown again.
    #[schema(value_type = Option<String>, format = Password, max_length = 100)]
    pub api_key: Option<SecretString>,
}

/// Links an account at Last.fm, in place of another one, and begins to read it.
#[utoipa::path(
    put,
    path = "/api/v1/services/lastfm",
    tag = "services",
    request_body = LastFmBody,
    responses((status = 200, description = "The service as it is now", body = ServiceView))
)]
pub async fn update_lastfm_link(
    State(app): State<AppState>,
    AccountHolder(current): AccountHolder,
    Json(body): Json<LastFmBody>,
) -> Result<Json<ServiceView>, Problem> {
    let length = body.user_name.trim().chars().count();
    if !(1..=LONGEST).contains(&length) {
        return Err(Problem::invalid(
            "/user_name",
            "must have 1 to 100 characters",
        ));
    }
    let wanted = Connect {
        name: body.user_name,
        key: body.api_key.unwrap_or_default(),
    };
    app.lastfm().connect(current.id(), wanted).await?;
    Ok(Json(find_lastfm(&app, &current).await?))
}
