//! Section `log`.

use serde::Deserialize;

/// What is logged, and how; `config/default.toml` explains each key.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct Log {
    /// Level, also by part of the program.
    pub(crate) level: String,
    /// For people or machines.
    pub(crate) format: Format,
}

/// Form of log lines.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Format {
    /// For people.
    Text,
    /// One JSON object a line.
    Json,
}
