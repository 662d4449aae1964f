//! `POST /api/v1/history/listens/delete`.

use axum::extract::State;
use serde::Deserialize;
use utoipa::ToSchema;

use super::body::SelectionBody;
use crate::api::corrections::view::MadeView;
use crate::auth::CurrentUser;
use crate::extract::Json;
use crate::problem::Problem;
use crate::state::AppState;

/// Which listens to delete.
#[derive(Debug, Deserialize, ToSchema)]
#[schema(as = ListensDeletion)]
pub struct DeletionBody {
    /// Which.
    #[serde(flatten)]
    pub which: SelectionBody,
    /// Only tell how many it would be.
    #[serde(default)]
    pub dry_run: bool,
}

/// Deletes listens, at most 50,000 at once; with `dry_run` tells how many it would be.
#[utoipa::path(
    post,
    path = "/api/v1/history/listens/delete",
    tag = "corrections",
    request_body = DeletionBody,
    responses((status = 200, description = "What changed", body = MadeView))
)]
pub async fn delete_listens(
    State(app): State<AppState>,
    current: CurrentUser,
    Json(body): Json<DeletionBody>,
) -> Result<Json<MadeView>, Problem> {
    let which = body.which.read()?;
    let made = app
        .corrections()
        .delete_listens(&current.user, which, body.dry_run)
        .await?;
    Ok(Json(made.into()))
}
