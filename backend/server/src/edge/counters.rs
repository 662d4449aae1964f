//! Requests and errors since the start.

use std::sync::atomic::{AtomicU64, Ordering};

use axum::extract::{Request, State};
use axum::middleware::Next;
use axum::response::Response;

use crate::state::AppState;

/// Counters of one server.
#[derive(Debug, Default)]
pub struct Counters {
    requests: AtomicU64,
    errors: AtomicU64,
}

impl Counters {
    /// Requests answered.
    pub fn requests(&self) -> u64 {
        self.requests.load(Ordering::Relaxed)
    }

    /// Requests answered with a fault of the server (5xx).
    pub fn errors(&self) -> u64 {
        self.errors.load(Ordering::Relaxed)
    }
}

/// Counts the request and its outcome.
pub async fn count(State(app): State<AppState>, request: Request, next: Next) -> Response {
    let response = next.run(request).await;
    let counters = app.counters();
    counters.requests.fetch_add(1, Ordering::Relaxed);
    if response.status().is_server_error() {
        counters.errors.fetch_add(1, Ordering::Relaxed);
    }
    response
}
