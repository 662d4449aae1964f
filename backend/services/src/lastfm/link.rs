//! Connecting an account, pausing and disconnecting it.

use aime_domain::ids::UserId;
use aime_providers::capability::Account;
use aime_providers::error::ProviderError;
use aime_queue::{NewJob, Urgency, enqueue};
use aime_storage::provider_account::{self, LinkState};
use aime_storage::{ReadDb, Tx, missing_listen, service_love};
use secrecy::{ExposeSecret as _, SecretString};

use super::cursor::{Comparison, Cursor, HistoryState, Loves};
use super::error::{LastFmError, Result};
use super::login::SignIn;
use super::poll::LONGEST_WAIT;
use super::secrets::Secrets;
use super::{LastFmTracker, PROVIDER};
use crate::due;
use crate::jobs::{CompareLastFm, ImportLastFmHistory, PollLastFm};

/// How soon work goes on whose job was given up; one that waits keeps its own pace up to that. Seconds.
const RESUMED_AFTER_S: i64 = 60;

/// An account to be connected. Name and key alone read a public history.
#[derive(Debug, Clone)]
pub struct Connect {
    /// Name at Last.fm.
    pub name: String,
    /// The user's own API key; empty to use the install's.
    pub key: SecretString,
}

/// A connected account.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// Name at Last.fm.
    pub account: String,
    /// Where it stands.
    pub state: LinkState,
    /// What went wrong last; none after a success.
    pub last_error: Option<String>,
    /// When it was last polled with success, unix seconds UTC.
    pub last_sync_at: Option<i64>,
    /// When it is polled next.
    pub next_sync_at: Option<i64>,
    /// How far it is read.
    pub cursor: Cursor,
}

/// What else there is to tell of a user and Last.fm, linked or not.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct LastFmStanding {
    /// Whether the user let us in.
    pub signed_in: bool,
    /// A sign-in that waits.
    pub sign_in: Option<SignIn>,
    /// How love stands.
    pub loves: Loves,
    /// Songs that Last.fm is yet to be told of.
    pub waiting_loves: i64,
    /// The last comparison.
    pub comparison: Option<Comparison>,
    /// Listens that wait for a decision, since Last.fm no longer has them as they are.
    pub missing: i64,
}

impl LastFmTracker {
    /// What else there is to tell.
    pub async fn standing(
        &self,
        db: &ReadDb,
        user: UserId,
        link: Option<&Link>,
    ) -> Result<LastFmStanding> {
        Ok(LastFmStanding {
            signed_in: link.is_some_and(|link| link.cursor.signed_in),
            // One that cannot be opened is none: a new one is begun.
            sign_in: self.waiting_sign_in(db, user).await.unwrap_or_default(),
            loves: link.map_or_else(Loves::default, |link| link.cursor.loves.clone()),
            waiting_loves: service_love::count_wanted(db, user, PROVIDER).await?,
            comparison: link.and_then(|link| link.cursor.comparison.clone()),
            missing: missing_listen::count(db, user, PROVIDER).await?,
        })
    }

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

    /// Connects an account once Last.fm knows it, and polls it at once. Connecting the same one again changes its key
    /// and keeps what is known of it.
    pub async fn connect(&self, user: UserId, wanted: Connect) -> Result<()> {
        let key = match wanted.key.expose_secret().trim() {
            "" => self.parts.key.clone(),
            own => own.into(),
        };
        if key.expose_secret().is_empty() {
            return Err(LastFmError::NoKey);
        }
        let asked = Account {
            name: wanted.name.trim().to_owned(),
            key,
            session: None,
        };
        let name = self.ask_name(&asked).await?;
        // A session belongs to the key that it was given to, so that it ends here.
        let own = Secrets {
            key: wanted.key.expose_secret().trim().into(),
            ..Secrets::default()
        };
        let sealed = self.seal(user, &own)?;
        let mut tx = self.begin().await?;
        let mut cursor = self.cursor_for(&mut tx, user, &name).await?;
        cursor.signed_in = false;
        provider_account::link(&mut tx, user, PROVIDER, &name, &sealed, &cursor.text()).await?;
        self.order_poll(&tx, user, None).await?;
        self.order_loves(&tx, user).await?;
        tx.commit().await?;
        self.parts.wake.ring();
        Ok(())
    }

