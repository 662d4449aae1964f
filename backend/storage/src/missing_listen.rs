//! Listens that their service no longer has, or has under other names: found when a span was compared, and kept here
//! until their listener says what is to become of them. Nothing here changes a listen.

use std::collections::HashSet;

use aime_domain::ids::UserId;
use aime_domain::listen::{Names, StreamKey};
use sea_orm::{QueryResult, Value};

use crate::db::{Conn, Tx};
use crate::error::Result;
use crate::sql;
use crate::tag::Tag;

/// A report of a service's stream, to be compared with what the service has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    /// The listen that stands for it in the journal.
    pub listen_id: i64,
    /// Whether the service may take it back: it counts, itself or by another report of the same service. What another
    /// source heard as well, and what its listener took out or put otherwise, is not the service's any more.
    pub is_open: bool,
    /// What was found about it before.
    pub noted: Option<Noted>,
    /// Start, unix seconds UTC.
    pub listened_at: i64,
    /// Names as received.
    pub names: Names,
}

/// What is written down about a listen that its service no longer has as it was.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Noted {
    /// Its listener keeps it as it is.
    pub is_kept: bool,
    /// Artist and title that the service has instead, if anything.
    pub now: Option<(String, String)>,
}

/// A listen that its service no longer has as it was.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Missing {
    /// The listen.
    pub listen_id: i64,
    /// What the service has at that second instead, if anything.
    pub now: Option<Names>,
}

/// The same with what people want to see of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MissingListen {
    /// The listen.
    pub listen_id: i64,
    /// Start, unix seconds UTC.
    pub listened_at: i64,
    /// Names as received.
    pub names: Names,
    /// What the service has at that second instead, if anything.
    pub now: Option<Names>,
    /// When it was found, unix seconds UTC.
    pub found_at: i64,
}

/// All reports of a stream within a span (both ends included), oldest first.
pub async fn list_reports<C: Conn>(
    db: &C,
    user: UserId,
    stream: &StreamKey,
    from: i64,
    to: i64,
) -> Result<Vec<Report>> {
    let query = "SELECT COALESCE(w.id, h.id), h.listened_at, s.artist_credit, s.title, s.album, s.album_artist,
          h.status = 'counted' OR COALESCE(h.held IS NULL AND h.status = 'duplicate' AND w.status = 'counted'
            AND y.service = $2 AND w.listened_at = h.listened_at, FALSE),
          m.is_kept, m.new_artist, m.new_title
        FROM listening_history h
        JOIN streams x ON x.id = h.stream_id
        JOIN spellings s ON s.id = h.spelling_id
        LEFT JOIN listening_history w ON w.id = h.duplicate_of
        LEFT JOIN streams y ON y.id = w.stream_id
        LEFT JOIN missing_listens m ON m.user_id = $1 AND m.provider = $2 AND m.listen_id = COALESCE(w.id, h.id)
        WHERE h.user_id = $1 AND x.user_id = $1 AND x.service = $2 AND x.channel = $3 AND x.client = $4
          AND h.listened_at BETWEEN $5 AND $6
        ORDER BY h.listened_at, h.id";
    let values = [
        user.0.into(),
        stream.service.as_str().into(),
        stream.channel.as_str().into(),
        stream.client.as_str().into(),
        from.into(),
        to.into(),
    ];
    let rows = sql::all(db, query, values).await?;
    rows.iter()
        .map(|row| {
            Ok(Report {
                listen_id: row.try_get_by_index(0)?,
                listened_at: row.try_get_by_index(1)?,
                names: names(row, 2)?,
                is_open: row.try_get_by_index(6)?,
                noted: noted(row)?,
            })
        })
        .collect()
}

fn noted(row: &QueryResult) -> Result<Option<Noted>> {
    let is_kept: Option<bool> = row.try_get_by_index(7)?;
    let artist: Option<String> = row.try_get_by_index(8)?;
    let title: Option<String> = row.try_get_by_index(9)?;
    Ok(is_kept.map(|is_kept| Noted {
        is_kept,
        now: artist.zip(title),
    }))
}

/// When the first report came through a stream, unix seconds UTC; `None` where none did.
pub async fn first_report<C: Conn>(
    db: &C,
    user: UserId,
    stream: &StreamKey,
) -> Result<Option<i64>> {
    let query = "SELECT MIN(h.listened_at) FROM listening_history h JOIN streams x ON x.id = h.stream_id
        WHERE h.user_id = $1 AND x.user_id = $1 AND x.service = $2 AND x.channel = $3 AND x.client = $4";
    let values = [
        user.0.into(),
        stream.service.as_str().into(),
        stream.channel.as_str().into(),
        stream.client.as_str().into(),
    ];
    let row = sql::one(db, query, values).await?;
    Ok(row.try_get_by_index(0)?)
}

