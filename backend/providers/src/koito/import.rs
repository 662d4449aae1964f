//! Koito's export: `{"version", "exported_at", "user", "listens": [ … ]}`.
//!
//! A listen has `listened_at` (ISO), `client`, `track` (`mbid`, `duration` in seconds), `album` and `artists`,
//! each with `aliases` of which one is primary. Artists come taken apart; those that the title names as guests
//! are not named again in the credit.

use serde::Deserialize;

use crate::import::{
    Confidence, Draft, Importer, Options, Parsed, Reading, Sample, Source, file_stream,
    json::{self, Number, Outline, RowPath, Text, Truth},
    mbid,
    when::{Order, written},
};

/// The importer.
pub(crate) struct Json;

fn rows_of(json: &Outline) -> Option<RowPath> {
    let path = json.rows_with(&["listened_at", "track", "artists"])?;
    json.has_below(&path, &["track"], &["aliases"])
        .then_some(path)
}

impl Importer for Json {
    fn id(&self) -> &'static str {
        "koito"
    }

    fn title(&self) -> &'static str {
        "Koito listens"
    }

    fn sniff(&self, sample: &Sample) -> Confidence {
        Confidence::sure_if(sample.json().and_then(rows_of).is_some())
    }

    fn rows(&self, source: Source, options: &Options) -> Reading {
        let now = options.now;
        let path = source.sample.json().and_then(rows_of).unwrap_or_default();
        Reading {
            stream: file_stream("koito", ""),
            zone_assumed: false,
            items: json::rows(source, path, move |row, out| out.push_back(parse(row, now))),
        }
    }
}

#[derive(Deserialize, Default)]
#[serde(default)]
struct Row<'a> {
    #[serde(borrow)]
    listened_at: Text<'a>,
    #[serde(borrow)]
    track: Named<'a>,
    #[serde(borrow)]
    album: Named<'a>,
    #[serde(borrow)]
    artists: Vec<Named<'a>>,
}

/// A track, album or artist.
#[derive(Deserialize, Default)]
#[serde(default)]
struct Named<'a> {
    #[serde(borrow)]
    mbid: Text<'a>,
    duration: Number,
    #[serde(borrow)]
    aliases: Vec<Alias<'a>>,
}

#[derive(Deserialize, Default)]
#[serde(default)]
struct Alias<'a> {
    #[serde(borrow)]
    alias: Text<'a>,
    is_primary: Truth,
}

impl Named<'_> {
    /// The primary name, else the first.
    fn name(&self) -> &str {
        let primary = self.aliases.iter().find(|alias| alias.is_primary.0);
        primary
            .or(self.aliases.first())
            .map_or("", |alias| alias.alias.get())
    }
}

fn parse(raw: &[u8], now: i64) -> Parsed {
    let row: Row<'_> = match json::typed(raw) {
        Ok(row) => row,
        Err(failed) => return failed,
    };
    let title = row.track.name();
    let in_title = title.to_lowercase();
    let names = row
        .artists
        .iter()
        .map(Named::name)
        .filter(|name| !name.is_empty());
    let credited: Vec<&str> = names
        .enumerate()
        .filter(|(at, name)| *at == 0 || !in_title.contains(&name.to_lowercase()))
        .map(|(_, name)| name)
        .collect();
    let artist = credited.join(", ");
    let draft = Draft {
        artist: &artist,
        title,
        album: row.album.name(),
        album_artist: "",
        at: written(row.listened_at.get(), Order::default())
            .and_then(|time| time.unix(chrono_tz::UTC)),
    };
    draft.listen(now, raw, |event| {
        event.recording_mbid = mbid(row.track.mbid.get());
        let seconds = row
            .track
            .duration
            .whole()
            .filter(|seconds| (1..86_400).contains(seconds));
        event.duration_ms = seconds.map(|seconds| seconds * 1000);
    })
}

#[cfg(test)]
mod tests {
    use aime_domain::import::ImportItem;

    use super::*;

    const ROW: &str = r#"{"listened_at":"2022-01-08T22:32:08Z","client":"x","track":{"mbid":null,"duration":354,
        "aliases":[{"alias":"other","is_primary":false},{"alias":"Gate (feat. Birch)","is_primary":true}]},
        "album":{"aliases":[{"alias":"Fences","is_primary":true}]},
        "artists":[{"aliases":[{"alias":"Alder","is_primary":true}]},{"aliases":[{"alias":"Birch"}]},
        {"aliases":[{"alias":"Cedar"}]}]}"#;

    #[test]
    fn a_listen_is_read_and_guests_are_named_once() {
        let ImportItem::Listen(event) = parse(ROW.as_bytes(), 1_700_000_000).item else {
            panic!("no listen")
        };
        assert_eq!(
            (event.names.artist.as_str(), event.names.title.as_str()),
            ("Alder, Cedar", "Gate (feat. Birch)")
        );
        assert_eq!(
            (event.listened_at, event.duration_ms),
            (1_641_681_128, Some(354_000))
        );
    }

    #[test]
    fn it_is_told_by_content() {
        let file = format!(r#"{{"version":"1","user":"x","listens":[{ROW}]}}"#);
        assert_eq!(Json.sniff(&Sample::of(file.into(), true)), Confidence::SURE);
    }
}
