//! One artist with everything that its page shows.

use aime_domain::ids::{ArtistId, UserId};

use super::visible;
use crate::brief::{self, AlbumBrief, TrackBrief};
use crate::db::Conn;
use crate::error::Result;
use crate::heard::{self, Heard};
use crate::image::{self, Image};
use crate::rollup::Subject;
use crate::sql;

/// Albums of one kind and songs that a page shows at most.
const ALBUMS: i64 = 200;
const TRACKS: i64 = 20;

/// An artist as its page shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Detail {
    /// Key.
    pub id: i64,
    /// Name.
    pub name: String,
    /// What tells it from others of its name; empty where nothing must.
    pub disambiguation: String,
    /// MusicBrainz artist.
    pub mbid: Option<String>,
    /// Discogs artist.
    pub discogs_id: Option<i64>,
    /// Spotify's artist id.
    pub spotify_id: Option<String>,
    /// Last.fm page.
    pub lastfm_url: Option<String>,
    /// Other names, by name.
    pub aliases: Vec<String>,
    /// Pictures, best first.
    pub images: Vec<Image>,
    /// What the user heard of it.
    pub heard: Heard,
    /// Its albums that the user owns, by year.
    pub owned: Vec<AlbumBrief>,
    /// Its albums that the user heard and does not own, the most played first.
    pub heard_albums: Vec<AlbumBrief>,
    /// Albums of others with songs of it that the user owns or heard, by year.
    pub appears_on: Vec<AlbumBrief>,
    /// Its songs that the user played most.
    pub top_tracks: Vec<TrackBrief>,
}

const ARTIST: &str = "SELECT name, disambiguation, mbid, discogs_id, spotify_id, lastfm_url FROM artists WHERE id = $1";
const ALIASES: &str = "SELECT DISTINCT name FROM artist_aliases WHERE artist_id = $1 ORDER BY name";

const OWNED: &str = "
    SELECT a.id FROM albums a WHERE a.id IN (SELECT album_id FROM album_artist WHERE artist_id = $2)
      AND EXISTS (SELECT 1 FROM copies o WHERE o.album_id = a.id AND o.user_id = $1)
    ORDER BY COALESCE(a.year, 9999), a.sort_key, a.id LIMIT $3";
const HEARD: &str = "
    SELECT p.album_id FROM album_plays p
    WHERE p.user_id = $1 AND p.period = 0 AND p.album_id IN (SELECT album_id FROM album_artist WHERE artist_id = $2)
      AND NOT EXISTS (SELECT 1 FROM copies o WHERE o.album_id = p.album_id AND o.user_id = $1)
    ORDER BY p.plays DESC, p.album_id DESC LIMIT $3";
const APPEARS: &str = "
    SELECT a.id FROM albums a
    WHERE a.id IN (SELECT t.album_id FROM recording_artist c JOIN tracks t ON t.recording_id = c.recording_id
                   WHERE c.artist_id = $2)
      AND NOT EXISTS (SELECT 1 FROM album_artist c WHERE c.album_id = a.id AND c.artist_id = $2)
      AND (EXISTS (SELECT 1 FROM copies o WHERE o.album_id = a.id AND o.user_id = $1)
           OR EXISTS (SELECT 1 FROM album_plays p WHERE p.user_id = $1 AND p.period = 0 AND p.album_id = a.id))
    ORDER BY COALESCE(a.year, 9999), a.sort_key, a.id LIMIT $3";
const TOP: &str = "
    SELECT p.recording_id FROM recording_plays p
    WHERE p.user_id = $1 AND p.period = 0
      AND p.recording_id IN (SELECT recording_id FROM recording_artist WHERE artist_id = $2)
    ORDER BY p.plays DESC, p.recording_id DESC LIMIT $3";

/// An artist, if the user heard, owns, wants or listed anything of it. A key that was merged away leads to the artist
/// that stands in its place.
pub async fn find<C: Conn>(db: &C, user: UserId, id: ArtistId) -> Result<Option<Detail>> {
    let Some(id) = visible::find(db, user, id).await? else {
        return Ok(None);
    };
    let row = sql::one(db, ARTIST, [id.0.into()]).await?;
    let aliases = sql::all(db, ALIASES, [id.0.into()]).await?;
    let (owned, heard_albums, appears_on, top) = (
        keys(db, OWNED, user, id, ALBUMS).await?,
        keys(db, HEARD, user, id, ALBUMS).await?,
        keys(db, APPEARS, user, id, ALBUMS).await?,
        keys(db, TOP, user, id, TRACKS).await?,
    );
    let mut images = image::list(db, image::Subject::Artists, &[id.0]).await?;
    Ok(Some(Detail {
        id: id.0,
        name: row.try_get_by_index(0)?,
        disambiguation: row.try_get_by_index(1)?,
        mbid: row.try_get_by_index(2)?,
        discogs_id: row.try_get_by_index(3)?,
        spotify_id: row.try_get_by_index(4)?,
        lastfm_url: row.try_get_by_index(5)?,
        aliases: aliases
            .iter()
            .map(|row| Ok(row.try_get_by_index(0)?))
            .collect::<Result<_>>()?,
        images: images.remove(&id.0).unwrap_or_default(),
        heard: heard::get(db, user, Subject::Artist, id.0).await?,
        owned: brief::albums(db, user, &owned).await?,
        heard_albums: brief::albums(db, user, &heard_albums).await?,
        appears_on: brief::albums(db, user, &appears_on).await?,
        top_tracks: brief::tracks(db, user, &top).await?,
    }))
}

async fn keys<C: Conn>(
    db: &C,
    query: &str,
    user: UserId,
    artist: ArtistId,
    most: i64,
) -> Result<Vec<i64>> {
    let values = [user.0.into(), artist.0.into(), most.into()];
    let rows = sql::all(db, query, values).await?;
    rows.iter()
        .map(|row| Ok(row.try_get_by_index(0)?))
        .collect()
}
