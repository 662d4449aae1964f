//! `GET /api/v1/collection/stats`.

use aime_storage::album::stats::{self, CollectionStats};
use axum::extract::State;
use serde::Serialize;
use utoipa::ToSchema;

use super::facets::{FacetCount, view};
use crate::api::instant::Instant;
use crate::auth::CurrentUser;
use crate::extract::Json;
use crate::problem::Problem;
use crate::state::AppState;

/// The collection in numbers.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = CollectionStats)]
pub struct CollectionStatsView {
    /// Albums owned.
    pub total_albums: i64,
    /// Copies owned; an album owned twice counts twice.
    pub total_copies: i64,
    /// Different artists of owned albums.
    pub total_artists: i64,
    /// Albums that were played.
    pub played_albums: i64,
    /// Albums that never were.
    pub never_played_albums: i64,
    /// Share of the albums that were played, 0 to 1; 0 without albums.
    pub played_share: f64,
    /// Counted plays of owned albums.
    pub collection_plays: i64,
    /// Counted listens of anything.
    pub total_listens: i64,
    /// Share of all listens that were of owned albums, 0 to 1; 0 without listens.
    pub collection_share: f64,
    /// Albums that are music of films, series or games.
    pub soundtracks: i64,
    /// Albums by medium, most first.
    pub by_support: Vec<FacetCount>,
    /// Albums by decade, the newest first.
    pub by_decade: Vec<FacetCount>,
    /// Albums by genre and style, most first.
    pub by_genre: Vec<FacetCount>,
    /// Albums by label, most first, at most 50.
    pub by_label: Vec<FacetCount>,
    /// Albums by folder, most first.
    pub by_folder: Vec<FacetCount>,
    /// When the newest copy was added.
    #[schema(required)]
    pub last_added_at: Option<Instant>,
}

/// Tells the collection in numbers.
#[utoipa::path(
    get,
    path = "/api/v1/collection/stats",
    tag = "collection",
    responses((status = 200, description = "The numbers", body = CollectionStatsView))
)]
pub async fn find_collection_stats(
    State(app): State<AppState>,
    current: CurrentUser,
) -> Result<Json<CollectionStatsView>, Problem> {
    let shelf = app.shelves().get(&app.read(), current.id()).await?;
    let stats = stats::get(&app.read(), current.id(), &shelf).await?;
    Ok(Json(stats.into()))
}

impl From<CollectionStats> for CollectionStatsView {
    fn from(stats: CollectionStats) -> Self {
        let share = |part: i64, whole: i64| {
            if whole == 0 {
                0.0
            } else {
                part as f64 / whole as f64
            }
        };
        Self {
            total_albums: stats.albums,
            total_copies: stats.copies,
            total_artists: stats.artists,
            played_albums: stats.played,
            never_played_albums: stats.albums - stats.played,
            played_share: share(stats.played, stats.albums),
            collection_plays: stats.plays,
            total_listens: stats.listens,
            collection_share: share(stats.plays, stats.listens),
            soundtracks: stats.soundtracks,
            by_support: view(stats.facets.support),
            by_decade: view(stats.facets.decade),
            by_genre: view(stats.facets.genre),
            by_label: view(stats.facets.label).into_iter().take(50).collect(),
            by_folder: view(stats.facets.folder),
            last_added_at: stats.last_added_at.map(Instant),
        }
    }
}
