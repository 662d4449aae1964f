//! Connecting an account, pausing and disconnecting it.

use aime_domain::ids::UserId;
use aime_providers::capability::Access;
use aime_providers::error::ProviderError;
use aime_queue::{NewJob, Urgency, enqueue};
use aime_storage::provider_account::{self, LinkState};
use aime_storage::{ReadDb, Tx, link_request};
use secrecy::{ExposeSecret as _, SecretString};

use super::cursor::{Cursor, RunState};
use super::error::{DiscogsError, Result};
use super::{DiscogsSync, PROVIDER};
use crate::due;
use crate::jobs::SyncDiscogs;

/// A connected account.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// Name at Discogs.
    pub account: String,
    /// Where it stands.
    pub state: LinkState,
    /// What went wrong last; none after a success.
    pub last_error: Option<String>,
    /// When it was last read whole, unix seconds UTC.
    pub last_sync_at: Option<i64>,
    /// When it is read next.
    pub next_sync_at: Option<i64>,
    /// How far it is read.
    pub cursor: Cursor,
}

impl DiscogsSync {
    /// A user's account, if it is connected.
    pub async fn link(&self, db: &ReadDb, user: UserId) -> Result<Option<Link>> {
        let row = provider_account::find(db, user, PROVIDER).await?;
        Ok(row.map(|row| Link {
            cursor: Cursor::of(&row),
            account: row.account,
            state: row.state,
            last_error: row.last_error,
            last_sync_at: row.last_sync_at,
            next_sync_at: row.next_sync_at,
        }))
    }

    /// Connects the account of a personal token, and reads it at once.
    pub async fn connect(&self, user: UserId, token: &SecretString) -> Result<()> {
        let token = token.expose_secret().trim().into();
        let connected = self.connect_by(user, Access::Token(token)).await;
        connected.map_err(|error| match error {
            DiscogsError::Provider(ProviderError::NotAuthorized(_)) => DiscogsError::BadToken,
            other => other,
        })
    }

    /// Connects the account that lets us in, once Discogs says whose it is. Connecting the same one again changes how we
    /// are let in and keeps what is known of it.
    pub(super) async fn connect_by(&self, user: UserId, access: Access) -> Result<()> {
        let name = self.parts.service.account_name(&access).await?;
        let sealed = self.seal(user, &access)?;
        let mut tx = self.begin().await?;
        let before = provider_account::find_to_change(&tx, user, PROVIDER).await?;
        let mut cursor = before
            .filter(|row| row.account.eq_ignore_ascii_case(&name))
            .map(|row| Cursor::of(&row))
            .unwrap_or_default();
        cursor.run = cursor.run.filter(|run| run.state != RunState::Failed);
        provider_account::link(&mut tx, user, PROVIDER, &name, &sealed, &cursor.text()).await?;
        link_request::delete(&tx, user, PROVIDER).await?;
        self.order(&tx, user, None).await?;
        tx.commit().await?;
        self.parts.wake.ring();
        Ok(())
    }

    /// Asks Discogs whether it still lets us in.
    pub async fn test(&self, user: UserId) -> Result<()> {
        let row = self.find(&self.parts.db.read(), user).await?;
        let collector = self.collector(&row)?;
        self.parts.service.account_name(&collector.access).await?;
        Ok(())
    }

    /// Reads the account now. One that goes on already is not begun again; one that was paused or refused goes on.
    pub async fn start(&self, user: UserId) -> Result<()> {
        let now = self.now();
        let mut tx = self.begin().await?;
        self.change(&mut tx, user, |row, cursor| {
            row.state = LinkState::Active;
            row.last_error = None;
            row.next_sync_at = Some(now);
            if cursor.going_on().is_none() {
                let look = cursor.next_look(now);
                cursor.run = Some(super::Run::begun(look, now));
            }
        })
        .await?;
        self.order(&tx, user, None).await?;
        tx.commit().await?;
        self.parts.wake.ring();
        Ok(())
    }

    /// Lets it rest, also in the middle of a synchronisation, which goes on where it stopped once it is wanted again.
    pub async fn pause(&self, user: UserId) -> Result<()> {
        let mut tx = self.begin().await?;
        self.change(&mut tx, user, |row, _| {
            row.state = LinkState::Paused;
            row.next_sync_at = None;
        })
        .await?;
        Ok(tx.commit().await?)
    }

    /// Forgets the account and how it let us in; what it brought stays. Whether it was connected.
    pub async fn disconnect(&self, user: UserId) -> Result<bool> {
        let mut tx = self.begin().await?;
        let gone = provider_account::unlink(&mut tx, user, PROVIDER).await?;
        link_request::delete(&tx, user, PROVIDER).await?;
        tx.commit().await?;
        Ok(gone)
    }

    /// Sees to it that every account that is to be read has a job for it, whatever happened to the last one.
    pub async fn wake_all(&self) -> Result<()> {
        let active = provider_account::list_active(&self.parts.db.read(), PROVIDER).await?;
        if active.is_empty() {
            return Ok(());
        }
        let tx = self.begin().await?;
        for (user, due) in active {
            let due = due::in_reach(due, tx.now(), self.parts.interval_s);
            self.order(&tx, user, due).await?;
        }
        tx.commit().await?;
        self.parts.wake.ring();
        Ok(())
    }

    /// Orders a synchronisation for a moment, or now.
    pub(super) async fn order(&self, tx: &Tx, user: UserId, at: Option<i64>) -> Result<()> {
        let urgency = if at.is_none() {
            Urgency::Soon
        } else {
            Urgency::Batch
        };
        let job = NewJob::of(&SyncDiscogs { user })?
            .urgency(urgency)
            .owner(user.0)
            .run_at(at.unwrap_or(tx.now()));
        enqueue(tx, &job, tx.now()).await?;
        Ok(())
    }
}
