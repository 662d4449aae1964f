//! What a user owns and wishes for according to Discogs: joined with the ledger, kept up to date, once a day and when
//! they want it.
//!
//! * [`link`] – connecting by token, pausing, disconnecting; [`grant`] – connecting by consent at Discogs' own site.
//! * [`sync`] – one synchronisation, as a job that goes on where it stopped.
//! * [`look`] – the reading of one list, page by page, each stored with the cursor in one transaction; what is gone is
//!   only taken out after whole readings.
//! * [`page`] – one page set against the ledger.
//! * [`describe`] – track lists and years of works, ordered for later.
//!
//! A copy is told by its instance; one that a file brought is told by its release and joined. Albums are found by
//! [`crate::ingest::catalogue`], as for files.

mod cursor;
mod describe;
mod error;
mod grant;
mod link;
mod look;
mod page;
mod sync;

use std::sync::Arc;

use aime_domain::clock::Clock;
use aime_domain::ids::UserId;
use aime_providers::capability::{Access, AlbumLookup, CollectionSync, Collector, Delegation};
use aime_queue::Wake;
use aime_storage::provider_account::{self, ProviderAccount};
use aime_storage::{Conn, Db, Durability, Tx};
use secrecy::{ExposeSecret as _, SecretString};
use serde::{Deserialize, Serialize};

pub use cursor::{Cursor, Remark, Run, RunState, Stage};
pub use error::{DiscogsError, Result};
pub use link::Link;
pub(crate) use sync::is_refusal;

use crate::vault::Vault;

/// The service's name in accounts, keys and lanes.
pub(crate) const PROVIDER: &str = "discogs";

/// What the synchronisation is made of.
#[derive(Debug)]
pub struct Parts {
    /// The ledger.
    pub db: Db,
    /// The time.
    pub clock: Arc<dyn Clock>,
    /// Where secrets are sealed.
    pub vault: Vault,
    /// The service.
    pub service: Arc<dyn CollectionSync>,
    /// The same, where people let us in at its own site.
    pub consent: Arc<dyn Delegation>,
    /// The same, where works and pressings are described.
    pub lookup: Arc<dyn AlbumLookup>,
    /// Seconds from one synchronisation to the next.
    pub interval_s: i64,
    /// Rung when a job is ordered.
    pub wake: Wake,
}

/// The use cases of Discogs. Cheap to clone.
#[derive(Debug, Clone)]
pub struct DiscogsSync {
    parts: Arc<Parts>,
}

/// How we are let in, as it is sealed.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Sealed {
    Token(String),
    Delegated { token: String, secret: String },
}

impl DiscogsSync {
    /// Puts the parts together.
    pub fn new(parts: Parts) -> Self {
        Self {
            parts: Arc::new(parts),
        }
    }

    /// Seconds from one synchronisation to the next.
    pub fn interval_s(&self) -> i64 {
        self.parts.interval_s
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
            .ok_or(DiscogsError::NotLinked)
    }

    /// Changes the account's row; gives what it was changed to.
    async fn change(
        &self,
        tx: &mut Tx,
        user: UserId,
        change: impl FnOnce(&mut ProviderAccount, &mut Cursor) + Send,
    ) -> Result<Cursor> {
        let mut row = provider_account::find_to_change(tx, user, PROVIDER)
            .await?
            .ok_or(DiscogsError::NotLinked)?;
        let mut cursor = Cursor::of(&row);
        change(&mut row, &mut cursor);
        row.cursor = Some(cursor.text());
        provider_account::update(tx, &row).await?;
        Ok(cursor)
    }

    fn seal(&self, user: UserId, access: &Access) -> Result<Vec<u8>> {
        let plain = match access {
            Access::Token(token) => Sealed::Token(token.expose_secret().to_owned()),
            Access::Delegated { token, secret } => Sealed::Delegated {
                token: token.expose_secret().to_owned(),
                secret: secret.expose_secret().to_owned(),
            },
        };
        // Plain data always serialises.
        let text: SecretString = serde_json::to_string(&plain).unwrap_or_default().into();
        Ok(self.parts.vault.seal(user, PROVIDER, &text)?)
    }

    /// The account with its secret opened.
    fn collector(&self, row: &ProviderAccount) -> Result<Collector> {
        let sealed = row.secret.as_deref().unwrap_or_default();
        let opened = self.parts.vault.open(row.user, PROVIDER, sealed)?;
        let plain = serde_json::from_str(opened.expose_secret())
            .map_err(|_| crate::vault::VaultError::Shut)?;
        Ok(Collector {
            name: row.account.clone(),
            access: match plain {
                Sealed::Token(token) => Access::Token(token.into()),
                Sealed::Delegated { token, secret } => Access::Delegated {
                    token: token.into(),
                    secret: secret.into(),
                },
            },
        })
    }
}
