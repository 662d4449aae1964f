//! `GET /api/v1/history/timeline`.

use std::collections::BTreeMap;

use aime_domain::period::ClockHour;
use aime_domain::sitting::Sitting;
use aime_storage::history::timeline::{self, Timeline};
use axum::extract::State;
use chrono_tz::Tz;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::view::ListenView;
use crate::api::local;
use crate::auth::CurrentUser;
use crate::extract::{Json, Query};
use crate::problem::Problem;
use crate::state::AppState;

/// Which day.
#[derive(Debug, Clone, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct TimelineParams {
    /// Day in the user's zone, `YYYY-MM-DD`.
    #[param(example = "2026-11-21")]
    pub date: String,
}

/// A day, hour by hour.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Timeline)]
pub struct TimelineView {
    /// The day.
    #[schema(example = "2026-11-21")]
    pub date: String,
    /// Every listen by local hour, `"0"` to `"23"`, the newest first in each. An hour that a change of the clocks
    /// repeats holds both; one that it skips is empty.
    pub hours: BTreeMap<HourKey, Vec<TimelineListenView>>,
    /// The day in numbers.
    pub stats: TimelineStatsView,
    /// Length of the day in hours: 23 or 25 when the clocks change.
    pub day_hours: i64,
    /// The hours of the day as they passed, with their listens: an hour that a change of the clocks repeats is there
    /// twice, one that it skips is not.
    pub clock: Vec<ClockHourView>,
    /// Listens in a row, with less than half an hour of silence between them; the earliest first.
    pub sessions: Vec<ListeningSessionView>,
    /// The nearest day with listens before.
    #[schema(required)]
    pub previous_day: Option<String>,
    /// The nearest day with listens after.
    #[schema(required)]
    pub next_day: Option<String>,
}

/// A listen of the day.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = TimelineListen)]
pub struct TimelineListenView {
    /// `HH:MM` in the user's zone.
    #[schema(example = "13:05")]
    pub time: String,
    /// The listen.
    #[serde(flatten)]
    pub listen: ListenView,
}

/// A day in numbers.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = TimelineStats)]
pub struct TimelineStatsView {
    /// Counted listens.
    pub total_tracks: i64,
    /// Different artists, guests included.
    pub unique_artists: i64,
    /// Different albums.
    pub unique_albums: i64,
    /// Local hour with the most listens; `null` without any.
    #[schema(required)]
    pub peak_hour: Option<u8>,
}

/// An hour as it passed.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = ClockHour)]
pub struct ClockHourView {
    /// What the clock showed, 0 to 23.
    pub hour: u8,
    /// First instant, unix seconds UTC.
    pub starts_at: i64,
    /// How far the clock was ahead of UTC, seconds.
    pub utc_offset_seconds: i32,
    /// Counted listens.
    pub plays: usize,
}

/// Listens in a row.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = ListeningSession)]
pub struct ListeningSessionView {
    /// When the first one began, unix seconds UTC.
    pub starts_at: i64,
    /// When the last one ended, as far as lengths are known, unix seconds UTC.
    pub ends_at: i64,
    /// How many.
    pub plays: usize,
}

/// A local hour; sorted as a number, shown as text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, ToSchema)]
#[serde(transparent)]
#[schema(value_type = String)]
pub struct HourKey(u8);

/// Tells everything that the user heard on a day.
#[utoipa::path(
    get,
    path = "/api/v1/history/timeline",
    tag = "history",
    params(TimelineParams),
    responses((status = 200, description = "The day", body = TimelineView))
)]
pub async fn find_timeline(
    State(app): State<AppState>,
    current: CurrentUser,
    Query(params): Query<TimelineParams>,
) -> Result<Json<TimelineView>, Problem> {
    let day = local::read_day("date", &params.date)?;
    let zone = local::zone(&current.user);
    let timeline =
        timeline::get(&app.read(), current.id(), zone, &current.user.language, day).await?;
    Ok(Json(TimelineView::new(params.date, timeline, zone)))
}

impl TimelineView {
    fn new(date: String, timeline: Timeline, zone: Tz) -> Self {
        let stats = TimelineStatsView {
            total_tracks: timeline.entries.len() as i64,
            unique_artists: timeline.unique_artists as i64,
            unique_albums: timeline.unique_albums as i64,
            peak_hour: timeline.peak_hour,
        };
        let mut hours: BTreeMap<HourKey, Vec<TimelineListenView>> =
            (0..24).map(|hour| (HourKey(hour), Vec::new())).collect();
        for (hour, entry) in timeline.entries {
            hours
                .entry(HourKey(hour))
                .or_default()
                .push(TimelineListenView {
                    time: local::time(entry.listened_at, zone),
                    listen: ListenView::new(entry, zone),
                });
        }
        Self {
            date,
            hours,
            stats,
            day_hours: timeline.hours,
            clock: timeline
                .clock
                .into_iter()
                .map(ClockHourView::from)
                .collect(),
            sessions: timeline
                .sittings
                .into_iter()
                .map(ListeningSessionView::from)
                .collect(),
            previous_day: timeline.previous_day.map(|day| day.to_string()),
            next_day: timeline.next_day.map(|day| day.to_string()),
        }
    }
}

impl From<(ClockHour, usize)> for ClockHourView {
    fn from((hour, plays): (ClockHour, usize)) -> Self {
        Self {
            hour: hour.hour,
            starts_at: hour.starts_at,
            utc_offset_seconds: hour.offset,
            plays,
        }
    }
}

impl From<Sitting> for ListeningSessionView {
    fn from(sitting: Sitting) -> Self {
        Self {
            starts_at: sitting.starts_at,
            ends_at: sitting.ends_at,
            plays: sitting.plays,
        }
    }
}
