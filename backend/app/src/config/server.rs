//! Section `server`.

use std::net::SocketAddr;

use aime_server::edge::network::Network;
use axum::http::HeaderValue;
use secrecy::SecretString;
use serde::{Deserialize, Deserializer, de};

/// The HTTP edge; `config/default.toml` explains each key.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct Server {
    /// Address and port to listen on.
    pub(crate) bind: SocketAddr,
    /// Names served beside addresses and local names.
    pub(crate) hosts: Vec<String>,
    /// Proxies that are believed.
    #[serde(deserialize_with = "networks")]
    pub(crate) trusted_proxies: Vec<Network>,
    /// Origins of other sites that may call the API.
    #[serde(deserialize_with = "origins")]
    pub(crate) cors_origins: Vec<HeaderValue>,
    /// Keys of AudioScrobbler clients with their secrets.
    #[serde(deserialize_with = "secrets")]
    pub(crate) scrobbler_secrets: Vec<(String, SecretString)>,
    /// Largest upload.
    pub(crate) upload_limit_bytes: u64,
    /// Grace at the end.
    pub(crate) shutdown_seconds: u64,
}

fn networks<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<Network>, D::Error> {
    Vec::<String>::deserialize(deserializer)?
        .iter()
        .map(|text| text.parse().map_err(de::Error::custom))
        .collect()
}

fn origins<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<HeaderValue>, D::Error> {
    Vec::<String>::deserialize(deserializer)?
        .iter()
        .map(|text| {
            let is_origin = text.starts_with("https://") || text.starts_with("http://");
            match HeaderValue::from_str(text.trim_end_matches('/')) {
                Ok(value) if is_origin => Ok(value),
                _ => Err(de::Error::custom(format!(
                    "{text:?} is no origin like https://dash.example.org"
                ))),
            }
        })
        .collect()
}

fn secrets<'de, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<Vec<(String, SecretString)>, D::Error> {
    Vec::<String>::deserialize(deserializer)?
        .iter()
        .map(|text| match text.split_once(':') {
            Some((key, secret)) if !key.is_empty() && !secret.is_empty() => {
                Ok((key.to_owned(), secret.into()))
            }
            // The text itself may be a secret and is not repeated.
            _ => Err(de::Error::custom(
                "an entry of scrobbler_secrets must be the API key, a colon and the secret",
            )),
        })
        .collect()
}
