//! Artists, albums and songs in the few words of charts and search.

use aime_storage::brief::{AlbumBrief, ArtistBrief, TrackBrief};
use aime_storage::image::Image;
use serde::Serialize;
use utoipa::ToSchema;

/// An artist in brief.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = ArtistBrief)]
pub struct ArtistBriefView {
    /// Key.
    pub id: i64,
    /// Name.
    pub name: String,
    /// Spotify's artist id.
    #[schema(required)]
    pub spotify_id: Option<String>,
    /// Address of a picture that we hold.
    #[schema(required)]
    pub image_url: Option<String>,
    /// The user's counted plays of all time.
    pub total_plays: i32,
}

/// An album in brief.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = AlbumBrief)]
pub struct AlbumBriefView {
    /// Key.
    pub id: i64,
    /// Title.
    pub title: String,
    /// Original year.
    #[schema(required)]
    pub year: Option<i32>,
    /// Names of the artists in order.
    pub artists: Vec<String>,
    /// Address of a cover that we hold.
    #[schema(required)]
    pub image_url: Option<String>,
    /// Colour that stands for the cover.
    pub colour: String,
    /// The user's counted plays of all time.
    pub total_plays: i32,
    /// Copies that the user owns.
    pub copies: i64,
}

/// A song in brief, by the track that the user knows it by.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = TrackBrief)]
pub struct TrackBriefView {
    /// Key of the track.
    pub id: i64,
    /// Key of the song, the same on every album.
    pub recording_id: i64,
    /// Title.
    pub title: String,
    /// Names of the artists in order.
    pub artists: Vec<String>,
    /// Album title; empty where no album that the user may see is known.
    pub album: String,
    /// Key of the album.
    #[schema(required)]
    pub album_id: Option<i64>,
    /// Address of a cover that we hold.
    #[schema(required)]
    pub image_url: Option<String>,
    /// The user's counted plays of all time.
    pub total_plays: i32,
}

impl From<ArtistBrief> for ArtistBriefView {
    fn from(artist: ArtistBrief) -> Self {
        Self {
            id: artist.id,
            name: artist.name,
            spotify_id: artist.spotify_id,
            image_url: artist.images.iter().find_map(Image::path),
            total_plays: artist.plays,
        }
    }
}

impl From<AlbumBrief> for AlbumBriefView {
    fn from(album: AlbumBrief) -> Self {
        Self {
            id: album.id,
            title: album.title,
            year: album.year,
            artists: album.artists,
            image_url: album.images.iter().find_map(Image::path),
            colour: album.colour,
            total_plays: album.plays,
            copies: album.copies,
        }
    }
}

impl From<TrackBrief> for TrackBriefView {
    fn from(track: TrackBrief) -> Self {
        let (album_id, album) = track.album.unzip();
        Self {
            id: track.track_id,
            recording_id: track.recording_id,
            title: track.title,
            artists: track.artists,
            album: album.unwrap_or_default(),
            album_id,
            image_url: track.images.iter().find_map(Image::path),
            total_plays: track.plays,
        }
    }
}
