//! `POST /api/v1/history/listens`.

use aime_domain::listen::Names;
use aime_services::corrections::NewPlay;
use axum::extract::State;
use axum::http::StatusCode;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::auth::CurrentUser;
use crate::extract::Json;
use crate::problem::Problem;
use crate::state::AppState;

/// A listen to add.
#[derive(Debug, Deserialize, ToSchema)]
#[schema(as = NewListen)]
pub struct NewListenBody {
    /// Artist credit.
    pub artist: String,
    /// Title.
    pub title: String,
    /// Album title.
    pub album: Option<String>,
    /// When it began, unix seconds.
    pub listened_at: i64,
    /// Seconds heard.
    pub seconds_played: Option<i32>,
}

/// A listen that was added.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = ListenAdded)]
pub struct ListenAddedView {
    /// Key of the listen.
    pub id: i64,
    /// Its line in the ledger of corrections, by which it is undone.
    #[schema(required)]
    pub correction_id: Option<i64>,
}

/// Adds a listen by hand. It goes before what any service says of the same play.
#[utoipa::path(
    post,
    path = "/api/v1/history/listens",
    tag = "corrections",
    request_body = NewListenBody,
    responses((status = 201, description = "The listen", body = ListenAddedView))
)]
pub async fn create_listen(
    State(app): State<AppState>,
    current: CurrentUser,
    Json(body): Json<NewListenBody>,
) -> Result<(StatusCode, Json<ListenAddedView>), Problem> {
    let play = NewPlay {
        names: Names {
            artist: body.artist,
            title: body.title,
            album: body.album,
            album_artist: None,
        },
        listened_at: body.listened_at,
        seconds_played: body.seconds_played,
    };
    let (made, id) = app.corrections().add_listen(&current.user, play).await?;
    let view = ListenAddedView {
        id: id.0,
        correction_id: made.correction.map(|id| id.0),
    };
    Ok((StatusCode::CREATED, Json(view)))
}
