//! A linked Roon as clients see it.

use aime_services::roon::{Cursor, Link, Phase, WhyLeftOut};
use aime_storage::playing::{self, Believed};
use aime_storage::provider_account::LinkState;
use serde::Serialize;
use utoipa::ToSchema;

use crate::api::instant::Instant;
use crate::api::services::view::PlayedTrack;
use crate::auth::CurrentUser;
use crate::problem::Problem;
use crate::state::AppState;

/// A user's link to a Roon Core.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = RoonService)]
pub struct RoonView {
    /// How it stands.
    pub state: RoonState,
    /// The Core; `null` until one has answered.
    #[schema(required)]
    pub core: Option<CoreView>,
    /// Where the Core was said to be; `null` where the configuration says so, or it is looked for on the network.
    #[schema(required)]
    pub address: Option<AddressView>,
    /// Whether the configuration names a Core.
    pub has_configured_address: bool,
    /// Whether the user may enter an address.
    pub may_enter_address: bool,
    /// What went wrong last; `null` while all is well.
    #[schema(required)]
    pub last_error: Option<String>,
    /// When it is tried again.
    #[schema(required)]
    pub next_try_at: Option<Instant>,
    /// When the newest listen was stored.
    #[schema(required)]
    pub last_listen_at: Option<Instant>,
    /// The newest listen.
    #[schema(required)]
    pub last_track: Option<PlayedTrack>,
    /// Plays that became listens.
    pub stored: u64,
    /// Rooms that the Core told of.
    pub rooms: Vec<RoomView>,
    /// Whether all rooms are followed, also those that come later.
    pub follows_all: bool,
    /// Whether songs of radio stations count.
    pub counts_radio: bool,
    /// What is on now, room by room.
    pub playing: Vec<RoomPlaying>,
    /// Plays that were heard long enough and are no listens, the newest first; at most 20.
    pub left_out: Vec<LeftOutView>,
}

/// How a link to Roon stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum RoonState {
    /// There is none.
    NotLinked,
    /// No process watches it at this moment; one will.
    Starting,
    /// It is looked for on the network.
    Searching,
    /// It waits until somebody enables the extension in Roon under Settings → Extensions.
    Waiting,
    /// What is played is heard.
    Listening,
    /// The Core does not answer; it is tried again.
    Away,
    /// It rests, as its user wants it.
    Paused,
}

/// A Core.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = RoonCore)]
pub struct CoreView {
    /// What it is called.
    pub name: String,
    /// Its version, in its own words.
    pub version: String,
}

/// Where a Core is.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = RoonAddress)]
pub struct AddressView {
    /// Name or address.
    pub host: String,
    /// Port.
    pub port: u16,
}

/// A room that can be followed.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = RoonRoom)]
pub struct RoomView {
    /// Key.
    pub id: String,
    /// What it is called.
    pub name: String,
    /// Whether what is played there is heard.
    pub followed: bool,
}

/// What is on in a room.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = RoonRoomPlaying)]
pub struct RoomPlaying {
    /// What the room, or the group of rooms, is called.
    pub room: String,
    /// The song.
    pub track: PlayedTrack,
    /// Whether it stands still.
    pub paused: bool,
}

/// A play that is no listen.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = RoonLeftOut)]
pub struct LeftOutView {
    /// Key, for keeping it.
    pub id: String,
    /// Whether it can be kept as a listen: not where nobody is named as its artist.
    pub can_be_kept: bool,
    /// Names as Roon sent them.
    pub track: PlayedTrack,
    /// When it began.
    pub at: Instant,
    /// Why.
    pub why: WhyLeftOutView,
}

/// Why a play is no listen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = RoonWhyLeftOut)]
pub enum WhyLeftOutView {
    /// It has no length, as what radio stations send, and those are not to count.
    Radio,
    /// Its names are those of a station.
    Station,
    /// Nobody is named as its artist.
    NoArtist,
}

