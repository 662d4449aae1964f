//! `GET /api/v1/imports`.

use aime_storage::import::record;
use axum::extract::State;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use crate::api::imports::view::{ImportView, after};
use crate::api::paging::{PageSizes, PagingParams};
use crate::auth::CurrentUser;
use crate::extract::{Json, Query};
use crate::problem::Problem;
use crate::state::AppState;

/// Which part of the list.
#[derive(Debug, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct CursorParams {
    /// `next_cursor` of an earlier answer.
    pub cursor: Option<String>,
    /// Items at most.
    #[param(minimum = 1, maximum = 1000, default = 50)]
    pub limit: Option<i64>,
}

const SIZES: PageSizes = PageSizes {
    usual: 50,
    most: 1000,
};

impl CursorParams {
    /// Items at most, checked.
    pub(crate) fn limit(&self) -> Result<u32, Problem> {
        let paging = PagingParams {
            limit: self.limit,
            ..PagingParams::default()
        };
        Ok(u32::try_from(paging.part(SIZES)?.limit()).unwrap_or(u32::MAX))
    }
}

/// Imports, newest first.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = ImportList)]
pub struct ImportListView {
    /// The imports.
    pub items: Vec<ImportView>,
    /// Where to go on; absent at the end.
    #[schema(required)]
    pub next_cursor: Option<String>,
}

/// Lists one's imports, newest first.
#[utoipa::path(
    get,
    path = "/api/v1/imports",
    tag = "imports",
    params(CursorParams),
    responses((status = 200, description = "Imports", body = ImportListView))
)]
pub async fn list_imports(
    State(app): State<AppState>,
    current: CurrentUser,
    Query(params): Query<CursorParams>,
) -> Result<Json<ImportListView>, Problem> {
    let (limit, after) = (params.limit()?, after(params.cursor.as_deref())?);
    let found = record::list(&app.read(), current.id(), after, limit).await?;
    let next_cursor = found
        .last()
        .filter(|_| found.len() == limit as usize)
        .map(|last| last.id.to_string());
    let items = found
        .into_iter()
        .map(|import| ImportView::of(import, app.now()))
        .collect();
    Ok(Json(ImportListView { items, next_cursor }))
}
