//! Plays as flat JSON objects under whatever names: an artist, a title, a time.
//!
//! The weakest of all: any format that is known by more than that wins. Times are unix seconds or
//! milliseconds, or texts; without a zone they are UTC or what the person says.

use std::{borrow::Cow, collections::BTreeMap};

use chrono_tz::Tz;

use crate::import::{
    Confidence, Draft, Importer, Options, Parsed, Reading, Sample, Source, file_stream,
    json::{self, Outline, RowPath, Text},
    names::{ALBUM, ALBUM_ARTIST, ARTIST, TITLE, names_a_time},
    table::fold_name,
    when::{self, Fineness, Order},
};

/// The importer.
pub(crate) struct Json;

/// Which key of a row is what, as written.
#[derive(Debug, Clone, Default)]
struct Keys {
    artist: String,
    title: String,
    album: Option<String>,
    album_artist: Option<String>,
    time: String,
}

impl Keys {
    fn of<'a>(keys: impl Iterator<Item = &'a str> + Clone) -> Option<Self> {
        let find = |names: &[&str]| {
            let is = |key: &&str, name: &str| fold_name(key) == name;
            names
                .iter()
                .find_map(|name| keys.clone().find(|key| is(key, name)))
                .map(str::to_owned)
        };
        Some(Self {
            artist: find(ARTIST)?,
            title: find(TITLE)?,
            album: find(ALBUM),
            album_artist: find(ALBUM_ARTIST),
            time: keys
                .clone()
                .find(|key| names_a_time(&fold_name(key)))?
                .to_owned(),
        })
    }
}

fn rows_of(json: &Outline) -> Option<(RowPath, Keys)> {
    let path = json.rows_with_keys(|keys| Keys::of(keys.iter().map(String::as_str)).is_some())?;
    let keys = Keys::of(json.keys_of(&path).into_iter())?;
    Some((path, keys))
}

impl Importer for Json {
    fn id(&self) -> &'static str {
        "listens_json"
    }

    fn title(&self) -> &'static str {
        "Listens as JSON of one's own making"
    }

    fn sniff(&self, sample: &Sample) -> Confidence {
        match sample.json().and_then(rows_of) {
            Some(_) => Confidence::WEAK,
            None => Confidence::NO,
        }
    }

    fn rows(&self, source: Source, options: &Options) -> Reading {
        let stream = file_stream("listens", "");
        let Some((path, keys)) = source.sample.json().and_then(rows_of) else {
            return Reading::nothing(stream);
        };
        let (now, tz) = (options.now, options.tz.unwrap_or(Tz::UTC));
        Reading {
            stream,
            zone_assumed: options.tz.is_none() && !says_zone(source.sample.text(), &keys.time),
            items: json::rows(source, path, move |row, out| {
                out.push_back(parse(row, &keys, tz, now));
            }),
        }
    }
}

/// Whether the first time of the sample says its zone, or needs none.
fn says_zone(text: &str, key: &str) -> bool {
    let Some((_, rest)) = text.split_once(&format!("\"{key}\"")) else {
        return false;
    };
    let value = rest.trim_start().trim_start_matches(':').trim_start();
    match value.strip_prefix('"') {
        None => true,
        Some(text) => {
            let text = text.split('"').next().unwrap_or_default();
            when::unix_text(text).is_some()
                || when::written(text, Order::default()).is_some_and(when::Written::has_zone)
        }
    }
}

fn parse(raw: &[u8], keys: &Keys, tz: Tz, now: i64) -> Parsed {
    let row: BTreeMap<Cow<'_, str>, Text<'_>> = match json::typed(raw) {
        Ok(row) => row,
        Err(failed) => return failed,
    };
    let get = |key: &str| row.get(key).map_or("", Text::get);
    let time = get(&keys.time);
    let written = when::written(time, Order::default());
    let draft = Draft {
        artist: get(&keys.artist),
        title: get(&keys.title),
        album: keys.album.as_deref().map_or("", get),
        album_artist: keys.album_artist.as_deref().map_or("", get),
        at: when::unix_text(time).or_else(|| written?.listened(tz)),
    };
    draft.listen(now, raw, |event| {
        if let Some(written) = written {
            event.resolution = written.fineness.resolution();
            event.approximate = written.fineness == Fineness::Day;
        }
    })
}

#[cfg(test)]
mod tests {
    use aime_domain::import::ImportItem;
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case(r#"{"id":3,"title":"Gate","artist":"Alder","album":null,"releaseYear":null,"listenDate":"2022-03-01T18:04:37.000Z","createdAt":"2022-03-02T00:00:00Z"}"#, 1_646_157_877)]
    #[case(
        r#"{"trackName":"Gate","artistName":"Alder","played_at":1646157877000}"#,
        1_646_157_877
    )]
    #[case(
        r#"{"song":"Gate","band":"Alder","timestamp":"1646157877"}"#,
        1_646_157_877
    )]
    fn rows_are_read_by_their_names(#[case] row: &str, #[case] at: i64) {
        let outline = Outline::of(row).expect("JSON");
        let (_, keys) = rows_of(&outline).expect("plays");
        let ImportItem::Listen(event) = parse(row.as_bytes(), &keys, Tz::UTC, 1_700_000_000).item
        else {
            panic!("no listen")
        };
        assert_eq!(
            (event.listened_at, event.names.artist.as_str()),
            (at, "Alder")
        );
        assert!(says_zone(row, &keys.time));
    }

    #[rstest]
    #[case(r#"[{"title":"Gate","artist":"Alder","dateAdded":"2022-03-01"}]"#)]
    #[case(r#"[{"title":"Gate","date":"2022-03-01"}]"#)]
    fn other_rows_are_none(#[case] text: &str) {
        assert_eq!(Json.sniff(&Sample::of(text.into(), true)), Confidence::NO);
    }
}
