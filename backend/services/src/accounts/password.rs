//! Password hashes: Argon2id, made and checked off the async threads, few at a time.

use std::sync::{Arc, OnceLock};

use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{PasswordHasher as _, PasswordVerifier as _};
use argon2::{Algorithm, Argon2, Params, Version};
use secrecy::{ExposeSecret as _, SecretString};
use tokio::sync::Semaphore;

use super::error::{AccountError, Result};
use super::secret;

/// Hashes at a time. Each takes 19 MiB and one core for some hundredths of a second.
const AT_ONCE: usize = 2;

/// Makes and checks password hashes.
#[derive(Debug)]
pub(super) struct Hasher {
    turns: Arc<Semaphore>,
    decoy: OnceLock<String>,
}

impl Default for Hasher {
    fn default() -> Self {
        Self {
            turns: Arc::new(Semaphore::new(AT_ONCE)),
            decoy: OnceLock::new(),
        }
    }
}

impl Hasher {
    /// A hash in PHC form.
    pub(super) async fn hash(&self, password: &SecretString) -> Result<String> {
        let password = password.clone();
        self.off_thread(move || hash(password.expose_secret()))
            .await
    }

    /// Whether the password is the one of the hash. Without a hash (no such name) it takes as long and says no.
    pub(super) async fn verify(
        &self,
        password: &SecretString,
        hash_of: Option<&str>,
    ) -> Result<bool> {
        let against = match hash_of {
            Some(hash) => hash.to_owned(),
            None => self.decoy().await?,
        };
        let password = password.clone();
        let is_same = self
            .off_thread(move || Ok(verify(password.expose_secret(), &against)))
            .await?;
        Ok(is_same && hash_of.is_some())
    }

    async fn decoy(&self) -> Result<String> {
        if let Some(decoy) = self.decoy.get() {
            return Ok(decoy.clone());
        }
        let made = self.hash(&SecretString::from("nobody's password")).await?;
        Ok(self.decoy.get_or_init(|| made).clone())
    }

    async fn off_thread<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> Result<T> + Send + 'static,
    ) -> Result<T> {
        let turn = Arc::clone(&self.turns).acquire_owned().await;
        let done = tokio::task::spawn_blocking(move || {
            let _turn = turn;
            work()
        });
        done.await
            .map_err(|error| AccountError::Secrets(error.to_string()))?
    }
}

/// OWASP's first choice for Argon2id: 19 MiB, two passes, one lane.
fn argon2() -> Argon2<'static> {
    Argon2::new(Algorithm::Argon2id, Version::V0x13, Params::default())
}

fn hash(password: &str) -> Result<String> {
    let salt = secret::random::<16>()?;
    argon2()
        .hash_password_with_salt(password.as_bytes(), &salt)
        .map(|hash: PasswordHash| hash.to_string())
        .map_err(|error| AccountError::Secrets(error.to_string()))
}

/// A hash that cannot be read (an account without a password) matches nothing.
fn verify(password: &str, hash: &str) -> bool {
    PasswordHash::new(hash)
        .is_ok_and(|hash| argon2().verify_password(password.as_bytes(), &hash).is_ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_password_itself_matches() {
        let made = hash("correct horse").unwrap();
        assert!(
            made.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"),
            "{made}"
        );
        assert!(verify("correct horse", &made));
        assert!(!verify("correct horse ", &made));
        assert!(!verify("anything", "!"));
    }
}
