//! The streaming history of the last year: `StreamingHistory*.json`, since 2024 `StreamingHistory_music_*.json`
//! and `StreamingHistory_podcast_*.json`.
//!
//! An array of four fields: `endTime` (UTC, to the minute), `artistName` and `trackName` (or `podcastName` and
//! `episodeName`), `msPlayed`. Until 2023 podcasts stand among the music under the name of the show, and
//! nothing tells them apart. Tracks that have vanished are `Unknown Track` by `Unknown Artist`.

use serde::Deserialize;

use super::play::{Play, stream};
use crate::import::{
    Confidence, Importer, Options, Parsed, Reading, Sample, Source,
    json::{self, Number, Outline, RowPath, Text},
    when::{Order, written},
};

/// The importer.
pub(crate) struct Short;

fn rows_of(json: &Outline) -> Option<RowPath> {
    json.rows_where(|has| {
        has("endTime") && has("msPlayed") && (has("trackName") || has("podcastName"))
    })
}

impl Importer for Short {
    fn id(&self) -> &'static str {
        "spotify_short"
    }

    fn title(&self) -> &'static str {
        "Spotify streaming history of the last year"
    }

    fn sniff(&self, sample: &Sample) -> Confidence {
        Confidence::sure_if(sample.json().and_then(rows_of).is_some())
    }

    fn rows(&self, source: Source, options: &Options) -> Reading {
        let now = options.now;
        let path = source.sample.json().and_then(rows_of).unwrap_or_default();
        Reading {
            stream: stream("short"),
            zone_assumed: false,
            items: json::rows(source, path, move |row, out| out.push_back(parse(row, now))),
        }
    }
}

#[derive(Deserialize, Default)]
#[serde(default, rename_all = "camelCase")]
struct Row<'a> {
    #[serde(borrow)]
    end_time: Text<'a>,
    #[serde(borrow)]
    artist_name: Text<'a>,
    #[serde(borrow)]
    track_name: Text<'a>,
    #[serde(borrow)]
    podcast_name: Text<'a>,
    #[serde(borrow)]
    episode_name: Text<'a>,
    ms_played: Number,
}

fn parse(raw: &[u8], now: i64) -> Parsed {
    let row: Row<'_> = match json::typed(raw) {
        Ok(row) => row,
        Err(failed) => return failed,
    };
    let is_podcast = row.podcast_name.some().is_some();
    let (artist, title) = if is_podcast {
        (row.podcast_name.get(), row.episode_name.get())
    } else {
        (row.artist_name.get(), row.track_name.get())
    };
    Play {
        ended_at: written(row.end_time.get(), Order::default())
            .and_then(|time| time.unix(chrono_tz::UTC)),
        resolution_is_minute: true,
        played_ms: row.ms_played.whole(),
        artist: artist.into(),
        title: title.into(),
        is_podcast,
        ..Play::default()
    }
    .judge(now, raw)
}

#[cfg(test)]
mod tests {
    use aime_domain::{
        import::{ImportItem, SkipReason},
        listen::Resolution,
    };
    use rstest::rstest;

    use super::*;

    #[test]
    fn a_play_is_read_to_the_minute() {
        let row = br#"{"endTime" : "2022-12-04 22:33","artistName" : "Invented Band","trackName" : "Gate","msPlayed" : 46158}"#;
        let ImportItem::Listen(event) = parse(row, 1_700_000_000).item else {
            panic!("no listen")
        };
        assert_eq!(
            (event.listened_at, event.resolution),
            (1_670_193_133, Resolution::Minute)
        );
    }

    #[rstest]
    #[case(r#"{"endTime":"2025-01-09 22:07","podcastName":"Fences","episodeName":"One","msPlayed":900000}"#, SkipReason::Podcast)]
    #[case(r#"{"endTime":"2025-01-09 22:07","artistName":"Unknown Artist","trackName":"Unknown Track","msPlayed":900000}"#, SkipReason::NoName)]
    #[case(r#"{"endTime":"2025-01-09 22:07","artistName":"Invented Band","trackName":"Gate","msPlayed":12000}"#, SkipReason::TooShort)]
    fn other_things_are_skipped(#[case] row: &str, #[case] expected: SkipReason) {
        let item = parse(row.as_bytes(), 1_800_000_000).item;
        assert!(matches!(item, ImportItem::Skip { reason, .. } if reason == expected));
    }
}
