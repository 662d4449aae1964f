//! Where the Core of a link is, and the way to it.

use aime_domain::ids::UserId;
use aime_providers::roon::{Connection, Extension, FoundCore, SavedToken};
use aime_storage::provider_account::ProviderAccount;
use aime_storage::user;
use secrecy::ExposeSecret as _;

use super::cursor::Cursor;
use super::error::{Result, RoonError};
use super::link::{Address, random};
use super::{PROVIDER, RoonTracker};
use crate::vault::VaultError;

impl RoonTracker {
    /// Connects to the Core of a link, wherever it is.
    pub(super) async fn dial(
        &self,
        user: UserId,
        cursor: &Cursor,
        saved: Option<SavedToken>,
    ) -> Result<Connection> {
        // Each person of the house is an extension of their own.
        let person = user::get(&self.parts.db.read(), user).await?.name;
        let extension = Extension {
            id: cursor.extension_id.clone(),
            name: format!("AIME ({person})"),
            version: self.parts.version.clone(),
        };
        let given = cursor
            .address
            .clone()
            .or_else(|| self.parts.address.clone());
        let address = match &given {
            Some(address) => address.clone(),
            None => self.search(cursor).await?,
        };
        let service = &self.parts.service;
        let dialled = service
            .connect(
                &address.host,
                address.port,
                extension.clone(),
                saved.clone(),
            )
            .await;
        match (dialled, given) {
            // It may listen at another port since it was restarted.
            (Err(error), Some(given)) => {
                let found = self.discover(Some(&given.host)).await?;
                let moved = found
                    .first()
                    .filter(|core| core.address.port() != given.port);
                let Some(moved) = moved else {
                    return Err(error.into());
                };
                let port = moved.address.port();
                Ok(service.connect(&given.host, port, extension, saved).await?)
            }
            (dialled, _) => Ok(dialled?),
        }
    }

    /// Looks for a Core on the network: the one that enabled us, or else any.
    async fn search(&self, cursor: &Cursor) -> Result<Address> {
        let found = self.discover(None).await?;
        let known = cursor.core.as_ref().map(|core| core.id.as_str());
        let ours = found
            .iter()
            .find(|core| Some(core.core_id.as_str()) == known);
        let core = ours.or(found.first()).ok_or(RoonError::NoCore)?;
        Ok(Address {
            host: core.host(),
            port: core.address.port(),
        })
    }

    async fn discover(&self, host: Option<&str>) -> Result<Vec<FoundCore>> {
        let transaction = uuid(random::<16>()?);
        Ok(self.parts.service.discover(host, &transaction).await)
    }

    pub(super) fn saved_token(&self, row: &ProviderAccount) -> Result<Option<SavedToken>> {
        let Some(sealed) = row.secret.as_deref().filter(|sealed| !sealed.is_empty()) else {
            return Ok(None);
        };
        let secret = match self.parts.vault.open(row.user, PROVIDER, sealed) {
            // Sealed with a key that is lost: somebody has to enable us anew.
            Err(VaultError::Shut) => return Ok(None),
            opened => opened?,
        };
        let kept = secret.expose_secret().split_once(' ');
        Ok(kept.map(|(core_id, token)| SavedToken {
            core_id: core_id.to_owned(),
            token: token.into(),
        }))
    }
}

/// A random UUID of 16 random bytes.
fn uuid(mut bytes: [u8; 16]) -> String {
    bytes[6] = bytes[6] & 0x0f | 0x40;
    bytes[8] = bytes[8] & 0x3f | 0x80;
    let number = u128::from_be_bytes(bytes);
    format!(
        "{:08x}-{:04x}-{:04x}-{:04x}-{:012x}",
        number >> 96,
        number >> 80 & 0xffff,
        number >> 64 & 0xffff,
        number >> 48 & 0xffff,
        number & 0xffff_ffff_ffff
    )
}
