//! Suppressed reports let back in, and suppressed again.
//!
//! A released report counts whatever else is found: the mark stays with the row, so that neither the same file once
//! more nor a later report of another service takes it back.

use aime_domain::correction::CorrectionKind;
use aime_domain::ids::CorrectionId;
use aime_storage::correction::entry::{self, Correction};
use aime_storage::correction::listens::{self, Part};
use aime_storage::listen::review::{self, Filter};
use aime_storage::listen::{self, hand};
use aime_storage::user::User;
use aime_storage::{Durability, Tx};
use serde_json::json;

use super::error::{CorrectionError, Result};
use super::totals::Count;
use super::{Corrections, Made, listener, note_own};
use crate::ingest::Listener;
use crate::ingest::settle::{self, Moment};

/// Reports in one transaction.
const CHUNK: usize = 500;

/// Which suppressed (or released) reports.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Suppressed {
    /// These.
    These(Vec<i64>),
    /// All that pass a filter, for instance those of an import with a reason.
    All(Filter),
}

impl Corrections {
    /// Lets suppressed reports back in: each counts as a play of its own from now on. With `dry_run` tells how many.
    pub async fn release(&self, user: &User, which: Suppressed, dry_run: bool) -> Result<Made> {
        self.judge(user, which, true, dry_run).await
    }

    /// Takes releases back; whether the reports are duplicates is decided anew.
    pub async fn suppress(&self, user: &User, which: Suppressed, dry_run: bool) -> Result<Made> {
        self.judge(user, which, false, dry_run).await
    }

    async fn judge(
        &self,
        user: &User,
        which: Suppressed,
        released: bool,
        dry_run: bool,
    ) -> Result<Made> {
        let filter = match &which {
            Suppressed::All(filter) => json!({
                "reason": filter.reason,
                "source": filter.source,
                "artist": filter.artist,
                "import_id": filter.import_id.map(|id| id.0),
            }),
            Suppressed::These(_) => json!({}),
        };
        let ids = self.judged(user, which, released).await?;
        if dry_run || ids.is_empty() {
            return Ok(Made {
                correction: None,
                changed: ids.len() as i64,
            });
        }
        let kind = if released {
            CorrectionKind::Release
        } else {
            CorrectionKind::Suppress
        };
        let subject = self.subject(user, &ids).await?;
        let mut correction = None;
        let mut changed = 0;
        for chunk in ids.chunks(CHUNK) {
            let mut tx = self.begin_chunk(ids.len()).await?;
            let id = match correction {
                Some(id) => id,
                None => note_own(&mut tx, user, kind, &subject, &filter).await?,
            };
            correction = Some(id);
            changed += set(
                &mut tx,
                listener(user),
                chunk,
                released,
                Some(id),
                Count::of(ids.len()),
            )
            .await?;
            tx.commit().await?;
        }
        self.count_marked(listener(user)).await?;
        Ok(Made {
            correction,
            changed,
        })
    }

    async fn judged(&self, user: &User, which: Suppressed, released: bool) -> Result<Vec<i64>> {
        let db = self.db.read();
        match which {
            Suppressed::These(mut ids) => {
                ids.sort_unstable();
                ids.dedup();
                if ids.is_empty() {
                    return Err(CorrectionError::invalid(
                        "ids",
                        "must name at least one report",
                    ));
                }
                if hand::count_own(&db, user.id, &ids).await? != ids.len() as i64 {
                    return Err(CorrectionError::NotFound);
                }
                Ok(ids)
            }
            Suppressed::All(filter) => {
                let filter = Filter {
                    released: !released,
                    ..filter
                };
                Ok(review::list_ids(&db, user.id, &filter).await?)
            }
        }
    }

    /// A release or suppression taken back.
    pub(super) async fn undo_judgement(
        &self,
        user: &User,
        correction: &Correction,
        released: bool,
    ) -> Result<()> {
        let ids = listens::list(&self.db.read(), correction.id, Part::Changed).await?;
        let mut left = ids.chunks(CHUNK).peekable();
        let mut tx = self.begin_chunk(ids.len()).await?;
        if !entry::mark_undone(&mut tx, correction, &user.name).await? {
            return Err(CorrectionError::AlreadyUndone);
        }
        while let Some(chunk) = left.next() {
            let count = Count::of(ids.len());
            set(&mut tx, listener(user), chunk, !released, None, count).await?;
            if left.peek().is_some() {
                tx.commit().await?;
                tx = self.begin_chunk(ids.len()).await?;
            }
        }
        tx.commit().await?;
        Ok(self.count_marked(listener(user)).await?)
    }

    /// A transaction of a correction of so many listens: many are repeated rather than waited for.
    pub(super) async fn begin_chunk(&self, listens: usize) -> Result<Tx> {
        let durability = match Count::of(listens) {
            Count::AtOnce => Durability::Full,
            Count::Later => Durability::Normal,
        };
        Ok(self.db.begin(durability, self.clock.now()).await?)
    }
}

/// Marks reports, decides anew around them, and brings the totals in line; how many were marked.
async fn set(
    tx: &mut Tx,
    who: Listener,
    ids: &[i64],
    released: bool,
    correction: Option<CorrectionId>,
    count: Count,
) -> Result<i64> {
    listen::lock(tx, who.id).await?;
    let marked = hand::set_released(tx, who.id, ids, released).await?;
    if let Some(correction) = correction {
        let ids: Vec<i64> = marked.iter().map(|one| one.id).collect();
        listens::add(tx, correction, Part::Changed, &ids).await?;
        entry::add_changed(tx, correction, ids.len() as i64).await?;
    }
    let moments: Vec<Moment> = marked
        .iter()
        .map(|one| Moment {
            at: one.listened_at,
            approximate: one.approximate,
        })
        .collect();
    let settled = settle::settle(tx, who, &[], &moments, None).await?;
    count.apply(tx, who, &settled.deltas).await?;
    Ok(marked.len() as i64)
}
