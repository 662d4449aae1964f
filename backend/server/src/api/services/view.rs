//! A linked service as clients see it.

use aime_domain::listen::Names;
use aime_services::discogs::{self, DiscogsSync};
use aime_services::lastfm::{HistoryState, LastFmTracker, Link};
use aime_storage::provider_account::LinkState;
use serde::Serialize;
use utoipa::ToSchema;

use super::collection_sync::CollectionSyncView;
use super::lastfm_view::LastFmView;
use crate::api::instant::Instant;

/// A service that can be linked.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Service)]
pub struct ServiceView {
    /// Which.
    pub id: ServiceId,
    /// How it stands.
    pub state: ServiceState,
    /// Name of the account there; `null` while none is linked.
    #[schema(required)]
    pub account: Option<String>,
    /// Whether linking needs a key of one's own, since the install has none.
    pub needs_key: bool,
    /// What went wrong last; `null` after a success.
    #[schema(required)]
    pub last_error: Option<String>,
    /// When it was last read with success.
    #[schema(required)]
    pub last_sync_at: Option<Instant>,
    /// When it is read next.
    #[schema(required)]
    pub next_sync_at: Option<Instant>,
    /// Seconds from one reading to the next.
    pub interval_seconds: i64,
    /// Plays of it that became listens.
    pub stored: u64,
    /// What is being played, by the service's word.
    #[schema(required)]
    pub now_playing: Option<PlayedTrack>,
    /// The newest play that is stored.
    #[schema(required)]
    pub last_track: Option<PlayedTrack>,
    /// The import of the whole history, once it was ordered.
    #[schema(required)]
    pub history: Option<HistoryView>,
    /// What only Last.fm has to tell.
    #[schema(required)]
    pub lastfm: Option<LastFmView>,
    /// Whether access can be given at the service's own site.
    pub offers_consent: bool,
    /// What is owned and wished for there, once an account is linked whose service keeps that.
    #[schema(required)]
    pub collection: Option<CollectionSyncView>,
}

/// A service.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum ServiceId {
    /// Last.fm.
    Lastfm,
    /// Discogs.
    Discogs,
}

/// How a service stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum ServiceState {
    /// No account is linked.
    NotLinked,
    /// It is read.
    Active,
    /// It is read, but the last reading failed; the next one may not.
    Failing,
    /// It rests, as its user wants it.
    Paused,
    /// It refused us; its user has to do something.
    Refused,
}

/// Names of a play as the service has them.
#[derive(Debug, Serialize, ToSchema)]
pub struct PlayedTrack {
    /// Artist credit.
    pub artist: String,
    /// Title.
    pub title: String,
    /// Album, where it is known.
    #[schema(required)]
    pub album: Option<String>,
}

impl From<&Names> for PlayedTrack {
    fn from(names: &Names) -> Self {
        Self {
            artist: names.artist.clone(),
            title: names.title.clone(),
            album: names.album.clone(),
        }
    }
}

/// The import of a whole history.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = HistoryImport)]
pub struct HistoryView {
    /// Where it stands.
    pub state: HistoryImportState,
    /// Plays read.
    pub done: u64,
    /// Plays in all, by the service's word; 0 until it is known.
    pub total: u64,
    /// Plays that became listens; the others were there.
    pub stored: u64,
    /// When it was ordered.
    pub started_at: Instant,
    /// When it ended.
    #[schema(required)]
    pub ended_at: Option<Instant>,
    /// What went wrong last; it goes on by itself while it runs.
    #[schema(required)]
    pub error: Option<String>,
}

/// Where the import of a whole history stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum HistoryImportState {
    /// It waits or runs.
    Running,
    /// All of it is there.
    Done,
    /// It will not go on by itself.
    Failed,
}

impl From<HistoryState> for HistoryImportState {
    fn from(state: HistoryState) -> Self {
        match state {
            HistoryState::Running => Self::Running,
            HistoryState::Done => Self::Done,
            HistoryState::Failed => Self::Failed,
        }
    }
}

