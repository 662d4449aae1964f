//! What search answers, whichever way it is asked.

use aime_storage::brief;
use aime_storage::search::{Kind, find::find};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::api::brief::{AlbumBriefView, ArtistBriefView, TrackBriefView};
use crate::auth::CurrentUser;
use crate::problem::Problem;
use crate::state::AppState;

/// What to search for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum SearchType {
    /// Albums only.
    Album,
    /// Artists only.
    Artist,
    /// Songs only.
    Track,
}

/// What was found, the best first in each list.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = SearchResults)]
pub struct SearchResultsView {
    /// What was asked.
    pub query: String,
    /// Albums.
    pub albums: Vec<AlbumBriefView>,
    /// Artists.
    pub artists: Vec<ArtistBriefView>,
    /// Songs.
    pub tracks: Vec<TrackBriefView>,
}

/// Searches one kind of things, or all.
pub(super) async fn search(
    app: &AppState,
    current: &CurrentUser,
    (name, query): (&str, String),
    only: Option<SearchType>,
    limit: Option<i64>,
) -> Result<SearchResultsView, Problem> {
    if query.chars().nth(1).is_none() {
        return Err(Problem::invalid(
            format!("/query/{name}"),
            "must have at least 2 characters",
        ));
    }
    let limit = limit.unwrap_or(20);
    if !(1..=100).contains(&limit) {
        return Err(Problem::invalid(
            "/query/limit",
            "must be between 1 and 100",
        ));
    }
    let (db, user) = (app.read(), current.id());
    let keys = async |kind, of: SearchType| match only {
        Some(only) if only != of => Ok(Vec::new()),
        _ => find(&db, user, kind, &query, limit as usize).await,
    };
    let albums = brief::albums(&db, user, &keys(Kind::Album, SearchType::Album).await?).await?;
    let artists = brief::artists(&db, user, &keys(Kind::Artist, SearchType::Artist).await?).await?;
    let tracks = brief::tracks(&db, user, &keys(Kind::Recording, SearchType::Track).await?).await?;
    Ok(SearchResultsView {
        albums: albums.into_iter().map(AlbumBriefView::from).collect(),
        artists: artists.into_iter().map(ArtistBriefView::from).collect(),
        tracks: tracks.into_iter().map(TrackBriefView::from).collect(),
        query,
    })
}
