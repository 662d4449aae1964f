//! What the ledger knows of songs that are on, as far as their listener may know it.

use std::collections::HashMap;

use aime_domain::colour;
use aime_domain::ids::UserId;
use aime_domain::listen::Names;
use aime_domain::matching::{self, RecordingIdentity};

use crate::catalogue::recording;
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

/// A track, as far as names lead to one.
#[derive(Debug, Clone, Copy)]
struct Meant {
    track_id: i64,
    duration_ms: Option<i64>,
}

/// What is known of names, of those that the user heard or loves before. Names that were never met are matched as they
/// will be when they come as a listen; nothing is written.
pub async fn list<C: Conn>(
    db: &C,
    user: UserId,
    names: &[&Names],
) -> Result<HashMap<NamesHash, Known>> {
    let meanings = meanings(db, user, names).await?;
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
        let duration_ms = meaning.duration_ms;
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

/// The tracks that names lead to: by their spelling, as the user means it, else by what identifies the song.
async fn meanings<C: Conn>(
    db: &C,
    user: UserId,
    names: &[&Names],
) -> Result<HashMap<NamesHash, Meant>> {
    let hashes: Vec<NamesHash> = names.iter().map(|names| spelling::hash(names)).collect();
    let known = spelling::find_by_hashes(db, &hashes).await?;
    let spellings = known.values().map(|meaning| meaning.spelling_id);
    let own = spelling::find_own(db, user, spellings).await?;
    let mut found: HashMap<NamesHash, Meant> = known
        .into_iter()
        .map(|(hash, meaning)| {
            let meaning = own.get(&meaning.spelling_id).unwrap_or(&meaning);
            let meant = Meant {
                track_id: meaning.track_id,
                duration_ms: meaning.traits.duration_ms,
            };
            (hash, meant)
        })
        .collect();
    let mut unknown: Vec<(NamesHash, &Names)> =
        hashes.into_iter().zip(names.iter().copied()).collect();
    unknown.retain(|(hash, _)| !found.contains_key(hash));
    if !unknown.is_empty() {
        found.extend(by_identity(db, &unknown).await?);
    }
    Ok(found)
}

/// The tracks of songs that were never met under these names: the one on the album that they name, else the first.
async fn by_identity<C: Conn>(
    db: &C,
    unknown: &[(NamesHash, &Names)],
) -> Result<Vec<(NamesHash, Meant)>> {
    let identities: Vec<RecordingIdentity> = unknown
        .iter()
        .map(|(_, names)| matching::recording_identity(names))
        .collect();
    let keys: Vec<&str> = identities
        .iter()
        .flat_map(|identity| identity.keys.iter().map(String::as_str))
        .collect();
    let mut candidates = HashMap::<String, Vec<i64>>::new();
    for (key, id) in recording::find_by_keys(db, &keys).await? {
        candidates.entry(key).or_default().push(id);
    }
    let ids: Vec<i64> = candidates.values().flatten().copied().collect();
    let stated = recording::statements(db, &ids).await?;
    let tracks = format!(
        "SELECT t.recording_id, t.id, a.title_key, COALESCE(t.duration_ms, r.duration_ms) FROM tracks t
         JOIN recordings r ON r.id = t.recording_id LEFT JOIN albums a ON a.id = t.album_id
         WHERE t.recording_id IN {} ORDER BY t.id",
        sql::numbers_in(db.engine(), 1)
    );
    let mut places = HashMap::<i64, Vec<(Option<String>, Meant)>>::new();
    for row in sql::all(db, &tracks, [sql::numbers(ids)]).await? {
        let meant = Meant {
            track_id: row.try_get_by_index(1)?,
            duration_ms: row.try_get_by_index(3)?,
        };
        let place = (row.try_get_by_index(2)?, meant);
        places
            .entry(row.try_get_by_index(0)?)
            .or_default()
            .push(place);
    }
    let found = unknown
        .iter()
        .zip(&identities)
        .filter_map(|((hash, names), identity)| {
            let (recording, _) = matching::find_recording(&identity.keys, &candidates, &stated)?;
            let places = places.get(&recording)?;
            let album = names.album.as_ref().map(|title| {
                let artist = names.album_artist.as_ref().unwrap_or(&identity.main_credit);
                matching::album_identity(artist, title, None).title_key
            });
            let there = places
                .iter()
                .find(|(key, _)| album.is_some() && *key == album);
            let (_, meant) = there.or(places.first())?;
            Some((*hash, *meant))
        });
    Ok(found.collect())
}
