//! Listens with their names as received, as other services' protocols show them.

use aime_domain::ids::UserId;
use aime_domain::listen::Names;
use sea_orm::QueryResult;

use crate::catalogue::spelling::NamesHash;
use crate::db::Conn;
use crate::error::{Result, StorageError};
use crate::sql;

/// A counted listen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heard {
    /// Key.
    pub id: i64,
    /// Start, unix seconds UTC.
    pub listened_at: i64,
    /// When it was stored, unix seconds UTC.
    pub stored_at: i64,
    /// Names as received.
    pub names: Names,
    /// Hash of the names, the same for every listen of them.
    pub hash: NamesHash,
    /// Length in milliseconds, if known.
    pub duration_ms: Option<i64>,
    /// MusicBrainz recording id, if known.
    pub recording_mbid: Option<String>,
    /// ISRC, if known.
    pub isrc: Option<String>,
    /// Whether the user loves the song.
    pub loved: bool,
    /// Service whose report counts.
    pub service: String,
    /// Client or account it came from; empty when there is only one.
    pub client: String,
}

/// An open interval of starts, unix seconds UTC; `None` is without end.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Between {
    /// Starts after this.
    pub after: Option<i64>,
    /// Starts before this.
    pub before: Option<i64>,
}

/// Which listens of an interval come first where there are more than asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum First {
    /// The newest.
    Newest,
    /// The oldest.
    Oldest,
}

const SELECT: &str = "
         SELECT h.id, h.listened_at, h.created_at, p.artist_credit, p.title, p.album, p.album_artist, p.hash,
           COALESCE(h.duration_ms, t.duration_ms, r.duration_ms), r.mbid, r.isrc,
           CASE WHEN l.recording_id IS NULL THEN 0 ELSE 1 END, s.service, s.client";
const JOINED: &str = "
         JOIN spellings p ON p.id = h.spelling_id
         JOIN tracks t ON t.id = h.track_id
         JOIN recordings r ON r.id = t.recording_id
         JOIN streams s ON s.id = h.stream_id
         LEFT JOIN loved_tracks l ON l.user_id = $1 AND l.recording_id = r.id";

/// Listens of a user by key, newest first.
pub async fn list_of<C: Conn>(db: &C, user: UserId, ids: &[i64]) -> Result<Vec<Heard>> {
    let query = format!(
        "{SELECT} FROM listening_history h {JOINED}
         WHERE h.user_id = $1 AND h.id IN {} ORDER BY h.listened_at DESC, h.id DESC",
        sql::numbers_in(db.engine(), 2)
    );
    let values = [user.0.into(), sql::numbers(ids.iter().copied())];
    let rows = sql::all(db, &query, values).await?;
    rows.iter().map(read).collect()
}

/// Listens of an interval, at most `limit` from one end of it, after `skip` others; always newest first.
pub async fn list<C: Conn>(
    db: &C,
    user: UserId,
    between: Between,
    first: First,
    (skip, limit): (u64, u64),
) -> Result<Vec<Heard>> {
    let order = match first {
        First::Newest => "DESC",
        First::Oldest => "ASC",
    };
    let query = format!(
        "{SELECT}
         FROM (SELECT id FROM listening_history
               WHERE user_id = $1 AND status = 'counted' AND listened_at > $2 AND listened_at < $3
               ORDER BY listened_at {order}, id {order} LIMIT $4 OFFSET $5) page
         JOIN listening_history h ON h.id = page.id
         {JOINED}
         ORDER BY h.listened_at DESC, h.id DESC"
    );
    let values = [
        user.0.into(),
        between.after.unwrap_or(i64::MIN).into(),
        between.before.unwrap_or(i64::MAX).into(),
        (limit as i64).into(),
        (skip as i64).into(),
    ];
    let rows = sql::all(db, &query, values).await?;
    rows.iter().map(read).collect()
}

fn read(row: &QueryResult) -> Result<Heard> {
    let hash: Vec<u8> = row.try_get_by_index(7)?;
    Ok(Heard {
        id: row.try_get_by_index(0)?,
        listened_at: row.try_get_by_index(1)?,
        stored_at: row.try_get_by_index(2)?,
        names: Names {
            artist: row.try_get_by_index(3)?,
            title: row.try_get_by_index(4)?,
            album: row.try_get_by_index(5)?,
            album_artist: row.try_get_by_index(6)?,
        },
        hash: hash.try_into().map_err(|_| StorageError::NotFound)?,
        duration_ms: row.try_get_by_index(8)?,
        recording_mbid: row.try_get_by_index(9)?,
        isrc: row.try_get_by_index(10)?,
        loved: row.try_get_by_index::<i32>(11)? != 0,
        service: row.try_get_by_index(12)?,
        client: row.try_get_by_index(13)?,
    })
}

/// How many counted listens there are in an interval. Counts them one by one; for everything see [`totals`].
pub async fn count<C: Conn>(db: &C, user: UserId, between: Between) -> Result<i64> {
    let query = "SELECT COUNT(*) FROM listening_history
                 WHERE user_id = $1 AND status = 'counted' AND listened_at > $2 AND listened_at < $3";
    let values = [
        user.0.into(),
        between.after.unwrap_or(i64::MIN).into(),
        between.before.unwrap_or(i64::MAX).into(),
    ];
    Ok(sql::one(db, query, values).await?.try_get_by_index(0)?)
}

/// Instants of the newest and the oldest counted listen, unix seconds UTC.
pub async fn span<C: Conn>(db: &C, user: UserId) -> Result<Option<(i64, i64)>> {
    let newest = edge(db, user, "DESC").await?;
    let oldest = edge(db, user, "ASC").await?;
    Ok(newest.zip(oldest))
}

async fn edge<C: Conn>(db: &C, user: UserId, order: &str) -> Result<Option<i64>> {
    let query = format!(
        "SELECT listened_at FROM listening_history WHERE user_id = $1 AND status = 'counted'
         ORDER BY listened_at {order} LIMIT 1"
    );
    let row = sql::optional(db, &query, [user.0.into()]).await?;
    Ok(row.map(|row| row.try_get_by_index(0)).transpose()?)
}

/// Everything that was ever heard, in numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Totals {
    /// Counted listens.
    pub listens: i64,
    /// Different artists.
    pub artists: i64,
    /// Different albums.
    pub albums: i64,
    /// Different songs.
    pub recordings: i64,
}

/// The numbers of all time, from the counts kept beside the listens.
pub async fn totals<C: Conn>(db: &C, user: UserId) -> Result<Totals> {
    let query = "SELECT
        (SELECT CAST(COALESCE(SUM(plays), 0) AS BIGINT) FROM hour_totals WHERE user_id = $1 AND period = 0),
        (SELECT COUNT(*) FROM artist_plays WHERE user_id = $1 AND period = 0),
        (SELECT COUNT(*) FROM album_plays WHERE user_id = $1 AND period = 0),
        (SELECT COUNT(*) FROM recording_plays WHERE user_id = $1 AND period = 0)";
    let row = sql::one(db, query, [user.0.into()]).await?;
    Ok(Totals {
        listens: row.try_get_by_index(0)?,
        artists: row.try_get_by_index(1)?,
        albums: row.try_get_by_index(2)?,
        recordings: row.try_get_by_index(3)?,
    })
}
