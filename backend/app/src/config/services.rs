//! Sections `outbound`, `secrets` and those of the services.

use aime_services::roon::Address;
use secrecy::SecretString;
use serde::{Deserialize, Deserializer, de};

/// Calls to services; `config/default.toml` explains each key.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct Outbound {
    /// How to reach whoever runs this install.
    contact: String,
    /// Whether the rates of services are observed.
    pub(crate) observe_rates: bool,
}

impl Outbound {
    /// What we call ourselves.
    pub(crate) fn agent(&self) -> String {
        let name = concat!("AIME/", env!("CARGO_PKG_VERSION"));
        match self.contact.trim() {
            "" => name.to_owned(),
            contact => format!("{name} ({contact})"),
        }
    }
}

/// Secrets at rest.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct Secrets {
    /// The key, or empty.
    pub(crate) key: SecretString,
}

/// Last.fm.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct LastFm {
    /// Where it answers.
    #[serde(deserialize_with = "address")]
    pub(crate) base_url: String,
    /// Where people let AIME in.
    #[serde(deserialize_with = "address")]
    pub(crate) auth_url: String,
    /// The install's own key, or empty.
    pub(crate) api_key: SecretString,
    /// The secret that belongs to it, or empty.
    pub(crate) shared_secret: SecretString,
    /// Seconds between polls.
    #[serde(deserialize_with = "interval")]
    pub(crate) interval_seconds: i64,
}

/// Roon.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct Roon {
    /// Where the Core is, or empty.
    host: String,
    /// Port of its API.
    port: u16,
    /// Seconds between looks where the Core tells no changes.
    #[serde(deserialize_with = "interval")]
    pub(crate) interval_seconds: i64,
    /// Names of stations.
    pub(crate) radio_stations: Vec<String>,
    /// Patterns of such names.
    pub(crate) radio_patterns: Vec<String>,
}

impl Roon {
    /// Where the Core is, if that is set.
    pub(crate) fn address(&self) -> Option<Address> {
        let host = self.host.trim();
        (!host.is_empty()).then(|| Address {
            host: host.to_owned(),
            port: self.port,
        })
    }
}

/// Discogs.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct Discogs {
    /// Where it answers.
    #[serde(deserialize_with = "address")]
    pub(crate) base_url: String,
    /// Where people go.
    #[serde(deserialize_with = "address")]
    pub(crate) site_url: String,
    /// The install's own key, or empty.
    pub(crate) consumer_key: String,
    /// What it signs with, or empty.
    pub(crate) consumer_secret: SecretString,
    /// Hours between synchronisations.
    #[serde(deserialize_with = "hours")]
    pub(crate) interval_hours: i64,
}

fn address<'de, D: Deserializer<'de>>(deserializer: D) -> Result<String, D::Error> {
    let address = String::deserialize(deserializer)?;
    if address.starts_with("https://") || address.starts_with("http://") {
        return Ok(address);
    }
    Err(de::Error::custom("must start with https:// or http://"))
}

fn interval<'de, D: Deserializer<'de>>(deserializer: D) -> Result<i64, D::Error> {
    match i64::deserialize(deserializer)? {
        seconds @ 30.. => Ok(seconds),
        _ => Err(de::Error::custom("must be at least 30")),
    }
}

fn hours<'de, D: Deserializer<'de>>(deserializer: D) -> Result<i64, D::Error> {
    match i64::deserialize(deserializer)? {
        hours @ 1..=720 => Ok(hours),
        _ => Err(de::Error::custom("must be between 1 and 720")),
    }
}
