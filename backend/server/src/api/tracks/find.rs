//! `GET /api/v1/tracks/{track_id}`.

use aime_domain::ids::TrackId;
use aime_storage::track::detail::{self, Detail, Place, Spelling};
use axum::extract::State;
use chrono_tz::Tz;
use serde::Serialize;
use utoipa::ToSchema;

use crate::api::brief::AlbumBriefView;
use crate::api::collection::view::ArtistRef;
use crate::api::heard::ListenStatsView;
use crate::api::history::view::ListenView;
use crate::api::local;
use crate::auth::CurrentUser;
use crate::extract::{Json, Path};
use crate::problem::{Problem, ProblemKind};
use crate::state::AppState;

/// A song with everything that is known of it, whatever album it is on.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = TrackDetail)]
pub struct TrackDetailView {
    /// Key of the track that was asked for, or of the one that stands in its place.
    pub id: i64,
    /// Key of the song, the same on every album.
    pub recording_id: i64,
    /// Title.
    pub title: String,
    /// Artist credit.
    pub artist: String,
    /// Artists in order.
    pub artist_refs: Vec<ArtistRef>,
    /// Length in milliseconds.
    #[schema(required)]
    pub duration_ms: Option<i64>,
    /// International Standard Recording Code.
    #[schema(required)]
    pub isrc: Option<String>,
    /// MusicBrainz recording.
    #[schema(required)]
    pub mbid: Option<String>,
    /// Whether the user loves it.
    pub loved: bool,
    /// What the user heard of it, from whatever album.
    pub listen_stats: ListenStatsView,
    /// The albums that it is on and that the user may see, by year.
    pub albums: Vec<TrackOnAlbumView>,
    /// The names under which its reports came, the most frequent first.
    pub spellings: Vec<SpellingView>,
    /// The latest listens, newest first.
    pub latest_listens: Vec<ListenView>,
}

/// A place of the song on an album.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = TrackOnAlbum)]
pub struct TrackOnAlbumView {
    /// Key of the track there.
    pub track_id: i64,
    /// Disc.
    #[schema(required)]
    pub disc: Option<i32>,
    /// Position on the disc.
    #[schema(required)]
    pub number: Option<i32>,
    /// The album.
    pub album: AlbumBriefView,
}

/// Names as sources sent them.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Spelling)]
pub struct SpellingView {
    /// Key.
    pub id: i64,
    /// Artist credit.
    pub artist: String,
    /// Title.
    pub title: String,
    /// Album title.
    #[schema(required)]
    pub album: Option<String>,
    /// How many of the user's reports bear them, counted or not.
    pub reports: i64,
    /// Why they were taken for this song: a stable word.
    pub reason: String,
    /// How sure that is, from 0 to 1.
    pub score: f64,
}

/// Tells everything of the song of a track that the user heard, owns, wants or listed. The key of one that was merged
/// into another, or all of whose names mean another to the user, leads to that one: the answer's `id` is its.
#[utoipa::path(
    get,
    path = "/api/v1/tracks/{track_id}",
    tag = "history",
    params(("track_id" = i64, Path, description = "Key of the track")),
    responses((status = 200, description = "The song", body = TrackDetailView))
)]
pub async fn find_track(
    State(app): State<AppState>,
    current: CurrentUser,
    Path(id): Path<i64>,
) -> Result<Json<TrackDetailView>, Problem> {
    let language = &current.user.language;
    let found = detail::find(&app.read(), current.id(), language, TrackId(id)).await?;
    let track = found.ok_or(Problem::new(ProblemKind::NotFound))?;
    Ok(Json(TrackDetailView::new(
        track,
        local::zone(&current.user),
    )))
}

impl TrackDetailView {
    fn new(track: Detail, zone: Tz) -> Self {
        let listens = track.latest.into_iter();
        Self {
            id: track.track_id,
            recording_id: track.recording_id,
            title: track.title,
            artist: track.artist_credit,
            artist_refs: track.artists.into_iter().map(ArtistRef::from).collect(),
            duration_ms: track.duration_ms,
            isrc: track.isrc,
            mbid: track.mbid,
            loved: track.loved,
            listen_stats: track.heard.into(),
            albums: track
                .albums
                .into_iter()
                .map(TrackOnAlbumView::from)
                .collect(),
            spellings: track
                .spellings
                .into_iter()
                .map(SpellingView::from)
                .collect(),
            latest_listens: listens.map(|entry| ListenView::new(entry, zone)).collect(),
        }
    }
}

impl From<Place> for TrackOnAlbumView {
    fn from(place: Place) -> Self {
        Self {
            track_id: place.track_id,
            disc: place.disc,
            number: place.number,
            album: place.album.into(),
        }
    }
}

impl From<Spelling> for SpellingView {
    fn from(spelling: Spelling) -> Self {
        Self {
            id: spelling.id,
            artist: spelling.artist_credit,
            title: spelling.title,
            album: spelling.album,
            reports: spelling.reports,
            reason: spelling.reason,
            score: spelling.score,
        }
    }
}
