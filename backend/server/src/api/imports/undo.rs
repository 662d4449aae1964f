//! `GET` and `POST /api/v1/imports/{id}/undo`.

use aime_domain::ids::ImportId;
use axum::extract::State;
use axum::http::StatusCode;

use crate::api::imports::view::{BroughtView, ImportView};
use crate::auth::CurrentUser;
use crate::extract::{Json, Path};
use crate::problem::{Problem, ProblemKind};
use crate::state::AppState;

/// Tells what would go with an import: its listens and everything that hung on them.
#[utoipa::path(
    get,
    path = "/api/v1/imports/{id}/undo",
    tag = "imports",
    params(("id" = i64, Path, description = "Key of the import")),
    responses((status = 200, description = "What hangs on it", body = BroughtView))
)]
pub async fn find_import_undo(
    State(app): State<AppState>,
    current: CurrentUser,
    Path(id): Path<i64>,
) -> Result<Json<BroughtView>, Problem> {
    let imports = app.uploads().imports();
    let brought = imports.count_undo(current.id(), ImportId(id)).await?;
    Ok(Json(brought.into()))
}

/// Takes a whole import back: its listens, copies, wishes, playlists, album collections, marks of love, pictures and
/// texts, and what nobody in the catalogue refers to afterwards. Reports of other sources that stood behind its
/// listens count again. Bringing the file once more brings it all back.
#[utoipa::path(
    post,
    path = "/api/v1/imports/{id}/undo",
    tag = "imports",
    params(("id" = i64, Path, description = "Key of the import")),
    responses((status = 202, description = "The import, on its way out", body = ImportView))
)]
pub async fn undo_import(
    State(app): State<AppState>,
    current: CurrentUser,
    Path(id): Path<i64>,
) -> Result<(StatusCode, Json<ImportView>), Problem> {
    let ordered = app.uploads().order_undo(current.id(), ImportId(id)).await?;
    let import = ordered.ok_or(Problem::new(ProblemKind::AlreadyUndone).with_detail(
        "This import cannot be undone: it is still running, was only tried, or was undone before.",
    ))?;
    Ok((
        StatusCode::ACCEPTED,
        Json(ImportView::of(import, app.now())),
    ))
}
