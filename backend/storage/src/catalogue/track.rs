//! Tracks: recordings at a place on an album, or on none that is known.

use crate::db::{Conn, Tx};
use crate::error::Result;
use crate::sql;

/// A track that the catalogue holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct KnownTrack {
    /// Key.
    pub id: i64,
    /// Its recording.
    pub recording_id: i64,
    /// Its album, if any.
    pub album_id: Option<i64>,
}

/// A track to be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewTrack {
    /// Key, from [`sql::reserve_ids`].
    pub id: i64,
    /// Its recording.
    pub recording_id: i64,
    /// Its album, if any.
    pub album_id: Option<i64>,
    /// Title as it stands on this album.
    pub title: String,
    /// Position on the album.
    pub number: Option<i32>,
    /// Length, where known.
    pub duration_ms: Option<i64>,
}

/// Tracks of recordings, by key.
pub async fn find_by_recordings<C: Conn>(db: &C, recordings: &[i64]) -> Result<Vec<KnownTrack>> {
    if recordings.is_empty() {
        return Ok(Vec::new());
    }
    let query = format!(
        "SELECT id, recording_id, album_id FROM tracks WHERE recording_id IN {} ORDER BY id",
        sql::numbers_in(db.engine(), 1)
    );
    let rows = sql::all(db, &query, [sql::numbers(recordings.iter().copied())]).await?;
    rows.iter()
        .map(|row| {
            Ok(KnownTrack {
                id: row.try_get_by_index(0)?,
                recording_id: row.try_get_by_index(1)?,
                album_id: row.try_get_by_index(2)?,
            })
        })
        .collect()
}

/// Adds tracks.
pub async fn insert(tx: &Tx, tracks: &[NewTrack]) -> Result<()> {
    let rows = tracks.iter().map(|track| {
        vec![
            track.id.into(),
            track.recording_id.into(),
            track.album_id.into(),
            track.title.as_str().into(),
            track.number.into(),
            track.duration_ms.into(),
            tx.now().into(),
            tx.now().into(),
        ]
    });
    let head = "INSERT INTO tracks (id, recording_id, album_id, title, number, duration_ms, created_at, updated_at)";
    sql::insert_many(tx, head, "", rows.collect()).await?;
    Ok(())
}

/// Fills in where a track stands and how long it is, as far as that is not known.
pub async fn fill_place(
    tx: &Tx,
    id: i64,
    disc: Option<i32>,
    number: Option<i32>,
    duration_ms: Option<i64>,
) -> Result<()> {
    let fill = "UPDATE tracks SET duration_ms = COALESCE(duration_ms, $3),
          disc = CASE WHEN number IS NULL THEN COALESCE(disc, $4) ELSE disc END,
          number = CASE WHEN EXISTS (SELECT 1 FROM tracks o WHERE o.recording_id = tracks.recording_id
              AND o.id <> tracks.id AND COALESCE(o.album_id, 0) = COALESCE(tracks.album_id, 0))
            THEN number ELSE COALESCE(number, $2) END
        WHERE id = $1";
    let values = [id.into(), number.into(), duration_ms.into(), disc.into()];
    sql::execute(tx, fill, values).await?;
    Ok(())
}

/// The recording of a track.
pub async fn find_recording<C: Conn>(db: &C, track: i64) -> Result<Option<i64>> {
    let row = sql::optional(
        db,
        "SELECT recording_id FROM tracks WHERE id = $1",
        [track.into()],
    )
    .await?;
    Ok(row.map(|row| row.try_get_by_index(0)).transpose()?)
}
