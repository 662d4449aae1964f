//! `GET /api/v1/search/search`.

use axum::extract::State;
use serde::Deserialize;
use utoipa::IntoParams;

use super::results::{SearchResultsView, SearchType, search};
use crate::auth::CurrentUser;
use crate::extract::{Json, Query};
use crate::problem::Problem;
use crate::state::AppState;

/// What to search for.
#[derive(Debug, Clone, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct SearchQueryParams {
    /// Words to find.
    #[param(min_length = 2)]
    pub query: String,
    /// Only one kind.
    #[param(inline)]
    pub r#type: Option<SearchType>,
    /// Results of each kind at most.
    #[param(minimum = 1, maximum = 100, default = 20)]
    pub limit: Option<i64>,
}

/// Searches as `GET /api/v1/search` does, under the original's second address.
#[utoipa::path(
    get,
    path = "/api/v1/search/search",
    tag = "search",
    params(SearchQueryParams),
    responses((status = 200, description = "What was found", body = SearchResultsView))
)]
pub async fn find_results_by_query(
    State(app): State<AppState>,
    current: CurrentUser,
    Query(params): Query<SearchQueryParams>,
) -> Result<Json<SearchResultsView>, Problem> {
    let results = search(
        &app,
        &current,
        ("query", params.query),
        params.r#type,
        params.limit,
    )
    .await?;
    Ok(Json(results))
}
