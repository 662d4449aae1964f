//! The tracks of an album, with what a user heard of them.

use std::collections::HashSet;

use aime_domain::ids::{AlbumId, UserId};
use sea_orm::QueryResult;

use crate::db::Conn;
use crate::error::Result;
use crate::sql;

/// A track of an album.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AlbumTrack {
    /// Key.
    pub id: i64,
    /// The song.
    pub recording_id: i64,
    /// Disc.
    pub disc: Option<i32>,
    /// Position on the disc.
    pub number: Option<i32>,
    /// Title on this album.
    pub title: String,
    /// Artist credit of the song.
    pub artist_credit: String,
    /// Length in milliseconds.
    pub duration_ms: Option<i64>,
    /// The user's counted plays of the song, whatever album they came from.
    pub plays: i32,
    /// The last of them, unix seconds UTC.
    pub last_played_at: Option<i64>,
    /// Whether the user loves the song.
    pub loved: bool,
}

const TRACKS: &str = "
    SELECT t.id, t.recording_id, t.disc, t.number, t.title, r.artist_credit, COALESCE(t.duration_ms, r.duration_ms),
           p.plays, p.last_at, CASE WHEN l.recording_id IS NULL THEN 0 ELSE 1 END
    FROM tracks t JOIN recordings r ON r.id = t.recording_id
    LEFT JOIN recording_plays p ON p.user_id = $1 AND p.period = 0 AND p.recording_id = t.recording_id
    LEFT JOIN loved_tracks l ON l.user_id = $1 AND l.recording_id = t.recording_id
    WHERE t.album_id = $2
    ORDER BY CASE WHEN t.number IS NULL THEN 1 ELSE 0 END, COALESCE(t.disc, 1), t.number, t.id";

/// Tracks in their order, those of unknown position last. A song whose position is known is not repeated
/// among the others.
pub async fn list<C: Conn>(db: &C, user: UserId, album: AlbumId) -> Result<Vec<AlbumTrack>> {
    let rows = sql::all(db, TRACKS, [user.0.into(), album.0.into()]).await?;
    let mut placed = HashSet::new();
    let mut tracks = Vec::with_capacity(rows.len());
    for row in &rows {
        let track = read(row)?;
        if placed.insert(track.recording_id) || track.number.is_some() {
            tracks.push(track);
        }
    }
    Ok(tracks)
}

fn read(row: &QueryResult) -> Result<AlbumTrack> {
    Ok(AlbumTrack {
        id: row.try_get_by_index(0)?,
        recording_id: row.try_get_by_index(1)?,
        disc: row.try_get_by_index(2)?,
        number: row.try_get_by_index(3)?,
        title: row.try_get_by_index(4)?,
        artist_credit: row.try_get_by_index(5)?,
        duration_ms: row.try_get_by_index(6)?,
        plays: row.try_get_by_index::<Option<i32>>(7)?.unwrap_or(0),
        last_played_at: row.try_get_by_index(8)?,
        loved: row.try_get_by_index::<i32>(9)? != 0,
    })
}
