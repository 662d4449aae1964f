//! Errors of storage and services as problems.

use aime_services::accounts::{AccountError, Fault};
use aime_services::collection::CollectionError;
use aime_services::corrections::CorrectionError;
use aime_services::discogs::DiscogsError;
use aime_services::imports::UploadError;
use aime_services::lastfm::LastFmError;
use aime_services::roon::RoonError;
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

impl From<LastFmError> for Problem {
    fn from(error: LastFmError) -> Self {
        match error {
            LastFmError::NotLinked => ProblemKind::ServiceNotLinked.into(),
            LastFmError::NoKey => {
                Self::invalid("/api_key", "is needed: this install has none of its own")
            }
            LastFmError::NoSecret => Self::invalid(
                "/shared_secret",
                "is needed to sign in: Last.fm shows it beside the API key",
            ),
            LastFmError::NoSignIn => ProblemKind::SignInGone.into(),
            LastFmError::NotAllowedYet => ProblemKind::NotAllowedYet.into(),
            LastFmError::NoSuchUser => Self::invalid("/user_name", "is unknown to Last.fm"),
            LastFmError::Provider(error) => of_a_service("Last.fm", error.is_temporary(), &error),
            LastFmError::Vault(error) => {
                Self::new(ProblemKind::ServiceRefused).with_detail(error.to_string())
            }
            LastFmError::Correction(error) => error.into(),
            LastFmError::Storage(error) => error.into(),
            error @ (LastFmError::Queue(_) | LastFmError::Interrupted) => Self::internal(error),
        }
    }
}

impl From<RoonError> for Problem {
    fn from(error: RoonError) -> Self {
        match error {
            RoonError::NotLinked => ProblemKind::ServiceNotLinked.into(),
            error @ (RoonError::NoCore | RoonError::Provider(_)) => {
                Self::new(ProblemKind::ServiceUnavailable).with_detail(format!("Roon: {error}."))
            }
            RoonError::Vault(error) => {
                Self::new(ProblemKind::ServiceRefused).with_detail(error.to_string())
            }
            RoonError::Storage(error) => error.into(),
            error @ RoonError::LeaseLost => Self::internal(error),
        }
    }
}

impl From<DiscogsError> for Problem {
    fn from(error: DiscogsError) -> Self {
        match error {
            DiscogsError::NotLinked => ProblemKind::ServiceNotLinked.into(),
            DiscogsError::BadToken => Self::invalid("/token", "is not accepted by Discogs"),
            DiscogsError::NotOffered => Self::new(ProblemKind::ServiceRefused)
                .with_detail("This install is not known to Discogs; a personal token connects."),
            DiscogsError::NotAsked => Self::new(ProblemKind::ServiceRefused).with_detail(
                "Discogs did not confirm this permission. Begin again under Services.",
            ),
            DiscogsError::Provider(error) => of_a_service("Discogs", error.is_temporary(), &error),
            DiscogsError::Vault(error) => {
                Self::new(ProblemKind::ServiceRefused).with_detail(error.to_string())
            }
            DiscogsError::Storage(error) => error.into(),
            error
            @ (DiscogsError::Queue(_) | DiscogsError::Interrupted | DiscogsError::Resting) => {
                Self::internal(error)
            }
        }
    }
}

/// What a service said, or that it said nothing.
fn of_a_service(name: &str, is_temporary: bool, said: &dyn std::fmt::Display) -> Problem {
    let kind = if is_temporary {
        ProblemKind::ServiceUnavailable
    } else {
        ProblemKind::ServiceRefused
    };
    let detail = format!("{name}: {said}.");
    Problem::new(kind).with_detail(detail)
}

impl From<UploadError> for Problem {
    fn from(error: UploadError) -> Self {
        match error {
            UploadError::Empty => Self::invalid("", "the file is empty"),
            UploadError::TooLarge { limit } => Self::new(ProblemKind::BodyTooLarge)
                .with_detail(format!("A file may have {limit} bytes.")),
            UploadError::BrokeOff(_) => {
                Self::new(ProblemKind::MalformedRequest).with_detail("The body broke off.")
            }
            UploadError::FileGone => ProblemKind::FileGone.into(),
            UploadError::Storage(error) => error.into(),
            error @ (UploadError::Disk(_) | UploadError::Queue(_)) => Self::internal(error),
        }
    }
}

impl From<AccountError> for Problem {
    fn from(error: AccountError) -> Self {
        let kind = match error {
            AccountError::Invalid(faults) => return faults_as_problem(&faults),
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

impl From<CollectionError> for Problem {
    fn from(error: CollectionError) -> Self {
        match error {
            CollectionError::Invalid(faults) => faults_as_problem(&faults),
            CollectionError::NotFound => ProblemKind::NotFound.into(),
            CollectionError::Forbidden => Self::new(ProblemKind::Forbidden).with_detail(
                "What the catalogue says for everybody is changed by an owner or admin.",
            ),
            CollectionError::Storage(error) => error.into(),
        }
    }
}

impl From<CorrectionError> for Problem {
    fn from(error: CorrectionError) -> Self {
        match error {
            CorrectionError::Invalid(faults) => faults_as_problem(&faults),
            CorrectionError::NotFound => ProblemKind::NotFound.into(),
            CorrectionError::Forbidden => Self::new(ProblemKind::Forbidden).with_detail(
                "What the catalogue says for everybody is changed by an owner or admin.",
            ),
            CorrectionError::AlreadyUndone => ProblemKind::AlreadyUndone.into(),
            CorrectionError::ChangedSince => ProblemKind::ChangedSince.into(),
            CorrectionError::Storage(error) => error.into(),
        }
    }
}

/// Values of the body that are against the rules.
fn faults_as_problem(faults: &[Fault]) -> Problem {
    faults.iter().fold(
        Problem::new(ProblemKind::ValidationFailed),
        |problem, fault| problem.with_error(format!("/{}", fault.field), fault.rule),
    )
}
