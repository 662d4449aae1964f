//! Listens with everything that a journal shows of them, for a page at a time.

use std::collections::HashMap;

use aime_domain::colour;
use aime_domain::ids::UserId;
use sea_orm::QueryResult;

use crate::album::text;
use crate::artist::credit::{self, Credit, On};
use crate::db::Conn;
use crate::error::Result;
use crate::image::{self, Image, Subject};
use crate::sql;

/// One play.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Key.
    pub id: i64,
    /// Unix seconds UTC.
    pub listened_at: i64,
    /// Title on its album.
    pub title: String,
    /// Artist credit as shown.
    pub artist: String,
    /// Artists in order.
    pub artists: Vec<Credit>,
    /// Key of the track.
    pub track_id: i64,
    /// Key of the song.
    pub recording_id: i64,
    /// Its album, if known.
    pub album: Option<EntryAlbum>,
    /// Whether the user loves the song.
    pub loved: bool,
    /// Service whose report counts.
    pub source: String,
    /// Services that reported it, that one first.
    pub sources: Vec<String>,
    /// Seconds heard, if known.
    pub seconds_played: Option<i32>,
    /// Length in milliseconds, if known.
    pub duration_ms: Option<i64>,
    /// Pictures of the first artist, best first.
    pub artist_images: Vec<Image>,
}

/// The album of a play.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EntryAlbum {
    /// Key.
    pub id: i64,
    /// Title.
    pub title: String,
    /// Original year.
    pub year: Option<i32>,
    /// `https://open.spotify.com/album/…`
    pub spotify_url: Option<String>,
    /// `https://music.apple.com/…`
    pub apple_music_url: Option<String>,
    /// `https://www.discogs.com/…`
    pub discogs_url: Option<String>,
    /// `#rrggbb`, see [`colour::of_album`].
    pub colour: String,
    /// Pictures, best first.
    pub images: Vec<Image>,
    /// Description.
    pub ai_info: Option<String>,
}

/// Listens of a user by key, newest first. `language` is the reader's.
pub async fn list<C: Conn>(
    db: &C,
    user: UserId,
    language: &str,
    ids: &[i64],
) -> Result<Vec<Entry>> {
    let query = format!(
        "SELECT h.id, h.listened_at, t.title, r.artist_credit, t.id, r.id, s.service, h.seconds_played,
                COALESCE(h.duration_ms, t.duration_ms, r.duration_ms),
                CASE WHEN l.recording_id IS NULL THEN 0 ELSE 1 END,
                a.id, a.title, a.year, a.spotify_url, a.apple_music_url, a.discogs_url,
                a.title_key, a.credit_key
         FROM listening_history h
         JOIN tracks t ON t.id = h.track_id
         JOIN recordings r ON r.id = t.recording_id
         JOIN streams s ON s.id = h.stream_id
         LEFT JOIN albums a ON a.id = t.album_id
         LEFT JOIN loved_tracks l ON l.user_id = $1 AND l.recording_id = r.id
         WHERE h.id IN {} AND h.user_id = $1 ORDER BY h.listened_at DESC, h.id DESC",
        sql::numbers_in(db.engine(), 2)
    );
    let rows = sql::all(
        db,
        &query,
        [user.0.into(), sql::numbers(ids.iter().copied())],
    )
    .await?;
    let mut entries = rows.iter().map(read).collect::<Result<Vec<_>>>()?;
    add_witnesses(db, user, &mut entries).await?;
    add_artists(db, &mut entries).await?;
    add_albums(db, user, language, &mut entries).await?;
    Ok(entries)
}

