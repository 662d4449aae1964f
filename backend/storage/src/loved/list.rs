//! What a user loves, as other services' protocols ask for it.

use std::collections::HashMap;

use aime_domain::ids::UserId;
use aime_domain::listen::Names;
use sea_orm::QueryResult;

use crate::catalogue::spelling::NamesHash;
use crate::db::Conn;
use crate::error::{Result, StorageError};
use crate::sql;

/// A loved song.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Loved {
    /// The song.
    pub recording_id: i64,
    /// Since when, unix seconds UTC.
    pub loved_at: i64,
    /// Its MusicBrainz id, if known.
    pub mbid: Option<String>,
    /// Names it came under: those of the user where they heard it.
    pub names: Names,
    /// Their hash.
    pub hash: NamesHash,
}

/// What a user loves, loved last first, at most `limit` after `skip` others.
pub async fn list<C: Conn>(db: &C, user: UserId, (skip, limit): (u64, u64)) -> Result<Vec<Loved>> {
    // Of spellings those that the user heard it under go first; every one leads back to the song.
    let query = "SELECT l.recording_id, l.loved_at, r.mbid, s.artist_credit, s.title, s.album, s.album_artist, s.hash
        FROM (SELECT recording_id, loved_at FROM loved_tracks WHERE user_id = $1
              ORDER BY loved_at DESC, recording_id DESC LIMIT $2 OFFSET $3) l
        JOIN recordings r ON r.id = l.recording_id
        JOIN spellings s ON s.id = COALESCE(
          (SELECT h.spelling_id FROM tracks t JOIN listening_history h ON h.track_id = t.id AND h.user_id = $1
           WHERE t.recording_id = l.recording_id ORDER BY h.listened_at DESC LIMIT 1),
          (SELECT w.id FROM tracks t JOIN spellings w ON w.track_id = t.id WHERE t.recording_id = l.recording_id
             AND NOT EXISTS (SELECT 1 FROM spelling_rules o WHERE o.own_id = w.id) ORDER BY w.id LIMIT 1))
        ORDER BY l.loved_at DESC, l.recording_id DESC";
    let values = [user.0.into(), (limit as i64).into(), (skip as i64).into()];
    let rows = sql::all(db, query, values).await?;
    rows.iter().map(loved).collect()
}

/// How much a user loves.
pub async fn count<C: Conn>(db: &C, user: UserId) -> Result<i64> {
    let query = "SELECT COUNT(*) FROM loved_tracks WHERE user_id = $1";
    Ok(sql::one(db, query, [user.0.into()])
        .await?
        .try_get_by_index(0)?)
}

/// Which of some recordings a user loves, and since when (unix seconds UTC).
pub async fn find_among<C: Conn>(
    db: &C,
    user: UserId,
    recordings: &[i64],
) -> Result<HashMap<i64, i64>> {
    let query = format!(
        "SELECT recording_id, loved_at FROM loved_tracks WHERE user_id = $1 AND recording_id IN {}",
        sql::numbers_in(db.engine(), 2)
    );
    let values = [user.0.into(), sql::numbers(recordings.iter().copied())];
    let rows = sql::all(db, &query, values).await?;
    rows.iter()
        .map(|row| Ok((row.try_get_by_index(0)?, row.try_get_by_index(1)?)))
        .collect()
}

fn loved(row: &QueryResult) -> Result<Loved> {
    let hash: Vec<u8> = row.try_get_by_index(7)?;
    Ok(Loved {
        recording_id: row.try_get_by_index(0)?,
        loved_at: row.try_get_by_index(1)?,
        mbid: row.try_get_by_index(2)?,
        names: Names {
            artist: row.try_get_by_index(3)?,
            title: row.try_get_by_index(4)?,
            album: row.try_get_by_index(5)?,
            album_artist: row.try_get_by_index(6)?,
        },
        hash: hash.try_into().map_err(|_| StorageError::NotFound)?,
    })
}
