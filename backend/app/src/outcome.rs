//! How a command ends: 0 done, 2 refused (the request cannot be met as it stands), 1 failed.

use std::fmt;
use std::process::ExitCode;

use aime_services::accounts::AccountError;
use aime_services::imports::ImportError;

use crate::config::ConfigError;

/// The request cannot be met as it stands; trying again changes nothing.
#[derive(Debug)]
struct Refused(String);

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Refused {}

/// An error that ends the program with 2.
pub(crate) fn refused(why: impl Into<String>) -> anyhow::Error {
    Refused(why.into()).into()
}

/// The exit code, and what went wrong on standard error.
pub(crate) fn report(done: anyhow::Result<()>) -> ExitCode {
    let Err(error) = done else {
        return ExitCode::SUCCESS;
    };
    eprintln!("error: {error:#}");
    if is_refusal(&error) {
        ExitCode::from(2)
    } else {
        ExitCode::FAILURE
    }
}

fn is_refusal(error: &anyhow::Error) -> bool {
    let is_account = |error: &AccountError| {
        !matches!(error, AccountError::Storage(_) | AccountError::Secrets(_))
    };
    error.is::<Refused>()
        || error.is::<ConfigError>()
        || error.downcast_ref::<AccountError>().is_some_and(is_account)
        || matches!(
            error.downcast_ref::<ImportError>(),
            Some(ImportError::Refused(_) | ImportError::Busy)
        )
}
