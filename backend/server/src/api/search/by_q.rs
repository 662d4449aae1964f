//! `GET /api/v1/search`.

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
pub struct SearchParams {
    /// Words to find.
    #[param(min_length = 2)]
    pub q: String,
    /// Only one kind.
    #[param(inline)]
    pub r#type: Option<SearchType>,
    /// Results of each kind at most.
    #[param(minimum = 1, maximum = 100, default = 20)]
    pub limit: Option<i64>,
}

/// Searches albums, artists and songs that the user heard, owns, wants or listed. Exact names come first, then names that
/// begin so, then names with all the words; among equals what the user plays most. Accents and case do not matter, and
/// the last word may be unfinished.
#[utoipa::path(
    get,
    path = "/api/v1/search",
    tag = "search",
    params(SearchParams),
    responses((status = 200, description = "What was found", body = SearchResultsView))
)]
pub async fn find_results(
    State(app): State<AppState>,
    current: CurrentUser,
    Query(params): Query<SearchParams>,
) -> Result<Json<SearchResultsView>, Problem> {
    let results = search(&app, &current, ("q", params.q), params.r#type, params.limit).await?;
    Ok(Json(results))
}
