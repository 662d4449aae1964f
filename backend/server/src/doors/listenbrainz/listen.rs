//! What clients send, checked as ListenBrainz checks it: one entry that is wrong refuses the whole request, and
//! in its words (`listenbrainz/webserver/views/api_tools.py`).

use aime_domain::listen::{ListenEvent, Names};
use serde_json::{Map, Value};

use super::error::LbError;
use super::limits::{AHEAD, EARLIEST, is_mbid};

/// Most bytes of a request.
const MOST_BYTES: usize = 10_240_000;
/// Most bytes of an entry, on average.
const MOST_BYTES_EACH: usize = 10_240;
/// Most entries of a request.
const MOST_LISTENS: usize = 1_000;
const MOST_TAGS: usize = 50;
const LONGEST_TAG: usize = 64;
/// 24 days, seconds.
const LONGEST_S: i64 = 2_073_600;
/// Longest name of a client that is kept.
const LONGEST_CLIENT: usize = 100;

const SINGLE_IDS: [&str; 4] = [
    "release_mbid",
    "recording_mbid",
    "release_group_mbid",
    "track_mbid",
];
const LISTED_IDS: [&str; 2] = ["artist_mbids", "work_mbids"];

/// What kind of request it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// One play that has just ended or is long enough.
    Single,
    /// Plays of long ago.
    Import,
    /// What is on.
    PlayingNow,
}

/// An entry that passed.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Submitted {
    /// The play; for what is on, its time says nothing.
    pub(super) event: ListenEvent,
    /// Program that sends it; empty when it does not say.
    pub(super) client: String,
}

/// A request that passed.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Submission {
    /// What kind it is.
    pub(super) kind: Kind,
    /// Its entries.
    pub(super) listens: Vec<Submitted>,
}

/// The answer to a body over the limit.
pub(super) fn too_large() -> LbError {
    LbError::bad(format!(
        "Payload too large. Payload cannot exceed {MOST_BYTES} bytes"
    ))
}

/// Reads a request; `now` is unix seconds UTC.
pub(super) fn read(body: &[u8], now: i64) -> Result<Submission, LbError> {
    if body.len() > MOST_BYTES {
        return Err(too_large());
    }
    let document: Value = serde_json::from_slice(body)
        .map_err(|error| LbError::bad(format!("Cannot parse JSON document: {error}")))?;
    let Value::Object(document) = document else {
        return Err(LbError::bad(
            "Invalid JSON document submitted. Top level of JSON document should be a json object.",
        ));
    };
    let (Some(payload), Some(kind)) = (document.get("payload"), document.get("listen_type")) else {
        return Err(LbError::bad("Invalid JSON document submitted."));
    };
    let Value::Array(payload) = payload else {
        return Err(LbError::bad(
            "The payload in the JSON document should be a list of listens.",
        ));
    };
    if payload.is_empty() {
        return Err(LbError::bad("JSON document does not contain any listens"));
    }
    if payload.len() > MOST_LISTENS {
        return Err(LbError::bad(format!(
            "Too many listens. You may not submit more than {MOST_LISTENS} listens at once."
        )));
    }
    if body.len() > payload.len() * MOST_BYTES_EACH {
        return Err(LbError::bad(format!(
            "JSON document is too large. Each listens may not be larger than {MOST_BYTES_EACH} bytes."
        )));
    }
    let kind = match kind.as_str() {
        Some("single") => Kind::Single,
        Some("import") => Kind::Import,
        Some("playing_now") => Kind::PlayingNow,
        _ => {
            return Err(LbError::bad(
                "JSON document requires a valid listen_type key.",
            ));
        }
    };
    if kind != Kind::Import && payload.len() > 1 {
        return Err(LbError::bad(
            "JSON document contains more than listen for a single/playing_now. It should contain only one.",
        ));
    }
    let listens = payload.iter().map(|entry| listen(entry, kind, now));
    Ok(Submission {
        kind,
        listens: listens.collect::<Result<_, _>>()?,
    })
}