fn read(row: &QueryResult) -> Result<Entry> {
    let source: String = row.try_get_by_index(6)?;
    let album = row
        .try_get_by_index::<Option<i64>>(10)?
        .map(|id| read_album(row, id))
        .transpose()?;
    Ok(Entry {
        id: row.try_get_by_index(0)?,
        listened_at: row.try_get_by_index(1)?,
        title: row.try_get_by_index(2)?,
        artist: row.try_get_by_index(3)?,
        artists: Vec::new(),
        track_id: row.try_get_by_index(4)?,
        recording_id: row.try_get_by_index(5)?,
        album,
        loved: row.try_get_by_index::<i32>(9)? != 0,
        sources: vec![source.clone()],
        source,
        seconds_played: row.try_get_by_index(7)?,
        duration_ms: row.try_get_by_index(8)?,
        artist_images: Vec::new(),
    })
}

fn read_album(row: &QueryResult, id: i64) -> Result<EntryAlbum> {
    Ok(EntryAlbum {
        id,
        title: row.try_get_by_index(11)?,
        year: row.try_get_by_index(12)?,
        spotify_url: row.try_get_by_index(13)?,
        apple_music_url: row.try_get_by_index(14)?,
        discogs_url: row.try_get_by_index(15)?,
        colour: colour::of_album(
            &row.try_get_by_index::<String>(16)?,
            &row.try_get_by_index::<String>(17)?,
        ),
        images: Vec::new(),
        ai_info: None,
    })
}

async fn add_witnesses<C: Conn>(db: &C, user: UserId, entries: &mut [Entry]) -> Result<()> {
    // The plus keeps SQLite from walking through all of a stream instead of looking the few keys up.
    let query = format!(
        "SELECT h.duplicate_of, s.service FROM listening_history h JOIN streams s ON s.id = h.stream_id
         WHERE h.duplicate_of IN {} AND +h.user_id = $1 AND h.status = 'duplicate' ORDER BY h.id",
        sql::numbers_in(db.engine(), 2)
    );
    let ids = sql::numbers(entries.iter().map(|entry| entry.id));
    let mut witnesses = HashMap::<i64, Vec<String>>::new();
    for row in sql::all(db, &query, [user.0.into(), ids]).await? {
        witnesses
            .entry(row.try_get_by_index(0)?)
            .or_default()
            .push(row.try_get_by_index(1)?);
    }
    for entry in entries {
        for service in witnesses.remove(&entry.id).unwrap_or_default() {
            if !entry.sources.contains(&service) {
                entry.sources.push(service);
            }
        }
    }
    Ok(())
}

async fn add_artists<C: Conn>(db: &C, entries: &mut [Entry]) -> Result<()> {
    let recordings = distinct(entries.iter().map(|entry| entry.recording_id));
    let credits = credit::list(db, On::Recordings, &recordings).await?;
    let first = distinct(
        credits
            .values()
            .filter_map(|credit| credit.first())
            .map(|one| one.artist_id),
    );
    let images = image::list(db, Subject::Artists, &first).await?;
    for entry in entries {
        entry.artists = credits
            .get(&entry.recording_id)
            .cloned()
            .unwrap_or_default();
        let pictures = entry
            .artists
            .first()
            .and_then(|first| images.get(&first.artist_id));
        entry.artist_images = pictures.cloned().unwrap_or_default();
    }
    Ok(())
}

async fn add_albums<C: Conn>(
    db: &C,
    user: UserId,
    language: &str,
    entries: &mut [Entry],
) -> Result<()> {
    let albums = distinct(
        entries
            .iter()
            .filter_map(|entry| entry.album.as_ref())
            .map(|album| album.id),
    );
    let images = image::list(db, Subject::Albums, &albums).await?;
    let texts = text::descriptions(db, user, language, &albums).await?;
    for album in entries.iter_mut().filter_map(|entry| entry.album.as_mut()) {
        album.images = images.get(&album.id).cloned().unwrap_or_default();
        album.ai_info = texts.get(&album.id).cloned();
    }
    Ok(())
}

fn distinct(ids: impl Iterator<Item = i64>) -> Vec<i64> {
    let mut ids: Vec<i64> = ids.collect();
    ids.sort_unstable();
    ids.dedup();
    ids
}
