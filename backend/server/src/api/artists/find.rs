//! `GET /api/v1/artists/{artist_id}`.

use aime_domain::ids::ArtistId;
use aime_storage::artist::detail::{self, Detail};
use aime_storage::image::Image;
use axum::extract::State;
use serde::Serialize;
use utoipa::ToSchema;

use crate::api::brief::{AlbumBriefView, TrackBriefView};
use crate::api::heard::ListenStatsView;
use crate::auth::CurrentUser;
use crate::extract::{Json, Path};
use crate::problem::{Problem, ProblemKind};
use crate::state::AppState;

/// An artist with everything that is known of it.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = ArtistDetail)]
pub struct ArtistDetailView {
    /// Key.
    pub id: i64,
    /// Name.
    pub name: String,
    /// What tells it from others of its name; empty where nothing must.
    pub disambiguation: String,
    /// Other names.
    pub aliases: Vec<String>,
    /// MusicBrainz artist.
    #[schema(required)]
    pub mbid: Option<String>,
    /// Artist at Discogs.
    #[schema(required)]
    pub discogs_id: Option<i64>,
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
    /// What the user heard of it, songs with it as a guest included.
    pub listen_stats: ListenStatsView,
    /// Its albums that the user owns, by year.
    pub albums: Vec<AlbumBriefView>,
    /// Its albums that the user heard and does not own, the most played first.
    pub heard_albums: Vec<AlbumBriefView>,
    /// Albums of others with songs of it that the user owns or heard, by year.
    pub appears_on: Vec<AlbumBriefView>,
    /// Its songs that the user played most.
    pub top_tracks: Vec<TrackBriefView>,
}

/// Tells everything of an artist that the user heard, owns, wants or listed. The key of one that was merged into
/// another leads to that one: the answer's `id` is its.
#[utoipa::path(
    get,
    path = "/api/v1/artists/{artist_id}",
    tag = "collection",
    params(("artist_id" = i64, Path, description = "Key of the artist")),
    responses((status = 200, description = "The artist", body = ArtistDetailView))
)]
pub async fn find_artist(
    State(app): State<AppState>,
    current: CurrentUser,
    Path(id): Path<i64>,
) -> Result<Json<ArtistDetailView>, Problem> {
    let found = detail::find(&app.read(), current.id(), ArtistId(id)).await?;
    let artist = found.ok_or(Problem::new(ProblemKind::NotFound))?;
    Ok(Json(artist.into()))
}

impl From<Detail> for ArtistDetailView {
    fn from(artist: Detail) -> Self {
        let albums = |all: Vec<_>| all.into_iter().map(AlbumBriefView::from).collect();
        Self {
            id: artist.id,
            name: artist.name,
            disambiguation: artist.disambiguation,
            aliases: artist.aliases,
            mbid: artist.mbid,
            discogs_id: artist.discogs_id,
            spotify_id: artist.spotify_id,
            lastfm_url: artist.lastfm_url,
            image_url: artist.images.iter().find_map(Image::path),
            image_sources: artist
                .images
                .into_iter()
                .map(|image| image.source_url)
                .collect(),
            listen_stats: artist.heard.into(),
            albums: albums(artist.owned),
            heard_albums: albums(artist.heard_albums),
            appears_on: albums(artist.appears_on),
            top_tracks: artist
                .top_tracks
                .into_iter()
                .map(TrackBriefView::from)
                .collect(),
        }
    }
}
