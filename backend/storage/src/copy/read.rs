//! Copies of albums, for display.

use std::collections::HashMap;

use aime_domain::ids::UserId;
use sea_orm::QueryResult;

use crate::db::Conn;
use crate::error::Result;
use crate::sql;

/// One copy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CopyCard {
    /// Key.
    pub id: i64,
    /// Where it came from: `discogs`, `manual` …
    pub source: String,
    /// Discogs release number.
    pub discogs_release_id: Option<i64>,
    /// Discogs number of this very copy.
    pub discogs_instance_id: Option<i64>,
    /// Labels in order.
    pub labels: Vec<String>,
    /// Catalogue numbers, in the order of the labels.
    pub catalog_numbers: Vec<String>,
    /// Medium.
    pub support: Option<String>,
    /// Format as written.
    pub format: Option<String>,
    /// Country of the pressing.
    pub country: Option<String>,
    /// Year of the pressing.
    pub released_year: Option<i32>,
    /// Condition of the medium.
    pub media_condition: Option<String>,
    /// Condition of the sleeve.
    pub sleeve_condition: Option<String>,
    /// 1 … 5.
    pub rating: Option<i32>,
    /// Folder.
    pub folder: Option<String>,
    /// The owner's notes.
    pub notes: Option<String>,
    /// Price paid, in hundredths of `currency`.
    pub price_cents: Option<i64>,
    /// ISO 4217 code.
    pub currency: Option<String>,
    /// When it was added, unix seconds UTC.
    pub added_at: i64,
    /// Fields that were set by hand.
    pub locked: Vec<String>,
}

/// A user's copies of albums, by album, the oldest first.
pub async fn list_of_albums<C: Conn>(
    db: &C,
    user: UserId,
    albums: &[i64],
) -> Result<HashMap<i64, Vec<CopyCard>>> {
    let query = format!(
        "SELECT album_id, id, source, discogs_release_id, discogs_instance_id, labels, catalog_numbers, support, format,
                country, released_year, media_condition, sleeve_condition, rating, folder, notes, price_cents, currency,
                COALESCE(added_at, created_at), locked
         FROM copies WHERE user_id = $1 AND album_id IN {} ORDER BY id",
        sql::numbers_in(db.engine(), 2)
    );
    let rows = sql::all(
        db,
        &query,
        [user.0.into(), sql::numbers(albums.iter().copied())],
    )
    .await?;
    let mut found = HashMap::<i64, Vec<CopyCard>>::new();
    for row in &rows {
        found
            .entry(row.try_get_by_index(0)?)
            .or_default()
            .push(read(row)?);
    }
    Ok(found)
}

fn read(row: &QueryResult) -> Result<CopyCard> {
    Ok(CopyCard {
        id: row.try_get_by_index(1)?,
        source: row.try_get_by_index(2)?,
        discogs_release_id: row.try_get_by_index(3)?,
        discogs_instance_id: row.try_get_by_index(4)?,
        labels: sql::list_of_texts(row, 5)?,
        catalog_numbers: sql::list_of_texts(row, 6)?,
        support: row.try_get_by_index(7)?,
        format: row.try_get_by_index(8)?,
        country: row.try_get_by_index(9)?,
        released_year: row.try_get_by_index(10)?,
        media_condition: row.try_get_by_index(11)?,
        sleeve_condition: row.try_get_by_index(12)?,
        rating: row.try_get_by_index(13)?,
        folder: row.try_get_by_index(14)?,
        notes: row.try_get_by_index(15)?,
        price_cents: row.try_get_by_index(16)?,
        currency: row.try_get_by_index(17)?,
        added_at: row.try_get_by_index(18)?,
        locked: sql::list_of_texts(row, 19)?,
    })
}
