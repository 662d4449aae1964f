//! `GET /api/v1/corrections`.

use aime_domain::ids::CorrectionId;
use aime_services::corrections::may_change_catalogue;
use aime_storage::correction::entry;
use axum::extract::State;
use serde::Serialize;
use utoipa::ToSchema;

use super::view::CorrectionView;
use crate::api::imports::list::CursorParams;
use crate::auth::CurrentUser;
use crate::extract::{Json, Query};
use crate::problem::Problem;
use crate::state::AppState;

/// Corrections, newest first.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = CorrectionList)]
pub struct CorrectionListView {
    /// The corrections.
    pub items: Vec<CorrectionView>,
    /// Where to go on; `null` at the end.
    #[schema(required)]
    pub next_cursor: Option<String>,
}

/// Lists what was put right by hand, newest first: one's own corrections, and to owner and admin those of the
/// catalogue.
#[utoipa::path(
    get,
    path = "/api/v1/corrections",
    tag = "corrections",
    params(CursorParams),
    responses((status = 200, description = "The corrections", body = CorrectionListView))
)]
pub async fn list_corrections(
    State(app): State<AppState>,
    current: CurrentUser,
    Query(params): Query<CursorParams>,
) -> Result<Json<CorrectionListView>, Problem> {
    let limit = params.limit()?;
    let before = params.cursor.as_deref().map(str::parse).transpose();
    let before =
        before.map_err(|_| Problem::invalid("/query/cursor", "is not a cursor of this list"))?;
    let catalogue = may_change_catalogue(&current.user);
    let before = before.map(CorrectionId);
    let found = entry::list(&app.read(), current.id(), catalogue, before, limit).await?;
    let next_cursor = found
        .last()
        .filter(|_| found.len() == limit as usize)
        .map(|last| last.id.to_string());
    Ok(Json(CorrectionListView {
        items: found.into_iter().map(CorrectionView::from).collect(),
        next_cursor,
    }))
}
