//! The live rule: when what a player reports becomes a listen (DESIGN §4).
//!
//! A player is watched through reports of its state, which may be rare, repeated or incomplete. What counts is
//! the time *heard*, never the position: [`LivePlay::observe`] adds it up and says when a play has counted and
//! when it is over. One `LivePlay` watches one player; what it holds between two reports is plain data, so
//! that it survives a restart of ours. Times are unix milliseconds UTC, lengths and positions milliseconds.

use serde::{Deserialize, Serialize};

use crate::listen::Names;

/// Tracks shorter than this never count (the rule of Last.fm, which the others copied).
pub const SHORTEST_MS: i64 = 30_000;
/// Heard for so long, a play counts however long its track is (same source).
pub const ENOUGH_MS: i64 = 240_000;
/// A position up to here is the start of a track: players report some seconds late.
const START_ZONE_MS: i64 = 10_000;
/// Two reports of one place in a track differ by at most this, by rounding and delay.
const JITTER_MS: i64 = 5_000;
/// A stopped play is taken up again at its position within this; later it is another evening.
pub(crate) const RESUME_WITHIN_MS: i64 = 12 * 3_600_000;

/// Out of sight for less than this, a player has done nothing unseen.
const SIGHT_MS: i64 = 3_000;

/// Reports further apart than this leave open what happened between them: two polls that failed, and a third.
const WATCHED_GAP_MS: i64 = 450_000;

/// What a player does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PlayerState {
    /// It plays.
    Playing,
    /// It holds a track.
    Paused,
    /// It plays nothing.
    Stopped,
    /// It has jumped to the position given and plays on.
    Seek,
}

/// What is being played.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlayingTrack {
    /// Names as the source sends them.
    pub names: Names,
    /// Length, where the source says it.
    pub duration_ms: Option<i64>,
}

/// One report of a player.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Observation {
    /// When it was made.
    pub at_ms: i64,
    /// What the player does.
    pub state: PlayerState,
    /// What it plays; `None` where the source does not say.
    pub track: Option<PlayingTrack>,
    /// Where in the track it is; `None` where the source does not say.
    pub position_ms: Option<i64>,
}

/// A play that is going on, paused, or stopped where it may be taken up again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OpenPlay {
    /// What is played.
    pub track: PlayingTrack,
    /// When it began.
    pub started_at_ms: i64,
    /// How much of it was heard until the last report.
    pub heard_ms: i64,
    /// Whether it has counted.
    pub counted: bool,
    /// Where it was at the last report.
    position_ms: Option<i64>,
    /// When the last report was made.
    seen_at_ms: i64,
    /// Whether it plays, waits, or has stopped.
    state: PlayerState,
}

/// What a report led to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PlayEvent {
    /// The play has now counted: it is a listen, to be stored.
    Counted(OpenPlay),
    /// The play is over. If it had counted, its time heard is final.
    Ended(OpenPlay),
}

/// Watches one player.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct LivePlay {
    open: Option<OpenPlay>,
}

impl LivePlay {
    /// Goes on with what was kept from before.
    pub const fn resume(open: Option<OpenPlay>) -> Self {
        Self { open }
    }

    /// What is to be kept.
    pub const fn open(&self) -> Option<&OpenPlay> {
        self.open.as_ref()
    }

    /// When the open play will count if it simply plays on; `None` when nothing plays, or it has counted or
    /// never will. A caller asks again then with [`Self::tick`], so that no listen waits for the next report.
    pub fn counts_at_ms(&self) -> Option<i64> {
        let play = self
            .open
            .as_ref()
            .filter(|play| play.state == PlayerState::Playing && !play.counted)?;
        Some(play.seen_at_ms + (threshold(play.track.duration_ms)? - play.heard_ms).max(0))
    }

    /// Time has passed without a report.
    pub fn tick(&mut self, now_ms: i64) -> Vec<PlayEvent> {
        let mut events = Vec::new();
        if let Some(play) = &mut self.open
            && play.state == PlayerState::Playing
            && now_ms > play.seen_at_ms
        {
            let position = play
                .position_ms
                .map(|position| position + now_ms - play.seen_at_ms);
            play.hear_until(now_ms, position);
            play.seen(now_ms, position);
            play.count(&mut events);
        }
        events
    }

    /// Takes in the first report after the player was out of sight (a line that broke, a restart of ours). Where it
    /// shows that the play simply went on, the time between was heard; anything else is left open, and nothing of
    /// it is made up: the play is taken to have stopped where it was last seen.
    pub fn regain(&mut self, seen: &Observation) -> Vec<PlayEvent> {
        if let Some(play) = &mut self.open
            && play.state == PlayerState::Playing
            && !play.went_on_until(seen)
        {
            play.state = PlayerState::Stopped;
        }
        self.observe(seen)
    }

    /// Takes in a report and says what it led to, in order.
    pub fn observe(&mut self, seen: &Observation) -> Vec<PlayEvent> {
        let mut events = Vec::new();
        match (seen.state, &seen.track) {
            (PlayerState::Stopped, _) | (_, None) => self.stop(seen, &mut events),
            (_, Some(track)) => {
                let same = self
                    .open
                    .as_ref()
                    .is_some_and(|play| play.is_of(track) && play.goes_on(seen));
                if same {
                    self.go_on(seen, track, &mut events);
                } else {
                    self.begin(seen, track, &mut events);
                }
            }
        }
        events
    }

