//! One artist, album or recording made out of two that turned out to be the same.
//!
//! Everything that pointed at the one points at the other afterwards: spellings, listens, loved tracks, playlists,
//! copies, identity keys. The months that this touches are marked for every listener. The key that is gone leads on
//! ([`super::merged`]).

use std::collections::BTreeMap;
use std::str::FromStr;

use aime_domain::ids::{AlbumId, ArtistId, RecordingId, UserId};
use chrono_tz::Tz;
use sea_orm::Value;

use super::merged;
use crate::db::{Conn, Tx};
use crate::error::Result;
use crate::rollup::mark;
use crate::search::Kind;
use crate::search::write;
use crate::sql;
use crate::tag::Tag;

/// Merges recording `from` into recording `into`; `from` is gone afterwards.
pub async fn recordings(tx: &mut Tx, from: RecordingId, into: RecordingId) -> Result<()> {
    if from == into {
        return Ok(());
    }
    super::change_meanings(tx).await?;
    super::lock(tx).await?;
    mark_listeners(tx, &[from.0]).await?;
    let twins = "SELECT f.id, MIN(i.id) FROM tracks f
                 JOIN tracks i ON i.recording_id = $2 AND COALESCE(i.album_id, 0) = COALESCE(f.album_id, 0)
                 WHERE f.recording_id = $1 GROUP BY f.id";
    for row in sql::all(tx, twins, [from.0.into(), into.0.into()]).await? {
        replace_track(tx, row.try_get_by_index(0)?, row.try_get_by_index(1)?).await?;
    }
    let statements = [
        "UPDATE tracks SET recording_id = $2 WHERE recording_id = $1",
        "INSERT INTO loved_tracks (user_id, recording_id, loved_at, source, import_id)
         SELECT user_id, $2, loved_at, source, import_id FROM loved_tracks WHERE recording_id = $1
         ON CONFLICT DO NOTHING",
        "INSERT INTO recording_keys (key, recording_id) SELECT key, $2 FROM recording_keys WHERE recording_id = $1
         ON CONFLICT DO NOTHING",
        "UPDATE exclusions SET recording_id = $2 WHERE recording_id = $1",
        "UPDATE recordings SET duration_ms = COALESCE(duration_ms, (SELECT duration_ms FROM recordings WHERE id = $1))
         WHERE id = $2",
    ];
    run(tx, &statements, from.0, into.0).await?;
    let gone = [
        "DELETE FROM loved_tracks WHERE recording_id = $1",
        "DELETE FROM recordings WHERE id = $1",
    ];
    for statement in gone {
        sql::execute(tx, statement, [from.0.into()]).await?;
    }
    write::remove(tx, Kind::Recording, &[from.0]).await
}

