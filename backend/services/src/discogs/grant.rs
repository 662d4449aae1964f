//! Connecting by consent: Discogs is asked for a permission, its owner gives it there, and is sent back to us.

use aime_domain::ids::UserId;
use aime_providers::error::ProviderError;
use aime_storage::link_request;
use secrecy::ExposeSecret as _;

use super::error::{DiscogsError, Result};
use super::{DiscogsSync, PROVIDER};

/// How long a permission that was asked for is waited for. Seconds.
const PATIENCE_S: i64 = 3_600;

impl DiscogsSync {
    /// Whether people can let us in at Discogs' own site.
    pub fn offers_consent(&self) -> bool {
        self.parts.consent.is_offered()
    }

    /// Asks for a permission: the address where its owner gives it, after which Discogs sends them to `callback`.
    pub async fn ask_consent(&self, user: UserId, callback: &str) -> Result<String> {
        if !self.offers_consent() {
            return Err(DiscogsError::NotOffered);
        }
        let asked = self.parts.consent.ask(callback).await?;
        let sealed = self.parts.vault.seal(user, PROVIDER, &asked.secret)?;
        let tx = self.begin().await?;
        link_request::put(&tx, user, PROVIDER, &asked.token, &sealed).await?;
        tx.commit().await?;
        Ok(asked.address)
    }

    /// Turns the permission that its owner gave into a connected account. Only the one that this user was asked for last
    /// counts, so that nobody is talked into connecting somebody else's.
    pub async fn complete_consent(&self, user: UserId, token: &str, verifier: &str) -> Result<()> {
        let asked = link_request::find(&self.parts.db.read(), user, PROVIDER).await?;
        let asked = asked
            .filter(|asked| asked.token == token)
            .filter(|asked| self.now() - asked.created_at < PATIENCE_S)
            .ok_or(DiscogsError::NotAsked)?;
        let secret = self.parts.vault.open(user, PROVIDER, &asked.secret)?;
        let access = self
            .parts
            .consent
            .complete(token, &secret.expose_secret().into(), verifier)
            .await
            .map_err(|error| match error {
                // The permission was refused or has run out; our own credentials are another matter.
                ProviderError::NotAuthorized(_) | ProviderError::NotFound => DiscogsError::NotAsked,
                other => other.into(),
            })?;
        self.connect_by(user, access).await
    }
}