/// Writes down what a span's comparison found, in place of what an earlier one of the same span did. What the user
/// decided to keep stays decided; gives how many wait for a decision.
pub async fn replace(
    tx: &mut Tx,
    user: UserId,
    provider: &str,
    compared: &[i64],
    missing: &[Missing],
) -> Result<u64> {
    let delete = format!(
        "DELETE FROM missing_listens WHERE user_id = $1 AND provider = $2 AND NOT is_kept AND listen_id IN {}",
        sql::numbers_in(tx.engine(), 3)
    );
    let values = [
        user.0.into(),
        provider.into(),
        sql::numbers(compared.iter().copied()),
    ];
    sql::execute(tx, &delete, values).await?;
    let mut seen = HashSet::new();
    let rows = missing
        .iter()
        .filter(|one| seen.insert(one.listen_id))
        .map(|one| {
            let now = one.now.as_ref();
            let values: Vec<Value> = vec![
                user.0.into(),
                one.listen_id.into(),
                provider.into(),
                now.map(|names| names.artist.as_str()).into(),
                now.map(|names| names.title.as_str()).into(),
                now.and_then(|names| names.album.as_deref()).into(),
                tx.now().into(),
            ];
            values
        });
    let head = "INSERT INTO missing_listens (user_id, listen_id, provider, new_artist, new_title, new_album, found_at)";
    let tail = "ON CONFLICT (user_id, listen_id) DO NOTHING";
    let added = sql::insert_many(tx, head, tail, rows.collect()).await?;
    tx.touch(Tag::services(user));
    Ok(added)
}

/// What waits for a decision, newest listen first, at most `limit`; only what still counts.
pub async fn list<C: Conn>(
    db: &C,
    user: UserId,
    provider: &str,
    limit: u32,
) -> Result<Vec<MissingListen>> {
    let query = "SELECT m.listen_id, h.listened_at, s.artist_credit, s.title, s.album, s.album_artist,
                m.new_artist, m.new_title, m.new_album, m.found_at
         FROM missing_listens m JOIN listening_history h ON h.id = m.listen_id AND h.status = 'counted'
         JOIN spellings s ON s.id = h.spelling_id
         WHERE m.user_id = $1 AND m.provider = $2 AND NOT m.is_kept
         ORDER BY h.listened_at DESC, h.id DESC LIMIT $3";
    let values = [user.0.into(), provider.into(), i64::from(limit).into()];
    let rows = sql::all(db, query, values).await?;
    rows.iter().map(missing).collect()
}

/// How many listens wait for a decision.
pub async fn count<C: Conn>(db: &C, user: UserId, provider: &str) -> Result<i64> {
    let query = "SELECT COUNT(*) FROM missing_listens m
         JOIN listening_history h ON h.id = m.listen_id AND h.status = 'counted'
         WHERE m.user_id = $1 AND m.provider = $2 AND NOT m.is_kept";
    let row = sql::one(db, query, [user.0.into(), provider.into()]).await?;
    Ok(row.try_get_by_index(0)?)
}

/// Keys of the listens that wait for a decision, at most `limit`.
pub async fn list_ids<C: Conn>(
    db: &C,
    user: UserId,
    provider: &str,
    limit: u32,
) -> Result<Vec<i64>> {
    let waiting = list(db, user, provider, limit).await?;
    Ok(waiting.into_iter().map(|one| one.listen_id).collect())
}

/// Notes that listens stay, whatever the service says.
pub async fn keep(tx: &mut Tx, user: UserId, provider: &str, ids: &[i64]) -> Result<u64> {
    let update = format!(
        "UPDATE missing_listens SET is_kept = TRUE WHERE user_id = $1 AND provider = $2 AND NOT is_kept
         AND listen_id IN {}",
        sql::numbers_in(tx.engine(), 3)
    );
    let values = [
        user.0.into(),
        provider.into(),
        sql::numbers(ids.iter().copied()),
    ];
    let kept = sql::execute(tx, &update, values).await?;
    tx.touch(Tag::services(user));
    Ok(kept)
}

fn missing(row: &QueryResult) -> Result<MissingListen> {
    let artist: Option<String> = row.try_get_by_index(6)?;
    let title: Option<String> = row.try_get_by_index(7)?;
    let album = row.try_get_by_index(8)?;
    Ok(MissingListen {
        listen_id: row.try_get_by_index(0)?,
        listened_at: row.try_get_by_index(1)?,
        names: names(row, 2)?,
        now: artist.zip(title).map(|(artist, title)| Names {
            artist,
            title,
            album,
            album_artist: None,
        }),
        found_at: row.try_get_by_index(9)?,
    })
}

fn names(row: &QueryResult, first: usize) -> Result<Names> {
    Ok(Names {
        artist: row.try_get_by_index(first)?,
        title: row.try_get_by_index(first + 1)?,
        album: row.try_get_by_index(first + 2)?,
        album_artist: row.try_get_by_index(first + 3)?,
    })
}
