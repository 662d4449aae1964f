//! What the ledger knows of songs that are on, as far as their listener may know it.

use std::collections::HashMap;

use aime_domain::colour;
use aime_domain::ids::UserId;

use crate::catalogue::spelling::{self, NamesHash};
use crate::db::Conn;
use crate::error::Result;
use crate::image::{self, Image, Subject};
use crate::sql;

/// What is known of a song.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Known {
    /// Key of the track.
    pub track_id: Option<i64>,
    /// Key of its album.
    pub album_id: Option<i64>,
    /// Length in milliseconds.
    pub duration_ms: Option<i64>,
    /// Whether the user loves it.
    pub loved: bool,
    /// Address of the album's cover that we hold.
    pub album_image: Option<String>,
    /// `#rrggbb`, see [`colour::of_album`].
    pub album_colour: Option<String>,
}

/// What is known of names, of those that the user heard or loves before.
pub async fn list<C: Conn>(
    db: &C,
    user: UserId,
    hashes: &[NamesHash],
) -> Result<HashMap<NamesHash, Known>> {
    let meanings = spelling::find_by_hashes(db, hashes).await?;
    let query = format!(
        "SELECT t.id, a.id, a.title_key, a.credit_key,
                CASE WHEN EXISTS (SELECT 1 FROM loved_tracks WHERE user_id = $1 AND recording_id = t.recording_id)
                  THEN 1 ELSE 0 END
         FROM tracks t LEFT JOIN albums a ON a.id = t.album_id
         WHERE t.id IN {} AND (
           EXISTS (SELECT 1 FROM listening_history WHERE track_id = t.id AND user_id = $1)
           OR EXISTS (SELECT 1 FROM loved_tracks WHERE user_id = $1 AND recording_id = t.recording_id)
           OR EXISTS (SELECT 1 FROM copies WHERE album_id = t.album_id AND user_id = $1))",
        sql::numbers_in(db.engine(), 2)
    );
    let tracks = sql::numbers(meanings.values().map(|meaning| meaning.track_id));
    let mut seen = HashMap::<i64, Known>::new();
    for row in sql::all(db, &query, [user.0.into(), tracks]).await? {
        let track: i64 = row.try_get_by_index(0)?;
        let keys: Option<String> = row.try_get_by_index(2)?;
        let credit: Option<String> = row.try_get_by_index(3)?;
        seen.insert(
            track,
            Known {
                track_id: Some(track),
                album_id: row.try_get_by_index(1)?,
                duration_ms: None,
                loved: row.try_get_by_index::<i32>(4)? != 0,
                album_image: None,
                album_colour: keys
                    .zip(credit)
                    .map(|(title, credit)| colour::of_album(&title, &credit)),
            },
        );
    }
    let albums: Vec<i64> = seen.values().filter_map(|known| known.album_id).collect();
    let images = image::list(db, Subject::Albums, &albums).await?;
    for known in seen.values_mut() {
        let pictures = known.album_id.and_then(|id| images.get(&id));
        known.album_image = pictures.and_then(|all| all.iter().find_map(Image::path));
    }
    let found = meanings.into_iter().filter_map(|(hash, meaning)| {
        let known = seen.get(&meaning.track_id)?.clone();
        let duration_ms = meaning.traits.duration_ms;
        Some((
            hash,
            Known {
                duration_ms,
                ..known
            },
        ))
    });
    Ok(found.collect())
}
