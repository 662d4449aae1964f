//! Which artists of the shared catalogue a user may name.

use aime_domain::ids::UserId;

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
