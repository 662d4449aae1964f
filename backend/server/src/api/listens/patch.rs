//! `PATCH /api/v1/history/listens/{id}`.

use aime_services::corrections::Selected;
use axum::extract::State;

use super::body::ListenChangeBody;
use crate::api::corrections::view::MadeView;
use crate::auth::CurrentUser;
use crate::extract::{Json, Path};
use crate::problem::Problem;
use crate::state::AppState;

/// Puts a listen otherwise: another time, other names. What the sources reported stays behind it, so that the same
/// file once more brings nothing back.
#[utoipa::path(
    patch,
    path = "/api/v1/history/listens/{id}",
    tag = "corrections",
    params(("id" = i64, Path, description = "Key of the listen")),
    request_body = ListenChangeBody,
    responses((status = 200, description = "What changed", body = MadeView))
)]
pub async fn patch_listen(
    State(app): State<AppState>,
    current: CurrentUser,
    Path(id): Path<i64>,
    Json(body): Json<ListenChangeBody>,
) -> Result<Json<MadeView>, Problem> {
    let which = Selected::These(vec![id]);
    let made = app
        .corrections()
        .edit_listens(&current.user, which, &body.into(), false)
        .await?;
    Ok(Json(made.into()))
}
