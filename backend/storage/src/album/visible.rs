//! Which albums of the shared catalogue a user may see.

use aime_domain::ids::{AlbumId, UserId};

use crate::catalogue::merged::{self, What};
use crate::db::Conn;
use crate::error::Result;
use crate::sql;

const VISIBLE: &str = "
    SELECT 1 WHERE EXISTS (SELECT 1 FROM copies WHERE user_id = $1 AND album_id = $2)
      OR EXISTS (SELECT 1 FROM album_plays WHERE user_id = $1 AND period = 0 AND album_id = $2)
      OR EXISTS (SELECT 1 FROM wantlist WHERE user_id = $1 AND album_id = $2)
      OR EXISTS (SELECT 1 FROM collection_albums WHERE user_id = $1 AND album_id = $2)
      OR EXISTS (SELECT 1 FROM tracks t JOIN listening_history h ON h.track_id = t.id AND h.user_id = $1
                 WHERE t.album_id = $2)
      OR EXISTS (SELECT 1 FROM tracks t JOIN playlist_tracks p ON p.track_id = t.id AND p.user_id = $1
                 WHERE t.album_id = $2)";

/// Whether a user heard, owns, wants or listed an album.
pub async fn is_visible<C: Conn>(db: &C, user: UserId, album: AlbumId) -> Result<bool> {
    Ok(sql::optional(db, VISIBLE, [user.0.into(), album.0.into()])
        .await?
        .is_some())
}

/// The album that a key leads to, if the user heard, owns, wants or listed it: that of the key, or the one that it
/// was merged into.
pub async fn find<C: Conn>(db: &C, user: UserId, id: AlbumId) -> Result<Option<AlbumId>> {
    let id = AlbumId(merged::survivor(db, What::Albums, id.0).await?);
    Ok(is_visible(db, user, id).await?.then_some(id))
}
