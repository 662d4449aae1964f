//! What a user hears in their rooms according to a Roon Core, watched while it happens.
//!
//! * [`link`] – connecting, pausing, disconnecting, choosing rooms.
//! * [`cursor`] – how the link stands, kept with the account.
//! * [`kept`] – plays that were left out, let back in.
//! * [`watcher`] – one process watches each link, through a lease; another takes over when it falls silent.
//! * [`watch`] – one link watched: found, dialled, enabled, listened to, dialled again; [`dial`] knows the way to its Core,
//!   [`talk`] how far a connection has come, [`zones`] what its zones are to us.
//! * [`ledger`] – what was seen, written down: listens, plays under way, what is on.
//!
//! The rules of when a play counts are the domain's ([`aime_domain::rooms`]). Listens go through [`crate::ingest`] like
//! any other.

mod cursor;
mod dial;
mod error;
mod kept;
mod ledger;
mod link;
mod talk;
mod watch;
mod watcher;
mod zones;

use std::sync::Arc;

use aime_domain::dedupe::StationFilter;
use aime_domain::ids::UserId;
use aime_domain::listen::{Channel, StreamKey};
use aime_gateway::Time;
use aime_providers::roon::Roon;
use aime_storage::provider_account::{self, ProviderAccount};
use aime_storage::{Conn, Db, Durability, Tx};
use tokio::sync::watch as channel;

pub use cursor::{Cursor, LeftOut, Phase, WhyLeftOut};
pub use error::{Result, RoonError};
pub use link::{Address, Choice, Link};
pub use watcher::Watcher;

use crate::vault::Vault;

/// The service's name in streams, accounts and leases.
pub(crate) const PROVIDER: &str = "roon";

/// What the tracker is made of.
#[derive(Debug)]
pub struct Parts {
    /// The ledger.
    pub db: Db,
    /// The time, and how it passes.
    pub time: Arc<dyn Time>,
    /// Where tokens are sealed.
    pub vault: Vault,
    /// Roon.
    pub service: Roon,
    /// Where the Core is, for links that name no place of their own; `None` to look for it on the network.
    pub address: Option<Address>,
    /// Seconds from one look at the zones to the next where the Core tells no changes by itself.
    pub poll_s: i64,
    /// Names that are those of stations, not of songs.
    pub stations: StationFilter,
    /// Our version, as Roon shows it.
    pub version: String,
}

/// The use cases of Roon. Cheap to clone.
#[derive(Debug, Clone)]
pub struct RoonTracker {
    parts: Arc<Parts>,
    /// Changes whenever a link was changed here.
    changed: channel::Sender<u64>,
}

impl RoonTracker {
    /// Puts the parts together.
    pub fn new(parts: Parts) -> Self {
        Self {
            parts: Arc::new(parts),
            changed: channel::Sender::new(0),
        }
    }

    /// Whether the configuration names a Core.
    pub fn has_address(&self) -> bool {
        self.parts.address.is_some()
    }

    fn now(&self) -> i64 {
        self.parts.time.now_ms().div_euclid(1_000)
    }

    async fn begin(&self, durability: Durability) -> Result<Tx> {
        Ok(self.parts.db.begin(durability, self.now()).await?)
    }

    async fn find<C: Conn>(&self, db: &C, user: UserId) -> Result<ProviderAccount> {
        provider_account::find(db, user, PROVIDER)
            .await?
            .ok_or(RoonError::NotLinked)
    }

    async fn find_to_change(&self, tx: &Tx, user: UserId) -> Result<ProviderAccount> {
        provider_account::find_to_change(tx, user, PROVIDER)
            .await?
            .ok_or(RoonError::NotLinked)
    }

    /// Changes the account's row and gives it.
    async fn change(
        &self,
        tx: &mut Tx,
        user: UserId,
        change: impl FnOnce(&mut ProviderAccount, &mut Cursor) + Send,
    ) -> Result<ProviderAccount> {
        let mut row = self.find_to_change(tx, user).await?;
        let mut cursor = Cursor::of(&row);
        change(&mut row, &mut cursor);
        row.cursor = Some(cursor.text());
        provider_account::update(tx, &row).await?;
        Ok(row)
    }

    /// Tells those who watch in this process that a link was changed.
    fn ring(&self) {
        self.changed.send_modify(|n| *n = n.wrapping_add(1));
    }
}

/// The stream that plays in Roon's rooms come through.
pub(crate) fn stream() -> StreamKey {
    StreamKey {
        service: PROVIDER.into(),
        channel: Channel::Pull,
        client: String::new(),
    }
}

/// The lease of whoever watches a user's link.
fn lease_name(user: UserId) -> String {
    format!("{PROVIDER}:{user}")
}
