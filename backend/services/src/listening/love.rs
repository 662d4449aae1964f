//! Songs that a client says are loved, or no longer.

use std::slice;

use aime_domain::ids::UserId;
use aime_domain::listen::Names;
use aime_storage::loved::{self, Love};
use aime_storage::{Durability, Result, Tx};

use super::Listening;
use super::meant::{SongId, find_meant};
use crate::ingest::catalogue::{self, Memory, Wanted};
use crate::lastfm;

impl Listening {
    /// Loves a song by its names, or loves it no longer. A song that was never met is added to the catalogue
    /// when it is loved.
    pub async fn love(&self, user: UserId, names: &Names, loved: bool, source: &str) -> Result<()> {
        let mut tx = self.db.begin(Durability::Full, self.clock.now()).await?;
        let wanted = Wanted {
            names,
            duration_ms: None,
            isrc: None,
            mbid: None,
        };
        let resolved = catalogue::resolve(&tx, &mut Memory::default(), &[wanted]).await?;
        for one in resolved {
            set(&mut tx, user, one.meaning.recording_id, loved, source).await?;
        }
        tx.commit().await
    }

    /// Loves a song by an identifier, or loves it no longer. Whether anything was ever submitted under it: what was not
    /// cannot be loved.
    pub async fn love_song(
        &self,
        user: UserId,
        song: &SongId,
        loved: bool,
        source: &str,
    ) -> Result<bool> {
        let mut tx = self.db.begin(Durability::Full, self.clock.now()).await?;
        let meant = find_meant(&tx, user, slice::from_ref(song)).await?;
        let Some(recording_id) = meant.get(song) else {
            return Ok(false);
        };
        set(&mut tx, user, *recording_id, loved, source).await?;
        tx.commit().await?;
        Ok(true)
    }
}

async fn set(
    tx: &mut Tx,
    user: UserId,
    recording_id: i64,
    loved: bool,
    source: &str,
) -> Result<()> {
    let is_new = if loved {
        let love = Love {
            recording_id,
            loved_at: tx.now(),
            source,
            import_id: None,
        };
        loved::add(tx, user, &love).await?
    } else {
        loved::remove(tx, user, recording_id).await?
    };
    if is_new {
        lastfm::note_for_service(tx, user, recording_id, loved).await?;
    }
    Ok(())
}
