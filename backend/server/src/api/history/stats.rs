//! `GET /api/v1/history/stats`.

use aime_domain::span::Span;
use aime_storage::history::stats::{self, Stats};
use axum::extract::State;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use crate::api::local;
use crate::auth::CurrentUser;
use crate::extract::{Json, Query};
use crate::problem::Problem;
use crate::state::AppState;

/// Which days; without any, all time.
#[derive(Debug, Clone, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct StatsParams {
    /// First day in the user's zone, `YYYY-MM-DD`.
    #[param(example = "2026-11-01")]
    pub start_date: Option<String>,
    /// Last day in the user's zone, `YYYY-MM-DD`.
    #[param(example = "2026-11-21")]
    pub end_date: Option<String>,
}

/// What was heard, in numbers.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = ListeningStats)]
pub struct StatsView {
    /// Counted listens.
    pub total_tracks: i64,
    /// Different artists, guests included.
    pub unique_artists: i64,
    /// Different albums.
    pub unique_albums: i64,
    /// Local hour with the most listens; `null` without any.
    #[schema(required)]
    pub peak_hour: Option<u8>,
    /// Seconds heard, as far as sources told.
    pub total_duration_seconds: i64,
    /// Different songs.
    pub unique_tracks: i64,
    /// Listens by local hour, from 0 to 23.
    pub hours: Vec<i64>,
    /// Whether an import is still being counted, so that the numbers may change shortly.
    pub pending: bool,
}

/// Tells in numbers what the user heard in some days or in all time.
#[utoipa::path(
    get,
    path = "/api/v1/history/stats",
    tag = "history",
    params(StatsParams),
    responses((status = 200, description = "The numbers", body = StatsView))
)]
pub async fn find_listening_stats(
    State(app): State<AppState>,
    current: CurrentUser,
    Query(params): Query<StatsParams>,
) -> Result<Json<StatsView>, Problem> {
    let zone = local::zone(&current.user);
    let stats = stats::get(&app.read(), current.id(), zone, params.span()?).await?;
    Ok(Json(stats.into()))
}

impl StatsParams {
    fn span(&self) -> Result<Span, Problem> {
        let read = |name: &str, text: &Option<String>| {
            text.as_deref()
                .map(|text| local::read_day(name, text))
                .transpose()
        };
        let (first, last) = (
            read("start_date", &self.start_date)?,
            read("end_date", &self.end_date)?,
        );
        if first.is_none() && last.is_none() {
            return Ok(Span::All);
        }
        let earliest = NaiveDate::default();
        let latest = NaiveDate::from_ymd_opt(9999, 12, 30).unwrap_or(earliest);
        Span::of_days(first.unwrap_or(earliest), last.unwrap_or(latest))
            .ok_or_else(|| Problem::invalid("/query/end_date", "must not be before start_date"))
    }
}

impl From<Stats> for StatsView {
    fn from(stats: Stats) -> Self {
        Self {
            peak_hour: stats.peak_hour(),
            total_tracks: stats.listens,
            unique_artists: stats.artists,
            unique_albums: stats.albums,
            total_duration_seconds: stats.seconds,
            unique_tracks: stats.recordings,
            hours: stats.hours.to_vec(),
            pending: stats.pending,
        }
    }
}
