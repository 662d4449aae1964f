//! The few words by which charts and search name an artist, an album or a song.

use std::collections::HashMap;

use aime_domain::colour;
use aime_domain::ids::UserId;

use crate::artist::credit::{self, On};
use crate::db::Conn;
use crate::error::Result;
use crate::image::{self, Image, Subject};
use crate::sql;

/// An artist in brief.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ArtistBrief {
    /// Key.
    pub id: i64,
    /// Name.
    pub name: String,
    /// Spotify's artist id.
    pub spotify_id: Option<String>,
    /// The user's counted plays.
    pub plays: i32,
    /// Pictures, best first.
    pub images: Vec<Image>,
}

/// An album in brief.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AlbumBrief {
    /// Key.
    pub id: i64,
    /// Title.
    pub title: String,
    /// Artists in order.
    pub artists: Vec<String>,
    /// Original year.
    pub year: Option<i32>,
    /// The user's counted plays.
    pub plays: i32,
    /// Copies that the user owns.
    pub copies: i64,
    /// Pictures, best first.
    pub images: Vec<Image>,
    /// `#rrggbb`, see [`colour::of`](aime_domain::colour::of).
    pub colour: String,
}

/// A song in brief.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TrackBrief {
    /// Key of the track by which the user knows it.
    pub track_id: i64,
    /// Key of the song.
    pub recording_id: i64,
    /// Title.
    pub title: String,
    /// Artists in order.
    pub artists: Vec<String>,
    /// Album of that track, if the user may see it.
    pub album: Option<(i64, String)>,
    /// The user's counted plays.
    pub plays: i32,
    /// Pictures of that album, best first.
    pub images: Vec<Image>,
}

/// Artists in the order of `ids`.
pub async fn artists<C: Conn>(db: &C, user: UserId, ids: &[i64]) -> Result<Vec<ArtistBrief>> {
    let query = format!(
        "SELECT a.id, a.name, a.spotify_id, p.plays FROM artists a
         LEFT JOIN artist_plays p ON p.user_id = $1 AND p.period = 0 AND p.artist_id = a.id WHERE a.id IN {}",
        sql::numbers_in(db.engine(), 2)
    );
    let mut images = image::list(db, Subject::Artists, ids).await?;
    let mut found = HashMap::new();
    for row in sql::all(
        db,
        &query,
        [user.0.into(), sql::numbers(ids.iter().copied())],
    )
    .await?
    {
        let id: i64 = row.try_get_by_index(0)?;
        let brief = ArtistBrief {
            id,
            name: row.try_get_by_index(1)?,
            spotify_id: row.try_get_by_index(2)?,
            plays: row.try_get_by_index::<Option<i32>>(3)?.unwrap_or(0),
            images: images.remove(&id).unwrap_or_default(),
        };
        found.insert(id, brief);
    }
    Ok(ids.iter().filter_map(|id| found.remove(id)).collect())
}

/// Albums in the order of `ids`.
pub async fn albums<C: Conn>(db: &C, user: UserId, ids: &[i64]) -> Result<Vec<AlbumBrief>> {
    let query = format!(
        "SELECT a.id, a.title, a.year, p.plays, a.title_key, a.credit_key,
                (SELECT COUNT(*) FROM copies c WHERE c.user_id = $1 AND c.album_id = a.id)
         FROM albums a LEFT JOIN album_plays p ON p.user_id = $1 AND p.period = 0 AND p.album_id = a.id
         WHERE a.id IN {}",
        sql::numbers_in(db.engine(), 2)
    );
    let mut artists = names(db, On::Albums, ids).await?;
    let mut images = image::list(db, Subject::Albums, ids).await?;
    let mut found = HashMap::new();
    for row in sql::all(
        db,
        &query,
        [user.0.into(), sql::numbers(ids.iter().copied())],
    )
    .await?
    {
        let id: i64 = row.try_get_by_index(0)?;
        let brief = AlbumBrief {
            id,
            title: row.try_get_by_index(1)?,
            artists: artists.remove(&id).unwrap_or_default(),
            year: row.try_get_by_index(2)?,
            plays: row.try_get_by_index::<Option<i32>>(3)?.unwrap_or(0),
            copies: row.try_get_by_index(6)?,
            images: images.remove(&id).unwrap_or_default(),
            colour: colour::of_album(
                &row.try_get_by_index::<String>(4)?,
                &row.try_get_by_index::<String>(5)?,
            ),
        };
        found.insert(id, brief);
    }
    Ok(ids.iter().filter_map(|id| found.remove(id)).collect())
}

/// Songs in the order of `ids` (recordings). Of the tracks of a song the one with an album that the user owns or
/// heard stands for it.
pub async fn tracks<C: Conn>(db: &C, user: UserId, ids: &[i64]) -> Result<Vec<TrackBrief>> {
    let query = format!(
        "SELECT r.id, r.title, t.id, p.plays, a.id, a.title FROM recordings r
         JOIN tracks t ON t.recording_id = r.id
         LEFT JOIN albums a ON a.id = t.album_id AND (
           EXISTS (SELECT 1 FROM album_plays h WHERE h.user_id = $1 AND h.period = 0 AND h.album_id = t.album_id)
           OR EXISTS (SELECT 1 FROM copies c WHERE c.album_id = t.album_id AND c.user_id = $1))
         LEFT JOIN recording_plays p ON p.user_id = $1 AND p.period = 0 AND p.recording_id = r.id
         WHERE r.id IN {} ORDER BY CASE WHEN a.id IS NULL THEN 1 ELSE 0 END, t.id",
        sql::numbers_in(db.engine(), 2)
    );
    let mut artists = names(db, On::Recordings, ids).await?;
    let mut found = HashMap::new();
    for row in sql::all(
        db,
        &query,
        [user.0.into(), sql::numbers(ids.iter().copied())],
    )
    .await?
    {
        let id: i64 = row.try_get_by_index(0)?;
        if found.contains_key(&id) {
            continue;
        }
        let album: (Option<i64>, Option<String>) =
            (row.try_get_by_index(4)?, row.try_get_by_index(5)?);
        let brief = TrackBrief {
            track_id: row.try_get_by_index(2)?,
            recording_id: id,
            title: row.try_get_by_index(1)?,
            artists: artists.remove(&id).unwrap_or_default(),
            album: album.0.zip(album.1),
            plays: row.try_get_by_index::<Option<i32>>(3)?.unwrap_or(0),
            images: Vec::new(),
        };
        found.insert(id, brief);
    }
    let albums: Vec<i64> = found
        .values()
        .filter_map(|brief| brief.album.as_ref())
        .map(|album| album.0)
        .collect();
    let images = image::list(db, Subject::Albums, &albums).await?;
    for brief in found.values_mut() {
        let pictures = brief.album.as_ref().and_then(|album| images.get(&album.0));
        brief.images = pictures.cloned().unwrap_or_default();
    }
    Ok(ids.iter().filter_map(|id| found.remove(id)).collect())
}

async fn names<C: Conn>(db: &C, on: On, ids: &[i64]) -> Result<HashMap<i64, Vec<String>>> {
    let credits = credit::list(db, on, ids).await?;
    Ok(credits
        .into_iter()
        .map(|(id, credit)| (id, credit.into_iter().map(|one| one.name).collect()))
        .collect())
}
