//! What is set: `config/default.toml`, then a file, then the environment, each going before the one before.
//!
//! One typed struct a topic. `config/default.toml` names every key, so it is also the list of known keys: one
//! that is not there is an error that names its nearest neighbour ([`source`]). To add a key, add it there with
//! its explanation and to its topic's struct.

mod cache;
mod database;
mod log;
mod server;
mod services;
mod source;

use std::path::PathBuf;

use serde::Deserialize;

pub(crate) use cache::Cache;
pub(crate) use database::Database;
pub(crate) use log::{Format, Log};
pub(crate) use server::Server;
pub(crate) use services::{Discogs, LastFm, Outbound, Roon, Secrets};
pub(crate) use source::ConfigError;

/// Everything that is set.
#[derive(Debug, Deserialize)]
pub(crate) struct Config {
    /// Folder of everything that AIME keeps.
    pub(crate) data_dir: PathBuf,
    /// The HTTP edge.
    pub(crate) server: Server,
    /// Where the ledger is.
    pub(crate) database: Database,
    /// Calls to services.
    pub(crate) outbound: Outbound,
    /// What services answered.
    pub(crate) cache: Cache,
    /// Secrets at rest.
    pub(crate) secrets: Secrets,
    /// Last.fm.
    pub(crate) lastfm: LastFm,
    /// Roon.
    pub(crate) roon: Roon,
    /// Discogs.
    pub(crate) discogs: Discogs,
    /// What is logged, and how.
    pub(crate) log: Log,
}

impl Config {
    /// Reads what is set in files and in the given environment.
    pub(crate) fn load(
        environment: impl Iterator<Item = (String, String)>,
    ) -> Result<Self, ConfigError> {
        source::Environment::new(environment).gather()
    }
}
