//! Albums by identity key.

use crate::catalogue::Credited;
use crate::db::{Conn, Tx};
use crate::error::Result;
use crate::sql;

/// An album that the catalogue holds, found under one of its keys.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KnownAlbum {
    /// The key it was found under.
    pub key: String,
    /// Key of the row.
    pub id: i64,
    /// Original year, where known.
    pub year: Option<i32>,
    /// What tells it from others of the same title and artist.
    pub disambiguation: String,
    /// The work at Discogs, where known.
    pub discogs_master_id: Option<i64>,
}

/// An album to be.
#[derive(Debug, Clone, PartialEq)]
pub struct NewAlbum {
    /// Key, from [`sql::reserve_ids`].
    pub id: i64,
    /// Title as first met.
    pub title: String,
    /// Folded title.
    pub title_key: String,
    /// Title as sorted, folded.
    pub sort_key: String,
    /// Artist credit as shown.
    pub artist_credit: String,
    /// Folded credit.
    pub credit_key: String,
    /// Credit as sorted, folded.
    pub credit_sort_key: String,
    /// What tells it from others of the same title and artist.
    pub disambiguation: String,
    /// Original year, where known.
    pub year: Option<i32>,
    /// Music of a film, a series or a game.
    pub is_soundtrack: bool,
    /// Identity keys.
    pub keys: Vec<String>,
    /// Artists in order.
    pub credits: Vec<Credited>,
}

/// Albums that bear one of `keys`, a row per key and album.
pub async fn find_by_keys<C: Conn>(db: &C, keys: &[&str]) -> Result<Vec<KnownAlbum>> {
    if keys.is_empty() {
        return Ok(Vec::new());
    }
    let query = format!(
        "SELECT k.key, a.id, a.year, a.disambiguation, a.discogs_master_id FROM album_keys k JOIN albums a ON a.id = k.album_id
         WHERE k.key IN {} ORDER BY a.id",
        sql::texts_in(db.engine(), 1)
    );
    let rows = sql::all(db, &query, [sql::texts(keys.iter().copied())]).await?;
    rows.iter()
        .map(|row| {
            Ok(KnownAlbum {
                key: row.try_get_by_index(0)?,
                id: row.try_get_by_index(1)?,
                year: row.try_get_by_index(2)?,
                disambiguation: row.try_get_by_index(3)?,
                discogs_master_id: row.try_get_by_index(4)?,
            })
        })
        .collect()
}

/// Albums that are known to be one of these works at Discogs: the work and the album, the oldest first.
pub async fn find_by_masters<C: Conn>(db: &C, masters: &[i64]) -> Result<Vec<(i64, i64)>> {
    if masters.is_empty() {
        return Ok(Vec::new());
    }
    let query = format!(
        "SELECT discogs_master_id, id FROM albums WHERE discogs_master_id IN {} ORDER BY id",
        sql::numbers_in(db.engine(), 1)
    );
    let rows = sql::all(db, &query, [sql::numbers(masters.iter().copied())]).await?;
    rows.iter()
        .map(|row| Ok((row.try_get_by_index(0)?, row.try_get_by_index(1)?)))
        .collect()
}

/// Adds albums with their keys and credits.
pub async fn insert(tx: &Tx, albums: &[NewAlbum]) -> Result<()> {
    let rows = albums.iter().map(|album| {
        vec![
            album.id.into(),
            album.title.as_str().into(),
            album.title_key.as_str().into(),
            album.sort_key.as_str().into(),
            album.artist_credit.as_str().into(),
            album.credit_key.as_str().into(),
            album.credit_sort_key.as_str().into(),
            album.disambiguation.as_str().into(),
            album.year.into(),
            album.is_soundtrack.into(),
            tx.now().into(),
            tx.now().into(),
        ]
    });
    let head = "INSERT INTO albums (id, title, title_key, sort_key, artist_credit, credit_key, credit_sort_key,
                disambiguation, year, is_soundtrack, created_at, updated_at)";
    sql::insert_many(tx, head, "", rows.collect()).await?;
    let keys = albums
        .iter()
        .flat_map(|album| album.keys.iter().map(|key| (key.as_str(), album.id)));
    add_keys(tx, &keys.collect::<Vec<_>>()).await?;
    let credits = albums.iter().flat_map(|album| {
        album.credits.iter().zip(0i32..).map(|(credit, position)| {
            vec![
                album.id.into(),
                position.into(),
                credit.artist_id.into(),
                credit.join_phrase.as_str().into(),
            ]
        })
    });
    let head = "INSERT INTO album_artist (album_id, position, artist_id, join_phrase)";
    sql::insert_many(tx, head, "", credits.collect()).await?;
    Ok(())
}

/// Adds keys to albums that are there; a key that an album already bears is left.
pub async fn add_keys(tx: &Tx, keys: &[(&str, i64)]) -> Result<()> {
    let rows = keys
        .iter()
        .map(|(key, album)| vec![(*key).into(), (*album).into()])
        .collect();
    sql::insert_many(
        tx,
        "INSERT INTO album_keys (key, album_id)",
        "ON CONFLICT DO NOTHING",
        rows,
    )
    .await?;
    Ok(())
}

/// Title and artist credit of an album, as shown.
pub async fn title_and_credit<C: Conn>(db: &C, id: i64) -> Result<(String, Option<String>)> {
    let row = sql::one(
        db,
        "SELECT title, artist_credit FROM albums WHERE id = $1",
        [id.into()],
    )
    .await?;
    Ok((row.try_get_by_index(0)?, row.try_get_by_index(1)?))
}
