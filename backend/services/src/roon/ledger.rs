//! What was seen in the rooms, written down: listens, plays under way, what is on. All of one change in one transaction,
//! and only while the lease is held, so that no two processes ever count one play.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use aime_domain::ids::UserId;
use aime_domain::listen::{ListenEvent, Names};
use aime_domain::live_play::{OpenPlay, PlayEvent, PlayerState};
use aime_domain::playing::{NowPlaying, Telling};
use aime_domain::rooms::{Change, Room, RoomState, Rooms};
use aime_storage::catalogue::spelling;
use aime_storage::open_play::{self, Kept};
use aime_storage::provider_account::ProviderAccount;
use aime_storage::{Durability, Tx, playing, user_zone};
use serde::{Deserialize, Serialize};

use super::cursor::{Cursor, LeftOut, WhyLeftOut};
use super::error::{Result, RoonError};
use super::{RoonTracker, stream};
use crate::ingest::Listener;
use crate::ingest::catalogue::Memory;
use crate::ingest::live;
use crate::ingest::store::{Incoming, Outcome};
use crate::roon::watcher::Holder;

/// A play under way as it is kept.
#[derive(Debug, Serialize, Deserialize)]
struct KeptPlay {
    room: String,
    play: OpenPlay,
}

/// Writes down what one user's rooms do.
#[derive(Debug)]
pub(super) struct Ledger {
    user: UserId,
    /// Where what a room plays is shown, by key of the room.
    shown: BTreeMap<String, String>,
}

impl Ledger {
    pub(super) const fn of(user: UserId) -> Self {
        Self {
            user,
            shown: BTreeMap::new(),
        }
    }

    /// The rooms as they were when somebody last watched them. What cannot be read is as if it never was.
    pub(super) async fn open(&self, tracker: &RoonTracker) -> Result<Rooms> {
        let kept = open_play::list(&tracker.parts.db.read(), self.user, &stream()).await?;
        Ok(Rooms::resume(kept.into_iter().filter_map(|kept| {
            let state: KeptPlay = serde_json::from_str(&kept.state).ok()?;
            Some((kept.place, state.room, state.play))
        })))
    }

    /// Writes a change down. `rooms` is how they stand after it.
    pub(super) async fn write(
        &mut self,
        tracker: &RoonTracker,
        holder: &Holder,
        rooms: &Rooms,
        change: &Change,
    ) -> Result<()> {
        if change.events.is_empty() && change.touched.is_empty() {
            return Ok(());
        }
        let is_counting = !change.events.is_empty();
        // What is on and how far it is comes again in a moment; what counted does not.
        let durability = if is_counting {
            Durability::Full
        } else {
            Durability::Normal
        };
        let mut tx = tracker.begin(durability).await?;
        holder.renew(&tx).await?;
        self.count(tracker, &mut tx, rooms, change).await?;
        for key in &change.touched {
            let room = rooms.room(key);
            self.keep(&mut tx, key, room).await?;
            self.show(&mut tx, key, room).await?;
        }
        Ok(tx.commit().await?)
    }

    /// Plays that counted become listens; of those that rest or are over the whole time heard is known.
    async fn count(
        &self,
        tracker: &RoonTracker,
        tx: &mut Tx,
        rooms: &Rooms,
        change: &Change,
    ) -> Result<()> {
        let resting = change.touched.iter().filter_map(|key| {
            let play = rooms.room(key)?.play()?;
            (play.counted && play.state() != PlayerState::Playing).then_some(play)
        });
        let mut counted = Vec::new();
        let mut heard: Vec<&OpenPlay> = Vec::new();
        for event in &change.events {
            match event {
                PlayEvent::Counted(play) => counted.push(play),
                PlayEvent::Ended(play) if play.counted => heard.push(play),
                PlayEvent::Ended(_) => {}
            }
        }
        heard.extend(resting);
        if counted.is_empty() && heard.is_empty() {
            return Ok(());
        }
        let who = Listener {
            id: self.user,
            zone: user_zone(tx, self.user).await?,
        };
        if !counted.is_empty() {
            self.record(tracker, tx, who, &counted).await?;
        }
        for play in &heard {
            live::set_played_in(tx, who, &stream(), &play_id(play), play.heard_ms).await?;
        }
        if ended_left_out(&tracker.find(tx, self.user).await?, &heard) {
            tracker
                .change(tx, self.user, |_, cursor| {
                    for play in &heard {
                        cursor.heard_left_out(&play_id(play), play.heard_ms);
                    }
                })
                .await?;
        }
        Ok(())
    }

