//! What handlers are given.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Instant;

use aime_domain::clock::Clock;
use aime_services::accounts::Accounts;
use aime_services::collection::Collection;
use aime_services::corrections::Corrections;
use aime_services::discogs::DiscogsSync;
use aime_services::export::Exports;
use aime_services::imports::Uploads;
use aime_services::lastfm::LastFmTracker;
use aime_services::listening::Listening;
use aime_services::roon::RoonTracker;
use aime_storage::album::shelves::Shelves;
use aime_storage::{Db, ReadDb};
use axum::http::HeaderValue;
use secrecy::SecretString;
use tokio::sync::broadcast;
use tokio_util::sync::CancellationToken;

use crate::edge::counters::Counters;
use crate::edge::network::Network;
use crate::spa::Spa;

/// Who writes archives.
pub const PROGRAM: &str = concat!("AIME ", env!("CARGO_PKG_VERSION"));

/// What is set for the HTTP edge.
#[derive(Debug, Clone)]
pub struct HttpSettings {
    /// Host names served beside addresses and local names; `*` for any.
    pub hosts: Vec<String>,
    /// Proxies whose forwarding headers are believed.
    pub trusted_proxies: Vec<Network>,
    /// Origins of other sites that may call the API with a token.
    pub cors_origins: Vec<HeaderValue>,
    /// Keys of AudioScrobbler clients whose secret is known, with it: what they sign is checked.
    pub scrobbler_secrets: Vec<(String, SecretString)>,
    /// Most bytes of an upload.
    pub upload_limit_bytes: u64,
    /// Folder of run-time state; uploads go to `uploads` below it.
    pub data_dir: PathBuf,
    /// Name of the newest migration that this build knows.
    pub newest_migration: String,
}

impl Default for HttpSettings {
    fn default() -> Self {
        Self {
            hosts: Vec::new(),
            trusted_proxies: Vec::new(),
            cors_origins: Vec::new(),
            scrobbler_secrets: Vec::new(),
            upload_limit_bytes: 2 * 1024 * 1024 * 1024,
            data_dir: PathBuf::from("data"),
            newest_migration: String::new(),
        }
    }
}

/// What the application is made of.
#[derive(Debug)]
pub struct Parts {
    /// The ledger; handlers only ever see [`AppState::read`].
    pub db: Db,
    /// The time.
    pub clock: Arc<dyn Clock>,
    /// Accounts, sessions and tokens.
    pub accounts: Accounts,
    /// What is set for the HTTP edge.
    pub settings: HttpSettings,
    /// Files on their way into the ledger.
    pub uploads: Uploads,
    /// Last.fm.
    pub lastfm: LastFmTracker,
    /// Roon.
    pub roon: RoonTracker,
    /// Discogs.
    pub discogs: DiscogsSync,
    /// The dashboard's files.
    pub spa: Spa,
    /// Ends what would never end by itself.
    pub stop: CancellationToken,
}

/// What handlers are given. Cheap to clone.
#[derive(Debug, Clone)]
pub struct AppState {
    inner: Arc<Inner>,
}

#[derive(Debug)]
struct Inner {
    parts: Parts,
    started: Instant,
    counters: Counters,
    shelves: Shelves,
    collection: Collection,
    corrections: Corrections,
    exports: Exports,
    listening: Listening,
}

impl AppState {
    /// Puts the parts together.
    pub fn new(parts: Parts) -> Self {
        Self {
            inner: Arc::new(Inner {
                started: Instant::now(),
                counters: Counters::default(),
                shelves: Shelves::default(),
                collection: Collection::new(parts.db.clone(), Arc::clone(&parts.clock)),
                exports: Exports::new(parts.db.clone(), Arc::clone(&parts.clock), PROGRAM),
                corrections: Corrections::new(parts.db.clone(), Arc::clone(&parts.clock)),
                listening: Listening::new(parts.db.clone(), Arc::clone(&parts.clock)),
                parts,
            }),
        }
    }

    /// The ledger, to read.
    pub fn read(&self) -> ReadDb {
        self.inner.parts.db.read()
    }

    /// The sequence number of each change that this process commits, as it happens.
    pub fn changes(&self) -> broadcast::Receiver<i64> {
        self.inner.parts.db.changes()
    }

    /// Now, seconds since 1970 UTC.
    pub fn now(&self) -> i64 {
        self.inner.parts.clock.now()
    }

    /// Accounts, sessions and tokens.
    pub fn accounts(&self) -> &Accounts {
        &self.inner.parts.accounts
    }

    /// What lists of the collection are filtered and sorted by, kept while it is true.
    pub fn shelves(&self) -> &Shelves {
        &self.inner.shelves
    }

    /// What users do with their collections.
    pub fn collection(&self) -> &Collection {
        &self.inner.collection
    }

    /// Everything that a user has, as one file.
    pub fn exports(&self) -> &Exports {
        &self.inner.exports
    }

    /// What users put right by hand.
    pub fn corrections(&self) -> &Corrections {
        &self.inner.corrections
    }

    /// What clients tell of their users' listening.
    pub fn listening(&self) -> &Listening {
        &self.inner.listening
    }

    /// What is set for the HTTP edge.
    pub fn settings(&self) -> &HttpSettings {
        &self.inner.parts.settings
    }

    /// Discogs.
    pub fn discogs(&self) -> &DiscogsSync {
        &self.inner.parts.discogs
    }

    /// Last.fm.
    pub fn lastfm(&self) -> &LastFmTracker {
        &self.inner.parts.lastfm
    }

    /// Roon.
    pub fn roon(&self) -> &RoonTracker {
        &self.inner.parts.roon
    }

    /// Files on their way into the ledger.
    pub fn uploads(&self) -> &Uploads {
        &self.inner.parts.uploads
    }

    /// Cancelled when the server stops.
    pub fn stop(&self) -> &CancellationToken {
        &self.inner.parts.stop
    }

    /// The dashboard's files.
    pub fn spa(&self) -> &Spa {
        &self.inner.parts.spa
    }

    /// Requests and errors since the start.
    pub fn counters(&self) -> &Counters {
        &self.inner.counters
    }

    /// Seconds since the start.
    pub fn uptime_seconds(&self) -> u64 {
        self.inner.started.elapsed().as_secs()
    }
}
