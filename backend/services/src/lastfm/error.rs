//! What can go wrong with a linked Last.fm account.

use aime_providers::error::ProviderError;
use aime_queue::QueueError;
use aime_storage::StorageError;

use crate::corrections::CorrectionError;
use crate::vault::VaultError;

/// What can go wrong with a linked Last.fm account.
#[derive(Debug, thiserror::Error)]
pub enum LastFmError {
    /// The user has linked none.
    #[error("Last.fm is not connected")]
    NotLinked,
    /// No key, neither the user's nor the install's.
    #[error("an API key is needed")]
    NoKey,
    /// Signing in needs the secret that belongs to the key.
    #[error("the shared secret of the API key is needed")]
    NoSecret,
    /// No sign-in is under way, or it took longer than the hour that it may.
    #[error("no sign-in is under way")]
    NoSignIn,
    /// The user has not agreed at Last.fm yet.
    #[error("Last.fm was not told yet to let AIME in")]
    NotAllowedYet,
    /// Last.fm knows no such user.
    #[error("Last.fm knows no such user")]
    NoSuchUser,
    /// The process is shutting down, or the job belongs to somebody else.
    #[error("interrupted")]
    Interrupted,
    /// Last.fm did not do what was asked.
    #[error("Last.fm: {0}")]
    Provider(#[from] ProviderError),
    /// The key cannot be sealed or opened.
    #[error(transparent)]
    Vault(#[from] VaultError),
    /// A correction was refused.
    #[error(transparent)]
    Correction(#[from] CorrectionError),
    /// The ledger failed.
    #[error(transparent)]
    Storage(#[from] StorageError),
    /// The queue failed.
    #[error(transparent)]
    Queue(#[from] QueueError),
}

/// What a use case of Last.fm gives.
pub type Result<T> = std::result::Result<T, LastFmError>;
