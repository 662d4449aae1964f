//! What a user does with their collection by hand: adds an album, changes one, gives its copies away, loves a song.
//!
//! Copies are the user's own. What the catalogue says of an album is everybody's, so that only owner and admin
//! change it.

mod add;
mod change;
mod edit_copy;
mod error;
mod love;
mod remove;
mod rules;

use std::sync::Arc;

use aime_domain::clock::Clock;
use aime_storage::{Db, Durability, Tx};

pub use add::{Artists, NewAlbum};
pub use change::AlbumChange;
pub use error::{CollectionError, Result};

/// The use cases of a collection. Cheap to clone.
#[derive(Debug, Clone)]
pub struct Collection {
    db: Db,
    clock: Arc<dyn Clock>,
}

impl Collection {
    /// Collections of the ledger.
    pub fn new(db: Db, clock: Arc<dyn Clock>) -> Self {
        Self { db, clock }
    }

    /// A transaction of few rows that somebody waits for.
    async fn begin(&self) -> Result<Tx> {
        Ok(self.db.begin(Durability::Full, self.clock.now()).await?)
    }
}
