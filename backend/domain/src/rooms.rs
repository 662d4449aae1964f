//! Several rooms of one player watched side by side: who plays what, and what of it becomes a listen.
//!
//! A source such as a Roon Core tells of its zones in reports of their whole state and, about once a second, of
//! their positions. [`Rooms`] keeps a [`LivePlay`] for each and adds what only several rooms need: a play that
//! moves to another room stays one play, a room that disappears leaves its play where it stood, and after a time
//! out of sight nothing is made up. Pure: driven by reports and the moment of each. Times are unix milliseconds UTC.

use std::collections::{BTreeMap, BTreeSet};

use crate::live_play::{
    LivePlay, Observation, OpenPlay, PlayEvent, PlayerState, PlayingTrack, RESUME_WITHIN_MS,
};

/// How often a room that simply plays on is taken note of.
const STEP_MS: i64 = 20_000;
/// A position further than this from where it must be was sought.
const SOUGHT_MS: i64 = 3_000;
/// Within this, a play that stops here and one that begins there at the same place are one that moved.
const MOVE_MS: i64 = 10_000;

/// What a room does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RoomState {
    /// It plays.
    Playing,
    /// It is about to play what it says, or still what it said before.
    Loading,
    /// It holds a track.
    Paused,
    /// It plays nothing.
    Stopped,
}

/// The whole state of a room.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RoomReport {
    /// The source's key of the room.
    pub room: String,
    /// What people call it.
    pub name: String,
    /// What it does.
    pub state: RoomState,
    /// What it plays; `None` where it plays nothing.
    pub track: Option<PlayingTrack>,
    /// Where in the track it is, where the source says.
    pub position_ms: Option<i64>,
}

/// What a source tells at a moment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum News {
    /// Every room there is. The first word after a silence is always this.
    All(Vec<RoomReport>),
    /// What changed, to be taken in in this order.
    Changed {
        /// Rooms that are no more.
        gone: Vec<String>,
        /// Rooms that are new or different.
        rooms: Vec<RoomReport>,
        /// Positions of rooms that play on.
        positions: Vec<(String, Option<i64>)>,
    },
}

/// What news led to.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Change {
    /// Plays that counted or ended, in order.
    pub events: Vec<PlayEvent>,
    /// Rooms whose state is to be kept and shown anew.
    pub touched: BTreeSet<String>,
}

/// A room and what is going on there.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Room {
    name: String,
    play: LivePlay,
    /// The last whole report; `None` until there is one, and once the room is gone.
    latest: Option<RoomReport>,
    /// The last position and when it was told.
    position: Option<(i64, i64)>,
    /// When the open play was first seen in this room.
    begun_at_ms: i64,
}

impl Room {
    /// What people call it.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The play that is open here.
    pub const fn play(&self) -> Option<&OpenPlay> {
        self.play.open()
    }

    /// What it was last said to do; `None` for a room that is gone or was not heard of yet.
    pub fn state(&self) -> Option<RoomState> {
        self.latest.as_ref().map(|latest| latest.state)
    }

    /// What it was last said to play.
    pub fn track(&self) -> Option<&PlayingTrack> {
        self.latest.as_ref()?.track.as_ref()
    }

    /// The last position that was told.
    pub fn position_ms(&self) -> Option<i64> {
        self.position.map(|(_, position)| position)
    }

    fn observe(&mut self, seen: &Observation, in_sight: bool, events: &mut Vec<PlayEvent>) {
        let before = self.play.open().map(|play| play.started_at_ms);
        events.extend(if in_sight {
            self.play.observe(seen)
        } else {
            self.play.regain(seen)
        });
        if self.play.open().map(|play| play.started_at_ms) != before {
            self.begun_at_ms = seen.at_ms;
        }
    }

    /// Takes note of the last position, if the play has not come so far.
    fn catch_up(&mut self, events: &mut Vec<PlayEvent>) {
        let Some((at_ms, position)) = self.position else {
            return;
        };
        let Some(latest) = &self.latest else { return };
        let is_behind = self
            .play
            .open()
            .is_some_and(|play| play.state() == PlayerState::Playing && play.seen_at_ms() < at_ms);
        if is_behind && latest.state == RoomState::Playing {
            let seen = Observation {
                at_ms,
                state: PlayerState::Playing,
                track: latest.track.clone(),
                position_ms: Some(position),
            };
            self.observe(&seen, true, events);
        }
    }

