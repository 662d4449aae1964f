//! `GET /api/v1/me`.

use crate::api::users::view::UserView;
use crate::auth::CurrentUser;
use crate::extract::Json;

/// Says on whose behalf the request is made.
#[utoipa::path(
    get,
    path = "/api/v1/me",
    tag = "me",
    responses((status = 200, description = "The account", body = UserView))
)]
pub async fn find_me(current: CurrentUser) -> Json<UserView> {
    Json(current.user.into())
}
