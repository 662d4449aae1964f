//! What an import brought, counted and taken back.

use aime_domain::ids::{ImportId, UserId};

use crate::album::write::touch_seen;
use crate::db::{Conn, Tx};
use crate::error::Result;
use crate::sql;
use crate::tag::Tag;

/// What hangs on an import.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, serde::Serialize, serde::Deserialize)]
pub struct Brought {
    /// Reports of plays, counted or not.
    pub listens: i64,
    /// Those that count.
    pub counted: i64,
    /// Copies.
    pub copies: i64,
    /// Wishes.
    pub wants: i64,
    /// Marks of love.
    pub loved: i64,
    /// Playlists.
    pub playlists: i64,
    /// Album collections.
    pub album_collections: i64,
    /// Pictures.
    pub images: i64,
    /// Texts.
    pub texts: i64,
    /// Albums of the catalogue that nobody refers to afterwards; known once it is done.
    #[serde(default)]
    pub albums: i64,
    /// Artists of the catalogue that nobody refers to afterwards; known once it is done.
    #[serde(default)]
    pub artists: i64,
}

/// Counts what hangs on an import of a user.
pub async fn count<C: Conn>(db: &C, user: UserId, import: ImportId) -> Result<Brought> {
    let query = "SELECT
        (SELECT COUNT(*) FROM listening_history WHERE user_id = $1 AND import_id = $2),
        (SELECT COUNT(*) FROM listening_history WHERE user_id = $1 AND import_id = $2 AND status = 'counted'),
        (SELECT COUNT(*) FROM copies WHERE user_id = $1 AND import_id = $2),
        (SELECT COUNT(*) FROM wantlist WHERE user_id = $1 AND import_id = $2),
        (SELECT COUNT(*) FROM loved_tracks WHERE user_id = $1 AND import_id = $2),
        (SELECT COUNT(*) FROM playlists WHERE user_id = $1 AND import_id = $2),
        (SELECT COUNT(*) FROM album_collections WHERE user_id = $1 AND import_id = $2),
        (SELECT COUNT(*) FROM images WHERE import_id = $2),
        (SELECT COUNT(*) FROM texts WHERE import_id = $2)";
    let row = sql::one(db, query, [user.0.into(), import.0.into()]).await?;
    Ok(Brought {
        listens: row.try_get_by_index(0)?,
        counted: row.try_get_by_index(1)?,
        copies: row.try_get_by_index(2)?,
        wants: row.try_get_by_index(3)?,
        loved: row.try_get_by_index(4)?,
        playlists: row.try_get_by_index(5)?,
        album_collections: row.try_get_by_index(6)?,
        images: row.try_get_by_index(7)?,
        texts: row.try_get_by_index(8)?,
        ..Brought::default()
    })
}

/// Listens of an import in the order of time.
pub async fn list_listens<C: Conn>(db: &C, user: UserId, import: ImportId) -> Result<Vec<i64>> {
    let query = "SELECT id FROM listening_history WHERE user_id = $1 AND import_id = $2 ORDER BY listened_at, id";
    ids(db, query, user, import).await
}

/// Tracks that were made while an import was read: what it may have brought, for an undo that was broken off and no
/// longer knows what it took out.
pub async fn list_made_tracks<C: Conn>(db: &C, user: UserId, import: ImportId) -> Result<Vec<i64>> {
    let query = "SELECT t.id FROM tracks t, imports i WHERE i.user_id = $1 AND i.id = $2
                   AND t.created_at >= COALESCE(i.started_at, i.created_at)
                   AND t.created_at <= COALESCE(i.finished_at, t.created_at)";
    ids(db, query, user, import).await
}

/// Keys in the catalogue that lose a reference.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Loosened {
    /// Tracks.
    pub tracks: Vec<i64>,
    /// Albums.
    pub albums: Vec<i64>,
    /// Artists.
    pub artists: Vec<i64>,
}

/// Takes back everything that an import brought beside listens; what it referred to.
pub async fn remove_rest(tx: &mut Tx, user: UserId, import: ImportId) -> Result<Loosened> {
    let mut loosened = Loosened {
        tracks: Vec::new(),
        albums: ids(
            tx,
            "SELECT local_id FROM import_links WHERE user_id = $1 AND import_id = $2 AND kind = 'album'",
            user,
            import,
        )
        .await?,
        artists: ids(
            tx,
            "SELECT local_id FROM import_links WHERE user_id = $1 AND import_id = $2 AND kind = 'artist'",
            user,
            import,
        )
        .await?,
    };
    let of_tracks = [
        "SELECT local_id FROM import_links WHERE user_id = $1 AND import_id = $2 AND kind = 'track'",
        "SELECT p.track_id FROM playlist_tracks p JOIN playlists l ON l.user_id = p.user_id AND l.id = p.playlist_id
         WHERE l.user_id = $1 AND l.import_id = $2",
        "SELECT t.id FROM loved_tracks l JOIN tracks t ON t.recording_id = l.recording_id
         WHERE l.user_id = $1 AND l.import_id = $2",
    ];
    for query in of_tracks {
        loosened.tracks.extend(ids(tx, query, user, import).await?);
    }
    let of_albums = "SELECT a.album_id FROM collection_albums a
        JOIN album_collections c ON c.user_id = a.user_id AND c.id = a.collection_id
        WHERE c.user_id = $1 AND c.import_id = $2";
    loosened
        .albums
        .extend(ids(tx, of_albums, user, import).await?);
    for query in [
        "DELETE FROM copies WHERE user_id = $1 AND import_id = $2 RETURNING album_id",
        "DELETE FROM wantlist WHERE user_id = $1 AND import_id = $2 RETURNING album_id",
    ] {
        loosened.albums.extend(ids(tx, query, user, import).await?);
    }
    let mut seen = Vec::new();
    for table in ["images", "texts", "metadata"] {
        let delete = format!("DELETE FROM {table} WHERE import_id = $1 RETURNING album_id");
        for row in sql::all(tx, &delete, [import.0.into()]).await? {
            seen.extend(row.try_get_by_index::<Option<i64>>(0)?);
        }
    }
    for delete in [
        "DELETE FROM loved_tracks WHERE user_id = $1 AND import_id = $2",
        "DELETE FROM playlists WHERE user_id = $1 AND import_id = $2",
        "DELETE FROM album_collections WHERE user_id = $1 AND import_id = $2",
        "DELETE FROM import_links WHERE user_id = $1 AND import_id = $2",
    ] {
        sql::execute(tx, delete, [user.0.into(), import.0.into()]).await?;
    }
    seen.sort_unstable();
    seen.dedup();
    for album in seen {
        touch_seen(tx, aime_domain::ids::AlbumId(album)).await?;
    }
    for tag in [
        Tag::collection(user),
        Tag::history(user),
        Tag::playlists(user),
    ] {
        tx.touch(tag);
    }
    Ok(loosened)
}

async fn ids<C: Conn>(db: &C, query: &str, user: UserId, import: ImportId) -> Result<Vec<i64>> {
    let rows = sql::all(db, query, [user.0.into(), import.0.into()]).await?;
    rows.iter()
        .map(|row| Ok(row.try_get_by_index(0)?))
        .collect()
}
