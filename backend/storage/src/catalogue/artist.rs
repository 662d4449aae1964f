//! Artists by name.

use crate::db::{Conn, Tx};
use crate::error::Result;
use crate::sql;

/// An artist that the catalogue holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KnownArtist {
    /// Key.
    pub id: i64,
    /// Name as shown.
    pub name: String,
    /// Folded name or alias under which it was found.
    pub name_key: String,
    /// What tells it from others of the same name; usually empty, and empty for an alias.
    pub disambiguation: String,
}

/// An artist to be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewArtist {
    /// Key, from [`sql::reserve_ids`].
    pub id: i64,
    /// Name as shown.
    pub name: String,
    /// Folded name.
    pub name_key: String,
    /// What tells it from others of the same name; usually empty.
    pub disambiguation: String,
    /// Name as sorted: `Beatles, The`.
    pub sort_name: String,
    /// Folded `sort_name`.
    pub sort_key: String,
}

/// Artists whose folded name or alias is among `name_keys`. An artist of that name comes before one of that alias.
pub async fn find_by_keys<C: Conn>(db: &C, name_keys: &[&str]) -> Result<Vec<KnownArtist>> {
    if name_keys.is_empty() {
        return Ok(Vec::new());
    }
    let keys = sql::texts_in(db.engine(), 1);
    let query = format!(
        "SELECT id, name, name_key, disambiguation, 0 AS by_alias FROM artists WHERE name_key IN {keys}
         UNION ALL
         SELECT a.id, a.name, s.name_key, '', 1 FROM artist_aliases s
         JOIN artists a ON a.id = s.artist_id WHERE s.name_key IN {keys}
         ORDER BY by_alias, id"
    );
    let rows = sql::all(db, &query, [sql::texts(name_keys.iter().copied())]).await?;
    rows.iter()
        .map(|row| {
            Ok(KnownArtist {
                id: row.try_get_by_index(0)?,
                name: row.try_get_by_index(1)?,
                name_key: row.try_get_by_index(2)?,
                disambiguation: row.try_get_by_index(3)?,
            })
        })
        .collect()
}

/// Adds artists.
pub async fn insert(tx: &Tx, artists: &[NewArtist]) -> Result<()> {
    let rows = artists.iter().map(|artist| {
        vec![
            artist.id.into(),
            artist.name.as_str().into(),
            artist.name_key.as_str().into(),
            artist.disambiguation.as_str().into(),
            artist.sort_name.as_str().into(),
            artist.sort_key.as_str().into(),
            tx.now().into(),
            tx.now().into(),
        ]
    });
    let head = "INSERT INTO artists (id, name, name_key, disambiguation, sort_name, sort_key, created_at, updated_at)";
    sql::insert_many(tx, head, "", rows.collect()).await?;
    Ok(())
}

/// Fills in identifiers that an artist does not have yet.
pub async fn fill_links(
    tx: &Tx,
    id: i64,
    spotify_id: Option<&str>,
    lastfm_url: Option<&str>,
) -> Result<()> {
    let fill = "UPDATE artists SET spotify_id = COALESCE(spotify_id, $2), lastfm_url = COALESCE(lastfm_url, $3)
                WHERE id = $1";
    sql::execute(tx, fill, [id.into(), spotify_id.into(), lastfm_url.into()]).await?;
    Ok(())
}
