//! Rows of the catalogue that nobody refers to any more, taken out.
//!
//! Only what a caller names is looked at: the catalogue as a whole may hold more than anybody refers to.

use sea_orm::QueryResult;

use crate::db::{Conn, Tx};
use crate::error::Result;
use crate::import::undo::Loosened;
use crate::search::Kind;
use crate::search::write;
use crate::sql;

/// What was taken out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Swept {
    /// Tracks.
    pub tracks: usize,
    /// Songs.
    pub recordings: usize,
    /// Albums.
    pub albums: usize,
    /// Artists.
    pub artists: usize,
}

impl std::ops::AddAssign for Swept {
    fn add_assign(&mut self, other: Self) {
        self.tracks += other.tracks;
        self.recordings += other.recordings;
        self.albums += other.albums;
        self.artists += other.artists;
    }
}

const TRACKS: &str = "SELECT t.id, t.recording_id, t.album_id FROM tracks t WHERE t.id IN {ids} AND {unused} AND {more}";
/// Nobody heard it, listed it, loves it, keeps it out of charts, or gave it names of their own.
const UNUSED: &str = "
      NOT EXISTS (SELECT 1 FROM listening_history h WHERE h.track_id = t.id)
      AND NOT EXISTS (SELECT 1 FROM playlist_tracks p WHERE p.track_id = t.id)
      AND NOT EXISTS (SELECT 1 FROM loved_tracks l WHERE l.recording_id = t.recording_id)
      AND NOT EXISTS (SELECT 1 FROM exclusions e WHERE e.recording_id = t.recording_id)
      AND NOT EXISTS (SELECT 1 FROM spellings s JOIN spelling_rules r ON r.spelling_id = s.id WHERE s.track_id = t.id)
      AND NOT EXISTS (SELECT 1 FROM spellings s JOIN spelling_rules r ON r.own_id = s.id WHERE s.track_id = t.id)";
/// Nobody owns its album.
const NOT_OWNED: &str = "(t.album_id IS NULL OR (
        NOT EXISTS (SELECT 1 FROM copies c WHERE c.album_id = t.album_id)
        AND NOT EXISTS (SELECT 1 FROM wantlist w WHERE w.album_id = t.album_id)
        AND NOT EXISTS (SELECT 1 FROM collection_albums l WHERE l.album_id = t.album_id)))";
/// It is in no track list.
const UNPLACED: &str = "t.disc IS NULL AND t.number IS NULL";
const RECORDINGS: &str = "
    SELECT r.id FROM recordings r WHERE r.id IN {ids}
      AND NOT EXISTS (SELECT 1 FROM tracks t WHERE t.recording_id = r.id)
      AND NOT EXISTS (SELECT 1 FROM loved_tracks l WHERE l.recording_id = r.id)
      AND NOT EXISTS (SELECT 1 FROM exclusions e WHERE e.recording_id = r.id)";
const ALBUMS: &str = "
    SELECT a.id FROM albums a WHERE a.id IN {ids}
      AND NOT EXISTS (SELECT 1 FROM tracks t WHERE t.album_id = a.id)
      AND NOT EXISTS (SELECT 1 FROM copies c WHERE c.album_id = a.id)
      AND NOT EXISTS (SELECT 1 FROM wantlist w WHERE w.album_id = a.id)
      AND NOT EXISTS (SELECT 1 FROM collection_albums l WHERE l.album_id = a.id)";
const ARTISTS: &str = "
    SELECT a.id FROM artists a WHERE a.id IN {ids}
      AND NOT EXISTS (SELECT 1 FROM recording_artist c WHERE c.artist_id = a.id)
      AND NOT EXISTS (SELECT 1 FROM album_artist c WHERE c.artist_id = a.id)
      AND NOT EXISTS (SELECT 1 FROM exclusions e WHERE e.artist_id = a.id)";

