//! The application in process, with verbs that read well.

mod client;

use std::net::SocketAddr;
use std::sync::Arc;

use aime_domain::account::{Role, Scope};
use aime_domain::dedupe::StationFilter;
use aime_providers::roon::{Discovery, Roon};
use aime_providers::{Consumer, Discogs, LastFm, Signer};
use aime_queue::{Wake, Worker};
use aime_server::router::router;
use aime_server::spa::Spa;
use aime_server::state::{AppState, HttpSettings, Parts};
use aime_services::accounts::secret::SetupCode;
use aime_services::accounts::{Accounts, Actor, NewAccount};
use aime_services::discogs::{self, DiscogsSync};
use aime_services::imports::{Imports, Uploads};
use aime_services::jobs::{self, JobContext, JobStore};
use aime_services::lastfm::{self, LastFmTracker};
use aime_services::roon::{self, RoonTracker};
use aime_services::upkeep::Upkeep;
use aime_services::vault::Vault;
use aime_storage::health;
use aime_storage::user::User;
use aime_testkit::discogs::{CONSUMER_KEY, CONSUMER_SECRET};
use aime_testkit::{PatientClock, TestClock, TestDb};
use axum::Router;
use rand::SeedableRng as _;
use rand::rngs::StdRng;
use secrecy::ExposeSecret as _;
use tempfile::TempDir;
use tokio_util::sync::CancellationToken;

pub(crate) use client::{Answer, Client};

/// Everybody's password.
pub(crate) const PASSWORD: &str = "correct horse battery staple";
/// The code that setup from another machine asks for.
pub(crate) const CODE: &str = "TEST2CODE";
/// Most bytes of an upload in tests.
pub(crate) const UPLOAD_LIMIT: u64 = 64 * 1024;

/// Where nobody answers.
const NO_SERVICE: &str = "http://127.0.0.1:9";

/// The dashboard's files in tests.
const FILES: &[(&str, &[u8])] = &[
    ("index.html", b"<!doctype html><title>page</title>"),
    ("assets/app-1234.js", b"console.log('plain')"),
    ("assets/app-1234.js.br", b"brotli"),
    ("assets/app-1234.js.gz", b"gzip"),
    ("favicon.svg", b"<svg/>"),
];

/// The application over an empty database of its own.
pub(crate) struct TestApp {
    pub(crate) db: TestDb,
    pub(crate) accounts: Accounts,
    pub(crate) roon: RoonTracker,
    worker: Worker<JobStore, JobContext>,
    pub(crate) stop: CancellationToken,
    router: Router,
    pub(crate) state: AppState,
    pub(crate) folder: TempDir,
}

impl TestApp {
    /// Over SQLite.
    pub(crate) async fn new() -> Self {
        Self::with(TestDb::sqlite().await, |_| {}).await
    }

    /// Over SQLite, with settings changed.
    pub(crate) async fn set(change: impl FnOnce(&mut HttpSettings)) -> Self {
        Self::with(TestDb::sqlite().await, change).await
    }

    /// Over a given database.
    pub(crate) async fn with(db: TestDb, change: impl FnOnce(&mut HttpSettings)) -> Self {
        Self::beside(db, NO_SERVICE, change).await
    }

