//! Songs loved, and no longer.

use aime_domain::ids::{TrackId, UserId};
use aime_storage::history::track;
use aime_storage::loved::{self, Love};

use super::Collection;
use super::error::{CollectionError, Result};
use crate::lastfm;

impl Collection {
    /// Loves the song of a track, or loves it no longer; whether it is loved now. The mark is the song's: it shows
    /// on every album and every play, past and future.
    pub async fn toggle_love(&self, user: UserId, track: TrackId) -> Result<bool> {
        let mut tx = self.begin().await?;
        let recording = track::find_recording(&tx, user, track)
            .await?
            .ok_or(CollectionError::NotFound)?;
        let was_loved = loved::remove(&mut tx, user, recording.0).await?;
        if !was_loved {
            let love = Love {
                recording_id: recording.0,
                loved_at: tx.now(),
                source: "aime",
                import_id: None,
            };
            loved::add(&mut tx, user, &love).await?;
        }
        lastfm::note_for_service(&tx, user, recording.0, !was_loved).await?;
        tx.commit().await?;
        Ok(!was_loved)
    }
}