fn listen(entry: &Value, kind: Kind, now: i64) -> Result<Submitted, LbError> {
    let entry = match entry {
        Value::Object(entry) if !entry.is_empty() => entry,
        Value::Null | Value::Object(_) => {
            return Err(LbError::bad("Listen is empty and cannot be validated."));
        }
        _ => return Err(LbError::bad("Invalid JSON document submitted.")),
    };
    let listened_at = match kind {
        Kind::PlayingNow => {
            if entry.contains_key("listened_at") {
                return Err(LbError::bad(
                    "JSON document must not contain listened_at while submitting playing_now.",
                ));
            }
            if entry.contains_key("track_metadata") && entry.len() > 1 {
                return Err(LbError::bad(
                    "JSON document may only contain track_metadata as top level key when submitting playing_now.",
                ));
            }
            now
        }
        Kind::Single | Kind::Import => {
            let at = listened_at(entry.get("listened_at"), now)?;
            if entry.contains_key("track_metadata") && entry.len() > 2 {
                return Err(LbError::bad(
                    "JSON document may only contain listened_at and track_metadata top level keys",
                ));
            }
            at
        }
    };
    let track = match entry.get("track_metadata") {
        Some(Value::Object(track)) => track,
        Some(Value::Null) => {
            return Err(LbError::bad(
                "JSON document may not have track_metadata with null value.",
            ));
        }
        _ => {
            return Err(LbError::bad(
                "JSON document must contain the key track_metadata at the top level.",
            ));
        }
    };
    check_nulls(track)?;
    let mut names = Names {
        artist: name(track, "artist_name")?,
        title: name(track, "track_name")?,
        album: optional_name(track, "release_name")?,
        album_artist: None,
    };
    let empty = Map::new();
    let info = match track.get("additional_info") {
        None | Some(Value::Null) => &empty,
        Some(Value::Object(info)) => info,
        Some(_) => {
            return Err(LbError::bad(
                "track_metadata.additional_info should be a JSON object.",
            ));
        }
    };
    names.album_artist = text(info, "release_artist_name");
    check_tags(info)?;
    check_ids(info)?;
    let mut event = ListenEvent::at(listened_at, names);
    event.duration_ms = duration_ms(info)?;
    event.recording_mbid = text(info, "recording_mbid").map(|id| id.to_ascii_lowercase());
    event.isrc = text(info, "isrc").and_then(|code| isrc(&code));
    let client = text(info, "submission_client").or_else(|| text(info, "media_player"));
    Ok(Submitted {
        event,
        client: client
            .unwrap_or_default()
            .chars()
            .take(LONGEST_CLIENT)
            .collect(),
    })
}

fn listened_at(value: Option<&Value>, now: i64) -> Result<i64, LbError> {
    let Some(value) = value else {
        return Err(LbError::bad(
            "JSON document must contain the key listened_at at the top level.",
        ));
    };
    let at = whole(value)
        .ok_or_else(|| LbError::bad("JSON document must contain an int value for listened_at."))?;
    if at < EARLIEST {
        return Err(LbError::bad(format!(
            "Value for key listened_at is too low. listened_at timestamp should be greater than {EARLIEST} \
             (2002-10-01 00:00:00 UTC)."
        )));
    }
    if at > now + AHEAD {
        return Err(LbError::bad("Value for key listened_at is too high."));
    }
    Ok(at)
}

/// A whole number as Python's `int()` reads it: also of a fraction or of digits in quotes.
fn whole(value: &Value) -> Option<i64> {
    match value {
        Value::Number(number) => number
            .as_i64()
            .or_else(|| number.as_f64().map(|number| number as i64)),
        Value::String(text) => text.trim().parse().ok(),
        _ => None,
    }
}

fn name(track: &Map<String, Value>, key: &str) -> Result<String, LbError> {
    let text = match track.get(key) {
        None | Some(Value::Null) => {
            return Err(LbError::bad(format!(
                "JSON document does not contain required field track_metadata.{key}."
            )));
        }
        Some(Value::String(text)) => text.trim(),
        Some(_) => {
            return Err(LbError::bad(format!(
                "track_metadata.{key} must be a single string."
            )));
        }
    };
    if text.is_empty() {
        return Err(LbError::bad(format!(
            "field track_metadata.{key} is empty."
        )));
    }
    Ok(text.to_owned())
}

fn optional_name(track: &Map<String, Value>, key: &str) -> Result<Option<String>, LbError> {
    match track.get(key) {
        None | Some(Value::Null) => Ok(None),
        Some(Value::String(text)) => Ok(Some(text.trim())
            .filter(|text| !text.is_empty())
            .map(str::to_owned)),
        Some(_) => Err(LbError::bad(format!(
            "track_metadata.{key} must be a single string."
        ))),
    }
}

/// A text of the additional information, if it is one and says something.
fn text(info: &Map<String, Value>, key: &str) -> Option<String> {
    let text = info.get(key)?.as_str()?.trim();
    (!text.is_empty()).then(|| text.to_owned())
}

fn check_nulls(track: &Map<String, Value>) -> Result<(), LbError> {
    track.iter().try_for_each(|(key, value)| nulls(key, value))
}

fn nulls(key: &str, value: &Value) -> Result<(), LbError> {
    match value {
        Value::String(text) if text.contains('\0') => {
            Err(LbError::bad(format!("{key} contains a unicode null")))
        }
        Value::Array(items) => items.iter().try_for_each(|item| nulls(key, item)),
        Value::Object(items) => check_nulls(items),
        _ => Ok(()),
    }
}

