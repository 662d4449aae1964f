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

pub(crate) fn list(items: &[String]) -> Value {
    items
        .iter()
        .map(String::as_str)
        .collect::<serde_json::Value>()
        .to_string()
        .into()
}

/// Values of [`SHARED`].
pub(crate) fn shared(tx: &Tx, user: UserId, new: &NewOwned<'_>) -> Vec<Value> {
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

/// Columns that copies and wishes have in common.
pub(crate) const SHARED: &str =
    "user_id, album_id, source, source_key, discogs_release_id, labels, catalog_numbers, support,
    format, country, released_year, rating, notes, added_at, import_id, created_at, updated_at";

/// Stores a copy; one that is there stays as it is. Whether it is new.
pub async fn insert_copy(tx: &mut Tx, user: UserId, new: &NewOwned<'_>) -> Result<bool> {
    if is_known(tx, user, new).await? {
        return Ok(false);
    }
    let mut values = shared(tx, user, new);
    values.extend(of_a_copy(new.copy));
    let head = format!("INSERT INTO copies ({SHARED}, {OF_A_COPY})");
    store(tx, user, &head, values).await
}

/// Columns that only copies have.
pub(crate) const OF_A_COPY: &str =
    "discogs_instance_id, media_condition, sleeve_condition, folder, price_cents, currency";

/// Values of [`OF_A_COPY`].
pub(crate) fn of_a_copy(copy: &OwnedCopy) -> [Value; 6] {
    [
        copy.discogs_instance_id.into(),
        copy.media_condition.as_deref().into(),
        copy.sleeve_condition.as_deref().into(),
        copy.folder.as_deref().into(),
        copy.price_cents.into(),
        copy.currency.as_deref().into(),
    ]
}

/// Whether the user has this copy already from elsewhere: a file and an account at Discogs name the same copy in
/// different ways. The n-th row of a release is there where the user has n copies of it; a numbered copy also where one
/// of its release has no number yet, which gets it.
async fn is_known(tx: &mut Tx, user: UserId, new: &NewOwned<'_>) -> Result<bool> {
    let Some(release) = new.copy.discogs_release_id else {
        return Ok(false);
    };
    let Some(instance) = new.copy.discogs_instance_id else {
        let nth = new
            .source_key
            .rsplit(':')
            .next()
            .and_then(|n| n.parse().ok());
        let count = "SELECT COUNT(*) FROM copies WHERE user_id = $1 AND discogs_release_id = $2";
        let row = sql::one(tx, count, [user.0.into(), release.into()]).await?;
        return Ok(nth.is_some_and(|nth: i64| row.try_get_by_index::<i64>(0).unwrap_or(0) >= nth));
    };
    let find = "SELECT id, discogs_instance_id FROM copies
        WHERE user_id = $1 AND (discogs_instance_id = $2 OR (discogs_instance_id IS NULL AND discogs_release_id = $3))
        ORDER BY CASE WHEN discogs_instance_id IS NULL THEN 1 ELSE 0 END, id LIMIT 1";
    let values = [user.0.into(), instance.into(), release.into()];
    let Some(row) = sql::optional(tx, find, values).await? else {
        return Ok(false);
    };
    if row.try_get_by_index::<Option<i64>>(1)?.is_none() {
        let id: i64 = row.try_get_by_index(0)?;
        let update = "UPDATE copies SET discogs_instance_id = $2, updated_at = $3 WHERE id = $1";
        sql::execute(tx, update, [id.into(), instance.into(), tx.now().into()]).await?;
        tx.touch(Tag::collection(user));
    }
    Ok(true)
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

/// Says what is known of an album that this transaction made and nobody has seen yet.
pub async fn describe_new_album(tx: &Tx, album_id: i64, copy: &OwnedCopy) -> Result<()> {
    let describe = "UPDATE albums SET genres = $2, styles = $3, discogs_master_id = $4, discogs_url = $5 WHERE id = $1";
    let values = [
        album_id.into(),
        list(&copy.genres),
        list(&copy.styles),
        copy.discogs_master_id.into(),
        copy.links.discogs_url.as_deref().into(),
    ];
    sql::execute(tx, describe, values).await?;
    Ok(())
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
