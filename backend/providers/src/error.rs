//! Why a service did not do what was asked: one vocabulary for all of them.

use aime_gateway::{Failure, Why};

/// What went wrong with a service, in words that people can act on.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ProviderError {
    /// The service says that there is no such thing. An answer, not a fault.
    #[error("there is no such thing")]
    NotFound,
    /// Our credentials are not good, or what is asked for is private.
    #[error("{0}")]
    NotAuthorized(String),
    /// It demands a pause; when it may work, unix seconds.
    #[error("it asked for a pause")]
    RateLimited {
        /// Unix seconds.
        retry_at: Option<i64>,
    },
    /// It cannot right now, or cannot be reached.
    #[error("{said}")]
    Unavailable {
        /// What happened.
        said: String,
        /// When it may work, unix seconds, where that is known.
        retry_at: Option<i64>,
    },
    /// It will not: the same request gets the same answer.
    #[error("{0}")]
    Rejected(String),
    /// Its answer is not what it should be.
    #[error("{0}")]
    Malformed(String),
}

impl ProviderError {
    /// Whether the same request may work later.
    pub const fn is_temporary(&self) -> bool {
        matches!(
            self,
            Self::RateLimited { .. } | Self::Unavailable { .. } | Self::Malformed(_)
        )
    }

    /// When it may work, unix seconds, where that is known.
    pub const fn retry_at(&self) -> Option<i64> {
        match self {
            Self::RateLimited { retry_at } | Self::Unavailable { retry_at, .. } => *retry_at,
            _ => None,
        }
    }
}

impl From<Failure> for ProviderError {
    fn from(failure: Failure) -> Self {
        let Failure { said, retry_at, .. } = failure;
        match failure.why {
            Why::Absent => Self::NotFound,
            Why::AuthLost => Self::NotAuthorized(said),
            Why::Throttled => Self::RateLimited { retry_at },
            Why::Unavailable | Why::SwitchedOff => Self::Unavailable { said, retry_at },
            Why::Refused | Why::Blocked => Self::Rejected(said),
        }
    }
}
