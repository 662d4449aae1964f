//! Songs that a client says are loved, or no longer.

use aime_domain::ids::UserId;
use aime_domain::listen::Names;
use aime_storage::loved::{self, Love};
use aime_storage::{Durability, Result};

use super::Listening;
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
            let recording_id = one.meaning.recording_id;
            let is_new = if loved {
                let love = Love {
                    recording_id,
                    loved_at: tx.now(),
                    source,
                    import_id: None,
                };
                loved::add(&mut tx, user, &love).await?
            } else {
                loved::remove(&mut tx, user, recording_id).await?
            };
            if is_new {
                lastfm::note_for_service(&tx, user, recording_id, loved).await?;
            }
        }
        tx.commit().await
    }
}
