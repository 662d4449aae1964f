//! What can go wrong with a linked Roon.

use aime_providers::error::ProviderError;
use aime_storage::StorageError;

use crate::vault::VaultError;

/// What can go wrong with a linked Roon.
#[derive(Debug, thiserror::Error)]
pub enum RoonError {
    /// The user has linked none.
    #[error("Roon is not connected")]
    NotLinked,
    /// Nobody answers on the network.
    #[error("no Roon Core answers on this network; enter its address if it is elsewhere")]
    NoCore,
    /// Something else is there, or nobody.
    #[error("{0}")]
    Provider(#[from] ProviderError),
    /// Another process watches this link now.
    #[error("another process took over")]
    LeaseLost,
    /// The token cannot be sealed or opened.
    #[error(transparent)]
    Vault(#[from] VaultError),
    /// The ledger failed.
    #[error(transparent)]
    Storage(#[from] StorageError),
}

/// What a use case of Roon gives.
pub type Result<T> = std::result::Result<T, RoonError>;
