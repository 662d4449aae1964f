//! `DELETE /api/v1/history/listens/{id}`.

use aime_services::corrections::Selected;
use axum::extract::State;

use crate::api::corrections::view::MadeView;
use crate::auth::CurrentUser;
use crate::extract::{Json, Path};
use crate::problem::Problem;
use crate::state::AppState;

/// Deletes a listen: the play does not count, whoever else reports it, until this is undone.
#[utoipa::path(
    delete,
    path = "/api/v1/history/listens/{id}",
    tag = "corrections",
    params(("id" = i64, Path, description = "Key of the listen")),
    responses((status = 200, description = "What changed", body = MadeView))
)]
pub async fn delete_listen(
    State(app): State<AppState>,
    current: CurrentUser,
    Path(id): Path<i64>,
) -> Result<Json<MadeView>, Problem> {
    let which = Selected::These(vec![id]);
    let made = app
        .corrections()
        .delete_listens(&current.user, which, false)
        .await?;
    Ok(Json(made.into()))
}
