//! The data export that Last.fm itself offered from 2014 to 2016: an array of scrobbles with `timestamp`
//! (`unixtimestamp`), `track` (corrected by Last.fm), `uncorrectedTrack` (as the player sent it), `album` and
//! `application`.
//!
//! The corrected names are taken, since every other export of the account shows those.

use aime_domain::listen::Resolution;
use serde::Deserialize;

use super::stream;
use crate::import::{
    Confidence, Draft, Importer, Options, Parsed, Reading, Sample, Source,
    json::{self, Number, Outline, RowPath, Text},
    mbid, when,
};

/// The importer.
pub(crate) struct Official;

fn rows_of(json: &Outline) -> Option<RowPath> {
    let path = json.rows_with(&["timestamp", "track"])?;
    json.has_below(&path, &["timestamp"], &["unixtimestamp"])
        .then_some(path)
}

impl Importer for Official {
    fn id(&self) -> &'static str {
        "lastfm_export"
    }

    fn title(&self) -> &'static str {
        "Last.fm's own data export"
    }

    fn sniff(&self, sample: &Sample) -> Confidence {
        Confidence::sure_if(sample.json().and_then(rows_of).is_some())
    }

    fn rows(&self, source: Source, options: &Options) -> Reading {
        let now = options.now;
        let path = source.sample.json().and_then(rows_of).unwrap_or_default();
        Reading {
            stream: stream(Resolution::Second),
            zone_assumed: false,
            items: json::rows(source, path, move |row, out| out.push_back(parse(row, now))),
        }
    }
}

#[derive(Deserialize, Default)]
#[serde(default)]
struct Row<'a> {
    #[serde(borrow)]
    timestamp: Timestamp<'a>,
    #[serde(borrow)]
    track: Option<Track<'a>>,
    #[serde(borrow, rename = "uncorrectedTrack")]
    uncorrected: Option<Track<'a>>,
    #[serde(borrow)]
    album: Option<Track<'a>>,
}

#[derive(Deserialize, Default)]
#[serde(default)]
struct Timestamp<'a> {
    unixtimestamp: Number,
    #[serde(borrow)]
    iso: Text<'a>,
}

/// A track, or an album: both have a name and an artist.
#[derive(Deserialize, Default)]
#[serde(default)]
struct Track<'a> {
    #[serde(borrow)]
    name: Text<'a>,
    #[serde(borrow)]
    mbid: Text<'a>,
    #[serde(borrow)]
    artist: Option<Artist<'a>>,
}

#[derive(Deserialize, Default)]
#[serde(default)]
struct Artist<'a> {
    #[serde(borrow)]
    name: Text<'a>,
}

impl Track<'_> {
    fn artist(&self) -> &str {
        self.artist.as_ref().map_or("", |artist| artist.name.get())
    }
}

fn parse(raw: &[u8], now: i64) -> Parsed {
    let row: Row<'_> = match json::typed(raw) {
        Ok(row) => row,
        Err(failed) => return failed,
    };
    let track = row.track.or(row.uncorrected).unwrap_or_default();
    let album = row.album.unwrap_or_default();
    let draft = Draft {
        artist: track.artist(),
        title: track.name.get(),
        album: album.name.get(),
        album_artist: album.artist(),
        at: row
            .timestamp
            .unixtimestamp
            .whole()
            .map(when::seconds)
            .or_else(|| {
                when::written(row.timestamp.iso.get(), when::Order::default())?.unix(chrono_tz::UTC)
            }),
    };
    draft.listen(now, raw, |event| {
        event.recording_mbid = mbid(track.mbid.get());
    })
}

#[cfg(test)]
mod tests {
    use aime_domain::import::ImportItem;

    use super::*;

    const ROW: &str = r#"{"timestamp":{"iso":"2014-11-01T00:01:05","unixtimestamp":1414800065},
        "track":{"name":"Gate","mbid":"6d19d3b7-def0-4140-86f4-07cf5a662737","artist":{"name":"Alder","mbid":null}},
        "uncorrectedTrack":{"name":"gate (live)","artist":{"name":"alder"}},
        "album":{"name":"Fences","artist":{"name":"Alder & Birch"}},"application":"Player"}"#;

    #[test]
    fn a_scrobble_is_read() {
        let ImportItem::Listen(event) = parse(ROW.as_bytes(), 1_700_000_000).item else {
            panic!("no listen")
        };
        assert_eq!(
            (event.listened_at, event.names.title.as_str()),
            (1_414_800_065, "Gate")
        );
        assert_eq!(event.names.album_artist.as_deref(), Some("Alder & Birch"));
        assert!(event.recording_mbid.is_some());
    }

    #[test]
    fn it_is_told_by_content() {
        assert_eq!(
            Official.sniff(&Sample::of(format!("[{ROW}]").into(), true)),
            Confidence::SURE
        );
    }
}
