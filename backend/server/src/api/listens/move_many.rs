//! `POST /api/v1/history/listens/move`.

use aime_domain::ids::TrackId;
use axum::extract::State;
use serde::Deserialize;
use utoipa::ToSchema;

use crate::api::corrections::view::MadeView;
use crate::auth::CurrentUser;
use crate::extract::Json;
use crate::problem::Problem;
use crate::state::AppState;

/// Which listens to move where.
#[derive(Debug, Deserialize, ToSchema)]
#[schema(as = ListensMove)]
pub struct MoveBody {
    /// Keys of listens.
    pub ids: Vec<i64>,
    /// Key of the track that was heard; one that you know.
    pub track_id: i64,
}

/// Moves listens to another track.
#[utoipa::path(
    post,
    path = "/api/v1/history/listens/move",
    tag = "corrections",
    request_body = MoveBody,
    responses((status = 200, description = "What changed", body = MadeView))
)]
pub async fn move_listens(
    State(app): State<AppState>,
    current: CurrentUser,
    Json(body): Json<MoveBody>,
) -> Result<Json<MadeView>, Problem> {
    let made = app
        .corrections()
        .move_listens(&current.user, body.ids, TrackId(body.track_id))
        .await?;
    Ok(Json(made.into()))
}
