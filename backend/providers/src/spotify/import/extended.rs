//! The extended streaming history: `endsong_*.json` (2021–23), `Streaming_History_Audio_*.json` and
//! `Streaming_History_Video_*.json`, all of the account's life.
//!
//! An array of flat objects. `ts` is the END of the play in UTC, `ms_played` its length. Podcasts have
//! `episode_name` instead of a track, audiobooks `audiobook_title`; music videos have a track like any other
//! play. The file of 2021–23 has fewer fields and is not sorted by time.

use serde::Deserialize;

use super::play::{Play, stream};
use crate::import::{
    Confidence, Importer, Options, Parsed, Reading, Sample, Source,
    json::{self, Number, Text, Truth},
    when::{Order, written},
};

/// Fields that every row of every version has.
const KEYS: [&str; 3] = ["ts", "ms_played", "master_metadata_track_name"];

/// The importer.
pub(crate) struct Extended;

impl Importer for Extended {
    fn id(&self) -> &'static str {
        "spotify_extended"
    }

    fn title(&self) -> &'static str {
        "Spotify extended streaming history"
    }

    fn sniff(&self, sample: &Sample) -> Confidence {
        Confidence::sure_if(
            sample
                .json()
                .is_some_and(|json| json.rows_with(&KEYS).is_some()),
        )
    }

    fn rows(&self, source: Source, options: &Options) -> Reading {
        let now = options.now;
        let path = source
            .sample
            .json()
            .and_then(|json| json.rows_with(&KEYS))
            .unwrap_or_default();
        Reading {
            stream: stream("extended"),
            zone_assumed: false,
            items: json::rows(source, path, move |row, out| out.push_back(parse(row, now))),
        }
    }
}

#[derive(Deserialize, Default)]
#[serde(default)]
struct Row<'a> {
    #[serde(borrow)]
    ts: Text<'a>,
    ms_played: Number,
    #[serde(borrow, rename = "master_metadata_track_name")]
    track: Text<'a>,
    #[serde(borrow, rename = "master_metadata_album_artist_name")]
    artist: Text<'a>,
    #[serde(borrow, rename = "master_metadata_album_album_name")]
    album: Text<'a>,
    #[serde(borrow)]
    episode_name: Text<'a>,
    #[serde(borrow)]
    spotify_episode_uri: Text<'a>,
    #[serde(borrow)]
    audiobook_title: Text<'a>,
    #[serde(borrow)]
    audiobook_uri: Text<'a>,
    #[serde(borrow)]
    reason_end: Text<'a>,
    offline: Truth,
    offline_timestamp: Number,
}

fn parse(raw: &[u8], now: i64) -> Parsed {
    let row: Row<'_> = match json::typed(raw) {
        Ok(row) => row,
        Err(failed) => return failed,
    };
    let nameless = row.track.get().is_empty();
    let is_podcast =
        nameless && (row.episode_name.some().is_some() || row.spotify_episode_uri.some().is_some());
    let is_audiobook =
        nameless && (row.audiobook_title.some().is_some() || row.audiobook_uri.some().is_some());
    let title = match (is_podcast, is_audiobook) {
        (true, _) => row.episode_name.get(),
        (_, true) => row.audiobook_title.get(),
        _ => row.track.get(),
    };
    Play {
        ended_at: written(row.ts.get(), Order::default())
            .and_then(|time| time.unix(chrono_tz::UTC)),
        resolution_is_minute: false,
        played_ms: row.ms_played.whole(),
        artist: row.artist.get().into(),
        title: title.into(),
        album: row.album.get().into(),
        is_podcast,
        is_audiobook,
        to_the_end: row.reason_end.get() == "trackdone",
        offline: row.offline.0,
        offline_at: row.offline_timestamp.whole(),
    }
    .judge(now, raw)
}

#[cfg(test)]
mod tests {
    use aime_domain::import::{FailReason, ImportItem, SkipReason};
    use rstest::rstest;

    use super::*;

    const NOW: i64 = 1_700_000_000;

    const PLAIN: &str = r#"{"ts":"2021-11-24T18:26:56Z","username":"","ms_played":146321,
        "master_metadata_track_name":"Thin \"Ice\"","master_metadata_album_artist_name":"Invented Band",
        "master_metadata_album_album_name":"The Fence","episode_name":null,"reason_end":"trackdone",
        "offline":null,"offline_timestamp":null}"#;

    #[test]
    fn a_play_is_read() {
        let ImportItem::Listen(event) = parse(PLAIN.as_bytes(), NOW).item else {
            panic!("no listen")
        };
        assert_eq!(event.listened_at, 1_637_778_269);
        assert_eq!(
            (event.names.artist.as_str(), event.names.title.as_str()),
            ("Invented Band", "Thin \"Ice\"")
        );
        assert_eq!(event.names.album.as_deref(), Some("The Fence"));
    }

    #[rstest]
    #[case(r#"{"ts":"2021-11-24T18:26:56Z","ms_played":900000,"master_metadata_track_name":null,"episode_name":"On Fences","spotify_episode_uri":"spotify:episode:x"}"#, SkipReason::Podcast)]
    #[case(r#"{"ts":"2021-11-24T18:26:56Z","ms_played":900000,"master_metadata_track_name":null,"audiobook_title":"Fences","audiobook_uri":"spotify:show:x"}"#, SkipReason::Audiobook)]
    #[case(
        r#"{"ts":"2021-11-24T18:26:56Z","ms_played":900000,"master_metadata_track_name":null}"#,
        SkipReason::NoName
    )]
    fn other_things_are_skipped(#[case] row: &str, #[case] expected: SkipReason) {
        assert!(
            matches!(parse(row.as_bytes(), NOW).item, ImportItem::Skip { reason, .. } if reason == expected)
        );
    }

    #[rstest]
    #[case(b"[1,2]", FailReason::Malformed)]
    #[case(b"{\"ts\":\"\xff\"}", FailReason::BadEncoding)]
    #[case(br#"{"ts":"yesterday","ms_played":40000,"master_metadata_track_name":"A","master_metadata_album_artist_name":"B"}"#, FailReason::BadTime)]
    fn damage_fails_its_row(#[case] row: &[u8], #[case] expected: FailReason) {
        assert!(
            matches!(parse(row, NOW).item, ImportItem::Fail { reason, .. } if reason == expected)
        );
    }
}
