//! The first account: only while there is none, and from another machine only with the code from the log.

use std::net::IpAddr;

use aime_domain::account::{Role, name_key};
use aime_storage::{audit, user};
use secrecy::SecretString;

use super::Accounts;
use super::error::{AccountError, Result};
use super::rules::Check;
use super::sessions::{self, SignedIn};
use super::throttle::Subject;

/// Whether setup is to be done, and what it asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SetupState {
    /// Nobody has an account.
    pub is_needed: bool,
    /// The code from the server's log must be given.
    pub is_code_required: bool,
}

/// The first account to be.
#[derive(Debug)]
pub struct SetUp {
    /// Name as chosen.
    pub name: String,
    /// Password as chosen.
    pub password: SecretString,
    /// Language of the dashboard.
    pub language: String,
    /// IANA time zone.
    pub time_zone: String,
    /// The code from the server's log, if given.
    pub code: Option<String>,
    /// Where the request comes from.
    pub address: IpAddr,
    /// Whether it comes straight from a program on this machine.
    pub is_local: bool,
}

impl Accounts {
    /// Whether setup is to be done, and whether this client must give the code.
    pub async fn setup_state(&self, is_local: bool) -> Result<SetupState> {
        let is_needed = !user::any(&self.inner.db.read()).await?;
        Ok(SetupState {
            is_needed,
            is_code_required: is_needed && !is_local,
        })
    }

    /// Makes the first account, an owner, and signs them in.
    pub async fn set_up(&self, first: SetUp) -> Result<SignedIn> {
        if user::any(&self.inner.db.read()).await? {
            return Err(AccountError::AlreadySetUp);
        }
        self.check_code(&first)?;
        Check::default()
            .name(&first.name)
            .password(secrecy::ExposeSecret::expose_secret(&first.password))
            .language(&first.language)
            .time_zone(&first.time_zone)
            .done()?;
        let password_hash = self.inner.hasher.hash(&first.password).await?;
        let mut tx = self.begin().await?;
        user::lock(&tx).await?;
        if user::any(&tx).await? {
            return Err(AccountError::AlreadySetUp);
        }
        let name = first.name.trim();
        let new = user::NewUser {
            name,
            name_key: &name_key(name),
            role: Role::Owner,
            password_hash: &password_hash,
            language: &first.language,
            time_zone: &first.time_zone,
        };
        let id = user::create(&mut tx, &new).await?;
        audit::record(&tx, Some(id), "setup", Some(name), None).await?;
        let signed_in = sessions::begin(&tx, id).await?;
        tx.commit().await?;
        Ok(signed_in)
    }

    fn check_code(&self, first: &SetUp) -> Result<()> {
        if first.is_local {
            return Ok(());
        }
        let Some(code) = first.code.as_deref().filter(|code| !code.trim().is_empty()) else {
            return Err(AccountError::SetupCodeRequired);
        };
        let subjects = [
            Subject::Name(String::from("setup code")),
            Subject::address(first.address),
        ];
        self.inner
            .throttle
            .guess(&subjects, self.now())
            .map_err(|retry_after_seconds| AccountError::Throttled {
                retry_after_seconds,
            })?;
        if !self.inner.setup_code.is(code) {
            return Err(AccountError::SetupCodeRequired);
        }
        self.inner.throttle.right(&subjects);
        Ok(())
    }
}
