//! `GET /api/v1/collection/albums/{album_id}`.

use std::collections::BTreeMap;

use aime_domain::ids::AlbumId;
use aime_storage::album::detail::{self, Detail, DetailArtist};
use aime_storage::album::track::AlbumTrack;
use aime_storage::image::Image;
use axum::extract::State;
use serde::Serialize;
use utoipa::ToSchema;

use super::view::AlbumView;
use crate::api::instant::Instant;
use crate::auth::CurrentUser;
use crate::extract::{Json, Path};
use crate::problem::{Problem, ProblemKind};
use crate::state::AppState;

/// An album with everything that is known of it.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = AlbumDetail)]
pub struct AlbumDetailView {
    /// What lists show of it.
    #[serde(flatten)]
    pub album: AlbumView,
    /// Long text.
    #[schema(required)]
    pub resume: Option<String>,
    /// Labels of the work, then of the copies.
    pub labels: Vec<String>,
    /// Film whose music it is.
    #[schema(required)]
    pub film_title: Option<String>,
    /// Year of the film.
    #[schema(required)]
    pub film_year: Option<i32>,
    /// Director of the film.
    #[schema(required)]
    pub film_director: Option<String>,
    /// Address of a picture that we hold, by artist name.
    pub artist_images: BTreeMap<String, String>,
    /// Artists in the order of the credit.
    pub artists_detailed: Vec<AlbumArtistView>,
    /// Tracks in their order; those of unknown position come last.
    pub tracks: Vec<AlbumTrackView>,
    /// The user's counted plays of the album.
    pub listen_stats: AlbumListensView,
}

/// An artist of an album.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = AlbumArtist)]
pub struct AlbumArtistView {
    /// Key.
    pub id: i64,
    /// Name.
    pub name: String,
    /// Spotify's artist id.
    #[schema(required)]
    pub spotify_id: Option<String>,
    /// Page at Last.fm.
    #[schema(required)]
    pub lastfm_url: Option<String>,
    /// Address of a picture that we hold.
    #[schema(required)]
    pub image_url: Option<String>,
    /// Addresses of pictures at their sources.
    pub image_sources: Vec<String>,
    /// The user's counted plays of the artist.
    pub plays: i32,
}

/// A track of an album.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = AlbumTrack)]
pub struct AlbumTrackView {
    /// Key.
    pub id: i64,
    /// Key of the song, the same on every album.
    pub recording_id: i64,
    /// Disc.
    #[schema(required)]
    pub disc: Option<i32>,
    /// Position on the disc.
    #[schema(required)]
    pub number: Option<i32>,
    /// Title.
    pub title: String,
    /// Artist credit.
    pub artist: String,
    /// Length in milliseconds.
    #[schema(required)]
    pub duration_ms: Option<i64>,
    /// The user's counted plays of the song, from whatever album.
    pub plays: i32,
    /// The last of them.
    #[schema(required)]
    pub last_played_at: Option<Instant>,
    /// Whether the user loves the song.
    pub loved: bool,
}

/// Counted plays of an album.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = AlbumListens)]
pub struct AlbumListensView {
    /// Plays.
    pub plays: i32,
    /// The first.
    #[schema(required)]
    pub first_at: Option<Instant>,
    /// The last.
    #[schema(required)]
    pub last_at: Option<Instant>,
    /// Local months with plays, the oldest first.
    pub months: Vec<MonthPlays>,
}

/// Plays in a local month.
#[derive(Debug, Serialize, ToSchema)]
pub struct MonthPlays {
    /// The month.
    #[schema(example = "2026-11")]
    pub month: String,
    /// Plays.
    pub plays: i32,
}

/// Tells everything of an album that the user heard, owns, wants or listed. The key of one that was merged into
/// another leads to that one: the answer's `id` is its.
#[utoipa::path(
    get,
    path = "/api/v1/collection/albums/{album_id}",
    tag = "collection",
    params(("album_id" = i64, Path, description = "Key of the album")),
    responses((status = 200, description = "The album", body = AlbumDetailView))
)]
pub async fn find_album(
    State(app): State<AppState>,
    current: CurrentUser,
    Path(id): Path<i64>,
) -> Result<Json<AlbumDetailView>, Problem> {
    let found = detail::find(
        &app.read(),
        current.id(),
        &current.user.language,
        AlbumId(id),
    )
    .await?;
    let detail = found.ok_or(Problem::new(ProblemKind::NotFound))?;
    Ok(Json(detail.into()))
}

impl From<Detail> for AlbumDetailView {
    fn from(detail: Detail) -> Self {
        let images = detail.artists.iter().filter_map(|artist| {
            let path = artist.images.iter().find_map(Image::path)?;
            Some((artist.name.clone(), path))
        });
        Self {
            resume: detail.resume,
            labels: detail.labels,
            film_title: detail.film.title,
            film_year: detail.film.year,
            film_director: detail.film.director,
            artist_images: images.collect(),
            artists_detailed: detail
                .artists
                .into_iter()
                .map(AlbumArtistView::from)
                .collect(),
            tracks: detail
                .tracks
                .into_iter()
                .map(AlbumTrackView::from)
                .collect(),
            listen_stats: AlbumListensView {
                plays: detail.card.plays,
                first_at: detail.first_played_at.map(Instant),
                last_at: detail.card.last_played_at.map(Instant),
                months: detail.months.into_iter().map(MonthPlays::from).collect(),
            },
            album: detail.card.into(),
        }
    }
}

impl From<DetailArtist> for AlbumArtistView {
    fn from(artist: DetailArtist) -> Self {
        Self {
            id: artist.id,
            name: artist.name,
            spotify_id: artist.spotify_id,
            lastfm_url: artist.lastfm_url,
            image_url: artist.images.iter().find_map(Image::path),
            image_sources: artist
                .images
                .into_iter()
                .map(|image| image.source_url)
                .collect(),
            plays: artist.plays,
        }
    }
}

impl From<AlbumTrack> for AlbumTrackView {
    fn from(track: AlbumTrack) -> Self {
        Self {
            id: track.id,
            recording_id: track.recording_id,
            disc: track.disc,
            number: track.number,
            title: track.title,
            artist: track.artist_credit,
            duration_ms: track.duration_ms,
            plays: track.plays,
            last_played_at: track.last_played_at.map(Instant),
            loved: track.loved,
        }
    }
}

impl From<(i32, i32)> for MonthPlays {
    fn from((month, plays): (i32, i32)) -> Self {
        Self {
            month: format!("{:04}-{:02}", month / 100, month % 100),
            plays,
        }
    }
}
