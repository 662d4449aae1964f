//! `POST /api/v1/services/lastfm/compare`.

use axum::extract::State;
use axum::http::StatusCode;
use serde::Deserialize;
use utoipa::ToSchema;

use super::list::find_lastfm;
use super::view::ServiceView;
use crate::auth::CurrentUser;
use crate::extract::Json;
use crate::problem::Problem;
use crate::state::AppState;

/// What is compared.
#[derive(Debug, Deserialize, ToSchema)]
pub struct CompareBody {
    /// First second, unix seconds UTC; everything before is left out.
    pub from: Option<i64>,
    /// Last second, likewise.
    pub to: Option<i64>,
}

/// Orders a comparison of what came from Last.fm with what Last.fm has now. It changes no listen: what was edited or
/// deleted there is listed until the user decides. What only Last.fm has is stored.
#[utoipa::path(
    post,
    path = "/api/v1/services/lastfm/compare",
    tag = "services",
    request_body = CompareBody,
    responses((status = 202, description = "Ordered; the service as it is now", body = ServiceView))
)]
pub async fn create_lastfm_comparison(
    State(app): State<AppState>,
    current: CurrentUser,
    Json(body): Json<CompareBody>,
) -> Result<(StatusCode, Json<ServiceView>), Problem> {
    app.lastfm()
        .compare(current.id(), body.from, body.to)
        .await?;
    Ok((
        StatusCode::ACCEPTED,
        Json(find_lastfm(&app, &current).await?),
    ))
}
