//! Section `cache`.

use aime_gateway::Mode;
use serde::{Deserialize, Deserializer, de};

/// What services answered and how it is used; `config/default.toml` explains each key.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct Cache {
    /// Where answers come from.
    #[serde(deserialize_with = "mode")]
    pub(crate) mode: Mode,
}

fn mode<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Mode, D::Error> {
    let word = String::deserialize(deserializer)?;
    Mode::from_word(&word)
        .ok_or_else(|| de::Error::custom("must be \"hybrid\", \"api_only\" or \"db_only\""))
}
