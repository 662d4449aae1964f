//! What the catalogue says of an album, changed for everybody who sees it.

use aime_domain::ids::{AlbumId, UserId};

use crate::db::{Conn, Tx};
use crate::error::{Result, StorageError};
use crate::search::Kind;
use crate::search::write::{Document, index};
use crate::sql;
use crate::tag::Tag;

/// What can be changed about an album.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Facts {
    /// Title.
    pub title: String,
    /// Artist credit as shown.
    pub artist_credit: String,
    /// Original year.
    pub year: Option<i32>,
    /// Genres, the main one first.
    pub genres: Vec<String>,
    /// Page at Spotify.
    pub spotify_url: Option<String>,
    /// Page at Apple Music.
    pub apple_music_url: Option<String>,
    /// Page at Discogs.
    pub discogs_url: Option<String>,
}

/// Folded names that go with [`Facts`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FactKeys {
    /// Folded title.
    pub title: String,
    /// Title as sorted, folded.
    pub sort: String,
    /// Folded credit.
    pub credit: String,
    /// Credit as sorted, folded.
    pub credit_sort: String,
}

const FACTS: &str =
    "SELECT title, artist_credit, year, genres, spotify_url, apple_music_url, discogs_url
                     FROM albums WHERE id = $1";

/// What the catalogue says now; [`StorageError::NotFound`] without such an album.
pub async fn facts<C: Conn>(db: &C, id: AlbumId) -> Result<Facts> {
    let row = sql::one(db, FACTS, [id.0.into()]).await?;
    Ok(Facts {
        title: row.try_get_by_index(0)?,
        artist_credit: row.try_get_by_index(1)?,
        year: row.try_get_by_index(2)?,
        genres: sql::list_of_texts(&row, 3)?,
        spotify_url: row.try_get_by_index(4)?,
        apple_music_url: row.try_get_by_index(5)?,
        discogs_url: row.try_get_by_index(6)?,
    })
}

const SET_FACTS: &str = "
    UPDATE albums SET title = $2, artist_credit = $3, year = $4, genres = $5, spotify_url = $6, apple_music_url = $7,
      discogs_url = $8, title_key = $9, sort_key = $10, credit_key = $11, credit_sort_key = $12, updated_at = $13
    WHERE id = $1";

/// Writes what the catalogue says of an album, and tells everybody who sees it.
pub async fn set_facts(tx: &mut Tx, id: AlbumId, facts: &Facts, keys: &FactKeys) -> Result<()> {
    let values = [
        id.0.into(),
        facts.title.as_str().into(),
        facts.artist_credit.as_str().into(),
        facts.year.into(),
        sql::texts(facts.genres.iter().map(String::as_str)),
        facts.spotify_url.as_deref().into(),
        facts.apple_music_url.as_deref().into(),
        facts.discogs_url.as_deref().into(),
        keys.title.as_str().into(),
        keys.sort.as_str().into(),
        keys.credit.as_str().into(),
        keys.credit_sort.as_str().into(),
        tx.now().into(),
    ];
    if sql::execute(tx, SET_FACTS, values).await? == 0 {
        return Err(StorageError::NotFound);
    }
    let document = Document {
        kind: Kind::Album,
        entity_id: id.0,
        title: facts.title.clone(),
        context: facts.artist_credit.clone(),
    };
    index(tx, vec![document]).await?;
    touch_seen(tx, id).await
}

/// Credits an album to artists, in order. Joined by ` & ` where they are named as one.
pub async fn set_artists(tx: &Tx, id: AlbumId, artists: &[i64]) -> Result<()> {
    sql::execute(
        tx,
        "DELETE FROM album_artist WHERE album_id = $1",
        [id.0.into()],
    )
    .await?;
    let last = artists.len().saturating_sub(1);
    let rows = artists.iter().zip(0i32..).map(|(artist, position)| {
        let join_phrase = if position as usize == last { "" } else { JOIN };
        vec![
            id.0.into(),
            position.into(),
            (*artist).into(),
            join_phrase.into(),
        ]
    });
    let head = "INSERT INTO album_artist (album_id, position, artist_id, join_phrase)";
    sql::insert_many(tx, head, "", rows.collect()).await?;
    Ok(())
}

/// What stands between artists that are credited by hand.
pub const JOIN: &str = " & ";

const SEEN: &str = "
    SELECT u.id, CASE WHEN EXISTS (SELECT 1 FROM copies WHERE user_id = u.id AND album_id = $1)
                        OR EXISTS (SELECT 1 FROM wantlist WHERE user_id = u.id AND album_id = $1) THEN 1 ELSE 0 END,
           CASE WHEN EXISTS (SELECT 1 FROM album_plays WHERE user_id = u.id AND period = 0 AND album_id = $1)
                THEN 1 ELSE 0 END
    FROM users u";

/// Tells everybody who owns, wants or heard an album that it changed.
pub async fn touch_seen(tx: &mut Tx, id: AlbumId) -> Result<()> {
    tx.touch(Tag::album(id));
    for row in sql::all(tx, SEEN, [id.0.into()]).await? {
        let user = UserId(row.try_get_by_index(0)?);
        if row.try_get_by_index::<i32>(1)? != 0 {
            tx.touch(Tag::collection(user));
        }
        if row.try_get_by_index::<i32>(2)? != 0 {
            tx.touch(Tag::history(user));
        }
    }
    Ok(())
}
