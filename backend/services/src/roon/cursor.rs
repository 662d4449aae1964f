//! How a link stands.

use std::collections::BTreeSet;

use aime_domain::listen::{ListenEvent, Names};
use aime_storage::provider_account::ProviderAccount;
use serde::{Deserialize, Serialize};

use super::ledger;
use super::link::Address;

/// Most plays that are remembered as left out.
const MOST_LEFT_OUT: usize = 20;

/// How a link stands; instants in unix seconds UTC. What an older version did not write is at its default.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Cursor {
    /// How the extension is known to Cores; another one has to be enabled anew.
    pub extension_id: String,
    /// Where the Core is, if somebody said so.
    pub address: Option<Address>,
    /// What the watcher is at.
    pub phase: Phase,
    /// The Core that enabled us, or that waits for somebody to.
    pub core: Option<Core>,
    /// Rooms that the Core told of.
    pub rooms: Vec<Room>,
    /// Keys of the rooms that are followed; `None` for all there are.
    pub followed: Option<BTreeSet<String>>,
    /// Whether songs of radio stations count.
    pub counts_radio: bool,
    /// Attempts in a row that failed.
    pub failures: u32,
    /// Plays that became listens.
    pub stored: u64,
    /// Names of the newest of them.
    pub last_track: Option<Names>,
    /// When it was stored.
    pub last_listen_at: Option<i64>,
    /// Plays that were heard long enough and left out all the same, the newest first.
    pub left_out: Vec<LeftOut>,
}

/// What a watcher is at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Phase {
    /// It looks for the Core.
    #[default]
    Searching,
    /// It waits until somebody enables the extension in Roon.
    Waiting,
    /// It hears what is played.
    Listening,
    /// The Core does not answer; it is tried again.
    Away,
}

/// A Core.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Core {
    /// Its identifier.
    pub id: String,
    /// What it is called.
    pub name: String,
    /// Its version, in words.
    pub version: String,
}

/// A room: an output, which stays itself however zones are grouped.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Room {
    /// What people call it.
    pub name: String,
    /// Key of its output.
    pub id: String,
}

/// A play that was heard long enough and is no listen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LeftOut {
    /// Names as received.
    pub names: Names,
    /// When it began.
    pub at: i64,
    /// Why.
    pub why: WhyLeftOut,
    /// Roon's event of the play; empty where an older version wrote this down.
    #[serde(default)]
    pub event_id: String,
    /// How much of it was heard, milliseconds; 0 where an older version wrote this down.
    #[serde(default)]
    pub heard_ms: i64,
}

impl LeftOut {
    /// Its key among those that were left out.
    pub fn id(&self) -> String {
        if self.event_id.is_empty() {
            ledger::event_id(self.at * 1_000, &self.names)
        } else {
            self.event_id.clone()
        }
    }

    /// Whether it can be a listen all the same: somebody has to be named as its artist.
    pub const fn can_be_kept(&self) -> bool {
        !matches!(self.why, WhyLeftOut::NoArtist) && !self.names.artist.is_empty()
    }

    pub(super) fn listen(&self) -> ListenEvent {
        ListenEvent {
            source_event_id: Some(self.id()),
            played_ms: (self.heard_ms > 0).then_some(self.heard_ms),
            ..ListenEvent::at(self.at, self.names.clone())
        }
    }
}

/// Why a play is no listen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum WhyLeftOut {
    /// It has no length, as what stations send, and those are not to count.
    Radio,
    /// Its names are those of a station.
    Station,
    /// Nobody is named as its artist.
    NoArtist,
}

impl Cursor {
    /// Of an account's row. One that cannot be read begins anew, and has to be enabled anew.
    pub fn of(row: &ProviderAccount) -> Self {
        let text = row.cursor.as_deref().unwrap_or_default();
        serde_json::from_str(text).unwrap_or_default()
    }

    /// Whether an output is followed.
    pub fn follows(&self, output: &str) -> bool {
        self.followed
            .as_ref()
            .is_none_or(|followed| followed.contains(output))
    }

    pub(super) fn text(&self) -> String {
        // Plain data always serialises.
        serde_json::to_string(self).unwrap_or_default()
    }

    /// Notes how much of a play that was left out was heard in the end.
    pub(super) fn heard_left_out(&mut self, event_id: &str, heard_ms: i64) {
        let mut left = self.left_out.iter_mut();
        if let Some(left) = left.find(|left| left.event_id == event_id) {
            left.heard_ms = heard_ms;
        }
    }

    pub(super) fn leave_out(&mut self, left: LeftOut) {
        self.left_out.insert(0, left);
        self.left_out.truncate(MOST_LEFT_OUT);
    }
}
