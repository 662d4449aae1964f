//! What a service knows of the love of a user, and what it is yet to be told: by this both sides are kept in step
//! without telling each other what they just heard from one another.
//!
//! Songs stand here by the names that the service has for them. What they mean to us is asked of the spellings, so that
//! a merge, a split or a correction holds here too.

use aime_domain::ids::UserId;
use aime_domain::listen::Names;
use sea_orm::{QueryResult, Value};

use crate::catalogue::spelling::{self, NamesHash};
use crate::db::{Conn, Tx};
use crate::error::{Result, StorageError};
use crate::sql;

/// A song as a service has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ServiceLove {
    /// Hash of the spelling that these names, or those of the song on its album, have here.
    pub hash: NamesHash,
    /// Artist, as the service has it.
    pub artist: String,
    /// Title, as the service has it.
    pub title: String,
    /// Whether it is loved there, as far as we know.
    pub is_loved: bool,
    /// Whether it shall be; `None` where there is nothing to tell.
    pub wanted: Option<bool>,
    /// When this row last changed, unix seconds UTC.
    pub changed_at: i64,
}

const COLUMNS: &str = "l.hash, l.artist, l.title, l.is_loved, l.wanted, l.changed_at";

/// The song that a row is about for its user: their own meaning of the spelling before everybody's.
const MEANT: &str = "JOIN spellings s ON s.hash = l.hash
    LEFT JOIN spelling_rules w ON w.user_id = l.user_id AND w.spelling_id = s.id
    LEFT JOIN spellings o ON o.id = w.own_id
    JOIN tracks t ON t.id = COALESCE(o.track_id, s.track_id)";

/// All that is known of a user's love at a service.
pub async fn list<C: Conn>(db: &C, user: UserId, provider: &str) -> Result<Vec<ServiceLove>> {
    let query = format!(
        "SELECT {COLUMNS} FROM service_loves l WHERE l.user_id = $1 AND l.provider = $2 ORDER BY l.hash"
    );
    let rows = sql::all(db, &query, [user.0.into(), provider.into()]).await?;
    rows.iter().map(from_row).collect()
}

/// What a service is yet to be told, oldest first.
pub async fn list_wanted<C: Conn>(
    db: &C,
    user: UserId,
    provider: &str,
    limit: u32,
) -> Result<Vec<ServiceLove>> {
    let query = format!(
        "SELECT {COLUMNS} FROM service_loves l WHERE l.user_id = $1 AND l.provider = $2 AND l.wanted IS NOT NULL
         ORDER BY l.changed_at, l.hash LIMIT $3"
    );
    let values = [user.0.into(), provider.into(), i64::from(limit).into()];
    let rows = sql::all(db, &query, values).await?;
    rows.iter().map(from_row).collect()
}

/// How many songs a service is yet to be told of.
pub async fn count_wanted<C: Conn>(db: &C, user: UserId, provider: &str) -> Result<i64> {
    let query = "SELECT COUNT(*) FROM service_loves WHERE user_id = $1 AND provider = $2 AND wanted IS NOT NULL";
    let row = sql::one(db, query, [user.0.into(), provider.into()]).await?;
    Ok(row.try_get_by_index(0)?)
}

/// What a service knows of one recording, under any of its names.
pub async fn list_of_recording<C: Conn>(
    db: &C,
    user: UserId,
    provider: &str,
    recording: i64,
) -> Result<Vec<ServiceLove>> {
    let query = format!(
        "SELECT {COLUMNS} FROM service_loves l {MEANT}
         WHERE l.user_id = $1 AND l.provider = $2 AND t.recording_id = $3 ORDER BY l.hash"
    );
    let values = [user.0.into(), provider.into(), recording.into()];
    let rows = sql::all(db, &query, values).await?;
    rows.iter().map(from_row).collect()
}

/// The recordings that rows are about.
pub async fn list_recordings<C: Conn>(
    db: &C,
    user: UserId,
    provider: &str,
    hash: NamesHash,
) -> Result<Vec<i64>> {
    let query = format!(
        "SELECT t.recording_id FROM service_loves l {MEANT}
         WHERE l.user_id = $1 AND l.provider = $2 AND l.hash = $3"
    );
    let values = [user.0.into(), provider.into(), hash.to_vec().into()];
    let rows = sql::all(db, &query, values).await?;
    rows.iter()
        .map(|row| Ok(row.try_get_by_index(0)?))
        .collect()
}

