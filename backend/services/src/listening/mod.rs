//! What clients tell of one person's listening as it happens: finished plays, what is on, what is loved.
//!
//! Finished plays go through the one door in ([`crate::ingest`]); what is on never becomes a listen.

mod love;
mod meant;

use std::sync::Arc;

use aime_domain::clock::Clock;
use aime_domain::ids::UserId;
use aime_domain::listen::{ListenEvent, StreamKey};
use aime_domain::playing::{NowPlaying, Telling};
use aime_storage::{Db, Durability, Result, playing, setting, user_zone};

pub use meant::{SongId, find_meant};

use crate::ingest::Listener;
use crate::ingest::live::record_listens;
use crate::ingest::store::{Incoming, Outcome};

/// Plays stored in one transaction, so that a batch lets others pass in between.
const CHUNK: usize = 100;

/// The use cases of listening. Cheap to clone.
#[derive(Debug, Clone)]
pub struct Listening {
    db: Db,
    clock: Arc<dyn Clock>,
}

impl Listening {
    /// Of the ledger.
    pub fn new(db: Db, clock: Arc<dyn Clock>) -> Self {
        Self { db, clock }
    }

    /// Records finished plays that came through one stream; the outcome of each, in order. Sending them again
    /// changes nothing, so that a client that got no answer may.
    pub async fn submit(
        &self,
        user: UserId,
        stream: &StreamKey,
        events: &[ListenEvent],
    ) -> Result<Vec<Outcome>> {
        let zone = user_zone(&self.db.read(), user).await?;
        let who = Listener { id: user, zone };
        let mut outcomes = Vec::with_capacity(events.len());
        for chunk in events.chunks(CHUNK) {
            let incoming: Vec<Incoming<'_>> = chunk
                .iter()
                .map(|event| Incoming { event, stream })
                .collect();
            outcomes.extend(record_listens(&self.db, who, &incoming, self.clock.now()).await?);
        }
        Ok(outcomes)
    }

    /// Notes what a source says is on.
    pub async fn announce(
        &self,
        user: UserId,
        now_playing: &NowPlaying,
        telling: Telling,
    ) -> Result<()> {
        let mut tx = self.begin().await?;
        playing::set(&mut tx, user, now_playing, telling).await?;
        tx.commit().await
    }

    /// Notes that a source has nothing on any more at a place.
    pub async fn silence(&self, user: UserId, stream: &StreamKey, place: &str) -> Result<()> {
        let mut tx = self.begin().await?;
        playing::clear(&mut tx, user, stream, place).await?;
        tx.commit().await
    }

    /// Keeps how far a client has brought an old history, unix seconds; it asks for that before the next time.
    pub async fn set_latest_import(&self, user: UserId, service: &str, at: i64) -> Result<()> {
        let tx = self.begin().await?;
        setting::set(&tx, user, &latest_import_key(service), &at.to_string()).await?;
        tx.commit().await
    }

    /// How far a client has brought an old history, unix seconds; 0 where none has.
    pub async fn latest_import(&self, user: UserId, service: &str) -> Result<i64> {
        let value = setting::find(&self.db.read(), user, &latest_import_key(service)).await?;
        Ok(value.and_then(|value| value.parse().ok()).unwrap_or(0))
    }

    /// A transaction for what the next word of the client would repair.
    async fn begin(&self) -> Result<aime_storage::Tx> {
        self.db.begin(Durability::Normal, self.clock.now()).await
    }
}

fn latest_import_key(service: &str) -> String {
    format!("listenbrainz.latest_import.{service}")
}