    /// Asks Last.fm whether it still answers for the account.
    pub async fn test(&self, user: UserId) -> Result<()> {
        let row = self.find(&self.parts.db.read(), user).await?;
        self.ask_name(&self.account(&row)?).await?;
        Ok(())
    }

    async fn ask_name(&self, account: &Account) -> Result<String> {
        match self.parts.service.account_name(account).await {
            Ok(name) => Ok(name),
            Err(ProviderError::NotFound) => Err(LastFmError::NoSuchUser),
            Err(error) => Err(error.into()),
        }
    }

    /// Lets the account be polled (again), beginning now.
    pub async fn start(&self, user: UserId) -> Result<()> {
        let mut tx = self.begin().await?;
        self.change(&mut tx, user, |row, cursor| {
            row.state = LinkState::Active;
            row.last_error = None;
            cursor.failures = 0;
        })
        .await?;
        self.order_poll(&tx, user, None).await?;
        tx.commit().await?;
        self.parts.wake.ring();
        Ok(())
    }

    /// Lets it rest. What was heard in the meantime is fetched once it goes on.
    pub async fn pause(&self, user: UserId) -> Result<()> {
        let mut tx = self.begin().await?;
        self.change(&mut tx, user, |row, cursor| {
            row.state = LinkState::Paused;
            row.next_sync_at = None;
            cursor.playing = None;
        })
        .await?;
        Ok(tx.commit().await?)
    }

    /// Forgets the account and its key; its listens stay. Whether it was connected.
    pub async fn disconnect(&self, user: UserId) -> Result<bool> {
        let mut tx = self.begin().await?;
        let gone = provider_account::unlink(&mut tx, user, PROVIDER).await?;
        service_love::clear(&tx, user, PROVIDER).await?;
        tx.commit().await?;
        Ok(gone)
    }

    /// Sees to it that every account that is to be polled has a job for it, and every history and comparison that is under
    /// way, whatever happened to the last one: a job that was killed often enough is given up by the queue.
    pub async fn wake_all(&self) -> Result<()> {
        let active = provider_account::list_active(&self.parts.db.read(), PROVIDER).await?;
        if active.is_empty() {
            return Ok(());
        }
        let tx = self.begin().await?;
        for (user, due) in active {
            let row = self.find(&tx, user).await?;
            let cursor = Cursor::of(&row);
            let longest = match cursor.failures {
                0 => self.parts.interval_s,
                _ => LONGEST_WAIT.max(self.parts.interval_s),
            };
            self.order_poll(&tx, user, due::in_reach(due, tx.now(), longest))
                .await?;
            let is_running = |state: HistoryState| state == HistoryState::Running;
            let later = tx.now() + RESUMED_AFTER_S;
            if cursor
                .history
                .is_some_and(|history| is_running(history.state))
            {
                let job = NewJob::of(&ImportLastFmHistory { user })?.owner(user.0);
                enqueue(&tx, &job.run_at(later), tx.now()).await?;
            }
            if cursor
                .comparison
                .is_some_and(|comparison| is_running(comparison.state))
            {
                let job = NewJob::of(&CompareLastFm { user })?.owner(user.0);
                enqueue(&tx, &job.run_at(later), tx.now()).await?;
            }
        }
        tx.commit().await?;
        self.parts.wake.ring();
        Ok(())
    }

    /// Orders a poll for a moment, or now.
    pub(super) async fn order_poll(&self, tx: &Tx, user: UserId, at: Option<i64>) -> Result<()> {
        let job = NewJob::of(&PollLastFm { user })?
            .urgency(Urgency::Live)
            .owner(user.0)
            .run_at(at.unwrap_or(tx.now()));
        enqueue(tx, &job, tx.now()).await?;
        Ok(())
    }
}
