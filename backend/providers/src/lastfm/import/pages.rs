//! Saved answers of Last.fm's `user.getRecentTracks`, as many backup tools keep them: a list of pages, one
//! page, or the tracks alone.
//!
//! A track has `artist` (`#text`, or `name` in the extended form), `name`, `album`, `date` (`uts`) and, while
//! it is being played, `@attr.nowplaying` instead of a date. Each page may begin with that one again.

use aime_domain::{import::SkipReason, listen::Resolution};
use serde::Deserialize;

use super::stream;
use crate::import::{
    Confidence, Draft, Importer, Options, Parsed, Reading, Sample, Source,
    json::{self, Number, OrText, Outline, RowPath, Text, Truth},
    mbid, when,
};

/// The importer.
pub(crate) struct Pages;

fn rows_of(json: &Outline) -> Option<RowPath> {
    let path = json.rows_with(&["artist", "name", "date"])?;
    json.has_below(&path, &["date"], &["uts"]).then_some(path)
}

impl Importer for Pages {
    fn id(&self) -> &'static str {
        "lastfm_json"
    }

    fn title(&self) -> &'static str {
        "Last.fm recent tracks as JSON"
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
    artist: Option<OrText<'a, Named<'a>>>,
    #[serde(borrow)]
    name: Text<'a>,
    #[serde(borrow)]
    album: Option<OrText<'a, Named<'a>>>,
    #[serde(borrow)]
    mbid: Text<'a>,
    date: Option<Date>,
    loved: Truth,
    #[serde(rename = "@attr")]
    attributes: Option<Attributes>,
}

/// An artist or album: its name as `#text`, or as `name` in the extended form.
#[derive(Deserialize, Default)]
#[serde(default)]
struct Named<'a> {
    #[serde(borrow, rename = "#text")]
    text: Text<'a>,
    #[serde(borrow)]
    name: Text<'a>,
}

/// The name, which may stand alone.
fn name<'a>(named: Option<&'a OrText<'_, Named<'_>>>) -> &'a str {
    match named {
        Some(OrText::Object(named)) => named.text.some().unwrap_or_else(|| named.name.get()),
        Some(OrText::Text(text)) => text.get(),
        None => "",
    }
}

#[derive(Deserialize, Default)]
#[serde(default)]
struct Date {
    uts: Number,
}

#[derive(Deserialize, Default)]
#[serde(default)]
struct Attributes {
    nowplaying: Truth,
}

fn parse(raw: &[u8], now: i64) -> Parsed {
    let row: Row<'_> = match json::typed(raw) {
        Ok(row) => row,
        Err(failed) => return failed,
    };
    let draft = Draft {
        artist: name(row.artist.as_ref()),
        title: row.name.get(),
        album: name(row.album.as_ref()),
        album_artist: "",
        at: row
            .date
            .as_ref()
            .and_then(|date| date.uts.whole())
            .map(when::seconds),
    };
    if row.date.is_none()
        || row
            .attributes
            .is_some_and(|attributes| attributes.nowplaying.0)
    {
        return draft.skip(SkipReason::NowPlaying);
    }
    draft.listen(now, raw, |event| {
        event.recording_mbid = mbid(row.mbid.get());
        event.loved = row.loved.0;
    })
}

#[cfg(test)]
mod tests {
    use aime_domain::import::ImportItem;

    use super::*;

    const NOW: i64 = 1_700_000_000;
    const TRACK: &str = r##"{"artist":{"mbid":"","#text":"Alder"},"mbid":"","album":{"#text":""},"name":"Gate",
        "date":{"uts":"1649776100","#text":"12 Apr 2022, 15:08"}}"##;

    #[test]
    fn tracks_are_read_in_both_forms() {
        for row in [
            TRACK,
            r#"{"artist":{"name":"Alder"},"name":"Gate","loved":"1","date":{"uts":1649776100}}"#,
        ] {
            let ImportItem::Listen(event) = parse(row.as_bytes(), NOW).item else {
                panic!("no listen")
            };
            assert_eq!(
                (event.listened_at, event.names.artist.as_str()),
                (1_649_776_100, "Alder")
            );
            assert_eq!(
                (event.names.album.clone(), event.loved),
                (None, !row.starts_with(TRACK))
            );
        }
    }

    #[test]
    fn the_track_being_played_is_no_listen() {
        let row = r##"{"artist":{"#text":"Alder"},"name":"Gate","@attr":{"nowplaying":"true"}}"##;
        let item = parse(row.as_bytes(), NOW).item;
        assert!(matches!(
            item,
            ImportItem::Skip {
                reason: SkipReason::NowPlaying,
                ..
            }
        ));
    }

    #[test]
    fn pages_and_plain_lists_are_told() {
        let pages = format!(r#"[{{"track":[{TRACK}],"@attr":{{"page":"1"}}}}]"#);
        let answer = format!(r#"{{"recenttracks":{{"track":[{TRACK}]}}}}"#);
        for text in [pages, answer, format!("[{TRACK}]")] {
            assert_eq!(
                Pages.sniff(&Sample::of(text.into(), true)),
                Confidence::SURE
            );
        }
    }
}
