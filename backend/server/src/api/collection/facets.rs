//! `GET /api/v1/collection/facets`.

use aime_storage::album::facet::{self, Count};
use axum::extract::State;
use serde::Serialize;
use utoipa::ToSchema;

use super::params::AlbumFilterParams;
use crate::auth::CurrentUser;
use crate::extract::{Json, Query};
use crate::problem::Problem;
use crate::state::AppState;

/// A value of a filter and the albums that bear it.
#[derive(Debug, Serialize, ToSchema)]
pub struct FacetCount {
    /// The value, as the filter takes it.
    pub value: String,
    /// Albums.
    pub count: i64,
}

/// Counts by filter. A filter is counted as if it were not set itself, so that its other values can be chosen.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = CollectionFacets)]
pub struct FacetsView {
    /// Media, most albums first.
    pub support: Vec<FacetCount>,
    /// Formats as written, most albums first.
    pub format: Vec<FacetCount>,
    /// Folders, most albums first.
    pub folder: Vec<FacetCount>,
    /// Genres and styles, most albums first.
    pub genre: Vec<FacetCount>,
    /// Labels, most albums first.
    pub label: Vec<FacetCount>,
    /// Decades, the newest first.
    pub decade: Vec<FacetCount>,
    /// `true` and `false`.
    pub is_soundtrack: Vec<FacetCount>,
    /// `played` and `never`.
    pub played: Vec<FacetCount>,
}

/// Counts the albums that each value of each filter would leave, beside the filters that are set.
#[utoipa::path(
    get,
    path = "/api/v1/collection/facets",
    tag = "collection",
    params(AlbumFilterParams),
    responses((status = 200, description = "Counts by filter", body = FacetsView))
)]
pub async fn find_facets(
    State(app): State<AppState>,
    current: CurrentUser,
    Query(filter): Query<AlbumFilterParams>,
) -> Result<Json<FacetsView>, Problem> {
    let shelf = app.shelves().get(&app.read(), current.id()).await?;
    let facets = facet::facets(&shelf, &filter.into());
    Ok(Json(FacetsView {
        support: view(facets.support),
        format: view(facets.format),
        folder: view(facets.folder),
        genre: view(facets.genre),
        label: view(facets.label),
        decade: view(facets.decade),
        is_soundtrack: view(facets.is_soundtrack),
        played: view(facets.played),
    }))
}

pub(super) fn view(counts: Vec<Count>) -> Vec<FacetCount> {
    let each = counts.into_iter().map(|count| FacetCount {
        value: count.value,
        count: count.albums as i64,
    });
    each.collect()
}
