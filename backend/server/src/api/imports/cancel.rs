//! `POST /api/v1/imports/{id}/cancel`.

use aime_domain::ids::ImportId;
use aime_storage::import::record;
use axum::extract::State;

use crate::api::imports::view::ImportView;
use crate::auth::CurrentUser;
use crate::extract::{Json, Path};
use crate::problem::Problem;
use crate::state::AppState;

/// Asks for an import to be stopped. What is stored stays; one that has ended stays as it is.
#[utoipa::path(
    post,
    path = "/api/v1/imports/{id}/cancel",
    tag = "imports",
    params(("id" = i64, Path, description = "Key of the import")),
    responses((status = 200, description = "The import as it is now", body = ImportView))
)]
pub async fn cancel_import(
    State(app): State<AppState>,
    current: CurrentUser,
    Path(id): Path<i64>,
) -> Result<Json<ImportView>, Problem> {
    let id = ImportId(id);
    record::get(&app.read(), current.id(), id).await?;
    app.uploads().cancel(current.id(), id).await?;
    let import = record::get(&app.read(), current.id(), id).await?;
    Ok(Json(ImportView::of(import, app.now())))
}
