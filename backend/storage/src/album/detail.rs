//! One album with everything that its page shows.

use std::collections::HashMap;

use aime_domain::ids::{AlbumId, UserId};
use sea_orm::QueryResult;

use super::card::{self, Card};
use super::text;
use super::track::{self, AlbumTrack};
use super::visible;
use crate::db::Conn;
use crate::error::Result;
use crate::image::{self, Image};
use crate::sql;

/// An album as its page shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Detail {
    /// What lists show of it.
    pub card: Card,
    /// Long text.
    pub resume: Option<String>,
    /// Labels of the work, then those of the copies.
    pub labels: Vec<String>,
    /// Film whose music it is.
    pub film: Film,
    /// Its artists in the order of the credit.
    pub artists: Vec<DetailArtist>,
    /// Its tracks.
    pub tracks: Vec<AlbumTrack>,
    /// First counted play, unix seconds UTC.
    pub first_played_at: Option<i64>,
    /// Counted plays by local month (`202611`), oldest first; months without any are left out.
    pub months: Vec<(i32, i32)>,
}

/// The film of a soundtrack, as far as known.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Film {
    /// Title.
    pub title: Option<String>,
    /// Year.
    pub year: Option<i32>,
    /// Director.
    pub director: Option<String>,
}

/// An artist of the album.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DetailArtist {
    /// Key.
    pub id: i64,
    /// Name.
    pub name: String,
    /// Spotify's artist id.
    pub spotify_id: Option<String>,
    /// Last.fm page.
    pub lastfm_url: Option<String>,
    /// The user's counted plays of the artist.
    pub plays: i32,
    /// Pictures, best first.
    pub images: Vec<Image>,
}

const METADATA: &str =
    "SELECT labels, film_title, film_year, film_director FROM metadata WHERE album_id = $1";

const ARTISTS: &str = "
    SELECT a.id, a.name, a.spotify_id, a.lastfm_url, p.plays FROM album_artist c JOIN artists a ON a.id = c.artist_id
    LEFT JOIN artist_plays p ON p.user_id = $1 AND p.period = 0 AND p.artist_id = a.id
    WHERE c.album_id = $2 ORDER BY c.position";

const FIRST: &str =
    "SELECT first_at FROM album_plays WHERE user_id = $1 AND period = 0 AND album_id = $2";

const MONTHS: &str = "
    SELECT p.period, p.plays FROM (SELECT DISTINCT period FROM hour_totals
                                   WHERE user_id = $1 AND period BETWEEN 10000 AND 999999) m
    JOIN album_plays p ON p.user_id = $1 AND p.period = m.period AND p.album_id = $2 ORDER BY p.period";

/// An album, if the user heard, owns, wants or listed it. A key that was merged away leads to the album that stands in
/// its place. `language` is the reader's.
pub async fn find<C: Conn>(
    db: &C,
    user: UserId,
    language: &str,
    id: AlbumId,
) -> Result<Option<Detail>> {
    let Some(id) = visible::find(db, user, id).await? else {
        return Ok(None);
    };
    let Some(card) = card::list(db, user, language, &[id.0]).await?.pop() else {
        return Ok(None);
    };
    let metadata = sql::optional(db, METADATA, [id.0.into()]).await?;
    let (mut labels, film) = metadata
        .as_ref()
        .map(read_metadata)
        .transpose()?
        .unwrap_or_default();
    for label in card.copies.iter().flat_map(|copy| &copy.labels) {
        if !labels.contains(label) {
            labels.push(label.clone());
        }
    }
    let mut texts = text::list(db, user, language, &["resume"], &[id.0]).await?;
    let first = sql::optional(db, FIRST, [user.0.into(), id.0.into()]).await?;
    let months = sql::all(db, MONTHS, [user.0.into(), id.0.into()]).await?;
    Ok(Some(Detail {
        resume: texts
            .remove(&id.0)
            .and_then(|mut texts| texts.remove("resume")),
        labels,
        film,
        artists: artists(db, user, id).await?,
        tracks: track::list(db, user, id).await?,
        first_played_at: first.map(|row| row.try_get_by_index(0)).transpose()?,
        months: months
            .iter()
            .map(|row| Ok((row.try_get_by_index(0)?, row.try_get_by_index(1)?)))
            .collect::<Result<_>>()?,
        card,
    }))
}

fn read_metadata(row: &QueryResult) -> Result<(Vec<String>, Film)> {
    let film = Film {
        title: row.try_get_by_index(1)?,
        year: row.try_get_by_index(2)?,
        director: row.try_get_by_index(3)?,
    };
    Ok((sql::list_of_texts(row, 0)?, film))
}

async fn artists<C: Conn>(db: &C, user: UserId, album: AlbumId) -> Result<Vec<DetailArtist>> {
    let rows = sql::all(db, ARTISTS, [user.0.into(), album.0.into()]).await?;
    let ids: Vec<i64> = rows
        .iter()
        .map(|row| row.try_get_by_index(0))
        .collect::<std::result::Result<_, _>>()?;
    let mut images: HashMap<i64, Vec<Image>> =
        image::list(db, image::Subject::Artists, &ids).await?;
    rows.iter()
        .zip(ids)
        .map(|(row, id)| {
            Ok(DetailArtist {
                id,
                name: row.try_get_by_index(1)?,
                spotify_id: row.try_get_by_index(2)?,
                lastfm_url: row.try_get_by_index(3)?,
                plays: row.try_get_by_index::<Option<i32>>(4)?.unwrap_or(0),
                images: images.remove(&id).unwrap_or_default(),
            })
        })
        .collect()
}
