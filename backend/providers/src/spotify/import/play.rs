//! One row of Spotify's histories, and what counts as a listen.

use std::borrow::Cow;

use aime_domain::{
    import::{FailReason, SkipReason},
    listen::{Resolution, StreamKey},
};

use crate::import::{Draft, Parsed, file_stream, when::seconds};

/// Shortest play that counts: Spotify counts a stream from 30 seconds on.
const MIN_PLAYED_MS: i64 = 30_000;

/// 2006-01-01, when Spotify was founded: no offline time can lie before it.
const SPOTIFY_EPOCH: i64 = 1_136_073_600;

/// The stream of an export of this kind (`extended` or `short`).
pub(super) fn stream(client: &str) -> StreamKey {
    file_stream("spotify", client)
}

/// A play as any of the formats tells it. Texts are trimmed; absent ones are empty.
#[derive(Debug, Default)]
pub(super) struct Play<'a> {
    /// End of the play, unix seconds UTC; `None` when it could not be read.
    pub(super) ended_at: Option<i64>,
    pub(super) resolution_is_minute: bool,
    pub(super) played_ms: Option<i64>,
    pub(super) artist: Cow<'a, str>,
    pub(super) title: Cow<'a, str>,
    pub(super) album: Cow<'a, str>,
    pub(super) is_podcast: bool,
    pub(super) is_audiobook: bool,
    /// `reason_end = trackdone`: the track was heard to its end.
    pub(super) to_the_end: bool,
    pub(super) offline: bool,
    /// Seconds or milliseconds; when the device was offline, the moment by its own clock.
    pub(super) offline_at: Option<i64>,
}

impl Play<'_> {
    /// The item of this play; `raw` is its row.
    pub(super) fn judge(&self, now: i64, raw: &[u8]) -> Parsed {
        let mut draft = Draft {
            artist: &self.artist,
            title: &self.title,
            album: &self.album,
            ..Draft::default()
        };
        if self.is_podcast {
            return draft.skip(SkipReason::Podcast);
        }
        if self.is_audiobook {
            return draft.skip(SkipReason::Audiobook);
        }
        if is_no_name(&self.title) || is_no_name(&self.artist) {
            return draft.skip(SkipReason::NoName);
        }
        let Some(played_ms) = self.played_ms else {
            return Parsed::fail(
                FailReason::Malformed,
                "the milliseconds played are missing",
                raw,
            );
        };
        let long_enough = played_ms >= MIN_PLAYED_MS;
        let may_count = long_enough || self.to_the_end && played_ms > 0;
        if !may_count {
            return draft.skip(SkipReason::TooShort);
        }
        let mut approximate = false;
        draft.at = self.ended_at.map(|ended_at| {
            let start;
            (start, approximate) = self.start(ended_at, played_ms);
            start
        });
        draft.listen(now, raw, |event| {
            event.approximate = approximate;
            event.played_ms = Some(played_ms);
            event.needs_known_length = !long_enough;
            if self.resolution_is_minute {
                event.resolution = Resolution::Minute;
            }
        })
    }

    /// Start of the play, and whether it is known only to lie in the 24 hours before.
    ///
    /// `ts` is the end. A play while the device was offline carries the time at which Spotify heard of it, and
    /// the device's own time beside it, when that is a sane one.
    fn start(&self, ended_at: i64, played_ms: i64) -> (i64, bool) {
        let by_end = (ended_at.saturating_mul(1000).saturating_sub(played_ms)).div_euclid(1000);
        if !self.offline {
            return (by_end, false);
        }
        match self.offline_at.map(seconds) {
            Some(at) if (SPOTIFY_EPOCH..=ended_at).contains(&at) => (at, false),
            _ => (by_end, true),
        }
    }
}

/// Whether a name stands for none: Spotify writes `Unknown Track` where a track has vanished.
fn is_no_name(name: &str) -> bool {
    name.is_empty() || name == "Unknown Track" || name == "Unknown Artist"
}

#[cfg(test)]
mod tests {
    use aime_domain::{import::ImportItem, listen::ListenEvent};
    use rstest::rstest;

    use super::*;

    const NOW: i64 = 1_700_000_000;
    const END: i64 = 1_600_000_000;

    fn play<'a>() -> Play<'a> {
        Play {
            ended_at: Some(END),
            played_ms: Some(200_500),
            artist: "Invented Band".into(),
            title: "Invented Song".into(),
            ..Play::default()
        }
    }

    fn listen(play: &Play<'_>) -> ListenEvent {
        match play.judge(NOW, b"raw").item {
            ImportItem::Listen(event) => *event,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn the_start_is_the_end_less_what_was_played() {
        let event = listen(&play());
        assert_eq!(
            (event.listened_at, event.played_ms, event.approximate),
            (END - 201, Some(200_500), false)
        );
    }

    #[rstest]
    #[case::seconds(Some(END - 90_000), END - 90_000, false)]
    #[case::milliseconds(Some((END - 90_000) * 1000), END - 90_000, false)]
    #[case::none(None, END - 201, true)]
    #[case::before_spotify(Some(1_000_000_000), END - 201, true)]
    #[case::after_the_end(Some(END + 10), END - 201, true)]
    fn an_offline_play_is_placed_by_the_device(
        #[case] at: Option<i64>,
        #[case] start: i64,
        #[case] approximate: bool,
    ) {
        let event = listen(&Play {
            offline: true,
            offline_at: at,
            ..play()
        });
        assert_eq!((event.listened_at, event.approximate), (start, approximate));
    }

    #[rstest]
    #[case::podcast(Play { is_podcast: true, ..play() }, SkipReason::Podcast)]
    #[case::audiobook(Play { is_audiobook: true, ..play() }, SkipReason::Audiobook)]
    #[case::unknown(Play { title: "Unknown Track".into(), ..play() }, SkipReason::NoName)]
    #[case::nameless(Play { artist: "".into(), ..play() }, SkipReason::NoName)]
    #[case::short(Play { played_ms: Some(29_999), ..play() }, SkipReason::TooShort)]
    #[case::nothing_heard(Play { played_ms: Some(0), to_the_end: true, ..play() }, SkipReason::TooShort)]
    #[case::timeless(Play { ended_at: Some(0), ..play() }, SkipReason::NoTime)]
    fn what_is_no_listen_is_skipped(#[case] play: Play<'_>, #[case] expected: SkipReason) {
        assert!(
            matches!(play.judge(NOW, b"raw").item, ImportItem::Skip { reason, .. } if reason == expected)
        );
    }

    #[test]
    fn a_short_track_heard_to_its_end_waits_for_its_length() {
        let event = listen(&Play {
            played_ms: Some(21_000),
            to_the_end: true,
            ..play()
        });
        assert!(event.needs_known_length);
        assert!(
            !listen(&Play {
                to_the_end: true,
                ..play()
            })
            .needs_known_length
        );
    }

    #[rstest]
    #[case::no_time(Play { ended_at: None, ..play() }, FailReason::BadTime)]
    #[case::future(Play { ended_at: Some(NOW + 200_000), ..play() }, FailReason::BadTime)]
    #[case::nineties(Play { ended_at: Some(800_000_000), ..play() }, FailReason::BadTime)]
    #[case::no_length(Play { played_ms: None, ..play() }, FailReason::Malformed)]
    fn what_cannot_be_is_failed(#[case] play: Play<'_>, #[case] expected: FailReason) {
        let parsed = play.judge(NOW, b"raw");
        assert!(matches!(parsed.item, ImportItem::Fail { reason, .. } if reason == expected));
        assert_eq!(parsed.raw.as_deref(), Some("raw"));
    }
}
