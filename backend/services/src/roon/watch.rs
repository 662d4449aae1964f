//! One link, watched: the Core found, dialled, introduced to, listened to, and dialled again when it falls silent.

use std::collections::BTreeMap;

use aime_domain::ids::UserId;
use aime_domain::rooms::{Change, News, RoomState, Rooms};
use aime_providers::error::ProviderError;
use aime_providers::roon::session::{Zone, ZoneNews};
use aime_providers::roon::{
    Connection, Core, Extension, FoundCore, Heard, Output, Said, SavedToken,
};
use aime_storage::provider_account::{LinkState, ProviderAccount};
use aime_storage::{Durability, StorageError, provider_account, user};
use secrecy::{ExposeSecret as _, SecretString};
use tokio::sync::watch as channel;
use tokio_util::sync::CancellationToken;

use super::cursor::{self, Cursor, Phase};
use super::error::{Result, RoonError};
use super::ledger::{Ledger, is_over};
use super::link::Address;
use super::watcher::Holder;
use super::{PROVIDER, RoonTracker};
use crate::vault::VaultError;

/// How often the Core is asked whether it is alive; one that has not answered by the next time is gone.
const PING_MS: i64 = 10_000;
/// How often the link's row is looked at, and the lease renewed.
const LOOK_MS: i64 = 10_000;
/// How often rooms that tell no positions are heard by the clock.
const TICK_MS: i64 = 5_000;
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
        let (zones, is_all) = match news {
            ZoneNews::All(zones) => (zones, true),
            ZoneNews::Changed { zones, .. } => (zones, false),
        };
        let outputs = zones.iter().flat_map(|zone| &zone.outputs);
        let told: BTreeMap<&str, &Output> =
            outputs.map(|output| (output.id.as_str(), output)).collect();
        let mut rooms: Vec<cursor::Room> = told
            .values()
            .map(|output| cursor::Room {
                id: output.id.clone(),
                name: output.name.clone(),
            })
            .collect();
        if !is_all {
            let known = talk.cursor.rooms.iter();
            rooms.extend(
                known
                    .filter(|room| !told.contains_key(room.id.as_str()))
                    .cloned(),
            );
        }
        rooms.sort();
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

/// How far a Core and we have come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Stage {
    /// It has not said who it is.
    Dialled,
    /// It has, and may know us.
    Met,
    /// It waits for somebody to enable us.
    Waits,
    /// It tells what is played.
    Enabled,
}

/// What is known of one connection; instants in unix milliseconds.
#[derive(Debug)]
struct Talk {
    stage: Stage,
    cursor: Cursor,
    /// The Core that we have a token of.
    known_core: Option<String>,
    /// Whether anything was heard since the last ping.
    is_alive: bool,
    /// Whether zones have to be asked for.
    is_polled: bool,
    ping_at: i64,
    look_at: i64,
    tick_at: i64,
    known_by: i64,
    /// When zones were last told of, or asked for.
    told_at: i64,
}

impl Talk {
    const fn new(now_ms: i64, cursor: Cursor, known_core: Option<String>) -> Self {
        Self {
            stage: Stage::Dialled,
            cursor,
            known_core,
            is_alive: true,
            is_polled: false,
            ping_at: now_ms + PING_MS,
            look_at: now_ms + LOOK_MS,
            tick_at: now_ms + TICK_MS,
            known_by: i64::MAX,
            told_at: now_ms,
        }
    }

    fn next_due(&self) -> i64 {
        let next = self.ping_at.min(self.look_at);
        match self.stage {
            Stage::Met => next.min(self.known_by),
            Stage::Enabled => next.min(self.tick_at),
            Stage::Dialled | Stage::Waits => next,
        }
    }
}

