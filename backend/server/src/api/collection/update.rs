//! `PUT /api/v1/collection/albums/{album_id}`.

use aime_domain::ids::AlbumId;
use axum::extract::State;

use super::change::AlbumChangeBody;
use super::view::{AlbumView, read};
use crate::auth::CurrentUser;
use crate::extract::{Json, Path};
use crate::problem::Problem;
use crate::state::AppState;

/// Changes an album and your first copy of it; what is absent stays, as in the original.
#[utoipa::path(
    put,
    path = "/api/v1/collection/albums/{album_id}",
    tag = "collection",
    params(("album_id" = i64, Path, description = "Key of the album")),
    request_body = AlbumChangeBody,
    responses((status = 200, description = "The album as it is now", body = AlbumView))
)]
pub async fn update_album(
    State(app): State<AppState>,
    current: CurrentUser,
    Path(id): Path<i64>,
    Json(body): Json<AlbumChangeBody>,
) -> Result<Json<AlbumView>, Problem> {
    let id = AlbumId(id);
    app.collection()
        .change_album(&current.user, id, body.into())
        .await?;
    Ok(Json(read(&app, &current, id).await?))
}