    fn stop(&mut self, seen: &Observation, events: &mut Vec<PlayEvent>) {
        let Some(play) = &mut self.open else { return };
        if seen.track.as_ref().is_some_and(|track| !play.is_of(track)) {
            return;
        }
        play.hear_until(seen.at_ms, seen.position_ms);
        let position = seen.position_ms.or(play.position_ms);
        if play.state != PlayerState::Stopped {
            play.seen(seen.at_ms, position);
            play.state = PlayerState::Stopped;
        }
        play.count(events);
    }

    /// Another report of the open play.
    fn go_on(&mut self, seen: &Observation, track: &PlayingTrack, events: &mut Vec<PlayEvent>) {
        let Some(mut play) = self.open.take() else {
            return;
        };
        if play.track.duration_ms.is_none() {
            play.track.duration_ms = track.duration_ms;
        }
        let restarted = play.restarted_at(seen);
        // A play that was moved while it waited was not heard meanwhile.
        let heard_since = if play.state == PlayerState::Playing {
            restarted.map_or(0, |restart| seen.at_ms - restart)
        } else {
            0
        };
        match restarted {
            Some(restart) => {
                let end = play.track.duration_ms;
                play.hear_until(restart, end.filter(|_| seen.state != PlayerState::Seek));
            }
            None if seen.state == PlayerState::Seek => play.hear_until(seen.at_ms, None),
            None => play.hear_until(seen.at_ms, seen.position_ms),
        }
        play.count(events);
        let again = restarted.filter(|_| play.half_heard());
        if let Some(restart) = again {
            let mut next = OpenPlay::new(play.track.clone(), restart, seen);
            next.heard_ms = heard_since;
            events.push(PlayEvent::Ended(std::mem::replace(&mut play, next)));
        } else {
            play.heard_ms += heard_since;
        }
        play.seen(
            seen.at_ms,
            seen.position_ms.or(play.expected_position(seen.at_ms)),
        );
        play.state = if seen.state == PlayerState::Paused {
            PlayerState::Paused
        } else {
            PlayerState::Playing
        };
        play.count(events);
        self.open = Some(play);
    }

    /// A report of something else than the open play.
    fn begin(&mut self, seen: &Observation, track: &PlayingTrack, events: &mut Vec<PlayEvent>) {
        let started = seen.at_ms - seen.position_ms.unwrap_or(0).max(0);
        let mut watched_since = None;
        if let Some(mut play) = self.open.take() {
            if play.state == PlayerState::Playing {
                let end = play
                    .end_at_ms()
                    .map_or(seen.at_ms, |end| end.min(seen.at_ms));
                play.hear_until(end, None);
                watched_since = Some(end.max(play.seen_at_ms));
            } else {
                watched_since = Some(play.seen_at_ms);
            }
            play.count(events);
            events.push(PlayEvent::Ended(play));
        }
        let mut play = OpenPlay::new(track.clone(), started, seen);
        let watched = watched_since.filter(|since| seen.at_ms - since <= WATCHED_GAP_MS);
        if let Some(since) = watched.filter(|_| seen.state != PlayerState::Paused) {
            // What played since the last report was heard; what played before anybody watched was not.
            play.heard_ms = (seen.at_ms - since).min(seen.at_ms - started).max(0);
        }
        play.count(events);
        self.open = Some(play);
    }
}

/// Time to be heard before a play of a track of this length counts; `None` when it never does.
pub fn threshold(duration_ms: Option<i64>) -> Option<i64> {
    match duration_ms.filter(|ms| *ms > 0) {
        Some(ms) if ms < SHORTEST_MS => None,
        Some(ms) => Some((ms / 2).min(ENOUGH_MS)),
        None => Some(ENOUGH_MS),
    }
}

impl OpenPlay {
    fn new(track: PlayingTrack, started_at_ms: i64, seen: &Observation) -> Self {
        let state = if seen.state == PlayerState::Paused {
            PlayerState::Paused
        } else {
            PlayerState::Playing
        };
        Self {
            track,
            started_at_ms,
            heard_ms: 0,
            counted: false,
            position_ms: seen.position_ms,
            seen_at_ms: seen.at_ms,
            state,
        }
    }

    /// Whether it is a play of this track. What only one of the two says tells nothing apart.
    pub fn is_of(&self, track: &PlayingTrack) -> bool {
        let (ours, theirs) = (&self.track.names, &track.names);
        let same_album =
            ours.album.is_none() || theirs.album.is_none() || ours.album == theirs.album;
        let same_length = match (self.track.duration_ms, track.duration_ms) {
            (Some(ours), Some(theirs)) => (ours - theirs).abs() <= JITTER_MS,
            _ => true,
        };
        ours.artist == theirs.artist && ours.title == theirs.title && same_album && same_length
    }