    /// Over a given database, with a Last.fm at an address.
    pub(crate) async fn beside(
        db: TestDb,
        service: &str,
        change: impl FnOnce(&mut HttpSettings),
    ) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let clock: Arc<TestClock> = Arc::new(db.clock.clone());
        let accounts = Accounts::new((*db).clone(), clock.clone(), SetupCode::of(CODE));
        let mut settings = HttpSettings {
            data_dir: folder.path().to_owned(),
            upload_limit_bytes: UPLOAD_LIMIT,
            newest_migration: health::newest_migration(&db.read()).await.unwrap().unwrap(),
            ..HttpSettings::default()
        };
        change(&mut settings);
        let imports = Imports::new(
            (*db).clone(),
            clock.clone(),
            folder.path().join("scratch"),
            "test",
        );
        let wake = Wake::default();
        let uploads = Uploads::new(
            imports,
            folder.path().join("uploads"),
            settings.upload_limit_bytes,
            wake.clone(),
        );
        let gateway = aime_testkit::gateway::open(&db, &[service]).await;
        let tracker = LastFmTracker::new(lastfm::Parts {
            db: (*db).clone(),
            clock: clock.clone(),
            vault: Vault::with_file(&folder.path().join("secret.key")).unwrap(),
            service: Arc::new(LastFm::new(
                gateway.clone(),
                service,
                &format!("{service}/api/auth/"),
            )),
            key: "".into(),
            shared_secret: "".into(),
            interval_s: 150,
            wake: wake.clone(),
        });
        let roon = RoonTracker::new(roon::Parts {
            db: (*db).clone(),
            time: Arc::new(PatientClock(db.clock.clone())),
            vault: Vault::with_file(&folder.path().join("secret.key")).unwrap(),
            service: Roon::new(Discovery {
                to_neighbours: false,
                to: Vec::new(),
                port: 9,
            }),
            address: None,
            poll_s: 120,
            stations: StationFilter::default(),
            version: String::from("test"),
        });
        let consumer = Consumer {
            key: CONSUMER_KEY.into(),
            secret: CONSUMER_SECRET.into(),
        };
        let signer = Signer::new(consumer, clock.clone(), StdRng::seed_from_u64(11));
        let site = Arc::new(Discogs::new(gateway.clone(), service, service, signer));
        let discogs = DiscogsSync::new(discogs::Parts {
            db: (*db).clone(),
            clock: clock.clone(),
            vault: Vault::with_file(&folder.path().join("secret.key")).unwrap(),
            service: site.clone(),
            consent: site.clone(),
            lookup: site,
            interval_s: 86_400,
            wake: wake.clone(),
        });
        let context = JobContext {
            discogs: discogs.clone(),
            uploads: uploads.clone(),
            lastfm: tracker.clone(),
            upkeep: Upkeep::new((*db).clone(), clock.clone()),
            accounts: accounts.clone(),
            gateway,
        };
        let worker = jobs::worker(
            (*db).clone(),
            clock.clone(),
            context,
            "test",
            StdRng::seed_from_u64(7),
            wake,
        );
        let stop = CancellationToken::new();
        let state = AppState::new(Parts {
            db: (*db).clone(),
            clock,
            accounts: accounts.clone(),
            uploads,
            lastfm: tracker,
            roon: roon.clone(),
            discogs,
            settings,
            spa: Spa::listed(FILES),
            stop: stop.clone(),
        });
        Self {
            router: router(state.clone()),
            state,
            db,
            accounts,
            roon,
            worker,
            stop,
            folder,
        }
    }

    /// A client on this machine that nobody knows.
    pub(crate) fn client(&self) -> Client {
        self.client_at("127.0.0.1:40000")
    }

    /// A client at an address that nobody knows.
    pub(crate) fn client_at(&self, address: &str) -> Client {
        let address: SocketAddr = address.parse().unwrap();
        Client::new(self.router.clone(), address)
    }

    /// Adds an account with [`PASSWORD`].
    pub(crate) async fn add(&self, name: &str, role: Role) -> User {
        let new = NewAccount {
            name: name.to_owned(),
            password: PASSWORD.into(),
            role,
            language: String::from("en"),
            time_zone: String::from("Europe/Zurich"),
        };
        self.accounts
            .add_account(&Actor::Operator, new)
            .await
            .unwrap()
    }

    /// A browser in which a new account is signed in.
    pub(crate) async fn browser(&self, name: &str, role: Role) -> Client {
        self.add(name, role).await;
        let mut client = self.client();
        client.sign_in(name, PASSWORD).await.expect_status(200);
        client
    }

    /// A program with a token of an account.
    pub(crate) async fn program(&self, user: &User, scopes: &[Scope]) -> Client {
        let created = self
            .accounts
            .create_token(user.id, "test", scopes)
            .await
            .unwrap();
        self.client().bearer(created.secret.expose_secret())
    }

    /// Does the imports that wait.
    pub(crate) async fn run_imports(&self) {
        self.worker.run_until_idle().await.unwrap();
    }
}
