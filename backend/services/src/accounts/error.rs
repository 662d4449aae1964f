//! What can keep an account use case from happening, by meaning.

use aime_storage::StorageError;

/// Result of an account use case.
pub type Result<T> = std::result::Result<T, AccountError>;

/// Why it did not happen.
#[derive(Debug, thiserror::Error)]
pub enum AccountError {
    /// Values against the rules, each named.
    #[error("not valid: {}", .0.iter().map(ToString::to_string).collect::<Vec<_>>().join("; "))]
    Invalid(Vec<Fault>),
    /// Unknown name or wrong password; which of the two is not said.
    #[error("name or password is wrong")]
    WrongCredentials,
    /// Too many guesses.
    #[error("too many attempts; try again in {retry_after_seconds} s")]
    Throttled {
        /// Seconds until the next guess is heard.
        retry_after_seconds: u64,
    },
    /// The actor's role does not allow it.
    #[error("the role does not allow this")]
    Forbidden,
    /// There is no such account or token, or none that the actor may see.
    #[error("not found")]
    NotFound,
    /// Nobody has an account yet.
    #[error("nobody has an account yet")]
    SetupRequired,
    /// Somebody has an account already.
    #[error("setup is already done")]
    AlreadySetUp,
    /// The setup code is missing or wrong.
    #[error("the setup code is missing or wrong")]
    SetupCodeRequired,
    /// Another account has the name.
    #[error("the name is taken")]
    NameTaken,
    /// The house would be left without an owner.
    #[error("the last owner must stay")]
    LastOwner,
    /// Storage failed.
    #[error(transparent)]
    Storage(StorageError),
    /// A secret could not be made or checked.
    #[error("secrets: {0}")]
    Secrets(String),
}

impl From<StorageError> for AccountError {
    fn from(error: StorageError) -> Self {
        match error {
            StorageError::NotFound => Self::NotFound,
            other => Self::Storage(other),
        }
    }
}

/// A value against the rules.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// Name of the field, for example `password`.
    pub field: &'static str,
    /// The rule, for people.
    pub rule: &'static str,
}

impl std::fmt::Display for Fault {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} {}", self.field, self.rule)
    }
}