/// Names for a recording that has none at the service: as the user last heard it, else as anybody wrote it.
pub async fn find_names<C: Conn>(db: &C, user: UserId, recording: i64) -> Result<Option<Names>> {
    let heard = "SELECT s.artist_credit, s.title, s.album, s.album_artist FROM tracks t
        JOIN listening_history h ON h.track_id = t.id AND h.user_id = $1
        JOIN spellings s ON s.id = h.spelling_id
        WHERE t.recording_id = $2 ORDER BY h.listened_at DESC LIMIT 1";
    let written = "SELECT s.artist_credit, s.title, s.album, s.album_artist FROM tracks t
        JOIN spellings s ON s.track_id = t.id
        WHERE t.recording_id = $1 AND NOT EXISTS (SELECT 1 FROM spelling_rules w WHERE w.own_id = s.id)
        ORDER BY s.id LIMIT 1";
    let shown = "SELECT r.artist_credit, r.title, NULL, NULL FROM recordings r WHERE r.id = $1";
    if let Some(row) = sql::optional(db, heard, [user.0.into(), recording.into()]).await? {
        return names(&row).map(Some);
    }
    for query in [written, shown] {
        if let Some(row) = sql::optional(db, query, [recording.into()]).await? {
            return names(&row).map(Some);
        }
    }
    Ok(None)
}

fn names(row: &QueryResult) -> Result<Names> {
    Ok(Names {
        artist: row.try_get_by_index(0)?,
        title: row.try_get_by_index(1)?,
        album: row.try_get_by_index(2)?,
        album_artist: row.try_get_by_index(3)?,
    })
}

/// Writes rows as they are now.
pub async fn put(tx: &Tx, user: UserId, provider: &str, rows: &[ServiceLove]) -> Result<()> {
    let values = rows.iter().map(|row| {
        let values: Vec<Value> = vec![
            user.0.into(),
            provider.into(),
            row.hash.to_vec().into(),
            row.artist.as_str().into(),
            row.title.as_str().into(),
            row.is_loved.into(),
            row.wanted.into(),
            tx.now().into(),
        ];
        values
    });
    let head = "INSERT INTO service_loves (user_id, provider, hash, artist, title, is_loved, wanted, changed_at)";
    let tail = "ON CONFLICT (user_id, provider, hash) DO UPDATE SET artist = excluded.artist, title = excluded.title,
                is_loved = excluded.is_loved, wanted = excluded.wanted, changed_at = excluded.changed_at";
    sql::insert_many(tx, head, tail, values.collect()).await?;
    Ok(())
}

/// Notes that a service was told; nothing where the user wants something else by now.
pub async fn told(tx: &Tx, user: UserId, provider: &str, row: &ServiceLove) -> Result<()> {
    let update = "UPDATE service_loves SET is_loved = wanted, wanted = NULL, changed_at = $5
                  WHERE user_id = $1 AND provider = $2 AND hash = $3 AND wanted = $4";
    let values = [
        user.0.into(),
        provider.into(),
        row.hash.to_vec().into(),
        row.wanted.into(),
        tx.now().into(),
    ];
    sql::execute(tx, update, values).await?;
    Ok(())
}

/// Forgets a row.
pub async fn remove(tx: &Tx, user: UserId, provider: &str, hash: NamesHash) -> Result<()> {
    let delete = "DELETE FROM service_loves WHERE user_id = $1 AND provider = $2 AND hash = $3";
    let values = [user.0.into(), provider.into(), hash.to_vec().into()];
    sql::execute(tx, delete, values).await?;
    Ok(())
}

/// Forgets everything: the account is not linked any more.
pub async fn clear(tx: &Tx, user: UserId, provider: &str) -> Result<()> {
    let delete = "DELETE FROM service_loves WHERE user_id = $1 AND provider = $2";
    sql::execute(tx, delete, [user.0.into(), provider.into()]).await?;
    Ok(())
}

/// The hash under which names without an album stand.
pub fn hash_of(artist: &str, title: &str) -> NamesHash {
    spelling::hash(&Names {
        artist: artist.to_owned(),
        title: title.to_owned(),
        album: None,
        album_artist: None,
    })
}

fn from_row(row: &QueryResult) -> Result<ServiceLove> {
    let hash: Vec<u8> = row.try_get_by_index(0)?;
    Ok(ServiceLove {
        hash: NamesHash::try_from(hash.as_slice())
            .map_err(|_| StorageError::Conflict("a hash of another length".into()))?,
        artist: row.try_get_by_index(1)?,
        title: row.try_get_by_index(2)?,
        is_loved: row.try_get_by_index(3)?,
        wanted: row.try_get_by_index(4)?,
        changed_at: row.try_get_by_index(5)?,
    })
}
