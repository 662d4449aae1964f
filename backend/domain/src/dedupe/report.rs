//! What settling must know of a report, and what it decides.

use std::borrow::Cow;

use crate::listen::{Channel, Resolution, Stamp};

/// A stored report of one person's play, as far as settling must know it.
#[derive(Debug, Clone, PartialEq)]
pub struct Report<'a> {
    /// The row's own number; unique among the reports of a call.
    pub id: i64,
    /// The recording that its names mean: equal numbers are the same recording.
    pub recording: i64,
    /// Folded title with version ([`crate::matching::RecordingIdentity::title_key`]).
    pub title_key: Cow<'a, str>,
    /// Folded main credit ([`crate::matching::RecordingIdentity::credit_key`]).
    pub credit_key: Cow<'a, str>,
    /// Folded album ([`crate::matching::RecordingIdentity::album_key`]); `None` when unknown.
    pub album_key: Option<Cow<'a, str>>,
    /// Stream it came through.
    pub stream: i64,
    /// The stream's service, in lower case.
    pub service: Cow<'a, str>,
    /// How the stream reaches us.
    pub channel: Channel,
    /// Unix seconds UTC, as stored.
    pub listened_at: i64,
    /// Which moment of the play `listened_at` is.
    pub stamp: Stamp,
    /// How finely the source counts time.
    pub resolution: Resolution,
    /// Length of the track in milliseconds, where known from any source.
    pub duration_ms: Option<i64>,
    /// Milliseconds heard, where the source says it.
    pub played_ms: Option<i64>,
    /// Known only to lie in the 24 hours before `listened_at`.
    pub approximate: bool,
    /// Let back in by hand: it counts, whatever else is found.
    pub released: bool,
    /// Taken out or put otherwise by hand: it stands for its play and does not count, and other reports of the
    /// same play stay behind it.
    pub held: bool,
    /// Written by the listener: it goes before what any service says, and before what was held.
    pub by_hand: bool,
    /// Whether it carries identifiers (MusicBrainz, ISRC, the service's own).
    pub identifiers: bool,
}

/// What settling decides of a report.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Verdict {
    /// It is a play.
    Counted,
    /// It is another report of a play that `of` stands for.
    Duplicate {
        /// The report that counts.
        of: i64,
        /// Why, as a stable word.
        reason: &'static str,
        /// How sure, 0 … 1.
        score: f32,
    },
}

/// What is configurable about settling.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rules {
    /// Services whose rows without a known moment carry the time of a poll that came later.
    pub poll_services: Vec<String>,
}

impl Default for Rules {
    /// The original AIME stamps its live rows with the time of its poll.
    fn default() -> Self {
        Self {
            poll_services: vec!["aime".to_owned()],
        }
    }
}
