//! `GET /api/v1/history/days`.

use aime_storage::history::day;
use axum::extract::State;
use chrono::{Days, NaiveDate};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use crate::api::local;
use crate::auth::CurrentUser;
use crate::extract::{Json, Query};
use crate::problem::Problem;
use crate::state::AppState;

/// Which days.
#[derive(Debug, Clone, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct DayParams {
    /// First day in the user's zone; without it, 53 weeks before the last.
    #[param(example = "2026-01-01")]
    pub from: Option<String>,
    /// Last day in the user's zone; without it, today.
    #[param(example = "2026-11-21")]
    pub to: Option<String>,
}

/// Days with listens.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = DayList)]
pub struct DayListView {
    /// First day asked for.
    #[schema(example = "2026-01-01")]
    pub from: String,
    /// Last day asked for.
    #[schema(example = "2026-11-21")]
    pub to: String,
    /// Days with listens, the oldest first; others are left out.
    pub items: Vec<DayView>,
}

/// A day with listens.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Day)]
pub struct DayView {
    /// The day in the user's zone.
    #[schema(example = "2026-11-21")]
    pub day: String,
    /// Counted listens.
    pub plays: i32,
    /// Seconds heard, as far as known.
    pub seconds: i64,
}

/// Lists the days on which the user heard something, with how much.
#[utoipa::path(
    get,
    path = "/api/v1/history/days",
    tag = "history",
    params(DayParams),
    responses((status = 200, description = "The days", body = DayListView))
)]
pub async fn list_days(
    State(app): State<AppState>,
    current: CurrentUser,
    Query(params): Query<DayParams>,
) -> Result<Json<DayListView>, Problem> {
    let read =
        |name: &str, text: Option<&str>| text.map(|text| local::read_day(name, text)).transpose();
    let to = match read("to", params.to.as_deref())? {
        Some(day) => day,
        None => local::read_day("to", &local::day(app.now(), local::zone(&current.user)))?,
    };
    let from = read("from", params.from.as_deref())?.unwrap_or(to - Days::new(53 * 7 - 1));
    let days = day::list(&app.read(), current.id(), from, to).await?;
    Ok(Json(DayListView {
        from: from.to_string(),
        to: to.to_string(),
        items: days.into_iter().map(DayView::from).collect(),
    }))
}

impl From<day::DayTotal> for DayView {
    fn from(total: day::DayTotal) -> Self {
        Self {
            day: NaiveDate::to_string(&total.day),
            plays: total.plays,
            seconds: total.seconds,
        }
    }
}
