//! Recordings by identity key.

use std::collections::HashMap;

use aime_domain::ids::UserId;

use crate::catalogue::Credited;
use crate::db::{Conn, Tx};
use crate::error::Result;
use crate::sql;

/// A recording to be.
#[derive(Debug, Clone, PartialEq)]
pub struct NewRecording {
    /// Key, from [`sql::reserve_ids`].
    pub id: i64,
    /// Title as first met.
    pub title: String,
    /// Folded title.
    pub title_key: String,
    /// Artist credit as first met.
    pub artist_credit: String,
    /// Folded main credit.
    pub credit_key: String,
    /// Length, where a source said it.
    pub duration_ms: Option<i64>,
    /// ISRC, where a source said it.
    pub isrc: Option<String>,
    /// MusicBrainz id, where a source said it.
    pub mbid: Option<String>,
    /// Identity keys.
    pub keys: Vec<String>,
    /// Artists in order.
    pub credits: Vec<Credited>,
}

/// Recordings that bear one of `keys`: keys and recordings in pairs, the older recording first.
pub async fn find_by_keys<C: Conn>(db: &C, keys: &[&str]) -> Result<Vec<(String, i64)>> {
    if keys.is_empty() {
        return Ok(Vec::new());
    }
    let query = format!(
        "SELECT key, recording_id FROM recording_keys WHERE key IN {} ORDER BY recording_id",
        sql::texts_in(db.engine(), 1)
    );
    let rows = sql::all(db, &query, [sql::texts(keys.iter().copied())]).await?;
    rows.iter()
        .map(|row| Ok((row.try_get_by_index(0)?, row.try_get_by_index(1)?)))
        .collect()
}

/// Recordings with MusicBrainz ids, by id; of several with the same one the one that the user heard last, or the oldest.
pub async fn find_by_mbids<C: Conn>(
    db: &C,
    user: UserId,
    mbids: &[&str],
) -> Result<Vec<(String, i64)>> {
    if mbids.is_empty() {
        return Ok(Vec::new());
    }
    // What comes last of an id stays in a map.
    let query = format!(
        "SELECT r.mbid, r.id FROM recordings r WHERE r.mbid IN {}
         ORDER BY (SELECT MAX(h.listened_at) FROM tracks t
                   JOIN listening_history h ON h.track_id = t.id AND h.user_id = $2
                   WHERE t.recording_id = r.id) NULLS FIRST, r.id DESC",
        sql::texts_in(db.engine(), 1)
    );
    let values = [sql::texts(mbids.iter().copied()), user.0.into()];
    let rows = sql::all(db, &query, values).await?;
    rows.iter()
        .map(|row| Ok((row.try_get_by_index(0)?, row.try_get_by_index(1)?)))
        .collect()
}

/// Everything that the keys of recordings state (keys that begin with `=`, see [`aime_domain::matching::contradicts`]).
pub async fn statements<C: Conn>(db: &C, ids: &[i64]) -> Result<HashMap<i64, Vec<String>>> {
    let query = format!(
        "SELECT recording_id, key FROM recording_keys WHERE recording_id IN {} AND key >= '=' AND key < '>'",
        sql::numbers_in(db.engine(), 1)
    );
    let rows = sql::all(db, &query, [sql::numbers(ids.iter().copied())]).await?;
    let mut stated = HashMap::<i64, Vec<String>>::new();
    for row in rows {
        stated
            .entry(row.try_get_by_index(0)?)
            .or_default()
            .push(row.try_get_by_index(1)?);
    }
    Ok(stated)
}

/// Adds recordings with their keys and credits.
pub async fn insert(tx: &Tx, recordings: &[NewRecording]) -> Result<()> {
    let rows = recordings.iter().map(|recording| {
        vec![
            recording.id.into(),
            recording.title.as_str().into(),
            recording.title_key.as_str().into(),
            recording.artist_credit.as_str().into(),
            recording.credit_key.as_str().into(),
            recording.duration_ms.into(),
            recording.isrc.as_deref().into(),
            recording.mbid.as_deref().into(),
            tx.now().into(),
            tx.now().into(),
        ]
    });
    let head = "INSERT INTO recordings (id, title, title_key, artist_credit, credit_key, duration_ms, isrc, mbid,
                created_at, updated_at)";
    sql::insert_many(tx, head, "", rows.collect()).await?;
    let keys = recordings.iter().flat_map(|recording| {
        recording
            .keys
            .iter()
            .map(|key| (key.as_str(), recording.id))
    });
    add_keys(tx, &keys.collect::<Vec<_>>()).await?;
    let credits = recordings.iter().flat_map(|recording| {
        recording
            .credits
            .iter()
            .zip(0i32..)
            .map(|(credit, position)| {
                vec![
                    recording.id.into(),
                    position.into(),
                    credit.artist_id.into(),
                    credit.join_phrase.as_str().into(),
                    if credit.guest { "guest" } else { "main" }.into(),
                ]
            })
    });
    let head =
        "INSERT INTO recording_artist (recording_id, position, artist_id, join_phrase, role)";
    sql::insert_many(tx, head, "", credits.collect()).await?;
    Ok(())
}

/// Adds keys to recordings that are there; a key that a recording already bears is left.
pub async fn add_keys(tx: &Tx, keys: &[(&str, i64)]) -> Result<()> {
    let rows = keys
        .iter()
        .map(|(key, recording)| vec![(*key).into(), (*recording).into()])
        .collect();
    sql::insert_many(
        tx,
        "INSERT INTO recording_keys (key, recording_id)",
        "ON CONFLICT DO NOTHING",
        rows,
    )
    .await?;
    Ok(())
}

/// Lengths of recordings in milliseconds, of those whose length is known.
pub async fn durations<C: Conn>(db: &C, ids: &[i64]) -> Result<HashMap<i64, i64>> {
    let query = format!(
        "SELECT id, duration_ms FROM recordings WHERE duration_ms IS NOT NULL AND id IN {}",
        sql::numbers_in(db.engine(), 1)
    );
    let rows = sql::all(db, &query, [sql::numbers(ids.iter().copied())]).await?;
    rows.iter()
        .map(|row| Ok((row.try_get_by_index(0)?, row.try_get_by_index(1)?)))
        .collect()
}
