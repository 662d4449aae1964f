//! What can keep a correction from happening, by meaning.

use aime_storage::StorageError;

use crate::accounts::Fault;

/// Result of a correction.
pub type Result<T> = std::result::Result<T, CorrectionError>;

/// Why it did not happen.
#[derive(Debug, thiserror::Error)]
pub enum CorrectionError {
    /// Values against the rules, each named.
    #[error("not valid: {}", .0.iter().map(ToString::to_string).collect::<Vec<_>>().join("; "))]
    Invalid(Vec<Fault>),
    /// There is no such thing, or none that the user may see.
    #[error("not found")]
    NotFound,
    /// Only owner and admin change what the catalogue says for everybody.
    #[error("the role does not allow this")]
    Forbidden,
    /// It was taken back before.
    #[error("this correction was undone before")]
    AlreadyUndone,
    /// What it changed was changed again since.
    #[error("what it changed was changed again since")]
    ChangedSince,
    /// The ledger failed.
    #[error(transparent)]
    Storage(StorageError),
}

impl CorrectionError {
    /// One value against a rule.
    pub fn invalid(field: &'static str, rule: &'static str) -> Self {
        Self::Invalid(vec![Fault { field, rule }])
    }
}

impl From<StorageError> for CorrectionError {
    fn from(error: StorageError) -> Self {
        match error {
            StorageError::NotFound => Self::NotFound,
            other => Self::Storage(other),
        }
    }
}
