//! Search as people type: exact names first, then names that begin so, then names with all the words; among
//! equals what the user plays most. Only what the user heard, owns, wants or listed is found.

use std::collections::HashMap;

use aime_domain::ids::UserId;
use aime_domain::matching::{fold, fold_title};

use super::rank::Request;
use super::{Kind, begins, words};
use crate::db::Conn;
use crate::error::Result;
use crate::sql;

/// Names that are compared at most: the most played of those that match.
const CANDIDATES: i64 = 200;

/// Keys of what answers a request best, best first; at most `limit`. Empty when the request names nothing.
pub async fn find<C: Conn>(
    db: &C,
    user: UserId,
    kind: Kind,
    text: &str,
    limit: usize,
) -> Result<Vec<i64>> {
    let Some(all_words) = words(db.engine(), text) else {
        return Ok(Vec::new());
    };
    let mut plays = same_key(db, user, kind, text).await?;
    if let Some((query, pattern)) = begins(db.engine(), text) {
        plays.extend(matching(db, user, kind, query, pattern).await?);
    }
    if plays.len() < limit {
        plays.extend(matching(db, user, kind, all_words, None).await?);
    }
    let ids: Vec<i64> = plays.keys().copied().collect();
    let request = Request::of(text);
    let mut ranked: Vec<_> = names(db, kind, &ids)
        .await?
        .into_iter()
        .map(|(id, name)| {
            (
                request.class(&name),
                -plays.get(&id).copied().unwrap_or(0),
                name.len(),
                id,
            )
        })
        .collect();
    ranked.sort_unstable();
    Ok(ranked
        .into_iter()
        .take(limit)
        .map(|(_, _, _, id)| id)
        .collect())
}

/// What a user may see of a kind, beyond what was played: `d.id` is the key, `$1` the user.
const fn visible(kind: Kind) -> &'static str {
    match kind {
        Kind::Artist => "
            EXISTS (SELECT 1 FROM album_artist c JOIN copies o ON o.album_id = c.album_id AND o.user_id = $1
                    WHERE c.artist_id = d.id)
            OR EXISTS (SELECT 1 FROM album_artist c JOIN wantlist w ON w.album_id = c.album_id AND w.user_id = $1
                       WHERE c.artist_id = d.id)
            OR EXISTS (SELECT 1 FROM album_artist c JOIN collection_albums l ON l.album_id = c.album_id AND l.user_id = $1
                       WHERE c.artist_id = d.id)",
        Kind::Album => "
            EXISTS (SELECT 1 FROM copies o WHERE o.album_id = d.id AND o.user_id = $1)
            OR EXISTS (SELECT 1 FROM wantlist w WHERE w.album_id = d.id AND w.user_id = $1)
            OR EXISTS (SELECT 1 FROM collection_albums l WHERE l.album_id = d.id AND l.user_id = $1)",
        Kind::Recording => "
            EXISTS (SELECT 1 FROM loved_tracks l WHERE l.user_id = $1 AND l.recording_id = d.id)
            OR EXISTS (SELECT 1 FROM tracks t JOIN copies o ON o.album_id = t.album_id AND o.user_id = $1
                       WHERE t.recording_id = d.id)
            OR EXISTS (SELECT 1 FROM tracks t JOIN playlist_tracks p ON p.track_id = t.id AND p.user_id = $1
                       WHERE t.recording_id = d.id)",
    }
}

const fn plays_of(kind: Kind) -> (&'static str, &'static str) {
    match kind {
        Kind::Artist => ("artist_plays", "artist_id"),
        Kind::Album => ("album_plays", "album_id"),
        Kind::Recording => ("recording_plays", "recording_id"),
    }
}

/// Most played of the visible `d`, with their plays.
fn most_played(kind: Kind, documents: &str) -> String {
    let (table, column) = plays_of(kind);
    format!(
        "SELECT d.id, COALESCE(p.plays, 0) AS plays FROM {documents} d
         LEFT JOIN {table} p ON p.user_id = $1 AND p.period = 0 AND p.{column} = d.id
         WHERE p.plays IS NOT NULL OR {visible} ORDER BY 2 DESC, d.id LIMIT $2",
        visible = visible(kind)
    )
}

/// What matches a full-text query and, on PostgreSQL, whose title is like a pattern.
async fn matching<C: Conn>(
    db: &C,
    user: UserId,
    kind: Kind,
    query: String,
    pattern: Option<String>,
) -> Result<HashMap<i64, i32>> {
    let mut documents = kind.matching(db.engine(), 3);
    let mut values = vec![user.0.into(), CANDIDATES.into(), query.into()];
    if let Some(pattern) = pattern {
        documents.insert_str(documents.len() - 1, " AND title LIKE $4");
        values.push(pattern.into());
    }
    plays(db, &most_played(kind, &documents), values).await
}

/// What has the very name, by the key under which the catalogue knows it.
async fn same_key<C: Conn>(
    db: &C,
    user: UserId,
    kind: Kind,
    text: &str,
) -> Result<HashMap<i64, i32>> {
    let (documents, key) = match kind {
        Kind::Artist => ("(SELECT id FROM artists WHERE name_key = $3)", fold(text)),
        Kind::Album => (
            "(SELECT id FROM albums WHERE title_key = $3)",
            fold_title(text),
        ),
        Kind::Recording => (
            "(SELECT id FROM recordings WHERE title_key = $3)",
            fold_title(text),
        ),
    };
    let values = vec![user.0.into(), CANDIDATES.into(), key.into()];
    plays(db, &most_played(kind, documents), values).await
}

async fn plays<C: Conn>(
    db: &C,
    query: &str,
    values: Vec<sea_orm::Value>,
) -> Result<HashMap<i64, i32>> {
    let rows = sql::all(db, query, values).await?;
    rows.iter()
        .map(|row| Ok((row.try_get_by_index(0)?, row.try_get_by_index(1)?)))
        .collect()
}

async fn names<C: Conn>(db: &C, kind: Kind, ids: &[i64]) -> Result<Vec<(i64, String)>> {
    let head = match kind {
        Kind::Artist => "SELECT id, name FROM artists WHERE id IN",
        Kind::Album => "SELECT id, title FROM albums WHERE id IN",
        Kind::Recording => "SELECT id, title FROM recordings WHERE id IN",
    };
    let query = format!("{head} {}", sql::numbers_in(db.engine(), 1));
    let rows = sql::all(db, &query, [sql::numbers(ids.iter().copied())]).await?;
    rows.iter()
        .map(|row| Ok((row.try_get_by_index(0)?, row.try_get_by_index(1)?)))
        .collect()
}
