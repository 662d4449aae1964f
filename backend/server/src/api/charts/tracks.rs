//! `GET /api/v1/charts/tracks`.

use aime_storage::brief;
use aime_storage::rollup::Subject;
use axum::extract::State;
use serde::Serialize;
use utoipa::ToSchema;

use super::params::ChartParams;
use super::place::{self, ChartInfo, PlaceView};
use crate::api::brief::TrackBriefView;
use crate::auth::CurrentUser;
use crate::extract::{Json, Query};
use crate::problem::Problem;
use crate::state::AppState;

/// A part of a chart of songs.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = TrackChart)]
pub struct TrackChartView {
    /// Period and what goes with it.
    #[serde(flatten)]
    pub info: ChartInfo,
    /// Most played first.
    pub items: Vec<TrackPlaceView>,
}

/// A song in a chart.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = TrackPlace)]
pub struct TrackPlaceView {
    /// Place and plays.
    #[serde(flatten)]
    pub place: PlaceView,
    /// What stands there.
    pub track: TrackBriefView,
}

/// Lists the songs that the user played most in a period, with how they moved against the period before.
#[utoipa::path(
    get,
    path = "/api/v1/charts/tracks",
    tag = "charts",
    params(ChartParams),
    responses((status = 200, description = "The chart", body = TrackChartView))
)]
pub async fn list_track_chart(
    State(app): State<AppState>,
    current: CurrentUser,
    Query(params): Query<ChartParams>,
) -> Result<Json<TrackChartView>, Problem> {
    let mut chart = place::read(&app, &current, Subject::Recording, &params).await?;
    let found = brief::tracks(&app.read(), current.id(), &chart.ids).await?;
    let items = found.into_iter().filter_map(|track| {
        let place = chart.place(track.recording_id)?;
        let track = TrackBriefView::from(track);
        Some(TrackPlaceView { place, track })
    });
    Ok(Json(TrackChartView {
        items: items.collect(),
        info: chart.info,
    }))
}
