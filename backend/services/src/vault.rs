//! Secrets of linked services at rest: sealed with XChaCha20-Poly1305 under one key of the install.
//!
//! The key lies in a file of the data folder that only its owner can read, or comes from the configuration. A sealed
//! secret says which user and service it belongs to, so that a row copied to another user opens nothing.

use std::fs::{self, OpenOptions};
use std::io::{self, Write as _};
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::Path;
use std::sync::Arc;

use aime_domain::ids::UserId;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use chacha20poly1305::aead::{Aead as _, Payload};
use chacha20poly1305::{KeyInit as _, XChaCha20Poly1305};
use secrecy::{ExposeSecret as _, SecretString};

use crate::accounts::secret;

/// First byte of what is sealed: the way of sealing.
const VERSION: u8 = 1;
/// Bytes of a nonce; random ones of this length never meet.
const NONCE: usize = 24;
/// Bytes of a key.
const KEY: usize = 32;

/// Seals and opens secrets. Cheap to clone.
#[derive(Clone)]
pub struct Vault {
    cipher: Arc<XChaCha20Poly1305>,
}

impl std::fmt::Debug for Vault {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Vault").finish_non_exhaustive()
    }
}

/// A secret cannot be sealed or opened.
#[derive(Debug, thiserror::Error)]
pub enum VaultError {
    /// The key's file cannot be read or made.
    #[error("the key of secrets: {0}")]
    File(#[from] io::Error),
    /// What is given as a key is none.
    #[error("the key of secrets must be 32 bytes in base64")]
    NoKey,
    /// The system has no randomness.
    #[error("there is no randomness to seal with")]
    NoRandomness,
    /// It was sealed with another key, for somebody else, or is damaged.
    #[error("a stored secret cannot be opened with this key; connect the service again")]
    Shut,
}

impl Vault {
    /// A vault with the key in a file, which is made if missing.
    pub fn with_file(path: &Path) -> Result<Self, VaultError> {
        match fs::read_to_string(path) {
            Ok(key) => Self::with_key(&key.into()),
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                let random = secret::random::<KEY>().map_err(|_| VaultError::NoRandomness)?;
                let key = STANDARD.encode(random);
                let made = OpenOptions::new()
                    .write(true)
                    .create_new(true)
                    .mode(0o600)
                    .open(path);
                match made {
                    Ok(mut file) => {
                        file.write_all(key.as_bytes())?;
                        file.sync_all()?;
                        Self::with_key(&key.into())
                    }
                    // Another process was first; its key is the key.
                    Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
                        Self::with_key(&fs::read_to_string(path)?.into())
                    }
                    Err(error) => Err(error.into()),
                }
            }
            Err(error) => Err(error.into()),
        }
    }

    /// A vault with a key of 32 bytes in base64.
    pub fn with_key(key: &SecretString) -> Result<Self, VaultError> {
        let bytes = STANDARD
            .decode(key.expose_secret().trim())
            .map_err(|_| VaultError::NoKey)?;
        let bytes: [u8; KEY] = bytes.try_into().map_err(|_| VaultError::NoKey)?;
        Ok(Self {
            cipher: Arc::new(XChaCha20Poly1305::new(&bytes.into())),
        })
    }

    /// Seals a secret of a user for a service.
    pub fn seal(
        &self,
        user: UserId,
        provider: &str,
        secret: &SecretString,
    ) -> Result<Vec<u8>, VaultError> {
        let nonce = secret::random::<NONCE>().map_err(|_| VaultError::NoRandomness)?;
        let belongs = belongs(user, provider);
        let payload = Payload {
            msg: secret.expose_secret().as_bytes(),
            aad: belongs.as_bytes(),
        };
        let sealed = self
            .cipher
            .encrypt(&nonce.into(), payload)
            .map_err(|_| VaultError::Shut)?;
        Ok([&[VERSION][..], &nonce, &sealed].concat())
    }

    /// Opens what was sealed for the same user and service.
    pub fn open(
        &self,
        user: UserId,
        provider: &str,
        sealed: &[u8],
    ) -> Result<SecretString, VaultError> {
        let (&[version], rest) = sealed.split_first_chunk::<1>().ok_or(VaultError::Shut)?;
        let (nonce, sealed) = rest.split_first_chunk::<NONCE>().ok_or(VaultError::Shut)?;
        if version != VERSION {
            return Err(VaultError::Shut);
        }
        let belongs = belongs(user, provider);
        let payload = Payload {
            msg: sealed,
            aad: belongs.as_bytes(),
        };
        let opened = self
            .cipher
            .decrypt(&(*nonce).into(), payload)
            .map_err(|_| VaultError::Shut)?;
        let text = String::from_utf8(opened).map_err(|_| VaultError::Shut)?;
        Ok(text.into())
    }
}

fn belongs(user: UserId, provider: &str) -> String {
    format!("provider_accounts:{user}:{provider}")
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::PermissionsExt as _;

    use super::*;

    const ZOE: UserId = UserId(1);

    #[test]
    fn what_is_sealed_opens_for_its_user_and_service_only() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("secret.key");
        let vault = Vault::with_file(&file).unwrap();
        let sealed = vault.seal(ZOE, "lastfm", &"swordfish".into()).unwrap();
        assert!(!sealed.windows(9).any(|nine| nine == b"swordfish"));
        // The next start reads the same key.
        let again = Vault::with_file(&file).unwrap();
        let opened = again.open(ZOE, "lastfm", &sealed).unwrap();
        assert_eq!(opened.expose_secret(), "swordfish");
        assert!(again.open(UserId(2), "lastfm", &sealed).is_err());
        assert!(again.open(ZOE, "discogs", &sealed).is_err());
        for n in 0..sealed.len() {
            let mut bent = sealed.clone();
            bent[n] ^= 1;
            assert!(again.open(ZOE, "lastfm", &bent).is_err(), "byte {n}");
            assert!(again.open(ZOE, "lastfm", &sealed[..n]).is_err());
        }
        let other = Vault::with_file(&folder.path().join("other.key")).unwrap();
        assert!(other.open(ZOE, "lastfm", &sealed).is_err());
    }

    #[test]
    fn only_its_owner_reads_the_key() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("secret.key");
        Vault::with_file(&file).unwrap();
        assert_eq!(
            fs::metadata(file).unwrap().permissions().mode() & 0o777,
            0o600
        );
    }

    #[test]
    fn the_same_secret_never_looks_the_same() {
        let vault = Vault::with_key(&STANDARD.encode([7; 32]).into()).unwrap();
        let seal = || vault.seal(ZOE, "lastfm", &"x".into()).unwrap();
        assert_ne!(seal(), seal());
        assert!(Vault::with_key(&"short".into()).is_err());
    }
}
