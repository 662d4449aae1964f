//! Copies and wishes that come with a file.

use aime_domain::ids::{AlbumId, ImportId, UserId};
use aime_domain::import::OwnedCopy;
use sea_orm::Value;

use crate::album::write::touch_seen;
use crate::db::Tx;
use crate::error::Result;
use crate::sql;
use crate::tag::Tag;

/// A copy or a wish to store.
#[derive(Debug, Clone, Copy)]
pub struct NewOwned<'a> {
    /// The album it is a copy of.
    pub album_id: i64,
    /// Which service or file it comes from.
    pub source: &'a str,
    /// What it is there, stable over exports: an instance, or the n-th copy of a release.
    pub source_key: &'a str,
    /// What the export says.
    pub copy: &'a OwnedCopy,
    /// Import it comes with.
    pub import_id: Option<ImportId>,
}

fn list(items: &[String]) -> Value {
    items
        .iter()
        .map(String::as_str)
        .collect::<serde_json::Value>()
        .to_string()
        .into()
}

fn shared(tx: &Tx, user: UserId, new: &NewOwned<'_>) -> Vec<Value> {
    let copy = new.copy;
    vec![
        user.0.into(),
        new.album_id.into(),
        new.source.into(),
        new.source_key.into(),
        copy.discogs_release_id.into(),
        list(&copy.labels),
        list(&copy.catalog_numbers),
        copy.support.as_deref().into(),
        copy.format.as_deref().into(),
        copy.country.as_deref().into(),
        copy.released_year.into(),
        copy.rating.into(),
        copy.notes.as_deref().into(),
        copy.added_at.into(),
        new.import_id.map(|id| id.0).into(),
        tx.now().into(),
        tx.now().into(),
    ]
}

const SHARED: &str =
    "user_id, album_id, source, source_key, discogs_release_id, labels, catalog_numbers, support,
    format, country, released_year, rating, notes, added_at, import_id, created_at, updated_at";

/// Stores a copy; one that is there stays as it is. Whether it is new.
pub async fn insert_copy(tx: &mut Tx, user: UserId, new: &NewOwned<'_>) -> Result<bool> {
    let copy = new.copy;
    let mut values = shared(tx, user, new);
    values.extend([
        copy.discogs_instance_id.into(),
        copy.media_condition.as_deref().into(),
        copy.sleeve_condition.as_deref().into(),
        copy.folder.as_deref().into(),
        copy.price_cents.into(),
        copy.currency.as_deref().into(),
    ]);
    let head = format!(
        "INSERT INTO copies ({SHARED}, discogs_instance_id, media_condition, sleeve_condition, folder, price_cents,
         currency)"
    );
    store(tx, user, &head, values).await
}

/// Stores a wish; one that is there stays as it is. Whether it is new.
pub async fn insert_want(tx: &mut Tx, user: UserId, new: &NewOwned<'_>) -> Result<bool> {
    let values = shared(tx, user, new);
    store(
        tx,
        user,
        &format!("INSERT INTO wantlist ({SHARED})"),
        values,
    )
    .await
}

async fn store(tx: &mut Tx, user: UserId, head: &str, values: Vec<Value>) -> Result<bool> {
    let tail = "ON CONFLICT (user_id, source_key) DO NOTHING";
    let new = sql::insert_many(tx, head, tail, vec![values]).await? > 0;
    if new {
        tx.touch(Tag::collection(user));
    }
    Ok(new)
}

/// Fills in what the catalogue does not know of an album yet: year of the work, genres, styles, links. Everybody who
/// sees the album is told if anything was.
pub async fn fill_album(tx: &mut Tx, album_id: i64, copy: &OwnedCopy) -> Result<()> {
    let free = crate::lock::free;
    // A field that was set by hand stays, also where it was emptied.
    let fill = format!(
        "UPDATE albums SET
          year = CASE WHEN {year} THEN COALESCE(year, $2) ELSE year END,
          genres = CASE WHEN genres = '[]' AND {genres} THEN $3 ELSE genres END,
          styles = CASE WHEN styles = '[]' AND {styles} THEN $4 ELSE styles END,
          discogs_master_id = COALESCE(discogs_master_id, $5),
          spotify_url = CASE WHEN {spotify} THEN COALESCE(spotify_url, $6) ELSE spotify_url END,
          apple_music_url = CASE WHEN {apple} THEN COALESCE(apple_music_url, $7) ELSE apple_music_url END,
          discogs_url = CASE WHEN {discogs} THEN COALESCE(discogs_url, $8) ELSE discogs_url END
        WHERE id = $1 AND (
          (year IS NULL AND $2 IS NOT NULL AND {year}) OR (genres = '[]' AND $3 <> '[]' AND {genres})
          OR (styles = '[]' AND $4 <> '[]' AND {styles})
          OR (discogs_master_id IS NULL AND $5 IS NOT NULL) OR (spotify_url IS NULL AND $6 IS NOT NULL AND {spotify})
          OR (apple_music_url IS NULL AND $7 IS NOT NULL AND {apple})
          OR (discogs_url IS NULL AND $8 IS NOT NULL AND {discogs}))",
        year = free("year"),
        genres = free("genres"),
        styles = free("styles"),
        spotify = free("spotify_url"),
        apple = free("apple_music_url"),
        discogs = free("discogs_url"),
    );
    let links = &copy.links;
    let values = [
        album_id.into(),
        copy.original_year.into(),
        list(&copy.genres),
        list(&copy.styles),
        copy.discogs_master_id.into(),
        links.spotify_url.as_deref().into(),
        links.apple_music_url.as_deref().into(),
        links.discogs_url.as_deref().into(),
    ];
    if sql::execute(tx, &fill, values).await? > 0 {
        touch_seen(tx, AlbumId(album_id)).await?;
    }
    Ok(())
}
