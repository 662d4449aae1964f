//! `POST /api/v1/imports/{id}/resume`.

use aime_domain::ids::ImportId;
use aime_storage::import::record;
use axum::extract::State;

use crate::api::imports::view::ImportView;
use crate::auth::CurrentUser;
use crate::extract::{Json, Path};
use crate::problem::Problem;
use crate::state::AppState;

/// Lets a paused import go on where it stopped. Where its file is gone, send the file again: that resumes it, too.
#[utoipa::path(
    post,
    path = "/api/v1/imports/{id}/resume",
    tag = "imports",
    params(("id" = i64, Path, description = "Key of the import")),
    responses((status = 200, description = "The import as it is now", body = ImportView))
)]
pub async fn resume_import(
    State(app): State<AppState>,
    current: CurrentUser,
    Path(id): Path<i64>,
) -> Result<Json<ImportView>, Problem> {
    let id = ImportId(id);
    record::get(&app.read(), current.id(), id).await?;
    app.uploads().resume(current.id(), id).await?;
    let import = record::get(&app.read(), current.id(), id).await?;
    Ok(Json(ImportView::of(import, app.now())))
}
