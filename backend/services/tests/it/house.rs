//! The services as one process has them, for tests of those that work in the background.

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use aime_gateway::Gateway;
use aime_providers::{Consumer, Discogs, Signer};
use aime_queue::{Wake, Worker};
use aime_services::accounts::Accounts;
use aime_services::accounts::secret::SetupCode;
use aime_services::discogs::{self, DiscogsSync};
use aime_services::imports::{Imports, Uploads};
use aime_services::jobs::{self, JobContext, JobStore};
use aime_services::lastfm::{self, LastFmTracker};
use aime_services::upkeep::Upkeep;
use aime_services::vault::Vault;
use aime_testkit::TestDb;
use aime_testkit::discogs::{CONSUMER_KEY, CONSUMER_SECRET};
use rand::SeedableRng as _;
use rand::rngs::StdRng;

/// Signers of several processes never use the same words.
static SIGNERS: AtomicU64 = AtomicU64::new(0);

/// Where nobody answers.
const NOWHERE: &str = "http://127.0.0.1:9";

/// A ledger, the door out, and where the services that are played answer.
pub(crate) struct House<'a> {
    pub(crate) db: &'a TestDb,
    pub(crate) gateway: &'a Gateway,
    pub(crate) folder: &'a Path,
    pub(crate) lastfm: Option<String>,
    pub(crate) discogs: Option<String>,
}

impl House<'_> {
    fn vault(&self) -> Vault {
        Vault::with_file(&self.folder.join("secret.key")).unwrap()
    }

    pub(crate) fn lastfm(&self) -> LastFmTracker {
        let base = self.lastfm.as_deref().unwrap_or(NOWHERE);
        LastFmTracker::new(lastfm::Parts {
            db: (**self.db).clone(),
            clock: Arc::new(self.db.clock.clone()),
            vault: self.vault(),
            service: Arc::new(aime_providers::LastFm::new(
                self.gateway.clone(),
                base,
                &format!("{base}/api/auth/"),
            )),
            key: "".into(),
            shared_secret: "".into(),
            interval_s: 150,
            wake: Wake::default(),
        })
    }

    pub(crate) fn discogs(&self) -> DiscogsSync {
        let base = self.discogs.as_deref().unwrap_or(NOWHERE);
        let consumer = Consumer {
            key: CONSUMER_KEY.into(),
            secret: CONSUMER_SECRET.into(),
        };
        let clock = Arc::new(self.db.clock.clone());
        let chance = StdRng::seed_from_u64(SIGNERS.fetch_add(1, Ordering::Relaxed));
        let signer = Signer::new(consumer, clock.clone(), chance);
        let service = Arc::new(Discogs::new(self.gateway.clone(), base, base, signer));
        DiscogsSync::new(discogs::Parts {
            db: (**self.db).clone(),
            clock,
            vault: self.vault(),
            service: service.clone(),
            consent: service.clone(),
            lookup: service,
            interval_s: 86_400,
            wake: Wake::default(),
        })
    }

    /// A worker as one process has it.
    pub(crate) fn worker(&self, name: &str) -> Worker<JobStore, JobContext> {
        let (db, clock) = ((**self.db).clone(), Arc::new(self.db.clock.clone()));
        let scratch = self.folder.join("scratch");
        let imports = Imports::new(db.clone(), clock.clone(), scratch, name);
        let uploads = self.folder.join("uploads");
        let context = JobContext {
            uploads: Uploads::new(imports, uploads, 1_000, Wake::default()),
            lastfm: self.lastfm(),
            discogs: self.discogs(),
            upkeep: Upkeep::new(db.clone(), clock.clone()),
            accounts: Accounts::new(db.clone(), clock.clone(), SetupCode::of("TEST2CODE")),
            gateway: self.gateway.clone(),
        };
        // Two processes never claim with the same word.
        let seed = name
            .bytes()
            .fold(3, |seed, byte| seed * 31 + u64::from(byte));
        let chance = StdRng::seed_from_u64(seed);
        jobs::worker(db, clock, context, name, chance, Wake::default())
    }
}
