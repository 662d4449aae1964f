//! Rows of the catalogue found again by their names.

use sea_orm::Value;
use serde_json::Value as Json;

use super::Row;
use crate::db::Tx;
use crate::error::Result;
use crate::sql;

/// The album that a line describes, where there is exactly such a one.
pub async fn find_album(tx: &Tx, row: &Row) -> Result<Option<i64>> {
    let text = |name: &str| -> Value { row.get(name).and_then(Json::as_str).into() };
    let query = "SELECT id FROM albums WHERE title_key = $1 AND credit_key = $2 AND disambiguation = $3 AND title = $4
                 ORDER BY id LIMIT 1";
    let values = ["title_key", "credit_key", "disambiguation", "title"].map(text);
    let found = sql::optional(tx, query, values).await?;
    Ok(found.map(|row| row.try_get_by_index(0)).transpose()?)
}

/// The track on an album (or on none, with the key of its title) that a line describes, and its recording, where there
/// is exactly such a one.
pub async fn find_track(
    tx: &Tx,
    row: &Row,
    album: Option<i64>,
    title_key: &str,
) -> Result<Option<(i64, i64)>> {
    let text = |name: &str| -> Value { row.get(name).and_then(Json::as_str).into() };
    let (place, first): (&str, Value) = match album {
        Some(album) => ("t.album_id = $1", album.into()),
        None => ("r.title_key = $1 AND t.album_id IS NULL", title_key.into()),
    };
    let query = format!(
        "SELECT t.id, t.recording_id FROM tracks t JOIN recordings r ON r.id = t.recording_id
         WHERE {place} AND t.title = $2 AND r.artist_credit = $3 ORDER BY t.id LIMIT 1"
    );
    let found = sql::optional(tx, &query, [first, text("title"), text("artist")]).await?;
    found
        .map(|row| Ok((row.try_get_by_index(0)?, row.try_get_by_index(1)?)))
        .transpose()
}