/// Merges album `from` into album `into`: copies, wishes, collections, tracks, pictures and texts; `from` is gone
/// afterwards.
pub async fn albums(tx: &mut Tx, from: AlbumId, into: AlbumId) -> Result<()> {
    if from == into {
        return Ok(());
    }
    super::change_meanings(tx).await?;
    super::lock(tx).await?;
    crate::album::write::touch_seen(tx, from).await?;
    crate::album::write::touch_seen(tx, into).await?;
    let heard = "SELECT DISTINCT recording_id FROM tracks WHERE album_id = $1";
    let recordings = numbers(tx, heard, [from.0.into()]).await?;
    mark_listeners(tx, &recordings).await?;
    let twins = "SELECT f.id, MIN(i.id) FROM tracks f
                 JOIN tracks i ON i.album_id = $2 AND i.recording_id = f.recording_id
                 WHERE f.album_id = $1 GROUP BY f.id";
    for row in sql::all(tx, twins, [from.0.into(), into.0.into()]).await? {
        replace_track(tx, row.try_get_by_index(0)?, row.try_get_by_index(1)?).await?;
    }
    let statements = [
        "UPDATE tracks SET album_id = $2 WHERE album_id = $1",
        "UPDATE copies SET album_id = $2 WHERE album_id = $1",
        "UPDATE wantlist SET album_id = $2 WHERE album_id = $1",
        "DELETE FROM collection_albums WHERE album_id = $1 AND EXISTS (SELECT 1 FROM collection_albums o
           WHERE o.user_id = collection_albums.user_id AND o.collection_id = collection_albums.collection_id
             AND o.album_id = $2)",
        "UPDATE collection_albums SET album_id = $2 WHERE album_id = $1",
        "INSERT INTO album_keys (key, album_id) SELECT key, $2 FROM album_keys WHERE album_id = $1
         ON CONFLICT DO NOTHING",
        "DELETE FROM images WHERE album_id = $1 AND url IN (SELECT url FROM images WHERE album_id = $2)",
        "UPDATE images SET album_id = $2 WHERE album_id = $1",
        "UPDATE texts SET album_id = $2 WHERE album_id = $1",
        "UPDATE metadata SET album_id = $2 WHERE album_id = $1 AND NOT EXISTS (SELECT 1 FROM metadata WHERE album_id = $2)",
        "UPDATE albums SET year = COALESCE(year, (SELECT year FROM albums WHERE id = $1)),
           spotify_url = COALESCE(spotify_url, (SELECT spotify_url FROM albums WHERE id = $1)),
           apple_music_url = COALESCE(apple_music_url, (SELECT apple_music_url FROM albums WHERE id = $1)),
           discogs_url = COALESCE(discogs_url, (SELECT discogs_url FROM albums WHERE id = $1)),
           genres = CASE WHEN genres = '[]' THEN (SELECT genres FROM albums WHERE id = $1) ELSE genres END,
           styles = CASE WHEN styles = '[]' THEN (SELECT styles FROM albums WHERE id = $1) ELSE styles END
         WHERE id = $2",
    ];
    run(tx, &statements, from.0, into.0).await?;
    merged::lead_on(tx, merged::What::Albums, from.0, into.0).await?;
    sql::execute(tx, "DELETE FROM albums WHERE id = $1", [from.0.into()]).await?;
    write::remove(tx, Kind::Album, &[from.0]).await
}

/// Merges artist `from` into artist `into`: credits, pictures, texts and rules; the name of `from` becomes another
/// name of `into`, so that whatever comes under it later finds `into`. `from` is gone afterwards. Names in credits
/// as shown are the caller's.
pub async fn artists(tx: &mut Tx, from: ArtistId, into: ArtistId) -> Result<()> {
    if from == into {
        return Ok(());
    }
    super::change_meanings(tx).await?;
    super::lock(tx).await?;
    let credited = "SELECT DISTINCT recording_id FROM recording_artist WHERE artist_id = $1";
    let recordings = numbers(tx, credited, [from.0.into()]).await?;
    mark_listeners(tx, &recordings).await?;
    let statements = [
        "INSERT INTO artist_aliases (artist_id, name, name_key, source)
         SELECT $2, name, name_key, 'merge' FROM artists WHERE id = $1
           AND name_key <> (SELECT name_key FROM artists WHERE id = $2)
         ON CONFLICT DO NOTHING",
        "INSERT INTO artist_aliases (artist_id, name, name_key, source)
         SELECT $2, name, name_key, source FROM artist_aliases WHERE artist_id = $1 ON CONFLICT DO NOTHING",
        "DELETE FROM recording_artist WHERE artist_id = $1 AND EXISTS (SELECT 1 FROM recording_artist o
           WHERE o.recording_id = recording_artist.recording_id AND o.artist_id = $2)",
        "UPDATE recording_artist SET artist_id = $2 WHERE artist_id = $1",
        "DELETE FROM album_artist WHERE artist_id = $1 AND EXISTS (SELECT 1 FROM album_artist o
           WHERE o.album_id = album_artist.album_id AND o.artist_id = $2)",
        "UPDATE album_artist SET artist_id = $2 WHERE artist_id = $1",
        "DELETE FROM images WHERE artist_id = $1 AND url IN (SELECT url FROM images WHERE artist_id = $2)",
        "UPDATE images SET artist_id = $2 WHERE artist_id = $1",
        "UPDATE texts SET artist_id = $2 WHERE artist_id = $1",
        "UPDATE exclusions SET artist_id = $2 WHERE artist_id = $1",
        "UPDATE artists SET spotify_id = COALESCE(spotify_id, (SELECT spotify_id FROM artists WHERE id = $1)),
           lastfm_url = COALESCE(lastfm_url, (SELECT lastfm_url FROM artists WHERE id = $1)) WHERE id = $2",
    ];
    run(tx, &statements, from.0, into.0).await?;
    merged::lead_on(tx, merged::What::Artists, from.0, into.0).await?;
    sql::execute(tx, "DELETE FROM artists WHERE id = $1", [from.0.into()]).await?;
    tx.touch(Tag::artist(from));
    tx.touch(Tag::artist(into));
    write::remove(tx, Kind::Artist, &[from.0]).await
}

