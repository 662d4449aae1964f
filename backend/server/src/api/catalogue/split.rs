//! One that is two: `POST …/split`.

use aime_domain::ids::{AlbumId, ArtistId, TrackId};
use aime_services::corrections::CatalogueChange;
use axum::extract::State;
use serde::Deserialize;
use utoipa::ToSchema;

use super::change;
use crate::api::corrections::view::MadeView;
use crate::auth::CurrentUser;
use crate::extract::{Json, Path};
use crate::problem::Problem;
use crate::state::AppState;

/// What is somebody else's of the same name.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[schema(as = ArtistSplit)]
pub struct ArtistSplitBody {
    /// What tells the new artist from the old one, for example `Leeds, 1990s`.
    #[serde(default)]
    pub disambiguation: String,
    /// Albums of the new one; songs on them go along.
    #[serde(default)]
    pub album_ids: Vec<i64>,
    /// Tracks whose songs are of the new one.
    #[serde(default)]
    pub track_ids: Vec<i64>,
}

/// Says that an artist is two of the same name: some albums and songs are a new one's. For owner and admin; can be
/// undone.
#[utoipa::path(
    post,
    path = "/api/v1/artists/{artist_id}/split",
    tag = "corrections",
    params(("artist_id" = i64, Path, description = "Key of the artist")),
    request_body = ArtistSplitBody,
    responses((status = 200, description = "What changed", body = MadeView))
)]
pub async fn split_artist(
    State(app): State<AppState>,
    current: CurrentUser,
    Path(id): Path<i64>,
    Json(body): Json<ArtistSplitBody>,
) -> Result<Json<MadeView>, Problem> {
    let wanted = CatalogueChange::SplitArtist {
        artist: ArtistId(id),
        disambiguation: body.disambiguation,
        albums: body.album_ids,
        tracks: body.track_ids,
    };
    change(&app, &current, &wanted).await
}

/// What is of another album.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[schema(as = AlbumSplit)]
pub struct AlbumSplitBody {
    /// Title of the new album; empty for the same.
    #[serde(default)]
    pub title: String,
    /// What tells it from the old one.
    #[serde(default)]
    pub disambiguation: String,
    /// Original year.
    pub year: Option<i32>,
    /// Tracks of the new album.
    #[serde(default)]
    pub track_ids: Vec<i64>,
    /// Your copies of the new album.
    #[serde(default)]
    pub copy_ids: Vec<i64>,
}

/// Says that an album is two: some tracks and copies are of a new one. For owner and admin; can be undone.
#[utoipa::path(
    post,
    path = "/api/v1/collection/albums/{album_id}/split",
    tag = "corrections",
    params(("album_id" = i64, Path, description = "Key of the album")),
    request_body = AlbumSplitBody,
    responses((status = 200, description = "What changed", body = MadeView))
)]
pub async fn split_album(
    State(app): State<AppState>,
    current: CurrentUser,
    Path(id): Path<i64>,
    Json(body): Json<AlbumSplitBody>,
) -> Result<Json<MadeView>, Problem> {
    let wanted = CatalogueChange::SplitAlbum {
        album: AlbumId(id),
        title: body.title,
        disambiguation: body.disambiguation,
        year: body.year,
        tracks: body.track_ids,
        copies: body.copy_ids,
    };
    change(&app, &current, &wanted).await
}

/// What is of another song.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[schema(as = TrackSplit)]
pub struct TrackSplitBody {
    /// Title of the new song; empty for that of its first spelling.
    #[serde(default)]
    pub title: String,
    /// Spellings of the new song, from the page of the track.
    #[serde(default)]
    pub spelling_ids: Vec<i64>,
}

/// Says that a song is two: some of the names under which it came are of a new one, and names like them that come
/// later. For owner and admin; can be undone.
#[utoipa::path(
    post,
    path = "/api/v1/tracks/{track_id}/split",
    tag = "corrections",
    params(("track_id" = i64, Path, description = "A track of the song")),
    request_body = TrackSplitBody,
    responses((status = 200, description = "What changed", body = MadeView))
)]
pub async fn split_track(
    State(app): State<AppState>,
    current: CurrentUser,
    Path(id): Path<i64>,
    Json(body): Json<TrackSplitBody>,
) -> Result<Json<MadeView>, Problem> {
    let wanted = CatalogueChange::SplitRecording {
        track: TrackId(id),
        title: body.title,
        spellings: body.spelling_ids,
    };
    change(&app, &current, &wanted).await
}
