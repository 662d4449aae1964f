//! The artists that a user may see, by name.

use aime_domain::ids::UserId;
use serde::{Deserialize, Serialize};

use crate::cursor;
use crate::db::Conn;
use crate::error::{Result, StorageError};
use crate::image::{self, Image, Subject};
use crate::search::{Kind, words};
use crate::sql;

/// An artist in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ArtistCard {
    /// Key.
    pub id: i64,
    /// Name.
    pub name: String,
    /// Spotify's artist id.
    pub spotify_id: Option<String>,
    /// The user's counted plays.
    pub plays: i32,
    /// Albums of the artist that the user owns.
    pub albums: i64,
    /// Pictures, best first.
    pub images: Vec<Image>,
}

/// Some artists, and where the next ones begin.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Artists {
    /// By name.
    pub items: Vec<ArtistCard>,
    /// Where the next ones begin; `None` at the end.
    pub next: Option<String>,
}

/// The place after an artist: name as sorted, key.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
struct Place(String, i64);

// Walks the index by name and asks of each artist whether the user may see it.
const VISIBLE: &str = "
    (p.plays IS NOT NULL
     OR EXISTS (SELECT 1 FROM album_artist c JOIN copies o ON o.album_id = c.album_id
                WHERE c.artist_id = a.id AND o.user_id = $1)
     OR EXISTS (SELECT 1 FROM album_artist c JOIN wantlist w ON w.album_id = c.album_id
                WHERE c.artist_id = a.id AND w.user_id = $1)
     OR EXISTS (SELECT 1 FROM album_artist c JOIN collection_albums l ON l.album_id = c.album_id
                WHERE c.artist_id = a.id AND l.user_id = $1))";

/// Artists that the user heard, owns, wants or listed, by name. `search` asks for words of the name, the last
/// one perhaps unfinished. [`StorageError::BadCursor`] when the cursor is none of ours.
pub async fn list<C: Conn>(
    db: &C,
    user: UserId,
    search: Option<&str>,
    after: Option<&str>,
    limit: usize,
) -> Result<Artists> {
    let place = match after {
        Some(word) => cursor::decode(word).ok_or_else(|| StorageError::BadCursor)?,
        None => Place::default(),
    };
    let mut values = vec![
        user.0.into(),
        place.0.into(),
        place.1.into(),
        (limit as i64 + 1).into(),
    ];
    let mut named = String::new();
    if let Some(text) = search {
        let Some(words) = words(db.engine(), text) else {
            return Ok(Artists {
                items: Vec::new(),
                next: None,
            });
        };
        named = format!("AND a.id IN {}", Kind::Artist.matching(db.engine(), 5));
        values.push(words.into());
    }
    let query = format!(
        "SELECT a.id, a.name, a.spotify_id, p.plays, a.sort_key,
                (SELECT COUNT(DISTINCT c.album_id) FROM album_artist c
                 JOIN copies o ON o.album_id = c.album_id AND o.user_id = $1 WHERE c.artist_id = a.id)
         FROM artists a LEFT JOIN artist_plays p ON p.user_id = $1 AND p.period = 0 AND p.artist_id = a.id
         WHERE (a.sort_key, a.id) > ($2, $3) AND {VISIBLE} {named}
         ORDER BY a.sort_key, a.id LIMIT $4"
    );
    let mut rows = sql::all(db, &query, values).await?;
    let more = rows.len() > limit;
    rows.truncate(limit);
    let ids: Vec<i64> = rows
        .iter()
        .map(|row| row.try_get_by_index(0))
        .collect::<std::result::Result<_, _>>()?;
    let mut images = image::list(db, Subject::Artists, &ids).await?;
    let mut items = Vec::with_capacity(rows.len());
    let mut last = Place::default();
    for (row, id) in rows.iter().zip(ids) {
        last = Place(row.try_get_by_index(4)?, id);
        items.push(ArtistCard {
            id,
            name: row.try_get_by_index(1)?,
            spotify_id: row.try_get_by_index(2)?,
            plays: row.try_get_by_index::<Option<i32>>(3)?.unwrap_or(0),
            albums: row.try_get_by_index(5)?,
            images: images.remove(&id).unwrap_or_default(),
        });
    }
    Ok(Artists {
        items,
        next: more.then(|| cursor::encode(&last)),
    })
}
