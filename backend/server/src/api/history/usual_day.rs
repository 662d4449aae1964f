//! `GET /api/v1/history/usual-day`.

use aime_storage::history::usual::{self, Usual};
use axum::extract::State;
use serde::Serialize;
use utoipa::ToSchema;

use super::timeline::TimelineParams;
use crate::api::local;
use crate::auth::CurrentUser;
use crate::extract::{Json, Query};
use crate::problem::Problem;
use crate::state::AppState;

/// What a day would be like if it were like others of its weekday.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = UsualDayAnswer)]
pub struct UsualDayAnswer {
    /// The day that was asked for.
    #[schema(example = "2026-11-21")]
    pub date: String,
    /// `null` until there are three such days to tell from.
    #[schema(required)]
    pub usual: Option<UsualDayView>,
}

/// What a day of the week is like: medians over the same weekday of the eight weeks before, silent days included.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = UsualDay)]
pub struct UsualDayView {
    /// From how many days it is told.
    pub days: usize,
    /// Counted listens.
    pub total_tracks: i64,
    /// Different artists, guests included.
    pub unique_artists: i64,
    /// Different albums.
    pub unique_albums: i64,
    /// Local hour with most of the listens of all these days; `null` without any.
    #[schema(required)]
    pub peak_hour: Option<u8>,
}

/// Tells what the weekday of a day is usually like for the user, from the weeks before that day.
#[utoipa::path(
    get,
    path = "/api/v1/history/usual-day",
    tag = "history",
    params(TimelineParams),
    responses((status = 200, description = "The usual day", body = UsualDayAnswer))
)]
pub async fn find_usual_day(
    State(app): State<AppState>,
    current: CurrentUser,
    Query(params): Query<TimelineParams>,
) -> Result<Json<UsualDayAnswer>, Problem> {
    let day = local::read_day("date", &params.date)?;
    let zone = local::zone(&current.user);
    let usual = usual::find(&app.read(), current.id(), zone, day).await?;
    Ok(Json(UsualDayAnswer {
        date: params.date,
        usual: usual.map(UsualDayView::from),
    }))
}

impl From<Usual> for UsualDayView {
    fn from(usual: Usual) -> Self {
        Self {
            days: usual.days,
            total_tracks: usual.listens,
            unique_artists: usual.artists,
            unique_albums: usual.albums,
            peak_hour: usual.peak_hour,
        }
    }
}
