//! `GET /api/v1/imports/{id}`.

use aime_domain::ids::ImportId;
use aime_storage::import::record;
use axum::extract::State;

use crate::api::imports::view::ImportView;
use crate::auth::CurrentUser;
use crate::extract::{Json, Path};
use crate::problem::Problem;
use crate::state::AppState;

/// Says where an import is.
#[utoipa::path(
    get,
    path = "/api/v1/imports/{id}",
    tag = "imports",
    params(("id" = i64, Path, description = "Key of the import")),
    responses((status = 200, description = "The import", body = ImportView))
)]
pub async fn find_import(
    State(app): State<AppState>,
    current: CurrentUser,
    Path(id): Path<i64>,
) -> Result<Json<ImportView>, Problem> {
    let import = record::get(&app.read(), current.id(), ImportId(id)).await?;
    Ok(Json(ImportView::of(import, app.now())))
}
