//! The house as commands use it: the ledger opened and brought to the newest schema, and the services on it.

use std::sync::Arc;

use aime_domain::clock::Clock;
use aime_domain::dedupe::StationFilter;
use aime_gateway::fetch::Fetcher;
use aime_gateway::{self as gateway, Gateway, Pace, Pin, Place, SystemLookup};
use aime_migrations::Migrator;
use aime_providers::roon::Roon;
use aime_providers::{Consumer, Discogs, LastFm, Signer};
use aime_queue::{Wake, Worker};
use aime_server::state::PROGRAM;
use aime_services::accounts::Accounts;
use aime_services::accounts::secret::SetupCode;
use aime_services::discogs::{self, DiscogsSync};
use aime_services::export::Exports;
use aime_services::imports::{Imports, Uploads};
use aime_services::jobs::{self, JobContext, JobStore};
use aime_services::lastfm::{self, LastFmTracker};
use aime_services::presence::Presence;
use aime_services::roon::{self, RoonTracker, Watcher};
use aime_services::upkeep::Upkeep;
use aime_services::vault::Vault;
use aime_storage::user::User;
use aime_storage::{Db, Open};
use anyhow::Context as _;
use sea_orm_migration::MigratorTrait as _;
use secrecy::ExposeSecret as _;

use crate::clock::SystemClock;
use crate::config::Config;
use crate::outcome::refused;

/// The ledger and the services on it.
#[derive(Debug)]
pub(crate) struct House {
    /// What is set.
    pub(crate) config: Config,
    /// The ledger.
    pub(crate) db: Db,
    /// The time.
    pub(crate) clock: Arc<dyn Clock>,
    /// Accounts, sessions and tokens.
    pub(crate) accounts: Accounts,
    /// What setup from another machine asks for.
    pub(crate) setup_code: SetupCode,
    /// The one door out.
    pub(crate) gateway: Gateway,
    /// Last.fm.
    pub(crate) lastfm: LastFmTracker,
    /// Roon.
    pub(crate) roon: RoonTracker,
    /// Discogs.
    pub(crate) discogs: DiscogsSync,
    /// Rung when a job is ordered.
    pub(crate) wake: Wake,
    /// This process, among those of its data folder.
    presence: Presence,
}

impl House {
    /// Opens the ledger, makes what is missing and migrates.
    pub(crate) async fn open(config: Config) -> anyhow::Result<Self> {
        std::fs::create_dir_all(&config.data_dir).with_context(|| {
            format!(
                "the data folder {} cannot be made",
                config.data_dir.display()
            )
        })?;
        let db = Db::open(&config.database.open(&config.data_dir))
            .await
            .context("the database cannot be opened")?;
        Migrator::up(db.migration_connection(), None)
            .await
            .context("the database cannot be migrated")?;
        let clock: Arc<dyn Clock> = Arc::new(SystemClock);
        let presence = Presence::announce(&config.data_dir.join("processes"), clock.now_ms())
            .context("the data folder cannot be written")?;
        presence.free_claims_of_the_dead(&db, clock.now()).await?;
        let setup_code = SetupCode::generate()?;
        let accounts = Accounts::new(db.clone(), Arc::clone(&clock), setup_code.clone());
        let wake = Wake::default();
        let gateway = open_gateway(&config, presence.name()).await?;
        let vault = open_vault(&config)?;
        let discogs = discogs_sync(&config, &db, &clock, &vault, &gateway, &wake);
        let lastfm = LastFmTracker::new(lastfm::Parts {
            db: db.clone(),
            clock: Arc::clone(&clock),
            vault,
            service: Arc::new(LastFm::new(
                gateway.clone(),
                &config.lastfm.base_url,
                &config.lastfm.auth_url,
            )),
            key: config.lastfm.api_key.clone(),
            shared_secret: config.lastfm.shared_secret.clone(),
            interval_s: config.lastfm.interval_seconds,
            wake: wake.clone(),
        });
        let roon = RoonTracker::new(roon::Parts {
            db: db.clone(),
            time: Arc::new(SystemClock),
            vault: open_vault(&config)?,
            service: Roon::default(),
            address: config.roon.address(),
            poll_s: config.roon.interval_seconds,
            stations: StationFilter::new(&config.roon.radio_stations, &config.roon.radio_patterns),
            version: env!("CARGO_PKG_VERSION").to_owned(),
        });
        Ok(Self {
            config,
            db,
            clock,
            accounts,
            setup_code,
            gateway,
            lastfm,
            roon,
            discogs,
            wake,
            presence,
        })
    }

    /// Imports of files, as this process does them.
    pub(crate) fn imports(&self) -> Imports {
        let scratch = self.config.data_dir.join("scratch");
        let worker = self.presence.name();
        Imports::new(self.db.clone(), Arc::clone(&self.clock), scratch, worker)
    }

    /// Everything that a user has, as this process writes it.
    pub(crate) fn exports(&self) -> Exports {
        Exports::new(self.db.clone(), Arc::clone(&self.clock), PROGRAM)
    }