impl ServiceView {
    /// Last.fm for a user, linked or not.
    pub fn of_lastfm(tracker: &LastFmTracker, link: Option<Link>, now: i64) -> Self {
        let mut view = Self {
            id: ServiceId::Lastfm,
            state: ServiceState::NotLinked,
            account: None,
            needs_key: !tracker.has_key(),
            last_error: None,
            last_sync_at: None,
            next_sync_at: None,
            interval_seconds: tracker.interval_s(),
            stored: 0,
            now_playing: None,
            last_track: None,
            history: None,
            lastfm: None,
            offers_consent: false,
            collection: None,
        };
        let Some(link) = link else { return view };
        let cursor = &link.cursor;
        view.state = ServiceState::of(link.state, link.last_error.is_some());
        view.stored = cursor.stored;
        view.now_playing = cursor
            .playing_at(now)
            .map(|playing| (&playing.names).into());
        view.last_track = cursor.last_track.as_ref().map(Into::into);
        view.history = cursor.history.as_ref().map(|history| HistoryView {
            state: history.state.into(),
            done: history.done,
            total: history.total,
            stored: history.stored,
            started_at: Instant(history.started_at),
            ended_at: history.ended_at.map(Instant),
            error: history.error.clone(),
        });
        view.account = Some(link.account);
        view.last_error = link.last_error;
        view.last_sync_at = link.last_sync_at.map(Instant);
        view.next_sync_at = link.next_sync_at.map(Instant);
        view
    }
}

impl ServiceView {
    /// Discogs for a user, linked or not.
    pub fn of_discogs(sync: &DiscogsSync, link: Option<discogs::Link>) -> Self {
        let mut view = Self {
            id: ServiceId::Discogs,
            state: ServiceState::NotLinked,
            account: None,
            needs_key: true,
            last_error: None,
            last_sync_at: None,
            next_sync_at: None,
            interval_seconds: sync.interval_s(),
            stored: 0,
            now_playing: None,
            last_track: None,
            history: None,
            lastfm: None,
            offers_consent: sync.offers_consent(),
            collection: None,
        };
        let Some(link) = link else { return view };
        view.state = ServiceState::of(link.state, link.last_error.is_some());
        view.collection = Some(link.cursor.into());
        view.account = Some(link.account);
        view.last_error = link.last_error;
        view.last_sync_at = link.last_sync_at.map(Instant);
        view.next_sync_at = link.next_sync_at.map(Instant);
        view
    }
}

impl ServiceState {
    const fn of(state: LinkState, failed: bool) -> Self {
        match state {
            LinkState::Active if failed => Self::Failing,
            LinkState::Active => Self::Active,
            LinkState::Paused => Self::Paused,
            LinkState::Refused => Self::Refused,
        }
    }
}

/// The original's view of the Last.fm tracker.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = TrackerStatus)]
pub struct TrackerView {
    /// Whether it polls.
    pub running: bool,
    /// The same, by the original's other name.
    pub is_active: bool,
    /// The newest play that is stored.
    #[schema(required)]
    pub last_track: Option<PlayedTrack>,
    /// Seconds from one poll to the next.
    pub interval_seconds: i64,
    /// When it last polled with success.
    #[schema(required)]
    pub last_poll_time: Option<Instant>,
    /// When it polls next.
    #[schema(required)]
    pub next_run_time: Option<Instant>,
    /// What went wrong last; `null` after a success.
    #[schema(required)]
    pub last_error: Option<String>,
    /// What is being played.
    #[schema(required)]
    pub now_playing: Option<PlayedTrack>,
}

impl From<ServiceView> for TrackerView {
    fn from(service: ServiceView) -> Self {
        let runs = matches!(service.state, ServiceState::Active | ServiceState::Failing);
        Self {
            running: runs,
            is_active: runs,
            last_track: service.last_track,
            interval_seconds: service.interval_seconds,
            last_poll_time: service.last_sync_at,
            next_run_time: service.next_sync_at,
            last_error: service.last_error,
            now_playing: service.now_playing,
        }
    }
}
