//! Pictures, texts, playlists and album collections of the original AIME.

use aime_domain::ids::{AlbumId, ArtistId, ImportId, UserId};

use crate::album::write::touch_seen;
use crate::db::Tx;
use crate::error::Result;
use crate::sql;
use crate::tag::Tag;

/// A picture's address.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NewImage<'a> {
    /// The album it shows, or `None`.
    pub album_id: Option<i64>,
    /// The artist it shows, or `None`.
    pub artist_id: Option<i64>,
    /// Address.
    pub url: &'a str,
    /// `album`, `artist` …
    pub kind: &'a str,
    /// Which service it comes from.
    pub source: &'a str,
    /// Import it comes with.
    pub import_id: Option<ImportId>,
}

/// Stores a picture's address. Whether it is new.
pub async fn insert_image(tx: &mut Tx, image: &NewImage<'_>) -> Result<bool> {
    let insert =
        "INSERT INTO images (album_id, artist_id, url, kind, source, created_at, updated_at, import_id)
                  VALUES ($1, $2, $3, $4, $5, $6, $6, $7) ON CONFLICT DO NOTHING";
    let values = [
        image.album_id.into(),
        image.artist_id.into(),
        image.url.into(),
        image.kind.into(),
        image.source.into(),
        tx.now().into(),
        image.import_id.map(|id| id.0).into(),
    ];
    let new = sql::execute(tx, insert, values).await? > 0;
    if let (true, Some(album)) = (new, image.album_id) {
        touch_seen(tx, AlbumId(album)).await?;
    }
    if let (true, Some(artist)) = (new, image.artist_id) {
        tx.touch(Tag::artist(ArtistId(artist)));
    }
    Ok(new)
}

/// A text about an album, of one user.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NewText<'a> {
    /// The album.
    pub album_id: i64,
    /// `ai_info`, `resume`, `ai_description`, `ai_style`.
    pub kind: &'a str,
    /// Markdown.
    pub body: &'a str,
    /// Where it comes from.
    pub source: &'a str,
    /// Whether the same text stands elsewhere too: not written for this album.
    pub canned: bool,
    /// Import it comes with.
    pub import_id: Option<ImportId>,
}

/// Stores a text; one of the same user, kind and source is left as it is. Whether it is new.
pub async fn insert_text(tx: &mut Tx, user: UserId, text: &NewText<'_>) -> Result<bool> {
    let insert = "INSERT INTO texts (album_id, user_id, kind, language, body, source, state, created_at, updated_at,
                    import_id)
                  SELECT $1, $2, $3, 'fr', $4, $5, $6, $7, $7, $8
                  WHERE NOT EXISTS (SELECT 1 FROM texts
                    WHERE album_id = $1 AND user_id = $2 AND kind = $3 AND source = $5)";
    let values = [
        text.album_id.into(),
        user.0.into(),
        text.kind.into(),
        text.body.into(),
        text.source.into(),
        if text.canned { "canned" } else { "written" }.into(),
        tx.now().into(),
        text.import_id.map(|id| id.0).into(),
    ];
    let new = sql::execute(tx, insert, values).await? > 0;
    if new {
        touch_seen(tx, AlbumId(text.album_id)).await?;
    }
    Ok(new)
}

/// Labels and film of an album.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NewMetadata<'a> {
    /// The album.
    pub album_id: i64,
    /// Labels in order.
    pub labels: &'a [String],
    /// Film, for a soundtrack.
    pub film_title: Option<&'a str>,
    /// Year of the film.
    pub film_year: Option<i32>,
    /// Its director.
    pub film_director: Option<&'a str>,
    /// Import it comes with.
    pub import_id: Option<ImportId>,
}

