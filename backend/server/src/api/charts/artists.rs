//! `GET /api/v1/charts/artists`.

use aime_storage::brief;
use aime_storage::rollup::Subject;
use axum::extract::State;
use serde::Serialize;
use utoipa::ToSchema;

use super::params::ChartParams;
use super::place::{self, ChartInfo, PlaceView};
use crate::api::brief::ArtistBriefView;
use crate::auth::CurrentUser;
use crate::extract::{Json, Query};
use crate::problem::Problem;
use crate::state::AppState;

/// A part of a chart of artists.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = ArtistChart)]
pub struct ArtistChartView {
    /// Period and what goes with it.
    #[serde(flatten)]
    pub info: ChartInfo,
    /// Most played first.
    pub items: Vec<ArtistPlaceView>,
}

/// An artist in a chart.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = ArtistPlace)]
pub struct ArtistPlaceView {
    /// Place and plays.
    #[serde(flatten)]
    pub place: PlaceView,
    /// What stands there.
    pub artist: ArtistBriefView,
}

/// Lists the artists that the user played most in a period, with how they moved against the period before.
#[utoipa::path(
    get,
    path = "/api/v1/charts/artists",
    tag = "charts",
    params(ChartParams),
    responses((status = 200, description = "The chart", body = ArtistChartView))
)]
pub async fn list_artist_chart(
    State(app): State<AppState>,
    current: CurrentUser,
    Query(params): Query<ChartParams>,
) -> Result<Json<ArtistChartView>, Problem> {
    let mut chart = place::read(&app, &current, Subject::Artist, &params).await?;
    let found = brief::artists(&app.read(), current.id(), &chart.ids).await?;
    let items = found.into_iter().filter_map(|artist| {
        let place = chart.place(artist.id)?;
        let artist = ArtistBriefView::from(artist);
        Some(ArtistPlaceView { place, artist })
    });
    Ok(Json(ArtistChartView {
        items: items.collect(),
        info: chart.info,
    }))
}
