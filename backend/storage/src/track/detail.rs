//! One song with everything that its page shows. A page is asked for by a track; it tells of the song on every album.

use aime_domain::ids::{RecordingId, TrackId, UserId};

use crate::artist::credit::{self, Credit, On};
use crate::brief::{self, AlbumBrief};
use crate::db::Conn;
use crate::error::Result;
use crate::heard::{self, Heard};
use crate::history::entry::{self, Entry};
use crate::history::track;
use crate::rollup::Subject;
use crate::sql;

/// Listens and spellings that a page shows at most.
const LATEST: i64 = 20;
const SPELLINGS: i64 = 100;

/// A song as its page shows it.
#[derive(Debug, Clone, PartialEq)]
pub struct Detail {
    /// The track that was asked for.
    pub track_id: i64,
    /// Key of the song.
    pub recording_id: i64,
    /// Title on that track's album.
    pub title: String,
    /// Artist credit as shown.
    pub artist_credit: String,
    /// Artists in order.
    pub artists: Vec<Credit>,
    /// Length in milliseconds, if known.
    pub duration_ms: Option<i64>,
    /// International Standard Recording Code.
    pub isrc: Option<String>,
    /// MusicBrainz recording.
    pub mbid: Option<String>,
    /// Whether the user loves it.
    pub loved: bool,
    /// What the user heard of it.
    pub heard: Heard,
    /// The albums that it is on, as far as the user may see them, by year.
    pub albums: Vec<Place>,
    /// The names under which its reports came, the most frequent first.
    pub spellings: Vec<Spelling>,
    /// The latest listens, newest first.
    pub latest: Vec<Entry>,
}

/// A place of the song on an album.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// Key of the track there.
    pub track_id: i64,
    /// Disc.
    pub disc: Option<i32>,
    /// Position on the disc.
    pub number: Option<i32>,
    /// The album.
    pub album: AlbumBrief,
}

/// Names as a source sent them.
#[derive(Debug, Clone, PartialEq)]
pub struct Spelling {
    /// Key.
    pub id: i64,
    /// Artist credit.
    pub artist_credit: String,
    /// Title.
    pub title: String,
    /// Album title.
    pub album: Option<String>,
    /// How many of the user's reports bear them, counted or not.
    pub reports: i64,
    /// Why they were taken for this song.
    pub reason: String,
    /// How sure that is, 0 to 1.
    pub score: f64,
}

const TRACK: &str = "
    SELECT t.title, r.artist_credit, COALESCE(t.duration_ms, r.duration_ms), COALESCE(t.isrc, r.isrc), r.mbid,
           CASE WHEN l.recording_id IS NULL THEN 0 ELSE 1 END
    FROM tracks t JOIN recordings r ON r.id = t.recording_id
    LEFT JOIN loved_tracks l ON l.user_id = $1 AND l.recording_id = r.id WHERE t.id = $2";

const PLACES: &str = "
    SELECT t.id, t.disc, t.number, t.album_id FROM tracks t JOIN albums a ON a.id = t.album_id
    WHERE t.recording_id = $2 AND (
      EXISTS (SELECT 1 FROM copies o WHERE o.album_id = a.id AND o.user_id = $1)
      OR EXISTS (SELECT 1 FROM album_plays p WHERE p.user_id = $1 AND p.period = 0 AND p.album_id = a.id)
      OR EXISTS (SELECT 1 FROM wantlist w WHERE w.album_id = a.id AND w.user_id = $1)
      OR EXISTS (SELECT 1 FROM listening_history h WHERE h.track_id = t.id AND h.user_id = $1))
    ORDER BY COALESCE(a.year, 9999), a.sort_key, t.id";