    fn report(
        &mut self,
        at_ms: i64,
        report: RoomReport,
        in_sight: bool,
        events: &mut Vec<PlayEvent>,
    ) {
        if in_sight {
            self.catch_up(events);
        }
        self.name.clone_from(&report.name);
        self.position = report.position_ms.map(|position| (at_ms, position));
        let state = match report.state {
            RoomState::Playing => PlayerState::Playing,
            // While it loads nothing is heard.
            RoomState::Loading | RoomState::Paused => PlayerState::Paused,
            RoomState::Stopped => PlayerState::Stopped,
        };
        // One that loads and does not say what has not said anything.
        if report.state != RoomState::Loading || report.track.is_some() {
            let seen = Observation {
                at_ms,
                state,
                track: report.track.clone(),
                position_ms: report.position_ms,
            };
            self.observe(&seen, in_sight, events);
        }
        self.latest = Some(report);
    }

    /// A new position. Whether it was worth a note.
    fn moved(&mut self, at_ms: i64, position_ms: i64, events: &mut Vec<PlayEvent>) -> bool {
        let Some(latest) = self.latest.clone() else {
            return false;
        };
        let state = match latest.state {
            RoomState::Playing => PlayerState::Playing,
            RoomState::Paused => PlayerState::Paused,
            RoomState::Loading | RoomState::Stopped => return false,
        };
        let expected = self.play.open().and_then(|play| play.position_at(at_ms));
        let sought = expected.is_none_or(|expected| (expected - position_ms).abs() > SOUGHT_MS);
        let counts = self.play.counts_at_ms().is_some_and(|due| due <= at_ms);
        let is_time = self
            .play
            .open()
            .is_some_and(|play| at_ms - play.seen_at_ms() >= STEP_MS);
        if sought {
            self.catch_up(events);
        }
        self.position = Some((at_ms, position_ms));
        if sought || counts || is_time {
            let seen = Observation {
                at_ms,
                state,
                track: latest.track,
                position_ms: Some(position_ms),
            };
            self.observe(&seen, true, events);
        }
        sought || counts || is_time
    }

    /// The room is no more; its play stays where it was left.
    fn leave(&mut self, at_ms: i64, in_sight: bool, events: &mut Vec<PlayEvent>) {
        if in_sight {
            self.catch_up(events);
        }
        let seen = Observation {
            at_ms,
            state: PlayerState::Stopped,
            track: None,
            position_ms: None,
        };
        self.observe(&seen, in_sight, events);
        self.latest = None;
        self.position = None;
    }
}

/// All rooms of a source.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Rooms {
    rooms: BTreeMap<String, Room>,
    in_sight: bool,
}

impl Rooms {
    /// Goes on with plays that were kept, as key and name of the room and the play.
    pub fn resume(kept: impl IntoIterator<Item = (String, String, OpenPlay)>) -> Self {
        let rooms = kept.into_iter().map(|(key, name, play)| {
            let room = Room {
                name,
                play: LivePlay::resume(Some(play)),
                ..Room::default()
            };
            (key, room)
        });
        Self {
            rooms: rooms.collect(),
            in_sight: false,
        }
    }

    /// A room.
    pub fn room(&self, key: &str) -> Option<&Room> {
        self.rooms.get(key)
    }

