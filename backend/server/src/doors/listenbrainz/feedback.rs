//! `/1/feedback/…`: what a user loves. A score of 1 is love and 0 is none; there is no hate here, so that -1 takes a
//! love back and is not kept.

use aime_services::listening::{SongId, find_meant};
use aime_storage::loved;
use axum::Json;
use axum::body::Bytes;
use axum::extract::State;
use serde::Deserialize;
use serde_json::{Map, Value, json};

use super::caller::{Listener, Submitter};
use super::error::LbError;
use super::limits::is_mbid;
use super::reads::{DEFAULT_COUNT, MOST, number};
use super::view;
use crate::extract::{Path, Query};
use crate::state::AppState;

/// Where a love comes from.
const SERVICE: &str = "listenbrainz";
/// Songs that are asked about at once; an address holds no more.
const MOST_ASKED: usize = 1_000;

/// Says that a song is loved, or no longer.
pub(super) async fn give_feedback(
    State(app): State<AppState>,
    Submitter(user): Submitter,
    body: Bytes,
) -> Result<Json<Value>, LbError> {
    let (song, score) = read(&body)?;
    let is_known = app
        .listening()
        .love_song(user.id, &song, score == 1, SERVICE)
        .await?;
    if score == 1 && !is_known {
        return Err(LbError::not_found(
            "Cannot find recording: nothing was submitted under this identifier.",
        ));
    }
    Ok(Json(json!({ "status": "ok" })))
}

/// Which feedback, as texts.
#[derive(Debug, Default, Deserialize)]
pub(super) struct Params {
    score: Option<String>,
    count: Option<String>,
    offset: Option<String>,
    metadata: Option<String>,
}

/// Lists what is loved, loved last first.
pub(super) async fn list_feedback(
    State(app): State<AppState>,
    Path(name): Path<String>,
    caller: Listener,
    Query(params): Query<Params>,
) -> Result<Json<Value>, LbError> {
    let score = number("score", params.score.as_deref())?.unwrap_or(0);
    let at_least_zero = |name: &str, text: Option<&str>, usual: u64| match number(name, text)? {
        None => Ok(usual),
        Some(given) => u64::try_from(given)
            .map_err(|_| LbError::bad(format!("'{name}' should be a non-negative integer"))),
    };
    let offset = at_least_zero("offset", params.offset.as_deref(), 0)?;
    let count = at_least_zero("count", params.count.as_deref(), DEFAULT_COUNT)?.min(MOST);
    let user = caller.named(&name)?;
    if !(-1..=1).contains(&score) {
        return Err(LbError::bad("Score can have a value of 1 or -1."));
    }
    let db = app.read();
    let total = loved::count(&db, user.id).await?;
    let loves = match score {
        -1 => Vec::new(),
        _ => loved::list(&db, user.id, (offset, count)).await?,
    };
    let wants_metadata = params
        .metadata
        .is_some_and(|value| value.eq_ignore_ascii_case("true"));
    let feedback: Vec<Value> = loves
        .iter()
        .map(|love| {
            let mut one = json!({
                "created": love.loved_at,
                "recording_mbid": love.mbid,
                "recording_msid": view::msid(love.hash),
                "score": 1,
                "track_metadata": null,
                "user_id": user.name,
            });
            if wants_metadata {
                one["track_metadata"] = view::metadata(&love.names, Map::new());
            }
            one
        })
        .collect();
    Ok(Json(json!({
        "count": feedback.len(),
        "feedback": feedback,
        "offset": offset,
        "total_count": total,
    })))
}

/// Which songs.
#[derive(Debug, Default, Deserialize)]
pub(super) struct Asked {
    recordings: Option<String>,
    recording_msids: Option<String>,
    recording_mbids: Option<String>,
}

/// Tells of some songs whether they are loved.
pub(super) async fn find_feedback(
    State(app): State<AppState>,
    Path(name): Path<String>,
    caller: Listener,
    Query(asked): Query<Asked>,
) -> Result<Json<Value>, LbError> {
    let msids = listed(asked.recording_msids.or(asked.recordings));
    let mbids = listed(asked.recording_mbids);
    if msids.is_empty() && mbids.is_empty() {
        return Err(LbError::bad(
            "No valid recording msid or recording mbid found.",
        ));
    }
    let user = caller.named(&name)?;
    let mut songs = Vec::with_capacity(msids.len() + mbids.len());
    for (is_names, text) in (msids.iter().map(|text| (true, text)))
        .chain(mbids.iter().map(|text| (false, text)))
        .take(MOST_ASKED)
    {
        let kind = if is_names { Id::Msid } else { Id::Mbid };
        songs.push((text, song(kind, text)?));
    }
    let db = app.read();
    let ids: Vec<SongId> = songs.iter().map(|(_, song)| song.clone()).collect();
    let meant = find_meant(&db, user.id, &ids).await?;
    let recordings: Vec<i64> = meant.values().copied().collect();
    let loves = loved::find_among(&db, user.id, &recordings).await?;
    let feedback: Vec<Value> = songs
        .iter()
        .map(|(text, song)| {
            let since = meant.get(song).and_then(|recording| loves.get(recording));
            let (msid, mbid) = match song {
                SongId::Names(_) => (Some(text), None),
                SongId::Mbid(_) => (None, Some(text)),
            };
            json!({
                "created": since,
                "recording_mbid": mbid,
                "recording_msid": msid,
                "score": i32::from(since.is_some()),
                "track_metadata": null,
                "user_id": user.name,
            })
        })
        .collect();
    Ok(Json(json!({ "feedback": feedback })))
}

