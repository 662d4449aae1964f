//! `POST /api/v1/services/lastfm/missing/remove` and `/keep`.

use axum::extract::State;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::api::corrections::view::MadeView;
use crate::auth::CurrentUser;
use crate::extract::Json;
use crate::problem::Problem;
use crate::state::AppState;

/// Which of them.
#[derive(Debug, Deserialize, ToSchema)]
pub struct MissingBody {
    /// Keys of listens; without it all that wait.
    #[schema(max_items = 1000)]
    pub ids: Option<Vec<i64>>,
}

/// How many listens stay.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = KeptListens)]
pub struct KeptView {
    /// How many were decided.
    pub kept: u64,
}

/// Follows Last.fm: the listens get the names that it has now, or are deleted where it has none, as one correction that
/// can be undone.
#[utoipa::path(
    post,
    path = "/api/v1/services/lastfm/missing/remove",
    tag = "services",
    request_body = MissingBody,
    responses((status = 200, description = "What was done", body = MadeView))
)]
pub async fn delete_lastfm_missing(
    State(app): State<AppState>,
    current: CurrentUser,
    Json(body): Json<MissingBody>,
) -> Result<Json<MadeView>, Problem> {
    let made = app
        .lastfm()
        .follow_missing(app.corrections(), &current.user, body.ids)
        .await?;
    Ok(Json(made.into()))
}

/// Keeps the listens, whatever Last.fm says. They are not listed again.
#[utoipa::path(
    post,
    path = "/api/v1/services/lastfm/missing/keep",
    tag = "services",
    request_body = MissingBody,
    responses((status = 200, description = "How many stay", body = KeptView))
)]
pub async fn update_lastfm_missing(
    State(app): State<AppState>,
    current: CurrentUser,
    Json(body): Json<MissingBody>,
) -> Result<Json<KeptView>, Problem> {
    let kept = app.lastfm().keep_missing(current.id(), body.ids).await?;
    Ok(Json(KeptView { kept }))
}
