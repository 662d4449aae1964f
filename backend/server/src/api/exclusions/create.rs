//! `POST /api/v1/exclusions`.

use aime_domain::ids::{ArtistId, TrackId};
use aime_services::corrections::NewExclusion;
use axum::extract::State;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::auth::CurrentUser;
use crate::extract::Json;
use crate::problem::Problem;
use crate::state::AppState;

/// What to keep out of charts; every part that is given must hold.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[schema(as = NewExclusion)]
pub struct NewExclusionBody {
    /// Plays credited to this artist.
    pub artist_id: Option<i64>,
    /// Plays of the song of this track, whatever album it is on.
    pub track_id: Option<i64>,
    /// Plays that begin at this hour or later, in the user's zone; 0 to 23, with `to_hour`.
    pub from_hour: Option<u8>,
    /// And before this hour; past midnight where it is earlier.
    pub to_hour: Option<u8>,
    /// Only tell how many plays it would be.
    #[serde(default)]
    pub dry_run: bool,
}

/// What was kept out of charts.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = ExclusionMade)]
pub struct ExclusionMadeView {
    /// Key of the rule; `null` when it was only tried.
    #[schema(required)]
    pub id: Option<i64>,
    /// Its line in the ledger of corrections, by which it is undone.
    #[schema(required)]
    pub correction_id: Option<i64>,
    /// Plays that it keeps out.
    pub changed: i64,
}

/// Keeps plays out of charts and every other count, those that there are and those to come. They stay in the history.
#[utoipa::path(
    post,
    path = "/api/v1/exclusions",
    tag = "corrections",
    request_body = NewExclusionBody,
    responses((status = 200, description = "What changed", body = ExclusionMadeView))
)]
pub async fn create_exclusion(
    State(app): State<AppState>,
    current: CurrentUser,
    Json(body): Json<NewExclusionBody>,
) -> Result<Json<ExclusionMadeView>, Problem> {
    if body.from_hour.is_some() != body.to_hour.is_some() {
        return Err(Problem::invalid("/from_hour", "and `to_hour` go together"));
    }
    let new = NewExclusion {
        artist: body.artist_id.map(ArtistId),
        track: body.track_id.map(TrackId),
        hours: body.from_hour.zip(body.to_hour),
    };
    let (made, id) = app
        .corrections()
        .exclude(&current.user, &new, body.dry_run)
        .await?;
    Ok(Json(ExclusionMadeView {
        id: id.map(|id| id.0),
        correction_id: made.correction.map(|id| id.0),
        changed: made.changed,
    }))
}
