//! `GET /api/v1/history/duplicates`.

use aime_storage::listen::review;
use axum::extract::State;
use serde::Serialize;
use utoipa::ToSchema;

use super::params::DuplicateFilterParams;
use super::view::CaseView;
use crate::api::imports::list::CursorParams;
use crate::api::local;
use crate::auth::CurrentUser;
use crate::extract::{Json, Query};
use crate::problem::Problem;
use crate::state::AppState;

/// Suppressed reports, newest first.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = DuplicateList)]
pub struct DuplicateListView {
    /// The reports, each beside the others of its play.
    pub items: Vec<CaseView>,
    /// Where to go on; `null` at the end.
    #[schema(required)]
    pub next_cursor: Option<String>,
}

/// Lists reports that do not count because another report stands for their play, newest first: both side by side,
/// with why and how sure. Release those that were plays of their own.
#[utoipa::path(
    get,
    path = "/api/v1/history/duplicates",
    tag = "corrections",
    params(CursorParams, DuplicateFilterParams),
    responses((status = 200, description = "The reports", body = DuplicateListView))
)]
pub async fn list_duplicates(
    State(app): State<AppState>,
    current: CurrentUser,
    Query(cursor): Query<CursorParams>,
    Query(params): Query<DuplicateFilterParams>,
) -> Result<Json<DuplicateListView>, Problem> {
    let (filter, limit) = (params.into(), cursor.limit()?);
    let after = cursor.cursor.as_deref();
    let found = review::list(&app.read(), current.id(), &filter, after, limit).await?;
    let zone = local::zone(&current.user);
    Ok(Json(DuplicateListView {
        items: found
            .items
            .into_iter()
            .map(|case| CaseView::new(case, zone))
            .collect(),
        next_cursor: found.next,
    }))
}
