//! Signing in and out with a browser.

use std::net::IpAddr;

use aime_domain::account::name_key;
use aime_domain::ids::{SessionId, UserId};
use aime_storage::session::{self, NewSession, Seen, Session};
use aime_storage::{Durability, Tx, audit, user};
use secrecy::{ExposeSecret as _, SecretString};

use super::Accounts;
use super::error::{AccountError, Result};
use super::secret;
use super::throttle::Subject;

/// A session ends so long after its last use, seconds.
pub const SESSION_SECONDS: i64 = 30 * 24 * 60 * 60;
/// Use is noted at most so often, seconds: reading pages must not write each time.
const NOTED_EVERY: i64 = 60 * 60;

/// Somebody who wants in.
#[derive(Debug)]
pub struct SignIn {
    /// Name as typed.
    pub name: String,
    /// Password as typed.
    pub password: SecretString,
    /// Where the request comes from.
    pub address: IpAddr,
}

/// A new session.
#[derive(Debug)]
pub struct SignedIn {
    /// The session and whose it is.
    pub session: Session,
    /// What the browser keeps in its cookie.
    pub token: SecretString,
}

impl Accounts {
    /// Signs a person in.
    pub async fn sign_in(&self, who: SignIn) -> Result<SignedIn> {
        let key = name_key(&who.name);
        let subjects = [Subject::Name(key.clone()), Subject::address(who.address)];
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
        let is_right = self.inner.hasher.verify(&who.password, hash).await?;
        let Some(credentials) = found.filter(|_| is_right) else {
            return self.refuse().await;
        };
        self.inner.throttle.right(&subjects);
        let id = credentials.user.id;
        let tx = self.begin().await?;
        session::forget_expired(&tx).await?;
        let signed_in = begin(&tx, id).await?;
        audit::record(&tx, Some(id), "sign_in", None, None).await?;
        tx.commit().await?;
        Ok(signed_in)
    }

    /// The same answer for an unknown name and a wrong password, unless there is nobody to be.
    async fn refuse<T>(&self) -> Result<T> {
        if user::any(&self.inner.db.read()).await? {
            Err(AccountError::WrongCredentials)
        } else {
            Err(AccountError::SetupRequired)
        }
    }

    /// The session that a cookie's token belongs to, if it has not ended.
    pub async fn find_session(&self, token: &str) -> Result<Option<Session>> {
        let now = self.now();
        let found = session::find(&self.inner.db.read(), &secret::token_hash(token), now).await?;
        if let Some(session) = &found
            && now - session.last_seen_at >= NOTED_EVERY
        {
            let tx = self.inner.db.begin(Durability::Normal, now).await?;
            session::mark_seen(&tx, session.id, now + SESSION_SECONDS).await?;
            tx.commit().await?;
        }
        Ok(found)
    }

    /// Signs a browser out.
    pub async fn sign_out(&self, by: UserId, id: SessionId) -> Result<()> {
        let tx = self.begin().await?;
        session::delete(&tx, id).await?;
        audit::record(&tx, Some(by), "sign_out", None, None).await?;
        Ok(tx.commit().await?)
    }

    /// A person's sessions that have not ended, the last used first.
    pub async fn list_sessions(&self, of: UserId) -> Result<Vec<Seen>> {
        Ok(session::list(&self.inner.db.read(), of, self.now()).await?)
    }

    /// Ends one of a person's sessions; [`AccountError::NotFound`] when it is none of theirs.
    pub async fn end_session(&self, of: UserId, id: SessionId) -> Result<()> {
        let tx = self.begin().await?;
        if !session::delete_of(&tx, of, id).await? {
            return Err(AccountError::NotFound);
        }
        audit::record(&tx, Some(of), "session_end", None, None).await?;
        Ok(tx.commit().await?)
    }

    /// Whether anybody has an account; until then there is nothing but setup.
    pub async fn is_set_up(&self) -> Result<bool> {
        Ok(user::any(&self.inner.db.read()).await?)
    }
}

/// Begins a session in the caller's transaction.
pub(super) async fn begin(tx: &Tx, user: UserId) -> Result<SignedIn> {
    let token = secret::new_token()?;
    let csrf_token = secret::new_token()?;
    let expires_at = tx.now() + SESSION_SECONDS;
    let new = NewSession {
        user,
        token_hash: &secret::token_hash(token.expose_secret()),
        csrf_token: csrf_token.expose_secret(),
        expires_at,
    };
    let id = session::create(tx, &new).await?;
    let session = Session {
        id,
        user: user::get(tx, user).await?,
        csrf_token: csrf_token.expose_secret().to_owned(),
        last_seen_at: tx.now(),
        expires_at,
    };
    Ok(SignedIn { session, token })
}
