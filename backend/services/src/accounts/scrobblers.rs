//! AudioScrobbler's ways in: a client that knows a submit token signs in with it where the protocol asks for a
//! password, and a client that knows nothing is let in by its person in the browser. The account's own password
//! opens neither.

use std::net::IpAddr;

use aime_domain::account::{Scope, name_key};
use aime_domain::ids::{TokenId, UserId};
use aime_storage::scrobbler::{self, Request};
use aime_storage::token::{self, Bearer};
use secrecy::{ExposeSecret as _, SecretString};

use super::Accounts;
use super::error::{AccountError, Result};
use super::secret;
use super::throttle::Subject;

/// A client may wait so long to be let in, seconds (Last.fm's own limit).
const REQUEST_SECONDS: i64 = 60 * 60;

/// How a client proves that it knows a submit token.
#[derive(Debug)]
pub enum Proof {
    /// The token itself, as the password.
    Token(SecretString),
    /// `md5(user name + md5(token))`: AudioScrobbler's `authToken`.
    Digest(String),
    /// `md5(md5(token) + time)`: the handshake of the older protocol, with the time it names.
    Handshake {
        /// The digest.
        digest: String,
        /// The time as the client wrote it.
        time: String,
    },
}

/// A client that has signed in.
#[derive(Debug)]
pub struct ScrobblerSession {
    /// Name of the user.
    pub user_name: String,
    /// The session key, shown this once.
    pub key: SecretString,
}

impl Accounts {
    /// Signs a client in with a submit token of `name`.
    pub async fn sign_in_scrobbler(
        &self,
        name: &str,
        proof: &Proof,
        client: &str,
        address: IpAddr,
    ) -> Result<ScrobblerSession> {
        let subjects = [Subject::address(address)];
        self.inner
            .throttle
            .guess(&subjects, self.now())
            .map_err(|retry_after_seconds| AccountError::Throttled {
                retry_after_seconds,
            })?;
        let found = self.find_prover(name, proof).await?;
        let Some((token, user, user_name)) = found else {
            return Err(AccountError::WrongCredentials);
        };
        self.inner.throttle.right(&subjects);
        self.begin_scrobbling(user, token, user_name, client).await
    }

    /// The submit token that the proof is of, its user and their name.
    async fn find_prover(
        &self,
        name: &str,
        proof: &Proof,
    ) -> Result<Option<(TokenId, UserId, String)>> {
        let key = name_key(name);
        if let Proof::Token(given) = proof {
            let found = self.find_bearer(given.expose_secret()).await?;
            return Ok(found
                .filter(|bearer| {
                    bearer.token.scopes.contains(&Scope::Submit)
                        && name_key(&bearer.user.name) == key
                })
                .map(|bearer| (bearer.token.id, bearer.user.id, bearer.user.name)));
        }
        let verifiers = token::list_verifiers(&self.inner.db.read(), &key).await?;
        Ok(verifiers
            .into_iter()
            .find(|known| proves(proof, name, &known.verifier))
            .map(|known| (known.token, known.user, known.user_name)))
    }

    async fn begin_scrobbling(
        &self,
        user: UserId,
        token: TokenId,
        user_name: String,
        client: &str,
    ) -> Result<ScrobblerSession> {
        let key = secret::new_key()?;
        let tx = self.begin().await?;
        let hash = secret::token_hash(key.expose_secret());
        scrobbler::begin_session(&tx, user, token, &hash, client).await?;
        tx.commit().await?;
        Ok(ScrobblerSession { user_name, key })
    }

    /// Whose session key this is, and what its client is called; `None` also when its token was revoked.
    pub async fn find_scrobbler(&self, key: &str) -> Result<Option<(Bearer, String)>> {
        Ok(scrobbler::find_session(&self.inner.db.read(), &secret::token_hash(key)).await?)
    }

    /// A token for a client that asks to be let in; it waits for [`grant_scrobbler`](Self::grant_scrobbler).
    pub async fn request_scrobbler(&self, client: &str) -> Result<SecretString> {
        let token = secret::new_key()?;
        let tx = self.begin().await?;
        let hash = secret::token_hash(token.expose_secret());
        scrobbler::add_request(&tx, &hash, client, tx.now() + REQUEST_SECONDS).await?;
        tx.commit().await?;
        Ok(token)
    }

    /// A client that waits to be let in, or has been.
    pub async fn find_scrobbler_request(&self, token: &str) -> Result<Option<Request>> {
        let hash = secret::token_hash(token);
        Ok(scrobbler::find_request(&self.inner.db.read(), &hash).await?)
    }

    /// Lets a waiting client in for `user`.
    pub async fn grant_scrobbler(&self, user: UserId, token: &str) -> Result<()> {
        let tx = self.begin().await?;
        if !scrobbler::grant_request(&tx, &secret::token_hash(token), user).await? {
            return Err(AccountError::NotFound);
        }
        Ok(tx.commit().await?)
    }

    /// The session of a client that was let in; it hangs on a token of its own, which its user can revoke. Each
    /// request gives one session.
    pub async fn redeem_scrobbler(
        &self,
        user: UserId,
        token: &str,
        client: &str,
    ) -> Result<ScrobblerSession> {
        let tx = self.begin().await?;
        if !scrobbler::end_request(&tx, &secret::token_hash(token)).await? {
            return Err(AccountError::NotFound);
        }
        let user_name = aime_storage::user::get(&tx, user).await?.name;
        tx.commit().await?;
        let name = if client.is_empty() {
            "Scrobbling client"
        } else {
            client
        };
        let own = self.create_token(user, name, &[Scope::Submit]).await?;
        self.begin_scrobbling(user, own.token.id, user_name, client)
            .await
    }
}

/// Whether a digest is of this verifier. Clients differ in whether they lower the case of the name first.
fn proves(proof: &Proof, name: &str, verifier: &str) -> bool {
    let is = |given: &str, text: String| {
        secret::same(&given.to_ascii_lowercase(), &secret::md5_hex(&text))
    };
    match proof {
        Proof::Token(_) => false,
        Proof::Digest(digest) => [name.to_owned(), name.to_lowercase()]
            .into_iter()
            .any(|name| is(digest, format!("{name}{verifier}"))),
        Proof::Handshake { digest, time } => is(digest, format!("{verifier}{time}")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digests_are_those_of_the_protocol() {
        // md5("secret"), and what a client makes of it for Zoe at time 1000.
        let verifier = "5ebe2294ecd0e0f08eab7690d2a6ee69";
        let digest = |name: &str| Proof::Digest(secret::md5_hex(&format!("{name}{verifier}")));
        assert!(proves(&digest("Zoe"), "Zoe", verifier));
        assert!(proves(&digest("zoe"), "Zoe", verifier));
        assert!(!proves(&digest("ann"), "Zoe", verifier));
        let handshake = Proof::Handshake {
            digest: secret::md5_hex(&format!("{verifier}1000")).to_uppercase(),
            time: String::from("1000"),
        };
        assert!(proves(&handshake, "Zoe", verifier));
    }
}
