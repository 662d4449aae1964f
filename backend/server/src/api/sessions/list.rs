//! `GET /api/v1/sessions`.

use aime_storage::session::Seen;
use axum::extract::State;
use serde::Serialize;
use utoipa::ToSchema;

use crate::api::instant::Instant;
use crate::auth::AccountHolder;
use crate::extract::Json;
use crate::problem::Problem;
use crate::state::AppState;

/// One's own sessions, the last used first.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = SessionList)]
pub struct SessionListView {
    /// The sessions, without what they are proved by.
    pub items: Vec<SessionItemView>,
}

/// A browser in which one is signed in. Neither its address nor its make is kept.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = SessionItem)]
pub struct SessionItemView {
    /// Key.
    pub id: i64,
    /// Whether the request comes from it.
    pub is_current: bool,
    /// When it began.
    pub created_at: Instant,
    /// Last use, to about an hour.
    pub last_seen_at: Instant,
    /// When it ends unless it is used.
    pub expires_at: Instant,
}

/// Lists the browsers in which one is signed in.
#[utoipa::path(
    get,
    path = "/api/v1/sessions",
    tag = "session",
    responses((status = 200, description = "The sessions", body = SessionListView))
)]
pub async fn list_sessions(
    State(app): State<AppState>,
    AccountHolder(current): AccountHolder,
) -> Result<Json<SessionListView>, Problem> {
    let sessions = app.accounts().list_sessions(current.id()).await?;
    let own = current.session_id().map(|id| id.0);
    let view = |session: Seen| SessionItemView {
        id: session.id.0,
        is_current: own == Some(session.id.0),
        created_at: Instant(session.created_at),
        last_seen_at: Instant(session.last_seen_at),
        expires_at: Instant(session.expires_at),
    };
    Ok(Json(SessionListView {
        items: sessions.into_iter().map(view).collect(),
    }))
}
