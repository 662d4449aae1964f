//! Errors of storage and services as problems.

use aime_services::accounts::AccountError;
use aime_storage::StorageError;

use super::{Problem, ProblemKind};

impl From<StorageError> for Problem {
    fn from(error: StorageError) -> Self {
        match error {
            StorageError::NotFound => Self::new(ProblemKind::NotFound),
            StorageError::BadCursor => {
                Self::invalid("/query/cursor", "is not a cursor of this list")
            }
            error if error.is_unavailable() => Self::new(ProblemKind::DatabaseUnavailable)
                .with_retry_after(5)
                .with_cause(error),
            // Services give conflicts a meaning of their own; what comes through is a fault of ours.
            error => Self::internal(error),
        }
    }
}

impl From<AccountError> for Problem {
    fn from(error: AccountError) -> Self {
        let kind = match error {
            AccountError::Invalid(faults) => {
                return faults.iter().fold(
                    Self::new(ProblemKind::ValidationFailed),
                    |problem, fault| problem.with_error(format!("/{}", fault.field), fault.rule),
                );
            }
            AccountError::Throttled {
                retry_after_seconds,
            } => {
                return Self::new(ProblemKind::TooManyAttempts)
                    .with_retry_after(retry_after_seconds);
            }
            AccountError::Storage(error) => return error.into(),
            error @ AccountError::Secrets(_) => return Self::internal(error),
            AccountError::WrongCredentials => ProblemKind::WrongCredentials,
            AccountError::Forbidden => ProblemKind::Forbidden,
            AccountError::NotFound => ProblemKind::NotFound,
            AccountError::SetupRequired => ProblemKind::SetupRequired,
            AccountError::AlreadySetUp => ProblemKind::AlreadySetUp,
            AccountError::SetupCodeRequired => ProblemKind::SetupCodeRequired,
            AccountError::NameTaken => ProblemKind::NameTaken,
            AccountError::LastOwner => ProblemKind::LastOwner,
        };
        kind.into()
    }
}
