//! Doors for programs that speak another service's protocol: ListenBrainz' and AudioScrobbler's. They answer in
//! the words of those services, not in problem documents, and are open to every origin: who comes in shows a
//! token, never a cookie.

pub mod audioscrobbler;
pub mod listenbrainz;

use std::time::Duration;

use axum::Router;
use axum::http::header::{AUTHORIZATION, CACHE_CONTROL, CONTENT_TYPE};
use axum::http::{HeaderName, HeaderValue, Method};
use axum::middleware::map_response;
use axum::response::Response;
use tower_http::cors::{Any, CorsLayer};

use crate::state::AppState;

/// Headers that say how many requests may follow; clients read them before each.
const RATE: [HeaderName; 3] = [
    HeaderName::from_static("x-ratelimit-limit"),
    HeaderName::from_static("x-ratelimit-remaining"),
    HeaderName::from_static("x-ratelimit-reset-in"),
];
/// A browser may keep the answer to its question for so long.
const PREFLIGHT: Duration = Duration::from_hours(1);

/// The doors.
pub fn router() -> Router<AppState> {
    let cors = CorsLayer::new()
        .allow_origin(Any)
        .allow_methods([Method::GET, Method::POST])
        .allow_headers([AUTHORIZATION, CONTENT_TYPE])
        .expose_headers(RATE)
        .max_age(PREFLIGHT);
    Router::new()
        .nest("/1", listenbrainz::router())
        .nest("/apis/listenbrainz/1", listenbrainz::router())
        .merge(audioscrobbler::router())
        .merge(audioscrobbler::legacy_router())
        .nest("/apis/audioscrobbler", audioscrobbler::router())
        .layer(map_response(private))
        .layer(cors)
}

/// What is told to one program is not to be kept for another.
async fn private(mut response: Response) -> Response {
    response
        .headers_mut()
        .insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}
