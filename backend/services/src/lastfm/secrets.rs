//! What is kept sealed of an account: the user's own key with its secret, and the session that they gave us.

use aime_domain::ids::UserId;
use aime_providers::capability::{Account, AppKey, Session};
use aime_storage::provider_account::ProviderAccount;
use secrecy::{ExposeSecret as _, SecretString};
use serde::{Deserialize, Serialize};

use super::error::Result;
use super::{LastFmTracker, PROVIDER};

/// What is sealed of an account. Empty where the install's own is used, or where there is none.
#[derive(Debug, Clone, Default)]
pub(super) struct Secrets {
    /// The user's own key.
    pub(super) key: SecretString,
    /// The secret that belongs to it.
    pub(super) shared_secret: SecretString,
    /// The session.
    pub(super) session: SecretString,
}

/// The same as it is written.
#[derive(Serialize, Deserialize)]
struct Written {
    #[serde(default)]
    key: String,
    #[serde(default)]
    shared_secret: String,
    #[serde(default)]
    session: String,
}

impl Secrets {
    fn text(&self) -> SecretString {
        let written = Written {
            key: self.key.expose_secret().to_owned(),
            shared_secret: self.shared_secret.expose_secret().to_owned(),
            session: self.session.expose_secret().to_owned(),
        };
        // Plain text always serialises.
        serde_json::to_string(&written).unwrap_or_default().into()
    }

    /// Of what was written. Older versions wrote the key alone.
    fn of(text: &SecretString) -> Self {
        match serde_json::from_str::<Written>(text.expose_secret()) {
            Ok(written) => Self {
                key: written.key.into(),
                shared_secret: written.shared_secret.into(),
                session: written.session.into(),
            },
            Err(_) => Self {
                key: text.clone(),
                ..Self::default()
            },
        }
    }
}

impl LastFmTracker {
    pub(super) fn seal(&self, user: UserId, secrets: &Secrets) -> Result<Vec<u8>> {
        Ok(self.parts.vault.seal(user, PROVIDER, &secrets.text())?)
    }

    /// What is sealed of an account; nothing where nothing is.
    pub(super) fn open(&self, row: &ProviderAccount) -> Result<Secrets> {
        match row.secret.as_deref() {
            Some(sealed) => self.open_sealed(row.user, sealed),
            None => Ok(Secrets::default()),
        }
    }

    pub(super) fn open_sealed(&self, user: UserId, sealed: &[u8]) -> Result<Secrets> {
        let text = self.parts.vault.open(user, PROVIDER, sealed)?;
        Ok(Secrets::of(&text))
    }

    /// The account with its key opened, and signed in where its user let us in.
    pub(super) fn account(&self, row: &ProviderAccount) -> Result<Account> {
        let secrets = self.open(row)?;
        let app = self.app_key(&secrets);
        let is_signed_in =
            !secrets.session.expose_secret().is_empty() && !app.secret.expose_secret().is_empty();
        Ok(Account {
            name: row.account.clone(),
            key: app.key,
            session: is_signed_in.then_some(Session {
                secret: app.secret,
                key: secrets.session,
            }),
        })
    }

    /// The key that is used: the user's own, else the install's.
    pub(super) fn app_key(&self, secrets: &Secrets) -> AppKey {
        if secrets.key.expose_secret().is_empty() {
            AppKey {
                key: self.parts.key.clone(),
                secret: self.parts.shared_secret.clone(),
            }
        } else {
            AppKey {
                key: secrets.key.clone(),
                secret: secrets.shared_secret.clone(),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_older_versions_sealed_is_a_key() {
        let old = Secrets::of(&"0123456789abcdef0123456789abcdef".into());
        assert_eq!(old.key.expose_secret(), "0123456789abcdef0123456789abcdef");
        assert!(old.session.expose_secret().is_empty());
        let new = Secrets {
            session: "s".into(),
            ..old
        };
        let again = Secrets::of(&new.text());
        assert_eq!(again.session.expose_secret(), "s");
        assert_eq!(again.key.expose_secret(), new.key.expose_secret());
        assert!(Secrets::of(&"".into()).key.expose_secret().is_empty());
    }
}
