//! `DELETE /api/v1/exclusions/{id}`.

use aime_domain::ids::ExclusionId;
use axum::extract::State;

use crate::api::corrections::view::MadeView;
use crate::auth::CurrentUser;
use crate::extract::{Json, Path};
use crate::problem::Problem;
use crate::state::AppState;

/// Lets plays back into charts, unless another rule keeps them out.
#[utoipa::path(
    delete,
    path = "/api/v1/exclusions/{id}",
    tag = "corrections",
    params(("id" = i64, Path, description = "Key of the rule")),
    responses((status = 200, description = "What changed", body = MadeView))
)]
pub async fn delete_exclusion(
    State(app): State<AppState>,
    current: CurrentUser,
    Path(id): Path<i64>,
) -> Result<Json<MadeView>, Problem> {
    let made = app
        .corrections()
        .include(&current.user, ExclusionId(id))
        .await?;
    Ok(Json(made.into()))
}
