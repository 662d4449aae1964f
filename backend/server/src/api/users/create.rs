//! `POST /api/v1/users`.

use aime_services::accounts::NewAccount;
use axum::extract::State;
use axum::http::StatusCode;
use secrecy::SecretString;
use serde::Deserialize;
use utoipa::ToSchema;

use crate::api::setup::create::{english, utc};
use crate::api::users::view::{RoleView, UserView};
use crate::auth::AccountHolder;
use crate::extract::Json;
use crate::problem::Problem;
use crate::state::AppState;

/// An account to be.
#[derive(Debug, Deserialize, ToSchema)]
pub struct NewUserBody {
    /// Name to sign in with.
    #[schema(min_length = 1, max_length = 64)]
    pub name: String,
    /// First password, at least 10 characters.
    #[schema(value_type = String, format = Password, min_length = 10)]
    pub password: SecretString,
    /// What they may do.
    pub role: RoleView,
    /// Language of the dashboard.
    #[serde(default = "english")]
    #[schema(required = false, example = "en")]
    pub language: String,
    /// IANA time zone of their days.
    #[serde(default = "utc")]
    #[schema(required = false, example = "Europe/Zurich")]
    pub time_zone: String,
}

/// Adds an account. An admin adds members, an owner anybody.
#[utoipa::path(
    post,
    path = "/api/v1/users",
    tag = "users",
    request_body = NewUserBody,
    responses((status = 201, description = "The account", body = UserView))
)]
pub async fn create_user(
    State(app): State<AppState>,
    holder: AccountHolder,
    Json(body): Json<NewUserBody>,
) -> Result<(StatusCode, Json<UserView>), Problem> {
    let new = NewAccount {
        name: body.name,
        password: body.password,
        role: body.role.into(),
        language: body.language,
        time_zone: body.time_zone,
    };
    let user = app.accounts().add_account(&holder.actor(), new).await?;
    Ok((StatusCode::CREATED, Json(user.into())))
}