/// Roon as it stands for a user, linked or not.
pub async fn of(app: &AppState, current: &CurrentUser) -> Result<RoonView, Problem> {
    let db = app.read();
    let link = app.roon().link(&db, current.id()).await?;
    let on = playing::list(&db, current.id(), app.now()).await?;
    let playing = on
        .iter()
        .filter(|one| one.playing.stream.service == "roon")
        .map(RoomPlaying::from)
        .collect();
    let cursor = link.as_ref().map(|link| link.cursor.clone());
    let cursor = cursor.unwrap_or_default();
    Ok(RoonView {
        state: link.as_ref().map_or(RoonState::NotLinked, state),
        core: cursor.core.as_ref().map(|core| CoreView {
            name: core.name.clone(),
            version: core.version.clone(),
        }),
        address: cursor.address.as_ref().map(|address| AddressView {
            host: address.host.clone(),
            port: address.port,
        }),
        has_configured_address: app.roon().has_address(),
        may_enter_address: current.user.role.is_administrator(),
        next_try_at: link
            .as_ref()
            .and_then(|link| link.next_sync_at)
            .map(Instant),
        last_error: link.and_then(|link| link.last_error),
        last_listen_at: cursor.last_listen_at.map(Instant),
        last_track: cursor.last_track.as_ref().map(Into::into),
        stored: cursor.stored,
        rooms: rooms(&cursor),
        follows_all: cursor.followed.is_none(),
        counts_radio: cursor.counts_radio,
        playing,
        left_out: cursor
            .left_out
            .iter()
            .map(|left| LeftOutView {
                id: left.id(),
                can_be_kept: left.can_be_kept(),
                track: (&left.names).into(),
                at: Instant(left.at),
                why: match left.why {
                    WhyLeftOut::Radio => WhyLeftOutView::Radio,
                    WhyLeftOut::Station => WhyLeftOutView::Station,
                    WhyLeftOut::NoArtist => WhyLeftOutView::NoArtist,
                },
            })
            .collect(),
    })
}

fn state(link: &Link) -> RoonState {
    match (link.state, link.cursor.phase) {
        (LinkState::Paused | LinkState::Refused, _) => RoonState::Paused,
        (LinkState::Active, _) if !link.is_watched => RoonState::Starting,
        (LinkState::Active, Phase::Searching) => RoonState::Searching,
        (LinkState::Active, Phase::Waiting) => RoonState::Waiting,
        (LinkState::Active, Phase::Listening) => RoonState::Listening,
        (LinkState::Active, Phase::Away) => RoonState::Away,
    }
}

fn rooms(cursor: &Cursor) -> Vec<RoomView> {
    let rooms = cursor.rooms.iter().map(|room| RoomView {
        id: room.id.clone(),
        name: room.name.clone(),
        followed: cursor.follows(&room.id),
    });
    rooms.collect()
}

impl From<&Believed> for RoomPlaying {
    fn from(one: &Believed) -> Self {
        Self {
            room: one.playing.place.clone(),
            track: (&one.playing.names).into(),
            paused: one.playing.paused,
        }
    }
}

/// The original's view of the Roon tracker.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = RoonTrackerStatus)]
pub struct RoonTrackerView {
    /// Whether it watches, or tries to.
    pub running: bool,
    /// The same, by the original's other name.
    pub is_active: bool,
    /// Whether the Core is heard at this moment.
    pub connected: bool,
    /// How it stands.
    pub state: RoonState,
    /// The newest listen.
    #[schema(required)]
    pub last_track: Option<PlayedTrack>,
    /// When it was stored.
    #[schema(required)]
    pub last_poll_time: Option<Instant>,
    /// When the Core is tried again, where it does not answer.
    #[schema(required)]
    pub next_run_time: Option<Instant>,
    /// What went wrong last; `null` while all is well.
    #[schema(required)]
    pub last_error: Option<String>,
    /// What is on now, in the room that began last.
    #[schema(required)]
    pub now_playing: Option<PlayedTrack>,
}

impl From<RoonView> for RoonTrackerView {
    fn from(roon: RoonView) -> Self {
        let runs = !matches!(roon.state, RoonState::NotLinked | RoonState::Paused);
        Self {
            running: runs,
            is_active: runs,
            connected: roon.state == RoonState::Listening,
            state: roon.state,
            last_track: roon.last_track,
            last_poll_time: roon.last_listen_at,
            next_run_time: roon.next_try_at,
            last_error: roon.last_error,
            now_playing: roon.playing.into_iter().next().map(|playing| playing.track),
        }
    }
}