/// Takes out what nobody refers to of `loosened` and of what that in turn referred to. The caller has said that
/// meanings change ([`super::change_meanings`]) and holds the catalogue's lock.
pub async fn sweep(tx: &Tx, loosened: &Loosened) -> Result<Swept> {
    // Tracks may have stayed for the sake of an album that nobody refers to any more.
    let of_albums = "SELECT id FROM tracks WHERE album_id IN {ids}";
    let mut candidates = keys(tx, of_albums, &loosened.albums).await?;
    candidates.extend(&loosened.tracks);
    let gone = unreferred(tx, &tracks(NOT_OWNED), &candidates).await?;
    take_out(tx, &gone, loosened).await
}

/// Likewise of tracks that came to be at `since` (unix seconds UTC) or later with listens written by hand, on whoever's
/// album: no track list names them.
pub async fn sweep_written(tx: &Tx, written: &[i64], since: i64) -> Result<Swept> {
    let young = format!("{UNPLACED} AND t.created_at >= {since}");
    let gone = unreferred(tx, &tracks(&young), written).await?;
    take_out(tx, &gone, &Loosened::default()).await
}

fn tracks(more: &str) -> String {
    TRACKS.replace("{unused}", UNUSED).replace("{more}", more)
}

async fn take_out(tx: &Tx, gone: &[QueryResult], loosened: &Loosened) -> Result<Swept> {
    let (mut albums, mut artists) = (loosened.albums.clone(), loosened.artists.clone());
    let (mut tracks, mut recordings) = (Vec::new(), Vec::new());
    for row in gone {
        tracks.push(row.try_get_by_index::<i64>(0)?);
        recordings.push(row.try_get_by_index::<i64>(1)?);
        albums.extend(row.try_get_by_index::<Option<i64>>(2)?);
    }
    delete(tx, "spellings", "track_id", &tracks).await?;
    delete(tx, "tracks", "id", &tracks).await?;
    let recordings = keys(tx, RECORDINGS, &recordings).await?;
    let albums = keys(tx, ALBUMS, &albums).await?;
    artists.extend(credited(tx, "recording_artist", "recording_id", &recordings).await?);
    artists.extend(credited(tx, "album_artist", "album_id", &albums).await?);
    delete(tx, "recordings", "id", &recordings).await?;
    delete(tx, "albums", "id", &albums).await?;
    let artists = keys(tx, ARTISTS, &artists).await?;
    delete(tx, "artists", "id", &artists).await?;
    for (kind, ids) in [
        (Kind::Recording, &recordings),
        (Kind::Album, &albums),
        (Kind::Artist, &artists),
    ] {
        write::remove(tx, kind, ids).await?;
    }
    Ok(Swept {
        tracks: tracks.len(),
        recordings: recordings.len(),
        albums: albums.len(),
        artists: artists.len(),
    })
}

async fn unreferred(tx: &Tx, query: &str, ids: &[i64]) -> Result<Vec<QueryResult>> {
    let query = query.replace("{ids}", &sql::numbers_in(tx.engine(), 1));
    sql::all(tx, &query, [sql::numbers(ids.iter().copied())]).await
}

async fn keys(tx: &Tx, query: &str, ids: &[i64]) -> Result<Vec<i64>> {
    let rows = unreferred(tx, query, ids).await?;
    rows.iter()
        .map(|row| Ok(row.try_get_by_index(0)?))
        .collect()
}

async fn credited(tx: &Tx, table: &str, column: &str, ids: &[i64]) -> Result<Vec<i64>> {
    let query = format!("SELECT DISTINCT artist_id FROM {table} WHERE {column} IN {{ids}}");
    keys(tx, &query, ids).await
}

async fn delete(tx: &Tx, table: &str, column: &str, ids: &[i64]) -> Result<()> {
    if ids.is_empty() {
        return Ok(());
    }
    let delete = format!(
        "DELETE FROM {table} WHERE {column} IN {}",
        sql::numbers_in(tx.engine(), 1)
    );
    sql::execute(tx, &delete, [sql::numbers(ids.iter().copied())]).await?;
    Ok(())
}
