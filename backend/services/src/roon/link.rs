//! Connecting Roon, pausing and disconnecting it, choosing rooms.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use aime_domain::ids::UserId;
use aime_providers::error::ProviderError;
use aime_providers::roon::{Heard, Said};
use aime_storage::provider_account::{self, LinkState};
use aime_storage::{Durability, ReadDb, lease, open_play, playing};
use serde::{Deserialize, Serialize};

use super::cursor::Cursor;
use super::error::Result;
use super::{PROVIDER, RoonTracker, lease_name, stream};
use crate::accounts::secret;

/// Where a Core's API listens.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Address {
    /// Name or address in numbers.
    pub host: String,
    /// Port.
    pub port: u16,
}

/// What a user wants followed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// Keys of rooms; `None` for all there are.
    pub rooms: Option<BTreeSet<String>>,
    /// Whether songs of radio stations count.
    pub counts_radio: bool,
}

/// A linked Roon.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// Whether it is watched, rests, or refused us.
    pub state: LinkState,
    /// Whether some process watches it at this moment.
    pub is_watched: bool,
    /// What went wrong last; none after a success.
    pub last_error: Option<String>,
    /// When the Core was last heard anew, unix seconds UTC.
    pub last_sync_at: Option<i64>,
    /// When it is tried again, where it does not answer.
    pub next_sync_at: Option<i64>,
    /// How it stands.
    pub cursor: Cursor,
}

impl RoonTracker {
    /// A user's link, if there is one.
    pub async fn link(&self, db: &ReadDb, user: UserId) -> Result<Option<Link>> {
        let Some(row) = provider_account::find(db, user, PROVIDER).await? else {
            return Ok(None);
        };
        let holder = lease::holder(db, &lease_name(user), self.now()).await?;
        Ok(Some(Link {
            cursor: Cursor::of(&row),
            is_watched: holder.is_some(),
            state: row.state,
            last_error: row.last_error,
            last_sync_at: row.last_sync_at,
            next_sync_at: row.next_sync_at,
        }))
    }

    /// Links Roon, and begins to watch it. Linking it again changes where the Core is and keeps everything else.
    /// `address` is only taken from somebody who looks after the install: it is dialled wherever it leads.
    pub async fn connect(&self, user: UserId, address: Option<Address>) -> Result<()> {
        let mut tx = self.begin(Durability::Full).await?;
        let known = provider_account::find_to_change(&tx, user, PROVIDER).await?;
        if known.is_some() {
            self.change(&mut tx, user, |row, cursor| {
                row.state = LinkState::Active;
                row.last_error = None;
                row.next_sync_at = None;
                cursor.address = address;
                cursor.failures = 0;
            })
            .await?;
        } else {
            let cursor = Cursor {
                extension_id: new_extension_id()?,
                address,
                ..Cursor::default()
            };
            provider_account::link(&mut tx, user, PROVIDER, "", &[], &cursor.text()).await?;
        }
        tx.commit().await?;
        self.ring();
        Ok(())
    }

    /// Chooses what is followed.
    pub async fn choose(&self, user: UserId, choice: Choice) -> Result<()> {
        let mut tx = self.begin(Durability::Full).await?;
        self.change(&mut tx, user, |_, cursor| {
            cursor.followed = choice.rooms;
            cursor.counts_radio = choice.counts_radio;
        })
        .await?;
        tx.commit().await?;
        self.ring();
        Ok(())
    }

    /// Lets it be watched (again).
    pub async fn start(&self, user: UserId) -> Result<()> {
        let mut tx = self.begin(Durability::Full).await?;
        self.change(&mut tx, user, |row, cursor| {
            row.state = LinkState::Active;
            row.last_error = None;
            row.next_sync_at = None;
            cursor.failures = 0;
        })
        .await?;
        tx.commit().await?;
        self.ring();
        Ok(())
    }

    /// Lets it rest. What is heard in the meantime is not seen.
    pub async fn pause(&self, user: UserId) -> Result<()> {
        let mut tx = self.begin(Durability::Full).await?;
        self.change(&mut tx, user, |row, _| {
            row.state = LinkState::Paused;
            row.next_sync_at = None;
        })
        .await?;
        playing::clear_all(&mut tx, user, &stream()).await?;
        tx.commit().await?;
        self.ring();
        Ok(())
    }

    /// Forgets the link and its token; its listens stay. Whether there was one.
    pub async fn disconnect(&self, user: UserId) -> Result<bool> {
        let mut tx = self.begin(Durability::Full).await?;
        let gone = provider_account::unlink(&mut tx, user, PROVIDER).await?;
        open_play::forget_all(&tx, user, &stream()).await?;
        playing::clear_all(&mut tx, user, &stream()).await?;
        tx.commit().await?;
        self.ring();
        Ok(gone)
    }

    /// Asks the Core who it is; gives its name.
    pub async fn test(&self, user: UserId) -> Result<String> {
        let row = self.find(&self.parts.db.read(), user).await?;
        let cursor = Cursor::of(&row);
        let mut connection = self.dial(user, &cursor, None).await?;
        // It says who it is first of all, or is no Core.
        let said = connection.hear().await?;
        connection.close().await;
        match said {
            Heard::Said(Said::Met(core)) => Ok(core.name),
            _ => Err(ProviderError::Malformed("it did not introduce itself".into()).into()),
        }
    }
}

/// An identifier that no other install has.
fn new_extension_id() -> Result<String> {
    let mut id = String::from("org.aime.tracker.");
    for byte in random::<8>()? {
        let _ = write!(id, "{byte:02x}");
    }
    Ok(id)
}

pub(super) fn random<const N: usize>() -> Result<[u8; N]> {
    secret::random::<N>().map_err(|_| crate::vault::VaultError::NoRandomness.into())
}
