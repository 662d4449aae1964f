//! `POST /api/v1/history/listens/{id}/meaning`.

use aime_domain::ids::{ListenId, TrackId};
use axum::extract::State;
use serde::Deserialize;
use utoipa::ToSchema;

use crate::api::corrections::view::MadeView;
use crate::auth::CurrentUser;
use crate::extract::{Json, Path};
use crate::problem::Problem;
use crate::state::AppState;

/// What the names of a listen mean from now on.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[schema(as = MeaningChange)]
pub struct MeaningBody {
    /// Key of the track; one that you know.
    #[serde(default)]
    pub track_id: i64,
    /// To everybody, rather than to you; for owner and admin.
    #[serde(default)]
    pub for_everybody: bool,
}

/// Lets the names of a listen, exactly as they came, mean another track: all listens that came under them move, and
/// those to come follow.
#[utoipa::path(
    post,
    path = "/api/v1/history/listens/{id}/meaning",
    tag = "corrections",
    params(("id" = i64, Path, description = "Key of the listen")),
    request_body = MeaningBody,
    responses((status = 200, description = "What changed", body = MadeView))
)]
pub async fn move_spelling(
    State(app): State<AppState>,
    current: CurrentUser,
    Path(id): Path<i64>,
    Json(body): Json<MeaningBody>,
) -> Result<Json<MadeView>, Problem> {
    let made = app
        .corrections()
        .move_spelling(
            &current.user,
            ListenId(id),
            TrackId(body.track_id),
            body.for_everybody,
        )
        .await?;
    Ok(Json(made.into()))
}
