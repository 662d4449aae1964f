//! ListenBrainz' API as far as clients that submit listens use it, at `/1/` and `/apis/listenbrainz/1/`.
//! Limits, texts and codes are those of metabrainz/listenbrainz-server. Unlike there, reading needs the
//! token of the user who is read: the ledger is private.

mod caller;
mod error;
mod feedback;
mod latest_import;
pub(in crate::doors) mod limits;
mod listen;
mod reads;
mod submit;
mod validate_token;
pub(crate) mod view;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::http::{HeaderValue, Uri};
use axum::middleware::map_response;
use axum::response::Response;
use axum::routing::{get, post};

use crate::state::AppState;
use error::LbError;

/// A little more than ListenBrainz' limit, so that what is over it is answered in its words.
const BODY_LIMIT: usize = 12_000_000;
/// There is no limit of requests here; clients that look for one find that they may go on.
const RATE: [(&str, &str); 3] = [
    ("x-ratelimit-limit", "1000"),
    ("x-ratelimit-remaining", "1000"),
    ("x-ratelimit-reset-in", "10"),
];

/// The operations.
pub fn router() -> Router<AppState> {
    Router::new()
        .route("/submit-listens", post(submit::submit_listens))
        .route("/validate-token", get(validate_token::validate_token))
        .route("/user/{name}/listens", get(reads::list_listens))
        .route("/user/{name}/listen-count", get(reads::count_listens))
        .route("/user/{name}/playing-now", get(reads::find_playing_now))
        .route("/playing-now/delete", post(submit::delete_playing_now))
        .route(
            "/latest-import",
            get(latest_import::find_latest_import).post(latest_import::set_latest_import),
        )
        .route(
            "/feedback/recording-feedback",
            post(feedback::give_feedback),
        )
        .route(
            "/feedback/user/{name}/get-feedback",
            get(feedback::list_feedback),
        )
        .route(
            "/feedback/user/{name}/get-feedback-for-recordings",
            get(feedback::find_feedback),
        )
        .route("/", get(unknown))
        .route("/{*path}", get(unknown).post(unknown))
        .method_not_allowed_fallback(method_not_allowed)
        .layer(DefaultBodyLimit::max(BODY_LIMIT))
        .layer(map_response(add_rate))
}

async fn unknown(uri: Uri) -> LbError {
    LbError::not_found(format!("There is nothing at {}.", uri.path()))
}

async fn method_not_allowed() -> LbError {
    LbError::new(405, "Method not allowed.")
}

async fn add_rate(mut response: Response) -> Response {
    for (name, value) in RATE {
        response
            .headers_mut()
            .insert(name, HeaderValue::from_static(value));
    }
    response
}