async fn run(tx: &Tx, statements: &[&str], from: i64, into: i64) -> Result<()> {
    for statement in statements {
        sql::execute(tx, statement, [from.into(), into.into()]).await?;
    }
    Ok(())
}

async fn numbers(
    tx: &Tx,
    query: &str,
    values: impl IntoIterator<Item = Value> + Send,
) -> Result<Vec<i64>> {
    let rows = sql::all(tx, query, values).await?;
    rows.iter()
        .map(|row| Ok(row.try_get_by_index(0)?))
        .collect()
}

/// Points everything at track `kept` that points at track `gone`, and removes `gone`. Listens follow their spellings.
async fn replace_track(tx: &Tx, gone: i64, kept: i64) -> Result<()> {
    let statements = [
        "UPDATE spellings SET track_id = $2 WHERE track_id = $1",
        "UPDATE playlist_tracks SET track_id = $2 WHERE track_id = $1",
    ];
    run(tx, &statements, gone, kept).await?;
    merged::lead_on(tx, merged::What::Tracks, gone, kept).await?;
    sql::execute(tx, "DELETE FROM tracks WHERE id = $1", [gone.into()]).await?;
    Ok(())
}

/// When somebody heard something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listening {
    /// Who.
    pub user: UserId,
    /// Their zone.
    pub zone: Tz,
    /// Unix seconds UTC, ascending.
    pub moments: Vec<i64>,
}

/// Marks the months in which anybody heard one of some recordings; who and when.
pub async fn mark_listeners(tx: &mut Tx, recordings: &[i64]) -> Result<Vec<Listening>> {
    let heard = format!(
        "SELECT h.user_id, u.time_zone, h.listened_at FROM tracks t
         JOIN listening_history h ON h.track_id = t.id JOIN users u ON u.id = h.user_id
         WHERE t.recording_id IN {} ORDER BY h.user_id, h.listened_at",
        sql::numbers_in(tx.engine(), 1)
    );
    let mut moments = BTreeMap::<(UserId, String), Vec<i64>>::new();
    for row in sql::all(tx, &heard, [sql::numbers(recordings.iter().copied())]).await? {
        let who = (UserId(row.try_get_by_index(0)?), row.try_get_by_index(1)?);
        moments
            .entry(who)
            .or_default()
            .push(row.try_get_by_index(2)?);
    }
    let mut listeners = Vec::with_capacity(moments.len());
    for ((user, zone), moments) in moments {
        let zone = Tz::from_str(&zone).unwrap_or(Tz::UTC);
        mark::mark_months(tx, user, zone, moments.iter().copied()).await?;
        tx.touch(Tag::history(user));
        listeners.push(Listening {
            user,
            zone,
            moments,
        });
    }
    Ok(listeners)
}
