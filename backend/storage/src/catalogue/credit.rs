//! What corrections of the catalogue must know of it: names, credits, what is credited to whom.

use crate::correction::rows::Scope;
use crate::db::{Conn, Tx};
use crate::error::Result;
use crate::search::Kind;
use crate::search::write::{Document, index};
use crate::sql;

/// An artist by name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ArtistName {
    /// Name as shown.
    pub name: String,
    /// Folded name.
    pub key: String,
    /// What tells it from others of the same name.
    pub disambiguation: String,
}

/// Name of an artist.
pub async fn get_artist<C: Conn>(db: &C, id: i64) -> Result<ArtistName> {
    let query = "SELECT name, name_key, disambiguation FROM artists WHERE id = $1";
    let row = sql::one(db, query, [id.into()]).await?;
    Ok(ArtistName {
        name: row.try_get_by_index(0)?,
        key: row.try_get_by_index(1)?,
        disambiguation: row.try_get_by_index(2)?,
    })
}

/// A recording or an album with its credit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Credited {
    /// Key.
    pub id: i64,
    /// Title.
    pub title: String,
    /// Folded title.
    pub title_key: String,
    /// Credit as shown.
    pub credit: String,
    /// Folded credit.
    pub credit_key: String,
    /// What tells an album from others; the title of a recording's first album.
    pub beside: Option<String>,
    /// Year of an album.
    pub year: Option<i32>,
}

/// Recordings by key.
pub async fn list_recordings<C: Conn>(db: &C, ids: &[i64]) -> Result<Vec<Credited>> {
    let query = format!(
        "SELECT r.id, r.title, r.title_key, r.artist_credit, r.credit_key,
                (SELECT MIN(a.title) FROM tracks t JOIN albums a ON a.id = t.album_id WHERE t.recording_id = r.id),
                CAST(NULL AS INTEGER)
         FROM recordings r WHERE r.id IN {} ORDER BY r.id",
        sql::numbers_in(db.engine(), 1)
    );
    list(db, &query, ids).await
}

/// Albums by key.
pub async fn list_albums<C: Conn>(db: &C, ids: &[i64]) -> Result<Vec<Credited>> {
    let query = format!(
        "SELECT id, title, title_key, artist_credit, credit_key, disambiguation, year
         FROM albums WHERE id IN {} ORDER BY id",
        sql::numbers_in(db.engine(), 1)
    );
    list(db, &query, ids).await
}

async fn list<C: Conn>(db: &C, query: &str, ids: &[i64]) -> Result<Vec<Credited>> {
    let rows = sql::all(db, query, [sql::numbers(ids.iter().copied())]).await?;
    rows.iter()
        .map(|row| {
            Ok(Credited {
                id: row.try_get_by_index(0)?,
                title: row.try_get_by_index(1)?,
                title_key: row.try_get_by_index(2)?,
                credit: row.try_get_by_index(3)?,
                credit_key: row.try_get_by_index(4)?,
                beside: row.try_get_by_index(5)?,
                year: row.try_get_by_index(6)?,
            })
        })
        .collect()
}

/// Keys of the recordings and of the albums that an artist is credited on.
pub async fn credited_to<C: Conn>(db: &C, artist: i64) -> Result<(Vec<i64>, Vec<i64>)> {
    let recordings =
        "SELECT DISTINCT recording_id FROM recording_artist WHERE artist_id = $1 ORDER BY 1";
    let albums = "SELECT DISTINCT album_id FROM album_artist WHERE artist_id = $1 ORDER BY 1";
    Ok((
        numbers(db, recordings, artist).await?,
        numbers(db, albums, artist).await?,
    ))
}

/// Keys of the recordings on an album.
pub async fn recordings_on<C: Conn>(db: &C, album: i64) -> Result<Vec<i64>> {
    let query = "SELECT DISTINCT recording_id FROM tracks WHERE album_id = $1 ORDER BY 1";
    numbers(db, query, album).await
}

/// Keys of the albums that a recording is on.
pub async fn albums_of<C: Conn>(db: &C, recording: i64) -> Result<Vec<i64>> {
    let query = "SELECT DISTINCT album_id FROM tracks WHERE recording_id = $1 AND album_id IS NOT NULL ORDER BY 1";
    numbers(db, query, recording).await
}

async fn numbers<C: Conn>(db: &C, query: &str, id: i64) -> Result<Vec<i64>> {
    let rows = sql::all(db, query, [id.into()]).await?;
    rows.iter()
        .map(|row| Ok(row.try_get_by_index(0)?))
        .collect()
}

