//! `POST /api/v1/corrections/{id}/undo`.

use aime_domain::ids::CorrectionId;
use axum::extract::State;

use super::view::CorrectionView;
use crate::auth::CurrentUser;
use crate::extract::{Json, Path};
use crate::problem::Problem;
use crate::state::AppState;

/// Takes a correction back: what it changed is as it was. Its line in the ledger stays and says so.
#[utoipa::path(
    post,
    path = "/api/v1/corrections/{id}/undo",
    tag = "corrections",
    params(("id" = i64, Path, description = "Key of the correction")),
    responses((status = 200, description = "The correction as it is now", body = CorrectionView))
)]
pub async fn undo_correction(
    State(app): State<AppState>,
    current: CurrentUser,
    Path(id): Path<i64>,
) -> Result<Json<CorrectionView>, Problem> {
    let undone = app
        .corrections()
        .undo(&current.user, CorrectionId(id))
        .await?;
    Ok(Json(undone.into()))
}
