//! `GET /api/v1/export`.

use std::io;
use std::sync::Arc;

use aime_services::export::ExportWatch;
use axum::extract::State;
use axum::http::{HeaderValue, header};
use axum::response::Response;
use chrono::DateTime;
use futures_util::stream;

use super::pipe::pipe;
use crate::api::download::file;
use crate::auth::CurrentUser;
use crate::problem::{Problem, ProblemKind};
use crate::state::AppState;

/// Downloads everything that you have, as one zip: JSON lines and tables for a spreadsheet, with a README.txt. Any AIME
/// brings it back: send it to `POST /api/v1/imports`. It never holds a password, a token or the key of a service.
/// It is written while it is sent, and has no length; one export is written at a time.
#[utoipa::path(
    get,
    path = "/api/v1/export",
    tag = "me",
    responses((status = 200, description = "The archive", body = String, content_type = "application/zip"))
)]
pub async fn download_export(
    State(app): State<AppState>,
    current: CurrentUser,
) -> Result<Response, Problem> {
    let exports = app.exports().clone();
    let Some(turn) = exports.turn() else {
        return Err(ProblemKind::ExportRunning.into());
    };
    let (out, failed, pieces) = pipe();
    let user = current.id();
    let watch = ExportWatch {
        stop: app.stop().child_token(),
        progress: Arc::new(|_, _| {}),
    };
    tokio::spawn(async move {
        if let Err(error) = exports.write(user, out, &watch, turn).await {
            tracing::warn!(%user, %error, "an export was broken off");
            // The client sees an answer that breaks off, and no archive that looks whole.
            let _ = failed.send(Err(io::Error::other("broken off"))).await;
        }
    });
    let pieces = stream::unfold(pieces, |mut pieces| async move {
        let piece = pieces.recv().await?;
        Some((piece, pieces))
    });
    let name = file_name(&current.user.name, app.now());
    let mut answer = file(&name, "application/zip", pieces);
    let headers = answer.headers_mut();
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    Ok(answer)
}

/// `aime-zoe-2026-11-29.zip`; of a name only what any file system takes.
fn file_name(name: &str, at: i64) -> String {
    let plain: String = name
        .chars()
        .filter(|c| c.is_ascii_alphanumeric() || "-_".contains(*c))
        .collect();
    let day = DateTime::from_timestamp(at, 0)
        .unwrap_or_default()
        .format("%Y-%m-%d");
    if plain.is_empty() {
        format!("aime-{day}.zip")
    } else {
        format!("aime-{plain}-{day}.zip")
    }
}

#[cfg(test)]
mod tests {
    use super::file_name;

    #[test]
    fn a_file_is_named_after_its_user_and_its_day() {
        assert_eq!(
            file_name("Zoé \"x\"", 1_764_400_000),
            "aime-Zox-2025-11-29.zip"
        );
        assert_eq!(file_name("北", 1_764_400_000), "aime-2025-11-29.zip");
    }
}
