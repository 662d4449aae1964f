//! One artist, album or recording that turned out to be two: part of what pointed at it points at a new one.

use crate::db::{Conn, Tx};
use crate::error::Result;
use crate::sql;

/// A new album beside another, with its artists and what belongs to it.
#[derive(Debug, Clone, Copy)]
pub struct AlbumPart<'a> {
    /// The album that is split.
    pub from: i64,
    /// Title of the new one.
    pub title: &'a str,
    /// Folded title.
    pub title_key: &'a str,
    /// Title as sorted, folded.
    pub sort_key: &'a str,
    /// What tells it from the other.
    pub disambiguation: &'a str,
    /// Original year.
    pub year: Option<i32>,
    /// Identity keys under which later spellings find it.
    pub keys: &'a [String],
    /// Tracks of the old one that belong to it.
    pub tracks: &'a [i64],
    /// Copies of the old one that belong to it.
    pub copies: &'a [i64],
}

/// Makes an album of a part of another; its key.
pub async fn album(tx: &Tx, part: &AlbumPart<'_>) -> Result<i64> {
    let insert = "INSERT INTO albums (title, title_key, sort_key, artist_credit, credit_key, credit_sort_key,
                    disambiguation, year, is_soundtrack, genres, styles, created_at, updated_at)
                  SELECT $2, $3, $4, artist_credit, credit_key, credit_sort_key, $5, $6, is_soundtrack, genres, styles, $7, $7
                  FROM albums WHERE id = $1 RETURNING id";
    let values = [
        part.from.into(),
        part.title.into(),
        part.title_key.into(),
        part.sort_key.into(),
        part.disambiguation.into(),
        part.year.into(),
        tx.now().into(),
    ];
    let new: i64 = sql::one(tx, insert, values).await?.try_get_by_index(0)?;
    let credits = "INSERT INTO album_artist (album_id, position, artist_id, join_phrase)
                   SELECT $2, position, artist_id, join_phrase FROM album_artist WHERE album_id = $1";
    sql::execute(tx, credits, [part.from.into(), new.into()]).await?;
    let keys: Vec<(&str, i64)> = part.keys.iter().map(|key| (key.as_str(), new)).collect();
    super::album::add_keys(tx, &keys).await?;
    for (table, ids) in [("tracks", part.tracks), ("copies", part.copies)] {
        let update = format!(
            "UPDATE {table} SET album_id = $2 WHERE album_id = $1 AND id IN {}",
            sql::numbers_in(tx.engine(), 3)
        );
        let values = [
            part.from.into(),
            new.into(),
            sql::numbers(ids.iter().copied()),
        ];
        sql::execute(tx, &update, values).await?;
    }
    Ok(new)
}

/// Makes an artist of a part of what another is credited on; its key.
pub async fn artist(
    tx: &Tx,
    from: i64,
    disambiguation: &str,
    recordings: &[i64],
    albums: &[i64],
) -> Result<i64> {
    let insert = "INSERT INTO artists (name, name_key, disambiguation, sort_name, sort_key, created_at, updated_at)
                  SELECT name, name_key, $2, sort_name, sort_key, $3, $3 FROM artists WHERE id = $1 RETURNING id";
    let values = [from.into(), disambiguation.into(), tx.now().into()];
    let new: i64 = sql::one(tx, insert, values).await?.try_get_by_index(0)?;
    for (table, column, ids) in [
        ("recording_artist", "recording_id", recordings),
        ("album_artist", "album_id", albums),
    ] {
        let update = format!(
            "UPDATE {table} SET artist_id = $2 WHERE artist_id = $1 AND {column} IN {}",
            sql::numbers_in(tx.engine(), 3)
        );
        let values = [from.into(), new.into(), sql::numbers(ids.iter().copied())];
        sql::execute(tx, &update, values).await?;
    }
    Ok(new)
}

/// Spellings of a recording: key, track, album of the track.
pub async fn list_spellings<C: Conn>(
    db: &C,
    recording: i64,
) -> Result<Vec<super::spelling::Spelling>> {
    let query = "SELECT s.id FROM spellings s JOIN tracks t ON t.id = s.track_id WHERE t.recording_id = $1 ORDER BY s.id";
    let mut all = Vec::new();
    for row in sql::all(db, query, [recording.into()]).await? {
        all.push(super::spelling::get(db, row.try_get_by_index(0)?).await?);
    }
    Ok(all)
}

/// Makes a recording of some spellings of another; its key. `keys` are those under which later spellings find it,
/// `lost` those that the old one gives up.
pub async fn recording(
    tx: &Tx,
    from: i64,
    title: &str,
    title_key: &str,
    spellings: &[i64],
    keys: &[String],
    lost: &[String],
) -> Result<i64> {
    let insert = "INSERT INTO recordings (title, title_key, artist_credit, credit_key, duration_ms, created_at, updated_at)
                  SELECT $2, $3, artist_credit, credit_key, NULL, $4, $4 FROM recordings WHERE id = $1 RETURNING id";
    let values = [from.into(), title.into(), title_key.into(), tx.now().into()];
    let new: i64 = sql::one(tx, insert, values).await?.try_get_by_index(0)?;
    let credits = "INSERT INTO recording_artist (recording_id, position, artist_id, join_phrase, role)
                   SELECT $2, position, artist_id, join_phrase, role FROM recording_artist WHERE recording_id = $1";
    sql::execute(tx, credits, [from.into(), new.into()]).await?;
    let pairs: Vec<(&str, i64)> = keys.iter().map(|key| (key.as_str(), new)).collect();
    super::recording::add_keys(tx, &pairs).await?;
    let give_up = format!(
        "DELETE FROM recording_keys WHERE recording_id = $1 AND key IN {}",
        sql::texts_in(tx.engine(), 2)
    );
    let values = [from.into(), sql::texts(lost.iter().map(String::as_str))];
    sql::execute(tx, &give_up, values).await?;
    let moved = sql::numbers(spellings.iter().copied());
    let tracks = format!(
        "INSERT INTO tracks (recording_id, album_id, title, created_at, updated_at)
         SELECT DISTINCT $2, t.album_id, $3, $4, $4 FROM spellings s JOIN tracks t ON t.id = s.track_id
         WHERE t.recording_id = $1 AND s.id IN {}",
        sql::numbers_in(tx.engine(), 5)
    );
    // Bound parameters among selected values have no type of their own on PostgreSQL.
    let tracks = tracks
        .replace("DISTINCT $2,", "DISTINCT CAST($2 AS BIGINT),")
        .replace(
            " $3, $4, $4 FROM",
            " CAST($3 AS TEXT), CAST($4 AS BIGINT), CAST($4 AS BIGINT) FROM",
        );
    let values = [
        from.into(),
        new.into(),
        title.into(),
        tx.now().into(),
        moved.clone(),
    ];
    sql::execute(tx, &tracks, values).await?;
    let point = format!(
        "UPDATE spellings SET track_id = (SELECT n.id FROM tracks n JOIN tracks o ON o.id = spellings.track_id
           WHERE n.recording_id = $2 AND COALESCE(n.album_id, 0) = COALESCE(o.album_id, 0))
         WHERE id IN {} AND track_id IN (SELECT id FROM tracks WHERE recording_id = $1)",
        sql::numbers_in(tx.engine(), 3)
    );
    sql::execute(tx, &point, [from.into(), new.into(), moved]).await?;
    Ok(new)
}
