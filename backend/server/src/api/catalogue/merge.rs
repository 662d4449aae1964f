//! Two that are one: `POST …/merge`.

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

/// With what it is one.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[schema(as = Merge)]
pub struct MergeBody {
    /// Key of the one that stays.
    #[serde(default)]
    pub into_id: i64,
}

/// Says that two artists are one. Albums and songs go along; those that are the same by their names become one; the
/// name leads to the artist that stays from now on. For owner and admin; can be undone.
#[utoipa::path(
    post,
    path = "/api/v1/artists/{artist_id}/merge",
    tag = "corrections",
    params(("artist_id" = i64, Path, description = "Key of the artist that is gone afterwards")),
    request_body = MergeBody,
    responses((status = 200, description = "What changed", body = MadeView))
)]
pub async fn merge_artists(
    State(app): State<AppState>,
    current: CurrentUser,
    Path(id): Path<i64>,
    Json(body): Json<MergeBody>,
) -> Result<Json<MadeView>, Problem> {
    let wanted = CatalogueChange::MergeArtists {
        from: ArtistId(id),
        into: ArtistId(body.into_id),
    };
    change(&app, &current, &wanted).await
}

/// Says that two albums are one. Copies, wishes, tracks, pictures and texts go along; songs that are on both become
/// one. For owner and admin; can be undone.
#[utoipa::path(
    post,
    path = "/api/v1/collection/albums/{album_id}/merge",
    tag = "corrections",
    params(("album_id" = i64, Path, description = "Key of the album that is gone afterwards")),
    request_body = MergeBody,
    responses((status = 200, description = "What changed", body = MadeView))
)]
pub async fn merge_albums(
    State(app): State<AppState>,
    current: CurrentUser,
    Path(id): Path<i64>,
    Json(body): Json<MergeBody>,
) -> Result<Json<MadeView>, Problem> {
    let wanted = CatalogueChange::MergeAlbums {
        from: AlbumId(id),
        into: AlbumId(body.into_id),
    };
    change(&app, &current, &wanted).await
}

/// Says that the songs of two tracks are one, whatever albums they are on. For owner and admin; can be undone.
#[utoipa::path(
    post,
    path = "/api/v1/tracks/{track_id}/merge",
    tag = "corrections",
    params(("track_id" = i64, Path, description = "A track of the song that is gone afterwards")),
    request_body = MergeBody,
    responses((status = 200, description = "What changed", body = MadeView))
)]
pub async fn merge_tracks(
    State(app): State<AppState>,
    current: CurrentUser,
    Path(id): Path<i64>,
    Json(body): Json<MergeBody>,
) -> Result<Json<MadeView>, Problem> {
    let wanted = CatalogueChange::MergeRecordings {
        from: TrackId(id),
        into: TrackId(body.into_id),
    };
    change(&app, &current, &wanted).await
}
