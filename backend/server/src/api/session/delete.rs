//! `DELETE /api/v1/session`.

use axum::Extension;
use axum::extract::State;
use axum::http::{HeaderName, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};

use crate::auth::{self, CurrentUser};
use crate::edge::peer::Peer;
use crate::problem::Problem;
use crate::state::AppState;

const CLEAR: HeaderName = HeaderName::from_static("clear-site-data");

/// Signs out. The browser drops its cookie and its HTTP cache; the dashboard drops its own.
#[utoipa::path(
    delete,
    path = "/api/v1/session",
    tag = "session",
    security(("session" = [])),
    responses((status = 204, description = "Signed out"))
)]
pub async fn delete_session(
    State(app): State<AppState>,
    Extension(peer): Extension<Peer>,
    current: CurrentUser,
) -> Result<Response, Problem> {
    if let Some(session) = current.session_id() {
        app.accounts().sign_out(current.id(), session).await?;
    }
    let headers = [
        (header::SET_COOKIE, auth::end_session(peer)?),
        (CLEAR, HeaderValue::from_static("\"cache\"")),
    ];
    Ok((StatusCode::NO_CONTENT, headers).into_response())
}
