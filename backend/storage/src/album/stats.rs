//! The collection in numbers.

use aime_domain::ids::UserId;

use super::facet::{Facets, facets};
use super::filter::Filter;
use super::shelf::Shelf;
use crate::db::Conn;
use crate::error::Result;
use crate::sql;

/// The collection in numbers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CollectionStats {
    /// Albums owned.
    pub albums: i64,
    /// Copies owned.
    pub copies: i64,
    /// Different artists of owned albums.
    pub artists: i64,
    /// Albums that were played.
    pub played: i64,
    /// Counted plays of owned albums.
    pub plays: i64,
    /// Counted listens of anything.
    pub listens: i64,
    /// Music of films, series and games.
    pub soundtracks: i64,
    /// Albums by everything they can be filtered by.
    pub facets: Facets,
    /// When the newest copy was added, unix seconds UTC.
    pub last_added_at: Option<i64>,
}

const LISTENS: &str = "
    SELECT CAST(COALESCE(SUM(plays), 0) AS BIGINT) FROM hour_totals WHERE user_id = $1 AND period = 0";

/// The numbers of a user's shelf.
pub async fn get<C: Conn>(db: &C, user: UserId, shelf: &Shelf) -> Result<CollectionStats> {
    let row = sql::one(db, LISTENS, [user.0.into()]).await?;
    let (entries, heard) = (shelf.entries(), shelf.heard());
    Ok(CollectionStats {
        albums: entries.len() as i64,
        copies: entries.iter().map(|entry| entry.copies.len() as i64).sum(),
        artists: shelf.artists(),
        played: heard.iter().filter(|heard| heard.plays > 0).count() as i64,
        plays: heard.iter().map(|heard| i64::from(heard.plays)).sum(),
        listens: row.try_get_by_index(0)?,
        soundtracks: entries.iter().filter(|entry| entry.is_soundtrack).count() as i64,
        facets: facets(shelf, &Filter::default()),
        last_added_at: entries.iter().map(|entry| entry.added_at).max(),
    })
}
