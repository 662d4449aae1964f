//! `GET /1/user/{name}/…`.

use aime_storage::history::heard::{self, Between, First};
use aime_storage::playing;
use axum::Json;
use axum::extract::State;
use serde::Deserialize;
use serde_json::{Value, json};

use super::caller::Listener;
use super::error::LbError;
use super::view;
use crate::extract::{Path, Query};
use crate::state::AppState;

/// Entries of an answer where none are asked for, and most of them.
pub(super) const DEFAULT_COUNT: u64 = 25;
pub(super) const MOST: u64 = 1_000;

/// Which listens, as texts, since a wrong one is answered in ListenBrainz' words.
#[derive(Debug, Default, Deserialize)]
pub(super) struct Params {
    count: Option<String>,
    max_ts: Option<String>,
    min_ts: Option<String>,
}

/// A whole number of the address.
pub(super) fn number(name: &str, text: Option<&str>) -> Result<Option<i64>, LbError> {
    text.map(|text| {
        text.trim()
            .parse()
            .map_err(|_| LbError::bad(format!("Invalid {name} argument: {text}")))
    })
    .transpose()
}

/// Lists listens, newest first: those before `max_ts`, or those that follow `min_ts`. Both are exclusive.
pub(super) async fn list_listens(
    State(app): State<AppState>,
    Path(name): Path<String>,
    caller: Listener,
    Query(params): Query<Params>,
) -> Result<Json<Value>, LbError> {
    let user = caller.named(&name)?;
    let between = Between {
        after: number("min_ts", params.min_ts.as_deref())?,
        before: number("max_ts", params.max_ts.as_deref())?,
    };
    if let (Some(after), Some(before)) = (between.after, between.before)
        && before < after
    {
        return Err(LbError::bad("max_ts should be greater than min_ts"));
    }
    let count = number("count", params.count.as_deref())?;
    let count = count.map_or(Ok(DEFAULT_COUNT), u64::try_from);
    let count = count.map_err(|_| LbError::bad("'count' should be a positive integer"))?;
    let first = match between {
        Between {
            after: Some(_),
            before: None,
        } => First::Oldest,
        _ => First::Newest,
    };
    let db = app.read();
    let page = (0, count.min(MOST));
    let found = heard::list(&db, user.id, between, first, page).await?;
    let (latest, oldest) = heard::span(&db, user.id).await?.unwrap_or((0, 0));
    let listens: Vec<Value> = found
        .iter()
        .map(|one| view::listen(one, &user.name))
        .collect();
    Ok(Json(json!({ "payload": {
        "count": listens.len(),
        "user_id": user.name,
        "latest_listen_ts": latest,
        "oldest_listen_ts": oldest,
        "listens": listens,
    }})))
}

/// How many listens there are.
pub(super) async fn count_listens(
    State(app): State<AppState>,
    Path(name): Path<String>,
    caller: Listener,
) -> Result<Json<Value>, LbError> {
    let user = caller.named(&name)?;
    let totals = heard::totals(&app.read(), user.id).await?;
    Ok(Json(json!({ "payload": { "count": totals.listens } })))
}

/// What is on, whoever says so.
pub(super) async fn find_playing_now(
    State(app): State<AppState>,
    Path(name): Path<String>,
    caller: Listener,
) -> Result<Json<Value>, LbError> {
    let user = caller.named(&name)?;
    let on = playing::list(&app.read(), user.id, app.now()).await?;
    let listens: Vec<Value> = on
        .iter()
        .take(1)
        .map(|on| view::playing(&on.playing.names, on.playing.duration_ms))
        .collect();
    Ok(Json(json!({ "payload": {
        "count": listens.len(),
        "listens": listens,
        "playing_now": true,
        "user_id": user.name,
    }})))
}
