//! `DELETE /api/v1/collection/albums/{album_id}`.

use aime_domain::ids::AlbumId;
use axum::extract::State;
use axum::http::StatusCode;

use crate::auth::CurrentUser;
use crate::extract::Path;
use crate::problem::Problem;
use crate::state::AppState;

/// Takes your copies of an album out of your collection. The album stays in the catalogue, and its plays stay yours.
#[utoipa::path(
    delete,
    path = "/api/v1/collection/albums/{album_id}",
    tag = "collection",
    params(("album_id" = i64, Path, description = "Key of the album")),
    responses((status = 204, description = "No copy is left"))
)]
pub async fn delete_album(
    State(app): State<AppState>,
    current: CurrentUser,
    Path(id): Path<i64>,
) -> Result<StatusCode, Problem> {
    app.collection()
        .remove_copies(current.id(), AlbumId(id))
        .await?;
    Ok(StatusCode::NO_CONTENT)
}
