//! What can go wrong with a linked Discogs account.

use aime_providers::error::ProviderError;
use aime_queue::QueueError;
use aime_storage::StorageError;

use crate::vault::VaultError;

/// What can go wrong with a linked Discogs account.
#[derive(Debug, thiserror::Error)]
pub enum DiscogsError {
    /// The user has linked none.
    #[error("Discogs is not connected")]
    NotLinked,
    /// Discogs does not know the token.
    #[error("Discogs does not accept the token")]
    BadToken,
    /// This install is not known to Discogs, so that only a token connects.
    #[error("this install has no consumer key of Discogs")]
    NotOffered,
    /// There is no permission that was asked for, or another one.
    #[error("the permission was not asked for here, or too long ago")]
    NotAsked,
    /// Its user does not want it read any more.
    #[error("paused")]
    Resting,
    /// The process is shutting down, or the job belongs to somebody else.
    #[error("interrupted")]
    Interrupted,
    /// Discogs did not do what was asked.
    #[error("Discogs: {0}")]
    Provider(#[from] ProviderError),
    /// The secret cannot be sealed or opened.
    #[error(transparent)]
    Vault(#[from] VaultError),
    /// The ledger failed.
    #[error(transparent)]
    Storage(#[from] StorageError),
    /// The queue failed.
    #[error(transparent)]
    Queue(#[from] QueueError),
}

/// What a use case of Discogs gives.
pub type Result<T> = std::result::Result<T, DiscogsError>;
