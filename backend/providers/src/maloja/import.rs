//! Maloja's export (`/apis/mlj_1/export`, `maloja export`): `{"maloja": {"export_time"}, "scrobbles": [ … ]}`.
//!
//! A scrobble has `time` (unix seconds), `duration` (seconds heard, often null) and `track` with `artists`,
//! `title`, `album` (`albumtitle`, `artists`) and `length` (seconds). Before version 3 a scrobble was flat and the
//! list was called `list`. Artists come taken apart, without the words between them.

use serde::Deserialize;

use crate::import::{
    Confidence, Draft, Importer, Options, Parsed, Reading, Sample, Source, file_stream,
    json::{self, Number, OrText, Outline, RowPath, Text},
    when,
};

/// The importer.
pub(crate) struct Json;

fn rows_of(json: &Outline) -> Option<RowPath> {
    let path = json
        .rows_with(&["time", "track"])
        .filter(|path| json.has_below(path, &["track"], &["artists", "title"]));
    path.or_else(|| json.rows_with(&["time", "artists", "title"]))
}

impl Importer for Json {
    fn id(&self) -> &'static str {
        "maloja"
    }

    fn title(&self) -> &'static str {
        "Maloja scrobbles"
    }

    fn sniff(&self, sample: &Sample) -> Confidence {
        Confidence::sure_if(sample.json().and_then(rows_of).is_some())
    }

    fn rows(&self, source: Source, options: &Options) -> Reading {
        let now = options.now;
        let path = source.sample.json().and_then(rows_of).unwrap_or_default();
        Reading {
            stream: file_stream("maloja", ""),
            zone_assumed: false,
            items: json::rows(source, path, move |row, out| out.push_back(parse(row, now))),
        }
    }
}

#[derive(Deserialize, Default)]
#[serde(default)]
struct Row<'a> {
    time: Number,
    duration: Number,
    #[serde(borrow)]
    track: Option<Track<'a>>,
    #[serde(borrow)]
    artists: Vec<Text<'a>>,
    #[serde(borrow)]
    title: Text<'a>,
    #[serde(borrow)]
    album: Option<OrText<'a, Album<'a>>>,
}

#[derive(Deserialize, Default)]
#[serde(default)]
struct Track<'a> {
    #[serde(borrow)]
    artists: Vec<Text<'a>>,
    #[serde(borrow)]
    title: Text<'a>,
    #[serde(borrow)]
    album: Option<OrText<'a, Album<'a>>>,
    length: Number,
}

#[derive(Deserialize, Default)]
#[serde(default)]
struct Album<'a> {
    #[serde(borrow)]
    albumtitle: Text<'a>,
    #[serde(borrow)]
    name: Text<'a>,
    #[serde(borrow)]
    artists: Option<Vec<Text<'a>>>,
}

fn joined(artists: &[Text<'_>]) -> String {
    artists
        .iter()
        .map(Text::get)
        .filter(|name| !name.is_empty())
        .collect::<Vec<_>>()
        .join(", ")
}

fn parse(raw: &[u8], now: i64) -> Parsed {
    let row: Row<'_> = match json::typed(raw) {
        Ok(row) => row,
        Err(failed) => return failed,
    };
    let track = row.track.unwrap_or(Track {
        artists: row.artists,
        title: row.title,
        album: row.album,
        length: Number::default(),
    });
    let artist = joined(&track.artists);
    let (album, album_artist) = match &track.album {
        Some(OrText::Object(album)) => (
            album.albumtitle.some().unwrap_or_else(|| album.name.get()),
            album.artists.as_deref().map(joined).unwrap_or_default(),
        ),
        Some(OrText::Text(title)) => (title.get(), String::new()),
        None => ("", String::new()),
    };
    let draft = Draft {
        artist: &artist,
        title: track.title.get(),
        album,
        album_artist: &album_artist,
        at: row.time.whole().map(when::seconds),
    };
    let milliseconds = |number: Number| {
        number
            .whole()
            .filter(|seconds| (1..86_400).contains(seconds))
            .map(|seconds| seconds * 1000)
    };
    draft.listen(now, raw, |event| {
        event.duration_ms = milliseconds(track.length);
        event.played_ms = milliseconds(row.duration);
    })
}

#[cfg(test)]
mod tests {
    use aime_domain::import::ImportItem;
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case::now(r#"{"time":1646434410,"track":{"artists":["Alder","Birch"],"title":"Gate","album":{"artists":["Alder"],"albumtitle":"Fences"},"length":200},"duration":180,"origin":"client:default"}"#, Some(200_000))]
    #[case::before(r#"{"time":1646434410,"artists":["Alder","Birch"],"title":"Gate","album":{"name":"Fences","artists":["Alder"]}}"#, None)]
    fn scrobbles_are_read(#[case] row: &str, #[case] duration: Option<i64>) {
        let ImportItem::Listen(event) = parse(row.as_bytes(), 1_700_000_000).item else {
            panic!("no listen")
        };
        assert_eq!(
            (event.names.artist.as_str(), event.names.title.as_str()),
            ("Alder, Birch", "Gate")
        );
        assert_eq!(
            (
                event.names.album.as_deref(),
                event.names.album_artist.as_deref()
            ),
            (Some("Fences"), Some("Alder"))
        );
        assert_eq!(
            (event.listened_at, event.duration_ms),
            (1_646_434_410, duration)
        );
        let file = format!(r#"{{"maloja":{{"export_time":1}},"scrobbles":[{row}]}}"#);
        assert_eq!(Json.sniff(&Sample::of(file.into(), true)), Confidence::SURE);
    }
}
