//! `GET /api/v1/events`.

use std::convert::Infallible;
use std::time::Duration;

use axum::extract::State;
use axum::http::{HeaderMap, HeaderName, HeaderValue};
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use futures_util::{Stream, stream};

use super::feed::Feed;
use crate::auth::CurrentUser;
use crate::problem::Problem;
use crate::state::AppState;

/// So often a silent stream shows that it is alive.
const PING: Duration = Duration::from_secs(15);
const LAST_EVENT_ID: HeaderName = HeaderName::from_static("last-event-id");
/// Tells proxies to pass events on at once.
const BUFFERING: HeaderName = HeaderName::from_static("x-accel-buffering");

/// Streams what changes, as server-sent events.
///
/// * `hello` – first; `data: {"seq": 41}`. Everything read after it is newer than `seq`.
/// * `change` – `data: {"tags": ["u:1:history", "album:7"]}`; what bears one of the tags is to be read again.
/// * `import` – an import as `GET /api/v1/imports/{id}` shows it, while it runs and at its end.
/// * `playing` – what is on as `GET /api/v1/now-playing` shows it, when it changes or is no longer believed.
/// * `reset` – what changed since `Last-Event-ID` is no longer known: read everything again.
///
/// `id` is the sequence number of the last change; a browser sends it back as `Last-Event-ID` and hears what
/// it missed. A silent stream sends `: ping` every 15 seconds. It ends with the session.
#[utoipa::path(
    get,
    path = "/api/v1/events",
    tag = "events",
    params(("Last-Event-ID" = Option<i64>, Header, description = "Sequence number of the last event received")),
    responses((status = 200, description = "Events", body = String, content_type = "text/event-stream"))
)]
pub async fn watch_events(
    State(app): State<AppState>,
    current: CurrentUser,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let last = headers
        .get(LAST_EVENT_ID)
        .and_then(|value| value.to_str().ok()?.trim().parse().ok());
    let feed = Feed::begin(app, current.id(), headers, last).await?;
    let stream = Sse::new(events(feed)).keep_alive(KeepAlive::new().interval(PING).text("ping"));
    Ok(([(BUFFERING, HeaderValue::from_static("no"))], stream).into_response())
}

fn events(feed: Feed) -> impl Stream<Item = Result<Event, Infallible>> {
    stream::unfold(feed, |mut feed| async move {
        let event = feed.next().await?;
        Some((Ok(event), feed))
    })
}
