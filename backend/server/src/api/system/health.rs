//! `GET /health`: alive.

use std::time::Duration;

use aime_storage::health;
use axum::extract::State;
use serde::Serialize;
use utoipa::ToSchema;

use crate::api::instant::Instant;
use crate::extract::Json;
use crate::state::AppState;

/// The database is asked no longer than this: being alive does not depend on it.
const PATIENCE: Duration = Duration::from_millis(500);

/// That the server is alive.
#[derive(Debug, Serialize, ToSchema)]
pub struct HealthView {
    /// `healthy`, or `degraded` when the database does not answer.
    #[schema(example = "healthy")]
    pub status: &'static str,
    /// Version of the server.
    pub version: &'static str,
    /// Seconds since the start.
    pub uptime_seconds: u64,
    /// Requests answered since the start.
    pub requests: u64,
    /// Of these, with a fault of the server.
    pub errors: u64,
    /// `errors` as a share of `requests`, 0 to 1.
    pub error_rate: f64,
    /// `connected` or `unreachable`.
    #[schema(example = "connected")]
    pub database: &'static str,
    /// When the database was asked.
    pub last_db_check: Instant,
    /// The server's time.
    pub timestamp: Instant,
}

/// Says that the server is alive; answers 200 whatever the state of the database.
#[utoipa::path(
    get,
    path = "/health",
    tag = "system",
    security(()),
    responses((status = 200, description = "Alive", body = HealthView))
)]
pub async fn find_health(State(app): State<AppState>) -> Json<HealthView> {
    let db = app.read();
    let asked = tokio::time::timeout(PATIENCE, health::newest_migration(&db)).await;
    let is_connected = matches!(asked, Ok(Ok(_)));
    let (requests, errors) = (app.counters().requests(), app.counters().errors());
    let now = Instant(app.now());
    Json(HealthView {
        status: if is_connected { "healthy" } else { "degraded" },
        version: env!("CARGO_PKG_VERSION"),
        uptime_seconds: app.uptime_seconds(),
        requests,
        errors,
        error_rate: errors as f64 / requests.max(1) as f64,
        database: if is_connected {
            "connected"
        } else {
            "unreachable"
        },
        last_db_check: now,
        timestamp: now,
    })
}
