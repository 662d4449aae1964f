//! `GET /api/v1/charts/albums`.

use aime_storage::brief;
use aime_storage::rollup::Subject;
use axum::extract::State;
use serde::Serialize;
use utoipa::ToSchema;

use super::params::ChartParams;
use super::place::{self, ChartInfo, PlaceView};
use crate::api::brief::AlbumBriefView;
use crate::auth::CurrentUser;
use crate::extract::{Json, Query};
use crate::problem::Problem;
use crate::state::AppState;

/// A part of a chart of albums.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = AlbumChart)]
pub struct AlbumChartView {
    /// Period and what goes with it.
    #[serde(flatten)]
    pub info: ChartInfo,
    /// Most played first.
    pub items: Vec<AlbumPlaceView>,
}

/// An album in a chart.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = AlbumPlace)]
pub struct AlbumPlaceView {
    /// Place and plays.
    #[serde(flatten)]
    pub place: PlaceView,
    /// What stands there.
    pub album: AlbumBriefView,
}

/// Lists the albums that the user played most in a period, with how they moved against the period before.
#[utoipa::path(
    get,
    path = "/api/v1/charts/albums",
    tag = "charts",
    params(ChartParams),
    responses((status = 200, description = "The chart", body = AlbumChartView))
)]
pub async fn list_album_chart(
    State(app): State<AppState>,
    current: CurrentUser,
    Query(params): Query<ChartParams>,
) -> Result<Json<AlbumChartView>, Problem> {
    let mut chart = place::read(&app, &current, Subject::Album, &params).await?;
    let found = brief::albums(&app.read(), current.id(), &chart.ids).await?;
    let items = found.into_iter().filter_map(|album| {
        let place = chart.place(album.id)?;
        let album = AlbumBriefView::from(album);
        Some(AlbumPlaceView { place, album })
    });
    Ok(Json(AlbumChartView {
        items: items.collect(),
        info: chart.info,
    }))
}
