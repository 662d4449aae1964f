//! Fields that somebody set by hand and that no import, sync or enrichment may write over.
//!
//! Whoever fills in or brings up to date an album or a copy writes a field only where [`free`] holds. The names of
//! fields are those of the API.

use aime_domain::ids::{AlbumId, CopyId, UserId};

use crate::db::{Conn, Tx};
use crate::error::Result;
use crate::sql;

/// Fields of an album that can be locked.
pub const ALBUM_FIELDS: [&str; 8] = [
    "title",
    "artists",
    "year",
    "genres",
    "styles",
    "spotify_url",
    "apple_music_url",
    "discogs_url",
];

/// Fields of a copy that can be locked.
pub const COPY_FIELDS: [&str; 12] = [
    "support",
    "format",
    "labels",
    "catalog_numbers",
    "country",
    "released_year",
    "media_condition",
    "sleeve_condition",
    "rating",
    "folder",
    "notes",
    "discogs_release_id",
];

/// The condition that a field of a row is not locked, in SQL.
pub fn free(field: &str) -> String {
    format!("locked NOT LIKE '%\"{field}\"%'")
}

/// Locked fields of an album.
pub async fn of_album<C: Conn>(db: &C, id: AlbumId) -> Result<Vec<String>> {
    let query = "SELECT locked FROM albums WHERE id = $1";
    sql::list_of_texts(&sql::one(db, query, [id.0.into()]).await?, 0)
}

/// Locks these fields of an album and no others.
pub async fn set_of_album(tx: &Tx, id: AlbumId, fields: &[String]) -> Result<()> {
    let update = "UPDATE albums SET locked = $2 WHERE id = $1";
    let fields = sql::texts(fields.iter().map(String::as_str));
    sql::execute(tx, update, [id.0.into(), fields]).await?;
    Ok(())
}

/// Locked fields of a copy of a user, and the album it is a copy of.
pub async fn of_copy<C: Conn>(db: &C, user: UserId, id: CopyId) -> Result<(Vec<String>, AlbumId)> {
    let query = "SELECT locked, album_id FROM copies WHERE user_id = $1 AND id = $2";
    let row = sql::one(db, query, [user.0.into(), id.0.into()]).await?;
    Ok((
        sql::list_of_texts(&row, 0)?,
        AlbumId(row.try_get_by_index(1)?),
    ))
}

/// Locks these fields of a copy of a user and no others.
pub async fn set_of_copy(tx: &Tx, user: UserId, id: CopyId, fields: &[String]) -> Result<()> {
    let update = "UPDATE copies SET locked = $3 WHERE user_id = $1 AND id = $2";
    let fields = sql::texts(fields.iter().map(String::as_str));
    sql::execute(tx, update, [user.0.into(), id.0.into(), fields]).await?;
    Ok(())
}