/// Stores labels and film; what is known already stays. Whether there was none.
pub async fn insert_metadata(tx: &mut Tx, metadata: &NewMetadata<'_>) -> Result<bool> {
    let insert =
        "INSERT INTO metadata (album_id, labels, film_title, film_year, film_director, updated_at, import_id)
                  VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (album_id) DO NOTHING";
    let labels = metadata
        .labels
        .iter()
        .map(String::as_str)
        .collect::<serde_json::Value>()
        .to_string();
    let values = [
        metadata.album_id.into(),
        labels.into(),
        metadata.film_title.into(),
        metadata.film_year.into(),
        metadata.film_director.into(),
        tx.now().into(),
        metadata.import_id.map(|id| id.0).into(),
    ];
    let new = sql::execute(tx, insert, values).await? > 0;
    if metadata.film_title.is_some() {
        let mark = "UPDATE albums SET is_soundtrack = TRUE WHERE id = $1";
        sql::execute(tx, mark, [metadata.album_id.into()]).await?;
    }
    if new {
        touch_seen(tx, AlbumId(metadata.album_id)).await?;
    }
    Ok(new)
}

/// A playlist with its tracks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NewPlaylist<'a> {
    /// What it is in the file, stable over exports.
    pub source_key: &'a str,
    /// Name.
    pub name: &'a str,
    /// Algorithm that made it.
    pub algorithm: Option<&'a str>,
    /// Prompt.
    pub ai_prompt: Option<&'a str>,
    /// Tracks in order.
    pub track_ids: &'a [i64],
    /// Unix seconds UTC.
    pub created_at: i64,
    /// Import it comes with.
    pub import_id: ImportId,
}

/// Stores a playlist; one that is there stays as it is. Whether it is new.
pub async fn insert_playlist(
    tx: &mut Tx,
    user: UserId,
    playlist: &NewPlaylist<'_>,
) -> Result<bool> {
    let insert = "INSERT INTO playlists (user_id, name, algorithm, ai_prompt, source_key, import_id, created_at, updated_at)
                  VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT DO NOTHING RETURNING id";
    let values = [
        user.0.into(),
        playlist.name.into(),
        playlist.algorithm.into(),
        playlist.ai_prompt.into(),
        playlist.source_key.into(),
        playlist.import_id.0.into(),
        playlist.created_at.into(),
        tx.now().into(),
    ];
    let Some(row) = sql::optional(tx, insert, values).await? else {
        return Ok(false);
    };
    let id: i64 = row.try_get_by_index(0)?;
    let tracks = playlist.track_ids.iter().zip(0i32..);
    let rows = tracks
        .map(|(track, n)| vec![user.0.into(), id.into(), n.into(), (*track).into()])
        .collect();
    let head = "INSERT INTO playlist_tracks (user_id, playlist_id, position, track_id)";
    sql::insert_many(tx, head, "", rows).await?;
    tx.touch(Tag::playlists(user));
    Ok(true)
}

/// An album collection with its albums.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NewAlbumCollection<'a> {
    /// What it is in the file, stable over exports.
    pub source_key: &'a str,
    /// Name.
    pub name: &'a str,
    /// How it was searched for.
    pub search_type: &'a str,
    /// Criteria as JSON.
    pub search_criteria: Option<&'a str>,
    /// Prompt.
    pub ai_query: Option<&'a str>,
    /// Albums in order.
    pub album_ids: &'a [i64],
    /// Unix seconds UTC.
    pub created_at: i64,
    /// Import it comes with.
    pub import_id: ImportId,
}

/// Stores an album collection; one that is there stays as it is. Whether it is new.
pub async fn insert_album_collection(
    tx: &mut Tx,
    user: UserId,
    new: &NewAlbumCollection<'_>,
) -> Result<bool> {
    let insert = "INSERT INTO album_collections
                    (user_id, name, search_type, search_criteria, ai_query, source_key, import_id, created_at, updated_at)
                  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT DO NOTHING RETURNING id";
    let values = [
        user.0.into(),
        new.name.into(),
        new.search_type.into(),
        new.search_criteria.into(),
        new.ai_query.into(),
        new.source_key.into(),
        new.import_id.0.into(),
        new.created_at.into(),
        tx.now().into(),
    ];
    let Some(row) = sql::optional(tx, insert, values).await? else {
        return Ok(false);
    };
    let id: i64 = row.try_get_by_index(0)?;
    let albums = new.album_ids.iter().zip(0i32..);
    let rows = albums
        .map(|(album, n)| vec![user.0.into(), id.into(), n.into(), (*album).into()])
        .collect();
    let head = "INSERT INTO collection_albums (user_id, collection_id, position, album_id)";
    sql::insert_many(tx, head, "", rows).await?;
    tx.touch(Tag::collection(user));
    Ok(true)
}
