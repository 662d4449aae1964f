//! Tokens of programs: made once and shown once, used until revoked.

use aime_domain::account::Scope;
use aime_domain::ids::{TokenId, UserId};
use aime_storage::token::{self, Bearer, NewToken, Token};
use aime_storage::{Durability, audit};
use secrecy::{ExposeSecret as _, SecretString};

use super::Accounts;
use super::error::Result;
use super::rules::Check;
use super::secret;

/// Use is noted at most so often, seconds.
const NOTED_EVERY: i64 = 60 * 60;
/// How every token starts, so that one found in a file is recognised.
const PREFIX: &str = "aime_";

/// A new token.
#[derive(Debug)]
pub struct CreatedToken {
    /// The token as its owner will see it.
    pub token: Token,
    /// The secret itself, shown this once.
    pub secret: SecretString,
}

impl Accounts {
    /// Makes a token that acts for `user`.
    pub async fn create_token(
        &self,
        user: UserId,
        name: &str,
        scopes: &[Scope],
    ) -> Result<CreatedToken> {
        let name = name.trim();
        let mut scopes = scopes.to_vec();
        scopes.sort_unstable();
        scopes.dedup();
        Check::default()
            .name(name)
            .require(!scopes.is_empty(), "scopes", "must name at least one scope")
            .done()?;
        let secret =
            SecretString::from(format!("{PREFIX}{}", secret::new_token()?.expose_secret()));
        let verifier = scopes
            .contains(&Scope::Submit)
            .then(|| secret::md5_hex(secret.expose_secret()));
        let mut tx = self.begin().await?;
        let new = NewToken {
            user,
            name,
            token_hash: &secret::token_hash(secret.expose_secret()),
            verifier: verifier.as_deref(),
            scopes: &scopes,
        };
        let id = token::create(&mut tx, &new).await?;
        audit::record(&tx, Some(user), "token_create", Some(name), None).await?;
        let created_at = tx.now();
        tx.commit().await?;
        let token = Token {
            id,
            name: name.to_owned(),
            scopes,
            created_at,
            last_used_at: None,
        };
        Ok(CreatedToken { token, secret })
    }

    /// Whose token this is, if it is one and not revoked.
    pub async fn find_bearer(&self, secret: &str) -> Result<Option<Bearer>> {
        let found = token::find(&self.inner.db.read(), &secret::token_hash(secret)).await?;
        let now = self.now();
        if let Some(bearer) = &found
            && bearer
                .token
                .last_used_at
                .is_none_or(|at| now - at >= NOTED_EVERY)
        {
            let tx = self.inner.db.begin(Durability::Normal, now).await?;
            token::mark_used(&tx, bearer.token.id).await?;
            tx.commit().await?;
        }
        Ok(found)
    }

    /// A user's tokens, oldest first.
    pub async fn list_tokens(&self, user: UserId) -> Result<Vec<Token>> {
        Ok(token::list(&self.inner.db.read(), user).await?)
    }

    /// Revokes a user's token for good.
    pub async fn revoke_token(&self, user: UserId, id: TokenId) -> Result<()> {
        let mut tx = self.begin().await?;
        token::revoke(&mut tx, user, id).await?;
        audit::record(&tx, Some(user), "token_revoke", Some(&id.to_string()), None).await?;
        Ok(tx.commit().await?)
    }
}
