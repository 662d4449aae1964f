//! How far an account is read.

use aime_domain::listen::Names;
use aime_storage::provider_account::ProviderAccount;
use serde::{Deserialize, Serialize};

/// How far an account is read; instants in unix seconds UTC. What an older version did not write is at its default.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Cursor {
    /// Start of the newest scrobble that is stored.
    pub known_until: Option<i64>,
    /// When the last day was last read again.
    pub day_read_at: i64,
    /// When the last two weeks were.
    pub fortnight_read_at: i64,
    /// Polls in a row that failed.
    pub failures: u32,
    /// Scrobbles that became listens.
    pub stored: u64,
    /// Names of the newest scrobble.
    pub last_track: Option<Names>,
    /// What is being played.
    pub playing: Option<Playing>,
    /// The import of the whole history.
    pub history: Option<History>,
    /// Whether its user let us in.
    pub signed_in: bool,
    /// How love stands between there and here.
    pub loves: Loves,
    /// The last comparison with what is there.
    pub comparison: Option<Comparison>,
}

/// A comparison with what the service has now.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Comparison {
    /// Where it stands.
    pub state: HistoryState,
    /// First second.
    pub from: i64,
    /// Last second.
    pub to: i64,
    /// Everything before this second is compared.
    pub reached: i64,
    /// Scrobbles read.
    pub read: u64,
    /// Listens found that are gone or edited there.
    pub missing: u64,
    /// Scrobbles that became listens.
    pub stored: u64,
    /// Stretches whose pages did not add up, so that they say nothing.
    pub unclear: u64,
    /// When it was ordered.
    pub started_at: i64,
    /// When it ended.
    pub ended_at: Option<i64>,
    /// What went wrong last.
    pub error: Option<String>,
}

/// How love stands between there and here.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Loves {
    /// Songs that are loved there.
    pub there: u64,
    /// When the list was last read whole.
    pub read_at: Option<i64>,
    /// Songs that are loved here since, by its word.
    pub added: u64,
    /// Songs that are not any more, by its word.
    pub removed: u64,
    /// What went wrong last; none after a success.
    pub error: Option<String>,
}

/// What is being played, by Last.fm's word.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Playing {
    /// Names as received.
    pub names: Names,
    /// When Last.fm first said so.
    pub since: i64,
    /// When it last did.
    pub seen_at: i64,
}

/// An import of the whole history.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct History {
    /// Where it stands.
    pub state: HistoryState,
    /// Everything up to here is stored.
    pub reached: i64,
    /// The last second of it: when it was ordered.
    pub to: i64,
    /// Scrobbles read.
    pub done: u64,
    /// Scrobbles in all, by Last.fm's word; 0 until it is known.
    pub total: u64,
    /// Scrobbles that became listens.
    pub stored: u64,
    /// When it was ordered.
    pub started_at: i64,
    /// When it ended.
    pub ended_at: Option<i64>,
    /// What went wrong last.
    pub error: Option<String>,
}

/// Where an import of the whole history, or a comparison, stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum HistoryState {
    /// It waits or runs.
    Running,
    /// All of it is there.
    Done,
    /// It will not go on by itself.
    Failed,
}

impl Playing {
    /// What is on now, going on from what was on before where it is the same.
    pub(super) fn going_on(before: &Cursor, names: Names, now: i64) -> Self {
        let before = before
            .playing_at(now)
            .filter(|playing| playing.names == names);
        Self {
            since: before.map_or(now, |playing| playing.since),
            seen_at: now,
            names,
        }
    }
}

impl Cursor {
    /// Of an account's row. One that cannot be read begins anew: nothing is counted twice by that.
    pub fn of(row: &ProviderAccount) -> Self {
        let text = row.cursor.as_deref().unwrap_or_default();
        serde_json::from_str(text).unwrap_or_default()
    }

    /// What is being played at `now`; what Last.fm has not said for ten minutes is over.
    pub fn playing_at(&self, now: i64) -> Option<&Playing> {
        /// Last.fm's own patience with a player that says no more.
        const OVER_AFTER_S: i64 = 600;
        let playing = self.playing.as_ref();
        playing.filter(|playing| now - playing.seen_at < OVER_AFTER_S)
    }

    pub(super) fn text(&self) -> String {
        // Plain data always serialises.
        serde_json::to_string(self).unwrap_or_default()
    }
}
