//! `PATCH /api/v1/me`.

use aime_services::accounts::ProfileChange;
use axum::extract::State;
use secrecy::SecretString;
use serde::Deserialize;
use utoipa::ToSchema;

use crate::api::users::view::UserView;
use crate::auth::AccountHolder;
use crate::extract::Json;
use crate::problem::Problem;
use crate::state::AppState;

/// What is to change; what is absent stays.
#[derive(Debug, Deserialize, ToSchema)]
pub struct MeBody {
    /// Name to sign in with.
    #[schema(min_length = 1, max_length = 64)]
    pub name: Option<String>,
    /// Language of the dashboard.
    #[schema(example = "fr")]
    pub language: Option<String>,
    /// IANA time zone; statistics by day are counted anew.
    #[schema(example = "Europe/Zurich")]
    pub time_zone: Option<String>,
    /// New password, at least 10 characters; all other sessions end.
    #[schema(value_type = Option<String>, format = Password, min_length = 10)]
    pub password: Option<SecretString>,
    /// The password until now; needed to change it.
    #[schema(value_type = Option<String>, format = Password)]
    pub current_password: Option<SecretString>,
}

/// Changes one's own name, language, time zone or password.
#[utoipa::path(
    patch,
    path = "/api/v1/me",
    tag = "me",
    request_body = MeBody,
    responses((status = 200, description = "The account as it is now", body = UserView))
)]
pub async fn update_me(
    State(app): State<AppState>,
    AccountHolder(current): AccountHolder,
    Json(body): Json<MeBody>,
) -> Result<Json<UserView>, Problem> {
    let change = ProfileChange {
        name: body.name,
        language: body.language,
        time_zone: body.time_zone,
        password: body.password,
        current_password: body.current_password,
    };
    let user = app
        .accounts()
        .change_profile(current.id(), current.session_id(), change)
        .await?;
    Ok(Json(user.into()))
}