    /// Whether it is what another room's play has become: that one stopped no longer ago than `within_ms`, at the
    /// place where this one began to be seen.
    pub(crate) fn is_continuation_of(&self, left: &Self, within_ms: i64) -> bool {
        let (Some(here), Some(there)) = (self.position_ms, left.position_ms) else {
            return false;
        };
        let apart = self.seen_at_ms - left.seen_at_ms;
        left.state == PlayerState::Stopped
            && left.is_of(&self.track)
            && apart.abs() <= within_ms
            && (here - there).abs() <= JITTER_MS + apart.abs()
    }

    /// One play of two halves, with what it leads to.
    pub(crate) fn joined_to(self, left: &Self) -> (Self, Vec<PlayEvent>) {
        let mut play = Self {
            started_at_ms: left.started_at_ms,
            heard_ms: left.heard_ms + self.heard_ms,
            counted: left.counted,
            ..self
        };
        let mut events = Vec::new();
        play.count(&mut events);
        (play, events)
    }

    /// Where it is by now if it simply played on; `None` where its source gives no positions.
    pub fn position_at(&self, now_ms: i64) -> Option<i64> {
        self.expected_position(now_ms)
    }

    /// Whether it plays, waits, or has stopped.
    pub const fn state(&self) -> PlayerState {
        self.state
    }

    /// When the last report of it was made, unix milliseconds.
    pub const fn seen_at_ms(&self) -> i64 {
        self.seen_at_ms
    }

    /// Whether a report after a time out of sight shows that it played on without a break: it is where it would be,
    /// or it has ended at its end, as what follows began then.
    fn went_on_until(&self, seen: &Observation) -> bool {
        let passed = seen.at_ms - self.seen_at_ms;
        if passed <= SIGHT_MS {
            return true;
        }
        let (Some(track), Some(found), Some(left)) =
            (&seen.track, seen.position_ms, self.position_ms)
        else {
            return false;
        };
        if seen.state == PlayerState::Stopped {
            return false;
        }
        let moved = left - JITTER_MS..=left + passed + JITTER_MS;
        if self.is_of(track) && moved.contains(&found) {
            return true;
        }
        let began = seen.at_ms - found;
        self.end_at_ms()
            .is_some_and(|end| (began - end).abs() <= START_ZONE_MS)
    }

    /// Whether a report of the same track belongs to this play. After a stop it does only at the place where
    /// the play was left: a source that restarts goes on there, a listener begins anew.
    fn goes_on(&self, seen: &Observation) -> bool {
        if self.state != PlayerState::Stopped {
            return true;
        }
        let soon = seen.at_ms - self.seen_at_ms <= RESUME_WITHIN_MS;
        match (self.position_ms, seen.position_ms) {
            (Some(left), Some(found)) => {
                soon && found > START_ZONE_MS
                    && found >= left - JITTER_MS
                    && found <= left + seen.at_ms - self.seen_at_ms + JITTER_MS
            }
            _ => false,
        }
    }

    /// Where it must be by now if it simply played on.
    fn expected_position(&self, now_ms: i64) -> Option<i64> {
        let passed = if self.state == PlayerState::Playing {
            now_ms - self.seen_at_ms
        } else {
            0
        };
        self.position_ms.map(|position| position + passed)
    }

    /// When it ends if it simply plays on.
    fn end_at_ms(&self) -> Option<i64> {
        Some(self.seen_at_ms + (self.track.duration_ms? - self.position_ms?).max(0))
    }

    /// When the track began again, if the report shows that it did.
    fn restarted_at(&self, seen: &Observation) -> Option<i64> {
        let position = seen.position_ms?;
        let last = self.position_ms?;
        if seen.state == PlayerState::Seek {
            return (position <= START_ZONE_MS).then(|| seen.at_ms - position);
        }
        let back = position < last - JITTER_MS;
        let since_last = seen.at_ms - self.seen_at_ms;
        (back && (position <= START_ZONE_MS || position <= since_last + JITTER_MS))
            .then(|| seen.at_ms - position)
    }

    /// Adds what was heard since the last report. The clock sets the limit; where the position is known it
    /// tells how much of that time the track really played.
    fn hear_until(&mut self, now_ms: i64, position_ms: Option<i64>) {
        if self.state != PlayerState::Playing {
            return;
        }
        let passed = (now_ms - self.seen_at_ms).max(0);
        let heard = match (self.position_ms, position_ms) {
            (Some(before), Some(now)) => (now - before).clamp(0, passed),
            _ => passed,
        };
        self.heard_ms += heard;
    }

    fn seen(&mut self, at_ms: i64, position_ms: Option<i64>) {
        self.seen_at_ms = at_ms;
        self.position_ms = position_ms;
    }

    fn half_heard(&self) -> bool {
        threshold(self.track.duration_ms).is_none_or(|enough| self.heard_ms >= enough)
    }

    fn count(&mut self, events: &mut Vec<PlayEvent>) {
        let enough =
            threshold(self.track.duration_ms).is_some_and(|enough| self.heard_ms >= enough);
        if enough && !self.counted {
            self.counted = true;
            events.push(PlayEvent::Counted(self.clone()));
        }
    }
}
