//! `POST /api/v1/collection/albums`.

use aime_domain::import::Links;
use aime_services::collection::{Artists, NewAlbum};
use axum::extract::State;
use axum::http::StatusCode;
use serde::Deserialize;
use utoipa::ToSchema;

use super::view::{AlbumView, read};
use crate::auth::CurrentUser;
use crate::extract::Json;
use crate::problem::Problem;
use crate::state::AppState;

/// An album to own.
#[derive(Debug, Deserialize, ToSchema)]
#[schema(as = NewAlbum)]
pub struct NewAlbumBody {
    /// Title.
    #[schema(min_length = 1, max_length = 500)]
    pub title: String,
    /// Artists that you heard, own, want or listed, in order.
    #[serde(default)]
    pub artist_ids: Vec<i64>,
    /// Artist credit as on the cover, where `artist_ids` names none.
    #[schema(max_length = 500, example = "Simon & Garfunkel")]
    pub artist: Option<String>,
    /// Original year; 0 means unknown.
    #[schema(minimum = 0, maximum = 2100)]
    pub year: Option<i32>,
    /// Medium of the copy.
    #[schema(max_length = 50, example = "Vinyl")]
    pub support: Option<String>,
    /// Number of the copy's release at Discogs.
    #[schema(max_length = 100, example = "249504")]
    pub discogs_id: Option<String>,
    /// Page at Spotify.
    #[schema(max_length = 500)]
    pub spotify_url: Option<String>,
    /// Page at Apple Music.
    #[schema(max_length = 500)]
    pub apple_music_url: Option<String>,
    /// Page at Discogs.
    #[schema(max_length = 500)]
    pub discogs_url: Option<String>,
    /// Main genre.
    #[schema(max_length = 200)]
    pub genre: Option<String>,
}

/// Adds a copy of an album. The album is the catalogue's where it knows one of that title and artist, and then stays
/// as it is; else it is made.
#[utoipa::path(
    post,
    path = "/api/v1/collection/albums",
    tag = "collection",
    request_body = NewAlbumBody,
    responses((status = 201, description = "The album with its copies", body = AlbumView))
)]
pub async fn create_album(
    State(app): State<AppState>,
    current: CurrentUser,
    Json(body): Json<NewAlbumBody>,
) -> Result<(StatusCode, Json<AlbumView>), Problem> {
    let id = app
        .collection()
        .add_album(current.id(), &body.into())
        .await?;
    Ok((StatusCode::CREATED, Json(read(&app, &current, id).await?)))
}

impl From<NewAlbumBody> for NewAlbum {
    fn from(body: NewAlbumBody) -> Self {
        Self {
            title: body.title,
            artists: match body.artist {
                Some(credit) if body.artist_ids.is_empty() => Artists::Credit(credit),
                _ => Artists::Known(body.artist_ids),
            },
            year: body.year,
            support: body.support,
            discogs_id: body.discogs_id,
            genre: body.genre,
            links: Links {
                spotify_url: body.spotify_url,
                apple_music_url: body.apple_music_url,
                discogs_url: body.discogs_url,
            },
        }
    }
}
