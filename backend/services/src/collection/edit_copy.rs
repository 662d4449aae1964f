//! A copy changed by hand.

use aime_domain::correction::CorrectionKind;
use aime_domain::ids::{CopyId, CorrectionId};
use aime_storage::catalogue::credit;
use aime_storage::copy::write::{self as copies, CopyFields};
use aime_storage::correction::entry;
use aime_storage::correction::rows::{self, Scope, Snapshot};
use aime_storage::lock;
use aime_storage::user::User;
use serde_json::json;

use super::Collection;
use super::error::Result;
use super::rules::{Check, locks};
use crate::corrections::note;

impl Collection {
    /// Changes a copy of the user. What is set by hand is locked, so that no import or sync writes over it; `locked`
    /// says otherwise where it is given. The line in the ledger by which it is undone.
    pub async fn edit_copy(
        &self,
        user: &User,
        id: CopyId,
        fields: &CopyFields,
        locked: Option<Vec<String>>,
    ) -> Result<Option<CorrectionId>> {
        check(fields)?;
        let mut tx = self.begin().await?;
        let (before, album) = lock::of_copy(&tx, user.id, id).await?;
        let locked = locks(before, fields.names(), locked, &lock::COPY_FIELDS)?;
        let scope = Scope {
            albums: [album.0].into(),
            ..Scope::default()
        };
        let old = Snapshot::take(&tx, &scope).await?;
        copies::edit(&mut tx, user.id, id, fields).await?;
        lock::set_of_copy(&tx, user.id, id, &locked).await?;
        let new = Snapshot::take(&tx, &scope).await?;
        if old == new {
            return Ok(None);
        }
        let named = credit::list_albums(&tx, &[album.0]).await?;
        let subject = named
            .first()
            .map_or_else(String::new, |one| format!("{} – {}", one.credit, one.title));
        let detail = json!({"copy_id": id.0, "fields": fields.names()});
        let kind = CorrectionKind::EditCopy;
        let noted = note(&mut tx, user, Some(user.id), kind, &subject, &detail).await?;
        let changed = rows::record(&tx, noted, &old, &new).await?;
        entry::add_changed(&tx, noted, changed as i64).await?;
        tx.commit().await?;
        Ok(Some(noted))
    }
}

fn check(fields: &CopyFields) -> Result<()> {
    let mut check = Check::default();
    for (field, change, most) in [
        ("support", &fields.support, 50),
        ("format", &fields.format, 200),
        ("country", &fields.country, 100),
        ("media_condition", &fields.media_condition, 100),
        ("sleeve_condition", &fields.sleeve_condition, 100),
        ("folder", &fields.folder, 200),
    ] {
        let is_sound = change
            .value()
            .is_none_or(|text| text.chars().count() <= most && !text.chars().any(char::is_control));
        check.require(is_sound, field, "is too long, or not a line of text");
    }
    let notes = fields.notes.value();
    check.require(
        notes.is_none_or(|text| text.chars().count() <= 10_000),
        "notes",
        "must have at most 10,000 characters",
    );
    let year = fields.released_year.value();
    check.require(
        year.is_none_or(|year| (1850..=2100).contains(year)),
        "released_year",
        "must be between 1850 and 2100",
    );
    let rating = fields.rating.value();
    check.require(
        rating.is_none_or(|rating| (1..=5).contains(rating)),
        "rating",
        "must be between 1 and 5",
    );
    check.done()
}
