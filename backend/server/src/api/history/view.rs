//! A listen as the API shows it.

use aime_storage::history::entry::Entry;
use aime_storage::image::Image;
use chrono_tz::Tz;
use serde::Serialize;
use utoipa::ToSchema;

use crate::api::collection::view::ArtistRef;
use crate::api::local;

/// One play, reported by one or more sources. The original's fields come first.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = Listen)]
pub struct ListenView {
    /// Key.
    pub id: i64,
    /// Unix seconds UTC.
    pub timestamp: i64,
    /// `YYYY-MM-DD HH:MM` in the user's zone.
    #[schema(example = "2026-11-21 13:05")]
    pub date: String,
    /// Artist credit.
    pub artist: String,
    /// Title.
    pub title: String,
    /// Album title; empty where the album is not known.
    pub album: String,
    /// Original year of the album.
    #[schema(required)]
    pub year: Option<i32>,
    /// Key of the album.
    #[schema(required)]
    pub album_id: Option<i64>,
    /// Key of the track.
    pub track_id: i64,
    /// Whether the user loves the song.
    pub loved: bool,
    /// Service whose report counts.
    pub source: String,
    /// Address of a picture of the artist that we hold.
    #[schema(required)]
    pub artist_image: Option<String>,
    /// Address of a cover that we hold.
    #[schema(required)]
    pub album_image: Option<String>,
    /// Address of a cover from Last.fm that we hold.
    #[schema(required)]
    pub album_lastfm_image: Option<String>,
    /// The album at Spotify.
    #[schema(required)]
    pub spotify_url: Option<String>,
    /// The album at Apple Music.
    #[schema(required)]
    pub apple_music_url: Option<String>,
    /// The album at Discogs.
    #[schema(required)]
    pub discogs_url: Option<String>,
    /// Description of the album.
    #[schema(required)]
    pub ai_info: Option<String>,
    /// Services that reported the play, the one that counts first.
    pub sources: Vec<String>,
    /// Day of the play in the user's zone.
    #[schema(example = "2026-11-21")]
    pub local_day: String,
    /// Artists in order.
    pub artist_refs: Vec<ArtistRef>,
    /// Colour that stands for the album's cover.
    #[schema(required, example = "#7a3b52")]
    pub album_colour: Option<String>,
    /// Key of the song, the same on every album.
    pub recording_id: i64,
    /// Seconds heard.
    #[schema(required)]
    pub seconds_played: Option<i32>,
    /// Length in milliseconds.
    #[schema(required)]
    pub duration_ms: Option<i64>,
}

impl ListenView {
    /// The listen with its times in `zone`.
    pub fn new(entry: Entry, zone: Tz) -> Self {
        let album = entry.album.as_ref();
        let images = album
            .map(|album| album.images.as_slice())
            .unwrap_or_default();
        Self {
            id: entry.id,
            timestamp: entry.listened_at,
            date: local::minute(entry.listened_at, zone),
            album_colour: album.map(|album| album.colour.clone()),
            album: album.map(|album| album.title.clone()).unwrap_or_default(),
            year: album.and_then(|album| album.year),
            album_id: album.map(|album| album.id),
            track_id: entry.track_id,
            loved: entry.loved,
            artist_image: entry.artist_images.iter().find_map(Image::path),
            album_image: images.iter().find_map(Image::path),
            album_lastfm_image: images
                .iter()
                .filter(|image| image.source == "lastfm")
                .find_map(Image::path),
            spotify_url: album.and_then(|album| album.spotify_url.clone()),
            apple_music_url: album.and_then(|album| album.apple_music_url.clone()),
            discogs_url: album.and_then(|album| album.discogs_url.clone()),
            ai_info: album.and_then(|album| album.ai_info.clone()),
            local_day: local::day(entry.listened_at, zone),
            artist: entry.artist,
            title: entry.title,
            source: entry.source,
            sources: entry.sources,
            artist_refs: entry.artists.into_iter().map(ArtistRef::from).collect(),
            recording_id: entry.recording_id,
            seconds_played: entry.seconds_played,
            duration_ms: entry.duration_ms,
        }
    }
}