    /// Files that are sent to this server.
    pub(crate) fn uploads(&self) -> Uploads {
        let folder = self.config.data_dir.join("uploads");
        Uploads::new(
            self.imports(),
            folder,
            self.config.server.upload_limit_bytes,
            self.wake.clone(),
        )
    }

    /// Whoever does the jobs that wait.
    pub(crate) fn worker(&self, uploads: &Uploads) -> Worker<JobStore, JobContext> {
        jobs::worker(
            self.db.clone(),
            Arc::clone(&self.clock),
            JobContext {
                uploads: uploads.clone(),
                lastfm: self.lastfm.clone(),
                discogs: self.discogs.clone(),
                upkeep: Upkeep::new(self.db.clone(), Arc::clone(&self.clock)),
                accounts: self.accounts.clone(),
                gateway: self.gateway.clone(),
            },
            self.presence.name(),
            rand::make_rng(),
            self.wake.clone(),
        )
    }

    /// Whoever watches Roon.
    pub(crate) fn roon_watcher(&self) -> Watcher {
        Watcher::new(self.roon.clone(), self.presence.name())
    }

    /// The account of a name, or a refusal that says how to make it.
    pub(crate) async fn user(&self, name: &str) -> anyhow::Result<User> {
        let found = self.accounts.find_account(name).await?;
        found.ok_or_else(|| {
            refused(format!(
                "there is no user {name:?}; `aime user list` shows them, `aime user add` makes one"
            ))
        })
    }

    /// Lets go of the ledger in good order.
    pub(crate) async fn close(self) -> anyhow::Result<()> {
        self.presence.leave(&self.db, self.clock.now()).await?;
        self.gateway.close().await?;
        Ok(self.db.close().await?)
    }
}

/// The one door out. What it stores may be deleted at any time, so it lies beside the ledger and never in it.
async fn open_gateway(config: &Config, process: &str) -> anyhow::Result<Gateway> {
    let place = match config.database.open(&config.data_dir) {
        Open::Sqlite { .. } => Place::Sqlite {
            path: config.data_dir.join("cache.db"),
        },
        Open::Postgres { url, .. } => Place::Postgres { url },
    };
    // What the configuration names may be anywhere, also on this machine.
    let services = [&config.lastfm.base_url, &config.discogs.base_url];
    let pace = if config.outbound.observe_rates {
        Pace::Observed
    } else {
        lifted(&services)?
    };
    let pins = services;
    let pins = pins.iter().filter_map(|address| Pin::of(address)).collect();
    let fetcher = Fetcher::new(&config.outbound.agent(), Arc::new(SystemLookup), pins)?;
    Gateway::open(gateway::Parts {
        place,
        fetcher,
        time: Arc::new(SystemClock),
        chance: rand::make_rng(),
        process: process.to_owned(),
        pace,
        mode: config.cache.mode,
    })
    .await
    .context("stored answers cannot be opened")
}

/// Rates may only be lifted where every service is played on this machine.
fn lifted(services: &[&String]) -> anyhow::Result<Pace> {
    let here = ["http://127.0.0.1:", "http://localhost:", "http://[::1]:"];
    let elsewhere = services
        .iter()
        .find(|address| !here.iter().any(|start| address.starts_with(start)));
    match elsewhere {
        None => Ok(Pace::Lifted),
        Some(address) => Err(refused(format!(
            "outbound.observe_rates can only be false where every service is played on this machine, and {address} is not"
        ))),
    }
}

fn discogs_sync(
    config: &Config,
    db: &Db,
    clock: &Arc<dyn Clock>,
    vault: &Vault,
    gateway: &Gateway,
    wake: &Wake,
) -> DiscogsSync {
    let set = &config.discogs;
    let consumer = Consumer {
        key: set.consumer_key.clone(),
        secret: set.consumer_secret.clone(),
    };
    let signer = Signer::new(consumer, Arc::clone(clock), rand::make_rng());
    let service = Arc::new(Discogs::new(
        gateway.clone(),
        &set.base_url,
        &set.site_url,
        signer,
    ));
    DiscogsSync::new(discogs::Parts {
        db: db.clone(),
        clock: Arc::clone(clock),
        vault: vault.clone(),
        service: Arc::<Discogs>::clone(&service),
        consent: Arc::<Discogs>::clone(&service),
        lookup: service,
        interval_s: set.interval_hours * 3_600,
        wake: wake.clone(),
    })
}

fn open_vault(config: &Config) -> anyhow::Result<Vault> {
    let key = &config.secrets.key;
    let vault = if key.expose_secret().is_empty() {
        Vault::with_file(&config.data_dir.join("secret.key"))
    } else {
        Vault::with_key(key)
    };
    vault.context("secrets of services cannot be kept")
}

/// Name of the newest migration that this build knows.
pub(crate) fn newest_migration() -> String {
    Migrator::migrations()
        .last()
        .map(|migration| migration.name().to_owned())
        .unwrap_or_default()
}
