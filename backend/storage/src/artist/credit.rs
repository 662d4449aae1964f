//! Who is credited, by name.

use std::collections::HashMap;

use crate::db::Conn;
use crate::error::Result;
use crate::sql;

/// What a credit stands on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum On {
    /// Albums.
    Albums,
    /// Recordings.
    Recordings,
}

/// A credited artist.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Credit {
    /// Key.
    pub artist_id: i64,
    /// Name.
    pub name: String,
    /// What stands between this artist and the next; empty after the last.
    pub join_phrase: String,
}

const OF_ALBUMS: &str = "SELECT c.album_id, a.id, a.name, c.join_phrase FROM album_artist c
                         JOIN artists a ON a.id = c.artist_id WHERE c.album_id IN";
const OF_RECORDINGS: &str =
    "SELECT c.recording_id, a.id, a.name, c.join_phrase FROM recording_artist c
                             JOIN artists a ON a.id = c.artist_id WHERE c.recording_id IN";

/// Credits by album or recording, in their order.
pub async fn list<C: Conn>(db: &C, on: On, ids: &[i64]) -> Result<HashMap<i64, Vec<Credit>>> {
    let head = match on {
        On::Albums => OF_ALBUMS,
        On::Recordings => OF_RECORDINGS,
    };
    let query = format!(
        "{head} {} ORDER BY c.position",
        sql::numbers_in(db.engine(), 1)
    );
    let mut found = HashMap::<i64, Vec<Credit>>::new();
    for row in sql::all(db, &query, [sql::numbers(ids.iter().copied())]).await? {
        found
            .entry(row.try_get_by_index(0)?)
            .or_default()
            .push(Credit {
                artist_id: row.try_get_by_index(1)?,
                name: row.try_get_by_index(2)?,
                join_phrase: row.try_get_by_index(3)?,
            });
    }
    Ok(found)
}
