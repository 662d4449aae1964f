//! A correction as the API shows it.

use aime_services::corrections::Made;
use aime_storage::correction::entry::Correction;
use serde::Serialize;
use utoipa::ToSchema;

use crate::api::instant::Instant;

/// A line of the ledger of corrections: who put what right and when.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Correction)]
pub struct CorrectionView {
    /// Key; later ones are greater.
    pub id: i64,
    /// What was done, a stable word: `release`, `suppress`, `add_listen`, `edit_listens`, `delete_listens`,
    /// `move_listens`, `own_meaning`, `meaning`, `exclude`, `include`, `merge_artists`, `split_artist`, `add_alias`,
    /// `remove_alias`, `merge_albums`, `split_album`, `merge_recordings`, `split_recording`, `edit_album`,
    /// `edit_copy`.
    pub kind: &'static str,
    /// What it was about, in names as they were then.
    pub subject: String,
    /// Further words; which ones depends on `kind`.
    #[schema(value_type = Object)]
    pub detail: serde_json::Value,
    /// Listens or rows that it changed.
    pub changed: i64,
    /// Whether it is about the catalogue, which is everybody's, rather than about one's own ledger.
    pub is_shared: bool,
    /// Who did it.
    pub by: String,
    /// When.
    pub created_at: Instant,
    /// When it was taken back.
    #[schema(required)]
    pub undone_at: Option<Instant>,
    /// Who took it back.
    #[schema(required)]
    pub undone_by: Option<String>,
}

impl From<Correction> for CorrectionView {
    fn from(correction: Correction) -> Self {
        Self {
            id: correction.id.0,
            kind: correction.kind.map_or("", |kind| kind.as_str()),
            subject: correction.subject,
            detail: correction.detail,
            changed: correction.changed,
            is_shared: correction.user.is_none(),
            by: correction.by_name,
            created_at: Instant(correction.created_at),
            undone_at: correction.undone_at.map(Instant),
            undone_by: correction.undone_by,
        }
    }
}

/// What a correction did.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = CorrectionMade)]
pub struct MadeView {
    /// Its line in the ledger, by which it is undone; `null` when there was nothing to change or it was only tried.
    #[schema(required)]
    pub correction_id: Option<i64>,
    /// Listens or rows that it changed, or would change.
    pub changed: i64,
}

impl From<Made> for MadeView {
    fn from(made: Made) -> Self {
        Self {
            correction_id: made.correction.map(|id| id.0),
            changed: made.changed,
        }
    }
}
