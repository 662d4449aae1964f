//! What is on as the API shows it.

use aime_domain::ids::UserId;
use aime_domain::matching;
use aime_storage::Result;
use aime_storage::catalogue::spelling;
use aime_storage::playing::known::{self, Known};
use aime_storage::playing::{self, Believed};
use serde::Serialize;
use utoipa::ToSchema;

use crate::api::instant::Instant;
use crate::state::AppState;

/// What is on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
#[schema(as = NowPlaying)]
pub struct NowPlayingView {
    /// One for each song, however many sources report it; the first is the one to show where there is room for one.
    pub items: Vec<PlayingView>,
}

/// A song that is on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
#[schema(as = Playing)]
pub struct PlayingView {
    /// Artist credit as its source writes it.
    pub artist: String,
    /// Title.
    pub title: String,
    /// Album title; empty where the source does not say.
    pub album: String,
    /// Service that reports it.
    pub source: String,
    /// All services that report it, that one first.
    pub sources: Vec<String>,
    /// Client or account that reports it; empty where there is only one.
    pub client: String,
    /// Room or device; empty where the source has none.
    pub place: String,
    /// Whether it is paused.
    pub paused: bool,
    /// When it began.
    pub started_at: Instant,
    /// Where in the song it was at `heard_at`, milliseconds. It has moved on since, unless it is paused.
    pub position_ms: i64,
    /// When the source last said so.
    pub heard_at: Instant,
    /// From when on it is no longer believed.
    pub expires_at: Instant,
    /// Length in milliseconds.
    #[schema(required)]
    pub duration_ms: Option<i64>,
    /// Key of the track, if the user has it in the ledger.
    #[schema(required)]
    pub track_id: Option<i64>,
    /// Key of the album, likewise.
    #[schema(required)]
    pub album_id: Option<i64>,
    /// Whether the user loves the song.
    pub loved: bool,
    /// Address of a cover that we hold.
    #[schema(required)]
    pub album_image: Option<String>,
    /// Colour that stands for the album's cover.
    #[schema(required, example = "#7a3b52")]
    pub album_colour: Option<String>,
}

/// What is on for a user, and when the first of it will no longer be believed (unix seconds UTC).
pub async fn of(app: &AppState, user: UserId) -> Result<(NowPlayingView, Option<i64>)> {
    let db = app.read();
    let on = playing::list(&db, user, app.now()).await?;
    let next = on.iter().map(|one| one.expires_at).min();
    let names: Vec<_> = on.iter().map(|one| &one.playing.names).collect();
    let mut known = known::list(&db, user, &names).await?;
    let mut items: Vec<(String, PlayingView)> = Vec::new();
    for one in on {
        let hash = spelling::hash(&one.playing.names);
        let key = song(&one);
        let service = one.playing.stream.service.clone();
        match items.iter_mut().find(|(other, _)| *other == key) {
            Some((_, shown)) if !shown.sources.contains(&service) => shown.sources.push(service),
            Some(_) => {}
            None => items.push((key, view(one, known.remove(&hash)))),
        }
    }
    let items = items.into_iter().map(|(_, item)| item).collect();
    Ok((NowPlayingView { items }, next))
}

/// What songs are told apart by: two sources may write the same one differently.
fn song(one: &Believed) -> String {
    let names = &one.playing.names;
    let identity = matching::recording_identity(names);
    format!(
        "{}\n{}",
        matching::fold(&identity.main_credit),
        matching::fold(&names.title)
    )
}

fn view(one: Believed, known: Option<Known>) -> PlayingView {
    let Believed {
        playing,
        expires_at,
    } = one;
    let known = known.unwrap_or_default();
    PlayingView {
        artist: playing.names.artist,
        title: playing.names.title,
        album: playing.names.album.unwrap_or_default(),
        sources: vec![playing.stream.service.clone()],
        source: playing.stream.service,
        client: playing.stream.client,
        place: playing.place,
        paused: playing.paused,
        started_at: Instant(playing.started_at),
        position_ms: playing.position_ms,
        heard_at: Instant(playing.heard_at),
        expires_at: Instant(expires_at),
        duration_ms: playing.duration_ms.or(known.duration_ms),
        track_id: known.track_id,
        album_id: known.album_id,
        loved: known.loved,
        album_image: known.album_image,
        album_colour: known.album_colour,
    }
}
