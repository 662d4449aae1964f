//! Section `database`.

use std::path::Path;

use aime_storage::Open;
use secrecy::{ExposeSecret as _, SecretString};
use serde::{Deserialize, Deserializer, de};

/// Name of the SQLite file in the data folder.
const FILE: &str = "aime.db";

/// Where the ledger is; `config/default.toml` explains each key.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct Database {
    /// PostgreSQL's address with its password, or empty.
    #[serde(deserialize_with = "postgres")]
    url: SecretString,
    /// SQLite: connections that read.
    readers: u32,
    /// PostgreSQL: connections in all.
    connections: u32,
}

impl Database {
    /// How the ledger is opened.
    pub(crate) fn open(&self, data_dir: &Path) -> Open {
        let url = self.url.expose_secret();
        if url.is_empty() {
            Open::Sqlite {
                path: data_dir.join(FILE),
                readers: self.readers,
            }
        } else {
            Open::Postgres {
                url: url.to_owned(),
                connections: self.connections,
            }
        }
    }
}

fn postgres<'de, D: Deserializer<'de>>(deserializer: D) -> Result<SecretString, D::Error> {
    let url = String::deserialize(deserializer)?;
    if url.is_empty() || url.starts_with("postgres://") || url.starts_with("postgresql://") {
        return Ok(url.into());
    }
    Err(de::Error::custom(
        "must be empty (a SQLite file in the data folder) or start with postgres://",
    ))
}
