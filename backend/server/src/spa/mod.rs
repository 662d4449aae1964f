//! The dashboard's files, embedded in the binary.
//!
//! Files with a hash in their name are kept for ever, `index.html` is asked for again each time. An address
//! that is no file is a page of the dashboard, which routes it itself, except below the server's own
//! addresses: there it is a 404 problem, never a page.

mod files;

use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, header};
use axum::response::{IntoResponse, Response};

pub use files::{File, Spa};

use crate::problem::{self, Problem, ProblemKind};
use crate::state::AppState;

/// First parts of addresses that the server answers itself.
const RESERVED: [&str; 10] = [
    "api", "1", "2.0", "apis", "images", "audio", "docs", "health", "ready", "metrics",
];
/// Folder of files with a hash in their name.
const HASHED: &str = "assets/";
const PAGE: &str = "index.html";

/// What a browser sees where the dashboard was not built.
const NOT_BUILT: &str = "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>AIME</title>\
    <h1>AIME is running</h1><p>This server was built without the dashboard. \
    Run <code>scripts/start</code>, which builds both.</p>\
    <p><a href=\"/docs/\">The API</a> answers.</p></html>\n";

/// Fallback of the router: a file, a page of the dashboard, or nothing.
pub async fn serve(State(app): State<AppState>, request: Request) -> Result<Response, Problem> {
    let path = request.uri().path().trim_start_matches('/');
    let first = path.split('/').next().unwrap_or_default();
    if RESERVED.contains(&first) {
        return Err(problem::not_found(request.uri().clone()).await);
    }
    if !matches!(*request.method(), Method::GET | Method::HEAD) {
        return Err(
            problem::method_not_allowed(request.method().clone(), request.uri().clone()).await,
        );
    }
    if let Some(file) = app.spa().find(path) {
        return Ok(send(&app, path, file, request.headers()));
    }
    if path.starts_with(HASHED) {
        return Err(ProblemKind::NotFound.into());
    }
    Ok(match app.spa().find(PAGE) {
        Some(page) => send(&app, PAGE, page, request.headers()),
        None => not_built(),
    })
}

/// A file, in the smallest form that the browser understands.
fn send(app: &AppState, path: &str, file: File, asked: &HeaderMap) -> Response {
    let mut headers = HeaderMap::new();
    let cache = if path.starts_with(HASHED) {
        HeaderValue::from_static("public, max-age=31536000, immutable")
    } else {
        HeaderValue::from_static("no-cache")
    };
    headers.insert(header::CACHE_CONTROL, cache);
    headers.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
    if let Ok(etag) = HeaderValue::from_str(&file.etag) {
        headers.insert(header::ETAG, etag);
    }
    let is_known = asked
        .get(header::IF_NONE_MATCH)
        .and_then(|value| value.to_str().ok())
        .is_some_and(|tags| tags.split(',').any(|tag| tag.trim() == file.etag));
    if is_known {
        return (StatusCode::NOT_MODIFIED, headers).into_response();
    }
    let content_type = mime_guess::from_path(path).first_or_octet_stream();
    if let Ok(value) = HeaderValue::from_str(&with_charset(content_type.essence_str())) {
        headers.insert(header::CONTENT_TYPE, value);
    }
    for (encoding, suffix) in [("br", ".br"), ("gzip", ".gz")] {
        if accepts(asked, encoding)
            && let Some(smaller) = app.spa().find(&format!("{path}{suffix}"))
        {
            headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static(encoding));
            return (headers, smaller.bytes).into_response();
        }
    }
    (headers, file.bytes).into_response()
}

fn with_charset(essence: &str) -> String {
    if essence.starts_with("text/") {
        format!("{essence}; charset=utf-8")
    } else {
        essence.to_owned()
    }
}

fn accepts(asked: &HeaderMap, encoding: &str) -> bool {
    asked
        .get_all(header::ACCEPT_ENCODING)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(','))
        .any(|item| {
            let (name, weight) = item.split_once(';').unwrap_or((item, "q=1"));
            name.trim().eq_ignore_ascii_case(encoding)
                && weight.trim().trim_end_matches(['0', '.']) != "q="
        })
}

fn not_built() -> Response {
    let headers = [
        (header::CONTENT_TYPE, "text/html; charset=utf-8"),
        (header::CACHE_CONTROL, "no-cache"),
    ];
    (headers, NOT_BUILT).into_response()
}
