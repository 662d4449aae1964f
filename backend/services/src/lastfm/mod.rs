//! What a user hears according to Last.fm: polled while it happens, and the whole history once.
//!
//! * [`link`] – connecting, pausing, disconnecting.
//! * [`poll`] – everything since the last known scrobble, however long ago that is, and now and then the last days
//!   again: players that were offline send late, with old times.
//! * [`login`] – its user lets us in, which is needed for what is private and for loving songs there.
//! * [`loves`] – what is loved there and here, kept in step.
//! * [`compare`] – what was edited and deleted there, found on request and decided by the user.
//! * [`difference`] – what differs, without a database; a poll that meets an edit leaves it for the user as well.
//! * [`history`] – all of it, oldest first, as a job that goes on where it stopped.
//! * [`walk`] – what both do: pages of a span, oldest first, each stored with the cursor in one transaction.
//!
//! Listens go through [`crate::ingest`] like any other. What is playing is shown and never stored as a listen.

mod compare;
mod cursor;
mod difference;
mod error;
mod history;
mod link;
mod login;
mod loves;
mod poll;
mod secrets;
mod walk;

use std::sync::Arc;

use aime_domain::clock::Clock;
use aime_domain::ids::UserId;
use aime_providers::capability::ListeningService;
use aime_queue::Wake;
use aime_storage::provider_account::{self, ProviderAccount};
use aime_storage::{Conn, Db, Durability, Tx};
use secrecy::{ExposeSecret as _, SecretString};

pub use cursor::{Comparison, Cursor, History, HistoryState, Loves, Playing};
pub use error::{LastFmError, Result};
pub use link::{Connect, LastFmStanding, Link};
pub use login::{OwnKey, SignIn};
pub(crate) use loves::note_for_service;
pub(crate) use poll::is_refusal;

use crate::vault::Vault;

/// The service's name in streams, accounts and lanes.
pub(crate) const PROVIDER: &str = "lastfm";

/// What the tracker is made of.
#[derive(Debug)]
pub struct Parts {
    /// The ledger.
    pub db: Db,
    /// The time.
    pub clock: Arc<dyn Clock>,
    /// Where secrets are sealed.
    pub vault: Vault,
    /// The service.
    pub service: Arc<dyn ListeningService>,
    /// The install's own key, for users who bring none; empty if there is none.
    pub key: SecretString,
    /// The secret that belongs to it; empty if there is none.
    pub shared_secret: SecretString,
    /// Seconds from one poll to the next.
    pub interval_s: i64,
    /// Rung when a job is ordered.
    pub wake: Wake,
}

/// The use cases of Last.fm. Cheap to clone.
#[derive(Debug, Clone)]
pub struct LastFmTracker {
    parts: Arc<Parts>,
}

impl LastFmTracker {
    /// Puts the parts together.
    pub fn new(parts: Parts) -> Self {
        Self {
            parts: Arc::new(parts),
        }
    }

    /// Seconds from one poll to the next.
    pub fn interval_s(&self) -> i64 {
        self.parts.interval_s
    }

    /// Whether users need no key of their own.
    pub fn has_key(&self) -> bool {
        !self.parts.key.expose_secret().is_empty()
    }

    pub(crate) fn now(&self) -> i64 {
        self.parts.clock.now()
    }

    async fn begin(&self) -> Result<Tx> {
        let begun = self.parts.db.begin(Durability::Full, self.now()).await;
        Ok(begun?)
    }

    async fn find<C: Conn>(&self, db: &C, user: UserId) -> Result<ProviderAccount> {
        provider_account::find(db, user, PROVIDER)
            .await?
            .ok_or(LastFmError::NotLinked)
    }

    /// Changes the account's row; nothing where it was unlinked in the meantime.
    async fn change(
        &self,
        tx: &mut Tx,
        user: UserId,
        change: impl FnOnce(&mut ProviderAccount, &mut Cursor) + Send,
    ) -> Result<()> {
        let mut row = provider_account::find_to_change(tx, user, PROVIDER)
            .await?
            .ok_or(LastFmError::NotLinked)?;
        let mut cursor = Cursor::of(&row);
        change(&mut row, &mut cursor);
        row.cursor = Some(cursor.text());
        Ok(provider_account::update(tx, &row).await?)
    }
}
