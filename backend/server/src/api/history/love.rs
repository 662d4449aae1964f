//! `POST /api/v1/history/tracks/{track_id}/love`.

use aime_domain::ids::TrackId;
use axum::extract::State;
use serde::Serialize;
use utoipa::ToSchema;

use crate::auth::CurrentUser;
use crate::extract::{Json, Path};
use crate::problem::Problem;
use crate::state::AppState;

/// Whether a track is loved.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Love)]
pub struct LoveView {
    /// Key of the track.
    pub track_id: i64,
    /// Whether its song is loved now.
    pub loved: bool,
}

/// Loves the song of a track, or loves it no longer. It shows on every play of the song, past and future, whatever
/// album it is on.
#[utoipa::path(
    post,
    path = "/api/v1/history/tracks/{track_id}/love",
    tag = "history",
    params(("track_id" = i64, Path, description = "Key of the track")),
    responses((status = 200, description = "Whether it is loved now", body = LoveView))
)]
pub async fn toggle_love(
    State(app): State<AppState>,
    current: CurrentUser,
    Path(track_id): Path<i64>,
) -> Result<Json<LoveView>, Problem> {
    let loved = app
        .collection()
        .toggle_love(current.id(), TrackId(track_id))
        .await?;
    Ok(Json(LoveView { track_id, loved }))
}
