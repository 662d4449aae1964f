//! `ListenEvent`: what every source hands to the one door in, and the words that describe it.

use serde::{Deserialize, Serialize};

/// One play as a source reported it, before matching and dedupe (DESIGN §4).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ListenEvent {
    /// The source's own identifier of this play, where it has one; unique within a stream.
    pub source_event_id: Option<String>,
    /// Start of the play, unix seconds UTC (or what the source gives, see `stamp`).
    pub listened_at: i64,
    /// Which moment of the play `listened_at` is.
    pub stamp: Stamp,
    /// How finely the source counts time.
    pub resolution: Resolution,
    /// True when the time of play is only known to lie in the 24 hours before `listened_at`
    /// (an offline play that the service stamped when it heard of it).
    pub approximate: bool,
    /// Names as received, never repaired.
    pub names: Names,
    /// Length of the track in milliseconds, where the source says it.
    pub duration_ms: Option<i64>,
    /// Milliseconds heard, where the source says it.
    pub played_ms: Option<i64>,
    /// MusicBrainz recording id, lower case with hyphens.
    pub recording_mbid: Option<String>,
    /// ISRC, upper case without hyphens.
    pub isrc: Option<String>,
    /// True when the play was so short that it counts only if it reached 90 % of a length known from
    /// elsewhere (Spotify's `trackdone` under 30 s). Whoever stores it decides; without a known length it
    /// is too short.
    #[serde(default)]
    pub needs_known_length: bool,
    /// The service's own mark that this track is loved by the listener.
    pub loved: bool,
    /// Service, channel and client that this report came through; `None` = the importer's own stream.
    pub stream: Option<StreamKey>,
}

impl ListenEvent {
    /// A play that began at `listened_at` (unix seconds UTC), to the second, with nothing else known.
    pub const fn at(listened_at: i64, names: Names) -> Self {
        Self {
            source_event_id: None,
            listened_at,
            stamp: Stamp::Start,
            resolution: Resolution::Second,
            approximate: false,
            names,
            duration_ms: None,
            played_ms: None,
            recording_mbid: None,
            isrc: None,
            needs_known_length: false,
            loved: false,
            stream: None,
        }
    }
}

/// The names of a play exactly as a source sent them.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub struct Names {
    /// Artist credit, for example `Queen & David Bowie`.
    pub artist: String,
    /// Track title.
    pub title: String,
    /// Album title; `None` when unknown (never an empty string).
    pub album: Option<String>,
    /// Album artist; `None` when unknown (never an empty string).
    pub album_artist: Option<String>,
}

/// Which moment of a play a time stamp is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Stamp {
    /// The play began then.
    Start,
    /// The play ended then.
    End,
    /// The source does not say (for example the time of a poll).
    Unknown,
}

/// How finely a source counts time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Resolution {
    /// To the second or finer.
    Second,
    /// To the minute, rounded down.
    Minute,
}

/// How reports of a service reach us.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Channel {
    /// We ask the service.
    Pull,
    /// A file was imported.
    File,
    /// A client submits to us.
    Door,
}

/// A stream: one service through one channel by one client or layout. Reports within one stream never
/// confirm each other; reports of different streams may be witnesses of the same play.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct StreamKey {
    /// Service in lower case: `spotify`, `lastfm`, `listenbrainz`, `roon`, `aime` …
    pub service: String,
    /// How its reports reach us.
    pub channel: Channel,
    /// Client, account or file layout, for example `extended`; empty when there is only one.
    pub client: String,
}

/// The service of listens that people add or put right by hand.
pub const BY_HAND: &str = "hand";

macro_rules! words {
    ($name:ident { $($variant:ident = $word:literal),+ }) => {
        impl $name {
            /// The word that stands in the database and in the API.
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $word),+ }
            }
            /// The value that `word` names.
            pub fn from_word(word: &str) -> Option<Self> {
                match word { $($word => Some(Self::$variant),)+ _ => None }
            }
        }
        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result { f.write_str(self.as_str()) }
        }
    };
}

words!(Stamp { Start = "start", End = "end", Unknown = "unknown" });
words!(Resolution { Second = "second", Minute = "minute" });
words!(Channel { Pull = "pull", File = "file", Door = "door" });
