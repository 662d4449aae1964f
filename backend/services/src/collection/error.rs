//! What can keep a change of the collection from happening, by meaning.

use aime_storage::StorageError;

use crate::accounts::Fault;

/// Result of a change of the collection.
pub type Result<T> = std::result::Result<T, CollectionError>;

/// Why it did not happen.
#[derive(Debug, thiserror::Error)]
pub enum CollectionError {
    /// Values against the rules, each named.
    #[error("not valid: {}", .0.iter().map(ToString::to_string).collect::<Vec<_>>().join("; "))]
    Invalid(Vec<Fault>),
    /// There is no such album or track, or none that the user may see.
    #[error("not found")]
    NotFound,
    /// Only owner and admin change what the catalogue says for everybody.
    #[error("the role does not allow this")]
    Forbidden,
    /// The ledger failed.
    #[error(transparent)]
    Storage(StorageError),
}

impl From<StorageError> for CollectionError {
    fn from(error: StorageError) -> Self {
        match error {
            StorageError::NotFound => Self::NotFound,
            other => Self::Storage(other),
        }
    }
}