fn check_tags(info: &Map<String, Value>) -> Result<(), LbError> {
    let Some(Value::Array(tags)) = info.get("tags") else {
        return Ok(());
    };
    if tags.len() > MOST_TAGS {
        return Err(LbError::bad(format!(
            "JSON document may not contain more than {MOST_TAGS} items in track_metadata.additional_info.tags."
        )));
    }
    let is_long = |tag: &Value| {
        tag.as_str()
            .is_some_and(|tag| tag.chars().count() > LONGEST_TAG)
    };
    if tags.iter().any(is_long) {
        return Err(LbError::bad(format!(
            "JSON document may not contain track_metadata.additional_info.tags longer than {LONGEST_TAG} characters."
        )));
    }
    Ok(())
}

/// Identifiers are well formed, or empty and passed over.
fn check_ids(info: &Map<String, Value>) -> Result<(), LbError> {
    let wrong = |key: &str| Err(LbError::bad(format!("{key} MBID format invalid.")));
    for key in SINGLE_IDS {
        match info.get(key) {
            None | Some(Value::Null) => {}
            Some(Value::String(id)) if id.is_empty() || is_mbid(id) => {}
            Some(_) => return wrong(key),
        }
    }
    for key in LISTED_IDS {
        let ids = match info.get(key) {
            None | Some(Value::Null) => continue,
            Some(Value::Array(ids)) => ids,
            Some(_) => return wrong(key),
        };
        let is_fine = |id: &Value| match id {
            Value::Null => true,
            Value::String(id) => id.is_empty() || is_mbid(id),
            _ => false,
        };
        if !ids.iter().all(is_fine) {
            return wrong(key);
        }
    }
    Ok(())
}

fn duration_ms(info: &Map<String, Value>) -> Result<Option<i64>, LbError> {
    let given = |key: &str| info.get(key).filter(|value| !value.is_null());
    let (seconds, millis) = (given("duration"), given("duration_ms"));
    let (key, value, factor) = match (seconds, millis) {
        (None, None) => return Ok(None),
        (Some(_), Some(_)) => {
            return Err(LbError::bad(
                "JSON document should not contain both duration and duration_ms.",
            ));
        }
        (Some(value), None) => ("duration", value, 1),
        (None, Some(value)) => ("duration_ms", value, 1_000),
    };
    let most = LONGEST_S * factor;
    let number = whole(value).filter(|number| *number > 0).ok_or_else(|| {
        LbError::bad(format!(
            "Value for {key} is invalid, should be a positive integer."
        ))
    })?;
    if number > most {
        return Err(LbError::bad(format!(
            "Value for {key} is too large, max permitted value is {most}"
        )));
    }
    Ok(Some(number * 1_000 / factor))
}

fn isrc(text: &str) -> Option<String> {
    let code: String = text
        .chars()
        .filter(|c| *c != '-')
        .map(|c| c.to_ascii_uppercase())
        .collect();
    (code.len() == 12 && code.bytes().all(|b| b.is_ascii_alphanumeric())).then_some(code)
}

#[cfg(test)]
mod tests {
    use rstest::rstest;
    use serde_json::json;

    use super::*;

    const NOW: i64 = 1_795_262_400;

    fn refusal(document: &Value) -> String {
        read(document.to_string().as_bytes(), NOW)
            .unwrap_err()
            .text()
            .to_owned()
    }

    fn entry(info: &Value) -> Value {
        json!({"listened_at": NOW, "track_metadata": {"artist_name": " Alder ", "track_name": "Gate",
            "release_name": "", "additional_info": info}})
    }

    fn import(info: &Value) -> Value {
        json!({"listen_type": "import", "payload": [entry(info)]})
    }

    #[test]
    fn an_entry_gives_what_the_client_said() {
        let info = json!({"duration": "200", "recording_mbid": "CB9C8DE2-BC23-49A9-A476-9BCF9AAE086E",
            "isrc": "us-abc-12-34567", "submission_client": "Pear", "media_player": "Quince", "artist_mbids": [""]});
        let read = read(import(&info).to_string().as_bytes(), NOW).unwrap();
        let one = &read.listens[0];
        assert_eq!(read.kind, Kind::Import);
        assert_eq!(
            (one.event.names.artist.as_str(), one.client.as_str()),
            ("Alder", "Pear")
        );
        assert_eq!(one.event.names.album, None);
        assert_eq!(one.event.duration_ms, Some(200_000));
        assert_eq!(one.event.isrc.as_deref(), Some("USABC1234567"));
        assert_eq!(
            one.event.recording_mbid.as_deref(),
            Some("cb9c8de2-bc23-49a9-a476-9bcf9aae086e")
        );
    }

