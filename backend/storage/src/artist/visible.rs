//! Which artists of the shared catalogue a user may name.

use aime_domain::ids::{ArtistId, UserId};

use crate::catalogue::merged::{self, What};
use crate::db::Conn;
use crate::error::Result;
use crate::sql;

/// Those of `ids` that the user heard, owns, wants or listed, with their names, in the order of `ids`.
pub async fn list_names<C: Conn>(db: &C, user: UserId, ids: &[i64]) -> Result<Vec<(i64, String)>> {
    let query = format!(
        "SELECT a.id, a.name FROM artists a WHERE a.id IN {} AND (
           EXISTS (SELECT 1 FROM artist_plays WHERE user_id = $1 AND period = 0 AND artist_id = a.id)
           OR EXISTS (SELECT 1 FROM album_artist c JOIN copies o ON o.album_id = c.album_id
                      WHERE c.artist_id = a.id AND o.user_id = $1)
           OR EXISTS (SELECT 1 FROM album_artist c JOIN wantlist w ON w.album_id = c.album_id
                      WHERE c.artist_id = a.id AND w.user_id = $1)
           OR EXISTS (SELECT 1 FROM album_artist c JOIN collection_albums l ON l.album_id = c.album_id
                      WHERE c.artist_id = a.id AND l.user_id = $1))",
        sql::numbers_in(db.engine(), 2)
    );
    let rows = sql::all(
        db,
        &query,
        [user.0.into(), sql::numbers(ids.iter().copied())],
    )
    .await?;
    let mut names = Vec::with_capacity(rows.len());
    for row in rows {
        names.push((
            row.try_get_by_index::<i64>(0)?,
            row.try_get_by_index::<String>(1)?,
        ));
    }
    names.sort_by_key(|(id, _)| ids.iter().position(|wanted| wanted == id));
    Ok(names)
}

const VISIBLE: &str = "
    SELECT 1 WHERE EXISTS (SELECT 1 FROM artist_plays WHERE user_id = $1 AND period = 0 AND artist_id = $2)
      OR EXISTS (SELECT 1 FROM album_artist c JOIN copies o ON o.album_id = c.album_id AND o.user_id = $1
                 WHERE c.artist_id = $2)
      OR EXISTS (SELECT 1 FROM album_artist c JOIN wantlist w ON w.album_id = c.album_id AND w.user_id = $1
                 WHERE c.artist_id = $2)
      OR EXISTS (SELECT 1 FROM album_artist c JOIN collection_albums l ON l.album_id = c.album_id AND l.user_id = $1
                 WHERE c.artist_id = $2)
      OR EXISTS (SELECT 1 FROM recording_artist c JOIN tracks t ON t.recording_id = c.recording_id
                 JOIN listening_history h ON h.track_id = t.id AND h.user_id = $1 WHERE c.artist_id = $2)
      OR EXISTS (SELECT 1 FROM recording_artist c JOIN loved_tracks l ON l.recording_id = c.recording_id
                 AND l.user_id = $1 WHERE c.artist_id = $2)
      OR EXISTS (SELECT 1 FROM recording_artist c JOIN tracks t ON t.recording_id = c.recording_id
                 JOIN playlist_tracks p ON p.track_id = t.id AND p.user_id = $1 WHERE c.artist_id = $2)
      OR EXISTS (SELECT 1 FROM recording_artist c JOIN tracks t ON t.recording_id = c.recording_id
                 JOIN copies o ON o.album_id = t.album_id AND o.user_id = $1 WHERE c.artist_id = $2)";

/// Whether a user heard, owns, wants or listed anything of an artist.
pub async fn is_visible<C: Conn>(db: &C, user: UserId, artist: ArtistId) -> Result<bool> {
    Ok(sql::optional(db, VISIBLE, [user.0.into(), artist.0.into()])
        .await?
        .is_some())
}

/// The artist that a key leads to, if the user heard, owns, wants or listed it: that of the key, or the one that it
/// was merged into.
pub async fn find<C: Conn>(db: &C, user: UserId, id: ArtistId) -> Result<Option<ArtistId>> {
    let id = ArtistId(merged::survivor(db, What::Artists, id.0).await?);
    Ok(is_visible(db, user, id).await?.then_some(id))
}
