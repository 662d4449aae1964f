//! One link, watched: the Core found, dialled, introduced to, listened to, and dialled again when it falls silent.

use aime_domain::ids::UserId;
use aime_domain::rooms::{Change, RoomState, Rooms};
use aime_providers::error::ProviderError;
use aime_providers::roon::session::ZoneNews;
use aime_providers::roon::{Connection, Core, Heard, Said};
use aime_storage::provider_account::{LinkState, ProviderAccount};
use aime_storage::{Durability, StorageError, provider_account, user};
use secrecy::{ExposeSecret as _, SecretString};
use tokio::sync::watch as channel;
use tokio_util::sync::CancellationToken;

use super::cursor::{Cursor, Phase};
use super::error::{Result, RoonError};
use super::ledger::{Ledger, is_over};
use super::talk::{LOOK_MS, PING_MS, Stage, TICK_MS, Talk};
use super::watcher::Holder;
use super::zones::{followed, rooms_of};
use super::{PROVIDER, RoonTracker};

/// Waits after failures in a row, milliseconds; Cores restart often, and are back in a minute.
const WAITS_MS: [i64; 6] = [1_000, 2_000, 4_000, 8_000, 15_000, 30_000];
/// Pause after a fault of our own, milliseconds.
const FAULT_MS: u64 = 5_000;
/// A Core that knows our token answers within this, milliseconds; one that does not waits for somebody.
const KNOWN_MS: i64 = 3_000;

/// Why one connection ended without a fault.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Over {
    /// The process ends, or the link is not to be watched any more.
    Stopped,
    /// Where the Core is was changed.
    Moved,
}

/// What woke us.
#[derive(Debug)]
enum Woken {
    Stop,
    Changed,
    Due,
    Heard(Heard),
}

/// One link, watched.
#[derive(Debug)]
pub(super) struct Watch {
    tracker: RoonTracker,
    user: UserId,
    holder: Holder,
    changed: channel::Receiver<u64>,
    ledger: Ledger,
    rooms: Rooms,
}

impl Watch {
    pub(super) fn new(tracker: RoonTracker, user: UserId, holder: Holder) -> Self {
        Self {
            changed: tracker.changed.subscribe(),
            ledger: Ledger::of(user),
            rooms: Rooms::default(),
            tracker,
            user,
            holder,
        }
    }

    /// Watches until the process or the link does not want it any more, or another process does.
    pub(super) async fn run(mut self, stop: &CancellationToken) {
        match self.go(stop).await {
            Ok(()) => {}
            Err(error) if is_over(&error) => {
                tracing::info!(user = self.user.0, %error, "Roon is left");
            }
            Err(error) => {
                tracing::error!(user = self.user.0, %error, "Roon cannot be watched");
                // Whatever it is, it is not over the next instant.
                tokio::select! {
                    () = stop.cancelled() => {}
                    () = self.tracker.parts.time.sleep(FAULT_MS) => {}
                }
            }
        }
    }

    async fn go(&mut self, stop: &CancellationToken) -> Result<()> {
        self.rooms = self.ledger.open(&self.tracker).await?;
        loop {
            let Some((row, cursor)) = self.look().await? else {
                return Ok(());
            };
            let ended = self.attend(&row, &cursor, stop).await;
            self.rooms.lose();
            match ended {
                Ok(Over::Stopped) => return Ok(()),
                Ok(Over::Moved) => {}
                Err(
                    error @ (RoonError::Storage(_) | RoonError::LeaseLost | RoonError::NotLinked),
                ) => {
                    return Err(error);
                }
                Err(error) => {
                    let until = self.note_failure(&error).await?;
                    if self.rest(until, stop).await? {
                        return Ok(());
                    }
                }
            }
        }
    }

    /// The link as it stands, with the lease renewed; `None` where it is not to be watched any more.
    async fn look(&mut self) -> Result<Option<(ProviderAccount, Cursor)>> {
        self.changed.mark_unchanged();
        let tx = self.tracker.begin(Durability::Normal).await?;
        self.holder.renew(&tx).await?;
        // An account that is being deleted is as good as gone.
        let row = match user::get(&tx, self.user).await {
            Err(StorageError::NotFound) => None,
            person => {
                person?;
                provider_account::find(&tx, self.user, PROVIDER).await?
            }
        };
        tx.commit().await?;
        Ok(row
            .filter(|row| row.state == LinkState::Active)
            .map(|row| (row.clone(), Cursor::of(&row))))
    }

