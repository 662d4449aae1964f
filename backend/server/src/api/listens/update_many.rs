//! `POST /api/v1/history/listens/edit`.

use axum::extract::State;
use serde::Deserialize;
use utoipa::ToSchema;

use super::body::{ListenChangeBody, SelectionBody};
use crate::api::corrections::view::MadeView;
use crate::auth::CurrentUser;
use crate::extract::Json;
use crate::problem::Problem;
use crate::state::AppState;

/// What to change about which listens.
#[derive(Debug, Deserialize, ToSchema)]
#[schema(as = ListensEdit)]
pub struct EditBody {
    /// Which.
    #[serde(flatten)]
    pub which: SelectionBody,
    /// What is to change.
    pub change: ListenChangeBody,
    /// Only tell how many it would be.
    #[serde(default)]
    pub dry_run: bool,
}

/// Puts listens otherwise, at most 50,000 at once; with `dry_run` tells how many it would be.
#[utoipa::path(
    post,
    path = "/api/v1/history/listens/edit",
    tag = "corrections",
    request_body = EditBody,
    responses((status = 200, description = "What changed", body = MadeView))
)]
pub async fn update_listens(
    State(app): State<AppState>,
    current: CurrentUser,
    Json(body): Json<EditBody>,
) -> Result<Json<MadeView>, Problem> {
    let which = body.which.read()?;
    let made = app
        .corrections()
        .edit_listens(&current.user, which, &body.change.into(), body.dry_run)
        .await?;
    Ok(Json(made.into()))
}
