//! What is on at this moment, one row for each source and place. A row that has expired is as good as none.

pub mod known;

use aime_domain::ids::{StreamId, UserId};
use aime_domain::listen::{Channel, Names, StreamKey};
use aime_domain::playing::{NowPlaying, Telling};
use sea_orm::QueryResult;

use crate::db::{Conn, Tx};
use crate::error::Result;
use crate::sql;
use crate::stream;
use crate::tag::Tag;

/// A source whose position is as expected to within this says nothing new, milliseconds.
const SAME_POSITION_MS: i64 = 3_000;

const COLUMNS: &str =
    "n.place, n.artist_credit, n.title, n.album, n.album_artist, n.duration_ms, n.paused,
    n.position_ms, n.started_at, n.heard_at, n.expires_at, s.service, s.channel, s.client";

/// What is on, and until when it is believed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Believed {
    /// What is on.
    pub playing: NowPlaying,
    /// Unix seconds UTC.
    pub expires_at: i64,
}

/// Notes what a source says is on at its place. Only what differs from what was expected is a change that
/// others hear of.
pub async fn set(tx: &mut Tx, user: UserId, playing: &NowPlaying, telling: Telling) -> Result<()> {
    let stream = stream::get_or_create(tx, user, &playing.stream).await?;
    let before = find(tx, user, stream, &playing.place).await?;
    let upsert = "INSERT INTO now_playing (user_id, stream_id, place, artist_credit, title, album, album_artist,
                    duration_ms, paused, position_ms, started_at, heard_at, expires_at)
                  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
                  ON CONFLICT (user_id, stream_id, place) DO UPDATE SET
                    artist_credit = excluded.artist_credit, title = excluded.title, album = excluded.album,
                    album_artist = excluded.album_artist, duration_ms = excluded.duration_ms,
                    paused = excluded.paused, position_ms = excluded.position_ms,
                    started_at = excluded.started_at, heard_at = excluded.heard_at,
                    expires_at = excluded.expires_at";
    let names = &playing.names;
    let values = [
        user.0.into(),
        stream.0.into(),
        playing.place.as_str().into(),
        names.artist.as_str().into(),
        names.title.as_str().into(),
        names.album.as_deref().into(),
        names.album_artist.as_deref().into(),
        playing.duration_ms.into(),
        playing.paused.into(),
        playing.position_ms.into(),
        playing.started_at.into(),
        playing.heard_at.into(),
        playing.expires_at(telling).into(),
    ];
    sql::execute(tx, upsert, values).await?;
    if !before.is_some_and(|before| says_the_same(&before, playing)) {
        tx.touch(Tag::playing(user));
    }
    Ok(())
}

fn says_the_same(before: &Believed, now: &NowPlaying) -> bool {
    let expected = before.playing.position_at(now.heard_at);
    now.heard_at < before.expires_at
        && before.playing.names == now.names
        && before.playing.duration_ms == now.duration_ms
        && before.playing.paused == now.paused
        && (expected - now.position_ms).abs() <= SAME_POSITION_MS
}

/// Notes that nothing is on any more at a place of a source.
pub async fn clear(tx: &mut Tx, user: UserId, stream: &StreamKey, place: &str) -> Result<()> {
    let delete = "DELETE FROM now_playing WHERE user_id = $1 AND place = $2 AND stream_id IN
                  (SELECT id FROM streams WHERE user_id = $1 AND service = $3 AND channel = $4 AND client = $5)";
    let values = [
        user.0.into(),
        place.into(),
        stream.service.as_str().into(),
        stream.channel.as_str().into(),
        stream.client.as_str().into(),
    ];
    if sql::execute(tx, delete, values).await? > 0 {
        tx.touch(Tag::playing(user));
    }
    Ok(())
}

/// Notes that a source has nothing on any more, anywhere.
pub async fn clear_all(tx: &mut Tx, user: UserId, stream: &StreamKey) -> Result<()> {
    let delete = "DELETE FROM now_playing WHERE user_id = $1 AND stream_id IN
                  (SELECT id FROM streams WHERE user_id = $1 AND service = $2 AND channel = $3 AND client = $4)";
    let values = [
        user.0.into(),
        stream.service.as_str().into(),
        stream.channel.as_str().into(),
        stream.client.as_str().into(),
    ];
    if sql::execute(tx, delete, values).await? > 0 {
        tx.touch(Tag::playing(user));
    }
    Ok(())
}

async fn find(tx: &Tx, user: UserId, stream: StreamId, place: &str) -> Result<Option<Believed>> {
    let query = format!(
        "SELECT {COLUMNS} FROM now_playing n JOIN streams s ON s.id = n.stream_id
         WHERE n.user_id = $1 AND n.stream_id = $2 AND n.place = $3"
    );
    let values = [user.0.into(), stream.0.into(), place.into()];
    let row = sql::optional(tx, &query, values).await?;
    row.map(|row| read(&row)).transpose()
}

/// What is on for a user at `now` (unix seconds UTC): what plays before what is paused, the latest first.
pub async fn list<C: Conn>(db: &C, user: UserId, now: i64) -> Result<Vec<Believed>> {
    let query = format!(
        "SELECT {COLUMNS} FROM now_playing n JOIN streams s ON s.id = n.stream_id
         WHERE n.user_id = $1 AND n.expires_at > $2 ORDER BY n.paused, n.started_at DESC, n.id"
    );
    let rows = sql::all(db, &query, [user.0.into(), now.into()]).await?;
    rows.iter().map(read).collect()
}

fn read(row: &QueryResult) -> Result<Believed> {
    let channel: String = row.try_get_by_index(12)?;
    Ok(Believed {
        playing: NowPlaying {
            place: row.try_get_by_index(0)?,
            names: Names {
                artist: row.try_get_by_index(1)?,
                title: row.try_get_by_index(2)?,
                album: row.try_get_by_index(3)?,
                album_artist: row.try_get_by_index(4)?,
            },
            duration_ms: row.try_get_by_index(5)?,
            paused: row.try_get_by_index(6)?,
            position_ms: row.try_get_by_index(7)?,
            started_at: row.try_get_by_index(8)?,
            heard_at: row.try_get_by_index(9)?,
            stream: StreamKey {
                service: row.try_get_by_index(11)?,
                // The column's CHECK admits only the words of channels.
                channel: Channel::from_word(&channel).unwrap_or(Channel::Door),
                client: row.try_get_by_index(13)?,
            },
        },
        expires_at: row.try_get_by_index(10)?,
    })
}
