//! `POST /1/submit-listens`.

use aime_domain::listen::{Channel, StreamKey};
use aime_domain::playing::{NowPlaying, Telling};
use aime_storage::catalogue::spelling;
use aime_storage::playing;
use axum::Json;
use axum::body::Bytes;
use axum::extract::State;
use axum::extract::rejection::BytesRejection;
use serde::Deserialize;
use serde_json::{Value, json};

use super::caller::Submitter;
use super::error::LbError;
use super::listen::{self, Kind, Submission};
use super::view;
use crate::extract::Query;
use crate::state::AppState;

/// Service of the streams of this door.
const SERVICE: &str = "listenbrainz";

/// What may be asked beside.
#[derive(Debug, Default, Deserialize)]
pub(super) struct Params {
    return_msid: Option<String>,
}

/// Takes listens in. They are in the ledger when the answer goes out.
pub(super) async fn submit_listens(
    State(app): State<AppState>,
    Submitter(user): Submitter,
    Query(params): Query<Params>,
    body: Result<Bytes, BytesRejection>,
) -> Result<Json<Value>, LbError> {
    let body = body.map_err(|_| listen::too_large())?;
    let Submission { kind, listens } = listen::read(&body, app.now())?;
    match kind {
        Kind::PlayingNow => {
            for one in &listens {
                let now_playing = NowPlaying {
                    stream: stream(&one.client),
                    place: String::new(),
                    names: one.event.names.clone(),
                    duration_ms: one.event.duration_ms,
                    paused: false,
                    position_ms: 0,
                    started_at: app.now(),
                    heard_at: app.now(),
                };
                app.listening()
                    .announce(user.id, &now_playing, Telling::Once)
                    .await?;
            }
        }
        Kind::Single | Kind::Import => {
            // Almost always one client; each is a stream of its own.
            for run in listens.chunk_by(|a, b| a.client == b.client) {
                let events: Vec<_> = run.iter().map(|one| one.event.clone()).collect();
                let stream = stream(&run[0].client);
                app.listening().submit(user.id, &stream, &events).await?;
            }
        }
    }
    let mut answer = json!({ "status": "ok" });
    let wants_msid = params
        .return_msid
        .is_some_and(|value| value.eq_ignore_ascii_case("true"));
    if let (true, Kind::Single, [one]) = (wants_msid, kind, listens.as_slice()) {
        answer["recording_msid"] = view::msid(spelling::hash(&one.event.names)).into();
    }
    Ok(Json(answer))
}

/// Nothing is on any more.
pub(super) async fn delete_playing_now(
    State(app): State<AppState>,
    Submitter(user): Submitter,
) -> Result<Json<Value>, LbError> {
    for on in playing::list(&app.read(), user.id, app.now()).await? {
        let on = on.playing;
        if on.stream.service == SERVICE && on.stream.channel == Channel::Door {
            app.listening()
                .silence(user.id, &on.stream, &on.place)
                .await?;
        }
    }
    Ok(Json(json!({ "status": "ok" })))
}

fn stream(client: &str) -> StreamKey {
    StreamKey {
        service: SERVICE.into(),
        channel: Channel::Door,
        client: client.to_owned(),
    }
}