/// Which identifier.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Id {
    Msid,
    Mbid,
}

impl Id {
    const fn key(self) -> &'static str {
        match self {
            Self::Msid => "recording_msid",
            Self::Mbid => "recording_mbid",
        }
    }
}

fn invalid(field: &str, fault: &str) -> LbError {
    LbError::bad(format!(
        "Invalid JSON document submitted: 1 validation error for Feedback:{field}:  {fault}"
    ))
}

fn song(kind: Id, text: &str) -> Result<SongId, LbError> {
    let text = text.to_ascii_lowercase();
    if !is_mbid(&text) {
        return Err(invalid(
            kind.key(),
            &format!("{} must be a valid UUID.", kind.key()),
        ));
    }
    Ok(match kind {
        Id::Mbid => SongId::Mbid(text),
        Id::Msid => {
            let hex = text.replace('-', "");
            // 32 hexadecimal digits always fit.
            SongId::Names(u128::from_str_radix(&hex, 16).unwrap_or(0).to_be_bytes())
        }
    })
}

/// A song and its score.
fn read(body: &[u8]) -> Result<(SongId, i64), LbError> {
    let body: Value = serde_json::from_slice(body)
        .map_err(|error| LbError::bad(format!("Cannot parse JSON document: {error}")))?;
    let Some(body) = body.as_object() else {
        return Err(LbError::bad("Invalid JSON document submitted."));
    };
    let ids = [Id::Mbid, Id::Msid];
    if !ids.iter().any(|id| body.contains_key(id.key())) || !body.contains_key("score") {
        return Err(LbError::bad(
            "JSON document must contain either recording_msid or recording_mbid, and score top level keys",
        ));
    }
    let is_known = |key: &String| key == "score" || ids.iter().any(|id| id.key() == key);
    if !body.keys().all(is_known) {
        return Err(LbError::bad(
            "JSON document may only contain recording_msid, recording_mbid and score top level keys",
        ));
    }
    let score = match &body["score"] {
        Value::String(text) => text.trim().parse().ok(),
        score => score.as_i64(),
    };
    let score = score
        .filter(|score| (-1..=1).contains(score))
        .ok_or_else(|| invalid("score", "Score can have a value of 1, 0 or -1."))?;
    for id in ids {
        match body.get(id.key()) {
            None | Some(Value::Null) => {}
            Some(Value::String(text)) if text.is_empty() => {}
            Some(Value::String(text)) => return Ok((song(id, text)?, score)),
            Some(_) => return Err(invalid(id.key(), "str type expected")),
        }
    }
    Err(invalid(
        "__root__",
        "Feedback should have either recording_msid or recording_mbid",
    ))
}

fn listed(text: Option<String>) -> Vec<String> {
    let text = text.unwrap_or_default();
    let parts = text.split(',').map(str::trim);
    parts
        .filter(|part| !part.is_empty())
        .map(str::to_owned)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wrong_feedback_is_refused_in_the_words_of_the_service() {
        let id = "cb9c8de2-bc23-49a9-a476-9bcf9aae086e";
        for (body, said) in [
            (json!({"score": 1}), "must contain either recording_msid"),
            (
                json!({"recording_mbid": id}),
                "must contain either recording_msid",
            ),
            (
                json!({"recording_mbid": id, "score": 1, "more": 2}),
                "may only contain",
            ),
            (
                json!({"recording_mbid": id, "score": 2}),
                "Score can have a value",
            ),
            (
                json!({"recording_mbid": "x", "score": 1}),
                "recording_mbid must be",
            ),
            (
                json!({"recording_msid": null, "score": 1}),
                "should have either",
            ),
            (json!([]), "Invalid JSON document submitted."),
        ] {
            let error = read(body.to_string().as_bytes()).unwrap_err();
            assert!(error.text().contains(said), "{body}: {}", error.text());
        }
        let upper = id.to_ascii_uppercase();
        let body = json!({"recording_mbid": upper, "recording_msid": null, "score": "-1"});
        let read = read(body.to_string().as_bytes()).unwrap();
        assert_eq!(read, (SongId::Mbid(id.into()), -1));
    }

    #[test]
    fn a_msid_is_the_hash_of_names_and_back() {
        let hash = *b"0123456789abcdef";
        assert_eq!(
            song(Id::Msid, &view::msid(hash)).unwrap(),
            SongId::Names(hash)
        );
    }
}
