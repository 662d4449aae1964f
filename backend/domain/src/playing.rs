//! What is on at this moment: never a listen, and silent once its source is.

use crate::listen::{Names, StreamKey};

/// A source that keeps telling is believed for so long after its last word, seconds. What a source announced
/// once is believed until its song must be over, and as long again as this.
pub const SILENT_AFTER_S: i64 = 90;
/// How long a song of unknown length is believed that was announced once, seconds (Last.fm's own limit).
pub const UNKNOWN_LENGTH_S: i64 = 600;

/// How a source tells what is on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Telling {
    /// Once, when a song begins: a client at one of our doors.
    Once,
    /// Again and again while it plays: a player that is watched, a service that is asked.
    Steadily,
}

/// What a source says is on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NowPlaying {
    /// Who says so.
    pub stream: StreamKey,
    /// Room or device, where a source has several; empty otherwise.
    pub place: String,
    /// Names as received.
    pub names: Names,
    /// Length in milliseconds, if known.
    pub duration_ms: Option<i64>,
    /// Whether it stands still.
    pub paused: bool,
    /// Where in the song it is, milliseconds.
    pub position_ms: i64,
    /// When it began, unix seconds UTC.
    pub started_at: i64,
    /// When the source said so, unix seconds UTC.
    pub heard_at: i64,
}

impl NowPlaying {
    /// From when on it is no longer believed, unless the source says more; unix seconds UTC.
    pub fn expires_at(&self, telling: Telling) -> i64 {
        let rest = match (telling, self.duration_ms) {
            (Telling::Steadily, _) => 0,
            (Telling::Once, None) => return self.heard_at + UNKNOWN_LENGTH_S,
            (Telling::Once, Some(length)) => (length - self.position_ms).max(0).div_euclid(1_000),
        };
        self.heard_at + rest + SILENT_AFTER_S
    }

    /// Where in the song it is at `now` (unix seconds UTC), milliseconds, its length at most.
    pub fn position_at(&self, now: i64) -> i64 {
        let gone = if self.paused {
            0
        } else {
            (now - self.heard_at).max(0) * 1_000
        };
        let position = self.position_ms + gone;
        self.duration_ms
            .map_or(position, |length| position.min(length))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::listen::Channel;

    fn playing(duration_ms: Option<i64>, position_ms: i64) -> NowPlaying {
        NowPlaying {
            stream: StreamKey {
                service: "roon".into(),
                channel: Channel::Pull,
                client: String::new(),
            },
            place: String::new(),
            names: Names::default(),
            duration_ms,
            paused: false,
            position_ms,
            started_at: 1_000 - position_ms / 1_000,
            heard_at: 1_000,
        }
    }

    #[rstest::rstest]
    #[case(Telling::Steadily, Some(200_000), 0, 1_090)]
    #[case(Telling::Steadily, None, 0, 1_090)]
    #[case(Telling::Once, Some(200_000), 0, 1_290)]
    #[case(Telling::Once, Some(200_000), 150_000, 1_140)]
    #[case(Telling::Once, Some(1_000), 5_000, 1_090)]
    #[case(Telling::Once, None, 0, 1_600)]
    fn it_falls_silent(
        #[case] telling: Telling,
        #[case] duration_ms: Option<i64>,
        #[case] position_ms: i64,
        #[case] expires_at: i64,
    ) {
        assert_eq!(
            playing(duration_ms, position_ms).expires_at(telling),
            expires_at
        );
    }

    #[test]
    fn position_moves_with_time_to_the_end_and_stands_while_paused() {
        let mut one = playing(Some(20_000), 5_000);
        assert_eq!(one.position_at(1_004), 9_000);
        assert_eq!(one.position_at(1_400), 20_000);
        one.paused = true;
        assert_eq!(one.position_at(1_004), 5_000);
    }
}