impl RoonTracker {
    /// Connects to the Core of a link, wherever it is.
    pub(super) async fn dial(
        &self,
        user: UserId,
        cursor: &Cursor,
        saved: Option<SavedToken>,
    ) -> Result<Connection> {
        // Each person of the house is an extension of their own.
        let person = user::get(&self.parts.db.read(), user).await?.name;
        let extension = Extension {
            id: cursor.extension_id.clone(),
            name: format!("AIME ({person})"),
            version: self.parts.version.clone(),
        };
        let given = cursor
            .address
            .clone()
            .or_else(|| self.parts.address.clone());
        let address = match &given {
            Some(address) => address.clone(),
            None => self.search(cursor).await?,
        };
        let service = &self.parts.service;
        let dialled = service
            .connect(
                &address.host,
                address.port,
                extension.clone(),
                saved.clone(),
            )
            .await;
        match (dialled, given) {
            // It may listen at another port since it was restarted.
            (Err(error), Some(given)) => {
                let found = self.discover(Some(&given.host)).await?;
                let moved = found
                    .first()
                    .filter(|core| core.address.port() != given.port);
                let Some(moved) = moved else {
                    return Err(error.into());
                };
                let port = moved.address.port();
                Ok(service.connect(&given.host, port, extension, saved).await?)
            }
            (dialled, _) => Ok(dialled?),
        }
    }

    /// Looks for a Core on the network: the one that enabled us, or else any.
    async fn search(&self, cursor: &Cursor) -> Result<Address> {
        let found = self.discover(None).await?;
        let known = cursor.core.as_ref().map(|core| core.id.as_str());
        let ours = found
            .iter()
            .find(|core| Some(core.core_id.as_str()) == known);
        let core = ours.or(found.first()).ok_or(RoonError::NoCore)?;
        Ok(Address {
            host: core.host(),
            port: core.address.port(),
        })
    }

    async fn discover(&self, host: Option<&str>) -> Result<Vec<FoundCore>> {
        let transaction = uuid(super::link::random::<16>()?);
        Ok(self.parts.service.discover(host, &transaction).await)
    }

    fn saved_token(&self, row: &ProviderAccount) -> Result<Option<SavedToken>> {
        let Some(sealed) = row.secret.as_deref().filter(|sealed| !sealed.is_empty()) else {
            return Ok(None);
        };
        let secret = match self.parts.vault.open(row.user, PROVIDER, sealed) {
            // Sealed with a key that is lost: somebody has to enable us anew.
            Err(VaultError::Shut) => return Ok(None),
            opened => opened?,
        };
        let kept = secret.expose_secret().split_once(' ');
        Ok(kept.map(|(core_id, token)| SavedToken {
            core_id: core_id.to_owned(),
            token: token.into(),
        }))
    }
}

/// Zones as rooms, without those that are not followed.
fn followed(cursor: &Cursor, news: ZoneNews) -> News {
    let is_followed = |zone: &Zone| {
        zone.outputs.iter().any(|output| cursor.follows(&output.id)) || zone.outputs.is_empty()
    };
    match news {
        ZoneNews::All(zones) => News::All(
            zones
                .into_iter()
                .filter(is_followed)
                .map(|zone| zone.report)
                .collect(),
        ),
        ZoneNews::Changed {
            mut gone,
            zones,
            positions,
        } => {
            let (zones, others): (Vec<Zone>, Vec<Zone>) = zones.into_iter().partition(is_followed);
            gone.extend(others.into_iter().map(|zone| zone.report.room));
            News::Changed {
                gone,
                rooms: zones.into_iter().map(|zone| zone.report).collect(),
                positions,
            }
        }
    }
}

impl From<Core> for cursor::Core {
    fn from(core: Core) -> Self {
        Self {
            id: core.id,
            name: core.name,
            version: core.version,
        }
    }
}

fn unavailable(said: &str) -> ProviderError {
    ProviderError::Unavailable {
        said: said.to_owned(),
        retry_at: None,
    }
}

/// A random UUID of 16 random bytes.
fn uuid(mut bytes: [u8; 16]) -> String {
    bytes[6] = bytes[6] & 0x0f | 0x40;
    bytes[8] = bytes[8] & 0x3f | 0x80;
    let number = u128::from_be_bytes(bytes);
    format!(
        "{:08x}-{:04x}-{:04x}-{:04x}-{:012x}",
        number >> 96,
        number >> 80 & 0xffff,
        number >> 64 & 0xffff,
        number >> 48 & 0xffff,
        number & 0xffff_ffff_ffff
    )
}