    /// Waits until a moment, unix milliseconds, with the lease renewed. Whether it is over.
    async fn rest(&mut self, until: i64, stop: &CancellationToken) -> Result<bool> {
        while self.now_ms() < until {
            let step = (until - self.now_ms()).clamp(0, LOOK_MS);
            tokio::select! {
                () = stop.cancelled() => return Ok(true),
                _ = self.changed.changed() => return Ok(self.look().await?.is_none()),
                () = self.tracker.parts.time.sleep(step as u64) => {}
            }
            if self.look().await?.is_none() {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// One connection, from dialling to its end.
    async fn attend(
        &mut self,
        row: &ProviderAccount,
        cursor: &Cursor,
        stop: &CancellationToken,
    ) -> Result<Over> {
        let saved = self.tracker.saved_token(row)?;
        let known_core = saved.as_ref().map(|saved| saved.core_id.clone());
        let dialling = self.tracker.dial(self.user, cursor, saved);
        let mut connection = tokio::select! {
            () = stop.cancelled() => return Ok(Over::Stopped),
            dialled = dialling => dialled?,
        };
        let mut talk = Talk::new(self.now_ms(), cursor.clone(), known_core);
        let ended = self.listen(&mut connection, &mut talk, stop).await;
        if ended.is_ok() {
            connection.close().await;
        }
        ended
    }

    async fn listen(
        &mut self,
        connection: &mut Connection,
        talk: &mut Talk,
        stop: &CancellationToken,
    ) -> Result<Over> {
        loop {
            let wait = (talk.next_due() - self.now_ms()).max(0);
            let woken = tokio::select! {
                // What is due comes before what is said, so that a Core that talks without end keeps nothing waiting.
                biased;
                () = stop.cancelled() => Woken::Stop,
                _ = self.changed.changed() => Woken::Changed,
                () = self.tracker.parts.time.sleep(wait as u64) => Woken::Due,
                heard = connection.hear() => Woken::Heard(heard?),
            };
            match woken {
                Woken::Stop => return Ok(Over::Stopped),
                Woken::Changed => talk.look_at = 0,
                Woken::Due => {}
                Woken::Heard(heard) => {
                    talk.is_alive = true;
                    if let Heard::Said(said) = heard {
                        self.take_in(talk, said).await?;
                    }
                    connection.flush().await?;
                }
            }
            if let Some(over) = self.do_what_is_due(connection, talk).await? {
                return Ok(over);
            }
        }
    }

    async fn do_what_is_due(
        &mut self,
        connection: &mut Connection,
        talk: &mut Talk,
    ) -> Result<Option<Over>> {
        let now = self.now_ms();
        if now >= talk.ping_at {
            if !talk.is_alive {
                return Err(unavailable("it fell silent").into());
            }
            talk.is_alive = false;
            talk.ping_at = now + PING_MS;
            connection.ping().await?;
        }
        if now >= talk.look_at {
            talk.look_at = now + LOOK_MS;
            let Some((_, cursor)) = self.look().await? else {
                return Ok(Some(Over::Stopped));
            };
            if cursor.address != talk.cursor.address {
                return Ok(Some(Over::Moved));
            }
            // Rooms that are now followed, or no longer, are told by a look at all of them.
            let is_other = cursor.followed != talk.cursor.followed;
            talk.cursor = cursor;
            if is_other {
                connection.ask_zones().await?;
            }
        }
        if talk.stage == Stage::Met && now >= talk.known_by {
            talk.stage = Stage::Waits;
            self.note(|row, cursor| {
                row.last_error = None;
                cursor.phase = Phase::Waiting;
            })
            .await?;
        }
        if talk.stage == Stage::Enabled && now >= talk.tick_at {
            talk.tick_at = now + TICK_MS;
            let change = self.rooms.tick(now);
            self.write(&change).await?;
            let is_quiet = now - talk.told_at >= self.tracker.parts.poll_s * 1_000;
            if is_quiet && (talk.is_polled || self.is_anything_on()) {
                talk.told_at = now;
                connection.ask_zones().await?;
            }
        }
        Ok(None)
    }

    fn is_anything_on(&self) -> bool {
        let mut rooms = self.rooms.iter();
        rooms.any(|(_, room)| room.state() == Some(RoomState::Playing))
    }

    async fn take_in(&mut self, talk: &mut Talk, said: Said) -> Result<()> {
        match said {
            Said::Met(core) => {
                talk.stage = Stage::Met;
                let knows_us = talk.known_core.as_ref() == Some(&core.id);
                talk.known_by = self.now_ms() + if knows_us { KNOWN_MS } else { 0 };
                if !knows_us {
                    // The one that will be waited for is named.
                    self.note(|_, cursor| cursor.core = Some(core.into()))
                        .await?;
                }
            }
            Said::Enabled(core, token) => {
                talk.stage = Stage::Enabled;
                talk.told_at = self.now_ms();
                self.enabled(core, &token).await?;
            }
            Said::Zones(news) => {
                talk.told_at = self.now_ms();
                self.hear_of_rooms(talk, &news).await?;
                let news = followed(&talk.cursor, news);
                let change = self.rooms.see(self.now_ms(), news);
                self.write(&change).await?;
            }
            Said::NoSubscription(word) => {
                tracing::warn!(
                    user = self.user.0,
                    word,
                    "Roon tells no changes; it is asked for them"
                );
                talk.is_polled = true;
                // At the next tick.
                talk.told_at = 0;
            }
        }
        Ok(())
    }

    /// Keeps the token, and says that we listen.
    async fn enabled(&mut self, core: Core, token: &SecretString) -> Result<()> {
        // A token is worth something to the Core that gave it alone, so they are kept together.
        let secret = format!("{} {}", core.id, token.expose_secret()).into();
        let sealed = self
            .tracker
            .parts
            .vault
            .seal(self.user, PROVIDER, &secret)?;
        let now = self.tracker.now();
        let mut tx = self.tracker.begin(Durability::Full).await?;
        self.holder.renew(&tx).await?;
        let name = core.name.clone();
        self.tracker
            .change(&mut tx, self.user, |row, cursor| {
                row.last_error = None;
                row.next_sync_at = None;
                row.last_sync_at = Some(now);
                cursor.phase = Phase::Listening;
                cursor.failures = 0;
                cursor.core = Some(core.into());
            })
            .await?;
        provider_account::set_name(&mut tx, self.user, PROVIDER, &name).await?;
        provider_account::set_secret(&mut tx, self.user, PROVIDER, &sealed).await?;
        Ok(tx.commit().await?)
    }

    /// Rooms that can be chosen are those that the Core told of.
    async fn hear_of_rooms(&mut self, talk: &mut Talk, news: &ZoneNews) -> Result<()> {
        let rooms = rooms_of(&talk.cursor, news);
        if rooms == talk.cursor.rooms {
            return Ok(());
        }
        talk.cursor.rooms.clone_from(&rooms);
        self.note(|_, cursor| cursor.rooms = rooms).await
    }

    async fn write(&mut self, change: &Change) -> Result<()> {
        self.ledger
            .write(&self.tracker, &self.holder, &self.rooms, change)
            .await
    }

    /// Changes the link's row.
    async fn note(
        &self,
        change: impl FnOnce(&mut ProviderAccount, &mut Cursor) + Send,
    ) -> Result<()> {
        let mut tx = self.tracker.begin(Durability::Normal).await?;
        self.holder.renew(&tx).await?;
        self.tracker.change(&mut tx, self.user, change).await?;
        Ok(tx.commit().await?)
    }

    /// Says what went wrong and when it is tried again; gives that moment in unix milliseconds.
    async fn note_failure(&self, error: &RoonError) -> Result<i64> {
        let mut until = self.now_ms();
        self.note(|row, cursor| {
            let n = (cursor.failures as usize).min(WAITS_MS.len() - 1);
            until += WAITS_MS[n];
            cursor.failures = cursor.failures.saturating_add(1);
            cursor.phase = match error {
                RoonError::NoCore => Phase::Searching,
                _ => Phase::Away,
            };
            row.last_error = Some(error.to_string());
            row.next_sync_at = Some(until.div_euclid(1_000));
        })
        .await?;
        Ok(until)
    }

    fn now_ms(&self) -> i64 {
        self.tracker.parts.time.now_ms()
    }
}

fn unavailable(said: &str) -> ProviderError {
    ProviderError::Unavailable {
        said: said.to_owned(),
        retry_at: None,
    }
}
