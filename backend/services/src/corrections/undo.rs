//! Corrections taken back.

use aime_domain::correction::CorrectionKind;
use aime_domain::ids::CorrectionId;
use aime_storage::correction::entry::{self, Correction};
use aime_storage::user::User;

use super::error::{CorrectionError, Result};
use super::{Corrections, may_change_catalogue};

impl Corrections {
    /// Takes a correction back; what it changed is as it was. The line in the ledger stays, and says so.
    pub async fn undo(&self, user: &User, id: CorrectionId) -> Result<Correction> {
        let catalogue = may_change_catalogue(user);
        let correction = entry::get(&self.db.read(), user.id, catalogue, id).await?;
        if correction.undone_at.is_some() {
            return Err(CorrectionError::AlreadyUndone);
        }
        match correction.kind {
            Some(CorrectionKind::Release) => self.undo_judgement(user, &correction, true).await?,
            Some(CorrectionKind::Suppress) => {
                self.undo_judgement(user, &correction, false).await?;
            }
            Some(
                CorrectionKind::AddListen
                | CorrectionKind::EditListens
                | CorrectionKind::MoveListens
                | CorrectionKind::DeleteListens,
            ) => self.undo_listens(user, &correction).await?,
            Some(CorrectionKind::OwnMeaning | CorrectionKind::Meaning) => {
                self.undo_meaning(user, &correction).await?;
            }
            Some(
                CorrectionKind::MergeArtists
                | CorrectionKind::SplitArtist
                | CorrectionKind::AddAlias
                | CorrectionKind::RemoveAlias
                | CorrectionKind::MergeAlbums
                | CorrectionKind::SplitAlbum
                | CorrectionKind::MergeRecordings
                | CorrectionKind::SplitRecording
                | CorrectionKind::EditAlbum
                | CorrectionKind::EditCopy,
            ) => self.undo_catalogue(user, &correction).await?,
            Some(CorrectionKind::Exclude) => self.undo_exclusion(user, &correction, true).await?,
            Some(CorrectionKind::Include) => self.undo_exclusion(user, &correction, false).await?,
            None => return Err(CorrectionError::NotFound),
        }
        Ok(entry::get(&self.db.read(), user.id, catalogue, id).await?)
    }
}
