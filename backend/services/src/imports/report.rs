//! What an import says beside its counts.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::archive::Manner;
use super::file_clock::FileZone;

/// What an import says beside its counts.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Report {
    /// Rows that were not simply stored, by outcome and reason.
    #[serde(default)]
    pub reasons: Vec<Reason>,
    /// First and last listen of the file, unix seconds UTC.
    #[serde(default)]
    pub first_listen_at: Option<i64>,
    /// See `first_listen_at`.
    #[serde(default)]
    pub last_listen_at: Option<i64>,
    /// Remarks about the file as a whole.
    #[serde(default)]
    pub notes: Vec<String>,
    /// How the times of a file without a zone are read; absent where the format's default holds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) clock: Option<FileZone>,
    /// How an archive of ours is brought in; absent for any other file.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) manner: Option<Manner>,
    /// What it is at: `reading`, `counting` (statistics) or `done`.
    #[serde(default)]
    pub phase: String,
}

/// How many rows had an outcome for a reason.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reason {
    /// `duplicate`, `skipped` or `failed`.
    pub outcome: String,
    /// Stable word.
    pub reason: String,
    /// Rows.
    pub count: i64,
}

/// Reasons while they are being counted.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Tally(BTreeMap<(String, String), i64>);

impl Tally {
    pub(super) fn of(reasons: &[Reason]) -> Self {
        Self(
            reasons
                .iter()
                .map(|r| ((r.outcome.clone(), r.reason.clone()), r.count))
                .collect(),
        )
    }

    pub(super) fn add(&mut self, outcome: &str, reason: &str, count: i64) {
        *self
            .0
            .entry((outcome.to_owned(), reason.to_owned()))
            .or_default() += count;
    }

    pub(super) fn reasons(&self) -> Vec<Reason> {
        let named = self.0.iter().map(|((outcome, reason), count)| Reason {
            outcome: outcome.clone(),
            reason: reason.clone(),
            count: *count,
        });
        named.collect()
    }
}
