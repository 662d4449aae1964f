//! One track, as far as its listener may know it.

use aime_domain::ids::{RecordingId, TrackId, UserId};

use crate::catalogue::merged::{self, What};
use crate::db::Conn;
use crate::error::Result;
use crate::sql;

const VISIBLE: &str = "
    SELECT t.recording_id FROM tracks t WHERE t.id = $2 AND (
      EXISTS (SELECT 1 FROM recording_plays WHERE user_id = $1 AND period = 0 AND recording_id = t.recording_id)
      OR EXISTS (SELECT 1 FROM listening_history WHERE track_id = t.id AND user_id = $1)
      OR EXISTS (SELECT 1 FROM loved_tracks WHERE user_id = $1 AND recording_id = t.recording_id)
      OR EXISTS (SELECT 1 FROM playlist_tracks WHERE track_id = t.id AND user_id = $1)
      OR EXISTS (SELECT 1 FROM copies WHERE album_id = t.album_id AND user_id = $1)
      OR EXISTS (SELECT 1 FROM wantlist WHERE album_id = t.album_id AND user_id = $1)
      OR EXISTS (SELECT 1 FROM collection_albums WHERE album_id = t.album_id AND user_id = $1))";

/// The song of a track, if the user heard, owns, wants or listed it.
pub async fn find_recording<C: Conn>(
    db: &C,
    user: UserId,
    track: TrackId,
) -> Result<Option<RecordingId>> {
    let row = sql::optional(db, VISIBLE, [user.0.into(), track.0.into()]).await?;
    Ok(row
        .map(|row| row.try_get_by_index(0))
        .transpose()?
        .map(RecordingId))
}

/// Tracks that a listener's own meanings put in the place of another.
const OWN: &str = "
    SELECT DISTINCT own.track_id FROM spellings s
    JOIN spelling_rules w ON w.spelling_id = s.id AND w.user_id = $1
    JOIN spellings own ON own.id = w.own_id WHERE s.track_id = $2 LIMIT 2";

/// The track that a key leads to and its song, if the user heard, owns, wants or listed it: that of the key, the one
/// that it was merged into, or the one that all its names mean to this user.
pub async fn find<C: Conn>(
    db: &C,
    user: UserId,
    track: TrackId,
) -> Result<Option<(TrackId, RecordingId)>> {
    let track = TrackId(merged::survivor(db, What::Tracks, track.0).await?);
    if let Some(song) = find_recording(db, user, track).await? {
        return Ok(Some((track, song)));
    }
    let own = sql::all(db, OWN, [user.0.into(), track.0.into()]).await?;
    let [only] = &own[..] else {
        return Ok(None);
    };
    let track = TrackId(only.try_get_by_index(0)?);
    let song = find_recording(db, user, track).await?;
    Ok(song.map(|song| (track, song)))
}