/// Writes the credit of a recording as shown.
pub async fn set_recording_credit(tx: &Tx, id: i64, credit: &str, key: &str) -> Result<()> {
    let update = "UPDATE recordings SET artist_credit = $2, credit_key = $3 WHERE id = $1";
    sql::execute(tx, update, [id.into(), credit.into(), key.into()]).await?;
    Ok(())
}

/// Writes the credit of an album as shown.
pub async fn set_album_credit(
    tx: &Tx,
    id: i64,
    credit: &str,
    key: &str,
    sort_key: &str,
) -> Result<()> {
    let update =
        "UPDATE albums SET artist_credit = $2, credit_key = $3, credit_sort_key = $4 WHERE id = $1";
    let values = [id.into(), credit.into(), key.into(), sort_key.into()];
    sql::execute(tx, update, values).await?;
    Ok(())
}

/// Another name of an artist; its key.
pub async fn add_alias(tx: &Tx, artist: i64, name: &str, key: &str) -> Result<i64> {
    let insert = "INSERT INTO artist_aliases (artist_id, name, name_key, source) VALUES ($1, $2, $3, 'hand') RETURNING id";
    let row = sql::one(tx, insert, [artist.into(), name.into(), key.into()]).await?;
    Ok(row.try_get_by_index(0)?)
}

/// Another name of an artist, if it is one of theirs.
pub async fn find_alias<C: Conn>(db: &C, artist: i64, alias: i64) -> Result<Option<String>> {
    let query = "SELECT name FROM artist_aliases WHERE artist_id = $1 AND id = $2";
    let row = sql::optional(db, query, [artist.into(), alias.into()]).await?;
    Ok(row.map(|row| row.try_get_by_index(0)).transpose()?)
}

/// Other names of an artist with their keys and where they come from, in order.
pub async fn list_aliases<C: Conn>(db: &C, artist: i64) -> Result<Vec<(i64, String, String)>> {
    let query =
        "SELECT id, name, source FROM artist_aliases WHERE artist_id = $1 ORDER BY name, id";
    let rows = sql::all(db, query, [artist.into()]).await?;
    rows.iter()
        .map(|row| {
            Ok((
                row.try_get_by_index(0)?,
                row.try_get_by_index(1)?,
                row.try_get_by_index(2)?,
            ))
        })
        .collect()
}

/// Takes another name of an artist away.
pub async fn remove_alias(tx: &Tx, alias: i64) -> Result<()> {
    let delete = "DELETE FROM artist_aliases WHERE id = $1";
    sql::execute(tx, delete, [alias.into()]).await?;
    Ok(())
}

/// Puts everything of a scope into the search index as it is now.
pub async fn index_again(tx: &Tx, scope: &Scope) -> Result<()> {
    let of = [
        (
            Kind::Artist,
            "SELECT id, name, '' FROM artists WHERE id IN",
            &scope.artists,
        ),
        (
            Kind::Album,
            "SELECT id, title, artist_credit FROM albums WHERE id IN",
            &scope.albums,
        ),
        (
            Kind::Recording,
            "SELECT id, title, artist_credit FROM recordings WHERE id IN",
            &scope.recordings,
        ),
    ];
    let mut documents = Vec::new();
    for (kind, select, ids) in of {
        let query = format!("{select} {}", sql::numbers_in(tx.engine(), 1));
        for row in sql::all(tx, &query, [sql::numbers(ids.iter().copied())]).await? {
            documents.push(Document {
                kind,
                entity_id: row.try_get_by_index(0)?,
                title: row.try_get_by_index(1)?,
                context: row.try_get_by_index(2)?,
            });
        }
    }
    index(tx, documents).await
}

/// Takes what a scope names and is not there any more out of the search index.
pub async fn forget_missing(tx: &Tx, scope: &Scope) -> Result<()> {
    for (kind, table, ids) in [
        (Kind::Artist, "artists", &scope.artists),
        (Kind::Album, "albums", &scope.albums),
        (Kind::Recording, "recordings", &scope.recordings),
    ] {
        let query = format!(
            "SELECT id FROM {table} WHERE id IN {}",
            sql::numbers_in(tx.engine(), 1)
        );
        let mut there = std::collections::BTreeSet::new();
        for row in sql::all(tx, &query, [sql::numbers(ids.iter().copied())]).await? {
            there.insert(row.try_get_by_index::<i64>(0)?);
        }
        let missing: Vec<i64> = ids.difference(&there).copied().collect();
        crate::search::write::remove(tx, kind, &missing).await?;
    }
    Ok(())
}
