//! What can be changed about an album, shared by `PUT` and `PATCH`.

use aime_domain::change::Change;
use aime_services::collection::AlbumChange;
use serde::Deserialize;
use utoipa::ToSchema;

/// What is to change; what is absent stays, `null` clears. `support` and `discogs_id` are of your first copy; all else
/// is the catalogue's, for owner and admin to change.
#[derive(Debug, Deserialize, ToSchema)]
#[schema(as = AlbumChange)]
pub struct AlbumChangeBody {
    /// Title.
    #[schema(min_length = 1, max_length = 500)]
    pub title: Option<String>,
    /// Artists that you heard, own, want or listed, in order.
    #[schema(min_items = 1)]
    pub artist_ids: Option<Vec<i64>>,
    /// Original year; 0 means unknown.
    #[serde(default)]
    #[schema(value_type = Option<i32>, minimum = 0, maximum = 2100)]
    pub year: Change<i32>,
    /// Medium of the first copy.
    #[serde(default)]
    #[schema(value_type = Option<String>, max_length = 50)]
    pub support: Change<String>,
    /// Number of the first copy's release at Discogs.
    #[serde(default)]
    #[schema(value_type = Option<String>, max_length = 100)]
    pub discogs_id: Change<String>,
    /// Page at Spotify.
    #[serde(default)]
    #[schema(value_type = Option<String>, max_length = 500)]
    pub spotify_url: Change<String>,
    /// Page at Apple Music.
    #[serde(default)]
    #[schema(value_type = Option<String>, max_length = 500)]
    pub apple_music_url: Change<String>,
    /// Page at Discogs.
    #[serde(default)]
    #[schema(value_type = Option<String>, max_length = 500)]
    pub discogs_url: Change<String>,
    /// Main genre.
    #[serde(default)]
    #[schema(value_type = Option<String>, max_length = 200)]
    pub genre: Change<String>,
    /// Fields that no import, sync or enrichment may write over: `title`, `artists`, `year`, `genres`, `styles`,
    /// `spotify_url`, `apple_music_url`, `discogs_url`. Without it those that were locked and those that are changed
    /// now.
    pub locked: Option<Vec<String>>,
}

impl From<AlbumChangeBody> for AlbumChange {
    fn from(body: AlbumChangeBody) -> Self {
        Self {
            title: body.title,
            artist_ids: body.artist_ids,
            year: body.year,
            support: body.support,
            discogs_id: body.discogs_id,
            genre: body.genre,
            spotify_url: body.spotify_url,
            apple_music_url: body.apple_music_url,
            discogs_url: body.discogs_url,
            locked: body.locked,
        }
    }
}
