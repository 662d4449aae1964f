//! Where keys lead that are gone since what they named was merged into another: a bookmark, an address in a message,
//! what a client remembers.
//!
//! Each key leads to the one that stands now, however many merges lie between. Undo of a merge puts these rows back
//! with all others ([`crate::correction::rows`]).

use crate::db::{Conn, Tx};
use crate::error::Result;
use crate::sql;

/// Of what a key was.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum What {
    /// Artists.
    Artists,
    /// Albums.
    Albums,
    /// Tracks; songs are known by them.
    Tracks,
}

impl What {
    const fn table(self) -> (&'static str, &'static str) {
        match self {
            Self::Artists => ("merged_artists", "artist_id"),
            Self::Albums => ("merged_albums", "album_id"),
            Self::Tracks => ("merged_tracks", "track_id"),
        }
    }
}

/// What stands in the place of a key that was merged away; the key itself where it was not. Whether anything is
/// there, and who may see it, is not looked at.
pub async fn survivor<C: Conn>(db: &C, what: What, id: i64) -> Result<i64> {
    let (table, column) = what.table();
    let query = format!("SELECT {column} FROM {table} WHERE from_id = $1");
    let row = sql::optional(db, &query, [id.into()]).await?;
    Ok(row.map_or(Ok(id), |row| row.try_get_by_index(0))?)
}

/// Lets `from` lead to `into`, and whatever led to `from`. Comes before `from` is taken out.
pub(super) async fn lead_on(tx: &Tx, what: What, from: i64, into: i64) -> Result<()> {
    let (table, column) = what.table();
    let earlier = format!("UPDATE {table} SET {column} = $2 WHERE {column} = $1");
    let itself = format!("INSERT INTO {table} (from_id, {column}) VALUES ($1, $2)");
    for statement in [earlier, itself] {
        sql::execute(tx, &statement, [from.into(), into.into()]).await?;
    }
    Ok(())
}
