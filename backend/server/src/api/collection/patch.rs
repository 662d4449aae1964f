//! `PATCH /api/v1/collection/albums/{album_id}`.

use aime_domain::ids::AlbumId;
use axum::extract::State;
use serde::Serialize;
use utoipa::ToSchema;

use super::change::AlbumChangeBody;
use super::view::read;
use crate::auth::CurrentUser;
use crate::extract::{Json, Path};
use crate::problem::Problem;
use crate::state::AppState;

/// What the original answers to a change of the Spotify address.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = AlbumPatched)]
pub struct AlbumPatchedView {
    /// Key.
    pub id: i64,
    /// Page at Spotify as it is now.
    #[schema(required)]
    pub spotify_url: Option<String>,
    /// What happened, for people.
    pub message: &'static str,
    /// Its line in the ledger of corrections, by which it is undone; `null` when nothing changed.
    #[schema(required)]
    pub correction_id: Option<i64>,
}

/// Changes an album as `PUT` does, with the original's shorter answer.
#[utoipa::path(
    patch,
    path = "/api/v1/collection/albums/{album_id}",
    tag = "collection",
    params(("album_id" = i64, Path, description = "Key of the album")),
    request_body = AlbumChangeBody,
    responses((status = 200, description = "Changed", body = AlbumPatchedView))
)]
pub async fn patch_album(
    State(app): State<AppState>,
    current: CurrentUser,
    Path(id): Path<i64>,
    Json(body): Json<AlbumChangeBody>,
) -> Result<Json<AlbumPatchedView>, Problem> {
    let id = AlbumId(id);
    let noted = app
        .collection()
        .change_album(&current.user, id, body.into())
        .await?;
    let album = read(&app, &current, id).await?;
    Ok(Json(AlbumPatchedView {
        id: album.id,
        spotify_url: album.spotify_url,
        message: "Album updated",
        correction_id: noted.map(|id| id.0),
    }))
}
