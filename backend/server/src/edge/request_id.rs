//! An id for each request: taken from a client that sends a sound `X-Request-Id`, else made here.

use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Instant;

use axum::extract::{MatchedPath, Request};
use axum::http::{HeaderName, HeaderValue};
use axum::middleware::Next;
use axum::response::Response;
use tracing::Instrument as _;

/// The header that carries the id both ways.
pub const HEADER: HeaderName = HeaderName::from_static("x-request-id");
/// Seconds that the answer took, as the original AIME sent it.
const PROCESS_TIME: HeaderName = HeaderName::from_static("x-process-time");
/// Longest id accepted from a client.
const LONGEST: usize = 64;

tokio::task_local! {
    static CURRENT: String;
}

/// The id of the request being answered; `None` outside of one.
pub fn current() -> Option<String> {
    CURRENT.try_with(Clone::clone).ok()
}

/// Gives the request its id and a span, and the answer both headers.
pub async fn assign(request: Request, next: Next) -> Response {
    let started = Instant::now();
    let id = from_client(&request).unwrap_or_else(fresh);
    let route = request
        .extensions()
        .get::<MatchedPath>()
        .map_or("", MatchedPath::as_str);
    let span = tracing::info_span!("request", id, method = %request.method(), route);
    let mut response = CURRENT
        .scope(id.clone(), async {
            let response = next.run(request).await;
            tracing::debug!(
                status = response.status().as_u16(),
                ms = started.elapsed().as_millis() as u64,
                "answered"
            );
            response
        })
        .instrument(span)
        .await;
    let headers = response.headers_mut();
    if let Ok(value) = HeaderValue::from_str(&id) {
        headers.insert(HEADER, value);
    }
    if let Ok(value) = HeaderValue::from_str(&format!("{:.4}", started.elapsed().as_secs_f64())) {
        headers.insert(PROCESS_TIME, value);
    }
    response
}

fn from_client(request: &Request) -> Option<String> {
    let id = request.headers().get(HEADER)?.to_str().ok()?;
    let sound = (1..=LONGEST).contains(&id.len())
        && id
            .bytes()
            .all(|b| b.is_ascii_alphanumeric() || b"._-".contains(&b));
    sound.then(|| id.to_owned())
}

/// Unique within this process; the log's time and process tell processes apart.
fn fresh() -> String {
    static NEXT: AtomicU64 = AtomicU64::new(1);
    format!("r{:06}", NEXT.fetch_add(1, Ordering::Relaxed))
}
