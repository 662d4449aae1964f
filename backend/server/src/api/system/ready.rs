//! `GET /ready`: able to serve: database, migrations, disk.

use std::path::Path;
use std::time::Duration;

use aime_storage::health;
use axum::extract::State;
use rustix::fs::StatVfsMountFlags;
use serde::Serialize;
use utoipa::ToSchema;

use crate::extract::Json;
use crate::problem::{Problem, ProblemKind};
use crate::state::AppState;

/// The database must answer within this.
const PATIENCE: Duration = Duration::from_secs(2);
/// Less free space than this and writes may fail any moment.
const LEAST_FREE_BYTES: u64 = 64 * 1024 * 1024;

/// That the server can serve.
#[derive(Debug, Serialize, ToSchema)]
pub struct ReadyView {
    /// Always true; a server that is not ready answers 503.
    pub ready: bool,
    /// The same for people.
    pub message: &'static str,
}

/// Says whether the server can serve: the database answers, its schema is this version's, and there is room on
/// the disk.
#[utoipa::path(
    get,
    path = "/ready",
    tag = "system",
    security(()),
    responses((status = 200, description = "Ready", body = ReadyView))
)]
pub async fn find_ready(State(app): State<AppState>) -> Result<Json<ReadyView>, Problem> {
    let db = app.read();
    let asked = tokio::time::timeout(PATIENCE, health::newest_migration(&db)).await;
    let newest = asked.ok().and_then(Result::ok);
    let mut problem = Problem::new(ProblemKind::NotReady).with_retry_after(5);
    let mut is_ready = true;
    let mut fault = |problem: Problem, at: &str, detail: &str| {
        is_ready = false;
        problem.with_error(at, detail)
    };
    match newest {
        None => problem = fault(problem, "/database", "does not answer"),
        Some(name) if name.as_deref() != Some(&app.settings().newest_migration) => {
            problem = fault(
                problem,
                "/migrations",
                "the schema is not this version's; run `aime migrate`",
            );
        }
        Some(_) => {}
    }
    if let Err(detail) = check_disk(&app.settings().data_dir) {
        problem = fault(problem, "/disk", detail);
    }
    if is_ready {
        Ok(Json(ReadyView {
            ready: true,
            message: "ready",
        }))
    } else {
        Err(problem)
    }
}

fn check_disk(folder: &Path) -> Result<(), &'static str> {
    let found = rustix::fs::statvfs(folder).map_err(|_| "the data folder is not there")?;
    if found.f_flag.contains(StatVfsMountFlags::RDONLY) {
        return Err("the data folder cannot be written to");
    }
    if found.f_bavail.saturating_mul(found.f_frsize) < LEAST_FREE_BYTES {
        return Err("less than 64 MiB are free");
    }
    Ok(())
}
