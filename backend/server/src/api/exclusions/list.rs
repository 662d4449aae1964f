//! `GET /api/v1/exclusions`.

use aime_storage::exclusion::{self, StoredExclusion};
use axum::extract::State;
use serde::Serialize;
use utoipa::ToSchema;

use crate::api::instant::Instant;
use crate::auth::CurrentUser;
use crate::extract::Json;
use crate::problem::Problem;
use crate::state::AppState;

/// A rule that keeps plays out of charts; every part that it has must hold.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Exclusion)]
pub struct ExclusionView {
    /// Key.
    pub id: i64,
    /// Plays credited to this artist.
    #[schema(required)]
    pub artist_id: Option<i64>,
    /// Name of the artist.
    #[schema(required)]
    pub artist: Option<String>,
    /// Plays of this song.
    #[schema(required)]
    pub recording_id: Option<i64>,
    /// Title of the song.
    #[schema(required)]
    pub title: Option<String>,
    /// Artist credit of the song.
    #[schema(required)]
    pub title_artist: Option<String>,
    /// Plays that begin at this hour or later, in the user's zone.
    #[schema(required)]
    pub from_hour: Option<u8>,
    /// And before this hour; past midnight where it is earlier.
    #[schema(required)]
    pub to_hour: Option<u8>,
    /// Since when.
    pub created_at: Instant,
}

impl From<StoredExclusion> for ExclusionView {
    fn from(stored: StoredExclusion) -> Self {
        let (title, title_artist) = stored.song.unzip();
        Self {
            id: stored.id.0,
            artist_id: stored.rule.artist_id,
            artist: stored.artist,
            recording_id: stored.rule.recording_id,
            title,
            title_artist,
            from_hour: stored.rule.hours.map(|hours| hours.from),
            to_hour: stored.rule.hours.map(|hours| hours.to),
            created_at: Instant(stored.created_at),
        }
    }
}

/// Rules that keep plays out of charts.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = ExclusionList)]
pub struct ExclusionListView {
    /// The rules, the oldest first.
    pub items: Vec<ExclusionView>,
}

/// Lists what the user keeps out of charts. The plays themselves: `GET /api/v1/history/tracks?excluded=true`.
#[utoipa::path(
    get,
    path = "/api/v1/exclusions",
    tag = "corrections",
    responses((status = 200, description = "The rules", body = ExclusionListView))
)]
pub async fn list_exclusions(
    State(app): State<AppState>,
    current: CurrentUser,
) -> Result<Json<ExclusionListView>, Problem> {
    let rules = exclusion::list(&app.read(), current.id()).await?;
    Ok(Json(ExclusionListView {
        items: rules.into_iter().map(ExclusionView::from).collect(),
    }))
}