    #[rstest]
    #[case(json!([]), "Invalid JSON document submitted. Top level of JSON document should be a json object.")]
    #[case(json!({"listen_type": "single"}), "Invalid JSON document submitted.")]
    #[case(json!({"payload": []}), "Invalid JSON document submitted.")]
    #[case(json!({"listen_type": "single", "payload": {}}), "The payload in the JSON document should be a list of listens.")]
    #[case(json!({"listen_type": "single", "payload": []}), "JSON document does not contain any listens")]
    #[case(json!({"listen_type": "both", "payload": [1]}), "JSON document requires a valid listen_type key.")]
    #[case(json!({"listen_type": "single", "payload": [1, 2]}),
        "JSON document contains more than listen for a single/playing_now. It should contain only one.")]
    #[case(json!({"listen_type": "single", "payload": [null]}), "Listen is empty and cannot be validated.")]
    #[case(json!({"listen_type": "single", "payload": [{"listened_at": NOW}]}),
        "JSON document must contain the key track_metadata at the top level.")]
    #[case(json!({"listen_type": "single", "payload": [{"track_metadata": {}}]}),
        "JSON document must contain the key listened_at at the top level.")]
    #[case(json!({"listen_type": "single", "payload": [{"listened_at": NOW, "track_metadata": {}, "x": 1}]}),
        "JSON document may only contain listened_at and track_metadata top level keys")]
    #[case(json!({"listen_type": "single", "payload": [{"listened_at": 1_033_410_599, "track_metadata": {}}]}),
        "Value for key listened_at is too low. listened_at timestamp should be greater than 1033410600 (2002-10-01 00:00:00 UTC).")]
    #[case(json!({"listen_type": "single", "payload": [{"listened_at": NOW * 1_000, "track_metadata": {}}]}),
        "Value for key listened_at is too high.")]
    #[case(json!({"listen_type": "playing_now", "payload": [{"listened_at": NOW}]}),
        "JSON document must not contain listened_at while submitting playing_now.")]
    #[case(json!({"listen_type": "playing_now", "payload": [{"x": 1, "track_metadata": {}}]}),
        "JSON document may only contain track_metadata as top level key when submitting playing_now.")]
    #[case(json!({"listen_type": "single", "payload": [{"listened_at": NOW, "track_metadata": null}]}),
        "JSON document may not have track_metadata with null value.")]
    #[case(json!({"listen_type": "single", "payload": [{"listened_at": NOW,
            "track_metadata": {"artist_name": ["A"], "track_name": "x"}}]}),
        "track_metadata.artist_name must be a single string.")]
    #[case(json!({"listen_type": "single", "payload": [{"listened_at": NOW,
            "track_metadata": {"artist_name": " ", "track_name": "x"}}]}), "field track_metadata.artist_name is empty.")]
    #[case(json!({"listen_type": "single", "payload": [{"listened_at": NOW, "track_metadata": {"artist_name": "A"}}]}),
        "JSON document does not contain required field track_metadata.track_name.")]
    #[case(import(&json!({"tags": vec!["t"; 51]})),
        "JSON document may not contain more than 50 items in track_metadata.additional_info.tags.")]
    #[case(import(&json!({"tags": ["t".repeat(65)]})),
        "JSON document may not contain track_metadata.additional_info.tags longer than 64 characters.")]
    #[case(import(&json!({"duration": 1, "duration_ms": 1000})),
        "JSON document should not contain both duration and duration_ms.")]
    #[case(import(&json!({"duration": -1})), "Value for duration is invalid, should be a positive integer.")]
    #[case(import(&json!({"duration": 2_073_601})), "Value for duration is too large, max permitted value is 2073600")]
    #[case(import(&json!({"recording_mbid": "x"})), "recording_mbid MBID format invalid.")]
    #[case(import(&json!({"artist_mbids": ["x"]})), "artist_mbids MBID format invalid.")]
    #[case(import(&json!({"note": "a\0b"})), "note contains a unicode null")]
    #[case(import(&json!({"note": "n".repeat(10_240)})),
        "JSON document is too large. Each listens may not be larger than 10240 bytes.")]
    fn what_is_wrong_is_said_in_listenbrainz_words(#[case] document: Value, #[case] text: &str) {
        assert_eq!(refusal(&document), text);
    }

    #[test]
    fn too_much_and_no_json_are_refused() {
        let many = json!({"listen_type": "import", "payload": vec![entry(&json!({})); 1_001]});
        assert_eq!(
            refusal(&many),
            "Too many listens. You may not submit more than 1000 listens at once."
        );
        assert_eq!(
            read(&vec![b' '; MOST_BYTES + 1], NOW).unwrap_err(),
            too_large()
        );
        for body in ["", "{\"x\": NaN}", "{"] {
            let refused = read(body.as_bytes(), NOW).unwrap_err();
            assert!(refused.text().starts_with("Cannot parse JSON document: "));
        }
    }
}
