//! What people change about themselves: name, language, time zone, password.

use aime_domain::account::name_key;
use aime_domain::ids::{SessionId, UserId};
use aime_storage::rollup::mark;
use aime_storage::user::{self, Profile, User};
use aime_storage::{StorageError, Tx, audit, session};
use chrono_tz::Tz;
use secrecy::{ExposeSecret as _, SecretString};

use super::Accounts;
use super::error::{AccountError, Fault, Result};
use super::rules::Check;
use super::throttle::Subject;
use crate::corrections::exclusions;
use crate::ingest::Listener;

/// What is to change; `None` leaves it.
#[derive(Debug, Default)]
pub struct ProfileChange {
    /// Name.
    pub name: Option<String>,
    /// Language of the dashboard.
    pub language: Option<String>,
    /// IANA time zone; the totals by local day are counted anew in it.
    pub time_zone: Option<String>,
    /// New password; needs the current one.
    pub password: Option<SecretString>,
    /// The password until now.
    pub current_password: Option<SecretString>,
}

impl Accounts {
    /// The account as it stands.
    pub async fn get_account(&self, id: UserId) -> Result<User> {
        Ok(user::get(&self.inner.db.read(), id).await?)
    }

    /// Changes one's own account. A new password ends all sessions but `session`.
    pub async fn change_profile(
        &self,
        id: UserId,
        session: Option<SessionId>,
        change: ProfileChange,
    ) -> Result<User> {
        let before = self.get_account(id).await?;
        let name = change
            .name
            .as_deref()
            .map_or(before.name.as_str(), str::trim);
        let language = change.language.as_deref().unwrap_or(&before.language);
        let time_zone = change.time_zone.as_deref().unwrap_or(&before.time_zone);
        let mut check = Check::default();
        check.name(name).language(language).time_zone(time_zone);
        if let Some(password) = &change.password {
            check.password(password.expose_secret());
        }
        check.done()?;
        let password_hash = match &change.password {
            Some(password) => {
                self.confirm(&before, change.current_password.as_ref())
                    .await?;
                Some(self.inner.hasher.hash(password).await?)
            }
            None => None,
        };

        let mut tx = self.begin().await?;
        let profile = Profile {
            name,
            name_key: &name_key(name),
            language,
            time_zone,
        };
        user::set_profile(&mut tx, id, &profile)
            .await
            .map_err(name_taken)?;
        recount(&mut tx, &before, time_zone).await?;
        if let Some(hash) = password_hash {
            user::set_password(&mut tx, id, &hash).await?;
            session::delete_others(&tx, id, session).await?;
            audit::record(&tx, Some(id), "password_change", None, None).await?;
        }
        let after = user::get(&tx, id).await?;
        tx.commit().await?;
        Ok(after)
    }

    /// A change of password asks for the current one, and guessing it is throttled like signing in.
    async fn confirm(&self, user: &User, current: Option<&SecretString>) -> Result<()> {
        let wrong = |rule| {
            Err(AccountError::Invalid(vec![Fault {
                field: "current_password",
                rule,
            }]))
        };
        let Some(current) = current else {
            return wrong("must be given to change the password");
        };
        let key = name_key(&user.name);
        let subjects = [Subject::Name(key.clone())];
        self.inner
            .throttle
            .guess(&subjects, self.now())
            .map_err(|retry_after_seconds| AccountError::Throttled {
                retry_after_seconds,
            })?;
        let found = user::find_credentials(&self.inner.db.read(), &key).await?;
        let hash = found
            .as_ref()
            .map(|credentials| credentials.password_hash.as_str());
        if !self.inner.hasher.verify(current, hash).await? {
            return wrong("is not the current password");
        }
        self.inner.throttle.right(&subjects);
        Ok(())
    }
}

/// A unique name that another account has.
pub(super) fn name_taken(error: StorageError) -> AccountError {
    match error {
        StorageError::Conflict(_) => AccountError::NameTaken,
        other => other.into(),
    }
}

/// In another zone plays fall on other days: every month is marked to be counted anew.
async fn recount(tx: &mut Tx, before: &User, time_zone: &str) -> Result<()> {
    if before.time_zone == time_zone {
        return Ok(());
    }
    // `time_zone` has been checked to be a zone.
    let zone: Tz = time_zone.parse().unwrap_or(Tz::UTC);
    let who = Listener {
        id: before.id,
        zone,
    };
    exclusions::apply_hours_again(tx, who).await?;
    mark::mark_all(tx, before.id, zone).await?;
    tx.touch(aime_storage::tag::Tag::history(before.id));
    Ok(())
}
