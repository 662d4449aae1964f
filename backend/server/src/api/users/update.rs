//! `PATCH /api/v1/users/{id}`.

use aime_domain::ids::UserId;
use aime_services::accounts::AccountChange;
use axum::extract::State;
use secrecy::SecretString;
use serde::Deserialize;
use utoipa::ToSchema;

use crate::api::users::view::{AccountView, RoleView};
use crate::auth::AccountHolder;
use crate::extract::{Json, Path};
use crate::problem::Problem;
use crate::state::AppState;

/// What is to change; what is absent stays.
#[derive(Debug, Deserialize, ToSchema)]
pub struct UserChangeBody {
    /// What they may do.
    pub role: Option<RoleView>,
    /// New password; their sessions end.
    #[schema(value_type = Option<String>, format = Password, min_length = 10)]
    pub password: Option<SecretString>,
    /// Keeps them out, or lets them in again. Their sessions end at once and their tokens rest; their data stays.
    pub disabled: Option<bool>,
}

/// Changes somebody's role or password, keeps them out or lets them in again. An admin looks after members, an owner after everybody.
#[utoipa::path(
    patch,
    path = "/api/v1/users/{id}",
    tag = "users",
    params(("id" = i64, Path, description = "Key of the account")),
    request_body = UserChangeBody,
    responses((status = 200, description = "The account as it is now", body = AccountView))
)]
pub async fn update_user(
    State(app): State<AppState>,
    holder: AccountHolder,
    Path(id): Path<i64>,
    Json(body): Json<UserChangeBody>,
) -> Result<Json<AccountView>, Problem> {
    let change = AccountChange {
        role: body.role.map(Into::into),
        password: body.password,
        disabled: body.disabled,
    };
    let account = app
        .accounts()
        .change_account(&holder.actor(), UserId(id), change)
        .await?;
    Ok(Json(account.into()))
}
