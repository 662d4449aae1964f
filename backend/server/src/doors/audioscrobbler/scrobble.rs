//! `track.scrobble`: finished plays, one or a batch. Each row is judged by itself: a wrong one is ignored, with
//! the reason, and the others are stored.

use aime_domain::listen::{ListenEvent, Names};
use serde_json::{Value, json};

use super::answer::{Answer, Fault};
use super::caller::Call;
use super::form::Form;
use super::xml::Element;
use crate::doors::listenbrainz::limits::{AHEAD, EARLIEST, is_mbid};

/// Parameters of a row.
const NAMES: [&str; 11] = [
    "artist",
    "track",
    "timestamp",
    "album",
    "albumArtist",
    "trackNumber",
    "duration",
    "mbid",
    "chosenByUser",
    "context",
    "streamId",
];

/// Why a row is ignored: Last.fm's codes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ignored {
    Artist = 1,
    Track = 2,
    TooOld = 3,
    TooNew = 4,
}

impl Ignored {
    const fn text(self) -> &'static str {
        match self {
            Self::Artist => "Artist name failed filter",
            Self::Track => "Track name failed filter",
            Self::TooOld => "Timestamp failed filter: too old",
            Self::TooNew => "Timestamp failed filter: too new",
        }
    }
}

/// Stores plays.
pub(super) async fn scrobble(call: &Call) -> Result<Answer, Fault> {
    let scrobbler = call.scrobbler().await?;
    let rows = call.form.rows(&NAMES);
    let is_whole = |row: &Form| {
        ["artist", "track", "timestamp"]
            .iter()
            .all(|name| row.get(name).is_some())
    };
    if !rows.iter().any(is_whole) {
        return Err(Fault::MissingParameter);
    }
    let now = call.app.now();
    let read: Vec<Result<ListenEvent, Ignored>> = rows.iter().map(|row| event(row, now)).collect();
    let events: Vec<ListenEvent> = read.iter().flatten().cloned().collect();
    call.app
        .listening()
        .submit(scrobbler.user.id, &scrobbler.stream, &events)
        .await?;
    let accepted = events.len();
    let ignored = rows.len() - accepted;
    let (mut items, mut elements) = (Vec::new(), Vec::new());
    for (row, outcome) in rows.iter().zip(&read) {
        let ignored = outcome.as_ref().err().copied();
        items.push(json_row(row, ignored));
        elements.push(xml_row(row, ignored));
    }
    let scrobble = match <[Value; 1]>::try_from(items) {
        Ok([one]) => one,
        Err(several) => several.into(),
    };
    Ok(Answer {
        json: json!({ "scrobbles": {
            "@attr": { "accepted": accepted, "ignored": ignored },
            "scrobble": scrobble,
        }}),
        xml: Some(
            Element::new("scrobbles")
                .with("accepted", accepted)
                .with("ignored", ignored)
                .children(elements),
        ),
    })
}

fn event(row: &Form, now: i64) -> Result<ListenEvent, Ignored> {
    let names = names(row)?;
    let at = row.number("timestamp").ok_or(Ignored::TooOld)?;
    if at < EARLIEST {
        return Err(Ignored::TooOld);
    }
    if at > now + AHEAD {
        return Err(Ignored::TooNew);
    }
    let mut event = ListenEvent::at(at, names);
    event.duration_ms = duration_ms(row);
    event.recording_mbid = row
        .get("mbid")
        .filter(|id| is_mbid(id))
        .map(str::to_ascii_lowercase);
    Ok(event)
}

/// The names of a row.
pub(super) fn names(row: &Form) -> Result<Names, Ignored> {
    Ok(Names {
        artist: row.get("artist").ok_or(Ignored::Artist)?.to_owned(),
        title: row.get("track").ok_or(Ignored::Track)?.to_owned(),
        album: row.get("album").map(str::to_owned),
        album_artist: row.get("albumArtist").map(str::to_owned),
    })
}

/// The length of a row, which is sent in seconds.
pub(super) fn duration_ms(row: &Form) -> Option<i64> {
    row.number("duration")
        .filter(|seconds| (1..=2_073_600).contains(seconds))
        .map(|seconds| seconds * 1_000)
}

/// The names as the answer repeats them: nothing is corrected.
const SHOWN: [&str; 4] = ["artist", "track", "album", "albumArtist"];

/// A row of an answer as JSON.
pub(super) fn json_row(row: &Form, ignored: Option<Ignored>) -> Value {
    let mut shown = json!({ "ignoredMessage": {
        "code": ignored.map_or(0, |ignored| ignored as u8).to_string(),
        "#text": ignored.map_or("", Ignored::text),
    }});
    for name in SHOWN {
        shown[name] = json!({ "corrected": "0", "#text": row.get(name).unwrap_or_default() });
    }
    if let Some(at) = row.get("timestamp") {
        shown["timestamp"] = at.into();
    }
    shown
}

fn xml_row(row: &Form, ignored: Option<Ignored>) -> Element {
    xml_names(Element::new("scrobble"), row)
        .child(Element::of(
            "timestamp",
            row.get("timestamp").unwrap_or_default(),
        ))
        .child(xml_ignored(ignored))
}

/// An element with the names of a row.
pub(super) fn xml_names(element: Element, row: &Form) -> Element {
    element.children(
        SHOWN.map(|name| Element::of(name, row.get(name).unwrap_or_default()).with("corrected", 0)),
    )
}

/// Why a row is ignored, or that it is not.
pub(super) fn xml_ignored(ignored: Option<Ignored>) -> Element {
    Element::of("ignoredMessage", ignored.map_or("", Ignored::text))
        .with("code", ignored.map_or(0, |ignored| ignored as u8))
}
