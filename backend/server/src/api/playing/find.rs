//! `GET /api/v1/now-playing`.

use axum::extract::State;

use super::view::{self, NowPlayingView};
use crate::auth::CurrentUser;
use crate::extract::Json;
use crate::problem::Problem;
use crate::state::AppState;

/// Shows what is on, from any source: what plays before what is paused, the latest to begin first.
///
/// Never a listen: what is heard to the end comes to the journal by itself. A source that falls silent is
/// believed for 90 seconds, one that announces each song once until the song must be over.
#[utoipa::path(
    get,
    path = "/api/v1/now-playing",
    tag = "history",
    responses((status = 200, description = "What is on; empty when nothing is", body = NowPlayingView))
)]
pub async fn find_now_playing(
    State(app): State<AppState>,
    current: CurrentUser,
) -> Result<Json<NowPlayingView>, Problem> {
    Ok(Json(view::of(&app, current.id()).await?.0))
}
