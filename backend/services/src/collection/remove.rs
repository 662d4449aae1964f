//! Copies given away.

use aime_domain::ids::{AlbumId, UserId};
use aime_storage::copy::write::delete_of_album;

use super::Collection;
use super::error::{CollectionError, Result};

impl Collection {
    /// Takes all of a user's copies of an album out of their collection. The album stays in the catalogue, and
    /// its plays stay the user's.
    pub async fn remove_copies(&self, user: UserId, album: AlbumId) -> Result<()> {
        let mut tx = self.begin().await?;
        if delete_of_album(&mut tx, user, album).await? == 0 {
            return Err(CollectionError::NotFound);
        }
        tx.commit().await?;
        Ok(())
    }
}
