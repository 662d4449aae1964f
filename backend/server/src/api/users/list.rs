//! `GET /api/v1/users`.

use axum::extract::State;
use serde::Serialize;
use utoipa::ToSchema;

use crate::api::users::view::AccountView;
use crate::auth::AccountHolder;
use crate::extract::Json;
use crate::problem::Problem;
use crate::state::AppState;

/// All accounts, oldest first.
#[derive(Debug, Serialize, ToSchema)]
pub struct UserListView {
    /// The accounts.
    pub items: Vec<AccountView>,
}

/// Lists the accounts; for owners and admins.
#[utoipa::path(
    get,
    path = "/api/v1/users",
    tag = "users",
    responses((status = 200, description = "The accounts", body = UserListView))
)]
pub async fn list_users(
    State(app): State<AppState>,
    holder: AccountHolder,
) -> Result<Json<UserListView>, Problem> {
    let users = app.accounts().list_accounts(&holder.actor()).await?;
    Ok(Json(UserListView {
        items: users.into_iter().map(AccountView::from).collect(),
    }))
}