    async fn record(
        &self,
        tracker: &RoonTracker,
        tx: &mut Tx,
        who: Listener,
        counted: &[&OpenPlay],
    ) -> Result<()> {
        let row = tracker.find(tx, self.user).await?;
        let cursor = Cursor::of(&row);
        let (mut events, mut left_out) = (Vec::new(), Vec::new());
        for play in counted {
            match tracker.why_left_out(&cursor, play) {
                None => events.push(listen_of(play)),
                Some(why) => left_out.push(LeftOut {
                    names: play.track.names.clone(),
                    at: started_at(play),
                    why,
                    event_id: play_id(play),
                    heard_ms: play.heard_ms,
                }),
            }
        }
        let stream = stream();
        let incoming: Vec<Incoming<'_>> = events
            .iter()
            .map(|event| Incoming {
                event,
                stream: &stream,
            })
            .collect();
        let outcomes = live::record_in(tx, who, &mut Memory::default(), &incoming).await?;
        let stored = outcomes
            .iter()
            .filter(|outcome| matches!(outcome, Outcome::Stored))
            .count() as u64;
        let last = events.last().map(|event| event.names.clone());
        let now = tx.now();
        tracker
            .change(tx, self.user, |row, cursor| {
                cursor.stored += stored;
                if last.is_some() {
                    cursor.last_track = last;
                    cursor.last_listen_at = Some(now);
                    row.last_sync_at = Some(now);
                }
                for left in left_out {
                    cursor.leave_out(left);
                }
            })
            .await?;
        Ok(())
    }

    /// Keeps what is under way in a room, for whoever watches it after us.
    async fn keep(&self, tx: &mut Tx, key: &str, room: Option<&Room>) -> Result<()> {
        let Some((room, play)) = room.and_then(|room| Some((room, room.play()?))) else {
            return Ok(open_play::forget(tx, self.user, &stream(), key).await?);
        };
        let state = KeptPlay {
            room: room.name().to_owned(),
            play: play.clone(),
        };
        let kept = Kept {
            place: key.to_owned(),
            // Plain data always serialises.
            state: serde_json::to_string(&state).unwrap_or_default(),
        };
        Ok(open_play::keep(tx, self.user, &stream(), &kept, started_at(play)).await?)
    }

    /// Shows what is on in a room.
    async fn show(&mut self, tx: &mut Tx, key: &str, room: Option<&Room>) -> Result<()> {
        let state = room.and_then(Room::state);
        if state == Some(RoomState::Loading) {
            // For a moment only; what was on is shown until then.
            return Ok(());
        }
        let on = room.and_then(|room| told(room, tx.now()));
        let before = self.shown.remove(key);
        if let Some(before) =
            before.filter(|before| on.as_ref().is_none_or(|on| on.place != *before))
        {
            playing::clear(tx, self.user, &stream(), &before).await?;
        }
        if let Some(on) = on {
            playing::set(tx, self.user, &on, Telling::Steadily).await?;
            self.shown.insert(key.to_owned(), on.place);
        } else {
            // Shown by whoever watched before us, perhaps.
            let place = room.map(Room::name).unwrap_or_default();
            playing::clear(tx, self.user, &stream(), place).await?;
        }
        Ok(())
    }
}

impl RoonTracker {
    /// Why a play that was heard long enough is no listen; `None` where it is one.
    fn why_left_out(&self, cursor: &Cursor, play: &OpenPlay) -> Option<WhyLeftOut> {
        let names = &play.track.names;
        if self.parts.stations.is_station(names) {
            Some(WhyLeftOut::Station)
        } else if play.track.duration_ms.is_none() && !cursor.counts_radio {
            Some(WhyLeftOut::Radio)
        } else if names.artist.is_empty() {
            Some(WhyLeftOut::NoArtist)
        } else {
            None
        }
    }
}

/// What is on in a room, if anything is.
fn told(room: &Room, now: i64) -> Option<NowPlaying> {
    let paused = match room.state()? {
        RoomState::Playing | RoomState::Loading => false,
        RoomState::Paused => true,
        RoomState::Stopped => return None,
    };
    let track = room.track()?;
    let position_ms = room.position_ms().unwrap_or(0);
    Some(NowPlaying {
        stream: stream(),
        place: room.name().to_owned(),
        names: track.names.clone(),
        duration_ms: track.duration_ms,
        paused,
        position_ms,
        started_at: room.play().map_or(now - position_ms / 1_000, started_at),
        heard_at: now,
    })
}

fn started_at(play: &OpenPlay) -> i64 {
    play.started_at_ms.div_euclid(1_000)
}

fn listen_of(play: &OpenPlay) -> ListenEvent {
    ListenEvent {
        source_event_id: Some(play_id(play)),
        duration_ms: play.track.duration_ms,
        played_ms: Some(play.heard_ms),
        ..ListenEvent::at(started_at(play), play.track.names.clone())
    }
}

/// Whether one of these plays was left out, and more of it was heard than is written down.
fn ended_left_out(row: &ProviderAccount, plays: &[&OpenPlay]) -> bool {
    let cursor = Cursor::of(row);
    plays.iter().any(|play| {
        let id = play_id(play);
        let mut left = cursor.left_out.iter();
        left.any(|left| left.event_id == id && left.heard_ms != play.heard_ms)
    })
}

fn play_id(play: &OpenPlay) -> String {
    event_id(play.started_at_ms, &play.track.names)
}

/// Roon has no identifiers of plays: when it began, to the millisecond, and what it is.
pub(super) fn event_id(started_at_ms: i64, names: &Names) -> String {
    let mut id = format!("{started_at_ms}-");
    for byte in &spelling::hash(names)[..8] {
        let _ = write!(id, "{byte:02x}");
    }
    id
}

/// A lost lease is known by its error alone.
pub(super) const fn is_over(error: &RoonError) -> bool {
    matches!(error, RoonError::LeaseLost | RoonError::NotLinked)
}