    /// Every room, by key.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Room)> {
        self.rooms.iter().map(|(key, room)| (key.as_str(), room))
    }

    /// The source can no longer be heard. What happens until it is heard again is unknown.
    pub fn lose(&mut self) {
        self.in_sight = false;
        for room in self.rooms.values_mut() {
            room.latest = None;
            room.position = None;
        }
    }

    /// Takes in what the source tells.
    pub fn see(&mut self, at_ms: i64, news: News) -> Change {
        let mut change = Change::default();
        match news {
            News::All(reports) => {
                let listed: BTreeSet<String> =
                    reports.iter().map(|report| report.room.clone()).collect();
                let known: Vec<String> = self.rooms.keys().cloned().collect();
                for gone in known.iter().filter(|key| !listed.contains(*key)) {
                    self.leave(at_ms, gone, &mut change);
                }
                self.report(at_ms, reports, &mut change);
                self.in_sight = true;
            }
            News::Changed {
                gone,
                rooms,
                positions,
            } => {
                for key in &gone {
                    self.leave(at_ms, key, &mut change);
                }
                self.report(at_ms, rooms, &mut change);
                for (key, position) in positions {
                    let Some((room, position)) = self.rooms.get_mut(&key).zip(position) else {
                        continue;
                    };
                    if room.moved(at_ms, position, &mut change.events) {
                        change.touched.insert(key);
                    }
                }
            }
        }
        self.follow_moves(at_ms, &mut change);
        self.forget(at_ms, &mut change);
        change
    }

    /// Time has passed, and the source is in sight. Rooms that tell no positions are heard by the clock.
    pub fn tick(&mut self, at_ms: i64) -> Change {
        let mut change = Change::default();
        for (key, room) in &mut self.rooms {
            let plays = room.state() == Some(RoomState::Playing);
            if self.in_sight && plays && room.position.is_none() {
                change.events.extend(room.play.tick(at_ms));
                change.touched.insert(key.clone());
            }
        }
        self.forget(at_ms, &mut change);
        change
    }

    fn report(&mut self, at_ms: i64, mut reports: Vec<RoomReport>, change: &mut Change) {
        // What stops comes before what begins, so that a play that moves has left before it arrives.
        reports.sort_by_key(|report| match report.state {
            RoomState::Stopped => 0,
            RoomState::Paused => 1,
            RoomState::Loading | RoomState::Playing => 2,
        });
        for report in reports {
            let key = report.room.clone();
            let room = self.rooms.entry(key.clone()).or_default();
            room.report(at_ms, report, self.in_sight, &mut change.events);
            change.touched.insert(key);
        }
    }

    fn leave(&mut self, at_ms: i64, key: &str, change: &mut Change) {
        if let Some(room) = self.rooms.get_mut(key) {
            room.leave(at_ms, self.in_sight, &mut change.events);
            change.touched.insert(key.to_owned());
        }
    }

    /// One play, wherever it is heard: where it has stopped in one room and goes on in another at the same place, it
    /// has moved.
    fn follow_moves(&mut self, at_ms: i64, change: &mut Change) {
        let arrived: Vec<String> = self
            .rooms
            .iter()
            .filter(|(_, room)| {
                room.state()
                    .is_some_and(|state| state != RoomState::Stopped)
                    && at_ms - room.begun_at_ms <= MOVE_MS
                    && room.play().is_some_and(|play| !play.counted)
            })
            .map(|(key, _)| key.clone())
            .collect();
        for to in arrived {
            let Some(there) = self.rooms[&to].play().cloned() else {
                continue;
            };
            let from = self.rooms.iter().find(|(key, room)| {
                **key != to
                    && room
                        .play()
                        .is_some_and(|left| there.is_continuation_of(left, MOVE_MS))
            });
            let Some(from) = from.map(|(key, _)| key.clone()) else {
                continue;
            };
            let left = self.rooms.get_mut(&from).and_then(|room| {
                let left = room.play.open().cloned();
                room.play = LivePlay::default();
                left
            });
            if let (Some(left), Some(room)) = (left, self.rooms.get_mut(&to)) {
                let (play, events) = there.joined_to(&left);
                room.play = LivePlay::resume(Some(play));
                change.events.extend(events);
                change.touched.extend([from, to]);
            }
        }
    }

    /// Plays that nobody takes up again are over, and rooms that are gone are forgotten with them.
    fn forget(&mut self, at_ms: i64, change: &mut Change) {
        self.rooms.retain(|key, room| {
            let over = room.play.open().is_some_and(|play| {
                play.state() != PlayerState::Playing && at_ms - play.seen_at_ms() > RESUME_WITHIN_MS
            });
            if over && let Some(play) = room.play.open().cloned() {
                change.events.push(PlayEvent::Ended(play));
                room.play = LivePlay::default();
                change.touched.insert(key.clone());
            }
            room.latest.is_some() || room.play.open().is_some() || change.touched.contains(key)
        });
    }
}