// The listens of a song stand together in the index that begins with its track.
const SPELLED: &str = "
    SELECT s.id, s.artist_credit, s.title, s.album, h.reports, s.reason, s.score FROM (
      SELECT l.spelling_id, COUNT(*) AS reports FROM tracks t
      JOIN listening_history l ON l.track_id = t.id AND l.user_id = $1
      WHERE t.recording_id = $2 GROUP BY l.spelling_id) h
    JOIN spellings s ON s.id = h.spelling_id ORDER BY h.reports DESC, s.id LIMIT $3";

const NEWEST: &str = "
    SELECT h.id FROM tracks t JOIN listening_history h ON h.track_id = t.id AND h.user_id = $1
    WHERE t.recording_id = $2 AND h.status = 'counted' ORDER BY h.listened_at DESC, h.id DESC LIMIT $3";

/// The song of a track, if the user heard, owns, wants or listed it. A key that was merged away leads to the track
/// that stands in its place. `language` is the reader's.
pub async fn find<C: Conn>(
    db: &C,
    user: UserId,
    language: &str,
    id: TrackId,
) -> Result<Option<Detail>> {
    let Some((id, recording)) = track::find(db, user, id).await? else {
        return Ok(None);
    };
    let row = sql::one(db, TRACK, [user.0.into(), id.0.into()]).await?;
    let mut credits = credit::list(db, On::Recordings, &[recording.0]).await?;
    Ok(Some(Detail {
        track_id: id.0,
        recording_id: recording.0,
        title: row.try_get_by_index(0)?,
        artist_credit: row.try_get_by_index(1)?,
        artists: credits.remove(&recording.0).unwrap_or_default(),
        duration_ms: row.try_get_by_index(2)?,
        isrc: row.try_get_by_index(3)?,
        mbid: row.try_get_by_index(4)?,
        loved: row.try_get_by_index::<i32>(5)? != 0,
        heard: heard::get(db, user, Subject::Recording, recording.0).await?,
        albums: places(db, user, recording).await?,
        spellings: spellings(db, user, recording).await?,
        latest: latest(db, user, language, recording).await?,
    }))
}

async fn places<C: Conn>(db: &C, user: UserId, song: RecordingId) -> Result<Vec<Place>> {
    let rows = sql::all(db, PLACES, [user.0.into(), song.0.into()]).await?;
    let ids = rows
        .iter()
        .map(|row| Ok(row.try_get_by_index(3)?))
        .collect::<Result<Vec<i64>>>()?;
    let albums = brief::albums(db, user, &ids).await?;
    let mut places = Vec::with_capacity(rows.len());
    for (row, id) in rows.iter().zip(ids) {
        if let Some(album) = albums.iter().find(|album| album.id == id) {
            places.push(Place {
                track_id: row.try_get_by_index(0)?,
                disc: row.try_get_by_index(1)?,
                number: row.try_get_by_index(2)?,
                album: album.clone(),
            });
        }
    }
    Ok(places)
}

async fn spellings<C: Conn>(db: &C, user: UserId, song: RecordingId) -> Result<Vec<Spelling>> {
    let values = [user.0.into(), song.0.into(), SPELLINGS.into()];
    let rows = sql::all(db, SPELLED, values).await?;
    rows.iter()
        .map(|row| {
            Ok(Spelling {
                id: row.try_get_by_index(0)?,
                artist_credit: row.try_get_by_index(1)?,
                title: row.try_get_by_index(2)?,
                album: row.try_get_by_index(3)?,
                reports: row.try_get_by_index(4)?,
                reason: row.try_get_by_index(5)?,
                score: row.try_get_by_index(6)?,
            })
        })
        .collect()
}

async fn latest<C: Conn>(
    db: &C,
    user: UserId,
    language: &str,
    song: RecordingId,
) -> Result<Vec<Entry>> {
    let values = [user.0.into(), song.0.into(), LATEST.into()];
    let rows = sql::all(db, NEWEST, values).await?;
    let ids = rows
        .iter()
        .map(|row| Ok(row.try_get_by_index(0)?))
        .collect::<Result<Vec<i64>>>()?;
    entry::list(db, user, language, &ids).await
}
