//! `POST /api/v1/services/lastfm/sign-in/finish`.

use axum::extract::State;

use super::list::find_lastfm;
use super::view::ServiceView;
use crate::auth::AccountHolder;
use crate::extract::Json;
use crate::problem::Problem;
use crate::state::AppState;

/// Finishes a sign-in once the user has agreed at Last.fm: links the account that they agreed with and reads it.
#[utoipa::path(
    post,
    path = "/api/v1/services/lastfm/sign-in/finish",
    tag = "services",
    responses((status = 200, description = "The service as it is now", body = ServiceView))
)]
pub async fn finish_lastfm_sign_in(
    State(app): State<AppState>,
    AccountHolder(current): AccountHolder,
) -> Result<Json<ServiceView>, Problem> {
    app.lastfm().finish_sign_in(current.id()).await?;
    Ok(Json(find_lastfm(&app, &current).await?))
}
